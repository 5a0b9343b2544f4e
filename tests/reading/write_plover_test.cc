#include "entente/reading/write_plover.h"

#include <sstream>

#include <nlohmann/json.hpp>

#include "event_test_support.h"
#include "gold_test_support.h"
#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

using Json = nlohmann::json;

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

struct Given {
  HandReading hand{"Chad met\tGhana in Accra on Monday. Chad insists that Ghana must leave."};
  evidence::Event event;

  Given() {
    hand.entity("chad", "Chad", "state", "Chad");
    evidence::Claim& claim = hand.claim(evidence::ClaimType::demand, "Ghana must leave", "chad", "chad");
    claim.id = "note#1";
    claim.document = hand.claims.documents[0].id;
    claim.modality = evidence::Modality::reported;
    claim.confidence = 0.12345;
    event.id = "note!1";
    event.document = hand.claims.documents[0].id;
    event.type = evidence::EventType::consult;
    event.mode = "visit";
    event.cameo = "042";
    event.span = hand.place("Chad met\tGhana");
    event.trigger = hand.place("met");
    event.when = "Monday";
    event.hedged = true;
    evidence::EventActor actor;
    actor.text = "Chad";
    actor.country = "TCD";
    actor.span = hand.place("Chad");
    event.actors.push_back(actor);
  }
  std::vector<Json> lines() const { return lines_of(write_plover(hand.claims, {&event, 1}, actor_codes())); }
};

TEST(WritePlover, an_event_has_the_fields_of_the_field_and_its_place) {
  const auto lines = Given().lines();
  ASSERT_EQ(lines.size(), 2u);
  const Json& event = lines[0];
  EXPECT_EQ(event["id"], "note!1");
  EXPECT_TRUE(event["date"].is_null()) << "no date is made of a weekday";
  EXPECT_EQ(event["date_text"], "Monday");
  EXPECT_EQ(event["event"], "CONSULT");
  EXPECT_EQ(event["mode"], "visit");
  EXPECT_EQ(event["actor"][0]["country"], "TCD");
  EXPECT_TRUE(event["recipient"].empty());
  EXPECT_EQ(event["text"], "Chad met\tGhana in Accra on Monday.");
  EXPECT_EQ(event["quote"], "Chad met\tGhana");
  EXPECT_EQ(event["text_info"]["start"], 0);
  EXPECT_EQ(event["text_info"]["trigger_start"], 5);
  EXPECT_EQ(event["text_info"]["sentence"], 1);
  EXPECT_EQ(event["moods"], Json::array({"hedged"}));
}

TEST(WritePlover, a_claim_keeps_quote_speaker_and_modality) {
  const auto lines = Given().lines();
  ASSERT_EQ(lines.size(), 2u);
  const Json& claim = lines[1];
  EXPECT_EQ(claim["kind"], "claim");
  EXPECT_EQ(claim["claim"], "demand");
  EXPECT_EQ(claim["quote"], "Ghana must leave");
  EXPECT_EQ(claim["speaker"]["country"], "TCD");
  EXPECT_EQ(claim["actor"][0]["entity"], "chad");
  EXPECT_EQ(claim["modality"], "reported");
  EXPECT_EQ(claim["confidence"], 0.123);
}

TEST(WritePlover, the_document_lends_its_date_and_a_restricted_one_stays_inside) {
  Given given;
  given.hand.claims.documents[0].date = evidence::Date{2024, 5, 2};
  EXPECT_EQ(given.lines()[0]["date"], "2024-05-02");
  given.event.date = evidence::Date{2024, 4, 29};
  EXPECT_EQ(given.lines()[0]["date"], "2024-04-29");
  given.hand.claims.documents[0].restricted = true;
  EXPECT_TRUE(given.lines().empty());
}

TEST(WritePlover, an_event_told_by_two_papers_names_its_first_telling_and_its_origins) {
  const auto read = [](const char* id, const char* text) {
    auto made = make_document(id, std::string(id) + ".txt", text);
    if (!made.ok()) throw std::runtime_error(base::to_text(made.diagnostics()));
    return read_documents({std::move(made).value()}, lexicon(), event_tables());
  };
  const std::vector<Reading> readings = {read("one", "Chad rejected the proposal of Ghana on Monday.\n"),
                                         read("two", "As dusk fell, Chad rejected Ghana's proposal.\n")};
  ASSERT_FALSE(readings[0].events.empty());
  const ToldAgain told = told_again(readings);
  const auto found = told.find(readings[0].events[0].id);
  ASSERT_NE(found, told.end());
  EXPECT_EQ(found->second.first, readings[0].events[0].id);
  EXPECT_EQ(found->second.tellings, 2u);
  EXPECT_EQ(found->second.origins, 2u);
  const std::string text = write_plover(readings[0].claims, readings[0].events, event_tables().codes, told);
  EXPECT_NE(text.find("\"told\":{\"first\":\"one!1\",\"tellings\":2,\"origins\":2}"), std::string::npos)
      << text;
}

}  // namespace
}  // namespace entente::reading::test
