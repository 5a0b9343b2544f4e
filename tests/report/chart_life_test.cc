// Tests also: section_stability.cc
#include <cmath>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/report/chart.h"
#include "entente/report/sections.h"
#include "tests/report/workbench_fixture.h"

namespace entente::report {
namespace {

using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using ::testing::HasSubstr;
using ::testing::Not;

struct Page {
  test::Workbench bench;
  explicit Page(std::vector<Answer> answers) {
    std::erase_if(bench.answers.answers, [](const Answer& answer) { return answer.question == "stability"; });
    for (Answer& answer : answers) bench.answers.answers.push_back(std::move(answer));
  }
};

std::vector<std::string> tables(const Page& page) {
  std::vector<std::string> ids;
  for (const auto& table : page.bench.dispute.tables()) ids.push_back(table.id);
  return ids;
}

TEST(LifeChart, shows_each_table_with_its_interval_and_the_record_beside_them) {
  const Page names({});
  const auto ids = tables(names);
  ASSERT_GE(ids.size(), 2u);
  const Page page({test::stability_answer(ids[0], .4), test::stability_answer(ids[1], 1.5)});
  const auto chart = life_chart(page.bench.context);
  ASSERT_TRUE(chart);
  ASSERT_EQ(chart->panels.size(), 2u);
  EXPECT_EQ(chart->title, "Five years after it is signed, the agreement stands in 74 to 89 of 100 courses");
  ASSERT_EQ(chart->data.rows.size(), 3u);
  for (const auto& row : chart->data.rows) EXPECT_EQ(row.size(), chart->data.header.size());
  EXPECT_EQ(chart->data.rows[0][4].text, "74 to 89 of 100");
  EXPECT_EQ(chart->data.rows[2][0].text, "All 336 agreements on record (95 % interval)");
  EXPECT_EQ(chart->data.rows[2][4].text, "62 to 72 of 100");
  EXPECT_EQ(chart->data.rows[2][5].text, "");
  EXPECT_THAT(chart->panels[0].summary, HasSubstr("After 5 years: it stands in 74 to 89 of 100 courses"));
}

TEST(LifeChart, lets_no_two_labels_touch_whether_agreements_last_or_not) {
  for (const double times : {.005, .02, .1, .4, 1.0, 2.0, 5.0, 12.0, 60.0}) {
    const Page names({});
    const Page page({test::stability_answer(tables(names)[0], times)});
    const auto chart = life_chart(page.bench.context);
    ASSERT_TRUE(chart);
    EXPECT_EQ(test::colliding_labels({*chart}), "") << times;
  }
}

TEST(LifeChart, is_left_out_where_no_table_has_room) {
  const Page names({});
  Answer none = test::stability_answer(tables(names)[0], 1);
  for (Finding& one : none.findings)
    if (one.name.starts_with("stands_") || one.name == "survival_agreement") {
      one.value = question::Undefined{"no world has this number"};
      one.interval.reset();
    }
  EXPECT_FALSE(life_chart(Page({none}).bench.context));
  EXPECT_FALSE(life_chart(names.bench.context));
}

TEST(StabilitySection, reads_the_record_once_and_each_table_under_its_name) {
  const Page names({});
  const auto ids = tables(names);
  const Page page({test::stability_answer(ids[0], .4), test::stability_answer(ids[1], 1.5)});
  const Section section = stability_section(page.bench.context);
  EXPECT_EQ(section.title, "Would it hold");
  const std::string record = "recorded agreements, most stood";
  const std::size_t first = section.body.find(record);
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(section.body.find(record, first + 1), std::string::npos);
  for (const std::string& id : {ids[0], ids[1]}) EXPECT_THAT(section.body, HasSubstr("On these terms " + id));
}

TEST(StabilitySection, says_once_why_the_question_does_not_apply_and_is_empty_when_it_was_not_asked) {
  const Page names({});
  Answer refused;
  refused.question = "stability";
  refused.applies = false;
  refused.because = "the case has no [life]";
  Answer second = refused;
  refused.table = tables(names)[0], second.table = tables(names)[1];
  const std::string body = stability_section(Page({refused, second}).bench.context).body;
  const std::size_t first = body.find("does not apply, because the case has no [life]");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(body.find("does not apply", first + 1), std::string::npos);
  EXPECT_EQ(stability_section(names.bench.context).body, "");
}

// The section has its own place, so it is not told a second time under the name of the question.
TEST(StabilitySection, is_not_told_again_among_the_other_questions) {
  const Page names({});
  const Page page({test::stability_answer(tables(names)[0], .4)});
  for (const Section& section : other_sections(page.bench.context))
    EXPECT_THAT(section.body, Not(HasSubstr("recorded agreements, most stood")));
}

TEST(TablesChart, draws_the_fifth_link_where_the_answer_has_it) {
  test::Workbench bench;
  const auto before = tables_chart(bench.context);
  ASSERT_TRUE(before);
  for (Answer& answer : bench.answers.answers) {
    if (answer.question != "table") continue;
    const Finding* held = answer.find("chain_room", answer.all("chain_room").front()->about);
    Finding standing = *held;
    standing.name = "chain_standing";
    standing.value = .17;
    answer.findings.push_back(standing);
    break;
  }
  const auto after = tables_chart(bench.context);
  EXPECT_THAT(before->panels.front().summary, Not(HasSubstr("five years later")));
  EXPECT_THAT(after->panels.front().summary, HasSubstr("and it stands five years later: 17 of 100 worlds"));
}

}  // namespace
}  // namespace entente::report
