#pragma once

#include <functional>
#include <vector>

#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"
#include "entente/reading/event_coder.h"
#include "entente/reading/lexicon.h"

namespace entente::reading {

/// Told how much of the bytes is read, in [0, 1].
using ReadProgress = std::function<void(double)>;

/// Reads claims, and who is named in them, out of documents: tables, rules and
/// the trees of a parser. Every claim's span
/// lies inside one sentence and its quote is the span's bytes; ids are "<document>#<n>" in text order from 1.
/// An entity's mentions are spans of the first document that names it. Speaker, holder and target are entity
/// ids; who speaks for a state has it in `represents`. A clause of a draft text is a proposal (model M12).
/// Never fails: a text without claims gives none. Time is linear in the bytes; a long document is read in
/// parts of a quarter of a megabyte, between paragraphs.
evidence::Claims find_claims(std::vector<evidence::Document> documents, const Lexicon& lexicon,
                             const ReadProgress& progress = {});

/// What a reader makes of documents.
struct Reading {
  evidence::Claims claims;
  std::vector<evidence::Event> events;
};

/// Claims as `find_claims`, and the events that the sentences tell, coded in PLOVER and CAMEO; no events
/// without a parser. Source: [plover2021].
Reading read_documents(std::vector<evidence::Document> documents, const Lexicon& lexicon,
                       const EventTables& tables, const ReadProgress& progress = {});

/// After reading again: claims of `fresh` that are in `old` too (same document and type, spans with Jaccard ≥
/// 0.5, the best pair first) keep the old id; others get numbers that were never used. Model M13. `old` also
/// lends its status, and what an analyst corrected, to claims that keep their id.
std::vector<evidence::Claim> keep_ids(const std::vector<evidence::Claim>& old,
                                      std::vector<evidence::Claim> fresh);

}  // namespace entente::reading
