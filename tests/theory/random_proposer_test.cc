#include "entente/theory/random_proposer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

std::vector<double> all_or_nothing(int levels) {
  std::vector<double> share(static_cast<std::size_t>(levels) + 1, 0.0);
  share.back() = 1;
  return share;
}

// Vectors computed and cross-checked for this project (design page "War", WV4).
TEST(RandomProposerValues, reproduce_the_ten_level_war) {
  const auto v = random_proposer_values({10, .45, .40, 0}, all_or_nothing(10), {.008, .99}, {.012, .985});
  const double printed[] = {.1946890516, .3518441313, .4800563578, .5861481359, .6755615909,
                            .7526650162, .8209950656, .8834486416, .9424354670};
  for (std::size_t k = 1; k <= 9; ++k) {
    EXPECT_NEAR(v.value_a[k], printed[k - 1], 1e-9) << k;
    EXPECT_NEAR(v.value_b[k], 1 - printed[k - 1], 1e-9) << k;
  }
  EXPECT_NEAR(1 - v.fight_b[5], .6913753591, 1e-9);  // what A keeps when A makes the offer
  EXPECT_NEAR(v.fight_a[5], .6597478228, 1e-9);      // what B leaves to A
  EXPECT_LE(v.residual, 1e-14);
}

TEST(RandomProposerValues, reproduce_the_one_battle_wars) {
  const auto decided = random_proposer_values({2, .6, .4, 0}, all_or_nothing(2), {.1, .9}, {.1, .9});
  EXPECT_NEAR(decided.fight_a[1], .44, 1e-13);
  EXPECT_NEAR(decided.fight_b[1], .26, 1e-13);
  EXPECT_NEAR(decided.value_a[1], .59, 1e-13);
  EXPECT_NEAR(decided.value_b[1], .41, 1e-13);
  const auto open = random_proposer_values({2, .3, .2, 0}, all_or_nothing(2), {.1, .9}, {.1, .9});
  EXPECT_NEAR(open.value_a[1], 32.0 / 55, 1e-13);
  EXPECT_NEAR(open.value_b[1], 23.0 / 55, 1e-13);
}

TEST(RandomProposerValues, satisfy_their_own_equations) {
  const FrontChain chain{8, .3, .35, .02};
  std::vector<double> share;
  for (int k = 0; k <= 8; ++k) share.push_back(k / 8.0);
  const BargainingSide a{.01, 1, .3}, b{.02, .97, .7};
  const auto v = random_proposer_values(chain, share, a, b);
  for (std::size_t k = 1; k < 8; ++k) {
    const double next_a = .3 * v.value_a[k + 1] + .35 * v.value_a[k - 1] + .35 * v.value_a[k];
    const double next_b = .3 * v.value_b[k + 1] + .35 * v.value_b[k - 1] + .35 * v.value_b[k];
    const double fight_a = -.01 + .02 * share[k] + .98 * next_a;
    const double fight_b = -.02 + .97 * (.02 * (1 - share[k]) + .98 * next_b);
    const double surplus = std::max(0.0, 1 - fight_a - fight_b);
    EXPECT_NEAR(v.value_a[k], fight_a + .3 * surplus, 1e-12) << k;
    EXPECT_NEAR(v.value_b[k], fight_b + .7 * surplus, 1e-12) << k;
  }
}

TEST(RandomProposerValues, are_never_below_the_value_of_fighting_to_the_end) {
  for (const double advance : {.1, .3, .5}) {
    const FrontChain chain{12, advance, .4, 0};
    const auto share = all_or_nothing(12);
    const auto v = random_proposer_values(chain, share, {.005, .98}, {.02, .99});
    const auto alone = war_values(chain, {.005, .98, Meanwhile::nothing}, share);
    for (std::size_t k = 0; k <= 12; ++k) EXPECT_GE(v.fight_a[k], alone[k] - 1e-12) << advance << ' ' << k;
  }
}

TEST(RandomProposerValues, refuse_what_is_out_of_range) {
  const auto share = all_or_nothing(3);
  EXPECT_THROW(random_proposer_values({3, .5, .6, 0}, share, {}, {}), base::ContractViolation);
  EXPECT_THROW(random_proposer_values({4, .5, .5, 0}, share, {}, {}), base::ContractViolation);
  EXPECT_THROW(random_proposer_values({3, 0, 0, 0}, share, {}, {}), base::ContractViolation);
  EXPECT_THROW(random_proposer_values({3, .5, .5, 0}, share, {0, 1, .6}, {0, 1, .6}),
               base::ContractViolation);
  EXPECT_THROW(random_proposer_values({3, .5, .5, 0}, share, {-1}, {}), base::ContractViolation);
  EXPECT_THROW(random_proposer_values({3, .5, .5, 0}, std::vector<double>{0, 2, 0, 1}, {}, {}),
               base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
