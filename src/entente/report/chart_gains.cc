// What each party has at the reference package over what it has without agreement: above 0 it prefers the
// package.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/palette.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

std::vector<const Finding*> gains_of(const Answer& answer) {
  std::vector<const Finding*> gains;
  for (const Finding* gain : answer.all("gain"))
    if (number_of(gain)) gains.push_back(gain);
  return gains;
}

// Equal reach to both sides of 0, so that a gain and a loss of one size look alike.
double reach_of(const std::vector<const Finding*>& gains) {
  double reach = 0;
  for (const Finding* gain : gains) {
    reach = std::max(reach, std::abs(*number_of(gain)));
    if (gain->interval)
      reach = std::max(
          {reach, std::abs(gain->interval->nearly_all.first), std::abs(gain->interval->nearly_all.second)});
  }
  return reach > 0 ? reach : 1;
}

void draw_gain(const Context& context, const Finding& gain, Svg& svg, const Axis& axis, double start) {
  const bool wide = svg.width() > 500;
  const std::string name = context.party(gain.about.party);
  if (wide)
    svg.text({axis.left - 10, start + 17}, shorten(name, axis.left - 14, 12), {12, Anchor::end, ""});
  else
    svg.text({0, start + 11}, shorten(name, svg.width(), 12), {12, Anchor::start, ""});
  const auto footing = context.trail.footing(gain.rests_on);
  quantile_bar(svg, axis, gain, start + (wide ? 13 : 24),
               {party_class(context.place(gain.about.party)),
                footing ? std::optional(footing->basis) : std::nullopt, 12});
}

void draw_gains(const Context& context, const std::vector<const Finding*>& gains, Svg& svg) {
  const bool wide = svg.width() > 500;
  const double reach = reach_of(gains), pitch = wide ? 26 : 36, top = 22;
  const Axis axis{-reach, reach, wide ? 160.0 : 4.0, svg.width() - (wide ? 12 : 4)};
  const double bottom = top + pitch * static_cast<double>(gains.size()) + 4;
  svg.rect({axis.left, top - 4, axis.at(0) - axis.left, bottom - top + 4}, "plain q95");
  svg.rect({axis.left, top - 4, axis.at(0) - axis.left, bottom - top + 4}, "judged");
  svg.text({axis.left, 13}, wide ? "prefers no agreement" : "refuses", {11, Anchor::start, "quiet"});
  svg.text({axis.right, 13}, wide ? "prefers the package" : "accepts", {11, Anchor::end, "quiet"});
  for (std::size_t i = 0; i < gains.size(); ++i)
    draw_gain(context, *gains[i], svg, axis, top + pitch * static_cast<double>(i));
  svg.line({axis.at(0), top - 6}, {axis.at(0), bottom}, "stroke", 1.2);
  svg.text({axis.at(0), bottom + 14}, "no agreement", {11, Anchor::middle, ""});
  svg.set_height(bottom + 22);
}

std::string summary_of(const Context& context, const std::vector<const Finding*>& gains) {
  std::string words;
  for (const Finding* gain : gains)
    words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", context.party(gain->about.party),
                         change_words(*number_of(gain)));
  return "Gain over no agreement. " + words + ".";
}

}  // namespace

std::optional<Chart> gains_chart(const Context& context, const Answer& agreement) {
  const std::vector<const Finding*> gains = gains_of(agreement);
  if (gains.empty()) return std::nullopt;
  Chart chart;
  chart.id = agreement.table.empty() ? "gains" : "gains-" + agreement.table;
  chart.title =
      text_of(&agreement, "chart_title.gains", "What each party gains or loses against no agreement");
  chart.panels.push_back(
      make_panel("", summary_of(context, gains), [&](Svg& svg) { draw_gains(context, gains, svg); }));
  chart.data.header = {"Party", "Gain over no agreement", "80 % interval", "Accepts in"};
  for (const Finding* gain : gains)
    chart.data.rows.push_back(
        {{context.party(gain->about.party), {}, false},
         {change_words(*number_of(gain)), gain->rests_on, true},
         spread_cell(gain),
         value_cell(find(&agreement, "acceptance", {gain->about.party, "", "", "", {}}))});
  chart.note =
      "At the reference package, in shares of each party's own range from the outcome it likes least to the "
      "one it likes "
      "most; ranges of different parties are not comparable. The hatched side: the party prefers no "
      "agreement.";
  return chart;
}

}  // namespace entente::report
