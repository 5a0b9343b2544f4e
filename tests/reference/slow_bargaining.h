#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "entente/theory/front_bargaining.h"

namespace entente::theory::reference {

/// The equations of bargaining_values, repeated from the value of an end until nothing moves: each step walks
/// the frontier point by point.
class SlowBargaining {
 public:
  SlowBargaining(const BargainingSide& a, const BargainingSide& b, const SettlementFrontier& line,
                 const BargainingRules& rules)
      : a_(a), b_(b), line_(line), rules_(rules), count_(a.outcomes.standing.size()) {}

  BargainingValues run() {
    for (std::size_t n = 0; n < a_.chain.states(); ++n) {
      d_.first.push_back(a_.outcomes.standing[n % count_]);
      d_.second.push_back(b_.outcomes.standing[n % count_]);
    }
    double moved = 1;
    while (moved > 1e-14) moved = round();
    return d_;
  }

 private:
  // The most of one side: every segment of the frontier is tried.
  double most(double least, bool of_first) const {
    double best = -1e9;
    const auto& points = line_.points();
    const auto own = [&](std::size_t n) { return of_first ? points[n].first : points[n].second; };
    const auto given = [&](std::size_t n) { return of_first ? points[n].second : points[n].first; };
    for (std::size_t n = 0; n < points.size(); ++n) {
      if (given(n) >= least) best = std::max(best, own(n));
      if (n + 1 == points.size()) break;
      const double low = std::min(given(n), given(n + 1)), high = std::max(given(n), given(n + 1));
      if (least >= low && least <= high && high > low) {
        const double share = (least - given(n)) / (given(n + 1) - given(n));
        best = std::max(best, own(n) + share * (own(n + 1) - own(n)));
      }
    }
    return best;
  }

  void values(std::size_t at, double& first, double& second) const {
    const double da = std::max(d_.first[at], a_.giving_in), db = std::max(d_.second[at], b_.giving_in);
    first = d_.first[at];
    second = d_.second[at];
    const double most_a = most(db, true), most_b = most(da, false);
    if (at % count_ == 0 || at % count_ == count_ - 1 || most_a < da - 1e-13 || most_b < -1e8) return;
    const double pi = rules_.recognition_first;
    first = pi * most_a + (1 - pi) * std::max(da, line_.points().front().first);
    second = (1 - pi) * most_b + pi * std::max(db, line_.points().back().second);
    first = rules_.talks * first + (1 - rules_.talks) * d_.first[at];
    second = rules_.talks * second + (1 - rules_.talks) * d_.second[at];
  }

  double next(const BargainingSide& side, const std::vector<double>& v, std::size_t k, std::size_t r) const {
    const FrontChain& c = side.chain;
    const double up = r == 0 ? c.advance : c.others[r - 1].advance;
    const double down = r == 0 ? c.retreat : c.others[r - 1].retreat;
    double sum = 0, enters = 0;
    const auto moved = [&](std::size_t regime) {
      const double* at = &v[regime * count_ + k];
      return up * at[1] + down * at[-1] + (1 - up - down) * at[0];
    };
    if (r == 0) {
      for (std::size_t t = 0; t < c.other_regimes; ++t) {
        sum += c.others[t].enters * moved(t + 1);
        enters += c.others[t].enters;
      }
      sum += (1 - enters) * moved(0);
    } else {
      sum = c.others[r - 1].leaves * moved(0) + (1 - c.others[r - 1].leaves) * moved(r);
    }
    return period_value(c, side.terms, side.outcomes, k, r) + side.terms.patience * (1 - c.stops()) * sum;
  }

  double round() {
    std::vector<double> first(d_.first.size()), second(d_.first.size());
    for (std::size_t n = 0; n < first.size(); ++n) values(n, first[n], second[n]);
    double moved = 0;
    for (std::size_t r = 0; r < a_.chain.regimes(); ++r)
      for (std::size_t k = 1; k + 1 < count_; ++k) {
        const std::size_t n = r * count_ + k;
        const double da = next(a_, first, k, r), db = next(b_, second, k, r);
        moved = std::max({moved, std::fabs(da - d_.first[n]), std::fabs(db - d_.second[n])});
        d_.first[n] = da;
        d_.second[n] = db;
      }
    return moved;
  }

  const BargainingSide &a_, &b_;
  const SettlementFrontier& line_;
  BargainingRules rules_;
  std::size_t count_;
  BargainingValues d_;
};

inline BargainingValues slow_bargaining(const BargainingSide& a, const BargainingSide& b,
                                        const SettlementFrontier& line, const BargainingRules& rules) {
  return SlowBargaining(a, b, line, rules).run();
}

}  // namespace entente::theory::reference
