#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/evidence/document.h"

// Reads the series that `entente calibrate` fits: a table of dates and numbers that an analyst brings along.
namespace entente::desk {

/// A column that may hold the numbers, and the values that it may have.
struct SeriesColumn {
  std::string name;  // as in the header, lower case
  double low = 0, high = 0;
  std::string must_be;  // "must be in [0, 1]", after "but"
  std::string help;     // what to do about a value outside
};

struct SeriesAsk {
  std::string file;                            // as the user named it
  std::vector<SeriesColumn> columns;           // one of them has to be there
  std::optional<evidence::Date> since, until;  // rows before and after are left aside
};

struct SeriesRow {
  evidence::Date date;
  double day = 0;  // days since 1970-01-01
  double value = 0;
  base::Location date_at, value_at;
};

struct Series {
  std::string column;           // which of the columns it is
  std::vector<SeriesRow> rows;  // in ascending order of their days
  std::size_t set_aside = 0;    // rows before `since` or after `until`
};

/// The table: a header that names `date` and one of the columns asked for (others are left aside), then one
/// row per day, dates as YYYY-MM-DD, separator `,`, `;` or tab, `#` before a comment. Errors, all at once and
/// each at its cell: `not-utf8`, `series-header`, `series-row` (fewer cells than the header), `series-date`,
/// `series-number`, `series-value-out-of-range`, `series-date-order`, `series-date-twice`, `series-empty`,
/// `series-too-long` (over 20,000 rows).
base::Result<Series> read_series(std::string_view text, const SeriesAsk& ask);

/// Days since 1970-01-01 and back.
double day_number(const evidence::Date& date);
evidence::Date date_of(double day);

/// "area", "area or share", "area, share or value".
std::string either_of(const std::vector<std::string>& words);

}  // namespace entente::desk
