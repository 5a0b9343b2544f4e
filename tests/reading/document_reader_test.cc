// Tests also: blocks.cc, document_steps.cc, front_matter.cc, refusals.cc
#include "entente/reading/document_reader.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

std::string refusal_text(const std::string& bytes, const std::string& file = "talks.txt") {
  const auto read = make_document("talks", file, bytes);
  return read ? std::string("no refusal") : base::to_text(read.diagnostics());
}

TEST(DocumentReader, refuses_an_empty_file) {
  EXPECT_EQ(refusal_text("  \n\t\n"),
            "talks.txt: error: \"talks.txt\" holds no sentence   [empty-document]\n"
            "   help: give a text file with at least one sentence\n");
  EXPECT_EQ(refusal_text("---\ntitle: Empty\n---\n"), refusal_text(""));
}

TEST(DocumentReader, names_what_a_binary_file_looks_like_and_what_to_do) {
  EXPECT_EQ(refusal_text("\xD0\xCF\x11\xE0 minutes", "minutes.doc"),
            "minutes.doc: error: \"minutes.doc\" looks like an old or locked Word or Excel file, not like "
            "plain text "
            "  [binary-document]\n"
            "   help: save it as DOCX without a password, or as plain text (UTF-8), and read that file\n");
  EXPECT_EQ(
      refusal_text(std::string("PK\x03\x04\x14\x00\x06\x00", 8), "notes.zip"),
      "notes.zip: error: \"notes.zip\" looks like an ODT, XLSX or other ZIP archive, not like a document   "
      "[binary-document]\n"
      "   help: save it as DOCX or as plain text (UTF-8) from the program that made it and read that file\n");
  EXPECT_EQ(refusal_text("\x89PNG\r\n\x1A\n....", "map.png"),
            "map.png: error: \"map.png\" looks like a PNG image, not like plain text   [binary-document]\n"
            "   help: images hold no text: type or recognise the text and save it as UTF-8 plain text\n");
  EXPECT_EQ(refusal_text(std::string("Talks\0end of the round", 22)),
            "talks.txt: error: \"talks.txt\" holds control characters, not plain text   [binary-document]\n"
            "   help: save its text as UTF-8 plain text and read that file\n");
}

TEST(DocumentReader, names_line_and_column_of_the_first_byte_that_is_not_utf8) {
  EXPECT_EQ(refusal_text("First line.\nThe caf\xE9 talks.\n"),
            "talks.txt:2:8: error: byte 0xE9 is not valid UTF-8   [not-utf8]\n"
            "   help: if the file is in Windows-1252 or Latin-1, run `iconv -f WINDOWS-1252 -t UTF-8 OLD > "
            "NEW` and read NEW\n");
  EXPECT_EQ(refusal_text(std::string("\xFF\xFET\0a\0l\0k\0", 10)),
            "talks.txt: error: \"talks.txt\" is in UTF-16LE, not in UTF-8   [not-utf8]\n"
            "   help: run `iconv -f UTF-16LE -t UTF-8 OLD > NEW` and read NEW\n");
}

TEST(DocumentReader, refuses_more_than_64_megabytes) {
  EXPECT_EQ(refusal_text(std::string(document_limit + 1, 'a')),
            "talks.txt: error: \"talks.txt\" has 67108865 bytes; a document may have 67108864 at most   "
            "[document-too-large]\n"
            "   help: split it into several documents\n");
}

TEST(DocumentReader, says_that_a_file_is_missing) {
  const auto read = read_document("/nowhere/talks.txt");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.diagnostics()[0].code, "missing-file");
}

TEST(DocumentReader, reads_a_file_and_makes_its_id_from_the_stem) {
  const auto path = std::filesystem::temp_directory_path() / "Harbour Minutes 2024.txt";
  std::ofstream(path) << "The harbour stays open.\n";
  const auto read = read_document(path.string());
  std::filesystem::remove(path);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, "harbour-minutes-2024");
  EXPECT_EQ(read->sentences.size(), 1u);
}

TEST(DocumentReader, front_matter_fills_the_fields_and_is_no_sentence) {
  const auto read = document(
      "---\ntitle: Draft of the second round\nkind: draft_text\nauthor: Coastal Union\ndate: "
      "2024-03-02\norigin: Harbour Gazette\n"
      "restricted: yes\n---\nThe canal shall stay open.\n");
  EXPECT_EQ(read.title, "Draft of the second round");
  EXPECT_EQ(read.kind, evidence::DocumentKind::draft_text);
  EXPECT_EQ(read.author, "Coastal Union");
  EXPECT_EQ(read.origin, "Harbour Gazette");
  EXPECT_EQ(evidence::to_iso(*read.date), "2024-03-02");
  EXPECT_TRUE(read.restricted);
  ASSERT_EQ(read.sentences.size(), 1u);
  EXPECT_EQ(read.quote(read.sentences[0].span), "The canal shall stay open.");
}

TEST(DocumentReader, an_unknown_key_is_a_warning_with_the_nearest_one) {
  const auto read = make_document("n", "n.txt", "---\nautor: Somebody\n---\nTalks go on.\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(base::to_text(read.diagnostics()),
            "n.txt:2:1: warning: \"autor\" is no key of a document   [document-unknown-key]\n"
            "    2 | autor: Somebody\n"
            "      | ^~~~~\n"
            "   help: did you mean \"author\"?\n");
}

TEST(DocumentReader, a_date_that_is_no_day_is_an_error) {
  EXPECT_EQ(refusal_text("---\ndate: 2024-02-30\n---\nTalks go on.\n"),
            "talks.txt:2:7: error: \"2024-02-30\" is not a date   [document-bad-date]\n"
            "    2 | date: 2024-02-30\n"
            "      |       ^~~~~~~~~~\n"
            "   help: write year, month and day: 2024-03-02\n");
}

TEST(DocumentReader, a_kind_or_a_switch_that_does_not_exist_is_an_error) {
  EXPECT_EQ(
      refusal_text("---\nkind: rumour\nrestricted: maybe\n---\nTalks go on.\n"),
      "talks.txt:2:7: error: \"rumour\" is no kind of document   [document-bad-value]\n"
      "    2 | kind: rumour\n"
      "      |       ^~~~~~\n"
      "   help: the kinds are news, statement, transcript, draft_text, law, poll, leak and note\n"
      "talks.txt:3:13: error: restricted is \"maybe\", but must be true or false   [document-bad-value]\n"
      "    3 | restricted: maybe\n"
      "      |             ^~~~~\n"
      "   help: true keeps the document out of briefs and exports\n");
}

TEST(DocumentReader, two_rules_around_prose_are_no_front_matter) {
  const auto read = document("---\nThe talks went on all night.\n---\nNobody left.\n", "note.md");
  EXPECT_EQ(read.sentences.size(), 2u);
  EXPECT_EQ(read.title, "");
}

TEST(DocumentReader, offsets_count_the_byte_order_mark_and_carriage_returns) {
  const auto read = document("\xEF\xBB\xBFOne ends here.\r\n\r\nTwo starts.\r\n");
  ASSERT_EQ(read.sentences.size(), 2u);
  EXPECT_EQ(read.sentences[0].span.start, 3u);
  EXPECT_EQ(read.quote(read.sentences[0].span), "One ends here.");
  EXPECT_EQ(read.quote(read.sentences[1].span), "Two starts.");
}

}  // namespace
}  // namespace entente::reading::test
