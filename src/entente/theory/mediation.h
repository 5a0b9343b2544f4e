#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente::theory {

/// A mediator tells one side, the receiver, what it knows of the other side's resolve. Told that the other is
/// weak, the receiver insists on its tough share, which a resolved other refuses: war. Told that it is
/// resolved, the receiver is content with the generous share, which is always accepted.
struct MediatorReport {
  double tough = 0.7, generous = 0.5;  // x_T > x_G: the receiver's own share, both in [0, 1]
  double receiver_wins = 0.5;          // p, in [0, 1]: its expected share in a war
  double war_cost = 0.1;               // kappa >= 0: of a war to the mediator
  double resolved_if_weak = 0.1;       // eps = P(the other is resolved | the mediator's news are "weak")
  double weak_if_resolved = 0.1;       // eta = P(the other is weak | the news are "resolved")
};
/// How far a mediator leans to the receiver, from lo to hi; an end may be infinite.
struct BiasInterval {
  double low = 0, high = 0;
  bool holds(double bias) const { return bias >= low && bias <= high; }
};
/// The biases beta for which the mediator has no reason to tell the receiver anything but its news. Its
/// utility is beta times the receiver's share, and beta p - kappa in a war:
///
///     on "weak":      beta [ (1 - eps) x_T + eps p - x_G ]  >=  eps kappa
///     on "resolved":  beta [ eta x_T + (1 - eta) p - x_G ]  <=  (1 - eta) kappa
///
/// A mediator without bias (0) is never credible where eps and kappa are above 0: it says "resolved" whatever
/// it hears. Negative biases lean to the other side.
/// @returns nullopt if no bias is credible
/// Source: reduced form of this project, consistent with the result of [kydd2003].
std::optional<BiasInterval> credible_bias(const MediatorReport& report);

/// A moderate party that may keep a deal or go back to fighting while others try to wreck it.
struct TrustStakes {
  double both_keep = 1;  // g, above exploited
  double exploited = 0;  // e: it keeps the deal, the partner does not
  double fighting = 0;   // w
};
/// The least trust t* (chance that the partner honours the deal) at which keeping it is no worse than war,
/// (w - e) / (g - e), at least 0; above 1 no trust is enough.
/// Source: reduced form of this project, consistent with the result of [kydd2002].
double trust_needed(const TrustStakes& stakes);

/// How likely an attack is under a partner that can be trusted (a_T), and under one that cannot (a_U > a_T).
struct AttackChances {
  double trustworthy = 0.2, untrustworthy = 0.5;  // in [0, 1], the second above 0
};
/// Trust after an attack, t a_T / (t a_T + (1 - t) a_U). Full trust stays full trust.
/// @param trust in [0, 1]
double trust_after_attack(double trust, const AttackChances& attack);
/// The trust below which one attack ends a deal, t* a_U / (t* a_U + (1 - t*) a_T).
/// @param needed  t* in [0, 1]; at a_T = 0 it is 1, unless no trust is needed
double trust_that_bears_attack(double needed, const AttackChances& attack);

/// One who is not at the table, and what it takes to win it over.
struct Excluded {
  double cost = 0;    // >= 0: what the deal loses for those at the table when its terms are made good for e
  double wrecks = 0;  // in [0, 1]: chance that it ends the deal if left out; 0 if it would not try
};
struct Inclusion {
  std::vector<bool> included;
  double cost = 0;      // of those included, summed
  double wrecked = 0;   // chance that one of the others ends the deal
  double expected = 0;  // U - cost - wrecked (U - V)
  /// For each, the others as decided: what its presence saves. Included: at least its cost; not: at most.
  std::vector<double> saves;
};
/// Whom to include: over all sets, the largest
///
///     U - sum over included of cost_e - [ 1 - prod over the others of (1 - wrecks_e) ] (U - V)
///
/// Costs add up, attempts are independent. Exact; of equally good sets the one that includes the first.
/// @param deal       U, the deal's worth without anybody's terms made good
/// @param collapsed  V <= U, what remains when it is ended; precondition
/// Throws ContractViolation: more than 20 excluded; a cost or chance out of range.
/// Source: form of this project; [stedman1997] on who is a spoiler and what to do about it.
Inclusion whom_to_include(std::span<const Excluded> excluded, double deal, double collapsed);
inline constexpr std::size_t most_excluded = 20;

/// A text has to be ratified by a body that passes it if it leaves the body at least its threshold, which
/// the negotiator takes to be uniform on [lowest, highest].
struct UncertainRatifier {
  double lowest = 0, highest = 1;  // in [0, 1], lowest <= highest
  double without = 0;              // d: what the negotiator has without a ratified text
};
struct RatifiedShare {
  double keep = 0;      // a*: the negotiator's share of a pie of 1; the body has the rest
  double passes = 0;    // the chance that it is ratified
  double expected = 0;  // passes a* + (1 - passes) d
};
/// The share that is worth most to the negotiator:
///
///     a* = (1 - lowest + d) / 2, within [1 - highest, 1 - lowest]
///
/// Where no share that can pass is worth more than d, keep is 1 - lowest, passes 0 and expected d.
/// Source: reduced form of this project, consistent with [iida1993]: where it is not known what a body
/// passes, ratification can fail.
RatifiedShare share_to_keep(const UncertainRatifier& ratifier);

}  // namespace entente::theory
