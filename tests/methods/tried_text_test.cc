// Tests also: text_space.cc
#include "entente/methods/tried_text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/phrases.h"
#include "entente/methods/text_space.h"
#include "tests/methods/case_support.h"
#include "tests/methods/harbour_sport.h"
#include "tests/methods/random_case.h"
#include "tests/reference/demand_enumeration.h"
#include "tests/reference/partial_enumeration.h"

namespace entente::methods {
namespace {

using dispute::Proposal;
using fixtures::CasePointer;
using fixtures::column_of;
using fixtures::measured;
using fixtures::small_case;
using fixtures::task_of;
using reference::DemandTwin;
using reference::PartialTwin;
using reference::TablePackage;
using reference::TableTwin;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// ------------------------------------------------------------------------------- against every package

// A text on some issues of the table, half of its points off the grid of the case.
Proposal random_text(const dispute::Case& dispute, const dispute::Table& table, std::mt19937& random,
                     bool whole) {
  Proposal text;
  const auto issues = dispute::issues_at(dispute, table);
  const std::size_t one = random() % issues.size();
  for (std::size_t j = 0; j < issues.size(); ++j) {
    if (!whole && (j == one || random() % 2)) continue;
    const auto& issue = dispute.issue(issues[j]);
    const bool scale = issue.kind == dispute::Issue::Kind::scale;
    const double x =
        scale ? (random() % 2 ? static_cast<double>(random() % 6) * 20 : static_cast<double>(random() % 101))
              : static_cast<double>(random() % 3);
    text.terms.push_back({issues[j], x});
  }
  if (text.terms.empty()) text.terms.push_back({issues[(one + 1) % issues.size()], 0});
  return text;
}

struct Scene {
  TextSpace& text;
  const dispute::Table& table;
  const dispute::World& world;
  std::mt19937& random;
};

constexpr fixtures::RandomCaseOptions plain{false, true, false, true, false, false, false};
constexpr fixtures::RandomCaseOptions at_war{true, true, false, true, false, false, false};
constexpr fixtures::RandomCaseOptions by_quorum{false, true, false, true, true, false, true};

void in_random_worlds(const fixtures::RandomCaseOptions& options, bool whole,
                      const std::function<void(const Scene&)>& look) {
  std::mt19937 random(11);
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const auto dispute = small_case(fixtures::random_rows(seed, options));
    const auto& table = dispute->table(*dispute->find_table("t"));
    const ensemble::Draws draws(dispute, 5, 16);
    for (int n = 0; n < 3; ++n) {
      TextSpace text(*dispute, table, random_text(*dispute, table, random, whole));
      for (std::size_t w = 0; w < 16; w += 2) {
        const auto world = draws.world(w);
        text.fill(world);
        SCOPED_TRACE(fmt::format("case {}, text {}, world {}", seed, n, w));
        look({text, table, world, random});
      }
    }
  }
}

PartialTwin::Point point_of(const TextSpace& text) {
  PartialTwin::Point point;
  for (std::size_t j = 0; j < text.issues().size(); ++j)
    point.push_back(text.settled()[j] ? text.model().grid(j)[text.package()[j]] : text.model().status_quo(j));
  return point;
}

TEST(TextSpace, passes_a_whole_text_exactly_when_it_is_acceptable_also_off_the_grid) {
  for (const auto* options : {&plain, &at_war, &by_quorum}) {
    std::size_t yes = 0, no = 0, broken = 0;
    in_random_worlds(*options, true, [&](const Scene& s) {
      ASSERT_TRUE(s.text.whole());
      const TableTwin twin(s.text.model(), s.table, s.world);
      const bool passes = twin.feasible(s.text.package()) && twin.decided(s.text.package());
      EXPECT_EQ(s.text.passes(), passes);
      EXPECT_EQ(s.text.keeps_links(), twin.feasible(s.text.package()));
      const auto accepting = s.text.accepting();
      for (std::size_t i = 0; i < accepting.size(); ++i)
        EXPECT_EQ(accepting[i], twin.accepts(s.table.must_accept[i], s.text.package())) << i;
      ++(passes ? yes : no);
      broken += !twin.feasible(s.text.package());
    });
    EXPECT_GT(yes, 50u);
    EXPECT_GT(no, 100u);
    EXPECT_GT(broken, 30u);
  }
}

TEST(TextSpace, judges_the_points_that_the_text_names) {
  std::size_t off = 0;
  std::mt19937 random(4);
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto dispute = small_case(fixtures::random_rows(seed, plain));
    const auto& table = dispute->tables()[0];
    const auto proposal = random_text(*dispute, table, random, true);
    const TextSpace text(*dispute, table, proposal);
    ASSERT_EQ(text.issues().size(), proposal.terms.size());
    for (std::size_t j = 0; j < text.issues().size(); ++j) {
      EXPECT_EQ(text.model().grid(j)[text.package()[j]], proposal.terms[j].value);
      off += std::fmod(proposal.terms[j].value, 20) > 2.5;
    }
  }
  EXPECT_GT(off, 5u);
}

