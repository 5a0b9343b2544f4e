// Tests also: evaluate_treebank.cc, evaluate_report.cc

#include "entente/reading/evaluate.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "entente/language/conllu.h"
#include "entente/reading/evaluate_report.h"
#include "gold_test_support.h"

namespace entente::reading::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class Evaluate : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "evaluate-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }
  std::string folder() const { return folder_.string(); }

  // Finds one risk, over the whole of the first sentence.
  static ReaderUnderTest reader() {
    return {[](const evidence::Document& document) {
              Reading reading;
              reading.claims.documents = {document};
              evidence::Claim claim;
              claim.type = evidence::ClaimType::risk;
              claim.span = document.sentences.front().span;
              claim.quote = std::string(document.quote(claim.span));
              reading.claims.claims = {claim};
              return reading;
            },
            actor_codes(), std::nullopt, false};
  }

  static constexpr const char* gold =
      R"({"source":"rain.txt","kind":"news","items":[{"id":"A","kind":"claim","type":"risk","actor":"-",
          "start":0,"end":22,"text":"Rain may end the talks","flag":"M","source":"author",
          "modality":"asserted"}],"mentions":[]})";

 private:
  fs::path folder_;
};

TEST_F(Evaluate, annotated_texts_are_counted_by_their_folders) {
  for (const char* set : {"first", "second"}) {
    write(std::string(set) + "/rain.txt", "Rain may end the talks.\n");
    write(std::string(set) + "/rain.json", gold);
  }
  write("controls.json", R"({"controls_of":"rain.txt","controls":[{"id":"N1","what":"no_direct_speech"}]})");
  const auto found = evaluate_reader({folder()}, reader());
  ASSERT_TRUE(found) << base::to_text(found.diagnostics());
  ASSERT_EQ(found->sets.size(), 2u);
  EXPECT_EQ(found->sets[0].name, "first");
  EXPECT_EQ(found->sets[1].all.must.hits, 1u);
  EXPECT_EQ(found->sets[1].all.controls.hits, 1u);
  const std::string page = evaluation_text(*found, true);
  EXPECT_EQ(page.find("first: 1 annotated text\n  must be found              1 of 1     100.0 %\n"), 0u);
  EXPECT_NE(page.find("not counted\n  treebanks: none were given"), std::string::npos);
  const Json json = Json::parse(evaluation_json(*found));
  EXPECT_EQ(json["format"], "entente-reader-evaluation");
  EXPECT_EQ(json["sets"][0]["all"]["must"]["of"], 1);
  EXPECT_EQ(json["sets"][0]["texts"][0]["name"], "rain");
  EXPECT_TRUE(json["plover"].is_null());
}

TEST_F(Evaluate, the_text_is_found_by_its_length_where_its_name_is_another) {
  write("talks.txt", "Rain may end the talks.\n");
  write("longer.txt", "Rain may end the talks of today.\n");
  std::string json = gold;
  json.insert(1, R"("length":23,)");
  write("annotation.json", json);
  const auto found = evaluate_reader({folder()}, reader());
  ASSERT_TRUE(found) << base::to_text(found.diagnostics());
  EXPECT_EQ(found->sets[0].all.must.hits, 1u);
}

TEST_F(Evaluate, problems_of_annotations_are_named) {
  const std::string file = write("rain.json", gold);
  auto found = evaluate_reader({file}, reader());
  ASSERT_FALSE(found);
  EXPECT_EQ(found.diagnostics()[0].code, "gold-text-missing");
  write("rain.txt", "Snow may end the talks.\n");
  found = evaluate_reader({file}, reader());
  ASSERT_FALSE(found);
  EXPECT_EQ(found.diagnostics()[0].code, "gold-text");
}

TEST_F(Evaluate, nothing_to_count_is_said) {
  write("notes.txt", "Rain.\n");
  const auto none = evaluate_reader({folder()}, reader());
  ASSERT_FALSE(none);
  EXPECT_EQ(none.diagnostics()[0].code, "gold-nothing");
  const auto missing = evaluate_reader({folder() + "/none"}, reader());
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.diagnostics()[0].code, "missing-file");
}

