#include "tests/report/war_fixture.h"

#include <cmath>
#include <regex>

namespace entente::report::test {

namespace {

using dispute::Estimate;
using dispute::PartyId;
using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using question::Intervals;

constexpr int levels = 20, weeks = 104;

Finding share(const std::string& name, const About& about, double value,
              const std::string& unit = "share of worlds") {
  return {name, about, FindingKind::probability, unit, value, .01, {}, {"war."}};
}

Finding number(const std::string& name, const About& about, double value, double spread) {
  Finding made{name, about, FindingKind::number, "scale", value, .0001, {}, {"war."}};
  made.interval = Intervals{{value - spread / 2, value + spread / 2},
                            {value - spread, value + spread},
                            {value - 2 * spread, value + 2 * spread}};
  return made;
}

// Shares of all courses that have ended in one way, when so many end so in the long run.
Finding ended(const std::string& name, const std::string& party, double part) {
  std::vector<double> shares;
  for (int week = 0; week <= weeks; ++week) shares.push_back(part * (1 - std::exp(-week / 80.0)));
  return {name, {party, "", "", "", {}}, FindingKind::share, "week", shares, {}, {}, {"war."}};
}

void add_courses(Answer& war) {
  for (const auto& [end, series, party, part] :
       {std::tuple{"chance_exhausted", "ended_exhausted", "north", .2},
        std::tuple{"chance_exhausted", "ended_exhausted", "south", .1},
        std::tuple{"chance_low", "ended_low", "", .25}, std::tuple{"chance_high", "ended_high", "", .45},
        std::tuple{"chance_freeze", "ended_frozen", "", .0}}) {
    war.findings.push_back(share(end, {party, "", "", "", {}}, part));
    war.findings.push_back(ended(series, party, part));
  }
  std::vector<double> goes_on;
  for (int week = 0; week <= weeks; ++week) goes_on.push_back(std::exp(-week / 80.0));
  war.findings.push_back({"survival", {}, FindingKind::share, "week", goes_on, {}, {}, {"war."}});
}

void add_levels(Answer& war) {
  const std::string of_shut = "share of the worlds without terms";
  for (int level = 0; level <= levels; ++level) {
    const double y = static_cast<double>(level) / levels;
    const About at{"", "grounds", "", "", level};
    war.findings.push_back(
        number("least_acceptable_by_level", {"north", "grounds", "", "", level}, 20 + 40 * y, 4));
    war.findings.push_back(
        number("least_acceptable_by_level", {"south", "grounds", "", "", level}, 50 + 30 * y, 5));
    war.findings.push_back(share("terms_on_line", {"", "", "", "", level}, .12 + .3 * y));
    war.findings.push_back(share("opens_beliefs", {"", "", "", "", level}, .004, of_shut));
    war.findings.push_back(number("width_without_beliefs", at, 4.2e-8, 0));
    war.findings.push_back(share("opens_red_lines", {"", "", "", "", level}, .9, of_shut));
    war.findings.push_back(number("width_without_red_lines", at, 22 - 9 * y, 1));
  }
}

Answer front_answer() {
  Answer war;
  war.question = "war";
  war.method = "front_chain";
  war.says = {"At the reported pace the fighting goes on for 62 weeks; no figure counts lives."};
  war.findings.push_back(number("front_level", {}, 9, 0));
  add_courses(war);
  add_levels(war);
  return war;
}

}  // namespace

Answer obstacles_answer(const std::string& table, double settled,
                        const std::vector<std::pair<std::string, double>>& opens) {
  Answer made;
  made.question = "war";
  made.method = "obstacles";
  made.table = table;
  made.says = {"What is said of obstacles at " + table + "."};
  const About at{"", "", table, "", {}};
  made.findings.push_back(share("settled", at, settled));
  for (const auto& [obstacle, value] : opens)
    made.findings.push_back(share("opens_" + obstacle, at, value, "share of the worlds without terms"));
  return made;
}

Answer lever_on(const std::string& lever, double first, double second, double spread) {
  Answer made;
  made.question = "compare";
  made.method = "paired_worlds";
  made.levers = {lever};
  for (const auto& [party, change] :
       {std::pair{"mainland", .2}, std::pair{"north", first}, std::pair{"south", second}})
    made.findings.push_back(
        number("change_in_reservation_value", {party, "", "capital", lever, {}}, change, spread));
  return made;
}

question::Answers war_answers(const Names& names) {
  question::Answers made = harbour_answers(names);
  made.answers = {front_answer()};
  Answer capital = obstacles_answer("capital", .2,
                                    {{"beliefs", .05}, {"exclusion", .1}, {"red_lines", .75}, {"none", .01}});
  const About first{"", "", "capital", "", 1}, second{"", "", "capital", "", 2};
  for (const auto& [at, set, worlds] :
       {std::tuple{first, std::vector<std::string>{"red_lines"}, .6},
        std::tuple{second, std::vector<std::string>{"exclusion", "red_lines"}, .08}}) {
    capital.findings.push_back({"least_removal", at, FindingKind::set, "share of worlds", set, {}, {}, {}});
    capital.findings.push_back(share("least_removal_share", at, worlds));
  }
  capital.findings.push_back(share("opens_without", {"mainland", "", "capital", "", {}}, .25));
  made.answers.push_back(capital);
  made.answers.push_back(
      obstacles_answer("contact_group", 0, {{"red_lines", 0}, {"others", 0}, {"none", 1}}));
  made.answers.push_back(lever_on("withdraw", -.03, .02, .004));
  made.answers.push_back(lever_on("loan", .004, -.05, .003));
  made.answers.push_back(lever_on("escort", .002, .001, .02));
  made.answers.push_back(lever_on("unknown_bundle", 0, 0, .0001));
  return made;
}

dispute::Case war_case(const Names& names) {
  dispute::CaseParts parts = harbour_case(names).parts();
  dispute::War& war = *parts.war;
  war.pace = {};
  war.pace.drift = Estimate::range(1, 2);
  war.pace.deviation = Estimate::exact(3);
  war.width = 4;
  war.exhaustion = {{PartyId(0), Estimate::exact(.01)}, {PartyId(1), Estimate::exact(.01)}};
  war.belief = {{PartyId(0), Estimate::range(1, 2)}};
  war.talks = Estimate::exact(.1);
  war.regroup = Estimate::exact(2);
  dispute::Regime ice;
  ice.id = "ice";
  ice.title = "The harbour is frozen";
  ice.enters = Estimate::exact(.02);
  ice.leaves = Estimate::exact(.1);
  ice.cost = {{PartyId(1), Estimate::exact(.01)}};
  war.regimes = {ice};
  dispute::Life life;
  life.hazard = Estimate::range(.8, 1.2);
  life.guarantees = {{"Joint patrols", {}, Estimate::range(.5, .8), {}}};
  parts.life = life;
  return dispute::Case::from_parts(std::move(parts));
}

std::string drawn_words(const Chart& chart) {
  std::string words;
  for (const Panel& panel : chart.panels)
    for (const Svg* svg : {&panel.wide, &panel.narrow}) {
      const std::string drawing = svg->inline_form({"x", "", ""}, "");
      const std::regex text("<text[^>]*>([^<]*)</text>");
      for (auto at = std::sregex_iterator(drawing.begin(), drawing.end(), text); at != std::sregex_iterator();
           ++at)
        words += (*at)[1].str() + "\n";
    }
  return words;
}

}  // namespace entente::report::test
