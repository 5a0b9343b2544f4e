// Tests also: world_model_build.cc
#include "entente/methods/world_model.h"
#include "entente/methods/no_agreement.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"

namespace entente::methods {
namespace {

using dispute::IssueId;
using dispute::PartyId;
using fixtures::CasePointer;
using fixtures::central;
using fixtures::small_case;
using fixtures::with_values;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Package = std::vector<std::uint16_t>;

const std::string& two_parties() {
  static const std::string rows =
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n[[party]]\nid = \"b\"\nname = "
      "\"B\"\nno_agreement = 0\n";
  return rows;
}

std::vector<IssueId> all_issues(const dispute::Case& dispute) {
  std::vector<IssueId> issues;
  for (std::size_t j = 0; j < dispute.issues().size(); ++j) issues.push_back(IssueId(j));
  return issues;
}

WorldModel filled(const CasePointer& dispute, const dispute::World& world) {
  WorldModel model(*dispute, all_issues(*dispute));
  model.fill(world);
  return model;
}

double utility(const WorldModel& model, std::size_t party, Package package) {
  return model.utility(party, package);
}

// A's points at 0, 25 and 100 of a scale are 10, 40 and 0.
CasePointer points_on_a_scale(const std::string& more = "") {
  return small_case(two_parties() +
                    "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 25 = \"mid\", 100 = "
                    "\"high\" }\nstep = 20\nstatus_quo = 30\n[[score]]\nparty = \"a\"\nissue = "
                    "\"line\"\npoints = [10, [30, 50], 0]\n" +
                    more);
}

TEST(WorldModel, points_on_a_scale_are_linear_between_its_anchors) {
  const auto dispute = points_on_a_scale();
  const WorldModel model = filled(dispute, central(dispute));
  // The grid is 0, 20, 40, … 100: the middle anchor is not one of its points, and is not skipped either.
  const double expected[] = {10, 34, 32, 64.0 / 3, 32.0 / 3, 0};
  for (std::uint16_t v = 0; v < 6; ++v) EXPECT_NEAR(utility(model, 0, {v}), expected[v], 1e-12) << v;
  EXPECT_NEAR(model.status_quo_utility(0), 40 - 40.0 * 5 / 75, 1e-12);
  EXPECT_TRUE(model.has_view(0, 0));
  EXPECT_NEAR(model.range(0), 34, 1e-12);
}

TEST(WorldModel, points_on_a_scale_with_a_salience_are_moved_to_zero_and_one_at_their_anchors) {
  const auto dispute = points_on_a_scale(
      "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\nstatus_quo = \"none\"\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nsalience = 0.5\n"
      "[[position]]\nparty = \"a\"\nissue = \"who\"\nideal = \"joint\"\nsalience = 0.5\n");
  const WorldModel model = filled(dispute, with_values(central(dispute), {{"score.a.line.25", 50}}));
  EXPECT_NEAR(utility(model, 0, {0, 0}), 0.5 * 0.2, 1e-12);         // 10 of 0 to 50
  EXPECT_NEAR(utility(model, 0, {1, 1}), 0.5 * 0.84 + 0.5, 1e-12);  // 42 of 50, and the favourite
}

// A scale from 0 to 100 in steps of 20, and three options.
CasePointer scale_and_options(const std::string& curvature, bool ordered) {
  return small_case(
      two_parties() +
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 20\n"
      "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\", \"neutral\"]\n" +
      (ordered ? "ordered = true\n" : "") +
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 60\nsalience = 0.6\n"
      "[[position]]\nparty = \"a\"\nissue = \"who\"\nideal = \"none\"\nsalience = 0.2\n"
      "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 0\nsalience = 0.3\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n"
      "[[lever]]\nid = \"bend\"\ntitle = \"Bend\"\nholder = \"a\"\nchanges = { \"party.a.curvature\" = " +
      curvature + " }\n");
}

struct CurvatureRow {
  double curvature, value;  // of a point 0.4 of the scale away from the ideal
};

TEST(WorldModel, values_a_point_by_its_distance_to_the_power_of_the_curvature) {
  const auto dispute = scale_and_options("1", true);
  // 1 - 0.4^a; 0.4^1.5 = 0.252982212813470
  for (const auto& row :
       {CurvatureRow{1, 0.6}, CurvatureRow{1.5, 0.747017787186530}, CurvatureRow{2, 0.84}}) {
    const auto world = with_values(central(dispute), {{"party.a.curvature", row.curvature}});
    const WorldModel model = filled(dispute, world);
    // Weights: 0.6 and 0.2 of 0.8. The option "none" is the favourite and worth 1.
    EXPECT_NEAR(utility(model, 0, {1, 0}), 0.75 * row.value + 0.25, 1e-12) << row.curvature;
    EXPECT_NEAR(utility(model, 0, {3, 0}), 1, 1e-12) << row.curvature;
  }
}

TEST(WorldModel, measures_every_party_with_quadratic_loss_when_asked) {
  const auto dispute = scale_and_options("1", true);
  WorldModel model(*dispute, all_issues(*dispute));
  model.fill(central(dispute), true);
  EXPECT_NEAR(utility(model, 0, {1, 0}), 0.75 * 0.84 + 0.25, 1e-12);
  EXPECT_NEAR(utility(model, 1, {1, 0}), 0.96, 1e-12);  // B stands at 0: 1 - 0.2^2, its only issue
}

TEST(WorldModel, places_ordered_options_at_equal_steps_and_gives_a_favourite_alone_all_or_nothing) {
  const auto ordered = scale_and_options("1", true), unordered = scale_and_options("1", false);
  const WorldModel steps = filled(ordered, central(ordered)),
                   favourite = filled(unordered, central(unordered));
  for (const auto& [option, in_steps, alone] :
       {std::tuple(0, 1.0, 1.0), std::tuple(1, 0.5, 0.0), std::tuple(2, 0.0, 0.0)}) {
    const Package package = {3, static_cast<std::uint16_t>(option)};
    EXPECT_NEAR(utility(steps, 0, package), 0.75 + 0.25 * in_steps, 1e-12) << option;
    EXPECT_NEAR(utility(favourite, 0, package), 0.75 + 0.25 * alone, 1e-12) << option;
  }
}

TEST(WorldModel, gives_an_issue_without_a_view_no_weight) {
  const auto dispute = scale_and_options("1", true);
  const WorldModel model = filled(dispute, central(dispute));
  EXPECT_EQ(model.weight(1, 1), 0);
  EXPECT_EQ(model.weight(1, 0), 1);
  EXPECT_FALSE(model.has_view(1, 1));
  EXPECT_EQ(utility(model, 1, {2, 0}), utility(model, 1, {2, 2}));
}

CasePointer scored(bool with_salience) {
  const std::string salience = with_salience
                                   ? "[[position]]\nparty = \"a\"\nissue = \"who\"\nsalience = 0.3\n"
                                     "[[position]]\nparty = \"a\"\nissue = \"fee\"\nsalience = 0.1\n"
                                   : "";
  return small_case(two_parties() +
                    "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\", \"neutral\"]\n"
                    "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\noptions = [\"yes\", \"no\"]\n" +
                    salience +
                    "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [10, 4, 2]\n"
                    "[[score]]\nparty = \"a\"\nissue = \"fee\"\npoints = [-3, 5]\n"
                    "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n");
}

TEST(WorldModel, moves_points_to_the_unit_interval_when_the_party_has_saliences) {
  const auto dispute = scored(true);
  const WorldModel model = filled(dispute, central(dispute));
  EXPECT_NEAR(utility(model, 0, {1, 0}), 0.75 * (4 - 2) / 8.0, 1e-12);
  EXPECT_NEAR(utility(model, 0, {0, 1}), 1, 1e-12);
  EXPECT_NEAR(utility(model, 0, {2, 0}), 0, 1e-12);
}

TEST(WorldModel, adds_points_up_as_they_are_in_points_mode) {
  const auto dispute = scored(false);
  const WorldModel model = filled(dispute, central(dispute));
  EXPECT_NEAR(utility(model, 0, {1, 0}), 4 - 3, 1e-12);
  EXPECT_NEAR(utility(model, 0, {0, 1}), 15, 1e-12);
  EXPECT_EQ(model.weight(0, 0), 1);
}

TEST(WorldModel, adds_an_interaction_exactly_where_every_term_of_it_holds) {
  const auto dispute = small_case(
      two_parties() +
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 20\n"
      "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
      "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
      "[[interaction]]\nparty = \"a\"\nif = { line = { from = 40, to = 60 }, who = \"joint\" }\nadds = 0.07\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n");
  const WorldModel model = filled(dispute, central(dispute));
  EXPECT_NEAR(utility(model, 0, {2, 1}), 0.47, 1e-12);
  EXPECT_NEAR(utility(model, 0, {3, 1}), 0.67, 1e-12);
  EXPECT_NEAR(utility(model, 0, {4, 1}), 0.8, 1e-12);
  EXPECT_NEAR(utility(model, 0, {2, 0}), 0.4, 1e-12);
  EXPECT_NEAR(utility(model, 1, {2, 1}), 0.6, 1e-12);
}

// ------------------------------------------------------------------------------------------- M4

TEST(WorldModel, takes_the_status_quo_as_the_value_of_no_agreement_when_nothing_else_is_stated) {
  const auto dispute = small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\n[[party]]\nid = \"b\"\nname = \"B\"\nno_agreement = [0.2, 0.4]\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstatus_quo = 30\n"
      "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\", \"neutral\"]\nstatus_quo = "
      "\"joint\"\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 80\nsalience = 0.6\n"
      "[[position]]\nparty = \"a\"\nissue = \"who\"\nsalience = 0.4\n"
      "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [0, 3, 4]\n"
      "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n");
  const WorldModel model = filled(dispute, central(dispute));
  EXPECT_NEAR(model.reservation(0), 0.6 * 0.5 + 0.4 * 0.75, 1e-12);
  EXPECT_NEAR(model.reservation(1), 0.3,
              1e-12);  // stated: the median of the range, not the 0.7 of the status quo
}

// North likes the line high, South low, an ally wants it where it is; three levels, so two inner ones.
CasePointer three_level_war(const std::string& meanwhile, const std::string& north = "") {
  return small_case(
      "[[party]]\nid = \"north\"\nname = \"North\"\nbelligerent = true\npatience = 0.9\n" + north +
      "[[party]]\nid = \"south\"\nname = \"South\"\nbelligerent = true\npatience = 0.8\n"
      "[[party]]\nid = \"ally\"\nname = \"Ally\"\npatience = 0.9\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 90 = \"high\" }\nstep = "
      "10\nstatus_quo = 30\n"
      "fought_over = true\n"
      "[[position]]\nparty = \"north\"\nissue = \"line\"\nideal = 90\nsalience = 1\n"
      "[[position]]\nparty = \"south\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
      "[[position]]\nparty = \"ally\"\nissue = \"line\"\nideal = 30\nsalience = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\"]\n"
      "[war]\nbetween = [\"north\", \"south\"]\nlevels = 3\nlevel = 1.5\nadvance = 0.3\nretreat = "
      "0.2\nfreeze = 0.1\n"
      "cost = { north = 0.02, south = 0.03, ally = 0.9 }\nends = { low = { line = 0 }, high = { line = 90 } "
      "}\n"
      "meanwhile = \"" +
      meanwhile + "\"\n");
}

struct TwoLevels {
  double first, second;
};

// The two equations of M4 with two unknowns, solved by Cramer's rule. `range` is the party's best minus its
// worst.
TwoLevels solved_by_hand(const double (&b)[4], double cost, double range, double patience, double meanwhile) {
  const double p = 0.3, q = 0.2, f = 0.1, stay = 1 - p - q, d = patience;
  const double diagonal = 1 - d * (1 - f) * stay;
  const double up = -d * (1 - f) * p, down = -d * (1 - f) * q;
  const double one = meanwhile * (1 - d) * b[1] - cost * range + d * (f * b[1] + (1 - f) * q * b[0]);
  const double two = meanwhile * (1 - d) * b[2] - cost * range + d * (f * b[2] + (1 - f) * p * b[3]);
  const double determinant = diagonal * diagonal - up * down;
  return {(one * diagonal - up * two) / determinant, (diagonal * two - down * one) / determinant};
}

TEST(WorldModel, fighting_on_is_worth_what_two_equations_solved_by_hand_give) {
  for (const auto& [word, m] : {std::pair("front", 1.0), std::pair("nothing", 0.0)}) {
    const auto dispute = three_level_war(word);
    const WorldModel model = filled(dispute, central(dispute));
    const auto north = solved_by_hand({0, 1.0 / 3, 2.0 / 3, 1}, 0.02, 1, 0.9, m);
    const auto south = solved_by_hand({1, 2.0 / 3, 1.0 / 3, 0}, 0.03, 1, 0.8, m);
    const auto levels = model.reservation_by_level(0);
    ASSERT_EQ(levels.size(), 4u);
    EXPECT_NEAR(levels[0], 0, 1e-12) << word;
    EXPECT_NEAR(levels[1], north.first, 1e-12) << word;
    EXPECT_NEAR(levels[2], north.second, 1e-12) << word;
    EXPECT_NEAR(levels[3], 1, 1e-12) << word;
    EXPECT_NEAR(model.reservation_by_level(1)[1], south.first, 1e-12) << word;
    EXPECT_NEAR(model.reservation_by_level(1)[2], south.second, 1e-12) << word;
    // Level 1.5 lies halfway between the two.
    EXPECT_NEAR(model.reservation(0), (north.first + north.second) / 2, 1e-12) << word;
  }
}

TEST(WorldModel, a_belligerent_never_has_less_than_its_own_defeat_and_an_ally_may) {
  const auto dispute = three_level_war("nothing");
  const auto world = with_values(central(dispute), {{"war.cost.north", 0.9}, {"war.cost.south", 0.9}});
  const WorldModel model = filled(dispute, world);
  EXPECT_EQ(model.reservation(0), 0);  // the low end is worth 0 to North
  EXPECT_EQ(model.reservation(1), 0);  // the high end to South
  // The ally's range is 1 - 1/3: ideal 30, worst 60 away on a scale of 90.
  const auto ally = solved_by_hand({2.0 / 3, 1, 2.0 / 3, 1.0 / 3}, 0.9, 2.0 / 3, 0.9, 0);
  EXPECT_NEAR(model.reservation(2), (ally.first + ally.second) / 2, 1e-12);
  EXPECT_LT(model.reservation(2), 0);
}

TEST(WorldModel, a_war_without_an_end_has_a_finite_value_even_for_the_endlessly_patient) {
  const auto dispute = three_level_war("front");
  const auto world = with_values(central(dispute), {{"war.advance", 0},
                                                    {"war.retreat", 0},
                                                    {"war.freeze", 0},
                                                    {"party.north.patience", 1},
                                                    {"war.cost.north", 0}});
  const WorldModel model = filled(dispute, world);
  EXPECT_NEAR(model.reservation(0), 0.5, 1e-6);  // the front as it stands at level 1.5 of 3, for ever
}

TEST(WorldModel, a_stated_value_of_no_agreement_stands_before_the_war) {
  const auto dispute = three_level_war("front", "no_agreement = 0.123\n");
  EXPECT_EQ(filled(dispute, central(dispute)).reservation(0), 0.123);
}

TEST(WorldModel, has_no_values_by_level_without_a_war) {
  const auto dispute = scale_and_options("1", true);
  const WorldModel model = filled(dispute, central(dispute));
  EXPECT_TRUE(model.reservation_by_level(0).empty());
  EXPECT_TRUE(model.outcome_by_level(0).empty());
}

TEST(WorldModel, a_bystander_without_a_known_value_of_no_agreement_harms_nothing) {
  // C has points and no status quo stands under them; nobody asks it, so the others' numbers must come out.
  const auto dispute =
      small_case(two_parties() +
                 "[[party]]\nid = \"c\"\nname = \"C\"\n"
                 "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\", \"neutral\"]\n"
                 "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [1, 2, 3]\n"
                 "[[score]]\nparty = \"b\"\nissue = \"who\"\npoints = [3, 2, 1]\n"
                 "[[score]]\nparty = \"c\"\nissue = \"who\"\npoints = [3, 2, 1]\n"
                 "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n");
  const WorldModel model = filled(dispute, central(dispute));
  EXPECT_EQ(utility(model, 0, {2}), 3);
  EXPECT_TRUE(std::isnan(model.reservation(2)));
}

TEST(NoAgreementObstacles, name_the_missing_key) {
  const auto dispute = small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\n[[party]]\nid = \"b\"\nname = \"B\"\nno_agreement = 0\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 1\nsalience = 1\n"
      "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 1\nsalience = 1\n");
  EXPECT_THAT(no_agreement_obstacles(*dispute, PartyId(0), all_issues(*dispute)),
              ElementsAre("issue.line.status_quo is missing, so what A has without agreement is not known"));
  EXPECT_TRUE(no_agreement_obstacles(*dispute, PartyId(1), all_issues(*dispute)).empty());
}

