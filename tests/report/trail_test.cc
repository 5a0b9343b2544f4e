// Tests also: trail_sentence.cc
#include "entente/report/trail.h"

#include <gtest/gtest.h>

#include "tests/report/report_fixture.h"

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

}  // namespace
}  // namespace entente::report
