#include "entente/cli/console.h"

#include <nlohmann/json.hpp>

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

class Console : public Folder {};

TEST_F(Console, counts_one_and_many) {
  EXPECT_EQ(counted(1, "party", "parties"), "1 party");
  EXPECT_EQ(counted(0, "party", "parties"), "0 parties");
}

TEST_F(Console, puts_a_path_in_quotes_where_a_shell_would_break_it) {
  EXPECT_EQ(pasted("cases/harbour"), "cases/harbour");
  EXPECT_EQ(pasted("my case"), "'my case'");
  EXPECT_EQ(pasted("it's"), "'it'\\''s'");
  write("my article.txt", "Oruna demands the dam.\n");
  EXPECT_EQ(run({"my article.txt"}).err,
            "error: there is no command \"my article.txt\"   [usage]\n"
            "   help: entente read 'my article.txt'\n");
}

TEST_F(Console, the_result_goes_to_stdout_and_talk_to_stderr) {
  change("cases/harbour/case.toml", "[case]\n", "[case]\ncolour = \"grey\"\n");
  const Ran asked = run({"ask", "cases/harbour", "table", "--worlds", "64", "--json"});
  EXPECT_EQ(asked.code, 0);
  EXPECT_TRUE(nlohmann::json::accept(asked.out));
  EXPECT_NE(asked.err.find("warning:"), std::string::npos) << "a key that nobody knows comes with a warning";
  const Ran brief = run({"brief", "cases/harbour", "-o", "b.html", "--worlds", "64"});
  EXPECT_EQ(brief.out, "");
  EXPECT_NE(brief.err.find("wrote b.html ("), std::string::npos);
  EXPECT_EQ(shell("entente explain after-as-of 2>/dev/null | grep -c after-as-of").code, 0);
}

TEST_F(Console, a_full_disk_is_said_and_is_exit_2) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                {"ask", "cases/harbour", "--worlds", "64"},
                                                {"methods", "--json"},
                                                {"check", "cases/harbour"}}) {
    const Ran ran = run(words, {"/dev/full", {}, 0});
    EXPECT_EQ(ran.code, 2);
    EXPECT_NE(
        ran.err.find("error: cannot write the result: the output is full or closed   [unwritable-file]\n"),
        std::string::npos);
  }
}

TEST_F(Console, a_reader_that_stops_early_is_no_error) {
  const Ran ran = shell(
      "(entente ask cases/moscow-talks --details --worlds 64 2>err; echo $? >code) | head -1; cat code err");
  EXPECT_EQ(ran.out.find("Moscow talks, 2 December 2025\n0\n"), 0u) << ran.out;
  EXPECT_EQ(ran.out.find("error"), std::string::npos);
}

TEST_F(Console, ascii_keeps_every_byte_of_the_text_below_128) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"ask", "cases/moscow-talks", "--worlds", "64"},
        {"ask", "cases/harbour", "--details", "--worlds", "64"},
        {"compare", "cases/harbour", "--worlds", "64"},
        {"read", "cases/moscow-talks/documents/background.md"},
        {"methods"},
        {"check", "cases/moscow-talks"}}) {
    std::vector<std::string> with = words;
    with.push_back("--ascii");
    const Ran ran = run(with, {"", {{"NO_COLOR", "1"}}, 0});
    EXPECT_TRUE(ascii(ran.out)) << words[0];
    EXPECT_TRUE(ascii(ran.err)) << words[0];
    EXPECT_GT(ran.out.size() + ran.err.size(), 40u);
  }
}

TEST_F(Console, ascii_leaves_json_as_it_is) {
  const std::vector<std::string> words = {"ask", "cases/moscow-talks", "positions", "--json"};
  EXPECT_EQ(run({"ask", "cases/moscow-talks", "positions", "--json", "--ascii"}).out, run(words).out);
}

TEST_F(Console, there_is_no_colour_outside_a_terminal) {
  EXPECT_EQ(run({"ask", "cases/harbour", "--worlds", "64"}).out.find('\033'), std::string::npos);
}

TEST_F(Console, colour_is_left_out_on_a_terminal_that_asks_so) {
  if (shell("command -v script").code != 0) GTEST_SKIP() << "script(1) is not installed";
  const auto terminal = [&](const std::string& before) {
    return shell(before + " script -qec 'entente ask cases/harbour positions' /dev/null").out;
  };
  EXPECT_NE(terminal("TERM=xterm").find("\033["), std::string::npos) << "a terminal gets colour";
  EXPECT_EQ(terminal("TERM=xterm NO_COLOR=1").find("\033["), std::string::npos);
  EXPECT_EQ(terminal("TERM=dumb").find("\033["), std::string::npos);
}

TEST_F(Console, a_file_cannot_steer_the_terminal) {
  change("cases/harbour/case.toml", "\"Harbour talks\"", "\"\\u001b[31mHarbour\\u202e talks\"");
  const Ran sound = run({"check", "cases/harbour"});
  EXPECT_EQ(sound.code, 0) << sound.err;
  EXPECT_EQ(sound.out.find('\033'), std::string::npos);
  EXPECT_EQ(run({"ask", "cases/harbour", "positions"}).out.find('\033'), std::string::npos);
  EXPECT_EQ(run({"cases"}).out.find('\033'), std::string::npos);
  change("cases/harbour/case.toml", "format = 1", "format = 1 \033[2J");
  const Ran faulty = run({"check", "cases/harbour"});
  EXPECT_EQ(faulty.code, 1);
  EXPECT_EQ(faulty.err.find('\033'), std::string::npos) << faulty.err;
}

TEST_F(Console, control_c_stops_a_long_run_and_leaves_nothing_behind) {
  write("old.html", "the brief before");
  const Ran ran = run({"brief", "cases/moscow-talks", "--worlds", "262144", "-o", "old.html"}, {"", {}, 1.0});
  EXPECT_EQ(ran.code, 130);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("stopped; nothing was written\n"), std::string::npos) << ran.err;
  EXPECT_EQ(bytes("old.html"), "the brief before");
  EXPECT_EQ(entries(), (std::vector<std::string>{"cases", "old.html"})) << "no .part file stays";
}

}  // namespace
}  // namespace entente::cli::real
