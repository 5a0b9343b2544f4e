#include "entente/exchange/tree_reader.h"

#include <gtest/gtest.h>

namespace entente::exchange {
namespace {

TEST(IssueIndex, numbers_meet_however_they_are_written_and_words_letter_by_letter) {
  const std::vector<ScenarioIssue> issues = {{"toll", {"No", "10", "2.50"}, 0, 0, {}}};
  const IssueIndex index(issues);
  EXPECT_EQ(index.value(0, "10.0"), 1u);
  EXPECT_EQ(index.value(0, "25e-1"), 2u);
  EXPECT_EQ(index.value(0, "No"), 0u);
  EXPECT_FALSE(index.value(0, "no"));
  EXPECT_FALSE(index.issue("Toll"));
  EXPECT_EQ(index.help_with_value(0, "no"), "did you mean \"No\"?");
  EXPECT_EQ(index.help_with_value(0, "something else"), "the values are No, 10 and 2.50");
}

TEST(AddTo, lines_are_added_at_the_points_of_both) {
  const ScenarioIssue issue{"n", {}, 0, 4, {}};
  IssueUtility sum{{}, {{0, 0}, {4, 4}}};
  add_to(sum, {{}, {{0, 1}, {2, 0}, {4, 1}}}, issue, 2);
  EXPECT_EQ(sum.knots, (std::vector<std::pair<double, double>>{{0, 2}, {2, 2}, {4, 6}}));
}

TEST(TellApart, parties_of_one_name_are_called_after_their_files) {
  std::vector<ScenarioParty> parties(3);
  parties[0].name = parties[1].name = "north";
  ImportLog log;
  tell_apart(parties, {{"a.yml", "a.yml", {}}, {"b.yml", "b.yml", {}}, {"b.json", "b.json", {}}}, log);
  EXPECT_EQ(parties[0].name, "north");
  EXPECT_EQ(parties[1].name, "b");
  EXPECT_EQ(parties[2].name, "b 2");
  EXPECT_EQ(log.notes().size(), 2u);
}

}  // namespace
}  // namespace entente::exchange
