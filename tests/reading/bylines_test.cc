#include "entente/reading/bylines.h"

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

TEST(Bylines, name_authors) {
  for (const auto& [line, author] : std::vector<std::pair<std::string, std::string>>{
           {"By Jane Roe", "Jane Roe"},
           {"BY JANE ROE", "JANE ROE"},
           {"By Jane Roe and J. B. Moss", "Jane Roe and J. B. Moss"},
           {"By Jane Roe, Harbour Gazette", "Jane Roe"},
           {"By Jane Roe in Geneva", "Jane Roe"},
           {"**By Ana de la Vale | Gazette**", "Ana de la Vale"}}) {
    const auto found = byline_in(line);
    ASSERT_TRUE(found) << line;
    EXPECT_EQ(found->author, author);
  }
}

TEST(Bylines, are_no_sentences_headings_or_times) {
  for (const std::string line :
       {"By Friday", "By March, Both Sides Left", "By then the talks were over", "By Moss the talks went on.",
        "By the Sea", "Bylaws of the Authority", "By 2030", "By whom?", "Reporting by night was hard",
        "The talks were held on 3 March 2024", "3 March 2024 was the day", "May 2024", ""})
    EXPECT_FALSE(byline_in(line)) << line;
}

TEST(Bylines, name_who_reported_and_edited) {
  for (const std::string line : {"Reporting by Jane Roe in Geneva; Editing by J. Moss",
                                 "(Additional reporting by Jane Roe; writing by J. Moss.)",
                                 "Edited by Jane Roe", "Reporting and writing by Jane Roe"}) {
    const auto found = byline_in(line);
    ASSERT_TRUE(found) << line;
    EXPECT_TRUE(found->anywhere);
  }
}

TEST(Bylines, of_a_day_alone_give_the_date_unless_it_was_only_updated) {
  for (const std::string line :
       {"Monday, 4 March 2024", "March 4, 2024", "Published: Mon 4 March 2024 10:05 GMT",
        "Posted on 4th March 2024", "2024-03-04", "4 March 2024 at 3 p.m. \xC2\xB7 4 min read"}) {
    const auto found = byline_in(line);
    ASSERT_TRUE(found && found->date) << line;
    EXPECT_EQ(evidence::to_iso(*found->date), "2024-03-04");
  }
  const auto updated = byline_in("Last updated: 5 March 2024");
  ASSERT_TRUE(updated);
  EXPECT_FALSE(updated->date);
}

TEST(Bylines, stand_between_headline_and_text_and_hold_no_sentence) {
  const auto read = document(
      "Talks go on\n\nBy Jane Roe\n\nMonday, 4 March 2024\n\nTwo sides met again.\n\nThe two sides met for "
      "the "
      "second day in the old customs house. They left late.\n\nReporting by Jane Roe; editing by J. Moss\n");
  EXPECT_EQ(read.title, "Talks go on");
  EXPECT_EQ(read.author, "Jane Roe");
  EXPECT_EQ(evidence::to_iso(*read.date), "2024-03-04");
  ASSERT_EQ(read.blocks.size(), 6u);
  EXPECT_EQ(read.blocks[0].kind, evidence::BlockKind::headline);
  EXPECT_EQ(read.blocks[1].kind, evidence::BlockKind::byline);
  EXPECT_EQ(read.blocks[2].kind, evidence::BlockKind::byline);
  EXPECT_EQ(read.blocks[3].kind, evidence::BlockKind::standfirst);
  EXPECT_EQ(read.blocks[5].kind, evidence::BlockKind::byline);
  ASSERT_EQ(read.sentences.size(), 4u);
  EXPECT_EQ(read.quote(read.sentences[1].span), "Two sides met again.");
}

TEST(Bylines, in_the_middle_of_a_text_are_headings) {
  std::string text = "Talks go on\n\n";
  for (int i = 0; i < 8; ++i)
    text += "The two sides met for another day in the old customs house of the port.\n\n";
  const auto read = document(text + "By Land And Sea\n\n" + text.substr(13));
  for (const auto& block : read.blocks) EXPECT_NE(block.kind, evidence::BlockKind::byline);
}

}  // namespace
}  // namespace entente::reading::test
