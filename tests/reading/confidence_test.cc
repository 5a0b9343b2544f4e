#include "entente/reading/confidence.h"

#include <random>

#include <gtest/gtest.h>

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

std::vector<Judged> random_judged(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<Judged> judged;
  for (std::size_t i = 0; i < count; ++i) {
    const double said = static_cast<double>(random() % 1000) / 1000;
    judged.push_back({said, random() % 1000 < 1000 * said * said, false});
  }
  return judged;
}

TEST(Confidence, never_falls_and_rests_on_every_output_once) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const auto knots = fit_confidence(random_judged(seed, 300), 10);
    std::size_t of = 0;
    for (std::size_t i = 0; i < knots.size(); ++i) {
      of += knots[i].of;
      EXPECT_GE(knots[i].of, 10u);
      if (i == 0) continue;
      EXPECT_LT(knots[i - 1].said, knots[i].said);
      EXPECT_LT(knots[i - 1].right, knots[i].right);
    }
    EXPECT_EQ(of, 300u);
  }
}

// The slow twin: the greatest over lower sets of the least over upper sets of the mean between.
TEST(Confidence, is_the_max_min_of_means_where_pools_are_single_outputs) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    std::vector<Judged> judged = random_judged(seed, 40);
    for (std::size_t i = 0; i < judged.size(); ++i) judged[i].said = static_cast<double>(i) / 100;
    const auto knots = fit_confidence(judged, 1);
    std::size_t at = 0, left = knots[0].of;
    for (std::size_t i = 0; i < judged.size(); ++i, --left) {
      if (left == 0) left = knots[++at].of;
      double best = 0;
      for (std::size_t low = 0; low <= i; ++low) {
        double least = 2;
        for (std::size_t high = i; high < judged.size(); ++high) {
          double sum = 0;
          for (std::size_t k = low; k <= high; ++k) sum += judged[k].right ? 1 : 0;
          least = std::min(least, sum / static_cast<double>(high - low + 1));
        }
        best = std::max(best, least);
      }
      EXPECT_NEAR(knots[at].right, best, 1e-12) << "seed " << seed << " output " << i;
    }
  }
}

TEST(Confidence, is_linear_between_knots_and_flat_beyond) {
  const std::vector<ConfidenceKnot> knots = {{0.4, 0.2, 30}, {0.8, 0.6, 30}};
  EXPECT_DOUBLE_EQ(calibrated(knots, 0.1), 0.2);
  EXPECT_DOUBLE_EQ(calibrated(knots, 0.6), 0.4);
  EXPECT_DOUBLE_EQ(calibrated(knots, 0.95), 0.6);
  EXPECT_DOUBLE_EQ(calibrated({}, 0.7), 0.7);
}

TEST(Confidence, bands_count_what_was_right_of_what_was_said) {
  const auto bands =
      reliability({{0.9, true, false}, {0.9, false, false}, {0.3, false, false}, {1, true, true}});
  ASSERT_EQ(bands.size(), 2u);
  EXPECT_EQ(bands[0].of, 1u);
  EXPECT_EQ(bands[0].right, 0u);
  EXPECT_EQ(bands[1].of, 3u);
  EXPECT_EQ(bands[1].right, 2u);
}

TEST(Confidence, of_the_shipped_table_makes_no_claim_surer_than_its_best_knot) {
  const auto claims = claims_in("Kenya rejected the plan. Peru will never accept a joint patrol.\n");
  ASSERT_FALSE(claims.claims.empty());
  for (const evidence::Claim& claim : claims.claims) {
    EXPECT_GT(claim.confidence, 0.05);
    EXPECT_LT(claim.confidence, 0.9) << "nobody measured readings that are right nine times in ten";
  }
}

TEST(Confidence, table_is_written_as_it_is_read) {
  const std::string table = confidence_table(random_judged(3, 200), "3 texts of somewhere");
  EXPECT_NE(table.find("kind\tsaid\tright\tof\n"), std::string::npos);
  EXPECT_NE(table.find("\nclaim\t"), std::string::npos);
  EXPECT_EQ(table.find("\nevent\t"), std::string::npos);
  EXPECT_NE(table.find("200 outputs, 3 texts of somewhere"), std::string::npos);
}

}  // namespace
}  // namespace entente::reading::test
