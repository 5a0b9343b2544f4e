#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::reading {

/// What became of a program that was run.
struct ChildResult {
  enum class End { exited, missing, timed_out, too_much, failed };
  End end = End::failed;
  int status = 0;      // exit status where it exited
  std::string output;  // what it wrote to its standard output
};

struct ChildLimits {
  std::chrono::milliseconds time = std::chrono::seconds(60);
  std::size_t output = std::size_t{64} << 20;  // bytes
};

/// Runs a program, found by PATH, without a shell: `input` goes to its standard input and what it writes
/// comes back; its messages are dropped. A program that takes too long or writes too much is killed.
ChildResult run_child(const std::vector<std::string>& command, std::string_view input,
                      const ChildLimits& limits = {});

}  // namespace entente::reading
