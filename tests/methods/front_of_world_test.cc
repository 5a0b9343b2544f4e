// Tests also: no_agreement.cc
#include "entente/methods/front_of_world.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement_life.h"
#include "entente/methods/no_agreement.h"
#include "entente/theory/failing_agreement.h"
#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::central;
using fixtures::small_case;
using fixtures::with_values;

constexpr const char* parties =
    "[[party]]\nid = \"north\"\nname = \"North\"\nbelligerent = true\npatience = 0.99\n"
    "[[party]]\nid = \"south\"\nname = \"South\"\nbelligerent = true\npatience = 0.98\n"
    "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 90 = \"high\" }\nstatus_quo = 40\n"
    "fought_over = true\n"
    "[[position]]\nparty = \"north\"\nissue = \"line\"\nideal = 90\nsalience = 1\n"
    "[[position]]\nparty = \"south\"\nissue = \"line\"\nideal = 0\nsalience = 1\n";

CasePointer at_war(const std::string& pace, const std::string& more = "", const std::string& rows = "",
                   const std::string& period = "month") {
  return small_case(std::string(parties) + "[war]\nbetween = [\"north\", \"south\"]\nperiod = \"" + period +
                    "\"\nlevels = 20\nlevel = 8\ncost = { north = 0.01, south = 0.01 }\n"
                    "ends = { low = { line = 0 }, high = { line = 90 } }\n" +
                    pace + more + rows);
}

// Published moments of a territory series: 306 a month, deviation 264 (design page "War").
TEST(FrontOfWorld, has_the_moments_of_the_series_it_was_measured_on) {
  for (const auto& [width, up, down] :
       {std::tuple{"450", .743289, .063289}, std::tuple{"420", .8272448980, .0986734694},
        std::tuple{"500", .632664, .020664}}) {
    const auto chain =
        front_of(central(at_war(std::string("drift = 306\ndeviation = 264\nwidth = ") + width + "\n")));
    EXPECT_NEAR(chain.advance, up, 1e-6) << width;
    EXPECT_NEAR(chain.retreat, down, 1e-6) << width;
  }
}

TEST(FrontOfWorld, counts_on_the_drift_that_a_side_believes_in) {
  const auto world = central(at_war("drift = 100\ndeviation = 264\nwidth = 450\n"));
  const auto stated = front_of(world), believed = front_of(world, 2);
  EXPECT_NEAR(stated.advance - stated.retreat, 100.0 / 450, 1e-12);
  EXPECT_NEAR(believed.advance - believed.retreat, 200.0 / 450, 1e-12);
  EXPECT_NEAR(believed.advance + believed.retreat, (264.0 * 264 + 200 * 200) / (450.0 * 450), 1e-12);
  const auto chances = central(at_war("advance = 0.3\nretreat = 0.2\n"));
  const auto same = front_of(chances), more = front_of(chances, 3), none = front_of(chances, 0);
  EXPECT_EQ(same.advance, .3);
  EXPECT_NEAR(more.advance - more.retreat, .3, 1e-12);
  EXPECT_NEAR(more.advance + more.retreat, .5, 1e-12);
  EXPECT_NEAR(none.advance, .25, 1e-12);
  EXPECT_NEAR(front_of(chances, -1).retreat, .3, 1e-12);
  EXPECT_NEAR(front_of(chances, 20).advance, 1, 1e-12);  // no faster than a level a period
}

TEST(FrontOfWorld, keeps_the_drift_where_the_width_fits_no_deviation) {
  const auto world = central(at_war("drift = 306\ndeviation = 264\nwidth = 450\n"));
  const auto narrow = front_of(with_values(world, {{"war.deviation", 600}}));
  EXPECT_NEAR(narrow.advance - narrow.retreat, 306.0 / 450, 1e-12);
  EXPECT_NEAR(narrow.advance + narrow.retreat, 1, 1e-12);
  const auto wide = front_of(with_values(world, {{"war.deviation", 10}}));
  EXPECT_NEAR(wide.advance, 306.0 / 450, 1e-12);
  EXPECT_EQ(wide.retreat, 0);
}

