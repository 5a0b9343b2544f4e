#include "entente/methods/quorum_space.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/table_space.h"
#include "tests/methods/harbour_sport.h"
#include "tests/reference/table_enumeration.h"

namespace entente::methods {
namespace {

using ::testing::ElementsAre;

struct Park {
  explicit Park(const std::string& rule)
      : dispute(fixtures::small_case(fixtures::harbour_sport_rows(rule))),
        model(*dispute, dispute::issues_at(*dispute, dispute->tables().front())),
        space(model, dispute->tables().front()),
        twin(model, dispute->tables().front(), fixtures::central(dispute)) {
    model.fill(fixtures::central(dispute));
    space.fill(model);
  }
  std::size_t passing() {
    std::size_t count = 0;
    for (const auto& package : twin.packages()) count += space.passes(model, package);
    return count;
  }
  fixtures::CasePointer dispute;
  WorldModel model;
  TableSpace space;
  reference::TableTwin twin;
};

// Vector H1 of the design page on agreement, from the score sheets of LLM-Deliberation: 720 packages, 12 that
// all six accept, 55 with five of them and both vetoes, 133 with any five.
TEST(QuorumSpace, passes_as_many_packages_of_the_harbour_sport_park_as_are_published) {
  EXPECT_EQ(Park("").twin.packages().size(), 720u);
  EXPECT_EQ(Park("").passing(), 12u);
  EXPECT_EQ(Park("quorum = 5\nveto = [\"sport_co\", \"tourism\"]\n").passing(), 55u);
  EXPECT_EQ(Park("quorum = 5\n").passing(), 133u);
}

TEST(QuorumSpace, ranges_over_what_the_passing_packages_of_the_park_have) {
  for (const char* rule :
       {"quorum = 5\nveto = [\"sport_co\", \"tourism\"]\n", "quorum = 5\n", "quorum = 3\n"}) {
    Park park(rule);
    const auto range = park.space.range();
    ASSERT_TRUE(range.has_value());
    std::vector<std::vector<bool>> occurs;
    for (std::size_t j = 0; j < 5; ++j) occurs.emplace_back(park.model.options(j), false);
    for (const auto& package : park.twin.packages())
      if (park.space.passes(park.model, package))
        for (std::size_t j = 0; j < 5; ++j) occurs[j][package[j]] = true;
    EXPECT_EQ(range->occurs, occurs) << rule;
  }
}

// All six can agree, so the widest coalition is everybody and the reference package is that of unanimity; the
// product 6,031,872 and its package are those of the worked case.
TEST(QuorumSpace, balances_the_widest_coalition_first) {
  Park park("quorum = 5\nveto = [\"sport_co\", \"tourism\"]\n");
  const auto reference = park.space.reference(0);
  ASSERT_TRUE(reference.has_value());
  EXPECT_THAT(*reference, ElementsAre(1, 2, 2, 1, 2));  // A2, B3, C3, D2, E3
  EXPECT_EQ(park.space.agreed(), std::vector<bool>(6, true));
  EXPECT_EQ(reference, Park("").space.reference(0));
}

TEST(QuorumSpace, leaves_the_space_of_all_acceptors_as_it_was) {
  Park park("quorum = 2\n");
  std::vector<bool> before;
  for (std::size_t place = 0; place < park.space.space().all_options(); ++place)
    before.push_back(park.space.space().allowed_at(place));
  park.space.room();
  park.space.range();
  park.space.reference(0);
  for (std::size_t place = 0; place < before.size(); ++place)
    EXPECT_EQ(park.space.space().allowed_at(place), before[place]) << place;
}

// Two who exclude each other by real lines, and a third: any two of them pass a package, so the lines of one
// fall away; those of a party with a veto do not.
TEST(QuorumSpace, lines_of_who_is_outside_the_coalition_fall_away) {
  const auto rows = [](const std::string& rule) {
    return fixtures::small_case(
        "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n[[party]]\nid = \"b\"\nname = "
        "\"B\"\nno_agreement = 0\n[[party]]\nid = \"c\"\nname = \"C\"\nno_agreement = 0\n"
        "[[issue]]\nid = \"who\"\ntitle = \"Who\"\noptions = [\"x\", \"y\"]\n"
        "[[score]]\nparty = \"a\"\nissue = \"who\"\npoints = [1, 0]\n"
        "[[score]]\nparty = \"b\"\nissue = \"who\"\npoints = [0, 1]\n"
        "[[score]]\nparty = \"c\"\nissue = \"who\"\npoints = [0, 1]\n"
        "[[red_line]]\nparty = \"a\"\nissue = \"who\"\naccepts = [\"x\"]\nfirmness = 1\n"
        "[[red_line]]\nparty = \"b\"\nissue = \"who\"\naccepts = [\"y\"]\nfirmness = 1\n"
        "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\", \"b\", \"c\"]\n" +
        rule);
  };
  const auto range = [&](const std::string& rule) -> std::vector<bool> {
    const auto dispute = rows(rule);
    WorldModel model(*dispute, dispute::issues_at(*dispute, dispute->tables().front()));
    TableSpace space(model, dispute->tables().front());
    model.fill(fixtures::central(dispute));
    space.fill(model);
    EXPECT_EQ(space.lines_exclude(0), !space.room()) << rule;
    const auto found = space.range();
    return found ? found->occurs[0] : std::vector<bool>{};
  };
  EXPECT_EQ(range(""), std::vector<bool>());
  EXPECT_EQ(range("quorum = 2\n"), (std::vector<bool>{true, true}));
  EXPECT_EQ(range("quorum = 2\nveto = [\"a\"]\n"), (std::vector<bool>{true, false}));
  EXPECT_EQ(range("quorum = 2\nveto = [\"a\", \"b\"]\n"), std::vector<bool>());
}

}  // namespace
}  // namespace entente::methods
