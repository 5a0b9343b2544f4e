// How long the fighting may go on: after each number of periods, the chance that neither end is reached and
// the front has not stopped.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/scale_axis.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Finding;

const std::vector<double>* chances_of(const question::Answer& war) {
  const Finding* finding = find(&war, "survival");
  const auto* chances = finding ? std::get_if<std::vector<double>>(&finding->value) : nullptr;
  return chances && chances->size() > 1 ? chances : nullptr;
}

std::string period_of(const Context& context) {
  const auto& war = context.dispute.parts().war;
  return war ? war->period : "period";
}

// The first number of periods after which the chance is at most `share`.
std::optional<std::size_t> first_at_most(const std::vector<double>& chances, double share) {
  const auto found = std::find_if(chances.begin(), chances.end(), [&](double one) { return one <= share; });
  return found == chances.end() ? std::nullopt : std::optional<std::size_t>(found - chances.begin());
}

std::vector<std::size_t> shown_periods(std::size_t size) {
  std::vector<std::size_t> shown;
  for (std::size_t quarter = 0; quarter <= 4; ++quarter) {
    const std::size_t period = (size - 1) * quarter / 4;
    if (shown.empty() || shown.back() != period) shown.push_back(period);
  }
  return shown;
}

// The table tells about forty periods: a reader looks one up, nobody reads hundreds.
std::size_t told_every(std::size_t size) {
  return std::max<std::size_t>(1, (size + 39) / 40);
}

void draw_axes(const std::string& period, const Axis& time, const Axis& chance,
               const std::vector<std::size_t>& ticks, Svg& svg) {
  svg.text({0, 12}, "chance that the fighting still goes on", {11, Anchor::start, "quiet"});
  for (const double share : {0.0, 0.5, 1.0}) {
    svg.line({time.left, chance.at(share)}, {time.right, chance.at(share)}, share == 0 ? "axis" : "grid");
    svg.text({time.left - 6, chance.at(share) + 4}, fmt::format("{} of 100", 100 * share),
             {10, Anchor::end, "quiet"});
  }
  for (const std::size_t tick : ticks) {
    const double x = time.at(static_cast<double>(tick));
    svg.line({x, chance.left}, {x, chance.left + 4}, "axis");
    svg.text({x, chance.left + 16}, fmt::format("{}", tick),
             {10, tick == ticks.back() ? Anchor::end : Anchor::middle, "quiet"});
  }
  svg.text({time.right, chance.left + 32}, fmt::format("{}s from now", period), {11, Anchor::end, "quiet"});
}

void draw_survival(const Context& context, const Finding& finding, const std::vector<double>& chances,
                   Svg& svg) {
  const Axis time{0, static_cast<double>(chances.size() - 1), 62, svg.width() - 8};
  const Axis chance{0, 1, 170, 28};
  std::vector<Point> curve;
  for (std::size_t k = 0; k < chances.size(); ++k)
    curve.push_back({time.at(static_cast<double>(k)), chance.at(chances[k])});
  std::vector<Point> area = curve;
  area.push_back({time.right, chance.left});
  area.push_back({time.left, chance.left});
  draw_axes(period_of(context), time, chance, shown_periods(chances.size()), svg);
  svg.area(area, "plain q80");
  const auto footing = context.trail.footing(finding.rests_on);
  if (footing && footing->basis == dispute::Basis::judgement) svg.area(area, "judged");
  if (footing && footing->basis == dispute::Basis::defaulted) svg.area(area, "defaulted");
  svg.path(curve, "plain curve", 2);
  svg.set_height(chance.left + 38);
}

std::string title_of(const Context& context, const std::vector<double>& chances) {
  const auto half = first_at_most(chances, 0.5);
  if (!half)
    return fmt::format("After {} {}s the fighting still goes on in more than half of the courses",
                       chances.size() - 1, period_of(context));
  return fmt::format("After {} {}{} the fighting still goes on in half of the courses, or fewer", *half,
                     period_of(context), *half == 1 ? "" : "s");
}

}  // namespace

std::optional<Chart> survival_chart(const Context& context, const question::Answer& war) {
  const std::vector<double>* chances = chances_of(war);
  if (!chances) return std::nullopt;
  const Finding& finding = *find(&war, "survival");
  Chart chart;
  chart.id = "survival";
  chart.title = text_of(&war, "chart_title.survival", title_of(context, *chances));
  chart.data.header = {fmt::format("{}s from now", period_of(context)), "The fighting still goes on in"};
  std::string summary;
  for (const std::size_t k : shown_periods(chances->size()))
    summary += fmt::format("{}after {} {}s: {}", summary.empty() ? "" : "; ", k, period_of(context),
                           worlds_words((*chances)[k]));
  for (std::size_t k = 0; k < chances->size(); k += told_every(chances->size()))
    chart.data.rows.push_back(
        {{fmt::format("{}", k), {}, true}, {worlds_words((*chances)[k]), finding.rests_on, true}});
  chart.panels.push_back(
      make_panel("", summary + ".", [&](Svg& svg) { draw_survival(context, finding, *chances, svg); }));
  chart.note = fmt::format(
      "The chance in each of {} worlds, averaged: no end of the front is reached, and it has not stopped "
      "where it "
      "stands. At the reported pace; paces have broken before.",
      context.answers.worlds);
  return chart;
}

}  // namespace entente::report
