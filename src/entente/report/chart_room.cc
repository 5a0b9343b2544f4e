// What could be agreed, issue by issue: the share of the worlds with room in which a term is possible, as an
// area over the scale; where stated demands exclude each other, the two brackets that face each other.
#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/report/chart.h"
#include "entente/report/palette.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

struct Sheet {
  const Context& context;
  const Answer& agreement;
  const Answer* positions;
};

question::About on(const dispute::Issue& issue) {
  return {"", issue.id, "", "", {}};
}

// Two parties whose lines exclude each other on the issue.
struct Clash {
  std::string lower, upper;  // party ids; lower accepts up to, upper accepts from
  double accepts_to = 0, accepts_from = 0;
  const Finding* share = nullptr;
};

std::optional<Clash> clash_between(const Sheet& sheet, const dispute::Issue& issue, const Finding& pair) {
  const std::vector<std::string> ids = base::split(pair.about.party, '|');
  if (ids.size() != 2 || !sheet.positions) return std::nullopt;
  for (const auto& [lower, upper] : {std::pair{ids[0], ids[1]}, std::pair{ids[1], ids[0]}}) {
    const auto to = number_of(sheet.positions, "red_line_to", {lower, issue.id, "", "", {}});
    const auto from = number_of(sheet.positions, "red_line_from", {upper, issue.id, "", "", {}});
    if (to && from && *to < *from) return Clash{lower, upper, *to, *from, &pair};
  }
  return std::nullopt;
}

// The pair that clashes in most worlds.
std::optional<Clash> clash_on(const Sheet& sheet, const dispute::Issue& issue) {
  std::optional<Clash> widest;
  for (const Finding* pair : sheet.agreement.all("clash_pair")) {
    if (pair->about.issue != issue.id) continue;
    const auto clash = clash_between(sheet, issue, *pair);
    if (clash && (!widest || number_of(clash->share) > number_of(widest->share))) widest = clash;
  }
  return widest;
}

const std::vector<double>* series_of(const Finding* finding) {
  return finding ? std::get_if<std::vector<double>>(&finding->value) : nullptr;
}

// The area: at each point of the issue's grid, the share of worlds with room in which the term is possible.
void draw_chances(Svg& svg, const Axis& axis, const dispute::Issue& issue, const std::vector<double>& shares,
                  double floor) {
  if (shares.size() < 2) return;
  const double width = issue.high() - issue.low(), steps = static_cast<double>(shares.size() - 1);
  std::vector<Point> corners{{axis.left, floor}};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double share = std::clamp(shares[i], 0.0, 1.0);
    corners.push_back({axis.at(issue.low() + width * static_cast<double>(i) / steps), floor - 40 * share});
  }
  corners.push_back({axis.right, floor});
  svg.area(corners, "act soft");
  svg.path(std::vector<Point>(corners.begin() + 1, corners.end() - 1), "act edge", 1.2);
}

void draw_range(const Sheet& sheet, const dispute::Issue& issue, Svg& svg, const Axis& axis, double middle) {
  const Finding* low = find(&sheet.agreement, "range_low", on(issue));
  const Finding* high = find(&sheet.agreement, "range_high", on(issue));
  const auto from = number_of(low), to = number_of(high);
  if (!from || !to) {
    svg.text({(axis.left + axis.right) / 2, middle + 4}, "no world has room", {11, Anchor::middle, "quiet"});
    return;
  }
  for (const Finding* end : {low, high})
    if (end->interval) {
      const double left = axis.at(end->interval->most.first), right = axis.at(end->interval->most.second);
      svg.rect({left, middle - 3, right - left, 6}, "act q80");
    }
  const Box bar{axis.at(*from), middle - 5, axis.at(*to) - axis.at(*from), 10};
  svg.rect(bar, "act q50");
  const auto footing = sheet.context.trail.footing(low->rests_on);
  lay_texture(svg, bar, footing ? std::optional(footing->basis) : std::nullopt);
}

// Two brackets that face each other across a gap, and the gap in words under them. Returns the lower edge.
double draw_clash(const Sheet& sheet, const Clash& clash, Svg& svg, const Axis& axis, double middle) {
  draw_bracket(svg, axis, {{}, clash.accepts_to, 0.6}, middle, 18);
  draw_bracket(svg, axis, {clash.accepts_from, {}, 0.6}, middle, 18);
  const double left = axis.at(clash.accepts_to), right = axis.at(clash.accepts_from);
  svg.rect({left, middle - 4, right - left, 8}, "plain q95");
  svg.rect({left, middle - 4, right - left, 8}, "judged");
  const std::string words = fmt::format("{} accepts up to {}, {} from {}: both lines are real in {}",
                                        sheet.context.party(clash.lower), number_words(clash.accepts_to),
                                        sheet.context.party(clash.upper), number_words(clash.accepts_from),
                                        value_words(*clash.share));
  const auto lines = wrap_text(words, axis.right - axis.left, 11);
  return svg.lines({(axis.left + axis.right) / 2, middle + 22}, lines, {11, Anchor::middle, ""}) - 6;
}

