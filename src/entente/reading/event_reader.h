#pragma once

#include <span>
#include <string>
#include <vector>

#include "entente/reading/event_coder.h"
#include "entente/reading/mentions.h"

namespace entente::reading {

/// Mentions with the strings that they point to; it moves, but does not copy.
struct SentenceCast {
  std::vector<std::string> codes;
  std::vector<TreeMention> mentions;
  SentenceCast() = default;
  SentenceCast(SentenceCast&&) = default;
  SentenceCast& operator=(SentenceCast&&) = default;
  SentenceCast(const SentenceCast&) = delete;
  SentenceCast& operator=(const SentenceCast&) = delete;
};

/// The mentions of one sentence of a text as the event coder wants them, by the words of the sentence's tree,
/// sorted. `we`: whom "we" and "our" mean, no_entity if nobody.
SentenceCast tree_mentions(const TokenText& text, std::size_t sentence, const EntityBook& book,
                           const ActorCodes& codes, EntityIndex we);

/// All events that a text tells, in text order, with ids "<document>!<n>" from 1. Sentences without a tree
/// give none. `we` holds one entity per sentence for "we" (the author of a statement, the speaker of a turn),
/// or is empty. Dates are not resolved.
std::vector<evidence::Event> find_events(const TokenText& text, const EntityBook& book,
                                         const EventTables& tables, std::span<const EntityIndex> we = {});

}  // namespace entente::reading
