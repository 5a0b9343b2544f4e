#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/desk/calibrate_series.h"
#include "entente/theory/territory_backtest.h"
#include "entente/theory/territory_breaks.h"
#include "entente/theory/territory_series.h"

// From a series of what one side held to the numbers of [war]: the fit, how it stands up to its own past, and
// the text to paste into a case (model M4).
namespace entente::desk {

struct FrontAsk {
  std::string file;             // as the user named it
  std::string period = "week";  // day, week, month
  std::string unit;             // of the series; "": of its column
  std::optional<evidence::Date> since, until;
  bool keep_jumps = false, keep_gaps = false;
  std::optional<double> from, to;  // what the series reads at level 0 and at the highest level
};

/// Three numbers of an estimate, three significant digits: hard bounds and the likely value.
struct Written {
  double low = 0, likely = 0, high = 0;
};

/// How wide a level is, and on what that rests.
struct ChosenWidth {
  double width = 0;
  theory::LevelWidths all, likely;  // that fit every value of the estimates, and the likely ones
  bool fits_all = false;
  std::string
      shorter_period;  // whose widths would fit all; "" when none is needed or none of a day or more does
};

/// Where the front stands between two named ends.
struct ChosenLevels {
  int levels = 0;
  double level = 0;  // of the last observation
};

struct FrontCalibration {
  FrontAsk ask;
  Series series;
  double period_days = 7;
  std::vector<theory::Observation> observations;
  std::vector<theory::SeriesJump> jumps;
  std::vector<std::size_t> gaps;  // observations that follow a gap which is kept as one change
  theory::SeriesCuts cuts;        // what the fit leaves out
  std::vector<theory::SeriesIncrement> increments;
  theory::SeriesFit fit;
  Written drift, deviation;  // for [war]: positive drift, rising level
  ChosenWidth width;
  std::optional<ChosenLevels> levels;
  theory::PaceBreaks breaks;
  std::array<theory::BackTest, 2> tests;  // 30 and 90 days

  std::string unit() const;  // "km²", "of the whole", or what was asked for; may be empty
  const evidence::Date& first() const { return series.rows.front().date; }
  const evidence::Date& last() const { return series.rows.back().date; }
};

/// Reads and fits a series with the column area, share or value.
/// Errors: those of read_series; `series-gap` (a pause over three times as long as nine in ten steps), unless
/// kept; `series-too-short` (fewer than 8 changes that count); `series-constant`; `series-ends` (the last
/// value not between from and to, or no whole number of levels, 2 to 1000, fits between them). Warnings:
/// `series-jump`, one for each; `series-width` when no width fits all values of the estimates.
base::Result<FrontCalibration> calibrate_front(std::string_view text, const FrontAsk& ask);

/// Bounds of an estimate whose worlds, by PERT, lie within the interval in about 95 of 100: the interval's
/// half widths times the root of 2, as Beta(3, 3) has 95 % of its mass in the middle 71 % of its range.
Written written_of(double likely, const theory::CentralInterval& interval_95);

/// Days of a period; nullopt for a word that is none.
std::optional<double> days_of(std::string_view period);

}  // namespace entente::desk
