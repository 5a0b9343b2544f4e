#include "entente/reading/calendar_words.h"

#include <gtest/gtest.h>

namespace entente::reading::test {
namespace {

TEST(CalendarWords, months_and_weekdays_are_known_in_full_and_short) {
  EXPECT_EQ(month_number("March"), 3);
  EXPECT_EQ(month_number("SEPT."), 9);
  EXPECT_EQ(month_number("may"), 5);
  EXPECT_EQ(month_number("Marching"), 0);
  EXPECT_EQ(month_number("Ma"), 0);
  EXPECT_EQ(month_number(""), 0);
  EXPECT_TRUE(names_weekday("Thurs."));
  EXPECT_FALSE(names_weekday("Money"));
}

TEST(CalendarWords, dates_are_read_in_the_orders_people_write) {
  for (const std::string text : {"March 3, 2024", "3 March 2024", "Sunday, 3 March 2024", "Mar. 3 2024",
                                 "3rd of March, 2024", "Sunday March 3rd, 2024", "2024-03-03"}) {
    const auto found = date_at(text + " and more");
    ASSERT_TRUE(found && found->date) << text;
    EXPECT_EQ(found->length, text.size());
    EXPECT_EQ(evidence::to_iso(*found->date), "2024-03-03");
  }
}

TEST(CalendarWords, a_day_without_a_year_or_that_is_none_has_no_date) {
  const auto open = date_at("March 3 (AFP)");
  ASSERT_TRUE(open);
  EXPECT_EQ(open->length, 7u);
  EXPECT_FALSE(open->date);
  EXPECT_FALSE(date_at("30 February 2024")->date);
  for (const std::string text : {"March 2024", "2024", "Sunday", "3 men", "March on", "", "33 March 2024"})
    EXPECT_FALSE(date_at(text)) << text;
}

}  // namespace
}  // namespace entente::reading::test