TEST(TextSpace, passes_a_text_that_leaves_issues_open_exactly_when_nobody_loses_by_it) {
  for (const auto* options : {&plain, &at_war}) {
    std::size_t yes = 0, no = 0, interim = 0;
    in_random_worlds(*options, false, [&](const Scene& s) {
      const PartialTwin twin(s.text.model(), s.table, s.text.settled());
      const auto point = point_of(s.text);
      EXPECT_EQ(s.text.interim(), twin.interim());
      const auto accepting = s.text.accepting();
      const bool all = std::find(accepting.begin(), accepting.end(), false) == accepting.end();
      EXPECT_EQ(s.text.passes(), all && s.text.keeps_links());
      EXPECT_TRUE(s.text.passes() || !twin.something_to_sign(point));
      for (std::size_t i = 0; i < accepting.size(); ++i) {
        const auto& acceptor = s.table.must_accept[i];
        const bool gains = twin.gain(acceptor, point) >= -1e-9;
        EXPECT_EQ(accepting[i], gains && !twin.crosses(acceptor, point)) << i;
        if (!acceptor.on.empty()) continue;
        EXPECT_NEAR(s.text.gain(acceptor.party.index()), twin.gain(acceptor, point), 1e-9) << i;
      }
      ++(s.text.passes() ? yes : no);
      interim += s.text.interim();
    });
    EXPECT_GT(yes, 50u);
    EXPECT_GT(no, 50u);
    EXPECT_EQ(interim > 100, options->war);
  }
}

TEST(TextSpace, is_completed_exactly_when_an_acceptable_package_has_its_terms) {
  std::size_t yes = 0, no = 0;
  in_random_worlds(plain, false, [&](const Scene& s) {
    const TableTwin twin(s.text.model(), s.table, s.world);
    bool completed = false;
    for (const auto& package : twin.acceptable()) {
      bool keeps = true;
      for (std::size_t j = 0; j < package.size(); ++j)
        keeps = keeps && (!s.text.settled()[j] || package[j] == s.text.package()[j]);
      completed = completed || keeps;
    }
    const bool passes = s.text.passes();
    EXPECT_EQ(s.text.can_be_completed(), completed);
    EXPECT_EQ(s.text.passes(), passes);  // looking leaves the text as it was
    ++(completed ? yes : no);
  });
  EXPECT_GT(yes, 100u);
  EXPECT_GT(no, 100u);
}

double utility_to(const TextSpace& text, const theory::Package& package, std::size_t acceptor) {
  return theory::utility(text.space(), package, acceptor);
}

TEST(TextSpace, a_dominating_package_gives_every_acceptor_as_much_and_one_more_and_exists_where_any_does) {
  std::size_t found = 0, none = 0;
  in_random_worlds(plain, true, [&](const Scene& s) {
    const TableTwin twin(s.text.model(), s.table, s.world);
    const std::size_t count = s.table.must_accept.size();
    const auto sum_of_gains = [&](const TablePackage& package) {  // below 0: does not dominate
      double sum = 0;
      for (std::size_t i = 0; i < count; ++i) {
        const double more =
            twin.gain(s.table.must_accept[i], package) - twin.gain(s.table.must_accept[i], s.text.package());
        if (more < -1e-9) return -1.0;
        for (std::size_t j = 0; j < package.size(); ++j)
          if (twin.covers(s.table.must_accept[i], j) &&
              s.text.model().refused(s.table.must_accept[i].party.index(),
                                     s.text.model().first(j) + package[j]))
            return -1.0;
        sum += more;
      }
      return sum;
    };
    double most = -1;
    for (const auto& package : twin.packages())
      if (twin.feasible(package)) most = std::max(most, sum_of_gains(package));
    const auto dominating = s.text.dominating();
    ASSERT_TRUE(most <= 1e-6 || dominating.has_value());
    ASSERT_TRUE(most >= 1e-10 || !dominating.has_value());
    ++(dominating ? found : none);
    if (!dominating) return;
    EXPECT_TRUE(twin.feasible(*dominating));
    EXPECT_GT(sum_of_gains(*dominating), 0);
    for (std::size_t i = 0; i < count; ++i)
      EXPECT_GE(utility_to(s.text, *dominating, i), utility_to(s.text, s.text.package(), i) - 1e-9);
  });
  EXPECT_GT(found, 200u);
  EXPECT_GT(none, 100u);
}

