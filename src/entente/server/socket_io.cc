#include "entente/server/socket_io.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>

namespace entente::server {

namespace {

constexpr std::size_t longest_head = std::size_t{64} << 10;
constexpr auto goodbye_pause = std::chrono::milliseconds(500);
constexpr auto longest_goodbye = std::chrono::seconds(10);

}  // namespace

SocketIo::SocketIo(int socket, double read_seconds, double write_seconds)
    : socket_(socket),
      write_time_(write_seconds),
      read_until_(Clock::now() +
                  std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(read_seconds))),
      left_(longest_head) {}

bool SocketIo::ready(short what, Clock::time_point until) const {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    pollfd one{socket_, what, 0};
    const int found = ::poll(&one, 1, static_cast<int>(std::min<long long>(left, 60'000)));
    if (found > 0) return true;
    if (found < 0 && errno != EINTR) return false;
  }
}

// Many small reads (a head is read byte by byte) become one.
bool SocketIo::fill() {
  while (ready(POLLIN, read_until_)) {
    const auto got = ::recv(socket_, buffer_, sizeof buffer_, MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) continue;
    if (got < 0) break;
    at_ = 0;
    filled_ = static_cast<std::size_t>(got);
    return true;
  }
  failed_ = true;
  return false;
}

long SocketIo::read(char* to, std::size_t size) {
  if (at_ == filled_ && !fill()) return -1;
  const std::size_t taken = std::min(size, filled_ - at_);
  if (taken > left_) {
    failed_ = true;
    return -1;
  }
  left_ -= taken;
  std::memcpy(to, buffer_ + at_, taken);
  at_ += taken;
  return static_cast<long>(taken);
}

long SocketIo::write(const char* from, std::size_t size) {
  const auto until = Clock::now() + std::chrono::duration_cast<Clock::duration>(write_time_);
  for (std::size_t sent = 0; sent < size;) {
    const auto now = ::send(socket_, from + sent, size - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (now > 0)
      sent += static_cast<std::size_t>(now);
    else if (now < 0 && errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
      return -1;
    else if (!ready(POLLOUT, until))
      return -1;
  }
  return static_cast<long>(size);
}

bool SocketIo::gone() const {
  pollfd one{socket_, POLLRDHUP, 0};
  return ::poll(&one, 1, 0) != 0;
}

void SocketIo::say_goodbye() {
  ::shutdown(socket_, SHUT_WR);
  const auto until = Clock::now() + longest_goodbye;
  while (ready(POLLIN, std::min(until, Clock::now() + goodbye_pause)))
    if (::recv(socket_, buffer_, sizeof buffer_, MSG_DONTWAIT) <= 0) return;
}

}  // namespace entente::server
