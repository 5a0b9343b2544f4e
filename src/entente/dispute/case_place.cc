#include "entente/dispute/case_place.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;
using Words = std::vector<std::string>;

bool is_text(const TomlNode* node, const std::string& text) {
  return node && node->kind == Kind::text && node->text == text;
}

std::string quoted_if_needed(const std::string& key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return bare ? key : fmt::format("\"{}\"", key);
}

// The row that the first words of a path name, and how many words that took.
struct FoundRow {
  const TomlNode* row = nullptr;
  std::size_t words = 0;
};

template <class Matches>
const TomlNode* first_row(const TomlNode& root, const std::string& kind, Matches matches) {
  const TomlNode* rows = root.find(kind);
  if (!rows || rows->kind != Kind::list) return nullptr;
  const auto found = std::find_if(rows->items.begin(), rows->items.end(), matches);
  return found == rows->items.end() ? nullptr : &*found;
}

FoundRow find_row(const TomlNode& root, const Words& words) {
  const std::string& kind = words[0];
  if (kind == "case" || kind == "war") return {root.find(kind), 1};
  if (words.size() < 3) return {};
  static const std::set<std::string> by_pair = {"position", "score", "red_line"};
  static const std::set<std::string> by_number = {"interaction", "approval", "link", "envoy", "consequence"};
  if (by_pair.count(kind) > 0)
    return {first_row(root, kind,
                      [&](const TomlNode& row) {
                        return is_text(row.find("party"), words[1]) && is_text(row.find("issue"), words[2]);
                      }),
            3};
  if (by_number.count(kind) == 0)
    return {first_row(root, kind, [&](const TomlNode& row) { return is_text(row.find("id"), words[1]); }), 2};
  const TomlNode* rows = root.find(kind);
  const auto number = base::parse_number(words[1]);
  const bool known = rows && number && *number >= 1 && *number <= static_cast<double>(rows->items.size());
  return {known ? &rows->items[static_cast<std::size_t>(*number) - 1] : nullptr, 2};
}

// Points stand in a list in the order of the issue's options.
std::optional<Place> place_of_points(const TomlNode& root, const TomlNode& row, const std::string& issue,
                                     const std::string& option) {
  const TomlNode* points = row.find("points");
  const TomlNode* issue_row =
      first_row(root, "issue", [&](const TomlNode& node) { return is_text(node.find("id"), issue); });
  const TomlNode* options = issue_row ? issue_row->find("options") : nullptr;
  if (!points || !options) return std::nullopt;
  for (std::size_t k = 0; k < std::min(options->items.size(), points->items.size()); ++k) {
    const TomlNode& one = options->items[k];
    if (is_text(&one, option) || is_text(one.find("id"), option))
      return Place{points, &points->items[k], "", {}};
  }
  return std::nullopt;
}

std::optional<Place> descend(const TomlNode& row, const Words& keys) {
  const TomlNode* table = &row;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const TomlNode* next = table->find(keys[i]);
    const bool last = i + 1 == keys.size();
    if (!next || last)
      return Place{table,
                   next,
                   quoted_if_needed(keys[i]),
                   {keys.begin() + static_cast<std::ptrdiff_t>(i) + 1, keys.end()}};
    if (next->kind != Kind::table) return std::nullopt;
    table = next;
  }
  return std::nullopt;
}

}  // namespace

std::string Place::wrapped(const std::string& toml_value) const {
  std::string text = toml_value;
  for (auto word = below.rbegin(); word != below.rend(); ++word)
    text = fmt::format("{{ {} = {} }}", quoted_if_needed(*word), text);
  return text;
}

std::optional<Place> find_place(const TomlNode& root, const std::string& path) {
  const Words words = base::split(path, '.');
  const FoundRow found = find_row(root, words);
  if (!found.row || found.row->kind != Kind::table || words.size() <= found.words) return std::nullopt;
  Words keys(words.begin() + static_cast<std::ptrdiff_t>(found.words), words.end());
  if (std::any_of(keys.begin(), keys.end(), [](const std::string& key) { return key.empty(); }))
    return std::nullopt;
  const std::string& kind = words[0];
  // Some paths are shorter than the way to their value.
  static const std::set<std::string> score_keys = {"points", "rests_on", "because", "by", "party", "issue"};
  if (kind == "score" && keys.size() == 1 && score_keys.count(keys[0]) == 0)
    return place_of_points(root, *found.row, words[2], keys[0]);
  if (kind == "red_line" && (keys[0] == "from" || keys[0] == "to")) keys.insert(keys.begin(), "accepts");
  if (kind == "table" && keys[0] == "wrecks" && keys.size() == 2) {
    const TomlNode* spoiler = first_row(
        *found.row, "can_spoil", [&](const TomlNode& row) { return is_text(row.find("party"), keys[1]); });
    return spoiler ? descend(*spoiler, {"wrecks"}) : std::nullopt;
  }
  // A lever's changes are keyed by whole paths.
  if (kind == "lever" && keys[0] == "changes" && keys.size() > 2) {
    std::string rest = keys[1];
    for (std::size_t i = 2; i < keys.size(); ++i) rest += "." + keys[i];
    const TomlNode* changes = found.row->find("changes");
    if (!changes || changes->find(rest) || !changes->find(keys[1])) keys = {"changes", rest};
  }
  return descend(*found.row, keys);
}

}  // namespace entente::dispute
