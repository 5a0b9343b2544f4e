// Tests also: case_texts.cc
#include "entente/desk/journal.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/file.h"
#include "entente/dispute/claim_json.h"

namespace entente::desk {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class JournalTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / (std::string("entente-journal-") +
                                              testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file() const { return (folder_ / ".history.jsonl").string(); }
  void add_to_file(const std::string& bytes) const {
    std::ofstream(file(), std::ios::binary | std::ios::app) << bytes;
  }

  // A change of the text, as it goes on from the one before.
  JournalEntry change(const CaseTexts& after, JournalEntry::Kind kind = JournalEntry::Kind::edit) {
    JournalEntry entry;
    entry.n = ++n_;
    entry.at = "2024-03-02T10:00:00Z";
    entry.kind = kind;
    entry.label = "change " + std::to_string(n_);
    entry.before = hashes_of(texts_);
    entry.after = hashes_of(after);
    entry.delta = difference(texts_, after);
    texts_ = after;
    return entry;
  }

  fs::path folder_;
  CaseTexts texts_{"a = 1\nb = 2\n", ""};
  std::uint64_t n_ = 0;
};

TEST(Difference, is_found_and_undone_wherever_it_lies) {
  const std::vector<std::string> texts = {
      "",       "a\n",    "a\nb\nc\n", "a\nB\nc\n",       "x\na\nb\nc\n",
      "ä\nö\n", "ä\nü\n", "no end",    "a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n"};
  for (const auto& before : texts)
    for (const auto& after : texts) {
      const CaseTexts from{before, after}, to{after, before};
      const auto hunks = difference(from, to);
      EXPECT_EQ(applied(from, hunks), to) << before << " → " << after;
      EXPECT_EQ(applied(to, inverse(hunks)), from) << before << " → " << after;
    }
}

TEST(Difference, of_two_values_far_apart_is_small) {
  std::string before = "first = 1\n";
  for (int i = 0; i < 1000; ++i) before += "row = \"a long line that stays as it is\"\n";
  std::string after = before + "last = 2\n";
  after.replace(8, 1, "7");
  after.replace(after.size() - 2, 1, "9");
  before += "last = 2\n";
  const auto hunks = difference({before, ""}, {after, ""});
  ASSERT_THAT(hunks, SizeIs(2));
  for (const auto& hunk : hunks) EXPECT_LE(hunk.inserted.size(), 2U);
  EXPECT_EQ(applied({before, ""}, hunks)->toml, after);
}

TEST(Difference, never_cuts_a_character) {
  const auto hunks = difference({"fee = \"é\"\n", ""}, {"fee = \"è\"\n", ""});
  ASSERT_THAT(hunks, SizeIs(1));
  EXPECT_EQ(hunks[0].removed, "é");
  EXPECT_EQ(hunks[0].inserted, "è");
}

TEST(Difference, is_not_applied_to_another_text) {
  EXPECT_EQ(applied({"b = 1\n", ""}, difference({"a = 1\n", ""}, {"a = 2\n", ""}))->toml, "b = 2\n");
  EXPECT_EQ(applied({"a = 5\n", ""}, difference({"a = 1\n", ""}, {"a = 2\n", ""})), std::nullopt);
}

TEST(ClaimLines, keep_what_says_the_same_byte_for_byte) {
  const std::string old =
      "{\"id\": \"a#1\", \"type\": \"demand\", \"quote\": \"x\", \"start\": 0, \"end\": 1}\n"
      "{\"id\": \"a#2\", \"type\": \"demand\", \"quote\": \"y\", \"start\": 2, \"end\": 3}\n";
  auto claims = dispute::parse_claim_lines(old, "").value();
  EXPECT_EQ(claim_lines(old, claims), old);
  claims[1].status = evidence::ClaimStatus::accepted;
  const std::string changed = claim_lines(old, claims);
  EXPECT_EQ(changed.substr(0, changed.find('\n')), old.substr(0, old.find('\n')));
  EXPECT_EQ(changed.substr(changed.find('\n') + 1), dispute::to_json_line(claims[1]) + "\n");
  EXPECT_FALSE(same_claims(claims, dispute::parse_claim_lines(old, "").value()));
}

TEST_F(JournalTest, gives_back_what_was_appended) {
  Journal journal(folder_.string());
  EXPECT_THAT(journal.read(), IsEmpty());
  JournalEntry first = change({"a = 1\nb = 3\n", "{\"id\":\"é#1\"}\n"});
  first.numbers["é"] = 4;
  ASSERT_TRUE(journal.append(first).ok());
  // Bytes that are no text survive too.
  ASSERT_TRUE(journal.append(change({"a = \xff\xfe\n", ""}, JournalEntry::Kind::save)).ok());
  const auto entries = Journal(folder_.string()).read();
  ASSERT_THAT(entries, SizeIs(2));
  EXPECT_EQ(entries[0].label, "change 1");
  EXPECT_EQ(entries[0].numbers.at("é"), 4U);
  EXPECT_EQ(entries[0].delta, first.delta);
  EXPECT_EQ(entries[1].kind, JournalEntry::Kind::save);
  EXPECT_EQ(applied(*applied({"a = 1\nb = 2\n", ""}, entries[0].delta), entries[1].delta), texts_);
}

TEST_F(JournalTest, leaves_out_a_torn_last_line_and_writes_over_it) {
  Journal journal(folder_.string());
  ASSERT_TRUE(journal.append(change({"a = 2\n", ""})).ok());
  add_to_file("{\"n\":2,\"at\":\"2024-");
  EXPECT_TRUE(journal.changed_elsewhere());
  Journal later(folder_.string());
  EXPECT_THAT(later.read(), SizeIs(1));
  ASSERT_TRUE(later.append(change({"a = 3\n", ""})).ok());
  EXPECT_THAT(Journal(folder_.string()).read(), SizeIs(2));
  EXPECT_FALSE(later.changed_elsewhere());
}

TEST_F(JournalTest, passes_over_lines_that_are_no_entries) {
  Journal journal(folder_.string());
  ASSERT_TRUE(journal.append(change({"a = 2\n", ""})).ok());
  add_to_file("rubbish\n{}\n[1]\n{\"n\":\"x\"}\n");
  Journal later(folder_.string());
  EXPECT_THAT(later.read(), SizeIs(1));
  ASSERT_TRUE(later.append(change({"a = 3\n", ""})).ok());
  EXPECT_THAT(Journal(folder_.string()).read(), SizeIs(2));
}

TEST_F(JournalTest, says_when_it_cannot_be_written) {
  fs::create_directories(file());
  Journal journal(folder_.string());
  const auto written = journal.append(change({"a = 2\n", ""}));
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.diagnostics()[0].code, "unwritable-file");
}

