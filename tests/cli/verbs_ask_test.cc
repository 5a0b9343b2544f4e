#include <nlohmann/json.hpp>

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

using Json = nlohmann::json;

class VerbsAsk : public Folder {
 protected:
  Json ask(std::vector<std::string> more) const {
    std::vector<std::string> words = {"ask", "cases/harbour", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return Json::parse(ran.out);
  }
};

TEST_F(VerbsAsk, equal_requests_give_equal_bytes_on_any_number_of_threads) {
  for (const char* name : {"cases/harbour", "cases/moscow-talks"}) {
    const Ran one = run({"ask", name, "--json", "--worlds", "1024", "--threads", "1"});
    EXPECT_EQ(one.code, 0);
    EXPECT_GT(one.out.size(), 10000u);
    for (const char* threads : {"2", "8"})
      EXPECT_TRUE(one.out == run({"ask", name, "--json", "--worlds", "1024", "--threads", threads}).out)
          << name << " on " << threads;
  }
}

TEST_F(VerbsAsk, the_folder_of_the_case_is_not_in_the_answer) {
  std::filesystem::copy(path("cases/harbour"), path("elsewhere"), std::filesystem::copy_options::recursive);
  EXPECT_TRUE(run({"ask", "elsewhere", "--json"}).out == run({"ask", "cases/harbour", "--json"}).out);
}

TEST_F(VerbsAsk, another_seed_gives_other_numbers) {
  const Json one = ask({"agreement", "--seed", "1"}), two = ask({"agreement", "--seed", "2"});
  EXPECT_EQ(two["run"]["seed"], 2);
  EXPECT_EQ(one["case"], two["case"]);
  EXPECT_NE(one["answers"], two["answers"]);
}

TEST_F(VerbsAsk, worlds_are_rounded_up_to_16_times_a_power_of_two) {
  const std::vector<std::pair<std::string, int>> rounded = {
      {"1", 16}, {"16", 16}, {"17", 32}, {"1000", 1024}, {"1025", 2048}};
  for (const auto& [asked, drawn] : rounded)
    EXPECT_EQ(ask({"table", "--worlds", asked})["run"]["worlds"], drawn);
  EXPECT_EQ(ask({"table"})["run"]["worlds"], 2048);
}

TEST_F(VerbsAsk, json_holds_no_nan_and_names_every_question_asked) {
  const Ran ran = run({"ask", "cases/moscow-talks", "--json", "--worlds", "64"});
  EXPECT_EQ(ran.out.find("NaN"), std::string::npos);
  EXPECT_EQ(ran.out.find("nan,"), std::string::npos);
  const Json all = Json::parse(ran.out);
  EXPECT_EQ(all["format"], "entente-answers");
  EXPECT_EQ(all["version"], 1);
  std::set<std::string> questions;
  for (const Json& answer : all["answers"]) questions.insert(answer["question"]);
  EXPECT_EQ(questions, (std::set<std::string>{"positions", "agreement", "war", "table", "stability",
                                              "compare", "drivers"}));
}

TEST_F(VerbsAsk, names_what_was_meant) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> slips = {
      {{"ask", "cases/harbour", "agrement"},
       "error: there is no question \"agrement\"   [unknown-question]\n   help: did you mean "
       "\"agreement\"?\n"},
      {{"ask", "cases/harbour", "--table", "bilatral"},
       "error: there is no table \"bilatral\"   [unknown-table]\n   help: did you mean \"bilateral\"?\n"},
      {{"ask", "cases/harbour", "--method", "acceptable_se"},
       "error: there is no method \"acceptable_se\"   [unknown-method]\n   help: did you mean "
       "\"acceptable_set\"?\n"},
      {{"ask", "cases/harbour", "--lever", "widraw_patrols"},
       "error: the case has no lever or bundle \"widraw_patrols\"   [unknown-lever]\n   help: did you mean "
       "\"withdraw_patrols\"?\n"},
      {{"compare", "cases/harbour", "--lever", "pay_for_bots"},
       "error: the case has no lever or bundle \"pay_for_bots\"   [unknown-lever]\n   help: did you mean "
       "\"pay_for_boats\"?\n"}};
  for (const auto& [words, said] : slips) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 2) << said;
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, said);
  }
}

TEST_F(VerbsAsk, a_lever_changes_the_answer_and_is_named_in_it) {
  const Json base = ask({"agreement", "--table", "bilateral"});
  const Json pulled =
      ask({"agreement", "--table", "bilateral", "--lever", "red_line.north_coast.grounds.firmness=0"});
  EXPECT_NE(base["answers"][0]["findings"], pulled["answers"][0]["findings"]);
  EXPECT_EQ(pulled["answers"][0]["levers"][0], "red_line.north_coast.grounds.firmness=0");
}

#ifndef __SANITIZE_ADDRESS__
TEST_F(VerbsAsk, too_little_memory_is_exit_75_and_leaves_nothing) {
  const Ran ran =
      shell("ulimit -v 300000; entente brief cases/moscow-talks --worlds 1048576 --threads 1 -o b.html");
  EXPECT_EQ(ran.code, 75);
  EXPECT_NE(
      ran.err.find(
          "error: not enough memory for this request   [out-of-memory]\n   help: ask for fewer worlds\n"),
      std::string::npos);
  EXPECT_EQ(entries(), std::vector<std::string>{"cases"});
}
#endif

