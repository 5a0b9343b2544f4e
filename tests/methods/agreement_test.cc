// Tests also: agreement_measure.cc, agreement_schema.cc, room.cc
#include "entente/methods/agreement.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement_measure.h"
#include "entente/methods/named_packages.h"
#include "entente/methods/phrases.h"
#include "entente/methods/table.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::column_of;
using fixtures::measured;
using fixtures::run;
using fixtures::small_case;
using fixtures::task_of;
using question::About;
using question::Finding;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr fixtures::RunOptions few{64, 1, 1, {}};

fixtures::RunOptions with_levers(std::vector<std::string> levers, std::size_t worlds = 64) {
  return {worlds, 1, 1, std::move(levers)};
}

CasePointer random_case(std::uint32_t seed) {
  fixtures::RandomCaseOptions options;
  options.war = seed % 3 == 0;
  return small_case(fixtures::random_rows(seed, options));
}

About at_table(const std::string& table) {
  About about;
  about.table = table;
  return about;
}

TEST(Room, is_the_same_in_the_agreement_the_room_and_the_table_method_world_by_world) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const auto task = task_of(random_case(seed), "t");
    const auto room_here = column_of(measured(agreement(), task, few), "room");
    EXPECT_EQ(room_here, column_of(measured(room(), task, few), "room")) << seed;
    if (!table().obstacles(task).empty()) continue;
    EXPECT_EQ(room_here, column_of(measured(table(), task, few), "chain_room")) << seed;
  }
}

TEST(Room, is_the_same_in_all_three_methods_at_every_table_of_the_moscow_talks) {
  const auto dispute = fixtures::worked_case("moscow-talks");
  for (const auto& at : dispute->tables()) {
    const auto task = task_of(dispute, at.id);
    const auto room_here = column_of(measured(agreement(), task, few), "room");
    EXPECT_EQ(room_here, column_of(measured(room(), task, few), "room")) << at.id;
    EXPECT_EQ(room_here, column_of(measured(table(), task, few), "chain_room")) << at.id;
  }
}

TEST(Room, never_appears_when_somebody_has_more_without_agreement) {
  std::size_t fell = 0;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    std::string rows = fixtures::random_rows(seed, {});
    // Everybody's value of no agreement is stated, so that it can be raised.
    for (std::size_t at = rows.find("patience"); at != std::string::npos; at = rows.find("patience", at + 40))
      rows.insert(at, "no_agreement = [0.2, 0.7]\n");
    const auto task = task_of(small_case(rows), "t");
    const auto before = column_of(measured(room(), task, few), "room");
    for (const char* party : {"p0", "p1"}) {
      const auto levers = with_levers({std::string("party.") + party + ".no_agreement=+0.1"});
      const auto after = column_of(measured(room(), task, levers), "room");
      for (std::size_t w = 0; w < before.size(); ++w) {
        EXPECT_LE(after[w], before[w]) << "case " << seed << ", world " << w;
        fell += after[w] < before[w];
      }
    }
  }
  EXPECT_GT(fell, 50u);
}

TEST(Room, never_appears_when_one_party_more_must_accept) {
  std::size_t fell = 0;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    fixtures::RandomCaseOptions options;
    options.limited = false;
    std::string rows = fixtures::random_rows(seed, options);
    rows +=
        "[[lever]]\nid = \"ask\"\ntitle = \"Ask\"\nholder = \"p0\"\nchanges = { \"table.t.must_accept\" = { "
        "add = [\"p2\"] } }\n";
    const auto task = task_of(small_case(rows), "t");
    const auto before = column_of(measured(room(), task, few), "room");
    const auto after = column_of(measured(room(), task, with_levers({"ask"})), "room");
    for (std::size_t w = 0; w < before.size(); ++w) {
      EXPECT_LE(after[w], before[w]) << "case " << seed << ", world " << w;
      fell += after[w] < before[w];
    }
  }
  EXPECT_GT(fell, 50u);
}

