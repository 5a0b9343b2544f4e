#pragma once

#include <span>
#include <string>
#include <vector>

#include "entente/reading/event_coder.h"
#include "entente/reading/mentions.h"

namespace entente::reading {

/// The mentions of one sentence of a text as the event coder wants them, by the words of the sentence's tree.
/// `store` keeps the strings that the mentions point to and must outlive them. `we`: whom "we" and "our"
/// mean, no_entity if nobody.
struct MentionStore {
  std::vector<std::string> codes;
  std::vector<TreeMention> mentions;
};
void tree_mentions(const TokenText& text, std::size_t sentence, const EntityBook& book,
                   const ActorCodes& codes, EntityIndex we, MentionStore& store);

/// All events that a text tells, in text order, with ids "<document>!<n>" from 1. Sentences without a tree
/// give none. `we` holds one entity per sentence for "we" (the author of a statement, the speaker of a turn),
/// or is empty. Dates are not resolved.
std::vector<evidence::Event> find_events(const TokenText& text, const EntityBook& book,
                                         const EventTables& tables, std::span<const EntityIndex> we = {});

}  // namespace entente::reading
