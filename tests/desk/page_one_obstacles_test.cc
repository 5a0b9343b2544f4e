#include "entente/desk/page_one_obstacles.h"

#include <gtest/gtest.h>

namespace entente::desk {
namespace {

using question::About;
using question::Answer;
using question::Answers;
using question::Finding;

void add(Answer& answer, const char* name, double value) {
  Finding finding;
  finding.name = name;
  finding.about.table = answer.table;
  finding.kind = question::FindingKind::probability;
  finding.value = value;
  answer.findings.push_back(finding);
}

Answers with(double settled) {
  Answer answer;
  answer.question = "war";
  answer.method = "obstacles";
  answer.table = "capital";
  add(answer, "settled", settled);
  add(answer, "opens_beliefs", .001);
  add(answer, "opens_exclusion", .25);
  add(answer, "opens_red_lines", .5);
  Answers answers;
  answers.answers.push_back(answer);
  return answers;
}

TEST(ObstaclesSentence, tells_by_how_much_each_obstacle_alone_raises_the_share_of_all_worlds) {
  EXPECT_EQ(obstacles_sentence(with(.2), "capital"),
            " With every obstacle in place, terms whose acceptance ends the fighting exist in 20 of 100 "
            "worlds; with "
            "one of them taken away: red lines in 40 more and a side that is not at the table in 20 more; "
            "different "
            "expectations of the front alone in none to speak of.");
}

TEST(ObstaclesSentence, is_empty_where_nothing_stands_in_the_way_or_nobody_asked) {
  EXPECT_EQ(obstacles_sentence(with(1), "capital"), "");
  EXPECT_EQ(obstacles_sentence(with(.2), "island"), "");
  EXPECT_EQ(obstacles_sentence({}, "capital"), "");
  Answers refused = with(.2);
  refused.answers[0].applies = false;
  EXPECT_EQ(obstacles_sentence(refused, "capital"), "");
}

}  // namespace
}  // namespace entente::desk
