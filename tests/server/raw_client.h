#pragma once

#include <string>

namespace entente::server::raw {

/// A connection to a port of this machine, as a program has it that keeps to no rules.
class Connection {
 public:
  explicit Connection(unsigned port);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// False: the other side is gone.
  bool send(const std::string& bytes);
  /// What comes until the other side closes.
  std::string read_all();
  /// What comes until this text was among it (or the other side closes).
  std::string read_until(const std::string& text);
  void close();

 private:
  bool more();
  int socket_ = -1;
  std::string got_;
};

/// The status of an answer (0: there is none), its body (chunks joined), and the value of a header.
int status_of(const std::string& answer);
std::string body_of(const std::string& answer);
std::string header_of(const std::string& answer, const std::string& name);

/// Sends a whole request and reads the whole answer.
std::string ask(unsigned port, const std::string& request);

}  // namespace entente::server::raw
