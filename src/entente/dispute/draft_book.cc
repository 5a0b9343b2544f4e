#include "entente/dispute/draft_book.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/dispute/text_lines.h"
#include "entente/dispute/toml_tree.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

constexpr const char* issues_file = "issues.toml";
constexpr const char* defaults_file = "draft_defaults.toml";
constexpr std::array<const char*, 8> default_names = {
    "ideal_high",      "ideal_low",         "ideal_unstated", "salience_mentioned",
    "salience_demand", "salience_red_line", "capability",     "firmness"};

struct Table {
  const char* file;
  std::string_view text;
  base::Diagnostics& problems;

  void report(const evidence::Span& where, std::string message, std::string help) const {
    base::Diagnostic found;
    found.code = "draft-table-row";
    found.message = std::move(message);
    found.where = TextLines(text).location(file, where);
    found.help = std::move(help);
    problems.push_back(std::move(found));
  }
};

std::string text_of(const TomlNode& row, std::string_view key) {
  const TomlNode* node = row.find(key);
  return node && node->kind == Kind::text ? node->text : std::string();
}

std::vector<std::string> texts_of(const TomlNode& row, std::string_view key) {
  std::vector<std::string> found;
  if (const TomlNode* list = row.find(key))
    for (const TomlNode& item : list->items)
      if (item.kind == Kind::text) found.push_back(base::lower_ascii(item.text));
  return found;
}

bool flag_of(const TomlNode& row, std::string_view key) {
  const TomlNode* node = row.find(key);
  return node && node->kind == Kind::flag && node->flag;
}

// The content goes into the case in the bytes of the table, so that anchors and options stay as a person
// wrote them.
void read_content(const TomlNode& row, std::string_view text, IssuePattern& issue) {
  issue.open = flag_of(row, "open");
  if (issue.open) issue.content = "open = true";
  const auto bytes = [&](const TomlNode& node) {
    return std::string(text.substr(node.span.start, node.span.length()));
  };
  if (const TomlNode* scale = row.find("scale"); scale && scale->entries.size() >= 2) {
    std::set<double> ends;
    for (const TomlEntry& entry : scale->entries) ends.insert(base::parse_number(entry.key).value_or(0));
    issue.low = *ends.begin();
    issue.high = *ends.rbegin();
    issue.content = "scale = " + bytes(*scale);
  }
  if (const TomlNode* options = row.find("options"); options && options->items.size() >= 2) {
    for (const TomlNode& option : options->items)
      issue.options.push_back(option.kind == Kind::text ? option.text : text_of(option, "id"));
    issue.content = "options = " + bytes(*options);
  }
}

IssuePattern read_pattern(const TomlNode& row, const Table& table) {
  IssuePattern issue;
  issue.id = text_of(row, "id");
  issue.title = text_of(row, "title");
  issue.unit = text_of(row, "unit");
  issue.ordered = flag_of(row, "ordered");
  read_content(row, table.text, issue);
  issue.phrases = texts_of(row, "phrases");
  issue.low_phrases = texts_of(row, "low_phrases");
  issue.high_phrases = texts_of(row, "high_phrases");
  if (issue.id.empty() || issue.title.empty() || issue.content.empty() || issue.phrases.empty())
    table.report(row.span, fmt::format("the issue \"{}\" lacks id, title, content or phrases", issue.id),
                 "an issue has id, title, one of scale, options and open = true, and phrases = [\"…\"]");
  return issue;
}

void read_default(const TomlNode& root, const std::string& name, const Table& table, DraftBook& book) {
  const TomlNode* node = root.find(name);
  std::vector<double> numbers;
  if (node)
    for (const TomlNode& item : node->items)
      if (item.is_number()) numbers.push_back(item.number);
  if (numbers.size() == 3 && std::is_sorted(numbers.begin(), numbers.end())) {
    book.defaults[name] = numbers;
    return;
  }
  table.report(node ? node->span : evidence::Span{0, 0},
               fmt::format("the default \"{}\" is not three rising numbers", name),
               fmt::format("write {} = [low, likely, high]", name));
}

