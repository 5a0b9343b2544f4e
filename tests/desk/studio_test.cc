// Tests also: case_shelf.cc, case_state.cc, request_body.cc, studio_edits.cc, studio_views.cc
#include "entente/desk/studio.h"

#include <filesystem>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/base/base64.h"
#include "entente/base/file.h"
#include "entente/desk/case_shelf.h"

namespace entente::desk {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

const char* note =
    "---\ntitle: Quay talks\nkind: news\ndate: 2024-03-02\n---\n"
    "The Quay Company and the Dockers' Union met in Port Town on 1 March 2024.\n"
    "The Dockers' Union demands a fee for night work.\n"
    "The Quay Company rejects a fee for night work.\n";

class StudioTest : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(testing::TempDir()) /
            (std::string("entente-studio-") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(root_);
    fs::create_directories(root_ / "work");
    StudioSettings settings;
    settings.folder = (root_ / "work").string();
    settings.today = evidence::Date{2024, 3, 9};
    settings.version = "1.2";
    settings.formats = {"csv"};
    studio_ = std::make_unique<Studio>(settings);
  }
  void TearDown() override { fs::remove_all(root_); }

  Json ask(const std::string& operation, const Json& body, int status = 200) {
    const Reply reply = studio_->call(operation, body.dump());
    EXPECT_EQ(reply.status, status) << operation << "\n" << reply.body.substr(0, 2000);
    return Json::parse(reply.body, nullptr, false);
  }
  std::string refused(const std::string& operation, const Json& body, int status) {
    const Json reply = ask(operation, body, status);
    return reply.contains("diagnostics") ? reply["diagnostics"][0]["code"].get<std::string>() : reply.dump();
  }
  Json open_harbour() { return ask("open", {{"sample", "harbour"}}); }
  std::string text(const Json& state, const std::string& name) {
    return base::read_file((fs::path(state["folder"].get<std::string>()) / name).string()).value();
  }

  fs::path root_;
  std::unique_ptr<Studio> studio_;
};

TEST_F(StudioTest, shows_what_can_be_opened) {
  const Json empty = ask("state", Json::object());
  EXPECT_EQ(empty["version"], "1.2");
  EXPECT_EQ(empty["as_of_today"], "2024-03-09");
  EXPECT_EQ(empty["formats"], Json({"csv"}));
  EXPECT_THAT(empty["cases"], IsEmpty());
  std::vector<std::string> names;
  for (const Json& sample : empty["samples"]) {
    names.push_back(sample["name"]);
    EXPECT_FALSE(sample["title"].get<std::string>().empty());
    EXPECT_FALSE(sample["question"].get<std::string>().empty());
  }
  EXPECT_THAT(names, ElementsAre("harbour", "moscow-talks", "panama-canal-1974"));
  const Json state = open_harbour();
  const Json full = ask("state", Json::object());
  ASSERT_THAT(full["cases"], SizeIs(1));
  EXPECT_EQ(full["cases"][0]["case"], state["case"]);
  EXPECT_EQ(full["cases"][0]["title"], "Harbour talks");
  ASSERT_THAT(full["found"], SizeIs(1));
  EXPECT_EQ(full["found"][0]["title"], "Harbour talks");
}