TEST(NoAgreementObstacles, name_patience_and_the_cost_of_a_belligerent) {
  const auto dispute = small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\n[[party]]\nid = \"b\"\nname = \"B\"\npatience = 0.9\n"
      "[[party]]\nid = \"c\"\nname = \"C\"\npatience = 0.9\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstatus_quo = 5\n"
      "[war]\nbetween = [\"a\", \"b\"]\nlevels = 4\nlevel = 2\nadvance = 0.1\nretreat = 0.1\n"
      "cost = { b = 0.1 }\nends = { low = { line = 0 }, high = { line = 100 } }\n");
  EXPECT_THAT(no_agreement_obstacles(*dispute, PartyId(0), all_issues(*dispute)),
              ElementsAre("party.a.patience is missing, so what fighting on is worth to A is not known",
                          "war.cost.a is missing, so what fighting on costs A is not known"));
  EXPECT_TRUE(no_agreement_obstacles(*dispute, PartyId(1), all_issues(*dispute)).empty());
  EXPECT_TRUE(no_agreement_obstacles(*dispute, PartyId(2), all_issues(*dispute)).empty());
}

// ------------------------------------------------------------------------------------------- M5

CasePointer with_line(const std::string& accepts, const std::string& firmness) {
  return small_case(
      two_parties() +
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 20\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 60\nsalience = 1\n"
      "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
      "[[red_line]]\nparty = \"a\"\nissue = \"line\"\naccepts = " +
      accepts + "\nfirmness = " + firmness +
      "\naudience_cost = 0.1\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n");
}

