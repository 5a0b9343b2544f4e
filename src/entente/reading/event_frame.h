#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/language/tree.h"

namespace entente::reading {

/// A phrase behind a preposition, by its head word.
struct Oblique {
  std::string_view preposition;  // lower case; of the tree's words
  std::uint32_t head = 0;
};

/// Who does what to whom, as grammar says it, around a verb, an adjective or a noun that names an action.
/// All are head words; conjuncts are not spelled out. Of a passive, `objects` holds what suffers the action
/// and `subjects` who is named with "by".
struct Frame {
  std::vector<std::uint32_t> subjects;
  std::vector<std::uint32_t> objects;
  std::vector<std::uint32_t> receivers;  // "gave Egypt aid": Egypt
  std::vector<std::uint32_t> clauses;    // complements, nearest in grammar first
  std::vector<std::uint32_t> purposes;   // infinitives that grammar ties loosely: "met to discuss"
  std::vector<std::uint32_t> modifiers;  // of a noun: adjectives and compounds
  std::vector<std::uint32_t> owners;     // of a noun: "Iran's", "its"
  std::vector<Oblique> obliques;
  bool passive = false;
};

/// The frame of a verb or predicate adjective; a subject that grammar leaves out (infinitives, participles,
/// second verbs, relative clauses) is found where grammar puts it.
Frame clause_frame(const language::Tree& tree, std::uint32_t verb);
Frame noun_frame(const language::Tree& tree, std::uint32_t noun);

/// The subjects of a verb, taken over from the clause around it where it has none; empty if none.
std::vector<std::uint32_t> subjects_of(const language::Tree& tree, std::uint32_t verb);

/// The word, and what is joined to it by "and".
std::vector<std::uint32_t> with_conjuncts(const language::Tree& tree, std::uint32_t head);

/// The first preposition of a phrase in lower case, or empty.
std::string_view preposition_of(const language::Tree& tree, std::uint32_t head);

/// The word opens a clause of its own: a verb, or a predicate with a copula.
bool heads_clause(const language::Tree& tree, std::uint32_t word);

/// The form in lower case is that word.
bool reads(const language::Word& word, std::string_view lower);

}  // namespace entente::reading
