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

std::string joined(const Words& words, std::size_t from) {
  std::string text = words[from];
  for (std::size_t i = from + 1; i < words.size(); ++i) text += "." + words[i];
  return text;
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
  if (kind == "case" || kind == "war" || kind == "life") return {root.find(kind), 1};
  if (words.size() < 3) return {};
  if (kind == "body")
    return {first_row(root, kind, [&](const TomlNode& row) { return is_text(row.find("party"), words[1]); }),
            2};
  static const std::set<std::string> by_pair = {"position", "score", "red_line"};
  static const std::set<std::string> by_number = {"interaction", "approval",    "link",
                                                  "envoy",       "consequence", "guarantee"};
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

// Where points for this stand in their list: the place of the option, or of the anchor among those of the
// scale in rising order.
std::optional<std::size_t> index_of_point(const TomlNode& issue, const std::string& name) {
  if (const TomlNode* options = issue.find("options")) {
    for (std::size_t k = 0; k < options->items.size(); ++k)
      if (is_text(&options->items[k], name) || is_text(options->items[k].find("id"), name)) return k;
    return std::nullopt;
  }
  const TomlNode* scale = issue.find("scale");
  const auto value = base::parse_number(name);
  if (!scale || !value) return std::nullopt;
  std::set<double> anchors;
  for (const TomlEntry& entry : scale->entries)
    if (const auto anchor = base::parse_number(entry.key)) anchors.insert(*anchor);
  const auto found = anchors.find(*value);
  if (found == anchors.end()) return std::nullopt;
  return static_cast<std::size_t>(std::distance(anchors.begin(), found));
}

// Points stand in a list in the order of the issue's options, or of its anchors.
std::optional<Place> place_of_points(const TomlNode& root, const TomlNode& row, const std::string& issue,
                                     const std::string& name) {
  const TomlNode* points = row.find("points");
  const TomlNode* issue_row =
      first_row(root, "issue", [&](const TomlNode& node) { return is_text(node.find("id"), issue); });
  if (!points || !issue_row) return std::nullopt;
  const auto index = index_of_point(*issue_row, name);
  if (!index || *index >= points->items.size()) return std::nullopt;
  return Place{points, &points->items[*index], "", {}};
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
  if (kind == "score" && score_keys.count(keys[0]) == 0)  // an anchor may have a decimal point: 12.5
    return place_of_points(root, *found.row, words[2], joined(keys, 0));
  if (kind == "red_line" && (keys[0] == "from" || keys[0] == "to")) keys.insert(keys.begin(), "accepts");
  if (kind == "table" && keys[0] == "wrecks" && keys.size() == 2) {
    const TomlNode* spoiler = first_row(
        *found.row, "can_spoil", [&](const TomlNode& row) { return is_text(row.find("party"), keys[1]); });
    return spoiler ? descend(*spoiler, {"wrecks"}) : std::nullopt;
  }
  if (kind == "body" && keys[0] == "votes" && keys.size() == 2) {
    const TomlNode* faction = first_row(
        *found.row, "factions", [&](const TomlNode& row) { return is_text(row.find("id"), keys[1]); });
    return faction ? descend(*faction, {"votes"}) : std::nullopt;
  }
  // A lever's changes are keyed by whole paths.
  if (kind == "lever" && keys[0] == "changes" && keys.size() > 2) {
    const std::string rest = joined(keys, 1);
    const TomlNode* changes = found.row->find("changes");
    if (!changes || changes->find(rest) || !changes->find(keys[1])) keys = {"changes", rest};
  }
  return descend(*found.row, keys);
}

}  // namespace entente::dispute