TEST_F(StudioTest, opens_a_sample_as_a_copy_below_the_working_folder) {
  const Json state = open_harbour();
  EXPECT_EQ(state["folder"], (root_ / "work" / "harbour").string());
  EXPECT_EQ(state["name"], "harbour");
  EXPECT_EQ(text(state, "case.toml"),
            base::read_file(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour/case.toml").value());
  EXPECT_EQ(open_harbour()["name"], "harbour-2");
  EXPECT_EQ(refused("open", {{"sample", "harbor"}}, 404), "unknown-case");
}

TEST_F(StudioTest, tells_all_about_a_case) {
  const Json state = open_harbour();
  EXPECT_EQ(state["revision"], 0);
  EXPECT_EQ(state["undo"], nullptr);
  EXPECT_EQ(state["conflict"], nullptr);
  EXPECT_EQ(state["faulty"], false);
  EXPECT_EQ(state["canonical"]["case"]["title"], "Harbour talks");
  EXPECT_EQ(state["toml"], text(state, "case.toml"));
  EXPECT_FALSE(state["numbers"].empty());
  EXPECT_FALSE(state["questions"].empty());
  EXPECT_EQ(state["main_table"], "bilateral");
  EXPECT_GE(state["defaults_share"].get<double>(), 0.0);
  EXPECT_LT(state["defaults_share"].get<double>(), 1.0);
  ASSERT_FALSE(state["documents"].empty());
  const Json& document = state["documents"][0];
  const std::string words = document["text"];
  for (const Json& sentence : document["sentences"])
    EXPECT_LE(sentence["end"].get<std::size_t>(), words.size());
  std::vector<std::string> entities;
  for (const Json& entity : state["entities"]) entities.push_back(entity["id"]);
  EXPECT_THAT(entities, testing::Contains("north_coast"));
}

TEST_F(StudioTest, opens_folders_of_the_working_folder_only) {
  const Json state = open_harbour();
  ask("close", {{"case", state["case"]}});
  EXPECT_EQ(refused("case", {{"case", state["case"]}}, 404), "unknown-case");
  EXPECT_EQ(ask("open", {{"folder", "harbour"}})["case"], state["case"]);
  EXPECT_EQ(ask("open", {{"folder", state["folder"]}})["case"], state["case"]);
  const std::string outside = (root_ / "outside").string();
  fs::copy(state["folder"].get<std::string>(), outside, fs::copy_options::recursive);
  EXPECT_EQ(refused("open", {{"folder", outside}}, 403), "folder-outside");
  EXPECT_EQ(refused("open", {{"folder", "../outside"}}, 403), "folder-outside");
  fs::create_directory_symlink(outside, root_ / "work" / "link");
  EXPECT_EQ(refused("open", {{"folder", "link"}}, 403), "folder-outside");
  EXPECT_EQ(refused("open", {{"folder", "nothing"}}, 404), "missing-file");
  // The command line opens any folder, and from then on pages may too.
  const auto handle = studio_->open(outside);
  ASSERT_TRUE(handle.ok());
  ask("close", {{"case", *handle}});
  EXPECT_EQ(ask("open", {{"folder", outside}})["case"], *handle);
}

TEST_F(StudioTest, edits_undoes_and_redoes) {
  const Json state = open_harbour();
  const Json edit = {{"do", "estimate"}, {"path", "party.north_coast.capability"}, {"text", "70"}};
  const Json changed =
      ask("edit", {{"case", state["case"]}, {"revision", 0}, {"edits", {edit}}, {"label", "stronger"}});
  EXPECT_EQ(changed["revision"], 1);
  EXPECT_EQ(changed["undo"], "stronger");
  EXPECT_NE(changed["toml"], state["toml"]);
  EXPECT_EQ(refused("edit", {{"case", state["case"]}, {"revision", 0}, {"edits", {edit}}}, 409),
            "stale-revision");
  const Json back = ask("undo", {{"case", state["case"]}, {"revision", 1}});
  EXPECT_EQ(back["toml"], state["toml"]);
  EXPECT_EQ(back["redo"], "stronger");
  EXPECT_EQ(ask("redo", {{"case", state["case"]}, {"revision", 2}})["toml"], changed["toml"]);
  const Json entries = ask("history", {{"case", state["case"]}})["entries"];
  ASSERT_THAT(entries, SizeIs(1));
  EXPECT_EQ(entries[0]["label"], "stronger");
  EXPECT_EQ(entries[0]["undone"], false);
}

TEST_F(StudioTest, polls_for_other_tabs_and_other_programs) {
  const Json state = open_harbour();
  const Json asked = {{"case", state["case"]}, {"revision", 0}};
  EXPECT_EQ(ask("poll", asked), (Json{{"revision", 0}, {"changed", false}, {"on_disk", false}}));
  ask("edit",
      {{"case", state["case"]},
       {"revision", 0},
       {"edits", {{{"do", "set"}, {"path", "case.title"}, {"value", "\"Talks\""}}}}},
      200);
  EXPECT_EQ(ask("poll", asked)["changed"], true);
  const std::string file = state["folder"].get<std::string>() + "/case.toml";
  ASSERT_TRUE(base::write_file(file, text(state, "case.toml") + "# by hand\n").ok());
  EXPECT_EQ(ask("poll", asked)["on_disk"], true);
  EXPECT_FALSE(ask("case", {{"case", state["case"]}})["conflict"]["message"].get<std::string>().empty());
  EXPECT_EQ(refused("undo", {{"case", state["case"]}, {"revision", 1}}, 409), "changed-on-disk");
  const Json settled = ask("settle", {{"case", state["case"]}, {"keep", "disk"}});
  EXPECT_EQ(settled["conflict"], nullptr);
  EXPECT_THAT(settled["toml"].get<std::string>(), HasSubstr("# by hand"));
}

TEST_F(StudioTest, refuses_what_is_no_request) {
  EXPECT_EQ(studio_->call("fly", "{}").status, 404);
  EXPECT_THAT(studio_->call("fly", "{}").body, HasSubstr("unknown-operation"));
  for (const char* body : {"", "{", "[1", "{\"case\":\"\xff\"}", "{} {}"}) {
    const Reply reply = studio_->call("case", body);
    EXPECT_EQ(reply.status, 400) << body;
    EXPECT_THAT(reply.body, HasSubstr("bad-json")) << body;
  }
  EXPECT_THAT(studio_->call("case", std::string(100000, '[')).body, HasSubstr("bad-json"));
  EXPECT_THAT(studio_->call("edit", "{\"edits\":" + std::string(90, '[') + std::string(90, ']') + "}").body,
              HasSubstr("bad-json"));
  EXPECT_EQ(refused("case", Json::array(), 400), "bad-request");
  EXPECT_EQ(refused("case", {{"case", 7}}, 400), "bad-request");
  EXPECT_EQ(refused("case", Json::object(), 400), "bad-request");
  EXPECT_EQ(refused("case", {{"case", "nobody"}}, 404), "unknown-case");
  const std::string handle = open_harbour()["case"];
  EXPECT_EQ(refused("edit", {{"case", handle}, {"revision", "0"}, {"edits", Json::array()}}, 400),
            "bad-request");
  EXPECT_EQ(refused("edit", {{"case", handle}, {"revision", -1}, {"edits", Json::array()}}, 400),
            "bad-request");
  EXPECT_EQ(refused("edit", {{"case", handle}, {"revision", 0}}, 400), "bad-request");
  EXPECT_EQ(refused("edit", {{"case", handle}, {"revision", 0}, {"edits", {1}}}, 400), "bad-edit");
  EXPECT_EQ(refused("settle", {{"case", handle}, {"keep", "both"}}, 400), "bad-request");
  EXPECT_EQ(refused("export", {{"case", handle}, {"what", "pdf"}}, 400), "bad-request");
  EXPECT_EQ(refused("export", {{"case", handle}, {"what", "csv"}, {"worlds", 1 << 30}}, 400), "bad-request");
  EXPECT_EQ(refused("documents", {{"files", {{{"name", "a"}}}}}, 400), "bad-request");
  EXPECT_EQ(refused("new", {{"title", "x"}, {"as_of", "yesterday"}}, 400), "bad-request");
  for (const char* operation :
       {"open", "new", "close", "poll", "undo", "redo", "history", "view", "export", "settle"})
    EXPECT_EQ(studio_->call(operation, "{\"case\":[],\"folder\":[],\"title\":[]}").status, 400) << operation;
}

TEST_F(StudioTest, begins_an_empty_case_that_documents_fill) {
  const Json empty =
      ask("new", {{"title", "Quay \"talks\""}, {"question", "Which fee?"}, {"as_of", "2024-03-05"}});
  EXPECT_EQ(empty["name"], "quay-talks");
  EXPECT_EQ(empty["faulty"], false);
  EXPECT_EQ(empty["canonical"]["case"]["title"], "Quay \"talks\"");
  const Json filled =
      ask("documents", {{"case", empty["case"]}, {"files", {{{"name", "quay.txt"}, {"text", note}}}}});
  EXPECT_EQ(filled["case"], empty["case"]);
  EXPECT_EQ(filled["canonical"]["case"]["title"], "Quay \"talks\"");
  EXPECT_EQ(filled["canonical"]["case"]["question"], "Which fee?");
  EXPECT_EQ(filled["canonical"]["case"]["as_of"], "2024-03-05");
  EXPECT_FALSE(filled["canonical"]["party"].empty());
  EXPECT_FALSE(filled["canonical"]["claims"].empty());
  EXPECT_GT(filled["defaults_share"].get<double>(), 0.5);
  EXPECT_EQ(text(filled, "documents/quay.txt"), note);
  const Json back = ask("undo", {{"case", empty["case"]}, {"revision", 1}});
  EXPECT_TRUE(back["canonical"]["party"].empty());
  EXPECT_FALSE(ask("redo", {{"case", empty["case"]}, {"revision", 2}})["canonical"]["party"].empty());
}

TEST_F(StudioTest, drafts_a_case_from_documents_alone) {
  const Json drafted =
      ask("documents", {{"case", nullptr}, {"files", {{{"name", "a.txt"}, {"text", note}}}}});
  EXPECT_EQ(drafted["name"], "quay-talks");
  EXPECT_FALSE(drafted["canonical"]["party"].empty());
  ASSERT_THAT(drafted["documents"], SizeIs(1));
  EXPECT_EQ(drafted["documents"][0]["title"], "Quay talks");
  // Every claim is there again when the case is opened again.
  const Json again = ask("case", {{"case", drafted["case"]}});
  EXPECT_EQ(again["canonical"]["claims"], drafted["canonical"]["claims"]);
}

TEST_F(StudioTest, adds_documents_to_a_case_and_keeps_what_was_judged) {
  const Json state = open_harbour();
  const Json added =
      ask("documents",
          {{"case", state["case"]},
           {"files", {{{"name", "quay.txt"}, {"text", note}}, {{"name", "quay.txt"}, {"text", note}}}}});
  EXPECT_THAT(added["documents"], SizeIs(state["documents"].size() + 2));
  EXPECT_EQ(added["undo"], "2 documents added");
  const std::size_t before = state["canonical"]["claims"].size();
  ASSERT_GT(added["canonical"]["claims"].size(), before);
  for (std::size_t i = 0; i < before; ++i)
    EXPECT_EQ(added["canonical"]["claims"][i], state["canonical"]["claims"][i]);
  EXPECT_EQ(text(added, "documents/quay-2.txt"), note);
  const Json back = ask("undo", {{"case", state["case"]}, {"revision", 1}});
  EXPECT_EQ(back["canonical"], state["canonical"]);
}

TEST_F(StudioTest, takes_files_that_are_no_text_as_base64_and_keeps_their_text) {
  // "café" as a page of a server that says nothing of its characters.
  const std::string page =
      "<html><body><h1>Quay talks</h1><p>The Quay Company rejects a caf\xe9 fee.</p></body></html>";
  const Json added = ask("documents", {{"case", open_harbour()["case"]},
                                       {"files", {{{"name", "page.html"}, {"base64", base::base64(page)}}}}});
  EXPECT_THAT(text(added, "documents/page.md"), testing::HasSubstr("a caf\xc3\xa9 fee."));
  EXPECT_FALSE(fs::exists(fs::path(added["folder"].get<std::string>()) / "documents" / "page.html"));
}

TEST_F(StudioTest, names_the_file_whose_bytes_are_no_base64) {
  const Json files = {{{"name", "quay.txt"}, {"text", note}},
                      {{"name", "a.pdf"}, {"base64", "JVBERi0="}},
                      {{"name", "b.pdf"}, {"base64", "JVBERi0"}}};
  const auto reply = studio_->call("documents", Json{{"files", files}}.dump());
  EXPECT_EQ(reply.status, 400);
  const Json problems = Json::parse(reply.body)["diagnostics"];
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0]["file"], "b.pdf");
  EXPECT_EQ(problems[0]["message"], "the bytes of the file are not base64");
  const Json both = {{{"name", "a"}, {"text", ""}, {"base64", ""}}};
  EXPECT_EQ(refused("documents", {{"files", both}}, 400), "bad-request");
}

