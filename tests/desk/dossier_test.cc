#include "entente/desk/dossier.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/file.h"

namespace entente::desk {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const char* note_text =
    "---\ntitle: Quay talks\nkind: news\nauthor: A. Clerk (invented)\ndate: 2024-03-02\norigin: Quay Gazette "
    "(invented)\n---\n"
    "The Quay Company and the Dockers' Union met in Port Town on 1 March 2024.\n"
    "The Dockers' Union demands a fee for night work.\n"
    "\"We do not accept a cut in pay,\" the Dockers' Union said.\n"
    "The Quay Company rejects a fee for night work.\n";

// A folder of this test alone, gone when it is done.
class DossierTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / (std::string("entente-dossier-") +
                                              testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    ASSERT_TRUE(base::write_file(path(name), text).ok());
  }
  // A copy of the harbour case to spoil.
  void copy_harbour() const {
    fs::copy(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour", folder_ / "case",
             fs::copy_options::recursive);
  }
  std::string problems_of_case() const {
    const auto dossier = open_case(path("case"));
    EXPECT_FALSE(dossier.ok());
    return base::to_text(dossier.diagnostics());
  }

  fs::path folder_;
};

TEST_F(DossierTest, opens_every_worked_case_without_an_error) {
  for (const char* name : {"harbour", "moscow-talks", "panama-canal-1974"}) {
    const auto dossier = open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/" + name);
    ASSERT_TRUE(dossier.ok()) << base::to_text(dossier.diagnostics());
    EXPECT_THAT(dossier->evidence.documents, SizeIs(dossier->dispute->parts().documents.size())) << name;
    EXPECT_THAT(dossier->evidence.claims, Not(IsEmpty())) << name;
    EXPECT_FALSE(dossier->from_documents);
    // A claim is its quote: the text at its place says the same.
    for (const auto& claim : dossier->evidence.claims)
      EXPECT_EQ(dossier->evidence.document(claim.document)->quote(claim.span), claim.quote) << claim.id;
  }
}

TEST_F(DossierTest, opens_a_case_by_its_folder_and_by_its_file_alike) {
  const std::string harbour = std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour";
  EXPECT_EQ(open_case(harbour)->dispute->fingerprint(),
            open_case(harbour + "/case.toml")->dispute->fingerprint());
  EXPECT_EQ(open_case(harbour + "/case.toml")->evidence.documents.size(), 1u);
}

TEST_F(DossierTest, a_quote_that_is_not_at_its_place_is_reported_with_its_bytes) {
  copy_harbour();
  const auto dossier = open_case(path("case"));
  ASSERT_TRUE(dossier.ok());
  const auto& claim = dossier->evidence.claims.front();
  auto lines = *base::read_file(path("case/claims.jsonl"));
  const std::size_t at = lines.find(claim.quote);
  ASSERT_NE(at, std::string::npos);
  lines.replace(at, 1, "#");
  write("case/claims.jsonl", lines);
  const std::string text = problems_of_case();
  EXPECT_THAT(text, HasSubstr("error: the quote of claim \"" + claim.id + "\" is not at bytes " +
                              std::to_string(claim.span.start) + " to " + std::to_string(claim.span.end) +
                              " of its document   [claim-quote-mismatch]"));
  EXPECT_THAT(
      text, HasSubstr("   help: read the document again, or correct start, end and quote in claims.jsonl\n"));
}

TEST_F(DossierTest, a_document_that_changed_under_its_claims_is_reported_claim_by_claim) {
  copy_harbour();
  const std::string file = "case/documents/minutes-2024-03-02.md";
  const std::string text = *base::read_file(path(file));
  const std::size_t at = text.find("\n---\n", 4);
  ASSERT_NE(at, std::string::npos);
  write(file, text.substr(0, at + 5) + "A new first line.\n" + text.substr(at + 5));
  const auto dossier = open_case(path("case"));
  ASSERT_FALSE(dossier.ok());
  std::size_t mismatches = 0;
  for (const auto& problem : dossier.diagnostics()) mismatches += problem.code == "claim-quote-mismatch";
  EXPECT_GT(mismatches, 10u);
}

TEST_F(DossierTest, a_missing_document_is_named) {
  copy_harbour();
  fs::remove(folder_ / "case/documents/minutes-2024-03-02.md");
  const std::string text = problems_of_case();
  EXPECT_THAT(text, HasSubstr("documents/minutes-2024-03-02.md"));
  EXPECT_THAT(text, HasSubstr("[missing-file]"));
}

TEST_F(DossierTest, a_missing_case_is_named) {
  EXPECT_THAT(problems_of_case(), HasSubstr("[missing-file]"));
}

