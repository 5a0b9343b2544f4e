#include "entente/exchange/tree.h"

#include <algorithm>
#include <limits>

#include "entente/base/number.h"
#include "entente/base/text.h"

namespace entente::exchange {

namespace {

constexpr std::size_t longest_line = 160;
constexpr std::size_t most_problems = 50;

}  // namespace

const Branch* Branch::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i].text == key && keys[i].kind != Kind::list) return &items[i];
  return nullptr;
}

std::string kind_name(const Branch& branch) {
  switch (branch.kind) {
    case Branch::Kind::null:
      return "nothing";
    case Branch::Kind::list:
      return "a list";
    case Branch::Kind::map:
      return "a map";
    case Branch::Kind::scalar:
      break;
  }
  return number_of(branch) ? "a number" : "a text";
}

void fault_in(const SourceFile& file, std::size_t at, std::size_t length, base::Diagnostic problem,
              ImportLog& log) {
  if (log.problems().size() >= most_problems) return;
  const std::string_view text = file.text;
  const auto found = base::line_column(text, at);
  problem.where.file = file.path;
  problem.where.line = found.line;
  problem.where.column = found.column;
  if (found.text.size() <= longest_line) {
    problem.where.source_line = std::string(found.text);
    const std::size_t start = std::min(at, text.size());
    const auto end = static_cast<std::size_t>(found.text.data() + found.text.size() - text.data());
    if (end > start)
      problem.where.length = base::count_characters(text.substr(start, std::min(length, end - start)));
  }
  log.add({std::move(problem)});
}

std::optional<Tree> read_tree(const std::string& path, ImportLog& log) {
  auto file = read_source(path, log);
  if (!file) return std::nullopt;
  const std::string name = base::lower_ascii(path);
  const bool yaml = name.ends_with(".yaml") || name.ends_with(".yml");
  return yaml ? yaml_tree(std::move(*file), log) : json_tree(std::move(*file), log);
}

std::optional<double> number_of(const Branch& branch) {
  if (branch.kind != Branch::Kind::scalar || branch.quoted) return std::nullopt;
  if (const auto number = base::parse_number(branch.text)) return number;
  std::string word = base::lower_ascii(branch.text);
  const bool minus = word.starts_with('-');
  if (minus || word.starts_with('+')) word.erase(0, 1);
  if (word == ".inf" || word == "inf" || word == "infinity")
    return (minus ? -1 : 1) * std::numeric_limits<double>::infinity();
  if (word == ".nan" || word == "nan") return std::numeric_limits<double>::quiet_NaN();
  return std::nullopt;
}

}  // namespace entente::exchange