TEST_F(VerbsAsk, compare_takes_one_case) {
  const Ran ran = run({"compare", "cases/harbour", "--lever", "pay_for_boats", "seat_the_island"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "error: compare takes one case, and levers each after a --lever of its own   [usage]\n"
            "   help: entente compare cases/harbour --lever pay_for_boats --lever seat_the_island\n");
}

TEST_F(VerbsAsk, a_brief_replaces_the_old_one_whole_or_not_at_all) {
  write("b.html", "the brief before");
  EXPECT_EQ(run({"brief", "cases/harbour", "-o", "b.html", "--worlds", "64"}).code, 0);
  const std::string first = bytes("b.html");
  EXPECT_EQ(first.find("<!"), 0u);
  EXPECT_NE(first.find("</html>"), std::string::npos);
  change("cases/harbour/case.toml", "salience = [0.5, 0.6, 0.8]", "salience = 1.4");
  EXPECT_EQ(run({"brief", "cases/harbour", "-o", "b.html"}).code, 2);
  EXPECT_TRUE(bytes("b.html") == first);
  EXPECT_EQ(entries(), (std::vector<std::string>{"b.html", "cases"}));
}

TEST_F(VerbsAsk, a_brief_has_equal_bytes_on_any_number_of_threads) {
  EXPECT_EQ(run({"brief", "cases/harbour", "-o", "one.html", "--worlds", "256", "--threads", "1"}).code, 0);
  EXPECT_EQ(run({"brief", "cases/harbour", "-o", "two.html", "--worlds", "256", "--threads", "8"}).code, 0);
  EXPECT_TRUE(bytes("one.html") == bytes("two.html"));
}

TEST_F(VerbsAsk, a_brief_goes_into_a_device_without_replacing_it) {
  const Ran ran = shell(
      "mkfifo pipe && (cat pipe > copy.html &) && entente brief cases/harbour --worlds 64 -o pipe && sleep "
      "0.2");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(std::filesystem::is_fifo(path("pipe")));
  EXPECT_NE(bytes("copy.html").find("</html>"), std::string::npos);
}

// ------------------------------------------------------------------------------------------------ try

TEST_F(VerbsAsk, a_text_is_tried_with_equal_bytes_on_any_number_of_threads) {
  const std::vector<std::string> words = {
      "try",  "cases/moscow-talks", "cases/moscow-talks/texts/european-text.toml", "--json", "--worlds",
      "1024", "--threads"};
  const auto on = [&](const char* threads) {
    auto all = words;
    all.emplace_back(threads);
    return run(all);
  };
  const Ran one = on("1");
  EXPECT_EQ(one.code, 0) << one.err;
  const Json answers = Json::parse(one.out);
  ASSERT_GE(answers["answers"].size(), 1u);
  EXPECT_EQ(answers["answers"][0]["method"]["id"], "tried_text");
  EXPECT_TRUE(one.out == on("2").out);
}

TEST_F(VerbsAsk, the_opening_text_of_the_harbour_game_is_refused_by_four) {
  const Ran ran = run({"try", "cases/harbour-sport", "cases/harbour-sport/opening.toml", "--json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const Json answer = Json::parse(ran.out)["answers"][0];
  std::vector<std::string> refuse;
  for (const Json& finding : answer["findings"])
    if (finding["name"] == "text_acceptance" && finding["value"] == 0)
      refuse.push_back(finding["about"]["party"]);
  EXPECT_EQ(refuse.size(), 4u);
}

TEST_F(VerbsAsk, a_text_that_is_wrong_is_told_by_its_line) {
  write("text.toml", "format = 1\n[terms]\nissue_a = \"a9\"\n");
  const std::vector<std::pair<std::vector<std::string>, std::string>> slips = {
      {{"try", "cases/harbour-sport", "text.toml"},
       "text.toml:3:11: error: \"issue_a\" has no option \"a9\"   [unknown-option]\n"
       "    3 | issue_a = \"a9\"\n"
       "      |           ^~~~\n"
       "   help: did you mean \"a1\"?\n"},
      {{"try", "cases/harbour-sport", "nothing.toml"},
       "nothing.toml: error: there is no file \"nothing.toml\"   [missing-file]\n"
       "   help: check the spelling and the folder you are in\n"},
      {{"try", "cases/harbour-sport"},
       "error: try takes a case and a text   [usage]\n"
       "   help: entente try cases/harbour-sport cases/harbour-sport/opening.toml\n"},
      {{"try", "cases/harbour-sport", "cases/harbour-sport/opening.toml", "--table", "al_six"},
       "error: there is no table \"al_six\"   [unknown-table]\n   help: did you mean \"all_six\"?\n"}};
  for (const auto& [words, said] : slips) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 2) << said;
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, said);
  }
}

TEST_F(VerbsAsk, a_text_is_tried_at_the_table_that_is_named) {
  const Ran ran =
      run({"try", "cases/harbour-sport", "cases/harbour-sport/opening.toml", "--table", "all_six", "--json"});
  const Json answers = Json::parse(ran.out);
  ASSERT_EQ(answers["answers"].size(), 1u);
  EXPECT_EQ(answers["answers"][0]["table"], "all_six");
}

}  // namespace
}  // namespace entente::cli::real
