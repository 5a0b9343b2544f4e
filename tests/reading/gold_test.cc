#include "entente/reading/gold.h"

#include <gtest/gtest.h>

namespace entente::reading::test {
namespace {

GoldText gold_of(const std::string& items) {
  auto read = read_gold("gold.json", R"({"source":"a.txt","items":[)" + items + "]}");
  return read ? read.value() : GoldText{};
}

TEST(Gold, a_code_has_country_sector_and_name) {
  const auto actors = gold_actors("USA:GOV{Hale; Imber}; Europe (implicit)");
  ASSERT_EQ(actors.size(), 2u);
  EXPECT_EQ(actors[0].country, "USA");
  EXPECT_EQ(actors[0].sector, "GOV");
  EXPECT_EQ(actors[0].name, "Hale; Imber");
  EXPECT_EQ(actors[1].country, "Europe");
  EXPECT_EQ(actors[1].sector, "");
  EXPECT_TRUE(gold_actors("-").empty());
}

TEST(Gold, types_are_read_without_remarks_and_any_of_several_counts) {
  const GoldText gold = gold_of(
      R"j({"id":"A","kind":"claim","type":"intent/priority","start":0,"end":4},
         {"id":"B","kind":"claim","type":"condition / red_line (borders)","start":0,"end":4},
         {"id":"C","kind":"claim","type":"pivotal party: the north","start":0,"end":4},
         {"id":"D","kind":"event","type":"CONSULT/visit","start":0,"end":4,"flag":"M"})j");
  ASSERT_EQ(gold.items.size(), 4u);
  using evidence::ClaimType;
  EXPECT_EQ(gold.items[0].claims, std::vector{ClaimType::intent});
  EXPECT_EQ(gold.items[1].claims, (std::vector{ClaimType::condition, ClaimType::red_line}));
  EXPECT_EQ(gold.items[2].claims, std::vector{ClaimType::pivotal});
  EXPECT_EQ(gold.items[3].event, evidence::EventType::consult);
  EXPECT_EQ(gold.items[3].need, Need::must);
}

TEST(Gold, letters_behind_a_number_are_tellings_of_one_event_unless_the_whole_stands_beside_them) {
  const std::string rest = R"(","kind":"claim","type":"risk","start":0,"end":4})";
  const std::string start = R"({"id":")";
  std::string items;
  for (const char* id : {"E1a", "E1b", "C2", "C2a"}) items += (items.empty() ? "" : ",") + start + id + rest;
  const GoldText gold = gold_of(items);
  ASSERT_EQ(gold.items.size(), 4u);
  EXPECT_EQ(gold.items[0].group, "E1");
  EXPECT_EQ(gold.items[1].group, "E1");
  EXPECT_EQ(gold.items[3].group, "C2a");
}

TEST(Gold, what_has_no_place_is_reported_with_its_id) {
  const auto read =
      read_gold("gold.json", R"({"items":[{"id":"A","kind":"claim","type":"risk","start":9,"end":4}]})");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.diagnostics().front().code, "gold-item");
  EXPECT_EQ(read.diagnostics().front().message, "\"A\" has no place in the text");
}

TEST(Gold, an_author_may_be_a_code_with_a_name) {
  const auto coded = read_gold("gold.json", R"({"items":[],"author":"TEL:GOV{Republic of Telland}"})");
  ASSERT_TRUE(coded);
  EXPECT_EQ(coded->author, "Republic of Telland");
  EXPECT_EQ(coded->author_country, "TEL");
  const auto named = read_gold("gold.json", R"({"items":[],"author":"Chad"})");
  ASSERT_TRUE(named);
  EXPECT_EQ(named->author, "Chad");
}

TEST(Gold, what_is_no_annotation_is_refused) {
  for (const char* text : {"", "[]", "{\"a\":1}", "{\"items\":", "nothing"}) {
    const auto read = read_gold("gold.json", text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.diagnostics().front().code, "gold-syntax");
  }
}

TEST(Gold, another_text_than_was_annotated_is_noticed) {
  const std::string json =
      R"({"items":[{"id":"A","kind":"claim","type":"risk","start":0,"end":4,"text":"Talk"},
                   {"id":"B","kind":"claim","type":"risk","start":5,"end":90,"text":"x"}]})";
  const auto gold = read_gold("gold.json", json);
  ASSERT_TRUE(gold);
  EXPECT_EQ(check_gold(*gold, json, "Talks began.").size(), 1u);
  const auto problems = check_gold(*gold, json, "The talks began.");
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].message, "\"A\" quotes other words than the text has there");
  EXPECT_EQ(problems[1].message, "\"B\" ends after the text");
}

TEST(Gold, controls_may_stand_in_a_file_of_their_own) {
  const auto controls = read_gold_controls(
      R"({"controls_of":"a.txt","controls":[{"id":"N1","what":"no_date","places":[{"start":1,"end":3}]}]})");
  ASSERT_TRUE(controls);
  EXPECT_EQ(controls->source, "a.txt");
  ASSERT_EQ(controls->controls.size(), 1u);
  EXPECT_EQ(controls->controls[0].places, (std::vector<evidence::Span>{{1, 3}}));
  EXPECT_FALSE(read_gold_controls(R"({"items":[]})"));
}

}  // namespace
}  // namespace entente::reading::test
