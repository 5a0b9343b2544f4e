// YAML by the events of yaml-cpp rather than its nodes: events tell the place of each value and whether it
// stood in quotes, and do not build a second tree.
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "entente/exchange/tree.h"

namespace entente::exchange {

namespace {

// Leaves the parser's callbacks; never seen outside of this file.
struct Stop {
  std::size_t at;
  std::string message;
  const char* code;
};

std::size_t branches(const Branch& branch) {
  std::size_t count = 1;
  for (const Branch& item : branch.items) count += branches(item);
  return count + branch.keys.size();
}

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  Branch root;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Branch branch = begin(mark, Branch::Kind::null);
    const std::string_view rest = text_.substr(std::min(branch.at, text_.size()));
    for (const std::string_view word : {"null", "Null", "NULL", "~"})
      if (rest.starts_with(word)) branch.text = std::string(word);
    branch.length = std::max<std::size_t>(branch.text.size(), 1);
    finish(std::move(branch), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end())
      throw Stop{place(mark), "this alias stands inside of what it names", "import-syntax"};
    Branch copy = found->second;
    copy.at = place(mark);
    count(branches(copy), copy.at);
    finish(std::move(copy), 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Branch branch = begin(mark, Branch::Kind::scalar);
    branch.text = value;
    branch.quoted = tag == "!" || tag == "tag:yaml.org,2002:str";
    branch.length = std::max<std::size_t>(value.size() + (tag == "!" ? 2 : 0), 1);
    finish(std::move(branch), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open_.push_back({begin(mark, Branch::Kind::list), anchor});
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open_.push_back({begin(mark, Branch::Kind::map), anchor});
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Branch branch;
    YAML::anchor_t anchor;
  };

  static std::size_t place(const YAML::Mark& mark) { return static_cast<std::size_t>(std::max(mark.pos, 0)); }

  void count(std::size_t more, std::size_t at) {
    count_ += more;
    if (count_ > most_branches)
      throw Stop{at, fmt::format("the file holds more than {} values", most_branches), "import-size"};
  }

  Branch begin(const YAML::Mark& mark, Branch::Kind kind) {
    Branch branch;
    branch.kind = kind;
    branch.at = place(mark);
    count(1, branch.at);
    return branch;
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    finish(std::move(done.branch), done.anchor);
  }

  void finish(Branch branch, YAML::anchor_t anchor) {
    if (anchor) anchored_[anchor] = branch;
    if (open_.empty()) {
      root = std::move(branch);
      return;
    }
    Branch& parent = open_.back().branch;
    const bool key = parent.kind == Branch::Kind::map && parent.keys.size() == parent.items.size();
    (key ? parent.keys : parent.items).push_back(std::move(branch));
  }

  std::string_view text_;
  std::size_t count_ = 0;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Branch> anchored_;
};

std::nullopt_t refuse(const SourceFile& file, std::size_t at, std::string message, const char* code,
                      ImportLog& log) {
  base::Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  fault_in(file, at, 1, std::move(problem), log);
  return std::nullopt;
}

}  // namespace

std::optional<Tree> yaml_tree(SourceFile file, ImportLog& log) {
  Tree tree{std::move(file), {}};
  TreeBuilder builder(tree.file.text);
  try {
    std::istringstream stream(tree.file.text);
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (const Stop& stop) {
    return refuse(tree.file, stop.at, stop.message, stop.code, log);
  } catch (const YAML::Exception& wrong) {
    const std::size_t at = wrong.mark.is_null() ? 0 : static_cast<std::size_t>(wrong.mark.pos);
    return refuse(tree.file, at, "the YAML parser stops here: " + wrong.msg, "import-syntax", log);
  }
  tree.root = std::move(builder.root);
  return tree;
}

}  // namespace entente::exchange
