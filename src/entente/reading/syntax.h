#pragma once

#include <cstdint>

#include "entente/reading/sentence_view.h"

namespace entente::reading {

/// What the tree of a sentence says about a token, for sentences that have a tree (`view.tree`). Each gives
/// nothing where the tree has no answer; clauses.h then goes by the words alone.

/// The word that heads the words of a token; language::no_word outside the tree.
std::uint32_t word_at(const SentenceView& view, std::uint32_t token);
/// The token that holds a word.
std::uint32_t token_at(const SentenceView& view, std::uint32_t word);

/// The predicate that a token belongs to: the nearest word above it that heads a clause.
std::uint32_t predicate_of(const SentenceView& view, std::uint32_t token);

/// The word that a predicate has as its subject. Participles, infinitives and verbs joined by "and" take that
/// of the clause they hang on, relative clauses the noun before them; the object rules an infinitive after
/// "urged", "asked" and the like.
std::uint32_t subject_word(const language::Tree& tree, std::uint32_t predicate);

/// Who is meant by a word and what hangs under it: the mention over it, else its possessor, its adjective, or
/// somebody it is "of"; nullptr when nobody is named.
const Mention* mention_in(const SentenceView& view, std::uint32_t word);

/// The same as in clauses.h, by the tree. `known` says whether the tree had an answer, which may be nobody.
struct TreeAnswer {
  bool known = false;
  const Mention* mention = nullptr;
};
TreeAnswer tree_subject(const SentenceView& view, std::uint32_t token);
TreeAnswer tree_object(const SentenceView& view, std::uint32_t token);
TreeAnswer tree_agent(const SentenceView& view, std::uint32_t token);
/// Where the phrase of a predicate's own subject starts, before the token; the token itself if it has none.
std::uint32_t tree_subject_start(const SentenceView& view, std::uint32_t token);
bool tree_passive(const SentenceView& view, std::uint32_t token);

}  // namespace entente::reading
