#include "tests/server/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace entente::server::raw {

Connection::Connection(unsigned port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<unsigned short>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{60, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) close();
}

Connection::~Connection() {
  close();
}

void Connection::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

bool Connection::send(const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto now = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (now <= 0) return false;
    sent += static_cast<std::size_t>(now);
  }
  return true;
}

bool Connection::more() {
  char buffer[16384];
  const auto now = ::recv(socket_, buffer, sizeof buffer, 0);
  if (now > 0) got_.append(buffer, static_cast<std::size_t>(now));
  return now > 0;
}

std::string Connection::read_all() {
  while (more()) continue;
  return got_;
}

std::string Connection::read_until(const std::string& text) {
  while (got_.find(text) == std::string::npos && more()) continue;
  return got_;
}

int status_of(const std::string& answer) {
  return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

std::string header_of(const std::string& answer, const std::string& name) {
  const auto end = answer.find("\r\n\r\n");
  const auto at = answer.find("\r\n" + name + ": ");
  if (at == std::string::npos || at > end) return "";
  const auto from = at + name.size() + 4;
  return answer.substr(from, answer.find("\r\n", from) - from);
}

std::string body_of(const std::string& answer) {
  const auto head = answer.find("\r\n\r\n");
  if (head == std::string::npos) return "";
  const std::string rest = answer.substr(head + 4);
  if (header_of(answer, "Transfer-Encoding") != "chunked") return rest;
  std::string body;
  for (std::size_t at = 0; at < rest.size();) {
    const auto line = rest.find("\r\n", at);
    if (line == std::string::npos) break;
    const auto size = std::stoul(rest.substr(at, line - at), nullptr, 16);
    if (size == 0) break;
    body += rest.substr(line + 2, size);
    at = line + 2 + size + 2;
  }
  return body;
}

std::string ask(unsigned port, const std::string& request) {
  Connection connection(port);
  connection.send(request);
  return connection.read_all();
}

}  // namespace entente::server::raw
