// Tests also: model_client.cc
#include <atomic>
#include <mutex>
#include <thread>

#include <gmock/gmock.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "entente/cli/model_client.h"
#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

// A model that answers what it was told to, on this machine only.
class ScriptedModel {
 public:
  explicit ScriptedModel(std::string message, int status = 200) {
    server_.Post("/v1/chat/completions", [this, message = std::move(message), status](
                                             const httplib::Request& request, httplib::Response& response) {
      const std::lock_guard<std::mutex> lock(mutex_);
      requests_.push_back(request.body);
      authorization_ = request.get_header_value("Authorization");
      response.status = status;
      Json body;
      body["choices"][0]["message"]["content"] = message;
      response.set_content(body.dump(), "application/json");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  ~ScriptedModel() {
    server_.stop();
    thread_.join();
  }
  std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }
  std::vector<std::string> requests() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return requests_;
  }
  std::string authorization() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return authorization_;
  }

 private:
  httplib::Server server_;
  std::thread thread_;
  std::mutex mutex_;
  std::vector<std::string> requests_;
  std::string authorization_;
  int port_ = 0;
};

constexpr const char* talks =
    "Talks go on\n\nChad rejected the plan of Ghana. Ghana kept its troops in Accra.\n";

std::string claim(const std::string& quote, int sentence, const std::string& type, const std::string& actor) {
  return Json{{"quote", quote},         {"sentence_id", sentence}, {"type", type},
              {"actor_mention", actor}, {"recipient_mention", ""}, {"cue", "x"}}
      .dump();
}
std::string reply(const std::string& claims) {
  return "{\"claims\": [" + claims + "]}";
}

class VerbsModel : public Folder {
 protected:
  void SetUp() override {
    Folder::SetUp();
    write("talks.txt", talks);
  }
};

TEST_F(VerbsModel, claims_of_a_model_stand_in_a_layer_of_their_own_and_only_with_words_of_the_text) {
  ScriptedModel model(reply(claim("Chad rejected the plan of Ghana", 2, "rejection", "Chad") + "," +
                            claim("Ghana kept its troops in Accra", 3, "red_line", "Ghana") + "," +
                            claim("Ghana will never leave", 3, "red_line", "Ghana")));
  const Ran plain = run({"read", "talks.txt", "--json"});
  const Ran ran = run({"read", "talks.txt", "--model", "toy", "--endpoint", model.address(), "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json found = Json::parse(ran.out), alone = Json::parse(plain.out);
  EXPECT_EQ(found["claims"].size(), alone["claims"].size()) << "the reader's own claims are the same";
  const Json& layer = found["model_layer"];
  EXPECT_EQ(layer["model"], "toy");
  ASSERT_EQ(layer["claims"].size(), 3u);
  EXPECT_EQ(layer["claims"][0]["verdict"], "kept");
  EXPECT_EQ(layer["claims"][0]["by"], "model:toy");
  EXPECT_EQ(layer["claims"][0]["holder"], "chad");
  EXPECT_EQ(layer["claims"][0]["agrees_with"], "talks#1");
  EXPECT_GT(found["claims"][0]["confidence"], alone["claims"][0]["confidence"]);
  EXPECT_EQ(layer["claims"][1]["verdict"], "unconfirmed");
  EXPECT_EQ(layer["claims"][2]["verdict"], "refused");
}

TEST_F(VerbsModel, is_asked_at_temperature_0_with_a_schema_and_the_text_between_fences) {
  ScriptedModel model(reply(""));
  const Ran ran = run({"read", "talks.txt", "--model", "toy"},
                      {"", {{"OPENAI_BASE_URL", model.address() + "/v1"}, {"OPENAI_API_KEY", "secret"}}, 0});
  ASSERT_EQ(ran.code, 0) << ran.err;
  ASSERT_EQ(model.requests().size(), 1u);
  const Json asked = Json::parse(model.requests()[0]);
  EXPECT_EQ(asked["temperature"], 0);
  EXPECT_EQ(asked["model"], "toy");
  EXPECT_EQ(asked["response_format"]["json_schema"]["strict"], true);
  EXPECT_THAT(asked["messages"][1]["content"].get<std::string>(),
              HasSubstr("[2] Chad rejected the plan of Ghana."));
  EXPECT_EQ(model.authorization(), "Bearer secret");
  EXPECT_THAT(ran.out, HasSubstr("counted nowhere"));
  EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("secret")));
}

