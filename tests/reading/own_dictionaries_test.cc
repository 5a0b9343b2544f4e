#include "entente/reading/own_dictionaries.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "entente/reading/lexicon_tables.h"
#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

using ::testing::HasSubstr;

class OwnDictionaries : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("entente-dictionaries-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
               "-" + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }
  std::string coded(std::string text) const {
    const auto dictionaries = dictionaries_in(folder_.string());
    if (!dictionaries.ok()) throw std::runtime_error(base::to_text(dictionaries.diagnostics()));
    return write_coded(document(std::move(text)), *lexicon().tables().parser, *dictionaries);
  }
  std::filesystem::path folder_;
};

constexpr const char* verbs = "--- REJECT [120] ---\nREJECT\n\n--- MEET [040] ---\nMEET {MET }\n";
constexpr const char* actors = "KENYA [KEN]\nPERU [PER]\n";

TEST_F(OwnDictionaries, code_what_they_know_with_their_own_codes) {
  write("my.verbs.txt", verbs);
  write("my.actors.txt", actors);
  const std::string rows =
      coded("---\ndate: 2024-03-02\norigin: Coast Wire\n---\nTalks\n\nKenya rejected Peru.\n");
  EXPECT_EQ(rows, "20240302\tKEN\tPER\t120\t\tnote_2\tCoast Wire\t\tKenya rejected Peru.\n");
}

TEST_F(OwnDictionaries, without_verbs_or_actors_are_refused) {
  write("my.actors.txt", actors);
  const auto none = dictionaries_in(folder_.string());
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.diagnostics()[0].code, "dictionaries-missing");
  EXPECT_THAT(none.diagnostics()[0].message, HasSubstr("verbs"));
}

TEST_F(OwnDictionaries, leave_out_the_stories_that_they_discard) {
  write("my.verbs.txt", verbs);
  write("my.actors.txt", actors);
  write("my.discards.txt", "+FOOTBALL\n");
  EXPECT_EQ(coded("Talks\n\nKenya rejected Peru. The football match was a draw.\n"), "");
}

TEST_F(OwnDictionaries, say_nothing_of_a_restricted_document) {
  write("my.verbs.txt", verbs);
  write("my.actors.txt", actors);
  EXPECT_EQ(coded("---\nrestricted: yes\n---\nTalks\n\nKenya rejected Peru.\n"), "");
}

}  // namespace
}  // namespace entente::reading::test
