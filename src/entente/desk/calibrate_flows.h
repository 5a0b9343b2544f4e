#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "entente/desk/calibrate.h"

// From what the fighting costs, and from the aid that flows, to numbers of [war]: one step simpler than the
// front, without jumps and back-test.
namespace entente::desk {

struct FlowAsk {
  std::string file;             // as the user named it
  std::string period = "week";  // day, week, month
  std::optional<evidence::Date> since, until;
  std::string party;  // whose; "": the snippet leaves its place open
  double range = 0;   // of cost: what the party has at stake, in that unit; > 0
};

struct CostCalibration {
  FlowAsk ask;
  Series series;
  std::size_t steps = 0;
  double per_period = 0;  // in the unit of the series
  theory::CentralInterval per_period_95;
  Written cost;  // share of the range per period, in [0, 1]
};

/// A column `cost`, each value what has been spent since the row before (the first row only opens the count).
/// Cost per period is the total by the time, its interval that of a drift (fit_increments), and the estimate
/// that divided by the range. Costs that are all alike give an exact number. Errors: those of read_series;
/// `series-too-short` (fewer than 8 steps); `series-range` (more than the range per period).
base::Result<CostCalibration> calibrate_cost(std::string_view text, const FlowAsk& ask);

struct AidCalibration {
  FlowAsk ask;
  Series series;
  double threshold = 0;                  // half the median of the amounts above 0: less than this is a stop
  std::size_t flowing = 0, stopped = 0;  // steps that begin with aid, and without
  std::size_t stops = 0, returns = 0;
  double step_days = 0;
  Written enters;                 // chance per period that the aid stops
  std::optional<Written> leaves;  // and that it comes back; nothing where it never stopped
};

/// A column `aid`, each value what has flowed since the row before. A step is one without aid when its amount
/// per day is under the threshold; a stop or a return is a change between neighbours. Chances by step become
/// chances by period, 1 - (1 - p)^(days of a period/days of a step). Errors: those of read_series;
/// `series-too-short` (fewer than 8 steps), `series-constant` (nothing has flowed). Source: [wilson1927] for
/// the interval of a share.
base::Result<AidCalibration> calibrate_aid(std::string_view text, const FlowAsk& ask);

/// What to paste, with what it rests on: a row of [war.cost], and a [[regime]] in which the aid has stopped.
std::string cost_snippet(const CostCalibration& found);
std::string aid_snippet(const AidCalibration& found);

/// One paragraph for the terminal.
std::string cost_page(const CostCalibration& found, std::size_t width);
std::string aid_page(const AidCalibration& found, std::size_t width);

}  // namespace entente::desk
