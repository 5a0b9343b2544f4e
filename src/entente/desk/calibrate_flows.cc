#include "entente/desk/calibrate_flows.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/elementary.h"
#include "entente/base/number.h"
#include "entente/base/require.h"
#include "entente/dispute/draft_text.h"
#include "entente/report/text_table.h"
#include "entente/report/words.h"
#include "entente/theory/agreement_life.h"

namespace entente::desk {

namespace {

constexpr std::size_t fewest_steps = 8;
constexpr double z_95 = 1.959963984540054;

base::Diagnostic problem(std::string code, std::string message, const FlowAsk& ask, std::string help) {
  base::Diagnostic found;
  found.code = std::move(code);
  found.message = std::move(message);
  found.where.file = ask.file;
  found.help = std::move(help);
  return found;
}

base::Result<Series> flow_of(std::string_view text, const FlowAsk& ask, const std::string& column) {
  base::require(days_of(ask.period).has_value(), "calibrate: a period");
  auto series =
      read_series(text, {ask.file,
                         {{column, 0, 1e12, "must be in [0, 1e12]",
                           "give what flowed since the row before, in a unit that keeps it below 1e12"}},
                         ask.since,
                         ask.until});
  if (!series || series->rows.size() > fewest_steps) return series;
  const std::size_t rows = series->rows.size();
  return problem("series-too-short",
                 fmt::format("{} from {} to fit, but a fit needs {}",
                             rows == 2 ? "1 step" : fmt::format("{} steps", rows - 1),
                             rows == 1 ? "1 row" : fmt::format("{} rows", rows), fewest_steps),
                 ask, "give more rows, or enter the number as an estimate");
}

// What flowed in each step, with its time in periods.
std::vector<theory::SeriesIncrement> steps_of(const Series& series, const std::string& period) {
  std::vector<theory::SeriesIncrement> steps;
  for (std::size_t k = 1; k < series.rows.size(); ++k)
    steps.push_back(
        {k - 1, k, (series.rows[k].day - series.rows[k - 1].day) / *days_of(period), series.rows[k].value});
  return steps;
}

std::string source_of(const FlowAsk& ask, const Series& series) {
  return fmt::format("fitted to {}, {} steps from {} to {}",
                     dispute::one_line(std::filesystem::path(ask.file).filename().string()),
                     series.rows.size() - 1, evidence::to_iso(series.rows.front().date),
                     evidence::to_iso(series.rows.back().date));
}

Written within(Written number, double low, double high) {
  return {std::clamp(number.low, low, high), std::clamp(number.likely, low, high),
          std::clamp(number.high, low, high)};
}

std::string value_of(const Written& number) {
  if (number.low == number.high) return base::shortest(number.likely);
  return fmt::format("[{}, {}, {}]", base::shortest(number.low), base::shortest(number.likely),
                     base::shortest(number.high));
}

// The chance per period of what happened `times` in `of` steps; none of it: at most the interval's end.
Written chance_of(std::size_t times, std::size_t of, double periods) {
  const auto n = static_cast<double>(of);
  const double share = static_cast<double>(times) / n;
  const auto [low, high] = theory::wilson_interval(share, n, z_95);
  const auto by_period = [&](double chance) { return 1 - base::pow(std::max(0.0, 1 - chance), 1 / periods); };
  return within(written_of(by_period(share), {by_period(std::max(0.0, low)), by_period(high)}), 0, 1);
}

std::string chance_words(const Written& chance) {
  return report::interval_words({chance.low, chance.high});
}

// Half the median pace of steps in which something flowed; 0 when nothing did.
double threshold_of(const std::vector<theory::SeriesIncrement>& steps) {
  std::vector<double> paces;
  for (const auto& step : steps)
    if (step.change > 0) paces.push_back(step.change / step.periods);
  return paces.empty() ? 0 : theory::quantile(paces, 0.5) / 2;
}

void count_stops(const std::vector<theory::SeriesIncrement>& steps, AidCalibration& found) {
  for (std::size_t k = 0; k + 1 < steps.size(); ++k) {
    const bool flows = steps[k].change / steps[k].periods >= found.threshold;
    const bool then = steps[k + 1].change / steps[k + 1].periods >= found.threshold;
    ++(flows ? found.flowing : found.stopped);
    found.stops += flows && !then;
    found.returns += !flows && then;
  }
}

}  // namespace

base::Result<CostCalibration> calibrate_cost(std::string_view text, const FlowAsk& ask) {
  base::require(ask.range > 0, "calibrate_cost: range > 0");
  auto series = flow_of(text, ask, "cost");
  if (!series) return series.diagnostics();
  CostCalibration found;
  found.ask = ask;
  found.series = std::move(series).value();
  const auto steps = steps_of(found.series, ask.period);
  found.steps = steps.size();
  if (theory::all_alike(steps)) {
    found.per_period = steps[0].change / steps[0].periods;
    found.per_period_95 = {found.per_period, found.per_period};
  } else {
    const auto fit = theory::fit_increments(steps);
    found.per_period = fit.drift;
    found.per_period_95 = {std::max(0.0, fit.drift_95.low), fit.drift_95.high};
  }
  const double range = ask.range;
  if (found.per_period > range)
    return problem(
        "series-range",
        fmt::format("the series costs {:g} per {}, more than the whole --range of {:g}", found.per_period,
                    ask.period, range),
        ask,
        "--range is what the party's most favoured outcome is worth to it over its least, in the unit of "
        "the series");
  found.cost = within(written_of(found.per_period / range,
                                 {found.per_period_95.low / range, found.per_period_95.high / range}),
                      0, 1);
  return found;
}

base::Result<AidCalibration> calibrate_aid(std::string_view text, const FlowAsk& ask) {
  auto series = flow_of(text, ask, "aid");
  if (!series) return series.diagnostics();
  AidCalibration found;
  found.ask = ask;
  found.series = std::move(series).value();
  const auto steps = steps_of(found.series, ask.period);
  found.threshold = threshold_of(steps);
  if (found.threshold == 0)
    return problem("series-constant", "no row has any aid, so nothing can be said of its stops", ask,
                   "give what was delivered since the row before");
  count_stops(steps, found);
  double periods = 0;
  for (const auto& step : steps) periods += step.periods;
  periods /= static_cast<double>(steps.size());
  found.step_days = periods * *days_of(ask.period);
  found.enters = chance_of(found.stops, std::max<std::size_t>(1, found.flowing), periods);
  if (found.stopped > 0) found.leaves = chance_of(found.returns, found.stopped, periods);
  return found;
}

std::string cost_snippet(const CostCalibration& found) {
  const std::string because =
      fmt::format("{}: {} to {} per {} by a range worth {}", source_of(found.ask, found.series),
                  base::two_digits(found.per_period_95.low), base::two_digits(found.per_period_95.high),
                  found.ask.period, base::shortest(found.ask.range));
  const std::string party = found.ask.party.empty() ? "PARTY" : found.ask.party;
  return fmt::format(
      "# Share of its best-to-worst range that the party would give to end the fighting one {} sooner. For a "
      "case\n"
      "# whose as_of is {} or later and whose [war] has period = \"{}\".\n[war.cost]\n{} = {{ value = {}, "
      "because "
      "= {} }}\n",
      found.ask.period, evidence::to_iso(found.series.rows.back().date), found.ask.period, party,
      value_of(found.cost), dispute::toml_text(because));
}

std::string aid_snippet(const AidCalibration& found) {
  const std::string source = source_of(found.ask, found.series);
  const auto row = [&](const char* key, const Written& chance, std::size_t times, std::size_t of) {
    return fmt::format("{} = {{ value = {}, because = {} }}\n", key, value_of(chance),
                       dispute::toml_text(fmt::format("{}: {} in {} steps", source, times, of)));
  };
  std::string text = fmt::format(
      "# Aid that stops and comes back, for a case whose as_of is {} or later and whose [war] has period = "
      "\"{}\".\n"
      "# What changes while it has stopped is not in the series: add the drift and deviation, or the cost, "
      "of then.\n"
      "[[regime]]\nid = \"aid_stopped\"\ntitle = \"Aid has stopped\"\n",
      evidence::to_iso(found.series.rows.back().date), found.ask.period);
  text += row("enters", found.enters, found.stops, found.flowing);
  if (found.leaves) return text + row("leaves", *found.leaves, found.returns, found.stopped);
  return text + "# It never stopped in this series: leaves is a judgement.\n";
}

std::string cost_page(const CostCalibration& found, std::size_t width) {
  return "COST\n" +
         report::paragraph(
             "  ",
             fmt::format(
                 "{}: {} steps from {} to {}. The fighting costs {} a {} (95 %: {}), which is {} of a range "
                 "worth {}.",
                 report::printable(found.ask.file), found.steps,
                 evidence::to_iso(found.series.rows.front().date),
                 evidence::to_iso(found.series.rows.back().date), report::number_words(found.per_period),
                 found.ask.period,
                 report::interval_words({found.per_period_95.low, found.per_period_95.high}),
                 report::number_words(found.cost.likely), report::number_words(found.ask.range)),
             width);
}

std::string aid_page(const AidCalibration& found, std::size_t width) {
  std::string text = fmt::format(
      "{}: {} steps of about {} days. Aid flows in {} and has stopped in {} of them (under {} a {} counts as "
      "stopped). It stopped {} {}: a chance of {} a {}.",
      report::printable(found.ask.file), found.series.rows.size() - 1, report::number_words(found.step_days),
      found.flowing, found.stopped, report::number_words(found.threshold), found.ask.period, found.stops,
      found.stops == 1 ? "time" : "times", chance_words(found.enters), found.ask.period);
  if (found.leaves)
    text += fmt::format(" It came back {} {}: a chance of {} a {}.", found.returns,
                        found.returns == 1 ? "time" : "times", chance_words(*found.leaves), found.ask.period);
  return "AID\n" + report::paragraph("  ", text, width);
}

}  // namespace entente::desk
