#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "entente/report/svg.h"

namespace entente::report {

/// A fitted series as it is drawn: plain numbers, so that whoever fits need not know of drawing.
struct SeriesDrawing {
  struct Spot {
    double day = 0, value = 0;
    bool jump = false;  // an open circle
  };
  /// A stretch of one drift, drawn as a straight line.
  struct Stretch {
    Point from, to;  // x in days, y in the unit of the series
  };
  /// Where the fit expects the series after its last day.
  struct Fan {
    double day = 0;
    double low_95 = 0, low_80 = 0, likely = 0, high_80 = 0, high_95 = 0;
  };
  struct Tick {
    double at = 0;
    std::string words;
  };
  /// How often intervals from the past alone held what came, at one horizon.
  struct Record {
    std::string words;  // "30 days ahead, 96 forecasts"
    std::size_t forecasts = 0;
    double held_80 = 0, held_95 = 0, naive_80 = 0, naive_95 = 0;  // shares
  };
  std::string title;    // the finding in a plain sentence
  std::string summary;  // for readers who cannot see it
  std::string unit;     // what the vertical axis counts, "km²"
  std::vector<Spot> spots;
  std::vector<Stretch> stretches;
  std::vector<Fan> fan;    // first entry: the last day, all alike
  std::vector<Tick> days;  // on the horizontal axis, ascending
  std::vector<Record> records;
};

/// Two panels: the series with its drift by stretch, jumps, and the fan ahead; the back-test as bars against
/// 80 and 95 of 100.
void draw_series(const SeriesDrawing& drawing, Svg& svg);

/// The same as a file of its own.
std::string series_svg(const SeriesDrawing& drawing);

}  // namespace entente::report