TEST_F(StudioTest, writes_nothing_of_documents_that_are_no_texts) {
  const Json state = open_harbour();
  const Json files = {{{"name", "quay.txt"}, {"text", note}}, {{"name", "empty.txt"}, {"text", ""}}};
  EXPECT_EQ(refused("documents", {{"case", state["case"]}, {"files", files}}, 422), "empty-document");
  EXPECT_FALSE(fs::exists(fs::path(state["folder"].get<std::string>()) / "documents" / "quay.txt"));
  EXPECT_EQ(refused("documents", {{"case", nullptr}, {"files", files}}, 422), "empty-document");
  EXPECT_EQ(refused("documents", {{"case", nullptr}, {"files", Json::array()}}, 422), "bad-request");
  EXPECT_THAT(ask("state", Json::object())["found"], SizeIs(1));
}

TEST_F(StudioTest, views_a_case_without_changing_it) {
  const Json state = open_harbour();
  const Json edit = {{"do", "estimate"}, {"path", "party.north_coast.capability"}, {"text", "70"}};
  const Json seen = ask("view", {{"case", state["case"]},
                                 {"questions", {"agreement"}},
                                 {"worlds", 256},
                                 {"edits", {edit}},
                                 {"whole_case", true}});
  EXPECT_EQ(seen["format"], "entente-view");
  EXPECT_NE(seen["answers"], nullptr) << seen.dump();
  EXPECT_EQ(seen["case"]["party"][0]["capability"]["value"], Json({70}));
  EXPECT_EQ(ask("case", {{"case", state["case"]}})["revision"], 0);
  EXPECT_EQ(refused("view", {{"case", "nobody"}}, 404), "unknown-case");
}

