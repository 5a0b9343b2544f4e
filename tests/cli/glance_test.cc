#include "entente/cli/glance.h"

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

question::Finding finding(const std::string& name, double value) {
  question::Finding made;
  made.name = name;
  made.value = value;
  return made;
}

std::vector<std::string> left_of(const std::string& question, std::vector<question::Finding> findings) {
  question::Answers answers;
  answers.answers.emplace_back();
  answers.answers[0].question = question;
  answers.answers[0].findings = std::move(findings);
  std::vector<std::string> names;
  const question::Answers shorter = at_a_glance(answers);
  for (const auto& left : shorter.answers[0].findings) names.push_back(left.name);
  return names;
}

TEST(AtAGlance, leaves_out_long_lists_and_what_is_nought_by_name) {
  EXPECT_EQ(left_of("agreement", {finding("room", 0), finding("candidate_support", 0.2),
                                  finding("clash_on", 0), finding("clash_on", 0.3), finding("gain", 0)}),
            (std::vector<std::string>{"room", "clash_on", "gain"}));
}

TEST(AtAGlance, shows_the_first_five_inputs) {
  EXPECT_EQ(left_of("agreement", std::vector<question::Finding>(9, finding("depends_on", 0.1))).size(), 5u);
}

TEST(AtAGlance, leaves_positions_whole) {
  EXPECT_EQ(left_of("positions", {finding("ideal", 1), finding("candidate", 1)}).size(), 2u);
}

TEST(AtAGlance, keeps_sentences_and_caveats_of_a_comparison) {
  question::Answers answers;
  answers.answers.emplace_back();
  answers.answers[0].question = "compare";
  answers.answers[0].says = {"a sentence"};
  answers.answers[0].caveats = {"a caveat"};
  answers.answers[0].findings = {finding("share_up", 0.1), finding("holder", 0)};
  const auto shorter = at_a_glance(answers).answers[0];
  EXPECT_EQ(shorter.says, answers.answers[0].says);
  EXPECT_EQ(shorter.caveats, answers.answers[0].caveats);
  ASSERT_EQ(shorter.findings.size(), 1u);
  EXPECT_EQ(shorter.findings[0].name, "holder");
}

class Glance : public Folder {};

TEST_F(Glance, is_much_shorter_than_the_details_and_says_how_to_see_them) {
  const Ran shorter = run({"ask", "cases/harbour", "--worlds", "256"});
  const Ran whole = run({"ask", "cases/harbour", "--worlds", "256", "--details"});
  EXPECT_LT(lines(shorter.out), 440u);
  EXPECT_LT(lines(shorter.out), lines(whole.out));
  EXPECT_NE(shorter.out.find("\nShortened: --details shows every finding, --json all of it for a program.\n"),
            std::string::npos);
  EXPECT_EQ(whole.out.find("Shortened"), std::string::npos);
}

TEST_F(Glance, fits_80_columns_apart_from_headings) {
  for (const char* name : {"cases/harbour", "cases/panama-canal-1974"})
    EXPECT_LE(longest_line(run({"ask", name, "--worlds", "256"}).out), 80u) << name;
}

TEST_F(Glance, does_not_call_shortened_what_is_whole) {
  EXPECT_EQ(run({"ask", "cases/harbour", "positions"}).out.find("Shortened"), std::string::npos);
}

}  // namespace
}  // namespace entente::cli::real
