#include "entente/reading/front_matter.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

constexpr std::size_t most_lines = 40;
const std::vector<std::string> known_keys = {"title", "kind", "author", "date", "origin", "restricted"};

struct Entry {
  std::string key, value;
  std::size_t key_at = 0, value_at = 0;  // bytes
};

std::string_view line_at(std::string_view text, std::size_t start) {
  std::string_view line = text.substr(start, text.find('\n', start) - start);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// nullopt-like: an empty list and end 0 when the lines are prose between two rules.
struct Header {
  std::vector<Entry> entries;
  std::size_t end = 0;
};

bool plain_key(std::string_view key) {
  return !key.empty() && key.size() <= 32 && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

Header find_header(std::string_view text, std::size_t start) {
  Header header;
  if (base::trim(line_at(text, start)) != "---") return header;
  std::size_t at = text.find('\n', start);
  for (std::size_t lines = 0; at != std::string_view::npos && lines < most_lines; ++lines) {
    ++at;
    const std::string_view line = line_at(text, at);
    const std::size_t next = text.find('\n', at);
    if (base::trim(line) == "---") {
      header.end = next == std::string_view::npos ? text.size() : next + 1;
      return header;
    }
    const std::size_t colon = line.find(':');
    if (!base::trim(line).empty()) {
      if (colon == std::string_view::npos || !plain_key(base::trim(line.substr(0, colon)))) break;
      const std::string_view value = base::trim(line.substr(colon + 1));
      header.entries.push_back({base::lower_ascii(base::trim(line.substr(0, colon))), std::string(value), at,
                                value.empty() ? at : static_cast<std::size_t>(value.data() - text.data())});
    }
    at = next;
  }
  return {};
}

base::Diagnostic located(const evidence::Document& document, std::size_t byte, std::size_t length,
                         const char* code, std::string message) {
  const base::LineColumn place = base::line_column(document.text, byte);
  base::Diagnostic found;
  found.code = code;
  found.message = std::move(message);
  found.where = {document.file, place.line, place.column, std::max<std::size_t>(length, 1),
                 std::string(place.text)};
  return found;
}

void unknown_key(const evidence::Document& document, const Entry& entry, base::Diagnostics& problems) {
  auto found = located(document, entry.key_at, entry.key.size(), "document-unknown-key",
                       fmt::format("\"{}\" is no key of a document", entry.key));
  found.severity = base::Severity::warning;
  const auto near = base::closest(entry.key, known_keys);
  found.help = near ? fmt::format("did you mean \"{}\"?", *near)
                    : fmt::format("the keys are {}; the line is passed over", base::join_and(known_keys));
  problems.push_back(std::move(found));
}

void bad_value(const evidence::Document& document, const Entry& entry, const char* code, std::string message,
               std::string help, base::Diagnostics& problems) {
  auto found =
      located(document, entry.value_at, base::count_characters(entry.value), code, std::move(message));
  found.help = std::move(help);
  problems.push_back(std::move(found));
}

std::string unquoted(std::string value) {
  if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\''))
    return value.substr(1, value.size() - 2);
  return value;
}

void set_date(evidence::Document& document, const Entry& entry, base::Diagnostics& problems) {
  document.date = evidence::parse_date(unquoted(entry.value));
  if (!document.date)
    bad_value(document, entry, "document-bad-date", fmt::format("\"{}\" is not a date", entry.value),
              "write year, month and day: 2024-03-02", problems);
}

void set_kind(evidence::Document& document, const Entry& entry, base::Diagnostics& problems) {
  if (const auto kind = evidence::document_kind(unquoted(entry.value))) {
    document.kind = *kind;
    return;
  }
  bad_value(document, entry, "document-bad-value", fmt::format("\"{}\" is no kind of document", entry.value),
            fmt::format("the kinds are {}", base::join_and(evidence::document_kind_names())), problems);
}

void set_restricted(evidence::Document& document, const Entry& entry, base::Diagnostics& problems) {
  const std::string value = base::lower_ascii(unquoted(entry.value));
  document.restricted = value == "true" || value == "yes";
  if (!document.restricted && value != "false" && value != "no")
    bad_value(document, entry, "document-bad-value",
              fmt::format("restricted is \"{}\", but must be true or false", entry.value),
              "true keeps the document out of briefs and exports", problems);
}

void set_field(evidence::Document& document, const Entry& entry, base::Diagnostics& problems) {
  if (entry.key == "title")
    document.title = unquoted(entry.value);
  else if (entry.key == "author")
    document.author = unquoted(entry.value);
  else if (entry.key == "origin")
    document.origin = unquoted(entry.value);
  else if (entry.key == "date")
    set_date(document, entry, problems);
  else if (entry.key == "kind")
    set_kind(document, entry, problems);
  else if (entry.key == "restricted")
    set_restricted(document, entry, problems);
  else
    unknown_key(document, entry, problems);
}

}  // namespace

FrontMatter read_front_matter(evidence::Document& document, base::Diagnostics& problems) {
  const std::size_t start = document.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const Header header = find_header(document.text, start);
  FrontMatter found{header.end ? header.end : start, false};
  for (const Entry& entry : header.entries) {
    set_field(document, entry, problems);
    found.kind_given |= entry.key == "kind";
  }
  return found;
}

}  // namespace entente::reading
