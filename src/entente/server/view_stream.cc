#include "entente/server/view_stream.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/text.h"

namespace entente::server {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_stages = 8;
constexpr std::size_t longest_channel = 100;
constexpr auto between_progress = std::chrono::milliseconds(100);

struct Wanted {
  Json request;  // without "worlds" and "channel"
  std::vector<std::size_t> worlds;
  std::string channel;
};

Answer bad(const char* message, const char* help) {
  return refusal(400, "bad-request", message, help);
}

std::optional<Answer> read_worlds(const Json& list, std::vector<std::size_t>& worlds) {
  const Answer problem =
      bad("\"worlds\" of a stream must be a list of one to eight rising numbers", "\"worlds\": [512, 10000]");
  if (!list.is_array() || list.empty() || list.size() > most_stages) return problem;
  for (const Json& number : list) {
    if (!number.is_number_unsigned() || number.get<std::size_t>() == 0) return problem;
    if (!worlds.empty() && number.get<std::size_t>() <= worlds.back()) return problem;
    worlds.push_back(number.get<std::size_t>());
  }
  return std::nullopt;
}

std::optional<Answer> read_wanted(std::string_view body, Wanted& wanted) {
  wanted.request = Json::parse(body, nullptr, false);
  if (!wanted.request.is_object()) return bad("the body is no JSON object", "");
  const Json worlds = wanted.request.value("worlds", Json());
  const Json channel = wanted.request.value("channel", Json(""));
  if (!channel.is_string() || channel.get<std::string>().size() > longest_channel)
    return bad("\"channel\" of a stream must be a short text", "\"channel\": \"agreement\"");
  wanted.channel = channel.get<std::string>();
  wanted.request.erase("channel");
  wanted.request.erase("worlds");
  return read_worlds(worlds, wanted.worlds);
}

// An event's data is one line. JSON has line ends only between its parts, so those can go, and the blanks
// that set the next line in with them.
bool send(Client& client, const char* event, std::string_view json) {
  std::string text = fmt::format("event: {}\ndata: ", event);
  text.reserve(text.size() + json.size() + 2);
  for (std::size_t start = 0; start < json.size();) {
    const auto end = std::min(json.find('\n', start), json.size());
    text.append(json.substr(start, end - start));
    start = std::min(json.find_first_not_of(" \n", end), json.size());
  }
  return client.write(text.append("\n\n"));
}

// One number of worlds: computed on a thread of its own, so that this one can tell how far it is and see the
// client leave.
class Stage {
 public:
  Stage(desk::Studio& studio, std::string request, const base::CancelToken& token)
      : worker_([this, &studio, request = std::move(request), token] { work(studio, request, token); }) {}
  ~Stage() { worker_.join(); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  desk::Reply wait(Client& client, const base::CancelToken& token, std::size_t worlds) {
    double told = 0;
    std::unique_lock lock(guard_);
    while (!finished_.wait_for(lock, between_progress, [this] { return done_; })) {
      const double share = share_;
      lock.unlock();
      if (client.gone()) token.cancel();
      if (share != told && !token.cancelled()) {
        told = share;
        if (!send(client, "progress", fmt::format("{{\"share\":{:.3f},\"worlds\":{}}}", share, worlds)))
          token.cancel();
      }
      lock.lock();
    }
    if (fault_) std::rethrow_exception(fault_);
    return std::move(reply_);
  }

 private:
  void work(desk::Studio& studio, const std::string& request, const base::CancelToken& token) {
    desk::Reply reply;
    std::exception_ptr fault;
    try {
      desk::ViewRun run;
      run.cancel = token;
      run.progress = [this](double share) {
        const std::lock_guard lock(guard_);
        // Blocks of worlds report out of order by a little; a fall by half is the next step.
        if (share > share_ || share < share_ / 2) share_ = share;
      };
      reply = studio.call("view", request, run);
    } catch (...) {
      fault = std::current_exception();
    }
    const std::lock_guard lock(guard_);
    reply_ = std::move(reply);
    fault_ = fault;
    done_ = true;
    finished_.notify_all();
  }

  std::mutex guard_;
  std::condition_variable finished_;
  double share_ = 0;
  bool done_ = false;
  desk::Reply reply_;
  std::exception_ptr fault_;
  std::thread worker_;  // the last: it uses all the others
};

// The view with what was asked for, since worlds are rounded up.
std::string with_worlds(std::string view, std::size_t worlds) {
  const auto end = view.rfind('}');
  if (end == std::string::npos) return view;
  view.erase(end);
  return view + fmt::format(",\"worlds_asked\":{}}}", worlds);
}

void write_stages(desk::Studio& studio, Runs& runs, const Wanted& wanted, Client& client) {
  const Runs::Run run(runs, wanted.channel);
  for (const std::size_t worlds : wanted.worlds) {
    if (run.token().cancelled()) break;
    Json request = wanted.request;
    request["worlds"] = worlds;
    Stage stage(studio, request.dump(), run.token());
    desk::Reply reply = stage.wait(client, run.token(), worlds);
    if (run.token().cancelled()) break;
    if (reply.status >= 400) {
      send(client, "error", reply.body);
      return;
    }
    if (!send(client, "view", with_worlds(std::move(reply.body), worlds))) return;
  }
  send(client, "done", "{}");
}

}  // namespace

Answer view_stream(desk::Studio& studio, Runs& runs, std::string_view body) {
  auto wanted = std::make_shared<Wanted>();
  if (auto problem = read_wanted(body, *wanted)) return *problem;
  Answer answer;
  answer.media_type = "text/event-stream";
  answer.written = [&studio, &runs, wanted](Client& client) {
    try {
      write_stages(studio, runs, *wanted, client);
    } catch (const std::bad_alloc&) {
      send(client, "error", out_of_memory().body);
    } catch (const std::exception& bug) {
      send(client, "error", our_fault(bug.what()).body);
    }
  };
  return answer;
}

}  // namespace entente::server
