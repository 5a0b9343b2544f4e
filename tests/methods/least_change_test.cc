// Tests also: demands.cc
#include "entente/methods/least_change.h"

#include <cmath>
#include <functional>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement.h"
#include "entente/methods/demands.h"
#include "entente/methods/phrases.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"
#include "tests/reference/demand_enumeration.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::column_of;
using fixtures::measured;
using fixtures::small_case;
using fixtures::task_of;
using reference::DemandTwin;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string random_lines(std::uint32_t seed) {
  fixtures::RandomCaseOptions options;
  options.war = seed % 3 == 0;
  options.ratifiers = false;
  options.anchors = seed % 2 == 0;
  std::string rows = fixtures::random_rows(seed, options);
  // A hard line more for each of the two, so that clashes occur.
  for (const char* party : {"p0", "p1"}) {
    const std::string pair = fmt::format("party = \"{}\"\nissue = \"i0\"\n", party);
    if (rows.find("[[red_line]]\n" + pair) == std::string::npos)
      rows += "[[red_line]]\n" + pair + "firmness = 0.6\naccepts = { " +
              (std::string(party) == "p0" ? "from = [40, 70]" : "to = [30, 60]") + " }\n";
  }
  return rows;
}

struct Scene {
  WorldModel& model;
  TableSpace& table;
  Demands& demands;
  DemandTwin& twin;
};

// Worlds without room of small random cases.
void where_there_is_no_room(std::uint32_t cases, const std::function<void(const Scene&)>& look) {
  for (std::uint32_t seed = 0; seed < cases; ++seed) {
    const auto dispute = small_case(random_lines(seed));
    const auto& at = dispute->table(*dispute->find_table("t"));
    WorldModel model(*dispute, dispute::issues_at(*dispute, at), acceptors(at));
    TableSpace table(model, at);
    Demands demands(*dispute, at);
    const ensemble::Draws draws(dispute, 3, 16);
    for (std::size_t w = 0; w < 16; ++w) {
      const auto world = draws.world(w);
      model.fill(world);
      table.fill(model);
      if (table.room()) continue;
      SCOPED_TRACE(fmt::format("case {}, world {}", seed, w));
      demands.fill(model, table, world);
      DemandTwin twin(model, at, world);
      look({model, table, demands, twin});
    }
  }
}

std::set<std::string> named(const Demands& demands, const std::vector<std::size_t>& members) {
  std::set<std::string> names;
  for (const std::size_t d : members) names.insert(demands.names()[d]);
  return names;
}

TEST(Demands, a_clash_leaves_no_package_and_without_any_one_of_its_demands_leaves_some) {
  std::size_t larger = 0;
  where_there_is_no_room(80, [&](const Scene& s) {
    for (const bool smallest : {false, true}) {
      const auto names = named(s.demands, s.demands.clash(smallest));
      EXPECT_EQ(names.empty(), !s.twin.stand_together({}));
      EXPECT_TRUE(names.empty() || s.twin.is_clash(names)) << ::testing::PrintToString(names);
      larger += names.size() > 2;
    }
  });
  EXPECT_GT(larger, 50u);
}

TEST(Demands, two_lines_that_leave_no_term_are_the_clash_in_the_order_of_the_issues) {
  std::size_t pairs = 0, none = 0;
  where_there_is_no_room(80, [&](const Scene& s) {
    const auto pair = s.twin.first_pair();
    if (pair.empty()) return void(++none);
    EXPECT_EQ(named(s.demands, s.demands.clash(false)), pair);
    EXPECT_EQ(named(s.demands, s.demands.clash(true)), pair);
    ++pairs;
  });
  EXPECT_GT(pairs, 50u);
  EXPECT_GT(none, 50u);
}

TEST(Demands, the_smallest_clash_has_the_fewest_demands_of_all_that_leave_no_package) {
  std::size_t compared = 0;
  where_there_is_no_room(40, [&](const Scene& s) {
    if (!s.twin.first_pair().empty() || s.twin.demands().size() > 9) return;
    EXPECT_EQ(s.demands.clash(true).size(), s.twin.smallest_clash());
    ++compared;
  });
  EXPECT_GT(compared, 50u);
}

