#include "entente/evidence/document.h"

#include <gtest/gtest.h>

namespace entente::evidence {

TEST(Span, jaccard_is_shared_over_covered) {
  EXPECT_DOUBLE_EQ(jaccard({0, 10}, {5, 15}), 5.0 / 15.0);
  EXPECT_DOUBLE_EQ(jaccard({3, 9}, {3, 9}), 1);
  EXPECT_DOUBLE_EQ(jaccard({0, 4}, {4, 8}), 0);
  EXPECT_DOUBLE_EQ(jaccard({2, 2}, {2, 2}), 0);
}

TEST(Date, only_real_days_in_iso_form_are_dates) {
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
  for (const char* wrong :
       {"2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "24-04-01", "2024/04/01", "", "2024-4-1x"})
    EXPECT_EQ(parse_date(wrong), std::nullopt) << wrong;
}

TEST(Date, is_written_iso_in_data_and_in_words_in_prose) {
  EXPECT_EQ(to_iso({2025, 12, 2}), "2025-12-02");
  EXPECT_EQ(to_prose({2025, 12, 2}), "2 December 2025");
  EXPECT_LT((Date{2024, 12, 31}), (Date{2025, 1, 1}));
}

TEST(DocumentKind, every_name_reads_back_as_its_kind) {
  for (const auto& name : document_kind_names()) EXPECT_EQ(name_of(*document_kind(name)), name);
  EXPECT_EQ(document_kind("rumour"), std::nullopt);
}

TEST(BlockKind, every_kind_has_the_name_that_records_use) {
  EXPECT_EQ(name_of(BlockKind::headline), "headline");
  EXPECT_EQ(name_of(BlockKind::quote), "quote");
  EXPECT_EQ(name_of(BlockKind::byline), "byline");
}

TEST(Document, finds_the_sentence_that_holds_a_byte_and_none_between_sentences) {
  Document document;
  document.text = "One.  Two.";
  document.sentences = {{1, 0, {0, 4}}, {2, 0, {6, 10}}};
  ASSERT_NE(document.sentence_at(3), nullptr);
  EXPECT_EQ(document.sentence_at(3)->number, 1u);
  EXPECT_EQ(document.sentence_at(4), nullptr);
  EXPECT_EQ(document.sentence_at(9)->number, 2u);
  EXPECT_EQ(document.sentence_at(10), nullptr);
  EXPECT_EQ(document.quote({6, 10}), "Two.");
}

}  // namespace entente::evidence
