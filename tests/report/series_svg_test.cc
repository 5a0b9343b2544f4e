#include "entente/report/series_svg.h"

#include <gmock/gmock.h>

namespace entente::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

SeriesDrawing drawing() {
  SeriesDrawing one;
  one.title = "The front drifts by 50 to 87 km² a week";
  one.summary = "area & more";
  one.unit = "area, km²";
  for (int k = 0; k < 100; ++k) one.spots.push_back({7.0 * k, 18'000 + 70.0 * k + (k % 5) * 40, false});
  one.spots[30].value = 4e5;
  one.spots[30].jump = true;
  one.stretches = {{{0, 18'000}, {350, 21'500}}, {{350, 21'500}, {693, 25'000}}};
  const double last = one.spots.back().value;
  one.fan = {{693, last, last, last, last, last},
             {783, last - 900, last - 500, last + 700, last + 1900, last + 2300}};
  for (int k = 0; k < 26; ++k) one.days.push_back({30.4 * k, "2024-07"});
  one.records = {{"30 days ahead, 96 forecasts, 24 of them apart", 96, 0.79, 0.96, 0.5, 0.8},
                 {"90 days ahead: no forecast could be tested", 0, 0, 0, 0, 0}};
  return one;
}

TEST(SeriesSvg, no_label_lies_over_another) {
  Svg svg(700);
  draw_series(drawing(), svg);
  const auto& boxes = svg.text_boxes();
  EXPECT_GT(boxes.size(), 20U);
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (std::size_t k = i + 1; k < boxes.size(); ++k)
      EXPECT_FALSE(boxes[i].overlaps(boxes[k])) << i << " at " << boxes[i].x << "," << boxes[i].y << " and "
                                                << k << " at " << boxes[k].x << "," << boxes[k].y;
}

TEST(SeriesSvg, a_row_that_is_off_does_not_flatten_the_rest) {
  Svg svg(700);
  draw_series(drawing(), svg);
  const std::string text = svg.inline_form({"a", "b", "c"}, "wide");
  EXPECT_THAT(text, HasSubstr(">20000<"));
  EXPECT_THAT(text, Not(HasSubstr(">400000<")));
  EXPECT_THAT(text, HasSubstr("dotted: the drift of each stretch, ○ a jump"));
}

TEST(SeriesSvg, says_what_could_not_be_tested_and_draws_no_bar_for_it) {
  const std::string text = series_svg(drawing());
  EXPECT_THAT(text, HasSubstr("90 days ahead: no forecast could be tested"));
  auto none = drawing();
  none.records.erase(none.records.begin());
  EXPECT_THAT(series_svg(none), Not(HasSubstr("no drift: ")));
}

TEST(SeriesSvg, is_a_file_of_its_own_and_the_same_bytes_each_time) {
  const std::string text = series_svg(drawing());
  EXPECT_EQ(text, series_svg(drawing()));
  EXPECT_THAT(text, StartsWith("<svg"));
  EXPECT_THAT(text, HasSubstr("<desc id=\"series-d\">area &amp; more</desc>"));
  EXPECT_THAT(text, HasSubstr("role=\"img\""));
}

TEST(SeriesSvg, a_series_that_stands_still_or_has_one_row_is_drawn) {
  auto one = drawing();
  one.fan.clear();
  for (auto& spot : one.spots) spot = {spot.day, 5, false};
  EXPECT_THAT(series_svg(one), Not(HasSubstr("nan")));
  one.spots.resize(1);
  one.stretches.clear();
  EXPECT_THAT(series_svg(one), Not(HasSubstr("nan")));
  EXPECT_THAT(series_svg({}), Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace entente::report
