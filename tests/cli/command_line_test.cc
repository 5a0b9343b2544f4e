#include "entente/cli/command_line.h"

#include <filesystem>
#include <set>

#include "entente/cli/verbs.h"
#include "tests/cli/real_binary.h"

// Tests also: verbs.cc

namespace entente::cli::real {
namespace {

class CommandLine : public Folder {
 protected:
  // What the examples of work on the reader name: a treebank and a folder of annotated texts.
  void write_upkeep() const {
    std::string treebank;
    for (int i = 0; i < 120; ++i)
      treebank +=
          "1\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_\n\n";
    write("en_ewt-ud-train.conllu", treebank);
    std::filesystem::create_directories(path("tests/reading/articles"));
    write("tests/reading/articles/rain.txt", "Rain may end the talks.\n");
    write("tests/reading/articles/rain.json", R"({"source":"rain.txt","items":[]})");
  }
};

TEST_F(CommandLine, alone_says_what_it_is_in_at_most_25_lines_with_three_examples) {
  const Ran ran = run({});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_LE(lines(ran.out), 25u);
  EXPECT_LE(longest_line(ran.out), 90u);
  EXPECT_NE(ran.out.find("entente brief cases/moscow-talks -o brief.html"), std::string::npos);
  for (const Verb& verb : verbs()) {
    const bool row = !(verb.takes & upkeep);
    EXPECT_NE(ran.out.find(row ? std::string("\n  ") + verb.name + " " : verb.name), std::string::npos);
  }
  EXPECT_EQ(run({"--help"}).out, ran.out);
  EXPECT_EQ(run({"help"}).out, ran.out);
  EXPECT_EQ(overview(), ran.out);
}

TEST_F(CommandLine, help_of_every_verb_begins_with_an_example_and_fits_80_columns) {
  for (const Verb& verb : verbs()) {
    const Ran ran = run({verb.name, "--help"});
    EXPECT_EQ(ran.code, 0) << verb.name;
    EXPECT_EQ(ran.err, "") << verb.name;
    EXPECT_EQ(ran.out.find(std::string("Example\n  ") + verb.example + "\n"), 0u) << ran.out;
    EXPECT_LE(longest_line(ran.out), 80u) << ran.out;
    EXPECT_EQ(run({"help", verb.name}).out, ran.out);
    EXPECT_EQ(run({verb.name, "-h", "--no-such-option"}).out, ran.out);
  }
}

TEST_F(CommandLine, examples_of_the_help_work_when_pasted) {
  write("article.txt",
        "The minister of Oruna said on 1 March 2024 that the border is non-negotiable for Oruna.\n");
  write("front.csv",
        "date,area\n2024-01-05,900\n2024-01-12,940\n2024-01-19,925\n2024-01-26,980\n2024-02-02,990\n"
        "2024-02-09,1040\n2024-02-16,1035\n2024-02-23,1090\n2024-03-01,1120\n");
  write_upkeep();
  for (const Verb& verb : verbs()) {
    if (verb.takes & serving) continue;  // runs until somebody ends it: verbs_open_test.cc
    const Ran ran = shell(verb.example);
    EXPECT_EQ(ran.code, 0) << verb.example << "\n" << ran.err;
  }
}

TEST_F(CommandLine, names_the_verb_that_was_meant) {
  const Ran ran = run({"chek", "cases/harbour"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "error: there is no command \"chek\"   [usage]\n"
            "   help: did you mean \"check\"?\n");
}

TEST_F(CommandLine, names_the_verb_for_a_path_without_one) {
  EXPECT_EQ(run({"cases/harbour"}).err,
            "error: there is no command \"cases/harbour\"   [usage]\n"
            "   help: entente ask cases/harbour\n");
  EXPECT_EQ(run({"cases/harbour/README.md"}).err,
            "error: there is no command \"cases/harbour/README.md\"   [usage]\n"
            "   help: entente read cases/harbour/README.md\n");
}

TEST_F(CommandLine, names_the_option_that_was_meant) {
  const Ran ran = run({"ask", "--wolds", "64", "cases/harbour"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "error: ask has no option \"--wolds\"   [usage]\n"
            "   help: did you mean \"--worlds\"?\n");
  EXPECT_EQ(run({"read", "--frobnicate", "x"}).err,
            "error: read has no option \"--frobnicate\"   [usage]\n"
            "   help: `entente read --help` shows every option\n");
  EXPECT_EQ(run({"--frobnicate"}).err,
            "error: there is no option \"--frobnicate\"   [usage]\n"
            "   help: `entente` alone lists the commands\n");
}

TEST_F(CommandLine, refuses_numbers_that_are_none) {
  const std::vector<std::vector<std::string>> wrong = {
      {"--worlds", "0"},   {"--worlds", "-5"},    {"--worlds", "abc"}, {"--worlds", "1048577"},
      {"--worlds", "1e3"}, {"--worlds", "nan"},   {"--seed", "1.5"},   {"--seed", "18446744073709551616"},
      {"--threads", "-1"}, {"--threads", "1025"}, {"--seed", "-1"},    {"--worlds", "1000000000000"}};
  for (const auto& option : wrong) {
    const Ran ran = run({"ask", "cases/harbour", "table", option[0], option[1]});
    EXPECT_EQ(ran.code, 2) << option[0] << " " << option[1];
    EXPECT_EQ(ran.out, "");
    EXPECT_NE(ran.err.find("error: " + option[0] + ": \"" + option[1] + "\" is not a whole number from "),
              std::string::npos)
        << ran.err;
  }
  EXPECT_EQ(run({"ask", "cases/harbour", "--seed"}).err,
            "error: --seed needs a value   [usage]\n"
            "   help: `entente ask --help` shows every option\n");
}

TEST_F(CommandLine, says_what_a_verb_does_not_take) {
  EXPECT_EQ(run({"cite", "please"}).err,
            "error: cite takes no \"please\"   [usage]\n"
            "   help: `entente cite --help` shows what it takes\n");
  EXPECT_EQ(run({"cite", "please"}).code, 2);
}

TEST_F(CommandLine, takes_a_case_after_an_option_that_may_be_repeated) {
  const Ran ran = run({"compare", "--lever", "pay_for_boats", "cases/harbour"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, run({"compare", "cases/harbour", "--lever", "pay_for_boats"}).out);
  EXPECT_EQ(ran.out, run({"compare", "--lever", "pay_for_boats", "--", "cases/harbour"}).out);
}

}  // namespace
}  // namespace entente::cli::real
