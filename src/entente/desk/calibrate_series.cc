#include "entente/desk/calibrate_series.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/dispute/text_lines.h"

namespace entente::desk {

namespace {

constexpr std::size_t most_rows = 20'000;

struct Cell {
  std::string_view text;
  evidence::Span span;
};

using Cells = std::vector<Cell>;

// "12,5" and "1,200" may be numbers of another country's; nothing is guessed.
std::string number_help(std::string_view text) {
  std::string point(text), joined;
  std::replace(point.begin(), point.end(), ',', '.');
  for (const char c : text)
    if (c != ',' && c != ' ' && c != '_' && c != '\'') joined += c;
  if (joined == text || !base::parse_number(joined))
    return "write the number alone, without unit; leave the whole row out when it is not known";
  return fmt::format("decimals have a full stop and thousands no sign between them: {}",
                     base::parse_number(point) ? either_of({point, joined}) : joined);
}

class SeriesReader {
 public:
  SeriesReader(std::string_view text, const SeriesAsk& ask) : text_(text), ask_(ask), lines_(text) {}

  base::Result<Series> read() {
    for (std::size_t at = 0; at < text_.size();) {
      const evidence::Span line = lines_.line_at(at);
      at = line.end;
      read_line(line);
      if (stopped_) break;
    }
    if (problems_.empty() && !header_seen_) error("series-empty", {0, 0}, empty_message(), empty_help());
    if (problems_.empty() && series_.rows.empty()) no_rows();
    if (!problems_.empty()) return problems_;
    return std::move(series_);
  }

 private:
  std::string names() const {
    std::vector<std::string> words;
    for (const SeriesColumn& column : ask_.columns) words.push_back(column.name);
    return either_of(words);
  }

  std::string empty_message() const { return "the file has no header and no row"; }
  std::string empty_help() const {
    return fmt::format("the first line names the columns, date and {}; then one row per day", names());
  }

  void error(const std::string& code, const evidence::Span& span, std::string message, std::string help) {
    base::Diagnostic problem;
    problem.code = code;
    problem.message = std::move(message);
    problem.where = lines_.location(ask_.file, span);
    problem.help = std::move(help);
    problems_.push_back(std::move(problem));
  }

  void no_rows() {
    if (series_.set_aside == 0)
      error("series-empty", {text_.size(), text_.size()}, "the header is followed by no row", empty_help());
    else
      error("series-empty", {text_.size(), text_.size()},
            fmt::format("none of {} rows is between --since and --until", series_.set_aside),
            "name other days, as YYYY-MM-DD");
    problems_.back().where.source_line.clear();
  }

  Cells cells_of(const evidence::Span& line) const {
    Cells cells;
    std::size_t start = line.start;
    const auto add = [&](std::size_t end) {
      while (start < end && blank(text_[start])) ++start;
      while (end > start && blank(text_[end - 1])) --end;
      if (end - start >= 2 && text_[start] == '"' && text_[end - 1] == '"') {
        ++start;
        --end;
      }
      cells.push_back({text_.substr(start, end - start), {start, std::max(end, start + 1)}});
    };
    bool quoted = false;
    for (std::size_t at = line.start; at < line.end; ++at) {
      if (text_[at] == '"') quoted = !quoted;
      if (quoted || text_[at] != separator_) continue;
      add(at);
      start = at + 1;
    }
    add(line.end);
    return cells;
  }

  // A tab is a blank unless it parts the cells.
  bool blank(char c) const { return c == ' ' || c == '\r' || c == '\n' || (c == '\t' && separator_ != '\t'); }

  void read_line(const evidence::Span& line) {
    const std::string_view shown = base::trim(text_.substr(line.start, line.length()));
    if (shown.empty() || shown.front() == '#') return;
    if (!header_seen_) {
      read_header(line);
      return;
    }
    const Cells cells = cells_of(line);
    const bool nothing =
        std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.text.empty(); });
    if (!nothing) read_row(line, cells);
  }

  void read_header(const evidence::Span& line) {
    header_seen_ = true;
    const std::string_view shown = text_.substr(line.start, line.length());
    for (const char candidate : {',', '\t', ';'})
      if (std::count(shown.begin(), shown.end(), candidate) >
          std::count(shown.begin(), shown.end(), separator_))
        separator_ = candidate;
    const Cells cells = cells_of(line);
    for (std::size_t k = 0; k < cells.size(); ++k) {
      const std::string name = base::lower_ascii(cells[k].text);
      if (name == "date" && !date_at_) date_at_ = k;
      for (const SeriesColumn& column : ask_.columns) {
        if (name != column.name) continue;
        if (column_)
          two_columns(cells[k], name);
        else
          column_ = &column, value_at_ = k;
      }
    }
    if (!date_at_) no_column(line, "date", cells);
    if (!column_) no_column(line, names(), cells);
    stopped_ = !problems_.empty();
    if (column_) series_.column = column_->name;
  }

  void two_columns(const Cell& cell, const std::string& name) {
    error("series-header", cell.span,
          fmt::format("the columns {} and {} could both be the series", column_->name, name),
          "keep the name of one; a column with another name is left aside");
  }

