#include "entente/methods/body_vote.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::small_case;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The votes of vector WV16: 40, 35 and 25, approving with chances 0.8, 0.5 and 0.3 whatever the package; two
// more rows speak of the fee and of who checks.
CasePointer council(const std::string& quota, const std::string& more = "") {
  return small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n[[party]]\nid = \"c\"\nname = \"C\"\n"
      "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\noptions = [\"no\", \"yes\"]\n"
      "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"none\", \"joint\"]\n"
      "[[score]]\nparty = \"a\"\nissue = \"fee\"\npoints = [0, 1]\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\nratifies = [\"c\"]\n"
      "[[table]]\nid = \"other\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n"
      "[[body]]\nparty = \"c\"\nquota = " +
      quota +
      "\nfactions = [{ id = \"x\", votes = 40 }, { id = \"y\", votes = 35 }, { id = \"z\", votes = 25 }]\n"
      "[[approval]]\nparty = \"c\"\nfaction = \"x\"\nshare = 0.8\n"
      "[[approval]]\nparty = \"c\"\nfaction = \"y\"\nshare = 0.5\n"
      "[[approval]]\nparty = \"c\"\nfaction = \"z\"\nshare = 0.3\n" +
      more);
}

struct Vote {
  explicit Vote(const CasePointer& dispute)
      : world(fixtures::central(dispute)),
        model(*dispute, dispute::issues_at(*dispute, dispute->tables().front())),
        vote(*BodyVote::of(*dispute, dispute->tables().front(), *dispute->find_party("c"))) {}
  double chance(std::vector<std::uint16_t> package) { return vote.chance(model, world, package); }
  void toss(double coin) { world = fixtures::with_values(world, {{"table.t.ratify.c.coin", coin}}); }
  dispute::World world;
  WorldModel model;
  BodyVote vote;
};

TEST(BodyVote, has_the_chances_of_the_published_votes) {
  EXPECT_NEAR(Vote(council("51")).chance({0, 0}), 0.55, 1e-12);
  EXPECT_NEAR(Vote(council("67")).chance({0, 0}), 0.40, 1e-12);
}

TEST(BodyVote, a_faction_approves_with_the_lowest_chance_that_applies) {
  Vote vote(council("40",
                    "[[approval]]\nparty = \"c\"\nif = { fee = \"yes\" }\nshare = 0\n"
                    "[[approval]]\nparty = \"c\"\nfaction = \"x\"\nif = { who = \"joint\" }\nshare = 0.9\n"));
  EXPECT_EQ(vote.chance({1, 0}), 0);                             // a row without a faction holds for each
  EXPECT_NEAR(vote.chance({0, 1}), vote.chance({0, 0}), 1e-15);  // 0.8 is lower than 0.9
  EXPECT_NEAR(vote.chance({0, 0}), 0.8 + 0.2 * 0.5 * 0.3, 1e-12);
}

TEST(BodyVote, does_not_object_where_no_row_applies) {
  const auto dispute = small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n[[party]]\nid = \"c\"\nname = \"C\"\n"
      "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\noptions = [\"no\", \"yes\"]\n"
      "[[score]]\nparty = \"a\"\nissue = \"fee\"\npoints = [0, 1]\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\nratifies = [\"c\"]\n"
      "[[body]]\nparty = \"c\"\nquota = 1\nfactions = [{ id = \"x\", votes = 1 }]\n"
      "[[approval]]\nparty = \"c\"\nif = { fee = \"yes\" }\nshare = 0.4\n");
  Vote vote(dispute);
  EXPECT_EQ(vote.chance({0}), 1);
  EXPECT_NEAR(vote.chance({1}), 0.4, 1e-15);
}

TEST(BodyVote, passes_exactly_while_the_coin_is_below_its_chance) {
  Vote vote(council("51"));
  const std::vector<std::uint16_t> package = {0, 0};
  vote.toss(0.5499);
  EXPECT_TRUE(vote.vote.passes(vote.model, vote.world, package));
  EXPECT_THAT(vote.vote.rejected(vote.world), IsEmpty());
  vote.toss(0.5501);
  EXPECT_FALSE(vote.vote.passes(vote.model, vote.world, package));
}

TEST(BodyVote, names_the_smallest_sets_of_rows_that_fail_a_package) {
  // 67 needs x and y; without any row the chance is 1, with x's alone 0.8, with y's 0.5, with both 0.4.
  Vote vote(council("67"));
  vote.toss(0.85);
  EXPECT_THAT(vote.vote.rejected(vote.world), ElementsAre(ElementsAre(0), ElementsAre(1)));
  vote.toss(0.75);
  EXPECT_THAT(vote.vote.rejected(vote.world), ElementsAre(ElementsAre(1)));
  vote.toss(0.45);
  EXPECT_THAT(vote.vote.rejected(vote.world), ElementsAre(ElementsAre(0, 1)));
  vote.toss(0.3);
  EXPECT_THAT(vote.vote.rejected(vote.world), IsEmpty());
}

TEST(BodyVote, is_there_only_where_its_party_ratifies) {
  const auto dispute = council("51");
  EXPECT_FALSE(BodyVote::of(*dispute, dispute->tables()[1], *dispute->find_party("c")).has_value());
  EXPECT_FALSE(BodyVote::of(*dispute, dispute->tables()[0], *dispute->find_party("a")).has_value());
}

}  // namespace
}  // namespace entente::methods
