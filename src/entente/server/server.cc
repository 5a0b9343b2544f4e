#include "entente/server/server.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

#include <pthread.h>

#include <fmt/format.h>

#include "entente/server/browser.h"
#include "entente/server/gate.h"
#include "entente/server/listener.h"
#include "entente/server/operations.h"
#include "entente/server/pages.h"
#include "entente/server/token.h"

namespace entente::server {

namespace {

constexpr unsigned ports_tried = 50;

Answer wrong_method(const char* allowed) {
  Answer answer = refusal(405, "bad-request", fmt::format("only {} is answered here", allowed), "");
  answer.headers.emplace_back("Allow", allowed);
  return answer;
}

Answer unread(int status) {
  if (status == 404) return refusal(404, "unknown-address", "there is nothing at this address", "");
  if (status == 414) return refusal(414, "request-too-large", "the address of the request is too long", "");
  return refusal(status, "bad-request", "the request could not be read", "");
}

}  // namespace

struct Server::State {
  State(desk::Studio& studio, ServerSettings with)
      : settings(std::move(with)),
        pages(settings.pages),
        operations(studio, {settings.folder, settings.today, [this] { quit = true; }}),
        listener(listener_settings(), {[this](const Head& head) { return begin(head); },
                                       [this](const Head& head, const std::string& body) {
                                         return operations.answer(head.path.substr(5), body);
                                       },
                                       unread}) {}

  ListenerSettings listener_settings() const {
    ListenerSettings wanted;
    wanted.host = settings.host;
    wanted.read_seconds = settings.read_seconds;
    return wanted;
  }

  // Everything but the operations is answered before a body is read.
  std::optional<Answer> begin(const Head& head) const {
    const Gate gate({token, settings.host, listener.port()});
    if (auto refused = gate.stop(head)) return refused;
    const bool operation = head.path.starts_with("/api/");
    if (operation && head.method == "POST") return std::nullopt;
    if (operation) return wrong_method("POST");
    if (head.method == "GET" || head.method == "HEAD") return pages.answer(head.path);
    return wrong_method("GET");
  }

  ServerSettings settings;
  std::string token = new_token();
  std::atomic<bool> quit = false;
  Pages pages;
  Operations operations;
  Listener listener;  // the last: it uses all the others
};

Server::Server(desk::Studio& studio, ServerSettings settings)
    : state_(std::make_unique<State>(studio, std::move(settings))) {}

Server::~Server() {
  stop();
}

base::Result<unsigned> Server::start() {
  const unsigned first = state_->settings.port;
  const unsigned last = first == 0 ? 0 : std::min(first + ports_tried, 65535u);
  for (unsigned port = first; port <= last; ++port) {
    errno = 0;
    if (!state_->listener.bind(port)) {
      // Only a port in use makes the next one worth trying.
      if (errno == EADDRINUSE) continue;
      break;
    }
    state_->listener.start();
    return state_->listener.port();
  }
  base::Diagnostic problem;
  problem.code = "cannot-listen";
  problem.message = fmt::format("cannot listen on {}{}", state_->settings.host,
                                first == 0 ? std::string() : fmt::format(", port {}", first));
  if (errno != 0) problem.message += fmt::format(": {}", std::strerror(errno));
  problem.help = "leave out --port for any port that is free, and --host for this machine alone";
  return problem;
}

unsigned Server::port() const {
  return state_->listener.port();
}

const std::string& Server::token() const {
  return state_->token;
}

std::string Server::address() const {
  const std::string& host = state_->settings.host;
  const bool in_brackets = host.find(':') != std::string::npos;
  return fmt::format("http://{}{}{}:{}/?token={}", in_brackets ? "[" : "", host, in_brackets ? "]" : "",
                     port(), token());
}

bool Server::quit_asked() const {
  return state_->quit;
}

void Server::stop() {
  state_->operations.stop();
  state_->listener.stop();
}

namespace {

// Signals that end us. Those that were ignored when we were started (nohup, a job in the background) stay so.
sigset_t ending_signals() {
  sigset_t ending;
  sigemptyset(&ending);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction was {};
    if (::sigaction(number, nullptr, &was) == 0 && was.sa_handler != SIG_IGN) sigaddset(&ending, number);
  }
  return ending;
}

// Threads started while it lives leave the signals to wait(); once it is gone they end the program at once.
class Signals {
 public:
  Signals() : ending_(ending_signals()) { ::pthread_sigmask(SIG_BLOCK, &ending_, &before_); }
  ~Signals() { release(); }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  bool wait(long milliseconds) const {
    const timespec time{0, milliseconds * 1'000'000};
    return ::sigtimedwait(&ending_, nullptr, &time) > 0;
  }
  void release() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t ending_, before_;
};

}  // namespace

base::Result<bool> serve(desk::Studio& studio, const ServerSettings& settings, const Talk& talk) {
  Signals signals;
  Server server(studio, settings);
  if (const auto started = server.start(); !started) return started.diagnostics();
  if (settings.port != 0 && settings.port != server.port())
    talk.remark(fmt::format("port {} is in use; this is port {}\n", settings.port, server.port()));
  if (!is_loopback(settings.host))
    talk.remark(
        fmt::format("warning: {} can be reached from other machines, and what they send and get is not "
                    "encrypted; whoever has the address can read and change your cases\n",
                    settings.host));
  talk.result(server.address() + "\n");
  const bool shown = settings.open_browser && open_in_browser(server.address());
  talk.remark(shown ? "the workbench is in your browser; Ctrl-C ends it\n"
                    : "open this address in a browser; Ctrl-C ends the workbench\n");
  while (!server.quit_asked())
    if (signals.wait(50)) break;
  if (server.quit_asked()) signals.wait(100);  // the page that asked gets its answer
  signals.release();
  talk.remark("ending; every change is saved\n");
  server.stop();
  return true;
}

}  // namespace entente::server