  void no_column(const evidence::Span& line, const std::string& wanted, const Cells& cells) {
    std::vector<std::string> found;
    for (const Cell& cell : cells) found.push_back(fmt::format("\"{}\"", cell.text));
    const bool data = !cells.empty() && evidence::parse_date(cells[0].text).has_value();
    error("series-header", {line.start, line.end},
          fmt::format("no column is named {}; the first line has {}", wanted, base::join_and(found)),
          data ? fmt::format("the first row is the header: put the line date,{} above it",
                             ask_.columns.front().name)
               : fmt::format("name the columns date and {} in the first line", names()));
  }

  void read_row(const evidence::Span& line, const Cells& cells) {
    const std::size_t needed = std::max(*date_at_, value_at_);
    if (cells.size() <= needed) {
      error("series-row", {line.start, line.end},
            fmt::format("the row has {} {}, but {} is column {}", cells.size(),
                        cells.size() == 1 ? "cell" : "cells",
                        needed == *date_at_ ? std::string("date") : column_->name, needed + 1),
            "give every row the columns of the header");
      return;
    }
    const auto date = date_in(cells[*date_at_]);
    const auto value = value_in(cells[value_at_]);
    if (date && out_of_order(*date, cells[*date_at_])) return;
    if (!date || !value) return;
    if ((ask_.since && *date < *ask_.since) || (ask_.until && *ask_.until < *date)) {
      ++series_.set_aside;
      return;
    }
    series_.rows.push_back({*date, day_number(*date), *value,
                            lines_.location(ask_.file, cells[*date_at_].span),
                            lines_.location(ask_.file, cells[value_at_].span)});
    if (series_.rows.size() <= most_rows) return;
    error("series-too-long", line, fmt::format("the series has more than {} rows", most_rows),
          "keep one row per week, or name a first day with --since");
    stopped_ = true;
  }

  std::optional<evidence::Date> date_in(const Cell& cell) {
    const auto date = evidence::parse_date(cell.text);
    if (!date)
      error("series-date", cell.span,
            fmt::format("the date is \"{}\", but must be a day as YYYY-MM-DD", cell.text),
            "write 2025-12-02 for 2 December 2025");
    return date;
  }

  std::optional<double> value_in(const Cell& cell) {
    const auto value = base::parse_number(cell.text);
    if (!value) {
      error("series-number", cell.span,
            fmt::format("{} is \"{}\", but must be a number", column_->name, cell.text),
            number_help(cell.text));
      return std::nullopt;
    }
    if (*value >= column_->low && *value <= column_->high) return value;
    error("series-value-out-of-range", cell.span,
          fmt::format("{} is {}, but {}", column_->name, base::shortest(*value), column_->must_be),
          column_->help);
    return std::nullopt;
  }

  bool out_of_order(const evidence::Date& date, const Cell& cell) {
    const auto line = lines_.location(ask_.file, cell.span).line;
    const bool wrong = latest_ && date <= *latest_;
    if (wrong && date == *latest_)
      error("series-date-twice", cell.span,
            fmt::format("{} stands in line {} already", evidence::to_iso(date), latest_line_),
            "keep one row per day");
    else if (wrong)
      error("series-date-order", cell.span,
            fmt::format("{} comes after {} of line {}, but dates must rise", evidence::to_iso(date),
                        evidence::to_iso(*latest_), latest_line_),
            "sort the rows by date, or correct the day");
    if (wrong) return true;
    latest_ = date;
    latest_line_ = line;
    return false;
  }

  std::string_view text_;
  const SeriesAsk& ask_;
  dispute::TextLines lines_;
  char separator_ = ',';
  bool header_seen_ = false, stopped_ = false;
  std::optional<std::size_t> date_at_;
  std::size_t value_at_ = 0;
  const SeriesColumn* column_ = nullptr;
  std::optional<evidence::Date> latest_;
  std::size_t latest_line_ = 0;
  Series series_;
  base::Diagnostics problems_;
};

}  // namespace

base::Result<Series> read_series(std::string_view text, const SeriesAsk& ask) {
  if (const auto offset = base::first_invalid_utf8(text)) {
    // The text before the bad byte is sound, so its last line can be shown.
    const dispute::TextLines lines(text.substr(0, *offset));
    base::Diagnostic problem;
    problem.code = "not-utf8";
    problem.message = fmt::format("byte {} (hexadecimal {:02X}) is not UTF-8", *offset,
                                  static_cast<unsigned>(static_cast<unsigned char>(text[*offset])));
    problem.where = lines.location(ask.file, {*offset, *offset});
    problem.help = "save the table as UTF-8";
    return problem;
  }
  return SeriesReader(text, ask).read();
}

// The civil calendar by eras of 400 years; <chrono> has it too, but not for every compiler this builds with.
double day_number(const evidence::Date& date) {
  const int year = date.year - (date.month <= 2);
  const int era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
  const int of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097.0 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

evidence::Date date_of(double day) {
  const auto shifted = static_cast<long long>(std::llround(day)) + 719468;
  const long long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const auto of_era = static_cast<int>(shifted - era * 146097);
  const int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * of_year + 2) / 153;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {static_cast<int>(year_of_era + era * 400) + (month <= 2), month,
          of_year - (153 * month_from_march + 2) / 5 + 1};
}

std::string either_of(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t k = 0; k < words.size(); ++k)
    text += (k == 0 ? "" : k + 1 == words.size() ? " or " : ", ") + words[k];
  return text;
}

}  // namespace entente::desk
