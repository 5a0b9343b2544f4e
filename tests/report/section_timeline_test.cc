#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/report/sections.h"
#include "tests/report/workbench_fixture.h"

namespace entente::report::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

question::Finding set(const char* name, std::vector<std::string> texts) {
  question::Finding finding;
  finding.name = name;
  finding.kind = question::FindingKind::set;
  finding.about.party = "north";
  finding.about.issue = "grounds";
  finding.value = std::move(texts);
  return finding;
}

question::Answer timeline() {
  question::Answer answer;
  answer.question = answer.method = "timeline";
  answer.says = {"Documents speak of one stance."};
  return answer;
}

std::string body_with(question::Answer answer) {
  Workbench bench;
  bench.answers.answers.push_back(std::move(answer));
  return timeline_section(bench.context).body;
}

TEST(SectionTimeline, shows_each_step_with_its_day_and_the_stances_before_and_since) {
  auto answer = timeline();
  answer.findings = {set("moved", {"2024-03-02", "a demand or offer", "a declared line"}),
                     set("moved", {"2024-01-05", "a view", "a demand or offer"})};
  const std::string body = body_with(answer);
  EXPECT_THAT(body, HasSubstr("<td>2 March 2024</td>"));
  EXPECT_THAT(body, HasSubstr("<td>from a demand or offer <b>to a declared line</b></td>"));
  EXPECT_LT(body.find("5 January 2024"), body.find("2 March 2024")) << "in the order of days";
  EXPECT_THAT(body, HasSubstr("North Coast"));
}

TEST(SectionTimeline, lists_contradictions_and_reports_of_leverage_only_where_there_are_any) {
  EXPECT_THAT(body_with(timeline()), Not(HasSubstr("contradict")));
  auto answer = timeline();
  answer.findings = {set("contradiction", {"2024-01-05", "said", "2024-03-02", "against"}),
                     set("reported_leverage", {"2024-02-01", "a new port"})};
  const std::string body = body_with(answer);
  EXPECT_THAT(body, HasSubstr("Claims that contradict each other"));
  EXPECT_THAT(body, HasSubstr("Reports about who holds leverage"));
  EXPECT_THAT(body, HasSubstr("1 February 2024"));
}

TEST(SectionTimeline, passes_over_a_finding_that_is_not_of_its_shape) {
  auto answer = timeline();
  answer.findings = {set("moved", {"2024-03-02"}), set("contradiction", {})};
  EXPECT_THAT(body_with(answer), Not(HasSubstr("<table")));
}

TEST(SectionTimeline, without_the_answer_is_empty) {
  const Workbench bench;
  EXPECT_EQ(timeline_section(bench.context).body, "");
}

}  // namespace
}  // namespace entente::report::test
