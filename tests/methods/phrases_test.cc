#include "entente/methods/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using ::testing::ElementsAre;

dispute::Issue line() {
  dispute::Issue issue;
  issue.id = "line";
  issue.title = "Line";
  issue.kind = dispute::Issue::Kind::scale;
  issue.anchors = {{0, "withdrawal"}, {40, "freeze"}, {100, "all"}};
  return issue;
}

TEST(Phrases, tell_shares_as_frequencies_and_never_as_certain_what_is_not) {
  EXPECT_EQ(in_worlds(0), "in no world");
  EXPECT_EQ(in_worlds(0.001), "in fewer than 1 of 100 worlds");
  EXPECT_EQ(in_worlds(0.414), "in 41 of 100 worlds");
  EXPECT_EQ(in_worlds(0.999), "in more than 99 of 100 worlds");
  EXPECT_EQ(in_worlds(1), "in every world");
}

TEST(Phrases, describe_a_point_of_a_scale_by_its_anchors) {
  EXPECT_EQ(describe(line(), 40), "40 (freeze)");
  EXPECT_EQ(describe(line(), 40.4), "40 (freeze)");
  EXPECT_EQ(describe(line(), 47), "47, between 40 (freeze) and 100 (all)");
  EXPECT_EQ(describe(line(), 0), "0 (withdrawal)");
  EXPECT_EQ(describe(line(), 100), "100 (all)");
}

TEST(Phrases, keep_a_list_short) {
  EXPECT_EQ(brief_value(line(), 40.0), "40 (freeze)");
  EXPECT_EQ(brief_value(line(), 47.25), "47");
  EXPECT_EQ(brief_value(line(), std::string("joint")), "joint");
}

TEST(Phrases, describe_a_package_by_the_titles_of_its_issues) {
  const auto harbour = fixtures::worked_case("harbour");
  EXPECT_EQ(describe(*harbour, {{"grounds", 50.0}, {"inspection", std::string("joint")}, {"fee", 4.0}}),
            "Share of the northern grounds: 50 (equal parts); Who inspects catches: joint; Fee for landing "
            "in the other "
            "port: 4");
}

TEST(Phrases, name_parties_and_the_acceptors_of_a_table_in_their_order) {
  const auto harbour = fixtures::worked_case("harbour");
  EXPECT_EQ(names(*harbour, acceptors(harbour->tables()[1])), "North Coast, South Coast and Island");
}

TEST(Phrases, find_the_belligerents_whose_acceptance_of_the_whole_is_not_needed) {
  const auto moscow = fixtures::worked_case("moscow-talks");
  std::vector<std::string> outside;
  for (const auto& table : moscow->tables())
    outside.push_back(names(*moscow, belligerents_outside(*moscow, table)));
  EXPECT_THAT(outside, ElementsAre("Ukraine", "", "", ""));
}

TEST(Phrases, read_the_number_of_a_finding_only_where_there_is_one) {
  question::Finding finding;
  EXPECT_EQ(number(nullptr), std::nullopt);
  EXPECT_EQ(number(&finding), std::nullopt);
  finding.value = 0.5;
  EXPECT_EQ(number(&finding), 0.5);
  finding.value = std::string("0.5");
  EXPECT_EQ(number(&finding), std::nullopt);
}

}  // namespace
}  // namespace entente::methods
