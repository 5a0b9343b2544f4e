#include <cmath>

#include <fmt/format.h>

#include "tests/report/report_fixture.h"

namespace entente::report::test {

namespace {

using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using question::Intervals;

Finding number(std::string name, About about, double value, double spread, std::string unit = "") {
  Finding finding{
      std::move(name), std::move(about), FindingKind::number, std::move(unit), value, 0.004, {}, {}};
  finding.interval = Intervals{{value - spread, value + spread},
                               {value - 2 * spread, value + 2 * spread},
                               {value - 3 * spread, value + 3 * spread}};
  return finding;
}

Finding chance(std::string name, About about, double value) {
  return {std::move(name),
          std::move(about),
          FindingKind::probability,
          "share of worlds",
          value,
          0.011,
          {},
          {"position.", "red_line."}};
}

Finding text(std::string name, About about, std::string words, std::vector<std::string> rests_on = {}) {
  return {std::move(name),    std::move(about), FindingKind::text, "", std::move(words), {}, {},
          std::move(rests_on)};
}

Answer answer(std::string question, std::string method, std::string table = "") {
  Answer made;
  made.question = std::move(question);
  made.method = std::move(method);
  made.table = std::move(table);
  made.status = question::Status::checked;
  made.sources = {"nash1950", "putnam1988"};
  made.parameters = {{"grid_points", "21"}, {"resolve", "0.5"}};
  made.caveats = {
      "The scale issues are negotiated on a grid; finer steps could add at most 0.013 to a party's utility."};
  return made;
}

const std::vector<std::string> issues = {"grounds", "status", "alliance", "guarantees", "boats", "duties"};

Intervals from_bounds(double low, double likely, double high) {
  const auto at = [&](double share) {
    return share < .5 ? low + (likely - low) * share * 2 : likely + (high - likely) * (share - .5) * 2;
  };
  return {{at(.25), at(.75)}, {at(.1), at(.9)}, {at(.025), at(.975)}};
}

Answer positions(const dispute::Case& dispute) {
  Answer made = answer("positions", "stated_positions");
  made.says = {"Both coasts claim the northern grounds; 3 of the 9 parties have no view on most issues.",
               "The Trawler Union is not in the room and can wreck what is agreed there."};
  for (const dispute::Position& row : dispute.parts().positions) {
    const std::string party = dispute.party(row.party).id, issue = dispute.issue(row.issue).id;
    Finding ideal = number("ideal", {party, issue, "", "", {}}, row.ideal->likely, 0);
    ideal.interval = from_bounds(row.ideal->low, row.ideal->likely, row.ideal->high);
    ideal.rests_on = {fmt::format("position.{}.{}.ideal", party, issue)};
    made.findings.push_back(ideal);
    made.findings.push_back(number("salience", {party, issue, "", "", {}}, row.salience.likely, .05));
  }
  for (const dispute::RedLine& row : dispute.parts().red_lines) {
    const About about{dispute.party(row.party).id, dispute.issue(row.issue).id, "", "", {}};
    const std::string path = fmt::format("red_line.{}.{}", about.party, about.issue);
    for (const auto& [name, value] :
         {std::pair{"red_line_from", row.from.likely}, std::pair{"red_line_to", row.to.likely}}) {
      made.findings.push_back(number(name, about, value, 0));
      made.findings.back().rests_on = {path + (std::string(name) == "red_line_from" ? ".from" : ".to")};
    }
    made.findings.push_back(chance("red_line_firmness", about, row.firmness.likely));
    made.findings.back().rests_on = {path + ".firmness"};
  }
  made.findings.push_back(text("red_line_unknown", {"islands", "duties", "", "", {}},
                               "a line was declared; its content is not stated", {"bulletin#3"}));
  for (const dispute::Issue& issue : dispute.issues())
    if (issue.status_quo)
      made.findings.push_back(number("status_quo", {"", issue.id, "", "", {}}, issue.status_quo->likely, 0));
  made.findings.push_back({"ideal",
                           {"north", "inspection", "", "", {}},
                           FindingKind::set,
                           "",
                           std::vector<std::string>{"none"},
                           {},
                           {},
                           {}});
  made.findings.push_back({"ideal",
                           {"south", "inspection", "", "", {}},
                           FindingKind::set,
                           "",
                           std::vector<std::string>{"joint"},
                           {},
                           {},
                           {}});
  return made;
}

void add_range(Answer& made, const dispute::Case& dispute, const std::string& id, std::size_t place) {
  const dispute::Issue& issue = dispute.issue(*dispute.find_issue(id));
  const double width = issue.high() - issue.low(),
               low = issue.low() + width * (.2 + .03 * static_cast<double>(place));
  made.findings.push_back(number("range_low", {"", id, "", "", {}}, low, width * .03));
  made.findings.back().rests_on = {"position.", "red_line."};
  made.findings.push_back(number("range_high", {"", id, "", "", {}}, low + width * .3, width * .04));
  std::vector<double> shares;
  for (int i = 0; i <= 20; ++i) shares.push_back(std::exp(-std::pow((i / 20.0 - .35) / .18, 2)));
  made.findings.push_back(
      {"range_chance", {"", id, "", "", {}}, FindingKind::series, "", shares, {}, {}, {"position."}});
}

Finding package(const std::string& name, double shift) {
  question::Terms terms;
  for (std::size_t i = 0; i < issues.size(); ++i)
    terms.push_back({issues[i], issues[i] == "boats" ? 700 + shift : 35 + shift + static_cast<double>(i)});
  terms.push_back({"inspection", std::string("neutral_body")});
  return {name, {}, FindingKind::package, "", terms, {}, {}, {"position.", "red_line.", "war."}};
}

Answer agreement(const dispute::Case& dispute, const std::string& table) {
  Answer made = answer("agreement", "acceptable_terms", table);
  made.says = {
      "In 41 of 100 worlds drawn from these inputs there are terms that all who must accept prefer to "
      "fighting on.",
      "This is room, not the chance of peace.",
      "The first obstacle is the division of the northern grounds, where real lines exclude each other in 58 "
      "of 100 worlds.",
      "Where there is room, the division lies between 20 and 50.", "No terms are recommended."};
  for (const auto& [name, value] :
       {std::pair{"room", .41}, std::pair{"room_quadratic", .44}, std::pair{"room_if_lines_independent", .37},
        std::pair{"room_if_lines_together", .46}})
    made.findings.push_back(chance(name, {"", "", table, "", {}}, value));
  for (std::size_t i = 0; i < issues.size(); ++i) add_range(made, dispute, issues[i], i);
  made.findings.push_back({"term_options",
                           {"", "inspection", "", "", {}},
                           FindingKind::series,
                           "",
                           std::vector<double>{.12, .6, .94},
                           {},
                           {},
                           {}});
  made.findings.push_back(chance("clash_on", {"", "grounds", "", "", {}}, .58));
  made.findings.push_back(chance("clash_pair", {"north|south", "grounds", "", "", {}}, .58));
  made.findings.push_back(chance("clash_pair", {"south|north", "boats", "", "", {}}, .29));
  made.findings.push_back(number("gain", {"north", "", "", "", {}}, .06, .03, "utility"));
  made.findings.push_back(number("gain", {"south", "", "", "", {}}, .04, .04, "utility"));
  made.findings.push_back(number("gain", {"mainland", "", "", "", {}}, .15, .05, "utility"));
  made.findings.push_back(number("gain", {"trawlers", "", "", "", {}}, -.08, .03, "utility"));
  for (const auto& party : {"north", "south", "mainland"})
    made.findings.push_back(chance("acceptance", {party, "", "", "", {}}, .37));
  for (const char* path :
       {"red_line.north.grounds.coin", "party.north.resolve", "table.capital.spoil.trawlers.coin"}) {
    made.findings.push_back(number("depends_on", {"", "", "", path, {}}, .21, 0,
                                   "share of variance, higher values go with room"));
    made.findings.back().rests_on = {path};
  }
  made.findings.push_back(package("reference_package", 0));
  made.findings.push_back(package("candidate", 2));
  made.findings.push_back(package("candidate", 5));
  made.findings.push_back(chance("candidate_support", {}, .27));
  made.findings.push_back(chance("candidate_support", {}, .22));
  made.findings.push_back(package("nash_bargaining_solution", 1));
  made.findings.push_back(number("price_of_line", {"north", "grounds", "", "", {}}, .23, .01));
  return made;
}

Answer table_answer() {
  Answer made = answer("table", "chain_of_consent");
  made.says = {
      "At the talks in the capital the chain from room to a result that is not wrecked holds in 19 of 100 "
      "worlds."};
  for (const auto& [table, room, ratified, kept] :
       {std::tuple{"capital", .41, .28, .19}, std::tuple{"contact_group", .27, .25, .24}}) {
    const About about{"", "", table, "", {}};
    made.findings.push_back(chance("chain_room", about, room));
    made.findings.push_back(chance("chain_ratified", about, ratified));
    made.findings.push_back(chance("chain_not_wrecked", about, kept));
  }
  made.findings.push_back(
      text("breaks", {"assembly", "", "capital", "", {}}, "can refuse to ratify, in 13 of 100 worlds"));
  made.findings.push_back(
      text("breaks", {"trawlers", "", "capital", "", {}}, "can wreck it, in 9 of 100 worlds"));
  made.findings.push_back(number("cost_of_leaving_out", {"league", "", "capital", "", {}}, -.07, .01));
  made.findings.push_back(number("value_of_table", {"north", "", "capital", "", {}}, .52, .02, "utility"));
  made.findings.push_back(
      text("settlement", {"", "", "capital", "", {}},
           "South Coast is a belligerent outside the room: this is not called a settlement"));
  return made;
}

Answer war_answer() {
  Answer made = answer("war", "front_chain");
  made.says = {
      "At the reported pace the front needs 62 weeks to the next bank; paces have broken before, and no "
      "figure counts lives."};
  for (int level = 0; level <= 20; level += 4) {
    const double y = level / 20.0;
    made.findings.push_back(number("bargaining_range_low", {"", "", "", "", level}, .1 + .75 * y, .03));
    made.findings.push_back(number("bargaining_range_high", {"", "", "", "", level}, .3 + .6 * y, .03));
    made.findings.back().rests_on = {"war."};
  }
  made.findings.push_back(number("front_level", {}, 9, .5));
  made.findings.push_back(number("expected_duration", {}, 62, 14, "weeks"));
  made.findings.push_back(number("reservation_value", {"north", "", "", "", 9}, .44, .03, "utility"));
  for (const auto& [name, value] :
       {std::pair{"chance_low", .14}, std::pair{"chance_high", .55}, std::pair{"chance_freeze", .31}})
    made.findings.push_back(chance(name, {}, value));
  made.findings.push_back(text("end_name_low", {}, "withdrawal to the treaty line"));
  made.findings.push_back(text("end_name_high", {}, "all four banks taken"));
  return made;
}

Answer lever(const std::string& id, double change, double up, double down) {
  Answer made = answer("compare", "common_worlds");
  made.levers = {id};
  made.says = {fmt::format("Room changes in {} of 100 worlds.", std::lround(100 * (up + down)))};
  const About about{"", "", "", id, {}};
  Finding moved = number("change_in_room", about, change, 0);
  moved.rests_on = {"war."};
  moved.error = .008;
  made.findings = {moved, chance("share_up", about, up), chance("share_down", about, down),
                   chance("share_flipped", about, up + down),
                   number("change_in_acceptance", {"north", "", "", id, {}}, change / 2, .01)};
  return made;
}

Answer page_one_answer() {
  Answer made = answer("page_one", "page_one");
  made.says = {
      "Envoys of the Mainland met North Coast in the capital on 2 March 2024; no compromise is reported, and "
      "the parties keep the substance to themselves.",
      "The first obstacle is the division of the northern grounds: North Coast accepts nothing below 75, "
      "South Coast nothing above 45, and both lines are real in 58 of 100 worlds.",
      "There is room in 41 of 100 worlds (39 to 43): terms that North Coast, South Coast and the Mainland "
      "each prefer to fighting on. This is not the chance of peace; documents narrow 23 of 100 parts of the "
      "spread.",
      "Where there is room, the division lies between 20 and 50 of its scale, boats between 350 and 620, "
      "guarantees between 29 and 59; none of these terms is recommended.",
      "South Coast is not in the room, yet its acceptance stops the fighting; the Coastal League decides on "
      "duties by unanimity, and the Mainland Assembly ratifies guarantees.",
      "At the reported pace the next bank is reached in 62 weeks (34 to 90); paces have broken before, and "
      "neither figure counts lives.",
      "Apart from the grounds, an exchange of crews and inspections by a neutral body are possible in 94 of "
      "100 worlds with room.",
      "Whether it would hold depends most on the Trawler Union, which can wreck a result in 9 of 100 worlds; "
      "comparable agreements differ too widely to give a rate.",
      "Withdrawing patrol boats opens room in 14 more of 100 worlds (held by the Mainland); the sign of "
      "joint escorts is unclear.",
      "Three numbers to find out next: how firm North Coast is on the grounds, what South Coast expects of "
      "the winter, and what the line of the Outer Islands is; this page cannot say who is right."};
  for (std::size_t i = 0; i < made.says.size(); ++i)
    made.findings.push_back(text(fmt::format("sentence_{}", i + 1), {}, "",
                                 {"bulletin#" + std::to_string(i % 3 + 1), "position.north.grounds.ideal",
                                  "red_line.north.grounds.from"}));
  return made;
}

}  // namespace

question::Answers harbour_answers(const Names& names) {
  const dispute::Case dispute = harbour_case(names);
  question::Answers made;
  made.title = "Harbour talks";
  made.fingerprint = dispute.fingerprint();
  made.as_of = "2024-03-03";
  made.seed = 20240303;
  made.worlds = 2048;
  made.inputs = {.23, .56, .21};
  made.answers = {page_one_answer(),
                  positions(dispute),
                  agreement(dispute, "capital"),
                  agreement(dispute, "contact_group"),
                  war_answer(),
                  table_answer(),
                  lever("withdraw", .14, .16, .02),
                  lever("loan", -.05, .01, .06),
                  lever("escort", .01, .09, .08)};
  return made;
}

question::Answers structure_only() {
  question::Answers made = harbour_answers();
  made.answers = {made.answers[1]};
  made.inputs = {0, 0, 0};
  made.worlds = 0;
  return made;
}

}  // namespace entente::report::test
