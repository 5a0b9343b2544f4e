#include "entente/report/handle.h"

#include <map>
#include <regex>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/number.h"
#include "entente/report/fragments.h"
#include "tests/report/workbench_fixture.h"

namespace entente::report {
namespace {

using test::Workbench;
using ::testing::HasSubstr;
using ::testing::Not;

using Attributes = std::map<std::string, std::string>;

std::vector<Attributes> handles_in(const std::string& html) {
  static const std::regex handle("<rect class=\"handle\"([^>]*)/>"), attribute(" ([a-z-]+)=\"([^\"]*)\"");
  std::vector<Attributes> found;
  for (std::sregex_iterator at(html.begin(), html.end(), handle), end; at != end; ++at) {
    const std::string inner = (*at)[1];
    Attributes attributes;
    for (std::sregex_iterator one(inner.begin(), inner.end(), attribute); one != end; ++one)
      attributes[(*one)[1]] = (*one)[2];
    found.push_back(std::move(attributes));
  }
  return found;
}

std::string drawing(const Svg& svg) {
  return svg.inline_form({"x", "t", "d"}, "wide");
}

double number(const Attributes& handle, const char* name) {
  return *base::parse_number(handle.at(name));
}

Box box_of(const Attributes& handle) {
  return {number(handle, "x"), number(handle, "y"), number(handle, "width"), number(handle, "height")};
}

std::vector<Panel> panels(const Workbench& bench) {
  auto positions = positions_chart(bench.context, bench.answer("positions"));
  auto front = front_chart(bench.context, bench.answer("war"));
  std::vector<Panel> all = positions->panels;
  all.insert(all.end(), front->panels.begin(), front->panels.end());
  return all;
}

TEST(Handles, are_drawn_for_every_favoured_point_moved_line_and_the_level_of_the_front) {
  const Workbench bench;
  std::map<std::string, int> paths;
  for (const Panel& panel : panels(bench))
    for (const Attributes& handle : handles_in(drawing(panel.wide))) ++paths[handle.at("data-path")];
  for (const dispute::Position& row : bench.dispute.parts().positions) {
    const std::string path = fmt::format("position.{}.{}.ideal", bench.dispute.party(row.party).id,
                                         bench.dispute.issue(row.issue).id);
    EXPECT_EQ(paths[path], row.ideal ? 1 : 3) << path;
  }
  for (const dispute::RedLine& line : bench.dispute.parts().red_lines) {
    if (line.kind != dispute::RedLine::Kind::range) continue;
    const dispute::Issue& issue = bench.dispute.issue(line.issue);
    const std::string path = fmt::format("red_line.{}.{}.", bench.dispute.party(line.party).id, issue.id);
    EXPECT_EQ(paths[path + "from"], line.from.likely == issue.low() ? 0 : 1) << path;
    EXPECT_EQ(paths[path + "to"], line.to.likely == issue.high() ? 0 : 1) << path;
  }
  EXPECT_EQ(paths["war.level"], 1);
}

TEST(Handles, say_what_they_move_and_where) {
  const Workbench bench;
  const auto found =
      handles_in(drawing(positions_chart(bench.context, bench.answer("positions"))->panels[0].wide));
  const auto handle = std::find_if(found.begin(), found.end(), [](const Attributes& one) {
    return one.at("data-path") == "red_line.north.grounds.from";
  });
  ASSERT_NE(handle, found.end());
  EXPECT_EQ(handle->at("data-part"), "all");
  EXPECT_EQ(handle->at("data-low"), "0");
  EXPECT_EQ(handle->at("data-high"), "100");
  EXPECT_EQ(handle->at("data-left"), "150");
  EXPECT_EQ(handle->at("data-right"), "670");
  EXPECT_EQ(handle->at("data-step"), "5");
  EXPECT_EQ(handle->at("data-text"), "75");
  EXPECT_EQ(handle->at("data-label"), "North Coast · Division of the northern grounds · accepts from");
}

TEST(Handles, are_large_enough_to_hit_and_never_cover_one_another) {
  for (const Panel& panel : panels(Workbench()))
    for (const Svg* svg : {&panel.wide, &panel.narrow}) {
      const auto found = handles_in(drawing(*svg));
      for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_GE(number(found[i], "width"), 24) << found[i].at("data-path");
        EXPECT_GE(number(found[i], "height"), 24) << found[i].at("data-path");
        for (std::size_t j = 0; j < i; ++j)
          EXPECT_FALSE(box_of(found[i]).overlaps(box_of(found[j])))
              << found[i].at("data-path") << " " << found[j].at("data-path") << " at " << svg->width();
      }
    }
}

TEST(Handles, come_last_in_a_drawing_that_is_no_image_then) {
  const Workbench bench;
  const auto chart = positions_chart(bench.context, bench.answer("positions"));
  const std::string drawn = drawing(chart->panels[0].wide);
  EXPECT_THAT(drawn, HasSubstr("role=\"group\""));
  EXPECT_GT(drawn.find("class=\"handle\""), drawn.rfind("<text"));
  EXPECT_GT(drawn.find("class=\"handle\""), drawn.rfind("class=\"bracket\""));
}

TEST(Handles, stay_out_of_files_and_of_drawings_nobody_can_move) {
  const Workbench bench;
  const auto chart = positions_chart(bench.context, bench.answer("positions"));
  EXPECT_THAT(chart->panels[0].wide.file_form({"x", "t", "d"}), Not(HasSubstr("data-path")));
  const Workbench still(false);
  for (const Panel& panel : panels(still)) {
    EXPECT_TRUE(handles_in(drawing(panel.wide)).empty());
    EXPECT_THAT(drawing(panel.wide), HasSubstr("role=\"img\""));
  }
}

TEST(Handles, of_options_name_the_option_and_which_is_chosen) {
  const Workbench bench;
  const auto chart = positions_chart(bench.context, bench.answer("positions"));
  std::string chosen;
  for (const Attributes& handle : handles_in(drawing(chart->panels.back().wide)))
    if (handle.at("data-chosen") == "true")
      chosen += handle.at("data-path") + "=" + handle.at("data-option") + " ";
  EXPECT_EQ(chosen,
            "position.north.inspection.ideal=none position.south.inspection.ideal=joint "
            "position.mainland.inspection.ideal=neutral_body ");
}

TEST(Handles, of_two_line_ends_that_nearly_meet_stand_apart) {
  Workbench bench;
  dispute::CaseParts parts = bench.dispute.parts();
  for (dispute::RedLine& line : parts.red_lines) {
    line.from = dispute::Estimate::exact(99);
    line.to = dispute::Estimate::exact(99.5);
  }
  bench.dispute = dispute::Case::from_parts(std::move(parts));
  for (question::Answer& answer : bench.answers.answers)
    for (question::Finding& finding : answer.findings) {
      if (finding.name == "red_line_from") finding.value = 99.0;
      if (finding.name == "red_line_to") finding.value = 99.5;
    }
  const auto chart = positions_chart(bench.context, bench.answer("positions"));
  const auto found = handles_in(drawing(chart->panels[0].narrow));
  ASSERT_GT(found.size(), 3u);
  for (std::size_t i = 0; i < found.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(box_of(found[i]).overlaps(box_of(found[j])));
}

TEST(TypedText, is_what_people_type_for_an_estimate) {
  using dispute::Estimate;
  EXPECT_EQ(typed_text(Estimate::exact(.7)), "0.7");
  EXPECT_EQ(typed_text(Estimate::range(.6, .8)), "0.6-0.8");
  EXPECT_EQ(typed_text(Estimate::range(-5, 3)), "-5 to 3");
  EXPECT_EQ(typed_text(Estimate::pert(40, 50, 60)), "40/50/60");
}

}  // namespace
}  // namespace entente::report
