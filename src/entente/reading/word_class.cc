#include "entente/reading/word_class.h"

#include <array>
#include <cstddef>

namespace entente::reading {

namespace {

constexpr std::array<std::string_view, 56> names = {
    "det",     "definite",     "prep",       "place_prep",  "with",
    "he",      "she",          "it",         "they",        "we",
    "i",       "you",          "pronoun",    "possessive",  "relative",
    "that",    "be",           "have",       "do",          "modal",
    "aux",     "negation",     "future",     "conditional", "adverb",
    "coord",   "and",          "but",        "boundary",    "subordinator",
    "as",      "to",           "of",         "including",   "weekday",
    "month",   "meeting_noun", "place_noun", "org_head",    "not_person",
    "starter", "speech_noun",  "unless",     "historic",    "recipient_noun",
    "new",     "old",          "includes",   "verb",        "give",
    "member",  "fear",         "particle",   "deal",        "time",
    "geo"};

}  // namespace

std::optional<std::uint64_t> word_class(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return std::uint64_t{1} << i;
  return std::nullopt;
}

}  // namespace entente::reading
