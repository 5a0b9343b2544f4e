#include "entente/desk/case_documents.h"

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
using ::testing::StartsWith;

const char* note =
    "The Quay Company and the Dockers' Union met in Port Town on 1 March 2024.\n"
    "The Dockers' Union demands a fee for night work.\n"
    "The Quay Company rejects a fee for night work.\n";

std::string name_for(const std::string& given) {
  const auto documents = documents_from({{given, note}}, {});
  EXPECT_TRUE(documents.ok()) << given << base::to_text(documents.diagnostics());
  return documents->front().id + " | " + documents->front().file;
}

TEST(DocumentsFrom, cleans_names) {
  EXPECT_EQ(name_for("minutes.txt"), "minutes | minutes.txt");
  EXPECT_EQ(name_for("../../etc/Pass Wd"), "pass-wd | Pass Wd.txt");
  EXPECT_EQ(name_for("C:\\texts\\Minutes 2 (final).md"), "minutes-2-final | Minutes 2 (final).md");
  EXPECT_EQ(name_for("Économie.txt"), "conomie | Économie.txt");
  EXPECT_EQ(name_for(".hidden"), "hidden | hidden.txt");
  EXPECT_EQ(name_for(""), "document | document.txt");
  EXPECT_EQ(name_for("a..b#1.txt"), "a.b-1 | a.b-1.txt");
  EXPECT_EQ(name_for(std::string(500, 'x') + ".md").size(), 80 + 3 + 83U);
}

TEST(DocumentsFrom, gives_no_name_twice) {
  const auto documents = documents_from({{"a.txt", note}, {"a.txt", note}, {"b/a.txt", note}}, {});
  ASSERT_TRUE(documents.ok());
  EXPECT_EQ(documents->at(1).file, "a-2.txt");
  EXPECT_EQ(documents->at(2).id, "a-3");
  TakenNames taken;
  taken.evidence.claims.resize(1);
  taken.evidence.claims[0].document = "a";
  EXPECT_EQ(documents_from({{"a.txt", note}}, taken)->front().id, "a-2");
}

TEST(DocumentsFrom, reports_every_file_that_is_no_text) {
  const auto documents = documents_from({{"empty.txt", " \n"},
                                         {"fine.txt", note},
                                         {"picture.png", std::string("\x89PNG\0\0", 6)},
                                         {"latin.txt", "caf\xe9 talks were held today.\n"}},
                                        {});
  ASSERT_FALSE(documents.ok());
  std::vector<std::string> codes;
  for (const auto& problem : documents.diagnostics())
    codes.push_back(problem.where.file + " " + problem.code);
  EXPECT_THAT(codes, testing::ElementsAre("empty.txt empty-document", "picture.png binary-document",
                                          "latin.txt not-utf8"));
  EXPECT_EQ(documents_from({}, {}).diagnostics()[0].code, "bad-request");
}

const char* page =
    "<html><head><title>Night work</title></head><body><article><h1>Night Work at the Quays</h1>"
    "<p>The Dockers&rsquo; Union demands a&nbsp;fee for night work.</p>"
    "<p>The Quay Company rejects a fee for night work.</p></article></body></html>";

TEST(DocumentsFrom, keep_the_text_of_a_page_under_a_name_of_its_own) {
  TakenNames taken;
  taken.evidence.documents.resize(1);
  taken.evidence.documents[0].id = "night";
  const auto documents = documents_from({{"Night.html", page}, {"night.md", note}, {"talks", page}}, taken);
  ASSERT_TRUE(documents.ok()) << base::to_text(documents.diagnostics());
  EXPECT_EQ(documents->at(0).id + " " + documents->at(0).file, "night-2 Night-2.md");
  EXPECT_EQ(documents->at(1).id + " " + documents->at(1).file, "night-3 night-3.md");
  EXPECT_EQ(documents->at(2).id + " " + documents->at(2).file, "talks talks.md");
  EXPECT_THAT(documents->at(0).text, Not(HasSubstr("<p>")));
}

TEST(DocumentsFrom, a_page_is_read_again_from_the_text_that_the_case_keeps) {
  const fs::path folder = fs::path(testing::TempDir()) / "kept_page";
  fs::remove_all(folder);
  const auto documents = documents_from({{"night.html", page}}, {});
  ASSERT_TRUE(documents.ok()) << base::to_text(documents.diagnostics());
  const auto drafted = draft_of(*documents, {base::DataTables(), evidence::Date{2024, 3, 2}});
  ASSERT_TRUE(drafted.ok()) << base::to_text(drafted.diagnostics());
  ASSERT_THAT(drafted->evidence.claims, Not(IsEmpty()));
  EXPECT_EQ(drafted->dispute->parts().documents.at(0).file, "night.md");
  ASSERT_TRUE(write_documents(*documents, folder.string()).ok());
  const auto again = documents_of(*drafted->dispute, folder.string(), nullptr);
  ASSERT_TRUE(again.ok()) << base::to_text(again.diagnostics());
  EXPECT_EQ(again->documents.at(0).text, documents->at(0).text);
  EXPECT_EQ(again->documents.at(0).sentences.size(), documents->at(0).sentences.size());
}