TEST_F(StudioTest, a_case_that_never_was_sound_has_no_view) {
  fs::create_directories(root_ / "work" / "broken");
  ASSERT_TRUE(base::write_file((root_ / "work" / "broken" / "case.toml").string(), "format = 1\n").ok());
  const Json state = ask("open", {{"folder", "broken"}});
  EXPECT_EQ(state["faulty"], true);
  EXPECT_EQ(state["canonical"], nullptr);
  EXPECT_EQ(state["numbers"], nullptr);
  EXPECT_FALSE(state["diagnostics"].empty());
  EXPECT_EQ(refused("view", {{"case", state["case"]}}, 422), "missing-key");
  EXPECT_EQ(refused("export", {{"case", state["case"]}, {"what", "csv"}}, 422), "missing-key");
}

TEST_F(StudioTest, takes_a_case_out_in_four_forms) {
  const std::string handle = open_harbour()["case"];
  const auto taken = [&](const char* what) {
    return studio_->call("export", Json{{"case", handle}, {"what", what}, {"worlds", 256}}.dump());
  };
  const Reply html = taken("brief"), json = taken("json"), csv = taken("csv"), toml = taken("case");
  EXPECT_EQ(html.file_name, "harbour-talks.html");
  EXPECT_THAT(html.body, HasSubstr("</html>"));
  EXPECT_EQ(json.file_name, "harbour-talks.json");
  EXPECT_EQ(Json::parse(json.body)["format"], "entente-answers");
  EXPECT_EQ(csv.media_type, "text/csv; charset=utf-8");
  EXPECT_THAT(csv.body, StartsWith("kind,name,"));
  EXPECT_THAT(csv.body, HasSubstr("\nagreement:"));
  EXPECT_EQ(toml.file_name, "case.toml");
  EXPECT_THAT(toml.body, HasSubstr("format = 1"));
}

