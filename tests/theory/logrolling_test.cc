#include "entente/theory/logrolling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/adjusted_winner.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<IssueStakes> panama_table() {
  const PackageSpace space = reference::panama();
  return logrolling_table(space, {0, 1}, favoured_options(space, 0), favoured_options(space, 1));
}

TEST(LogrollingTable, orders_the_issues_of_panama_by_raiffas_ratios) {
  // Raiffa 1982, points of the United States and Panama: expansion rights 14/3, defence 22/9, use 22/15,
  // expansion routes 6/5, land and water 15/15, duration 11/15, compensation 4/11, jurisdiction and military
  // rights 2/7, defence role of Panama 2/13.
  std::vector<std::size_t> order;
  for (const IssueStakes& row : panama_table()) {
    EXPECT_EQ(row.kind, Stake::contested);
    EXPECT_DOUBLE_EQ(row.ratio, reference::panama_first[row.issue] / reference::panama_second[row.issue]);
    order.push_back(row.issue);
  }
  EXPECT_THAT(order, ElementsAre(3, 0, 1, 5, 2, 4, 6, 7, 8, 9));
}

TEST(LogrollingTable, tells_contested_issues_from_common_and_one_sided_ones) {
  PackageSpace space(2, std::vector<std::size_t>{2, 2, 2, 2, 2});
  const double first[] = {3, 2, 1, 0, 0}, second[] = {-1, 2, 0, 4, 0};  // what option 1 adds over option 0
  for (std::size_t j = 0; j < 5; ++j) space.set_value(j, 1, 0, first[j]), space.set_value(j, 1, 1, second[j]);
  const auto table = logrolling_table(space, {0, 1}, {1, 1, 1, 1, 1}, {0, 0, 0, 0, 0});
  std::vector<std::pair<std::size_t, Stake>> got;
  for (const IssueStakes& row : table) got.emplace_back(row.issue, row.kind);
  EXPECT_THAT(got, ElementsAre(std::pair(2, Stake::first_only), std::pair(0, Stake::contested),
                               std::pair(3, Stake::second_only), std::pair(1, Stake::common),
                               std::pair(4, Stake::none)));
  EXPECT_EQ(table[0].ratio, HUGE_VAL);
  EXPECT_EQ(table[2].ratio, 0);
  EXPECT_EQ(table[3].first_end, 1u);
  EXPECT_EQ(table[3].second_end, 1u);
}

TEST(LogrollingTable, mirrors_when_the_parties_change_places) {
  std::mt19937_64 random(91);
  for (int n = 0; n < 200; ++n) {
    const PackageSpace space = reference::conflict_space(random, 6, 5, 2);
    const Package a = favoured_options(space, 0), b = favoured_options(space, 1);
    const auto table = logrolling_table(space, {0, 1}, a, b), mirror = logrolling_table(space, {1, 0}, b, a);
    for (const IssueStakes& row : table)
      for (const IssueStakes& other : mirror) {
        if (row.issue != other.issue || row.kind != Stake::contested) continue;
        EXPECT_EQ(row.first, other.second);
        EXPECT_EQ(row.first_end, other.second_end);
        EXPECT_NEAR(row.ratio * other.ratio, 1, 1e-12);
      }
  }
}

TEST(LogrollingTable, gives_contested_issues_the_ends_each_party_wants_when_they_come_the_wrong_way_round) {
  const PackageSpace space = reference::panama();
  const auto table = logrolling_table(space, {0, 1}, favoured_options(space, 1), favoured_options(space, 0));
  for (const IssueStakes& row : table) {
    EXPECT_EQ(row.kind, Stake::contested);
    EXPECT_EQ(row.first_end, 0u);
    EXPECT_EQ(row.second_end, 1u);
  }
}

TEST(LogrollingTable, refuses_one_party_twice_and_ends_that_leave_issues_open) {
  const PackageSpace space = reference::panama();
  const Package whole(10, 0), part(9, 0);
  EXPECT_THROW(logrolling_table(space, {0, 0}, whole, whole), base::ContractViolation);
  EXPECT_THROW(logrolling_table(space, {0, 2}, whole, whole), base::ContractViolation);
  EXPECT_THROW(logrolling_table(space, {0, 1}, part, whole), base::ContractViolation);
  EXPECT_THROW(exchange(space, whole, part), base::ContractViolation);
}

TEST(FavouredOptions, are_the_highest_allowed_ones) {
  PackageSpace space(1, std::vector<std::size_t>{3, 2});
  space.set_value(0, 2, 0, 5);
  space.set_value(0, 1, 0, 3);
  EXPECT_THAT(favoured_options(space, 0), ElementsAre(2, 0));
  space.forbid(0, 2);
  EXPECT_THAT(favoured_options(space, 0), ElementsAre(1, 0));
}