TEST_F(Evaluate, a_reader_without_parser_or_coder_says_what_was_not_counted) {
  write("rain.txt", "Rain may end the talks.\n");
  write("rain.json", gold);
  write("en-ud-test.conllu", "1\tRain\train\tNOUN\t_\t_\t0\troot\t_\t_\n\n");
  write("PLOVER_GSR_X.txt", "[]");
  const auto found = evaluate_reader({folder()}, reader());
  ASSERT_TRUE(found) << base::to_text(found.diagnostics());
  ASSERT_EQ(found->absent.size(), 3u);
  EXPECT_EQ(found->absent[0], "treebanks: the reader has no parser");
  EXPECT_EQ(found->absent[1], "PLOVER records: the reader codes no events");
}

TEST_F(Evaluate, plover_records_are_counted_with_a_coder) {
  write("PLOVER_GSR_X.txt", R"([{"id":"1","text":"Chad met Ghana.","event":"CONSULT"}])");
  ReaderUnderTest coder = reader();
  coder.codes_events = true;
  coder.read = [](const evidence::Document&) {
    Reading reading;
    reading.events.resize(1);
    reading.events[0].type = evidence::EventType::consult;
    return reading;
  };
  const auto found = evaluate_reader({folder()}, coder);
  ASSERT_TRUE(found) << base::to_text(found.diagnostics());
  ASSERT_TRUE(found->plover);
  EXPECT_EQ(found->plover->first_event, 1u);
}

TEST(EvaluateTreebank, words_and_sentences_are_cut_again_and_compared_by_bytes) {
  const auto reader = shipped_reader(base::DataTables());
  ASSERT_TRUE(reader) << base::to_text(reader.diagnostics());
  if (!reader->parser) GTEST_SKIP() << "no model in the binary";
  const std::string bank =
      "# newdoc id = a\n# newpar\n# text = Rain fell.\n1\tRain\train\tNOUN\t_\t_\t2\tnsubj\t_\t_\n"
      "2\tfell\tfall\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
      "# newdoc id = b\n# text = Snow fell.\n1\tSnow\tsnow\tNOUN\t_\t_\t2\tnsubj\t_\t_\n"
      "2\tmelted\tmelt\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";
  const auto trees = language::read_conllu("bank.conllu", bank);
  ASSERT_TRUE(trees);
  const TreebankScore found = score_treebank(*trees, *reader->parser);
  EXPECT_EQ(found.sentences, 2u);
  EXPECT_EQ(found.words, 6u);
  EXPECT_EQ(found.labelled.hits, 6u);
  EXPECT_EQ(found.unaligned, 1u) << "the words of the second sentence are not those of its text";
  EXPECT_EQ(found.cut_words.right, 3u);
  EXPECT_EQ(found.cut_sentences.right, 2u);
  EXPECT_DOUBLE_EQ(found.cut_sentences.f1(), 1.0);
  EXPECT_EQ(Agreement().f1(), 0);
}

// Counts, not goals: a step back beyond these floors is a fault, wherever it comes from.
TEST(EvaluateShipped, the_seed_article_keeps_its_controls) {
  const char* named = std::getenv("ENTENTE_SHARED");
  const fs::path seed = fs::path(named ? named : ENTENTE_SHARED_DIR) / "seed";
  if (!fs::exists(seed / "gold.json")) GTEST_SKIP() << "0 of 1 articles: no shared folder";
  const auto reader = shipped_reader(base::DataTables());
  ASSERT_TRUE(reader) << base::to_text(reader.diagnostics());
  const std::string controls =
      (fs::path(ENTENTE_SOURCE_DIR) / "tests/reading/articles/seed_controls.json").string();
  const auto found = evaluate_reader({(seed / "gold.json").string(), controls}, *reader);
  ASSERT_TRUE(found) << base::to_text(found.diagnostics());
  std::printf("%s", evaluation_text(*found).c_str());
  EXPECT_EQ(found->sets.front().all.controls.of, 10u);
  EXPECT_EQ(found->sets.front().all.controls.hits, 10u);
}

}  // namespace
}  // namespace entente::reading::test
