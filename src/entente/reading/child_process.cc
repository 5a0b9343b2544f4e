#include "entente/reading/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>
#include <utility>

extern char** environ;

namespace entente::reading {

namespace {

using Clock = std::chrono::steady_clock;

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

// A pair of sockets, because writing to a closed pipe would raise a signal in the whole program.
bool make_pair(int (&ends)[2]) {
  return ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0;
}

int spawn(const std::vector<std::string>& command, int input, int output, pid_t& child) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int error = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// Feeds the program and collects what it writes, until it closes its output.
class Conversation {
 public:
  Conversation(Descriptor& to, Descriptor& from, std::string_view input, const ChildLimits& limits)
      : to_(to), from_(from), input_(input), limits_(limits), until_(Clock::now() + limits.time) {}

  ChildResult::End run(std::string& output) {
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until_ - Clock::now()).count();
      if (left <= 0) return ChildResult::End::timed_out;
      std::array<pollfd, 2> waiting = {{{from_.get(), POLLIN, 0}, {to_.get(), POLLOUT, 0}}};
      const int ready = ::poll(waiting.data(), to_.get() >= 0 ? 2 : 1, static_cast<int>(left));
      if (ready < 0 && errno != EINTR) return ChildResult::End::failed;
      if (ready <= 0) continue;
      if (waiting[1].revents && to_.get() >= 0) write_some();
      if (waiting[0].revents && !read_some(output)) return ChildResult::End::exited;
      if (output.size() > limits_.output) return ChildResult::End::too_much;
    }
  }

 private:
  void write_some() {
    const ssize_t sent = ::send(to_.get(), input_.data(), std::min<std::size_t>(input_.size(), 1 << 16),
                                MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) input_.remove_prefix(static_cast<std::size_t>(sent));
    const bool stopped = sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR;
    if (input_.empty() || stopped) to_.close();
  }

  bool read_some(std::string& output) {
    char piece[std::size_t{1} << 16];
    const ssize_t got = ::read(from_.get(), piece, sizeof piece);
    if (got > 0) output.append(piece, static_cast<std::size_t>(got));
    return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
  }

  Descriptor& to_;
  Descriptor& from_;
  std::string_view input_;
  const ChildLimits& limits_;
  Clock::time_point until_;
};

// A program that has closed its output may still run: it is given a second, then killed.
int wait_for(pid_t child, bool kill_now) {
  int status = 0;
  for (int waits = 0;; ++waits) {
    if (kill_now || waits == 200) ::kill(child, SIGKILL);
    const bool block = kill_now || waits >= 200;
    const pid_t ended = ::waitpid(child, &status, block ? 0 : WNOHANG);
    if (ended == child || (ended < 0 && errno != EINTR)) return status;
    if (!block) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& command, std::string_view input,
                      const ChildLimits& limits) {
  ChildResult result;
  int in[2], out[2];
  if (!make_pair(in)) return result;
  Descriptor to(in[0]), their_in(in[1]);
  if (!make_pair(out)) return result;
  Descriptor from(out[0]), their_out(out[1]);
  pid_t child = -1;
  if (const int error = spawn(command, their_in.get(), their_out.get(), child)) {
    result.end = error == ENOENT ? ChildResult::End::missing : ChildResult::End::failed;
    return result;
  }
  their_in.close();
  their_out.close();
  if (input.empty()) to.close();
  result.end = Conversation(to, from, input, limits).run(result.output);
  to.close();
  const int status = wait_for(child, result.end != ChildResult::End::exited);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return result;
}

}  // namespace entente::reading
