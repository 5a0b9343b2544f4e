// What keeps the sides from settling: per table a ladder from the worlds that have terms with every obstacle
// in place to those that would have them with one obstacle taken away, then the sets that open terms only
// together.
#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/report/chart.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::About;
using question::Answer;
using question::Finding;

struct Rung {
  std::string words;
  double gain = 0;  // share of all worlds
  std::vector<std::string> rests_on;
  std::string value = worlds_change_words(gain);
};

struct Ladder {
  const Context& context;
  const Answer& answer;
  About at;  // the table
  const Finding& settled;
  double before = 0;           // share of worlds with terms, every obstacle in place
  std::vector<Rung> alone;     // what one obstacle opens, most first
  std::vector<Rung> together;  // what is opened by no less than these, most first
  std::vector<Rung> consents;  // what the consent of one more side opens when it is not asked for
  std::optional<Rung> none;    // what no set of up to three opens
};

bool more(const Rung& a, const Rung& b) {
  return a.gain > b.gain;
}

// Shares of the worlds without terms become shares of all worlds, so that bars compare across tables.
void add_alone(Ladder& ladder) {
  constexpr std::string_view prefix = "opens_";
  for (const Finding& finding : ladder.answer.findings) {
    const auto share = number_of(&finding);
    if (!finding.name.starts_with(prefix) || !share || finding.about.table != ladder.at.table) continue;
    Rung rung{obstacle_words(finding.name.substr(prefix.size())), (1 - ladder.before) * *share,
              finding.rests_on};
    if (finding.name == "opens_none") {
      rung.words = "no set of up to three is enough";
      ladder.none = std::move(rung);
    } else if (finding.name == "opens_without") {
      rung.words = fmt::format("if {} need not accept", ladder.context.party(finding.about.party));
      ladder.consents.push_back(std::move(rung));
    } else {
      ladder.alone.push_back(std::move(rung));
    }
  }
  std::stable_sort(ladder.alone.begin(), ladder.alone.end(), more);
}

void add_together(Ladder& ladder) {
  for (const Finding* set : ladder.answer.all("least_removal")) {
    const auto* members = std::get_if<std::vector<std::string>>(&set->value);
    const Finding* share = find(&ladder.answer, "least_removal_share", set->about);
    if (!members || members->size() < 2 || !number_of(share)) continue;
    std::vector<std::string> words;
    for (const std::string& member : *members) words.push_back(obstacle_words(member));
    ladder.together.push_back({base::join_and(words), *number_of(share), ladder.settled.rests_on});
  }
  std::stable_sort(ladder.together.begin(), ladder.together.end(), more);
}

std::vector<Ladder> ladders_of(const Context& context) {
  std::vector<Ladder> ladders;
  for (const Answer* answer : answers_to(context.answers, "war")) {
    About at;
    at.table = answer->table;
    const Finding* settled = find(answer, "settled", at);
    const auto before = number_of(settled);
    if (!before) continue;
    Ladder ladder{context, *answer, at, *settled, *before, {}, {}, {}, std::nullopt};
    add_alone(ladder);
    add_together(ladder);
    ladders.push_back(std::move(ladder));
  }
  return ladders;
}

// Few enough to read at a glance, large enough to matter; the table has all.
std::vector<Rung> drawn_together(const Ladder& ladder) {
  std::vector<Rung> drawn;
  for (const Rung& rung : ladder.together)
    if (drawn.size() < 3 && rung.gain >= 0.01) drawn.push_back(rung);
  return drawn;
}

struct Place {
  Axis axis;
  bool wide;
};

// Plain: the worlds that have terms anyway; accent: those that the rung adds. Returns the lower edge.
double draw_bar(const Ladder& ladder, const Rung& rung, const Place& place, double top, Svg& svg) {
  const double start = place.axis.at(0), before = place.axis.at(ladder.before);
  const double end = place.axis.at(ladder.before + rung.gain), height = 12;
  svg.rect({start, top, std::max(1.0, before - start), height}, "plain q80");
  if (rung.gain > 0) svg.rect({before, top, std::max(1.0, end - before), height}, "act q50");
  const auto footing = ladder.context.trail.footing(rung.rests_on);
  lay_texture(svg, {start, top, std::max(1.0, end - start), height},
              footing ? std::optional(footing->basis) : std::nullopt);
  return top + height;
}

double draw_rung(const Ladder& ladder, const Rung& rung, const Place& place, double top, Svg& svg) {
  if (!place.wide) {
    const auto lines = wrap_text(fmt::format("{}: {}", rung.words, rung.value), svg.width() - 4, 12);
    const double below = svg.lines({0, top + 12}, lines, {12, Anchor::start, ""});
    return draw_bar(ladder, rung, place, below - 8, svg) + 10;
  }
  const auto lines = wrap_text(rung.words, place.axis.left - 14, 12);
  const double below = svg.lines({place.axis.left - 10, top + 12}, lines, {12, Anchor::end, ""});
  draw_bar(ladder, rung, place, top + 2, svg);
  svg.text({place.axis.at(ladder.before + rung.gain) + 8, top + 12}, rung.value,
           {12, Anchor::start, "strong"});
  return std::max(below - 12, top + 14) + 8;
}