TEST(Room, stays_when_two_parties_with_equal_rows_become_one) {
  // Equal rows: no number of A and of its twin is uncertain, so both draw the same.
  const auto rows = [](bool twin) {
    const auto party = [](const std::string& id) {
      return "[[party]]\nid = \"" + id + "\"\nname = \"" + id + "\"\n";
    };
    const auto views = [](const std::string& id) {
      return "[[position]]\nparty = \"" + id +
             "\"\nissue = \"line\"\nideal = 90\nsalience = 0.7\n[[position]]\nparty = \"" + id +
             "\"\nissue = \"fee\"\nideal = 2\nsalience = 0.3\n[[red_line]]\nparty = \"" + id +
             "\"\nissue = \"line\"\naccepts = { from = 45 }\nfirmness = 1\n";
    };
    return "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = "
           "10\nstatus_quo = [20, 60]\n"
           "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\nscale = { 0 = \"low\", 10 = \"high\" }\nstep = "
           "1\nstatus_quo = [2, 8]\n" +
           party("a") + (twin ? party("a_twin") : "") + party("b") + views("a") +
           (twin ? views("a_twin") : "") +
           "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = [0, 40]\nsalience = "
           "0.5\n[[position]]\nparty = \"b\"\nissue = "
           "\"fee\"\nideal = [5, 10]\nsalience = [0.1, 0.9]\n[[table]]\nid = \"t\"\nseated = [\"a\", "
           "\"b\"]\nmust_accept = [\"a\", " +
           (twin ? "\"a_twin\", " : "") + "\"b\"]\n";
  };
  const auto one = small_case(rows(false)), two = small_case(rows(true));
  // The twin's fields move the dimensions of others, so the worlds of one are carried over by path.
  const ensemble::Draws draws(one, 5, 256);
  const auto merged = task_of(one, "t"), apart = task_of(two, "t");
  const auto scratch_one = room().scratch(merged), scratch_two = room().scratch(apart);
  std::size_t with = 0;
  for (std::size_t w = 0; w < draws.worlds(); ++w) {
    const auto world = draws.world(w);
    std::vector<double> values;
    for (const auto& field : two->fields().all()) {
      std::string path = field.path;
      if (const auto at = path.find("a_twin"); at != std::string::npos) path.replace(at, 6, "a");
      values.push_back(world.value(*one->fields().find(path)));
    }
    std::vector<double> out_one(room().schema(merged).size()), out_two(room().schema(apart).size());
    room().measure(merged, world, scratch_one.get(), out_one);
    room().measure(apart, dispute::World(two, values), scratch_two.get(), out_two);
    EXPECT_EQ(out_one[0], out_two[0]) << w;
    with += out_one[0] == 1;
  }
  EXPECT_GT(with, 20u);
  EXPECT_LT(with, 236u);
}

TEST(PriceOfALine, is_never_negative_and_is_the_room_without_the_line_minus_the_room_with_it) {
  std::size_t priced = 0;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const auto dispute = random_case(seed);
    const auto task = task_of(dispute, "t");
    const auto values = measured(agreement(), task, few);
    for (const auto& measure : values.schema) {
      if (measure.name != "price_of_line") continue;
      const auto price = column_of(values, "price_of_line", measure.about.party, measure.about.issue);
      const std::string path = "red_line." + measure.about.party + "." + measure.about.issue + ".firmness=";
      const auto off = column_of(measured(room(), task, with_levers({path + "0"})), "room");
      const auto on = column_of(measured(room(), task, with_levers({path + "1"})), "room");
      for (std::size_t w = 0; w < price.size(); ++w) {
        EXPECT_GE(price[w], 0) << seed;
        EXPECT_EQ(price[w], off[w] - on[w]) << "case " << seed << ", world " << w;
        priced += price[w] > 0;
      }
    }
  }
  EXPECT_GT(priced, 50u);
}

