// Tests also: table_chain.cc, table_core.cc, table_say.cc
#include "entente/methods/table.h"

#include <cmath>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement.h"
#include "entente/methods/phrases.h"
#include "entente/methods/table_core.h"
#include "entente/methods/table_space.h"
#include "tests/methods/case_support.h"
#include "tests/methods/harbour_sport.h"
#include "tests/methods/random_case.h"
#include "tests/reference/table_enumeration.h"

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

// D's body needs 51 of 100 votes; the text (joint, yes) has x against it more often than not.
TEST(TableMethod, a_body_that_votes_by_factions_passes_a_text_as_often_as_its_quota_is_reached) {
  const std::string body =
      "[[body]]\nparty = \"d\"\nquota = 51\nfactions = [{ id = \"x\", votes = 40 }, { id = \"y\", votes = 35 "
      "}, "
      "{ id = \"z\", votes = 25 }]\n[[approval]]\nparty = \"d\"\nfaction = \"x\"\nif = { fee = \"yes\" "
      "}\nshare = 0.8\n[[approval]]\nparty = \"d\"\nfaction = \"y\"\nshare = 0.5\n[[approval]]\nparty = "
      "\"d\"\nfaction = \"z\"\nshare = 0.3\n";
  const auto answer =
      run(table(), task_of(with_outsiders("ratifies = [\"d\"]\n", body), "t"), {1024, 1, 1, {}});
  EXPECT_NEAR(share(answer, "passes_body", "d"), 0.55, 1e-12);  // vector WV16
  EXPECT_NEAR(share(answer, "refuses_to_ratify", "d"), 0.45, 0.01);
  EXPECT_NEAR(share(answer, "chain_ratified"), 0.55, 0.01);
  // Without the fee x never objects: its 40 and either of the others, 0.5 + 0.5 * 0.3.
  EXPECT_NEAR(share(answer, "chain_ratifiable"), 0.65, 0.01);
  EXPECT_THAT(
      answer.says,
      Contains("Where it is asked, D gives the reference text the 51 of 100 votes that it needs with a "
               "chance of 55 in 100 on average."));
}

TEST(TableMethod, a_body_that_is_not_asked_has_no_chance_and_stops_nothing) {
  const auto answer =
      run(table(),
          task_of(with_outsiders("ratifies = [{ party = \"d\", when = { who = \"none\" } }]\n",
                                 "[[body]]\nparty = \"d\"\nquota = 1\nfactions = [{ id = \"x\", votes = 1 "
                                 "}]\n[[approval]]\nparty = \"d\"\nshare = 0\n"),
                  "t"),
          few);
  About asked;
  asked.table = "t";
  asked.party = "d";
  EXPECT_EQ(number(answer.find("passes_body", asked)), std::nullopt);
  EXPECT_EQ(share(answer, "chain_ratified"), 1);
}

// (joint, yes) leaves D and E at 0, where no agreement is worth 3 to each: that is 3 of E's range of 4, and 3
// of D's range of 7. A and B gain.
TEST(TableMethod,
     a_group_is_united_where_every_member_prefers_the_text_and_the_one_that_loses_most_leaves_first) {
  const auto answer = run(
      table(),
      task_of(with_outsiders(
                  "",
                  "[[group]]\nid = \"all\"\ntitle = \"The four\"\nmembers = [\"a\", \"b\", "
                  "\"d\", \"e\"]\n[[group]]\nid = \"two\"\ntitle = \"The two\"\nmembers = [\"a\", \"b\"]\n"),
              "t"),
      few);
  EXPECT_EQ(share(answer, "unity", "all"), 0);
  EXPECT_EQ(share(answer, "unity", "two"), 1);
  EXPECT_EQ(share(answer, "leaves_first", "e|all"), 1);  // 3 of 4, and 3 of 7 for D
  EXPECT_EQ(share(answer, "leaves_first", "d|all"), 0);
  EXPECT_EQ(share(answer, "leaves_first", "a|two"), 0);
  EXPECT_THAT(answer.says,
              Contains("Every member of The four prefers the reference text to no agreement in no world "
                       "with room; E is the one with most to lose by it in 100."));
  EXPECT_THAT(answer.says,
              Contains("Every member of The two prefers the reference text to no agreement in every world "
                       "with room."));
}

