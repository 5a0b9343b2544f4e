#include "entente/methods/war.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/phrases.h"
#include "entente/theory/bargaining_range.h"
#include "entente/theory/front_chain.h"
#include "entente/theory/front_courses.h"
#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::central;
using fixtures::column_of;
using fixtures::run;
using fixtures::small_case;
using question::About;
using question::Task;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// North wants the line at 90, South at 0; ten levels, each 9 of the scale; an end also settles who inspects.
CasePointer fighting(const std::string& freeze = "0.02", const std::string& cost_north = "0.01") {
  return small_case(
      "[[party]]\nid = \"north\"\nname = \"North\"\nbelligerent = true\npatience = 0.95\n"
      "[[party]]\nid = \"south\"\nname = \"South\"\nbelligerent = true\npatience = 0.9\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 90 = \"high\" }\nstatus_quo = "
      "40\nfought_over = true\n"
      "[[issue]]\nid = \"who\"\ntitle = \"Who inspects\"\noptions = [\"none\", \"joint\"]\nstatus_quo = "
      "\"none\"\n"
      "[[position]]\nparty = \"north\"\nissue = \"line\"\nideal = 90\nsalience = 0.8\n"
      "[[position]]\nparty = \"north\"\nissue = \"who\"\nideal = \"joint\"\nsalience = 0.2\n"
      "[[position]]\nparty = \"south\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\"]\n"
      "[war]\nbetween = [\"north\", \"south\"]\nperiod = \"week\"\nlevels = 10\nlevel = 4\nadvance = "
      "0.3\nretreat = 0.2\n"
      "freeze = " +
      freeze + "\ncost = { north = " + cost_north +
      ", south = 0.02 }\n"
      "ends = { low = { line = 0 }, high = { line = 90, who = \"joint\" } }\n");
}

struct Numbers {
  question::Schema schema;
  std::vector<double> values;
  double at(const std::string& name, const std::string& party = "", std::optional<double> level = {}) const {
    std::size_t column = 0;
    for (const auto& measure : schema) {
      if (measure.name == name && measure.about.party == party && measure.about.level == level)
        return values[column];
      column += measure.width;
    }
    throw std::runtime_error(name);
  }
};

std::size_t width_of(const question::Schema& schema) {
  std::size_t width = 0;
  for (const auto& measure : schema) width += measure.width;
  return width;
}

Numbers measured(const CasePointer& dispute) {
  const Task task{dispute, {}};
  Numbers numbers{war().schema(task), {}};
  numbers.values.resize(width_of(numbers.schema));
  war().measure(task, central(dispute), war().scratch(task).get(), numbers.values);
  return numbers;
}

// North: 0.8 for the line, 0.2 for joint inspection, which only its victory brings.
std::vector<double> north_outcomes() {
  std::vector<double> b;
  for (int k = 0; k < 10; ++k) b.push_back(0.8 * k / 10.0);
  b.push_back(1);
  return b;
}
std::vector<double> south_outcomes() {
  std::vector<double> b;
  for (int k = 0; k <= 10; ++k) b.push_back(1 - k / 10.0);
  return b;
}
theory::FrontChain chain(double freeze = 0.02) {
  return {10, 0.3, 0.2, freeze};
}

std::vector<double> fighting_on(const std::vector<double>& outcomes, double cost, double patience,
                                double own_defeat) {
  auto values = theory::war_values(chain(), {cost, patience, theory::Meanwhile::front}, outcomes);
  for (double& value : values) value = std::max(value, own_defeat);
  return values;
}

TEST(War, hands_the_theory_the_outcomes_of_each_level_and_takes_its_values) {
  const auto numbers = measured(fighting());
  // North's range: 0.8 over the line and 0.2 over inspection, so a cost of 0.01 of it is 0.01; South's is 1.
  const auto r_north = fighting_on(north_outcomes(), 0.01, 0.95, 0),
             r_south = fighting_on(south_outcomes(), 0.02, 0.9, 0);
  EXPECT_NEAR(numbers.at("reservation_value", "north"), r_north[4], 1e-12);
  EXPECT_NEAR(numbers.at("reservation_value", "south"), r_south[4], 1e-12);
  EXPECT_NEAR(numbers.at("expected_duration"), theory::expected_duration(chain())[4], 1e-12);
  const auto ends = theory::end_chances(chain());
  EXPECT_NEAR(numbers.at("chance_low"), ends.low[4], 1e-12);
  EXPECT_NEAR(numbers.at("chance_high"), ends.high[4], 1e-12);
  EXPECT_NEAR(numbers.at("chance_freeze"), ends.frozen[4], 1e-12);
  EXPECT_EQ(numbers.at("front_level"), 4);
}

