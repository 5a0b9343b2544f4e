#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "entente/server/http.h"

namespace entente::server {

struct GateSettings {
  std::string token;
  std::string host = "127.0.0.1";  // the address that the server listens on
  unsigned port = 0;
  std::size_t most_bytes = std::size_t{64} << 20;  // of a body
};

/// Who may ask at all: a page of another site in the same browser, another user of the same machine, and a
/// program that only guesses the port may not. What is refused is refused before its body is read.
class Gate {
 public:
  explicit Gate(GateSettings settings) : settings_(std::move(settings)) {}

  /// In turn: the request must name this server as its host (403), come from its own pages when it says from
  /// where (403), and carry the token as header or cookie (401); a first request with the token in its
  /// address gets the cookie (303). A body must be JSON (415) of a known length (411) of at most `most_bytes`
  /// (413). nullopt: it may go on.
  std::optional<Answer> stop(const Head& head) const;

  /// The cookie's name holds the port: cookies know hosts but no ports, and two workbenches may be open.
  std::string cookie_name() const;

 private:
  bool our_host(std::string_view host) const;
  bool our_origin(const Head& head) const;
  bool knows_token(const Head& head) const;
  std::optional<Answer> stop_body(const Head& head) const;

  GateSettings settings_;
};

/// Whether an address can be reached from this machine only.
bool is_loopback(std::string_view host);

/// What stands on every answer: nothing is kept by the browser, nothing but our own pages is loaded or may
/// frame them.
const Pairs& headers_of_every_answer();

}  // namespace entente::server
