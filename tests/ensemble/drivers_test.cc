#include "entente/ensemble/drivers.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/dispute/case.h"

namespace entente::ensemble {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* toml = R"(
format = 1
[case]
title = "T"
as_of = 2024-01-01
question = "?"
[[party]]
id = "a"
name = "A"
capability = [0, 10]
no_agreement = 0.2
[[party]]
id = "b"
name = "B"
capability = [5, 6]
no_agreement = 0.2
[[issue]]
id = "i"
title = "I"
scale = { 0 = "low", 100 = "high" }
status_quo = 50
[[position]]
party = "a"
issue = "i"
ideal = 80
salience = 0.5
[[red_line]]
party = "a"
issue = "i"
accepts = { from = 40 }
firmness = 0.5
)";

const Draws& draws() {
  static const Draws made = [] {
    dispute::CaseDraft draft;
    draft.toml = toml;
    auto built = dispute::Case::build(draft);
    if (!built.ok()) throw std::runtime_error(base::to_text(built.diagnostics()));
    return Draws(std::make_shared<const dispute::Case>(std::move(built).value()), 1, 4096);
  }();
  return made;
}

// Room in the worlds that the rule names.
template <class Rule>
std::vector<double> room_by(Rule rule) {
  std::vector<double> room(draws().worlds());
  for (std::size_t w = 0; w < room.size(); ++w) room[w] = rule(draws().world(w)) ? 1 : 0;
  return room;
}

double capability(const dispute::World& world, std::size_t party) {
  return world.capability(dispute::PartyId(party));
}

double share(const question::Finding& finding) {
  return std::get<double>(finding.value);
}

std::vector<Driver> drivers_by(const std::vector<double>& room) {
  return drivers_of(draws(), room, dependence(draws(), room));
}

TEST(Drivers, an_input_that_decides_alone_goes_from_none_to_all_and_flips_at_its_threshold) {
  const auto drivers = drivers_by(room_by([](const auto& world) { return capability(world, 0) > 4; }));
  ASSERT_THAT(drivers, SizeIs(1));
  EXPECT_EQ(drivers[0].path, "party.a.capability");
  EXPECT_EQ(share(drivers[0].low), 0);
  EXPECT_EQ(share(drivers[0].high), 1);
  EXPECT_TRUE(drivers[0].turns);
  ASSERT_TRUE(drivers[0].flip.has_value());
  EXPECT_NEAR(*drivers[0].flip, 4, 0.51);  // half a tenth of the range
}

TEST(Drivers, an_input_that_lowers_room_is_read_the_other_way_round) {
  const auto drivers = drivers_by(room_by([](const auto& world) { return capability(world, 0) < 7; }));
  ASSERT_THAT(drivers, SizeIs(1));
  EXPECT_EQ(share(drivers[0].low), 1);
  EXPECT_EQ(share(drivers[0].high), 0);
  ASSERT_TRUE(drivers[0].flip.has_value());
  EXPECT_NEAR(*drivers[0].flip, 7, 0.51);
}

TEST(Drivers, room_that_goes_with_nothing_has_none) {
  EXPECT_THAT(drivers_by(std::vector<double>(draws().worlds(), 1)), IsEmpty());
  std::mt19937 coin(3);
  std::vector<double> chance(draws().worlds());
  for (double& value : chance) value = coin() % 2;
  EXPECT_THAT(drivers_by(chance), IsEmpty());
}

TEST(Drivers, a_red_line_is_read_by_whether_it_is_real_and_goes_by_its_firmness) {
  const dispute::RedLineId line(0);
  const auto room = room_by([&](const auto& world) { return !world.line_is_real(line); });
  const auto drivers = drivers_by(room);
  ASSERT_FALSE(drivers.empty());
  EXPECT_EQ(drivers[0].path, "red_line.a.i.firmness");
  EXPECT_EQ(share(drivers[0].low), 1);
  EXPECT_EQ(share(drivers[0].high), 0);
  EXPECT_TRUE(drivers[0].turns);
  EXPECT_FALSE(drivers[0].flip.has_value());
  for (const auto& driver : drivers) EXPECT_FALSE(driver.path.ends_with(".resolve")) << driver.path;
}

TEST(Drivers, of_a_line_that_a_lever_makes_firm_are_read_after_the_lever) {
  const auto pulled = pull_levers(draws().dispute(), {"red_line.a.i.firmness=0.9"});
  ASSERT_TRUE(pulled.ok());
  const dispute::RedLineId line(0);
  std::vector<double> room(draws().worlds());
  for (std::size_t w = 0; w < room.size(); ++w)
    room[w] = pulled->apply(draws().world(w)).line_is_real(line) ? 0 : 1;
  const auto drivers = drivers_of(draws(), room, dependence(draws(), room), 1, &*pulled);
  ASSERT_THAT(drivers, SizeIs(1));
  EXPECT_EQ(share(drivers[0].low), 1);
  EXPECT_EQ(share(drivers[0].high), 0);
}

