#include "entente/reading/extracted_text.h"

#include <algorithm>
#include <array>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

bool blank(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
}

// Blanks of other alphabets' typography: no-break, narrow, thin, ideographic.
std::size_t wide_blank(std::string_view rest) {
  for (const std::string_view one : {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x82",
                                     "\xE2\x80\x83", "\xE3\x80\x80", "\xE2\x80\xA8", "\xE2\x80\xA9"})
    if (rest.starts_with(one)) return one.size();
  return 0;
}

// Characters that nobody sees.
std::size_t invisible(std::string_view rest) {
  for (const std::string_view one : {"\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
                                     "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x81\xA0", "\xEF\xBB\xBF"})
    if (rest.starts_with(one)) return one.size();
  return 0;
}

bool says_something(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0xC3;
  });
}

// What Windows-1252 has where Latin-1 has control characters.
constexpr std::array<unsigned, 32> windows_1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void append_character(std::string& out, unsigned code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

}  // namespace

std::string clean_words(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  bool gap = false;
  for (std::size_t i = 0; i < words.size();) {
    const std::string_view rest = words.substr(i, 3);
    const std::size_t hidden = invisible(rest), wide = wide_blank(rest);
    if (hidden > 0) {
      i += hidden;
    } else if (wide > 0 || blank(words[i])) {
      gap = true;
      i += std::max<std::size_t>(wide, 1);
    } else {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += words[i++];
    }
  }
  return out;
}

std::string repaired_utf8(std::string_view bytes) {
  std::string out;
  while (const auto bad = base::first_invalid_utf8(bytes)) {
    out += bytes.substr(0, *bad);
    const auto byte = static_cast<unsigned char>(bytes[*bad]);
    append_character(out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
    bytes.remove_prefix(*bad + 1);
  }
  return out.append(bytes);
}

void TextWriter::block(std::string_view mark, std::string_view words) {
  const std::string clean = clean_words(words);
  if (!says_something(clean)) return;
  if (!text_.empty()) text_ += '\n';
  text_ += mark;
  text_ += clean;
  text_ += '\n';
}

}  // namespace entente::reading
