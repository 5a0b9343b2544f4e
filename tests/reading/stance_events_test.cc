#include "entente/reading/stance_events.h"

#include <algorithm>

#include "entente/reading/find_claims.h"
#include "event_test_support.h"
#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

using evidence::Event;
using evidence::EventType;

std::vector<Event> events_in(std::string text) {
  return read_documents({document(std::move(text))}, lexicon(), event_tables()).events;
}

std::size_t count(const std::vector<Event>& events, EventType type) {
  return static_cast<std::size_t>(
      std::count_if(events.begin(), events.end(), [&](const Event& event) { return event.type == type; }));
}

TEST(StanceEvents, a_line_is_a_rejection_by_who_draws_it) {
  const auto events = events_in("Kenya said the border posts are not up for discussion.\n");
  ASSERT_EQ(count(events, EventType::reject), 1u);
  for (const Event& event : events) {
    if (event.type == EventType::reject) {
      EXPECT_EQ(event.actors[0].country, "KEN");
    }
  }
}

TEST(StanceEvents, what_a_predicate_gave_is_not_given_twice) {
  EXPECT_EQ(count(events_in("Kenya rejected the proposal of Chad.\n"), EventType::reject), 1u);
  EXPECT_EQ(count(events_in("Kenya demanded the release of all prisoners.\n"), EventType::request), 1u);
}

TEST(StanceEvents, the_authors_inference_and_unknown_parties_act_in_none) {
  EXPECT_EQ(count(events_in("The visit suggests that the posts are non-negotiable for Kenya.\n"),
                  EventType::reject),
            0u);
  EXPECT_EQ(count(events_in("The choir said the hall is not up for discussion.\n"), EventType::reject), 0u);
}

TEST(StanceEvents, have_ids_in_text_order_like_all_others) {
  const auto events = events_in(
      "Kenya said the border posts are not up for discussion. Chad accused Kenya of aggression on Monday.\n");
  ASSERT_GE(events.size(), 2u);
  for (std::size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].id, "note!" + std::to_string(i + 1));
}

TEST(StanceEvents, the_parties_of_a_text_act_by_name) {
  const auto events = events_in(
      "---\nkind: statement\n---\nThe Government of Kenya (hereinafter \"the Government\") and the People's "
      "Front "
      "(hereinafter \"the Front\") met. The Parties condemned the attack of Monday.\n");
  bool named = false;
  for (const Event& event : events)
    for (const auto& actor : event.actors)
      named = named || (event.type == EventType::accuse && actor.country == "KEN");
  EXPECT_TRUE(named);
}

}  // namespace
}  // namespace entente::reading::test
