#include "entente/theory/commitment.h"

#include <algorithm>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

bool patient(double patience) {
  return patience > 0 && patience <= 1;
}

// The most of `own` on one step of the line where `other`, linear over it, has `least` or more.
std::optional<double> most_on_step(std::span<const double> own, std::span<const double> other,
                                   std::size_t step, double least) {
  const double from = other[step], to = other[step + 1];
  std::optional<double> most;
  const auto take = [&](double value) { most = most ? std::max(*most, value) : value; };
  if (from >= least) take(own[step]);
  if (to >= least) take(own[step + 1]);
  if ((from >= least) != (to >= least))
    take(own[step] + (own[step + 1] - own[step]) * (least - from) / (to - from));
  return most;
}

}  // namespace

CommitmentTest commitment_test(std::span<const double> war_now, std::span<const double> war_next,
                               std::span<const double> patience, double pie) {
  require(war_now.size() >= 2 && war_next.size() == war_now.size() && patience.size() == war_now.size(),
          "commitment_test: two parties or more, one number each");
  require(pie > 0 && std::all_of(patience.begin(), patience.end(), patient),
          "commitment_test: a pie above 0, patience in (0, 1]");
  CommitmentTest test;
  for (std::size_t i = 0; i < war_now.size(); ++i)
    for (std::size_t j = 0; j < war_now.size(); ++j) {
      if (i == j) continue;
      const double promised = pie - patience[i] * war_next[j], gap = war_now[i] - promised;
      test.pairs.push_back({i, j, war_now[i], promised, gap, std::max(0.0, gap) / patience[i]});
      if (gap > test.worst().gap) test.binding = test.pairs.size() - 1;
    }
  test.peace = test.worst().gap <= 1e-12 * pie;
  return test;
}

double shift_beyond_surplus(const PowerShift& shift) {
  require(patient(shift.patience), "shift_beyond_surplus: patience in (0, 1]");
  const double surplus = shift.pie - (shift.first_now + shift.second_now);
  return shift.patience * shift.second_next - shift.second_now - surplus;
}

double largest_strength_promises_hold(double first_now, double patience, double pie) {
  require(patient(patience), "largest_strength_promises_hold: patience in (0, 1]");
  return (pie - first_now) / patience;
}

double preventive_pressure(const DecliningParty& party) {
  const double d = party.patience;
  require(d > 0 && d < 1 && party.cost >= 0, "preventive_pressure: patience in (0, 1), no cost below 0");
  for (const double chance : {party.other_wins_now, party.other_wins_later})
    require(chance >= 0 && chance <= 1, "preventive_pressure: chances in [0, 1]");
  return d * party.other_wins_later - party.other_wins_now - party.cost * (1 - d) * (1 - d);
}

double preventive_threshold(double other_wins_now, double cost, double patience) {
  require(patience > 0 && patience < 1 && cost >= 0 && other_wins_now >= 0 && other_wins_now <= 1,
          "preventive_threshold: patience in (0, 1), no cost below 0, a chance in [0, 1]");
  return (other_wins_now + cost * (1 - patience) * (1 - patience)) / patience;
}

std::optional<double> most_promised(std::span<const double> own, std::span<const double> other,
                                    double patience, double other_next) {
  require(own.size() >= 2 && other.size() == own.size() && patience >= 0 && patience <= 1,
          "most_promised: two points or more, patience in [0, 1]");
  std::optional<double> later;
  for (std::size_t step = 0; step + 1 < own.size(); ++step)
    if (const auto here = most_on_step(own, other, step, other_next))
      later = later ? std::max(*later, *here) : *here;
  if (!later) return std::nullopt;
  return (1 - patience) * *std::max_element(own.begin(), own.end()) + patience * *later;
}

}  // namespace entente::theory
