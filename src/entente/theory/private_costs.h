#pragma once

#include <span>
#include <vector>

namespace entente::theory {

/// What sides do not tell each other: costs of war that only the own side knows, and strength that only the
/// own side knows. Uncertainty about costs leaves a peaceful arrangement possible; uncertainty about the odds
/// need not.

/// A demands x of a pie of 1, once; B accepts or there is war. B's cost of war is known to B alone.
struct TakeItOrLeaveIt {
  double chance = 0.5;            // p: A wins, in [0, 1]
  double cost = 0;                // c_A >= 0
  double largest_other_cost = 1;  // cbar >= 0: A takes B's cost to be uniform on [0, cbar]
};
struct Demand {
  double beyond = 0;    // y*: by how much A demands more than its odds, x* - p
  double demand = 0;    // x*
  double war = 0;       // the chance that B refuses
  double expected = 0;  // what A can expect, EU_A
};
/// The demand that is worth most to A: B refuses x = p + y exactly if its cost is below y, so
///
///     y* = max(0, (cbar - c_A) / 2), at most 1 - p,      P(war) = y* / cbar
///     EU_A = (1 - P) x* + P (p - c_A)
///
/// Where the bound 1 - p does not hold the chance of war does not depend on p.
/// Source: [fearon1995], private information about costs; the uniform form is of this project.
Demand best_demand(const TakeItOrLeaveIt& game);

/// E[W_i | t_i] for each type of a party: what it expects of war when it knows its own type only.
/// @param values   W_i(t_i, t_other), row by row: one row per own type, one column per type of the other
/// @param chances  of the other's types, >= 0, summing to 1 up to 1e-9; the types are drawn independently
/// Precondition: values.size() a multiple of chances.size(), which is not 0.
std::vector<double> war_values_by_type(std::span<const double> values, std::span<const double> chances);

/// What is left of the pie when every party has as much as the type of it that expects most of war:
///
///     1 - sum_i max over t_i of E[W_i | t_i]
///
/// Where a rule that everybody joins of its own accord, and that rewards no lie, always ends in peace, all
/// types of a party have the same from it; so there is one if and only if this is 0 or more. Types are
/// independent of each other.
/// @param values  one vector per party, E[W_i | t_i] by type; none empty
/// Source: [fey2011]; recalled from the literature, the form is of this project.
double peaceful_mechanism_slack(std::span<const std::vector<double>> values, double pie = 1);

/// By how much two sides' hopes of winning exceed what war costs them together; above 0 no division is good
/// enough for both:
///
///     p_A - p_B - (c_A + c_B)
///
/// @param chance_a, chance_b  A's chance to win, as A and as B has it
/// Source: [fearon1995], recalled, for sides that are neutral to risk; fearon_range has the range itself.
double optimism_gap(double chance_a, double chance_b, double cost_a, double cost_b);

}  // namespace entente::theory
