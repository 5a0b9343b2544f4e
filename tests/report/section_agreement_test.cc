#include <regex>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/report/brief_html.h"
#include "tests/report/report_fixture.h"

namespace entente::report {
namespace {

using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using ::testing::HasSubstr;
using ::testing::Not;

Finding finding(std::string name, About about, FindingKind kind, question::Value value,
                std::string unit = "") {
  Finding made;
  made.name = std::move(name);
  made.about = std::move(about);
  made.kind = kind;
  made.unit = std::move(unit);
  made.value = std::move(value);
  made.rests_on = {"red_line."};
  return made;
}

Answer companion(const std::string& method, const std::string& table) {
  Answer made;
  made.question = "agreement";
  made.method = method;
  made.table = table;
  made.status = question::Status::checked;
  made.sources = {"raiffa1982"};
  return made;
}

Answer least_change(const std::string& table) {
  Answer made = companion("least_change", table);
  made.says = {"What clashes: in 58 of 100 worlds two red lines."};
  const auto set = [&](double rank, double share, std::vector<std::string> members) {
    const About about{"", "", table, "", rank};
    made.findings.push_back(finding("clash", about, FindingKind::set, std::move(members)));
    made.findings.push_back(
        finding("clash_share", about, FindingKind::probability, share, "share of worlds"));
  };
  set(1, 0.58, {"red_line.north.grounds", "red_line.south.grounds"});
  set(2, 0.21, {"red_line.south.grounds", "no_agreement.north"});
  set(3, 0.004, {"no_agreement.north", "no_agreement.mainland"});
  const auto amount = [&](const char* flag, const char* name, const About& about, double share, double value,
                          const std::string& unit) {
    made.findings.push_back(
        finding(flag, about, FindingKind::probability, share, "share of worlds without room"));
    made.findings.push_back(finding(name, about, FindingKind::number, value, unit));
  };
  amount("lines_have_to_give", "gap_between_lines", {"", "grounds", table, "", {}}, 0.81, 27, "scale");
  amount("lines_have_to_give", "gap_between_lines", {"", "boats", table, "", {}}, 0, 1, "boats");
  amount("value_has_to_give", "value_gives", {"north", "", table, "", {}}, 0.17, 0.043, "utility");
  return made;
}

Answer partial(const std::string& table) {
  Answer made = companion("partial_agreements", table);
  made.says = {"Apart from the grounds, terms on the other issues exist in 94 of 100 worlds."};
  for (const auto& [issue, share] : {std::pair{"grounds", 0.94}, std::pair{"boats", 0.13}})
    made.findings.push_back(finding("partial_room", {"", issue, table, "", {}}, FindingKind::probability,
                                    share, "share of worlds"));
  made.findings.push_back(
      finding("first_stage_gain", {"north", "", table, "", {}}, FindingKind::number, 0.062, "utility"));
  return made;
}

std::string page(const std::vector<Answer>& more, const test::Names& names = {}) {
  auto answers = test::harbour_answers(names);
  answers.answers.insert(answers.answers.end(), more.begin(), more.end());
  return render_html(answers, test::harbour_case(names), test::harbour_evidence());
}

// The section on what can be agreed, without tags.
std::string section(const std::string& html) {
  const auto start = html.find(">What can be agreed</h2>"), end = html.find("<h2", start + 10);
  EXPECT_NE(start, std::string::npos);
  std::string text =
      std::regex_replace(html.substr(start, end - start), std::regex("<style[^]*?</style>|<[^>]*>"), "|");
  return std::regex_replace(text, std::regex("\\|[|\\s]*"), "|");
}

TEST(AgreementSection, shows_what_clashes_at_the_table_and_in_how_many_worlds) {
  const std::string text = section(page({least_change("capital")}));
  EXPECT_THAT(text, HasSubstr("|Why there is none, and the least change that opens room|"));
  EXPECT_THAT(text, HasSubstr("What clashes: in |58|of 100 worlds two red lines."));
  EXPECT_THAT(text, ::testing::ContainsRegex(
                        "the red line of North Coast on “[^”]*” and the red line of South Coast on "
                        "“[^”]*”[|]58 of 100"));
  EXPECT_THAT(text, HasSubstr("what North Coast has without agreement|21 of 100"));
  // Fewer than one world in two hundred: not shown.
  EXPECT_THAT(text, Not(HasSubstr("what Mainland has without agreement")));
}

TEST(AgreementSection, shows_how_much_red_lines_give_together_and_who_settles_for_less) {
  const std::string text = section(page({least_change("capital")}));
  EXPECT_THAT(text, ::testing::ContainsRegex("red lines on “[^”]*” together[|]81 of 100[^|]*[|]27"));
  EXPECT_THAT(text, ::testing::ContainsRegex(
                        "North Coast settles for less than no agreement[|]17 of 100[^|]*[|]0.043"));
  std::size_t rows = 0;
  for (std::size_t at = text.find("” together|"); at != std::string::npos;
       at = text.find("” together|", at + 1))
    ++rows;
  EXPECT_EQ(rows, 1u);  // on boats no line has to give
}

TEST(AgreementSection, shows_what_can_be_signed_apart_from_each_issue_and_who_gains_by_it) {
  const std::string text = section(page({partial("capital")}));
  EXPECT_THAT(text, HasSubstr("|Apart from the hardest issue: partial agreements and stages|"));
  EXPECT_THAT(text, HasSubstr("|94 of 100"));
  EXPECT_THAT(text, HasSubstr("|13 of 100"));
  EXPECT_THAT(text, HasSubstr("|What each gains by the first stage|"));
}

TEST(AgreementSection, shows_both_under_the_table_they_are_about_and_neither_as_a_table_of_its_own) {
  const std::string html = page({least_change("contact_group"), partial("contact_group")});
  const std::string text = section(html);
  const auto contact = text.find("|Table: Contact"),
             change = text.find("|Why there is none, and the least change");
  ASSERT_NE(contact, std::string::npos);
  ASSERT_NE(change, std::string::npos);
  EXPECT_GT(change, contact);
  std::size_t tables = 0;
  for (std::size_t at = text.find("|Table: "); at != std::string::npos; at = text.find("|Table: ", at + 1))
    ++tables;
  EXPECT_EQ(tables, 2u);
}

TEST(AgreementSection, leaves_out_what_does_not_apply) {
  Answer refused = companion("partial_agreements", "capital");
  refused.applies = false;
  refused.because = "issue.boats.status_quo is missing";
  const std::string text = section(page({refused}));
  EXPECT_THAT(text, Not(HasSubstr("Apart from the hardest issue")));
}

TEST(AgreementSection, treats_parties_alike_whatever_their_names) {
  std::string before = section(page({least_change("capital"), partial("capital")}, {"Xanth", "Yarrow"}));
  const std::string after = section(page({least_change("capital"), partial("capital")}, {"Yarrow", "Xanth"}));
  const auto swap = [](std::string text) {
    text = std::regex_replace(text, std::regex("Xanth"), "\x01");
    text = std::regex_replace(text, std::regex("Yarrow"), "Xanth");
    return std::regex_replace(text, std::regex("\x01"), "Yarrow");
  };
  EXPECT_NE(before.find("Xanth"), std::string::npos);
  EXPECT_EQ(after, swap(before));
}

}  // namespace
}  // namespace entente::report
