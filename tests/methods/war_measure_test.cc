// Tests also: world_model_war.cc
#include "entente/methods/war_measure.h"

#include <cmath>

#include <gtest/gtest.h>

#include "entente/methods/war.h"
#include "entente/theory/front_bargaining.h"
#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::central;
using fixtures::small_case;
using fixtures::with_values;
using question::Task;

// One issue, so that the line between the ends is all that there is to agree on.
CasePointer fighting(const std::string& more = "", const std::string& rows = "") {
  return small_case(
      "[[party]]\nid = \"north\"\nname = \"North\"\nbelligerent = true\npatience = [0.95, 0.98]\n"
      "[[party]]\nid = \"south\"\nname = \"South\"\nbelligerent = true\npatience = [0.9, 0.98]\n"
      "[[party]]\nid = \"patron\"\nname = \"Patron\"\npatience = [0.95, 0.99]\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 90 = \"high\" }\nstatus_quo = 40\n"
      "fought_over = true\n"
      "[[position]]\nparty = \"north\"\nissue = \"line\"\nideal = 90\nsalience = 1\n"
      "[[position]]\nparty = \"south\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
      "[[position]]\nparty = \"patron\"\nissue = \"line\"\nideal = [20, 70]\nsalience = 1\n"
      "[[red_line]]\nparty = \"north\"\nissue = \"line\"\naccepts = { from = 50 }\nfirmness = 0.5\n"
      "[[red_line]]\nparty = \"south\"\nissue = \"line\"\naccepts = { to = 45 }\nfirmness = 0.5\n"
      "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\", "
      "\"patron\"]\n"
      "[war]\nbetween = [\"north\", \"south\"]\nperiod = \"month\"\nlevels = 9\nlevel = [3, 4, 6]\nadvance = "
      "[0.1, 0.3]\n"
      "retreat = [0.05, 0.25]\nfreeze = [0, 0.02]\ncost = { north = [0.005, 0.02], south = [0.005, 0.03] }\n"
      "ends = { low = { line = 0 }, high = { line = 90 } }\n" +
      more + rows);
}

WorldModel model_of(const CasePointer& dispute, const dispute::World& world) {
  WorldModel model(*dispute, {dispute::IssueId(0)});
  model.fill(world);
  return model;
}

double r(const CasePointer& dispute, const dispute::World& world, std::size_t party) {
  return model_of(dispute, world).reservation(party);
}

// Numbers are the same in both, so both worlds have every number that they share.
std::vector<std::pair<std::string, double>> numbers_of(const dispute::World& world) {
  std::vector<std::pair<std::string, double>> numbers;
  for (const auto& field : world.dispute().fields().all())
    numbers.emplace_back(field.path, world.value(*world.dispute().fields().find(field.path)));
  return numbers;
}

TEST(WorldModelAtWar, gives_a_side_that_talks_at_least_what_fighting_to_an_end_is_worth) {
  const auto silent = fighting(), talking = fighting("talks = 0.4\n");
  const ensemble::Draws draws(silent, 5, 64);
  int more = 0;
  for (std::size_t w = 0; w < 64; ++w) {
    const auto before = draws.world(w), after = with_values(central(talking), numbers_of(before));
    for (const std::size_t party : {0u, 1u}) {
      ASSERT_GE(r(talking, after, party), r(silent, before, party) - 1e-9) << w;
      more += r(talking, after, party) > r(silent, before, party) + 1e-6 ? 1 : 0;
    }
    EXPECT_EQ(r(talking, after, 2), r(silent, before, 2));  // an ally does not bargain
  }
  EXPECT_GT(more, 20);
}

TEST(WorldModelAtWar, takes_from_the_side_whose_costs_rise_and_gives_to_the_other) {
  const auto dispute = fighting("talks = 0.4\n");
  auto world = with_values(central(dispute), {{"war.cost.north", .003}, {"war.cost.south", .003}});
  for (std::size_t n = 0; n < 2; ++n) world.set_line_real(dispute::RedLineId(n), false);
  auto dear = with_values(world, {{"war.cost.south", .006}});
  EXPECT_GT(r(dispute, dear, 0), r(dispute, world, 0) + 1e-4);
  EXPECT_LT(r(dispute, dear, 1), r(dispute, world, 1) - 1e-4);
}