TEST(War, tells_the_bargaining_range_of_each_level_on_the_fought_over_scale) {
  const auto numbers = measured(fighting());
  const auto r_north = fighting_on(north_outcomes(), 0.01, 0.95, 0),
             r_south = fighting_on(south_outcomes(), 0.02, 0.9, 0);
  for (int k = 0; k <= 10; ++k) {
    const auto range = theory::acceptable_range(north_outcomes(), r_north[static_cast<std::size_t>(k)],
                                                south_outcomes(), r_south[static_cast<std::size_t>(k)]);
    EXPECT_EQ(numbers.at("range_open", "", k), range ? 1 : 0) << k;
    if (!range) continue;
    EXPECT_NEAR(numbers.at("bargaining_range_low", "", k), 90 * range->lowest, 1e-9) << k;
    EXPECT_NEAR(numbers.at("bargaining_range_high", "", k), 90 * range->highest, 1e-9) << k;
  }
  EXPECT_EQ(numbers.at("range_open_today"), numbers.at("range_open", "", 4));
}

TEST(War, the_least_acceptable_terms_are_worth_exactly_what_fighting_on_is) {
  const auto numbers = measured(fighting());
  const double south = numbers.at("least_acceptable_terms", "south");
  EXPECT_NEAR(1 - south / 90, numbers.at("reservation_value", "south"), 1e-9);
  const double north = numbers.at("least_acceptable_terms", "north");
  EXPECT_NEAR(theory::at_level(north_outcomes(), north / 9), numbers.at("reservation_value", "north"), 1e-9);
  EXPECT_EQ(numbers.at("least_acceptable_by_level", "south", 4), south);
}

TEST(War, has_no_duration_when_nothing_ever_happens) {
  const auto dispute = fighting("0");
  const Task task{dispute, {}};
  std::vector<double> out(width_of(war().schema(task)));
  const auto world = fixtures::with_values(central(dispute), {{"war.advance", 0}, {"war.retreat", 0}});
  war().measure(task, world, war().scratch(task).get(), out);
  EXPECT_TRUE(std::isnan(out[1]));
}

TEST(War, says_that_terms_exist_and_where_each_side_draws_the_limit) {
  const auto answer = run(war(), Task{fighting(), {}}, {64, 1, 1, {}});
  EXPECT_THAT(answer.says,
              Contains(HasSubstr(
                  "On the line between the two ends, terms that North and South both prefer to fighting on "
                  "exist in every world; red lines and other issues are left aside here.")));
  EXPECT_THAT(answer.says, Contains(HasSubstr("North prefers an end at")));
  EXPECT_THAT(answer.says, Contains(HasSubstr("and nothing below (median).")));
  EXPECT_THAT(answer.says, Contains(HasSubstr("and nothing above (median).")));
}

TEST(War, does_not_apply_without_a_front) {
  const auto answer = run(war(), Task{fixtures::worked_case("harbour"), {}}, {16, 1, 1, {}});
  EXPECT_FALSE(answer.applies);
  EXPECT_EQ(answer.because, "the case has no [war]: no front is described, so fighting on has no value here");
}

// Certificate: the sum of the chances that it still goes on is the expected time; what is left at the end of
// the horizon is the tail.
TEST(War, the_chance_that_the_fighting_goes_on_falls_from_one_and_sums_to_the_expected_time) {
  const auto answer = run(war(), Task{fighting("0.1"), {}});
  const auto* finding = answer.find("survival");
  ASSERT_NE(finding, nullptr);
  const auto goes_on = std::get<std::vector<double>>(finding->value);
  ASSERT_EQ(goes_on.size(), 157U);
  EXPECT_EQ(goes_on[0], 1);
  double sum = 0;
  for (std::size_t k = 0; k < goes_on.size(); ++k) {
    sum += goes_on[k];
    EXPECT_LE(goes_on[k], k > 0 ? goes_on[k - 1] + 1e-12 : 1);
  }
  EXPECT_NEAR(sum, std::get<double>(answer.find("expected_duration")->value), 1e-4);
  EXPECT_THAT(answer.says[0], HasSubstr("10 of 100 have ended within "));
}

TEST(War, tells_by_when_each_end_is_reached_up_to_the_chance_that_it_ever_is) {
  const auto answer = run(war(), Task{fighting("0.1"), {}});
  const auto series = [&](const char* name) {
    return std::get<std::vector<double>>(answer.find(name)->value);
  };
  const auto goes_on = series("survival"), low = series("ended_low"), high = series("ended_high"),
             frozen = series("ended_frozen");
  for (std::size_t k = 0; k < goes_on.size(); ++k) {
    EXPECT_NEAR(goes_on[k] + low[k] + high[k] + frozen[k], 1, 1e-9) << k;
    EXPECT_GE(low[k] + 1e-12, k > 0 ? low[k - 1] : 0);
  }
  EXPECT_NEAR(low.back(), std::get<double>(answer.find("chance_low")->value), 1e-5);
  EXPECT_NEAR(high.back(), std::get<double>(answer.find("chance_high")->value), 1e-5);
  EXPECT_NEAR(frozen.back(), std::get<double>(answer.find("chance_freeze")->value), 1e-5);
}

}  // namespace
}  // namespace entente::methods
