#include "entente/dispute/case_folder.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/dispute/generated_case.h"
#include "tests/dispute/harbour.h"

namespace entente::dispute {
namespace {

namespace fs = std::filesystem;

class CaseFolder : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string read(const std::string& name) const {
    std::stringstream text;
    text << std::ifstream(path(name), std::ios::binary).rdbuf();
    return text.str();
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_))
      found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
  }

  fs::path folder_ =
      fs::temp_directory_path() / ("entente_case_folder_" + std::to_string(::getpid()) + "_" +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(CaseFolder, gives_back_what_was_saved_byte_for_byte) {
  ASSERT_TRUE(save_case(fixtures::harbour_war_draft(), folder_.string()).ok());
  EXPECT_EQ(names(), (std::vector<std::string>{"case.toml", "claims.jsonl"}));
  EXPECT_EQ(read("case.toml"), fixtures::harbour_war_toml());
  for (const std::string& name : {folder_.string(), path("case.toml")}) {
    const auto draft = read_case_folder(name);
    ASSERT_TRUE(draft.ok());
    EXPECT_EQ(draft->toml, fixtures::harbour_war_toml());
    EXPECT_EQ(draft->file, path("case.toml"));
    EXPECT_EQ(fixtures::built(*draft).fingerprint(), fixtures::harbour_war().fingerprint());
  }
}

TEST_F(CaseFolder, leaves_every_byte_of_a_loaded_case_alone) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const std::string text = fixtures::generated_toml(seed, seed) + "# a last remark without an end";
    write("case.toml", text);
    write("claims.jsonl",
          "{\"quote\":\"ab\", \"type\":\"demand\",\"id\":\"d#1\",\"end\":2,\"start\":0 , \"note\":1}\n\n");
    const std::string claims = read("claims.jsonl");
    const auto draft = read_case_folder(folder_.string());
    ASSERT_TRUE(draft.ok()) << base::to_text(draft.diagnostics());
    ASSERT_TRUE(save_case(*draft, folder_.string()).ok());
    EXPECT_EQ(read("case.toml"), text);
    EXPECT_EQ(read("claims.jsonl"), claims);
    EXPECT_EQ(names(), (std::vector<std::string>{"case.toml", "claims.jsonl"}))
        << "nothing changed, so nothing is written";
  }
}

TEST_F(CaseFolder, keeps_the_version_before) {
  CaseDraft draft = fixtures::harbour_draft();
  ASSERT_TRUE(save_case(draft, folder_.string()).ok());
  draft.toml += "# more\n";
  draft.claims.pop_back();
  ASSERT_TRUE(save_case(draft, folder_.string()).ok());
  EXPECT_EQ(read("case.toml"), draft.toml);
  EXPECT_EQ(read("case.toml.previous"), fixtures::harbour_toml());
  EXPECT_EQ(names(), (std::vector<std::string>{"case.toml", "case.toml.previous", "claims.jsonl",
                                               "claims.jsonl.previous"}));
}

TEST_F(CaseFolder, is_made_when_it_does_not_exist) {
  ASSERT_TRUE(save_case(fixtures::harbour_draft(), path("new/deep")).ok());
  EXPECT_EQ(read("new/deep/case.toml"), fixtures::harbour_toml());
}

TEST_F(CaseFolder, that_cannot_be_written_stays_as_it_was) {
  write("file", "x");
  const auto saved = save_case(fixtures::harbour_draft(), path("file"));
  ASSERT_FALSE(saved.ok());
  EXPECT_EQ(saved.diagnostics()[0].code, "unwritable-file");
  EXPECT_EQ(names(), std::vector<std::string>{"file"});
}

TEST_F(CaseFolder, without_a_case_says_how_to_make_one) {
  EXPECT_EQ(base::to_text(read_case_folder(folder_.string()).diagnostics()),
            path("case.toml") + ": error: there is no file \"" + path("case.toml") + "\"   [missing-file]\n" +
                "   help: name a case folder (it holds case.toml), or make one: entente draft DOCUMENT... -o "
                "CASE\n");
}

TEST_F(CaseFolder, needs_no_claims_but_reads_those_it_has) {
  write("case.toml", "format = 1\n");
  ASSERT_TRUE(read_case_folder(folder_.string()).ok());
  write("claims.jsonl", "{\n");
  const auto draft = read_case_folder(folder_.string());
  ASSERT_FALSE(draft.ok());
  EXPECT_EQ(draft.diagnostics()[0].code, "claim-syntax");
}

}  // namespace
}  // namespace entente::dispute
