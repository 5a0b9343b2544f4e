#include "entente/reading/child_process.h"

#include <gtest/gtest.h>

namespace entente::reading::test {
namespace {

using End = ChildResult::End;

TEST(ChildProcess, input_goes_in_and_output_comes_back_however_long) {
  std::string text;
  for (int i = 0; text.size() < (std::size_t{3} << 20); ++i) text += std::to_string(i) + "\n";
  const auto result = run_child({"cat"}, text);
  EXPECT_EQ(result.end, End::exited);
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.output, text);
}

TEST(ChildProcess, words_of_a_command_are_never_read_by_a_shell) {
  EXPECT_EQ(run_child({"echo", "$HOME; `id` > x \"y\""}, "").output, "$HOME; `id` > x \"y\"\n");
}

TEST(ChildProcess, a_program_that_is_not_there_is_missing) {
  EXPECT_EQ(run_child({"no-such-program-of-entente"}, "text").end, End::missing);
}

TEST(ChildProcess, a_program_that_does_not_read_its_input_does_no_harm) {
  const auto result = run_child({"false"}, std::string(std::size_t{1} << 20, 'a'));
  EXPECT_EQ(result.end, End::exited);
  EXPECT_EQ(result.status, 1);
}

TEST(ChildProcess, a_program_that_takes_too_long_or_writes_too_much_is_killed) {
  ChildLimits limits;
  limits.time = std::chrono::milliseconds(50);
  EXPECT_EQ(run_child({"sleep", "600"}, "", limits).end, End::timed_out);
  limits = {};
  limits.output = 1000;
  EXPECT_EQ(run_child({"yes"}, "", limits).end, End::too_much);
}

}  // namespace
}  // namespace entente::reading::test
