#include "entente/methods/table.h"

#include <cmath>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement.h"
#include "entente/methods/phrases.h"
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
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr fixtures::RunOptions few{64, 1, 1, {}};

TEST(TableMethod, no_link_of_the_chain_holds_without_the_one_before) {
  std::size_t broken[3] = {};
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const auto values = measured(table(), task_of(small_case(fixtures::random_rows(seed)), "t"), few);
    const char* links[] = {"chain_room", "chain_ratifiable", "chain_ratified", "chain_not_wrecked"};
    for (int n = 0; n < 3; ++n) {
      const auto before = column_of(values, links[n]), after = column_of(values, links[n + 1]);
      for (std::size_t w = 0; w < before.size(); ++w) {
        EXPECT_LE(after[w], before[w]) << links[n] << ", case " << seed;
        broken[n] += after[w] < before[w];
      }
    }
  }
  for (const std::size_t count : broken) EXPECT_GT(count, 10u);  // each link can break
}

TEST(TableMethod, leaving_a_party_out_costs_what_a_lever_that_adds_it_changes) {
  std::size_t looked = 0;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    std::string rows = fixtures::random_rows(seed);
    for (const char* party : {"p2", "p3"}) {
      if (rows.find(fmt::format("id = \"{}\"", party)) == std::string::npos) continue;
      rows += fmt::format(
          "[[lever]]\nid = \"ask_{0}\"\ntitle = \"Ask\"\nholder = \"p0\"\nchanges = {{ "
          "\"table.t.must_accept\" = {{ "
          "add = [\"{0}\"] }} }}\n",
          party);
    }
    const auto task = task_of(small_case(rows), "t");
    const auto base = measured(table(), task, few);
    for (const auto& measure : base.schema) {
      if (measure.name != "room_with") continue;
      const std::string& party = measure.about.party;
      fixtures::RunOptions added = few;
      added.levers = {"ask_" + party};
      const auto changed = measured(table(), task, added);
      EXPECT_EQ(column_of(base, "room_with", party), column_of(changed, "chain_room")) << seed << party;
      EXPECT_EQ(column_of(base, "chain_with", party), column_of(changed, "chain_not_wrecked"))
          << seed << party;
      ++looked;
    }
  }
  EXPECT_GT(looked, 40u);
}

// Two options: the text that both sides take is the second; D, outside, has points for and against it.
CasePointer with_outsiders(const std::string& table_rows, const std::string& more = "") {
  return small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 1\n[[party]]\nid = \"b\"\nname = "
      "\"B\"\nno_agreement = 1\n"
      "[[party]]\nid = \"d\"\nname = \"D\"\nno_agreement = 3\n[[party]]\nid = \"e\"\nname = "
      "\"E\"\nno_agreement = 3\n"
      "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\n"
      "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\noptions = [\"no\", \"yes\"]\n"
      "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [0, 2]\n[[score]]\nparty = \"a\"\nissue = "
      "\"fee\"\npoints = [0, 1]\n"
      "[[score]]\nparty = \"b\"\nissue = \"who\"\npoints = [0, 2]\n"
      "[[score]]\nparty = \"d\"\nissue = \"who\"\npoints = [4, 0]\n[[score]]\nparty = \"d\"\nissue = "
      "\"fee\"\npoints = [3, 0]\n"
      "[[score]]\nparty = \"e\"\nissue = \"who\"\npoints = [4, 0]\n" +
      more + "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n" + table_rows);
}

double share(const question::Answer& answer, const char* name, const std::string& party = "") {
  About about;
  about.table = "t";
  about.party = party;
  const auto value = number(answer.find(name, about));
  EXPECT_TRUE(value.has_value()) << name;
  return value.value_or(NAN);
}

TEST(TableMethod, a_ratifier_that_prefers_no_agreement_refuses_the_reference_text_and_passes_another) {
  // The text is (joint, yes), worth 0 to D; (joint, no) is worth 3, what D has without agreement.
  const auto answer = run(table(), task_of(with_outsiders("ratifies = [\"d\"]\n"), "t"), few);
  EXPECT_EQ(share(answer, "chain_room"), 1);
  EXPECT_EQ(share(answer, "chain_ratifiable"), 1);
  EXPECT_EQ(share(answer, "chain_ratified"), 0);
  EXPECT_EQ(share(answer, "refuses_to_ratify", "d"), 1);
  EXPECT_EQ(share(answer, "room_with", "d"), 1);
  EXPECT_EQ(share(answer, "chain_with", "d"), 1);
  EXPECT_EQ(share(answer, "cost_of_leaving_out", "d"), 1);
  EXPECT_EQ(share(answer, "value_of_table", "a"), 0);  // nothing is signed: what A has without agreement
}

TEST(TableMethod, a_ratifier_is_asked_only_for_texts_that_meet_its_condition) {
  const auto asked =
      run(table(), task_of(with_outsiders("ratifies = [{ party = \"d\", when = { fee = \"yes\" } }]\n"), "t"),
          few);
  const auto not_asked =
      run(table(),
          task_of(with_outsiders("ratifies = [{ party = \"d\", when = { who = \"none\" } }]\n"), "t"), few);
  EXPECT_EQ(share(asked, "chain_ratified"), 0);
  EXPECT_EQ(share(not_asked, "chain_ratified"), 1);
  EXPECT_EQ(share(not_asked, "refuses_to_ratify", "d"), 0);
}

