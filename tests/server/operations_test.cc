#include "entente/server/operations.h"

#include <memory>

#include <nlohmann/json.hpp>

#include "tests/server/folder_fixture.h"

namespace entente::server {
namespace {

using nlohmann::json;

class OperationsTest : public FolderTest {
 protected:
  void SetUp() override {
    FolderTest::SetUp();
    copy_case("harbour");
    desk::StudioSettings settings;
    settings.folder = folder_.string();
    settings.today = evidence::Date{2024, 3, 2};
    settings.version = "0.0.7";
    studio_ = std::make_unique<desk::Studio>(settings);
    const auto opened = studio_->open(path("cases/harbour"));
    ASSERT_TRUE(opened) << base::to_text(opened.diagnostics());
    handle_ = *opened;
    operations_ = std::make_unique<Operations>(
        *studio_, OperationSettings{folder_.string(), {2024, 3, 2}, [this] { ++quits_; }});
  }
  Answer ask(const std::string& operation, const json& body) const {
    return operations_->answer(operation, body.dump());
  }

  std::unique_ptr<desk::Studio> studio_;
  std::unique_ptr<Operations> operations_;
  std::string handle_;
  int quits_ = 0;
};

TEST_F(OperationsTest, state_names_the_formats_beside_what_the_studio_says) {
  const Answer answer = ask("state", json::object());
  ASSERT_EQ(answer.status, 200) << answer.body;
  const json state = json::parse(answer.body);
  EXPECT_EQ(state.at("version"), "0.0.7");
  EXPECT_EQ(state.at("cases").at(0).at("case"), handle_);
  EXPECT_EQ(state.at("formats").at(0).at("id"), "genius");
}

TEST_F(OperationsTest, the_studio_answers_its_operations) {
  const Answer answer = ask("case", {{"case", handle_}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json::parse(answer.body).at("name"), "harbour");
  EXPECT_EQ(ask("case", {{"case", "none"}}).status, 404);
  EXPECT_GE(ask("brew-coffee", json::object()).status, 400);
}

TEST_F(OperationsTest, what_is_no_json_is_refused_with_diagnostics) {
  for (const char* body : {"", "{", "nonsense", "[1,2", "{\"case\":\"\xff\"}", "[]", "1", "null"}) {
    for (const char* operation : {"state", "case", "view", "edit", "stream", "import", "open"}) {
      const Answer answer = operations_->answer(operation, body);
      EXPECT_GE(answer.status, 400) << operation << " " << body;
      EXPECT_LT(answer.status, 500) << operation << " " << body;
      EXPECT_TRUE(json::parse(answer.body).contains("diagnostics")) << operation << " " << body;
    }
  }
}

TEST_F(OperationsTest, a_body_nested_without_end_is_refused_before_anybody_reads_it) {
  for (const char* operation : {"state", "view", "stream", "import"}) {
    for (const std::string& body : {std::string(1'000'000, '['), "{\"case\":" + std::string(100'000, '[') +
                                                                     std::string(100'000, ']') + "}"}) {
      const Answer answer = operations_->answer(operation, body);
      EXPECT_EQ(answer.status, 400);
      EXPECT_NE(answer.body.find("the body is nested more than 64 deep"), std::string::npos);
    }
  }
  // Brackets inside a text are no nesting.
  EXPECT_EQ(ask("case", {{"case", std::string(1000, '[') + "\\\""}}).status, 404);
}

TEST_F(OperationsTest, a_file_to_keep_has_its_name_in_the_headers) {
  const Answer answer = ask("export", {{"case", handle_}, {"what", "csv"}, {"worlds", 64}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  ASSERT_EQ(answer.headers.size(), 1u);
  EXPECT_EQ(answer.headers[0].first, "Content-Disposition");
  EXPECT_TRUE(answer.headers[0].second.starts_with("attachment; filename=\"")) << answer.headers[0].second;
  EXPECT_TRUE(answer.media_type.starts_with("text/csv")) << answer.media_type;
}

TEST_F(OperationsTest, an_import_becomes_an_open_case_below_the_folder) {
  const Answer answer =
      ask("import", {{"format", "csv"},
                     {"files",
                      {{{"name", "park.csv"},
                        {"text", slurp(ENTENTE_SOURCE_DIR "/cases/harbour-sport/score-sheets.csv")}}}}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  const json state = json::parse(answer.body);
  EXPECT_EQ(state.at("canonical").at("party").size(), 6u);
  EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(state.at("folder")) / "case.toml"));
  EXPECT_EQ(ask("import", {{"format", "csv"}, {"files", {{{"name", "a.csv"}, {"text", "1"}}}}}).status, 422);
  EXPECT_EQ(ask("import", json::object()).status, 400);
}

TEST_F(OperationsTest, quit_is_handed_on) {
  EXPECT_EQ(ask("quit", json::object()).status, 200);
  EXPECT_EQ(quits_, 1);
}

TEST_F(OperationsTest, stopped_a_view_comes_back_at_once_without_answers) {
  operations_->stop();
  const Answer answer = ask("view", {{"case", handle_}, {"questions", {"agreement"}}, {"worlds", 1 << 20}});
  EXPECT_TRUE(json::parse(answer.body).at("answers").is_null());
}

}  // namespace
}  // namespace entente::server
