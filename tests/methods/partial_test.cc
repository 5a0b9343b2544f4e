// Tests also: partial_space.cc
#include "entente/methods/partial.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/partial_space.h"
#include "entente/methods/phrases.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"
#include "tests/reference/partial_enumeration.h"
#include "tests/reference/table_enumeration.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::column_of;
using fixtures::measured;
using fixtures::small_case;
using fixtures::task_of;
using reference::PartialTwin;
using reference::TableTwin;
using ::testing::ElementsAre;

// ------------------------------------------------------------------------------- against every package

struct Scene {
  WorldModel& model;
  TableSpace& table;
  PartialSpace& partial;
  const dispute::World& world;
  std::uint32_t seed;
};

// Small random cases, worlds of each, and every choice of what is settled.
void in_random_scenes(const std::function<void(const Scene&, const std::vector<bool>&)>& look,
                      bool links = true) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    fixtures::RandomCaseOptions options;
    options.war = seed % 2 == 0;
    options.ratifiers = false;
    std::string rows = fixtures::random_rows(seed, options);
    const bool linked =
        rows.find("[[link]]") != std::string::npos || rows.find("[[interaction]]") != std::string::npos;
    if (linked && !links) continue;
    const auto dispute = small_case(rows);
    const auto& at = dispute->table(*dispute->find_table("t"));
    const auto issues = dispute::issues_at(*dispute, at);
    WorldModel model(*dispute, issues, acceptors(at));
    TableSpace table(model, at);
    PartialSpace partial(table);
    const ensemble::Draws draws(dispute, 7, 16);
    for (std::size_t w = 0; w < 16; ++w) {
      const auto world = draws.world(w);
      model.fill(world);
      table.fill(model);
      for (std::size_t set = 1; set < std::size_t{1} << issues.size(); ++set) {
        std::vector<bool> settled;
        for (std::size_t j = 0; j < issues.size(); ++j) settled.push_back(set >> j & 1);
        SCOPED_TRACE(fmt::format("case {}, world {}, set {}", seed, w, set));
        partial.fill(model, table, settled);
        look({model, table, partial, world, seed}, settled);
      }
    }
  }
}

TEST(PartialSpace, has_room_exactly_where_some_terms_on_the_settled_issues_leave_all_who_mind_better_off) {
  std::size_t with = 0, without = 0, interim = 0;
  in_random_scenes([&](const Scene& s, const std::vector<bool>& settled) {
    const PartialTwin twin(s.model, s.table.table(), settled);
    EXPECT_EQ(s.partial.room(), twin.room());
    ++(twin.room() ? with : without);
    interim += twin.room() && twin.interim();
  });
  EXPECT_GT(with, 500u);
  EXPECT_GT(without, 500u);
  EXPECT_GT(interim, 100u);
}

TEST(PartialSpace, has_room_exactly_as_the_definition_says_where_nothing_links_issues) {
  std::size_t with = 0, without = 0;
  in_random_scenes(
      [&](const Scene& s, const std::vector<bool>& settled) {
        const PartialTwin twin(s.model, s.table.table(), settled);
        EXPECT_EQ(s.partial.room(), twin.room());
        ++(twin.room() ? with : without);
      },
      false);
  EXPECT_GT(with, 50u);
  EXPECT_GT(without, 50u);
}

TEST(PartialSpace, balances_the_terms_with_the_largest_product_of_gains) {
  std::size_t compared = 0;
  in_random_scenes(
      [&](const Scene& s, const std::vector<bool>& settled) {
        const PartialTwin twin(s.model, s.table.table(), settled);
        const auto found = s.partial.reference(0);
        ASSERT_EQ(found.has_value(), twin.room());
        if (!found) return;
        PartialTwin::Point point;
        for (std::size_t j = 0; j < settled.size(); ++j)
          point.push_back(settled[j] ? s.model.grid(j)[(*found)[j]] : s.model.status_quo(j));
        EXPECT_TRUE(twin.something_to_sign(point));
        double most = 0;
        for (const auto& other : twin.points())
          if (twin.something_to_sign(other)) most = std::max(most, twin.product(other));
        // Gains are counted from a millionth above what there is without.
        EXPECT_GE(twin.product(point), most - 1e-5);
        ++compared;
      },
      false);
  EXPECT_GT(compared, 50u);
}

