#include "entente/reading/speaker_turns.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

using evidence::BlockKind;

constexpr std::size_t longest_name = 70;
constexpr std::size_t most_words = 8;
constexpr std::array<std::string_view, 12> short_labels = {
    "Q",           "A",         "QUESTION",  "ANSWER",      "Question", "Answer",
    "INTERVIEWER", "MODERATOR", "Moderator", "Interviewer", "REPORTER", "Reporter"};
constexpr std::array<std::string_view, 34> titles = {
    "MR",     "MRS",      "MS",         "DR",        "SIR",          "SENATOR",    "SEN",
    "REP",    "GENERAL",  "GEN",        "AMB",       "AMBASSADOR",   "SECRETARY",  "UNDER",
    "DEPUTY", "PRIME",    "FOREIGN",    "PRESIDENT", "MINISTER",     "CHANCELLOR", "PREMIER",
    "CHAIR",  "CHAIRMAN", "CHAIRWOMAN", "SPEAKER",   "SPOKESPERSON", "SPOKESMAN",  "SPOKESWOMAN",
    "KING",   "PROF",     "PROFESSOR",  "JUSTICE",   "CHIEF",        "HIGH"};
constexpr std::array<std::string_view, 10> joiners = {"of",  "the", "de", "van", "von",
                                                      "bin", "al",  "el", "and", "for"};

bool among(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool upper(char c) {
  return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}
bool lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool mark(char c) {
  return c == '*' || c == '_';
}

// "MR. SMITH (through an interpreter)" → "MR. SMITH": what stands in brackets is no part of the name.
std::string_view without_brackets(std::string_view name) {
  const std::size_t open = name.find_first_of("([");
  return open == std::string_view::npos ? name : base::trim(name.substr(0, open));
}

std::optional<TurnStrength> strength_of(std::string_view name) {
  if (among(short_labels, name)) return TurnStrength::titled;
  const auto words = base::split(name, ' ');
  if (name.empty() || words.size() > most_words) return std::nullopt;
  for (const std::string& word : words) {
    if (word.empty() || (!upper(word[0]) && !among(joiners, word))) return std::nullopt;
    const auto odd = [](char c) {
      return !upper(c) && !lower(c) && static_cast<unsigned char>(c) < 0x80 && c != '.' && c != '-' &&
             c != '\'' && c != ',' && c != '/';
    };
    if (std::any_of(word.begin(), word.end(), odd)) return std::nullopt;
  }
  if (std::any_of(name.begin(), name.end(), lower)) {
    // "Mr Smith:", "The President:"
    std::string title = words[0] == "The" && words.size() > 1 ? words[1] : words[0];
    title = title.substr(0, title.find_first_of(".,-/"));
    for (char& c : title)
      if (lower(c)) c = static_cast<char>(c - 'a' + 'A');
    if (words.size() > 1 && among(titles, title)) return TurnStrength::titled;
    return words.size() <= 5 ? std::optional(TurnStrength::named) : std::nullopt;
  }
  if (std::count_if(name.begin(), name.end(), upper) < 2) return std::nullopt;
  std::string_view first = words[0] == "THE" && words.size() > 1 ? words[1] : words[0];
  first = first.substr(0, first.find_first_of(".,-/"));
  return words.size() > 1 && among(titles, first) ? TurnStrength::titled : TurnStrength::capitals;
}

// "Q. Why now?" of printed interviews.
std::optional<TurnOpening> lettered(std::string_view line) {
  if (!line.starts_with("Q. ") && !line.starts_with("A. ")) return std::nullopt;
  return TurnOpening{{0, 1}, 3, TurnStrength::named};
}

bool title(std::string_view word) {
  std::string name(word.substr(0, word.find_first_of(".,-/")));
  for (char& c : name)
    if (lower(c)) c = static_cast<char>(c - 'a' + 'A');
  return among(titles, name);
}

bool all_capitals(std::string_view word) {
  return word.size() > 1 && std::none_of(word.begin(), word.end(), lower) &&
         std::count_if(word.begin(), word.end(), upper) > 1;
}

// "Senator PETTY. The Lyrians say …", "The CHAIRMAN. Order.": printed records set the name in capitals and a
// stop after it.
std::optional<TurnOpening> stopped(std::string_view line) {
  const std::string_view head = line.substr(0, longest_name);
  for (std::size_t stop = head.find('.'); stop != std::string_view::npos; stop = head.find('.', stop + 1)) {
    const bool spaced =
        stop + 1 < line.size() && (line[stop + 1] == ' ' || line.substr(stop + 1, 3) == "\xE2\x80\x94");
    const std::string_view label = base::trim(head.substr(0, stop));
    // Brackets close the label ("Mr. SMITH (Ohio)."); a colon has ended it before.
    if (label.find(':') != std::string_view::npos ||
        (label.find('(') != std::string_view::npos && !label.ends_with(')')))
      continue;
    const std::string_view name = without_brackets(label);
    const auto words = base::split(name, ' ');
    if (!spaced || words.size() < 2 || words.size() > most_words || name.find('\n') != std::string_view::npos)
      continue;
    const std::string& last = words.back();
    if (!all_capitals(last) || (title(last) && words.front() != "The")) continue;
    const bool titled = words.front() == "The"
                            ? title(last)
                            : std::any_of(words.begin(), words.end() - 1,
                                          [](const std::string& word) { return title(word); });
    const bool names = std::all_of(words.begin(), words.end(), [](const std::string& word) {
      return !word.empty() && (upper(word[0]) || among(joiners, word));
    });
    if (!titled || !names) continue;
    const std::size_t opening = std::min(line.find_first_not_of(" \t\xE2\x80\x94", stop + 1), line.size());
    return TurnOpening{{0, name.size()}, opening, TurnStrength::titled};
  }
  return std::nullopt;
}

struct Turn {
  std::size_t block;
  TurnOpening opening;
};

std::vector<Turn> candidates(const evidence::Document& document) {
  std::vector<Turn> found;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const evidence::Block& block = document.blocks[i];
    if (block.kind != BlockKind::paragraph || block.opening > 0) continue;
    if (const auto opening = turn_opening(document.quote(block.span))) found.push_back({i, *opening});
  }
  return found;
}

