#include "entente/server/listener.h"

#include <atomic>
#include <mutex>
#include <new>
#include <set>
#include <thread>

#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <httplib.h>

#include "entente/base/require.h"
#include "entente/base/text.h"
#include "entente/server/gate.h"
#include "entente/server/socket_io.h"

namespace entente::server {

namespace {

class ConnectionStream : public httplib::Stream {
 public:
  explicit ConnectionStream(SocketIo& io) : io_(io) {}
  bool is_readable() const override { return true; }
  bool is_writable() const override { return !io_.gone(); }
  ssize_t read(char* to, size_t size) override { return io_.read(to, size); }
  ssize_t write(const char* from, size_t size) override { return io_.write(from, size); }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return io_.socket(); }

 private:
  SocketIo& io_;
};

class SinkClient : public Client {
 public:
  explicit SinkClient(httplib::DataSink& sink) : sink_(sink) {}
  bool write(std::string_view bytes) override {
    lost_ = lost_ || !sink_.write(bytes.data(), bytes.size());
    return !lost_;
  }
  bool gone() override { return lost_ || !sink_.is_writable(); }
  bool lost() const { return lost_; }

 private:
  httplib::DataSink& sink_;
  bool lost_ = false;
};

Head to_head(const httplib::Request& request) {
  Head head;
  head.method = request.method;
  head.path = request.path;
  for (const auto& [key, value] : request.params) head.query.emplace_back(key, value);
  for (const auto& [name, value] : request.headers) head.headers.emplace_back(base::lower_ascii(name), value);
  return head;
}

void put(Answer answer, httplib::Response& response) {
  response.status = answer.status;
  for (const auto& [name, value] : answer.headers) response.set_header(name, value);
  if (answer.written) {
    response.set_chunked_content_provider(
        answer.media_type, [written = std::move(answer.written)](size_t, httplib::DataSink& sink) {
          SinkClient client(sink);
          written(client);
          if (!client.lost()) sink.done();
          return !client.lost();
        });
    return;
  }
  response.body = std::move(answer.body);
  response.set_header("Content-Type", answer.media_type);
}

// What a handler throws is our fault and ends this answer, nothing else.
template <class Work>
Answer guarded(const Work& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  } catch (const std::exception& bug) {
    return our_fault(bug.what());
  }
}

}  // namespace

// The library's own connections wait for each byte anew and keep a connection for several requests; here a
// connection is one request with a deadline.
struct Listener::State : httplib::Server {
  State(ListenerSettings with, entente::server::Handlers how)
      : settings(std::move(with)), handlers(std::move(how)) {
    new_task_queue = [this] { return new httplib::ThreadPool(settings.threads); };
    // Not SO_REUSEPORT, the library's default: two servers would share a port and its requests.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    httplib::Headers always;
    for (const auto& [name, value] : headers_of_every_answer()) always.emplace(name, value);
    set_default_headers(std::move(always));
    set_pre_routing_handler([this](const auto& request, auto& response) { return begin(request, response); });
    Post(".*", [this](const httplib::Request& request, httplib::Response& response,
                      const httplib::ContentReader& reader) { take_body(request, response, reader); });
    set_error_handler([this](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty()) put(handlers.fault(response.status), response);
    });
  }

  HandlerResponse begin(const httplib::Request& request, httplib::Response& response) {
    bool answered = false;
    Answer answer = guarded([&] {
      auto first = handlers.head(to_head(request));
      answered = first.has_value();
      return answered ? std::move(*first) : Answer{};
    });
    if (!answered && answer.status == 200) return HandlerResponse::Unhandled;
    put(std::move(answer), response);
    return HandlerResponse::Handled;
  }

  void take_body(const httplib::Request& request, httplib::Response& response,
                 const httplib::ContentReader& reader) {
    std::string body;
    const bool whole = reader([&](const char* bytes, size_t size) {
      if (body.size() + size > settings.most_bytes) return false;
      body.append(bytes, size);
      return true;
    });
    if (!whole) return put(handlers.fault(400), response);
    put(guarded([&] { return handlers.body(to_head(request), std::move(body)); }), response);
  }

  bool process_and_close_socket(socket_t socket) override {
    {
      const std::lock_guard lock(guard);
      if (!stopping) open.insert(socket);
    }
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (!stopping) answer_one(socket);
    const std::lock_guard lock(guard);
    open.erase(socket);
    ::close(socket);
    return true;
  }

  void answer_one(socket_t socket) {
    SocketIo io(socket, settings.read_seconds, settings.write_seconds);
    ConnectionStream stream(io);
    bool closed = false;
    try {
      process_request(stream, true, closed, [&](httplib::Request& request) {
        io.allow(settings.most_bytes);
        // The library would compress every answer and cut it into ranges; both cost more than they give here.
        request.headers.erase("Accept-Encoding");
        request.ranges.clear();
      });
    } catch (const std::exception&) {
      // The answer is half written: closing says so.
    }
    if (!stopping) io.say_goodbye();
  }

  ListenerSettings settings;
  entente::server::Handlers handlers;
  unsigned port = 0;
  std::thread thread;
  std::atomic<bool> stopping = false;
  std::mutex guard;
  std::set<socket_t> open;
};

Listener::Listener(ListenerSettings settings, Handlers handlers)
    : state_(std::make_unique<State>(std::move(settings), std::move(handlers))) {}

Listener::~Listener() {
  stop();
}

bool Listener::bind(unsigned port) {
  if (port == 0) {
    const int given = state_->bind_to_any_port(state_->settings.host);
    state_->port = given > 0 ? static_cast<unsigned>(given) : 0;
  } else {
    state_->port = state_->bind_to_port(state_->settings.host, static_cast<int>(port)) ? port : 0;
  }
  return state_->port != 0;
}

unsigned Listener::port() const {
  return state_->port;
}

void Listener::start() {
  base::require(state_->port != 0, "Listener::start without a port");
  state_->thread = std::thread([this] { state_->listen_after_bind(); });
  while (!state_->is_running()) std::this_thread::yield();
}

void Listener::stop() {
  if (!state_->thread.joinable()) return;
  {
    const std::lock_guard lock(state_->guard);
    state_->stopping = true;
    for (const socket_t socket : state_->open) ::shutdown(socket, SHUT_RDWR);
  }
  state_->stop();
  state_->thread.join();
}

}  // namespace entente::server
