// The chain per table: room, then ratified, then not wrecked; what is lost at each step, and who can break
// it.
#include <array>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

struct Link {
  std::string_view finding, words;
};
constexpr std::array<Link, 5> chain = {{{"chain_room", "there is room"},
                                        {"chain_ratifiable", "some package would be ratified"},
                                        {"chain_ratified", "and it is ratified"},
                                        {"chain_not_wrecked", "and it is not wrecked"},
                                        {"chain_standing", "and it stands five years later"}}};

std::vector<std::string> breaks_at(const Context& context, const Answer& answer, const std::string& table) {
  std::vector<std::string> words;
  for (const auto& [name, does] :
       {std::pair{"breaks", ":"}, std::pair{"refuses_to_ratify", ": refuses to ratify in"},
        std::pair{"wrecks", ": wrecks it in"}})
    for (const Finding* finding : answer.all(name)) {
      if (!finding->about.table.empty() && finding->about.table != table) continue;
      if (number_of(finding) == 0.0) continue;
      words.push_back(
          fmt::format("{}{} {}", context.party(finding->about.party), does, value_words(*finding)));
    }
  return words;
}

// Bars that shorten from link to link; the piece that a link loses is the slope between two bars.
double draw_chain(const Context& context, const Answer& answer, const std::string& table, Svg& svg) {
  const bool wide = svg.width() > 500;
  const Axis axis{0, 1, wide ? 200.0 : 0.0, svg.width() - (wide ? 130 : 0)};
  double top = 4;
  std::optional<double> before;
  for (const Link& link : chain) {
    const Finding* finding = find(&answer, link.finding, {"", "", table, "", {}});
    const auto share = number_of(finding);
    if (!share) continue;
    if (before) {
      const double end = axis.at(*before), next = axis.at(*share);
      svg.area({{axis.left, top - 10},
                {end, top - 10},
                {next, top + (wide ? 2 : 18)},
                {axis.left, top + (wide ? 2 : 18)}},
               "act soft");
    }
    const auto footing = context.trail.footing(finding->rests_on);
    const double bar_top = wide ? top + 2 : top + 18;
    share_bar(svg, axis, *share, {axis.left, bar_top, 0, 14},
              {"act", footing ? std::optional(footing->basis) : std::nullopt, 14});
    if (wide) {
      svg.text({axis.left - 10, bar_top + 11}, link.words, {12, Anchor::end, ""});
      svg.text({axis.at(*share) + 8, bar_top + 11}, worlds_words(*share), {12, Anchor::start, "strong"});
    } else {
      svg.text({0, top + 13}, fmt::format("{}: {}", link.words, worlds_words(*share)),
               {12, Anchor::start, ""});
    }
    before = share;
    top = bar_top + 26;
  }
  return top;
}

void draw_table(const Context& context, const Answer& answer, const std::string& table, Svg& svg) {
  double bottom = draw_chain(context, answer, table, svg);
  const double left = svg.width() > 500 ? 200 : 0;
  for (const std::string& words : breaks_at(context, answer, table)) {
    const auto lines = wrap_text(words, svg.width() - left - 4, 11);
    bottom = svg.lines({left, bottom + 8}, lines, {11, Anchor::start, "quiet"}) - 6;
  }
  svg.set_height(bottom + 8);
}

std::string summary_of(const Answer& answer, const std::string& table) {
  std::string words;
  for (const Link& link : chain)
    if (const Finding* finding = find(&answer, link.finding, {"", "", table, "", {}}))
      words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", link.words, value_words(*finding));
  return words + ".";
}

void add_table(const Context& context, const Answer& answer, const std::string& table, Chart& chart) {
  if (!find(&answer, "chain_room", {"", "", table, "", {}})) return;
  chart.panels.push_back(make_panel(context.table(table), summary_of(answer, table),
                                    [&](Svg& svg) { draw_table(context, answer, table, svg); }));
  std::vector<Cell> row{{context.table(table), {}, false}};
  for (const Link& link : chain)
    row.push_back(value_cell(find(&answer, link.finding, {"", "", table, "", {}})));
  chart.data.rows.push_back(std::move(row));
}

}  // namespace

std::optional<Chart> tables_chart(const Context& context) {
  Chart chart;
  chart.id = "tables";
  chart.title = "From room to a result, table by table";
  chart.data.header = {"Table"};
  for (const Link& link : chain) chart.data.header.emplace_back(link.words);
  for (const Answer* answer : answers_to(context.answers, "table")) {
    chart.title = text_of(answer, "chart_title.tables", chart.title);
    std::vector<std::string> tables;
    for (const Finding* room : answer->all("chain_room"))
      tables.push_back(room->about.table.empty() ? answer->table : room->about.table);
    for (const std::string& table : tables) add_table(context, *answer, table, chart);
  }
  if (chart.panels.empty()) return std::nullopt;
  chart.note = fmt::format(
      "Each bar is a share of {} worlds drawn from these inputs; the slope between two bars is what a link "
      "loses. Under "
      "each table: who can break the chain.",
      context.answers.worlds);
  return chart;
}

}  // namespace entente::report
