#include "entente/theory/front_bargaining.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;
using Point = SettlementFrontier::Point;

constexpr double hair = 1e-13;
constexpr double tolerance = 1e-12;
constexpr int newton_limit = 80;
constexpr int repeat_limit = 200'000;

// The most of `Value` while `Given` is at least `least`; `at(n)` are the points by falling `Given`.
template <auto Value, auto Given, class At>
SettlementFrontier::Most most_of(std::size_t count, const At& at, double least, std::size_t& hint) {
  if (count == 0) return {};
  if (at(0).*Given < least) return {at(0).*Value, 0, false};
  if (at(count - 1).*Given >= least) return {at(count - 1).*Value, 0, true};
  // at(low) still gives the other enough, at(low + 1) does not.
  std::size_t low = std::min(hint, count - 2);
  while (at(low).*Given < least) --low;
  while (at(low + 1).*Given >= least) ++low;
  hint = low;
  const Point &a = at(low), &b = at(low + 1);
  const double slope = (b.*Value - a.*Value) / (b.*Given - a.*Given);
  return {a.*Value + slope * (least - a.*Given), slope, true};
}

// Whether b lies between a and c on a straight line, but for rounding.
bool straight(const Point& a, const Point& b, const Point& c) {
  const double share = (b.first - a.first) / (c.first - a.first);
  return std::fabs(a.second + share * (c.second - a.second) - b.second) <= 1e-14 * (1 + std::fabs(a.second));
}

// V of a state as it is at the present D: V_i = own D_i + other D_j + rest.
struct Linear {
  double own = 1, other = 0, rest = 0;
};
class Bargaining {
 public:
  Bargaining(const BargainingSide& first, const BargainingSide& second, const SettlementFrontier& frontier,
             const BargainingRules& rules)
      : sides_{&first, &second},
        frontier_(frontier),
        rules_(rules),
        count_(first.outcomes.standing.size()),
        regimes_(first.chain.regimes()) {
    require(second.outcomes.standing.size() == count_ && second.chain.regimes() == regimes_ &&
                first.chain.states() == count_ * regimes_,
            "bargaining_values: both sides see the same levels and regimes");
    require(
        rules.talks >= 0 && rules.talks <= 1 && rules.recognition_first >= 0 && rules.recognition_first <= 1,
        "bargaining_values: talks and recognition in [0, 1]");
    for (std::size_t i = 0; i < 2; ++i) {
      const BargainingSide& side = *sides_[i];
      d_[i].resize(count_ * regimes_);
      war_values(side.chain, side.terms, side.outcomes, d_[i]);  // checks terms
      moves_[i] = level_equations(side.chain, side.terms.patience);
    }
    linear_.resize(count_ * regimes_);
    period_.resize(count_ * regimes_);
    for (std::size_t r = 0; r < regimes_; ++r)
      for (std::size_t k = 1; k + 1 < count_; ++k)
        for (std::size_t i = 0; i < 2; ++i)
          period_[state(k, r)][i] =
              period_value(sides_[i]->chain, sides_[i]->terms, sides_[i]->outcomes, k, r);
    for (std::size_t r = 0; r < regimes_; ++r)
      for (const std::size_t k : {std::size_t{0}, count_ - 1})
        for (std::size_t i = 0; i < 2; ++i) linear_[state(k, r)][i] = {0, 0, d_[i][state(k, r)]};
  }

  BargainingValues run() {
    // Where no regime is left again, each can be solved by itself, today's last: it needs the others.
    bool apart = true;
    for (std::size_t r = 0; r < sides_[0]->chain.other_regimes; ++r)
      apart = apart && sides_[0]->chain.others[r].leaves == 0 && sides_[1]->chain.others[r].leaves == 0;
    if (apart)
      for (std::size_t r = regimes_; r-- > 0;) {
        expect_others(r);
        solve<1>(r);
      }
    else if (regimes_ == 2)
      solve<2>(0);
    else if (regimes_ == 3)
      solve<3>(0);
    else
      solve<4>(0);
    BargainingValues found;
    found.residual = residual(0, regimes_);
    for (int n = 0; found.residual > tolerance && n < repeat_limit; ++n) {
      repeat();
      found.residual = residual(0, regimes_);
    }
    found.first = std::move(d_[0]);
    found.second = std::move(d_[1]);
    found.rounds = rounds_;
    found.found = found.residual <= tolerance;
    return found;
  }

