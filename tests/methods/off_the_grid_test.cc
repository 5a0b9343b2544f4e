#include "entente/methods/off_the_grid.h"

#include <cmath>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/text.h"
#include "entente/methods/phrases.h"
#include "entente/methods/table_space.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"

namespace entente::methods {
namespace {

using fixtures::central;
using fixtures::small_case;
using fixtures::task_of;
using question::Finding;
using ::testing::IsEmpty;

const std::string is_room = "room when scales without links can be settled at any point",
                  is_none = "no room at any point of the scales without links, proven";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

struct Seen {
  bool any = false, room = false, proven_none = false;
  question::Terms terms;
  double gap = 0;
};

Seen looked(const fixtures::CasePointer& dispute) {
  Seen seen;
  for (const Finding& finding : off_the_grid(task_of(dispute, "t"), central(dispute))) {
    seen.any = true;
    if (finding.name == "room_between_grid_points") {
      seen.room = std::get<std::string>(finding.value) == is_room;
      seen.proven_none = std::get<std::string>(finding.value) == is_none;
    }
    if (finding.name == "nash_bargaining_solution_between")
      seen.terms = std::get<question::Terms>(finding.value);
    if (finding.name == "nash_bargaining_solution_between_gap") seen.gap = *number(&finding);
  }
  return seen;
}

struct Judged {
  bool acceptable = true;
  double log_product = 0;  // of the gains
};

// Terms at any points, put back into the definition: the points stand on a grid of their own.
Judged judged(const fixtures::CasePointer& dispute, const question::Terms& terms) {
  const auto& table = dispute->tables()[0];
  const auto issues = dispute::issues_at(*dispute, table);
  std::vector<dispute::Setting> points;
  for (std::size_t j = 0; j < issues.size(); ++j)
    if (const auto* x = std::get_if<double>(&terms[j].value)) points.push_back({issues[j], *x});
  WorldModel model(*dispute, issues, acceptors(table), points);
  TableSpace space(model, table);
  model.fill(central(dispute));
  space.fill(model);
  theory::Package package;
  for (std::size_t j = 0; j < issues.size(); ++j) {
    double x = 0;
    if (const auto* at = std::get_if<double>(&terms[j].value)) x = *at;
    const auto& options = dispute->issue(issues[j]).options;
    for (std::size_t v = 0; v < options.size(); ++v)
      if (const auto* name = std::get_if<std::string>(&terms[j].value); name && options[v].id == *name)
        x = static_cast<double>(v);
    const auto& grid = model.grid(j);
    package.push_back(static_cast<std::uint16_t>(std::find(grid.begin(), grid.end(), x) - grid.begin()));
  }
  Judged result;
  const auto accepting = space.accepting(model, package);
  for (std::size_t i = 0; i < accepting.size(); ++i) {
    result.acceptable = result.acceptable && accepting[i];
    result.log_product +=
        std::log(std::max(1e-12, theory::utility(space.space(), package, i) - space.thresholds()[i]));
  }
  return result;
}

// The largest product on the grid; nullopt: no room there.
std::optional<double> on_the_grid(const fixtures::CasePointer& dispute) {
  const auto& table = dispute->tables()[0];
  WorldModel model(*dispute, dispute::issues_at(*dispute, table), acceptors(table));
  TableSpace space(model, table);
  model.fill(central(dispute));
  space.fill(model);
  const auto package = space.reference(0);
  if (!package) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < space.acceptors().size(); ++i)
    sum += std::log(std::max(1e-12, theory::utility(space.space(), *package, i) - space.thresholds()[i]));
  return sum;
}

// Two coasts whose balanced terms lie between the points of a coarse grid.
std::string coasts(const std::string& step, const std::string& more = "", const std::string& least = "0.35") {
  std::string rows;
  for (const char* id : {"north", "south"})
    rows += fmt::format("[[party]]\nid = \"{0}\"\nname = \"The {0}\"\nno_agreement = {1}\n", id, least);
  for (const char* id : {"line", "fee"})
    rows += fmt::format(
        "[[issue]]\nid = \"{0}\"\ntitle = \"The {0}\"\nscale = {{ 0 = \"low\", 100 = \"high\" }}\nstep = "
        "{1}\n",
        id, step);
  const struct {
    const char *party, *issue, *ideal, *salience;
  } views[] = {{"north", "line", "93", "0.7"},
               {"north", "fee", "0", "0.3"},
               {"south", "line", "11", "0.4"},
               {"south", "fee", "57", "0.6"}};
  for (const auto& view : views)
    rows += fmt::format("[[position]]\nparty = \"{}\"\nissue = \"{}\"\nideal = {}\nsalience = {}\n",
                        view.party, view.issue, view.ideal, view.salience);
  return rows + more +
         "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\"]\n";
}

TEST(OffTheGrid, the_product_on_ever_finer_grids_rises_to_the_one_between_their_points) {
  const auto between = judged(small_case(coasts("50")), looked(small_case(coasts("50"))).terms);
  EXPECT_TRUE(between.acceptable);
  double last = -1e9;
  for (const char* step : {"50", "25", "5", "1"}) {
    const auto dispute = small_case(coasts(step));
    const auto grid = on_the_grid(dispute);
    ASSERT_TRUE(grid.has_value()) << step;
    EXPECT_GE(*grid, last - 1e-12) << step;  // each grid holds the former
    EXPECT_LE(*grid, between.log_product + 1e-6) << step;
    EXPECT_NEAR(judged(dispute, looked(dispute).terms).log_product, between.log_product, 1e-6) << step;
    last = *grid;
  }
  EXPECT_NEAR(last, between.log_product, 1e-3);
  EXPECT_LT(*on_the_grid(small_case(coasts("50"))), between.log_product - 1e-3);
}

TEST(OffTheGrid, finds_room_between_points_where_the_grid_has_none) {
  // Both accept 41 to 49 alone, and the grid goes in steps of 20.
  const std::string lines =
      "[[red_line]]\nparty = \"north\"\nissue = \"line\"\naccepts = { from = 41 }\nfirmness = 1\n"
      "[[red_line]]\nparty = \"south\"\nissue = \"line\"\naccepts = { to = 49 }\nfirmness = 1\n";
  const auto dispute = small_case(coasts("20", lines, "0.2"));
  EXPECT_FALSE(on_the_grid(dispute).has_value());
  const auto seen = looked(dispute);
  EXPECT_TRUE(seen.room);
  ASSERT_FALSE(seen.terms.empty());
  EXPECT_GE(std::get<double>(seen.terms[0].value), 41);
  EXPECT_LE(std::get<double>(seen.terms[0].value), 49);
  EXPECT_TRUE(judged(dispute, seen.terms).acceptable);
}

TEST(OffTheGrid, proves_that_there_is_no_room_at_any_point) {
  const auto by_value = looked(small_case(coasts("20", "", "0.95")));
  EXPECT_TRUE(by_value.proven_none);
  EXPECT_TRUE(by_value.terms.empty());
  const std::string lines =
      "[[red_line]]\nparty = \"north\"\nissue = \"line\"\naccepts = { from = 50 }\nfirmness = 1\n"
      "[[red_line]]\nparty = \"south\"\nissue = \"line\"\naccepts = { to = 49 }\nfirmness = 1\n";
  EXPECT_TRUE(looked(small_case(coasts("20", lines, "0.2"))).proven_none);
}

TEST(OffTheGrid, has_room_wherever_the_grid_has_it_and_a_product_no_smaller_on_random_cases) {
  std::size_t room = 0, none = 0, more = 0;
  for (std::uint32_t seed = 0; seed < 120; ++seed) {
    SCOPED_TRACE(seed);
    fixtures::RandomCaseOptions options;
    options.war = seed % 4 == 0;
    options.ratifiers = false;
    const std::string rows =
        replaced(fixtures::random_rows(seed, options), "curvature = 1.5", "curvature = 1");
    const auto dispute = small_case(rows), fine = small_case(replaced(rows, "step = 20", "step = 2"));
    const auto seen = looked(dispute);
    EXPECT_LE(seen.any, rows.find("[[interaction]]") == std::string::npos);
    EXPECT_GE(seen.any, rows.find("[[interaction]]") == std::string::npos &&
                            rows.find("[[link]]") == std::string::npos);
    if (!seen.any) continue;
    ASSERT_TRUE(seen.room || seen.proven_none);
    const auto grid = on_the_grid(dispute);
    EXPECT_GE(seen.room, grid.has_value());
    EXPECT_LE(seen.room, rows.find("[[link]]") != std::string::npos || looked(fine).room);
    ++(seen.room ? room : none);
    if (!seen.room) continue;
    const auto terms = judged(dispute, seen.terms);
    EXPECT_TRUE(terms.acceptable);
    if (!grid || *grid < -20) continue;
    EXPECT_GE(terms.log_product + seen.gap, *grid - 1e-6);
    more += terms.log_product > *grid + 0.01;
  }
  EXPECT_GT(room, 20u);
  EXPECT_GT(none, 5u);
  EXPECT_GT(more, 5u);
}

TEST(OffTheGrid, leaves_a_scale_that_a_link_names_on_its_grid) {
  const auto dispute = small_case(
      coasts("20", "[[link]]\nif = { line = { from = 80 } }\nforbid = { fee = { from = 0, to = 0 } }\n"));
  // Both scales are named, so nothing can be split.
  EXPECT_FALSE(looked(dispute).any);
}

TEST(OffTheGrid, does_not_apply_to_losses_that_grow_faster_interactions_and_quorums) {
  const std::string plain = coasts("20");
  EXPECT_TRUE(looked(small_case(plain)).any);
  EXPECT_THAT(off_the_grid(task_of(small_case(plain + "quorum = 1\n"), "t"),
                           central(small_case(plain + "quorum = 1\n"))),
              IsEmpty());
  EXPECT_FALSE(looked(small_case(replaced(plain, "no_agreement = 0.35\n[[party]]",
                                          "no_agreement = 0.35\ncurvature = 1.5\n[[party]]")))
                   .any);
  EXPECT_FALSE(
      looked(small_case(coasts("20",
                               "[[interaction]]\nparty = \"north\"\nif = { line = { from = 80 } }\nadds = "
                               "0.1\n")))
          .any);
}

}  // namespace
}  // namespace entente::methods
