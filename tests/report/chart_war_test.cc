// Tests also: chart_front.cc, chart_survival.cc, chart_obstacles.cc, chart_leverage.cc
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/report/sections.h"
#include "tests/report/war_fixture.h"
#include "tests/report/workbench_fixture.h"

namespace entente::report {
namespace {

using question::Answer;
using question::Finding;
using test::WarReport;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<Chart> charts_of(const WarReport& report) {
  std::vector<Chart> charts;
  for (auto chart :
       {front_chart(report.context, report.front()), survival_chart(report.context, report.front()),
        obstacles_chart(report.context), leverage_chart(report.context)})
    if (chart) charts.push_back(std::move(*chart));
  return charts;
}

std::vector<std::string> column(const Chart& chart, std::size_t place) {
  std::vector<std::string> cells;
  for (const auto& row : chart.data.rows) cells.push_back(row.at(place).text);
  return cells;
}

TEST(WarCharts, are_all_drawn_with_words_a_note_and_a_table) {
  const WarReport report;
  const auto charts = charts_of(report);
  ASSERT_EQ(charts.size(), 4u);
  for (const Chart& chart : charts) {
    EXPECT_FALSE(chart.note.empty()) << chart.id;
    for (const auto& row : chart.data.rows) EXPECT_EQ(row.size(), chart.data.header.size()) << chart.id;
    for (const Panel& panel : chart.panels) EXPECT_FALSE(panel.summary.empty()) << chart.id;
  }
}

TEST(WarCharts, never_let_two_labels_overlap_or_leave_the_drawing) {
  EXPECT_EQ(test::colliding_labels(charts_of(WarReport())), "");
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

TEST(WarCharts, mirror_every_word_when_two_sides_swap_their_names) {
  const auto words = [](const WarReport& report) {
    std::string all;
    for (const Chart& chart : charts_of(report)) {
      all += chart.title + chart.note + to_csv(chart.data) + test::drawn_words(chart);
      for (const Panel& panel : chart.panels) all += panel.heading + panel.summary;
    }
    return all;
  };
  const std::string plain = words(WarReport()), swapped = words(WarReport({"South Coast", "North Coast"}));
  EXPECT_NE(plain, swapped);
  EXPECT_EQ(plain, replaced(replaced(replaced(swapped, "North Coast", "@"), "South Coast", "North Coast"),
                            "@", "South Coast"));
}

// Numbers that a table need not repeat: the frame of a frequency, and a scale's own ticks.
std::set<std::string> numbers_in(const std::string& text) {
  std::set<std::string> found;
  const std::regex number("[0-9]+(\\.[0-9]+)?");
  const std::string bare =
      std::regex_replace(text, std::regex("(of 100|(^|\n)(0|50|100) of 100|(^|\n)(0|26|52|78|104)\n)"), "\n");
  for (auto at = std::sregex_iterator(bare.begin(), bare.end(), number); at != std::sregex_iterator(); ++at)
    found.insert(at->str());
  return found;
}

TEST(WarCharts, have_every_number_that_they_draw_in_their_table) {
  const WarReport report;
  for (const Chart& chart : charts_of(report)) {
    const std::string table = to_csv(chart.data) + "10 ended 50 ended 90 ended";
    const auto told = numbers_in(table);
    for (const std::string& drawn : numbers_in(test::drawn_words(chart)))
      EXPECT_TRUE(told.count(drawn)) << chart.id << " draws " << drawn << "\n" << table;
  }
}

TEST(FrontChart, marks_today_and_tells_at_most_nine_levels_of_each_finding) {
  const WarReport report;
  const auto chart = front_chart(report.context, report.front());
  ASSERT_TRUE(chart);
  std::map<std::string, std::vector<std::string>> levels;
  for (const auto& row : chart->data.rows)
    if (!row[1].text.empty()) levels[row[0].text].push_back(row[1].text);
  ASSERT_EQ(levels.size(), 3u);
  for (const auto& [what, told] : levels) {
    EXPECT_EQ(told.size(), 9u) << what;
    EXPECT_EQ(told.front(), "0") << what;
    EXPECT_EQ(told.back(), "20") << what;
    EXPECT_THAT(told, ::testing::Contains("9")) << what;
  }
  EXPECT_THAT(test::drawn_words(*chart), HasSubstr("the front today"));
}

TEST(FrontChart, has_a_strip_of_the_worlds_with_terms_on_the_line_where_they_are_known) {
  WarReport report;
  const auto chart = front_chart(report.context, report.front());
  EXPECT_THAT(chart->panels[0].summary, HasSubstr("level 9 in 26 of 100 worlds"));
  EXPECT_THAT(test::drawn_words(*chart), HasSubstr("terms on the line, every obstacle in place"));
  std::erase_if(report.answers.answers.front().findings,
                [](const Finding& finding) { return finding.name == "terms_on_line"; });
  const auto without = front_chart(report.context, report.front());
  EXPECT_THAT(test::drawn_words(*without), Not(HasSubstr("terms on the line")));
  EXPECT_LT(without->panels[0].wide.height(), chart->panels[0].wide.height());
}

TEST(FrontChart, counts_exhausted_sides_among_the_ends) {
  const WarReport report;
  EXPECT_THAT(front_chart(report.context, report.front())->panels[1].summary,
              HasSubstr("North Coast is exhausted: 20 of 100 courses; South Coast is exhausted: 10 of 100"));
}

TEST(SurvivalChart, stacks_the_ways_to_end_over_what_goes_on_and_leaves_out_what_never_happens) {
  const WarReport report;
  const auto chart = survival_chart(report.context, report.front());
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->data.header.size(), 6u);
  EXPECT_THAT(chart->data.header, ::testing::Contains("Ended: South Coast is exhausted"));
  EXPECT_THAT(chart->data.header, Not(::testing::Contains(HasSubstr("stops where it stands"))));
  EXPECT_THAT(test::drawn_words(*chart), HasSubstr("it still goes on\n27 of 100"));
}

TEST(SurvivalChart, marks_where_10_50_and_90_of_100_courses_have_ended_if_they_have) {
  const WarReport report;
  const auto chart = survival_chart(report.context, report.front());
  const std::string words = test::drawn_words(*chart);
  EXPECT_THAT(words, HasSubstr("10 ended: 9 weeks"));
  EXPECT_THAT(words, HasSubstr("50 ended: 56 weeks"));
  EXPECT_THAT(words, Not(HasSubstr("90 ended")));
  EXPECT_THAT(column(*chart, 0), ::testing::IsSupersetOf({"0", "9", "56", "104"}));
}

TEST(SurvivalChart, keeps_its_labels_apart_however_courses_end) {
  for (const double fast : {1.0, 5.0, 20.0, 400.0}) {
    WarReport report;
    for (Finding& finding : report.answers.answers.front().findings)
      if (auto* shares = std::get_if<std::vector<double>>(&finding.value))
        for (std::size_t week = 0; week < shares->size(); ++week) {
          const double goes_on = std::exp(-static_cast<double>(week) / fast);
          const double part = shares->back() / (1 - std::exp(-104 / 80.0));
          (*shares)[week] = finding.name == "survival" ? goes_on : part * (1 - goes_on);
        }
    const auto chart = survival_chart(report.context, report.front());
    EXPECT_EQ(test::colliding_labels({*chart}), "") << fast;
  }
}

TEST(ObstaclesChart, says_what_the_obstacle_that_opens_most_opens_alone) {
  const WarReport report;
  const auto chart = obstacles_chart(report.context);
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->title,
            "At “Talks in the capital”, taking away one obstacle alone, red lines, opens terms in 60 more of "
            "100 worlds");
  ASSERT_EQ(chart->panels.size(), 2u);
  EXPECT_EQ(
      chart->panels[0].summary,
      "With every obstacle in place terms exist in 20 of 100 worlds; with red lines alone taken away: 60 "
      "more of 100 worlds; with a side that is not at the table alone taken away: 8 more of 100 worlds; "
      "with different expectations of the front alone taken away: 4 more of 100 worlds; only with a side "
      "that is not at the table and red lines taken away: 8 more of 100 worlds; no set of up to three is "
      "enough: 1 of 100 worlds.");
}

TEST(ObstaclesChart, adds_what_is_opened_to_the_worlds_that_have_terms_anyway) {
  const WarReport report;
  const auto chart = obstacles_chart(report.context);
  EXPECT_EQ(column(*chart, 1)[1], "red lines, alone");
  EXPECT_EQ(column(*chart, 2)[0], "20 of 100 worlds");
  EXPECT_EQ(column(*chart, 2)[1], "80 of 100 worlds");
  EXPECT_EQ(column(*chart, 3)[1], "60 more of 100 worlds");
  EXPECT_THAT(column(*chart, 1), ::testing::Contains("if Mainland need not accept"));
  EXPECT_THAT(column(*chart, 3), ::testing::Contains("20 more of 100 worlds"));
}

TEST(ObstaclesChart, tells_a_table_that_is_settled_everywhere_and_one_where_nothing_helps) {
  WarReport report;
  report.answers.answers = {test::obstacles_answer("capital", 1, {})};
  EXPECT_EQ(obstacles_chart(report.context)->title,
            "At “Talks in the capital”, terms exist in every world, obstacles or not");
  report.answers.answers = {test::obstacles_answer("capital", 0, {{"red_lines", 0}, {"none", 1}})};
  const auto shut = obstacles_chart(report.context);
  EXPECT_EQ(shut->title, "At “Talks in the capital”, taking away one obstacle alone opens next to no terms");
  EXPECT_EQ(test::drawn_words(*shut).find("more of"), std::string::npos);
  EXPECT_EQ(test::colliding_labels({*shut}), "");
}

TEST(ObstaclesChart, keeps_labels_apart_with_every_obstacle_and_is_left_out_without_the_question) {
  WarReport report;
  for (const double share : {0.0, .3, 1.0}) {
    report.answers.answers = {test::obstacles_answer("capital", .4,
                                                     {{"beliefs", share},
                                                      {"commitment", share},
                                                      {"ratification", share},
                                                      {"exclusion", share},
                                                      {"others", share},
                                                      {"red_lines", share},
                                                      {"none", 1 - share}})};
    EXPECT_EQ(test::colliding_labels({*obstacles_chart(report.context)}), "");
  }
  report.answers.answers = {};
  EXPECT_FALSE(obstacles_chart(report.context));
}

TEST(LeverageChart, puts_the_lever_that_moves_most_first_and_unclear_signs_apart) {
  const WarReport report;
  const auto chart = leverage_chart(report.context);
  ASSERT_TRUE(chart);
  EXPECT_EQ(
      chart->title,
      "What the sides have without an agreement moves most with “The league lends against frozen fees”: "
      "North Coast +0.004, South Coast −0.05");
  ASSERT_EQ(chart->panels.size(), 2u);
  EXPECT_EQ(chart->panels[1].heading, "Levers of unclear sign");
  EXPECT_EQ(
      chart->panels[1].summary,
      "Joint escorts for crews that fish (held by Three Ports): North Coast +0.002, South Coast +0.001.");
  EXPECT_EQ(column(*chart, 0).size(), 6u);
  EXPECT_THAT(column(*chart, 2), Not(::testing::Contains("Mainland")));
}

TEST(LeverageChart, counts_in_its_note_what_moves_neither_side) {
  WarReport report;
  EXPECT_THAT(leverage_chart(report.context)->note,
              HasSubstr("Not drawn: 1 lever or bundle with a change below "));
  std::erase_if(report.answers.answers, [](const Answer& answer) {
    return !answer.levers.empty() && answer.levers[0] == "unknown_bundle";
  });
  EXPECT_THAT(leverage_chart(report.context)->note, Not(HasSubstr("Not drawn")));
  report.answers.answers = {test::lever_on("loan", 0, 0, .0001)};
  EXPECT_FALSE(leverage_chart(report.context));
}

TEST(LeverageChart, names_no_lever_where_no_sign_is_clear) {
  WarReport report;
  report.answers.answers = {test::lever_on("loan", .002, -.001, .02)};
  EXPECT_EQ(leverage_chart(report.context)->title,
            "No lever moves what a side has without an agreement beyond its interval");
}

TEST(FightingSection, goes_from_the_front_to_what_keeps_the_sides_from_settling_to_the_levers) {
  const WarReport report;
  const std::string html = fighting_section(report.context).body;
  std::size_t before = 0;
  for (const char* part :
       {"At the reported pace", "chart-front", "chart-survival", "What keeps them from settling",
        "What is said of obstacles at capital", "What is said of obstacles at contact_group",
        "chart-obstacles", "Whose lever moves whom", "chart-leverage"}) {
    const std::size_t at = html.find(part);
    ASSERT_NE(at, std::string::npos) << part;
    EXPECT_GE(at, before) << part;
    before = at;
  }
}

TEST(FightingSection, says_once_why_the_question_does_not_apply) {
  WarReport report;
  for (Answer& answer : report.answers.answers) {
    answer.applies = false;
    answer.because = "no front is described";
    answer.findings.clear();
    answer.says.clear();
  }
  const std::string html = fighting_section(report.context).body;
  const std::size_t first = html.find("no front is described");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(html.find("no front is described", first + 1), std::string::npos);
  EXPECT_EQ(html.find("<h3>"), std::string::npos);
}

TEST(FightingSection, is_empty_where_only_levers_were_asked_about) {
  WarReport report;
  std::erase_if(report.answers.answers, [](const Answer& answer) { return answer.question == "war"; });
  EXPECT_EQ(fighting_section(report.context).body, "");
}

}  // namespace
}  // namespace entente::report
