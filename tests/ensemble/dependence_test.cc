#include "entente/ensemble/dependence.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/methods/case_support.h"

namespace entente::ensemble {
namespace {

using fixtures::CasePointer;
using fixtures::small_case;
using ::testing::IsEmpty;
using ::testing::SizeIs;

CasePointer three_numbers() {
  return small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\ncapability = { value = [0, 10], by = \"draft\" }\n"
      "[[party]]\nid = \"b\"\nname = \"B\"\ncapability = [0, 10]\n"
      "[[party]]\nid = \"c\"\nname = \"C\"\ncapability = { value = [0, 10], because = \"judged\" }\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\n"
      "[[red_line]]\nparty = \"a\"\nissue = \"line\"\naccepts = { to = 50 }\nfirmness = [0.2, 0.6]\nbecause "
      "= \"judged\"\n");
}

std::vector<double> result_of(const Draws& draws, const std::function<double(const dispute::World&)>& f) {
  std::vector<double> values;
  for (std::size_t w = 0; w < draws.worlds(); ++w) values.push_back(f(draws.world(w)));
  return values;
}

double at(const dispute::World& world, const char* path) {
  return world.value(*world.dispute().fields().find(path));
}

TEST(Dependence, finds_the_share_of_variance_that_each_input_explains_and_its_direction) {
  const Draws draws(three_numbers(), 1, 2048);
  // Variances 4 and 1 of the same unit: shares 0.8 and 0.2.
  const auto result = result_of(draws, [](const auto& world) {
    return 2 * at(world, "party.a.capability") - at(world, "party.b.capability");
  });
  const auto found = dependence(draws, result);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].path, "party.a.capability");
  EXPECT_NEAR(found[0].share, 0.8, 0.02);
  EXPECT_TRUE(found[0].raises);
  EXPECT_EQ(found[1].path, "party.b.capability");
  EXPECT_NEAR(found[1].share, 0.2, 0.02);
  EXPECT_FALSE(found[1].raises);
}

TEST(Dependence, counts_only_worlds_that_have_a_result_and_finds_nothing_in_a_constant) {
  const Draws draws(three_numbers(), 1, 512);
  const auto result = result_of(draws, [](const auto& world) {
    const double a = at(world, "party.a.capability");
    return a < 5 ? std::numeric_limits<double>::quiet_NaN() : a;
  });
  const auto found = dependence(draws, result);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].path, "party.a.capability");
  EXPECT_NEAR(found[0].share, 1, 1e-9);
  EXPECT_THAT(dependence(draws, std::vector<double>(512, 1.0)), IsEmpty());
  EXPECT_THAT(dependence(draws, std::vector<double>(512, std::numeric_limits<double>::quiet_NaN())),
              IsEmpty());
}

TEST(InputShares, divide_by_what_the_inputs_rest_on) {
  const auto dispute = three_numbers();
  const auto shares =
      input_shares(*dispute, {{"party.a.capability", 0.6, true}, {"party.c.capability", 0.2, true}});
  EXPECT_NEAR(shares.defaults, 0.75, 1e-12);
  EXPECT_NEAR(shares.judgement, 0.25, 1e-12);
  EXPECT_EQ(shares.documents, 0);
}

TEST(InputShares, count_a_coin_and_a_partys_resolve_as_the_firmness_of_its_line) {
  const auto dispute = three_numbers();
  for (const char* path : {"red_line.a.line.coin", "party.a.resolve"}) {
    const auto shares = input_shares(*dispute, {{path, 0.4, false}});
    EXPECT_EQ(shares.judgement, 1) << path;
  }
}

TEST(InputShares, count_the_uncertain_numbers_when_none_stands_out) {
  // Uncertain: three capabilities (one a default), firmness (judged), audience cost (the program's own
  // default).
  const auto shares = input_shares(*three_numbers(), {});
  EXPECT_NEAR(shares.documents + shares.judgement + shares.defaults, 1, 1e-12);
  EXPECT_NEAR(shares.defaults, 2.0 / 5, 1e-12);
}

}  // namespace
}  // namespace entente::ensemble
