// How long an agreement on the terms of the reference package stands, table by table: over ten years, the
// share of courses in which it still does, with the spread over worlds.
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/report/chart.h"
#include "entente/report/scale_axis.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;
using Ends = std::pair<double, double>;

struct Age {
  std::string_view finding, words;
  double years;
  bool labelled;
};
// Between these ages the hazard is the same, so straight lines between them are near the curve.
constexpr std::array<Age, 5> ages = {{{"stands_after_3_months", "After 3 months", 0.25, false},
                                      {"stands_after_1_year", "After 1 year", 1, true},
                                      {"stands_after_2_years", "After 2 years", 2, false},
                                      {"stands_after_5_years", "After 5 years", 5, true},
                                      {"stands_after_10_years", "After 10 years", 10, true}}};
constexpr double last_year = 10;

const Finding* at_age(const Answer& answer, const Age& age) {
  const Finding* finding = find(&answer, age.finding);
  return number_of(finding) && finding->interval ? finding : nullptr;
}

const std::vector<double>* curve_of(const Answer& answer) {
  const Finding* finding = find(&answer, "survival_agreement");
  const auto* curve = finding ? std::get_if<std::vector<double>>(&finding->value) : nullptr;
  if (!curve || curve->size() < 2) return nullptr;
  for (const Age& age : ages)
    if (!at_age(answer, age)) return nullptr;
  return curve;
}

// "82 to 91", of a hundred.
std::string hundred_words(const Ends& ends) {
  const std::string low = base::of_hundred(ends.first), high = base::of_hundred(ends.second);
  return low == high ? low : low + " to " + high;
}

struct Axes {
  Axis time, chance;
};

void draw_axes(const Axes& axes, Svg& svg) {
  const auto& [time, chance] = axes;
  svg.text({0, 12}, "chance that the agreement still stands", {11, Anchor::start, "quiet"});
  for (const double share : {0.0, 0.5, 1.0}) {
    svg.line({time.left, chance.at(share)}, {time.right, chance.at(share)}, share == 0 ? "axis" : "grid");
    svg.text({time.left - 6, chance.at(share) + 4}, fmt::format("{} of 100", 100 * share),
             {10, Anchor::end, "quiet"});
  }
  for (const double year : {0.0, 1.0, 2.0, 5.0, last_year}) {
    svg.line({time.at(year), chance.left}, {time.at(year), chance.left + 4}, "axis");
    svg.text({time.at(year), chance.left + 16}, fmt::format("{}", year),
             {10, year == last_year ? Anchor::end : Anchor::middle, "quiet"});
  }
  svg.text({time.right, chance.left + 32}, "years after it is signed", {11, Anchor::end, "quiet"});
}

std::vector<Point> band_of(const Answer& answer, const Axes& axes, Ends question::Intervals::*which) {
  std::vector<Point> above{{axes.time.at(0), axes.chance.at(1)}}, below = above;
  for (const Age& age : ages) {
    const Ends& ends = (*at_age(answer, age)->interval).*which;
    above.push_back({axes.time.at(age.years), axes.chance.at(ends.second)});
    below.push_back({axes.time.at(age.years), axes.chance.at(ends.first)});
  }
  above.insert(above.end(), below.rbegin(), below.rend());
  return above;
}

// Under the band, or over it where there is no place below; a line away from the label before it, since words
// are wider than the years between them in a narrow drawing.
void label_ages(const Answer& answer, const Axes& axes, Svg& svg) {
  constexpr double line = 15;
  const double lowest = axes.chance.left - 4;
  std::optional<double> before;
  for (const Age& age : ages) {
    if (!age.labelled) continue;
    const auto& ends = *at_age(answer, age)->interval;
    const double below = axes.chance.at(ends.nearly_all.first) + 14;
    double y = below < lowest ? below : axes.chance.at(ends.nearly_all.second) - 6;
    if (before && std::fabs(y - *before) < line)
      y = *before + line < lowest ? *before + line : *before - line;
    const Anchor anchor = age.years == last_year ? Anchor::end : before ? Anchor::middle : Anchor::start;
    svg.text({axes.time.at(age.years), y}, hundred_words(ends.most), {11, anchor, "strong"});
    before = y;
  }
}

