#include "entente/theory/mediation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

double uniform(std::mt19937& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

// What a mediator of this bias expects when it says "weak" or "resolved", given its news.
double expects(const MediatorReport& r, double bias, bool news_weak, bool says_weak) {
  if (!says_weak) return bias * r.generous;
  const double weak = news_weak ? 1 - r.resolved_if_weak : r.weak_if_resolved;
  return weak * bias * r.tough + (1 - weak) * (bias * r.receiver_wins - r.war_cost);
}

// Above 0: it says what it hears, whatever it hears.
double honesty(const MediatorReport& r, double bias) {
  return std::min(expects(r, bias, true, true) - expects(r, bias, true, false),
                  expects(r, bias, false, false) - expects(r, bias, false, true));
}

MediatorReport any_report(std::mt19937& random) {
  const double one = uniform(random, 0, 1), two = uniform(random, 0, 1);
  return {std::max(one, two),     std::min(one, two),     uniform(random, 0, 1),
          uniform(random, 0, .5), uniform(random, 0, .9), uniform(random, 0, .9)};
}

// By hand: .9·.7 + .1·.4 - .5 = .17, so at least .01/.17; .1·.7 + .9·.4 - .5 = -.07, so at least -.09/.07.
TEST(CredibleBias, is_that_of_the_sums_by_hand) {
  const auto open = credible_bias({.7, .5, .4, .1, .1, .1});
  ASSERT_TRUE(open);
  EXPECT_NEAR(open->low, .01 / .17, 1e-15);
  EXPECT_TRUE(std::isinf(open->high));
  // .8·.7 + .2·.6 - .5 = .18: from .02/.18; .3·.7 + .7·.6 - .5 = .13: to .07/.13.
  const auto both = credible_bias({.7, .5, .6, .1, .2, .3});
  ASSERT_TRUE(both);
  EXPECT_NEAR(both->low, .02 / .18, 1e-15);
  EXPECT_NEAR(both->high, .07 / .13, 1e-15);
}

TEST(CredibleBias, holds_exactly_the_biases_at_which_no_lie_pays) {
  std::mt19937 random(11);
  int none = 0, inside = 0, outside = 0;
  for (int round = 0; round < 500; ++round) {
    const MediatorReport report = any_report(random);
    const auto interval = credible_bias(report);
    none += interval ? 0 : 1;
    for (int n = -400; n <= 400; ++n) {
      const double bias = n / 50.0, margin = honesty(report, bias);
      if (std::fabs(margin) < 1e-12) continue;
      ASSERT_EQ(interval && interval->holds(bias), margin > 0) << "round " << round << " bias " << bias;
      (margin > 0 ? inside : outside) += 1;
    }
  }
  EXPECT_GT(none, 20);
  EXPECT_GT(inside, 1000);
  EXPECT_GT(outside, 1000);
}

TEST(CredibleBias, never_holds_an_even_handed_mediator_whose_news_may_be_wrong_and_to_whom_war_costs) {
  std::mt19937 random(12);
  for (int round = 0; round < 300; ++round) {
    MediatorReport report = any_report(random);
    report.war_cost += .01;
    report.resolved_if_weak += .01;
    const auto interval = credible_bias(report);
    EXPECT_FALSE(interval && interval->holds(0)) << "round " << round;
    report.war_cost = 0;
    EXPECT_TRUE(credible_bias(report)->holds(0)) << "round " << round;
  }
}

// News that say nothing leave one bias at most, at which everything is equally good.
TEST(CredibleBias, is_a_single_point_where_the_news_say_nothing) {
  const auto point = credible_bias({.75, .5, .5, .125, .25, .75});
  ASSERT_TRUE(point);
  EXPECT_NEAR(point->low, point->high, 1e-14);
  EXPECT_FALSE(credible_bias({.75, .5, .5, .125, .5, .75}));  // worse than nothing: no bias
}

TEST(CredibleBias, begins_later_the_more_war_costs_the_mediator) {
  double before = -1;
  for (const double cost : {.0, .05, .1, .4}) {
    const auto interval = credible_bias({.7, .5, .6, cost, .2, .3});
    ASSERT_TRUE(interval);
    EXPECT_GT(interval->low, before) << cost;
    before = interval->low;
  }
}

// Vector WV17 of the design page on war, by hand: .2/.5, .14/.29, .2/.32.
TEST(Trust, reproduces_the_printed_thresholds) {
  const double needed = trust_needed({.6, .1, .3});
  EXPECT_NEAR(needed, .4, 1e-15);
  EXPECT_NEAR(trust_after_attack(.7, {.2, .5}), .4827586207, 1e-10);
  EXPECT_NEAR(trust_that_bears_attack(needed, {.2, .5}), .625, 1e-15);
}

TEST(Trust, that_bears_an_attack_is_what_is_needed_after_it) {
  std::mt19937 random(13);
  for (int round = 0; round < 300; ++round) {
    const double needed = uniform(random, 0, 1), rare = uniform(random, 0.01, .9);
    const AttackChances attack{rare, uniform(random, rare, 1)};
    const double critical = trust_that_bears_attack(needed, attack);
    EXPECT_NEAR(trust_after_attack(critical, attack), needed, 1e-12) << "round " << round;
    EXPECT_GE(critical, needed - 1e-12) << "round " << round;
    EXPECT_LE(trust_after_attack(needed, attack), needed + 1e-12) << "round " << round;
  }
}

// Types counted: of 1000 partners, so many are attacked, so many of those can be trusted.
TEST(Trust, after_an_attack_is_the_share_of_the_trustworthy_among_those_attacked) {
  const double trustworthy = 700 * .2, untrustworthy = 300 * .5;
  EXPECT_NEAR(trust_after_attack(.7, {.2, .5}), trustworthy / (trustworthy + untrustworthy), 1e-15);
  EXPECT_EQ(trust_after_attack(.4, {.3, .3}), .4);
}

TEST(Trust, has_its_borders) {
  EXPECT_EQ(trust_needed({.6, .3, .1}), 0);  // war is worse than to be exploited
  EXPECT_GT(trust_needed({.6, .1, .7}), 1);  // war is better than a kept deal
  EXPECT_EQ(trust_after_attack(1, {0, .5}), 1);
  EXPECT_EQ(trust_after_attack(.9, {0, .5}), 0);
  EXPECT_EQ(trust_that_bears_attack(0, {0, .5}), 0);
  EXPECT_EQ(trust_that_bears_attack(.4, {0, .5}), 1);
}

// Each set from its definition, one after the other.
double expected_of(std::span<const Excluded> excluded, unsigned set, double deal, double collapsed) {
  double cost = 0, stands = 1;
  for (std::size_t e = 0; e < excluded.size(); ++e) {
    if (set >> e & 1)
      cost += excluded[e].cost;
    else
      stands *= 1 - excluded[e].wrecks;
  }
  return deal - cost - (1 - stands) * (deal - collapsed);
}

unsigned set_of(const Inclusion& decided) {
  unsigned set = 0;
  for (std::size_t e = 0; e < decided.included.size(); ++e)
    if (decided.included[e]) set |= 1u << e;
  return set;
}

TEST(WhomToInclude, finds_the_most_of_all_sets) {
  std::mt19937 random(14);
  int included = 0, left_out = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<Excluded> excluded;
    const std::size_t n = random() % 11;
    for (std::size_t e = 0; e < n; ++e)
      excluded.push_back({uniform(random, 0, .1), random() % 5 == 0 ? 0 : uniform(random, 0, .6)});
    const double collapsed = uniform(random, 0, .6), deal = uniform(random, collapsed, 1);
    double best = -1;
    for (unsigned set = 0; set < 1u << n; ++set)
      best = std::max(best, expected_of(excluded, set, deal, collapsed));
    const Inclusion decided = whom_to_include(excluded, deal, collapsed);
    EXPECT_NEAR(decided.expected, best, 1e-13) << "round " << round;
    EXPECT_NEAR(expected_of(excluded, set_of(decided), deal, collapsed), best, 1e-13) << "round " << round;
    for (std::size_t e = 0; e < n; ++e) {
      (decided.included[e] ? included : left_out) += 1;
      if (decided.included[e]) {
        EXPECT_LE(excluded[e].cost, decided.saves[e] + 1e-13) << "round " << round;
      } else {
        EXPECT_GE(excluded[e].cost, decided.saves[e] - 1e-13) << "round " << round;
      }
    }
  }
  EXPECT_GT(included, 100);
  EXPECT_GT(left_out, 100);
}