TEST(TextSpace, the_nearest_acceptable_package_changes_the_fewest_issues_and_then_moves_least) {
  std::size_t found = 0, none = 0, itself = 0;
  in_random_worlds(plain, true, [&](const Scene& s) {
    const TableTwin twin(s.text.model(), s.table, s.world);
    const auto distance = [&](const TablePackage& package) {
      std::pair<std::size_t, double> way{0, 0};
      for (std::size_t j = 0; j < package.size(); ++j) {
        if (package[j] == s.text.package()[j]) continue;
        const auto& issue = s.text.model().dispute().issue(s.text.issues()[j]);
        const auto& grid = s.text.model().grid(j);
        const bool steps = issue.kind == dispute::Issue::Kind::scale || issue.ordered;
        ++way.first;
        way.second +=
            steps ? std::fabs(grid[package[j]] - grid[s.text.package()[j]]) / (grid.back() - grid.front())
                  : 1;
      }
      return way;
    };
    std::optional<std::pair<std::size_t, double>> least;
    for (const auto& package : twin.acceptable())
      if (!least || distance(package) < *least) least = distance(package);
    const auto nearest = s.text.nearest();
    ASSERT_EQ(nearest.has_value(), least.has_value());
    ++(nearest ? found : none);
    if (!nearest) return;
    EXPECT_TRUE(twin.feasible(*nearest) && twin.decided(*nearest));
    EXPECT_EQ(distance(*nearest).first, least->first);
    EXPECT_NEAR(distance(*nearest).second, least->second, 1e-8);
    itself += least->first == 0;
    EXPECT_EQ(least->first == 0, s.text.passes());
  });
  EXPECT_GT(found, 300u);
  EXPECT_GT(none, 100u);
  EXPECT_GT(itself, 50u);
}

TEST(TextSpace, needs_what_its_terms_lie_beyond_lines_and_what_each_has_more_without_it) {
  std::size_t something = 0;
  in_random_worlds(plain, true, [&](const Scene& s) {
    std::vector<double> units;
    for (std::size_t i = 0; i < s.table.must_accept.size(); ++i) units.push_back(s.text.demands().unit(i));
    const DemandTwin twin(s.text.model(), s.table, s.world);
    const double cost = twin.cost(s.text.package(), units).second;
    if (!std::isfinite(cost)) return;
    EXPECT_NEAR(s.text.needed(), cost, 1e-9);
    EXPECT_EQ(s.text.passes(), s.text.keeps_links() && s.text.needed() < 1e-8);
    something += cost > 0.01;
  });
  EXPECT_GT(something, 300u);
}

// ------------------------------------------------------------------------------------- cases by hand

struct Harbour {
  std::string more, table_rule = "must_accept = [\"north\", \"south\"]\n";
  std::string rows() const {
    std::string text;
    for (const char* id : {"north", "south", "isle"})
      text += fmt::format("[[party]]\nid = \"{0}\"\nname = \"The {0}\"\n", id);
    text +=
        "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nunit = \"miles\"\nscale = { 0 = \"low\", 100 = \"high\" "
        "}\nstep = 20\n"
        "status_quo = 50\n"
        "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\nscale = { 0 = \"low\", 10 = \"high\" }\nstep = "
        "1\nstatus_quo = 5\n";
    const struct {
      const char *party, *issue, *ideal, *salience;
    } views[] = {{"north", "line", "100", "0.6"},
                 {"north", "fee", "0", "0.4"},
                 {"south", "line", "0", "0.4"},
                 {"south", "fee", "10", "0.6"},
                 {"isle", "fee", "0", "1"}};
    for (const auto& view : views)
      text += fmt::format("[[position]]\nparty = \"{}\"\nissue = \"{}\"\nideal = {}\nsalience = {}\n",
                          view.party, view.issue, view.ideal, view.salience);
    text += "[[red_line]]\nparty = \"south\"\nissue = \"line\"\naccepts = { to = 80 }\nfirmness = 1\n";
    return text + more + "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\n" + table_rule;
  }
};

