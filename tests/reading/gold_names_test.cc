#include "entente/reading/gold_names.h"

#include "gold_test_support.h"

namespace entente::reading::test {
namespace {

HandReading reading() {
  HandReading hand("Anna Berg of Chad met the Ghanaian envoys and rebels in Accra. Chad said so.");
  hand.entity("anna_berg", "Anna Berg", "person", "Anna Berg", "chad");
  hand.entity("chad", "Chad", "state", "Chad");
  hand.entity("rebels", "rebels", "group", "rebels");
  return hand;
}

TEST(GoldNames, articles_and_possessives_do_not_count) {
  EXPECT_EQ(bare_name("The Kremlin's "), "kremlin");
  EXPECT_EQ(bare_name("an Envoy"), "envoy");
  EXPECT_EQ(bare_name("Theo"), "theo");
}

TEST(GoldNames, a_surname_means_the_person_and_part_of_a_word_does_not) {
  const HandReading hand = reading();
  const GoldText gold;
  const GoldNames names(gold, hand.claims, actor_codes());
  EXPECT_TRUE(names.means("Berg", "anna_berg"));
  EXPECT_TRUE(names.means("Dr Anna Berg", "anna_berg"));
  EXPECT_FALSE(names.means("erg", "anna_berg"));
  EXPECT_FALSE(names.means("Anna", "anna_berg"));
  EXPECT_FALSE(names.means("Berg", "nobody"));
}

TEST(GoldNames, a_place_named_by_both_joins_their_names) {
  const HandReading hand = reading();
  GoldText gold;
  GoldMention mention;
  mention.span = hand.place("rebels");
  mention.entity = "Northern Front";
  mention.kind = "group";
  gold.mentions.push_back(mention);
  const GoldNames names(gold, hand.claims, actor_codes());
  EXPECT_TRUE(names.means("Northern Front", "rebels"));
  EXPECT_FALSE(names.means("Northern Front", "chad"));
}

TEST(GoldNames, a_state_acts_through_its_government_and_no_other_sector) {
  const HandReading hand = reading();
  const GoldText gold;
  const GoldNames names(gold, hand.claims, actor_codes());
  EXPECT_TRUE(names.same({"TCD", "GOV", ""}, "chad"));
  EXPECT_TRUE(names.same({"TCD", "", "Berg"}, "anna_berg"));
  EXPECT_FALSE(names.same({"TCD", "MIL", ""}, "chad"));
  EXPECT_FALSE(names.same({"GHA", "GOV", ""}, "chad"));
  EXPECT_FALSE(names.same({"TCD", "GOV", ""}, ""));
}

TEST(GoldNames, the_code_of_an_invented_country_is_whom_the_annotation_gives_it_to) {
  HandReading hand("The Republic of Telland met Chad.");
  hand.entity("republic_of_telland", "Republic of Telland", "state", "Republic of Telland");
  hand.entity("chad", "Chad", "state", "Chad");
  GoldText gold;
  GoldMention mention;
  mention.span = hand.place("The Republic of Telland");
  mention.entity = "Telland";
  mention.kind = "state";
  mention.code = GoldActor{"TEL", "GOV", ""};
  gold.mentions.push_back(mention);
  const GoldNames names(gold, hand.claims, actor_codes());
  EXPECT_TRUE(names.same({"TEL", "GOV", ""}, "republic_of_telland"));
  EXPECT_FALSE(names.same({"TEL", "GOV", ""}, "chad"));
  EXPECT_TRUE(names.same({"TEL", "GOV", "Telland"}, "republic_of_telland"));
  EXPECT_FALSE(names.same({"TEL", "GOV", ""}, "TEL", "REB", "republic_of_telland"));
  EXPECT_FALSE(names.same({"KET", "", ""}, "republic_of_telland"));
}

TEST(GoldNames, a_code_that_is_no_country_goes_by_the_name) {
  const HandReading hand = reading();
  const GoldText gold;
  const GoldNames names(gold, hand.claims, actor_codes());
  EXPECT_TRUE(names.same({"rebels", "", ""}, "rebels"));
  EXPECT_FALSE(names.same({"Europe", "", ""}, "rebels"));
}

}  // namespace
}  // namespace entente::reading::test
