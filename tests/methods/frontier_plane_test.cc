#include "entente/methods/frontier_plane.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/world_model.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"
#include "tests/reference/table_enumeration.h"

namespace entente::methods {
namespace {

using fixtures::small_case;
using fixtures::task_of;
using question::Finding;
using reference::TableTwin;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Filled {
  explicit Filled(const fixtures::CasePointer& of)
      : dispute(of),
        task(task_of(of, "t")),
        table(of->tables()[0]),
        model(*of, dispute::issues_at(*of, table)),
        space(model, table),
        world(fixtures::central(of)) {
    model.fill(world);
    space.fill(model);
  }
  fixtures::CasePointer dispute;
  question::Task task;
  const dispute::Table& table;
  WorldModel model;
  TableSpace space;
  dispute::World world;
};

std::vector<double> series(const Finding& finding) {
  return std::get<std::vector<double>>(finding.value);
}

// Two parties that trade: each minds the other's issue less. A line of a's rules half of the second issue
// out.
constexpr const char* trade =
    "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0.4\n"
    "[[party]]\nid = \"b\"\nname = \"B\"\nno_agreement = 0.3\n"
    "[[issue]]\nid = \"x\"\ntitle = \"X\"\nscale = { 0 = \"b\", 4 = \"a\" }\nstep = 1\n"
    "[[issue]]\nid = \"y\"\ntitle = \"Y\"\nscale = { 0 = \"b\", 4 = \"a\" }\nstep = 1\n"
    "[[position]]\nparty = \"a\"\nissue = \"x\"\nideal = 4\nsalience = 0.8\n"
    "[[position]]\nparty = \"a\"\nissue = \"y\"\nideal = 4\nsalience = 0.2\n"
    "[[position]]\nparty = \"b\"\nissue = \"x\"\nideal = 0\nsalience = 0.2\n"
    "[[position]]\nparty = \"b\"\nissue = \"y\"\nideal = 0\nsalience = 0.8\n"
    "[[red_line]]\nparty = \"a\"\nissue = \"y\"\naccepts = { from = 2 }\nfirmness = 1\naudience_cost = 0\n"
    "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n";

TEST(FrontierPlane, holds_the_packages_that_neither_can_improve_on_whatever_the_red_lines) {
  Filled filled(small_case(trade));
  const auto findings = frontier_plane(filled.task, filled.space);
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[0].name, "frontier_first");
  EXPECT_EQ(findings[0].about.party, "a");
  EXPECT_EQ(findings[1].name, "frontier_second");
  EXPECT_EQ(findings[1].about.party, "b");
  const auto first = series(findings[0]), second = series(findings[1]);
  ASSERT_EQ(first.size(), 9U);  // x from all a's down to b's while y is b's, then y: 5 + 4 points
  EXPECT_NEAR(*std::max_element(first.begin(), first.end()), 0.6, 1e-12);
  EXPECT_NEAR(*std::max_element(second.begin(), second.end()), 0.7, 1e-12);
  // The efficient trade: x to a, y to b, although a's line rules it out.
  const auto at = static_cast<std::size_t>(
      std::find_if(first.begin(), first.end(), [](double gain) { return std::abs(gain - 0.4) < 1e-12; }) -
      first.begin());
  ASSERT_LT(at, first.size());
  EXPECT_NEAR(second[at], 0.5, 1e-12);
}

TEST(FrontierPlane, equals_the_undominated_of_all_packages_of_random_cases) {
  std::size_t looked = 0;
  for (std::uint32_t seed = 1; seed < 60; ++seed) {
    fixtures::RandomCaseOptions options;
    options.ratifiers = false;
    Filled filled(small_case(fixtures::random_rows(seed, options)));
    const auto findings = frontier_plane(filled.task, filled.space);
    if (findings.size() != 2) continue;
    const auto& acceptors = filled.table.must_accept;
    const auto row = [&](const std::string& id) {
      return *std::find_if(acceptors.begin(), acceptors.end(), [&](const auto& acceptor) {
        return filled.dispute->party(acceptor.party).id == id;
      });
    };
    const auto a = row(findings[0].about.party), b = row(findings[1].about.party);
    const TableTwin twin(filled.model, filled.table, filled.world);
    std::vector<std::pair<double, double>> all;
    for (const auto& package : twin.packages())
      if (twin.feasible(package)) all.emplace_back(twin.gain(a, package), twin.gain(b, package));
    const auto first = series(findings[0]), second = series(findings[1]);
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t k = 0; k < first.size(); ++k) {
      EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const auto& gains) {
        return std::abs(gains.first - first[k]) < 1e-9 && std::abs(gains.second - second[k]) < 1e-9;
      })) << seed;
      EXPECT_FALSE(std::any_of(all.begin(), all.end(), [&](const auto& gains) {
        return gains.first > first[k] + 1e-9 && gains.second > second[k] + 1e-9;
      })) << seed;
      ++looked;
    }
  }
  EXPECT_GT(looked, 100U);
}

TEST(FrontierPlane, takes_the_belligerents_and_needs_two_who_judge_the_whole) {
  const std::string rows = trade;
  const std::string third = rows +
                            "[[party]]\nid = \"c\"\nname = \"C\"\nno_agreement = 0\nbelligerent = true\n"
                            "[[position]]\nparty = \"c\"\nissue = \"x\"\nideal = 2\nsalience = 1\n";
  const auto with = [&](const std::string& accept) {
    std::string text = third;
    const std::string old = "must_accept = [\"a\", \"b\"]";
    text.replace(text.find(old), old.size(), "must_accept = " + accept);
    return Filled(small_case(text));
  };
  auto three = with("[\"a\", \"b\", \"c\"]");
  const auto findings = frontier_plane(three.task, three.space);
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[0].about.party, "c");  // the one that fights, then the first other
  EXPECT_EQ(findings[1].about.party, "a");
  auto partial = with("[\"a\", { party = \"b\", on = [\"x\"] }]");
  EXPECT_THAT(frontier_plane(partial.task, partial.space), IsEmpty());
}

TEST(PointGains, are_utilities_above_no_agreement) {
  std::string text = trade;
  text.replace(text.find("firmness = 1"), 12, "firmness = 0");
  Filled filled(small_case(text));
  const auto agreeing = agreeing_at(filled.model, filled.space);
  ASSERT_TRUE(agreeing.has_value());
  const auto gains = point_gains(filled.task, *agreeing, "nash", {4, 0});
  ASSERT_THAT(gains, SizeIs(2));
  EXPECT_EQ(gains[0].name, "point_gain");
  EXPECT_EQ(gains[0].about.lever, "nash");
  EXPECT_NEAR(std::get<double>(gains[0].value), 0.4, 1e-12);
  EXPECT_NEAR(std::get<double>(gains[1].value), 0.5, 1e-12);
}

}  // namespace
}  // namespace entente::methods
