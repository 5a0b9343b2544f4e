#include "entente/reading/write_petrarch.h"

#include "gold_test_support.h"

namespace entente::reading::test {
namespace {

using evidence::Event;
using evidence::EventActor;

EventActor actor(std::string country, std::string sector) {
  EventActor made;
  made.country = std::move(country);
  made.sector = std::move(sector);
  return made;
}

struct Given {
  HandReading hand{"Rain fell. =Chad\tmet\nGhana."};
  Event event;

  Given() {
    event.document = hand.claims.documents[0].id;
    event.cameo = "042";
    event.span = {hand.place("=Chad").start, hand.place("Ghana").end};
    event.actors = {actor("TCD", "GOV")};
    event.recipients = {actor("GHA", "GOV"), actor("GHA", "MIL")};
  }
  std::string rows() const { return write_petrarch(hand.claims, {&event, 1}); }
};

TEST(WritePetrarch, each_pair_is_a_row_and_words_cannot_break_it) {
  Given given;
  given.hand.claims.documents[0].date = evidence::Date{2024, 5, 2};
  given.hand.claims.documents[0].origin = "@agency";
  EXPECT_EQ(given.rows(),
            "20240502\tTCDGOV\tGHAGOV\t042\t\tnote_2\t'@agency\t\t'=Chad met Ghana\n"
            "20240502\tTCDGOV\tGHAMIL\t042\t\tnote_2\t'@agency\t\t'=Chad met Ghana\n");
}

TEST(WritePetrarch, nobody_is_three_dashes_and_an_unknown_date_is_empty) {
  Given given;
  given.event.actors.clear();
  given.event.recipients = {actor("", "")};
  EXPECT_EQ(given.rows().substr(0, 13), "\t---\t---\t042\t");
}

TEST(WritePetrarch, talks_have_a_row_each_way_and_nobody_meets_himself) {
  Given given;
  given.event.actors = given.event.recipients = {actor("TCD", ""), actor("GHA", "")};
  const std::string rows = given.rows();
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 2);
  EXPECT_NE(rows.find("TCD\tGHA"), std::string::npos);
  EXPECT_NE(rows.find("GHA\tTCD"), std::string::npos);
}

TEST(WritePetrarch, what_is_not_told_as_a_fact_has_no_row) {
  for (bool Event::*mood : {&Event::negated, &Event::hypothetical, &Event::future}) {
    Given given;
    given.event.*mood = true;
    EXPECT_EQ(given.rows(), "");
  }
  Given given;
  given.hand.claims.documents[0].restricted = true;
  EXPECT_EQ(given.rows(), "");
}

}  // namespace
}  // namespace entente::reading::test
