// Tests also: page_one_life.cc
#include "entente/desk/page_one.h"

#include <cmath>
#include <regex>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/number.h"
#include "entente/desk/request.h"
#include "tests/methods/case_support.h"

namespace entente::desk {
namespace {

using fixtures::CasePointer;
using fixtures::small_case;
using fixtures::worked_case;
using question::Answer;
using question::Answers;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

struct Page {
  Answers answers;
  Answer page;
};

Page page_of(const CasePointer& dispute, std::vector<std::string> levers = {}, std::size_t worlds = 256) {
  Request request;
  request.plan.worlds = worlds;
  request.plan.threads = 1;
  request.levers = std::move(levers);
  auto answers = answer_request(request, dispute);
  if (!answers.ok()) throw std::runtime_error(base::to_text(answers.diagnostics()));
  Answer page = page_one(*answers, *dispute);
  return {std::move(answers).value(), std::move(page)};
}

TEST(PageOne, answers_ten_questions_in_a_sentence_each_that_is_a_finding_too) {
  for (const char* name : {"moscow-talks", "harbour", "panama-canal-1974"}) {
    const Page made = page_of(worked_case(name));
    ASSERT_THAT(made.page.says, SizeIs(10)) << name;
    for (std::size_t i = 0; i < 10; ++i) {
      const auto* finding = made.page.find(fmt::format("sentence_{}", i + 1));
      ASSERT_NE(finding, nullptr);
      EXPECT_EQ(std::get<std::string>(finding->value), made.page.says[i]);
      EXPECT_TRUE(made.page.says[i].ends_with('.')) << made.page.says[i];
    }
  }
}

TEST(PageOne, makes_no_promise_and_passes_no_judgement) {
  const std::regex banned("\\b(will|best|optimal|winner|loser|irrational|should|must win)\\b",
                          std::regex::icase);
  for (const char* name : {"moscow-talks", "harbour", "panama-canal-1974"}) {
    const Page made = page_of(worked_case(name));
    for (const auto& sentence : made.page.says) EXPECT_FALSE(std::regex_search(sentence, banned)) << sentence;
    for (const auto& answer : made.answers.answers)
      for (const auto& sentence : answer.says) EXPECT_FALSE(std::regex_search(sentence, banned)) << sentence;
  }
}

TEST(PageOne, says_that_room_is_not_the_chance_of_peace_and_that_a_war_goes_on_without_a_side_outside) {
  const Page made = page_of(worked_case("moscow-talks"));
  EXPECT_THAT(made.page.says[2], HasSubstr("This is not the chance of peace."));
  EXPECT_THAT(made.page.says[0], HasSubstr("Ukraine, which is at war, is not in the room."));
  EXPECT_THAT(made.page.says[4],
              HasSubstr("Without the acceptance of every side at war the fighting goes on."));
}

// ---------------------------------------------------------------------------------- numbers (invariant 7)

// What the case itself calls things: digits in a title are no numbers of the answer.
std::string without_words_of(const dispute::Case& dispute, std::string text) {
  std::vector<std::string> words;
  for (const auto& issue : dispute.issues()) {
    words.push_back(issue.title);
    for (const auto& [value, anchor] : issue.anchors) words.push_back(anchor);
  }
  for (const auto& party : dispute.parties()) words.push_back(party.name);
  for (const auto& table : dispute.tables()) words.push_back(table.title);
  for (const auto& lever : dispute.parts().levers) words.push_back(lever.title);
  for (const auto& bundle : dispute.parts().bundles) words.push_back(bundle.title);
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const std::string& word : words)
    for (std::size_t at = text.find(word); !word.empty() && at != std::string::npos; at = text.find(word, at))
      text.erase(at, word.size());
  return text;
}

void add_number(std::set<std::string>& found, double value) {
  if (!std::isfinite(value)) return;
  found.insert(base::two_digits(value));
  if (value >= 0 && value <= 1) {
    std::string share = base::of_hundred(value);
    found.insert(share.substr(share.find_last_of(' ') + 1));
  }
}

// Every number of the JSON, at two digits and as a share of a hundred.
std::set<std::string> numbers_of(const Answers& answers, const dispute::Case& dispute) {
  std::set<std::string> found;
  for (const auto& answer : answers.answers)
    for (const auto& finding : answer.findings) {
      if (finding.kind == question::FindingKind::text) continue;
      if (const auto* value = std::get_if<double>(&finding.value)) add_number(found, *value);
      if (const auto* package = std::get_if<question::Terms>(&finding.value))
        for (const auto& term : *package)
          if (const auto* value = std::get_if<double>(&term.value)) add_number(found, *value);
      if (finding.about.level) add_number(found, *finding.about.level);
      if (!finding.interval) continue;
      for (const auto& ends :
           {finding.interval->half, finding.interval->most, finding.interval->nearly_all}) {
        add_number(found, ends.first);
        add_number(found, ends.second);
      }
    }
  // Structure: the scales and their anchors, the likely ends of stated lines, the levels of the front.
  for (const auto& issue : dispute.issues())
    for (const auto& anchor : issue.anchors) add_number(found, anchor.first);
  for (const auto& line : dispute.parts().red_lines) {
    add_number(found, line.from.likely);
    add_number(found, line.to.likely);
  }
  if (const auto& war = dispute.parts().war)
    for (int k = 0; k <= war->levels; ++k) found.insert(std::to_string(k));
  return found;
}

TEST(PageOne, every_number_of_it_is_found_in_the_json) {
  for (const char* name : {"moscow-talks", "harbour", "panama-canal-1974"}) {
    const auto dispute = worked_case(name);
    const Page made = page_of(dispute);
    auto found = numbers_of(made.answers, *dispute);
    // "of 100 worlds", "80 of 100 worlds", "as much as 1 of 100": the frame of a frequency; and the count of
    // levers.
    for (const char* frame : {"100", "80", "1", "0"}) found.insert(frame);
    found.insert(std::to_string(dispute->parts().levers.size() + dispute->parts().bundles.size()));
    std::size_t looked = 0;
    for (std::size_t i = 0; i < made.page.says.size(); ++i) {
      std::string text = without_words_of(*dispute, made.page.says[i]);
      if (i == 0) text = std::regex_replace(text, std::regex("as of [0-9]+ \\w+ [0-9]+"), "");
      const std::regex number("-?[0-9]+(\\.[0-9]+)?");
      for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at, ++looked)
        EXPECT_TRUE(found.contains(at->str())) << at->str() << " in: " << made.page.says[i];
    }
    EXPECT_GT(looked, 4u) << name;
  }
}