TEST(Demands, the_least_change_is_the_smallest_total_over_all_packages) {
  std::size_t compared = 0;
  where_there_is_no_room(80, [&](const Scene& s) {
    std::vector<double> units;
    for (std::size_t i = 0; i < s.table.acceptors().size(); ++i) units.push_back(s.demands.unit(i));
    const auto least = s.demands.least(theory::LeastBy::sum),
               shared = s.demands.least(theory::LeastBy::largest);
    ASSERT_EQ(least.has_value(), s.twin.stand_together({}));
    if (!least) return;
    EXPECT_NEAR(least->total, s.twin.least_total(units), 1e-8);
    EXPECT_NEAR(shared->largest, s.twin.least_largest(units), 1e-8);
    EXPECT_NEAR(s.twin.cost(least->package, units).second, least->total, 1e-8);
    EXPECT_NEAR(s.twin.cost(shared->package, units).first, shared->largest, 1e-8);
    EXPECT_GT(least->total, 0);
    ++compared;
  });
  EXPECT_GT(compared, 300u);
}

TEST(Demands, the_unit_of_a_value_is_the_best_to_worst_range_of_its_party) {
  const auto dispute = small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0.9\n[[party]]\nid = \"b\"\nname = "
      "\"B\"\nno_agreement = 0.9\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 10\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 60\nsalience = 1\n"
      "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n");
  const auto& at = dispute->tables()[0];
  WorldModel model(*dispute, dispute::issues_at(*dispute, at));
  TableSpace table(model, at);
  Demands demands(*dispute, at);
  const auto world = fixtures::central(dispute);
  model.fill(world);
  table.fill(model);
  demands.fill(model, table, world);
  EXPECT_NEAR(demands.unit(0), 0.6, 1e-12);
  EXPECT_NEAR(demands.unit(1), 1, 1e-12);
}

// ------------------------------------------------------------------------------------- cases by hand

std::string two_coasts(const std::string& north_line, const std::string& south_line,
                       const std::string& more = "") {
  std::string rows;
  for (const char* id : {"north", "south"})
    rows += fmt::format("[[party]]\nid = \"{0}\"\nname = \"The {0}\"\nno_agreement = 0.1\n", id);
  rows +=
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nunit = \"miles\"\nscale = { 0 = \"low\", 200 = \"high\" "
      "}\nstep = 20\n"
      "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\noptions = [\"none\", \"half\", \"full\"]\nordered = true\n";
  for (const char* issue : {"line", "fee"})
    for (const char* party : {"north", "south"}) {
      const bool north = std::string(party) == "north", line = std::string(issue) == "line";
      rows += fmt::format("[[position]]\nparty = \"{}\"\nissue = \"{}\"\nideal = {}\nsalience = 0.5\n", party,
                          issue, line ? (north ? "200" : "0") : (north ? "\"full\"" : "\"none\""));
    }
  const auto add_line = [&](const char* party, const std::string& line) {
    if (!line.empty())
      rows += fmt::format(
          "[[red_line]]\nparty = \"{}\"\nissue = \"line\"\naccepts = {{ {} }}\nfirmness = 1\n", party, line);
  };
  add_line("north", north_line);
  add_line("south", south_line);
  return rows + more +
         "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\"]\n";
}

question::Answer asked(const std::string& rows) {
  return fixtures::run(least_change(), task_of(small_case(rows), "t"), {16, 1, 1, {}});
}

question::About about(const std::string& party = "", const std::string& issue = "") {
  question::About about;
  about.table = "t";
  about.party = party;
  about.issue = issue;
  return about;
}

TEST(LeastChange, of_two_clashing_lines_is_the_distance_between_them_in_units_of_the_scale) {
  const auto answer = asked(two_coasts("from = 120", "to = 60"));
  EXPECT_NEAR(*number(answer.find("gap_between_lines", about("", "line"))), 60, 1e-9);
  EXPECT_EQ(number(answer.find("lines_have_to_give", about("", "line"))), 1);
  EXPECT_NEAR(*number(answer.find("least_change_total", about())), 0.3, 1e-9);
  // Between the lines each could give half.
  EXPECT_NEAR(*number(answer.find("least_change_largest", about())), 0.2,
              1e-9);  // 80 or 100: on the grid 40 of 200
  EXPECT_EQ(number(answer.find("value_has_to_give", about("north"))), 0);
  EXPECT_EQ(number(answer.find("value_gives", about("north"))), std::nullopt);
}

