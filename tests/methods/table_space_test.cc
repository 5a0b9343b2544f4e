// Tests also: table_ratify.cc
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

// Calls `look` with the table, its twin and the world, in every world of many random cases.
template <class Look>
void in_random_worlds(Look look, fixtures::RandomCaseOptions options = {}) {
  for (std::uint32_t seed = 0; seed < random_cases; ++seed) {
    options.war = seed % 3 == 0;
    const auto dispute = small_case(fixtures::random_rows(seed, options));
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

// ------------------------------------------------------------------------- quorums, vetoes and bodies

constexpr fixtures::RandomCaseOptions by_quorum{false, true, true, true, true, false, true};
constexpr fixtures::RandomCaseOptions by_vote{false, true, true, true, false, true, false};
constexpr fixtures::RandomCaseOptions by_both{false, true, true, true, true, true, false};

TEST(TableSpace, under_a_quorum_has_room_and_ranges_exactly_as_all_packages_have_that_enough_accept) {
  std::size_t with = 0, without = 0;
  in_random_worlds(
      [&](auto& model, TableSpace& space, const TableTwin& twin, auto&) {
        const auto packages = twin.acceptable();
        EXPECT_EQ(space.room(), !packages.empty());
        ++(packages.empty() ? without : with);
        const auto range = space.range();
        ASSERT_EQ(range.has_value(), !packages.empty());
        for (std::size_t j = 0; j < model.issues().size(); ++j) {
          std::vector<bool> occurs(model.options(j), false);
          for (const auto& package : packages) occurs[package[j]] = true;
          EXPECT_TRUE(packages.empty() || !space.lines_exclude(j)) << j;
          if (!range) continue;
          EXPECT_EQ(range->occurs[j], occurs) << j;
          EXPECT_EQ(space.range_of(j), std::pair(range->lowest[j], range->highest[j]));
        }
      },
      by_quorum);
  EXPECT_GT(with, 200u);
  EXPECT_GT(without, 50u);
}

TEST(TableSpace, under_a_quorum_the_reference_package_is_what_most_accept_and_then_the_largest_product) {
  std::size_t fewer = 0;
  in_random_worlds(
      [&](auto& model, TableSpace& space, const TableTwin& twin, auto&) {
        const auto packages = twin.acceptable();
        const auto reference = space.reference(0);
        ASSERT_EQ(reference.has_value(), !packages.empty());
        if (!reference) return;
        std::size_t widest = 0;
        for (const auto& package : packages) widest = std::max(widest, twin.accepting(package));
        std::pair<std::size_t, double> most{0, 0};
        for (const auto& package : packages)
          if (twin.accepting(package) == widest) most = std::max(most, twin.gains_of_accepting(package));
        EXPECT_EQ(twin.accepting(*reference), widest);
        EXPECT_EQ(twin.gains_of_accepting(*reference).first, most.first);
        EXPECT_GE(twin.gains_of_accepting(*reference).second, most.second * (1 - 1e-9));
        EXPECT_EQ(space.agreed(), space.accepting(model, *reference));
        fewer += widest < space.acceptors().size();
      },
      by_quorum);
  EXPECT_GT(fewer, 100u);
}

TEST(TableSpace, passes_exactly_the_packages_that_enough_accept_and_knows_whom_it_can_lose) {
  std::size_t robust = 0, fragile = 0;
  in_random_worlds(
      [&](auto& model, TableSpace& space, const TableTwin& twin, auto&) {
        const auto acceptable = twin.acceptable();
        for (const auto& package : twin.packages()) {
          const bool passes = std::find(acceptable.begin(), acceptable.end(), package) != acceptable.end();
          EXPECT_EQ(space.passes(model, package), passes);
          if (!passes) continue;
          std::size_t free = 0;  // who accept and hold no veto
          const auto accepts = space.accepting(model, package);
          for (std::size_t i = 0; i < accepts.size(); ++i)
            free += accepts[i] && !std::count(space.table().veto.begin(), space.table().veto.end(),
                                              space.acceptors()[i].party);
          const bool holds = free == 0 || twin.accepting(package) > *space.table().quorum;
          EXPECT_EQ(space.robust(model, package), holds);
          ++(holds ? robust : fragile);
        }
      },
      by_quorum);
  EXPECT_GT(robust, 100u);
  EXPECT_GT(fragile, 100u);
}

TEST(TableSpace, another_acceptor_beside_a_quorum_never_makes_room) {
  in_random_worlds(
      [](auto& model, TableSpace& space, const TableTwin&, auto&) {
        dispute::Table fewer = space.table();
        const auto last = fewer.must_accept.back().party;
        if (std::count(fewer.veto.begin(), fewer.veto.end(), last)) return;
        fewer.must_accept.pop_back();
        TableSpace without(model, fewer), with(model, fewer, {{last, {}}});
        without.fill(model);
        with.fill(model);
        EXPECT_LE(with.room(), without.room());
      },
      by_quorum);
}

TEST(TableSpace, a_quorum_of_all_changes_nothing) {
  in_random_worlds([](auto& model, TableSpace& space, const TableTwin&, auto& world) {
    dispute::Table all = space.table();
    all.quorum = all.must_accept.size();
    TableSpace same(model, all);
    same.fill(model);
    EXPECT_EQ(same.quorum(), nullptr);
    EXPECT_EQ(same.room(), space.room());
    EXPECT_EQ(same.reference(0), space.reference(0));
    EXPECT_EQ(same.ratifiable(model, world), space.ratifiable(model, world));
  });
}

TEST(TableSpace, bodies_that_vote_pass_and_leave_exactly_what_all_packages_say) {
  for (const auto& options : {by_vote, by_both}) {
    std::size_t with = 0, without = 0;
    in_random_worlds(
        [&](auto& model, TableSpace& space, const TableTwin& twin, const auto& world) {
          const auto packages = twin.acceptable();
          bool exists = false;
          for (const auto& package : packages) {
            const bool passes = space.ratifies(model, world, 0, package);
            EXPECT_EQ(passes, twin.ratified(package));
            exists = exists || passes;
            const auto* body = dispute::body_of(model.dispute().parts(), space.table().ratifies[0].party);
            EXPECT_NEAR(space.body(0)->chance(model, world, package), twin.chance(*body, package), 1e-12);
          }
          EXPECT_EQ(space.ratifiable(model, world), exists);
          if (!packages.empty()) ++(exists ? with : without);
        },
        options);
    EXPECT_GT(with, 100u);
    EXPECT_GT(without, 20u);
  }
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
