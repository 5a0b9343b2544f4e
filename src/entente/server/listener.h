#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "entente/server/http.h"

namespace entente::server {

struct ListenerSettings {
  std::string host = "127.0.0.1";
  std::size_t threads = 64;                        // connections served at once; the others wait
  double read_seconds = 15;                        // for a whole request, however it trickles in
  double write_seconds = 30;                       // for a client to take a whole answer, or one event
  std::size_t most_bytes = std::size_t{64} << 20;  // of a body
};

/// What is answered. Called from many threads at once; what they throw becomes `fault`.
struct Handlers {
  /// Before the body is read: an answer ends the request, nullopt lets it go on to `body`.
  std::function<std::optional<Answer>(const Head&)> head;
  std::function<Answer(const Head&, std::string body)> body;
  /// What never became a request: 400 (not HTTP), 414 (a line too long), 404, …
  std::function<Answer(int status)> fault;
};

/// Accepts connections and speaks HTTP/1.1 on them, one request each: a connection holds nobody up longer
/// than its request, and what one request left unread can never be taken for the next.
class Listener {
 public:
  Listener(ListenerSettings settings, Handlers handlers);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// Takes a port; 0: any that is free. False: it is in use, or may not be used.
  bool bind(unsigned port);
  /// Starts answering. Precondition: bind() succeeded.
  void start();
  /// The port taken; 0 before.
  unsigned port() const;
  /// Ends every connection, and returns when nobody is being answered any more.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente::server
