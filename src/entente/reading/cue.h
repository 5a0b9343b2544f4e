#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/evidence/claim.h"

namespace entente::reading {

/// What a cue of data/cues.tsv opens.
enum class CueFamily : std::uint8_t {
  speech,     // "said": the subject is the source of what follows
  according,  // "according to": the source follows
  infer,      // "suggesting": the author's inference, nobody's words
  hedge,      // "reportedly", "may"
  claim,      // a claim of the cue's type
};

/// How a claim cue finds its span and its parties.
enum class Shape : std::uint8_t {
  verb,      // subject is the holder; from the subject to the clause's end (a participle: from itself)
  must,      // "X must …": a demand by the source on the subject
  pred,      // "… is unacceptable": a predicate; the source or the possessor in the subject holds it
  bepred,    // the same, only after a form of "be"
  noun,      // "X's inclusion", "absence of X from Y": the noun phrase
  aimed,     // a noun that counts only with a possessor or under an inference ("effort to")
  sub,       // subordinate clause, from the cue to its end
  clause,    // the whole clause around the cue
  whole,     // the clause, held by the source or else by the subject
  modal,     // needs "may/could/will …" before it
  vp,        // from the cue's verb to the clause's end
  np,        // from the noun phrase's start to the clause's end
  excluded,  // somebody left out: passive subject or active object
  without,   // "without X at the table"
  meet,      // subject met object
  receive,   // the same, only with a person or a delegation as object
  between,   // "talks between A and B", "talks with B"
  fight,     // armed action; not as a noun of something else
};

/// One row of data/cues.tsv.
struct Cue {
  CueFamily family = CueFamily::claim;
  evidence::ClaimType type = evidence::ClaimType::position;
  Shape shape = Shape::verb;
  std::vector<std::uint32_t> after;  // word numbers, one of which must stand within eight tokens to the right
  std::vector<std::uint32_t> before;  // … within six tokens to the left
  double prior = 0.5;
  std::string rule;  // "r:non-negotiable"
};

/// What a role noun says about who is meant (data/roles.tsv).
enum class RoleClass : std::uint8_t { person, relation, group, delegation, armed, institution, source };

struct Role {
  RoleClass kind = RoleClass::person;
  std::string office;  // "head", "foreign", "envoy", …
  std::string text;    // the first form
  bool title = false;  // may stand right before a name
};

}  // namespace entente::reading
