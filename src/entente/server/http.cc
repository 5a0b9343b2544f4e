#include "entente/server/http.h"

#include <array>

#include <fmt/format.h>

#include "entente/desk/view.h"

namespace entente::server {

namespace {

std::optional<std::string> only(const Pairs& pairs, std::string_view name) {
  std::optional<std::string> found;
  for (const auto& [key, value] : pairs) {
    if (key != name) continue;
    // Two values are two opinions; which of them another program would take is not known.
    if (found) return std::nullopt;
    found = value;
  }
  return found;
}

}  // namespace

std::optional<std::string> Head::header(std::string_view name) const {
  return only(headers, name);
}

std::optional<std::string> Head::parameter(std::string_view name) const {
  return only(query, name);
}

bool Head::has_header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return true;
  return false;
}

Answer refusal(int status, std::string code, std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = std::move(code);
  problem.message = std::move(message);
  problem.help = std::move(help);
  Answer answer;
  answer.status = status;
  answer.body = fmt::format("{{\"diagnostics\":{}}}", desk::diagnostics_json({problem}));
  return answer;
}

Answer our_fault(std::string_view what) {
  return refusal(500, "internal-error", fmt::format("entente has a bug: {}", what),
                 "please report it with what you did and, if you may share it, the case");
}

Answer out_of_memory() {
  return refusal(503, "out-of-memory", "not enough memory for this request", "ask for fewer worlds");
}

std::string media_type_of(std::string_view name) {
  struct Type {
    std::string_view ending, type;
  };
  static constexpr std::array<Type, 12> types = {{{".html", "text/html; charset=utf-8"},
                                                  {".js", "text/javascript; charset=utf-8"},
                                                  {".css", "text/css; charset=utf-8"},
                                                  {".json", "application/json"},
                                                  {".wasm", "application/wasm"},
                                                  {".svg", "image/svg+xml"},
                                                  {".png", "image/png"},
                                                  {".ico", "image/x-icon"},
                                                  {".webp", "image/webp"},
                                                  {".woff2", "font/woff2"},
                                                  {".txt", "text/plain; charset=utf-8"},
                                                  {".md", "text/markdown; charset=utf-8"}}};
  for (const Type& type : types)
    if (name.ends_with(type.ending)) return std::string(type.type);
  return "application/octet-stream";
}

}  // namespace entente::server
