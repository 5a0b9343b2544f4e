#include "entente/theory/logrolling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

constexpr double nothing = 1e-12;    // stakes below count as none
constexpr double same_ratio = 1e-9;  // relative

void check_package(const PackageSpace& space, const Package& package) {
  base::require(package.size() == space.issues(), "a package settles every issue");
  for (std::size_t issue = 0; issue < package.size(); ++issue)
    base::require(package[issue] < space.options(issue), "a package names options of the space");
}

double stake(double value) {
  return std::abs(value) <= nothing ? 0.0 : value;
}

Stake kind_of(double first, double second) {
  if (first == 0 && second == 0) return Stake::none;
  if (second == 0) return Stake::first_only;
  if (first == 0) return Stake::second_only;
  return (first > 0) == (second > 0) ? Stake::contested : Stake::common;
}

IssueStakes stakes_on(const PackageSpace& space, PartyPair parties, std::size_t issue, std::size_t a,
                      std::size_t b) {
  // Both positive: each prefers its own end.
  const double first = stake(space.value(issue, a, parties.first) - space.value(issue, b, parties.first));
  const double second = stake(space.value(issue, b, parties.second) - space.value(issue, a, parties.second));
  IssueStakes row;
  row.issue = issue;
  row.kind = kind_of(first, second);
  row.first_end = first >= 0 ? a : b;
  row.second_end = second >= 0 ? b : a;
  row.first = std::abs(first);
  row.second = std::abs(second);
  if (row.second > 0)
    row.ratio = row.first / row.second;
  else
    row.ratio = row.first > 0 ? std::numeric_limits<double>::infinity() : 0.0;
  return row;
}

int rank(Stake kind) {
  return kind == Stake::common ? 1 : kind == Stake::none ? 2 : 0;
}

// The shares of [froman1970]'s exchange that maximise (s x - t y)(t v - s w): gains are proportional to the
// shares, so one of them is the whole half, and along it the product is a parabola in the other.
Trade trade_of(const IssueStakes& j, const IssueStakes& k) {
  Trade trade;
  trade.to_first = j.issue;
  trade.to_second = k.issue;
  const double low = k.first / j.first, high = k.second / j.second;  // share_j / share_k at which p, q gain 0
  const double balanced = (low + high) / 2;
  trade.first_share = balanced <= 1 ? balanced / 2 : 0.5;
  const double inverse = (j.first / k.first + j.second / k.second) / 2;
  trade.second_share = balanced <= 1 ? 0.5 : std::min(0.5, inverse / 2);
  trade.first_gain = trade.first_share * j.first - trade.second_share * k.first;
  trade.second_gain = trade.second_share * k.second - trade.first_share * j.second;
  trade.whole_first_gain = (j.first - k.first) / 2;
  trade.whole_second_gain = (k.second - j.second) / 2;
  trade.whole = trade.whole_first_gain > nothing && trade.whole_second_gain > nothing;
  return trade;
}

std::vector<IssueStakes> contested_of(const std::vector<IssueStakes>& table) {
  std::vector<IssueStakes> contested;
  for (const IssueStakes& row : table)
    if (row.kind == Stake::contested) contested.push_back(row);
  return contested;
}

}  // namespace

std::vector<IssueStakes> logrolling_table(const PackageSpace& space, PartyPair parties,
                                          const Package& first_end, const Package& second_end) {
  base::require(parties.first < space.parties() && parties.second < space.parties(),
                "the parties are parties of the space");
  base::require(parties.first != parties.second, "the parties are two");
  check_package(space, first_end);
  check_package(space, second_end);
  std::vector<IssueStakes> table;
  for (std::size_t issue = 0; issue < space.issues(); ++issue)
    table.push_back(stakes_on(space, parties, issue, first_end[issue], second_end[issue]));
  std::stable_sort(table.begin(), table.end(), [](const IssueStakes& a, const IssueStakes& b) {
    if (rank(a.kind) != rank(b.kind)) return rank(a.kind) < rank(b.kind);
    return rank(a.kind) == 0 && a.ratio > b.ratio;
  });
  return table;
}

Package favoured_options(const PackageSpace& space, std::size_t party) {
  base::require(party < space.parties(), "the party is a party of the space");
  Package package(space.issues(), 0);
  for (std::size_t issue = 0; issue < space.issues(); ++issue) {
    double high = -HUGE_VAL;
    for (std::size_t option = 0; option < space.options(issue); ++option) {
      if (!space.allowed(issue, option) || space.value(issue, option, party) <= high) continue;
      high = space.value(issue, option, party);
      package[issue] = static_cast<std::uint16_t>(option);
    }
  }
  return package;
}

std::vector<Trade> trades(const std::vector<IssueStakes>& table) {
  std::vector<Trade> result;
  for (const IssueStakes& j : contested_of(table))
    for (const IssueStakes& k : contested_of(table))
      if (j.ratio - k.ratio > same_ratio * k.ratio) result.push_back(trade_of(j, k));
  std::sort(result.begin(), result.end(), [](const Trade& a, const Trade& b) {
    return std::tuple(-a.first_gain * a.second_gain, a.to_first, a.to_second) <
           std::tuple(-b.first_gain * b.second_gain, b.to_first, b.to_second);
  });
  return result;
}

Logroll whole_logroll(const std::vector<IssueStakes>& table) {
  const std::vector<IssueStakes> contested = contested_of(table);
  // With nothing given to p, p loses half of all its stakes against the middle and q gains as much of its
  // own.
  double first = 0, second = 0;
  for (const IssueStakes& row : contested) first -= row.first / 2, second += row.second / 2;
  Logroll best;
  std::size_t taken = 0;
  for (std::size_t n = 0; n < contested.size(); ++n) {
    first += contested[n].first;
    second -= contested[n].second;
    const bool both = first > nothing && second > nothing;
    if (!both || first * second <= best.first_gain * best.second_gain) continue;
    best.first_gain = first;
    best.second_gain = second;
    taken = n + 1;
  }
  if (taken == 0) return best;
  for (std::size_t n = 0; n < contested.size(); ++n)
    (n < taken ? best.to_first : best.to_second).push_back(contested[n].issue);
  return best;
}

Exchange exchange(const PackageSpace& space, const Package& from, const Package& to) {
  check_package(space, from);
  check_package(space, to);
  Exchange result;
  result.interactions.assign(space.parties(), 0.0);
  for (std::size_t issue = 0; issue < space.issues(); ++issue) {
    result.change.emplace_back();
    for (std::size_t party = 0; party < space.parties(); ++party)
      result.change.back().push_back(space.value(issue, to[issue], party) -
                                     space.value(issue, from[issue], party));
  }
  for (const Interaction& interaction : space.interactions()) {
    const bool before = holds(interaction, [&](std::size_t issue) { return from[issue]; });
    const bool after = holds(interaction, [&](std::size_t issue) { return to[issue]; });
    for (std::size_t party = 0; party < space.parties(); ++party)
      result.interactions[party] +=
          (after ? interaction.add[party] : 0.0) - (before ? interaction.add[party] : 0.0);
  }
  return result;
}

}  // namespace entente::theory
