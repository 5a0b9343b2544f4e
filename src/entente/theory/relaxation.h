#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/acceptance_search.h"
#include "entente/theory/judging_space.h"
#include "entente/theory/least_cost_search.h"
#include "entente/theory/package_space.h"

namespace entente::theory {

/// Where there is no room: the least that would have to give. Every red line and every value of no agreement
/// is a demand that could move, at a cost that grows with how far it moves; wanted is the package for which
/// the demands have to move least, together or each.
///
/// A red line: cost[option] says how far it would have to move to admit the option (0: inside), as a share of
/// the issue's length (1 per option where the options have no order); infinity: it does not move that far.
struct MovableLine {
  std::size_t party = 0;  // whose line it is; only reported
  std::size_t issue = 0;
  std::vector<double> cost;
};

struct RelaxationProblem {
  const PackageSpace& space;           // its allowed flags are hard; the lines below are NOT in them
  std::span<const double> thresholds;  // r, one per party; -infinity: not needed; +infinity: never accepts
  std::span<const double> threshold_unit;  // by party: r_i lower by t costs t / unit_i; 0 or less: r_i stays
  std::span<const MovableLine> lines;
  std::uint64_t most_work = 100'000;  // options tried by the branch and bound, a count and no clock
};

enum class LeastBy {
  sum,     // the smallest total of all costs
  largest  // the smallest largest cost of a single demand, and among such packages the smallest total
};

struct Relaxation {
  Package package;                 // acceptable once the demands have moved
  std::vector<double> lines;       // by line: how far it gives (0: not at all)
  std::vector<double> thresholds;  // by party: by how much r_i falls, in its utility
  double total = 0;      // sum of the costs: of the lines, and of the thresholds divided by their unit
  double largest = 0;    // the largest of them
  double bound = 0;      // proven: no package needs less by the chosen measure; the same when exact
  bool complete = true;  // false: the work ended first
};

/// The memory of least_relaxation, kept from call to call so that nothing but the answer is allocated. One
/// per thread; answers do not depend on what it was used for before.
class RelaxationWorkspace {
 public:
  SearchWorkspace search;     // the common case: the cheapest options leave room
  LeastCostSearch least;      // everything else
  JudgingSpace mirror;        // the objective's party is paid minus the line costs
  std::vector<double> cost;   // by place: what the lines on the issue cost together; infinity: ruled out
  std::vector<double> worst;  // by place: the largest of them
  std::vector<std::uint8_t> giving;  // by place: how many give
  std::vector<std::size_t> judging;  // parties with a threshold
  std::vector<double> thresholds, prices, lowered, most, levels;
};

/// The least relaxation:
///
///     sum:      min over feasible x of   sum_l cost_l(x) + sum_i max(0, r_i - u_i(x)) / unit_i
///     largest:  min over feasible x of   the largest of the same terms
///
/// Exact up to 1e-9 unless the work ends first; then `bound` says how much less might do. What is equally
/// cheap is settled the same way on every call but by no rule, except: where the cheapest options of all
/// issues leave an acceptable package (no threshold has to give), options at which fewer lines give are tried
/// first.
/// @returns nullopt if no package is feasible whatever gives; an empty package (and infinite costs) if the
/// work ended before one was found Throws ContractViolation: thresholds or units not one per party; a line
/// whose issue is out of range or whose costs are not one per option, negative, or not numbers; more than 15
/// parties with a threshold. The idea is the elastic filter: demands made elastic at a price, the price
/// minimised. Source: [chinneck2008], elastic programming. Bounds: for every 0 <= lambda_i <= 1 / unit_i the
/// sum over issues of min over options of (cost - sum_i lambda_i v_i), plus sum_i lambda_i r_i, is at most
/// the smallest total.
std::optional<Relaxation> least_relaxation(const RelaxationProblem& problem, LeastBy by,
                                           RelaxationWorkspace& workspace);

}  // namespace entente::theory
