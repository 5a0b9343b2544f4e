#include "entente/theory/war_quitting.h"

#include <algorithm>
#include <limits>

#include "entente/base/require.h"
#include "entente/theory/optimal_stopping.h"

namespace entente::theory {

namespace {

using base::require;

void check(const SparseChain& chain, const QuittingSide& side) {
  const std::size_t n = chain.states();
  require(side.costs.size() == n && side.ends.size() == n && side.gives_in.size() == n &&
              side.prevails.size() == n,
          "quitting_extremes: one number per state");
  for (const std::size_t s : chain.order())
    require(side.costs[s] >= 0 && side.prevails[s] >= side.gives_in[s],
            "quitting_extremes: no cost below 0, to prevail is no worse than to give in");
}

class Answers {
 public:
  explicit Answers(const SparseChain& chain, const QuittingSide& side) : chain_(chain), side_(side) {
    check(chain, side);
    for (const double cost : side.costs) flow_.push_back(-cost);
  }

  // What is best when the other gives in at these states.
  Stopping to(const std::vector<bool>& other_gives_in) {
    read_ends(other_gives_in);
    return best_stopping(chain_, {side_.discount, flow_, side_.gives_in, ends_, &other_gives_in});
  }

  // The most gained by doing the other thing in one state, if both follow their plans otherwise.
  double deviation_gain(const std::vector<bool>& own, const std::vector<bool>& other) {
    read_ends(other);
    std::vector<bool> stopped(own);
    for (std::size_t s = 0; s < own.size(); ++s) {
      if (own[s] && !other[s]) ends_[s] = side_.gives_in[s];
      stopped[s] = own[s] || other[s];
    }
    const SparseChain played = chain_.stopped_in(stopped);
    const auto values =
        chain_values(played, discounted_equations(played, side_.discount), side_.discount, flow_, ends_)
            .values;
    double gain = 0;
    for (const std::size_t s : chain_.order()) {
      if (other[s]) continue;
      const double on = flow_[s] + side_.discount * chain_.expected(s, values);
      gain = std::max({gain, on - values[s], side_.gives_in[s] - values[s]});
    }
    return gain;
  }

 private:
  void read_ends(const std::vector<bool>& other_gives_in) {
    ends_ = side_.ends;
    for (std::size_t s = 0; s < ends_.size(); ++s)
      if (!chain_.over(s) && other_gives_in[s]) ends_[s] = side_.prevails[s];
  }

  const SparseChain& chain_;
  const QuittingSide& side_;
  std::vector<double> flow_, ends_;
};

struct OneSided {
  Stopping stubborn, other;  // of the side that began by never giving in, of the other
  double deviation_gain = 0;
  int rounds = 0;
  bool found = false;
};

OneSided from_never(const SparseChain& chain, const QuittingSide& stubborn, const QuittingSide& other) {
  Answers own(chain, stubborn), others(chain, other);
  // Each round that is not the last moves a state for good; so many suffice where answers move one way.
  const int most = 2 * static_cast<int>(chain.states()) + 4;
  OneSided result;
  result.stubborn.stops.assign(chain.states(), false);
  while (!result.found && result.rounds < most) {
    result.other = others.to(result.stubborn.stops);
    Stopping next = own.to(result.other.stops);
    result.found = next.stops == result.stubborn.stops;
    result.stubborn = std::move(next);
    result.rounds += 2;
  }
  result.deviation_gain = std::max(own.deviation_gain(result.stubborn.stops, result.other.stops),
                                   others.deviation_gain(result.other.stops, result.stubborn.stops));
  return result;
}

QuittingEquilibrium as_equilibrium(const OneSided& from, bool first_began) {
  const Stopping& first = first_began ? from.stubborn : from.other;
  const Stopping& second = first_began ? from.other : from.stubborn;
  return {first.stops,         second.stops, first.values, second.values,
          from.deviation_gain, from.rounds,  from.found};
}

}  // namespace

QuittingExtremes quitting_extremes(const QuittingGame& game) {
  QuittingExtremes result;
  result.first_stubborn = as_equilibrium(from_never(game.chain, game.first, game.second), true);
  result.second_stubborn = as_equilibrium(from_never(game.chain, game.second, game.first), false);
  result.same = result.first_stubborn.first_gives_in == result.second_stubborn.first_gives_in &&
                result.first_stubborn.second_gives_in == result.second_stubborn.second_gives_in;
  return result;
}

Attrition attrition(const AttritionSide& first, const AttritionSide& second) {
  for (const AttritionSide* side : {&first, &second})
    require(
        side->win > side->lose && side->impatience >= 0 && side->cost + side->impatience * side->lose >= 0,
        "attrition: to win is better than to lose, and waiting is no gain");
  // A side's waiting is paid by the chance that the other gives in.
  const auto rate = [](const AttritionSide& pays) {
    return (pays.cost + pays.impatience * pays.lose) / (pays.win - pays.lose);
  };
  Attrition result{rate(second), rate(first), std::numeric_limits<double>::infinity(), 0};
  const double both = result.first_hazard + result.second_hazard;
  if (both > 0) {
    result.expected_duration = 1 / both;
    result.first_gives_in = result.first_hazard / both;
  }
  return result;
}

}  // namespace entente::theory