TEST(LeastChange, tells_the_clash_with_its_share_and_its_amounts) {
  const auto answer = asked(two_coasts("from = 120", "to = 60"));
  const auto clashes = answer.all("clash"), shares = answer.all("clash_share");
  ASSERT_EQ(clashes.size(), 1u);
  EXPECT_EQ(std::get<std::vector<std::string>>(clashes[0]->value),
            (std::vector<std::string>{"red_line.north.line", "red_line.south.line"}));
  ASSERT_EQ(shares.size(), 1u);
  EXPECT_EQ(number(shares[0]), 1);
  EXPECT_EQ(shares[0]->about, clashes[0]->about);
  EXPECT_THAT(
      answer.says,
      ElementsAre(
          "What clashes, each world counted once: in every world the red line of The north on \"Line\" and "
          "the red line of The "
          "south on \"Line\". Each of these sets leaves no package, and without any one of its demands "
          "the others can stand together.",
          "With every number at its median, the fewest demands that leave no package are the red line "
          "of The north on \"Line\" and the red line of The south on \"Line\".",
          "The least change that opens room, where there is none (medians): on \"Line\" red lines give "
          "60 miles together (in 100 of 100 such worlds). Which party moves its line, the arithmetic "
          "does not say."));
}

TEST(LeastChange, of_ordered_options_counts_steps_and_of_other_options_one) {
  const std::string lines =
      "[[red_line]]\nparty = \"north\"\nissue = \"fee\"\naccepts = [\"full\"]\nfirmness = 1\n"
      "[[red_line]]\nparty = \"south\"\nissue = \"fee\"\naccepts = [\"none\"]\nfirmness = 1\n";
  const auto ordered = asked(two_coasts("", "", lines));
  EXPECT_NEAR(*number(ordered.find("gap_between_lines", about("", "fee"))), 2, 1e-9);
  EXPECT_NEAR(*number(ordered.find("least_change_total", about())), 1, 1e-9);
  EXPECT_NEAR(*number(ordered.find("least_change_largest", about())), 0.5, 1e-9);
  std::string rows = two_coasts("", "", lines);
  rows.replace(rows.find("ordered = true\n"), 15, "");
  const auto unordered = asked(rows);
  EXPECT_NEAR(*number(unordered.find("gap_between_lines", about("", "fee"))), 1, 1e-9);
  EXPECT_EQ(unordered.find("gap_between_lines", about("", "fee"))->unit, "options");
}

TEST(LeastChange, says_who_settles_for_less_than_without_agreement) {
  std::string rows = two_coasts("", "");
  // Both want more than three quarters of what there is.
  for (int n = 0; n < 2; ++n) rows.replace(rows.find("no_agreement = 0.1"), 18, "no_agreement = 0.7");
  const auto answer = asked(rows);
  EXPECT_NEAR(*number(answer.find("least_change_total", about())), 0.4, 1e-9);
  EXPECT_NEAR(*number(answer.find("least_change_largest", about())), 0.2, 1e-9);
  EXPECT_THAT(answer.says,
              Contains(HasSubstr("settles for less than it has without agreement (in 100 of 100 such "
                                 "worlds)")));
  EXPECT_THAT(answer.says,
              Contains(HasSubstr("in every world what The north has without agreement and what The south "
                                 "has without agreement")));
}

TEST(LeastChange, finds_nothing_where_there_is_room) {
  const auto answer = asked(two_coasts("from = 60", "to = 120"));
  EXPECT_THAT(answer.says, ElementsAre("There is room in every world, so nothing has to give."));
  EXPECT_THAT(answer.all("clash"), IsEmpty());
  EXPECT_THAT(answer.all("central_clash"), IsEmpty());
  EXPECT_EQ(number(answer.find("least_change_total", about())), std::nullopt);
  EXPECT_EQ(number(answer.find("gap_between_lines", about("", "line"))), std::nullopt);
}

