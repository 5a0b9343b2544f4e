#include "entente/server/imports.h"

#include <nlohmann/json.hpp>

#include "tests/server/folder_fixture.h"

namespace entente::server {
namespace {

using nlohmann::json;

class ImportsTest : public FolderTest {
 protected:
  base::Result<Imported> import(const json& body) const {
    return import_case(body.dump(), folder_.string(), {2024, 3, 2});
  }
  static json one(const std::string& format, const std::string& name, const std::string& text) {
    return {{"format", format}, {"files", {{{"name", name}, {"text", text}}}}};
  }
  bool nothing_left() const { return std::filesystem::is_empty(folder_); }
};

const std::string sheets = slurp(ENTENTE_SOURCE_DIR "/cases/harbour-sport/score-sheets.csv");

TEST_F(ImportsTest, score_sheets_become_a_case_and_leave_no_file_behind) {
  const auto imported = import(one("csv", "sport park.csv", sheets));
  ASSERT_TRUE(imported) << base::to_text(imported.diagnostics());
  EXPECT_EQ(imported->dossier.dispute->parties().size(), 6u);
  EXPECT_EQ(imported->name, "sport park");
  EXPECT_EQ(imported->dossier.dispute->parts().as_of, (evidence::Date{2024, 3, 2}));
  EXPECT_TRUE(nothing_left());
}

TEST_F(ImportsTest, files_of_a_folder_keep_their_places_in_it) {
  for (const std::string top : {"", "Old Mill/"}) {
    const json files = {{{"name", top + "scores_files/a.txt"}, {"text", "10, 20\n5, 0\n15\n"}},
                        {{"name", top + "scores_files/b.txt"}, {"text", "0, 30\n5, 10\n20\n"}}};
    const auto game = import({{"format", "scored-game"}, {"files", files}});
    ASSERT_TRUE(game) << base::to_text(game.diagnostics());
    EXPECT_EQ(game->dossier.dispute->parties().size(), 2u);
    EXPECT_EQ(game->name, top.empty() ? "scored-game" : "Old Mill");
  }
  EXPECT_TRUE(nothing_left());
}

TEST_F(ImportsTest, a_fault_is_named_by_the_file_as_it_was_sent) {
  const auto imported = import(one("genius", "domain.xml", "<negotiation_template><utility_space/>"));
  ASSERT_FALSE(imported);
  const std::string said = base::to_text(imported.diagnostics());
  EXPECT_EQ(said.find("entente-import"), std::string::npos) << said;
  EXPECT_EQ(said.find(folder_.string()), std::string::npos) << said;
  EXPECT_NE(said.find("domain.xml"), std::string::npos) << said;
  EXPECT_TRUE(nothing_left());
}

TEST_F(ImportsTest, a_name_cannot_lead_elsewhere) {
  for (const char* name :
       {"../x.csv", "/x.csv", "a/../../x.csv", "", ".", "..", "a//b.csv", "a/b/c/d.csv", "a\\b.csv", "a/"}) {
    const auto imported = import(one("csv", name, sheets));
    ASSERT_FALSE(imported) << name;
    EXPECT_EQ(imported.diagnostics().front().code, "bad-request") << name;
  }
  EXPECT_FALSE(import(one("csv", std::string("a\0b.csv", 7), sheets)));
  EXPECT_TRUE(nothing_left());
  EXPECT_FALSE(std::filesystem::exists(folder_.parent_path() / "x.csv"));
}

TEST_F(ImportsTest, a_body_of_another_shape_is_a_bad_request) {
  const std::vector<json> bodies = {{},
                                    {{"format", "csv"}},
                                    {{"format", "csv"}, {"files", json::array()}},
                                    {{"format", 1}, {"files", {{{"name", "a"}, {"text", ""}}}}},
                                    {{"format", "csv"}, {"files", {"a"}}},
                                    {{"format", "csv"}, {"files", {{{"name", "a"}}}}}};
  for (const json& body : bodies) {
    const auto imported = import(body);
    ASSERT_FALSE(imported) << body;
    EXPECT_EQ(imported.diagnostics().front().code, "bad-request") << body;
  }
  EXPECT_FALSE(import_case("{", folder_.string(), {2024, 3, 2}));
}

TEST_F(ImportsTest, an_unknown_format_is_named) {
  const auto imported = import(one("abacus", "a.txt", "1"));
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.diagnostics().front().code, "unknown-exchange-format");
}

TEST_F(ImportsTest, where_nothing_can_be_written_the_folder_is_named) {
  const auto imported = import_case(one("csv", "a.csv", sheets).dump(), path("none"), {2024, 3, 2});
  ASSERT_FALSE(imported);
  EXPECT_EQ(base::to_text(imported.diagnostics()),
            "error: cannot write in \"" + path("none") +
                "\"   [unwritable-file]\n"
                "   help: start entente where you may write, or name a folder with -o\n");
}

TEST_F(ImportsTest, formats_are_those_that_can_be_read) {
  const json formats = json::parse(import_formats_json());
  std::vector<std::string> ids;
  for (const auto& format : formats) ids.push_back(format.at("id"));
  EXPECT_EQ(ids,
            (std::vector<std::string>{"genius", "geniusweb", "negmas", "negolog", "scored-game", "csv"}));
  EXPECT_EQ(formats[0].at("title"), "GENIUS XML");
}

}  // namespace
}  // namespace entente::server
