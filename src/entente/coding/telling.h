#pragma once

#include <map>
#include <vector>

#include "entente/coding/clause.h"
#include "entente/coding/events.h"

namespace entente::coding {

/// Verbs that tell of another's deed ("noted that …", "vowed to …", "wants … to …") take it in as their own,
/// by the dictionaries' transformations or else by what their codes mean together. Deeds taken in are marked.
void take_in_told_deeds(const Sentence& sentence, const std::map<std::uint32_t, Clause>& clauses,
                        std::vector<Deed>& deeds);

/// Keeps the deeds of main clauses, or of others that stand for a whole sentence where main ones say nothing;
/// of these, deeds with both sides named if there are any.
void keep_main_clauses(const Sentence& sentence, std::vector<Deed>& deeds);

}  // namespace entente::coding
