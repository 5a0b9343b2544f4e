#pragma once

#include <string>

#include "entente/base/cancel.h"
#include "entente/base/result.h"

namespace entente::cli {

/// Exit codes of the house: done; the check asked for failed; usage, configuration or faulty case; our bug; stopped.
enum Exit : int { done = 0, check_failed = 1, bad_input = 2, our_bug = 70, try_again = 75, interrupted = 130 };

/// Result to stdout. A closed pipe ends quietly; a full disk is bad_input.
int print(const std::string& text);

/// Talk to stderr.
void talk(const std::string& text);

/// Diagnostics to stderr; returns the exit code for a faulty input.
int complain(const base::Diagnostics& diagnostics);

/// Ctrl-C cancels this token once; a second one ends the program at once.
base::CancelToken cancel_on_interrupt();

/// Width of the terminal on stdout, 80 when it is none.
int terminal_width();
bool stdout_is_terminal();
bool stderr_is_terminal();

/// A line of progress on stderr for work that takes over a second: share done and time left, redrawn on a
/// terminal; a line per tenth otherwise. Thread-safe.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(double share);

 private:
  struct State;
  State* state_;
};

}  // namespace entente::cli
