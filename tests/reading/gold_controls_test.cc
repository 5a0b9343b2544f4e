#include "entente/reading/gold_controls.h"

#include "gold_test_support.h"

namespace entente::reading::test {
namespace {

using evidence::ClaimType;
using evidence::Event;
using evidence::EventActor;

constexpr const char* text = "Chad met envoys in Accra. Rain may weaken Chad.";

struct Given {
  HandReading hand{text};
  std::vector<Event> events;

  Given() { hand.entity("chad", "Chad", "state", "Chad"); }
  bool passes(const std::string& what, std::string_view words, std::string name = "", std::string type = "") {
    GoldControl control;
    control.what = what;
    control.name = std::move(name);
    control.type = std::move(type);
    if (!words.empty()) control.places.push_back(hand.place(words));
    const GoldText gold;
    const GoldNames names(gold, hand.claims, actor_codes());
    return passes_control(control, hand.claims, events, names);
  }
  Event& event(std::string_view words, std::string_view actor) {
    Event event;
    event.span = hand.place(words);
    EventActor one;
    one.entity = actor == "Chad" ? "chad" : "";
    one.text = std::string(actor);
    one.span = hand.place(actor);
    event.actors.push_back(one);
    events.push_back(event);
    return events.back();
  }
};

TEST(GoldControls, an_event_in_a_sentence_that_tells_none_fails) {
  Given given;
  EXPECT_TRUE(given.passes("no_event_in_sentence", "Rain may weaken Chad."));
  given.event("Chad met envoys", "Chad");
  EXPECT_TRUE(given.passes("no_event_in_sentence", "Rain may weaken Chad."));
  EXPECT_FALSE(given.passes("no_event_in_sentence", "Chad met envoys in Accra."));
}

TEST(GoldControls, claims_are_held_to_type_holder_and_speaker) {
  Given given;
  given.hand.claim(ClaimType::risk, "Rain may weaken Chad", "chad");
  EXPECT_FALSE(given.passes("no_claim", "Rain may weaken Chad", "", "risk"));
  EXPECT_TRUE(given.passes("no_claim", "Rain may weaken Chad", "", "demand"));
  EXPECT_FALSE(given.passes("not_holder", "Rain may weaken Chad", "Chad", "risk"));
  EXPECT_TRUE(given.passes("not_holder", "Rain may weaken Chad", "Ghana", "risk"));
  EXPECT_TRUE(given.passes("not_speaker", "Rain may weaken Chad", "*"));
  given.hand.claims.claims[0].speaker = "chad";
  EXPECT_FALSE(given.passes("not_speaker", "Rain may weaken Chad", "*"));
  EXPECT_FALSE(given.passes("not_speaker", "Rain may weaken Chad", "Chad", "risk"));
  EXPECT_TRUE(given.passes("not_speaker", "Rain may weaken Chad", "Chad", "demand"));
}

TEST(GoldControls, who_takes_no_part_is_in_no_event_and_no_meeting) {
  Given given;
  EXPECT_TRUE(given.passes("not_participant", "Chad met envoys", "Chad"));
  given.event("Chad met envoys", "Chad");
  EXPECT_FALSE(given.passes("not_participant", "Chad met envoys", "Chad"));
  given.events.clear();
  given.hand.claim(ClaimType::meeting, "Chad met envoys", "", "").target = "chad";
  EXPECT_FALSE(given.passes("not_participant", "Chad met envoys", "Chad"));
}

TEST(GoldControls, a_place_is_nobody) {
  Given given;
  given.hand.entity("accra", "Accra", "place", "Accra");
  EXPECT_TRUE(given.passes("place_only", "Accra"));
  given.event("Chad met envoys in Accra", "Accra");
  EXPECT_FALSE(given.passes("place_only", "Accra"));
  given.events.clear();
  given.hand.entity("ghana", "Ghana", "state", "Accra");
  EXPECT_FALSE(given.passes("place_only", "Accra"));
}

TEST(GoldControls, direct_speech_and_dates_are_noticed) {
  Given given;
  auto& claim = given.hand.claim(ClaimType::risk, "Rain may weaken Chad", "chad");
  EXPECT_TRUE(given.passes("no_direct_speech", ""));
  EXPECT_TRUE(given.passes("no_date", ""));
  claim.direct_speech = true;
  claim.date = evidence::Date{2024, 3, 4};
  EXPECT_FALSE(given.passes("no_direct_speech", ""));
  EXPECT_FALSE(given.passes("no_date", ""));
}

TEST(GoldControls, moods_of_events_are_asked_for) {
  Given given;
  auto& event = given.event("Chad met envoys", "Chad");
  EXPECT_FALSE(given.passes("hedged", "Chad met envoys"));
  EXPECT_FALSE(given.passes("historical", "Chad met envoys"));
  event.hedged = event.historical = true;
  EXPECT_TRUE(given.passes("hedged", "Chad met envoys"));
  EXPECT_TRUE(given.passes("historical", "Chad met envoys"));
}

TEST(GoldControls, two_places_of_one_entity_are_not_distinct) {
  Given given;
  given.hand.entity("envoys", "envoys", "group", "envoys");
  GoldControl control;
  control.what = "distinct";
  control.places = {given.hand.place("Chad"), given.hand.place("envoys")};
  const GoldText gold;
  const GoldNames names(gold, given.hand.claims, actor_codes());
  EXPECT_TRUE(passes_control(control, given.hand.claims, {}, names));
  given.hand.claims.entities[0].mentions.push_back(given.hand.place("envoys"));
  EXPECT_FALSE(passes_control(control, given.hand.claims, {}, names));
}

TEST(GoldControls, a_span_over_two_sentences_fails) {
  Given given;
  given.hand.claim(ClaimType::risk, "Rain may weaken Chad", "chad");
  EXPECT_TRUE(given.passes("inside_sentence", ""));
  given.hand.claim(ClaimType::risk, "Accra. Rain", "chad");
  EXPECT_FALSE(given.passes("inside_sentence", ""));
}

TEST(GoldControls, an_unknown_control_fails) {
  Given given;
  EXPECT_FALSE(given.passes("no_such_thing", ""));
}

}  // namespace
}  // namespace entente::reading::test