question::Task trying(const std::string& rows, const std::vector<std::pair<std::string, double>>& terms,
                      const std::string& title = "") {
  const auto dispute = small_case(rows);
  auto task = task_of(dispute, "t");
  Proposal text;
  text.title = title;
  for (const auto& [issue, value] : terms) text.terms.push_back({*dispute->find_issue(issue), value});
  task.inquiry.text = text;
  return task;
}

question::Answer tried(const question::Task& task) {
  return fixtures::run(tried_text(), task, {16, 1, 1, {}});
}

question::About about(const std::string& party = "", const std::string& issue = "") {
  question::About about;
  about.table = "t";
  about.party = party;
  about.issue = issue;
  return about;
}

TEST(TriedText, a_trade_both_gain_by_passes_and_nothing_is_needed) {
  // By hand: today each has 0.5; line 70, fee 8: north 0.42 + 0.08, south 0.12 + 0.48.
  const auto answer = tried(trying(Harbour{}.rows(), {{"line", 70}, {"fee", 7}}));
  EXPECT_EQ(number(answer.find("text_passes", about())), 1);
  EXPECT_NEAR(*number(answer.find("text_gain", about("north"))), 0.6 * 0.7 + 0.4 * 0.3 - 0.5, 1e-12);
  EXPECT_NEAR(*number(answer.find("text_gain", about("south"))), 0.4 * 0.3 + 0.6 * 0.7 - 0.5, 1e-12);
  EXPECT_NEAR(*number(answer.find("text_gain", about("isle"))), 0.3 - 0.5, 1e-12);
  EXPECT_EQ(number(answer.find("text_acceptance", about("isle"))), 0);
  EXPECT_EQ(number(answer.find("text_needs", about())), std::nullopt);
  EXPECT_EQ(number(answer.find("issues_to_change", about())), std::nullopt);
  EXPECT_EQ(number(answer.find("text_efficient", about())), 0);
}

TEST(TriedText, tells_who_refuses_and_by_how_much_a_line_is_crossed) {
  const auto answer = tried(trying(Harbour{}.rows(), {{"line", 90}, {"fee", 9}}));
  EXPECT_EQ(number(answer.find("text_passes", about())), 0);
  EXPECT_EQ(number(answer.find("text_crosses", about("south", "line"))), 1);
  EXPECT_NEAR(*number(answer.find("text_beyond_line", about("south", "line"))), 10, 1e-9);
  EXPECT_EQ(answer.find("text_beyond_line", about("south", "line"))->unit, "miles");
  EXPECT_EQ(number(answer.find("text_refused_alone", about("south"))), 1);
  EXPECT_EQ(number(answer.find("text_refused_alone", about("north"))), 0);
  EXPECT_NEAR(*number(answer.find("text_needs", about())), 0.1, 1e-9);
  EXPECT_EQ(number(answer.find("issues_to_change", about())), 1);
  EXPECT_EQ(number(answer.find("change_on", about("", "line"))), 1);
  EXPECT_EQ(number(answer.find("change_on", about("", "fee"))), 0);
}

TEST(TriedText, says_who_refuses_what_dominates_and_what_is_near) {
  const auto answer = tried(trying(Harbour{}.rows(), {{"line", 90}, {"fee", 9}}, "The draft"));
  EXPECT_THAT(
      answer.says,
      ElementsAre(
          "\"The draft\" is accepted in no world by those whose acceptance this table needs (The north "
          "and The south).",
          "The south refuses it in every world: it crosses a real red line of The south.",
          "On \"Line\" it lies beyond the red line of The south in every world, by 10 miles (median).",
          "No other package within the real red lines gives each of those who must accept as much and "
          "one of them more.",
          "Where it is not accepted and there is room, the nearest terms acceptable to this table "
          "change "
          "it on 1 issue (median), most often \"Line\" (100 of 100)."));
}