TEST(TableMethod, a_body_passes_a_text_when_the_lowest_share_that_applies_reaches_one_half) {
  const auto body = [](const std::string& rows) {
    const auto answer = run(table(), task_of(with_outsiders("ratifies = [\"d\"]\n", rows), "t"), few);
    return share(answer, "chain_ratified");
  };
  const auto row = [](const char* terms, const char* value) {
    return fmt::format("[[approval]]\nparty = \"d\"\n{}share = {}\n", terms, value);
  };
  EXPECT_EQ(body(row("", "0.5")), 1);
  EXPECT_EQ(body(row("", "0.49")), 0);
  EXPECT_EQ(body(row("if = { who = \"joint\" }\n", "0.8") + row("if = { fee = \"yes\" }\n", "0.3")), 0);
  EXPECT_EQ(body(row("if = { who = \"none\" }\n", "0.1")), 1);  // no row applies: it passes
}

TEST(TableMethod, a_spoiler_tries_exactly_if_the_text_is_worse_for_it_than_no_agreement) {
  const auto answer = run(
      table(),
      task_of(
          with_outsiders("can_spoil = [{ party = \"d\", wrecks = 0.25 }, { party = \"a\", wrecks = 1 }]\n"),
          "t"),
      {1024, 1, 1, {}});
  EXPECT_EQ(share(answer, "tries_to_wreck", "d"), 1);
  EXPECT_NEAR(share(answer, "wrecks", "d"), 0.25, 0.01);
  EXPECT_NEAR(share(answer, "chain_not_wrecked"), 0.75, 0.01);
  EXPECT_EQ(share(answer, "tries_to_wreck", "a"), 0);  // it is better off with the text
}

TEST(TableMethod, two_spoilers_share_a_shock_so_that_they_succeed_together_more_often_than_by_chance) {
  const auto both = [](const char* common) {
    const auto dispute = small_case(
        "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 1\n[[party]]\nid = \"d\"\nname = "
        "\"D\"\nno_agreement = 3\n"
        "[[party]]\nid = \"e\"\nname = \"E\"\nno_agreement = 3\n[[issue]]\nid = \"who\"\ntitle = "
        "\"Who\"\noptions = [\"none\", \"joint\"]\n"
        "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [0, 2]\n[[score]]\nparty = \"d\"\nissue = "
        "\"who\"\npoints = [4, 0]\n"
        "[[score]]\nparty = \"e\"\nissue = \"who\"\npoints = [4, 0]\n[[table]]\nid = \"t\"\nseated = "
        "[\"a\"]\nmust_accept = [\"a\"]\n"
        "can_spoil = [{ party = \"d\", wrecks = 0.3 }, { party = \"e\", wrecks = 0.3 }]\n",
        std::string("common = ") + common);
    double together = 0;
    for (std::uint64_t seed = 1; seed <= 16; ++seed) {
      const auto values = measured(table(), task_of(dispute, "t"), {2048, seed, 1, {}});
      const auto d = column_of(values, "wrecks", "d"), e = column_of(values, "wrecks", "e");
      for (std::size_t w = 0; w < d.size(); ++w) together += d[w] * e[w];
    }
    return together / (16 * 2048);
  };
  // Bivariate normal, both below the 0.3 quantile: integrated apart, by the midpoint rule over the first.
  EXPECT_NEAR(both("0"), 0.0900, 0.012);
  EXPECT_NEAR(both("0.3"), 0.1281, 0.012);
  EXPECT_NEAR(both("0.8"), 0.2112, 0.012);
}

TEST(TableMethod, does_not_apply_where_it_is_not_known_what_a_ratifier_or_spoiler_has_without_agreement) {
  const auto rows = [](const std::string& at_table) {
    return "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n[[party]]\nid = \"b\"\nname = \"B\"\n"
           "[[party]]\nid = \"c\"\nname = \"C\"\nno_agreement = 0\n"
           "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\n"
           "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [0, 2]\n[[score]]\nparty = \"b\"\nissue = "
           "\"who\"\npoints = [0, 2]\n"
           "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n" +
           at_table;
  };
  const auto reasons = [&](const std::string& at_table) {
    return table().obstacles(task_of(small_case(rows(at_table)), "t"));
  };
  EXPECT_THAT(reasons(""), ElementsAre());
  EXPECT_THAT(reasons("ratifies = [\"b\"]\n"),
              ElementsAre("issue.who.status_quo is missing, so what B has without agreement is not known"));
  EXPECT_THAT(reasons("can_spoil = [{ party = \"c\", wrecks = 0.5 }]\n"),
              ElementsAre("C could wreck a text, but the case states no position of C"));
  EXPECT_THAT(reasons("ratifies = [\"b\"]\n[[approval]]\nparty = \"b\"\nshare = 0.4\n"), ElementsAre());
}

TEST(TableMethod, refuses_the_word_settlement_where_a_belligerent_is_outside) {
  const auto dispute = fixtures::worked_case("moscow-talks");
  const auto outside = run(table(), task_of(dispute, "moscow_2_dec"), few);
  EXPECT_THAT(
      outside.says,
      Contains("Ukraine is at war and its acceptance is not needed here: without it the fighting goes "
               "on, and the word settlement does not apply."));
  const auto inside = run(table(), task_of(dispute, "shuttle"), few);
  EXPECT_THAT(inside.says, Not(Contains(HasSubstr("settlement"))));
}

}  // namespace
}  // namespace entente::methods