TEST(PartialSpace, settling_everything_is_room_at_the_table_but_for_terms_that_leave_somebody_no_gain) {
  std::size_t same = 0;
  in_random_scenes([&](const Scene& s, const std::vector<bool>& settled) {
    if (std::find(settled.begin(), settled.end(), false) != settled.end()) return;
    const TableTwin whole(s.model, s.table.table(), s.world);
    const auto acceptable = whole.acceptable();
    EXPECT_LE(s.partial.room(), !acceptable.empty());
    if (s.partial.room() == !acceptable.empty()) return void(++same);
    for (const auto& package : acceptable) {
      double least = 1;
      for (const auto& acceptor : s.table.table().must_accept)
        least = std::min(least, whole.gain(acceptor, package));
      EXPECT_LT(least, 1e-5);
    }
  });
  EXPECT_GT(same, 500u);
}

// ------------------------------------------------------------------------------------- cases by hand

// Two coasts whose lines on the border clash; on fee and tax each gives what costs it little.
struct Coasts {
  std::string line_today = "40", more_of_line, lines = "firmness = 1", rows_at_the_end;
  std::string rows() const {
    std::string text;
    for (const char* id : {"north", "south"})
      text += fmt::format("[[party]]\nid = \"{0}\"\nname = \"The {0}\"\npatience = 0.9\n{1}", id,
                          more_of_line.empty() ? "" : "belligerent = true\n");
    text += fmt::format(
        "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = {{ 0 = \"low\", 100 = \"high\" }}\nstep = 10\n"
        "status_quo = {}\n{}",
        line_today, more_of_line);
    for (const char* id : {"fee", "tax"})
      text += fmt::format(
          "[[issue]]\nid = \"{0}\"\ntitle = \"The {0}\"\nscale = {{ 0 = \"low\", 10 = \"high\" }}\nstep = 1\n"
          "status_quo = 5\n",
          id);
    const struct {
      const char *party, *issue, *ideal, *salience;
    } views[] = {{"north", "line", "100", "0.5"}, {"north", "fee", "10", "0.4"},
                 {"north", "tax", "0", "0.1"},    {"south", "line", "0", "0.5"},
                 {"south", "fee", "0", "0.1"},    {"south", "tax", "10", "0.4"}};
    for (const auto& view : views)
      text += fmt::format("[[position]]\nparty = \"{}\"\nissue = \"{}\"\nideal = {}\nsalience = {}\n",
                          view.party, view.issue, view.ideal, view.salience);
    text += fmt::format(
        "[[red_line]]\nparty = \"north\"\nissue = \"line\"\naccepts = {{ from = 60 }}\n{0}\n"
        "[[red_line]]\nparty = \"south\"\nissue = \"line\"\naccepts = {{ to = 30 }}\n{0}\n"
        "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\"]\n",
        lines);
    return text + rows_at_the_end;
  }
};

constexpr const char* the_war =
    "[war]\nbetween = [\"north\", \"south\"]\nlevels = 10\nlevel = 4\nadvance = 0.2\nretreat = 0.2\n"
    "cost = { north = 0, south = 0 }\nends = { low = { line = 0 }, high = { line = 100 } }\n";

double share_of(const question::Answer& answer, const char* name, const std::string& issue) {
  question::About at;
  at.table = "t";
  at.issue = issue;
  return *number(answer.find(name, at));
}

