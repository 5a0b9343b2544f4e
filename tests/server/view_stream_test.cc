#include "entente/server/view_stream.h"

#include <atomic>
#include <memory>
#include <thread>

#include <nlohmann/json.hpp>

#include "tests/server/folder_fixture.h"

namespace entente::server {
namespace {

using nlohmann::json;

// A client that keeps what it gets, and may leave at the first event of a kind.
class KeepingClient : public Client {
 public:
  explicit KeepingClient(std::string leaves_at = "never")
      : leaves_at_("event: " + std::move(leaves_at) + "\n") {}
  bool write(std::string_view bytes) override {
    all_ += bytes;
    if (all_.find(leaves_at_) != std::string::npos) gone_ = true;
    if (on_write) on_write(*this);
    return !gone_;
  }
  bool gone() override { return gone_; }
  const std::string& all() const { return all_; }

  /// Data of the events of a kind.
  std::vector<json> events(const std::string& kind) const {
    std::vector<json> found;
    const std::string start = "event: " + kind + "\ndata: ";
    for (auto at = all_.find(start); at != std::string::npos; at = all_.find(start, at + 1)) {
      const auto from = at + start.size();
      const auto end = all_.find("\n\n", from);
      found.push_back(json::parse(all_.substr(from, end - from)));
    }
    return found;
  }

  std::function<void(KeepingClient&)> on_write;

 private:
  std::string leaves_at_, all_;
  bool gone_ = false;
};

class ViewStreamTest : public FolderTest {
 protected:
  void SetUp() override {
    FolderTest::SetUp();
    copy_case("harbour");
    desk::StudioSettings settings;
    settings.folder = folder_.string();
    studio_ = std::make_unique<desk::Studio>(settings);
    const auto opened = studio_->open(path("cases/harbour"));
    ASSERT_TRUE(opened) << base::to_text(opened.diagnostics());
    handle_ = *opened;
  }
  json body(std::vector<std::size_t> worlds, const std::string& channel = "") const {
    return {{"case", handle_}, {"questions", {"agreement"}}, {"worlds", worlds}, {"channel", channel}};
  }
  void stream(const json& wanted, Client& client) {
    const Answer answer = view_stream(*studio_, runs_, wanted.dump());
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.media_type, "text/event-stream");
    answer.written(client);
  }

  std::unique_ptr<desk::Studio> studio_;
  std::string handle_;
  Runs runs_;
};

// More worlds than any test waits for.
constexpr std::size_t endless = std::size_t{1} << 20;

TEST_F(ViewStreamTest, gives_a_view_for_each_number_of_worlds_and_then_is_done) {
  KeepingClient client;
  stream(body({100, 300}), client);
  const auto views = client.events("view");
  ASSERT_EQ(views.size(), 2u) << client.all();
  EXPECT_EQ(views[0].at("worlds_asked"), 100);
  EXPECT_EQ(views[1].at("worlds_asked"), 300);
  EXPECT_EQ(views[0].at("format"), "entente-view");
  EXPECT_LT(views[0].at("answers").at("run").at("worlds"), views[1].at("answers").at("run").at("worlds"));
  EXPECT_TRUE(client.all().ends_with("event: done\ndata: {}\n\n"));
  EXPECT_TRUE(client.events("error").empty());
  EXPECT_EQ(runs_.running(), 0u);
}

TEST_F(ViewStreamTest, a_view_is_the_same_as_without_a_stream) {
  KeepingClient client;
  stream(body({256}), client);
  json request = body({});
  request["worlds"] = 256;
  request.erase("channel");
  json alone = json::parse(studio_->call("view", request.dump()).body);
  alone["worlds_asked"] = 256;
  EXPECT_EQ(client.events("view").at(0), alone);
}

TEST_F(ViewStreamTest, an_event_is_two_lines_whatever_the_json_looks_like) {
  KeepingClient client;
  stream(body({64}), client);
  std::size_t lines = 0;
  for (const char c : client.all()) lines += c == '\n';
  const auto events = client.events("view").size() + client.events("progress").size() + 1;
  EXPECT_EQ(lines, 3 * events);
}

TEST_F(ViewStreamTest, tells_how_far_it_is_and_stops_when_the_client_leaves) {
  KeepingClient client("progress");
  stream(body({endless}), client);
  const auto progress = client.events("progress");
  ASSERT_EQ(progress.size(), 1u);
  EXPECT_LT(progress[0].at("share"), 1.0);
  EXPECT_TRUE(client.events("view").empty());
  EXPECT_EQ(runs_.running(), 0u);
}

TEST_F(ViewStreamTest, a_newer_stream_on_the_same_channel_ends_the_older) {
  KeepingClient older, newer;
  std::thread second;
  older.on_write = [&](KeepingClient&) {
    if (second.joinable()) return;
    second = std::thread([&] { stream(body({64}, "agreement"), newer); });
  };
  stream(body({endless}, "agreement"), older);
  second.join();
  EXPECT_TRUE(older.events("view").empty());
  EXPECT_TRUE(older.all().ends_with("event: done\ndata: {}\n\n"));
  EXPECT_EQ(newer.events("view").size(), 1u);
}

TEST_F(ViewStreamTest, another_channel_goes_on) {
  KeepingClient first, second;
  stream(body({64}, "agreement"), first);
  stream(body({64}, "table"), second);
  EXPECT_EQ(first.events("view").size(), 1u);
  EXPECT_EQ(second.events("view").size(), 1u);
}

TEST_F(ViewStreamTest, the_end_of_the_server_ends_it) {
  KeepingClient client;
  client.on_write = [&](KeepingClient&) { runs_.stop(); };
  stream(body({endless}), client);
  EXPECT_TRUE(client.events("view").empty());
}

TEST_F(ViewStreamTest, what_is_wrong_with_the_view_is_an_error_with_diagnostics) {
  KeepingClient client;
  json wanted = body({64, 128});
  wanted["case"] = "no-such-case";
  stream(wanted, client);
  const auto errors = client.events("error");
  ASSERT_EQ(errors.size(), 1u) << client.all();
  EXPECT_EQ(errors[0].at("diagnostics").at(0).at("code"), "unknown-case");
  EXPECT_TRUE(client.events("view").empty());
}

TEST_F(ViewStreamTest, a_request_of_another_shape_is_refused_before_it_begins) {
  const std::vector<json> bodies = {
      json::array(),
      {{"case", handle_}},
      {{"case", handle_}, {"worlds", 512}},
      {{"case", handle_}, {"worlds", json::array()}},
      {{"case", handle_}, {"worlds", {512, 512}}},
      {{"case", handle_}, {"worlds", {1000, 512}}},
      {{"case", handle_}, {"worlds", {0}}},
      {{"case", handle_}, {"worlds", {-5}}},
      {{"case", handle_}, {"worlds", {1.5}}},
      {{"case", handle_}, {"worlds", {1, 2, 3, 4, 5, 6, 7, 8, 9}}},
      {{"case", handle_}, {"worlds", {512}}, {"channel", 7}},
      {{"case", handle_}, {"worlds", {512}}, {"channel", std::string(101, 'x')}}};
  for (const json& wanted : bodies) {
    const Answer answer = view_stream(*studio_, runs_, wanted.dump());
    EXPECT_EQ(answer.status, 400) << wanted;
    EXPECT_EQ(json::parse(answer.body).at("diagnostics").at(0).at("code"), "bad-request");
  }
}

}  // namespace
}  // namespace entente::server