TEST_F(StudioTest, keeps_restricted_documents_out_of_what_leaves) {
  const Json state = open_harbour();
  const std::string id = state["documents"][0]["id"], quote = state["canonical"]["claims"][0]["quote"];
  ASSERT_THAT(state["canonical"]["claims"][0]["id"].get<std::string>(), StartsWith(id));
  const Json edit = {{"do", "set"}, {"path", "document." + id + ".restricted"}, {"value", "true"}};
  const Json changed = ask("edit", {{"case", state["case"]}, {"revision", 0}, {"edits", {edit}}});
  EXPECT_EQ(changed["documents"][0]["restricted"], true);
  for (const char* what : {"brief", "json", "csv"}) {
    const Reply reply =
        studio_->call("export", Json{{"case", state["case"]}, {"what", what}, {"worlds", 256}}.dump());
    EXPECT_THAT(reply.body, Not(HasSubstr(quote))) << what;
  }
  const Json open_again = {{"do", "set"}, {"path", "document." + id + ".restricted"}, {"value", "false"}};
  const Json opened = ask("edit", {{"case", state["case"]}, {"revision", 1}, {"edits", {open_again}}});
  EXPECT_EQ(opened["documents"][0]["restricted"], false);
}

TEST_F(StudioTest, adds_a_case_that_was_made_elsewhere) {
  const auto dossier = open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour");
  const Reply reply = studio_->add(*dossier, "../Imported: a case");
  EXPECT_EQ(reply.status, 200);
  const Json state = Json::parse(reply.body);
  EXPECT_EQ(state["folder"], (root_ / "work" / "imported-a-case").string());
  EXPECT_EQ(state["toml"], dossier->draft.toml);
}