TEST(TableMethod, leaving_a_party_out_costs_in_value_what_the_seated_would_have_more_with_it) {
  // Without D's acceptance D refuses (joint, yes) and A and B keep 1 each; with it they have (joint, no), 2
  // each.
  const auto answer = run(table(), task_of(with_outsiders("ratifies = [\"d\"]\n"), "t"), few);
  EXPECT_EQ(share(answer, "cost_in_value", "d"), 2);
  // Nobody refuses (joint, yes), 3 and 2: asking E, which wants none of it, would leave them without
  // agreement.
  const auto harmless =
      run(table(), task_of(with_outsiders("can_spoil = [{ party = \"e\", wrecks = 0 }]\n"), "t"), few);
  EXPECT_EQ(share(harmless, "cost_in_value", "e"), -3);
}

// ------------------------------------------------------------------------- quorums

// Three share: any two can keep it to themselves, all three have less each.
CasePointer shared_by(const std::string& rule, const std::string& all_three) {
  return small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 1\n[[party]]\nid = \"b\"\nname = "
      "\"B\"\nno_agreement = 1\n[[party]]\nid = \"c\"\nname = \"C\"\nno_agreement = 1\n"
      "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"ab\", \"ac\", \"bc\", \"abc\"]\n"
      "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [3, 3, 0, " +
      all_three + "]\n[[score]]\nparty = \"b\"\nissue = \"who\"\npoints = [3, 0, 3, " + all_three +
      "]\n[[score]]\nparty = \"c\"\nissue = \"who\"\npoints = [0, 3, 3, " + all_three +
      "]\n[[table]]\nid = \"t\"\nseated = [\"a\", \"b\", \"c\"]\nmust_accept = [\"a\", \"b\", \"c\"]\n" +
      rule);
}

TEST(TableMethod, names_a_coalition_that_could_pass_another_text_which_each_member_prefers) {
  const auto answer = run(table(), task_of(shared_by("quorum = 2\n", "2"), "t"), few);
  EXPECT_EQ(share(answer, "robust"), 1);
  const auto* by = answer.find("blocked_by", About{"", "", "t", "", {}});
  ASSERT_NE(by, nullptr);
  EXPECT_THAT(std::get<std::vector<std::string>>(by->value), ElementsAre("a", "b"));
  const auto* other = answer.find("blocking_package", About{"", "", "t", "", {}});
  ASSERT_NE(other, nullptr);
  EXPECT_EQ(std::get<question::Terms>(other->value), (question::Terms{{"who", std::string("ab")}}));
  EXPECT_EQ(answer.find("in_core", About{"", "", "t", "", {}}), nullptr);
  EXPECT_THAT(
      answer.says,
      Contains("With every number at its median, A and B could pass Who: ab instead, which each of them "
               "prefers to the reference text."));
}

TEST(TableMethod, says_where_the_reference_text_is_in_the_core) {
  const auto answer = run(table(), task_of(shared_by("quorum = 2\nveto = [\"a\"]\n", "4"), "t"), few);
  const auto* core = answer.find("in_core", About{"", "", "t", "", {}});
  ASSERT_NE(core, nullptr);
  EXPECT_EQ(std::get<std::string>(core->value), "yes");
  EXPECT_THAT(answer.says, Contains("A text passes here when 2 of 3 accept it, A among them."));
  EXPECT_THAT(answer.says,
              Contains("The reference text still passes in every world with room if any one without a "
                       "veto that accepts it leaves."));
  EXPECT_THAT(answer.says,
              Contains("With every number at its median, no others who could pass a text together have "
                       "one that each of them prefers to the reference text."));
}

TEST(TableMethod, says_nothing_of_a_core_or_of_defections_where_all_have_to_accept) {
  const auto answer = run(table(), task_of(shared_by("", "2"), "t"), few);
  for (const char* name : {"robust", "in_core", "blocked_by"}) EXPECT_TRUE(answer.all(name).empty()) << name;
  EXPECT_THAT(answer.says, Not(Contains(HasSubstr("passes here when"))));
}