TEST(WorldModel, a_real_line_refuses_and_costs_nothing) {
  const auto dispute = with_line("{ from = 40 }", "1");
  const WorldModel model = filled(dispute, central(dispute));
  for (std::size_t v = 0; v < 6; ++v) {
    EXPECT_EQ(model.refused(0, v), v < 2) << v;
    EXPECT_FALSE(model.refused(1, v)) << v;
  }
  EXPECT_NEAR(utility(model, 0, {0}), 0.4, 1e-12);
}

TEST(WorldModel, across_a_line_that_is_not_real_the_holder_pays_a_share_of_its_range) {
  const auto dispute = with_line("{ from = 40 }", "0");
  const WorldModel model = filled(dispute, central(dispute));
  // From 1 at its ideal to 0.4 at 0: the range is 0.6.
  EXPECT_NEAR(utility(model, 0, {0}), 0.4 - 0.1 * 0.6, 1e-12);
  EXPECT_NEAR(utility(model, 0, {1}), 0.6 - 0.1 * 0.6, 1e-12);
  EXPECT_NEAR(utility(model, 0, {2}), 0.8, 1e-12);
  EXPECT_FALSE(model.refused(0, 0));
}

TEST(WorldModel, a_line_of_unknown_content_has_no_effect) {
  const auto dispute = with_line("\"unknown\"", "1");
  const WorldModel model = filled(dispute, central(dispute));
  for (std::size_t v = 0; v < 6; ++v) EXPECT_FALSE(model.refused(0, v));
  EXPECT_NEAR(utility(model, 0, {0}), 0.4, 1e-12);
}

