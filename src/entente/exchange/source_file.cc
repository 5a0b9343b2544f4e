#include "entente/exchange/source_file.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/dispute/text_lines.h"

namespace entente::exchange {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_problems = 50;
constexpr std::size_t most_notes = 1000;
constexpr std::size_t largest_file = std::size_t{64} << 20;

std::string from_latin_1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x80) {
      text += byte;
    } else {
      text += static_cast<char>(0xC0 | (code >> 6));
      text += static_cast<char>(0x80 | (code & 0x3F));
    }
  }
  return text;
}

}  // namespace

void ImportLog::error(std::string code, const Place& where, std::string message, std::string help) {
  if (problems_.size() >= most_problems) return;
  base::Diagnostic problem;
  problem.code = std::move(code);
  problem.message = std::move(message);
  problem.help = std::move(help);
  if (where.file) problem.where = dispute::TextLines(where.file->text).location(where.file->path, where.span);
  problems_.push_back(std::move(problem));
}

void ImportLog::add(const base::Diagnostics& found) {
  problems_.insert(problems_.end(), found.begin(), found.end());
}

void ImportLog::note(ImportNote::Kind kind, const SourceFile& file, std::string what) {
  if (notes_.size() < most_notes)
    notes_.push_back({kind, file.name, std::move(what)});
  else if (notes_.size() == most_notes)
    notes_.push_back({kind, file.name, "and more of the kind, not listed"});
}

std::optional<double> ImportLog::number(std::string_view written, const Place& where,
                                        const std::string& what) {
  const auto value = base::parse_number(base::trim(written));
  if (!value)
    error("import-number", where, fmt::format("{} is \"{}\", which is not a number", what, written),
          "numbers are written like 0.25 or 1e-3");
  return value;
}

std::optional<SourceFile> read_source(const std::string& path, ImportLog& log) {
  const auto bytes = base::read_file(path, largest_file);
  if (!bytes.ok()) {
    log.add(bytes.diagnostics());
    return std::nullopt;
  }
  SourceFile file{path, fs::path(path).filename().string(), *bytes};
  if (file.text.rfind("\xEF\xBB\xBF", 0) == 0) file.text.erase(0, 3);
  if (base::first_invalid_utf8(file.text)) {
    file.text = from_latin_1(file.text);
    log.mended(file, "the text is not UTF-8 and was read as Latin-1");
  }
  return file;
}

std::vector<std::string> files_of(const std::string& path, const std::vector<std::string>& endings) {
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored)) return {path};
  std::vector<std::string> found;
  for (fs::directory_iterator at(path, ignored), end; !ignored && at != end; at.increment(ignored)) {
    const std::string ending = base::lower_ascii(at->path().extension().string());
    if (at->is_regular_file(ignored) && std::find(endings.begin(), endings.end(), ending) != endings.end())
      found.push_back(at->path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace entente::exchange
