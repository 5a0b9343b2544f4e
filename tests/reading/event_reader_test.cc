#include "entente/reading/event_reader.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <gtest/gtest.h>

#include "entente/reading/event_suite.h"
#include "entente/reading/lexicon_tables.h"
#include "event_test_support.h"
#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

struct Read {
  evidence::Document document;
  EntityBook book;
  TokenText text;
  explicit Read(std::string bytes) : document(test::document(std::move(bytes))), book(lexicon().tables()) {
    book.open_document(0);
    text = find_mentions(document, lexicon().tables(), book);
  }
};

TEST(EventReader, mentions_lie_on_the_words_of_the_tree) {
  Read read("Ghana attacked Chad. We left.");
  if (read.text.trees.empty()) GTEST_SKIP() << "no model in this binary";
  const SentenceCast store = tree_mentions(read.text, 0, read.book, event_tables().codes, no_entity);
  ASSERT_EQ(store.mentions.size(), 2u);
  EXPECT_EQ(store.mentions[0].country, "GHA");
  EXPECT_EQ(store.mentions[1].text, "Chad");
  EXPECT_EQ(read.text.trees[0][store.mentions[1].head].form, "Chad");
  const SentenceCast second =
      tree_mentions(read.text, 1, read.book, event_tables().codes, read.book.named("chad"));
  ASSERT_EQ(second.mentions.size(), 1u);
  EXPECT_EQ(second.mentions[0].entity, "chad");
}

TEST(EventReader, events_are_numbered_and_their_spans_are_bytes_of_the_document) {
  Read read("Officials met.\n\nGhana attacked Chad on Monday. Chad accused Ghana of aggression.");
  if (read.text.trees.empty()) GTEST_SKIP() << "no model in this binary";
  const auto events = find_events(read.text, read.book, event_tables());
  ASSERT_FALSE(events.empty());
  for (std::size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(events[i].id, "note!" + std::to_string(i + 1));
    EXPECT_TRUE(events[i].span.contains(events[i].trigger));
    EXPECT_LE(events[i].span.end, read.document.text.size());
    for (const auto& actor : events[i].actors) EXPECT_EQ(read.document.quote(actor.span), actor.text);
  }
}

// Counts over the field's gold records; the floors are below what was reached when this was written.
TEST(EventReader, the_gold_records_of_plover_are_read) {
  const char* shared = std::getenv("ENTENTE_SHARED");
  const auto file = std::filesystem::path(shared ? shared : ENTENTE_SHARED_DIR) / "data" / "event-coding" /
                    "plover" / "PLOVER_GSR_CAMEO.txt";
  std::ifstream in(file);
  if (!in) GTEST_SKIP() << "0 of 322 records: " << file << " is not there";
  if (Read("Ghana attacked Chad.").text.trees.empty()) GTEST_SKIP() << "no model in this binary";
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const auto records = read_plover_records(file.string(), bytes);
  ASSERT_TRUE(records.ok());
  const PloverScore score = score_plover(*records, [](const PloverRecord& record) {
    Read read(record.text);
    return find_events(read.text, read.book, event_tables());
  });
  std::cout << "PLOVER: " << score.records << " records, first event " << score.first_event << " (by code "
            << score.first_event_by_code << "), any " << score.any_event << ", silent " << score.silent
            << ", source country " << score.source_country << " of " << score.sources << ", target country "
            << score.target_country << " of " << score.targets << "\n";
  EXPECT_EQ(score.records, 322u);
  EXPECT_GE(score.first_event * 100, score.records * 70);
  EXPECT_GE(score.source_country * 100, score.sources * 62);
}

}  // namespace
}  // namespace entente::reading::test
