#include "entente/coding/cameo.h"

#include <gtest/gtest.h>

namespace entente::coding {
namespace {

TEST(Cameo, RefusesWhatDoesNotHappen) {
  EXPECT_EQ(negated("060"), "121");
  EXPECT_EQ(negated("070"), "122");
  EXPECT_EQ(negated("080"), "124");
  EXPECT_EQ(negated("030"), "120");
  EXPECT_EQ(negated("112"), "050");
  EXPECT_EQ(negated("010"), "010");
}

TEST(Cameo, KeepsTheDeedThatAStatementTells) {
  EXPECT_EQ(combined("010", "190", true), "190");
}

TEST(Cameo, TurnsADeedThatIsMeantIntoAnIntentOfItsKind) {
  EXPECT_EQ(combined("030", "040", true), "036");
  EXPECT_EQ(combined("030", "070", true), "033");
  EXPECT_EQ(combined("0311", "060", true), "031");
  EXPECT_EQ(combined("030", "174", true), "174");
}

TEST(Cameo, TurnsADeedThatIsAskedForIntoAnAppeal) {
  EXPECT_EQ(combined("020", "070", false), "023");
  EXPECT_EQ(combined("020", "080", false), "025");
  EXPECT_EQ(combined("020", "070", true), "033") << "who asks to do it himself intends it";
}

TEST(Cameo, TakesTheFirstWayOfADeedThatIsOnlyMeant) {
  EXPECT_EQ(first_way("042:043"), "042");
  EXPECT_EQ(first_way("042"), "042");
  EXPECT_EQ(first_way(":043"), ":043");
  EXPECT_EQ(combined("010", "042:043", true), "042");
}

TEST(Cameo, KnowsForceAndWhatIsDoneTogether) {
  EXPECT_TRUE(of_force("1951"));
  EXPECT_FALSE(of_force("174"));
  EXPECT_TRUE(mutual("040"));
  EXPECT_FALSE(mutual("112"));
  EXPECT_FALSE(mutual("---"));
}

}  // namespace
}  // namespace entente::coding
