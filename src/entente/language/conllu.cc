#include "entente/language/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace entente::language {

namespace {

using base::Diagnostic;

constexpr std::size_t columns = 10;

struct Line {
  std::array<std::string_view, columns> cells;
  std::size_t count = 0;
};

Line split(std::string_view line) {
  Line out;
  std::size_t from = 0;
  while (out.count < columns) {
    const std::size_t tab = line.find('\t', from);
    out.cells[out.count++] = line.substr(from, tab == std::string_view::npos ? tab : tab - from);
    if (tab == std::string_view::npos) break;
    from = tab + 1;
  }
  return out;
}

std::string known(std::string_view cell) {
  return cell == "_" ? std::string() : std::string(cell);
}

// A word whose form or lemma is an underscore is written as one.
std::string kept(std::string_view cell, std::string_view form) {
  return cell == "_" && form != "_" ? std::string() : std::string(cell);
}

class Reader {
 public:
  explicit Reader(const std::string& file) : file_(file) {}

  void line(std::string_view line, std::size_t number) {
    if (line.empty()) return close();
    if (line.front() == '#') {
      tree_.comments.emplace_back(line.substr(1));
      return;
    }
    const Line cells = split(line);
    if (cells.cells[0].find_first_of("-.") != std::string_view::npos) return range(cells);
    if (cells.count < 8) {
      std::string message = "this line has " + std::to_string(cells.count) + " columns";
      problem("conllu-columns", number, line, 1, std::move(message),
              "a word has ten columns with tabs between them: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS "
              "MISC");
      return;
    }
    add(cells, number, line);
  }

  void close() {
    if (!tree_.words.empty()) {
      settle_heads();
      tree_.link();
      trees_.push_back(std::move(tree_));
    }
    tree_ = {};
    places_.clear();
    joined_until_ = 0;
  }

  base::Result<std::vector<Tree>> take() {
    if (base::has_errors(problems_)) return std::move(problems_);
    return std::move(trees_);
  }

 private:
  struct Place {
    std::size_t number = 0;
    std::string line;
    std::uint32_t head = 0;  // as written: 0 is the root
  };

  // "3-4 don't": no blank stands between the words of a range; after the last, what the range says.
  void range(const Line& cells) {
    const std::size_t dash = cells.cells[0].find('-');
    std::uint32_t last = 0;
    if (dash == std::string_view::npos) return;
    const std::string_view end = cells.cells[0].substr(dash + 1);
    if (std::from_chars(end.data(), end.data() + end.size(), last).ec != std::errc()) return;
    joined_until_ = last;
    joined_to_next_ = cells.count > 9 && cells.cells[9].find("SpaceAfter=No") != std::string_view::npos;
  }

  void add(const Line& cells, std::size_t number, std::string_view line) {
    Word word;
    word.form = cells.cells[1];
    word.lemma = kept(cells.cells[2], word.form);
    word.upos = upos_of(cells.cells[3]).value_or(Upos::x);
    word.xpos = known(cells.cells[4]);
    word.features = known(cells.cells[5]);
    word.label = known(cells.cells[7]);
    word.relation = relation_of(word.label).value_or(Relation::dep);
    if (cells.count > 9) word.misc = known(cells.cells[9]);
    word.space_after = word.misc.find("SpaceAfter=No") == std::string::npos;
    const auto place = static_cast<std::uint32_t>(tree_.words.size() + 1);
    if (place < joined_until_ || (place == joined_until_ && joined_to_next_)) word.space_after = false;
    std::uint32_t head = 0;
    const std::string_view text = cells.cells[6];
    const auto read = std::from_chars(text.data(), text.data() + text.size(), head);
    if ((read.ec != std::errc() || read.ptr != text.data() + text.size()) && text != "_")
      problem("conllu-head", number, line, column_of(line, text),
              "the head of \"" + word.form + "\" is \"" + std::string(text) + "\", which is no number",
              "write the ID of the head, or 0 for the root");
    tree_.words.push_back(std::move(word));
    places_.push_back({number, std::string(line), head});
  }

  static std::size_t column_of(std::string_view line, std::string_view cell) {
    return static_cast<std::size_t>(cell.data() - line.data()) + 1;
  }

  void settle_heads() {
    const auto count = static_cast<std::uint32_t>(tree_.words.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t head = places_[i].head;
      if (head > count || head == i + 1) {
        head_problem(i, head > count ? "which the sentence does not have" : "which is the word itself");
        continue;
      }
      tree_.words[i].head = head == 0 ? no_word : head - 1;
    }
    refuse_circles();
  }

  void head_problem(std::uint32_t i, const std::string& why) {
    problem(
        "conllu-head", places_[i].number, places_[i].line, 1,
        "the head of \"" + tree_.words[i].form + "\" is word " + std::to_string(places_[i].head) + ", " + why,
        "write the ID of a word of the same sentence, or 0 for the root");
  }

  void refuse_circles() {
    // 0 not seen, 1 on the way up, 2 known to reach the root.
    std::vector<char> state(tree_.words.size(), 0);
    for (std::uint32_t i = 0; i < state.size(); ++i) {
      std::uint32_t at = i;
      while (at != no_word && state[at] == 0) {
        state[at] = 1;
        at = tree_.words[at].head;
      }
      if (at != no_word && state[at] == 1) {
        head_problem(at, "and following the heads leads back to it");
        tree_.words[at].head = no_word;
      }
      for (at = i; at != no_word && state[at] == 1; at = tree_.words[at].head) state[at] = 2;
    }
  }

  void problem(const char* code, std::size_t number, std::string_view line, std::size_t column,
               std::string message, std::string help) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.where = {file_, number, column, 1, std::string(line)};
    diagnostic.help = std::move(help);
    problems_.push_back(std::move(diagnostic));
  }

  const std::string& file_;
  Tree tree_;
  std::vector<Place> places_;
  std::uint32_t joined_until_ = 0;  // number of the last word of the range that is open
  bool joined_to_next_ = false;
  std::vector<Tree> trees_;
  base::Diagnostics problems_;
};

void cell(std::string& out, std::string_view text) {
  out += text.empty() ? std::string_view("_") : text;
  out += '\t';
}

}  // namespace

base::Result<std::vector<Tree>> read_conllu(const std::string& file, std::string_view text) {
  Reader reader(file);
  std::size_t number = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string_view line = text.substr(from, end - from);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    reader.line(line, ++number);
    from = end + 1;
  }
  reader.close();
  return reader.take();
}

std::string write_conllu(const Tree& tree) {
  std::string out;
  for (const std::string& comment : tree.comments) out += '#' + comment + '\n';
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    const Word& word = tree.words[i];
    out += std::to_string(i + 1) + '\t';
    cell(out, word.form);
    cell(out, word.lemma);
    cell(out, name_of(word.upos));
    cell(out, word.xpos);
    cell(out, word.features);
    out += (word.head == no_word ? std::string("0") : std::to_string(word.head + 1)) + '\t';
    cell(out, word.label);
    out += "_\t";
    std::string misc = word.misc;
    if (!word.space_after && misc.find("SpaceAfter=No") == std::string::npos)
      misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
    out += (misc.empty() ? std::string("_") : misc) + '\n';
  }
  return out + '\n';
}

}  // namespace entente::language
