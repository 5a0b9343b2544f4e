#include "entente/reading/datelines.h"

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

/// What stands before the dash, or "" where there is no dateline.
std::string shown(const std::string& paragraph) {
  const auto found = dateline_at(paragraph);
  return found ? paragraph.substr(0, found->shown) : "";
}

TEST(Datelines, are_known_in_the_forms_that_agencies_use) {
  const std::string said = "The talks go on.";
  for (const std::string dateline :
       {"GENEVA", "GENEVA (AP)", "NEW YORK, March 3 (Reuters)", "GENEVA, March 3, 2024 (Xinhua)", "Geneva",
        "BEIJING, 3 March (Xinhua)", "Sharm el-Sheikh, Egypt", "WASHINGTON, D.C.", "Geneva, 3 March 2024",
        "(AFP)", "PORT-AU-PRINCE, Haiti (AP)", "SAINT PETERSBURG, Sept. 12"})
    for (const std::string dash : {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", " -- ", "\xE2\x80\x94"}) {
      const bool place_alone = dateline == "Geneva" || dateline.starts_with("Sharm");
      if (dash == "\xE2\x80\x94" && place_alone) continue;
      EXPECT_EQ(shown(dateline + dash + said), dateline) << dash;
    }
  EXPECT_EQ(shown("NEW DELHI, March 3: The talks go on."), "NEW DELHI, March 3");
}

TEST(Datelines, are_not_seen_in_sentences) {
  for (const std::string text :
       {"The talks go on.", "Geneva is the place - again.",
        "Ukraine \xE2\x80\x93 the largest country - voted.",
        "Lorland \xE2\x80\x93 Northland's neighbour \xE2\x80\x93 voted.", "NOTE: The talks go on.",
        "Two sides - One table.", "Moss-Vale talks go on.", "In Geneva, on March 3, The Hague was named.",
        "The North-South talks (NST) - They go on.", "", "-", "(", "GENEVA"})
    EXPECT_EQ(shown(text), "") << text;
}

TEST(Datelines, give_a_date_only_with_its_year_and_an_agency_only_where_one_is_named) {
  const auto full = dateline_at("GENEVA, March 3, 2024 (AFP) - The talks go on.");
  ASSERT_TRUE(full && full->date);
  EXPECT_EQ(evidence::to_iso(*full->date), "2024-03-03");
  EXPECT_EQ(full->agency, "AFP");
  const auto part = dateline_at("GENEVA, March 3 (Switzerland) - The talks go on.");
  ASSERT_TRUE(part);
  EXPECT_FALSE(part->date);
  EXPECT_EQ(part->agency, "");
}

TEST(Datelines, stand_in_their_paragraph_but_not_in_its_sentence) {
  const auto read = document(
      "Talks go on\n\nGENEVA, 3 March 2024 (Reuters) \xE2\x80\x93 The two sides met. They met again in the "
      "evening.\n\nNobody left.\n");
  EXPECT_EQ(read.quote(read.dateline), "GENEVA, 3 March 2024 (Reuters)");
  EXPECT_EQ(read.quote(read.sentences[1].span), "The two sides met.");
  EXPECT_TRUE(read.blocks[1].span.contains(read.dateline));
  EXPECT_EQ(evidence::to_iso(*read.date), "2024-03-03");
  EXPECT_EQ(read.origin, "Reuters");
}

TEST(Datelines, never_overrule_what_the_front_matter_says) {
  const auto read = document(
      "---\ndate: 2024-03-05\norigin: Gazette\n---\nGENEVA, March 3, 2024 (AFP) - The talks go on.\n");
  EXPECT_EQ(evidence::to_iso(*read.date), "2024-03-05");
  EXPECT_EQ(read.origin, "Gazette");
}

TEST(Datelines, without_a_year_date_nothing) {
  EXPECT_FALSE(document("GENEVA, March 3 (AFP) - The talks go on.\n").date);
}

}  // namespace
}  // namespace entente::reading::test