 private:
  std::size_t state(std::size_t k, std::size_t r) const { return r * count_ + k; }

  std::array<Linear, 2> values_at(double d_first, double d_second) {
    const double a = std::max(d_first, sides_[0]->giving_in), b = std::max(d_second, sides_[1]->giving_in);
    const auto most_a = frontier_.most_first(b, hint_first_), most_b = frontier_.most_second(a, hint_second_);
    std::array<Linear, 2> v;
    if (!most_a.possible || !most_b.possible || most_a.value < a - hair) return v;
    const double pi = rules_.recognition_first, tau = rules_.talks;
    const double least_a = frontier_.points().front().first, least_b = frontier_.points().back().second;
    // Slopes of R in D: 0 where giving in is better than going on.
    const double moves_a = d_first >= a ? 1 : 0, moves_b = d_second >= b ? 1 : 0;
    const auto linear = [&](double d, double other_d, double offer, double own_slope, double other_slope) {
      const double own = 1 - tau + tau * own_slope, other = tau * other_slope;
      return Linear{own, other, tau * offer + (1 - tau) * d - own * d - other * other_d};
    };
    v[0] = linear(d_first, d_second, pi * most_a.value + (1 - pi) * std::max(a, least_a),
                  a >= least_a ? (1 - pi) * moves_a : 0, pi * most_a.slope * moves_b);
    v[1] = linear(d_second, d_first, (1 - pi) * most_b.value + pi * std::max(b, least_b),
                  b >= least_b ? pi * moves_b : 0, (1 - pi) * most_b.slope * moves_a);
    return v;
  }

  double v(std::size_t i, std::size_t at) const {
    const Linear& linear = linear_[at][i];
    return linear.own * d_[i][at] + linear.other * d_[1 - i][at] + linear.rest;
  }

  // What side i expects of the moves of one period.
  double expected(std::size_t i, std::size_t k, std::size_t r) const {
    const LevelEquations& moves = moves_[i];
    double sum = 0;
    for (std::size_t t = 0; t < regimes_; ++t)
      if (moves.turn[r][t] != 0)
        sum += moves.turn[r][t] * (moves.up[r] * v(i, state(k + 1, t)) + moves.stay[r] * v(i, state(k, t)) +
                                   moves.down[r] * v(i, state(k - 1, t)));
    return sum;
  }

  // Reads V off D in these regimes; how far D is from what V implies.
  double residual(std::size_t from, std::size_t to) {
    for (std::size_t r = from; r < to; ++r)
      for (std::size_t k = 1; k + 1 < count_; ++k)
        linear_[state(k, r)] = values_at(d_[0][state(k, r)], d_[1][state(k, r)]);
    double largest = 0;
    for (std::size_t r = from; r < to; ++r)
      for (std::size_t k = 1; k + 1 < count_; ++k)
        for (std::size_t i = 0; i < 2; ++i)
          largest =
              std::max(largest, std::fabs(period_[state(k, r)][i] + expected(i, k, r) - d_[i][state(k, r)]));
    return largest;
  }

  void repeat() {
    std::array<std::vector<double>, 2> next = d_;
    for (std::size_t r = 0; r < regimes_; ++r)
      for (std::size_t k = 1; k + 1 < count_; ++k)
        for (std::size_t i = 0; i < 2; ++i)
          next[i][state(k, r)] = period_[state(k, r)][i] + expected(i, k, r);
    d_ = std::move(next);
    ++rounds_;
  }

