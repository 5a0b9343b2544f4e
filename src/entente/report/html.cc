#include "entente/report/html.h"

#include <fmt/format.h>

namespace entente::report {

namespace {

bool alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool unreserved(char c) {
  return alphanumeric(c) || c == '-' || c == '_' || c == '.';
}

std::string encode(std::string_view bytes, char mark) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  for (const char c : bytes)
    if (unreserved(c))
      out += c;
    else
      out += fmt::format("{}{:02X}", mark, static_cast<unsigned char>(c));
  return out;
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  return out;
}

std::string anchor_id(std::string_view kind, std::string_view text) {
  return fmt::format("{}-{}", kind, encode(text, '~'));
}

std::string data_address(std::string_view media_type, std::string_view bytes) {
  return fmt::format("data:{};charset=utf-8,{}", media_type, encode(bytes, '%'));
}

std::string wrap(std::string_view name, std::string_view inner, std::string_view css) {
  if (css.empty()) return fmt::format("<{0}>{1}</{0}>", name, inner);
  return fmt::format("<{0} class=\"{2}\">{1}</{0}>", name, inner, css);
}

}  // namespace entente::report