TEST(TriedText, says_what_gives_both_more) {
  const auto answer = tried(trying(Harbour{}.rows(), {{"line", 50}, {"fee", 5}}));
  ASSERT_GE(answer.says.size(), 4u);
  EXPECT_EQ(answer.says[0],
            "The text is accepted in every world by those whose acceptance this table needs (The north "
            "and The south).");
  EXPECT_EQ(answer.says[1], "None of those who must accept refuses it in as much as 1 of 100 worlds.");
  EXPECT_EQ(answer.says[2],
            "Some other package within the real red lines gives each of those who must accept as much "
            "and one of them more in every world.");
  EXPECT_THAT(answer.says[3], HasSubstr("With every number at its median such a package is "));
  const auto* better = answer.find("dominating_package", about());
  ASSERT_NE(better, nullptr);
  const auto& terms = std::get<question::Terms>(better->value);
  EXPECT_GT(std::get<double>(terms[0].value), 50);
  EXPECT_GT(std::get<double>(terms[1].value), 5);
}

TEST(TriedText, writes_points_of_the_text_that_are_not_on_the_grid_of_the_case_as_they_are) {
  const auto answer = tried(trying(Harbour{}.rows(), {{"line", 47.5}, {"fee", 2.25}}));
  EXPECT_EQ(std::get<question::Terms>(answer.find("text", about())->value),
            (question::Terms{{"line", 47.5}, {"fee", 2.25}}));
}

TEST(TriedText, a_text_that_leaves_an_issue_open_is_judged_on_what_it_changes) {
  Harbour harbour;
  const auto answer = tried(trying(harbour.rows(), {{"fee", 8}}));
  EXPECT_EQ(number(answer.find("text_passes", about())), 0);
  EXPECT_NEAR(*number(answer.find("text_gain", about("south"))), 0.18, 1e-12);
  EXPECT_NEAR(*number(answer.find("text_gain", about("north"))), -0.12, 1e-12);
  EXPECT_EQ(number(answer.find("text_completed", about())), 1);
  EXPECT_EQ(answer.find("issues_to_change", about()), nullptr);
  ASSERT_GE(answer.says.size(), 2u);
  EXPECT_EQ(answer.says[answer.says.size() - 2],
            "It leaves \"Line\" open: it stays as it is today, and the text is judged against no agreement.");
  EXPECT_EQ(
      answer.says.back(),
      "Were the rest settled too, it could be completed to terms acceptable to this table in every world.");
}

TEST(TriedText, breaks_a_link_and_says_so) {
  Harbour harbour;
  harbour.more = "[[link]]\nif = { line = { from = 60 } }\nthen = { fee = { from = 8 } }\n";
  const auto answer = tried(trying(harbour.rows(), {{"line", 70}, {"fee", 7}}));
  EXPECT_EQ(number(answer.find("text_passes", about())), 0);
  EXPECT_EQ(std::get<std::string>(answer.find("text_breaks_link", about())->value),
            "the text combines terms that a [[link]] of the case rules out");
  // Each party takes the terms; the sentences name what stands in the way.
  EXPECT_THAT(answer.says, Contains(HasSubstr("link")));
}

TEST(TriedText, of_a_ratifier_tells_in_how_many_worlds_it_passes_the_text) {
  Harbour harbour;
  harbour.table_rule += "ratifies = [\"isle\"]\n";
  const auto answer = tried(trying(harbour.rows(), {{"line", 70}, {"fee", 7}}));
  EXPECT_EQ(number(answer.find("text_ratified", about("isle"))), 0);
  EXPECT_THAT(answer.says, Contains("The isle would pass it in no world."));
}

// Scores of the opening text A1 B1 C4 D1 E5, and the least each settles for, as published with the game.
TEST(TriedText, the_opening_text_of_the_harbour_game_is_taken_by_two_of_six) {
  const auto rows = fixtures::harbour_sport_rows("quorum = 5\nveto = [\"sport_co\", \"tourism\"]\n");
  const auto answer = tried(trying(rows, {{"ia", 0}, {"ib", 0}, {"ic", 3}, {"id", 0}, {"ie", 4}}));
  const std::pair<const char*, double> gains[] = {{"sport_co", 100 - 55},   {"tourism", 19 - 65},
                                                  {"environment", 0 - 55},  {"union", 45 - 50},
                                                  {"other_cities", 0 - 31}, {"mayor", 76 - 30}};
  for (const auto& [party, gain] : gains) {
    EXPECT_NEAR(*number(answer.find("text_gain", about(party))), gain, 1e-9) << party;
    EXPECT_EQ(number(answer.find("text_acceptance", about(party))), gain >= 0 ? 1 : 0) << party;
  }
  EXPECT_EQ(number(answer.find("text_passes", about())), 0);
  // Which of them has to be won is open under a quorum; where all six have to accept, all four are short.
  EXPECT_EQ(number(answer.find("text_needs", about())), std::nullopt);
  const auto all = tried(
      trying(fixtures::harbour_sport_rows(""), {{"ia", 0}, {"ib", 0}, {"ic", 3}, {"id", 0}, {"ie", 4}}));
  EXPECT_NEAR(number(all.find("text_needs", about())).value_or(0), 0.46 + 0.55 + 0.05 + 0.31, 1e-9);
}

