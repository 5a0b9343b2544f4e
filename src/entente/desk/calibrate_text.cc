#include "entente/desk/calibrate_text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/number.h"
#include "entente/dispute/draft_text.h"

namespace entente::desk {

namespace {

using Json = nlohmann::ordered_json;

// The folder in which somebody keeps the series is nothing that a case should tell.
std::string name_of_file(const FrontCalibration& found) {
  return dispute::one_line(std::filesystem::path(found.ask.file).filename().string());
}

std::string in_unit(const FrontCalibration& found) {
  return found.unit().empty() ? "" : " " + found.unit();
}

std::string list_of(const Written& number) {
  return fmt::format("[{}, {}, {}]", base::shortest(number.low), base::shortest(number.likely),
                     base::shortest(number.high));
}

std::string row_of(const char* key, const Written& number, const std::string& because) {
  return fmt::format("{} = {{ value = {}, because = {} }}\n", key, list_of(number),
                     dispute::toml_text(because));
}

// Both numbers are two digits of the interval, in the direction of the levels.
std::string interval_of(const theory::CentralInterval& interval, bool turned) {
  const double low = turned ? -interval.high : interval.low, high = turned ? -interval.low : interval.high;
  return fmt::format("{} to {}", base::two_digits(low), base::two_digits(high));
}

bool turned(const FrontCalibration& found) {
  return found.ask.from && found.ask.to && *found.ask.to < *found.ask.from;
}

std::string comment(const std::string& words) {
  const std::string text = dispute::one_line(words);
  constexpr std::size_t widest = 116;
  std::string out, line = "#";
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (line.size() + 1 + word.size() > widest) {
      out += line + "\n";
      line = "#";
    }
    line += " " + word;
    at = end + 1;
  }
  return out + line + "\n";
}

std::string jumps_of(const FrontCalibration& found) {
  if (found.jumps.empty()) return "No jump was found.";
  std::string days;
  for (const auto& jump : found.jumps)
    days += (days.empty() ? "" : ", ") + evidence::to_iso(found.series.rows[jump.at].date);
  return fmt::format("{} as {}: {}.",
                     found.ask.keep_jumps ? "Kept, though they look like jumps," : "Left out",
                     found.jumps.size() == 1 ? "a jump" : "jumps", days);
}

std::string breaks_of(const FrontCalibration& found) {
  const auto& breaks = found.breaks;
  const std::string chance = fmt::format(
      "[{}, {}, {}]", base::two_digits(breaks.per_period_80.low),
      base::two_digits(std::clamp(breaks.per_period, breaks.per_period_80.low, breaks.per_period_80.high)),
      base::two_digits(breaks.per_period_80.high));
  return fmt::format(
      "The drift has broken {} {} in {} {}s. For a [[regime]] of another pace that means about enters = {}.",
      breaks.breaks(), breaks.breaks() == 1 ? "time" : "times", base::two_digits(found.fit.periods),
      found.ask.period, chance);
}

Json pair_of(const theory::CentralInterval& interval) {
  return Json::array({interval.low, interval.high});
}

// The widest width is infinite where the drift may be 0 and nothing else.
Json widths_json(const theory::LevelWidths& widths) {
  if (!widths.any()) return nullptr;
  return Json::array({widths.narrowest, std::isfinite(widths.widest) ? Json(widths.widest) : Json(nullptr)});
}

Json written_json(const Written& number) {
  return Json::array({number.low, number.likely, number.high});
}

Json fit_json(const theory::SeriesFit& fit) {
  return {{"changes", fit.increments},
          {"periods", fit.periods},
          {"drift", fit.drift},
          {"drift_error", fit.drift_error},
          {"drift_95", pair_of(fit.drift_95)},
          {"deviation", fit.deviation},
          {"deviation_95", pair_of(fit.deviation_95)},
          {"autocorrelation", fit.autocorrelation},
          {"kurtosis", fit.kurtosis}};
}

Json record_json(const theory::IntervalRecord& record, std::size_t forecasts) {
  if (forecasts == 0) return nullptr;
  const auto share = [&](std::size_t held) {
    return static_cast<double>(held) / static_cast<double>(forecasts);
  };
  return {{"held_80", share(record.held_80)},
          {"held_95", share(record.held_95)},
          {"width_80", record.width_80},
          {"score_80", record.score_80}};
}

Json breaks_json(const FrontCalibration& found) {
  Json stretches = Json::array();
  for (const auto& stretch : found.breaks.stretches) {
    const auto& first = found.increments[stretch.first];
    const auto& last = found.increments[stretch.last];
    stretches.push_back({{"from", evidence::to_iso(found.series.rows[first.from].date)},
                         {"to", evidence::to_iso(found.series.rows[last.to].date)},
                         {"drift", stretch.drift}});
  }
  return {{"stretches", std::move(stretches)},
          {"per_period", found.breaks.per_period},
          {"per_period_80", pair_of(found.breaks.per_period_80)}};
}

Json jumps_json(const FrontCalibration& found) {
  Json jumps = Json::array();
  for (const auto& jump : found.jumps)
    jumps.push_back({{"date", evidence::to_iso(found.series.rows[jump.at].date)},
                     {"kind", jump.kind == theory::SeriesJump::Kind::spike ? "spike" : "step"},
                     {"change", jump.change},
                     {"left_out", !found.ask.keep_jumps}});
  return jumps;
}

Json war_json(const FrontCalibration& found) {
  Json war = {{"period", found.ask.period}, {"width", found.width.width}};
  if (found.levels) {
    war["levels"] = found.levels->levels;
    war["level"] = found.levels->level;
  }
  war["drift"] = written_json(found.drift);
  war["deviation"] = written_json(found.deviation);
  return war;
}

}  // namespace

