#include "entente/cli/console.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/report/text_table.h"

namespace entente::cli {

namespace {

bool ascii_only = false;

base::CancelToken& token() {
  static base::CancelToken shared;
  return shared;
}

void on_interrupt(int) {
  if (token().cancelled()) std::_Exit(interrupted);
  token().cancel();
}

}  // namespace

void write_ascii_only() {
  ascii_only = true;
}

int print_bytes(const std::string& bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0)
    return done;
  if (errno == EPIPE) return done;  // the reader has seen enough
  std::fputs("error: cannot write the result: the output is full or closed   [unwritable-file]\n", stderr);
  return bad_input;
}

int print(const std::string& text) {
  return print_bytes(ascii_only ? report::to_ascii(text) : text);
}

void talk(const std::string& text) {
  std::vector<std::string> lines = base::split(text, '\n');
  for (std::string& line : lines) line = report::printable(line);
  const std::string shown = fmt::format("{}", fmt::join(lines, "\n"));
  std::fputs((ascii_only ? report::to_ascii(shown) : shown).c_str(), stderr);
}

int complain(const base::Diagnostics& diagnostics) {
  talk(base::to_text(diagnostics));
  return bad_input;
}

base::Diagnostic usage(std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = "usage";
  problem.message = std::move(message);
  problem.help = std::move(help);
  return problem;
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string pasted(const std::string& path) {
  const char* plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./,+=:@%";
  if (!path.empty() && path.find_first_not_of(plain) == std::string::npos) return path;
  std::string quoted = "'";
  for (const char c : path) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

base::CancelToken cancel_on_interrupt() {
  std::signal(SIGINT, on_interrupt);
  return token();
}

void ignore_closed_pipes() {
  std::signal(SIGPIPE, SIG_IGN);
}

bool stdout_is_terminal() {
  return ::isatty(STDOUT_FILENO) != 0;
}
bool stderr_is_terminal() {
  return ::isatty(STDERR_FILENO) != 0;
}

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20)
    return std::min<int>(size.ws_col, 100);
  return 80;
}

struct Progress::State {
  using Clock = std::chrono::steady_clock;
  std::string what;
  Clock::time_point start = Clock::now(), step = start, said = start;
  std::mutex guard;
  double furthest = 0;
  bool drawn = false;

  static double seconds(Clock::time_point from) {
    return std::chrono::duration<double>(Clock::now() - from).count();
  }
};

Progress::Progress(std::string what) : state_(new State) {
  state_->what = std::move(what);
}

Progress::~Progress() {
  if (state_->drawn && stderr_is_terminal()) std::fputs("\r\033[K", stderr);
  delete state_;
}

void Progress::show(double share) {
  const std::lock_guard lock(state_->guard);
  // Blocks of worlds report out of order by a little; a fall by half is the next step.
  if (share < state_->furthest / 2) {
    state_->step = State::Clock::now();
    state_->furthest = 0;
  }
  const bool next_tenth = static_cast<int>(10 * share) > static_cast<int>(10 * state_->furthest);
  if (share > state_->furthest) state_->furthest = share;
  if (State::seconds(state_->start) < 1 || share <= 0 ||
      State::seconds(state_->said) < (stderr_is_terminal() ? 0.1 : 1))
    return;
  const std::string line = fmt::format("{}: {:.0f} % of this step, about {:.0f} s left in it", state_->what,
                                       100 * share, State::seconds(state_->step) * (1 - share) / share);
  if (stderr_is_terminal()) {
    std::fputs(("\r\033[K" + line).c_str(), stderr);
    std::fflush(stderr);
    state_->drawn = true;
  } else if (next_tenth) {
    talk(line + "\n");
  } else {
    return;
  }
  state_->said = State::Clock::now();
}

}  // namespace entente::cli
