#include "entente/reading/sentences.h"

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

std::vector<std::string> sentences_of(const std::string& text, const std::string& file = "note.txt") {
  const auto read = document(text, file);
  std::vector<std::string> found;
  for (const auto& sentence : read.sentences) found.emplace_back(read.quote(sentence.span));
  return found;
}

using List = std::vector<std::string>;

TEST(Sentences, titles_and_initials_end_none) {
  EXPECT_EQ(sentences_of("Gen. J. R. Moss met Dr. Vale. They talked."),
            (List{"Gen. J. R. Moss met Dr. Vale.", "They talked."}));
}

TEST(Sentences, dotted_abbreviations_end_one_only_before_an_opening_word) {
  EXPECT_EQ(sentences_of("The U.S. Senate met. He went to the U.S. The talks failed."),
            (List{"The U.S. Senate met.", "He went to the U.S.", "The talks failed."}));
}

TEST(Sentences, numbers_keep_their_points) {
  EXPECT_EQ(sentences_of("Prices rose 3.5 per cent. Article No. 7 stands."),
            (List{"Prices rose 3.5 per cent.", "Article No. 7 stands."}));
}

TEST(Sentences, closing_quotes_belong_to_the_sentence_they_close) {
  EXPECT_EQ(sentences_of("\xE2\x80\x9CWe stay.\xE2\x80\x9D The other side left. \"Why?\" he asked."),
            (List{"\xE2\x80\x9CWe stay.\xE2\x80\x9D", "The other side left.", "\"Why?\" he asked."}));
}

TEST(Sentences, an_ellipsis_ends_one_only_before_a_capital) {
  EXPECT_EQ(sentences_of("They waited... and left. Then... Nothing came."),
            (List{"They waited... and left.", "Then...", "Nothing came."}));
}

TEST(Sentences, dots_between_blanks_are_one_ellipsis) {
  EXPECT_EQ(sentences_of("They waited . . . and left. Then . . . Nothing came."),
            (List{"They waited . . . and left.", "Then . . .", "Nothing came."}));
}

TEST(Sentences, marks_of_footnotes_belong_to_the_sentence_before) {
  EXPECT_EQ(sentences_of("The sides met in 2014.[1][2] They left. [3] Nobody came."),
            (List{"The sides met in 2014.[1][2]", "They left. [3]", "Nobody came."}));
}

TEST(Sentences, a_quoted_question_goes_on_to_who_asked_it) {
  EXPECT_EQ(sentences_of("\"Why now?\" Minister Vale asked. \"When?\" The room was silent."),
            (List{"\"Why now?\" Minister Vale asked.", "\"When?\"", "The room was silent."}));
}

TEST(Sentences, texts_without_capitals_are_parted_at_stops_after_plain_words) {
  EXPECT_EQ(sentences_of("they met again. nobody left? the dept. was closed, e.g. the locks."),
            (List{"they met again.", "nobody left?", "the dept. was closed, e.g. the locks."}));
}

TEST(Sentences, numbers_of_articles_and_hours_of_the_day_end_none) {
  EXPECT_EQ(sentences_of("1.2. Seats change. No. 5 and Art. IV stand. They met at 5 p.m. Monday. He came at "
                         "6 p.m. The U.S. President "
                         "left, as did I. Moss stayed, tea etc. Nobody spoke."),
            (List{"1.2. Seats change.", "No. 5 and Art. IV stand.", "They met at 5 p.m. Monday.",
                  "He came at 6 p.m.", "The U.S. President left, as did I.", "Moss stayed, tea etc.",
                  "Nobody spoke."}));
}

TEST(Sentences, abbreviations_in_brackets_end_none) {
  EXPECT_EQ(sentences_of("The States (U.S.) Congress met (in Bern.) The talks ended."),
            (List{"The States (U.S.) Congress met (in Bern.)", "The talks ended."}));
}

TEST(Sentences, no_break_blanks_part_sentences_like_others) {
  EXPECT_EQ(sentences_of("They met.\xC2\xA0They left.\xC2\xA0\n\xC2\xA0\nNobody came."),
            (List{"They met.", "They left.", "Nobody came."}));
}

TEST(Sentences, names_that_open_small_open_sentences) {
  EXPECT_EQ(sentences_of("The site is ours. eHow was first. It had a.k.a. names."),
            (List{"The site is ours.", "eHow was first.", "It had a.k.a. names."}));
}

TEST(Sentences, a_heading_never_joins_the_paragraph_below) {
  const auto read = document(
      "Canal Talks Resume\nThe two sides met on Monday.\nLocks And Tolls\nThe tolls stay as they are for "
      "now.\n");
  ASSERT_EQ(read.sentences.size(), 4u);
  EXPECT_EQ(read.blocks[0].kind, evidence::BlockKind::headline);
  EXPECT_EQ(read.blocks[2].kind, evidence::BlockKind::subheading);
  EXPECT_EQ(read.title, "Canal Talks Resume");
}

TEST(Sentences, wrapped_lines_form_one_paragraph) {
  EXPECT_EQ(sentences_of(
                "The delegates of both sides met on Monday in the old customs\nhouse and talked until late "
                "in the evening about the\nlocks. "
                "They will meet again in the spring of next year, they\nsaid.\n\nA second paragraph follows.")
                .size(),
            3u);
}

TEST(Sentences, markdown_marks_stay_outside_the_sentences) {
  const auto read =
      document("# Minutes\n\n- The first point.\n- The second point.\n\n> \"We agree.\"\n", "minutes.md");
  ASSERT_EQ(read.sentences.size(), 4u);
  EXPECT_EQ(read.quote(read.sentences[0].span), "Minutes");
  EXPECT_EQ(read.quote(read.sentences[1].span), "The first point.");
  EXPECT_EQ(read.blocks[1].kind, evidence::BlockKind::list_item);
  EXPECT_EQ(read.blocks[3].kind, evidence::BlockKind::quote);
}

TEST(Sentences, a_text_without_stops_is_cut_so_that_reading_stays_linear) {
  std::string text;
  while (text.size() < 20000) text += "unless they must meet ";
  const auto read = document(text);
  EXPECT_GE(read.sentences.size(), 4u);
  for (const auto& sentence : read.sentences) EXPECT_LE(sentence.span.length(), 4200u);
}

}  // namespace
}  // namespace entente::reading::test
