#include "entente/server/http.h"

#include <gtest/gtest.h>

namespace entente::server {
namespace {

TEST(Http, a_header_that_stands_twice_has_no_value) {
  Head head;
  head.headers = {{"host", "a"}, {"cookie", "x"}, {"host", "b"}};
  head.query = {{"token", "1"}, {"token", "2"}, {"case", "c"}};
  EXPECT_EQ(head.header("host"), std::nullopt);
  EXPECT_TRUE(head.has_header("host"));
  EXPECT_EQ(head.header("cookie"), "x");
  EXPECT_EQ(head.header("origin"), std::nullopt);
  EXPECT_FALSE(head.has_header("origin"));
  EXPECT_EQ(head.parameter("token"), std::nullopt);
  EXPECT_EQ(head.parameter("case"), "c");
}

TEST(Http, a_refusal_is_a_diagnostic_as_the_terminal_shows_it) {
  const Answer answer = refusal(403, "request-refused", "no \"entry\"", "go home");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.media_type, "application/json");
  EXPECT_NE(answer.body.find("\"code\":\"request-refused\""), std::string::npos) << answer.body;
  EXPECT_NE(answer.body.find(R"("text":"error: no \"entry\"   [request-refused]\n   help: go home\n")"),
            std::string::npos)
      << answer.body;
}

TEST(Http, our_own_fault_asks_to_be_reported) {
  const Answer answer = our_fault("a table without legs");
  EXPECT_EQ(answer.status, 500);
  EXPECT_NE(answer.body.find("entente has a bug: a table without legs"), std::string::npos);
  EXPECT_NE(answer.body.find("please report it with what you did"), std::string::npos);
  EXPECT_EQ(out_of_memory().status, 503);
  EXPECT_NE(out_of_memory().body.find("ask for fewer worlds"), std::string::npos);
}

TEST(Http, files_have_the_media_type_of_their_ending) {
  EXPECT_EQ(media_type_of("index.html"), "text/html; charset=utf-8");
  EXPECT_EQ(media_type_of("app.js"), "text/javascript; charset=utf-8");
  EXPECT_EQ(media_type_of("engine.wasm"), "application/wasm");
  EXPECT_EQ(media_type_of("a/b.svg"), "image/svg+xml");
  EXPECT_EQ(media_type_of("LICENSE"), "application/octet-stream");
}

}  // namespace
}  // namespace entente::server