TEST(WorldModel, refilling_lines_equals_filling_anew) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto dispute = small_case(fixtures::random_rows(seed));
    const ensemble::Draws draws(dispute, 3, 16);
    WorldModel refilled(*dispute, all_issues(*dispute));
    refilled.fill(draws.world(5));
    for (std::size_t line = 0; line < dispute->parts().red_lines.size(); ++line) {
      dispute::World world = draws.world(5);
      world.set_line_real(dispute::RedLineId(line), line % 2 == 0);
      refilled.refill_lines(world);
      const WorldModel anew = filled(dispute, world);
      for (std::size_t party = 0; party < anew.parties(); ++party)
        for (std::size_t place = 0; place < anew.places(); ++place) {
          EXPECT_EQ(refilled.value(party, place), anew.value(party, place)) << seed;
          EXPECT_EQ(refilled.refused(party, place), anew.refused(party, place)) << seed;
        }
    }
  }
}

TEST(WorldModel, fills_only_the_parties_that_are_asked_about_and_those_alike) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    fixtures::RandomCaseOptions options;
    options.war = seed % 2;
    const auto dispute = small_case(fixtures::random_rows(seed, options));
    const auto world = ensemble::Draws(dispute, 3, 16).world(7);
    const WorldModel all = filled(dispute, world);
    WorldModel some(*dispute, all_issues(*dispute), {PartyId(1)});
    some.fill(world);
    EXPECT_EQ(some.reservation(1), all.reservation(1)) << seed;
    for (std::size_t place = 0; place < all.places(); ++place)
      EXPECT_EQ(some.value(1, place), all.value(1, place)) << seed;
  }
}

TEST(WorldModel, a_package_is_accepted_exactly_from_the_value_of_no_agreement_on) {
  const auto dispute = small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0.6\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 20\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
      "[[red_line]]\nparty = \"a\"\nissue = \"line\"\naccepts = { to = 80 }\nfirmness = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n");
  const WorldModel model = filled(dispute, central(dispute));
  std::vector<bool> accepted;
  for (std::uint16_t v = 0; v < 6; ++v) accepted.push_back(model.accepts(0, Package{v}));
  EXPECT_THAT(accepted, ElementsAre(false, false, false, true, true, false));
}

}  // namespace
}  // namespace entente::methods
