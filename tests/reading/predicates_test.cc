#include "entente/reading/predicates.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "event_test_support.h"

namespace entente::reading::test {
namespace {

const Predicates& predicates() {
  return event_tables().predicates;
}

std::string pair(std::string_view of, std::string_view with) {
  const Pairing found = predicates().pair(predicates().named(of), predicates().named(with));
  switch (found.kind) {
    case Pairing::Kind::none:
      return "none";
    case Pairing::Kind::same:
      return "same";
    case Pairing::Kind::nothing:
      return "nothing";
    case Pairing::Kind::code:
      return std::string(found.cameo);
  }
  return {};
}

TEST(Predicates, the_vocabulary_is_broad_and_covers_every_event) {
  EXPECT_GT(predicates().size(), 1500u);
  std::set<std::string_view> seen;
  for (const char* word :
       {"meet", "praise", "cooperate", "help", "yield", "resign", "sue", "demand", "refuse", "agree",
        "threaten", "protest", "mobilize", "expel", "arrest", "attack", "recall"})
    for (const Predicate& reading : predicates().readings(word, PredicateKind::verb))
      if (const CameoCoding* coding = predicates().coding(reading.cameo)) seen.insert(name_of(coding->type));
  for (const char* event :
       {"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "ACCUSE", "REQUEST", "REJECT",
        "AGREE", "THREATEN", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "SANCTION"})
    EXPECT_TRUE(seen.contains(event)) << event;
}

TEST(Predicates, readings_of_several_words_go_first) {
  const auto readings = predicates().readings("call", PredicateKind::verb);
  ASSERT_GT(readings.size(), 1u);
  EXPECT_GT(readings.front().words.size(), 1u);
  EXPECT_EQ(readings.back().words.size(), 1u);
}

TEST(Predicates, pairs_fall_back_to_families_and_then_to_anything) {
  EXPECT_EQ(pair("refuse", "aid.economic"), "1221");
  EXPECT_EQ(pair("refuse", "aid.asylum"), "122");
  EXPECT_EQ(pair("refuse", "visit"), "125");
  EXPECT_EQ(pair("refuse.veto", "say"), "129");
  EXPECT_EQ(pair("say", "attack"), "same");
  EXPECT_EQ(pair("fail", "talk"), "nothing");
  EXPECT_EQ(pair("release", "attack"), "none");
  EXPECT_EQ(pair("no such class", "attack"), "none");
}

TEST(Predicates, codes_have_events_and_modes_by_their_longest_prefix) {
  ASSERT_NE(predicates().coding("1823"), nullptr);
  EXPECT_EQ(predicates().coding("1823")->mode, "beat");
  EXPECT_EQ(predicates().coding("1999")->type, evidence::EventType::assault);
  EXPECT_EQ(predicates().coding("0831:resign")->type, evidence::EventType::retreat);
  EXPECT_EQ(predicates().coding("0831")->type, evidence::EventType::concede);
  EXPECT_EQ(predicates().coding("77"), nullptr);
  EXPECT_EQ(predicates().coding(""), nullptr);
}

class Folder {
 public:
  explicit Folder(const char* name) : path_(std::filesystem::path(::testing::TempDir()) / name) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  void write(const char* file, const char* text) const { std::ofstream(path_ / file) << text; }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

TEST(Predicates, faulty_rows_are_reported_all_at_once) {
  const Folder folder("entente_faulty_predicates");
  folder.write("predicates.tsv",
               "words\tpos\tclass\tcameo\twhen\tto\nmeet\tx\ttalk\t040\t\t\nmeet\tv\ttalk\t999\t\t\n");
  folder.write("plover_modes.tsv", "cameo\tevent\tmode\tclass\n04\tCHAT\t\ttalk\n");
  const auto result = load_predicates(base::DataTables(folder.path()));
  ASSERT_FALSE(result.ok());
  const std::string text = base::to_text(result.diagnostics());
  EXPECT_NE(text.find("'CHAT' is no event of PLOVER"), std::string::npos) << text;
  EXPECT_NE(text.find("'x' is no kind of word"), std::string::npos) << text;
  EXPECT_NE(text.find("no event stands for the code '999'"), std::string::npos) << text;
}

}  // namespace
}  // namespace entente::reading::test
