#include "entente/evidence/event_groups.h"

#include <gtest/gtest.h>

namespace entente::evidence {

namespace {

Claims coast() {
  Claims claims;
  const auto entity = [&](const char* id, const char* represents) {
    Entity made;
    made.id = id, made.represents = represents;
    claims.entities.push_back(made);
  };
  entity("north", "");
  entity("south", "");
  entity("west", "");
  entity("norths_envoy", "north");
  for (const char* id : {"a", "b", "c"}) {
    Document document;
    document.id = id;
    document.date = Date{2024, 3, 4};
    document.origin = id == std::string("c") ? "Courier" : "AFP";
    claims.documents.push_back(document);
  }
  return claims;
}

using Names = std::vector<const char*>;

Event event(const char* document, EventType type, const Names& actors, const Names& recipients) {
  Event made;
  made.document = document, made.type = type;
  for (const char* name : actors) made.actors.push_back({name, "", "", "", {}});
  for (const char* name : recipients) made.recipients.push_back({name, "", "", "", {}});
  return made;
}

std::vector<EventGroup> grouped(const std::vector<Event>& events, const Claims& claims = coast()) {
  return group_events(events, claims, find_origins(claims.documents));
}

}  // namespace

TEST(EventGroups, headline_and_lead_and_another_outlet_tell_one_meeting) {
  std::vector<Event> events = {event("a", EventType::consult, {"norths_envoy"}, {"south"}),
                               event("a", EventType::consult, {"south", "norths_envoy"}, {}),
                               event("c", EventType::consult, {"south"}, {"north"})};
  events[0].place = "Alma", events[2].place = "Port Alma";
  const auto groups = grouped(events);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].members, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(groups[0].documents, (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(groups[0].origins, 2U);
  EXPECT_EQ(groups[0].place, "Port Alma");
}

TEST(EventGroups, who_accuses_whom_is_not_mutual) {
  EXPECT_EQ(grouped({event("a", EventType::accuse, {"north"}, {"south"}),
                     event("c", EventType::accuse, {"south"}, {"north"})})
                .size(),
            2U);
}

TEST(EventGroups, another_place_day_party_or_mode_is_another_event) {
  std::vector<Event> events(5, event("a", EventType::consult, {"north"}, {"south"}));
  events[0].place = "Port Alma", events[1].place = "Ridgeway";
  events[0].date = Date{2024, 3, 2}, events[1].date = Date{2024, 3, 2};
  events[2].place = "Port Alma", events[2].date = Date{2024, 3, 3};
  events[3].future = true;
  events[4].recipients[0].entity = "west";
  EXPECT_EQ(grouped(events).size(), 5U);
}

TEST(EventGroups, weekdays_that_differ_are_two_days) {
  std::vector<Event> events(2, event("a", EventType::consult, {"north"}, {"south"}));
  events[0].when = "Tuesday", events[1].when = "on Tuesday";
  EXPECT_EQ(grouped(events).size(), 1U);
  events[1].when = "on Wednesday";
  EXPECT_EQ(grouped(events).size(), 2U);
}

TEST(EventGroups, reports_weeks_apart_are_of_two_events) {
  Claims claims = coast();
  const std::vector<Event> events = {event("a", EventType::consult, {"north"}, {"south"}),
                                     event("c", EventType::consult, {"north"}, {"south"})};
  EXPECT_EQ(grouped(events, claims).size(), 1U);
  claims.documents[2].date = Date{2024, 3, 25};
  EXPECT_EQ(grouped(events, claims).size(), 2U);
}

TEST(EventGroups, an_event_that_names_one_side_joins_only_within_its_document) {
  EXPECT_EQ(grouped({event("a", EventType::consult, {"north"}, {"south"}),
                     event("a", EventType::consult, {"north"}, {})})
                .size(),
            1U);
  EXPECT_EQ(grouped({event("a", EventType::consult, {"north"}, {"south"}),
                     event("c", EventType::consult, {"north"}, {})})
                .size(),
            2U);
}

TEST(EventGroups, actors_agree_by_code_where_no_entity_is_known) {
  std::vector<Event> events(3, event("a", EventType::accuse, {""}, {"south"}));
  for (Event& one : events) one.actors[0].country = "NOR";
  events[1].actors[0].sector = "GOV";
  events[2].actors[0].country = "SWE";
  EXPECT_EQ(grouped(events).size(), 2U);
}

TEST(EventGroups, events_of_nobody_known_are_never_joined) {
  EXPECT_EQ(grouped({event("a", EventType::assault, {}, {}), event("a", EventType::assault, {}, {})}).size(),
            2U);
  EXPECT_TRUE(grouped({}).empty());
}

}  // namespace entente::evidence
