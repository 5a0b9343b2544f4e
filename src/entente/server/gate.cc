#include "entente/server/gate.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/server/token.h"

namespace entente::server {

namespace {

// An address in figures cannot be made to lead elsewhere by whoever answers for a name.
bool is_number_address(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']')
    return host.find_first_not_of("0123456789abcdefABCDEF:.", 1) == host.size() - 1;
  return !host.empty() && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool is_api(const Head& head) {
  return head.path.starts_with("/api/");
}

Answer no_token(const Head& head) {
  const char* message = "this request does not carry the token of this start of entente";
  const char* help = "open the address that `entente open` printed";
  if (is_api(head)) return refusal(401, "request-refused", message, help);
  Answer page;
  page.status = 401;
  page.media_type = "text/html; charset=utf-8";
  page.body =
      "<!doctype html><html lang=\"en\"><title>Entente</title><h1>This page needs its token</h1>"
      "<p>Open the address that <code>entente open</code> printed in the terminal. If you have just followed "
      "it, load this page again.</p></html>\n";
  return page;
}

std::optional<std::size_t> length_of(const std::string& text) {
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stoull(text);
}

bool is_json(const std::string& content_type) {
  const auto type = base::trim(std::string_view(content_type).substr(0, content_type.find(';')));
  return base::lower_ascii(type) == "application/json";
}

}  // namespace

bool is_loopback(std::string_view host) {
  return host == "localhost" || host == "::1" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

std::string Gate::cookie_name() const {
  return fmt::format("entente_{}", settings_.port);
}

bool Gate::our_host(std::string_view host) const {
  const std::string port = fmt::format(":{}", settings_.port);
  if (host.ends_with(port))
    host.remove_suffix(port.size());
  else if (settings_.port != 80)
    return false;
  const std::string name = base::lower_ascii(host);
  if (name == "127.0.0.1" || name == "localhost" || name == settings_.host) return true;
  if (name == fmt::format("[{}]", settings_.host)) return true;
  const bool everywhere = settings_.host == "0.0.0.0" || settings_.host == "::";
  return everywhere && is_number_address(name);
}

bool Gate::our_origin(const Head& head) const {
  if (!head.has_header("origin")) return true;
  const auto origin = head.header("origin");
  constexpr std::string_view scheme = "http://";
  return origin && origin->starts_with(scheme) && our_host(std::string_view(*origin).substr(scheme.size()));
}

bool Gate::knows_token(const Head& head) const {
  if (const auto token = head.header("x-entente-token")) return same_secret(*token, settings_.token);
  const auto cookies = head.header("cookie");
  if (!cookies) return false;
  const std::string start = cookie_name() + "=";
  for (const std::string& cookie : base::split(*cookies, ';')) {
    const auto trimmed = base::trim(cookie);
    if (trimmed.starts_with(start)) return same_secret(trimmed.substr(start.size()), settings_.token);
  }
  return false;
}

std::optional<Answer> Gate::stop_body(const Head& head) const {
  if (head.has_header("transfer-encoding") || !head.has_header("content-length"))
    return refusal(411, "bad-request", "the request does not say how long its body is",
                   "send it with Content-Length");
  const auto length = length_of(head.header("content-length").value_or(""));
  if (!length) return refusal(400, "bad-request", "the length of the body is no number", "");
  if (*length > settings_.most_bytes)
    return refusal(413, "request-too-large",
                   fmt::format("the request has {} MB, but {} MB are read at most", *length >> 20,
                               settings_.most_bytes >> 20),
                   "add documents a few at a time");
  if (head.has_header("content-encoding") || !is_json(head.header("content-type").value_or("")))
    return refusal(415, "bad-request", "the body must be plain JSON",
                   "send it as it is, with Content-Type: application/json");
  return std::nullopt;
}

std::optional<Answer> Gate::stop(const Head& head) const {
  if (!our_host(head.header("host").value_or("")))
    return refusal(403, "request-refused", "the request names another host than this server",
                   "open the address that `entente open` printed");
  if (!our_origin(head))
    return refusal(403, "request-refused", "the request comes from a page of another site",
                   "only the workbench's own pages may ask");
  if (head.path == "/" && head.method == "GET" && head.parameter("token") &&
      same_secret(*head.parameter("token"), settings_.token)) {
    Answer welcome;
    welcome.status = 303;
    welcome.media_type = "text/plain; charset=utf-8";
    welcome.headers = {{"Location", "/"},
                       {"Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict", cookie_name(),
                                                  settings_.token)}};
    return welcome;
  }
  if (!knows_token(head)) return no_token(head);
  if (head.method == "POST") return stop_body(head);
  return std::nullopt;
}

const Pairs& headers_of_every_answer() {
  static const Pairs headers = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
       "connect-src 'self'; frame-src 'self' blob:; base-uri 'none'; form-action 'none'; "
       "frame-ancestors 'self'"},
      {"Cache-Control", "no-store"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "SAMEORIGIN"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"}};
  return headers;
}

}  // namespace entente::server
