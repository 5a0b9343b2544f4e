#include "entente/theory/mediation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_chance(double p) {
  return p >= 0 && p <= 1;
}

void check(const AttackChances& attack) {
  require(is_chance(attack.trustworthy) && is_chance(attack.untrustworthy) && attack.untrustworthy > 0,
          "trust: chances in [0, 1], an attack is possible");
}

// The set of biases with slope * bias >= least.
BiasInterval at_least(double slope, double least) {
  if (slope > 0) return {least / slope, infinity};
  if (slope < 0) return {-infinity, least / slope};
  return least <= 0 ? BiasInterval{-infinity, infinity} : BiasInterval{infinity, -infinity};
}

// All sets, decided one party after the other. What is lost so far never falls on the way down, also as
// rounded, so a branch that loses more than the best found is left out without loss of exactness.
class InclusionSearch {
 public:
  InclusionSearch(std::span<const Excluded> excluded, double stake) : excluded_(excluded), stake_(stake) {}

  std::uint32_t best() {
    look(0, 0, 0, 1);
    return best_set_;
  }

 private:
  void look(std::size_t e, std::uint32_t included, double cost, double stands) {
    const double lost = cost + (1 - stands) * stake_;
    if (!(lost < best_lost_)) return;
    if (e == excluded_.size()) {
      best_lost_ = lost;
      best_set_ = included;
      return;
    }
    look(e + 1, included | std::uint32_t{1} << e, cost + excluded_[e].cost, stands);
    look(e + 1, included, cost, stands * (1 - excluded_[e].wrecks));
  }

  std::span<const Excluded> excluded_;
  double stake_;
  double best_lost_ = infinity;
  std::uint32_t best_set_ = 0;
};

// The chance that nobody of those left out, `apart` aside, ends the deal.
double stands_without(std::span<const Excluded> excluded, const std::vector<bool>& included,
                      std::size_t apart) {
  double stands = 1;
  for (std::size_t e = 0; e < excluded.size(); ++e)
    if (!included[e] && e != apart) stands *= 1 - excluded[e].wrecks;
  return stands;
}

}  // namespace

std::optional<BiasInterval> credible_bias(const MediatorReport& report) {
  require(is_chance(report.tough) && is_chance(report.generous) && report.generous < report.tough,
          "credible_bias: a tough share above the generous one, both in [0, 1]");
  require(is_chance(report.receiver_wins) && is_chance(report.resolved_if_weak) &&
              is_chance(report.weak_if_resolved) && report.war_cost >= 0,
          "credible_bias: chances in [0, 1], no cost below 0");
  const double eps = report.resolved_if_weak, eta = report.weak_if_resolved;
  // What toughness adds to the receiver's share under each kind of news.
  const double weak = (1 - eps) * report.tough + eps * report.receiver_wins - report.generous;
  const double resolved = eta * report.tough + (1 - eta) * report.receiver_wins - report.generous;
  const BiasInterval on_weak = at_least(weak, eps * report.war_cost);
  const BiasInterval on_resolved = at_least(-resolved, -(1 - eta) * report.war_cost);
  const BiasInterval both{std::max(on_weak.low, on_resolved.low), std::min(on_weak.high, on_resolved.high)};
  if (both.low > both.high) return std::nullopt;
  return both;
}

double trust_needed(const TrustStakes& stakes) {
  require(stakes.both_keep > stakes.exploited, "trust_needed: to be exploited is worse than a kept deal");
  return std::max(0.0, (stakes.fighting - stakes.exploited) / (stakes.both_keep - stakes.exploited));
}

double trust_after_attack(double trust, const AttackChances& attack) {
  check(attack);
  require(is_chance(trust), "trust_after_attack: trust in [0, 1]");
  if (trust >= 1) return 1;  // even where such a partner would never have been attacked: nothing else is left
  const double with = trust * attack.trustworthy;
  return with / (with + (1 - trust) * attack.untrustworthy);
}

double trust_that_bears_attack(double needed, const AttackChances& attack) {
  check(attack);
  require(is_chance(needed), "trust_that_bears_attack: trust in [0, 1]");
  const double with = needed * attack.untrustworthy;
  return needed <= 0 ? 0 : with / (with + (1 - needed) * attack.trustworthy);
}

Inclusion whom_to_include(std::span<const Excluded> excluded, double deal, double collapsed) {
  require(excluded.size() <= most_excluded, "whom_to_include: at most 20 who are left out");
  require(collapsed <= deal, "whom_to_include: a deal is worth no less than its collapse");
  for (const Excluded& one : excluded)
    require(one.cost >= 0 && std::isfinite(one.cost) && is_chance(one.wrecks),
            "whom_to_include: no cost below 0, chances in [0, 1]");
  const double stake = deal - collapsed;
  const std::uint32_t best = InclusionSearch(excluded, stake).best();
  Inclusion decided;
  for (std::size_t e = 0; e < excluded.size(); ++e) {
    decided.included.push_back((best >> e & 1) != 0);
    if (decided.included[e]) decided.cost += excluded[e].cost;
  }
  decided.wrecked = 1 - stands_without(excluded, decided.included, excluded.size());
  decided.expected = deal - decided.cost - decided.wrecked * stake;
  for (std::size_t e = 0; e < excluded.size(); ++e)
    decided.saves.push_back(stands_without(excluded, decided.included, e) * excluded[e].wrecks * stake);
  return decided;
}

RatifiedShare share_to_keep(const UncertainRatifier& ratifier) {
  require(is_chance(ratifier.lowest) && is_chance(ratifier.highest) && ratifier.lowest <= ratifier.highest,
          "share_to_keep: thresholds in [0, 1], in order");
  const double most = 1 - ratifier.lowest, sure = 1 - ratifier.highest;
  if (most <= ratifier.without) return {most, 0, ratifier.without};
  RatifiedShare share;
  share.keep = std::clamp((most + ratifier.without) / 2, sure, most);
  share.passes = most > sure ? (most - share.keep) / (most - sure) : 1;
  share.expected = share.passes * share.keep + (1 - share.passes) * ratifier.without;
  return share;
}

}  // namespace entente::theory
