#include "entente/reading/speaker_turns.h"

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

std::string name_in(const std::string& line) {
  const auto found = turn_opening(line);
  return found ? line.substr(found->name.start, found->name.length()) : "";
}

std::string speaker_of(const evidence::Document& read, std::size_t block) {
  return std::string(read.quote(read.blocks.at(block).speaker));
}

TEST(SpeakerTurns, open_with_a_name_and_a_colon) {
  EXPECT_EQ(name_in("MR. SMITH: We stay."), "MR. SMITH");
  EXPECT_EQ(name_in("Q: Why now?"), "Q");
  EXPECT_EQ(name_in("**Jane Roe:** We stay."), "Jane Roe");
  EXPECT_EQ(name_in("PRESIDENT VALE (through an interpreter): We stay."), "PRESIDENT VALE");
  EXPECT_EQ(name_in("SECRETARY MOSS:"), "SECRETARY MOSS");
  EXPECT_EQ(name_in("Q. Why now?"), "Q");
}

TEST(SpeakerTurns, of_printed_records_open_with_a_name_in_capitals_and_a_stop) {
  EXPECT_EQ(name_in("Senator PETTY. The others say they need it."), "Senator PETTY");
  EXPECT_EQ(name_in("Deputy Minister ALDO. Thank you, Mr. Chairman."), "Deputy Minister ALDO");
  EXPECT_EQ(name_in("The CHAIRMAN. The committee is in order."), "The CHAIRMAN");
  EXPECT_EQ(name_in("Mr. SMITH. I yield."), "Mr. SMITH");
  for (const std::string line : {"The UN. It met.", "NATO. An alliance.", "He met Mr. SMITH. Then he left.",
                                 "Senator Petty. A life.", "Mr. Smith went to the USA. He stayed."})
    EXPECT_EQ(name_in(line), "") << line;
}

TEST(SpeakerTurns, do_not_open_with_clauses_times_or_addresses) {
  for (const std::string line :
       {"He said: we stay.", "Article 3: Tolls", "At 10:30 they left.", "http://a.example",
        "The chair of the meeting said this: we stay.", ":", "", "3: one"})
    EXPECT_EQ(name_in(line), "") << line;
}

TEST(SpeakerTurns, make_a_transcript_where_most_paragraphs_open_with_one) {
  const auto read = document(
      "MR. SMITH: Good morning. Please begin.\n\nQ: Why now?\n\nMR. SMITH: Because the locks are "
      "closed.\n\nThey "
      "stay closed until spring.\n\nQ: And the tolls?\n");
  EXPECT_EQ(read.kind, evidence::DocumentKind::transcript);
  EXPECT_EQ(speaker_of(read, 0), "MR. SMITH");
  EXPECT_EQ(speaker_of(read, 1), "Q");
  EXPECT_EQ(speaker_of(read, 3), "MR. SMITH");  // the turn goes on
  ASSERT_EQ(read.sentences.size(), 6u);
  EXPECT_EQ(read.quote(read.sentences[0].span), "Good morning.");
  EXPECT_EQ(read.quote(read.sentences[2].span), "Why now?");
}

TEST(SpeakerTurns, of_plain_names_need_names_that_come_back) {
  EXPECT_EQ(
      document("Jane Roe: We stay.\n\nJohn Moss: Why?\n\nJane Roe: It is late.\n\nJohn Moss: True.\n").kind,
      evidence::DocumentKind::transcript);
  const auto form =
      document("Place: The old customs house.\n\nSubject: Tolls at the locks.\n\nOutcome: None.\n");
  EXPECT_EQ(form.kind, evidence::DocumentKind::news);
  EXPECT_EQ(form.quote(form.sentences[0].span), "Place: The old customs house.");
  EXPECT_EQ(
      document("ARTICLE ONE: The tolls stay.\n\nARTICLE TWO: The seats change.\n\nARTICLE THREE: Nobody "
               "leaves.\n")
          .kind,
      evidence::DocumentKind::news);
}

TEST(SpeakerTurns, without_empty_lines_between_them_stay_apart) {
  const auto read = document(
      "MS. VALE: The delegations met for the second day in the old customs\nhouse and talked about the "
      "tolls.\nMR. "
      "MOSS: The delegations of the north were not there on that second\nday, and nobody said why they were "
      "not.\nMS. VALE: They were asked to come, and they said that they would not be\nable to come.\n");
  ASSERT_EQ(read.blocks.size(), 3u);
  EXPECT_EQ(speaker_of(read, 1), "MR. MOSS");
}

TEST(SpeakerTurns, keep_the_kind_that_the_front_matter_gives) {
  const auto read = document("---\nkind: leak\n---\nQ: Why?\n\nA: So.\n\nQ: When?\n\nA: Now.\n");
  EXPECT_EQ(read.kind, evidence::DocumentKind::leak);
  EXPECT_EQ(speaker_of(read, 1), "A");
}

TEST(SpeakerTurns, one_colon_in_a_report_is_no_turn) {
  const auto read =
      document("Talks go on\n\nThe sides met.\n\nUPDATE: The sides left.\n\nNobody came back.\n");
  EXPECT_EQ(read.kind, evidence::DocumentKind::news);
  EXPECT_EQ(read.quote(read.sentences[2].span), "UPDATE: The sides left.");
}

}  // namespace
}  // namespace entente::reading::test
