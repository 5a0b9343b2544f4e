// Who is the lever on whom: per lever, by how much it changes what each side of the war has without an
// agreement. Levers that move neither side are counted, those whose sign is unclear stand apart.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/palette.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::About;
using question::Answer;
using question::Finding;

constexpr double negligible = 0.001;  // utility, whose whole range is 1

struct Side {
  std::string id, name, hue;
};
using Sides = std::array<Side, 2>;

struct Row {
  std::string id, title, holder;
  std::array<const Finding*, 2> changes{};  // of the first and the second side; nullptr: not computed
};

About about(const std::string& lever, const std::string& party = "") {
  About made;
  made.lever = lever;
  made.party = party;
  return made;
}

Sides sides_of(const Context& context) {
  const dispute::War& war = *context.dispute.parts().war;
  const auto side = [&](dispute::PartyId party) {
    return Side{context.dispute.party(party).id, context.dispute.party(party).name,
                party_class(party.index())};
  };
  return {side(war.first), side(war.second)};
}

std::string holder_of(const Context& context, const Answer* answer, const std::string& lever) {
  std::string name;
  if (const auto found = context.dispute.find_lever(lever))
    if (const auto holder = context.dispute.parts().levers[found->index()].holder)
      name = context.dispute.party(*holder).name;
  return text_of(answer, "holder", name, about(lever));
}

// One row per lever; where it is asked about at several tables, the first that knows a side's change.
std::vector<Row> rows_of(const Context& context, const Sides& sides) {
  std::vector<Row> rows;
  for (const Answer* answer : answers_to(context.answers, "compare"))
    for (const Finding* change : answer->all("change_in_reservation_value")) {
      const std::string& lever = change->about.lever;
      if (lever.empty() || !number_of(change)) continue;
      for (std::size_t n = 0; n < sides.size(); ++n) {
        if (change->about.party != sides[n].id) continue;
        auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.id == lever; });
        if (row == rows.end())
          row = rows.insert(rows.end(), {lever,
                                         text_of(answer, "title", context.lever(lever), about(lever)),
                                         holder_of(context, answer, lever),
                                         {}});
        if (!row->changes[n]) row->changes[n] = change;
      }
    }
  return rows;
}

bool moves(const Finding* change) {
  if (!change) return false;
  double most = std::fabs(*number_of(change));
  if (change->interval)
    most = std::max({most, std::fabs(change->interval->nearly_all.first),
                     std::fabs(change->interval->nearly_all.second)});
  return most >= negligible;
}

// Both signs are among 80 of 100 worlds, or the mean is no larger than twice its error.
bool unclear(const Finding* change) {
  if (!moves(change)) return false;
  if (change->error && std::fabs(*number_of(change)) <= 2 * *change->error) return true;
  return change->interval && change->interval->most.first <= -negligible &&
         change->interval->most.second >= negligible;
}

bool any(const Row& row, bool (*holds)(const Finding*)) {
  return std::any_of(row.changes.begin(), row.changes.end(), holds);
}

double size_of(const Row& row) {
  double size = 0;
  for (const Finding* change : row.changes)
    if (change) size = std::max(size, std::fabs(*number_of(change)));
  return size;
}

double reach_of(const std::vector<Row>& rows) {
  double reach = negligible;
  for (const Row& row : rows)
    for (const Finding* change : row.changes) {
      if (!change) continue;
      reach = std::max(reach, std::fabs(*number_of(change)));
      if (change->interval)
        reach = std::max({reach, std::fabs(change->interval->nearly_all.first),
                          std::fabs(change->interval->nearly_all.second)});
    }
  return 1.05 * reach;
}

std::string holder_words(const Context& context, const Row& row) {
  if (!row.holder.empty()) return "held by " + row.holder;
  const auto& bundles = context.dispute.parts().bundles;
  const bool bundle =
      std::any_of(bundles.begin(), bundles.end(), [&](const auto& one) { return one.id == row.id; });
  return bundle ? "several levers together" : "no holder is named";
}

struct Leverage {
  const Context& context;
  const Sides& sides;
  double reach;  // of the axis, to both sides
};

BarStyle style_of(const Leverage& all, const Finding& change, std::size_t side) {
  const auto footing = all.context.trail.footing(change.rests_on);
  return {all.sides[side].hue, footing ? std::optional(footing->basis) : std::nullopt, 10};
}

// Returns the lower edge of the row.
double draw_row(const Leverage& all, const Row& row, const Axis& axis, double top, Svg& svg) {
  const bool wide = svg.width() > 500;
  const double words_room = wide ? 270 : svg.width() - 4;
  double below = svg.lines({0, top + 12}, wrap_text(row.title, words_room, 12), {12, Anchor::start, ""});
  below = svg.lines({0, below}, wrap_text(holder_words(all.context, row), words_room, 11),
                    {11, Anchor::start, "quiet"});
  double middle = wide ? top + 9 : below;
  for (std::size_t n = 0; n < row.changes.size(); ++n) {
    if (!row.changes[n]) continue;
    const std::string value = change_words(*number_of(row.changes[n]));
    const std::string name = shorten(all.sides[n].name, wide ? 100 : svg.width() - 90, 11);
    if (wide) {
      svg.text({axis.left - 8, middle + 4}, name, {11, Anchor::end, ""});
      svg.text({svg.width(), middle + 4}, value, {11, Anchor::end, "strong"});
    } else {
      svg.text({0, middle + 2}, fmt::format("{}: {}", name, value), {11, Anchor::start, ""});
      middle += 14;
    }
    quantile_bar(svg, axis, *row.changes[n], middle, style_of(all, *row.changes[n], n));
    middle += 20;
  }
  return std::max(below - 6, middle - 6) + (wide ? 8 : 12);
}