TEST(FrontOfWorld, has_the_other_states_of_the_war_and_stops_that_sum_to_at_most_one) {
  const auto dispute = at_war("drift = 30\ndeviation = 200\nwidth = 450\nfreeze = 0.01\n",
                              "exhaustion = { north = 0.02, south = 0.03 }\n",
                              "[[regime]]\nid = \"thaw\"\ntitle = \"Thaw\"\nenters = 0.1\nleaves = 0.2\n"
                              "drift = 0\ndeviation = 100\n"
                              "[[regime]]\nid = \"frost\"\ntitle = \"Frost\"\nenters = 0.3\n");
  const auto world = central(dispute);
  const auto chain = front_of(world);
  ASSERT_EQ(chain.other_regimes, 2u);
  EXPECT_NEAR(chain.others[0].advance, .5 * 100 * 100 / (450.0 * 450), 1e-12);
  EXPECT_EQ(chain.others[0].enters, .1);
  EXPECT_EQ(chain.others[0].leaves, .2);
  EXPECT_EQ(chain.others[1].advance, chain.advance);  // as in [war]
  EXPECT_EQ(chain.others[1].leaves, 0);
  EXPECT_NEAR(chain.stops(), .06, 1e-12);
  const auto pushed = front_of(
      with_values(world, {{"war.freeze", .7}, {"war.exhaustion.north", .8}, {"regime.frost.enters", .95}}));
  EXPECT_NEAR(pushed.stops(), 1, 1e-12);
  EXPECT_EQ(pushed.exhaustion_second, 0);
  EXPECT_NEAR(pushed.others[0].enters + pushed.others[1].enters, 1, 1e-12);
}

TEST(PeriodsPerYear, are_known_for_the_usual_words) {
  dispute::War war;
  for (const auto& [word, times] : {std::pair{"day", 365.25}, std::pair{"week", 52.1786},
                                    std::pair{"month", 12.0}, std::pair{"year", 1.0}}) {
    war.period = word;
    EXPECT_NEAR(*periods_per_year(war), times, 1e-3) << word;
  }
  war.period = "round";
  EXPECT_FALSE(periods_per_year(war).has_value());
}

TEST(LostToKept, needs_both_how_long_agreements_hold_and_where_the_fighting_resumes) {
  const std::string pace = "advance = 0.3\nretreat = 0.2\n", life = "[life]\nhazard = 1.5\n";
  const dispute::PartyId north(0);
  EXPECT_EQ(lost_to_kept(central(at_war(pace)), north), 0);
  EXPECT_EQ(lost_to_kept(central(at_war(pace, "regroup = 2\n")), north), 0);
  EXPECT_EQ(lost_to_kept(central(at_war(pace, "", life)), north), 0);
  const auto both = at_war(pace, "regroup = 2\n", life);
  const double share = theory::standing_share(theory::recorded_hazards(),
                                              1.5 * times_of_kind(*both->parts().life), -12 * std::log(.99));
  EXPECT_NEAR(lost_to_kept(central(both), north), (1 - share) / share, 1e-12);
  EXPECT_LT(lost_to_kept(central(both), dispute::PartyId(1)), lost_to_kept(central(both), north));
}

TEST(NoAgreementObstacles, name_each_key_that_is_missing) {
  const auto reasons = [](const CasePointer& dispute) {
    return no_agreement_obstacles(*dispute, dispute::PartyId(0), {dispute::IssueId(0)});
  };
  EXPECT_THAT(reasons(at_war("advance = 0.3\nretreat = 0.2\n")), ::testing::IsEmpty());
  EXPECT_THAT(reasons(at_war("advance = 0.3\nretreat = 0.2\n", "regroup = 2\n", "[life]\n", "round")),
              ::testing::ElementsAre(
                  "war.period is \"round\", but with [life] and regroup it has to be a day, week, "
                  "fortnight, month, quarter or year, so what an agreement that may fail is worth is not "
                  "known"));
}

}  // namespace
}  // namespace entente::methods