void draw_issue(const Sheet& sheet, const dispute::Issue& issue, Svg& svg) {
  const Axis axis{issue.low(), issue.high(), svg.width() > 500 ? 60.0 : 10.0,
                  svg.width() - (svg.width() > 500 ? 60 : 10)};
  double floor = 14;
  if (const auto* shares = series_of(find(&sheet.agreement, "range_chance", on(issue)))) {
    floor = 52;
    draw_chances(svg, axis, issue, *shares, floor);
  }
  draw_range(sheet, issue, svg, axis, floor + 10);
  double bottom = floor + 22;
  if (const auto clash = clash_on(sheet, issue))
    bottom = draw_clash(sheet, *clash, svg, axis, bottom + 12) + 4;
  const Finding* today = find(sheet.positions, "status_quo", on(issue));
  if (const auto value = number_of(today))
    svg.line({axis.at(*value), 4}, {axis.at(*value), floor + 18}, "today");
  svg.line({axis.left, bottom}, {axis.right, bottom}, "axis");
  svg.set_height(write_marks(svg, axis, anchors_of(issue), bottom) + 4);
}

// Options: per option a bar, the share of the worlds with room in which it is possible.
void draw_options(const Sheet& sheet, const dispute::Issue& issue, Svg& svg) {
  const Finding* named = find(&sheet.agreement, "term_options", on(issue));
  const auto* shares = series_of(named ? named : find(&sheet.agreement, "range_chance", on(issue)));
  const bool wide = svg.width() > 500;
  const Axis axis{0, 1, wide ? 200.0 : 130.0, svg.width() - 130};
  double top = 4;
  for (std::size_t o = 0; o < issue.options.size(); ++o, top += 24) {
    svg.text({axis.left - 8, top + 14}, shorten(plain_words(issue.options[o].id), axis.left - 12, 12),
             {12, Anchor::end, ""});
    if (!shares || o >= shares->size()) continue;
    share_bar(svg, axis, (*shares)[o], {axis.left, top + 4, 0, 12}, {"act", {}, 12});
    svg.text({axis.at((*shares)[o]) + 6, top + 14}, worlds_words((*shares)[o]), {11, Anchor::start, "quiet"});
  }
  svg.set_height(top + 4);
}

std::string summary_of(const Sheet& sheet, const dispute::Issue& issue) {
  const Finding* low = find(&sheet.agreement, "range_low", on(issue));
  const Finding* high = find(&sheet.agreement, "range_high", on(issue));
  std::string words;
  if (low && high)
    words = fmt::format("Lowest term {}, highest term {}. ", value_words(*low), value_words(*high));
  if (const auto clash = clash_on(sheet, issue))
    words += fmt::format("{} accepts up to {}, {} from {}.", sheet.context.party(clash->lower),
                         number_words(clash->accepts_to), sheet.context.party(clash->upper),
                         number_words(clash->accepts_from));
  return words.empty() ? "The terms that are possible where there is room." : words;
}

bool computed(const Sheet& sheet, const dispute::Issue& issue) {
  for (const std::string_view name : {"range_low", "range_chance", "term_options", "clash_pair"})
    if (find(&sheet.agreement, name, on(issue))) return true;
  return false;
}

}  // namespace

std::optional<Chart> room_chart(const Context& context, const Answer& agreement) {
  const Sheet sheet{context, agreement, context.answers.find("positions")};
  Chart chart;
  chart.id = agreement.table.empty() ? "room" : "room-" + agreement.table;
  chart.title = text_of(&agreement, "chart_title.room", "The terms that are possible where there is room");
  chart.data.header = {"Issue",        "Lowest term",   "80 % interval",
                       "Highest term", "80 % interval", "Lines exclude each other in"};
  for (const dispute::Issue& issue : context.dispute.issues()) {
    if (issue.kind == dispute::Issue::Kind::open || !computed(sheet, issue)) continue;
    const bool scale = issue.kind == dispute::Issue::Kind::scale;
    const std::string heading =
        issue.unit.empty() ? issue.title : fmt::format("{} ({})", issue.title, issue.unit);
    chart.panels.push_back(make_panel(heading, summary_of(sheet, issue), [&](Svg& svg) {
      scale ? draw_issue(sheet, issue, svg) : draw_options(sheet, issue, svg);
    }));
    const Finding* low = find(&agreement, "range_low", on(issue));
    const Finding* high = find(&agreement, "range_high", on(issue));
    chart.data.rows.push_back({{issue.title, {}, false},
                               value_cell(low),
                               spread_cell(low),
                               value_cell(high),
                               spread_cell(high),
                               value_cell(find(&agreement, "clash_on", on(issue)))});
  }
  if (chart.panels.empty()) return std::nullopt;
  chart.note =
      "Area: the share of the worlds with room in which a term is possible. Bar: from the median lowest to "
      "the median "
      "highest term, lighter ends 80 %. Facing brackets: lines that exclude each other. Dashed line: today.";
  return chart;
}

}  // namespace entente::report