TEST(Trades, of_panama_lead_with_whole_issues_where_each_values_its_own_more) {
  // Defence rights (22/9) against duration (11/15): the United States gains (22 - 11)/2, Panama (15 - 9)/2.
  const auto all = trades(panama_table());
  bool found = false;
  for (const Trade& trade : all) {
    if (trade.to_first != 0 || trade.to_second != 4) continue;
    found = true;
    EXPECT_TRUE(trade.whole);
    EXPECT_DOUBLE_EQ(trade.whole_first_gain, 5.5);
    EXPECT_DOUBLE_EQ(trade.whole_second_gain, 3);
  }
  EXPECT_TRUE(found);
  // Ten issues give 45 pairs; jurisdiction and military rights have equal ratios.
  EXPECT_EQ(all.size(), 44u);
}

TEST(Trades, leave_both_better_off_with_no_shares_that_have_a_higher_product) {
  std::mt19937_64 random(92);
  std::uniform_real_distribution<double> unit(0.1, 3);
  for (int n = 0; n < 200; ++n) {
    PackageSpace space(2, std::vector<std::size_t>{2, 2});
    double s[2][2];
    for (std::size_t j = 0; j < 2; ++j) {
      space.set_value(j, 0, 0, s[0][j] = unit(random));
      space.set_value(j, 1, 1, s[1][j] = unit(random));
    }
    const auto got = trades(logrolling_table(space, {0, 1}, {0, 0}, {1, 1}));
    ASSERT_EQ(got.size(), 1u);
    const std::size_t j = got[0].to_first, k = got[0].to_second;
    EXPECT_GT(got[0].first_gain, 0);
    EXPECT_GT(got[0].second_gain, 0);
    EXPECT_EQ(std::max(got[0].first_share, got[0].second_share), 0.5);
    const double product = got[0].first_gain * got[0].second_gain;
    for (int a = 0; a <= 50; ++a)
      for (int b = 0; b <= 50; ++b) {
        const double x = a / 100.0, y = b / 100.0;
        const double p = x * s[0][j] - y * s[0][k], q = y * s[1][k] - x * s[1][j];
        if (p > 0 && q > 0) {
          EXPECT_LE(p * q, product * (1 + 1e-12));
        }
      }
  }
}

TEST(WholeLogroll, of_panama_is_the_frontier_point_of_the_nash_product_over_the_middle) {
  // Issues in the order of the ratios: the first four to the United States are 64 points, the other six to
  // Panama 68, an efficient point of Raiffa's table; the middle is 50 each.
  const Logroll got = whole_logroll(panama_table());
  EXPECT_THAT(got.to_first, ElementsAre(3, 0, 1, 5));
  EXPECT_DOUBLE_EQ(got.first_gain, 14);
  EXPECT_DOUBLE_EQ(got.second_gain, 18);
  // The adjusted winner only moves on along the same order, to 66 each.
  const Division division = adjusted_winner(reference::panama_first, reference::panama_second);
  for (std::size_t issue : got.to_first) EXPECT_EQ(division.first_share[issue], 1);
  EXPECT_NEAR(division.first, 66, 1e-9);
}

TEST(WholeLogroll, is_empty_where_one_issue_is_all_there_is) {
  PackageSpace space(2, std::vector<std::size_t>{2});
  space.set_value(0, 0, 0, 1);
  space.set_value(0, 1, 1, 1);
  const Logroll got = whole_logroll(logrolling_table(space, {0, 1}, {0}, {1}));
  EXPECT_THAT(got.to_first, IsEmpty());
  EXPECT_EQ(got.first_gain, 0);
  EXPECT_THAT(trades(logrolling_table(space, {0, 1}, {0}, {1})), IsEmpty());
}

TEST(Exchange, adds_up_to_the_change_of_utility) {
  std::mt19937_64 random(93);
  for (int n = 0; n < 200; ++n) {
    const PackageSpace space = reference::random_space(random, {false, true, true, 0.0});
    Package from, to;
    for (std::size_t j = 0; j < space.issues(); ++j) {
      from.push_back(static_cast<std::uint16_t>(random() % space.options(j)));
      to.push_back(static_cast<std::uint16_t>(random() % space.options(j)));
    }
    const Exchange got = exchange(space, from, to);
    for (std::size_t i = 0; i < space.parties(); ++i) {
      double sum = got.interactions[i];
      for (const auto& change : got.change) sum += change[i];
      EXPECT_NEAR(sum, utility(space, to, i) - utility(space, from, i), 1e-12);
    }
  }
}

}  // namespace
}  // namespace entente::theory