TEST(Agreement, room_without_the_lines_on_an_issue_is_the_room_with_their_firmness_at_zero) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const auto dispute = random_case(seed);
    const auto task = task_of(dispute, "t");
    const auto values = measured(agreement(), task, few);
    for (const auto& measure : values.schema) {
      if (measure.name != "room_without_lines") continue;
      std::vector<std::string> off;
      for (const auto& acceptor : dispute->tables().front().must_accept) {
        const auto issue = *dispute->find_issue(measure.about.issue);
        const bool judges =
            acceptor.on.empty() || std::count(acceptor.on.begin(), acceptor.on.end(), issue) > 0;
        if (judges && dispute->red_line_of(acceptor.party, issue))
          off.push_back("red_line." + dispute->party(acceptor.party).id + "." + measure.about.issue +
                        ".firmness=0");
      }
      EXPECT_EQ(column_of(values, "room_without_lines", "", measure.about.issue),
                column_of(measured(room(), task, with_levers(off)), "room"))
          << seed;
    }
  }
}

TEST(Agreement, says_why_there_is_no_room_and_the_two_reasons_make_up_the_rest) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto values = measured(agreement(), task_of(random_case(seed), "t"), few);
    const auto with = column_of(values, "room"), lines = column_of(values, "no_room_by_lines"),
               by_values = column_of(values, "no_room_by_values");
    for (std::size_t w = 0; w < with.size(); ++w) EXPECT_EQ(with[w] + lines[w] + by_values[w], 1) << seed;
  }
}

TEST(Agreement, reports_the_range_of_an_issue_only_in_worlds_with_room) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto values = measured(agreement(), task_of(random_case(seed), "t"), few);
    const auto with = column_of(values, "room"), low = column_of(values, "range_low", "", "i0"),
               high = column_of(values, "range_high", "", "i0");
    for (std::size_t w = 0; w < with.size(); ++w) {
      EXPECT_EQ(std::isnan(low[w]), with[w] == 0) << seed;
      if (with[w] == 0) continue;
      EXPECT_LE(low[w], high[w]) << seed;
    }
  }
}

TEST(Agreement, a_bystander_whose_value_of_no_agreement_is_unknown_has_no_gain) {
  const auto task =
      task_of(small_case("[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n"
                         "[[party]]\nid = \"c\"\nname = \"C\"\n"
                         "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\n"
                         "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [1, 2]\n"
                         "[[score]]\nparty = \"c\"\nissue = \"who\"\npoints = [2, 1]\n"
                         "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n"),
              "t");
  const auto answer = run(agreement(), task, few);
  About about = at_table("t");
  about.party = "c";
  for (const char* name : {"gain", "acceptance", "reservation_value"}) {
    ASSERT_NE(answer.find(name, about), nullptr) << name;
    EXPECT_FALSE(number(answer.find(name, about)).has_value()) << name;
  }
  about.party = "a";
  EXPECT_EQ(number(answer.find("gain", about)), 2);
}

// -------------------------------------------------------------------------------------- one issue, two
// parties

struct OneIssueWar {
  double north_ideal, south_ideal, advance, retreat, north_cost, south_cost, level;
};

CasePointer one_issue_war(const OneIssueWar& war) {
  return small_case(fmt::format(
      "[[party]]\nid = \"north\"\nname = \"North\"\nbelligerent = true\npatience = 0.96\n"
      "[[party]]\nid = \"south\"\nname = \"South\"\nbelligerent = true\npatience = 0.93\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = {{ 0 = \"low\", 100 = \"high\" }}\nstep = "
      "1\nstatus_quo = 40\n"
      "fought_over = true\n"
      "[[position]]\nparty = \"north\"\nissue = \"line\"\nideal = {}\nsalience = 1\n"
      "[[position]]\nparty = \"south\"\nissue = \"line\"\nideal = {}\nsalience = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\"]\n"
      "[war]\nbetween = [\"north\", \"south\"]\nlevels = 100\nlevel = {}\nadvance = {}\nretreat = {}\n"
      "cost = {{ north = {}, south = {} }}\nends = {{ low = {{ line = 0 }}, high = {{ line = 100 }} }}\n",
      war.north_ideal, war.south_ideal, war.level, war.advance, war.retreat, war.north_cost, war.south_cost));
}

