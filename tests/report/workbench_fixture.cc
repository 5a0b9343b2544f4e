#include "tests/report/workbench_fixture.h"

#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace entente::report::test {

namespace {

using dispute::Estimate;
using dispute::IssueId;
using dispute::PartyId;
using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using question::Intervals;

Finding number(std::string name, About about, double value, double spread = 0) {
  Finding made{std::move(name), std::move(about), FindingKind::number, "utility", value, {}, {},
               {"position."}};
  made.interval = Intervals{{value - spread, value + spread},
                            {value - 2 * spread, value + 2 * spread},
                            {value - 3 * spread, value + 3 * spread}};
  return made;
}

Finding chance(std::string name, About about, double value) {
  return {std::move(name), std::move(about), FindingKind::probability, "share of worlds", value, 0.011, {},
          {"red_line."}};
}

Finding series(std::string name, About about, std::vector<double> values) {
  return {std::move(name), std::move(about), FindingKind::series, "utility", std::move(values), {}, {},
          {"position."}};
}

About party(const char* id) {
  return {id, "", "", "", {}};
}

Answer answer(const char* question, const char* method, const char* table) {
  Answer made;
  made.question = question;
  made.method = method;
  made.table = table;
  return made;
}

Finding package(const char* name, double grounds) {
  return {
      name,
      {},
      FindingKind::package,
      "package",
      question::Terms{{"grounds", grounds}, {"boats", 620.0}, {"inspection", std::string("neutral_body")}},
      {},
      {},
      {"position."}};
}

Answer tried() {
  Answer made = answer("agreement", "tried_text", "capital");
  made.says = {"The text is accepted in 22 of 100 worlds."};
  made.findings = {chance("text_passes", {}, .22), package("text", 45), package("nearest_acceptable", 40)};
  for (const auto& [id, gain, accepts, crosses] :
       {std::tuple{"north", .08, .71, .12}, std::tuple{"south", -.03, .37, .44},
        std::tuple{"mainland", .2, 1.0, 0.0}, std::tuple{"trawlers", -.3, 0.0, 0.0}}) {
    made.findings.push_back(chance("text_acceptance", party(id), accepts));
    made.findings.push_back(chance("text_crosses_line", party(id), crosses));
    made.findings.push_back(number("text_gain", party(id), gain, .04));
  }
  made.findings.push_back(chance("text_ratified", party("assembly"), .63));
  return made;
}

void add_frontier(Answer& agreement) {
  agreement.findings.push_back(series("frontier_first", party("north"), {-.1, .02, .1, .19, .3}));
  agreement.findings.push_back(series("frontier_second", party("south"), {.3, .22, .12, .05, -.2}));
  const auto add = [&](const char* point, double first, double second) {
    agreement.findings.push_back(number("point_gain", {"north", "", "", point, {}}, first));
    agreement.findings.push_back(number("point_gain", {"south", "", "", point, {}}, second));
  };
  add("nash_bargaining_solution", .1, .12);
  add("kalai_smorodinsky_solution", .1, .12);
  add("egalitarian_solution", .1, .12);
  add("utilitarian_solution", .02, .22);
}

void add_survival(Answer& war) {
  std::vector<double> chances;
  for (int week = 0; week <= 104; ++week) chances.push_back(std::exp(-week / 80.0));
  Finding finding = series("survival", {}, chances);
  finding.rests_on = {"war."};
  war.findings.push_back(finding);
}

Answer drivers() {
  Answer made = answer("drivers", "drivers", "capital");
  made.says = {"Room moves most with how firm North Coast is on the grounds."};
  made.findings.push_back(chance("room", {}, .41));
  for (const auto& [path, low, high, flip] :
       {std::tuple{"red_line.north.grounds.firmness", .62, .2, double{NAN}},
        std::tuple{"position.south.grounds.ideal", .3, .52, 38.0},
        std::tuple{"war.level", .41, .42, double{NAN}}}) {
    const About about{"", "", "", path, {}};
    made.findings.push_back(chance("room_when_low", about, low));
    made.findings.push_back(chance("room_when_high", about, high));
    made.findings.push_back(number("flip_at", about, flip));
    made.findings.push_back(number("depends_on", about, .2));
    if (std::isnan(flip))
      made.findings[made.findings.size() - 2].value = question::Undefined{"it does not flip"};
  }
  return made;
}

Answer& find_answer(question::Answers& answers, std::string_view question) {
  for (Answer& one : answers.answers)
    if (one.question == question) return one;
  throw std::logic_error("no answer to the question");
}

Finding life_finding(const std::string& name, const std::string& table, question::Value value,
                     FindingKind kind = FindingKind::number) {
  Finding made;
  made.name = name;
  made.about.table = table;
  made.kind = kind;
  made.unit = "0 to 1";
  made.value = std::move(value);
  made.rests_on = {"position."};
  return made;
}

}  // namespace

// Standing at each age as exp(-times × years / 10), half as fast and twice as fast at the ends of the
// intervals.
question::Answer stability_answer(const std::string& table, double times) {
  Answer answer;
  answer.question = "stability";
  answer.method = "agreement_life";
  answer.table = table;
  answer.says = {"Of 336 recorded agreements, most stood.", "On these terms " + table + " stands."};
  std::vector<double> curve;
  for (int quarter = 0; quarter <= 40; ++quarter) curve.push_back(std::exp(-times * quarter / 40));
  answer.findings.push_back(life_finding("survival_agreement", table, curve, FindingKind::share));
  for (const auto& [name, years] :
       {std::pair("stands_after_3_months", .25), std::pair("stands_after_1_year", 1.0),
        std::pair("stands_after_2_years", 2.0), std::pair("stands_after_5_years", 5.0),
        std::pair("stands_after_10_years", 10.0)}) {
    const auto at = [&, age = years](double factor) { return std::exp(-times * factor * age / 10); };
    answer.findings.push_back(life_finding(name, table, at(1)));
    answer.findings.back().interval =
        question::Intervals{{at(1.2), at(.8)}, {at(1.5), at(.6)}, {at(2), at(.5)}};
  }
  answer.findings.push_back(life_finding("recorded_agreements", table, 336.0));
  answer.findings.push_back(life_finding("recorded_stands_after_5_years", table, .67));
  answer.findings.back().interval = question::Intervals{{.65, .69}, {.64, .7}, {.62, .72}};
  return answer;
}

