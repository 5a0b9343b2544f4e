#include "entente/dispute/field.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "entente/dispute/world.h"

#include "tests/dispute/generated_case.h"
#include "tests/dispute/harbour.h"
#include "tests/dispute/votes_case.h"

namespace entente::dispute {
namespace {

std::vector<std::string> paths_of(const Case& dispute) {
  std::vector<std::string> paths;
  for (const Field& field : dispute.fields().all()) paths.push_back(field.path + (field.coin ? " coin" : ""));
  return paths;
}

TEST(Fields, of_the_harbour_case_are_all_its_numbers_by_path) {
  const std::vector<std::string> expected = {"approval.1.share",
                                             "case.common",
                                             "case.resolve",
                                             "interaction.1.adds",
                                             "issue.grounds.status_quo",
                                             "issue.inspection.status_quo",
                                             "lever.fish_fund.position.trawler_union.grounds.salience",
                                             "party.island.capability",
                                             "party.island.curvature",
                                             "party.island.resolve coin",
                                             "party.mainland.capability",
                                             "party.mainland.curvature",
                                             "party.north_coast.capability",
                                             "party.north_coast.curvature",
                                             "party.north_coast.patience",
                                             "party.north_coast.resolve coin",
                                             "party.south_coast.capability",
                                             "party.south_coast.curvature",
                                             "party.south_coast.patience",
                                             "party.south_coast.resolve coin",
                                             "party.trawler_union.capability",
                                             "party.trawler_union.curvature",
                                             "position.island.grounds.ideal",
                                             "position.island.grounds.salience",
                                             "position.island.inspection.salience",
                                             "position.north_coast.grounds.ideal",
                                             "position.north_coast.grounds.salience",
                                             "position.north_coast.inspection.salience",
                                             "position.south_coast.grounds.ideal",
                                             "position.south_coast.grounds.salience",
                                             "position.south_coast.inspection.salience",
                                             "position.trawler_union.grounds.ideal",
                                             "position.trawler_union.grounds.salience",
                                             "red_line.island.inspection.audience_cost",
                                             "red_line.island.inspection.coin coin",
                                             "red_line.island.inspection.firmness",
                                             "red_line.north_coast.grounds.audience_cost",
                                             "red_line.north_coast.grounds.coin coin",
                                             "red_line.north_coast.grounds.firmness",
                                             "red_line.north_coast.grounds.from",
                                             "red_line.north_coast.grounds.to",
                                             "red_line.south_coast.grounds.audience_cost",
                                             "red_line.south_coast.grounds.coin coin",
                                             "red_line.south_coast.grounds.firmness",
                                             "red_line.south_coast.grounds.from",
                                             "red_line.south_coast.grounds.to",
                                             "score.south_coast.inspection.joint",
                                             "score.south_coast.inspection.neutral",
                                             "score.south_coast.inspection.none",
                                             "table.bilateral.spoil.common coin",
                                             "table.bilateral.spoil.trawler_union.coin coin",
                                             "table.bilateral.wrecks.trawler_union",
                                             "table.with_island.spoil.common coin",
                                             "table.with_island.spoil.trawler_union.coin coin",
                                             "table.with_island.wrecks.trawler_union",
                                             "war.advance",
                                             "war.cost.island",
                                             "war.cost.north_coast",
                                             "war.cost.south_coast",
                                             "war.freeze",
                                             "war.level",
                                             "war.retreat"};
  EXPECT_EQ(paths_of(fixtures::harbour_war()), expected);
}

TEST(Fields, know_their_domain_and_whom_they_are_about) {
  const Case harbour = fixtures::harbour_war();
  const auto field = [&](const char* path) { return harbour.fields()[harbour.fields().find(path).value()]; };
  EXPECT_EQ(field("position.island.grounds.ideal").most, 100);
  EXPECT_EQ(field("position.island.grounds.ideal").party, harbour.find_party("island"));
  EXPECT_EQ(field("position.island.grounds.ideal").issue, harbour.find_issue("grounds"));
  EXPECT_EQ(field("party.island.curvature").least, 1);
  EXPECT_GT(field("party.north_coast.patience").least, 0);
  EXPECT_LT(field("case.resolve").most, 1);
  EXPECT_EQ(field("issue.inspection.status_quo").most, 2);
  EXPECT_EQ(field("war.level").most, 20);
  EXPECT_EQ(field("war.cost.island").party, harbour.find_party("island"));
  EXPECT_TRUE(field("red_line.island.inspection.coin").coin);
}

TEST(Fields, below_a_prefix_are_found) {
  const Case harbour = fixtures::harbour_war();
  EXPECT_EQ(harbour.fields().below({"war."}).size(), 7u);
  EXPECT_EQ(harbour.fields().below({"war.cost.", "case."}).size(), 5u);
  EXPECT_TRUE(harbour.fields().below({}).empty());
}

TEST(Fields, of_a_line_with_unknown_content_toss_no_coin) {
  const Case harbour =
      fixtures::built({"case.toml",
                       fixtures::harbour_toml() +
                           "[[red_line]]\nparty = \"mainland\"\nissue = \"grounds\"\naccepts = \"unknown\"\n",
                       fixtures::harbour_claims()});
  EXPECT_TRUE(harbour.fields().find("red_line.mainland.grounds.firmness").has_value());
  EXPECT_FALSE(harbour.fields().find("red_line.mainland.grounds.coin").has_value());
  EXPECT_FALSE(harbour.fields().find("party.mainland.resolve").has_value());
}

TEST(Fields, have_sorted_distinct_paths_and_estimates_inside_their_domain) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    const Case dispute = fixtures::built({"case.toml", fixtures::generated_toml(seed), {}});
    const auto& fields = dispute.fields().all();
    EXPECT_EQ(std::adjacent_find(fields.begin(), fields.end(),
                                 [](const Field& a, const Field& b) { return a.path >= b.path; }),
              fields.end());
    for (const Field& field : fields) {
      EXPECT_LE(field.least, field.estimate.low) << field.path;
      EXPECT_GE(field.most, field.estimate.high) << field.path;
    }
  }
}

