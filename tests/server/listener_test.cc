#include "entente/server/listener.h"

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "entente/base/require.h"
#include "tests/server/raw_client.h"

namespace entente::server {
namespace {

using raw::ask, raw::body_of, raw::header_of, raw::status_of;

Answer text(std::string said) {
  Answer answer;
  answer.media_type = "text/plain";
  answer.body = std::move(said);
  return answer;
}

// GET is answered with its path, POST with its body; /bug breaks a promise.
std::optional<Answer> answer_head(const Head& head) {
  if (head.path == "/bug") base::require(false, "a promise was kept");
  if (head.path == "/memory") throw std::bad_alloc();
  if (head.method == "POST") return std::nullopt;
  return text(head.method + " " + head.path);
}

std::unique_ptr<Listener> started(ListenerSettings settings = {}) {
  auto listener = std::make_unique<Listener>(
      settings, Handlers{answer_head, [](const Head&, std::string body) { return text("got " + body); },
                         [](int status) { return refusal(status, "bad-request", "not read", ""); }});
  EXPECT_TRUE(listener->bind(0));
  listener->start();
  return listener;
}

TEST(Listener, answers_one_request_on_a_connection_and_closes_it) {
  const auto listener = started();
  const std::string answer =
      ask(listener->port(), "GET /a%20b HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_of(answer), 200);
  EXPECT_EQ(body_of(answer), "GET /a b");
  EXPECT_EQ(header_of(answer, "Connection"), "close");
  EXPECT_EQ(header_of(answer, "Cache-Control"), "no-store");
}

TEST(Listener, a_body_is_read_whole_and_no_further) {
  const auto listener = started();
  const std::string answer =
      ask(listener->port(), "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nfour and more");
  EXPECT_EQ(body_of(answer), "got four");
}

TEST(Listener, a_body_beyond_the_limit_is_refused_whether_its_length_is_known_or_not) {
  ListenerSettings settings;
  settings.most_bytes = 1000;
  const auto listener = started(settings);
  const std::string much(5000, 'x');
  const std::string known =
      ask(listener->port(), "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n" + much);
  EXPECT_GE(status_of(known), 400);
  const std::string chunked =
      ask(listener->port(), "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n" +
                                much + "\r\n0\r\n\r\n");
  EXPECT_GE(status_of(chunked), 400);
  EXPECT_NE(body_of(chunked).find("not read"), std::string::npos);
}

TEST(Listener, what_is_not_http_is_refused) {
  const auto listener = started();
  for (const char* request : {"hello\r\n\r\n", "\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
                              "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"}) {
    const std::string answer = ask(listener->port(), request);
    EXPECT_EQ(status_of(answer), 400) << request;
    EXPECT_NE(body_of(answer).find("\"diagnostics\""), std::string::npos) << request;
  }
  // Lengths at which a reader that calls itself for each letter would run out of stack.
  for (const std::size_t length : {std::size_t{8000}, std::size_t{60'000}, std::size_t{1'000'000}}) {
    const std::string answer =
        ask(listener->port(), "GET /" + std::string(length, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(length == 8000 ? status_of(answer) == 200 : status_of(answer) != 200) << length;
  }
  std::string ranges = "bytes=0-1";
  while (ranges.size() < 8000) ranges += ",0-1";
  ask(listener->port(), "GET / HTTP/1.1\r\nHost: x\r\nRange: " + ranges + "\r\n\r\n");
  EXPECT_EQ(body_of(ask(listener->port(), "GET /up HTTP/1.1\r\nHost: x\r\n\r\n")), "GET /up");
}

TEST(Listener, answers_are_neither_cut_into_ranges_nor_compressed) {
  const auto listener = started();
  const std::string answer =
      ask(listener->port(),
          "GET /whole HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\nAccept-Encoding: gzip, br\r\n\r\n");
  EXPECT_EQ(status_of(answer), 200);
  EXPECT_EQ(body_of(answer), "GET /whole");
}

TEST(Listener, a_bug_ends_its_answer_and_nothing_else) {
  const auto listener = started();
  const std::string answer = ask(listener->port(), "GET /bug HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_of(answer), 500);
  EXPECT_NE(body_of(answer).find("please report it"), std::string::npos);
  EXPECT_EQ(status_of(ask(listener->port(), "GET /memory HTTP/1.1\r\nHost: x\r\n\r\n")), 503);
  EXPECT_EQ(status_of(ask(listener->port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n")), 200);
}

TEST(Listener, ten_clients_that_trickle_hold_nobody_up) {
  ListenerSettings settings;
  settings.read_seconds = 30;
  const auto listener = started(settings);
  std::vector<std::unique_ptr<raw::Connection>> slow;
  for (int i = 0; i < 10; ++i) {
    slow.push_back(std::make_unique<raw::Connection>(listener->port()));
    EXPECT_TRUE(slow.back()->send(i % 2 == 0 ? "GET / HT" : "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"));
  }
  EXPECT_EQ(body_of(ask(listener->port(), "GET /quick HTTP/1.1\r\nHost: x\r\n\r\n")), "GET /quick");
  listener->stop();  // and they do not hold up the end
}

TEST(Listener, a_client_that_takes_too_long_is_sent_away) {
  ListenerSettings settings;
  settings.read_seconds = 0.2;
  const auto listener = started(settings);
  for (const char* start : {"", "GET / HTTP/1.1\r\nHost", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"}) {
    raw::Connection slow(listener->port());
    slow.send(start);
    EXPECT_NE(status_of(slow.read_all()), 200) << start;  // it ends, that is the point
  }
}

TEST(Listener, an_answer_can_be_written_while_it_comes_into_being) {
  Handlers handlers{[](const Head&) {
                      Answer answer;
                      answer.media_type = "text/event-stream";
                      answer.written = [](Client& client) {
                        EXPECT_FALSE(client.gone());
                        EXPECT_TRUE(client.write("one "));
                        EXPECT_TRUE(client.write("two"));
                      };
                      return std::optional(answer);
                    },
                    nullptr, [](int status) { return refusal(status, "bad-request", "", ""); }};
  Listener listener({}, std::move(handlers));
  ASSERT_TRUE(listener.bind(0));
  listener.start();
  const std::string answer =
      ask(listener.port(), "GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
  EXPECT_EQ(header_of(answer, "Content-Type"), "text/event-stream");
  EXPECT_EQ(body_of(answer), "one two");
}

TEST(Listener, a_client_that_leaves_is_noticed_by_who_writes_to_it) {
  std::atomic<bool> noticed = false;
  Handlers handlers{[&](const Head&) {
                      Answer answer;
                      answer.written = [&](Client& client) {
                        client.write("first");
                        for (int i = 0; i < 3000 && !client.gone(); ++i)
                          std::this_thread::sleep_for(std::chrono::milliseconds(10));
                        noticed = client.gone();
                      };
                      return std::optional(answer);
                    },
                    nullptr, [](int status) { return refusal(status, "bad-request", "", ""); }};
  Listener listener({}, std::move(handlers));
  ASSERT_TRUE(listener.bind(0));
  listener.start();
  raw::Connection client(listener.port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  client.read_until("first");
  client.close();
  for (int i = 0; i < 3000 && !noticed; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(noticed);
}

TEST(Listener, two_listeners_never_share_a_port) {
  const auto first = started();
  Listener second({}, Handlers{answer_head, nullptr, nullptr});
  EXPECT_FALSE(second.bind(first->port()));
  EXPECT_EQ(second.port(), 0u);
}

}  // namespace
}  // namespace entente::server
