#include "entente/reading/refusals.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

struct Signature {
  std::string_view magic;
  const char* what;
  const char* help;
};

constexpr const char* export_help = "save its text as UTF-8 plain text and read that file";

constexpr Signature signatures[] = {
    {"\xD0\xCF\x11\xE0", "an old or locked Word or Excel file",
     "save it as DOCX without a password, or as plain text (UTF-8), and read that file"},
    {"{\\rtf", "an RTF file", export_help},
    {"\x89PNG", "a PNG image",
     "images hold no text: type or recognise the text and save it as UTF-8 plain text"},
    {"\xFF\xD8\xFF", "a JPEG image",
     "images hold no text: type or recognise the text and save it as UTF-8 plain text"},
    {"GIF8", "a GIF image",
     "images hold no text: type or recognise the text and save it as UTF-8 plain text"},
    {"\x1F\x8B", "a gzip archive", "unpack it first, for example with `gunzip FILE`"},
    {"\x7F"
     "ELF",
     "a program", export_help},
};

base::Diagnostic problem(const char* code, std::string message, const std::string& file, std::string help) {
  base::Diagnostic found;
  found.code = code;
  found.message = std::move(message);
  found.where.file = file;
  found.help = std::move(help);
  return found;
}

std::optional<base::Diagnostic> known_format(const std::string& file, std::string_view bytes) {
  for (const Signature& known : signatures)
    if (bytes.starts_with(known.magic))
      return problem("binary-document",
                     fmt::format("\"{}\" looks like {}, not like plain text", file, known.what), file,
                     known.help);
  return std::nullopt;
}

// UTF-16 by its byte order mark, or by every second byte being zero.
const char* utf16_name(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  std::size_t even = 0, odd = 0;
  const std::size_t size = std::min<std::size_t>(bytes.size(), 512);
  for (std::size_t i = 0; i < size; ++i)
    if (bytes[i] == '\0') ++(i % 2 == 0 ? even : odd);
  if (size >= 8 && odd * 3 > size && even * 20 < size) return "UTF-16LE";
  if (size >= 8 && even * 3 > size && odd * 20 < size) return "UTF-16BE";
  return nullptr;
}

bool mostly_controls(std::string_view bytes) {
  const std::size_t size = std::min<std::size_t>(bytes.size(), 4096);
  std::size_t controls = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if ((c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 127) ++controls;
  }
  return controls * 10 > size;
}

base::Diagnostic not_utf8(const std::string& file, std::string_view bytes, std::size_t offset) {
  const std::size_t before = bytes.rfind('\n', offset == 0 ? 0 : offset - 1);
  const std::size_t start = offset == 0 || before == std::string_view::npos ? 0 : before + 1;
  base::Diagnostic found = problem(
      "not-utf8", fmt::format("byte 0x{:02X} is not valid UTF-8", static_cast<unsigned char>(bytes[offset])),
      file,
      "if the file is in Windows-1252 or Latin-1, run `iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW` and read "
      "NEW");
  found.where.line = 1 + static_cast<std::size_t>(std::count(
                             bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  found.where.column = 1 + base::count_characters(bytes.substr(start, offset - start));
  return found;
}

}  // namespace

base::Diagnostic empty_document(const std::string& file) {
  return problem("empty-document", fmt::format("\"{}\" holds no sentence", file), file,
                 "give a text file with at least one sentence");
}

base::Diagnostic too_large(const std::string& file, std::size_t size, std::size_t limit) {
  return problem("document-too-large",
                 fmt::format("\"{}\" has {} bytes; a document may have {} at most", file, size, limit), file,
                 "split it into several documents");
}

std::optional<base::Diagnostic> unreadable_bytes(const std::string& file, std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos || mostly_controls(bytes))
    return problem("binary-document", fmt::format("\"{}\" holds control characters, not plain text", file),
                   file, export_help);
  if (const auto offset = base::first_invalid_utf8(bytes)) return not_utf8(file, bytes, *offset);
  return std::nullopt;
}

std::optional<base::Diagnostic> refusal(const std::string& file, std::string_view bytes, std::size_t limit) {
  if (bytes.size() > limit) return too_large(file, bytes.size(), limit);
  if (base::trim(bytes).empty()) return empty_document(file);
  if (const char* name = utf16_name(bytes))
    return problem("not-utf8", fmt::format("\"{}\" is in {}, not in UTF-8", file, name), file,
                   fmt::format("run `iconv -f {} -t UTF-8 OLD > NEW` and read NEW", name));
  if (auto known = known_format(file, bytes)) return known;
  return unreadable_bytes(file, bytes);
}

}  // namespace entente::reading
