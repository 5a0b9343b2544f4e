#include <chrono>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

std::string ask(unsigned port, const std::string& request) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<unsigned short>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0 &&
      ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) > 0) {
    char buffer[4096];
    for (ssize_t got = 0; (got = ::recv(socket, buffer, sizeof buffer, 0)) > 0;)
      answer.append(buffer, static_cast<std::size_t>(got));
  }
  ::close(socket);
  return answer;
}

// What is done with a workbench while it runs; a page then asks for its end.
class VerbsOpen : public Folder {
 protected:
  Ran open(std::vector<std::string> arguments, const std::function<void()>& meanwhile) {
    arguments.insert(arguments.begin(), "open");
    arguments.emplace_back("--no-browser");
    const std::string out = path("address");
    Ran ran;
    std::thread binary([&] { ran = run(arguments, {out, {}, 0}); });
    for (int i = 0; i < 3000 && address_.find('\n') == std::string::npos; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      address_ = bytes("address");
    }
    const auto port = address_.rfind(':');
    if (port != std::string::npos && address_.find('=') != std::string::npos) {
      port_ = static_cast<unsigned>(std::stoul(address_.substr(port + 1)));
      token_ = address_.substr(address_.find('=') + 1, 32);
      meanwhile();
      post("quit");
    }
    binary.join();
    ran.out = bytes("address");
    return ran;
  }
  std::string head(const std::string& line) const {
    return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\nX-Entente-Token: " + token_ +
           "\r\n";
  }
  std::string get(const std::string& page) const { return ask(port_, head("GET " + page) + "\r\n"); }
  std::string post(const std::string& operation) const {
    return ask(port_, head("POST /api/" + operation) +
                          "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
  }

  std::string address_, token_;
  unsigned port_ = 0;
};

TEST_F(VerbsOpen, prints_one_line_with_the_address_and_serves_the_case) {
  std::string state, style;
  const Ran ran = open({"cases/harbour", "--port", "0"}, [&] {
    state = post("state");
    style = get("/style.css");
  });
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "http://127.0.0.1:" + std::to_string(port_) + "/?token=" + token_ + "\n");
  EXPECT_EQ(token_.size(), 32u);
  EXPECT_EQ(ran.err,
            "open this address in a browser; Ctrl-C ends the workbench\n"
            "ending; every change is saved\n");
  EXPECT_NE(state.find("\"title\":\"Harbour talks\""), std::string::npos) << state;
  EXPECT_TRUE(style.starts_with("HTTP/1.1 200")) << style;
}

TEST_F(VerbsOpen, without_a_case_is_an_empty_workbench_in_this_folder) {
  std::string state;
  const Ran ran = open({}, [&] { state = post("state"); });
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(state.find("\"cases\":[]"), std::string::npos) << state;
  EXPECT_NE(state.find("\"name\":\"panama-canal-1974\""), std::string::npos) << "the samples travel along";
}

TEST_F(VerbsOpen, ends_in_good_order_on_the_first_interrupt) {
  const Ran ran = run({"open", "cases/harbour", "--no-browser", "--port", "0"}, {"", {}, 1.0});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(lines(ran.out), 1u);
  EXPECT_NE(ran.err.find("ending; every change is saved\n"), std::string::npos) << ran.err;
}

TEST_F(VerbsOpen, a_faulty_case_opens_too) {
  change("cases/harbour/case.toml", "salience = ", "salience = 7 # ");
  std::string state;
  const Ran ran = open({"cases/harbour/case.toml"}, [&] { state = post("state"); });
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(state.find("\"name\":\"harbour\""), std::string::npos) << state;
}

TEST_F(VerbsOpen, pages_may_come_from_a_folder) {
  std::filesystem::create_directories(path("pages"));
  write("pages/index.html", "<p>mine</p>");
  std::string page;
  open({"--pages", "pages"}, [&] { page = get("/"); });
  EXPECT_TRUE(page.ends_with("\r\n\r\n<p>mine</p>")) << page;
}

TEST_F(VerbsOpen, a_port_in_use_is_said_and_the_next_one_taken) {
  const int taken = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof here;
  ASSERT_EQ(::bind(taken, reinterpret_cast<const sockaddr*>(&here), size), 0);
  ASSERT_EQ(::listen(taken, 1), 0);
  ASSERT_EQ(::getsockname(taken, reinterpret_cast<sockaddr*>(&here), &size), 0);
  const std::string port = std::to_string(ntohs(here.sin_port));
  const Ran ran = open({"--port", port}, [] {});
  ::close(taken);
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(
      ran.err.starts_with("port " + port + " is in use; this is port " + std::to_string(port_) + "\n"))
      << ran.err;
}

TEST_F(VerbsOpen, what_cannot_be_opened_is_named) {
  const auto said = [&](const std::vector<std::string>& arguments) {
    const Ran ran = run(arguments);
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.out, "");
    return ran.err;
  };
  EXPECT_EQ(said({"open", "cases/harbor"}),
            "cases/harbor: error: there is no case \"cases/harbor\"   [missing-file]\n"
            "   help: did you mean \"cases/harbour\"?\n");
  EXPECT_EQ(said({"open", "cases/harbour", "cases/moscow-talks"}),
            "error: open takes one case   [usage]\n   help: entente open cases/harbour\n");
  EXPECT_EQ(said({"open", "--pages", "none"}),
            "error: --pages names no folder: \"none\"   [usage]\n   help: name a folder that is there\n");
  EXPECT_EQ(said({"open", "-o", "none"}),
            "error: -o names no folder: \"none\"   [usage]\n   help: name a folder that is there\n");
  EXPECT_NE(said({"open", "--port", "70000"}).find("is not a whole number from 0 to 65535"),
            std::string::npos);
  EXPECT_NE(said({"open", "--host", "192.0.2.1"}).find("[cannot-listen]"), std::string::npos);
}

}  // namespace
}  // namespace entente::cli::real
