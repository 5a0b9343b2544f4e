// The page of a calibration for the terminal.
#include <cmath>

#include <fmt/format.h>

#include "entente/desk/calibrate_text.h"
#include "entente/report/text_table.h"
#include "entente/report/words.h"
#include "entente/theory/front_calibration.h"

namespace entente::desk {

namespace {

using report::number_words;

constexpr double few_breaks = 3;
constexpr double swinging = -0.3;
constexpr std::size_t fewest_apart = 8;  // forecasts that a verdict needs

std::string interval(const theory::CentralInterval& ends) {
  return report::interval_words({ends.low, ends.high});
}

std::string of_hundred(double share) {
  return fmt::format("{:.0f}", std::round(100 * share));
}

std::string in_unit(const FrontCalibration& found) {
  return found.unit().empty() ? "" : " " + found.unit();
}

std::string head(const FrontCalibration& found, std::size_t width) {
  std::string what = found.series.column;
  if (!found.unit().empty()) what += ", " + found.unit();
  std::string aside;
  if (found.series.set_aside > 0)
    aside = fmt::format("; {} rows set aside by their date", found.series.set_aside);
  return "FRONT\n" + report::paragraph("  ",
                                       fmt::format("{} ({}): {}{}.", report::printable(found.ask.file),
                                                   report::printable(what), rests_on_words(found), aside),
                                       width);
}

std::string numbers(const FrontCalibration& found, std::size_t width) {
  report::TextTable table({{"", false, false},
                           {"a " + found.ask.period, true, false},
                           {"95 %", false, false},
                           {"in [war]", false, true}});
  const auto add = [&](const char* name, double value, const theory::CentralInterval& ends,
                       const Written& written) {
    table.add({name, number_words(value), interval(ends),
               fmt::format("[{:g}, {:g}, {:g}]", written.low, written.likely, written.high)});
  };
  add("drift", found.fit.drift, found.fit.drift_95, found.drift);
  add("deviation", found.fit.deviation, found.fit.deviation_95, found.deviation);
  return table.text(width);
}

std::string carry_words(const theory::SeriesFit& fit) {
  if (fit.autocorrelation < swinging)
    return fmt::format(
        "Changes swing back (correlation {}), as errors of drawing do: over a longer --period less of them "
        "remains, and the deviation is smaller.",
        number_words(fit.autocorrelation));
  if (fit.spread_factor == 1)
    return fmt::format(
        "One change does not carry on into the next (correlation {}), so the interval of the drift is that "
        "of "
        "independent changes.",
        number_words(fit.autocorrelation));
  return fmt::format(
      "One change carries on into the next (correlation {}), which makes the interval of the drift {} times "
      "as "
      "wide.",
      number_words(fit.autocorrelation), number_words(std::sqrt(fit.spread_factor)));
}

std::string tails_words(const theory::SeriesFit& fit) {
  if (fit.kurtosis <= 4) return "";
  return fmt::format(
      " Large changes are more frequent than in a bell curve (kurtosis {} against 3), which widens the "
      "interval "
      "of the deviation.",
      number_words(fit.kurtosis));
}

// Three digits, rounded into the range; four where three leave it.
std::string range_words(const theory::LevelWidths& widths) {
  const double unit = std::pow(10.0, std::floor(std::log10(widths.narrowest)) - 2);
  const double low = std::ceil(widths.narrowest / unit) * unit;
  if (!std::isfinite(widths.widest)) return fmt::format("{:.4g} wide or more", low);
  const double high = std::floor(widths.widest / unit) * unit;
  if (low < high) return fmt::format("{:.4g} to {:.4g} wide", low, high);
  return fmt::format("{:.4g} to {:.4g} wide", widths.narrowest, widths.widest);
}

std::string width_words(const FrontCalibration& found, std::size_t width) {
  const ChosenWidth& chosen = found.width;
  std::string text;
  if (chosen.fits_all)
    text =
        fmt::format("Levels {} can move as every drift and deviation of the estimates says; taken: {:g}{}.",
                    range_words(chosen.all), chosen.width, in_unit(found));
  else
    text = fmt::format(
        "No one width fits every drift and deviation of the estimates. Levels {} can move as the likely ones "
        "say; "
        "taken: {:g}{}.{}",
        range_words(chosen.likely), chosen.width, in_unit(found),
        chosen.shorter_period.empty()
            ? ""
            : fmt::format(" By the {} one width would fit all.", chosen.shorter_period));
  const auto moves = theory::front_from_territory({found.drift.likely, found.deviation.likely}, chosen.width);
  if (moves)
    text +=
        fmt::format(" At the likely values the front goes up in {}, down in {} and stays in {} of 100 {}s.",
                    of_hundred(moves->advance), of_hundred(moves->retreat),
                    of_hundred(1 - moves->advance - moves->retreat), found.ask.period);
  if (found.levels)
    text += fmt::format(" That makes {} levels from {:g} to {:g}; on {} the front stands at level {:.1f}.",
                        found.levels->levels, *found.ask.from, *found.ask.to, evidence::to_iso(found.last()),
                        found.levels->level);
  return "\nWidth of a level\n" + report::paragraph("  ", text, width);
}

std::string breaks_words(const FrontCalibration& found, std::size_t width) {
  const auto& breaks = found.breaks;
  const std::size_t n = breaks.breaks();
  std::string text = n == 0 ? "None found" : fmt::format("{} {} found", n, n == 1 ? "break" : "breaks");
  text += fmt::format(" in {} {}s: {} a {} (80 of 100).", number_words(found.fit.periods), found.ask.period,
                      interval(breaks.per_period_80), found.ask.period);
  if (static_cast<double>(n) < few_breaks) text += " With so few the rate is hardly known.";
  text = "\nBreaks of the drift\n" + report::paragraph("  ", text, width);
  if (n == 0) return text;
  report::TextTable table(
      {{"", false, false}, {found.ask.period + "s", true, false}, {"drift", true, false}});
  for (const auto& stretch : breaks.stretches) {
    double periods = 0;
    for (std::size_t k = stretch.first; k <= stretch.last; ++k) periods += found.increments[k].periods;
    const auto day = [&](std::size_t row) { return evidence::to_iso(found.series.rows[row].date); };
    table.add({fmt::format("  {} to {}", day(found.increments[stretch.first].from),
                           day(found.increments[stretch.last].to)),
               number_words(periods), number_words(stretch.drift)});
  }
  const auto& last = found.increments[breaks.stretches.back().first];
  return text + table.text(width) +
         report::paragraph(
             "  ",
             fmt::format("The drift above is the average over them; --since {} fits the last alone.",
                         evidence::to_iso(found.series.rows[last.from].date)),
             width);
}

void add_record(report::TextTable& table, const std::string& name, const theory::BackTest& test,
                const theory::IntervalRecord& record) {
  const auto share = [&](std::size_t held) {
    return of_hundred(static_cast<double>(held) / static_cast<double>(test.forecasts));
  };
  table.add({name, share(record.held_80), share(record.held_95), number_words(record.width_80),
             number_words(record.score_80)});
}

// Whether the 80 % interval has held too rarely for chance: two standard errors of the forecasts that do not
// overlap.
bool held_too_rarely(const theory::BackTest& test) {
  const double held = static_cast<double>(test.drifting.held_80) / static_cast<double>(test.forecasts);
  return held < 0.8 - 2 * std::sqrt(0.16 / static_cast<double>(test.apart));
}

std::string verdict(const theory::BackTest& test) {
  const double ratio = test.drifting.score_80 / test.naive.score_80;
  std::string text = fmt::format("{:g} days ahead, {} forecasts of which {} {} not overlap: ", test.days,
                                 test.forecasts, test.apart, test.apart == 1 ? "does" : "do");
  if (test.apart < fewest_apart) return text + "too few to say more.";
  if (ratio < 0.95)
    text += "the drift has helped.";
  else if (ratio > 1.05)
    text += "without the drift the intervals have done better, so this drift has not lasted.";
  else
    text += "with the drift and without it the intervals have done alike.";
  if (held_too_rarely(test))
    text +=
        " The 80 % interval has held too rarely: this series moves more, or breaks more often, than the fit "
        "says.";
  return text;
}

std::string tests_words(const FrontCalibration& found, std::size_t width) {
  report::TextTable table({{"", false, false},
                           {"80 % held", true, false},
                           {"95 % held", true, false},
                           {"width", true, false},
                           {"score", true, false}});
  std::string said;
  for (const auto& test : found.tests) {
    const std::string ahead = fmt::format("  {:g} days ahead", test.days);
    if (test.forecasts == 0) {
      said += report::paragraph(
          "  ",
          fmt::format("{:g} days ahead: the series is too short, or its rows too far apart, for a test.",
                      test.days),
          width);
      continue;
    }
    add_record(table, ahead, test, test.drifting);
    add_record(table, "    no drift", test, test.naive);
    said += report::paragraph("  ", verdict(test), width);
  }
  std::string text = "\nBack-test: intervals from the past alone, in 100 forecasts\n";
  if (!table.empty())
    text +=
        table.text(width) + report::paragraph("  ",
                                              "Width and score are of the 80 % interval; a lower score is "
                                              "better: narrow, and rarely missed by far.",
                                              width);
  return text + said;
}

std::string jumps_words(const FrontCalibration& found, std::size_t width) {
  if (found.jumps.empty()) return "\nJumps\n  None found.\n";
  report::TextTable table({{"", false, false}, {"change", true, false}, {"", false, true}});
  for (const auto& jump : found.jumps)
    table.add({"  " + evidence::to_iso(found.series.rows[jump.at].date), number_words(jump.change),
               jump.kind == theory::SeriesJump::Kind::spike ? "back at once" : "in one step, and stays"});
  const char* what = found.ask.keep_jumps
                         ? "Kept as movement of the front, as asked."
                         : "Left out of the fit and of the back-test; --keep-jumps counts them.";
  return "\nJumps\n" + report::paragraph("  ", what, width) + table.text(width);
}

}  // namespace

std::string calibration_page(const FrontCalibration& found, std::size_t width) {
  return head(found, width) + "\n" + numbers(found, width) +
         report::paragraph("  ", carry_words(found.fit) + tails_words(found.fit), width) +
         width_words(found, width) + breaks_words(found, width) + tests_words(found, width) +
         jumps_words(found, width);
}

}  // namespace entente::desk
