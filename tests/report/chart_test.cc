// Tests also: chart_front.cc, chart_gains.cc, chart_levers.cc
// Tests also: chart_positions.cc, chart_room.cc, chart_strip.cc, chart_tables.cc
#include "entente/report/chart.h"

#include <gtest/gtest.h>

#include "tests/report/report_fixture.h"

namespace entente::report {
namespace {

// What charts refer to; lives as long as they do.
struct Report {
  question::Answers answers;
  dispute::Case dispute;
  evidence::Claims evidence = test::harbour_evidence();
  Trail trail{dispute, evidence};
  Context context{answers, dispute, evidence, trail};

  explicit Report(const test::Names& names = {})
      : answers(test::harbour_answers(names)), dispute(test::harbour_case(names)) {}
};

std::vector<Chart> charts_of(const Report& report) {
  const Context& context = report.context;
  std::vector<Chart> charts;
  for (auto chart : {strip_chart(context), positions_chart(context, *report.answers.find("positions")),
                     room_chart(context, *report.answers.find("agreement")), tables_chart(context),
                     gains_chart(context, *report.answers.find("agreement")),
                     front_chart(context, *report.answers.find("war")), levers_chart(context)})
    if (chart) charts.push_back(std::move(*chart));
  return charts;
}

TEST(Charts, are_all_drawn_from_a_full_set_of_answers) {
  EXPECT_EQ(charts_of(Report()).size(), 7u);
}

TEST(Charts, never_let_two_labels_overlap_or_leave_the_drawing) {
  for (const Chart& chart : charts_of(Report()))
    for (const Panel& panel : chart.panels)
      for (const Svg* svg : {&panel.wide, &panel.narrow}) {
        const auto& boxes = svg->text_boxes();
        for (std::size_t i = 0; i < boxes.size(); ++i) {
          EXPECT_GE(boxes[i].y, -0.01) << chart.id << " " << panel.heading;
          EXPECT_LE(boxes[i].y + boxes[i].height, svg->height() + 0.01) << chart.id << " " << panel.heading;
          for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(boxes[i].overlaps(boxes[j]))
                << chart.id << " " << panel.heading << " at width " << svg->width();
        }
      }
}

TEST(Charts, say_in_words_and_in_a_table_what_they_show) {
  for (const Chart& chart : charts_of(Report())) {
    EXPECT_FALSE(chart.title.empty());
    EXPECT_FALSE(chart.data.rows.empty()) << chart.id;
    for (const auto& row : chart.data.rows) EXPECT_EQ(row.size(), chart.data.header.size()) << chart.id;
    for (const Panel& panel : chart.panels) EXPECT_FALSE(panel.summary.empty()) << chart.id;
  }
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

TEST(Charts, mirror_every_word_when_two_parties_swap_their_names) {
  std::string plain, swapped;
  const auto words = [](const Report& report) {
    std::string all;
    for (const Chart& chart : charts_of(report)) {
      all += chart.title + chart.note + to_csv(chart.data);
      for (const Panel& panel : chart.panels) all += panel.heading + panel.summary;
    }
    return all;
  };
  plain = words(Report());
  swapped = words(Report({"South Coast", "North Coast"}));
  EXPECT_NE(plain, swapped);
  EXPECT_EQ(plain, replaced(replaced(replaced(swapped, "North Coast", "@"), "South Coast", "North Coast"),
                            "@", "South Coast"));
}

TEST(Charts, take_their_title_from_the_answer_when_it_has_one) {
  Report report;
  question::Answer answer = *report.answers.find("agreement");
  answer.findings.push_back({"chart_title.room",
                             {},
                             question::FindingKind::text,
                             "",
                             std::string("Room lies in the middle"),
                             {},
                             {},
                             {}});
  EXPECT_EQ(room_chart(report.context, answer)->title, "Room lies in the middle");
}

TEST(Charts, are_left_out_where_findings_are_missing) {
  const Report report;
  const question::Answer empty;
  EXPECT_FALSE(positions_chart(report.context, empty));
  EXPECT_FALSE(room_chart(report.context, empty));
  EXPECT_FALSE(gains_chart(report.context, empty));
  EXPECT_FALSE(front_chart(report.context, empty));
}

TEST(RoomChart, names_the_gap_between_lines_that_exclude_each_other) {
  const Report report;
  const auto chart = room_chart(report.context, *report.answers.find("agreement"));
  EXPECT_NE(
      chart->panels.front()
          .wide.inline_form({"x", "t", "d"}, "wide")
          .find("South Coast accepts up to 45, North Coast from 75: both lines are real in 58 of 100 worlds"),
      std::string::npos);
}

TEST(LeversChart, puts_levers_of_unclear_sign_in_a_group_of_their_own) {
  const Report report;
  const auto chart = levers_chart(report.context);
  ASSERT_EQ(chart->panels.size(), 2u);
  EXPECT_EQ(chart->panels[1].heading, "Levers of unclear sign");
  EXPECT_EQ(chart->panels[1].summary, "Joint escorts for crews that fish: 1 more of 100 worlds.");
}

TEST(FrontChart, draws_a_single_level_too) {
  Report report;
  question::Answer war = *report.answers.find("war");
  std::erase_if(war.findings, [](const question::Finding& finding) {
    return finding.name.starts_with("bargaining_range") && finding.about.level != 8;
  });
  const auto chart = front_chart(report.context, war);
  ASSERT_TRUE(chart);
  EXPECT_NE(chart->panels.front().wide.inline_form({"x", "t", "d"}, "wide").find("act soft"),
            std::string::npos);
}

TEST(Csv, quotes_what_must_be_quoted_and_defuses_formulas) {
  const DataView data{{"a", "b,c"}, {{{"x \"y\"", {}, false}, {"=1+1", {}, false}}}};
  EXPECT_EQ(to_csv(data), "a,\"b,c\"\r\n\"x \"\"y\"\"\",'=1+1\r\n");
}

}  // namespace
}  // namespace entente::report