TEST(Agreement, on_one_issue_and_two_parties_the_zopa_is_the_bargaining_range_at_todays_level) {
  std::mt19937 random(7);
  const auto number_in = [&](double low, double high) {
    return low + (high - low) * (random() % 1001) / 1000.0;
  };
  std::size_t open = 0, shut = 0;
  for (int n = 0; n < 60; ++n) {
    const OneIssueWar row{number_in(60, 100),
                          number_in(0, 40),
                          number_in(0.05, 0.5),
                          number_in(0.05, 0.5),
                          number_in(0, 0.02),
                          number_in(0, 0.02),
                          static_cast<double>(5 + random() % 90)};
    const auto dispute = one_issue_war(row);
    const auto world = fixtures::central(dispute);
    const auto task = task_of(dispute, "t");
    const auto values_of = [&](const question::Method& method) {
      ensemble::Table table;
      table.schema = method.schema(task);
      for (const auto& measure : table.schema) table.width += measure.width;
      table.worlds = 1;
      table.rows.resize(table.width);
      method.measure(task, world, method.scratch(task).get(), table.rows);
      return table;
    };
    const auto packages = values_of(agreement()), war_values = values_of(*find_method("war"));
    const double room_here = column_of(packages, "room")[0];
    const double low = column_of(packages, "range_low")[0], high = column_of(packages, "range_high")[0];
    double range_low = NAN, range_high = NAN;
    std::size_t at = 0;
    for (const auto& measure : war_values.schema) {
      if (measure.about.level == row.level && measure.name == "bargaining_range_low")
        range_low = war_values.rows[at];
      if (measure.about.level == row.level && measure.name == "bargaining_range_high")
        range_high = war_values.rows[at];
      at += measure.width;
    }
    ++(room_here == 1 ? open : shut);
    // A range narrower than a step may hold no grid point; a wider one must.
    if (room_here == 0) {
      EXPECT_TRUE(std::isnan(range_low) || range_high - range_low < 1) << n;
      continue;
    }
    EXPECT_NEAR(low, range_low, 1 + 1e-9) << n;
    EXPECT_NEAR(high, range_high, 1 + 1e-9) << n;
    EXPECT_GE(low, range_low - 1e-6) << n;
    EXPECT_LE(high, range_high + 1e-6) << n;
  }
  EXPECT_GT(open, 10u);
}

// -------------------------------------------------------------------------------------------- the whole
// answer

TEST(Agreement, does_not_apply_and_names_every_missing_key) {
  const auto task =
      task_of(small_case("[[party]]\nid = \"a\"\nname = \"A\"\n[[party]]\nid = \"b\"\nname = \"B\"\n"
                         "[[party]]\nid = \"c\"\nname = \"C\"\nno_agreement = 0\n"
                         "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 9 = \"high\" }\n"
                         "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 4\nsalience = 1\n"
                         "[[position]]\nparty = \"c\"\nissue = \"line\"\nideal = 4\nsalience = 0\n"
                         "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\", \"b\", \"c\"]\n"),
              "t");
  const auto answer = run(agreement(), task, few);
  EXPECT_FALSE(answer.applies);
  EXPECT_EQ(answer.because,
            "issue.line.status_quo is missing, so what A has without agreement is not known; "
            "B must accept, but the case states no position of B on an issue whose terms are stated; "
            "every salience of C is 0, so no term matters to C");
  EXPECT_TRUE(answer.findings.empty());
  EXPECT_TRUE(answer.says.empty());
}

TEST(Agreement, does_not_apply_without_a_table_or_without_a_term) {
  const auto dispute = small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nopen = true\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n");
  EXPECT_THAT(agreement().obstacles(question::Task{dispute, {}}),
              ElementsAre("the case has no table, so it is not known who must accept"));
  EXPECT_THAT(agreement().obstacles(task_of(dispute, "t")),
              ElementsAre("no issue has terms: each is named in a document, its content not stated"));
}

// Two parties with points on "who", a third that must accept on the open "fee" only.
std::string limited_rows(const std::string& third) {
  return "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n"
         "[[party]]\nid = \"c\"\nname = \"C\"\n" +
         third +
         "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\nstatus_quo = \"none\"\n"
         "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\noptions = [\"low\", \"high\"]\n"
         "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [1, 2]\n"
         "[[score]]\nparty = \"c\"\nissue = \"who\"\npoints = [1, 2]\n"
         "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\", { party = \"c\", on = [\"fee\"] "
         "}]\n";
}

