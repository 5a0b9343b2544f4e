#pragma once

#include <functional>
#include <memory>
#include <string>

#include "entente/base/result.h"
#include "entente/desk/studio.h"

namespace entente::server {

struct ServerSettings {
  std::string host = "127.0.0.1";  // anything beyond loopback lets other machines ask, if they have the token
  unsigned port = 0;               // 0: any that is free; if it is in use, the next that is not
  std::string pages;               // folder of pages in place of the embedded ones
  std::string folder = ".";        // where imported cases go
  evidence::Date today;            // what an imported case is as of
  bool open_browser = true;
  double read_seconds = 15;  // for a client to send a whole request
};

/// The workbench on a port of this machine, until it is stopped. docs/workbench.md says what it answers,
/// gate.h to whom.
class Server {
 public:
  Server(desk::Studio& studio, ServerSettings settings);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes a port and answers from here on. Errors: `cannot-listen`.
  base::Result<unsigned> start();
  unsigned port() const;
  const std::string& token() const;
  /// "http://127.0.0.1:8000/?token=…"
  std::string address() const;
  /// Whether a page asked for the end.
  bool quit_asked() const;
  /// Cancels what is being computed, ends every connection, and returns when nobody is answered any more.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// How a person hears of it: the result (the address), and remarks on the way.
struct Talk {
  std::function<void(const std::string&)> result, remark;
};

/// Serves until Ctrl-C, a signal to end, or a page's `quit`. The first signal ends it in good order, a second
/// one at once. Errors: those of Server::start.
base::Result<bool> serve(desk::Studio& studio, const ServerSettings& settings, const Talk& talk);

}  // namespace entente::server