TEST_F(JournalTest, takes_the_last_entry_back) {
  Journal journal(folder_.string());
  ASSERT_TRUE(journal.append(change({"a = 2\n", ""})).ok());
  ASSERT_TRUE(journal.append(change({"a = 3\n", ""})).ok());
  journal.take_back();
  EXPECT_THAT(Journal(folder_.string()).read(), SizeIs(1));
}

TEST_F(JournalTest, grows_no_further_than_its_limit_and_keeps_the_latest) {
  Journal journal(folder_.string());
  JournalEntry numbered = change({"a = 0\n", ""});
  numbered.numbers["minutes"] = 41;
  ASSERT_TRUE(journal.append(numbered).ok());
  for (int i = 1; i <= 200; ++i) {
    ASSERT_TRUE(journal.append(change({"a = " + std::to_string(i) + "\n", ""})).ok());
    journal.compact(16 << 10);
    ASSERT_LE(fs::file_size(file()), 17U << 10);
  }
  const auto entries = Journal(folder_.string()).read();
  EXPECT_EQ(entries.back().n, 201U);
  EXPECT_GT(entries.size(), 5U);
  History history;
  for (const auto& entry : entries) history.take(entry);
  EXPECT_EQ(history.done().size(), entries.size());
  EXPECT_EQ(history.number_of("minutes"), 41U);
}

TEST_F(JournalTest, keeps_the_last_entry_however_long_it_is) {
  Journal journal(folder_.string());
  ASSERT_TRUE(journal.append(change({"a = 1\n", ""})).ok());
  ASSERT_TRUE(journal.append(change({std::string(40000, 'x'), ""})).ok());
  journal.compact(1000);
  EXPECT_THAT(Journal(folder_.string()).read(), SizeIs(1));
}

TEST_F(JournalTest, history_undoes_and_redoes_as_entries_say) {
  using Kind = JournalEntry::Kind;
  History history;
  history.take(change({"a = 2\n", ""}));
  history.take(change({"a = 3\n", ""}));
  history.take(change({"a = 2\n", ""}, Kind::undo));
  ASSERT_THAT(history.done(), SizeIs(1));
  ASSERT_THAT(history.undone(), SizeIs(1));
  EXPECT_EQ(history.undone()[0].label, "change 2");
  EXPECT_EQ(applied({"a = 2\n", ""}, history.undone()[0].delta)->toml, "a = 3\n");
  history.take(change({"a = 3\n", ""}, Kind::redo));
  EXPECT_THAT(history.undone(), IsEmpty());
  EXPECT_THAT(history.done(), SizeIs(2));
  history.take(change({"a = 2\n", ""}, Kind::undo));
  history.take(change({"a = 9\n", ""}));
  EXPECT_THAT(history.undone(), IsEmpty());
  EXPECT_EQ(history.last_number(), 6U);
}

TEST_F(JournalTest, history_begins_anew_where_entries_do_not_go_on) {
  History history;
  history.take(change({"a = 2\n", ""}));
  texts_.toml = "written in an editor\n";
  history.take(change({"a = 3\n", ""}));
  EXPECT_THAT(history.done(), SizeIs(1));
}

TEST_F(JournalTest, history_is_bounded) {
  History history;
  for (int i = 0; i < 1500; ++i) history.take(change({"a = " + std::to_string(i + 5) + "\n", ""}));
  EXPECT_THAT(history.done(), SizeIs(1000));
  EXPECT_EQ(history.done().back().n, 1500U);
  for (int i = 0; i < 7; ++i) history.take(change({std::string(7 << 20, static_cast<char>('a' + i)), ""}));
  EXPECT_LE(history.done().size(), 4U);
  EXPECT_GE(history.done().size(), 1U);
}

}  // namespace
}  // namespace entente::desk
