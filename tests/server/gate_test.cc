#include "entente/server/gate.h"

#include <gtest/gtest.h>

namespace entente::server {
namespace {

constexpr const char* token = "00112233445566778899aabbccddeeff";

Gate gate(const std::string& host = "127.0.0.1") {
  return Gate({token, host, 8000});
}

Head get(const std::string& path, Pairs headers = {}) {
  Head head;
  head.method = "GET";
  head.path = path;
  head.headers = {{"host", "127.0.0.1:8000"}, {"x-entente-token", token}};
  for (auto& [name, value] : headers) {
    std::erase_if(head.headers, [&](const auto& old) { return old.first == name; });
    if (!value.empty()) head.headers.emplace_back(name, value);
  }
  return head;
}

Head post(Pairs headers = {}) {
  headers.insert(headers.begin(), {{"content-type", "application/json"}, {"content-length", "2"}});
  Head head = get("/api/state", headers);
  head.method = "POST";
  return head;
}

int status(const Head& head, const std::string& host = "127.0.0.1") {
  const auto answer = gate(host).stop(head);
  return answer ? answer->status : 200;
}

TEST(Gate, lets_through_who_has_the_token_as_header_or_cookie) {
  EXPECT_EQ(status(get("/")), 200);
  EXPECT_EQ(status(get("/", {{"host", "localhost:8000"}})), 200);
  EXPECT_EQ(status(get("/", {{"x-entente-token", ""},
                             {"cookie", std::string("a=b; entente_8000=") + token + "; c=d"}})),
            200);
  EXPECT_EQ(status(post()), 200);
  EXPECT_EQ(status(post({{"content-type", "application/json; charset=utf-8"}})), 200);
}

TEST(Gate, refuses_who_has_no_token_or_another) {
  EXPECT_EQ(status(get("/", {{"x-entente-token", ""}})), 401);
  EXPECT_EQ(status(get("/", {{"x-entente-token", "00112233445566778899aabbccddeefe"}})), 401);
  EXPECT_EQ(status(get("/app.js", {{"x-entente-token", ""}, {"cookie", "entente_8000=1"}})), 401);
  // The cookie of another workbench on this machine.
  EXPECT_EQ(status(get("/", {{"x-entente-token", ""}, {"cookie", std::string("entente_8001=") + token}})),
            401);
  EXPECT_EQ(status(post({{"x-entente-token", ""}})), 401);
}

TEST(Gate, a_wrong_header_is_not_made_good_by_a_cookie) {
  EXPECT_EQ(status(get("/", {{"x-entente-token", "no"}, {"cookie", std::string("entente_8000=") + token}})),
            401);
}

TEST(Gate, refuses_another_host_even_with_the_token) {
  for (const char* host : {"evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1:80000", "",
                           "127.0.0.1:8000.evil.example", "evil.example", "[::1]:8000", "0.0.0.0:8000"}) {
    EXPECT_EQ(status(get("/", {{"host", host}})), 403) << host;
  }
  Head twice = get("/");
  twice.headers.emplace_back("host", "127.0.0.1:8000");
  EXPECT_EQ(status(twice), 403);
}

TEST(Gate, refuses_pages_of_another_origin) {
  EXPECT_EQ(status(post({{"origin", "http://127.0.0.1:8000"}})), 200);
  EXPECT_EQ(status(post({{"origin", "http://localhost:8000"}})), 200);
  for (const char* origin : {"http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001",
                             "http://127.0.0.1:8000.evil.example"}) {
    EXPECT_EQ(status(post({{"origin", origin}})), 403) << origin;
  }
}

TEST(Gate, the_address_with_the_token_gives_the_cookie_and_leads_to_the_first_page) {
  Head head = get("/", {{"x-entente-token", ""}});
  head.query = {{"token", token}};
  const auto answer = gate().stop(head);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 303);
  const Pairs expected = {
      {"Location", "/"},
      {"Set-Cookie", std::string("entente_8000=") + token + "; Path=/; HttpOnly; SameSite=Strict"}};
  EXPECT_EQ(answer->headers, expected);
  head.query = {{"token", "00112233445566778899aabbccddeefe"}};
  EXPECT_EQ(status(head), 401);
  head.query = {{"token", token}};
  head.path = "/api/state";
  EXPECT_EQ(status(head), 401);
  head.path = "/";
  head.headers[0].second = "evil.example:8000";
  EXPECT_EQ(status(head), 403);
}

TEST(Gate, a_page_without_its_token_says_what_to_do_in_words) {
  const auto answer = gate().stop(get("/", {{"x-entente-token", ""}}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->media_type, "text/html; charset=utf-8");
  EXPECT_NE(answer->body.find("Open the address that <code>entente open</code> printed"), std::string::npos);
}

TEST(Gate, a_body_must_be_json_of_a_known_and_bearable_length) {
  EXPECT_EQ(status(post({{"content-type", ""}})), 415);
  EXPECT_EQ(status(post({{"content-type", "text/plain"}})), 415);
  EXPECT_EQ(status(post({{"content-type", "application/jsonp"}})), 415);
  EXPECT_EQ(status(post({{"content-type", "multipart/form-data; boundary=x"}})), 415);
  EXPECT_EQ(status(post({{"content-encoding", "gzip"}})), 415);
  EXPECT_EQ(status(post({{"content-length", ""}})), 411);
  EXPECT_EQ(status(post({{"transfer-encoding", "chunked"}})), 411);
  EXPECT_EQ(status(post({{"content-length", "-1"}})), 400);
  EXPECT_EQ(status(post({{"content-length", "99999999999999999999999"}})), 400);
  EXPECT_EQ(status(post({{"content-length", "67108864"}})), 200);
  const auto answer = gate().stop(post({{"content-length", "104857600"}}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
  EXPECT_NE(answer->body.find("the request has 100 MB, but 64 MB are read at most"), std::string::npos);
}

TEST(Gate, beyond_loopback_only_addresses_in_figures_and_the_name_given_are_hosts) {
  EXPECT_EQ(status(get("/", {{"host", "192.0.2.7:8000"}}), "0.0.0.0"), 200);
  EXPECT_EQ(status(get("/", {{"host", "[2001:db8::7]:8000"}}), "::"), 200);
  EXPECT_EQ(status(get("/", {{"host", "evil.example:8000"}}), "0.0.0.0"), 403);
  EXPECT_EQ(status(get("/", {{"host", "192.0.2.7:8000"}}), "192.0.2.7"), 200);
  EXPECT_EQ(status(get("/", {{"host", "192.0.2.8:8000"}}), "192.0.2.7"), 403);
}

TEST(Gate, loopback_is_this_machine_alone) {
  for (const char* host : {"127.0.0.1", "127.1.2.3", "localhost", "::1"}) EXPECT_TRUE(is_loopback(host));
  for (const char* host : {"0.0.0.0", "::", "192.0.2.7", "127.evil.example", "example.org"})
    EXPECT_FALSE(is_loopback(host)) << host;
}

TEST(Gate, every_answer_forbids_foreign_scripts_keeping_and_framing) {
  std::string all;
  for (const auto& [name, value] : headers_of_every_answer()) all += name + ": " + value + "\n";
  EXPECT_NE(
      all.find("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self' "
               "'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self' blob:; "
               "base-uri 'none'; form-action 'none'; frame-ancestors 'self'\n"),
      std::string::npos);
  EXPECT_NE(all.find("Cache-Control: no-store\n"), std::string::npos);
  EXPECT_NE(all.find("X-Content-Type-Options: nosniff\n"), std::string::npos);
}

}  // namespace
}  // namespace entente::server