TEST_F(StudioTest, a_hundred_edits_leave_a_small_history) {
  const Json state = open_harbour();
  const std::string handle = state["case"];
  for (int i = 0; i < 100; ++i) {
    const Json edit = {
        {"do", "estimate"}, {"path", "party.north_coast.capability"}, {"text", std::to_string(100 + i)}};
    ASSERT_EQ(studio_->call("edit", Json{{"case", handle}, {"revision", i}, {"edits", {edit}}}.dump()).status,
              200);
  }
  EXPECT_LT(fs::file_size(state["folder"].get<std::string>() + "/.history.jsonl"), 200U << 10);
  EXPECT_THAT(ask("history", {{"case", handle}})["entries"], SizeIs(100));
}

TEST_F(StudioTest, takes_requests_from_several_threads) {
  const std::string handle = open_harbour()["case"];
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        studio_->call("poll", Json{{"case", handle}, {"revision", 0}}.dump());
        const Json edit = {{"do", "estimate"},
                           {"path", "party.north_coast.capability"},
                           {"text", std::to_string(100 * t + i)}};
        const Json now = Json::parse(studio_->call("case", Json{{"case", handle}}.dump()).body);
        const Reply reply = studio_->call(
            "edit", Json{{"case", handle}, {"revision", now["revision"]}, {"edits", {edit}}}.dump());
        EXPECT_TRUE(reply.status == 200 || reply.status == 409) << reply.body;
        studio_->call("state", "{}");
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(ask("case", {{"case", handle}})["faulty"], false);
}

TEST(FolderName, has_letters_digits_and_hyphens_only) {
  EXPECT_EQ(folder_name("Moscow talks, 2 December 2025"), "moscow-talks-2-december-2025");
  EXPECT_EQ(folder_name("../../etc"), "etc");
  EXPECT_EQ(folder_name("«»"), "case");
  EXPECT_EQ(folder_name(std::string(300, 'a')).size(), 60U);
}

TEST(LiesInside, follows_links_and_dots) {
  const fs::path root = fs::path(testing::TempDir()) / "entente-inside";
  fs::remove_all(root);
  fs::create_directories(root / "a" / "b");
  fs::create_directories(root / "ab");
  EXPECT_TRUE(lies_inside((root / "a").string(), (root / "a").string()));
  EXPECT_TRUE(lies_inside((root / "a" / "b").string(), (root / "a").string()));
  EXPECT_TRUE(lies_inside((root / "a" / "not-yet").string(), (root / "a").string()));
  EXPECT_FALSE(lies_inside((root / "ab").string(), (root / "a").string()));
  EXPECT_FALSE(lies_inside((root / "a" / ".." / "ab").string(), (root / "a").string()));
  fs::remove_all(root);
}

}  // namespace
}  // namespace entente::desk