  // Newton steps on the regimes from `from` on, as many as G.
  template <std::size_t G>
  void solve(std::size_t from) {
    double before = residual(from, from + G);
    for (int n = 0; n < newton_limit && before > tolerance; ++n) {
      const std::array<std::vector<double>, 2> start = d_;
      newton<G>(from);
      double after = residual(from, from + G);
      // States that settle and do not, turn by turn, would send whole steps round in a circle.
      for (int half = 0; half < 3 && after >= before; ++half) {
        for (std::size_t i = 0; i < 2; ++i)
          for (std::size_t at = from * count_; at < (from + G) * count_; ++at)
            d_[i][at] = (start[i][at] + d_[i][at]) / 2;
        after = residual(from, from + G);
      }
      before = after;
    }
  }

  // What each side expects of the regimes that are solved already, where each is solved by itself.
  void expect_others(std::size_t r) {
    for (std::size_t i = 0; i < 2; ++i) {
      others_[i].resize(count_ * regimes_, 0.0);
      const LevelEquations& moves = moves_[i];
      for (std::size_t k = 1; k + 1 < count_; ++k)
        for (std::size_t t = r + 1; t < regimes_; ++t)
          if (moves.turn[r][t] != 0)
            others_[i][state(k, r)] +=
                moves.turn[r][t] * (moves.up[r] * v(i, state(k + 1, t)) + moves.stay[r] * v(i, state(k, t)) +
                                    moves.down[r] * v(i, state(k - 1, t)));
    }
  }
  void newton_alone(std::size_t r);

  template <std::size_t G>
  struct Row;  // one level's equations
  template <std::size_t G>
  Row<G> row_at(std::size_t k, std::size_t from) const;
  template <std::size_t G>
  void newton(std::size_t from);

  std::array<const BargainingSide*, 2> sides_;
  const SettlementFrontier& frontier_;
  BargainingRules rules_;
  std::size_t count_, regimes_;
  std::array<LevelEquations, 2> moves_;
  std::array<std::vector<double>, 2> d_;
  std::array<std::vector<double>, 2> others_;
  std::vector<std::array<Linear, 2>> linear_;
  std::vector<std::array<double, 2>> period_;
  std::size_t hint_first_ = 0, hint_second_ = 0;
  int rounds_ = 0;
};

// Unknowns are both sides' D in each of G regimes: first side's, then the second's.
template <std::size_t G>
struct Bargaining::Row {
  static constexpr std::size_t n = 2 * G;
  using Block = std::array<std::array<double, n>, n>;
  Block below{}, here{}, above{};
  std::array<double, n> right{};

  // Gauss-Jordan with the largest pivot of each column; `below` is gone by then.
  void reduce() {
    for (std::size_t c = 0; c < n; ++c) {
      std::size_t largest = c;
      for (std::size_t a = c + 1; a < n; ++a)
        if (std::fabs(here[a][c]) > std::fabs(here[largest][c])) largest = a;
      std::swap(here[c], here[largest]);
      std::swap(above[c], above[largest]);
      std::swap(right[c], right[largest]);
      scale(c, 1 / here[c][c]);
      for (std::size_t a = 0; a < n; ++a)
        if (a != c && here[a][c] != 0) subtract(a, c, here[a][c]);
    }
  }
  void scale(std::size_t c, double by) {
    for (std::size_t j = c; j < n; ++j) here[c][j] *= by;
    for (std::size_t j = 0; j < n; ++j) above[c][j] *= by;
    right[c] *= by;
  }
  void subtract(std::size_t a, std::size_t c, double factor) {
    for (std::size_t j = c; j < n; ++j) here[a][j] -= factor * here[c][j];
    for (std::size_t j = 0; j < n; ++j) above[a][j] -= factor * above[c][j];
    right[a] -= factor * right[c];
  }
  // Puts in what the level below is: x(k - 1) = right - above x(k).
  void put_in(const Row& lower) {
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) {
        const double factor = below[a][b];
        for (std::size_t c = 0; c < n; ++c) here[a][c] -= factor * lower.above[b][c];
        right[a] -= factor * lower.right[b];
      }
  }
};