TEST_F(VerbsModel, of_another_form_is_told_and_nothing_of_it_is_used) {
  ScriptedModel model("Sure! Here are the claims: none.");
  const Ran ran = run({"read", "talks.txt", "--model", "toy", "--endpoint", model.address(), "--json"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err,
            "error: the model's reply is not of the agreed form: its message is no object with the one "
            "member claims"
            "   [model-bad-reply]\n   rests on: talks.txt, sentences 1 to 3\n   help: nothing of this reply "
            "is used; "
            "another model may keep to the form\n");
  EXPECT_TRUE(Json::parse(ran.out)["model_layer"]["claims"].empty());
}

TEST_F(VerbsModel, everything_is_logged_where_a_log_is_asked_for) {
  ScriptedModel model(reply(claim("Ghana will never leave", 3, "red_line", "Ghana")));
  const Ran ran = run(
      {"read", "talks.txt", "--model", "toy", "--endpoint", model.address(), "--model-log", "model.jsonl"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json line = Json::parse(bytes("model.jsonl"));
  EXPECT_EQ(line["model"], "toy");
  EXPECT_EQ(line["prompt"].get<std::string>().size(), 12u);
  EXPECT_EQ(line["verdicts"][0]["verdict"], "refused");
  EXPECT_THAT(line["reply"].get<std::string>(), HasSubstr("never leave"));
}

TEST_F(VerbsModel, on_another_machine_is_not_asked_unless_that_is_allowed) {
  const Ran ran = run({"read", "talks.txt", "--model", "toy", "--endpoint", "http://model.example:8080"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "error: the model listens on another machine, model.example: the text would leave this one   "
            "[model-endpoint-remote]\n   help: with --allow-remote it may; without, name a model on this "
            "machine\n");
}

TEST_F(VerbsModel, that_nobody_runs_is_told_with_where_it_was_looked_for) {
  const Ran ran = run({"read", "talks.txt", "--model", "toy", "--endpoint", "http://127.0.0.1:9"});
  EXPECT_NE(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("[model-unreachable]"));
  EXPECT_THAT(ran.err, HasSubstr("http://127.0.0.1:9/v1/chat/completions"));
}

TEST_F(VerbsModel, signs_that_steer_a_terminal_are_not_printed) {
  write("odd.txt", "Talks go on\n\nChad rejected \x1b[31mthe plan of Ghana.\n");
  ScriptedModel model(reply(claim("Chad rejected \x1b[31mthe plan", 2, "rejection", "Chad")));
  const Ran ran = run({"read", "odd.txt", "--model", "toy", "--endpoint", model.address()});
  EXPECT_THAT(ran.out, HasSubstr("odd#m1"));
  EXPECT_THAT(ran.out, Not(HasSubstr("\x1b")));
}

TEST_F(VerbsModel, that_answers_with_an_error_is_told_with_its_status) {
  ScriptedModel model("", 404);
  const Ran ran = run({"read", "talks.txt", "--model", "toy", "--endpoint", model.address()});
  EXPECT_NE(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("status 404   [model-refused]"));
}

TEST_F(VerbsModel, options_without_a_model_are_a_fault_of_usage) {
  EXPECT_EQ(run({"read", "talks.txt", "--endpoint", "http://localhost:1"}).code, 2);
  EXPECT_EQ(run({"read", "talks.txt", "--model", "toy", "--as", "plover"}).code, 2);
}

TEST(ModelEndpoint, is_the_flag_before_the_environment_before_this_machine) {
  EXPECT_EQ(model_endpoint("http://localhost:1/", "http://localhost:2", false)->scheme_and_host,
            "http://localhost:1");
  EXPECT_EQ(model_endpoint("", "http://localhost:2/v1", false)->path, "/v1/chat/completions");
  EXPECT_EQ(model_endpoint("", nullptr, false)->scheme_and_host, "http://localhost:8080");
  EXPECT_EQ(model_endpoint("http://[::1]:3", nullptr, false)->scheme_and_host, "http://[::1]:3");
}

TEST(ModelEndpoint, that_only_looks_like_this_machine_is_another) {
  for (const char* address :
       {"http://127.0.0.1.example.org", "http://localhost.example.org", "http://10.0.0.1",
        "https://example.org/v1", "http://localhost@example.org", "http://localhost:1.example.org",
        "http://[::1]example.org", "http://localhost:99999999999", "http://localhost:0"})
    EXPECT_FALSE(model_endpoint(address, nullptr, false).ok()) << address;
  EXPECT_TRUE(model_endpoint("https://example.org/v1", nullptr, true).ok());
  EXPECT_FALSE(model_endpoint("ftp://localhost", nullptr, true).ok());
}

}  // namespace
}  // namespace entente::cli::real
