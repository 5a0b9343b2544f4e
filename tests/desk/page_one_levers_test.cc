#include "entente/desk/page_one_levers.h"

#include <gtest/gtest.h>

#include "tests/methods/case_support.h"

namespace entente::desk {
namespace {

using fixtures::worked_case;
using question::Answer;
using question::Answers;
using question::Finding;
using question::FindingKind;

Finding change(const char* name, const char* lever, double value) {
  Finding finding;
  finding.name = name;
  finding.about.lever = lever;
  finding.about.issue = "grounds";
  finding.value = value;
  finding.error = .1;
  return finding;
}

Answer lever(const char* id, const char* title, double low, double high) {
  Answer answer;
  answer.question = "compare";
  answer.method = "paired_worlds";
  Finding words;
  words.name = "title";
  words.about.lever = id;
  words.kind = FindingKind::text;
  words.value = std::string(title);
  answer.findings = {words, change("change_in_range_low", id, low), change("change_in_range_high", id, high)};
  return answer;
}

TEST(MovedTerms, names_the_levers_that_move_the_range_most_and_leaves_out_what_is_within_the_error) {
  Answers answers;
  answers.answers = {lever("a", "Patrols leave", .15, .1), lever("b", "A fund", -2, .7),
                     lever("c", "A ban", .5, -3)};
  EXPECT_EQ(moved_terms(answers, *worked_case("harbour")),
            " They move the terms: on \"Share of the northern grounds\" the lower and the upper end of the "
            "range shift "
            "by +0.5 and −3 with \"A ban\" and by −2 and +0.7 with \"A fund\" (means).");
}

TEST(MovedTerms, is_empty_where_nothing_moves_them) {
  Answers answers;
  answers.answers = {lever("a", "Patrols leave", .15, .1)};
  EXPECT_EQ(moved_terms(answers, *worked_case("harbour")), "");
  EXPECT_EQ(moved_terms({}, *worked_case("harbour")), "");
}

}  // namespace
}  // namespace entente::desk