std::string rests_on_words(const FrontCalibration& found) {
  const double days = found.fit.periods * found.period_days / static_cast<double>(found.fit.increments);
  return fmt::format("{} changes of about {} from {} to {}", found.fit.increments,
                     base::two_digits(days) == "1" ? "1 day" : base::two_digits(days) + " days",
                     evidence::to_iso(found.first()), evidence::to_iso(found.last()));
}

std::string war_snippet(const FrontCalibration& found) {
  const std::string source = fmt::format("fitted to {}, {}", name_of_file(found), rests_on_words(found));
  std::string text =
      comment(fmt::format("How the front moves, {}, in{} per {}. For a case whose as_of is {} or later: "
                          "paste it over what its [war] "
                          "has of the same, or add the rest of [war] below it.",
                          source, in_unit(found).empty() ? " the unit of the series" : in_unit(found),
                          found.ask.period, evidence::to_iso(found.last())));
  text += comment(jumps_of(found));
  text += "[war]\n";
  text += fmt::format("period = \"{}\"\nwidth = {}\n", found.ask.period, base::shortest(found.width.width));
  if (found.levels)
    text += fmt::format("levels = {}\nlevel = {:.1f}\n", found.levels->levels, found.levels->level);
  text += row_of(
      "drift", found.drift,
      fmt::format("{}, total change by time{}{}", source, ": bounds so that about 95 of 100 worlds lie in ",
                  interval_of(found.fit.drift_95, turned(found))));
  text += row_of("deviation", found.deviation,
                 fmt::format("{}, of the change in one {}{}{}", source, found.ask.period,
                             ": bounds so that about 95 of 100 worlds lie in ",
                             interval_of(found.fit.deviation_95, false)));
  text += comment(breaks_of(found));
  if (!found.width.fits_all)
    text += comment(
        "No one width fits every drift and deviation above: where it does not, the drift holds and the "
        "deviation "
        "does not.");
  return text;
}

std::string calibration_json(const FrontCalibration& found, const base::Diagnostics& warnings) {
  Json page = {{"calibration", 1}, {"of", "front"}};
  page["series"] = {{"file", name_of_file(found)},
                    {"column", found.series.column},
                    {"unit", found.unit()},
                    {"rows", found.series.rows.size()},
                    {"set_aside", found.series.set_aside},
                    {"first", evidence::to_iso(found.first())},
                    {"last", evidence::to_iso(found.last())}};
  page["war"] = war_json(found);
  page["fit"] = fit_json(found.fit);
  page["widths"] = {{"every_value", widths_json(found.width.all)},
                    {"likely_values", widths_json(found.width.likely)},
                    {"fits_every_value", found.width.fits_all}};
  page["jumps"] = jumps_json(found);
  page["breaks"] = breaks_json(found);
  page["back_tests"] = Json::array();
  for (const auto& test : found.tests)
    page["back_tests"].push_back({{"days", test.days},
                                  {"forecasts", test.forecasts},
                                  {"apart", test.apart},
                                  {"with_drift", record_json(test.drifting, test.forecasts)},
                                  {"without_drift", record_json(test.naive, test.forecasts)}});
  page["warnings"] = Json::array();
  for (const auto& warning : warnings)
    page["warnings"].push_back(
        {{"code", warning.code}, {"line", warning.where.line}, {"message", warning.message}});
  return page.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace entente::desk
