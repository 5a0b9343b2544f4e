#include "entente/methods/table_space.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"
#include "tests/reference/table_enumeration.h"

namespace entente::methods {
namespace {

using dispute::Table;
using fixtures::CasePointer;
using fixtures::small_case;
using reference::TableTwin;

constexpr std::uint32_t random_cases = 80;
constexpr std::size_t worlds = 16;

CasePointer random_case(std::uint32_t seed) {
  fixtures::RandomCaseOptions options;
  options.war = seed % 3 == 0;
  return small_case(fixtures::random_rows(seed, options));
}

// Calls `look` with the table, its twin and the world, in every world of many random cases.
template <class Look>
void in_random_worlds(Look look) {
  for (std::uint32_t seed = 0; seed < random_cases; ++seed) {
    const auto dispute = random_case(seed);
    const Table& table = dispute->tables().front();
    const ensemble::Draws draws(dispute, seed, worlds);
    WorldModel model(*dispute, dispute::issues_at(*dispute, table));
    TableSpace space(model, table);
    for (std::size_t w = 0; w < worlds; ++w) {
      SCOPED_TRACE(testing::Message() << "case " << seed << ", world " << w);
      const auto world = draws.world(w);
      model.fill(world);
      space.fill(model);
      look(model, space, TableTwin(model, table, world), world);
    }
  }
}

TEST(TableSpace, has_room_exactly_when_some_package_of_all_is_acceptable) {
  std::size_t with = 0, without = 0;
  in_random_worlds([&](auto&, TableSpace& space, const TableTwin& twin, auto&) {
    const bool room = !twin.acceptable().empty();
    EXPECT_EQ(space.room(), room);
    ++(room ? with : without);
  });
  EXPECT_GT(with, 200u);  // the property says something only if both happen
  EXPECT_GT(without, 200u);
}

TEST(TableSpace, ranges_over_exactly_the_options_that_acceptable_packages_have) {
  in_random_worlds([](auto& model, TableSpace& space, const TableTwin& twin, auto&) {
    const auto packages = twin.acceptable();
    const auto range = space.range();
    ASSERT_EQ(range.has_value(), !packages.empty());
    if (!range) return;
    for (std::size_t j = 0; j < model.issues().size(); ++j) {
      std::vector<bool> occurs(model.options(j), false);
      for (const auto& package : packages) occurs[package[j]] = true;
      EXPECT_EQ(range->occurs[j], occurs) << j;
      const auto ends = space.range_of(j);
      ASSERT_TRUE(ends.has_value());
      EXPECT_EQ(ends->first, range->lowest[j]);
      EXPECT_EQ(ends->second, range->highest[j]);
    }
    EXPECT_TRUE(space.room());  // range_of leaves the space as it was
  });
}

TEST(TableSpace, the_reference_package_is_acceptable_and_no_package_has_a_larger_product) {
  in_random_worlds([](auto&, TableSpace& space, const TableTwin& twin, auto&) {
    const auto packages = twin.acceptable();
    for (const double tolerance : {0.0, 1e-3}) {
      const auto reference = space.reference(tolerance);
      ASSERT_EQ(reference.has_value(), !packages.empty());
      if (!reference) continue;
      EXPECT_NE(std::find(packages.begin(), packages.end(), *reference), packages.end());
      double best = 0;
      for (const auto& package : packages) best = std::max(best, twin.product(package));
      EXPECT_GE(twin.product(*reference), best * std::exp(-tolerance) - 1e-9);
    }
  });
}

TEST(TableSpace, a_ratifiable_package_exists_exactly_when_one_of_all_passes_every_ratifier) {
  std::size_t with = 0, without = 0;
  in_random_worlds([&](auto& model, TableSpace& space, const TableTwin& twin, const auto& world) {
    const auto packages = twin.acceptable();
    const bool exists = std::any_of(packages.begin(), packages.end(),
                                    [&](const auto& package) { return twin.ratified(package); });
    EXPECT_EQ(space.ratifiable(model, world), exists);
    if (!packages.empty()) ++(exists ? with : without);
  });
  EXPECT_GT(with, 100u);
  EXPECT_GT(without, 20u);
}

TEST(TableSpace, each_ratifier_judges_each_package_by_its_rule) {
  in_random_worlds([](auto& model, TableSpace& space, const TableTwin& twin, const auto& world) {
    for (const auto& package : twin.acceptable()) {
      bool all = true;
      for (std::size_t r = 0; r < space.table().ratifies.size(); ++r)
        all = all && space.ratifies(model, world, r, package);
      EXPECT_EQ(all, twin.ratified(package));
    }
  });
}

TEST(TableSpace, another_acceptor_never_makes_room) {
  in_random_worlds([](auto& model, TableSpace& space, const TableTwin&, auto&) {
    for (std::size_t p = 0; p < model.parties(); ++p) {
      TableSpace more(model, space.table(), {{dispute::PartyId(p), {}}});
      // A party that judged some issues alone and now judges the whole is not one acceptor more.
      if (more.acceptors().size() == space.acceptors().size()) continue;
      more.fill(model);
      EXPECT_LE(more.room(), space.room()) << p;
    }
  });
}

// ------------------------------------------------------------------------- acceptance limited to issues, by
// hand

// A wants the line high; E minds the line little and the fee much. Status quo: line 20, fee 0.
CasePointer limited(const std::string& on) {
  return small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\n[[party]]\nid = \"e\"\nname = \"E\"\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = "
      "20\nstatus_quo = 20\n"
      "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\nscale = { 0 = \"low\", 10 = \"high\" }\nstep = "
      "5\nstatus_quo = 0\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
      "[[position]]\nparty = \"e\"\nissue = \"line\"\nideal = 0\nsalience = 0.2\n"
      "[[position]]\nparty = \"e\"\nissue = \"fee\"\nideal = 10\nsalience = 0.6\n"
      "[[red_line]]\nparty = \"e\"\nissue = \"line\"\naccepts = { to = 40 }\nfirmness = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\", { party = \"e\", on = [" +
      on + "] }]\n");
}

struct Limited {
  explicit Limited(const std::string& on)
      : dispute(limited(on)),
        model(*dispute, dispute::issues_at(*dispute, dispute->tables().front())),
        space(model, dispute->tables().front()) {
    model.fill(fixtures::central(dispute));
    space.fill(model);
  }
  CasePointer dispute;
  WorldModel model;
  TableSpace space;
};

TEST(TableSpace, an_acceptor_limited_to_issues_judges_those_with_its_weights_made_to_sum_to_one) {
  Limited t("\"fee\"");
  EXPECT_NEAR(t.space.thresholds()[1], 0, 1e-12);           // the fee at its status quo is worth nothing to E
  EXPECT_NEAR(t.space.space().value(1, 1, 1), 0.5, 1e-12);  // 5 of 10, with weight 1
  EXPECT_NEAR(t.space.space().value(0, 3, 1), 0, 1e-12);    // the line does not count
  const auto range = t.space.range();
  ASSERT_TRUE(range.has_value());
  EXPECT_EQ(range->highest[0], 5u);  // nor does E's red line on it
}

TEST(TableSpace, red_lines_count_on_the_issues_an_acceptor_judges) {
  Limited t("\"line\"");
  EXPECT_NEAR(t.space.thresholds()[1], 0.8, 1e-12);  // the line at 20, with weight 1
  const auto range = t.space.range();
  ASSERT_TRUE(range.has_value());
  // A needs 20 or more, E nothing above 20: its line at 40 adds nothing, but lines_exclude sees it.
  EXPECT_EQ(range->lowest[0], 1u);
  EXPECT_EQ(range->highest[0], 1u);
  EXPECT_FALSE(t.space.space().allowed(0, 3));
}

TEST(TableSpace, a_red_line_on_an_issue_that_the_acceptor_does_not_judge_excludes_nothing) {
  Limited t("\"fee\"");
  EXPECT_FALSE(t.space.lines_exclude(0));
  EXPECT_FALSE(t.space.pair_excludes(t.model, 0, 1, 0));
}

// ------------------------------------------------------------------------- links beside an issue off the
// table

CasePointer linked(const std::string& link, const std::string& issues) {
  return small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 20\n"
      "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
      "[[link]]\n" +
      link + "\n[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n" + issues);
}

