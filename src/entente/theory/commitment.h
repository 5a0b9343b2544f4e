#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente::theory {

/// What promises can hold back when nothing but the next period binds anybody: terms are a flow, and whoever
/// gains strength asks for new ones. A party that can lock in more by fighting now than all that the other
/// can promise it fights, although both lose by it.

/// One ordered pair: whether `other` can promise `who` enough.
struct CommitmentPair {
  std::size_t who = 0, other = 0;
  double locks_in = 0;  // W_i: what i has by fighting now
  double promised = 0;  // B - d_i E[W_j next]: all but what j could take next period
  double gap = 0;       // locks_in - promised; above 0 no promise is enough
  /// How much less j would have to be able to take next period, gap / d_i; 0 without a gap.
  double guarantee = 0;
};

struct CommitmentTest {
  std::vector<CommitmentPair> pairs;  // every ordered pair, by who, then other
  std::size_t binding = 0;            // the pair with the largest gap, the first of equals
  bool peace = false;                 // no pair has a gap, up to 1e-12 of the pie; among three or more
                                      // parties this is necessary, not enough
  const CommitmentPair& worst() const { return pairs[binding]; }
};

/// The test for every ordered pair of parties in one state:
///
///     W_i <= B - d_i E[W_j next],      guarantee = max(0, W_i - (B - d_i E[W_j next])) / d_i
///
/// @param war_now    W_i, what each party can lock in by force now; two parties or more
/// @param war_next   E[W_j next], over the states that can follow
/// @param patience   d_i in (0, 1]
/// @param pie        B > 0, what two parties have to divide from now on, in present value
/// Preconditions: sizes equal; ranges as stated.
/// Source: [powell2006], recalled from the literature; the pairwise form and the guarantee are of this
/// project.
CommitmentTest commitment_test(std::span<const double> war_now, std::span<const double> war_next,
                               std::span<const double> patience, double pie);

/// Two parties, the second of which grows stronger.
struct PowerShift {
  double first_now = 0;                    // M_1(t), present values
  double second_now = 0, second_next = 0;  // M_2(t), M_2(t+1)
  double patience = 1;                     // d in (0, 1]
  double pie = 1;                          // B_t
};
/// By how much the shift of power exceeds the surplus of bargaining; above 0 peace is not possible:
///
///     [ d M_2(t+1) - M_2(t) ] - [ B_t - (M_1(t) + M_2(t)) ]
///
/// Equal to the gap of the first party in commitment_test. Source: [powell2006], recalled.
double shift_beyond_surplus(const PowerShift& shift);

/// The M_2(t+1) above which peace is not possible, (B - M_1) / d.
double largest_strength_promises_hold(double first_now, double patience, double pie);

/// The declining party of a preventive war: the other's chance to win rises for good from p1 to p2 in the
/// next period; each period has a pie of 1.
struct DecliningParty {
  double other_wins_now = 0, other_wins_later = 0;  // p1, p2 in [0, 1]
  double cost = 0;                                  // c of the declining party's war, >= 0, paid once
  double patience = 0.9;                            // d in (0, 1)
};
/// By how much waiting is worse than attacking now, as a share of one period's pie; above 0 it attacks:
///
///     d p2 - p1 - c (1 - d)^2
///
/// It is what an attack leaves, (1 - p1)/(1 - d) - c, minus all of this period's pie and, from the next on,
/// what the other has to leave it then, times 1 - d.
/// Source: [fearon1995], preventive war as a commitment problem; recalled, derived anew in the test.
double preventive_pressure(const DecliningParty& party);
/// The chance p2 above which it attacks, (p1 + c (1 - d)^2) / d; it may lie above 1.
double preventive_threshold(double other_wins_now, double cost, double patience);

/// The same on a line of outcomes whose utilities cannot be moved from one side to the other: the most that i
/// can be promised when j, from next period on, accepts only what it could then take,
///
///     (1 - d_i) max u_i + d_i max { u_i(y) : u_j(y) >= E[W_j next] }
///
/// With u_i = y and u_j = 1 - y this is 1 - d_i E[W_j next].
/// @param own, other  u_i, u_j at equal steps of the line, linear between them; two numbers or more each
/// @param patience    d_i in [0, 1]; preconditions
/// @returns nullopt if no point of the line gives j as much
/// Source: [powell2006] for the test; the form without transfers is of this project.
std::optional<double> most_promised(std::span<const double> own, std::span<const double> other,
                                    double patience, double other_next);

}  // namespace entente::theory
