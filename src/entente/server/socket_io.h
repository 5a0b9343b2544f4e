#pragma once

#include <chrono>
#include <cstddef>

namespace entente::server {

/// Reads and writes on a connected socket with limits on the whole, not on each step: a client that sends a
/// byte now and then gets no more time than one that sends nothing.
class SocketIo {
 public:
  SocketIo(int socket, double read_seconds, double write_seconds);

  /// From here on that many bytes may be read before the client is cut off.
  void allow(std::size_t bytes) { left_ = bytes; }
  /// Bytes read; 0: the client sent its last; -1: it took too long or sent too much.
  long read(char* to, std::size_t size);
  /// All of it, or -1: the client is gone or too slow.
  long write(const char* from, std::size_t size);
  /// Whether the client closed its side.
  bool gone() const;
  bool stopped_reading() const { return failed_; }
  int socket() const { return socket_; }

  /// Says that nothing more follows and takes in what the client still sends, so that it gets to read the
  /// answer instead of an error of its connection.
  void say_goodbye();

 private:
  using Clock = std::chrono::steady_clock;
  bool ready(short what, Clock::time_point until) const;
  bool fill();

  int socket_;
  std::chrono::duration<double> write_time_;
  Clock::time_point read_until_;
  std::size_t left_;
  bool failed_ = false;
  char buffer_[8192];
  std::size_t at_ = 0, filled_ = 0;
};

}  // namespace entente::server