void draw_life(const Context& context, const Answer& answer, const std::vector<double>& curve, Svg& svg) {
  const Axes axes{{0, last_year, 62, svg.width() - 8}, {0, 1, 190, 28}};
  draw_axes(axes, svg);
  for (const auto& [which, shade] : {std::pair(&question::Intervals::nearly_all, "plain q95"),
                                     std::pair(&question::Intervals::most, "plain q80"),
                                     std::pair(&question::Intervals::half, "plain q50")})
    svg.area(band_of(answer, axes, which), shade);
  const auto footing = context.trail.footing(find(&answer, "survival_agreement")->rests_on);
  const auto outer = band_of(answer, axes, &question::Intervals::nearly_all);
  if (footing && footing->basis == dispute::Basis::judgement) svg.area(outer, "judged");
  if (footing && footing->basis == dispute::Basis::defaulted) svg.area(outer, "defaulted");
  std::vector<Point> line;
  for (std::size_t k = 0; k < curve.size(); ++k)
    line.push_back({axes.time.at(last_year * static_cast<double>(k) / static_cast<double>(curve.size() - 1)),
                    axes.chance.at(curve[k])});
  svg.path(line, "plain curve", 2);
  label_ages(answer, axes, svg);
  svg.set_height(axes.chance.left + 38);
}

std::string summary_of(const Answer& answer) {
  std::string words;
  for (const Age& age : ages)
    words += fmt::format("{}{}: it stands in {} of 100 courses", words.empty() ? "" : "; ", age.words,
                         hundred_words(at_age(answer, age)->interval->most));
  return words + ".";
}

void add_table(const Context& context, const Answer& answer, Chart& chart) {
  const auto* curve = curve_of(answer);
  if (!curve) return;
  chart.panels.push_back(make_panel(context.table(answer.table), summary_of(answer),
                                    [&](Svg& svg) { draw_life(context, answer, *curve, svg); }));
  std::vector<Cell> row{{context.table(answer.table), {}, false}};
  for (const Age& age : ages) {
    const Finding* finding = at_age(answer, age);
    row.push_back({hundred_words(finding->interval->most) + " of 100", finding->rests_on, true});
  }
  chart.data.rows.push_back(std::move(row));
}

// Beside the tables: what all on record did, so that a reader sees what this case's numbers add.
void add_record(const Answer& answer, Chart& chart) {
  const Finding* all = find(&answer, "recorded_stands_after_5_years");
  const auto n = number_of(&answer, "recorded_agreements");
  if (!all || !all->interval || !n) return;
  std::vector<Cell> row{{fmt::format("All {} agreements on record (95 % interval)", *n), {}, false}};
  for (const Age& age : ages)
    row.push_back({age.years == 5 ? hundred_words(all->interval->nearly_all) + " of 100" : "", {}, true});
  chart.data.rows.push_back(std::move(row));
}

}  // namespace

std::optional<Chart> life_chart(const Context& context) {
  Chart chart;
  chart.id = "life";
  chart.data.header = {"Table"};
  for (const Age& age : ages) chart.data.header.emplace_back(age.words);
  for (const Answer* answer : answers_to(context.answers, "stability")) {
    const bool first = chart.panels.empty();
    add_table(context, *answer, chart);
    if (first && !chart.panels.empty())
      chart.title =
          text_of(answer, "chart_title.life",
                  fmt::format("Five years after it is signed, the agreement stands in {} of 100 courses",
                              hundred_words(at_age(*answer, ages[3])->interval->most)));
  }
  if (chart.panels.empty()) return std::nullopt;
  add_record(*answers_to(context.answers, "stability").front(), chart);
  chart.note = fmt::format(
      "Shades: 50, 80 and 95 of 100 of the worlds with room, of {} drawn; numbers: 80 of 100; line: their "
      "mean. The "
      "curve follows recorded agreements, mostly from wars within states; kind, guarantees and reading move "
      "it. "
      "The sampling error of the record is not in the shades.",
      context.answers.worlds);
  return chart;
}

}  // namespace entente::report
