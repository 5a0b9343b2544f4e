#include "entente/methods/agreeing.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

struct Room {
  explicit Room(const std::string& table_id)
      : dispute(fixtures::worked_case("harbour-sport")),
        table(dispute->table(*dispute->find_table(table_id))),
        model(*dispute, dispute::issues_at(*dispute, table)),
        space(model, table) {
    model.fill(fixtures::central(dispute));
    space.fill(model);
  }
  fixtures::CasePointer dispute;
  const dispute::Table& table;
  WorldModel model;
  TableSpace space;
};

TEST(Agreeing, is_everybody_where_all_must_accept) {
  Room room("all_six");
  const auto agreeing = agreeing_at(room.model, room.space);
  ASSERT_TRUE(agreeing);
  EXPECT_EQ(agreeing->members, std::vector<bool>(6, true));
  EXPECT_EQ(agreeing->reference, (theory::Package{1, 2, 2, 1, 2}));  // A2 B3 C3 D2 E3, as published
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(agreeing->thresholds[i], room.space.thresholds()[i]);
}

TEST(Agreeing, leaves_out_thresholds_and_lines_of_those_who_are_not_in_the_coalition) {
  // The same game with a sixth party that refuses everything but a3: five of six agree without it.
  auto parts = fixtures::worked_case("harbour-sport")->parts();
  dispute::RedLine line;
  line.party = dispute::PartyId(5);
  line.issue = dispute::IssueId(0);
  line.kind = dispute::RedLine::Kind::options;
  line.options = {2};
  line.firmness = dispute::Estimate::exact(1);
  line.audience_cost = dispute::Estimate::exact(0);
  parts.red_lines.push_back(line);
  parts.parties[5].no_agreement = dispute::Estimate::exact(1000);
  const auto dispute = std::make_shared<const dispute::Case>(dispute::Case::from_parts(std::move(parts)));
  const auto& table = dispute->table(*dispute->find_table("five_of_six"));
  WorldModel model(*dispute, dispute::issues_at(*dispute, table));
  TableSpace space(model, table);
  model.fill(fixtures::central(dispute));
  space.fill(model);
  const auto agreeing = agreeing_at(model, space);
  ASSERT_TRUE(agreeing);
  EXPECT_FALSE(agreeing->members[5]);
  EXPECT_TRUE(std::isinf(agreeing->thresholds[5]));
  for (std::size_t v = 0; v < 3; ++v) EXPECT_TRUE(agreeing->space.allowed(0, v)) << v;
  for (std::size_t i = 0; i < 5; ++i) EXPECT_TRUE(agreeing->members[i]) << i;
}

TEST(Agreeing, is_nobody_where_there_is_no_room) {
  auto parts = fixtures::worked_case("harbour-sport")->parts();
  parts.parties[0].no_agreement = dispute::Estimate::exact(1000);  // it holds a veto
  const auto dispute = std::make_shared<const dispute::Case>(dispute::Case::from_parts(std::move(parts)));
  const auto& table = dispute->table(*dispute->find_table("five_of_six"));
  WorldModel model(*dispute, dispute::issues_at(*dispute, table));
  TableSpace space(model, table);
  model.fill(fixtures::central(dispute));
  space.fill(model);
  EXPECT_FALSE(agreeing_at(model, space));
}

}  // namespace
}  // namespace entente::methods
