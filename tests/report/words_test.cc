#include "entente/report/words.h"

#include <cmath>

#include <gtest/gtest.h>

namespace entente::report {
namespace {

using question::Finding;
using question::FindingKind;

TEST(NumberWords, has_two_digits_and_a_true_minus_sign) {
  EXPECT_EQ(number_words(-12.4), "−12");
  EXPECT_EQ(number_words(0.4186), "0.42");
  EXPECT_EQ(number_words(std::nan("")), "–");
  EXPECT_EQ(change_words(0.126), "+0.13");
  EXPECT_EQ(change_words(-3), "−3");
}

TEST(WorldsWords, are_frequencies) {
  EXPECT_EQ(worlds_words(0.412), "41 of 100 worlds");
  EXPECT_EQ(worlds_words(1.0000001), "100 of 100 worlds");
  EXPECT_EQ(worlds_change_words(-0.07), "7 fewer of 100 worlds");
  EXPECT_EQ(worlds_change_words(0), "no change");
  EXPECT_EQ(worlds_change_interval({-0.02, 0.1}), "2 fewer to 10 more of 100 worlds");
}

TEST(IntervalWords, collapse_where_both_ends_read_the_same) {
  EXPECT_EQ(interval_words({30.1, 60.4}), "30 to 60");
  EXPECT_EQ(interval_words({0.331, 0.332}), "0.33");
}

TEST(ValueWords, tell_the_kind_and_give_the_reason_where_there_is_no_value) {
  EXPECT_EQ(value_words({"room", {}, FindingKind::probability, "", 0.41, {}, {}, {}}), "41 of 100 worlds");
  EXPECT_EQ(value_words({"d", {}, FindingKind::number, "week", 61.7, {}, {}, {}}), "62 weeks");
  EXPECT_EQ(value_words({"a", {}, FindingKind::share, "share of worlds with room", 0.3, {}, {}, {}}),
            "30 of 100 worlds with room");
  EXPECT_EQ(
      value_words({"c", {}, FindingKind::share, "difference in the share of worlds", -0.04, {}, {}, {}}),
      "4 fewer of 100 worlds");
  EXPECT_EQ(value_words({"d", {}, FindingKind::number, "weeks", 61.7, {}, {}, {}}), "62 weeks");
  EXPECT_EQ(
      value_words(
          {"d", {}, FindingKind::number, "weeks", question::Undefined{"no world has room"}, {}, {}, {}}),
      "no world has room");
  EXPECT_EQ(value_words({"p",
                         {},
                         FindingKind::package,
                         "",
                         question::Terms{{"line", 40.0}, {"who", std::string("joint")}},
                         {},
                         {},
                         {}}),
            "line 40, who joint");
}

TEST(ObstacleWords, are_phrases_and_names_of_findings_end_in_them) {
  EXPECT_EQ(obstacle_words("exclusion"), "a side that is not at the table");
  EXPECT_EQ(obstacle_words("something_else"), "something else");
  EXPECT_EQ(finding_words("opens_red_lines"), "terms appear if only this obstacle goes: red lines");
  EXPECT_EQ(finding_words("opens_none"), "no set of up to three obstacles opens terms");
  EXPECT_EQ(finding_words("width_without_commitment"),
            "width of the range if only this obstacle goes: agreements that may not last");
}

TEST(ValueWords, tell_obstacles_in_words_and_of_which_worlds_a_share_is) {
  EXPECT_EQ(value_words({"opens_red_lines",
                         {},
                         FindingKind::probability,
                         "share of the worlds without terms",
                         .95,
                         {},
                         {},
                         {}}),
            "95 of 100 worlds without terms");
  EXPECT_EQ(value_words({"least_removal",
                         {},
                         FindingKind::set,
                         "share of worlds",
                         std::vector<std::string>{"beliefs", "red_lines"},
                         {},
                         {},
                         {}}),
            "different expectations of the front and red lines");
  EXPECT_EQ(value_words({"clash", {}, FindingKind::set, "", std::vector<std::string>{"beliefs"}, {}, {}, {}}),
            "beliefs");
}

TEST(DateWords, turn_iso_dates_into_prose) {
  EXPECT_EQ(date_words("2025-12-02"), "2 December 2025");
  EXPECT_EQ(date_words("last spring"), "last spring");
}

}  // namespace
}  // namespace entente::report