double heading(const std::string& words, double top, Svg& svg) {
  return svg.lines({0, top + 11}, wrap_text(words, svg.width() - 4, 11), {11, Anchor::start, "quiet"}) - 6;
}

void draw_ladder(const Ladder& ladder, Svg& svg) {
  const bool wide = svg.width() > 500;
  // Values stand right of their bars, the longest of them beside a full one; bold is wider than text_width
  // has it.
  const Place place{{0, 1, wide ? 250.0 : 0.0, svg.width() - (wide ? 215 : 0)}, wide};
  const Rung now{"terms with every obstacle in place", 0, ladder.settled.rests_on,
                 worlds_words(ladder.before)};
  double top = draw_rung(ladder, now, place, 2, svg) + 2;
  if (!ladder.alone.empty()) top = heading("with this one alone taken away", top, svg) + 4;
  for (const Rung& rung : ladder.alone) top = draw_rung(ladder, rung, place, top, svg);
  const auto together = drawn_together(ladder);
  if (!together.empty()) top = heading("only with all of these taken away", top + 2, svg) + 4;
  for (const Rung& rung : together) top = draw_rung(ladder, rung, place, top, svg);
  if (ladder.none)
    top =
        heading(fmt::format("{}: {}", ladder.none->words, worlds_words(ladder.none->gain)), top + 2, svg) + 4;
  svg.set_height(top + 4);
}

std::string summary_of(const Ladder& ladder) {
  std::string words =
      fmt::format("With every obstacle in place terms exist in {}", worlds_words(ladder.before));
  for (const Rung& rung : ladder.alone)
    words += fmt::format("; with {} alone taken away: {}", rung.words, worlds_change_words(rung.gain));
  for (const Rung& rung : drawn_together(ladder))
    words += fmt::format("; only with {} taken away: {}", rung.words, worlds_change_words(rung.gain));
  if (ladder.none) words += fmt::format("; {}: {}", ladder.none->words, worlds_words(ladder.none->gain));
  return words + ".";
}

void add_data(const Ladder& ladder, DataView& data) {
  const std::string table = ladder.context.table(ladder.at.table);
  const auto add = [&](const std::string& words, std::optional<double> worlds, std::optional<double> gain,
                       const std::vector<std::string>& rests_on) {
    data.rows.push_back({{table, {}, false},
                         {words, {}, false},
                         {worlds ? worlds_words(*worlds) : "", rests_on, true},
                         {gain ? worlds_change_words(*gain) : "", rests_on, true}});
  };
  add("nothing: every obstacle in place", ladder.before, std::nullopt, ladder.settled.rests_on);
  for (const Rung& rung : ladder.alone)
    add(rung.words + ", alone", ladder.before + rung.gain, rung.gain, rung.rests_on);
  for (const Rung& rung : ladder.consents)
    add(rung.words, ladder.before + rung.gain, rung.gain, rung.rests_on);
  for (const Rung& rung : ladder.together)
    add(rung.words + ", only together", std::nullopt, rung.gain, rung.rests_on);
  if (ladder.none) add(ladder.none->words, ladder.none->gain, std::nullopt, ladder.none->rests_on);
}

std::string title_of(const Ladder& ladder) {
  const std::string table = ladder.context.table(ladder.at.table);
  if (ladder.before >= 1) return fmt::format("At “{}”, terms exist in every world, obstacles or not", table);
  if (!ladder.alone.empty() && ladder.alone.front().gain >= 0.005)
    return fmt::format("At “{}”, taking away one obstacle alone, {}, opens terms in {}", table,
                       ladder.alone.front().words, worlds_change_words(ladder.alone.front().gain));
  return fmt::format("At “{}”, taking away one obstacle alone opens next to no terms", table);
}

}  // namespace

std::optional<Chart> obstacles_chart(const Context& context) {
  const std::vector<Ladder> ladders = ladders_of(context);
  if (ladders.empty()) return std::nullopt;
  Chart chart;
  chart.id = "obstacles";
  chart.title = text_of(&ladders.front().answer, "chart_title.obstacles", title_of(ladders.front()));
  chart.data.header = {"Table", "Taken away", "Worlds", "Change against every obstacle in place"};
  for (const Ladder& ladder : ladders) {
    chart.panels.push_back(make_panel(context.table(ladder.at.table), summary_of(ladder),
                                      [&](Svg& svg) { draw_ladder(ladder, svg); }));
    add_data(ladder, chart.data);
  }
  chart.note = fmt::format(
      "Bars: of {} worlds, those that have terms which everybody accepts whose acceptance ends the fighting. "
      "Grey: with every obstacle in place; blue: those that are added. A world counts for each obstacle that "
      "is "
      "enough alone, and for one smallest set where none is.",
      context.answers.worlds);
  return chart;
}

}  // namespace entente::report
