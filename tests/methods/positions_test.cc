#include "entente/methods/positions.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/phrases.h"
#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using fixtures::run;
using fixtures::small_case;
using fixtures::worked_case;
using question::About;
using question::Task;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::Not;

const char* two_lines =
    "[[party]]\nid = \"a\"\nname = \"A\"\ncapability = 40\n[[party]]\nid = \"b\"\nname = \"B\"\n"
    "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nunit = \"km\"\nscale = { 0 = \"low\", 100 = \"high\" }\n"
    "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\n"
    "[[issue]]\nid = \"prisoners\"\ntitle = \"Prisoners\"\nopen = true\n"
    "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 90\nsalience = 0.5\n"
    "[[position]]\nparty = \"b\"\nissue = \"who\"\nideal = \"joint\"\nsalience = 0.5\n"
    "[[red_line]]\nparty = \"a\"\nissue = \"line\"\naccepts = { from = 60 }\nfirmness = [0.5, 0.8, 0.9]\n"
    "[[red_line]]\nparty = \"b\"\nissue = \"line\"\naccepts = { to = 40 }\n"
    "[[red_line]]\nparty = \"b\"\nissue = \"who\"\naccepts = \"unknown\"\n"
    "[[envoy]]\nperson = \"the minister\"\nparty = \"a\"\nrole = \"head of delegation\"\n"
    "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n";

question::Answer answer_of(const std::string& rows) {
  return run(positions(), Task{small_case(rows), {}}, {64, 1, 1, {}});
}

About about(const std::string& party, const std::string& issue) {
  About made;
  made.party = party;
  made.issue = issue;
  return made;
}

TEST(Positions, says_which_stated_lines_exclude_each_other_which_are_unknown_and_who_is_silent) {
  EXPECT_THAT(
      answer_of(two_lines).says,
      ElementsAre(
          "On \"Line\", B accepts nothing above 40, between 0 (low) and 100 (high) and A nothing below 60, "
          "between 0 (low) and 100 (high): both together leave no term.",
          "B declares a red line on \"Who\" whose content is not stated.",
          "The case states no view of A on \"Who\" and \"Prisoners\".",
          "The case states no view of B on \"Line\" and \"Prisoners\"."));
}

TEST(Positions, shows_the_numbers_as_they_stand) {
  const auto answer = answer_of(two_lines);
  EXPECT_EQ(number(answer.find("ideal", about("a", "line"))), 90);
  EXPECT_EQ(number(answer.find("salience", about("a", "line"))), 0.5);
  EXPECT_EQ(number(answer.find("influence", about("a", "line"))), 20);  // capability 40 x salience 0.5
  EXPECT_EQ(number(answer.find("red_line_from", about("a", "line"))), 60);
  EXPECT_EQ(answer.find("ideal", about("a", "line"))->unit, "km");
  EXPECT_THAT(answer.find("ideal", about("a", "line"))->rests_on, ElementsAre("position.a.line.ideal"));
  EXPECT_EQ(std::get<std::string>(answer.find("favourite", about("b", "who"))->value), "joint");
  EXPECT_EQ(std::get<std::string>(answer.find("envoy", about("a", ""))->value),
            "the minister, head of delegation");
  EXPECT_EQ(std::get<std::string>(answer.find("content_missing", about("", "prisoners"))->value),
            "Prisoners");
  EXPECT_EQ(std::get<std::string>(answer.find("red_line_unknown", about("b", "who"))->value),
            "declared, content not stated");
}

TEST(Positions, shows_an_uncertain_number_by_its_median_and_intervals_inside_its_bounds) {
  const auto answer = answer_of(two_lines);
  const auto* firmness = answer.find("red_line_firmness", about("a", "line"));
  ASSERT_TRUE(firmness && firmness->interval);
  EXPECT_THAT(*number(firmness), AllOf(Ge(0.7), Le(0.85)));
  EXPECT_GE(firmness->interval->nearly_all.first, 0.5);
  EXPECT_LE(firmness->interval->nearly_all.second, 0.9);
}

TEST(Positions, apply_to_every_worked_case_and_every_finding_rests_on_something) {
  for (const char* name : {"harbour", "panama-canal-1974", "moscow-talks"}) {
    const auto answer = run(positions(), Task{worked_case(name), {}}, {16, 1, 1, {}});
    EXPECT_TRUE(answer.applies) << name;
    for (const auto& finding : answer.findings)
      if (finding.kind == question::FindingKind::number) {
        EXPECT_THAT(finding.rests_on, Not(IsEmpty())) << finding.name;
      }
  }
}

}  // namespace
}  // namespace entente::methods
