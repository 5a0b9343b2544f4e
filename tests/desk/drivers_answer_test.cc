#include "entente/desk/drivers_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/desk/dossier.h"
#include "entente/desk/request.h"

namespace entente::desk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const dispute::Case& harbour() {
  static const auto opened = open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour");
  if (!opened.ok()) throw std::runtime_error(base::to_text(opened.diagnostics()));
  return *opened->dispute;
}

question::Finding share(double value) {
  question::Finding finding;
  finding.kind = question::FindingKind::probability;
  finding.value = value;
  finding.error = 0.01;
  return finding;
}

ensemble::Driver driver(const std::string& path, double low, double high) {
  ensemble::Driver made;
  made.path = path;
  made.share = 0.2;
  made.low = share(low);
  made.low.name = "room_when_low";
  made.high = share(high);
  made.high.name = "room_when_high";
  return made;
}

TEST(DriversAnswer, tells_each_input_with_both_ends_and_what_nobody_has_anchored) {
  auto line = driver("red_line.north_coast.grounds.firmness", 0.8, 0.2);
  line.turns = true;
  auto salience = driver("position.south_coast.grounds.salience", 0.3, 0.6);
  salience.turns = true;
  salience.flip = 0.62;
  const auto answer = drivers_answer(harbour(), harbour().tables()[0], share(0.4), {line, salience});
  ASSERT_EQ(answer.says.size(), 5U);
  EXPECT_EQ(answer.says[0], "At “The two coasts”, room goes most with these inputs, one by one.");
  EXPECT_THAT(
      answer.says[1],
      HasSubstr("room in 80 of 100 worlds where the line is not real, in 20 of 100 worlds where it is."));
  EXPECT_THAT(answer.says[2],
              HasSubstr("room in 30 of 100 worlds where it is low, in 60 of 100 worlds where it"));
  EXPECT_THAT(answer.says[3], HasSubstr("Each of these alone takes room past one half of the worlds: "));
  EXPECT_THAT(answer.says[3], HasSubstr(" (whether the line is real) and "));
  EXPECT_THAT(answer.says[3], HasSubstr(" (at 0.62)."));
  EXPECT_EQ(answer.table, "bilateral");
  ASSERT_EQ(answer.all("room").size(), 1U);
  EXPECT_EQ(std::get<double>(answer.all("room")[0]->value), 0.4);
  const auto* low = answer.find("room_when_low", {"", "", "bilateral", line.path, {}});
  ASSERT_NE(low, nullptr);
  EXPECT_THAT(low->rests_on, ElementsAre(line.path));
  EXPECT_EQ(answer.all("flip_at").size(), 1U);
}

TEST(DriversAnswer, without_an_input_says_so) {
  const auto answer = drivers_answer(harbour(), harbour().tables()[0], share(1), {});
  EXPECT_THAT(answer.says,
              ElementsAre("Room goes with no single input by more than chance in these worlds."));
}

TEST(DriversAnswer, of_the_planner_is_the_same_on_any_number_of_threads_and_beside_the_other_questions) {
  const auto dispute = std::make_shared<const dispute::Case>(harbour());
  Request request;
  request.questions = {"drivers"};
  request.plan.worlds = 512;
  request.plan.threads = 1;
  const auto one = answer_request(request, dispute);
  request.plan.threads = 4;
  const auto four = answer_request(request, dispute);
  request.questions = {"agreement", "compare", "drivers"};
  const auto all = answer_request(request, dispute);
  ASSERT_TRUE(one.ok() && four.ok() && all.ok());
  ASSERT_NE(one->find("drivers"), nullptr);
  EXPECT_EQ(question::to_json(*one), question::to_json(*four));
  EXPECT_EQ(one->find("drivers")->findings, all->find("drivers")->findings);
  EXPECT_FALSE(one->find("drivers")->all("room_when_low").empty());
}

// A number nobody has judged is named before one that somebody judged, however little goes with it.
TEST(DriversAnswer, names_first_what_nobody_has_judged) {
  dispute::CaseDraft draft;
  draft.toml =
      "format = 1\n[case]\ntitle = \"T\"\nas_of = 2024-01-01\nquestion = \"?\"\n"
      "[[party]]\nid = \"a\"\nname = \"Ada\"\n"
      "capability = { value = [1, 2], because = \"judged\" }\npatience = { value = [0.5, 0.9], by = "
      "\"draft\" }\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n";
  const auto made = dispute::Case::build(draft);
  ASSERT_TRUE(made.ok()) << base::to_text(made.diagnostics());
  const auto answer =
      drivers_answer(*made, made->tables()[0], share(0.4),
                     {driver("party.a.capability", 0, 1), driver("party.a.patience", 0.4, 0.5)});
  const std::string& last = answer.says.back();
  EXPECT_THAT(last, HasSubstr("To judge or find out first"));
  ASSERT_NE(last.find("patience"), std::string::npos) << last;
  ASSERT_NE(last.find("capability"), std::string::npos) << last;
  EXPECT_LT(last.find("patience"), last.find("capability"));
  EXPECT_EQ(answer.all("worth_judging").size(), 2U);
}

}  // namespace
}  // namespace entente::desk