TEST(TableMethod, asks_those_a_lever_leaves_at_a_table_with_a_quorum) {
  const std::string lever =
      "[[lever]]\nid = \"drop\"\ntitle = \"Drop\"\nholder = \"a\"\nchanges = { \"table.t.must_accept\" = { "
      "remove = [\"b\"] } }\n";
  const auto dispute = shared_by("quorum = 2\nveto = [\"b\"]\n" + lever, "0");
  fixtures::RunOptions without = few;
  without.levers = {"drop"};
  // B's veto leaves ab and bc; without B the two others have to agree on ac, and nobody else is asked.
  const auto before = run(table(), task_of(dispute, "t"), few),
             after = run(table(), task_of(dispute, "t"), without);
  EXPECT_EQ(share(before, "value_of_table", "b"), 2);
  EXPECT_EQ(share(after, "value_of_table", "a"), 2);
  EXPECT_EQ(share(after, "value_of_table", "c"), 2);
  EXPECT_THAT(before.says, Contains("A text passes here when 2 of 3 accept it, B among them."));
  EXPECT_THAT(after.says, Not(Contains(HasSubstr("passes here when"))));
}

// The definition: somebody can pass another package that each of them accepts and prefers.
bool blocked_somewhere(const WorldModel& model, TableSpace& space, const reference::TableTwin& twin,
                       const theory::Package& reference) {
  for (const auto& package : twin.packages()) {
    theory::Coalition gaining = 0;
    if (!space.passes(model, package)) continue;
    const auto accepts = space.accepting(model, package);
    for (std::size_t i = 0; i < accepts.size(); ++i)
      if (accepts[i] && theory::utility(space.space(), package, i) >
                            theory::utility(space.space(), reference, i) + theory::acceptance_tolerance)
        gaining |= theory::Coalition{1} << i;
    if (theory::passes(*space.quorum(), gaining)) return true;
  }
  return false;
}

TEST(CoreFindings, block_exactly_where_some_package_of_all_does) {
  std::size_t blocked = 0, in_core = 0;
  for (std::uint32_t seed = 0; seed < 120; ++seed) {
    fixtures::RandomCaseOptions options;
    options.quorum = true;
    const auto dispute = small_case(fixtures::random_rows(seed, options));
    const auto world = fixtures::central(dispute);
    WorldModel model(*dispute, dispute::issues_at(*dispute, dispute->tables().front()));
    TableSpace space(model, dispute->tables().front());
    model.fill(world);
    space.fill(model);
    const auto reference = space.reference(0);
    const auto findings = core_findings(task_of(dispute, "t"), world);
    EXPECT_EQ(findings.empty(), !reference.has_value()) << seed;
    if (!reference) continue;
    const reference::TableTwin twin(model, dispute->tables().front(), world);
    const bool expected = blocked_somewhere(model, space, twin, *reference);
    EXPECT_EQ(findings.front().name, expected ? "blocked_by" : "in_core") << seed;
    ++(expected ? blocked : in_core);
  }
  EXPECT_GT(blocked, 10u);
  EXPECT_GT(in_core, 10u);
}

TEST(CoreFindings, are_not_looked_for_beyond_twelve_who_have_a_say) {
  std::string rows = "[[issue]]\nid = \"i\"\ntitle = \"I\"\noptions = [\"x\", \"y\"]\n", who;
  for (int p = 0; p < 13; ++p) {
    rows += fmt::format(
        "[[party]]\nid = \"p{0}\"\nname = \"P{0}\"\nno_agreement = 0\n[[score]]\nparty = "
        "\"p{0}\"\nissue = \"i\"\npoints = [0, 1]\n",
        p);
    who += fmt::format("{}\"p{}\"", p ? ", " : "", p);
  }
  const auto dispute = small_case(
      rows + fmt::format("[[table]]\nid = \"t\"\nseated = [\"p0\"]\nmust_accept = [{}]\nquorum = 7\n", who));
  const auto findings = core_findings(task_of(dispute, "t"), fixtures::central(dispute));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(std::get<std::string>(findings[0].value), "not looked at: more than 12 have a say");
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