struct Tally {
  std::size_t titled = 0, turns = 0, names = 0, paragraphs = 0;
  // Names come back in a conversation; the labels of a form ("Place: …", "Subject: …") do not.
  bool transcript() const {
    if (turns < 3 || names < 2) return false;
    const bool named = titled >= 3 || turns * 2 >= names * 3;
    return named && (turns * 2 >= paragraphs || (titled >= 4 && turns * 5 >= paragraphs));
  }
};

Tally tally_of(const evidence::Document& document, const std::vector<Turn>& turns) {
  Tally tally;
  std::map<std::string, std::size_t, std::less<>> names;
  for (const Turn& turn : turns) {
    const evidence::Span& name = turn.opening.name;
    const std::string_view block = document.quote(document.blocks[turn.block].span);
    ++names[std::string(block.substr(name.start, name.length()))];
    tally.titled += turn.opening.strength == TurnStrength::titled ? 1 : 0;
  }
  tally.turns = turns.size();
  tally.names = names.size();
  for (const evidence::Block& block : document.blocks)
    tally.paragraphs += block.kind == BlockKind::paragraph ? 1 : 0;
  return tally;
}

void carry_on(evidence::Document& document) {
  evidence::Span speaker;
  for (evidence::Block& block : document.blocks) {
    const bool heading = block.kind == BlockKind::subheading || block.kind == BlockKind::headline;
    if (heading || block.speaker.length() > 0)
      speaker = block.speaker;
    else if (block.kind != BlockKind::byline)
      block.speaker = speaker;
  }
}

}  // namespace

std::optional<TurnOpening> turn_opening(std::string_view line) {
  if (const auto letter = lettered(line)) return letter;
  if (const auto record = stopped(line)) return record;
  std::size_t start = 0;
  while (start < line.size() && mark(line[start])) ++start;
  const std::size_t colon = line.substr(0, start + longest_name).find(':', start);
  if (colon == std::string_view::npos || line.substr(0, colon).find('\n') != std::string_view::npos)
    return std::nullopt;
  std::size_t end = colon, opening = colon + 1;
  while (end > start && (mark(line[end - 1]) || line[end - 1] == ' ')) --end;
  while (opening < line.size() && mark(line[opening])) ++opening;
  if (opening < line.size() && line[opening] != ' ' && line[opening] != '\n' && line[opening] != '\r' &&
      line[opening] != '\t')
    return std::nullopt;
  const std::string_view name = without_brackets(line.substr(start, end - start));
  const auto strength = strength_of(name);
  if (!strength) return std::nullopt;
  opening = std::min(line.find_first_not_of(" \t\r\n", opening), line.size());
  return TurnOpening{{start, start + name.size()}, opening, *strength};
}

void settle_turns(evidence::Document& document, bool kind_given) {
  const std::vector<Turn> turns = candidates(document);
  const Tally tally = tally_of(document, turns);
  const bool said = kind_given && document.kind == evidence::DocumentKind::transcript;
  const bool transcript = (said && tally.turns > 1) || tally.transcript();
  if (!transcript && tally.titled < 2) return;
  for (const Turn& turn : turns) {
    if (!transcript && turn.opening.strength != TurnStrength::titled) continue;
    evidence::Block& block = document.blocks[turn.block];
    const std::size_t start = block.span.start;
    block.opening = turn.opening.opening;
    block.speaker = {start + turn.opening.name.start, start + turn.opening.name.end};
  }
  if (!transcript) return;
  carry_on(document);
  if (!kind_given) document.kind = evidence::DocumentKind::transcript;
}

}  // namespace entente::reading