TEST(PartialAgreements, settle_what_is_left_when_one_issue_stays_as_it_is) {
  const auto task = task_of(small_case(Coasts{}.rows()), "t");
  const auto answer = fixtures::run(partial_agreements(), task, {16, 1, 1, {}});
  EXPECT_EQ(share_of(answer, "partial_room", "line"), 1);
  EXPECT_EQ(share_of(answer, "partial_room", "fee"), 0);
  EXPECT_EQ(share_of(answer, "partial_room", "tax"), 0);
  EXPECT_EQ(share_of(answer, "room_in_one_step", "line"), 0);
  EXPECT_EQ(share_of(answer, "room_after_first_stage", "line"), 0);
  EXPECT_EQ(share_of(answer, "room_lost_by_stages", "line"), 0);
  // By hand: fee 10 and tax 10; each gains 0.4 of half a scale and gives 0.1 of half a scale.
  question::About package;
  package.table = "t";
  package.issue = "line";
  EXPECT_EQ(std::get<question::Terms>(answer.find("first_stage_package", package)->value),
            (question::Terms{{"line", 40.0}, {"fee", 10.0}, {"tax", 10.0}}));
  for (const char* party : {"north", "south"}) {
    question::About about;
    about.table = "t";
    about.party = party;
    EXPECT_NEAR(*number(answer.find("first_stage_gain", about)), 0.15, 1e-12);
  }
}

TEST(PartialAgreements, say_what_can_be_signed_and_what_room_it_leaves) {
  const auto task = task_of(small_case(Coasts{}.rows()), "t");
  EXPECT_THAT(
      fixtures::run(partial_agreements(), task, {16, 1, 1, {}}).says,
      ElementsAre(
          "Apart from \"Line\", terms on the other issues exist in every world that leave each of The "
          "north and The south who minds them better off than signing nothing, and none of them "
          "worse, while that issue stays as it is; they cross no real red line.",
          "In stages: once that is signed, there is room for the whole in 0 of 100 of those worlds. "
          "Signing first closes room that there is otherwise in no world.",
          "Balanced terms of such a first stage, medians over those worlds: The fee: 10 "
          "(high); The tax: 10 (high). "
          "They are a reference, none is recommended."));
}

TEST(PartialAgreements, say_that_the_fighting_goes_on_where_a_fought_over_issue_stays_open) {
  Coasts coasts;
  coasts.more_of_line = "fought_over = true\n";
  coasts.rows_at_the_end = the_war;
  const auto task = task_of(small_case(coasts.rows()), "t");
  const auto says = fixtures::run(partial_agreements(), task, {16, 1, 1, {}}).says;
  ASSERT_FALSE(says.empty());
  EXPECT_EQ(
      says[0],
      "Apart from \"Line\", terms on the other issues exist in every world that leave each of The north and "
      "The south who minds them better off than signing nothing, and none of them worse, while that issue "
      "stays "
      "as it is, the fighting included; they cross no real red line.");
}

TEST(PartialAgreements, say_so_where_nothing_can_be_signed_without_any_one_issue) {
  Coasts coasts;
  // Links forbid every change of fee and of tax.
  coasts.rows_at_the_end =
      "[[link]]\nif = { fee = { from = 6 } }\nforbid = { tax = { from = 0 } }\n"
      "[[link]]\nif = { fee = { to = 4 } }\nforbid = { tax = { from = 0 } }\n";
  const auto task = task_of(small_case(coasts.rows()), "t");
  EXPECT_THAT(
      fixtures::run(partial_agreements(), task, {16, 1, 1, {}}).says,
      ElementsAre("Leaving any one issue as it is, no world has terms on the others that leave each who must "
                  "accept better off than signing nothing."));
}

TEST(PartialAgreements, count_neither_for_nor_against_the_fighting_where_it_goes_on_anyway) {
  // North wins the war in a while, so it has more by fighting on than by any text on fee and tax: a
  // comparison with no agreement would leave nothing to sign.
  Coasts coasts;
  coasts.more_of_line = "fought_over = true\n";
  coasts.lines = "firmness = 0";
  coasts.rows_at_the_end = the_war;
  coasts.rows_at_the_end.replace(coasts.rows_at_the_end.find("advance = 0.2"), 13, "advance = 0.8");
  std::string rows = coasts.rows();
  rows.replace(rows.find("patience = 0.9\n"), 15, "patience = 0.99\n");
  const auto dispute = small_case(rows);
  const auto task = task_of(dispute, "t");
  const auto world = fixtures::central(dispute);
  const auto& at = dispute->table(*task.inquiry.table);
  WorldModel model(*dispute, dispute::issues_at(*dispute, at));
  TableSpace table(model, at);
  model.fill(world);
  table.fill(model);
  PartialSpace partial(table);
  partial.fill(model, table, {false, true, true});
  EXPECT_GT(model.reservation(0), 0.2 + 0.4 + 0.1);  // beyond the line today with all of fee and tax
  EXPECT_DOUBLE_EQ(partial.without(0), model.status_quo_utility(0));
  EXPECT_TRUE(partial.room());
  // With the line settled the fighting ends, and it is what each compares with.
  partial.fill(model, table, {true, false, true});
  EXPECT_DOUBLE_EQ(partial.without(0), model.reservation(0));
}

