// Tests also: trail_sentence.cc
#include "entente/report/trail.h"

#include <gtest/gtest.h>

#include "tests/report/report_fixture.h"
#include "tests/report/war_fixture.h"

namespace entente::report {
namespace {

class TrailTest : public testing::Test {
 protected:
  const dispute::Case case_ = test::harbour_case();
  const evidence::Claims evidence_ = test::harbour_evidence();
  Trail trail_{case_, evidence_};

  std::string field_of(dispute::Basis basis) const {
    for (const dispute::Field& field : case_.fields().all())
      if (!field.coin && dispute::basis_of(field.estimate.grounds) == basis) return field.path;
    return {};
  }
};

TEST_F(TrailTest, takes_the_weakest_basis_of_what_a_number_rests_on) {
  const std::string document = field_of(dispute::Basis::document),
                    judged = field_of(dispute::Basis::judgement),
                    defaulted = field_of(dispute::Basis::defaulted);
  EXPECT_EQ(trail_.footing({document})->basis, dispute::Basis::document);
  EXPECT_FALSE(trail_.footing({document})->mixed);
  EXPECT_EQ(trail_.footing({document, judged})->basis, dispute::Basis::judgement);
  EXPECT_EQ(trail_.footing({defaulted, document})->basis, dispute::Basis::defaulted);
  EXPECT_TRUE(trail_.footing({defaulted, document})->mixed);
  EXPECT_FALSE(trail_.footing({"nothing.like.this"}).has_value());
}

TEST_F(TrailTest, leads_from_a_number_to_its_row_and_from_several_to_their_list) {
  const std::string path = "position.north.grounds.ideal";
  EXPECT_EQ(trail_.number("95", {path}).find("<a class=\"n"), 0u);
  EXPECT_NE(trail_.number("95", {path}).find("href=\"#path-position.north.grounds.ideal\""),
            std::string::npos);
  EXPECT_NE(trail_.number("7", {path, "war.level"}).find("href=\"#basis-1\""), std::string::npos);
  EXPECT_NE(trail_.number("8", {path, "war.level"}).find("href=\"#basis-1\""), std::string::npos);
  EXPECT_NE(trail_.number("9", {"war.level", path}).find("href=\"#basis-2\""), std::string::npos);
  EXPECT_EQ(trail_.bundles().size(), 2u);
  EXPECT_EQ(trail_.number("<5", {}), "&lt;5");
}

TEST_F(TrailTest, links_the_numbers_of_a_sentence_but_not_its_dates_names_or_hundreds) {
  const auto grounds = [](std::string_view) { return std::vector<std::string>{"war.level"}; };
  const std::string html = trail_.sentence(
      "On 2 December 2025 the 28-point text F1 of Article 5 holds in 41 of 100 worlds, −3.5 to 12.", grounds);
  EXPECT_NE(html.find("On 2 December 2025 the 28-point text F1 of Article 5 holds in <a"), std::string::npos)
      << html;
  EXPECT_NE(html.find(">41</a> of 100 worlds, −<a"), std::string::npos) << html;
  EXPECT_NE(html.find(">3.5</a> to <a"), std::string::npos) << html;
  EXPECT_NE(html.find(">12</a>."), std::string::npos) << html;
}

TEST_F(TrailTest, leads_from_a_coin_to_the_number_that_says_how_it_falls) {
  EXPECT_NE(trail_.number("3", {"red_line.north.grounds.coin"}).find("#path-red_line.north.grounds.firmness"),
            std::string::npos);
  EXPECT_NE(trail_.number("3", {"party.north.resolve"}).find("#path-case.resolve"), std::string::npos);
  EXPECT_NE(
      trail_.number("3", {"table.capital.spoil.trawlers.coin"}).find("#path-table.capital.wrecks.trawlers"),
      std::string::npos);
}

TEST_F(TrailTest, keeps_restricted_documents_out) {
  EXPECT_TRUE(trail_.restricted("letter"));
  EXPECT_EQ(trail_.claim("letter#1"), nullptr);
  EXPECT_NE(trail_.claim("bulletin#1"), nullptr);
  EXPECT_TRUE(trail_.withheld({"bulletin#1", "letter#1"}));
  EXPECT_EQ(trail_.entry("letter#1"), "a restricted document");
}

TEST_F(TrailTest, says_paths_in_words) {
  EXPECT_EQ(path_words(case_, "position.north.grounds.ideal"),
            "North Coast · Division of the northern grounds · favoured point");
  EXPECT_EQ(path_words(case_, "war.cost.north"), "the fighting · cost per period · North Coast");
  EXPECT_EQ(path_words(case_, "party.north.capability"), "North Coast · capability");
  EXPECT_EQ(path_words(case_, "position.north"), "North Coast · positions");
  EXPECT_EQ(group_of("position.north.grounds.ideal"), "position.north");
  EXPECT_EQ(group_of("war.cost.north"), "war");
}

TEST(PathWords, name_the_fighting_its_states_and_guarantees_as_the_case_does) {
  const dispute::Case dispute = test::war_case();
  for (const auto& [path, words] :
       {std::pair{"war.drift", "the fighting · drift of the front per period"},
        {"war.deviation", "the fighting · deviation of the front per period"},
        {"war.exhaustion.north", "the fighting · chance per period that a side cannot go on · North Coast"},
        {"war.belief.south", "the fighting · drift that a side counts on, as a multiple · South Coast"},
        {"war.regroup", "the fighting · how far the front has moved when the fighting resumes"},
        {"war.talks", "the fighting · chance per period that the two sides talk"},
        {"regime.ice.enters", "The harbour is frozen · chance per period that it begins"},
        {"regime.ice.leaves", "The harbour is frozen · chance per period that it ends"},
        {"regime.ice.cost.south", "The harbour is frozen · cost per period · South Coast"},
        {"life.hazard", "how long an agreement holds · hazard of collapse, as a multiple of the record"},
        {"guarantee.1.times", "Joint patrols · multiplies the hazard of collapse by"}})
    EXPECT_EQ(path_words(dispute, path), words) << path;
}

TEST(PathWords, do_not_take_a_leaf_for_a_table_of_the_same_name) {
  dispute::CaseParts parts = test::war_case().parts();
  parts.tables[0].id = "talks";
  EXPECT_EQ(path_words(dispute::Case::from_parts(std::move(parts)), "war.talks"),
            "the fighting · chance per period that the two sides talk");
}

TEST(GroupOf, keeps_states_of_the_war_apart_and_life_and_guarantees_together) {
  EXPECT_EQ(group_of("war.belief.south"), "war");
  EXPECT_EQ(group_of("regime.ice.cost.south"), "regime.ice");
  EXPECT_EQ(group_of("life.hazard"), "life");
  EXPECT_EQ(group_of("guarantee.2.times"), "guarantee");
  EXPECT_EQ(path_words(test::war_case(), "guarantee"), "guarantees");
  EXPECT_EQ(path_words(test::war_case(), "life"), "how long an agreement holds");
}

}  // namespace
}  // namespace entente::report
