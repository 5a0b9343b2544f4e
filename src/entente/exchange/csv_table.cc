#include "entente/exchange/csv_table.h"

#include <algorithm>

#include "entente/base/text.h"

namespace entente::exchange {

namespace {

// The most frequent of the usual separators in the first line, quoted parts left aside.
char separator_of(std::string_view text) {
  std::size_t count[3] = {0, 0, 0};
  constexpr char candidates[3] = {',', ';', '\t'};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) break;
    for (int i = 0; i < 3 && !quoted; ++i) count[i] += c == candidates[i] ? 1 : 0;
  }
  return candidates[std::max_element(count, count + 3) - count];
}

class CsvReader {
 public:
  CsvReader(const SourceFile& file, ImportLog& log)
      : file_(file), text_(file.text), log_(log), separator_(separator_of(file.text)) {}

  std::optional<std::vector<CsvRow>> read() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row;
      if (!read_row(row)) return std::nullopt;
      const bool text =
          std::any_of(row.begin(), row.end(), [](const CsvCell& cell) { return !cell.text.empty(); });
      if (text) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  bool at_row_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  bool read_row(CsvRow& row) {
    while (true) {
      CsvCell cell;
      const std::size_t start = at_;
      if (at_ < text_.size() && text_[at_] == '"') {
        if (!read_quoted(cell.text)) return false;
      } else {
        while (!at_row_end() && text_[at_] != separator_) ++at_;
        cell.text = std::string(base::trim(text_.substr(start, at_ - start)));
      }
      cell.span = {start, at_};
      row.push_back(std::move(cell));
      if (at_row_end()) break;
      if (text_[at_] != separator_) return fault(at_, "something follows the closing quotation mark");
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    return true;
  }

  bool read_quoted(std::string& out) {
    const std::size_t start = at_++;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c != '"') {
        out += c;
      } else if (at_ < text_.size() && text_[at_] == '"') {
        out += '"';
        ++at_;
      } else {
        return true;
      }
    }
    return fault(start, "this quotation mark is never closed");
  }

  bool fault(std::size_t at, const char* message) {
    log_.error("import-syntax", {&file_, {at, at + 1}}, message,
               "a cell in quotation marks ends with one; a quotation mark inside is doubled");
    return false;
  }

  const SourceFile& file_;
  std::string_view text_;
  ImportLog& log_;
  char separator_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<CsvRow>> csv_rows(const SourceFile& file, ImportLog& log) {
  return CsvReader(file, log).read();
}

std::string csv_cell(const std::string& text) {
  const bool plain =
      text.find_first_of(",;\t\"\r\n") == std::string::npos && base::trim(text).size() == text.size();
  if (plain) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace entente::exchange
