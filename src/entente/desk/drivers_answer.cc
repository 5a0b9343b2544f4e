#include "entente/desk/drivers_answer.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/report/trail.h"
#include "entente/report/words.h"

namespace entente::desk {

namespace {

using dispute::Basis;
using ensemble::Driver;
using question::Answer;
using question::Finding;
using question::FindingKind;

constexpr std::size_t told = 3, judged_first = 3;

bool of_a_line(const Driver& driver) {
  return driver.path.starts_with("red_line.") && driver.path.ends_with(".firmness");
}

// "Russia · Line of control · red line": what a reader moves is the line, not how firm it is.
std::string words_of(const dispute::Case& dispute, const Driver& driver) {
  const std::string words = report::path_words(dispute, driver.path);
  const std::size_t end = words.rfind(" · ");
  return of_a_line(driver) && end != std::string::npos ? words.substr(0, end) + " · red line" : words;
}

Basis basis_of(const dispute::Case& dispute, const Driver& driver) {
  const auto field = dispute.fields().find(driver.path);
  return field ? dispute::basis_of(dispute.fields()[*field].estimate.grounds) : Basis::judgement;
}

double share_of(const Finding& finding) {
  const auto* value = std::get_if<double>(&finding.value);
  return value ? *value : 0;
}

Finding about_input(Finding finding, const Driver& driver, const std::string& table) {
  finding.about.lever = driver.path;
  finding.about.table = table;
  finding.rests_on = {driver.path};
  return finding;
}

Finding number(const char* name, FindingKind kind, const char* unit, double value) {
  Finding finding;
  finding.name = name;
  finding.kind = kind;
  finding.unit = unit;
  finding.value = value;
  return finding;
}

void add_findings(Answer& answer, const dispute::Case& dispute, const Driver& driver) {
  const auto add = [&](Finding finding) {
    answer.findings.push_back(about_input(std::move(finding), driver, answer.table));
  };
  add(driver.low);
  add(driver.high);
  add(number("depends_on", FindingKind::number, "share of the variance of room", driver.share));
  if (driver.flip) add(number("flip_at", FindingKind::number, "", *driver.flip));
  if (basis_of(dispute, driver) != Basis::document)
    add(number("worth_judging", FindingKind::number, "share of the variance of room that no document anchors",
               driver.share));
}

std::string swing_sentence(const dispute::Case& dispute, const Driver& driver) {
  const bool line = of_a_line(driver);
  return fmt::format("{}: room in {} where {}, in {} where {}.", words_of(dispute, driver),
                     report::worlds_words(share_of(driver.low)), line ? "the line is not real" : "it is low",
                     report::worlds_words(share_of(driver.high)), line ? "it is" : "it is high");
}

std::string flips_sentence(const dispute::Case& dispute, const std::vector<Driver>& drivers) {
  std::vector<std::string> turns;
  for (const Driver& driver : drivers) {
    const std::string words = words_of(dispute, driver);
    if (driver.flip)
      turns.push_back(fmt::format("{} (at {})", words, report::number_words(*driver.flip)));
    else if (driver.turns && of_a_line(driver))
      turns.push_back(fmt::format("{} (whether the line is real)", words));
  }
  if (turns.empty()) return "No single input, alone, takes room from fewer than half of the worlds to more.";
  return fmt::format("{} takes room past one half of the worlds: {}.",
                     turns.size() == 1 ? "One input alone" : "Each of these alone", base::join_and(turns));
}

// Numbers that nobody has judged come first: they are the cheapest to mend.
std::string judge_sentence(const dispute::Case& dispute, const std::vector<Driver>& drivers) {
  std::vector<const Driver*> open;
  for (const Driver& driver : drivers)
    if (basis_of(dispute, driver) != Basis::document) open.push_back(&driver);
  std::stable_sort(open.begin(), open.end(), [&](const Driver* a, const Driver* b) {
    return basis_of(dispute, *a) == Basis::defaulted && basis_of(dispute, *b) != Basis::defaulted;
  });
  std::vector<std::string> names;
  for (const Driver* driver : open)
    if (names.size() < judged_first)
      names.push_back(fmt::format("{} ({})", words_of(dispute, *driver),
                                  report::basis_words(basis_of(dispute, *driver))));
  if (names.empty())
    return "A document speaks of every number listed here; that does not make the numbers follow from it.";
  return fmt::format("To judge or find out first, since no document anchors it: {}.", base::join_and(names));
}

}  // namespace

Answer drivers_answer(const dispute::Case& dispute, const dispute::Table& table, const Finding& room,
                      const std::vector<Driver>& drivers) {
  Answer answer;
  answer.question = "drivers";
  answer.method = "drivers";
  answer.status = question::Status::checked;
  answer.sources = {"saltelli2008", "barlow1972"};
  answer.table = table.id;
  answer.findings.push_back(room);
  answer.findings.back().name = "room";
  answer.findings.back().about.table = table.id;
  for (const Driver& driver : drivers) add_findings(answer, dispute, driver);
  if (drivers.empty()) {
    answer.says = {"Room goes with no single input by more than chance in these worlds."};
    return answer;
  }
  answer.says.push_back(fmt::format("At “{}”, room goes most with these inputs, one by one.",
                                    table.title.empty() ? table.id : table.title));
  for (std::size_t i = 0; i < std::min(told, drivers.size()); ++i)
    answer.says.push_back(swing_sentence(dispute, drivers[i]));
  answer.says.push_back(flips_sentence(dispute, drivers));
  answer.says.push_back(judge_sentence(dispute, drivers));
  answer.caveats = {
      "drivers are read one by one: what two inputs do only together is not divided between them",
      "low and high are the lowest and the highest fifth of an input's own range, so a wide guess moves more "
      "than a narrow one"};
  return answer;
}

}  // namespace entente::desk
