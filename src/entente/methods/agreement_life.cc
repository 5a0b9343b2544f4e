// Would it hold? Inside its domain: a case with [life], whose table has room in some worlds; the terms of the
// reference package decide which guarantees count. Outside: a case that does not say what kind of agreement
// is sought. It stands beside `table`, whose chain ends on the day of signature, and hands it the last link.
#include "entente/methods/agreement_life.h"

#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/agreement_measure.h"
#include "entente/methods/agreement_schema.h"
#include "entente/methods/measures.h"
#include "entente/methods/phrases.h"

namespace entente::methods {

using dispute::Case;
using dispute::Life;
using dispute::World;
using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using question::Task;

namespace {

constexpr const char* with_room = "share of worlds with room";
constexpr const char* chance = "0 to 1";
constexpr std::size_t quarters = 41;  // 0 to 10 years
constexpr double longest = 30;        // years for which a median is looked for

struct Age {
  const char* finding;
  double years;
};
constexpr Age ages[] = {{"stands_after_3_months", 0.25},
                        {"stands_after_1_year", 1},
                        {"stands_after_2_years", 2},
                        {"stands_after_5_years", 5},
                        {"stands_after_10_years", 10}};

const Life& life_of(const Task& task) {
  return *task.dispute->parts().life;
}

std::string guarantee_path(std::size_t row) {
  return fmt::format("guarantee.{}.times", row + 1);
}

About at(const Task& task, std::string path = "") {
  About about;
  about.table = table_of(task).id;
  about.lever = std::move(path);
  return about;
}

struct LifeScratch : question::Scratch {
  explicit LifeScratch(const Task& task)
      : issues(dispute::issues_at(*task.dispute, table_of(task))),
        model(*task.dispute, issues, acceptors(table_of(task))),
        space(model, table_of(task)) {}
  std::vector<dispute::IssueId> issues;
  WorldModel model;
  TableSpace space;
};

std::vector<std::string> life_obstacles(const Task& task) {
  std::vector<std::string> reasons;
  if (!task.dispute->parts().life)
    reasons.push_back(
        "the case has no [life]: it does not say what kind of agreement is sought, so none on record "
        "compares");
  for (auto& reason : agreement_obstacles(task)) reasons.push_back(std::move(reason));
  return reasons;
}

question::Schema life_schema(const Task& task) {
  question::Schema schema = {share("room", at(task)), measure("survival_agreement", at(task),
                                                              FindingKind::share, "quarter", quarters)};
  for (const Age& age : ages) schema.push_back(measure(age.finding, at(task), FindingKind::number, chance));
  schema.push_back(measure("median_life", at(task), FindingKind::number, "year"));
  schema.push_back(share("median_life_reached", at(task), with_room));
  schema.push_back(measure("hazard_times", at(task), FindingKind::number, "times"));
  const auto depends = [&](const std::string& path) {
    auto moved = measure("life_depends_on", at(task, path), FindingKind::number, chance);
    moved.expectation = true;
    moved.rests_on = {path};
    schema.push_back(std::move(moved));
  };
  depends("life.hazard");
  for (std::size_t row = 0; row < life_of(task).guarantees.size(); ++row) {
    schema.push_back(share("guarantee_in_package", at(task, guarantee_path(row)), with_room));
    depends(guarantee_path(row));
  }
  return schema;
}

// How far the chance to stand moves when one factor of the hazard is left out.
double moved_without(double times, double factor) {
  const double without = theory::stands_after(years_to_stand, times / factor);
  return std::fabs(theory::stands_after(years_to_stand, times) - without);
}

void measure_terms(const LifeScratch& s, const World& world, const theory::Package& package, Writer& out) {
  const double times = life_times(s.model, world, package);
  auto series = out.run(quarters);
  for (std::size_t quarter = 0; quarter < quarters; ++quarter)
    series[quarter] = theory::stands_after(static_cast<double>(quarter) / 4, times);
  for (const Age& age : ages) out.put(theory::stands_after(age.years, times));
  const auto median = theory::median_life(times, longest);
  out.put(median.value_or(no_number));
  out.flag(median.has_value());
  out.put(times);
  out.put(moved_without(times, world.life_hazard()));
  const auto& guarantees = world.dispute().parts().life->guarantees;
  for (std::size_t row = 0; row < guarantees.size(); ++row) {
    const bool met = s.model.meets(guarantees[row].when, package);
    out.flag(met);
    out.put(met ? moved_without(times, world.guarantee_times(row)) : 0);
  }
}

void measure_life(const Task&, const World& world, question::Scratch* scratch, std::span<double> all) {
  auto& s = static_cast<LifeScratch&>(*scratch);
  s.space.workspace().allowance = world_work;
  s.model.fill(world);
  s.space.fill(s.model);
  const auto package = s.space.reference(reference_tolerance);
  Writer out(all);
  out.flag(package.has_value());
  if (package) return measure_terms(s, world, *package, out);
  for (double& none : out.run(all.size() - 1)) none = no_number;
}

Finding known(std::string name, const About& about, const char* unit, double value) {
  Finding finding;
  finding.name = std::move(name);
  finding.about = about;
  finding.unit = unit;
  finding.value = value;
  finding.rests_on = {"life."};
  return finding;
}

// What the record alone says: the same in every world.
std::vector<Finding> record_findings(const Task& task, const World&) {
  const double n = static_cast<double>(theory::recorded_agreements);
  // What was observed; the curve of the hazards lies close to it, not on it.
  const double share = theory::recorded_share("all");
  Finding all = known("recorded_stands_after_5_years", at(task), chance, share);
  all.interval = question::Intervals{theory::wilson_interval(share, n, 0.6744897502),
                                     theory::wilson_interval(share, n, 1.2815515655),
                                     theory::wilson_interval(share, n, 1.9599639845)};
  return {known("recorded_agreements", at(task), "agreements", n),
          known("recorded_ends", at(task), "agreements", static_cast<double>(theory::recorded_ends)), all,
          known("kind_stands_after_5_years", at(task), chance,
                theory::stands_after(years_to_stand, times_of_kind(life_of(task))))};
}

std::string span_words(const std::pair<double, double>& ends) {
  const std::string low = base::of_hundred(ends.first), high = base::of_hundred(ends.second);
  return low == high ? low : low + " to " + high;
}

std::string say_record(const Task& task, const Answer& answer) {
  const auto* all = answer.find("recorded_stands_after_5_years", at(task));
  if (!all || !all->interval) return {};
  return fmt::format(
      "Of {} recorded agreements, {} of which are recorded as ended, {} of 100 stood after 5 years (95 per "
      "cent "
      "interval as if all had been watched to the end; it is wider). They come mostly from wars within "
      "states, and "
      "what goes along with standing longer need not be its cause.",
      theory::recorded_agreements, theory::recorded_ends, span_words(all->interval->nearly_all));
}

std::string say_kind(const Task& task, const Answer& answer) {
  const auto share = number(answer.find("kind_stands_after_5_years", at(task)));
  if (!share) return {};
  const Life& life = life_of(task);
  return fmt::format(
      "Read as an agreement that {}, where {} of parties fights, {} of 100 stand after 5 years; the record "
      "states no "
      "interval for such a group.",
      life.kind == "full"      ? "settles all that is at issue"
      : life.kind == "partial" ? "settles some of what is at issue"
                               : "settles how talks go on",
      life.many_sides ? "more than one pair" : "one pair", base::of_hundred(*share));
}

std::string say_terms(const Task& task, const Answer& answer) {
  const auto at_age = [&](const char* name) -> std::string {
    const auto* finding = answer.find(name, at(task));
    return number(finding) && finding->interval ? span_words(finding->interval->most) : "";
  };
  if (at_age("stands_after_5_years").empty())
    return "No world has room at this table, so there are no terms whose life could be read.";
  return fmt::format(
      "On the terms of the reference text, read with this case's numbers, it stands after one year in {}, "
      "after five years "
      "in {} and after ten years in {} of 100 courses (each in 80 of 100 worlds with room; the interval of "
      "the record comes on top).",
      at_age("stands_after_1_year"), at_age("stands_after_5_years"), at_age("stands_after_10_years"));
}

std::string say_median(const Task& task, const Answer& answer) {
  const auto reached = number(answer.find("median_life_reached", at(task)));
  if (!reached) return {};
  if (*reached == 0) return "In no world with room have half of such agreements ended within 30 years.";
  return fmt::format("Half of such agreements have ended within 30 years in {} of 100 worlds with room.",
                     base::of_hundred(*reached));
}

std::string say_guarantees(const Task& task, const Answer& answer) {
  std::vector<std::string> parts;
  const auto& guarantees = life_of(task).guarantees;
  for (std::size_t row = 0; row < guarantees.size(); ++row)
    if (const auto met = number(answer.find("guarantee_in_package", at(task, guarantee_path(row)))))
      parts.push_back(fmt::format("\"{}\" in {}", guarantees[row].title, base::of_hundred(*met)));
  if (parts.empty()) return {};
  return fmt::format(
      "Of 100 worlds with room, the reference text holds {}. How much each makes it hold longer is this "
      "case's own number: the record measures none of them.",
      base::join_and(parts));
}

std::vector<std::string> say_life(const Task& task, const Answer& answer) {
  std::vector<std::string> says;
  for (auto* say : {say_record, say_kind, say_terms, say_median, say_guarantees})
    if (std::string sentence = say(task, answer); !sentence.empty()) says.push_back(std::move(sentence));
  return says;
}

}  // namespace

double times_of_kind(const Life& life) {
  using theory::AgreementKind;
  return theory::times_of_record(life.kind == "full"      ? AgreementKind::full
                                 : life.kind == "partial" ? AgreementKind::partial
                                                          : AgreementKind::process,
                                 life.many_sides);
}

double life_times(const WorldModel& model, const World& world, const theory::Package& package) {
  const Life& life = *world.dispute().parts().life;
  double times = times_of_kind(life) * world.life_hazard();
  for (std::size_t row = 0; row < life.guarantees.size(); ++row)
    if (model.meets(life.guarantees[row].when, package)) times *= world.guarantee_times(row);
  return times;
}

question::Method agreement_life() {
  question::Method method;
  method.card.id = "agreement_life";
  method.card.title = "How long agreements of this kind have stood";
  method.card.question = "stability";
  method.card.sources = {"harbom2006", "wilson1927"};
  method.card.assumptions = {
      "agreements recorded from 1975 to 2021, mostly in wars within states, tell of this one as far as the "
      "case says "
      "(life.hazard)",
      "kind and number of sides are taken as independent of each other, and every factor as the same at "
      "every age",
      "a guarantee counts where the reference text has its terms, by as much as the case states; several "
      "multiply",
      "what goes along with standing longer on record is read as if it were its cause",
      "the spread over worlds is that of this case's numbers alone: the record's own sampling error, and "
      "that of its "
      "groups, whose size it does not state, come on top",
      "rows of the record that are not significant are listed in data/agreement_life.tsv and never applied"};
  method.card.domain = "a case with [life] and a table at which room is computed";
  method.card.status = question::Status::checked;
  method.card.reads = {"life.",  "guarantee.",   "party.", "position.", "score.", "red_line.",
                       "issue.", "interaction.", "table.", "war.",      "regime."};
  method.card.per_table = true;
  method.obstacles = life_obstacles;
  method.schema = life_schema;
  method.scratch = [](const Task& task) { return std::make_unique<LifeScratch>(task); };
  method.measure = measure_life;
  method.solve = record_findings;
  method.say = say_life;
  return method;
}

}  // namespace entente::methods
