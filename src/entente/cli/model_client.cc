#include "entente/cli/model_client.h"

#include <algorithm>

#include <fmt/format.h>
#include <httplib.h>

#include "entente/base/text.h"

namespace entente::cli {

namespace {

base::Diagnostic problem_of(const char* code, std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  problem.help = std::move(help);
  return problem;
}

// "http://[::1]:8080" → "::1"
std::string host_of(const std::string& rest) {
  if (rest.starts_with('[')) return rest.substr(1, rest.find(']') - 1);
  return rest.substr(0, rest.find(':'));
}

// "localhost", "localhost:8080", "[::1]:8080": what follows the machine is a port or nothing. A rest such as
// ":1.example.org" may be looked up as the name of another machine.
bool well_formed(const std::string& authority) {
  const std::size_t bracket = authority.find(']');
  const std::size_t host_end = authority.starts_with('[') ? (bracket == std::string::npos ? 0 : bracket + 1)
                                                          : std::min(authority.find(':'), authority.size());
  if (host_end == 0 || authority.find_first_of("@?#\\ ") != std::string::npos) return false;
  if (host_end == authority.size()) return true;
  const std::string port = authority.substr(host_end + 1);
  return authority[host_end] == ':' && !port.empty() && port.size() <= 5 &&
         port.find_first_not_of("0123456789") == std::string::npos && std::stoi(port) >= 1 &&
         std::stoi(port) <= 65535;
}

bool on_this_machine(const std::string& host) {
  if (host == "localhost" || host == "::1") return true;
  // 127.0.0.0/8 in figures: a name may begin with them too.
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace

base::Result<ModelEndpoint> model_endpoint(const std::string& named, const char* environment,
                                           bool allow_remote) {
  std::string address = !named.empty()                     ? named
                        : environment && *environment != 0 ? environment
                                                           : "http://localhost:8080";
  while (address.ends_with('/')) address.pop_back();
  const bool secure = address.starts_with("https://");
  if (!secure && !address.starts_with("http://"))
    return problem_of("model-endpoint", fmt::format("“{}” is no address of a model", address),
                      "name one like http://localhost:8080 or http://localhost:11434/v1");
  const std::size_t start = secure ? 8 : 7;
  const std::size_t slash = address.find('/', start);
  const std::string authority = address.substr(start, slash == std::string::npos ? slash : slash - start);
  std::string path = slash == std::string::npos ? "" : address.substr(slash);
  const std::string host = host_of(authority);
  if (host.empty() || !well_formed(authority))
    return problem_of("model-endpoint", fmt::format("“{}” names no machine", address),
                      "name one like http://localhost:8080");
  if (!allow_remote && !on_this_machine(host))
    return problem_of(
        "model-endpoint-remote",
        fmt::format("the model listens on another machine, {}: the text would leave this one", host),
        "with --allow-remote it may; without, name a model on this machine");
  if (!path.ends_with("/chat/completions")) {
    if (!path.ends_with("/v1")) path += "/v1";
    path += "/chat/completions";
  }
  return ModelEndpoint{address.substr(0, start) + authority, path};
}

base::Result<std::string> ask_model(const ModelEndpoint& endpoint, const std::string& key,
                                    const std::string& body) {
  httplib::Client client(endpoint.scheme_and_host);
  client.set_connection_timeout(10);
  client.set_read_timeout(120);
  client.set_follow_location(false);  // another address than the one that was allowed
  httplib::Headers headers;
  if (!key.empty()) headers.emplace("Authorization", "Bearer " + key);
  const auto answer = client.Post(endpoint.path, headers, body, "application/json");
  if (!answer)
    return problem_of("model-unreachable",
                      fmt::format("no answer from {}{}: {}", endpoint.scheme_and_host, endpoint.path,
                                  httplib::to_string(answer.error())),
                      "is the model running there? llama-server listens on port 8080, Ollama on 11434");
  if (answer->status != 200)
    return problem_of("model-refused",
                      fmt::format("{} answered with status {}", endpoint.scheme_and_host, answer->status),
                      "its own log says why; a wrong model name or key is usual");
  return answer->body;
}

}  // namespace entente::cli
