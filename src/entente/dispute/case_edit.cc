#include "entente/dispute/case_edit.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/dispute/case_place.h"
#include "entente/dispute/text_lines.h"
#include "entente/dispute/toml_tree.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

base::Diagnostic problem(const CaseDraft& draft, const char* code, std::string message, std::string help) {
  base::Diagnostic found;
  found.code = code;
  found.message = std::move(message);
  found.where.file = draft.file;
  found.help = std::move(help);
  return found;
}

// Text without its line ends at the end, and nothing else: a comment or a second key behind the value is
// refused.
bool is_one_value(const std::string& toml_value) {
  const std::string key = "value = ";
  const auto tree = parse_toml(key + toml_value, "");
  return tree && tree->entries.size() == 1 && tree->entries[0].key == "value" &&
         tree->entries[0].value.span == evidence::Span{key.size(), key.size() + toml_value.size()};
}

bool written_apart(const TomlNode& node) {
  if (node.kind == Kind::table) return !node.inline_table;
  return node.kind == Kind::list && !node.items.empty() && node.items[0].kind == Kind::table &&
         !node.items[0].inline_table;
}

bool has_header(std::string_view text, const TomlNode& node) {
  return written_apart(node) && node.span.start < text.size() && text[node.span.start] == '[';
}

std::size_t end_of(const TomlNode& node) {
  std::size_t end = node.span.end;
  for (const TomlNode& item : node.items) end = std::max(end, end_of(item));
  for (const TomlEntry& entry : node.entries) end = std::max(end, end_of(entry.value));
  return end;
}

std::string line_end(std::string_view text) {
  const std::size_t first = text.find('\n');
  return first != std::string_view::npos && first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
}

// A new line after the line that holds `offset`.
std::string with_line_after(const std::string& text, std::size_t offset, const std::string& line) {
  const evidence::Span before = TextLines(text).line_at(offset);
  const bool ended = before.end > before.start && text[before.end - 1] == '\n';
  return text.substr(0, before.end) + (ended ? line + line_end(text) : line_end(text) + line) +
         text.substr(before.end);
}

std::string added_to_inline_table(const std::string& text, const TomlNode& table, const std::string& pair) {
  if (table.entries.empty())
    return text.substr(0, table.span.start) + "{ " + pair + " }" + text.substr(table.span.end);
  std::size_t end = 0;
  for (const TomlEntry& entry : table.entries) end = std::max(end, end_of(entry.value));
  return text.substr(0, end) + ", " + pair + text.substr(end);
}

// After the last key of the table itself; keys of its [sub.tables] stand further down.
std::string added_to_table(const std::string& text, const TomlNode& table, const std::string& pair) {
  const TomlEntry* last = nullptr;
  for (const TomlEntry& entry : table.entries)
    if (!has_header(text, entry.value)) last = &entry;
  if (!last) return with_line_after(text, table.span.start, pair);
  // What stands before the key on its line: its indent, and the rest of a dotted key.
  const std::size_t start = TextLines(text).line_at(last->key_span.start).start;
  const std::string before = text.substr(start, last->key_span.start - start);
  return with_line_after(text, end_of(last->value), before + pair);
}

base::Result<CaseDraft> rebuilt(const CaseDraft& draft, base::Result<std::string> toml) {
  if (!toml) return toml.diagnostics();
  CaseDraft changed = draft;
  changed.toml = std::move(toml).value();
  const auto result = Case::build(changed);
  if (!result) return result.diagnostics();
  return {std::move(changed), result.diagnostics()};
}

std::string replaced(const std::string& text, const TomlNode& old, const std::string& value) {
  const TomlNode* inner = old.kind == Kind::table ? old.find("value") : nullptr;
  const evidence::Span span = inner && value.front() != '{' ? inner->span : old.span;
  return text.substr(0, span.start) + value + text.substr(span.end);
}

// The row's text without the `[[kind]]` line, which is written anew.
std::string row_body(const std::string& kind, const std::string& toml_text) {
  std::string body(base::trim(toml_text));
  const std::string header = fmt::format("[[{}]]", kind);
  if (body.rfind(header, 0) == 0)
    body = std::string(base::trim(std::string_view(body).substr(header.size())));
  return body;
}

bool is_one_row(const std::string& kind, const std::string& row) {
  const auto tree = parse_toml(row, "");
  return tree && tree->entries.size() == 1 && tree->entries[0].key == kind &&
         tree->entries[0].value.kind == Kind::list && tree->entries[0].value.items.size() == 1;
}

std::string with_line_ends(const std::string& text, const std::string& end) {
  std::string converted;
  for (const std::string& line : base::split(text, '\n')) {
    if (!converted.empty()) converted += end;
    converted += line.empty() || line.back() != '\r' ? line : line.substr(0, line.size() - 1);
  }
  return converted;
}

// Where the tables and rows begin that are written under a header of their own.
void collect_headers(std::string_view text, const TomlNode& node, std::vector<std::size_t>& starts) {
  for (const TomlEntry& entry : node.entries) collect_headers(text, entry.value, starts);
  for (const TomlNode& item : node.items) collect_headers(text, item, starts);
  const bool table = node.kind == Kind::table && !node.inline_table;
  if (table && node.span.start < text.size() && text[node.span.start] == '[')
    starts.push_back(node.span.start);
}

