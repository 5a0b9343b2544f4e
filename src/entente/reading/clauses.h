#pragma once

#include "entente/reading/sentence_view.h"

namespace entente::reading {

/// First token of the clause around token i: after the nearest comma that closes no list or parenthesis,
/// after "that", "as", "while", a colon and the like.
std::uint32_t clause_start(const SentenceView& view, std::uint32_t i);

/// Token after the clause around i. Conditions ("until …", "if …") stay inside; "rather than" ends it.
std::uint32_t clause_end(const SentenceView& view, std::uint32_t i);

/// First and after-last token of the noun phrase around i, possessors and prepositional phrases included.
std::uint32_t phrase_start(const SentenceView& view, std::uint32_t i);
std::uint32_t phrase_end(const SentenceView& view, std::uint32_t i);

/// The mention that a verb at token i has as its subject, or a possessor inside that subject; nullptr if
/// none. Participles and infinitives take the subject of the clause they hang on.
const Mention* subject(const SentenceView& view, std::uint32_t i);

/// The first mention in tokens [from, to) that is no place; nullptr if none.
const Mention* first_party(const SentenceView& view, std::uint32_t from, std::uint32_t to);

/// The object of the verb phrase that ends before token i.
const Mention* object(const SentenceView& view, std::uint32_t i);

/// Whether the participle at i is passive ("was rejected"), and who did it ("by X" after it, or nullptr).
bool passive(const SentenceView& view, std::uint32_t i);
const Mention* agent(const SentenceView& view, std::uint32_t i);

/// Where a finite clause's span opens: with its subject's phrase, or with the antecedent of a relative
/// clause.
std::uint32_t span_start(const SentenceView& view, std::uint32_t cue, const Mention* subject);

/// Whether the cue at i is an -ing form without an auxiliary before it.
bool participle(const SentenceView& view, std::uint32_t i);

}  // namespace entente::reading
