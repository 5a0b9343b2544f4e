// Tests also: explain_rows.cc, explain_rows_last.cc
#include "entente/dispute/explain.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace entente::dispute {
namespace {

namespace fs = std::filesystem;

// The sources of every room but the table of explanations itself.
std::string sources() {
  std::stringstream all;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / "src" / "entente")) {
    const std::string name = entry.path().filename().string(), ending = entry.path().extension().string();
    if ((ending != ".cc" && ending != ".h") || name == "explain_rows.cc") continue;
    all << std::ifstream(entry.path()).rdbuf();
  }
  return all.str();
}

bool room_exists(const std::string& room) {
  const fs::path folder = fs::path(ENTENTE_SOURCE_DIR) / "src" / "entente" / room;
  return fs::exists(folder) && !fs::is_empty(folder);
}

TEST(Explain, knows_every_code_that_the_sources_report) {
  const std::string text = sources();
  // Where a code is set, or is the first argument of what reports it.
  const std::regex place(
      "(?:code = |\\b(?:error|warning|problem|report|refusal|fault)\\((?:draft, )?|\\.code = "
      "|unit\\()\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");
  std::set<std::string> missing;
  std::size_t found = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), place), end; at != end; ++at) {
    ++found;
    if (!explain((*at)[1].str())) missing.insert((*at)[1].str());
  }
  EXPECT_GT(found, 60u);
  EXPECT_EQ(missing, std::set<std::string>{});
}

TEST(Explain, has_no_code_that_nothing_reports) {
  const std::string text = sources();
  // These are put together from "unknown-" and what a row refers to.
  const std::set<std::string> built = {"unknown-party", "unknown-issue", "unknown-table", "unknown-lever"};
  const bool complete = room_exists("desk") && room_exists("cli") && room_exists("reading");
  std::set<std::string> unused;
  for (const std::string& code : explained_codes())
    if (built.count(code) == 0 && text.find("\"" + code + "\"") == std::string::npos) unused.insert(code);
  if (complete)
    EXPECT_EQ(unused, std::set<std::string>{});
  else
    EXPECT_LT(unused.size(), 20u);
}

std::string texts_below(const fs::path& folder, const std::string& but = "") {
  std::stringstream all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && (but.empty() || !entry.path().filename().string().starts_with(but)))
      all << std::ifstream(entry.path()).rdbuf();
  return all.str();
}

TEST(Explain, has_a_full_text_test_for_each_code_of_the_lower_rooms) {
  const fs::path root(ENTENTE_SOURCE_DIR);
  const std::string tests = texts_below(root / "tests" / "dispute") + texts_below(root / "tests" / "base");
  const std::string lower = texts_below(root / "src" / "entente" / "dispute", "explain_rows");
  std::set<std::string> untested;
  for (const std::string& code : explained_codes())
    if (lower.find("\"" + code + "\"") != std::string::npos &&
        tests.find("[" + code + "]") == std::string::npos)
      untested.insert(code);
  EXPECT_EQ(untested, std::set<std::string>{});
}

TEST(Explain, has_a_sorted_table_of_full_sentences) {
  const auto codes = explained_codes();
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), codes.size());
  for (const std::string& code : codes) {
    const Explanation row = explain(code).value();
    EXPECT_EQ(row.code, code);
    EXPECT_FALSE(row.title.empty()) << code;
    EXPECT_EQ(row.means.back(), '.') << code;
    EXPECT_EQ(row.wrong.empty(), row.right.empty()) << code;
    EXPECT_TRUE(row.wrong.empty() || row.wrong != row.right) << code;
  }
}

TEST(Explain, says_nothing_of_an_unknown_code) {
  EXPECT_FALSE(explain("no-such-code").has_value());
}

TEST(Explain, is_shown_with_both_examples) {
  EXPECT_EQ(to_text(*explain("salience-out-of-range")),
            "salience-out-of-range: a salience outside [0, 1]\n\n"
            "   Salience is how much an issue matters to a party: 0 means indifferent, 1 means nothing "
            "matters more.\n\n"
            "   reported:\n      salience = 1.4\n\n"
            "   mended:\n      salience = 0.4\n");
}

}  // namespace
}  // namespace entente::dispute