template <std::size_t G>
Bargaining::Row<G> Bargaining::row_at(std::size_t k, std::size_t from) const {
  Row<G> row;
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t g = 0; g < G; ++g) {
      const std::size_t r = from + g, place = i * G + g;
      const LevelEquations& moves = moves_[i];
      row.here[place][place] += 1;
      row.right[place] += period_[state(k, r)][i];
      const std::array<double, 3> weights = {moves.down[r], moves.stay[r], moves.up[r]};
      const std::array<typename Row<G>::Block*, 3> blocks = {&row.below, &row.here, &row.above};
      for (std::size_t t = 0; t < regimes_; ++t) {
        if (moves.turn[r][t] == 0) continue;
        for (std::size_t step = 0; step < 3; ++step) {
          const double weight = moves.turn[r][t] * weights[step];
          const std::size_t at = state(k + step - 1, t);
          if (t < from || t >= from + G) {  // solved before
            row.right[place] += weight * v(i, at);
            continue;
          }
          const Linear& linear = linear_[at][i];
          (*blocks[step])[place][i * G + t - from] -= weight * linear.own;
          (*blocks[step])[place][(1 - i) * G + t - from] -= weight * linear.other;
          row.right[place] += weight * linear.rest;
        }
      }
    }
  return row;
}

// The same for one regime by itself, the usual case, on two unknowns a level.
void Bargaining::newton_alone(std::size_t r) {
  struct Solved {
    double x_aa, x_ab, x_ba, x_bb, a, b;  // D(k) = (a, b) - x D(k + 1)
  };
  thread_local std::vector<Solved> rows;
  if (rows.size() < count_) rows.resize(count_);
  std::array<std::array<double, 3>, 2> weights;
  for (std::size_t i = 0; i < 2; ++i) {
    const double turn = moves_[i].turn[r][r];
    weights[i] = {turn * moves_[i].down[r], turn * moves_[i].stay[r], turn * moves_[i].up[r]};
  }
  const auto* linear = &linear_[state(0, r)];
  rows[0] = {0, 0, 0, 0, 0, 0};
  for (std::size_t k = 1; k + 1 < count_; ++k) {
    const auto &low = linear[k - 1], &here = linear[k], &high = linear[k + 1];
    const Solved& below = rows[k - 1];
    std::array<double, 2> right;
    for (std::size_t i = 0; i < 2; ++i)
      right[i] = period_[state(k, r)][i] + others_[i][state(k, r)] + weights[i][0] * low[i].rest +
                 weights[i][1] * here[i].rest + weights[i][2] * high[i].rest;
    const double aa = weights[0][0] * low[0].own, ab = weights[0][0] * low[0].other;
    const double ba = weights[1][0] * low[1].other, bb = weights[1][0] * low[1].own;
    right[0] += aa * below.a + ab * below.b;
    right[1] += ba * below.a + bb * below.b;
    const double p = 1 - weights[0][1] * here[0].own + aa * below.x_aa + ab * below.x_ba;
    const double q = -weights[0][1] * here[0].other + aa * below.x_ab + ab * below.x_bb;
    const double s = -weights[1][1] * here[1].other + ba * below.x_aa + bb * below.x_ba;
    const double t = 1 - weights[1][1] * here[1].own + ba * below.x_ab + bb * below.x_bb;
    const double inverse = 1 / (p * t - q * s);
    const double up_aa = -weights[0][2] * high[0].own, up_ab = -weights[0][2] * high[0].other;
    const double up_ba = -weights[1][2] * high[1].other, up_bb = -weights[1][2] * high[1].own;
    rows[k] = {(t * up_aa - q * up_ba) * inverse,       (t * up_ab - q * up_bb) * inverse,
               (p * up_ba - s * up_aa) * inverse,       (p * up_bb - s * up_ab) * inverse,
               (t * right[0] - q * right[1]) * inverse, (p * right[1] - s * right[0]) * inverse};
  }
  double a = 0, b = 0;  // the ends are constants: they stand in `rest`
  for (std::size_t k = count_ - 2; k >= 1; --k) {
    const Solved& row = rows[k];
    const double next_a = row.a - row.x_aa * a - row.x_ab * b, next_b = row.b - row.x_ba * a - row.x_bb * b;
    a = d_[0][state(k, r)] = next_a;
    b = d_[1][state(k, r)] = next_b;
  }
  ++rounds_;
}

