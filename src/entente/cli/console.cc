#include "entente/cli/console.h"

#include <atomic>
#include <chrono>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

namespace entente::cli {

namespace {

base::CancelToken& token() {
  static base::CancelToken shared;
  return shared;
}

void on_interrupt(int) {
  if (token().cancelled()) std::_Exit(interrupted);
  token().cancel();
}

}  // namespace

int print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return done;
  if (errno == EPIPE) return done;   // the reader has seen enough
  std::fprintf(stderr, "error: cannot write the result: the output is full or closed   [unwritable-file]\n");
  return bad_input;
}

void talk(const std::string& text) { std::fputs(text.c_str(), stderr); }

int complain(const base::Diagnostics& diagnostics) {
  talk(base::to_text(diagnostics));
  return bad_input;
}

base::CancelToken cancel_on_interrupt() {
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGPIPE, SIG_IGN);
  return token();
}

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) != 0; }
bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) != 0; }

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20) return size.ws_col;
  return 80;
}

struct Progress::State {
  std::string what;
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  std::mutex guard;
  int tenth = 0;
  bool drawn = false;
};

Progress::Progress(std::string what) : state_(new State) { state_->what = std::move(what); }

Progress::~Progress() {
  if (state_->drawn && stderr_is_terminal()) std::fputs("\r\033[K", stderr);
  delete state_;
}

void Progress::show(double share) {
  const std::lock_guard lock(state_->guard);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - state_->start).count();
  if (seconds < 1 || share <= 0) return;
  const double left = seconds * (1 - share) / share;
  if (stderr_is_terminal()) {
    std::fprintf(stderr, "\r%s %3.0f %%, about %.0f s left ", state_->what.c_str(), 100 * share, left);
    std::fflush(stderr);
    state_->drawn = true;
  } else if (static_cast<int>(10 * share) > state_->tenth) {
    state_->tenth = static_cast<int>(10 * share);
    std::fprintf(stderr, "%s %d0 %%, about %.0f s left\n", state_->what.c_str(), state_->tenth, left);
  }
}

}  // namespace entente::cli