// From the row's header to the end of the line of its last value, with the blank lines that follow: what
// stands between rows is a remark on the next ones, and stays. nullopt: another row begins inside.
std::optional<evidence::Span> lines_of_row(const std::string& text, const TomlNode& root,
                                           const TomlNode& row) {
  const TextLines lines(text);
  evidence::Span span{lines.line_at(row.span.start).start, lines.line_at(end_of(row)).end};
  std::vector<std::size_t> all, own;
  for (const TomlEntry& entry : root.entries) collect_headers(text, entry.value, all);
  collect_headers(text, row, own);
  const auto inside = [&](std::size_t start) { return span.start <= start && start < span.end; };
  if (std::count_if(all.begin(), all.end(), inside) != static_cast<std::ptrdiff_t>(own.size()))
    return std::nullopt;
  while (span.end < text.size()) {
    const evidence::Span next = lines.line_at(span.end);
    if (!base::trim(std::string_view(text).substr(next.start, next.length())).empty()) break;
    span.end = next.end;
  }
  return span;
}

base::Diagnostic no_row(const CaseDraft& draft, const std::string& path) {
  return problem(draft, "unknown-path", fmt::format("the case file has no row for \"{}\"", path),
                 "docs/formats.md lists the paths");
}

}  // namespace

base::Result<std::string> text_with_value(const CaseDraft& draft, const std::string& path,
                                          const std::string& toml_value) {
  const std::string value(base::trim(toml_value));
  if (!is_one_value(value))
    return problem(draft, "bad-value", fmt::format("\"{}\" is not one value", value),
                   "text stands in quotes; an estimate is 0.8, [0.6, 0.9] or [0.6, 0.8, 0.9]");
  const auto tree = parse_toml(draft.toml, draft.file);
  if (!tree) return tree.diagnostics();
  const auto place = find_place(*tree, path);
  if (!place) return no_row(draft, path);
  const std::string& text = draft.toml;
  if (place->value && !written_apart(*place->value)) return replaced(text, *place->value, value);
  if (place->value && place->value->find("value")) return replaced(text, *place->value->find("value"), value);
  if (place->value)
    return problem(draft, "edit-unsupported", fmt::format("\"{}\" is written as a table of its own", path),
                   "change its keys one by one");
  const std::string pair = fmt::format("{} = {}", place->key, place->wrapped(value));
  if (place->table->inline_table) return added_to_inline_table(text, *place->table, pair);
  return added_to_table(text, *place->table, pair);
}

base::Result<std::string> text_with_row(const CaseDraft& draft, const std::string& kind,
                                        const std::string& toml_text) {
  const std::string end = line_end(draft.toml);
  const std::string row = with_line_ends(fmt::format("[[{}]]\n{}", kind, row_body(kind, toml_text)), end);
  if (!is_one_row(kind, row))
    return problem(draft, "bad-value", fmt::format("this is not one row of the kind [[{}]]", kind),
                   "give its keys, one a line: key = value");
  const auto tree = parse_toml(draft.toml, draft.file);
  if (!tree) return tree.diagnostics();
  const std::string& text = draft.toml;
  const TomlNode* rows = tree->find(kind);
  if (rows && (rows->kind != Kind::list || rows->items.empty() || !has_header(text, *rows)))
    return problem(draft, "edit-unsupported", fmt::format("\"{}\" is not written as [[{}]] rows", kind, kind),
                   "write each row under a [[…]] of its own");
  if (rows) return with_line_after(text, end_of(rows->items.back()), end + row);
  const bool ended = text.empty() || text.back() == '\n';
  return text + (ended ? "" : end) + end + row + end;
}

base::Result<std::string> text_without_row(const CaseDraft& draft, const std::string& path) {
  const auto tree = parse_toml(draft.toml, draft.file);
  if (!tree) return tree.diagnostics();
  // Every row may hold `because`, so its place is in the row that the path names.
  const auto place = find_place(*tree, path + ".because");
  const bool is_row = place && place->below.empty() && path != "case" && !find_place(*tree, path);
  if (!is_row) return no_row(draft, path);
  const TomlNode& row = *place->table;
  const auto lines = row.inline_table ? std::nullopt : lines_of_row(draft.toml, *tree, row);
  if (!lines)
    return problem(draft, "edit-unsupported", fmt::format("\"{}\" is not written in one piece", path),
                   "take it out of the text of the case file");
  return draft.toml.substr(0, lines->start) + draft.toml.substr(lines->end);
}

base::Result<CaseDraft> set_value(const CaseDraft& draft, const std::string& path,
                                  const std::string& toml_value) {
  return rebuilt(draft, text_with_value(draft, path, toml_value));
}

base::Result<CaseDraft> add_row(const CaseDraft& draft, const std::string& kind,
                                const std::string& toml_text) {
  return rebuilt(draft, text_with_row(draft, kind, toml_text));
}

base::Result<CaseDraft> remove_row(const CaseDraft& draft, const std::string& path) {
  return rebuilt(draft, text_without_row(draft, path));
}

}  // namespace entente::dispute