TEST(PageOne, tells_the_room_that_the_agreement_answer_has) {
  const auto dispute = worked_case("harbour");
  const Page made = page_of(dispute);
  question::About about;
  about.table = "bilateral";
  const auto* room = made.answers.find("agreement", "bilateral")->find("room", about);
  EXPECT_THAT(
      made.page.says[2],
      StartsWith(fmt::format("There is room in {} of 100 worlds with North Coast and South Coast accepting",
                             base::of_hundred(std::get<double>(room->value)))));
}

// ------------------------------------------------------------------------------------------- names mirrored

std::string swapped(const std::string& text, const std::string& a, const std::string& b) {
  const auto replaced = [](std::string in, const std::string& from, const std::string& to) {
    for (std::size_t at = in.find(from); at != std::string::npos; at = in.find(from, at + to.size()))
      in.replace(at, from.size(), to);
    return in;
  };
  return replaced(replaced(replaced(text, a, "\x01"), b, a), "\x01", b);
}

CasePointer renamed(const std::string& name, const std::vector<std::pair<std::string, std::string>>& names) {
  auto draft = *dispute::read_case_folder(std::string(ENTENTE_SOURCE_DIR) + "/cases/" + name);
  for (const auto& [from, to] : names) {
    const std::string row = "name = \"" + from + "\"";
    const std::size_t at = draft.toml.find(row);
    base::require(at != std::string::npos, "the case has no such party");
    draft.toml.replace(at, row.size(), "name = \"" + to + "\"");
  }
  return fixtures::case_of(draft);
}

