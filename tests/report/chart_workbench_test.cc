// Tests also: chart_matrix.cc, chart_frontier.cc, chart_package.cc, chart_survival.cc, chart_drivers.cc
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/report/workbench_fixture.h"

namespace entente::report {
namespace {

using test::Workbench;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<Chart> charts_of(const Workbench& bench) {
  std::vector<Chart> charts;
  const Context& context = bench.context;
  for (auto chart :
       {positions_chart(context, bench.answer("positions")),
        frontier_chart(context, bench.answer("agreement")),
        package_chart(context, bench.answer("agreement", "tried_text")),
        front_chart(context, bench.answer("war")), survival_chart(context, bench.answer("war")),
        drivers_chart(context, bench.answer("drivers")), matrix_chart(context, bench.answer("positions"))})
    if (chart) charts.push_back(std::move(*chart));
  return charts;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

std::string wide(const Chart& chart, std::size_t panel = 0) {
  return chart.panels.at(panel).wide.inline_form({"x", "t", "d"}, "wide");
}

TEST(WorkbenchCharts, are_drawn_from_the_answers_that_carry_them) {
  EXPECT_EQ(charts_of(Workbench()).size(), 7u);
}

TEST(WorkbenchCharts, never_let_two_labels_overlap_with_handles_or_without) {
  EXPECT_EQ(test::colliding_labels(charts_of(Workbench(true))), "");
  EXPECT_EQ(test::colliding_labels(charts_of(Workbench(false))), "");
}

TEST(WorkbenchCharts, say_in_words_and_in_a_table_what_they_show) {
  for (const Chart& chart : charts_of(Workbench())) {
    EXPECT_FALSE(chart.title.empty());
    EXPECT_FALSE(chart.note.empty()) << chart.id;
    EXPECT_FALSE(chart.data.rows.empty()) << chart.id;
    for (const auto& row : chart.data.rows) EXPECT_EQ(row.size(), chart.data.header.size()) << chart.id;
    for (const Panel& panel : chart.panels) EXPECT_FALSE(panel.summary.empty()) << chart.id;
  }
}

TEST(WorkbenchCharts, are_left_out_where_findings_are_missing) {
  const Workbench bench;
  const question::Answer empty;
  EXPECT_FALSE(frontier_chart(bench.context, empty));
  EXPECT_FALSE(package_chart(bench.context, empty));
  EXPECT_FALSE(survival_chart(bench.context, empty));
  EXPECT_FALSE(drivers_chart(bench.context, empty));
}

TEST(MatrixChart, is_a_table_with_a_button_and_words_for_every_cell) {
  const Workbench bench;
  const auto chart = matrix_chart(bench.context, bench.answer("positions"));
  ASSERT_TRUE(chart);
  const std::size_t parties = bench.dispute.parties().size(), issues = bench.dispute.issues().size();
  EXPECT_EQ(count(chart->instead, "<td data-party="), parties * issues);
  EXPECT_EQ(count(chart->instead, "<button aria-label="), parties * issues);
  EXPECT_EQ(count(chart->instead, "<th scope=\"row\" data-party="), parties);
  EXPECT_EQ(count(chart->instead, "<th scope=\"col\" data-issue="), issues);
  EXPECT_THAT(chart->instead,
              HasSubstr("South Coast on Who inspects catches: favours joint, accepts joint and "
                        "neutral body"));
  EXPECT_THAT(chart->instead, HasSubstr("<span class=\"none\">no view</span>"));
}

TEST(MatrixChart, draws_what_matters_more_taller_and_a_firmer_line_heavier) {
  const Workbench bench;
  const auto drawn = [&](double salience, double firmness) {
    question::Answer positions = bench.answer("positions");
    for (question::Finding& finding : positions.findings) {
      if (finding.name == "salience") finding.value = salience;
      if (finding.name == "red_line_firmness") finding.value = firmness;
    }
    return matrix_chart(bench.context, positions)->instead;
  };
  EXPECT_THAT(drawn(.0, .5), HasSubstr("v10h-"));
  EXPECT_THAT(drawn(1., .5), HasSubstr("v36h-"));
  EXPECT_THAT(drawn(.5, .0), HasSubstr("class=\"bracket\" d=\"M"));
  EXPECT_THAT(drawn(.5, .0), HasSubstr("stroke-width=\"2\""));
  EXPECT_THAT(drawn(.5, 1.), HasSubstr("stroke-width=\"6\""));
}

TEST(MatrixChart, of_fifty_parties_and_twenty_issues_stays_below_600_kilobytes) {
  const dispute::Case dispute = test::full_case(50, 20);
  const question::Answers answers = test::full_positions(dispute);
  const evidence::Claims evidence;
  Trail trail(dispute, evidence);
  const Context context{answers, dispute, evidence, trail, true};
  const auto chart = matrix_chart(context, answers.answers.front());
  EXPECT_EQ(count(chart->instead, "<td data-party="), 1000u);
  EXPECT_LT(figure(context, *chart).size(), 600'000u);
}

TEST(FrontierChart, merges_points_of_reference_that_coincide_and_marks_the_package_that_is_tried) {
  const Workbench bench;
  const auto chart = frontier_chart(bench.context, bench.answer("agreement"));
  EXPECT_EQ(chart->title,
            "Red lines aside, some packages give both North Coast and South Coast as much as no agreement, "
            "or more");
  const std::string drawing = wide(*chart);
  EXPECT_EQ(count(drawing, "act hole"), 4u);  // two marks, each also in the legend
  EXPECT_THAT(drawing, HasSubstr("Nash, Kalai–Smorodinsky,"));
  EXPECT_EQ(count(drawing, "act fill"), 2u);
  EXPECT_THAT(chart->panels[0].summary, HasSubstr("the package that is tried (medians): +0.08 and −0.03."));
}

TEST(FrontierChart, says_that_no_package_is_worth_no_agreement_to_both) {
  const Workbench bench;
  question::Answer agreement = bench.answer("agreement");
  for (question::Finding& finding : agreement.findings)
    if (finding.name == "frontier_second") finding.value = std::vector<double>{.3, -.1, -.2, -.3, -.4};
  EXPECT_EQ(
      frontier_chart(bench.context, agreement)->title,
      "Even with red lines aside, no package gives both North Coast and South Coast as much as no agreement");
}

TEST(PackageChart, says_who_accepts_and_in_how_many_worlds_it_crosses_a_line) {
  const Workbench bench;
  const auto chart = package_chart(bench.context, bench.answer("agreement", "tried_text"));
  EXPECT_EQ(chart->title, "Those who must accept the package take it in 22 of 100 worlds");
  ASSERT_EQ(chart->panels.size(), 3u);
  EXPECT_EQ(
      chart->panels[0].summary,
      "North Coast gains +0.08, accepts it in 71 of 100 worlds, crosses its red line in 12 of 100 worlds; "
      "South Coast gains −0.03, accepts it in 37 of 100 worlds, crosses its red line in 44 of 100 worlds; "
      "Mainland gains +0.2, accepts it in 100 of 100 worlds.");
  EXPECT_EQ(chart->panels[2].summary, "Mainland Assembly: 63 of 100 worlds.");
  EXPECT_THAT(chart->after, HasSubstr("Nearest that they accept"));
  EXPECT_THAT(chart->after, Not(HasSubstr("better for one")));
}

TEST(PackageChart, is_drawn_for_a_package_that_is_tried_only) {
  const Workbench bench;
  EXPECT_FALSE(package_chart(bench.context, bench.answer("agreement")));
}

TEST(SurvivalChart, names_the_period_after_which_half_of_the_courses_have_ended) {
  const Workbench bench;
  const auto chart = survival_chart(bench.context, bench.answer("war"));
  EXPECT_EQ(chart->title, "After 56 weeks the fighting still goes on in half of the courses, or fewer");
  EXPECT_EQ(chart->data.rows.size(), 37u);  // every third of 105, the half, and the last
}

TEST(SurvivalChart, says_so_where_more_than_half_go_on_to_the_last_period) {
  const Workbench bench;
  question::Answer war = bench.answer("war");
  for (question::Finding& finding : war.findings)
    if (finding.name == "survival") finding.value = std::vector<double>{1, .9, .8};
  EXPECT_EQ(survival_chart(bench.context, war)->title,
            "After 2 weeks the fighting still goes on in more than half of the courses");
}

TEST(DriversChart, puts_the_larger_swing_first_and_unclear_inputs_apart) {
  const Workbench bench;
  const auto chart = drivers_chart(bench.context, bench.answer("drivers"));
  ASSERT_EQ(chart->panels.size(), 2u);
  EXPECT_EQ(
      chart->title,
      "The room for agreement moves most with: North Coast · Division of the northern grounds · red line");
  EXPECT_THAT(chart->panels[0].summary,
              HasSubstr("red line: not real 62 of 100 worlds, real 20 of 100 worlds"));
  EXPECT_EQ(chart->panels[1].heading, "Inputs of unclear direction");
  EXPECT_THAT(chart->panels[1].summary, HasSubstr("low 41 of 100 worlds, high 42 of 100 worlds."));
  EXPECT_EQ(count(wide(*chart, 0), "act hole"), 1u);
  EXPECT_EQ(count(wide(*chart, 1), "act hole"), 0u);
}

TEST(DriversChart, names_no_input_where_none_moves_the_room_by_more_than_chance) {
  const Workbench bench;
  question::Answer drivers = bench.answer("drivers");
  std::erase_if(drivers.findings,
                [](const question::Finding& finding) { return finding.about.lever != "war.level"; });
  const auto chart = drivers_chart(bench.context, drivers);
  EXPECT_EQ(chart->title, "No single input moves the room for agreement by more than chance");
  EXPECT_EQ(chart->panels.size(), 1u);
}

}  // namespace
}  // namespace entente::report