// The equations with V linear in D as it is at the present D, solved level by level. The ends are constants,
// so their blocks are 0.
template <std::size_t G>
void Bargaining::newton(std::size_t from) {
  if constexpr (G == 1) return newton_alone(from);
  thread_local std::vector<Row<G>> rows;
  if (rows.size() < count_) rows.resize(count_);
  for (std::size_t k = 1; k + 1 < count_; ++k) {
    rows[k] = row_at<G>(k, from);
    if (k > 1) rows[k].put_in(rows[k - 1]);
    rows[k].reduce();
  }
  std::array<double, 2 * G> upper{};
  for (std::size_t k = count_ - 2; k >= 1; --k) {
    std::array<double, 2 * G> x = rows[k].right;
    for (std::size_t a = 0; a < 2 * G; ++a)
      for (std::size_t c = 0; c < 2 * G; ++c) x[a] -= rows[k].above[a][c] * upper[c];
    for (std::size_t a = 0; a < 2 * G; ++a) d_[a / G][state(k, from + a % G)] = x[a];
    upper = x;
  }
  ++rounds_;
}

}  // namespace

SettlementFrontier::SettlementFrontier(std::vector<Point> points) : points_(std::move(points)) {
  for (std::size_t n = 1; n < points_.size(); ++n)
    require(points_[n].first > points_[n - 1].first && points_[n].second < points_[n - 1].second,
            "SettlementFrontier: rising for the first side, falling for the second");
}

SettlementFrontier::Most SettlementFrontier::most_first(double second, std::size_t& hint) const {
  return most_of<&Point::first, &Point::second>(
      points_.size(), [&](std::size_t n) -> const Point& { return points_[n]; }, second, hint);
}

SettlementFrontier::Most SettlementFrontier::most_second(double first, std::size_t& hint) const {
  return most_of<&Point::second, &Point::first>(
      points_.size(), [&](std::size_t n) -> const Point& { return points_[points_.size() - 1 - n]; }, first,
      hint);
}

SettlementFrontier frontier_of_line(std::span<const double> first, std::span<const double> second) {
  require(first.size() == second.size() && first.size() >= 2, "frontier_of_line: two points or more");
  const auto largest = [](std::span<const double> u) {
    return static_cast<std::size_t>(std::max_element(u.begin(), u.end()) - u.begin());
  };
  // From the second side's favourite to the first side's; points that the walk makes worse for both are left
  // out.
  const std::size_t from = largest(second), to = largest(first);
  const std::size_t steps = from < to ? to - from : from - to;
  std::vector<Point> points;
  for (std::size_t n = 0; n <= steps; ++n) {
    const std::size_t at = from < to ? from + n : from - n;
    const Point point{first[at], second[at]};
    while (!points.empty() && points.back().first <= point.first && points.back().second <= point.second)
      points.pop_back();
    if (!points.empty() && (point.first <= points.back().first || point.second >= points.back().second))
      continue;
    // A point on the straight line between its neighbours says nothing.
    while (points.size() > 1 && straight(points[points.size() - 2], points.back(), point)) points.pop_back();
    points.push_back(point);
  }
  return SettlementFrontier(std::move(points));
}

Offers offers_at(const SettlementFrontier& frontier, double recognition_first, double refuse_first,
                 double refuse_second) {
  const auto most_first = frontier.most_first(refuse_second),
             most_second = frontier.most_second(refuse_first);
  Offers offers{refuse_first, refuse_second, false};
  offers.settles = most_first.possible && most_second.possible && most_first.value >= refuse_first - hair;
  if (!offers.settles) return offers;
  const double pi = recognition_first;
  offers.first = pi * most_first.value + (1 - pi) * std::max(refuse_first, frontier.points().front().first);
  offers.second =
      (1 - pi) * most_second.value + pi * std::max(refuse_second, frontier.points().back().second);
  return offers;
}

BargainingValues bargaining_values(const BargainingSide& first, const BargainingSide& second,
                                   const SettlementFrontier& frontier, const BargainingRules& rules) {
  return Bargaining(first, second, frontier, rules).run();
}

}  // namespace entente::theory