std::string written_numbers(const std::vector<double>& numbers) {
  std::vector<std::string> texts;
  for (const double number : numbers) texts.push_back(base::shortest(number));
  return fmt::format("[{}]", fmt::join(texts, ", "));
}

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool whole_words(std::string_view text, std::size_t at, std::size_t length) {
  const bool before = at == 0 || !word_byte(text[at - 1]);
  return before && (at + length == text.size() || !word_byte(text[at + length]));
}

bool holds_any(std::string_view text, const std::vector<std::string>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1))
      if (whole_words(text, at, phrase.size())) return true;
    return false;
  });
}

struct Hit {
  std::size_t at = 0, length = 0, issue = 0;
  bool overlaps(const Hit& other) const { return at < other.at + other.length && other.at < at + length; }
};

std::vector<Hit> all_hits(const DraftBook& book, std::string_view text) {
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < book.issues.size(); ++i)
    for (const std::string& phrase : book.issues[i].phrases)
      for (std::size_t at = text.find(phrase); at != std::string_view::npos && !phrase.empty();
           at = text.find(phrase, at + 1))
        if (whole_words(text, at, phrase.size())) hits.push_back({at, phrase.size(), i});
  return hits;
}

}  // namespace

std::string DraftBook::written(const std::string& name) const {
  return written_numbers(defaults.at(name));
}

std::string DraftBook::written_on(const IssuePattern& issue, const std::string& name) const {
  std::vector<double> numbers = defaults.at(name);
  for (double& number : numbers) number = issue.low + number / 100 * (issue.high - issue.low);
  return written_numbers(numbers);
}

base::Result<DraftBook> read_draft_book(const DraftTables& tables) {
  const auto issues = parse_toml(tables.issues, issues_file);
  const auto defaults = parse_toml(tables.defaults, defaults_file);
  base::Diagnostics problems = issues.diagnostics();
  problems.insert(problems.end(), defaults.diagnostics().begin(), defaults.diagnostics().end());
  if (!issues || !defaults) return problems;
  DraftBook book;
  if (const TomlNode* rows = issues->find("issue"))
    for (const TomlNode& row : rows->items)
      book.issues.push_back(read_pattern(row, {issues_file, tables.issues, problems}));
  for (const char* name : default_names)
    read_default(*defaults, name, {defaults_file, tables.defaults, problems}, book);
  if (base::has_errors(problems)) return problems;
  return book;
}

std::vector<IssueMatch> match_issues(const DraftBook& book, std::string_view text) {
  const std::string lower = base::lower_ascii(text);
  std::vector<Hit> hits = all_hits(book, lower);
  // Longest first; of equal ones the first of the text, then the first of the table, so that the order is
  // settled.
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.length != b.length ? a.length > b.length : a.at < b.at;
  });
  std::vector<Hit> kept;
  for (const Hit& hit : hits)
    if (std::none_of(kept.begin(), kept.end(), [&](const Hit& other) { return hit.overlaps(other); }))
      kept.push_back(hit);
  const bool any_closed =
      std::any_of(kept.begin(), kept.end(), [&](const Hit& hit) { return !book.issues[hit.issue].open; });
  std::sort(kept.begin(), kept.end(), [](const Hit& a, const Hit& b) { return a.at < b.at; });
  std::vector<IssueMatch> found;
  std::set<std::size_t> seen;
  for (const Hit& hit : kept)
    if (!(any_closed && book.issues[hit.issue].open) && seen.insert(hit.issue).second)
      found.push_back({hit.issue, lower.substr(hit.at, hit.length)});
  return found;
}

int side_named(const IssuePattern& issue, std::string_view text) {
  const std::string lower = base::lower_ascii(text);
  static const std::vector<std::string> denials = {
      "not",    "no",      "never",    "without", "nor",     "neither", "cannot", "n't",     "n’t",
      "reject", "rejects", "rejected", "refuse",  "refuses", "refused", "oppose", "opposes", "opposed"};
  if (holds_any(lower, denials) || lower.find("n't") != std::string::npos ||
      lower.find("n’t") != std::string::npos)
    return 0;
  const bool low = holds_any(lower, issue.low_phrases), high = holds_any(lower, issue.high_phrases);
  return low == high ? 0 : low ? -1 : 1;
}

}  // namespace entente::dispute