TEST(WorldModelAtWar, knows_that_clashing_lines_leave_nothing_to_talk_about) {
  const auto dispute = fighting("talks = 0.4\n"), silent = fighting();
  auto world = with_values(central(dispute), {{"war.cost.north", .01}, {"war.cost.south", .01}});
  auto alone = with_values(central(silent), {{"war.cost.north", .01}, {"war.cost.south", .01}});
  for (std::size_t n = 0; n < 2; ++n) world.set_line_real(dispute::RedLineId(n), true);
  EXPECT_NEAR(r(dispute, world, 0), r(silent, alone, 0), 1e-12);
  for (std::size_t n = 0; n < 2; ++n) world.set_line_real(dispute::RedLineId(n), false);
  EXPECT_GT(r(dispute, world, 0), r(silent, alone, 0));
}

TEST(WorldModelAtWar, raises_what_an_agreement_has_to_be_worth_to_the_side_the_front_would_move_against) {
  const auto plain = fighting(), failing = fighting("regroup = 2\n", "[life]\nhazard = 1\n");
  const auto numbers =
      numbers_of(with_values(central(plain), {{"war.cost.north", .001}, {"war.cost.south", .001}}));
  const auto before = with_values(central(plain), numbers), after = with_values(central(failing), numbers);
  const auto model = model_of(failing, after);
  EXPECT_GT(r(failing, after, 1),
            r(plain, before, 1));  // the front goes up when fighting resumes: against South
  EXPECT_LT(r(failing, after, 0), r(plain, before, 0));
  for (const std::size_t party : {0u, 1u}) {
    EXPECT_NEAR(model.binding_reservation(party), r(plain, before, party), 1e-12);
    const auto levels = model.reservation_by_level(party, false);
    const double kept = model.binding_reservation(party),
                 resumed = theory::at_level(levels, model.front_level() + 2);
    EXPECT_NEAR(model.reservation(party),
                kept + lost_to_kept(after, dispute::PartyId(party)) * (kept - resumed), 1e-12);
  }
}

TEST(WorldModelAtWar, lets_each_side_count_on_its_own_front) {
  const auto dispute = fighting("belief = { north = 3, south = 1 }\n");
  const auto world = with_values(central(dispute), {{"war.cost.north", .001}, {"war.cost.south", .001}});
  auto model = model_of(dispute, world);
  const double hopeful = model.reservation(0), sober = model.reservation(1), patron = model.reservation(2);
  model.refill_war(world, false);
  EXPECT_GT(hopeful, model.reservation(0));
  EXPECT_EQ(sober, model.reservation(1));
  EXPECT_EQ(patron, model.reservation(2));
}

TEST(WorldModelAtWar, gives_the_same_bits_whether_another_reading_filled_the_world_before) {
  const auto dispute =
      fighting("talks = 0.4\nregroup = 1\nbelief = { north = [1, 2] }\n", "[life]\nhazard = 1\n");
  const ensemble::Draws draws(dispute, 5, 32);
  for (std::size_t w = 0; w < 32; ++w) {
    const auto world = draws.world(w);
    ASSERT_NE(world.memo(), nullptr);
    auto forgetful = world;
    forgetful.set_memo(nullptr);
    const auto alone = model_of(dispute, forgetful), first = model_of(dispute, world),
               again = model_of(dispute, world);
    for (std::size_t party = 0; party < 3; ++party) {
      ASSERT_EQ(alone.reservation(party), first.reservation(party)) << w;
      ASSERT_EQ(alone.reservation(party), again.reservation(party)) << w;
      ASSERT_EQ(alone.binding_reservation(party), again.binding_reservation(party)) << w;
    }
    auto changed = world;
    changed.values()[0] = changed.values()[0];
    EXPECT_EQ(changed.memo(), nullptr);
    auto line = world;
    line.set_line_real(dispute::RedLineId(0), true);
    EXPECT_EQ(line.memo(), nullptr);
  }
}

struct Numbers {
  question::Schema schema;
  std::vector<double> values;
  double at(const std::string& name, double level) const {
    std::size_t column = 0;
    for (const auto& measure : schema) {
      if (measure.name == name && measure.about.level == level && measure.about.party.empty())
        return values[column];
      column += measure.width;
    }
    throw std::runtime_error(name);
  }
};