TEST(PartialAgreements, sign_nothing_where_today_is_the_only_term_that_nobody_loses_by) {
  // One issue apart from the line, opposed: every change takes from somebody.
  Coasts coasts;
  coasts.rows_at_the_end =
      "[[link]]\nif = { tax = { from = 6 } }\nforbid = { fee = { from = 0 } }\n"
      "[[link]]\nif = { tax = { to = 4 } }\nforbid = { fee = { from = 0 } }\n";
  const auto task = task_of(small_case(coasts.rows()), "t");
  const auto table = measured(partial_agreements(), task, {16, 1, 1, {}});
  EXPECT_THAT(column_of(table, "partial_room", "", "line"), ::testing::Each(0));
}

TEST(FightingGoesOn, exactly_where_there_is_a_war_and_a_fought_over_issue_is_left_open) {
  Coasts at_war, at_peace;
  at_war.more_of_line = at_peace.more_of_line = "fought_over = true\n";
  at_war.rows_at_the_end = the_war;
  for (const auto* coasts : {&at_war, &at_peace}) {
    const auto dispute = small_case(coasts->rows());
    const auto issues = dispute::issues_at(*dispute, dispute->tables()[0]);
    const bool war = coasts == &at_war;
    EXPECT_EQ(fighting_goes_on(*dispute, issues, {false, true, true}), war);
    EXPECT_EQ(fighting_goes_on(*dispute, issues, {false, false, false}), war);
    EXPECT_FALSE(fighting_goes_on(*dispute, issues, {true, false, false}));
    EXPECT_FALSE(fighting_goes_on(*dispute, issues, {true, true, true}));
  }
}

TEST(PartialAgreements, leave_an_open_issue_exactly_at_today_even_between_two_points_of_its_grid) {
  // Today the line stands at 44, between 40 and 50; its value there is the same with and without the text.
  Coasts coasts;
  coasts.line_today = "44";
  const auto dispute = small_case(coasts.rows());
  const auto& at = dispute->tables()[0];
  WorldModel model(*dispute, dispute::issues_at(*dispute, at));
  TableSpace table(model, at);
  model.fill(fixtures::central(dispute));
  table.fill(model);
  PartialSpace partial(table);
  partial.fill(model, table, {false, true, true});
  for (std::size_t i = 0; i < 2; ++i) {
    const theory::Package today = {4, 5, 5};
    EXPECT_NEAR(theory::utility(partial.space(), today, i), partial.without(i), 1e-12) << i;
  }
}

TEST(PartialAgreements, give_no_bonus_that_today_has_as_well) {
  // An interaction that holds at 48 and above: not today, at 46, though at 50, the nearest point of the grid.
  // Neither signing nor not signing changes the line, so the interaction plays no part.
  Coasts coasts;
  coasts.line_today = "46";
  coasts.rows_at_the_end =
      "[[interaction]]\nparty = \"south\"\nif = { line = { from = 48 }, fee = { from = 0 } }\nadds = -0.5\n";
  const auto task = task_of(small_case(coasts.rows()), "t");
  const auto table = measured(partial_agreements(), task, {16, 1, 1, {}});
  EXPECT_THAT(column_of(table, "partial_room", "", "line"), ::testing::Each(1));
}

// ---------------------------------------------------------------------------------------- first stage

