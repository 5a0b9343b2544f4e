#include "entente/reading/document_stream.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

namespace fs = std::filesystem;

class DocumentStreams : public testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& bytes) {
    fs::create_directories(folder_);
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }
  void TearDown() override { fs::remove_all(folder_); }

 private:
  fs::path folder_ =
      fs::temp_directory_path() /
      (std::string("entente-stream-") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

std::string many_paragraphs(std::size_t bytes) {
  std::string text = "---\nauthor: Coastal Union\ndate: 2024-03-02\n---\nTalks Go On\n\n";
  for (int i = 0; text.size() < bytes; ++i)
    text += "The two sides met on day " + std::to_string(i) + " in the caf\xC3\xA9. They left late.\n\n";
  return text;
}

std::vector<DocumentPart> parts_of(DocumentStream& stream) {
  std::vector<DocumentPart> parts;
  for (;;) {
    auto part = stream.next();
    if (!part || !*part) break;
    parts.push_back(std::move(*part.value()));
  }
  return parts;
}

TEST_F(DocumentStreams, give_the_sentences_that_reading_at_once_gives) {
  const std::string path = file("long.txt", many_paragraphs(200000));
  const auto whole = read_document(path);
  ASSERT_TRUE(whole);
  auto stream = DocumentStream::open(path, 20000);
  ASSERT_TRUE(stream);
  std::size_t seen = 0, bytes = 0;
  const auto parts = parts_of(stream.value());
  EXPECT_GE(parts.size(), 10u);
  for (const DocumentPart& part : parts) {
    EXPECT_EQ(part.offset, bytes);
    EXPECT_EQ(part.sentences_before, seen);
    EXPECT_EQ(part.document.author, "Coastal Union");
    EXPECT_EQ(part.document.title, "Talks Go On");
    EXPECT_LE(part.document.text.size(), 20000u);
    for (const auto& sentence : part.document.sentences) {
      const auto& expected = whole->sentences.at(seen++);
      ASSERT_EQ(sentence.span.start + part.offset, expected.span.start);
      ASSERT_EQ(sentence.span.end + part.offset, expected.span.end);
    }
    bytes += part.document.text.size();
  }
  EXPECT_EQ(seen, whole->sentences.size());
  EXPECT_EQ(stream->position(), fs::file_size(path));
  EXPECT_EQ(stream->size(), fs::file_size(path));
}

TEST_F(DocumentStreams, cut_no_character_and_no_word_where_there_are_no_paragraphs) {
  std::string blanks, letters;
  while (blanks.size() < 100000) blanks += "caf\xC3\xA9 ";
  while (letters.size() < 100000) letters += "\xE2\x82\xAC";
  for (const std::string& bytes : {blanks, letters}) {
    auto stream = DocumentStream::open(file("one.txt", bytes), 16384);
    ASSERT_TRUE(stream);
    std::string again;
    for (const DocumentPart& part : parts_of(stream.value())) again += part.document.text;
    EXPECT_EQ(again, bytes);
  }
}

TEST_F(DocumentStreams, name_the_line_of_a_bad_byte_in_the_whole_file) {
  auto stream =
      DocumentStream::open(file("bad.txt", many_paragraphs(60000) + "Line with \xFF in it.\n"), 16384);
  ASSERT_TRUE(stream);
  base::Diagnostics problems;
  for (int i = 0; i < 100 && problems.empty(); ++i) problems = stream.value().next().diagnostics();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "not-utf8");
  const auto lines = static_cast<std::size_t>(std::ranges::count(many_paragraphs(60000), '\n'));
  EXPECT_EQ(problems[0].where.line, lines + 1);
}

TEST_F(DocumentStreams, refuse_what_is_missing_empty_or_no_text) {
  const auto missing = DocumentStream::open("no-such-folder/talks.txt");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.diagnostics()[0].code, "missing-file");
  for (const auto& [bytes, code] : std::vector<std::pair<std::string, std::string>>{
           {"", "empty-document"},
           {"---\ntitle: Empty\n---\n", "empty-document"},
           {"\x89PNG\r\n\x1A\n....", "binary-document"},
           {"---\ndate: soon\n---\nTalks.\n", "document-bad-date"}}) {
    auto stream = DocumentStream::open(file("a.txt", bytes));
    ASSERT_TRUE(stream);
    const auto part = stream.value().next();
    ASSERT_FALSE(part);
    EXPECT_EQ(part.diagnostics()[0].code, code);
  }
}

TEST_F(DocumentStreams, give_a_web_page_as_one_part) {
  auto stream = DocumentStream::open(file("a.html", "<html><body><p>The talks go on.</p></body></html>"));
  ASSERT_TRUE(stream);
  const auto parts = parts_of(stream.value());
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_EQ(parts[0].document.text, "The talks go on.\n");
  EXPECT_TRUE(parts[0].document.extracted);
}

}  // namespace
}  // namespace entente::reading::test