TEST(TriedText, passes_under_a_quorum_although_one_refuses) {
  // A1 B1 C3 D2 E3: sport_co 64, tourism 19 … by enumeration over the game; a text of the 55 that five accept
  // with both vetoes, and not among the twelve that all accept.
  const auto rows = fixtures::harbour_sport_rows("quorum = 5\nveto = [\"sport_co\", \"tourism\"]\n");
  const auto dispute = small_case(rows);
  const auto task = task_of(dispute, "t");
  const auto& table = dispute->tables()[0];
  const auto world = fixtures::central(dispute);
  WorldModel model(*dispute, dispute::issues_at(*dispute, table));
  model.fill(world);
  const TableTwin twin(model, table, world);
  std::size_t five = 0, all = 0;
  for (const auto& package : twin.acceptable()) {
    std::vector<std::pair<std::string, double>> terms;
    for (std::size_t j = 0; j < package.size(); ++j)
      terms.emplace_back(dispute->issue(model.issues()[j]).id, package[j]);
    ++(twin.accepting(package) == 6 ? all : five);
    if (twin.accepting(package) == 6 || five > 3) continue;
    const auto answer = tried(trying(rows, terms));
    EXPECT_EQ(number(answer.find("text_passes", about())), 1);
    EXPECT_EQ(number(answer.find("text_needs", about())), std::nullopt);
    // It is acceptable to the table as it stands, so nothing has to change.
    EXPECT_EQ(number(answer.find("issues_to_change", about())), std::nullopt);
  }
  EXPECT_EQ(all, 12u);
  EXPECT_EQ(five, 43u);
}

TEST(TriedText, has_a_need_only_in_worlds_in_which_it_does_not_pass) {
  std::mt19937 random(3);
  std::size_t passed = 0, refused = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    auto task = task_of(small_case(fixtures::random_rows(seed, seed % 2 ? plain : at_war)), "t");
    task.inquiry.text = random_text(*task.dispute, task.dispute->tables()[0], random, seed % 3 != 0);
    const auto table = measured(tried_text(), task, {64, 1, 1, {}});
    const auto passes = column_of(table, "text_passes"), needs = column_of(table, "text_needs");
    for (std::size_t w = 0; w < passes.size(); ++w) {
      // A text that breaks a link needs what no amount measures.
      EXPECT_TRUE(std::isnan(needs[w]) || (passes[w] == 0 && needs[w] > 0));
      ++(passes[w] == 1 ? passed : refused);
    }
  }
  EXPECT_GT(passed, 100u);
  EXPECT_GT(refused, 100u);
}

// ------------------------------------------------------------------------------------------ obstacles

TEST(TriedText, needs_a_text) {
  EXPECT_THAT(tried_text().obstacles(task_of(small_case(Harbour{}.rows()), "t")),
              ElementsAre("no text is given to be judged"));
}

TEST(TriedText, needs_a_text_on_an_issue_of_the_table) {
  Harbour harbour;
  harbour.table_rule += "issues = [\"line\"]\n";
  EXPECT_THAT(tried_text().obstacles(trying(harbour.rows(), {{"fee", 5}})),
              ElementsAre("the text settles no issue of this table"));
  EXPECT_THAT(tried_text().obstacles(trying(harbour.rows(), {{"line", 5}})), IsEmpty());
}

TEST(TriedText, names_the_open_issue_that_is_not_stated_as_of_today) {
  std::string rows = Harbour{}.rows();
  rows.replace(rows.find("status_quo = 50\n"), 16, "");
  for (const char* name : {"name = \"The north\"\n", "name = \"The south\"\n"})
    rows.insert(rows.find(name), "no_agreement = 0.3\n");
  EXPECT_THAT(
      tried_text().obstacles(trying(rows, {{"fee", 5}})),
      ElementsAre(
          "the text leaves \"Line\" open, and issue.line.status_quo is missing, so what leaving it as "
          "it is means is not known"));
  EXPECT_THAT(tried_text().obstacles(trying(rows, {{"fee", 5}, {"line", 40}})), IsEmpty());
}

}  // namespace
}  // namespace entente::methods
