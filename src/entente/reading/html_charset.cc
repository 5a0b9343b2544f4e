#include "entente/reading/html_charset.h"

#include <iconv.h>

#include <cerrno>
#include <optional>

#include "entente/base/text.h"
#include "entente/reading/extracted_text.h"

namespace entente::reading {

namespace {

constexpr std::size_t head_bytes = 4096;  // where a page names its character set

// What a page declares ("charset=…"), as browsers take it: Latin-1 means Windows-1252.
std::string declared_charset(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  const std::string head = base::lower_ascii(bytes.substr(0, head_bytes));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  const std::size_t start = head.find_first_not_of("\"' ", at + 8);
  if (start == std::string::npos) return {};
  std::string name = head.substr(start, head.find_first_of("\"' />;", start) - start);
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii")
    name = "WINDOWS-1252";
  return name;
}

// nullopt: there is no such character set.
std::optional<std::string> decoded(std::string_view bytes, const std::string& charset) {
  const iconv_t converter = iconv_open("UTF-8", charset.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out;
  char piece[std::size_t{1} << 14];
  char* from = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = piece;
    std::size_t room = sizeof piece;
    const bool failed = iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1);
    const int why = errno;
    out.append(piece, static_cast<std::size_t>(to - piece));
    if (!failed || why == E2BIG || left == 0) continue;
    out += "\xEF\xBF\xBD";
    ++from;
    --left;
  }
  iconv_close(converter);
  return out;
}

}  // namespace

std::string page_as_utf8(std::string_view bytes) {
  if (!base::first_invalid_utf8(bytes)) return std::string(bytes);
  const std::string charset = declared_charset(bytes);
  if (!charset.empty() && charset != "utf-8" && charset != "utf8")
    if (auto text = decoded(bytes, charset)) return std::move(*text);
  return repaired_utf8(bytes);
}

}  // namespace entente::reading
