#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "entente/theory/core.h"

namespace entente::theory {

/// Who decides together: of n members at least `quorum` have to accept, and each member of `vetoes` has to.
/// Member i is bit i of a coalition.
struct QuorumRule {
  std::size_t members = 0;  // at most 16
  std::size_t quorum = 0;   // at most `members`; 0: the vetoes alone decide
  Coalition vetoes = 0;
};

inline constexpr std::size_t most_quorum_members = 16;

/// Those who accept pass a package: enough of them, every veto among them. Throws ContractViolation: a rule
/// with more than 16 members, a quorum beyond them or a veto that is none of them (so do the others here).
bool passes(const QuorumRule& rule, Coalition accepting);

/// The coalitions that pass a package and no longer do without any one of their members, in rising order.
/// Every coalition that passes a package contains one of them.
std::vector<Coalition> minimal_winning(const QuorumRule& rule);

/// Whoever is outside this coalition cannot pass anything: together its members can block.
bool blocks(const QuorumRule& rule, Coalition coalition);

/// The package still passes after any one of those who accept it, and hold no veto, has left; false if it
/// does not pass at all.
bool robust_to_one_defection(const QuorumRule& rule, Coalition accepting);

/// Whether the members of a coalition can accept one package together; must be monotone (what is possible for
/// a coalition is possible for every part of it).
using CanAgree = std::function<bool(Coalition)>;

/// Some coalition that passes a package and can agree on one, the same on every call; nullopt if none can.
/// Asks about a coalition only where all its parts asked about can agree.
std::optional<Coalition> some_agreeing(const QuorumRule& rule, const CanAgree& can_agree);

/// The coalitions that pass a package, can agree on one, and have the most members among all such, in rising
/// order; empty if none can agree.
/// Source: [riker1962] for coalitions that win; here the widest of them comes first, not the smallest.
std::vector<Coalition> widest_agreeing(const QuorumRule& rule, const CanAgree& can_agree);

}  // namespace entente::theory
