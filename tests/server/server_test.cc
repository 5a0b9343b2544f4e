#include "entente/server/server.h"

#include <csignal>
#include <thread>

#include <httplib.h>
#include <nlohmann/json.hpp>

#include "tests/server/folder_fixture.h"
#include "tests/server/raw_client.h"

namespace entente::server {
namespace {

using nlohmann::json;
using raw::ask, raw::body_of, raw::header_of, raw::status_of;

class ServerTest : public FolderTest {
 protected:
  void SetUp() override {
    FolderTest::SetUp();
    copy_case("harbour");
    write("pages/index.html", "<p>first page</p>");
    desk::StudioSettings settings;
    settings.folder = folder_.string();
    studio_ = std::make_unique<desk::Studio>(settings);
    const auto opened = studio_->open(path("cases/harbour"));
    ASSERT_TRUE(opened) << base::to_text(opened.diagnostics());
    handle_ = *opened;
    server_ = std::make_unique<Server>(*studio_, settings_for(0));
    const auto started = server_->start();
    ASSERT_TRUE(started) << base::to_text(started.diagnostics());
  }
  void TearDown() override {
    server_.reset();
    studio_.reset();
    FolderTest::TearDown();
  }
  ServerSettings settings_for(unsigned port) const {
    ServerSettings settings;
    settings.port = port;
    settings.pages = path("pages");
    settings.folder = folder_.string();
    settings.today = {2024, 3, 2};
    return settings;
  }
  std::string host() const { return "127.0.0.1:" + std::to_string(server_->port()); }
  /// Lines of a head that gets in.
  std::string key() const { return "Host: " + host() + "\r\nX-Entente-Token: " + server_->token() + "\r\n"; }
  std::string post(const std::string& operation, const std::string& body,
                   const std::string& more = "") const {
    return ask(server_->port(), "POST /api/" + operation + " HTTP/1.1\r\n" + key() + more +
                                    "Content-Type: application/json\r\nContent-Length: " +
                                    std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  std::string get(const std::string& path) const {
    return ask(server_->port(), "GET " + path + " HTTP/1.1\r\n" + key() + "\r\n");
  }
  bool up() const { return status_of(post("state", "{}")) == 200; }

  std::unique_ptr<desk::Studio> studio_;
  std::string handle_;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, a_browser_comes_in_by_the_printed_address_and_stays_in_by_its_cookie) {
  httplib::Client browser("127.0.0.1", static_cast<int>(server_->port()));
  const std::string address = server_->address();
  ASSERT_EQ(address, "http://" + host() + "/?token=" + server_->token());
  const auto first = browser.Get(address.substr(address.find("/?")));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->status, 303);
  EXPECT_EQ(first->get_header_value("Location"), "/");
  const std::string given = first->get_header_value("Set-Cookie");
  EXPECT_NE(given.find("HttpOnly; SameSite=Strict"), std::string::npos);
  const httplib::Headers cookie = {{"Cookie", given.substr(0, given.find(';'))}};
  const auto page = browser.Get("/", cookie);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->body, "<p>first page</p>");
  const auto state = browser.Post("/api/state", cookie, "{}", "application/json");
  ASSERT_TRUE(state);
  EXPECT_EQ(json::parse(state->body).at("cases").at(0).at("case"), handle_);
  EXPECT_EQ(browser.Get("/")->status, 401);
}

TEST_F(ServerTest, hostile_requests_are_refused_and_the_server_stays_up) {
  const std::string token = "X-Entente-Token: " + server_->token() + "\r\n";
  const std::string ours = "Host: " + host() + "\r\n";
  const std::string json_body = "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
  const std::vector<std::pair<int, std::string>> requests = {
      {401, "GET / HTTP/1.1\r\n" + ours + "\r\n"},
      {401, "POST /api/state HTTP/1.1\r\n" + ours + json_body},
      {401, "POST /api/state HTTP/1.1\r\n" + ours + "X-Entente-Token: 0\r\n" + json_body},
      {403, "POST /api/state HTTP/1.1\r\nHost: evil.example\r\n" + token + json_body},
      {403, "POST /api/state HTTP/1.1\r\n" + token + json_body},
      {403, "POST /api/state HTTP/1.1\r\n" + ours + token + "Origin: http://evil.example\r\n" + json_body},
      {415, "POST /api/state HTTP/1.1\r\n" + ours + token +
                "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}"},
      {411, "POST /api/state HTTP/1.1\r\n" + ours + token + "Content-Type: application/json\r\n\r\n"},
      {405, "GET /api/state HTTP/1.1\r\n" + ours + token + "\r\n"},
      {405, "PUT / HTTP/1.1\r\n" + ours + token + "Content-Length: 0\r\n\r\n"},
      {405, "OPTIONS /api/state HTTP/1.1\r\n" + ours + token + "\r\n"},
      {405, "POST / HTTP/1.1\r\n" + ours + token + json_body},
      {404, "POST /api/brew HTTP/1.1\r\n" + ours + token + json_body},
      {404, "POST /api/ HTTP/1.1\r\n" + ours + token + json_body},
      {400, "nonsense\r\n\r\n"}};
  for (const auto& [status, request] : requests) {
    const std::string answer = ask(server_->port(), request);
    EXPECT_EQ(status_of(answer), status) << request << "\n" << answer;
    EXPECT_NE(header_of(answer, "Content-Security-Policy"), "") << request;
    EXPECT_EQ(header_of(answer, "Cache-Control"), "no-store") << request;
  }
  EXPECT_TRUE(up());
}

TEST_F(ServerTest, paths_lead_nowhere_but_to_pages) {
  write("secret.txt", "secret");
  for (const char* path : {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
                           "//etc/passwd", "/%2fetc%2fpasswd", "/index.html%00.txt", "/..%5csecret.txt",
                           "/cases/harbour/case.toml", "/.history.jsonl"}) {
    const std::string answer = get(path);
    EXPECT_EQ(status_of(answer), 404) << path << answer;
    EXPECT_EQ(body_of(answer).find("secret"), std::string::npos) << path;
  }
  EXPECT_EQ(body_of(get("/")), "<p>first page</p>");
  EXPECT_TRUE(body_of(ask(server_->port(), "HEAD / HTTP/1.1\r\n" + key() + "\r\n")).empty());
}

TEST_F(ServerTest, a_hundred_megabytes_are_refused_with_a_diagnostic) {
  raw::Connection client(server_->port());
  client.send("POST /api/documents HTTP/1.1\r\n" + key() +
              "Content-Type: application/json\r\nContent-Length: 104857600\r\n\r\n");
  const std::string megabyte(std::size_t{1} << 20, 'x');
  for (int i = 0; i < 100 && client.send(megabyte); ++i) continue;
  const std::string answer = client.read_all();
  EXPECT_EQ(status_of(answer), 413);
  EXPECT_EQ(json::parse(body_of(answer)).at("diagnostics").at(0).at("code"), "request-too-large");
  EXPECT_TRUE(up());
}

TEST_F(ServerTest, malformed_and_endlessly_nested_json_are_bad_requests) {
  for (const std::string& body : {std::string("{"), std::string("\xff\xfe"), std::string(5'000'000, '['),
                                  std::string("{\"case\":1e99999}"), std::string(1000, '\0')}) {
    const std::string answer = post("view", body);
    EXPECT_EQ(status_of(answer), 400) << body.substr(0, 20);
    EXPECT_TRUE(json::parse(body_of(answer)).contains("diagnostics"));
  }
  EXPECT_TRUE(up());
}

TEST_F(ServerTest, a_stream_ends_when_its_client_leaves) {
  const json wanted = {{"case", handle_}, {"questions", {"agreement"}}, {"worlds", {64, 1 << 20}}};
  const std::string body = wanted.dump();
  raw::Connection client(server_->port());
  client.send("POST /api/stream HTTP/1.1\r\n" + key() + "Content-Type: application/json\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n\r\n" + body);
  const std::string start = client.read_until("event: view");
  EXPECT_EQ(header_of(start, "Content-Type"), "text/event-stream");
  client.close();
  // Whoever still computed a million worlds would hold this up for minutes.
  server_->stop();
}

TEST_F(ServerTest, stopping_does_not_wait_for_a_stream) {
  const json wanted = {{"case", handle_}, {"questions", {"agreement"}}, {"worlds", {1 << 20}}};
  const std::string body = wanted.dump();
  raw::Connection client(server_->port());
  client.send("POST /api/stream HTTP/1.1\r\n" + key() + "Content-Type: application/json\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n\r\n" + body);
  client.read_until("event: progress");
  server_->stop();
  EXPECT_EQ(client.read_all().find("event: view"), std::string::npos);
}

TEST_F(ServerTest, a_page_may_ask_for_the_end) {
  EXPECT_FALSE(server_->quit_asked());
  EXPECT_EQ(body_of(post("quit", "{}")), "{}");
  EXPECT_TRUE(server_->quit_asked());
}

TEST_F(ServerTest, a_port_in_use_leads_to_the_next_one) {
  Server second(*studio_, settings_for(server_->port()));
  const auto port = second.start();
  ASSERT_TRUE(port) << base::to_text(port.diagnostics());
  EXPECT_GT(*port, server_->port());
  EXPECT_NE(second.token(), server_->token());
  // A token of one is none of the other.
  EXPECT_EQ(status_of(ask(*port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(*port) +
                                     "\r\nX-Entente-Token: " + server_->token() + "\r\n\r\n")),
            401);
}

TEST_F(ServerTest, an_address_of_another_machine_cannot_be_listened_on) {
  ServerSettings settings = settings_for(0);
  settings.host = "192.0.2.1";
  Server elsewhere(*studio_, settings);
  const auto port = elsewhere.start();
  ASSERT_FALSE(port);
  const std::string said = base::to_text(port.diagnostics());
  EXPECT_TRUE(said.starts_with("error: cannot listen on 192.0.2.1")) << said;
  EXPECT_NE(
      said.find("   help: leave out --port for any port that is free, and --host for this machine alone\n"),
      std::string::npos);
}

TEST_F(ServerTest, serve_says_where_it_is_and_ends_when_a_page_asks_for_it) {
  ServerSettings settings = settings_for(server_->port());
  settings.open_browser = false;
  std::string result, remarks;
  std::thread page;
  const auto served =
      serve(*studio_, settings,
            {[&](const std::string& text) {
               result += text;
               const auto from = text.rfind(':') + 1;
               const auto port = static_cast<unsigned>(std::stoul(text.substr(from)));
               const std::string token = text.substr(text.find('=') + 1, 32);
               page = std::thread([port, token] {
                 ask(port, "POST /api/quit HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                               "\r\nX-Entente-Token: " + token +
                               "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
               });
             },
             [&](const std::string& text) { remarks += text; }});
  page.join();
  EXPECT_TRUE(served);
  EXPECT_TRUE(result.starts_with("http://127.0.0.1:")) << result;
  EXPECT_TRUE(remarks.starts_with("port " + std::to_string(server_->port()) + " is in use; this is port "))
      << remarks;
  EXPECT_NE(remarks.find("open this address in a browser; Ctrl-C ends the workbench\n"), std::string::npos);
  EXPECT_TRUE(remarks.ends_with("ending; every change is saved\n"));
}

TEST_F(ServerTest, serving_beyond_this_machine_is_warned_of) {
  ServerSettings settings = settings_for(0);
  settings.host = "0.0.0.0";
  settings.open_browser = false;
  std::string remarks;
  const auto served = serve(
      *studio_, settings,
      {[](const std::string&) { ::raise(SIGTERM); }, [&](const std::string& text) { remarks += text; }});
  EXPECT_TRUE(served);
  EXPECT_TRUE(
      remarks.starts_with("warning: 0.0.0.0 can be reached from other machines, and what they send and get "
                          "is not encrypted; whoever has the address can read and change your cases\n"))
      << remarks;
}

}  // namespace
}  // namespace entente::server
