#pragma once

#include <cstddef>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::theory {

/// Who gives what for what. Two parties p and q stand on each issue j at an end of its contested range: p at
/// a_j, q at b_j. What they have at stake there, each in its own utility:
///
///     s_pj = v_pj(a_j) - v_pj(b_j)       s_qj = v_qj(b_j) - v_qj(a_j)
///
/// An issue is contested when both are positive (or both negative: then the ends change places). Its marginal
/// ratio s_pj / s_qj says how much p gains there for each unit q gives up; p should get its way where the
/// ratio is high and q where it is low. Interactions between issues play no part here. Source: [raiffa1982].
enum class Stake {
  contested,    // each wants its own end
  common,       // both want the same end
  first_only,   // only p cares which end
  second_only,  // only q cares
  none          // the ends are worth the same to both, or are the same
};

struct IssueStakes {
  std::size_t issue = 0;
  Stake kind = Stake::none;
  std::size_t first_end = 0;   // the option p prefers of the two (its own end where it does not care)
  std::size_t second_end = 0;  // the option q prefers of the two
  double first = 0;            // |s_pj|
  double second = 0;           // |s_qj|
  double ratio = 0;            // first / second; infinity if only `first` is above 0; 0 if neither is
};

struct PartyPair {
  std::size_t first = 0;   // p
  std::size_t second = 0;  // q
};

/// The table, ordered: contested issues and those only one cares about by falling ratio (what p should get
/// comes first), then common ones, then the rest; equal ones by issue. Stakes up to 1e-12 count as 0.
/// Throws ContractViolation: the parties are not two parties of the space; an end that does not settle every
/// issue.
std::vector<IssueStakes> logrolling_table(const PackageSpace& space, PartyPair parties,
                                          const Package& first_end, const Package& second_end);

/// By issue the allowed option with the highest value to the party, the lowest index among equals (option 0
/// where nothing is allowed): the ends when no two packages are at hand.
Package favoured_options(const PackageSpace& space, std::size_t party);

/// A trade of two contested issues j and k against splitting both down the middle (each party with half of
/// every stake): on j the settlement moves a share of the range towards p, on k a share towards q.
///
///     gain of p = share_j s_pj - share_k s_pk       gain of q = share_k s_qk - share_j s_qj
///
/// With whole issues both shares are 1/2. Shares below it exist that leave both better off exactly when
/// s_pj / s_qj > s_pk / s_qk; given are those with the highest product of the two gains, which is a statement
/// about neither party's scale. Source: [froman1970], compromise against logroll.
struct Trade {
  std::size_t to_first = 0;   // j, the issue on which p gets more
  std::size_t to_second = 0;  // k
  double first_share = 0;     // in (0, 1/2], share_j; one of the two shares is 1/2
  double second_share = 0;    // share_k
  double first_gain = 0;      // over the middle, > 0
  double second_gain = 0;
  double whole_first_gain = 0;  // the same with whole issues, where one of the two may be 0 or less
  double whole_second_gain = 0;
  bool whole = false;  // both gain when the issues are exchanged whole
};

/// All pairs of contested issues of a table with ratios apart by more than 1e-9 of the smaller, by falling
/// product of gains, equal ones by issues.
std::vector<Trade> trades(const std::vector<IssueStakes>& table);

/// Everything at once that the table offers over the middle on the contested issues: p gets its end on the
/// first n contested issues of the table and q on the others, for the n that gives the highest product of
/// gains over the middle among those where both gain.
struct Logroll {
  std::vector<std::size_t> to_first, to_second;  // issues, in the order of the table
  double first_gain = 0, second_gain = 0;        // over the middle; both 0 and the lists empty: no such n
};
Logroll whole_logroll(const std::vector<IssueStakes>& table);

/// What each party gains or loses on each issue between two packages: change[issue][party] = v(to) - v(from),
/// and what interactions add.
struct Exchange {
  std::vector<std::vector<double>> change;  // by issue, by party
  std::vector<double> interactions;         // by party
};
/// Throws ContractViolation: a package that does not settle every issue.
Exchange exchange(const PackageSpace& space, const Package& from, const Package& to);

}  // namespace entente::theory
