#include "entente/dispute/world.h"

#include <gtest/gtest.h>

#include "tests/dispute/harbour.h"

namespace entente::dispute {
namespace {

class WorldTest : public testing::Test {
 protected:
  // Every number likely, every coin at one half.
  World likely(Case dispute) const {
    auto shared = std::make_shared<const Case>(std::move(dispute));
    std::vector<double> values;
    for (const Field& field : shared->fields().all())
      values.push_back(field.coin ? 0.5 : field.estimate.likely);
    return {shared, values};
  }
  World world_ = likely(fixtures::harbour_war());
  PartyId north_{std::size_t{0}}, south_{std::size_t{1}}, union_{std::size_t{3}}, mainland_{std::size_t{4}};
  IssueId grounds_{std::size_t{0}}, inspection_{std::size_t{1}};

  void set(const char* path, double value) {
    world_.values()[world_.dispute().fields().find(path).value().index()] = value;
  }
};

TEST_F(WorldTest, gives_each_number_of_the_case) {
  EXPECT_EQ(world_.ideal(north_, grounds_), 100);
  EXPECT_EQ(world_.salience(north_, grounds_), 0.6);
  EXPECT_EQ(world_.salience(union_, inspection_), 0) << "no position, no salience";
  EXPECT_EQ(world_.capability(mainland_), 70);
  EXPECT_EQ(world_.influence(north_, grounds_), 55 * 0.6);
  EXPECT_EQ(world_.curvature(north_), 1);
  EXPECT_EQ(world_.patience(north_), 0.97);
  EXPECT_FALSE(world_.patience(union_).has_value());
  EXPECT_FALSE(world_.no_agreement(north_).has_value());
  EXPECT_EQ(world_.status_quo(grounds_), 50);
  EXPECT_EQ(world_.line_from(RedLineId(std::size_t{0})), 40);
  EXPECT_EQ(world_.line_to(RedLineId(std::size_t{0})), 100);
  EXPECT_EQ(world_.audience_cost(RedLineId(std::size_t{0})), 0.05);
  EXPECT_EQ(world_.front_level(), 9);
  EXPECT_EQ(world_.moves().advance, 0.3);
  EXPECT_EQ(world_.moves().retreat, 0.225);
  EXPECT_FALSE(world_.moves().drift.has_value());
  EXPECT_EQ(world_.exhaustion(north_), 0) << "the war names no exhaustion";
  EXPECT_EQ(world_.belief(north_), 1) << "without a belief of its own it counts on the drift as stated";
  EXPECT_EQ(world_.regroup(), 0);
  EXPECT_EQ(world_.freeze(), 0.01);
  EXPECT_EQ(world_.cost(north_), 0.008);
  EXPECT_EQ(world_.cost(mainland_), 0) << "the war names no cost of the mainland";
}

TEST_F(WorldTest, gives_points_in_the_order_of_the_options) {
  EXPECT_EQ(world_.points(south_, inspection_, 0), 10);
  EXPECT_EQ(world_.points(south_, inspection_, 1), 5);
  EXPECT_EQ(world_.points(south_, inspection_, 2), 0);
}

TEST_F(WorldTest, makes_a_line_real_when_its_coin_falls_below_its_firmness) {
  const RedLineId line(std::size_t{0});
  set("red_line.north_coast.grounds.firmness", 0.8);
  set("red_line.north_coast.grounds.coin", 0.79);
  EXPECT_TRUE(world_.line_is_real(line));
  set("red_line.north_coast.grounds.coin", 0.8);
  EXPECT_FALSE(world_.line_is_real(line));
  set("red_line.north_coast.grounds.firmness", 0);
  set("red_line.north_coast.grounds.coin", 0);
  EXPECT_FALSE(world_.line_is_real(line)) << "firmness 0 is never real";
}

TEST_F(WorldTest, forces_a_line_off_or_real) {
  const RedLineId line(std::size_t{0}), other(std::size_t{2});
  const bool before = world_.line_is_real(other);
  world_.set_line_real(line, false);
  EXPECT_FALSE(world_.line_is_real(line));
  world_.set_line_real(line, true);
  EXPECT_TRUE(world_.line_is_real(line));
  EXPECT_EQ(world_.line_is_real(other), before);
}

TEST_F(WorldTest, has_no_real_line_of_unknown_content) {
  World world = likely(fixtures::built(
      {"case.toml",
       fixtures::harbour_toml() +
           "[[red_line]]\nparty = \"mainland\"\nissue = \"grounds\"\naccepts = \"unknown\"\nfirmness = 1\n",
       fixtures::harbour_claims()}));
  const RedLineId line(std::size_t{3});
  EXPECT_FALSE(world.line_is_real(line));
  world.set_line_real(line, true);
  EXPECT_FALSE(world.line_is_real(line));
}

TEST_F(WorldTest, refuses_what_the_case_does_not_have) {
  EXPECT_THROW((void)world_.ideal(south_, inspection_), base::ContractViolation);
  EXPECT_THROW((void)world_.points(north_, inspection_, 0), base::ContractViolation);
  EXPECT_THROW((void)world_.line_from(RedLineId(std::size_t{2})), base::ContractViolation);
  EXPECT_THROW((void)likely(fixtures::harbour()).front_level(), base::ContractViolation);
  EXPECT_THROW(World(world_.shared_case(), {1.0}), base::ContractViolation);
  EXPECT_THROW(World(nullptr, {}), base::ContractViolation);
  EXPECT_THROW(world_.set_line_real(RedLineId(std::size_t{9}), true), base::ContractViolation);
}

}  // namespace
}  // namespace entente::dispute