dispute::Case workbench_case(const Names& names) {
  dispute::CaseParts parts = harbour_case(names).parts();
  const IssueId inspection(parts.issues.size() - 1);
  for (std::size_t p = 0; p < 3; ++p)
    parts.positions.push_back({PartyId(p), inspection, {}, p, Estimate::exact(.5), {}});
  dispute::RedLine line;
  line.party = PartyId(1);
  line.issue = inspection;
  line.kind = dispute::RedLine::Kind::options;
  line.options = {1, 2};
  line.firmness = Estimate::exact(.6);
  parts.red_lines.push_back(line);
  return dispute::Case::from_parts(std::move(parts));
}

question::Answers workbench_answers(const Names& names) {
  question::Answers made = harbour_answers(names);
  Answer& positions = find_answer(made, "positions");
  const auto favourite = [&](const char* id, const char* option) {
    positions.findings.push_back({"favourite",
                                  {id, "inspection", "", "", {}},
                                  FindingKind::text,
                                  "",
                                  std::string(option),
                                  {},
                                  {},
                                  {}});
  };
  favourite("north", "none");
  favourite("south", "joint");
  favourite("mainland", "neutral_body");
  add_frontier(find_answer(made, "agreement"));
  add_survival(find_answer(made, "war"));
  made.answers.push_back(tried());
  made.answers.push_back(drivers());
  made.answers.push_back(stability_answer("capital", .4));
  return made;
}

dispute::Case full_case(std::size_t parties, std::size_t issues) {
  dispute::CaseParts parts;
  for (std::size_t p = 0; p < parties; ++p) {
    dispute::Party one;
    one.id = fmt::format("party_{}", p);
    one.name = fmt::format("Party of the number {}", p);
    parts.parties.push_back(one);
  }
  for (std::size_t j = 0; j < issues; ++j) {
    dispute::Issue one;
    one.id = fmt::format("issue_{}", j);
    one.title = fmt::format("What the {}th talks are about", j);
    one.kind = dispute::Issue::Kind::scale;
    one.anchors = {{0, "nothing of the kind"}, {100, "all that can be had"}};
    parts.issues.push_back(one);
    for (std::size_t p = 0; p < parties; ++p) {
      const double likely = 20 + static_cast<double>((p * 7 + j * 13) % 60);
      parts.positions.push_back(
          {PartyId(p),
           IssueId(j),
           Estimate::pert(likely - 10, likely, likely + 10),
           {},
           Estimate::exact(.2 + .6 * static_cast<double>(p) / static_cast<double>(parties)),
           {}});
      dispute::RedLine line;
      line.party = PartyId(p);
      line.issue = IssueId(j);
      line.kind = dispute::RedLine::Kind::range;
      line.from = Estimate::exact(likely - 15);
      line.to = Estimate::exact(likely + 15);
      line.firmness = Estimate::exact(.7);
      parts.red_lines.push_back(line);
    }
  }
  return dispute::Case::from_parts(std::move(parts));
}

question::Answers full_positions(const dispute::Case& dispute) {
  Answer made = answer("positions", "stated_positions", "");
  for (std::size_t i = 0; i < dispute.parts().positions.size(); ++i) {
    const dispute::Position& row = dispute.parts().positions[i];
    const dispute::RedLine& line = dispute.parts().red_lines[i];
    const About about{dispute.party(row.party).id, dispute.issue(row.issue).id, "", "", {}};
    made.findings.push_back(number("ideal", about, row.ideal->likely, 3));
    made.findings.back().rests_on = {fmt::format("position.{}.{}.ideal", about.party, about.issue)};
    made.findings.push_back(number("salience", about, row.salience.likely));
    made.findings.push_back(number("influence", about, 1));
    made.findings.push_back(number("red_line_from", about, line.from.likely));
    made.findings.push_back(number("red_line_to", about, line.to.likely));
    made.findings.push_back(number("red_line_firmness", about, line.firmness.likely));
  }
  question::Answers answers;
  answers.answers = {made};
  return answers;
}

const question::Answer& Workbench::answer(const char* question, const char* method) const {
  for (const Answer& one : answers.answers)
    if (one.question == question && (*method == '\0' || one.method == method)) return one;
  throw std::logic_error("no such answer");
}

std::string colliding_labels(const std::vector<Chart>& charts) {
  std::string found;
  for (const Chart& chart : charts)
    for (const Panel& panel : chart.panels)
      for (const Svg* svg : {&panel.wide, &panel.narrow}) {
        const auto& boxes = svg->text_boxes();
        const std::string where = fmt::format("{} “{}” at width {}", chart.id, panel.heading, svg->width());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
          const Box& box = boxes[i];
          if (box.y < -0.01 || box.y + box.height > svg->height() + 0.01)
            found += fmt::format("{}: label {} leaves it\n", where, i);
          for (std::size_t j = 0; j < i; ++j)
            if (box.overlaps(boxes[j])) found += fmt::format("{}: labels {} and {}\n", where, j, i);
        }
      }
  return found;
}

}  // namespace entente::report::test
