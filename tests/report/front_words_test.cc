#include "entente/report/front_words.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "tests/report/war_fixture.h"

namespace entente::report {
namespace {

std::vector<double> front(std::size_t levels) {
  std::vector<double> all(levels + 1);
  std::iota(all.begin(), all.end(), 0.0);
  return all;
}

TEST(ToldLevels, are_both_ends_todays_and_some_between) {
  EXPECT_EQ(told_levels(front(42), 7.0), (std::vector<double>{0, 7, 10, 15, 21, 26, 31, 36, 42}));
  EXPECT_EQ(told_levels(front(42), 41.8).back(), 42);
  EXPECT_EQ(told_levels(front(42), 41.0), (std::vector<double>{0, 5, 10, 15, 21, 26, 31, 41, 42}));
  EXPECT_EQ(told_levels(front(42), std::nullopt).size(), 9u);
  EXPECT_EQ(told_levels(front(42), 7.0, 3), (std::vector<double>{0, 7, 42}));
}

TEST(ToldLevels, are_all_where_there_are_few_in_order_and_once) {
  EXPECT_EQ(told_levels({3, 0, 3, 1}, 1.0), (std::vector<double>{0, 1, 3}));
  EXPECT_TRUE(told_levels({}, 1.0).empty());
}

TEST(EndsOfCourses, name_exhausted_sides_and_the_ends_of_the_front) {
  const test::WarReport report;
  const auto ends = ends_of_courses(report.context, report.front());
  ASSERT_EQ(ends.size(), 5u);
  EXPECT_EQ(ends[0].words, "North Coast is exhausted");
  EXPECT_EQ(ends[1].words, "South Coast is exhausted");
  EXPECT_EQ(ends[2].words, end_of_front(report.context, report.front(), true));
  for (const CourseEnd& end : ends) EXPECT_TRUE(end.chance && end.shares) << end.words;
  EXPECT_TRUE(ends_of_courses(report.context, {}).empty());
}

TEST(EndOfFront, is_called_as_the_answer_says_or_as_the_issue_that_it_settles) {
  const test::WarReport report;
  question::Answer named = report.front();
  named.findings.push_back(
      {"end_name_low", {}, question::FindingKind::text, "", std::string("the treaty line"), {}, {}, {}});
  EXPECT_EQ(end_of_front(report.context, named, true), "the treaty line");
  EXPECT_EQ(end_of_front(report.context, named, false), report.dispute.issues()[0].anchors.at(100));
}

TEST(CoursesWords, are_frequencies) {
  EXPECT_EQ(courses_words(.471), "47 of 100 courses");
  EXPECT_EQ(courses_words(.0001), "fewer than 1 of 100 courses");
  EXPECT_EQ(courses_words(std::nan("")), "–");
}

}  // namespace
}  // namespace entente::report
