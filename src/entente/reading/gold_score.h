#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"
#include "entente/reading/actor_codes.h"
#include "entente/reading/confidence.h"
#include "entente/reading/gold.h"

namespace entente::reading {

/// So many out of so many.
struct Share {
  std::size_t hits = 0, of = 0;
  double value() const { return of == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(of); }
  Share& operator+=(const Share& other) {
    hits += other.hits;
    of += other.of;
    return *this;
  }
};

/// A reading held against annotations. An output item matches an annotated one if the type is equal, the
/// actor code is equal (`GoldNames::same`; where the annotation names nobody, anybody passes) and the spans
/// overlap with Jaccard ≥ 0.5 or the triggers overlap (a claim has no trigger of its own: the annotated
/// trigger must then lie inside a claim that overlaps at all, and the sentence be the same). Pairs are made
/// one to one by highest Jaccard. Items of one group (one event told in headline and lead) count once in the
/// recalls and are found with one of their tellings; precision counts every output item.
struct Score {
  Share must, should, must_and_should;
  Share must_tellings;  // every annotated place for itself
  Share precision;      // without outputs that match optional items
  Share actor;          // of items that match but for the actor: those whose actor is equal too
  Share source;         // of matched items
  Share modality;       // of matched items
  Share mentions;
  Share controls;
  std::vector<std::string> missed;    // ids of must and should items that nothing matches
  std::vector<std::string> invented;  // output items that match nothing: "leverage [quote] holder"
  std::vector<std::string> mistaken;  // "EV01 wants EGY:GOV{Sadat}, has …": all but the actor fits
  std::vector<std::string> failed;    // controls that fail
  std::vector<std::string> unnamed;   // mentions that were not found
  std::vector<Judged> judged;         // every output, as sure as it says and whether anybody annotated it

  Score& operator+=(const Score& other);
};

struct ScoreOptions {
  /// Without an event coder: meetings, support, hostilities and threats that were read as claims count as
  /// CONSULT, AID or SUPPORT, ASSAULT and THREATEN events. Off: claims of these types are left out, since the
  /// annotations have no such claims. Claims of who speaks for whom are left out always; offers count as
  /// proposals.
  bool claims_for_events = false;
};

/// `read` holds the one document that the annotation belongs to.
Score score(const GoldText& gold, const evidence::Claims& read, const std::vector<evidence::Event>& events,
            const ActorCodes& codes, const ScoreOptions& options = {});

}  // namespace entente::reading
