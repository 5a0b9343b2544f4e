#include "entente/theory/war_bargain.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "entente/base/require.h"
#include "entente/theory/optimal_stopping.h"

namespace entente::theory {

namespace {

using base::require;
using Table = std::vector<std::vector<double>>;

constexpr int newton_rounds = 200;
constexpr double tolerance = 1e-12;
constexpr double hair = 1e-13;          // a surplus that rounding alone may have made negative
constexpr double repeat_until = 1e-15;  // movement of a repetition
constexpr double damping = 0.5;

double scale_of(const Table& values) {
  double scale = 1;
  for (const auto& party : values)
    for (const double value : party) scale = std::max(scale, std::fabs(value));
  return scale;
}

double difference(const Table& a, const Table& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t s = 0; s < a[i].size(); ++s) largest = std::max(largest, std::fabs(a[i][s] - b[i][s]));
  return largest;
}

// V <- (1 - step) V + step F(V) until it stands still.
int repeat(const WarGame& game, double step, int most, Table& values) {
  Table refusing, next;
  for (int n = 1; n <= most; ++n) {
    refuse_offers(game, values, refusing);
    share_surplus(game, refusing, next);
    const double moved = difference(next, values);
    for (std::size_t i = 0; i < values.size(); ++i)
      for (std::size_t s = 0; s < values[i].size(); ++s) values[i][s] += step * (next[i][s] - values[i][s]);
    if (moved <= repeat_until * scale_of(values)) return n;
  }
  return most;
}

bool same_view(const WarGame& game) {
  return std::all_of(game.parties.begin(), game.parties.end(), [&](const WarParty& party) {
    return !party.expects && party.discount == game.parties[0].discount;
  });
}

// The total T = max(1, -sum c + d P T) by optimal stopping, then each party's V with the surplus known.
int two_steps(const WarGame& game, Table& values) {
  const std::size_t n = game.chain.states(), parties = game.parties.size();
  const double discount = game.parties[0].discount;
  std::vector<double> flow(n, 0.0), ends(n, 0.0), surplus(n, 0.0);
  const std::vector<double> pie(n, 1.0);
  for (std::size_t i = 0; i < parties; ++i)
    for (std::size_t s = 0; s < n; ++s) {
      flow[s] -= game.cost(i, s);
      if (game.chain.over(s)) ends[s] += game.parties[i].ends[s];
    }
  const Stopping total = best_stopping(game.chain, {discount, flow, pie, ends, nullptr});
  for (const std::size_t s : game.chain.order())
    surplus[s] = std::max(0.0, 1 - (flow[s] + discount * game.chain.expected(s, total.values)));
  const SparseEquations equations = discounted_equations(game.chain, discount);
  values.resize(parties);
  for (std::size_t i = 0; i < parties; ++i) {
    std::vector<double> income(n, 0.0);
    for (const std::size_t s : game.chain.order())
      income[s] = game.recognition(i, s) * surplus[s] - game.cost(i, s);
    values[i] = chain_values(game.chain, equations, discount, income, game.parties[i].ends).values;
  }
  return total.rounds + static_cast<int>(parties);
}

// Reads the strategies off V and checks them.
void certify(const WarGame& game, const Table& solved, WarBargain& found) {
  refuse_offers(game, solved, found.refusing);
  share_surplus(game, found.refusing, found.values);
  Table again, after;
  refuse_offers(game, found.values, again);
  share_surplus(game, again, after);
  const double scale = scale_of(found.values);
  found.residual = difference(after, found.values) / scale;
  found.deviation_gain = deviation_gain(game, found.refusing);
  found.found = found.residual <= tolerance && found.deviation_gain <= tolerance * scale;
  found.settles.assign(game.chain.states(), false);
  for (const std::size_t s : game.chain.order())
    found.settles[s] = surplus_at(found.refusing, s) >= -hair * scale;
}

}  // namespace

double deviation_gain(const WarGame& game, const Table& refusing) {
  Table values, now;
  share_surplus(game, refusing, values);
  refuse_offers(game, values, now);
  const std::size_t parties = game.parties.size();
  double gain = 0;
  for (const std::size_t s : game.chain.order()) {
    const double planned = surplus_at(refusing, s), open = surplus_at(now, s);
    if (planned < 0) gain = std::max(gain, open);  // an offer that leaves the others what refusing gives
    for (std::size_t i = 0; planned >= 0 && i < parties; ++i) {
      const double kept = refusing[i][s] + planned;
      gain = std::max({gain, now[i][s] - refusing[i][s], now[i][s] - kept});
    }
  }
  return gain;
}

WarBargain bargain_while_fighting(const WarGame& game, const BargainOptions& options) {
  require(game.parties.size() >= 2 && faults(game).empty(),
          "bargain_while_fighting: two parties or more, a game without faults");
  WarBargain found;
  Table values = fighting_values(game).values;
  const bool two = game.parties.size() == 2;
  found.method = options.only_repeat ? WarBargain::Method::repetition
                 : two               ? WarBargain::Method::newton
                 : same_view(game)   ? WarBargain::Method::two_step
                                     : WarBargain::Method::repetition;
  if (found.method == WarBargain::Method::newton)
    found.rounds = two_party_newton(game, newton_rounds, values);
  if (found.method == WarBargain::Method::two_step) found.rounds = two_steps(game, values);
  if (found.method != WarBargain::Method::repetition) certify(game, values, found);
  if (found.found) return found;
  const double step = two || options.only_repeat ? 1 : damping;
  found.method = WarBargain::Method::repetition;
  found.rounds += repeat(game, step, options.most_repetitions, values);
  certify(game, values, found);
  return found;
}

}  // namespace entente::theory