// By hand: alone, e is worth including up to .3·.5 = .15.
TEST(WhomToInclude, asks_whether_one_costs_no_more_than_its_absence) {
  for (const double cost : {.14, .16}) {
    const std::vector<Excluded> one = {{cost, .3}};
    const Inclusion decided = whom_to_include(one, .8, .3);
    EXPECT_EQ(decided.included[0], cost < .15) << cost;
    EXPECT_NEAR(decided.saves[0], .15, 1e-15) << cost;
    EXPECT_NEAR(decided.expected, cost < .15 ? .8 - cost : .65, 1e-15) << cost;
    EXPECT_NEAR(decided.wrecked, cost < .15 ? 0 : .3, 1e-15) << cost;
  }
  const std::vector<Excluded> tie = {{.125, .25}};  // as good either way: it is included
  EXPECT_TRUE(whom_to_include(tie, 1, .5).included[0]);
}

// To win over one of two who can each wreck everything saves nothing; to win over both does. A decision one
// by one does not find that.
TEST(WhomToInclude, sees_what_only_several_together_save) {
  const std::vector<Excluded> two = {{.1, .9}, {.1, .9}};
  EXPECT_LT(expected_of(two, 1, 1, 0), expected_of(two, 0, 1, 0));
  const Inclusion decided = whom_to_include(two, 1, 0);
  EXPECT_EQ(set_of(decided), 3u);
  EXPECT_NEAR(decided.expected, .8, 1e-15);
}