TEST(LeastChange, has_an_amount_above_nothing_in_each_world_without_room_and_none_where_there_is_room) {
  std::size_t with = 0, without = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const auto task = task_of(small_case(random_lines(seed)), "t");
    const auto room_there = column_of(measured(room(), task, {64, 1, 1, {}}), "room");
    const auto total = column_of(measured(least_change(), task, {64, 1, 1, {}}), "least_change_total");
    const auto largest = column_of(measured(least_change(), task, {64, 1, 1, {}}), "least_change_largest");
    for (std::size_t w = 0; w < total.size(); ++w) {
      EXPECT_EQ(std::isnan(total[w]), room_there[w] == 1) << seed << " " << w;
      ++(std::isnan(total[w]) ? with : without);
      if (std::isnan(total[w])) continue;
      EXPECT_GT(total[w], 0);
      EXPECT_LE(largest[w], total[w] + 1e-9);
    }
  }
  EXPECT_GT(with, 100u);
  EXPECT_GT(without, 100u);
}

TEST(LeastChange, opens_room_in_the_central_world_when_the_demands_give_that_much) {
  const auto task = task_of(small_case(two_coasts("from = 120", "to = 60")), "t");
  const auto findings = least_change().solve(task, fixtures::central(task.dispute));
  ASSERT_EQ(findings.size(), 3u);
  EXPECT_EQ(findings[0].name, "central_clash");
  EXPECT_EQ(findings[1].name, "central_change_package");
  const auto line = std::get<double>(std::get<question::Terms>(findings[1].value)[0].value);
  EXPECT_GE(line, 60);
  EXPECT_LE(line, 120);
  EXPECT_EQ(findings[2].name, "central_change_gap");
  EXPECT_EQ(findings[2].unit, "proven distance to the least possible change");
  EXPECT_LT(std::get<double>(findings[2].value), 1e-9);
}

TEST(LeastChange, does_not_say_there_is_room_where_links_alone_leave_no_package) {
  const auto answer =
      asked(two_coasts("from = 60", "to = 120",
                       "[[link]]\nif = { line = { from = 0 } }\nthen = { fee = [\"none\"] }\n"
                       "[[link]]\nif = { line = { from = 0 } }\nthen = { fee = [\"full\"] }\n"));
  EXPECT_THAT(answer.all("clash"), IsEmpty());
  EXPECT_EQ(number(answer.find("least_change_total", about())), std::nullopt);
  EXPECT_THAT(answer.says, Not(Contains(HasSubstr("There is room"))));
}

TEST(LeastChange, names_a_line_alone_that_holds_no_point_of_the_scale) {
  // North accepts 101 to 119, and the scale goes in steps of 20: its line alone leaves no term, whatever the
  // South wants.
  for (const char* south : {"to = 160", "from = 0"}) {
    const auto answer = asked(two_coasts("from = 101, to = 119", south));
    const auto clashes = answer.all("clash");
    ASSERT_EQ(clashes.size(), 1u);
    EXPECT_EQ(std::get<std::vector<std::string>>(clashes[0]->value),
              (std::vector<std::string>{"red_line.north.line"}));
  }
}

TEST(LeastChange, does_not_name_a_line_that_is_not_real) {
  std::string rows = two_coasts("from = 101, to = 119", "to = 60");
  rows.replace(rows.rfind("firmness = 1"), 12, "firmness = 0");
  const auto answer = asked(rows);
  const auto clashes = answer.all("clash");
  ASSERT_EQ(clashes.size(), 1u);
  EXPECT_EQ(std::get<std::vector<std::string>>(clashes[0]->value),
            (std::vector<std::string>{"red_line.north.line"}));
}

TEST(LeastChange, does_not_apply_where_a_quorum_decides) {
  EXPECT_THAT(least_change().obstacles(task_of(small_case(two_coasts("", "") + "quorum = 1\n"), "t")),
              ElementsAre("this table decides by quorum, so no single demand stands in the way"));
  EXPECT_THAT(least_change().obstacles(task_of(small_case(two_coasts("", "")), "t")), IsEmpty());
}

}  // namespace
}  // namespace entente::methods