TEST(DraftOf, drafts_a_case_that_rests_on_its_documents) {
  const auto drafted = draft_of(documents_from({{"minutes.txt", note}}, {}).value(),
                                {base::DataTables(), evidence::Date{2024, 3, 2}});
  ASSERT_TRUE(drafted.ok()) << base::to_text(drafted.diagnostics());
  EXPECT_TRUE(drafted->from_documents);
  EXPECT_THAT(drafted->dispute->parties(), Not(IsEmpty()));
  EXPECT_THAT(drafted->evidence.claims, Not(IsEmpty()));
  EXPECT_EQ(drafted->dispute->parts().documents.at(0).file, "minutes.txt");
}

TEST(WithDocuments, adds_a_row_and_claims_and_leaves_old_claims_as_they_were_judged) {
  auto old = draft_of(documents_from({{"minutes.txt", note}}, {}).value(),
                      {base::DataTables(), evidence::Date{2024, 3, 2}})
                 .value();
  ASSERT_FALSE(old.draft.claims.empty());
  old.draft.claims[0].status = evidence::ClaimStatus::rejected;
  old.evidence.claims = old.draft.claims;
  const auto fresh = documents_from({{"minutes.txt", note}}, {old.evidence, ""});
  const auto changed = with_documents(old, *fresh, {});
  ASSERT_TRUE(changed.ok()) << base::to_text(changed.diagnostics());
  EXPECT_THAT(changed->draft.claims, SizeIs(2 * old.draft.claims.size()));
  for (std::size_t i = 0; i < old.draft.claims.size(); ++i) {
    EXPECT_EQ(changed->draft.claims[i].id, old.draft.claims[i].id);
    EXPECT_EQ(changed->draft.claims[i].status, old.draft.claims[i].status);
    EXPECT_THAT(changed->draft.claims[old.draft.claims.size() + i].id, StartsWith("minutes-2#"));
  }
  EXPECT_THAT(changed->draft.toml, HasSubstr("[[document]]\nid = \"minutes-2\"\nfile = \"minutes-2.txt\"\n"));
  EXPECT_EQ(changed->dispute->parts().documents.size(), 2U);
  EXPECT_EQ(changed->dispute->parts().documents[1].origin, "minutes") << "the same text is no second source";
  EXPECT_EQ(changed->evidence.documents[1].origin, "minutes");
}

TEST(DraftOf, names_one_origin_for_the_documents_of_one_text) {
  const auto drafted = draft_of(documents_from({{"herald.txt", note}, {"post.txt", note}}, {}).value(),
                                {base::DataTables(), evidence::Date{2024, 3, 2}});
  ASSERT_TRUE(drafted.ok()) << base::to_text(drafted.diagnostics());
  EXPECT_EQ(drafted->dispute->parts().documents[0].origin, "");
  EXPECT_EQ(drafted->dispute->parts().documents[1].origin, "herald");
  EXPECT_EQ(drafted->evidence.documents[1].origin, "herald");
}

TEST(DocumentsOf, reads_again_only_what_a_row_describes_otherwise) {
  const std::string folder = std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour";
  const auto dossier = open_case(folder);
  ASSERT_TRUE(dossier.ok());
  // From a folder that does not exist nothing can be read.
  const auto kept = documents_of(*dossier->dispute, "/no/such/folder", &*dossier);
  ASSERT_TRUE(kept.ok());
  EXPECT_THAT(kept->documents, SizeIs(dossier->evidence.documents.size()));
  EXPECT_FALSE(documents_of(*dossier->dispute, "/no/such/folder", nullptr).ok());
  EXPECT_TRUE(documents_of(*dossier->dispute, folder, nullptr).ok());
}

TEST(DocumentsOf, refuses_a_claim_whose_quote_is_not_there) {
  const std::string folder = std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour";
  auto draft = open_case(folder)->draft;
  draft.claims[0].quote[0] = '?';
  const auto built = dispute::Case::build(draft);
  ASSERT_TRUE(built.ok());
  const auto documents = documents_of(*built, folder, nullptr);
  ASSERT_FALSE(documents.ok());
  EXPECT_EQ(documents.diagnostics()[0].code, "claim-quote-mismatch");
}

TEST(WriteDocuments, puts_them_into_documents_and_nowhere_else) {
  const fs::path folder = fs::path(testing::TempDir()) / "entente-write-documents";
  fs::remove_all(folder);
  fs::create_directories(folder);
  ASSERT_TRUE(write_documents(documents_from({{"../../out.txt", note}}, {}).value(), folder.string()).ok());
  EXPECT_EQ(base::read_file((folder / "documents" / "out.txt").string()).value(), note);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace entente::desk
