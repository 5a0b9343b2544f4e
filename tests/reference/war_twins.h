#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "entente/theory/war_bargain.h"
#include "entente/theory/war_game.h"

namespace entente::theory::reference {

inline double uniform(std::mt19937& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

/// The front of the literature: one level up, one down or none, over at both ends. State k is level k.
inline SparseChain front(int levels, double up, double down) {
  std::vector<bool> over(static_cast<std::size_t>(levels) + 1, false);
  over.front() = over.back() = true;
  std::vector<Transition> moves;
  for (std::size_t k = 1; k + 1 < over.size(); ++k) {
    moves.push_back({k, k + 1, up});
    moves.push_back({k, k - 1, down});
    moves.push_back({k, k, std::max(0.0, 1 - up - down)});
  }
  return SparseChain::build(over, moves, SparseChain::Ends::certain).value();
}

/// One number at the upper end of a front, 0 elsewhere; or at the lower end.
inline std::vector<double> pays_above(int levels, double value = 1) {
  std::vector<double> ends(static_cast<std::size_t>(levels) + 1, 0.0);
  ends.back() = value;
  return ends;
}
inline std::vector<double> pays_below(int levels, double value = 1) {
  std::vector<double> ends(static_cast<std::size_t>(levels) + 1, 0.0);
  ends.front() = value;
  return ends;
}

/// Two paces of a front that turn into each other after each move, with levels + 1 states each.
struct Pace {
  double up = 0, down = 0, turns = 0;
};
inline SparseChain two_paces(int levels, Pace one, Pace other) {
  const std::size_t count = static_cast<std::size_t>(levels) + 1;
  std::vector<bool> over(2 * count, false);
  std::vector<Transition> moves;
  for (std::size_t r = 0; r < 2; ++r) {
    const Pace& pace = r == 0 ? one : other;
    over[r * count] = over[r * count + count - 1] = true;
    for (std::size_t k = 1; k + 1 < count; ++k)
      for (const auto& [to, chance] :
           {std::pair{k + 1, pace.up}, {k - 1, pace.down}, {k, 1 - pace.up - pace.down}}) {
        moves.push_back({r * count + k, r * count + to, chance * (1 - pace.turns)});
        moves.push_back({r * count + k, (1 - r) * count + to, chance * pace.turns});
      }
  }
  return SparseChain::build(over, moves).value();
}

/// A chain without any order: each state leads to a few others, some of which are ends.
inline SparseChain any_chain(std::mt19937& random, std::size_t states, std::size_t ends) {
  std::vector<bool> over(states, false);
  for (std::size_t n = 0; n < ends; ++n) over[random() % states] = true;
  over[states - 1] = true;
  over[0] = false;
  std::vector<Transition> moves;
  for (std::size_t s = 0; s < states; ++s) {
    if (over[s]) continue;
    std::vector<double> weights(2 + random() % 4);
    double sum = 0;
    for (double& weight : weights) sum += weight = uniform(random, .05, 1);
    for (std::size_t n = 0; n < weights.size(); ++n)
      moves.push_back({s, n == 0 ? (s + 1) % states : random() % states, weights[n] / sum});
  }
  return SparseChain::build(over, moves).value();
}

/// x = flow + d P x by elimination with row exchanges on the full matrix.
inline std::vector<double> dense_values(const SparseChain& chain, double discount,
                                        std::span<const double> flow, std::span<const double> ends) {
  const std::size_t n = chain.states();
  std::vector<std::vector<double>> a(n, std::vector<double>(n + 1, 0.0));
  for (std::size_t s = 0; s < n; ++s) {
    a[s][s] = 1;
    a[s][n] = chain.over(s) ? ends[s] : flow[s];
    for (const auto& entry : chain.row(s)) a[s][entry.column] -= discount * entry.value;
  }
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t largest = k;
    for (std::size_t r = k + 1; r < n; ++r)
      if (std::fabs(a[r][k]) > std::fabs(a[largest][k])) largest = r;
    std::swap(a[k], a[largest]);
    for (std::size_t r = 0; r < n; ++r) {
      if (r == k) continue;
      const double factor = a[r][k] / a[k][k];
      for (std::size_t c = k; factor != 0 && c <= n; ++c) a[r][c] -= factor * a[k][c];
    }
  }
  std::vector<double> x(n);
  for (std::size_t s = 0; s < n; ++s) x[s] = a[s][n] / a[s][s];
  return x;
}

/// Courses of the war, drawn one by one from `start`.
struct Courses {
  int runs = 0;
  double length = 0, length_error = 0;              // mean and standard error of the duration
  double length_there = 0, length_there_error = 0;  // the same of courses that end in `there`
  double worth = 0, worth_error = 0;                // of payments, later ones discounted
  double ends_there = 0, ends_there_error = 0;
};
struct CourseQuestion {
  std::size_t start = 0, there = 0;
  double discount = 1;
  std::span<const double> flow, ends;
  int runs = 40'000;
  unsigned seed = 1;
};
inline Courses simulate(const SparseChain& chain, const CourseQuestion& question) {
  struct Sum {
    double count = 0, sum = 0, squares = 0;
    void add(double x) { ++count, sum += x, squares += x * x; }
    double mean() const { return sum / count; }
    double error() const { return std::sqrt((squares / count - mean() * mean()) / count); }
  } length, there, worth, in;
  std::mt19937 random(question.seed);
  for (int run = 0; run < question.runs; ++run) {
    std::size_t s = question.start;
    double weight = 1, paid = 0;
    int periods = 0;
    for (; !chain.over(s); ++periods, weight *= question.discount) {
      paid += weight * question.flow[s];
      double coin = uniform(random, 0, 1);
      std::size_t to = chain.row(s).back().column;
      for (const auto& entry : chain.row(s)) {
        if (coin < entry.value) {
          to = entry.column;
          break;
        }
        coin -= entry.value;
      }
      s = to;
    }
    length.add(periods);
    worth.add(paid + weight * question.ends[s]);
    in.add(s == question.there ? 1 : 0);
    if (s == question.there) there.add(periods);
  }
  return {question.runs, length.mean(), length.error(), there.mean(), there.error(),
          worth.mean(),  worth.error(), in.mean(),      in.error()};
}

/// The bargaining equations, written out and repeated until nothing moves.
inline std::vector<std::vector<double>> slow_bargain(const WarGame& game) {
  const std::size_t n = game.chain.states(), parties = game.parties.size();
  std::vector<std::vector<double>> v(parties, std::vector<double>(n, 0.0)), d = v;
  for (std::size_t i = 0; i < parties; ++i)
    for (std::size_t s = 0; s < n; ++s)
      if (game.chain.over(s)) v[i][s] = game.parties[i].ends[s];
  for (double moved = 1; moved > 1e-15;) {
    moved = 0;
    for (std::size_t i = 0; i < parties; ++i)
      for (std::size_t s = 0; s < n; ++s) {
        d[i][s] = -game.cost(i, s);
        for (const auto& entry : game.moves(i).row(s))
          d[i][s] += game.parties[i].discount * entry.value * v[i][entry.column];
      }
    for (std::size_t s = 0; s < n; ++s) {
      if (game.chain.over(s)) continue;
      double left = 1;
      for (std::size_t i = 0; i < parties; ++i) left -= d[i][s];
      for (std::size_t i = 0; i < parties; ++i) {
        const double now = d[i][s] + game.recognition(i, s) * std::max(0.0, left);
        moved = std::max(moved, std::fabs(now - v[i][s]));
        v[i][s] = now;
      }
    }
  }
  return v;
}

/// A random war of two or more parties; some ends are worth more than the pie together, so that not every
/// state settles.
inline WarGame any_war(std::mt19937& random, std::size_t parties, bool common_discount) {
  WarGame game{any_chain(random, 4 + random() % 20, 1 + random() % 3), {}};
  const double discount = uniform(random, .8, .98);
  std::vector<double> recognition(parties);
  double sum = 0;
  for (double& chance : recognition) sum += chance = uniform(random, .1, 1);
  for (std::size_t i = 0; i < parties; ++i) {
    WarParty party;
    party.discount = common_discount ? discount : uniform(random, .8, .98);
    party.recognition = {recognition[i] / sum};
    party.costs.clear();
    for (std::size_t s = 0; s < game.chain.states(); ++s) {
      party.costs.push_back(uniform(random, 0, .02));
      party.ends.push_back(uniform(random, -.2, 2.2 / static_cast<double>(parties)));
    }
    game.parties.push_back(std::move(party));
  }
  return game;
}

}  // namespace entente::theory::reference