void draw_rows(const Leverage& all, const std::vector<Row>& rows, Svg& svg) {
  const bool wide = svg.width() > 500;
  const Axis axis{-all.reach, all.reach, wide ? 390.0 : 4.0, svg.width() - (wide ? 66 : 4)};
  svg.text({axis.left, 11}, "worth less", {11, Anchor::start, "quiet"});
  svg.text({axis.at(0), 11}, "no change", {11, Anchor::middle, "quiet"});
  svg.text({axis.right, 11}, "worth more", {11, Anchor::end, "quiet"});
  double top = 26;
  for (const Row& row : rows) top = draw_row(all, row, axis, top, svg);
  if (wide) svg.line({axis.at(0), 16}, {axis.at(0), top - 4}, "axis", 1);
  svg.set_height(top);
}

std::string changes_words(const Sides& sides, const Row& row) {
  std::string words;
  for (std::size_t n = 0; n < sides.size(); ++n)
    if (row.changes[n])
      words += fmt::format("{}{} {}", words.empty() ? "" : ", ", sides[n].name,
                           change_words(*number_of(row.changes[n])));
  return words;
}

std::string summary_of(const Leverage& all, const std::vector<Row>& rows) {
  std::string words;
  for (const Row& row : rows)
    words += fmt::format("{}{} ({}): {}", words.empty() ? "" : "; ", row.title,
                         holder_words(all.context, row), changes_words(all.sides, row));
  return words + ".";
}

void add_data(const Sides& sides, const Row& row, DataView& data) {
  for (std::size_t n = 0; n < sides.size(); ++n) {
    const Finding* change = row.changes[n];
    if (!change) continue;
    const auto interval = [&](const std::pair<double, double>& ends) {
      return fmt::format("{} to {}", change_words(ends.first), change_words(ends.second));
    };
    data.rows.push_back(
        {{row.title, {}, false},
         {row.holder, {}, false},
         {sides[n].name, {}, false},
         {change_words(*number_of(change)), change->rests_on, true},
         {change->interval ? interval(change->interval->most) : "", change->rests_on, true},
         {change->interval ? interval(change->interval->nearly_all) : "", change->rests_on, true}});
  }
}

std::string title_of(const Sides& sides, const std::vector<Row>& clear) {
  if (clear.empty()) return "No lever moves what a side has without an agreement beyond its interval";
  return fmt::format("What the sides have without an agreement moves most with “{}”: {}", clear.front().title,
                     changes_words(sides, clear.front()));
}

std::string note_of(const Context& context, std::size_t still) {
  std::string note = fmt::format(
      "Change in the value of no agreement, over {} worlds. Unit: the party’s utility, in which 0 to 1 is "
      "its "
      "whole range of packages. Bars: 50, 80 and 95 of 100 worlds; upright mark and number: the mean.",
      context.answers.worlds);
  if (still == 0) return note;
  return note + fmt::format(
                    " Not drawn: {} lever{} or bundle{} with a change below {} for both sides in 95 of "
                    "100 worlds.",
                    still, still == 1 ? "" : "s", still == 1 ? "" : "s", negligible);
}

}  // namespace

std::optional<Chart> leverage_chart(const Context& context) {
  if (!context.dispute.parts().war) return std::nullopt;
  const Sides sides = sides_of(context);
  std::vector<Row> clear, open;
  std::size_t still = 0;
  for (Row& row : rows_of(context, sides))
    if (!any(row, moves))
      ++still;
    else
      (any(row, unclear) ? open : clear).push_back(std::move(row));
  if (clear.empty() && open.empty()) return std::nullopt;
  Chart chart;
  chart.id = "leverage";
  chart.data.header = {"Lever", "Held by", "Side", "Change, mean", "80 % interval", "95 % interval"};
  double reach = 0;
  for (std::vector<Row>* group : {&clear, &open}) {
    std::stable_sort(group->begin(), group->end(),
                     [](const Row& a, const Row& b) { return size_of(a) > size_of(b); });
    for (const Row& row : *group) add_data(sides, row, chart.data);
    reach = std::max(reach, reach_of(*group));
  }
  chart.title = text_of(context.answers.find("compare"), "chart_title.leverage", title_of(sides, clear));
  const Leverage all{context, sides, reach};
  const auto add = [&](const std::string& heading, const std::vector<Row>& rows) {
    if (!rows.empty())
      chart.panels.push_back(
          make_panel(heading, summary_of(all, rows), [&](Svg& svg) { draw_rows(all, rows, svg); }));
  };
  add(open.empty() ? "" : "Levers with a clear sign", clear);
  add("Levers of unclear sign", open);
  chart.note = note_of(context, still);
  return chart;
}

}  // namespace entente::report
