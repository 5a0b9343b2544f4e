#include "entente/methods/agreement_life.h"

#include <cmath>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/number.h"
#include "entente/methods/phrases.h"
#include "entente/methods/table.h"
#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::column_of;
using fixtures::measured;
using fixtures::run;
using fixtures::small_case;
using fixtures::task_of;
using question::About;
using question::Answer;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr fixtures::RunOptions few{64, 1, 1, {}};

// A and B divide a scale; the balanced text is its middle.
CasePointer with_life(const std::string& life, const std::string& table_rows = "",
                      const std::string& a = "0.3") {
  return small_case("[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = " + a +
                    "\n[[party]]\nid = \"b\"\nname = \"B\"\nno_agreement = 0.3\n"
                    "[[party]]\nid = \"c\"\nname = \"C\"\nno_agreement = 0.9\n"
                    "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\n"
                    "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
                    "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
                    "[[position]]\nparty = \"c\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
                    "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n" +
                    table_rows + life);
}

About at(const std::string& path = "") {
  About about;
  about.table = "t";
  about.lever = path;
  return about;
}

double value(const Answer& answer, const char* name, const std::string& path = "") {
  const auto found = number(answer.find(name, at(path)));
  EXPECT_TRUE(found.has_value()) << name;
  return found.value_or(NAN);
}

Answer stability(const std::string& life) {
  return run(agreement_life(), task_of(with_life(life), "t"), few);
}

constexpr const char* met =
    "[[guarantee]]\ntitle = \"Patrols\"\nif = { line = { from = 20, to = 80 } }\ntimes = 0.5\n";
constexpr const char* not_met =
    "[[guarantee]]\ntitle = \"Fund\"\nif = { line = { from = 95 } }\ntimes = 0.1\n";

TEST(AgreementLifeMethod, reads_the_record_by_kind_and_number_of_sides) {
  const auto full = stability("[life]\nhazard = 1\n");
  const auto process = stability("[life]\nkind = \"process\"\nmany_sides = true\nhazard = 1\n");
  const double whole = -std::log(theory::stands_after(5, 1));
  EXPECT_NEAR(value(full, "hazard_times"), std::log(.774) * std::log(.695) / (whole * whole), 1e-12);
  EXPECT_NEAR(value(process, "hazard_times"), std::log(.558) * std::log(.522) / (whole * whole), 1e-12);
  for (const auto& [name, years] :
       {std::pair("stands_after_3_months", .25), std::pair("stands_after_1_year", 1.0),
        std::pair("stands_after_2_years", 2.0), std::pair("stands_after_5_years", 5.0),
        std::pair("stands_after_10_years", 10.0)})
    EXPECT_NEAR(value(full, name), theory::stands_after(years, value(full, "hazard_times")), 1e-12) << name;
}

TEST(AgreementLifeMethod, multiplies_the_hazard_by_every_guarantee_that_the_reference_text_has_and_no_other) {
  const double without = value(stability("[life]\nhazard = 1\n"), "hazard_times");
  const auto answer = stability(std::string("[life]\nhazard = 1.2\n") + met + not_met);
  EXPECT_NEAR(value(answer, "hazard_times"), without * 1.2 * .5, 1e-12);
  EXPECT_EQ(value(answer, "guarantee_in_package", "guarantee.1.times"), 1);
  EXPECT_EQ(value(answer, "guarantee_in_package", "guarantee.2.times"), 0);
}

TEST(AgreementLifeMethod, says_how_far_the_answer_moves_when_a_factor_is_left_out) {
  const auto answer = stability(std::string("[life]\nhazard = 1.2\n") + met + not_met);
  const double times = value(answer, "hazard_times"), stands = theory::stands_after(5, times);
  EXPECT_NEAR(value(answer, "life_depends_on", "guarantee.1.times"),
              stands - theory::stands_after(5, times * 2), 1e-12);
  EXPECT_EQ(value(answer, "life_depends_on", "guarantee.2.times"), 0);
  EXPECT_NEAR(value(answer, "life_depends_on", "life.hazard"), theory::stands_after(5, times / 1.2) - stands,
              1e-12);
}

TEST(AgreementLifeMethod, gives_the_curve_by_quarters_over_ten_years) {
  const auto answer = stability("[life]\nhazard = 1\n");
  const auto& curve = std::get<std::vector<double>>(answer.find("survival_agreement", at())->value);
  ASSERT_EQ(curve.size(), 41u);
  EXPECT_EQ(curve[0], 1);
  for (std::size_t quarter = 0; quarter < curve.size(); ++quarter)
    EXPECT_NEAR(curve[quarter],
                theory::stands_after(static_cast<double>(quarter) / 4, value(answer, "hazard_times")), 1e-12);
}

