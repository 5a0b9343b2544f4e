#include "entente/ensemble/draw.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/theory/scrambled_sobol.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"

namespace entente::ensemble {
namespace {

using dispute::FieldId;
using fixtures::CasePointer;
using fixtures::small_case;
using fixtures::worked_case;

std::vector<double> values(const dispute::World& world) {
  return {world.values().begin(), world.values().end()};
}

TEST(Draws, rounds_the_number_of_worlds_up_to_sixteen_times_a_power_of_two) {
  for (const auto& [asked, given] : {std::pair<std::size_t, std::size_t>{0, 16},
                                     {1, 16},
                                     {16, 16},
                                     {17, 32},
                                     {2048, 2048},
                                     {2049, 4096},
                                     {1 << 20, 1 << 20},
                                     {std::size_t{1} << 40, 1 << 20}})
    EXPECT_EQ(rounded_worlds(asked), given) << asked;
}

TEST(Draws, world_w_is_the_same_whoever_asks_and_in_any_order) {
  const auto dispute = worked_case("harbour");
  const Draws one(dispute, 9, 256), other(dispute, 9, 256);
  std::vector<std::size_t> order(256);
  std::iota(order.begin(), order.end(), 0);
  std::reverse(order.begin(), order.end());
  std::vector<std::vector<double>> backwards(256);
  for (const std::size_t w : order) backwards[w] = values(other.world(w));
  for (std::size_t w = 0; w < 256; ++w) EXPECT_EQ(values(one.world(w)), backwards[w]) << w;
}

TEST(Draws, another_seed_makes_other_worlds) {
  const auto dispute = worked_case("harbour");
  const Draws one(dispute, 1, 16), other(dispute, 2, 16);
  for (std::size_t w = 0; w < 16; ++w) EXPECT_NE(values(one.world(w)), values(other.world(w))) << w;
}

TEST(Draws, making_one_number_uncertain_moves_no_other_draw) {
  std::string rows = fixtures::random_rows(4);
  const auto before = small_case(rows);
  std::size_t changed = 0;
  // Every exact number of the case in turn.
  for (const std::string exact : {"capability = 1", "patience = 0.95", "curvature = 1\n"}) {
    for (std::size_t at = rows.find(exact); at != std::string::npos; at = rows.find(exact, at + 1)) {
      std::string uncertain = rows;
      const std::size_t equals = uncertain.find("= ", at) + 2, end = uncertain.find('\n', at);
      uncertain.replace(equals, end - equals, exact.starts_with("curvature") ? "[1, 1.5, 2]" : "[0.5, 0.9]");
      const auto after = small_case(uncertain);
      const Draws a(before, 3, 64), b(after, 3, 64);
      std::set<std::string> moved;
      for (std::size_t w = 0; w < 64; ++w)
        for (std::size_t f = 0; f < before->fields().size(); ++f)
          if (a.world(w).values()[f] != b.world(w).values()[f]) moved.insert(before->fields().all()[f].path);
      EXPECT_EQ(moved.size(), 1u) << exact;
      ++changed;
    }
  }
  EXPECT_GT(changed, 8u);
}

TEST(Draws, every_value_lies_within_its_estimate_and_an_exact_one_is_exact) {
  const auto dispute = worked_case("moscow-talks");
  const Draws draws(dispute, 5, 64);
  for (std::size_t w = 0; w < 64; ++w) {
    const auto world = draws.world(w);
    for (std::size_t f = 0; f < dispute->fields().size(); ++f) {
      const auto& field = dispute->fields().all()[f];
      if (field.estimate.shape == dispute::Estimate::Shape::exact) {
        EXPECT_EQ(world.values()[f], field.estimate.likely);
      }
      EXPECT_GE(world.values()[f], field.estimate.low) << field.path;
      EXPECT_LE(world.values()[f], field.estimate.high) << field.path;
    }
  }
}

TEST(Draws, each_number_has_the_mean_of_its_estimate) {
  const auto dispute = worked_case("harbour");
  const Draws draws(dispute, 5, 2048);
  std::vector<double> sums(dispute->fields().size(), 0);
  for (std::size_t w = 0; w < 2048; ++w) {
    const auto world = draws.world(w);
    for (std::size_t f = 0; f < sums.size(); ++f) sums[f] += world.values()[f];
  }
  for (std::size_t f = 0; f < sums.size(); ++f) {
    const auto& e = dispute->fields().all()[f].estimate;
    const double mean = e.shape == dispute::Estimate::Shape::pert ? (e.low + 4 * e.likely + e.high) / 6
                                                                  : (e.low + e.high) / 2;
    // The table of quantiles is within 0.001 of the range, the replicates within a few more.
    EXPECT_NEAR(sums[f] / 2048, mean, 1e-9 + 0.006 * (e.high - e.low)) << dispute->fields().all()[f].path;
  }
}

CasePointer lines_of_firmness(const std::string& firmness, std::size_t issues,
                              const std::string& more_of_case = "") {
  std::string rows = "[[party]]\nid = \"a\"\nname = \"A\"\n";
  for (std::size_t j = 0; j < issues; ++j)
    rows += fmt::format(
        "[[issue]]\nid = \"i{0}\"\ntitle = \"I{0}\"\nscale = {{ 0 = \"low\", 100 = \"high\" "
        "}}\n[[red_line]]\nparty = "
        "\"a\"\nissue = \"i{0}\"\naccepts = {{ to = 50 }}\nfirmness = {1}\n",
        j, firmness);
  return small_case(rows, more_of_case);
}

TEST(Draws, the_central_world_has_medians) {
  const auto dispute = worked_case("harbour");
  const auto world = Draws(dispute, 1, 16).central();
  const auto at = [&](const char* path) { return world.value(*dispute->fields().find(path)); };
  EXPECT_NEAR(at("issue.grounds.status_quo"), 30, 1e-6);  // [25, 30, 35], symmetric
  EXPECT_EQ(at("position.north_coast.fee.ideal"), 20);
  EXPECT_NEAR(at("position.north_coast.fee.salience"), 0.2, 1e-6);
}

TEST(Draws, in_the_central_world_a_line_is_real_exactly_if_its_median_firmness_is_one_half_or_more) {
  for (const auto& [firmness, real] :
       {std::pair("0.5", true), std::pair("0.49", false), std::pair("0.51", true), std::pair("0", false),
        std::pair("1", true), std::pair("[0.4, 0.5, 0.6]", true), std::pair("[0.1, 0.2, 0.9]", false)}) {
    const auto dispute = lines_of_firmness(firmness, 1);
    EXPECT_EQ(Draws(dispute, 1, 16).central().line_is_real(dispute::RedLineId(0)), real) << firmness;
  }
}

struct Coins {
  double real = 0, agree = 0;  // shares: one line real; two lines of one party alike
};

Coins coins(double correlation) {
  const auto dispute = lines_of_firmness("[0.2, 0.6]", 4);
  Coins coins;
  std::size_t ones = 0, pairs = 0;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const Draws draws(dispute, seed, 2048, correlation);
    for (std::size_t w = 0; w < 2048; ++w) {
      const auto world = draws.world(w);
      for (std::size_t i = 0; i < 4; ++i) {
        coins.real += world.line_is_real(dispute::RedLineId(i));
        ++ones;
        for (std::size_t j = 0; j < i; ++j) {
          coins.agree +=
              world.line_is_real(dispute::RedLineId(i)) == world.line_is_real(dispute::RedLineId(j));
          ++pairs;
        }
      }
    }
  }
  coins.real /= static_cast<double>(ones);
  coins.agree /= static_cast<double>(pairs);
  return coins;
}

TEST(Draws, resolve_ties_the_lines_of_a_party_together_and_leaves_each_ones_chance) {
  const Coins none = coins(0), some = coins(0.5), most = coins(0.9);
  for (const Coins& each : {none, some, most}) EXPECT_NEAR(each.real, 0.4, 0.01);
  // Independent lines of chance 0.4 agree in 0.4^2 + 0.6^2 of the worlds.
  EXPECT_NEAR(none.agree, 0.52, 0.01);
  EXPECT_GT(some.agree, none.agree + 0.08);
  EXPECT_GT(most.agree, some.agree + 0.08);
}

TEST(Draws, the_case_says_how_far_the_lines_of_a_party_hang_together) {
  const auto independent = lines_of_firmness("0.5", 2, "resolve = 0"), half = lines_of_firmness("0.5", 2);
  for (std::size_t w = 0; w < 64; ++w) {
    EXPECT_EQ(values(Draws(half, 3, 64).world(w)), values(Draws(half, 3, 64, 0.5).world(w)));
    const auto alone = Draws(independent, 3, 64).world(w), set_to_zero = Draws(half, 3, 64, 0.0).world(w);
    for (const char* coin : {"red_line.a.i0.coin", "red_line.a.i1.coin"})
      EXPECT_EQ(alone.value(*independent->fields().find(coin)),
                set_to_zero.value(*half->fields().find(coin)));
  }
}

TEST(Draws, a_world_drawn_is_a_world_kept) {
  // Above 2^23 numbers nothing is kept; the worlds are the same. `uniform` is what stands behind a kept
  // value.
  const auto dispute = worked_case("harbour");
  const Draws draws(dispute, 1, 256);
  const auto field = *dispute->fields().find("position.south_coast.fee.ideal");
  const auto table = theory::QuantileTable::pert(0, 5, 10);
  for (std::size_t w = 0; w < 256; ++w)
    EXPECT_EQ(draws.world(w).value(field), table.quantile(draws.uniform(w, field.index()))) << w;
}

TEST(Draws, one_number_is_that_of_its_world_kept_or_not) {
  const auto dispute = worked_case("harbour");
  const std::size_t fields = dispute->fields().size();
  const Draws kept(dispute, 1, 64), drawn(dispute, 1, rounded_worlds((std::size_t{1} << 23) / fields + 1));
  for (const Draws* draws : {&kept, &drawn})
    for (const std::size_t w : {std::size_t{0}, std::size_t{17}, draws->worlds() - 1})
      for (std::size_t field = 0; field < fields; ++field)
        EXPECT_EQ(draws->value(w, field), draws->world(w).values()[field]) << field;
}

TEST(Draws, beyond_a_thousand_dimensions_numbers_are_uniform_too_and_hang_on_seed_path_and_world) {
  std::string rows;
  for (int i = 0; i < 15; ++i) rows += fmt::format("[[party]]\nid = \"p{0}\"\nname = \"P{0}\"\n", i);
  for (int j = 0; j < 20; ++j)
    rows += fmt::format(
        "[[issue]]\nid = \"i{0}\"\ntitle = \"I{0}\"\nscale = {{ 0 = \"low\", 100 = \"high\" }}\n", j);
  for (int i = 0; i < 15; ++i)  // 5 numbers a line
    for (int j = 0; j < 20; ++j)
      rows += fmt::format(
          "[[red_line]]\nparty = \"p{}\"\nissue = \"i{}\"\naccepts = {{ to = 50 }}\nfirmness = [0, 1]\n", i,
          j);
  const auto dispute = small_case(rows);
  const std::size_t most = theory::ScrambledSobol::max_dimensions;
  ASSERT_GT(dispute->fields().size(), most + 100);
  const Draws draws(dispute, 3, 512), other(dispute, 4, 512);
  std::size_t looked = 0;
  for (std::size_t f = most; f < dispute->fields().size(); ++f) {
    const auto& field = dispute->fields().all()[f];
    if (!field.path.ends_with(".firmness")) continue;
    double sum = 0, differ = 0;
    std::vector<int> quarters(4, 0);
    for (std::size_t w = 0; w < 512; ++w) {
      const double u = draws.uniform(w, f);
      ASSERT_GT(u, 0);
      ASSERT_LT(u, 1);
      sum += u;
      ++quarters[static_cast<std::size_t>(4 * u)];
      differ += u != other.uniform(w, f);
    }
    EXPECT_NEAR(sum / 512, 0.5, 5 * 0.2887 / std::sqrt(512)) << field.path;
    for (const int count : quarters) EXPECT_NEAR(count, 128, 50) << field.path;
    EXPECT_EQ(differ, 512) << field.path;
    ++looked;
  }
  EXPECT_GT(looked, 20u);
}

TEST(Draws, refuses_a_number_of_worlds_that_was_not_rounded_and_a_world_beyond) {
  const auto dispute = worked_case("harbour");
  EXPECT_THROW(Draws(dispute, 1, 100), base::ContractViolation);
  EXPECT_THROW(Draws(dispute, 1, 16).world(16), base::ContractViolation);
}

}  // namespace
}  // namespace entente::ensemble
