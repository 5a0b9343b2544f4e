#include "entente/dispute/toml_tree.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "entente/base/text.h"
#include "entente/dispute/text_lines.h"
#include "entente/dispute/toml_scan.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

constexpr std::size_t largest_file = std::size_t{16} << 20;

class Converter {
 public:
  explicit Converter(const TextLines& lines) : lines_(lines) {}

  TomlNode convert(const toml::node& node) const {
    TomlNode converted;
    converted.span = span_of(node.source());
    if (const auto* table = node.as_table())
      fill_table(converted, *table);
    else if (const auto* list = node.as_array())
      fill_list(converted, *list);
    else
      fill_value(converted, node);
    return converted;
  }

  evidence::Span span_of(const toml::source_region& region) const {
    const std::size_t start = lines_.offset_of(region.begin.line, region.begin.column);
    std::size_t end = std::max(start, lines_.offset_of(region.end.line, region.end.column));
    const std::string_view text = lines_.text();
    while (end > start &&
           (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r' || text[end - 1] == '\n'))
      --end;
    return {start, end};
  }

 private:
  void fill_table(TomlNode& converted, const toml::table& table) const {
    converted.kind = Kind::table;
    converted.inline_table = table.is_inline();
    for (const auto& [key, value] : table)
      converted.entries.push_back({std::string(key.str()), span_of(key.source()), convert(value)});
    std::stable_sort(
        converted.entries.begin(), converted.entries.end(),
        [](const TomlEntry& a, const TomlEntry& b) { return a.key_span.start < b.key_span.start; });
  }

  void fill_list(TomlNode& converted, const toml::array& list) const {
    converted.kind = Kind::list;
    for (const toml::node& item : list) converted.items.push_back(convert(item));
  }

  static void fill_value(TomlNode& converted, const toml::node& node) {
    converted.kind = Kind::other;
    if (const auto* text = node.as_string()) {
      converted.kind = Kind::text;
      converted.text = text->get();
    } else if (const auto* integer = node.as_integer()) {
      converted.kind = Kind::integer;
      converted.number = static_cast<double>(integer->get());
    } else if (const auto* number = node.as_floating_point()) {
      converted.kind = Kind::number;
      converted.number = number->get();
    } else if (const auto* flag = node.as_boolean()) {
      converted.kind = Kind::flag;
      converted.flag = flag->get();
    } else if (const auto* date = node.as_date()) {
      converted.kind = Kind::date;
      converted.text = fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
    }
  }

  const TextLines& lines_;
};

base::Diagnostic syntax_error(const TextLines& lines, const std::string& file, SyntaxProblem problem) {
  base::Diagnostic found;
  found.code = "toml-syntax";
  found.message = std::move(problem.message);
  found.where = lines.location(file, problem.where);
  found.help = std::move(problem.help);
  return found;
}

base::Diagnostic not_utf8(std::string_view text, std::size_t at, const std::string& file) {
  // The text before the bad byte is sound, so its last line can be shown.
  const TextLines lines(text.substr(0, at));
  base::Diagnostic found;
  found.code = "not-utf8";
  found.message = fmt::format("byte {} (hexadecimal {:02X}) is not UTF-8", at,
                              static_cast<unsigned>(static_cast<unsigned char>(text[at])));
  found.where = lines.location(file, {at, at});
  found.help = "save the file as UTF-8";
  return found;
}

base::Diagnostic too_large(std::string_view text, const std::string& file) {
  base::Diagnostic found;
  found.code = "file-too-large";
  found.message = fmt::format("the case file has {} bytes; at most {} are read", text.size(), largest_file);
  found.where.file = file;
  found.help = "long texts belong into documents/";
  return found;
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const TomlEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

std::string described(TomlNode::Kind kind) {
  constexpr std::array<const char*, 8> names = {"a text", "a number", "a number", "a truth value",
                                                "a date", "a time",   "a list",   "a table"};
  return names.at(static_cast<std::size_t>(kind));
}

base::Result<TomlNode> parse_toml(std::string_view text, const std::string& file) {
  if (text.size() > largest_file) return too_large(text, file);
  if (const auto bad = base::first_invalid_utf8(text)) return not_utf8(text, *bad, file);
  const TextLines lines(text);
  if (auto problem = scan_toml(text)) return syntax_error(lines, file, std::move(*problem));
  const Converter converter(lines);
  try {
    const toml::table table = toml::parse(text);
    return converter.convert(table);
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    return syntax_error(lines, file,
                        plain_syntax_problem(error.description(), text, lines.offset_of(at.line, at.column)));
  }
}

}  // namespace entente::dispute