TEST(FirstStage, leaves_room_exactly_where_some_settlement_of_the_open_issue_completes_it) {
  std::size_t after = 0, lost = 0, none = 0;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    fixtures::RandomCaseOptions options;
    options.war = seed % 2 == 0;
    options.ratifiers = false;
    const auto dispute = small_case(fixtures::random_rows(seed, options));
    const auto task = task_of(dispute, "t");
    const auto method = partial_agreements();
    const auto answer = fixtures::run(method, task, {16, 7, 1, {}});
    const auto stage = method.next(task, answer);
    if (!stage) continue;
    const auto table = measured(*stage, task, {16, 7, 1, {}});
    const auto& at = dispute->table(*task.inquiry.table);
    const auto issues = dispute::issues_at(*dispute, at);
    const auto open = *dispute->find_issue(table.schema[0].about.issue);
    WorldModel model(*dispute, issues, acceptors(at));
    const ensemble::Draws draws(dispute, 7, 16);
    for (std::size_t w = 0; w < 16; ++w) {
      const auto world = draws.world(w);
      model.fill(world);
      const TableTwin twin(model, at, world);
      const auto acceptable = twin.acceptable();
      bool completed = false;
      for (const auto& package : acceptable) {
        bool keeps = !std::isnan(table.at(w, 3));
        for (std::size_t j = 0; j < issues.size(); ++j)
          keeps = keeps && (issues[j] == open || table.at(w, 3 + j) == package[j]);
        completed = completed || keeps;
      }
      EXPECT_EQ(table.at(w, 0), acceptable.empty() ? 0 : 1) << seed << " " << w;
      const bool signs = !std::isnan(table.at(w, 3));
      EXPECT_EQ(std::isnan(table.at(w, 1)), !signs) << seed << " " << w;
      EXPECT_EQ(table.at(w, 1) == 1, signs && completed) << seed << " " << w;
      EXPECT_EQ(table.at(w, 2), !acceptable.empty() && signs && !completed ? 1 : 0) << seed << " " << w;
      after += completed;
      lost += table.at(w, 2) == 1;
      none += !signs;
    }
  }
  EXPECT_GT(after, 100u);
  EXPECT_GT(lost, 5u);
  EXPECT_GT(none, 20u);
}

// ------------------------------------------------------------------------------------------ obstacles

std::vector<std::string> obstacles_of(const std::string& rows) {
  return partial_agreements().obstacles(task_of(small_case(rows), "t"));
}

std::string without(std::string rows, const std::string& part, std::size_t times = 1) {
  for (std::size_t n = 0; n < times; ++n) rows.erase(rows.find(part), part.size());
  return rows;
}

TEST(PartialAgreements, apply_to_the_coasts) {
  EXPECT_THAT(obstacles_of(Coasts{}.rows()), ElementsAre());
}

TEST(PartialAgreements, name_what_today_is_not_stated_for) {
  // With no_agreement stated everywhere the agreement itself applies.
  std::string rows = Coasts{}.rows();
  for (const char* name : {"name = \"The north\"\n", "name = \"The south\"\n"})
    rows.insert(rows.find(name), "no_agreement = 0.3\n");
  EXPECT_THAT(
      obstacles_of(without(rows, "status_quo = 5\n")),
      ElementsAre("issue.fee.status_quo is missing, so what leaving the issue as it is means is not known"));
  EXPECT_THAT(
      obstacles_of(without(rows, "status_quo = 5\n", 2)),
      ElementsAre("issue.fee.status_quo and issue.tax.status_quo are missing, so what leaving an issue as it "
                  "is means is not known"));
}

TEST(PartialAgreements, do_not_apply_where_a_quorum_decides) {
  std::string rows = Coasts{}.rows();
  EXPECT_THAT(obstacles_of(rows + "quorum = 1\n"),
              ElementsAre("this table decides by quorum, and partial agreements need all who must accept"));
}

TEST(PartialAgreements, do_not_apply_where_there_is_one_issue) {
  EXPECT_THAT(obstacles_of(Coasts{}.rows() + "issues = [\"line\"]\n"),
              ElementsAre("there is one issue at this table, so nothing is left to sign without it"));
}

}  // namespace
}  // namespace entente::methods
