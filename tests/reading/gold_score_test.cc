#include "entente/reading/gold_score.h"

#include "gold_test_support.h"

namespace entente::reading::test {
namespace {

using evidence::ClaimType;
using evidence::Event;
using evidence::EventType;
using evidence::Modality;

constexpr const char* text =
    "Chad met Ghana. Chad insists that Ghana must leave. Rain may weaken Ghana. Chad is watching.";

GoldItem item(const HandReading& hand, std::string id, ClaimType type, std::string_view words,
              std::string actor, Need need = Need::must) {
  GoldItem gold;
  gold.id = gold.group = std::move(id);
  gold.claims = {type};
  gold.span = hand.place(words);
  gold.actor = std::string(actor);
  gold.actors = gold_actors(actor);
  gold.need = need;
  gold.source = "author";
  gold.modality = "asserted";
  return gold;
}

HandReading reading() {
  HandReading hand(text);
  hand.entity("chad", "Chad", "state", "Chad");
  hand.entity("ghana", "Ghana", "state", "Ghana");
  return hand;
}

void expect(const Share& share, std::size_t hits, std::size_t of) {
  EXPECT_EQ(share.hits, hits);
  EXPECT_EQ(share.of, of);
}

TEST(GoldScore, an_item_counts_with_type_actor_and_half_of_the_span) {
  HandReading hand = reading();
  hand.claim(ClaimType::demand, "Ghana must leave", "chad");
  hand.claim(ClaimType::risk, "Rain may weaken Ghana", "chad");
  GoldText gold;
  gold.items = {item(hand, "A", ClaimType::demand, "that Ghana must leave", "TCD"),
                item(hand, "B", ClaimType::risk, "Rain may weaken Ghana", "GHA", Need::should),
                item(hand, "C", ClaimType::observer, "Chad is watching", "TCD", Need::should)};
  const Score found = score(gold, hand.claims, {}, actor_codes());
  expect(found.must, 1, 1);
  expect(found.should, 0, 2);
  expect(found.must_and_should, 1, 3);
  expect(found.precision, 1, 2);
  expect(found.actor, 1, 2);
  EXPECT_EQ(found.missed, (std::vector<std::string>{"B", "C"}));
  EXPECT_EQ(found.mistaken, std::vector<std::string>{"B wants GHA, has risk [Rain may weaken Ghana] chad"});
  EXPECT_EQ(found.invented, std::vector<std::string>{"risk [Rain may weaken Ghana] chad"});
}

TEST(GoldScore, what_matches_an_optional_item_neither_helps_nor_harms_precision) {
  HandReading hand = reading();
  hand.claim(ClaimType::risk, "Rain may weaken Ghana", "ghana");
  GoldText gold;
  gold.items = {item(hand, "A", ClaimType::risk, "Rain may weaken Ghana", "GHA", Need::optional)};
  const Score found = score(gold, hand.claims, {}, actor_codes());
  expect(found.precision, 0, 0);
  expect(found.must_and_should, 0, 0);
  EXPECT_TRUE(found.missed.empty());
}

TEST(GoldScore, one_output_serves_one_item_and_a_second_reading_of_it_is_too_much) {
  HandReading hand = reading();
  hand.claim(ClaimType::demand, "Ghana must leave", "chad");
  hand.claim(ClaimType::demand, "that Ghana must leave", "chad");
  GoldText gold;
  gold.items = {item(hand, "A", ClaimType::demand, "that Ghana must leave", "TCD")};
  const Score found = score(gold, hand.claims, {}, actor_codes());
  expect(found.must, 1, 1);
  expect(found.precision, 1, 2);
  EXPECT_EQ(found.invented, std::vector<std::string>{"demand [Ghana must leave] chad"});
}

TEST(GoldScore, events_match_by_trigger_and_one_telling_finds_the_group) {
  HandReading hand = reading();
  GoldItem first = item(hand, "E1a", ClaimType::risk, "Chad met Ghana", "TCD:GOV");
  first.is_event = true;
  first.claims.clear();
  first.event = EventType::consult;
  first.group = "E1";
  first.trigger = hand.place("met");
  GoldItem second = first;
  second.id = "E1b";
  second.span = hand.place("Chad is watching");
  second.trigger = hand.place("watching");
  GoldText gold;
  gold.items = {first, second};
  Event event;
  event.type = EventType::consult;
  event.span = hand.place("met");
  event.trigger = hand.place("met");
  evidence::EventActor chad;
  chad.country = "TCD";
  event.actors = {chad};
  const Score found = score(gold, hand.claims, {event}, actor_codes());
  expect(found.must, 1, 1);
  expect(found.must_tellings, 1, 2);
  expect(found.precision, 1, 1);
  event.type = EventType::accuse;
  expect(score(gold, hand.claims, {event}, actor_codes()).must, 0, 1);
}

TEST(GoldScore, meetings_stand_for_events_only_when_asked) {
  HandReading hand = reading();
  hand.claim(ClaimType::meeting, "Chad met Ghana", "chad");
  GoldItem meeting = item(hand, "E", ClaimType::risk, "Chad met Ghana", "TCD");
  meeting.is_event = true;
  meeting.event = EventType::consult;
  GoldText gold;
  gold.items = {meeting};
  const Score plain = score(gold, hand.claims, {}, actor_codes());
  expect(plain.must, 0, 1);
  expect(plain.precision, 0, 0);
  ScoreOptions options;
  options.claims_for_events = true;
  expect(score(gold, hand.claims, {}, actor_codes(), options).must, 1, 1);
}

TEST(GoldScore, sources_and_moods_are_counted_on_what_matches) {
  HandReading hand = reading();
  hand.claim(ClaimType::demand, "Ghana must leave", "chad", "chad").modality = Modality::reported;
  hand.claim(ClaimType::risk, "Rain may weaken Ghana", "ghana", "chad").modality = Modality::hedged;
  GoldText gold;
  gold.items = {item(hand, "A", ClaimType::demand, "Ghana must leave", "TCD"),
                item(hand, "B", ClaimType::risk, "Rain may weaken Ghana", "GHA")};
  gold.items[0].source = "Chad";
  gold.items[0].modality = "reported; habitual";
  const Score found = score(gold, hand.claims, {}, actor_codes());
  expect(found.source, 1, 2);
  expect(found.modality, 1, 2);
}

TEST(GoldScore, mentions_need_the_place_and_the_right_entity) {
  HandReading hand = reading();
  GoldText gold;
  for (const char* name : {"Chad", "Ghana"}) {
    GoldMention mention;
    mention.id = name;
    mention.kind = "state";
    mention.entity = name;
    mention.span = hand.place("Chad");
    gold.mentions.push_back(mention);
  }
  const Score found = score(gold, hand.claims, {}, actor_codes());
  expect(found.mentions, 1, 2);
  EXPECT_EQ(found.unnamed, std::vector<std::string>{"Ghana"});
}

TEST(GoldScore, controls_of_one_id_are_one_and_fail_together) {
  HandReading hand = reading();
  hand.claim(ClaimType::risk, "Rain may weaken Ghana", "ghana").direct_speech = true;
  GoldText gold;
  for (const char* what : {"no_date", "no_direct_speech"}) {
    GoldControl control;
    control.id = "N1";
    control.what = what;
    gold.controls.push_back(control);
  }
  const Score found = score(gold, hand.claims, {}, actor_codes());
  expect(found.controls, 0, 1);
  EXPECT_EQ(found.failed, std::vector<std::string>{"N1 no_direct_speech"});
}

TEST(GoldScore, scores_of_texts_add_up) {
  Score first, second;
  first.must = {1, 2};
  second.must = {2, 2};
  second.missed = {"A"};
  first += second;
  expect(first.must, 3, 4);
  EXPECT_EQ(first.missed, std::vector<std::string>{"A"});
  EXPECT_DOUBLE_EQ(first.must.value(), 0.75);
  EXPECT_EQ(Share().value(), 0);
}

}  // namespace
}  // namespace entente::reading::test
