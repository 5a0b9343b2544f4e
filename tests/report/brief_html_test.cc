// Tests also: brief_style.cc, context.cc, section_answers.cc, section_documents.cc
// Tests also: section_notes.cc, section_numbers.cc, section_page_one.cc, section_parts.cc, section_results.cc
#include "entente/report/brief_html.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "entente/base/number.h"
#include "tests/report/report_fixture.h"

namespace entente::report {
namespace {

using test::harbour_answers;
using test::harbour_case;
using test::harbour_evidence;

std::string brief() {
  return render_html(harbour_answers(), harbour_case(), harbour_evidence());
}

// What a reader sees: no tags, no style sheet, entities resolved.
std::string visible(std::string html) {
  const std::size_t style = html.find("<style>"), end = html.find("</style>");
  html.erase(style, end - style);
  html = std::regex_replace(html, std::regex("<[^>]*>"), "\n");
  for (const auto& [entity, text] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    html = std::regex_replace(html, std::regex(entity), text);
  return html;
}

std::set<std::string> numbers_in(const std::string& text) {
  static const std::regex number("[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?");
  std::set<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at)
    found.insert(at->str());
  return found;
}

void allow(std::set<std::string>& allowed, const std::string& source) {
  for (const std::string& text : numbers_in(source)) {
    allowed.insert(text);
    const double value = base::parse_number(text).value_or(0);
    allowed.insert(base::shortest(value));
    allowed.insert(base::two_digits(value));
    if (value >= 0 && value <= 1) allowed.merge(numbers_in(base::of_hundred(value)));
  }
}

TEST(Brief, writes_itself_where_a_person_wants_to_look_at_it) {
  const char* folder = std::getenv("ENTENTE_BRIEF_OUT");
  if (!folder) GTEST_SKIP() << "set ENTENTE_BRIEF_OUT to a folder to look at the brief";
  std::ofstream(std::string(folder) + "/brief.html", std::ios::binary) << brief();
  std::ofstream(std::string(folder) + "/structure.html", std::ios::binary)
      << render_html(test::structure_only(), harbour_case(), harbour_evidence());
}

TEST(Brief, is_the_same_bytes_each_time_and_below_two_megabytes) {
  EXPECT_EQ(brief(), brief());
  EXPECT_LT(brief().size(), 2u << 20);
}

TEST(Brief, shows_no_number_that_is_not_in_the_answers_the_case_or_the_documents) {
  std::set<std::string> allowed = {"1", "2", "3",  "4",  "5",  "6",  "7",
                                   "8", "9", "10", "50", "80", "95", "100"};
  const dispute::Case dispute = harbour_case();
  allow(allowed, question::to_json(harbour_answers()));
  allow(allowed, dispute::canonical_json(dispute.parts()));
  for (const evidence::Document& document : harbour_evidence().documents) {
    allow(allowed, document.text);
    if (document.date) allow(allowed, evidence::to_iso(*document.date));
  }
  for (const std::string& number : numbers_in(visible(brief())))
    EXPECT_TRUE(allowed.contains(number)) << number;
}

TEST(Brief, notices_a_number_that_comes_from_nowhere) {
  std::set<std::string> allowed;
  allow(allowed, question::to_json(harbour_answers()));
  EXPECT_FALSE(allowed.contains("87654321"));
  EXPECT_TRUE(numbers_in(visible("<style></style><p>in 87654321 worlds</p>")).contains("87654321"));
}

TEST(Brief, asks_nothing_of_any_network_and_runs_no_script) {
  const std::string html = brief();
  for (const char* reference :
       {"http://", "https://", "src=", "@import", "url(http", "<script", "<link", "javascript:"})
    EXPECT_EQ(html.find(reference), std::string::npos) << reference;
}

TEST(Brief, leads_every_link_to_exactly_one_place) {
  const std::string html = brief();
  std::map<std::string, int> ids;
  static const std::regex id(" id=\"([^\"]*)\""), link(" (?:href=\"#|for=\"|aria-labelledby=\")([^\" ]*)");
  for (std::sregex_iterator at(html.begin(), html.end(), id), end; at != end; ++at) ++ids[(*at)[1]];
  for (const auto& [name, count] : ids) EXPECT_EQ(count, 1) << name;
  std::size_t links = 0;
  for (std::sregex_iterator at(html.begin(), html.end(), link), end; at != end; ++at, ++links)
    EXPECT_TRUE(ids.contains((*at)[1])) << (*at)[1];
  EXPECT_GT(links, 300u);
}

TEST(Brief, closes_every_element_it_opens) {
  const std::string html = brief();
  static const std::regex tag("<(/?)([a-z0-9]+)([^>]*)>");
  static const std::set<std::string> empty = {"meta", "br", "input"};
  std::vector<std::string> open;
  for (std::sregex_iterator at(html.begin(), html.end(), tag), end; at != end; ++at) {
    const std::string name = (*at)[2], rest = (*at)[3];
    if (empty.contains(name) || rest.ends_with('/')) continue;
    if ((*at)[1].length() == 0) {
      open.push_back(name);
    } else {
      ASSERT_FALSE(open.empty()) << name;
      ASSERT_EQ(open.back(), name);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(Brief, leaves_restricted_documents_and_reasons_that_rest_on_them_out) {
  const std::string html = brief();
  for (const char* secret : {"third bank", "Sealed letter", "letter#1", "letter~23", "sealed letter"})
    EXPECT_EQ(html.find(secret), std::string::npos) << secret;
  EXPECT_NE(html.find("Restricted documents are left out of this brief"), std::string::npos);
}

TEST(Brief, says_which_documents_carry_one_text_and_names_no_restricted_one) {
  evidence::Claims evidence = harbour_evidence();
  evidence::Document copy = evidence.documents[0], leaked = evidence.documents[1];
  copy.id = "copy", copy.title = "Evening post", copy.origin = "";
  leaked.id = "leaked", leaked.title = "A letter", leaked.origin = "letter", leaked.restricted = false;
  evidence.documents.push_back(copy);
  evidence.documents.push_back(leaked);
  const std::string html = render_html(harbour_answers({}), harbour_case(), evidence);
  EXPECT_NE(html.find("one text with &quot;Evening post&quot;: 100 % of the wording is common"),
            std::string::npos);
  EXPECT_NE(html.find("A letter"), std::string::npos);
  EXPECT_EQ(html.find("Sealed letter"), std::string::npos);
  EXPECT_EQ(html.find(", letter"), std::string::npos);
}

TEST(Brief, turns_no_name_or_quote_into_markup) {
  const std::string evil = "</title></svg><script>alert(\"x\")</script><img src=x onerror='y'>&";
  evidence::Claims evidence = harbour_evidence();
  evidence.documents[0].title = evidence.documents[0].origin = evidence.documents[0].id = evil;
  for (evidence::Claim& claim : evidence.claims)
    if (claim.document == "bulletin") claim.document = claim.holder = claim.target = claim.speaker = evil;
  question::Answers answers = harbour_answers({evil, evil});
  answers.title = answers.fingerprint = evil;
  for (question::Answer& answer : answers.answers) {
    answer.says.push_back(evil);
    answer.caveats.push_back(evil);
    answer.method += evil;
    answer.parameters.push_back({evil, evil});
    question::Finding finding;
    finding.name = finding.unit = finding.about.party = finding.about.issue = finding.about.table =
        finding.about.lever = evil;
    finding.kind = question::FindingKind::text;
    finding.value = evil;
    finding.rests_on = {evil, evil};
    answer.findings.push_back(finding);
  }
  const std::string html = render_html(answers, harbour_case({evil, evil}), evidence);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_EQ(html.find("onerror='"), std::string::npos);
}

TEST(Brief, uses_none_of_the_banned_words) {
  const std::string text = visible(brief());
  for (const char* word : {"will", "best", "optimal deal", "winner", "irrational"})
    EXPECT_FALSE(std::regex_search(text, std::regex(std::string("\\b") + word + "\\b", std::regex::icase)))
        << word;
}

TEST(Brief, from_documents_alone_shows_structure_and_no_share_of_worlds) {
  question::Answers answers = test::structure_only();
  for (question::Answer& answer : answers.answers)
    std::erase_if(answer.findings, [](const question::Finding& finding) {
      return finding.kind == question::FindingKind::probability;
    });
  const std::string text = visible(render_html(answers, harbour_case(), harbour_evidence()));
  EXPECT_EQ(text.find("of 100 worlds"), text.find("of 100 worlds. Where"))
      << text.substr(text.find("of 100 worlds"), 80);
  EXPECT_NE(text.find("Lines declared, content not stated"), std::string::npos);
  EXPECT_EQ(text.find("What can be agreed"), std::string::npos);
}

TEST(Brief, shows_three_candidates_and_never_all_of_them) {
  question::Answers answers = harbour_answers();
  for (question::Answer& answer : answers.answers) {
    const std::vector<const question::Finding*> candidates = answer.all("candidate");
    if (candidates.empty()) continue;
    const question::Finding copy = *candidates.front();
    answer.findings.insert(answer.findings.end(), 60, copy);
  }
  const std::string html = render_html(answers, harbour_case(), harbour_evidence());
  std::size_t headings = 0;
  for (std::size_t at = html.find(">Candidate</th>"); at != std::string::npos;
       at = html.find(">Candidate</th>", at + 1))
    ++headings;
  EXPECT_EQ(headings, 6u);  // three for each of the two tables
}

TEST(Brief, of_nothing_at_all_is_still_a_page) {
  const std::string html = render_html({}, dispute::Case::from_parts({}), {});
  EXPECT_NE(html.find("Reasons to disregard this"), std::string::npos);
}

TEST(Brief, gives_the_reason_where_a_method_does_not_apply) {
  question::Answers answers = harbour_answers();
  answers.answers.push_back({});
  answers.answers.back().question = "forecast";
  answers.answers.back().applies = false;
  answers.answers.back().because = "there is fighting and no decision rule";
  const std::string html = render_html(answers, harbour_case(), harbour_evidence());
  EXPECT_NE(html.find("This reading does not apply, because there is fighting and no decision rule."),
            std::string::npos);
}

TEST(Brief, carries_what_a_reader_plays_with_at_its_end) {
  const Playable playable{"run('</script><!-- ')", std::string("\0\xff", 2), R"({"a":"</script>"})", "{}"};
  const std::string html = render_html(harbour_answers(), harbour_case(), harbour_evidence(), &playable);
  const std::string plain = brief();
  const std::size_t end = plain.find("</main>");
  EXPECT_EQ(html.substr(html.find("<body>"), end - plain.find("<body>")),
            plain.substr(plain.find("<body>"), end - plain.find("<body>")));
  EXPECT_NE(html.find("id=\"try-case\">{\"a\":\"\\u003c/script>\"}</script>"), std::string::npos);
  EXPECT_NE(html.find("id=\"try-engine\">AP8=</script>"), std::string::npos);
  EXPECT_NE(html.find("<script>run('<\\/script><\\!-- ')</script>"), std::string::npos);
  EXPECT_NE(html.find("script-src 'sha256-"), std::string::npos);
}

TEST(Brief, without_anything_to_play_with_may_run_nothing) {
  EXPECT_EQ(brief().find("<script"), std::string::npos);
  EXPECT_NE(brief().find("content=\"default-src 'none'; style-src 'unsafe-inline'\""), std::string::npos);
}

}  // namespace
}  // namespace entente::report
