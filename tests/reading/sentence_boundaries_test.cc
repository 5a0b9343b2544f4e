// Tests also: sentences.cc
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

namespace fs = std::filesystem;

/// The sentences of a treebank's documents, put together as running text: where each of them ends.
struct RawText {
  std::string text;
  std::vector<std::size_t> ends;
};

void close_document(std::vector<RawText>& documents) {
  if (documents.empty() || !documents.back().text.empty()) documents.emplace_back();
}

std::vector<RawText> raw_texts(const fs::path& file) {
  std::vector<RawText> documents;
  close_document(documents);
  std::ifstream in(file);
  std::string line;
  bool paragraph = true, glued = false;
  while (std::getline(in, line)) {
    if (line.rfind("# newdoc", 0) == 0) close_document(documents);
    if (line.rfind("# newpar", 0) == 0 || line.rfind("# newdoc", 0) == 0) paragraph = true;
    if (!line.empty() && line[0] != '#') glued = line.find("SpaceAfter=No") != std::string::npos;
    if (line.rfind("# text = ", 0) != 0) continue;
    RawText& raw = documents.back();
    if (!raw.text.empty()) raw.text += paragraph ? "\n\n" : glued ? "" : " ";
    raw.text += line.substr(9);
    raw.ends.push_back(raw.text.size());
    paragraph = false;
  }
  return documents;
}

struct Score {
  std::size_t right = 0, found = 0, wanted = 0;
  double f1() const { return 2.0 * static_cast<double>(right) / static_cast<double>(found + wanted); }
};

void show_miss(const RawText& raw, std::size_t at, const char* what) {
  const std::size_t from = at > 50 ? at - 50 : 0;
  std::printf("%s %s|%s\n", what, raw.text.substr(from, at - from).c_str(), raw.text.substr(at, 30).c_str());
}

Score boundaries_of(const std::vector<RawText>& documents) {
  const bool shown = std::getenv("ENTENTE_SHOW_MISSES") != nullptr;
  Score score;
  for (const RawText& raw : documents) {
    const auto read = make_document("raw", "raw.txt", raw.text);
    if (!read) continue;
    std::set<std::size_t> wanted(raw.ends.begin(), raw.ends.end()), found;
    for (const auto& sentence : read->sentences) found.insert(sentence.span.end);
    // A byline is a unit of its own for the treebank too.
    for (const auto& block : read->blocks)
      if (block.kind == evidence::BlockKind::byline) found.insert(block.span.end);
    score.wanted += wanted.size();
    score.found += found.size();
    for (const std::size_t end : found) {
      score.right += wanted.count(end);
      if (shown && !wanted.count(end)) show_miss(raw, end, "CUT ");
    }
    for (const std::size_t end : wanted)
      if (shown && !found.count(end)) show_miss(raw, end, "GLUE");
  }
  return score;
}

/// Prints the boundary F1 of a treebank file and returns it; 1 where the file is absent.
double boundary_f1(const char* name) {
  const char* shared = std::getenv("ENTENTE_SHARED");
  const fs::path file = fs::path(shared ? shared : ENTENTE_SHARED_DIR) / "data" / "treebanks" / name;
  if (!fs::exists(file)) {
    std::printf("skipped: 1 treebank file is absent\n");
    return 1;
  }
  const Score score = boundaries_of(raw_texts(file));
  std::printf("%-28s %5zu sentences, %5zu found, %5zu right: F1 %.4f\n", name, score.wanted, score.found,
              score.right, score.f1());
  return score.f1();
}

TEST(SentenceBoundaries, of_news_and_speeches_are_those_of_the_treebank) {
  EXPECT_GE(boundary_f1("gum/news.train.conllu"), 0.96);
  EXPECT_GE(boundary_f1("gum/speech.train.conllu"), 0.99);
  EXPECT_GE(boundary_f1("gum/interview.train.conllu"), 0.96);
  EXPECT_GE(boundary_f1("gum/court.train.conllu"), 0.99);
  EXPECT_GE(boundary_f1("gum/court.dev.conllu"), 0.98);
}

TEST(SentenceBoundaries, of_lives_textbooks_and_guides_are_those_of_the_treebank) {
  EXPECT_GE(boundary_f1("gum/bio.train.conllu"), 0.97);
  EXPECT_GE(boundary_f1("gum/bio.dev.conllu"), 0.93);
  EXPECT_GE(boundary_f1("gum/textbook.train.conllu"), 0.96);
  EXPECT_GE(boundary_f1("gum/textbook.dev.conllu"), 0.93);
  EXPECT_GE(boundary_f1("gum/voyage.train.conllu"), 0.97);
}

TEST(SentenceBoundaries, of_letters_and_web_pages_are_mostly_those_of_the_treebank) {
  EXPECT_GE(boundary_f1("ewt/en_ewt-ud-dev.conllu"), 0.9);
  EXPECT_GE(boundary_f1("ewt/en_ewt-ud-test.conllu"), 0.89);
}

}  // namespace
}  // namespace entente::reading::test
