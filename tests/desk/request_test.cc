#include "entente/desk/request.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/phrases.h"
#include "tests/methods/case_support.h"

namespace entente::desk {
namespace {

using fixtures::CasePointer;
using fixtures::small_case;
using fixtures::worked_case;
using question::About;
using question::Answers;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

Request asking(std::vector<std::string> questions, std::size_t worlds = 64) {
  Request request;
  request.questions = std::move(questions);
  request.plan.worlds = worlds;
  request.plan.threads = 1;
  return request;
}

Answers answered(const Request& request, const CasePointer& dispute) {
  auto answers = answer_request(request, dispute);
  if (!answers.ok()) throw std::runtime_error(base::to_text(answers.diagnostics()));
  return std::move(answers).value();
}

std::string problems(const Request& request, const CasePointer& dispute = worked_case("harbour")) {
  const auto answers = answer_request(request, dispute);
  EXPECT_FALSE(answers.ok());
  return base::to_text(answers.diagnostics());
}

TEST(AnswerRequest, gives_the_same_bytes_on_one_two_and_eight_threads) {
  const auto moscow = worked_case("moscow-talks");
  std::string first;
  for (const unsigned threads : {1U, 2U, 8U}) {
    auto request = asking({}, 512);
    request.plan.threads = threads;
    const std::string json = question::to_json(answered(request, moscow));
    if (first.empty()) first = json;
    EXPECT_TRUE(json == first) << threads << " threads";
  }
  EXPECT_GT(first.size(), 10000u);
  EXPECT_THAT(first, Not(HasSubstr("nan")));
}

TEST(AnswerRequest, asks_every_question_at_every_table_and_compares_at_one) {
  const auto answers = answered(asking({}), worked_case("harbour"));
  std::vector<std::string> asked;
  for (const auto& answer : answers.answers) asked.push_back(answer.question + " " + answer.table);
  EXPECT_THAT(asked,
              ElementsAre("positions ", "agreement bilateral", "agreement bilateral", "agreement bilateral",
                          "agreement three_way", "agreement three_way", "agreement three_way", "war ",
                          "table bilateral", "table three_way", "stability bilateral", "stability three_way",
                          "compare bilateral", "compare bilateral", "compare bilateral", "compare bilateral",
                          "drivers bilateral"));
  EXPECT_EQ(answers.worlds, 64u);
  EXPECT_EQ(answers.as_of, "2024-03-02");
  EXPECT_EQ(answers.title, "Harbour talks");
}

TEST(AnswerRequest, asks_only_what_is_named) {
  auto request = asking({"table", "positions"});
  request.tables = {"three_way"};
  const auto answers = answered(request, worked_case("harbour"));
  ASSERT_EQ(answers.answers.size(), 2u);
  EXPECT_EQ(answers.answers[0].question, "table");
  EXPECT_EQ(answers.answers[0].table, "three_way");
  EXPECT_EQ(answers.answers[1].question, "positions");
}

TEST(AnswerRequest, knows_seven_questions) {
  EXPECT_THAT(known_questions(), ElementsAre("positions", "agreement", "war", "table", "stability", "compare",
                                             "drivers", "timeline"));
}

TEST(AnswerRequest, an_unknown_question_is_named_with_the_nearest) {
  EXPECT_EQ(problems(asking({"agrement"})),
            "error: there is no question \"agrement\"   [unknown-question]\n"
            "   help: did you mean \"agreement\"?\n");
  EXPECT_EQ(problems(asking({"weather forecast"})),
            "error: there is no question \"weather forecast\"   [unknown-question]\n"
            "   help: known: positions, agreement, war, table, stability, compare, drivers and timeline\n");
}

TEST(AnswerRequest, an_unknown_table_is_named_with_the_nearest) {
  auto request = asking({"table"});
  request.tables = {"bilaterl"};
  EXPECT_EQ(problems(request),
            "error: there is no table \"bilaterl\"   [unknown-table]\n"
            "   help: did you mean \"bilateral\"?\n");
  request.tables = {"round_table_of_all"};
  EXPECT_EQ(problems(request),
            "error: there is no table \"round_table_of_all\"   [unknown-table]\n"
            "   help: known: bilateral and three_way\n");
}

TEST(AnswerRequest, an_unknown_method_is_named_with_the_nearest) {
  auto request = asking({"agreement"});
  request.method = "acceptable_sets";
  EXPECT_EQ(problems(request),
            "error: there is no method \"acceptable_sets\"   [unknown-method]\n"
            "   help: did you mean \"acceptable_set\"?\n");
}

TEST(AnswerRequest, an_unknown_lever_and_an_unknown_path_are_named) {
  auto request = asking({"agreement"});
  request.levers = {"pay_for_boat", "war.advance=2"};
  EXPECT_EQ(problems(request),
            "error: the case has no lever or bundle \"pay_for_boat\"   [unknown-lever]\n"
            "   help: did you mean \"pay_for_boats\"?\n"
            "error: the case has no number \"war.advance\"   [unknown-path]\n"
            "   help: paths are listed in docs/formats.md, for example war.advance or party.ID.capability\n");
}

TEST(AnswerRequest, an_unknown_variant_is_named_before_anything_is_computed) {
  auto request = asking({"compare"});
  request.variants = {"pay_for_boat"};
  EXPECT_EQ(problems(request),
            "error: the case has no lever or bundle \"pay_for_boat\"   [unknown-lever]\n"
            "   help: did you mean \"pay_for_boats\"?\n");
}

TEST(AnswerRequest, every_problem_comes_at_once) {
  auto request = asking({"agrement"});
  request.tables = {"bilaterl"};
  request.method = "rom";
  request.levers = {"pay_for_boat"};
  const std::string text = problems(request);
  for (const char* code : {"[unknown-question]", "[unknown-table]", "[unknown-method]", "[unknown-lever]"})
    EXPECT_THAT(text, HasSubstr(code));
}

TEST(AnswerRequest, another_method_of_a_question_is_asked_by_its_id_and_all_by_all) {
  auto request = asking({"agreement"});
  request.tables = {"bilateral"};
  request.method = "room";
  auto answers = answered(request, worked_case("harbour"));
  ASSERT_EQ(answers.answers.size(), 1u);
  EXPECT_EQ(answers.answers[0].method, "room");
  request.method = "all";
  answers = answered(request, worked_case("harbour"));
  ASSERT_EQ(answers.answers.size(), 4u);
  EXPECT_EQ(answers.answers[0].method, "acceptable_set");
  EXPECT_EQ(answers.answers[1].method, "least_change");
  EXPECT_EQ(answers.answers[2].method, "partial_agreements");
  EXPECT_EQ(answers.answers[3].method, "room");
}

TEST(AnswerRequest, pulls_levers_before_it_asks) {
  auto request = asking({"agreement"}, 256);
  request.tables = {"bilateral"};
  About about;
  about.table = "bilateral";
  const auto room = [&](std::vector<std::string> levers) {
    request.levers = std::move(levers);
    return *methods::number(answered(request, worked_case("harbour")).answers[0].find("room", about));
  };
  const double before = room({}), after = room({"red_line.north_coast.grounds.firmness=0"});
  EXPECT_GT(after, before);
}

TEST(AnswerRequest, a_cancelled_request_gives_nothing) {
  auto request = asking({}, 4096);
  request.plan.cancel.cancel();
  EXPECT_THAT(answered(request, worked_case("harbour")).answers, IsEmpty());
  // Stopped in the middle: after some blocks.
  request.plan.cancel = base::CancelToken();
  int steps = 0;
  request.plan.progress = [&](double) {
    if (++steps == 20) request.plan.cancel.cancel();
  };
  EXPECT_THAT(answered(request, worked_case("harbour")).answers, IsEmpty());
  EXPECT_LT(steps, 30);
}

TEST(MainTable, is_the_first_that_needs_every_belligerent_and_else_the_first) {
  const auto name = [](const CasePointer& dispute) { return dispute->table(*main_table(*dispute)).id; };
  const auto moscow = worked_case("moscow-talks");
  EXPECT_EQ(moscow->tables().front().id, "moscow_2_dec");
  EXPECT_EQ(name(moscow), "shuttle");
  EXPECT_EQ(name(worked_case("harbour")), "bilateral");
  const std::string parties =
      "[[party]]\nid = \"a\"\nname = \"A\"\nbelligerent = true\n[[party]]\nid = \"b\"\nname = "
      "\"B\"\nbelligerent = true\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\n";
  const auto table = [](const char* id, const char* who) {
    return std::string("[[table]]\nid = \"") + id + "\"\nseated = [\"a\"]\nmust_accept = [" + who + "]\n";
  };
  // An acceptance limited to issues is not the acceptance of the whole.
  EXPECT_EQ(name(small_case(parties + table("one", "\"a\"") +
                            table("two", "\"a\", { party = \"b\", on = [\"line\"] }"))),
            "one");
  EXPECT_FALSE(main_table(*small_case(parties)).has_value());
}

TEST(AnswerRequest, a_case_without_tables_still_says_why_nothing_applies) {
  const auto answers = answered(asking({}), small_case("[[party]]\nid = \"a\"\nname = \"A\"\n"));
  for (const auto& answer : answers.answers)
    if (answer.question == "agreement" || answer.question == "table") {
      EXPECT_FALSE(answer.applies);
      EXPECT_EQ(answer.because, "the case has no table, so it is not known who must accept");
    }
}

// ------------------------------------------------------------------------------------ model M7

// Room hangs on the status quo alone, which is `by`.
CasePointer decided_by(const std::string& by) {
  return small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0.7\n[[party]]\nid = \"b\"\nname = \"B\"\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstatus_quo = { "
      "value = [0, 100], " +
      by +
      " }\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
      "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n");
}

TEST(AnswerRequest, withholds_shares_of_worlds_when_more_than_half_rests_on_defaults) {
  const auto answers = answered(asking({}, 256), decided_by("by = \"draft\""));
  EXPECT_NEAR(answers.inputs.defaults, 1, 1e-9);
  for (const auto& answer : answers.answers) {
    if (answer.question == "positions") continue;
    for (const auto& finding : answer.findings)
      if (finding.kind == question::FindingKind::probability ||
          finding.kind == question::FindingKind::share) {
        ASSERT_TRUE(std::holds_alternative<question::Undefined>(finding.value)) << finding.name;
        EXPECT_EQ(std::get<question::Undefined>(finding.value).reason,
                  "more than half of what decides this rests on defaults that nobody has judged");
        EXPECT_FALSE(finding.error.has_value());
      }
    if (!answer.applies) {
      EXPECT_THAT(answer.says, IsEmpty());
      continue;
    }
    EXPECT_THAT(answer.says,
                ElementsAre("Shares of worlds are withheld: more than half of what decides this rests on "
                            "defaults that nobody has judged. Judge first: issue.line.status_quo."));
  }
}

TEST(AnswerRequest, shows_shares_of_worlds_once_somebody_judged_what_decides) {
  const auto answers = answered(asking({"agreement"}, 256), decided_by("because = \"judged\""));
  EXPECT_NEAR(answers.inputs.judgement, 1, 1e-9);
  About about;
  about.table = "t";
  EXPECT_TRUE(methods::number(answers.answers[0].find("room", about)).has_value());
}

TEST(AnswerRequest, names_numbers_to_judge_first_even_when_none_stands_out) {
  // Room in every world: no number explains anything, but all uncertain ones are defaults.
  const auto answers = answered(
      asking({"agreement"}, 64),
      small_case("[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n"
                 "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\n"
                 "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = [50, 100]\nsalience = [0.5, 1]\nby "
                 "= \"draft\"\n"
                 "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n"));
  EXPECT_THAT(
      answers.answers[0].says,
      ElementsAre(testing::EndsWith("Judge first: position.a.line.ideal and position.a.line.salience.")));
}

bool has(const question::Answer& answer, const question::Finding& finding) {
  return std::find(answer.findings.begin(), answer.findings.end(), finding) != answer.findings.end();
}

TEST(AnswerRequest, at_a_glance_gives_the_same_numbers_over_worlds_and_nothing_of_the_central_world) {
  for (const char* question : {"agreement", "table", "war", "drivers"}) {
    auto request = asking({question}, 256);
    const auto whole = answered(request, worked_case("moscow-talks"));
    request.plan.glance = true;
    const auto seen = answered(request, worked_case("moscow-talks"));
    EXPECT_EQ(seen.inputs, whole.inputs) << question;
    ASSERT_FALSE(seen.answers.empty()) << question;
    for (const auto& answer : seen.answers) {
      const auto same = std::find_if(whole.answers.begin(), whole.answers.end(), [&](const auto& other) {
        return other.method == answer.method && other.table == answer.table;
      });
      ASSERT_NE(same, whole.answers.end());
      for (const auto& finding :
           answer.findings)  // fewer of the named packages are kept once they are judged
        EXPECT_TRUE(finding.name == "candidate" || has(*same, finding)) << question << " " << finding.name;
      EXPECT_EQ(answer.find("central_room"), nullptr);
      EXPECT_TRUE(answer.all("candidate_support").empty());
    }
  }
}

TEST(AnswerRequest, at_a_glance_leaves_companions_out) {
  auto request = asking({"agreement"});
  request.tables = {"bilateral"};
  request.plan.glance = true;
  const auto seen = answered(request, worked_case("harbour"));
  ASSERT_EQ(seen.answers.size(), 1u);
  EXPECT_EQ(seen.answers[0].method, "acceptable_set");
}

TEST(AnswerRequest, at_a_glance_withholds_the_same_shares) {
  auto request = asking({"agreement", "table", "drivers"}, 256);
  request.plan.glance = true;
  const auto seen = answered(request, decided_by("by = \"draft\""));
  ASSERT_EQ(seen.answers.size(), 3u);
  for (const auto& answer : seen.answers) {
    EXPECT_THAT(answer.says, ElementsAre(StartsWith("Shares of worlds are withheld: ")));
    for (const auto& finding : answer.findings)
      if (finding.kind == question::FindingKind::probability ||
          finding.kind == question::FindingKind::share) {
        EXPECT_TRUE(std::holds_alternative<question::Undefined>(finding.value)) << finding.name;
      }
  }
}

TEST(AnswerRequest, a_text_is_tried_in_full_also_at_a_glance) {
  auto request = asking({}, 64);
  const auto harbour = worked_case("harbour");
  request.text.emplace();
  for (const auto issue : dispute::issues_at(*harbour, harbour->tables()[0]))
    request.text->terms.push_back(
        {issue, harbour->issue(issue).kind == dispute::Issue::Kind::scale ? harbour->issue(issue).low() : 0});
  const auto whole = answered(request, harbour);
  request.plan.glance = true;
  EXPECT_EQ(question::to_json(answered(request, harbour)), question::to_json(whole));
  EXPECT_EQ(whole.answers[0].all("text").size(), 1u);
}

}  // namespace
}  // namespace entente::desk
