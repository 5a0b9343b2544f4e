#include "entente/methods/obstacles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/phrases.h"
#include "tests/methods/case_support.h"
#include "tests/methods/war_and_patron.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::run;
using fixtures::task_of;
using fixtures::war_and_patron;

TEST(Obstacles, with_none_in_place_settle_where_agreement_has_room) {
  const auto dispute = war_and_patron();
  const auto task = task_of(dispute, "two");
  const auto answer = run(obstacles(), task, {256, 3, 1, {}});
  question::About at;
  at.table = "two";
  ASSERT_TRUE(answer.applies);
  EXPECT_TRUE(number(answer.find("settled", at)).has_value());
  EXPECT_TRUE(answer.find("opens_exclusion", at) != nullptr);
  EXPECT_TRUE(answer.find("opens_ratification", at) == nullptr);
  EXPECT_THAT(answer.says, ::testing::Contains(::testing::HasSubstr("a side that is not at the table")));
}

TEST(Obstacles, are_told_alike_of_parties_with_other_names) {
  const auto says = [](const CasePointer& dispute) {
    const auto task = task_of(dispute, "all");
    return run(obstacles(), task, {256, 3, 1, {}}).says;
  };
  EXPECT_EQ(says(war_and_patron()).size(),
            says(fixtures::small_case(fixtures::war_and_patron_rows("west", "east"))).size());
}

TEST(Obstacles, do_not_apply_without_a_war) {
  const auto dispute = fixtures::worked_case("harbour");
  const auto task = task_of(dispute, "bilateral");
  EXPECT_THAT(obstacles().obstacles(task),
              ::testing::Contains(::testing::HasSubstr("the case has no [war]")));
}

}  // namespace
}  // namespace entente::methods