TEST(Fields, name_points_on_a_scale_by_anchor_and_toss_a_coin_for_a_body_that_votes) {
  const Case port = fixtures::built({"case.toml", fixtures::votes_toml, {}});
  for (const char* path : {"score.harbour.fee.0", "score.harbour.fee.12.5", "score.harbour.fee.25"})
    EXPECT_TRUE(port.fields().find(path).has_value()) << path;
  const auto coin = port.fields().find("table.t.ratify.council.coin");
  ASSERT_TRUE(coin.has_value());
  EXPECT_TRUE(port.fields()[*coin].coin);
  EXPECT_EQ(port.fields()[*coin].party, port.find_party("council"));
}

// As texts the anchors 0, 12.5, 25, 5 and -10 do not stand in the order of their size.
TEST(Layout, finds_the_points_of_each_anchor_whatever_the_order_of_paths) {
  const Case dispute = fixtures::built({"case.toml",
                                        "format = 1\n[case]\ntitle = \"T\"\nas_of = 2024-03-02\nquestion = "
                                        "\"Q\"\n[[party]]\nid = \"p\"\nname = \"P\"\n[[issue]]\nid = "
                                        "\"i\"\ntitle = \"I\"\nscale = { -10 = \"a\", 5 = \"b\", \"12.5\" = "
                                        "\"c\", 25 = \"d\" }\n[[score]]\nparty = \"p\"\nissue = "
                                        "\"i\"\npoints = [1, 2, 3, 4]\n",
                                        {}});
  std::vector<double> values;
  for (const Field& field : dispute.fields().all()) values.push_back(field.estimate.likely);
  const World world(std::make_shared<Case>(dispute), values);
  for (std::size_t k = 0; k < 4; ++k)
    EXPECT_EQ(world.points(PartyId(0), IssueId(0), k), static_cast<double>(k + 1)) << "anchor " << k;
}

TEST(Layout, points_at_the_field_of_each_number) {
  const Case harbour = fixtures::harbour_war();
  const Layout& layout = harbour.layout();
  const auto path = [&](int field) {
    return harbour.fields().all().at(static_cast<std::size_t>(field)).path;
  };
  const std::size_t issues = harbour.issues().size();
  const std::size_t south = harbour.find_party("south_coast")->index(),
                    inspection = harbour.find_issue("inspection")->index();
  EXPECT_EQ(path(layout.salience[south * issues + inspection]), "position.south_coast.inspection.salience");
  EXPECT_EQ(layout.ideal[south * issues + inspection], -1);
  const int start = layout.points[south * issues + inspection];
  for (std::size_t k = 0; k < 3; ++k)
    EXPECT_EQ(path(start + layout.option_rank[inspection][k]),
              "score.south_coast.inspection." + harbour.issues()[inspection].options[k].id);
  EXPECT_EQ(path(layout.line_coin[0]), "red_line.north_coast.grounds.coin");
  EXPECT_EQ(layout.line_from[2], -1) << "a line of options has no range";
  EXPECT_EQ(path(layout.cost[south]), "war.cost.south_coast");
  EXPECT_EQ(path(layout.war_level), "war.level");
  EXPECT_EQ(fixtures::harbour().layout().war_level, -1);
}

}  // namespace
}  // namespace entente::dispute
