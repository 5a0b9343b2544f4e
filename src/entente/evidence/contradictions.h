#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/evidence/claim.h"
#include "entente/evidence/claim_groups.h"
#include "entente/evidence/origins.h"

// Claims that cannot both hold, for an analyst to find out which does.
namespace entente::evidence {

/// `contradiction`: two accounts that cannot both be right; a denial always is one. `change`: a party's own
/// later word, or its reported act, against what was said of it on an earlier day.
enum class ConflictKind { contradiction, change };
std::string_view name_of(ConflictKind kind);

/// Which words stand against each other.
enum class ConflictReason {
  stance,  // the same party accepts or undertakes, and refuses, the same thing
  denial   // one text says what another denies
};
std::string_view name_of(ConflictReason reason);

/// Two claims about one holder, the one of the earlier day first; where no days tell, in the order given.
struct Conflict {
  ConflictKind kind = ConflictKind::contradiction;
  ConflictReason reason = ConflictReason::stance;
  std::size_t first = 0, second = 0;  // indices into Claims::claims
  std::string holder;                 // entity id of the principal
};

/// Lists the pairs of claims that conflict: one holder, one subject, and words that cannot both hold. The
/// same pair of statements told by several documents of one origin is listed once; the author's
/// conclusions, conditions, hedges, history, clauses of draft texts and rejected claims are left out.
std::vector<Conflict> find_conflicts(const Claims& claims, const Origins& origins);

/// Why the types and words of two claims of one holder on one subject exclude each other; nullopt when they
/// do not. A line "non-negotiable" may be what a party insists on, so only words of refusal make it one.
std::optional<ConflictReason> opposed(const Claim& a, const Claim& b);

/// When a claim was said, and whether it is the holder's own word.
struct Uttered {
  std::optional<Date> day;
  bool by_holder = false;
};
/// `change` where both days are known and differ and the later is the holder's own word.
ConflictKind kind_of(const Uttered& a, const Uttered& b);

/// The document's day, and whether it is the holder's own word: the speaker stands for the holder's
/// principal; or nobody is named as saying it, and it is a report of what the holder did, or a text that the
/// holder wrote.
Uttered uttered(const Claims& claims, const Principals& principals, const Claim& claim);

}  // namespace entente::evidence
