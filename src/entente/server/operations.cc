#include "entente/server/operations.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/text.h"
#include "entente/server/imports.h"
#include "entente/server/view_stream.h"

namespace entente::server {

namespace {

// Writing JSON out again goes down its nesting: a body of brackets alone must not exhaust the stack.
constexpr int deepest = 64;
constexpr std::size_t most_streams = 24;

// A name as a header's quoted text holds it, and in full for browsers that read RFC 5987.
std::string disposition(const std::string& name) {
  std::string plain, whole;
  for (const char c : name) {
    const bool simple = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        c == '.' || c == '-' || c == '_';
    plain += simple || c == ' ' ? c : '-';
    whole += simple ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, whole);
}

Answer to_answer(desk::Reply reply) {
  Answer answer;
  answer.status = reply.status;
  answer.body = std::move(reply.body);
  answer.media_type = std::move(reply.media_type);
  if (!reply.file_name.empty())
    answer.headers.emplace_back("Content-Disposition", disposition(reply.file_name));
  return answer;
}

}  // namespace

Answer Operations::state(const std::string& body) {
  Answer answer = to_answer(studio_.call("state", body));
  if (answer.status != 200) return answer;
  auto state = nlohmann::ordered_json::parse(answer.body);
  state["formats"] = nlohmann::ordered_json::parse(import_formats_json());
  answer.body = state.dump();
  return answer;
}

Answer Operations::import(const std::string& body) {
  const auto imported = import_case(body, settings_.folder, settings_.today);
  if (imported) return to_answer(studio_.add(imported->dossier, imported->name));
  Answer answer;
  answer.status = imported.diagnostics().front().code == "bad-request" ? 400 : 422;
  answer.body = fmt::format("{{\"diagnostics\":{}}}", desk::diagnostics_json(imported.diagnostics()));
  return answer;
}

Answer Operations::answer(const std::string& operation, const std::string& body) {
  if (base::nests_deeper(body, deepest))
    return refusal(400, "bad-request", fmt::format("the body is nested more than {} deep", deepest), "");
  if (operation == "quit") {
    if (settings_.quit) settings_.quit();
    Answer answer;
    answer.body = "{}";
    return answer;
  }
  if (operation == "stream") {
    if (runs_.running() >= most_streams)
      return refusal(503, "server-busy", "too many views are being computed", "close some of the tabs");
    return view_stream(studio_, runs_, body);
  }
  if (operation == "state") return state(body);
  if (operation == "import") return import(body);
  const Runs::Run run(runs_, "");
  desk::ViewRun how;
  how.cancel = run.token();
  return to_answer(studio_.call(operation, body, how));
}

}  // namespace entente::server
