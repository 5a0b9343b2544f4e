// Page one's strip: a line per issue with today's mark, what those at the first table who must accept favour,
// and the range of terms over the worlds with room.
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

struct Strip {
  const Context& context;
  const Answer* positions;
  const Answer* agreement;
  std::vector<std::string> parties;  // at most six: the page has that many hues
  std::vector<const dispute::Issue*> issues;
};

std::vector<std::string> shown_parties(const Context& context, const Answer* agreement) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end() && ids.size() < 6) ids.push_back(id);
  };
  for (const dispute::Party& party : context.dispute.parties())
    if (party.belligerent) add(party.id);
  const auto table = agreement ? context.dispute.find_table(agreement->table) : std::nullopt;
  if (table)
    for (const dispute::Acceptor& acceptor : context.dispute.table(*table).must_accept)
      add(context.dispute.party(acceptor.party).id);
  if (ids.empty())
    for (const dispute::Party& party : context.dispute.parties()) add(party.id);
  return ids;
}

Strip strip_of(const Context& context) {
  Strip strip{context, context.answers.find("positions"), context.answers.find("agreement"), {}, {}};
  strip.parties = shown_parties(context, strip.agreement);
  for (const dispute::Issue& issue : context.dispute.issues())
    if (issue.kind == dispute::Issue::Kind::scale &&
        std::any_of(strip.parties.begin(), strip.parties.end(), [&](const std::string& party) {
          return find(strip.positions, "ideal", {party, issue.id, "", "", {}});
        }))
      strip.issues.push_back(&issue);
  return strip;
}

// Returns the lower edge of the legend.
double draw_legend(const Strip& strip, Svg& svg) {
  double x = 0, y = 11;
  const auto item = [&](const std::string& words, const std::function<void(double, double)>& mark) {
    const double width = 20 + text_width(words, 11) + 14;
    if (x > 0 && x + width > svg.width()) {
      x = 0;
      y += 17;
    }
    mark(x, y);
    svg.text({x + 18, y}, words, {11, Anchor::start, ""});
    x += width;
  };
  for (const std::string& party : strip.parties)
    item(shorten(strip.context.party(party), 130, 11), [&](double left, double base) {
      svg.rect({left, base - 8, 13, 8}, party_class(strip.context.place(party)) + " q50");
    });
  if (!issues_of(strip.agreement, "range_low").empty())
    item("terms where there is room", [&](double left, double base) {
      svg.rect({left, base - 10, 13, 12}, "act soft");
    });
  item("today", [&](double left, double base) {
    svg.line({left + 6, base - 10}, {left + 6, base + 2}, "today");
  });
  return y + 8;
}

void draw_issue(const Strip& strip, const dispute::Issue& issue, const Axis& axis, double top, Svg& svg) {
  const question::About on{"", issue.id, "", "", {}};
  const double height = 6.0 * static_cast<double>(strip.parties.size()) + 3;
  const auto low = number_of(strip.agreement, "range_low", on),
             high = number_of(strip.agreement, "range_high", on);
  if (low && high)
    svg.rect({axis.at(*low), top - 1, std::max(2.0, axis.at(*high) - axis.at(*low)), height + 2}, "act soft");
  svg.line({axis.left, top + height}, {axis.right, top + height}, "grid");
  for (std::size_t i = 0; i < strip.parties.size(); ++i) {
    const Finding* ideal = find(strip.positions, "ideal", {strip.parties[i], issue.id, "", "", {}});
    if (!ideal) continue;
    BarStyle style{party_class(strip.context.place(strip.parties[i])), {}, 5};
    quantile_bar(svg, axis, *ideal, top + 4.5 + 6 * static_cast<double>(i), style);
  }
  if (const auto today = number_of(strip.positions, "status_quo", on))
    svg.line({axis.at(*today), top - 2}, {axis.at(*today), top + height + 1}, "today");
}

// The first and last anchor in a line under the strip of an issue, each at its end.
void name_ends(const dispute::Issue& issue, const Axis& axis, double base, Svg& svg) {
  const double half = (axis.right - axis.left) / 2 - 8;
  svg.text({axis.left, base}, shorten(issue.anchors.begin()->second, half, 9.5),
           {9.5, Anchor::start, "quiet"});
  svg.text({axis.right, base}, shorten(issue.anchors.rbegin()->second, half, 9.5),
           {9.5, Anchor::end, "quiet"});
}

void draw_strip(const Strip& strip, Svg& svg) {
  const bool wide = svg.width() > 500;
  double top = draw_legend(strip, svg) + 6;
  const double height = 6.0 * static_cast<double>(strip.parties.size()) + 3;
  for (const dispute::Issue* issue : strip.issues) {
    const Axis axis{issue->low(), issue->high(), wide ? 190.0 : 2.0, svg.width() - 4};
    if (wide) {
      auto title = wrap_text(issue->title, 180, 11.5);
      if (title.size() > 2) title = {title[0], shorten(title[1] + "…", 180, 11.5)};
      svg.lines({0, top + height / 2 + (title.size() > 1 ? 2 : 7)}, title, {11.5, Anchor::start, ""});
    } else {
      svg.text({0, top + 10}, shorten(issue->title, svg.width(), 11.5), {11.5, Anchor::start, ""});
      top += 16;
    }
    draw_issue(strip, *issue, axis, top, svg);
    name_ends(*issue, axis, top + height + 10, svg);
    top += height + 17;
  }
  svg.set_height(top);
}

}  // namespace

std::optional<Chart> strip_chart(const Context& context) {
  const Strip strip = strip_of(context);
  if (strip.issues.empty()) return std::nullopt;
  Chart chart;
  chart.id = "strip";
  chart.title = text_of(context.answers.find("page_one"), "chart_title.strip",
                        issues_of(strip.agreement, "range_low").empty()
                            ? "What is favoured, issue by issue"
                            : "What is favoured, and the terms that are possible where there is room");
  std::string summary;
  chart.data.header = {"Issue", "Party", "Favours", "80 % interval"};
  for (const dispute::Issue* issue : strip.issues)
    for (const std::string& party : strip.parties) {
      const Finding* ideal = find(strip.positions, "ideal", {party, issue->id, "", "", {}});
      if (!ideal) continue;
      summary += fmt::format("{}: {} favours {}. ", issue->title, context.party(party), value_words(*ideal));
      chart.data.rows.push_back({{issue->title, {}, false},
                                 {context.party(party), {}, false},
                                 value_cell(ideal),
                                 spread_cell(ideal)});
    }
  chart.panels.push_back(make_panel("", summary, [&](Svg& svg) { draw_strip(strip, svg); }));
  return chart;
}

}  // namespace entente::report