Numbers measured(const CasePointer& dispute, const dispute::World& world) {
  const Task task{dispute, {}};
  Numbers numbers{war().schema(task), {}};
  std::size_t width = 0;
  for (const auto& measure : numbers.schema) width += measure.width;
  numbers.values.resize(width);
  war().measure(task, world, war().scratch(task).get(), numbers.values);
  return numbers;
}

TEST(WarMeasure, opens_by_red_lines_alone_exactly_where_the_range_without_them_is_open) {
  const auto dispute = fighting();
  const ensemble::Draws draws(dispute, 9, 128);
  int shut = 0;
  for (std::size_t w = 0; w < 128; ++w) {
    const auto world = draws.world(w);
    const Numbers numbers = measured(dispute, world);
    const bool clash = world.line_is_real(dispute::RedLineId(0)) && world.line_is_real(dispute::RedLineId(1));
    for (int k = 0; k <= 9; ++k) {
      if (clash) {
        ASSERT_EQ(numbers.at("terms_on_line", k), 0) << w;
      }
      ASSERT_LE(numbers.at("terms_on_line", k), numbers.at("range_open", k)) << w;
      if (numbers.at("terms_on_line", k) == 1) {
        ASSERT_TRUE(std::isnan(numbers.at("opens_red_lines", k)));
        continue;
      }
      ++shut;
      ASSERT_EQ(numbers.at("opens_red_lines", k), numbers.at("range_open", k)) << w << ' ' << k;
      if (numbers.at("range_open", k) == 1) {
        ASSERT_NEAR(numbers.at("width_without_red_lines", k),
                    numbers.at("bargaining_range_high", k) - numbers.at("bargaining_range_low", k), 1e-9);
      }
    }
  }
  EXPECT_GT(shut, 100);
}

TEST(WarMeasure, knows_optimism_on_both_sides_as_an_obstacle) {
  const auto dispute = fighting("belief = { north = 6, south = -6 }\n");
  auto world = with_values(
      central(dispute),
      {{"war.cost.north", .001}, {"war.cost.south", .001}, {"war.advance", .2}, {"war.retreat", .15}});
  for (std::size_t n = 0; n < 2; ++n) world.set_line_real(dispute::RedLineId(n), false);
  const Numbers numbers = measured(dispute, world);
  EXPECT_EQ(numbers.at("terms_on_line", 4), 0);
  EXPECT_EQ(numbers.at("opens_beliefs", 4), 1);
  EXPECT_EQ(numbers.at("opens_red_lines", 4), 0);
  EXPECT_GT(numbers.at("width_without_beliefs", 4), 0);
}

TEST(WarMeasure, has_on_the_line_what_the_theory_gives_for_bargaining_over_it) {
  const auto dispute = fighting("talks = 0.3\n");
  const ensemble::Draws draws(dispute, 11, 32);
  for (std::size_t w = 0; w < 32; ++w) {
    const auto world = draws.world(w);
    WorldModel model(*dispute, {dispute::IssueId(0)});
    model.bargain_on_line();
    model.fill(world);
    std::array<theory::BargainingSide, 2> sides;
    for (const std::size_t i : {0u, 1u}) {
      const dispute::PartyId party(i);
      sides[i].chain = front_of(world);
      sides[i].terms = {world.cost(party), *world.patience(party), theory::Meanwhile::front, {}};
      sides[i].outcomes.standing = model.outcome_by_level(i);
    }
    sides[0].giving_in = sides[0].outcomes.standing.front();
    sides[1].giving_in = sides[1].outcomes.standing.back();
    const auto line = theory::frontier_of_line(sides[0].outcomes.standing, sides[1].outcomes.standing);
    const auto found = theory::bargaining_values(sides[0], sides[1], line, {.3, .5});
    for (std::size_t k = 0; k <= 9; ++k) {
      ASSERT_NEAR(model.reservation_by_level(0)[k], std::max(found.first[k], sides[0].giving_in), 1e-12) << w;
      ASSERT_NEAR(model.reservation_by_level(1)[k], std::max(found.second[k], sides[1].giving_in), 1e-12)
          << w;
    }
  }
}

}  // namespace
}  // namespace entente::methods
