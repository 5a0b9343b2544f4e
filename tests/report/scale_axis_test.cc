#include "entente/report/scale_axis.h"

#include <gtest/gtest.h>

namespace entente::report {
namespace {

TEST(Axis, maps_its_ends_and_holds_what_lies_outside) {
  const Axis axis{0, 100, 10, 210};
  EXPECT_DOUBLE_EQ(axis.at(0), 10);
  EXPECT_DOUBLE_EQ(axis.at(50), 110);
  EXPECT_DOUBLE_EQ(axis.at(140), 210);
  EXPECT_DOUBLE_EQ((Axis{5, 5, 10, 210}.at(5)), 10);
}

TEST(WriteMarks, never_lets_two_labels_touch_even_where_ticks_crowd) {
  for (const double width : {700.0, 340.0}) {
    Svg svg(width);
    std::vector<Mark> marks;
    for (const double value : {0, 38, 40, 41, 43, 55, 98, 100})
      marks.push_back({value, "a named point with quite a few words"});
    write_marks(svg, {0, 100, 20, width - 20}, marks, 0);
    ASSERT_GT(svg.text_boxes().size(), marks.size());
    for (std::size_t i = 0; i < svg.text_boxes().size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        EXPECT_FALSE(svg.text_boxes()[i].overlaps(svg.text_boxes()[j])) << width;
  }
}

TEST(DrawBracket, is_heavier_where_the_line_is_firmer) {
  Svg loose(100), firm(100);
  draw_bracket(loose, {0, 1, 0, 100}, {0.2, {}, 0.0}, 10, 10);
  draw_bracket(firm, {0, 1, 0, 100}, {0.2, {}, 1.0}, 10, 10);
  const Label label{"x", "t", "d"};
  EXPECT_NE(loose.inline_form(label, "wide").find("stroke-width=\"1\""), std::string::npos);
  EXPECT_NE(firm.inline_form(label, "wide").find("stroke-width=\"4\""), std::string::npos);
}

TEST(QuantileBar, shows_intervals_and_its_texture_and_nothing_without_a_value) {
  question::Finding finding;
  finding.value = 50.0;
  finding.interval = question::Intervals{{40, 60}, {30, 70}, {20, 80}};
  Svg svg(100), none(100);
  quantile_bar(svg, {0, 100, 0, 100}, finding, 10, {"p1", dispute::Basis::judgement, 10});
  const std::string text = svg.inline_form({"x", "t", "d"}, "wide");
  for (const char* part : {"p1 q95\" x=\"20\"", "p1 q80\" x=\"30\"", "p1 q50\" x=\"40\"",
                           "class=\"judged\" x=\"20\"", "x1=\"50\""})
    EXPECT_NE(text.find(part), std::string::npos) << part;
  finding.value = question::Undefined{"no world"};
  quantile_bar(none, {0, 100, 0, 100}, finding, 10, {});
  EXPECT_EQ(none.inline_form({"x", "t", "d"}, "wide").find("<rect"), std::string::npos);
}

}  // namespace
}  // namespace entente::report
