// What is too much for a case is said, not crashed on.
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

const std::string head = "format = 1\n[case]\ntitle = \"Talks\"\nas_of = 2024-03-02\nquestion = \"?\"\n";

TEST(CaseLimits, allow_250_parties) {
  std::string toml = head;
  for (int i = 0; i < 250; ++i)
    toml += "[[party]]\nid = \"p" + std::to_string(i) + "\"\nname = \"P\"\nmediates = true\n";
  EXPECT_EQ(messages::message_of(toml), "");
  EXPECT_EQ(
      messages::message_of(toml + "[[party]]\nid = \"q\"\nname = \"P\"\nmediates = true\n"),
      "case.toml:1006:1: error: the case has 251 parties; at most 250 are computed   [too-many-parties]\n"
      " 1006 | [[party]]\n"
      "      | ^~~~~~~~~\n"
      "   help: join parties that want the same into one\n");
}

TEST(CaseLimits, allow_64_issues) {
  std::string toml = head;
  for (int i = 0; i < 64; ++i)
    toml += "[[issue]]\nid = \"i" + std::to_string(i) + "\"\ntitle = \"I\"\nopen = true\n";
  EXPECT_EQ(messages::message_of(toml), "");
  EXPECT_EQ(messages::message_of(toml + "[[issue]]\nid = \"j\"\ntitle = \"I\"\nopen = true\n"),
            "case.toml:262:1: error: the case has 65 issues; at most 64 are computed   [too-many-issues]\n"
            "  262 | [[issue]]\n"
            "      | ^~~~~~~~~\n"
            "   help: join issues, or split the case\n");
}

TEST(CaseLimits, allow_4096_options) {
  std::string options = "\"o0\"";
  for (int i = 1; i < 4096; ++i) options += ", \"o" + std::to_string(i) + "\"";
  const std::string issue = head + "[[issue]]\nid = \"i\"\ntitle = \"I\"\noptions = [" + options;
  EXPECT_EQ(messages::message_of(issue + "]\n"), "");
  EXPECT_EQ(messages::message_of(issue + ", \"more\"]\n"),
            "case.toml:9:11: error: [[issue]] \"i\" has 4097 options; at most 4096 are computed   "
            "[too-many-options]\n"
            "   help: join options\n");
}

TEST(CaseLimits, allow_4096_points_of_a_grid) {
  const auto issue = [](const std::string& step) {
    return head +
           "[[issue]]\nid = \"i\"\ntitle = \"I\"\nscale = { 0 = \"a\", 4095 = \"b\" }\nstep = " + step + "\n";
  };
  EXPECT_EQ(messages::message_of(issue("1.5")), "");
  EXPECT_NE(messages::message_of(issue("0.9")).find("[too-many-options]"), std::string::npos);
  EXPECT_NE(messages::message_of(issue("1e-300")).find("[too-many-options]"), std::string::npos);
}

TEST(CaseLimits, stop_at_a_certain_depth) {
  const std::string deep = "x = " + std::string(33, '[') + std::string(33, ']');
  EXPECT_EQ(messages::message_of(deep + "\n"),
            "case.toml:1:37: error: brackets stand more than 32 deep here   [toml-syntax]\n"
            "    1 | " +
                deep +
                "\n"
                "      |                                     ^\n"
                "   help: a case needs no such depth\n");
}

}  // namespace
}  // namespace entente::dispute