TEST(WhomToInclude, takes_in_the_free_and_leaves_the_harmless_that_cost) {
  const std::vector<Excluded> mixed = {{0, .2}, {.01, 0}, {.3, .1}};
  EXPECT_EQ(set_of(whom_to_include(mixed, 1, .2)), 1u);
  EXPECT_NEAR(whom_to_include({}, .7, .2).expected, .7, 1e-15);
}

TEST(WhomToInclude, decides_on_twenty) {
  std::mt19937 random(15);
  std::vector<Excluded> twenty;
  for (int e = 0; e < 20; ++e) twenty.push_back({uniform(random, 0, .04), uniform(random, 0, .1)});
  double best = -1;
  for (unsigned set = 0; set < 1u << 20; ++set) best = std::max(best, expected_of(twenty, set, 1, .2));
  EXPECT_NEAR(whom_to_include(twenty, 1, .2).expected, best, 1e-12);
}

// Vector WV16 of the design page on war, by hand: (1 - .3 + .1)/2 = .4, (.7 - .4)/.4, .75·.4 + .25·.1.
TEST(ShareToKeep, reproduces_the_printed_share) {
  const RatifiedShare share = share_to_keep({.3, .7, .1});
  EXPECT_NEAR(share.keep, .4, 1e-15);
  EXPECT_NEAR(share.passes, .75, 1e-15);
  EXPECT_NEAR(share.expected, .325, 1e-15);
}

TEST(ShareToKeep, does_no_worse_than_any_share_of_a_fine_grid) {
  std::mt19937 random(16);
  for (int round = 0; round < 300; ++round) {
    const double low = uniform(random, 0, .9), high = uniform(random, low + .01, 1),
                 without = uniform(random, -.2, 1);
    double best = without;  // what nobody passes
    for (int n = 0; n <= 10000; ++n) {
      const double keep = n / 10000.0;
      const double passes = std::clamp((1 - keep - low) / (high - low), 0.0, 1.0);
      best = std::max(best, passes * keep + (1 - passes) * without);
    }
    const RatifiedShare share = share_to_keep({low, high, without});
    EXPECT_GE(share.expected, best - 1e-12) << low << ' ' << high << ' ' << without;
    EXPECT_LE(share.expected, best + 1e-3) << low << ' ' << high << ' ' << without;
  }
}

TEST(ShareToKeep, asks_for_what_surely_passes_or_for_nothing_at_the_borders) {
  const RatifiedShare known = share_to_keep({.4, .4, .1});
  EXPECT_NEAR(known.keep, .6, 1e-15);
  EXPECT_EQ(known.passes, 1);
  for (const double highest : {.6, .9}) {
    const RatifiedShare lost = share_to_keep({.6, highest, .5});
    EXPECT_EQ(lost.passes, 0) << highest;
    EXPECT_EQ(lost.expected, .5) << highest;
  }
  const RatifiedShare safe = share_to_keep({.1, .2, 0});  // (1 - .1)/2 is less than what surely passes
  EXPECT_NEAR(safe.keep, .8, 1e-15);
  EXPECT_NEAR(safe.passes, 1, 1e-14);
}

TEST(Mediation, refuses_what_is_out_of_range) {
  EXPECT_THROW(credible_bias({.5, .5, .5, .1, .1, .1}), base::ContractViolation);
  EXPECT_THROW(credible_bias({.7, .5, .5, -.1, .1, .1}), base::ContractViolation);
  EXPECT_THROW(credible_bias({.7, .5, .5, .1, 1.1, .1}), base::ContractViolation);
  EXPECT_THROW(trust_needed({.1, .1, .3}), base::ContractViolation);
  EXPECT_THROW(trust_after_attack(1.1, {.2, .5}), base::ContractViolation);
  EXPECT_THROW(trust_after_attack(.5, {0, 0}), base::ContractViolation);
  EXPECT_THROW(trust_that_bears_attack(-.1, {.2, .5}), base::ContractViolation);
  const std::vector<Excluded> many(21), costly = {{-.1, .5}}, sure = {{.1, 1.5}}, fine = {{.1, .5}};
  EXPECT_THROW(whom_to_include(many, 1, 0), base::ContractViolation);
  EXPECT_THROW(whom_to_include(costly, 1, 0), base::ContractViolation);
  EXPECT_THROW(whom_to_include(sure, 1, 0), base::ContractViolation);
  EXPECT_THROW(whom_to_include(fine, 0, 1), base::ContractViolation);
  EXPECT_THROW(share_to_keep({.7, .3, .1}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