TEST_F(DossierTest, a_draft_is_saved_and_opened_again_as_the_same_case) {
  write("note.md", note_text);
  const auto drafted = draft_from({path("note.md")}, base::DataTables(), evidence::Date{2024, 3, 3});
  ASSERT_TRUE(drafted.ok()) << base::to_text(drafted.diagnostics());
  EXPECT_TRUE(drafted->from_documents);
  EXPECT_THAT(drafted->dispute->parties(), Not(IsEmpty()));
  EXPECT_THAT(drafted->evidence.claims, Not(IsEmpty()));
  const auto saved = save_new_case(*drafted, path("case"));
  ASSERT_TRUE(saved.ok()) << base::to_text(saved.diagnostics());
  const auto opened = open_case(path("case"));
  ASSERT_TRUE(opened.ok()) << base::to_text(opened.diagnostics());
  EXPECT_FALSE(opened->from_documents);
  EXPECT_EQ(opened->dispute->fingerprint(), drafted->dispute->fingerprint());
  ASSERT_EQ(opened->evidence.claims.size(), drafted->evidence.claims.size());
  for (std::size_t i = 0; i < opened->evidence.claims.size(); ++i) {
    EXPECT_EQ(opened->evidence.claims[i].id, drafted->evidence.claims[i].id);
    EXPECT_EQ(opened->evidence.claims[i].quote, drafted->evidence.claims[i].quote);
    EXPECT_EQ(opened->evidence.claims[i].span.start, drafted->evidence.claims[i].span.start);
  }
  ASSERT_THAT(opened->evidence.documents, SizeIs(1));
  EXPECT_EQ(opened->evidence.documents[0].text, note_text);
}

TEST_F(DossierTest, a_draft_from_a_page_keeps_its_text_so_that_quotes_stand_where_they_stood) {
  const std::string page =
      "<html><body><h1>Talks on the Quay</h1><p>The Quay Company proposes a share of the grounds.</p>"
      "<p>The Fishers&rsquo; Guild demands an inspection.</p></body></html>";
  write("a/talks.html", page);
  write("b/talks.md", note_text);
  const auto drafted =
      draft_from({path("b/talks.md"), path("a/talks.html")}, base::DataTables(), evidence::Date{2024, 3, 3});
  ASSERT_TRUE(drafted.ok()) << base::to_text(drafted.diagnostics());
  ASSERT_TRUE(save_new_case(*drafted, path("case")).ok());
  const auto opened = open_case(path("case"));
  ASSERT_TRUE(opened.ok()) << base::to_text(opened.diagnostics());
  ASSERT_THAT(opened->evidence.documents, SizeIs(2));
  EXPECT_EQ(opened->dispute->parts().documents.at(1).file, "talks-2.md");
  EXPECT_EQ(opened->evidence.documents[0].text, note_text);
  EXPECT_EQ(opened->evidence.documents[1].text, drafted->evidence.documents[1].text);
  EXPECT_FALSE(fs::exists(folder_ / "case/documents/talks.html"));
}

TEST_F(DossierTest, two_documents_of_one_name_keep_their_own_claims_and_files) {
  write("a/note.md", note_text);
  write("b/note.md", std::string(note_text) + "The Quay Company proposes a share of the grounds.\n");
  const auto drafted =
      draft_from({path("a/note.md"), path("b/note.md")}, base::DataTables(), evidence::Date{2024, 3, 3});
  ASSERT_TRUE(drafted.ok()) << base::to_text(drafted.diagnostics());
  ASSERT_THAT(drafted->evidence.documents, SizeIs(2));
  EXPECT_NE(drafted->evidence.documents[0].id, drafted->evidence.documents[1].id);
  ASSERT_TRUE(save_new_case(*drafted, path("case")).ok());
  const auto opened = open_case(path("case"));
  ASSERT_TRUE(opened.ok()) << base::to_text(opened.diagnostics());
  EXPECT_EQ(opened->evidence.documents[1].text, drafted->evidence.documents[1].text);
}

TEST_F(DossierTest, a_folder_that_holds_a_case_already_is_left_alone) {
  copy_harbour();
  const std::string before = *base::read_file(path("case/case.toml"));
  write("note.md", note_text);
  const auto drafted = draft_from({path("note.md")}, base::DataTables(), evidence::Date{2024, 3, 3});
  ASSERT_TRUE(drafted.ok());
  const auto saved = save_new_case(*drafted, path("case"));
  ASSERT_FALSE(saved.ok());
  EXPECT_EQ(base::to_text(saved.diagnostics()),
            path("case") + ": error: \"" + path("case") + "\" already holds a case   " +
                "[folder-not-empty]\n   help: name another folder with -o, or move the old " + "case away\n");
  EXPECT_EQ(*base::read_file(path("case/case.toml")), before);
  EXPECT_FALSE(fs::exists(folder_ / "case/documents/note.md"));
}

TEST_F(DossierTest, a_document_that_is_not_there_is_named_and_nothing_is_drafted) {
  write("note.md", note_text);
  const auto drafted =
      draft_from({path("note.md"), path("absent.md")}, base::DataTables(), evidence::Date{2024, 3, 3});
  ASSERT_FALSE(drafted.ok());
  EXPECT_THAT(base::to_text(drafted.diagnostics()), HasSubstr("absent.md"));
  EXPECT_EQ(drafted.diagnostics().front().code, "missing-file");
}

}  // namespace
}  // namespace entente::desk