TEST(Agreement,
     an_acceptor_limited_to_issues_without_a_view_on_them_is_an_obstacle_and_never_accepts_by_silence) {
  const auto dispute = small_case(limited_rows("no_agreement = 0\n"));
  EXPECT_THAT(
      agreement().obstacles(task_of(dispute, "t")),
      Contains("C must accept, but the case states no position of C on an issue whose terms are stated"));
}

TEST(Agreement,
     an_acceptor_limited_to_issues_needs_their_status_quo_even_with_a_stated_value_of_no_agreement) {
  const auto dispute = small_case(limited_rows("no_agreement = 0\n"));
  EXPECT_THAT(agreement().obstacles(task_of(dispute, "t")),
              Contains("issue.fee.status_quo is missing, so what C accepts on it is not known"));
}

TEST(Agreement, more_acceptors_than_can_be_computed_are_an_obstacle_not_a_crash) {
  std::string rows = "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\n", ids;
  for (int i = 0; i < 17; ++i) {
    const std::string id = "p" + std::to_string(i);
    rows += "[[party]]\nid = \"" + id + "\"\nname = \"" + id + "\"\nno_agreement = 0\n[[score]]\nparty = \"" +
            id + "\"\nissue = \"who\"\npoints = [1, 2]\n";
    ids += (i ? ", \"" : "\"") + id + "\"";
  }
  const auto dispute =
      small_case(rows + "[[table]]\nid = \"t\"\nseated = [" + ids + "]\nmust_accept = [" + ids + "]\n");
  const auto answer = run(agreement(), task_of(dispute, "t"), few);
  EXPECT_FALSE(answer.applies);
  EXPECT_EQ(answer.because, "more parties must accept or ratify than are computed (fewer than 16 together)");
}

TEST(Agreement, calls_a_table_without_every_belligerent_no_settlement) {
  auto rows = std::string(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n"
      "[[party]]\nid = \"b\"\nname = \"B\"\nbelligerent = true\nno_agreement = 0\n"
      "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\n"
      "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [1, 2]\n"
      "[[score]]\nparty = \"b\"\nissue = \"who\"\npoints = [1, 2]\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n"
      "[[table]]\nid = \"u\"\nseated = [\"a\"]\nmust_accept = [\"a\", \"b\"]\n");
  const auto dispute = small_case(rows);
  EXPECT_THAT(run(agreement(), task_of(dispute, "t"), few).says,
              Contains("This table does not need the acceptance of B, which is at war: without it the "
                       "fighting goes on, so "
                       "what is found here is not a settlement."));
  EXPECT_THAT(run(agreement(), task_of(dispute, "u"), few).says, Not(Contains(HasSubstr("settlement"))));
}

TEST(Agreement, names_at_most_five_packages_by_falling_support_each_acceptable_in_that_share_of_worlds) {
  const auto dispute = fixtures::worked_case("harbour");
  const auto task = task_of(dispute, "bilateral");
  const auto answer = run(agreement(), task, {256, 1, 1, {}});
  const auto candidates = answer.all("candidate"), supports = answer.all("candidate_support");
  ASSERT_EQ(candidates.size(), supports.size());
  ASSERT_GE(candidates.size(), 2u);
  EXPECT_LE(candidates.size(), 5u);
  std::vector<double> shares(candidates.size());
  for (const Finding* support : supports)
    shares[static_cast<std::size_t>(*support->about.level) - 1] = *number(support);
  EXPECT_TRUE(std::is_sorted(shares.rbegin(), shares.rend()));
  // Put the packages back into the definition.
  for (const Finding* candidate : candidates) {
    question::Answer alone;
    alone.findings = {*candidate};
    const auto again = measured(*name_packages(task, alone), task, {256, 1, 1, {}});
    double sum = 0;
    for (const double flag : ensemble::column(again, 0)) sum += flag;
    EXPECT_EQ(sum / 256, shares[static_cast<std::size_t>(*candidate->about.level) - 1]);
  }
}

}  // namespace
}  // namespace entente::methods