// The slow twin: the worlds of one fifth by rank of the value itself, not of the draw behind it.
TEST(Drivers, the_lowest_and_highest_fifth_are_those_of_the_values) {
  const auto room =
      room_by([](const auto& world) { return capability(world, 0) + 3 * capability(world, 1) > 21; });
  for (const Driver& driver : drivers_by(room)) {
    const auto field = draws().dispute()->fields().find(driver.path)->index();
    std::vector<std::pair<double, double>> ranked;
    for (std::size_t w = 0; w < room.size(); ++w)
      ranked.emplace_back(draws().world(w).values()[field], room[w]);
    std::sort(ranked.begin(), ranked.end());
    const std::size_t fifth = room.size() / 5;
    double low = 0, high = 0;
    for (std::size_t i = 0; i < fifth; ++i)
      low += ranked[i].second / static_cast<double>(fifth),
          high += ranked[room.size() - 1 - i].second / static_cast<double>(fifth);
    EXPECT_NEAR(share(driver.low), low, 0.01) << driver.path;
    EXPECT_NEAR(share(driver.high), high, 0.01) << driver.path;
  }
}

TEST(Drivers, the_shares_of_two_independent_inputs_are_the_conditional_means) {
  // Uniform on [0, 10] and [5, 6]: room where both are above their middles, so 0.25 overall.
  const auto room =
      room_by([](const auto& world) { return capability(world, 0) > 5 && capability(world, 1) > 5.5; });
  for (const auto& driver : drivers_by(room)) {
    EXPECT_EQ(share(driver.low), 0) << driver.path;
    EXPECT_THAT(share(driver.high), DoubleNear(0.5, 0.03)) << driver.path;
    EXPECT_FALSE(driver.turns);  // one half is not passed
    EXPECT_FALSE(driver.flip.has_value());
    EXPECT_GT(driver.high.error.value_or(0), 0);
  }
}

TEST(Drivers, worlds_without_a_verdict_do_not_count) {
  auto room = room_by([](const auto& world) { return capability(world, 0) > 4; });
  const auto whole = drivers_by(room);
  for (std::size_t w = 0; w < room.size(); ++w)
    if (capability(draws().world(w), 1) > 5.5) room[w] = std::nan("");
  const auto half = drivers_by(room);
  ASSERT_THAT(half, SizeIs(1));
  EXPECT_EQ(share(half[0].low), share(whole[0].low));
  EXPECT_EQ(share(half[0].high), share(whole[0].high));
}

TEST(Drivers, lists_no_more_than_asked_for) {
  const auto room =
      room_by([](const auto& world) { return capability(world, 0) + capability(world, 1) > 10; });
  const auto inputs = dependence(draws(), room);
  ASSERT_GE(inputs.size(), 1U);
  EXPECT_THAT(drivers_of(draws(), room, inputs, 0), IsEmpty());
  EXPECT_THAT(drivers_of(draws(), room, inputs, 1), SizeIs(1));
}

TEST(Isotonic, pools_what_falls_and_keeps_what_rises) {
  EXPECT_THAT(isotonic({}, {}), IsEmpty());
  EXPECT_THAT(isotonic({1, 2, 3}, {1, 1, 1}), ElementsAre(1, 2, 3));
  EXPECT_THAT(isotonic({3, 2, 1}, {1, 1, 1}), ElementsAre(2, 2, 2));
  EXPECT_THAT(isotonic({1, 4, 2, 5}, {1, 1, 3, 1}), ElementsAre(1, 2.5, 2.5, 5));
}

// The slow twin: the max-min formula of Barlow and others, max over s <= i of min over t >= i of mean(s..t).
TEST(Isotonic, equals_the_max_min_formula_on_random_sequences) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> real(0.1, 1);
  for (int round = 0; round < 300; ++round) {
    const std::size_t n = 1 + random() % 9;
    std::vector<double> values(n), weights(n);
    for (std::size_t i = 0; i < n; ++i) values[i] = real(random), weights[i] = real(random);
    const auto fitted = isotonic(values, weights);
    for (std::size_t i = 0; i < n; ++i) {
      double most = -1;
      for (std::size_t s = 0; s <= i; ++s) {
        double least = 2;
        for (std::size_t t = i; t < n; ++t) {
          double sum = 0, weight = 0;
          for (std::size_t k = s; k <= t; ++k) sum += values[k] * weights[k], weight += weights[k];
          least = std::min(least, sum / weight);
        }
        most = std::max(most, least);
      }
      EXPECT_NEAR(fitted[i], most, 1e-12);
    }
  }
}

}  // namespace
}  // namespace entente::ensemble