TEST(AgreementLifeMethod, has_a_median_life_only_where_half_end_within_thirty_years) {
  const auto long_lived = stability("[life]\nhazard = 1\n");
  EXPECT_EQ(value(long_lived, "median_life_reached"), 0);
  EXPECT_TRUE(std::holds_alternative<question::Undefined>(long_lived.find("median_life", at())->value));
  EXPECT_THAT(long_lived.says,
              Contains("In no world with room have half of such agreements ended within 30 years."));
  const auto short_lived = stability("[life]\nkind = \"process\"\nhazard = 4\n");
  EXPECT_EQ(value(short_lived, "median_life_reached"), 1);
  EXPECT_NEAR(theory::stands_after(value(short_lived, "median_life"), value(short_lived, "hazard_times")), .5,
              1e-12);
}

TEST(AgreementLifeMethod, has_the_record_with_its_n_and_interval_where_there_is_no_room_too) {
  const auto answer = run(agreement_life(), task_of(with_life("[life]\nhazard = 1\n", "", "0.99"), "t"), few);
  EXPECT_EQ(value(answer, "room"), 0);
  EXPECT_EQ(value(answer, "recorded_agreements"), 336);
  EXPECT_EQ(value(answer, "recorded_ends"), 116);
  const auto* all = answer.find("recorded_stands_after_5_years", at());
  ASSERT_TRUE(all && all->interval);
  EXPECT_EQ(std::get<double>(all->value), .676);  // as observed, not as the hazards have it
  EXPECT_EQ(all->interval->nearly_all,
            theory::wilson_interval(std::get<double>(all->value), 336, 1.9599639845));
  EXPECT_TRUE(std::holds_alternative<question::Undefined>(answer.find("stands_after_5_years", at())->value));
  EXPECT_THAT(answer.says,
              Contains("No world has room at this table, so there are no terms whose life could be read."));
}

TEST(AgreementLifeMethod, says_what_the_record_is_and_what_it_is_not) {
  const auto answer = stability(std::string("[life]\nhazard = 1\n") + met);
  EXPECT_THAT(
      answer.says,
      ElementsAre(
          "Of 336 recorded agreements, 116 of which are recorded as ended, 62 to 72 of 100 stood "
          "after 5 years (95 "
          "per cent interval as if all had been watched to the end; it is wider). They come mostly "
          "from wars within "
          "states, and what goes along with standing longer need not be its cause.",
          "Read as an agreement that settles all that is at issue, where one pair of parties fights, "
          "79 of 100 stand "
          "after 5 years; the record states no interval for such a group.",
          "On the terms of the reference text, read with this case's numbers, it stands after one year "
          "in 93, after five "
          "years in 89 and after ten years in 88 of 100 courses (each in 80 of 100 worlds with room; "
          "the interval of the record comes on top).",
          "In no world with room have half of such agreements ended within 30 years.",
          "Of 100 worlds with room, the reference text holds \"Patrols\" in 100. How much each makes "
          "it hold longer is "
          "this case's own number: the record measures none of them."));
}

TEST(AgreementLifeMethod, does_not_apply_without_a_life) {
  const auto answer = stability("");
  EXPECT_FALSE(answer.applies);
  EXPECT_EQ(
      answer.because,
      "the case has no [life]: it does not say what kind of agreement is sought, so none on record compares");
}

// The table's last link is this method's answer times whether nobody wrecked the text, world by world.
TEST(AgreementLifeMethod, hands_the_chain_of_the_table_its_last_link) {
  const std::string life = std::string("[life]\nhazard = [0.5, 1, 2]\n") + met;
  const auto task =
      task_of(with_life(life, "can_spoil = [{ party = \"c\", wrecks = 0.5 }]\n", "[0.2, 0.9]"), "t");
  const auto chain = measured(table(), task, few), own = measured(agreement_life(), task, few);
  const auto stands = column_of(chain, "chain_standing"), held = column_of(chain, "chain_not_wrecked"),
             room = column_of(chain, "chain_room"), after = column_of(own, "stands_after_5_years");
  std::size_t wrecked = 0, empty = 0, standing = 0;
  for (std::size_t w = 0; w < stands.size(); ++w) {
    EXPECT_NEAR(stands[w], held[w] == 1 ? after[w] : 0, 1e-12) << w;
    empty += room[w] == 0, wrecked += room[w] == 1 && held[w] == 0, standing += held[w] == 1;
  }
  EXPECT_GT(wrecked, 0u);
  EXPECT_GT(empty, 0u);
  EXPECT_GT(standing, 0u);
  const auto answer = run(table(), task, few);
  EXPECT_THAT(answer.says[0], HasSubstr(fmt::format(
                                  "; it still stands five years later in {}, read from agreements on record.",
                                  base::of_hundred(value(answer, "chain_standing")))));
}

TEST(AgreementLifeMethod, leaves_the_chain_as_it_was_without_a_life) {
  const auto answer = run(table(), task_of(with_life(""), "t"), few);
  EXPECT_EQ(answer.find("chain_standing", at()), nullptr);
  EXPECT_THAT(answer.says[0], Not(HasSubstr("stands")));
}

}  // namespace
}  // namespace entente::methods
