#include "entente/theory/coalitions.h"

#include <bit>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The rule of the Harbour Sport Park game: five of six, the first two among them.
constexpr QuorumRule park{6, 5, 0b000011};

TEST(QuorumRule, passes_with_enough_members_and_every_veto) {
  EXPECT_TRUE(passes(park, 0b111111));
  EXPECT_TRUE(passes(park, 0b101111));
  EXPECT_FALSE(passes(park, 0b111110));  // a veto is missing
  EXPECT_FALSE(passes(park, 0b001111));  // four are not five
  EXPECT_TRUE(passes({3, 1, 0b110}, 0b110));
  EXPECT_FALSE(passes({3, 1, 0b110}, 0b101));
}

TEST(MinimalWinning, of_the_park_leave_out_one_party_without_veto_each) {
  EXPECT_THAT(minimal_winning(park), ElementsAre(0b011111, 0b101111, 0b110111, 0b111011));
  EXPECT_THAT(minimal_winning({3, 1, 0b110}), ElementsAre(0b110));  // more vetoes than the quorum
  EXPECT_THAT(minimal_winning({3, 0, 0}), ElementsAre(0));
}

TEST(MinimalWinning, are_those_that_pass_and_fail_without_any_one_member) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    QuorumRule rule;
    rule.members = 1 + random() % 8;
    rule.quorum = random() % (rule.members + 1);
    rule.vetoes = random() & random() & ((1u << rule.members) - 1);
    std::vector<Coalition> expected;
    for (Coalition coalition = 0; coalition < 1u << rule.members; ++coalition) {
      bool minimal = passes(rule, coalition);
      for (std::size_t i = 0; i < rule.members && minimal; ++i)
        if (coalition >> i & 1) minimal = !passes(rule, coalition & ~(1u << i));
      if (minimal) expected.push_back(coalition);
    }
    EXPECT_EQ(minimal_winning(rule), expected) << rule.members << " " << rule.quorum << " " << rule.vetoes;
  }
}

TEST(Blocks, says_who_together_can_stop_everything) {
  EXPECT_TRUE(blocks(park, 0b000001));
  EXPECT_FALSE(blocks(park, 0b000100));
  EXPECT_TRUE(blocks(park, 0b001100));
  EXPECT_FALSE(blocks(park, 0));
}

TEST(Robust, is_what_passes_after_any_one_without_veto_has_left) {
  EXPECT_TRUE(robust_to_one_defection(park, 0b111111));
  EXPECT_FALSE(robust_to_one_defection(park, 0b101111));
  EXPECT_FALSE(robust_to_one_defection(park, 0b111110));
  EXPECT_TRUE(robust_to_one_defection({3, 1, 0b110}, 0b110));  // nobody without a veto can leave
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    QuorumRule rule{1 + random() % 7, 0, 0};
    rule.quorum = random() % (rule.members + 1);
    rule.vetoes = random() & random() & ((1u << rule.members) - 1);
    const Coalition accepting = random() & ((1u << rule.members) - 1);
    bool robust = passes(rule, accepting);
    for (std::size_t i = 0; i < rule.members; ++i)
      if ((accepting >> i & 1) && !(rule.vetoes >> i & 1))
        robust = robust && passes(rule, accepting & ~(1u << i));
    EXPECT_EQ(robust_to_one_defection(rule, accepting), robust);
  }
}

TEST(WidestAgreeing, are_the_largest_winning_coalitions_that_can_agree) {
  std::mt19937 random(5);
  std::size_t some = 0, none = 0;
  for (int round = 0; round < 300; ++round) {
    QuorumRule rule{1 + random() % 7, 0, 0};
    rule.quorum = random() % (rule.members + 1);
    rule.vetoes = random() & random() & random() & ((1u << rule.members) - 1);
    // Packages by who accepts them: a coalition can agree if one is accepted by all of it.
    std::vector<Coalition> packages;
    for (std::size_t n = 1 + random() % 4; n > 0; --n) packages.push_back(random() & random());
    const CanAgree can_agree = [&](Coalition coalition) {
      return std::any_of(packages.begin(), packages.end(),
                         [&](Coalition accepting) { return (coalition & ~accepting) == 0; });
    };
    std::vector<Coalition> expected;
    for (Coalition coalition = 0; coalition < 1u << rule.members; ++coalition) {
      if (!passes(rule, coalition) || !can_agree(coalition)) continue;
      if (!expected.empty() && std::popcount(coalition) > std::popcount(expected.front())) expected.clear();
      if (expected.empty() || std::popcount(coalition) == std::popcount(expected.front()))
        expected.push_back(coalition);
    }
    EXPECT_EQ(widest_agreeing(rule, can_agree), expected) << "round " << round;
    const auto one = some_agreeing(rule, can_agree);
    ASSERT_EQ(one.has_value(), !expected.empty());
    EXPECT_TRUE(!one || (passes(rule, *one) && can_agree(*one)));
    ++(expected.empty() ? none : some);
  }
  EXPECT_GT(some, 50u);
  EXPECT_GT(none, 50u);
}

TEST(WidestAgreeing, is_empty_when_not_even_nobody_can_agree) {
  EXPECT_THAT(widest_agreeing(park, [](Coalition) { return false; }), IsEmpty());
}

TEST(QuorumRule, refuses_rules_that_are_none) {
  EXPECT_THROW(passes({17, 3, 0}, 0), base::ContractViolation);
  EXPECT_THROW(passes({3, 4, 0}, 0), base::ContractViolation);
  EXPECT_THROW(minimal_winning({3, 2, 0b1000}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
