#include "entente/reading/bylines.h"

#include <algorithm>
#include <array>

#include "entente/base/text.h"
#include "entente/reading/calendar_words.h"
#include "entente/reading/datelines.h"

namespace entente::reading {

namespace {

using evidence::BlockKind;

constexpr std::size_t longest_byline = 200;
constexpr std::size_t most_opening_blocks = 6;   // a byline stands above the text proper
constexpr std::size_t body_length = 200;         // bytes of a paragraph that is the text proper
constexpr std::size_t most_dateline_blocks = 3;  // paragraphs in which a dateline is looked for

constexpr std::array<std::string_view, 16> name_joiners = {
    "and", "of", "in", "for", "at", "the", "de", "van", "von", "bin", "al", "&", "|", "el", "la", "with"};
constexpr std::array<std::string_view, 12> makers = {"reporting", "writing",    "editing", "translation",
                                                     "graphics",  "reported",   "written", "edited",
                                                     "compiled",  "translated", "filed",   "research"};
constexpr std::array<std::string_view, 8> date_labels = {"published", "updated", "posted", "issued",
                                                         "date",      "last",    "on",     "dated"};

std::string_view bare(std::string_view line) {
  constexpr std::string_view marks = " \t\r*_()[]";
  const std::size_t first = line.find_first_not_of(marks);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(marks) + 1 - first);
}

bool opens_upper(std::string_view word) {
  return !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0xC3);
}

// Names, initials, an organisation or a place; neither a sentence nor a time ("By Friday").
bool lists_names(std::string_view names) {
  const auto words = base::split(names, ' ');
  if (words.empty() || words.size() > 16) return false;
  for (const std::string& given : words) {
    const std::string_view word = bare(given);
    if (word.empty()) continue;
    const std::string_view core = word.substr(0, word.find_last_not_of(",;.") + 1);
    const bool joins = std::find(name_joiners.begin(), name_joiners.end(), core) != name_joiners.end();
    if (!opens_upper(core) && !joins) return false;
  }
  const std::string_view first = std::string_view(words[0]).substr(0, words[0].find_last_not_of(",;") + 1);
  if (!opens_upper(first) || names_weekday(first) || month_number(first)) return false;
  const bool initial_at_end = names.size() >= 2 && names.back() == '.' && names[names.size() - 2] <= 'Z';
  return names.back() != '?' && names.back() != '!' && names.back() != ':' &&
         (names.back() != '.' || initial_at_end);
}

std::string author_of(std::string_view names) {
  std::size_t end = names.size();
  for (const std::string_view mark : {",", ";", "|", " in ", " for ", " at ", " \xE2\x80\x93 ", " - "})
    end = std::min(end, names.find(mark));
  return std::string(base::trim(names.substr(0, end)));
}

// "10:05 GMT", "at 3 p.m. · 4 min read", or nothing.
bool time_of_day(std::string_view rest) {
  constexpr std::array<std::string_view, 10> words = {"at",  "am",   "pm",     "a.m.",    "p.m.",
                                                      "min", "mins", "minute", "minutes", "read"};
  if (rest.size() > 40 || rest.ends_with('?')) return false;
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  for (const std::string& word : base::split(rest, ' '))
    if (std::any_of(word.begin(), word.end(), lower) &&
        std::find(words.begin(), words.end(), word) == words.end())
      return false;
  return true;
}

// "Published: Monday, 4 March 2024 10:05 GMT": nothing but labels, the date, a time and a zone.
std::optional<Byline> date_line(std::string_view line) {
  std::size_t at = 0;
  bool updated = false;
  for (;;) {
    std::size_t end = line.find_first_of(" :", at);
    if (end == std::string_view::npos) break;
    const std::string label = base::lower_ascii(line.substr(at, end - at));
    if (std::find(date_labels.begin(), date_labels.end(), label) == date_labels.end()) break;
    updated |= label == "updated";
    at = line.find_first_not_of(" :", end);
    if (at == std::string_view::npos) return std::nullopt;
  }
  const auto written = date_at(line.substr(at));
  if (!written || !written->date) return std::nullopt;
  if (!time_of_day(base::trim(line.substr(at + written->length)))) return std::nullopt;
  return Byline{"", updated ? std::nullopt : written->date, false};
}

std::optional<Byline> maker_line(std::string_view line) {
  std::string lower = base::lower_ascii(line.substr(0, 60));
  if (lower.starts_with("with ")) lower.erase(0, 5);
  if (lower.starts_with("additional ")) lower.erase(0, 11);
  const std::size_t by = lower.find(" by ");
  if (by == std::string::npos) return std::nullopt;
  bool made = false;
  for (const std::string& word : base::split(lower.substr(0, by), ' ')) {
    const bool maker = std::find(makers.begin(), makers.end(), word) != makers.end();
    if (!maker && word != "and") return std::nullopt;
    made |= maker;
  }
  const std::string_view names = line.substr(base::lower_ascii(line).find(" by ") + 4);
  return made && opens_upper(names) ? std::optional(Byline{"", std::nullopt, true}) : std::nullopt;
}

void fill(evidence::Document& document, const Byline& byline) {
  if (document.author.empty()) document.author = byline.author;
  if (!document.date) document.date = byline.date;
}

bool may_be_byline(const evidence::Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::subheading ||
         block.kind == BlockKind::list_item;
}

// A headline ("Geneva - Talks resume") has no dateline.
bool closes_a_sentence(std::string_view paragraph) {
  const std::size_t last = paragraph.find_last_not_of("\"')]*_");
  return last != std::string_view::npos &&
         (std::string_view(".!?:\x9D\x99\xA6").find(paragraph[last]) != std::string_view::npos);
}

void settle_dateline(evidence::Document& document) {
  std::size_t seen = 0;
  for (evidence::Block& block : document.blocks) {
    if (block.kind != BlockKind::paragraph || !closes_a_sentence(document.quote(block.span))) continue;
    if (const auto dateline = dateline_at(document.quote(block.span))) {
      block.opening = dateline->opening;
      document.dateline = {block.span.start, block.span.start + dateline->shown};
      if (!document.date) document.date = dateline->date;
      if (document.origin.empty()) document.origin = dateline->agency;
      return;
    }
    if (++seen == most_dateline_blocks) return;
  }
}

}  // namespace

std::optional<Byline> byline_in(std::string_view line) {
  line = bare(line);
  if (line.empty() || line.size() > longest_byline || line.find('\n') != std::string_view::npos)
    return std::nullopt;
  if (auto made = maker_line(line)) return made;
  if ((line.starts_with("By ") || line.starts_with("BY ")) && lists_names(line.substr(3)))
    return Byline{author_of(line.substr(3)), std::nullopt, false};
  return date_line(line);
}

void settle_bylines(evidence::Document& document) {
  bool above = true;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    evidence::Block& block = document.blocks[i];
    const bool last = i + 3 >= document.blocks.size();
    above = above && i < most_opening_blocks && block.span.length() < body_length;
    if (!may_be_byline(block) || (!above && block.span.length() > longest_byline)) continue;
    const auto byline = byline_in(document.quote(block.span));
    if (!byline || !(above || byline->anywhere || (last && !byline->author.empty()))) continue;
    block.kind = BlockKind::byline;
    fill(document, *byline);
  }
  settle_dateline(document);
}

}  // namespace entente::reading
