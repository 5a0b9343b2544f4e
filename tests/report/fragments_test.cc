#include "entente/report/fragments.h"

#include <map>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/report/brief_html.h"
#include "tests/report/workbench_fixture.h"

namespace entente::report {
namespace {

using test::Workbench;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<Fragment> sections(const std::vector<std::string>& names) {
  const Workbench bench;
  return sections_html(bench.answers, bench.dispute, bench.evidence, names);
}

std::vector<Fragment> figures(const std::vector<std::string>& names) {
  const Workbench bench;
  return figures_html(bench.answers, bench.dispute, bench.evidence, names);
}

std::string plain(const std::string& html) {
  return std::regex_replace(html, std::regex(" data-rests=\"[^\"]*\"|#basis-[0-9]+"), "");
}

TEST(Fragments, have_html_for_every_name_that_the_answers_carry) {
  const std::vector<std::string> missing = {"talks", "forecast", "power", "timeline"};
  for (const Fragment& section : sections(section_names())) {
    const bool carried = std::find(missing.begin(), missing.end(), section.id) == missing.end();
    EXPECT_EQ(section.html.empty(), !carried) << section.id;
  }
  for (const Fragment& figure : figures(figure_names())) {
    EXPECT_FALSE(figure.html.empty()) << figure.id;
    EXPECT_FALSE(figure.title.empty()) << figure.id;
  }
}

TEST(Fragments, of_unknown_names_come_back_in_place_without_html) {
  const auto found = figures({"moon", "room", "room@moon", "tables@capital"});
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[0].id, "moon");
  EXPECT_TRUE(found[0].html.empty());
  EXPECT_FALSE(found[1].html.empty());
  EXPECT_TRUE(found[2].html.empty());
  EXPECT_TRUE(found[3].html.empty());
  EXPECT_TRUE(sections({"moon"})[0].html.empty());
}

TEST(Fragments, tell_the_questions_that_they_show_and_none_for_unknown_names) {
  for (const std::string& name : section_names()) EXPECT_FALSE(questions_of(name).empty()) << name;
  for (const std::string& name : figure_names()) EXPECT_FALSE(questions_of(name).empty()) << name;
  EXPECT_THAT(questions_of("room@capital"), Contains("agreement"));
  EXPECT_TRUE(questions_of("moon").empty());
}

TEST(Fragments, of_one_table_are_the_figures_of_that_table) {
  const auto found = figures({"room", "room@capital", "room@contact_group"});
  EXPECT_EQ(found[0].html, found[1].html);
  EXPECT_THAT(found[2].html, HasSubstr("id=\"chart-live-room-contact_group\""));
}

TEST(Fragments, of_a_question_without_a_section_of_its_own_tell_its_answers) {
  Workbench bench;
  question::Answer talks;
  talks.question = "talks";
  talks.says = {"The talks break down early."};
  bench.answers.answers.push_back(talks);
  const auto found = sections_html(bench.answers, bench.dispute, bench.evidence, {"talks"});
  EXPECT_EQ(found[0].title, "Talks");
  EXPECT_THAT(found[0].html, HasSubstr("The talks break down early."));
}

// One renderer: what a page gets is what the brief shows, but for what its links carry along.
TEST(Fragments, of_sections_are_those_of_the_brief) {
  const Workbench bench;
  const std::string brief = plain(render_html(bench.answers, bench.dispute, bench.evidence));
  for (const Fragment& section :
       sections({"answer", "rests-on", "parties", "agreement", "fighting", "table", "change", "disregard"}))
    EXPECT_NE(brief.find(plain(section.html)), std::string::npos) << section.id;
}

TEST(Fragments, leave_the_brief_without_a_handle) {
  const Workbench bench;
  const std::string brief = render_html(bench.answers, bench.dispute, bench.evidence);
  for (const char* mark : {"class=\"handle\"", "class=\"grip\"", "data-path", "data-rests", "live-"})
    EXPECT_THAT(brief, Not(HasSubstr(mark)));
}

TEST(Fragments, of_sections_and_figures_share_a_page_without_sharing_an_id) {
  std::string page;
  for (const Fragment& one : sections(section_names()))
    if (one.id != "drivers") page += one.html;  // stands in "find-out"
  for (const Fragment& one : figures(figure_names())) page += one.html;
  std::map<std::string, int> ids;
  static const std::regex id(" id=\"([^\"]*)\"");
  for (std::sregex_iterator at(page.begin(), page.end(), id), end; at != end; ++at) ++ids[(*at)[1]];
  EXPECT_GT(ids.size(), 100u);
  for (const auto& [name, times] : ids) EXPECT_EQ(times, 1) << name;
}

TEST(Fragments, carry_in_every_link_what_its_number_rests_on) {
  const std::string html = figures({"room"})[0].html;
  static const std::regex link(
      "<a class=\"n [a-z]+\" href=\"#[^\"]*\" title=\"[^\"]*\"( data-rests=\"[^\"]+\")?");
  std::size_t links = 0;
  for (std::sregex_iterator at(html.begin(), html.end(), link), end; at != end; ++at, ++links)
    EXPECT_TRUE((*at)[1].matched) << at->str();
  EXPECT_GT(links, 5u);
}

}  // namespace
}  // namespace entente::report
