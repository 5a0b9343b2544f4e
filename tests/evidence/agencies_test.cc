#include "entente/evidence/agencies.h"

#include <gtest/gtest.h>

namespace entente::evidence {

namespace {

Document text(std::string words) {
  Document document;
  document.text = std::move(words);
  return document;
}

}  // namespace

TEST(Agencies, are_known_by_each_of_their_names) {
  EXPECT_EQ(agency_named("The Associated Press"), "AP");
  EXPECT_EQ(agency_named("AP"), "AP");
  EXPECT_EQ(agency_named("reuters"), "Reuters");
  EXPECT_EQ(agency_named("ap"), "");  // initials are capitals
  EXPECT_EQ(agency_named("Coastal Herald"), "");
  EXPECT_EQ(agency_named(""), "");
}

TEST(Agencies, a_dateline_names_the_origin) {
  EXPECT_EQ(credited_agency(text("Talks resume\n\nGENEVA, March 3 (Reuters) - The envoys met again.")),
            "Reuters");
  EXPECT_EQ(credited_agency(text("PORT ALMA (AP) \xE2\x80\x94 The two sides met.")), "AP");
}

TEST(Agencies, a_line_that_only_credits_names_the_origin) {
  const std::string story = "The two sides met on the coast and agreed to meet again.\n";
  EXPECT_EQ(credited_agency(text(story + "Source: AFP")), "AFP");
  EXPECT_EQ(credited_agency(text("By Jane Roe, Associated Press\n" + story)), "AP");
  EXPECT_EQ(credited_agency(text(story + "\xC2\xA9 2024 Agence France-Presse")), "AFP");
}

TEST(Agencies, a_byline_of_the_document_names_the_origin) {
  Document document = text("The two sides met.");
  document.author = "Jane Roe | Reuters";
  EXPECT_EQ(credited_agency(document), "Reuters");
  document.author = "Jane Roe";
  EXPECT_EQ(credited_agency(document), "");
}

TEST(Agencies, what_an_agency_is_quoted_with_is_no_credit) {
  EXPECT_EQ(credited_agency(text("The minister told Reuters that talks would go on.\nHe spoke on Monday.")),
            "");
  EXPECT_EQ(credited_agency(text("The ministry (Reuters) said that talks would go on.")), "");
  EXPECT_EQ(credited_agency(text("They met.\nThe Associated Press contributed to this report.")), "");
  EXPECT_EQ(credited_agency(text("They met.\nWith agency reports")), "");
}

TEST(Agencies, a_text_of_two_agencies_is_the_work_of_neither) {
  EXPECT_EQ(credited_agency(text("They met.\nSources: AP, Reuters")), "");
}

TEST(Agencies, the_middle_of_a_long_text_credits_nobody) {
  std::string story;
  for (int i = 0; i < 12; ++i) story += i == 7 ? "Reuters\n" : "The two sides met again on the coast.\n";
  EXPECT_EQ(credited_agency(text(story)), "");
}

}  // namespace entente::evidence
