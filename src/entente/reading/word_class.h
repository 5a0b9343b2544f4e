#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente::reading {

/// What a small word does in a sentence, one bit each; the words stand in data/words.tsv under the same
/// names.
enum WordClass : std::uint64_t {
  word_det = 1ull << 0,
  word_definite = 1ull << 1,
  word_prep = 1ull << 2,
  word_place_prep = 1ull << 3,
  word_with = 1ull << 4,
  word_he = 1ull << 5,
  word_she = 1ull << 6,
  word_it = 1ull << 7,
  word_they = 1ull << 8,
  word_we = 1ull << 9,
  word_i = 1ull << 10,
  word_you = 1ull << 11,
  word_pronoun = 1ull << 12,
  word_possessive = 1ull << 13,
  word_relative = 1ull << 14,
  word_that = 1ull << 15,
  word_be = 1ull << 16,
  word_have = 1ull << 17,
  word_do = 1ull << 18,
  word_modal = 1ull << 19,
  word_aux = 1ull << 20,
  word_negation = 1ull << 21,
  word_future = 1ull << 22,
  word_conditional = 1ull << 23,
  word_adverb = 1ull << 24,
  word_coord = 1ull << 25,
  word_and = 1ull << 26,
  word_but = 1ull << 27,
  word_boundary = 1ull << 28,
  word_subordinator = 1ull << 29,
  word_as = 1ull << 30,
  word_to = 1ull << 31,
  word_of = 1ull << 32,
  word_including = 1ull << 33,
  word_weekday = 1ull << 34,
  word_month = 1ull << 35,
  word_meeting_noun = 1ull << 36,
  word_place_noun = 1ull << 37,
  word_org_head = 1ull << 38,
  word_not_person = 1ull << 39,
  word_starter = 1ull << 40,
  word_speech_noun = 1ull << 41,
  word_unless = 1ull << 42,
  word_historic = 1ull << 43,
  word_recipient_noun = 1ull << 44,
  word_new = 1ull << 45,
  word_old = 1ull << 46,
  word_includes = 1ull << 47,
  word_any_verb = 1ull << 48,
  word_give = 1ull << 49,
  word_member = 1ull << 50,
  word_fear = 1ull << 51,
  word_particle = 1ull << 52,
  word_deal = 1ull << 53,
  word_time = 1ull << 54,
  word_geo = 1ull << 55,
  // Set by the loader, not by words.tsv:
  word_cue = 1ull << 60,   // first word of a cue
  word_verb = 1ull << 61,  // a cue that a subject may stand before
  word_role = 1ull << 62,  // first word of a role
};

/// Words that never describe a noun from the left.
inline constexpr std::uint64_t word_function =
    word_prep | word_det | word_aux | word_coord | word_pronoun | word_relative | word_subordinator |
    word_that | word_adverb | word_verb | word_any_verb | word_negation | word_member | word_to;

/// The bit of a class name of words.tsv; nullopt for a name that does not exist.
std::optional<std::uint64_t> word_class(std::string_view name);

}  // namespace entente::reading