TEST(PageOne, swapping_the_names_of_two_parties_mirrors_every_sentence) {
  for (const auto& [name, a, b] :
       {std::tuple("moscow-talks", "Russia", "Ukraine"),
        std::tuple("moscow-talks", "E3", "Eastern flank of NATO"),
        std::tuple("harbour", "North Coast", "South Coast"), std::tuple("harbour", "Island", "Mainland")}) {
    const Page before = page_of(renamed(name, {{a, "Xanth"}, {b, "Yarrow"}}));
    const Page after = page_of(renamed(name, {{a, "Yarrow"}, {b, "Xanth"}}));
    ASSERT_EQ(before.page.says.size(), after.page.says.size());
    for (std::size_t i = 0; i < before.page.says.size(); ++i)
      EXPECT_EQ(after.page.says[i], swapped(before.page.says[i], "Xanth", "Yarrow"));
    ASSERT_EQ(before.answers.answers.size(), after.answers.answers.size());
    for (std::size_t n = 0; n < before.answers.answers.size(); ++n)
      for (std::size_t i = 0; i < before.answers.answers[n].says.size(); ++i)
        EXPECT_EQ(after.answers.answers[n].says[i],
                  swapped(before.answers.answers[n].says[i], "Xanth", "Yarrow"));
  }
}

// ---------------------------------------------------------------------------------------- what is not known

std::string hidden_rows(const std::string& status_quo) {
  return "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0.7\n[[party]]\nid = \"b\"\nname = "
         "\"B\"\n[[party]]\nid = \"c\"\nname = \"C\"\n"
         "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\n" +
         status_quo +
         "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
         "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
         "[[position]]\nparty = \"c\"\nissue = \"line\"\nideal = 50\nsalience = 1\n"
         "[[red_line]]\nparty = \"a\"\nissue = \"line\"\naccepts = { from = 60 }\nfirmness = 0.5\nby = "
         "\"draft\"\n"
         "[[red_line]]\nparty = \"b\"\nissue = \"line\"\naccepts = { to = 40 }\nfirmness = 0.5\nby = "
         "\"draft\"\n"
         "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\ncan_spoil = [{ party "
         "= \"c\", wrecks = 0.5 }]\n"
         "[[lever]]\nid = \"l\"\ntitle = \"Lever\"\nholder = \"c\"\nchanges = { \"red_line.a.line.firmness\" "
         "= 0 }\n";
}

TEST(PageOne, claims_nothing_about_what_is_withheld) {
  const Page made = page_of(small_case(hidden_rows("status_quo = { value = [0, 100], by = \"draft\" }\n")));
  ASSERT_GT(made.answers.inputs.defaults, 0.5);
  ASSERT_THAT(made.page.says, SizeIs(10));
  EXPECT_EQ(made.page.says[1], "Which obstacle comes first is not shown, for the same reason as room.");
  EXPECT_EQ(made.page.says[2],
            "In how many worlds there is room is not shown: more than half of what decides this rests on "
            "defaults that nobody "
            "has judged.");
  EXPECT_EQ(made.page.says[4], "Who outside the room could break an agreement is not shown here.");
  EXPECT_EQ(made.page.says[6], "What could be agreed apart from any one issue is not shown.");
  EXPECT_EQ(made.page.says[8], "What would change room is not shown.");
  EXPECT_THAT(made.page.says, Each(Not(HasSubstr("of 100"))));
  EXPECT_THAT(made.page.says[9], HasSubstr("Find out first: "));
}

