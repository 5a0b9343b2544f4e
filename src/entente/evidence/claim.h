#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/evidence/document.h"

namespace entente::evidence {

/// What kind of thing a text says. The list is frozen: ids, names and JSON of claims outlive any reader.
enum class ClaimType {
  meeting,           // who met whom, where (holder met target)
  representation,    // who speaks for whom (holder speaks for target)
  position,          // what a party wants, or that its stance stands
  red_line,          // what a party calls non-negotiable or unacceptable
  demand,            // what a party says must happen
  condition,         // on what a party makes something depend
  proposal,          // what a draft text or a speaker puts forward
  acceptance,        // what a party says it can accept, or agreed to
  rejection,         // what a party turned down
  leverage,          // what is said to strengthen or weaken whose hand
  commitment,        // what a party undertakes
  intent,            // what a party is said to aim at
  inclusion,         // who takes part
  exclusion,         // who is, or fears to be, left out
  absence,           // who is not there
  observer,          // who watches without taking part
  stake,             // what touches whom
  pivotal,           // whose decision is called decisive
  risk,              // what may go wrong
  forecast,          // what is expected
  obstacle,          // what stands in the way
  track_record,      // what somebody did before
  assessment,        // a judgement about a party (flexibility, seriousness)
  characterisation,  // how the event is described
  policy_shift,      // a change of course
  support,           // aid, arms, money from holder to target
  hostilities,       // fighting, advances, strikes
  offer,             // what a party says it would give or do
  threat,            // what a party says it would do to another
};
std::string_view name_of(ClaimType type);
std::optional<ClaimType> claim_type(std::string_view name);
std::vector<std::string> claim_type_names();

/// How the text itself holds the claim.
enum class Modality { asserted, reported, inferred, hedged, conditional, future, historical, negated };
std::string_view name_of(Modality modality);
std::optional<Modality> modality(std::string_view name);

enum class ClaimStatus { proposed, accepted, corrected, rejected };
std::string_view name_of(ClaimStatus status);
std::optional<ClaimStatus> claim_status(std::string_view name);

/// Somebody or something that a document names; `represents` and `country` link persons and bodies to
/// principals.
struct Entity {
  std::string id;          // "russia", "steve_witkoff", "ukrainian_officials"
  std::string name;        // as first named in the text
  std::string kind;        // state | person | organisation | group | place | body
  std::string represents;  // entity id of the principal, or empty
  std::string role;        // "special envoy", "president", …, as the text says
  std::vector<Span> mentions;
};

/// What a text says, who says it, about whom: never a fact by itself (model M13). `quote` is always the bytes
/// [span.start, span.end) of the document; a claim whose quote is not in its document cannot exist.
struct Claim {
  std::string id;        // "<document>#<n>", never reused
  std::string document;  // document id
  ClaimType type = ClaimType::position;
  Span span;
  std::string quote;
  std::size_t sentence = 0;  // number of the sentence that holds it
  std::string speaker;       // entity id of who says it; empty: the author of the text
  std::string holder;        // entity id of whom it is about; empty: nobody named
  std::string target;        // entity id of the other side, or empty
  std::string issue;         // the words that name what it is about, or an issue id once mapped
  Modality modality = Modality::asserted;
  bool direct_speech = false;
  double confidence = 0;  // of the reading, in [0, 1]
  ClaimStatus status = ClaimStatus::proposed;
  std::string by;            // rule id, or the analyst
  std::optional<Date> date;  // of what is claimed, when the text gives one
};

/// What a reader found in some documents.
struct Claims {
  std::vector<Document> documents;
  std::vector<Entity> entities;
  std::vector<Claim> claims;

  const Document* document(std::string_view id) const;
  const Entity* entity(std::string_view id) const;
  const Claim* claim(std::string_view id) const;
};

/// Where a number or a sentence of an answer comes from.
struct Citation {
  std::string claim;  // claim id
  std::string document;
  Span span;
};

}  // namespace entente::evidence
