#include "entente/report/svg.h"

#include <gtest/gtest.h>

namespace entente::report {
namespace {

TEST(Coordinate, has_one_decimal_at_most_and_no_negative_zero) {
  EXPECT_EQ(coordinate(12.0), "12");
  EXPECT_EQ(coordinate(12.449), "12.4");
  EXPECT_EQ(coordinate(-0.01), "0");
}

TEST(Svg, writes_the_same_bytes_for_the_same_calls) {
  Svg svg(100);
  svg.rect({1, 2, 30, 4}, "p0 q50");
  svg.line({0, 0}, {10, 0}, "axis", 1.5);
  svg.text({5, 20}, "a & <b>", {12, Anchor::start, "quiet"});
  svg.set_height(30);
  EXPECT_EQ(svg.inline_form({"x", "Title", "What it \"shows\""}, "wide"),
            "<svg class=\"wide\" viewBox=\"0 0 100 30\" role=\"img\" aria-labelledby=\"x-t x-d\"><title "
            "id=\"x-t\">Title</title>"
            "<desc id=\"x-d\">What it &quot;shows&quot;</desc><rect class=\"p0 q50\" x=\"1\" y=\"2\" "
            "width=\"30\" height=\"4\"/>"
            "<line class=\"axis\" x1=\"0\" y1=\"0\" x2=\"10\" y2=\"0\" stroke-width=\"1.5\"/>"
            "<text class=\"quiet\" x=\"5\" y=\"20\" font-size=\"12\">a &amp; &lt;b&gt;</text></svg>");
}

TEST(Svg, moves_a_label_back_inside_the_drawing) {
  Svg svg(100);
  svg.text({98, 10}, "label", {12, Anchor::middle, ""});
  svg.text({2, 30}, "label", {12, Anchor::end, ""});
  for (const Box& box : svg.text_boxes()) {
    EXPECT_GE(box.x, 0);
    EXPECT_LE(box.x + box.width, 100.001);
  }
}

TEST(Svg, as_a_file_brings_its_own_styles_and_patterns) {
  Svg svg(10);
  svg.set_height(10);
  const std::string file = svg.file_form({"x", "t", "d"});
  EXPECT_NE(file.find("<style>"), std::string::npos);
  EXPECT_NE(file.find("id=\"hatch\""), std::string::npos);
}

TEST(Box, overlaps_only_where_areas_meet) {
  EXPECT_TRUE((Box{0, 0, 10, 10}.overlaps({5, 5, 10, 10})));
  EXPECT_FALSE((Box{0, 0, 10, 10}.overlaps({10, 0, 10, 10})));
}

}  // namespace
}  // namespace entente::report