std::size_t highest_line(const CasePointer& dispute) {
  WorldModel model(*dispute, dispute::issues_at(*dispute, dispute->tables().front()));
  TableSpace space(model, dispute->tables().front());
  model.fill(fixtures::central(dispute));
  space.fill(model);
  const auto range = space.range();
  return range ? range->highest[0] : 99;
}

TEST(TableSpace, a_link_holds_where_both_its_issues_are_at_the_table) {
  const auto dispute = linked("if = { who = [\"none\", \"joint\"] }\nthen = { line = { to = 40 } }", "");
  EXPECT_EQ(highest_line(dispute), 2u);
}

TEST(TableSpace, a_link_whose_condition_is_not_at_the_table_binds_nothing) {
  const auto dispute =
      linked("if = { who = \"joint\" }\nthen = { line = { to = 40 } }", "issues = [\"line\"]\n");
  EXPECT_EQ(highest_line(dispute), 5u);
}

TEST(TableSpace, a_link_whose_consequence_is_not_at_the_table_forbids_nothing) {
  const auto dispute =
      linked("if = { line = { from = 60 } }\nthen = { who = \"joint\" }", "issues = [\"line\"]\n");
  EXPECT_EQ(highest_line(dispute), 5u);
}

}  // namespace
}  // namespace entente::methods
