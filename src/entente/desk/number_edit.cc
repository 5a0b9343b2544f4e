#include "entente/desk/number_edit.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/desk/edit_values.h"
#include "entente/dispute/case_edit.h"
#include "entente/dispute/case_place.h"
#include "entente/dispute/toml_tree.h"

namespace entente::desk {

namespace {

using dispute::CaseDraft;
using dispute::Place;
using dispute::TomlNode;
using Kind = TomlNode::Kind;
using Text = base::Result<std::string>;

constexpr std::array<const char*, 3> ground_keys = {"rests_on", "because", "by"};

// Grounds as they are written, by key; empty: the table has none.
using Written = std::vector<std::pair<std::string, std::string>>;

Written grounds_in(const std::string& text, const TomlNode* table) {
  Written written;
  if (!table || table->kind != Kind::table) return written;
  for (const char* key : ground_keys)
    if (const TomlNode* node = table->find(key))
      written.emplace_back(key, text.substr(node->span.start, node->span.length()));
  return written;
}

// The shortest beginning of a path that names a row; nullptr: none does.
const TomlNode* row_of(const TomlNode& root, const std::string& path) {
  for (std::size_t end = path.find('.'); end != std::string::npos; end = path.find('.', end + 1)) {
    const auto place = dispute::find_place(root, path.substr(0, end) + ".because");
    if (place && place->below.empty()) return place->table;
  }
  return nullptr;
}

// The grounds that hold for a number: its own, else those of the table around it, else its row's (model M1).
Written grounds_of(const std::string& text, const TomlNode& root, const std::string& path,
                   const Place& place) {
  for (const TomlNode* table : {place.value, place.table, row_of(root, path)})
    if (auto found = grounds_in(text, table); !found.empty()) return found;
  return {};
}

bool is_default(const Written& grounds) {
  return std::any_of(grounds.begin(), grounds.end(), [](const auto& ground) {
    return ground.first == "by" && (ground.second == "\"draft\"" || ground.second == "\"default\"");
  });
}

Text unsupported(const std::string& path) {
  return edit_problem("edit-unsupported",
                      fmt::format("the number at \"{}\" is not written in one piece", path),
                      "change it in the text of the case file");
}

std::string spliced(const std::string& text, const evidence::Span& span, const std::string& by) {
  return text.substr(0, span.start) + by + text.substr(span.end);
}

// The bytes of an inline table with other values under some keys; keys it lacks come after its last one.
std::string with_entries(std::string table, std::size_t offset, const TomlNode& node, const Written& values) {
  std::string added;
  std::vector<std::pair<evidence::Span, std::string>> changes;
  for (const auto& [key, value] : values) {
    if (const TomlNode* old = node.find(key))
      changes.emplace_back(old->span, value);
    else
      added += fmt::format(", {} = {}", key, value);
  }
  if (!added.empty()) {
    const std::size_t end = node.entries.back().value.span.end;
    changes.emplace_back(evidence::Span{end, end}, added);
  }
  // From the end, so that places before stay where they are.
  std::stable_sort(changes.begin(), changes.end(),
                   [](const auto& a, const auto& b) { return a.first.start > b.first.start; });
  for (const auto& [span, by] : changes) table = spliced(table, {span.start - offset, span.end - offset}, by);
  return table;
}

Text with_value_table(const std::string& text, const std::string& path, const TomlNode& node,
                      const Written& values) {
  if (!node.inline_table || !node.find("value")) return unsupported(path);
  const std::string table = text.substr(node.span.start, node.span.length());
  return spliced(text, node.span, with_entries(table, node.span.start, node, values));
}

std::string value_table(const std::string& value, const Written& grounds) {
  std::string table = fmt::format("{{ value = {}", value);
  for (const auto& [key, written] : grounds) table += fmt::format(", {} = {}", key, written);
  return table + " }";
}

// `{ plus = … }` and `{ times = … }` of a lever hold their number one step further down.
const TomlNode* amount_of(const TomlNode& node) {
  if (node.kind != Kind::table) return nullptr;
  const TomlNode* plus = node.find("plus");
  return plus ? plus : node.find("times");
}

Text with_known_estimate(const CaseDraft& draft, const std::string& path, const Place& place,
                         const std::string& value, bool judged_first) {
  const TomlNode& node = *place.value;
  if (node.kind == Kind::text)
    return edit_problem("edit-unsupported", fmt::format("\"{}\" holds words, not a number", path),
                        "set its value instead");
  if (node.kind == Kind::table) {
    Written values = {{"value", value}};
    if (judged_first) values.emplace_back("by", "\"analyst\"");
    return with_value_table(draft.toml, path, node, values);
  }
  return spliced(draft.toml, node.span, judged_first ? value_table(value, {{"by", "\"analyst\""}}) : value);
}

Written given_grounds(const Edit& edit) {
  Written given;
  if (edit.has_rests_on) given.emplace_back("rests_on", toml_list(edit.rests_on));
  for (const char* key : {"because", "by"})
    if (const std::string* value = value_of(edit, key)) given.emplace_back(key, toml_text(*value));
  return given;
}

Written overlaid(Written grounds, const Written& given) {
  for (const auto& ground : given) {
    const auto old = std::find_if(grounds.begin(), grounds.end(),
                                  [&](const auto& one) { return one.first == ground.first; });
    if (old != grounds.end())
      old->second = ground.second;
    else
      grounds.push_back(ground);
  }
  return grounds;
}

Text with_row_grounds(CaseDraft draft, const std::string& row, const Written& given) {
  for (const auto& [key, value] : given) {
    auto text = dispute::text_with_value(draft, row + "." + key, value);
    if (!text) return text;
    draft.toml = std::move(text).value();
  }
  return std::move(draft.toml);
}

}  // namespace

std::string path_in_file(const std::string& path) {
  if (!path.starts_with("lever.")) return path;
  const std::size_t id_end = path.find('.', 6);
  if (id_end == std::string::npos || path.compare(id_end, 9, ".changes.") == 0) return path;
  const bool of_number = path.find('.', id_end + 1) != std::string::npos;
  return of_number ? path.substr(0, id_end) + ".changes" + path.substr(id_end) : path;
}

Text with_estimate(const CaseDraft& draft, const std::string& asked, const std::string& text) {
  const auto value = estimate_toml(text);
  if (!value) return value.diagnostics();
  const std::string path = path_in_file(asked);
  const auto tree = dispute::parse_toml(draft.toml, draft.file);
  if (!tree) return tree.diagnostics();
  const auto place = dispute::find_place(*tree, path);
  if (!place) return dispute::text_with_value(draft, path, *value);  // which says that there is no such row
  const bool judged_first = is_default(grounds_of(draft.toml, *tree, path, *place));
  if (!place->value)
    return dispute::text_with_value(draft, path,
                                    judged_first ? value_table(*value, {{"by", "\"analyst\""}}) : *value);
  if (const TomlNode* amount = amount_of(*place->value)) {
    Place inner = *place;
    inner.value = amount;
    return with_known_estimate(draft, path, inner, *value, judged_first);
  }
  return with_known_estimate(draft, path, *place, *value, judged_first);
}

Text with_grounds(const CaseDraft& draft, const Edit& edit) {
  const Written given = given_grounds(edit);
  const std::string path = path_in_file(needed_value(edit, "path"));
  const auto tree = dispute::parse_toml(draft.toml, draft.file);
  if (!tree) return tree.diagnostics();
  const auto place = dispute::find_place(*tree, path);
  if (!place) return with_row_grounds(draft, path, given);
  const TomlNode* node = place->value;
  if (!node)
    return edit_problem("unknown-path", fmt::format("the case gives no number at \"{}\"", path),
                        "give it a value first");
  if (const TomlNode* amount = amount_of(*node)) node = amount;
  const Written all = overlaid(grounds_of(draft.toml, *tree, path, *place), given);
  if (node->kind == Kind::table) return with_value_table(draft.toml, path, *node, all);
  if (node->kind != Kind::list && !node->is_number())
    return edit_problem("edit-unsupported", fmt::format("\"{}\" holds no number", path),
                        "name the row to say what it rests on");
  return spliced(draft.toml, node->span,
                 value_table(draft.toml.substr(node->span.start, node->span.length()), all));
}

}  // namespace entente::desk
