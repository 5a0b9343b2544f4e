#include "entente/question/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::question {
namespace {

using ::testing::ElementsAre;
using ::testing::Pointee;
using ::testing::SizeIs;

Finding finding(const std::string& name, const std::string& party, double value) {
  Finding made;
  made.name = name;
  made.about.party = party;
  made.value = value;
  return made;
}

TEST(Answer, finds_a_finding_by_its_name_and_what_it_is_about) {
  Answer answer;
  answer.findings = {finding("gain", "a", 1), finding("gain", "b", 2), finding("room", "", 3)};
  About about;
  about.party = "b";
  EXPECT_EQ(answer.find("gain", about), &answer.findings[1]);
  EXPECT_EQ(answer.find("room"), &answer.findings[2]);
  EXPECT_EQ(answer.find("gain"), nullptr);
  EXPECT_EQ(answer.find("loss", about), nullptr);
  EXPECT_THAT(answer.all("gain"), ElementsAre(&answer.findings[0], &answer.findings[1]));
}

TEST(Answers, finds_an_answer_by_question_and_by_table_where_one_is_named) {
  Answers answers;
  answers.answers.resize(3);
  answers.answers[0].question = "agreement";
  answers.answers[0].table = "t";
  answers.answers[1].question = "agreement";
  answers.answers[1].table = "u";
  answers.answers[2].question = "war";
  EXPECT_EQ(answers.find("agreement"), &answers.answers[0]);
  EXPECT_EQ(answers.find("agreement", "u"), &answers.answers[1]);
  EXPECT_EQ(answers.find("agreement", "v"), nullptr);
  EXPECT_EQ(answers.find("war"), &answers.answers[2]);
}

TEST(Answer, kinds_and_statuses_have_the_names_of_the_format) {
  EXPECT_EQ(name_of(FindingKind::number), "number");
  EXPECT_EQ(name_of(FindingKind::text), "text");
  EXPECT_EQ(name_of(FindingKind::distribution), "distribution");
  EXPECT_EQ(name_of(Status::reproduced), "reproduced");
  EXPECT_EQ(name_of(Status::sketched), "sketched");
}

}  // namespace
}  // namespace entente::question