TEST(PageOne, claims_nothing_about_what_cannot_be_computed) {
  const Page made = page_of(small_case(hidden_rows("")));
  ASSERT_THAT(made.page.says, SizeIs(10));
  EXPECT_EQ(made.page.says[2],
            "In how many worlds there is room is not shown: issue.line.status_quo is missing, so what B has "
            "without agreement "
            "is not known.");
  EXPECT_THAT(made.page.says[1], StartsWith("Which obstacle comes first is not shown"));
  EXPECT_EQ(made.page.says[8], "What would change room is not shown.");
  EXPECT_THAT(made.page.says, Each(Not(HasSubstr("of 100"))));
}

// ------------------------------------------------------------------------------------------ would it hold

CasePointer with_life(const std::string& life, const std::string& no_agreement = "0.3") {
  std::string rows = "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = " + no_agreement +
                     "\n[[party]]\nid = \"b\"\nname = \"B\"\nno_agreement = 0.3\n"
                     "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\n";
  for (const auto& [party, ideal] : {std::pair("a", 100), std::pair("b", 0)})
    rows += fmt::format("[[position]]\nparty = \"{}\"\nissue = \"line\"\nideal = {}\nsalience = 1\n", party,
                        ideal);
  return small_case(rows + "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n" +
                    life);
}

const std::string judged_life = "[life]\nhazard = { value = 1, because = \"judgement\" }\n";
const std::string patrols =
    "[[guarantee]]\ntitle = \"Patrols\"\nif = { line = { from = 20, to = 80 } }\ntimes = 0.5\n";

TEST(PageOne, tells_how_recorded_agreements_stood_and_on_what_this_one_depends_most) {
  EXPECT_THAT(
      page_of(with_life(judged_life + patrols)).page.says[7],
      StartsWith(
          "Would it hold: of 100 recorded agreements, mostly from wars within states, 62 to 72 stood "
          "after 5 years. The reference text, read with this case's numbers, stands that long in 89 of "
          "100 courses; the interval of the record comes on top. It depends most on \"Patrols\": without "
          "that factor the figure moves by 10 of "
          "100."));
  EXPECT_THAT(page_of(with_life("[life]\nhazard = 4\n" + patrols)).page.says[7],
              HasSubstr("It depends most on how far the record tells of this dispute: "));
  EXPECT_THAT(page_of(with_life(judged_life)).page.says[7], Not(HasSubstr("depends most")));
}

TEST(PageOne, tells_the_record_alone_where_no_world_has_room) {
  EXPECT_THAT(
      page_of(with_life(judged_life, "0.99")).page.says[7],
      StartsWith("Would it hold: of 100 recorded agreements, mostly from wars within states, 62 to 72 stood "
                 "after 5 years. No world has room at this table, so no terms can be read against them."));
}

TEST(PageOne, says_why_it_does_not_tell_how_long_an_agreement_would_hold) {
  EXPECT_THAT(
      page_of(with_life("")).page.says[7],
      StartsWith("How long an agreement would hold is not computed: the case has no [life]: it does not say "
                 "what kind of agreement is sought, so none on record compares."));
  const Page withheld =
      page_of(small_case(hidden_rows("status_quo = { value = [0, 100], by = \"draft\" }\n") + "[life]\n"));
  ASSERT_GT(withheld.answers.inputs.defaults, 0.5);
  EXPECT_THAT(withheld.page.says[7],
              StartsWith("How long an agreement would hold is not shown, for the same reason as room."));
  EXPECT_THAT(withheld.page.says, Each(Not(HasSubstr("of 100"))));
}

TEST(PageOne, does_not_apply_without_a_table) {
  const Page made = page_of(small_case("[[party]]\nid = \"a\"\nname = \"A\"\n"));
  EXPECT_FALSE(made.page.applies);
  EXPECT_EQ(made.page.because, "the case has no table");
}

}  // namespace
}  // namespace entente::desk
