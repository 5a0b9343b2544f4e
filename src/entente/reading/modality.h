#pragma once

#include <cstdint>

#include "entente/language/tree.h"

namespace entente::reading {

/// How a clause holds what it says.
struct Mood {
  bool negated = false;
  bool future = false;        // will, shall, "is going to"
  bool hypothetical = false;  // may, might, would, could, inside an if-clause
  bool historical = false;    // "had met", "previously", "two years ago", "in 1994"
  bool hedged = false;        // reportedly, allegedly, "is said to have"
  bool obliged = false;       // must, should, "has to"
};

/// The mood of a clause by its predicate (a verb, or a noun or adjective with a copula). A second verb
/// without a subject shares the auxiliaries of the first.
Mood mood_of(const language::Tree& tree, std::uint32_t predicate);

/// The mood that a noun carries for the action that it names: "no talks", "the alleged attack", "past aid".
Mood noun_mood(const language::Tree& tree, std::uint32_t noun);

}  // namespace entente::reading
