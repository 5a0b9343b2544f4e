// Why fight on, and when would they stop? Inside its domain: two belligerents and a front that moves level by
// level between two named outcomes. Outside: a case without [war], or fighting without a front. It stands
// beside `agreement`, to which it hands the reservation values; here only the line between the two ends is
// looked at.
#include "entente/methods/war.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/methods/phrases.h"
#include "entente/methods/world_model.h"
#include "entente/theory/bargaining_range.h"

namespace entente::methods {

using dispute::Case;
using dispute::IssueId;
using dispute::PartyId;
using dispute::World;
using question::About;
using question::Answer;
using question::FindingKind;
using question::Measure;
using question::Task;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t periods_ahead = 156;  // as weeks, three years; paces do not hold for longer

std::vector<IssueId> computable_issues(const Case& dispute) {
  std::vector<IssueId> issues;
  for (std::size_t j = 0; j < dispute.issues().size(); ++j)
    if (dispute.issues()[j].kind != dispute::Issue::Kind::open) issues.push_back(IssueId(j));
  return issues;
}

// Terms are told on the first fought-over scale, from its value at the low end to its value at the high end.
struct Line {
  const dispute::Issue* issue = nullptr;
  double low = 0, high = 0;
};

Line line_of(const Case& dispute) {
  Line line;
  const auto& war = *dispute.parts().war;
  for (const auto& end : war.low)
    for (const auto& other : war.high)
      if (!line.issue && end.issue == other.issue && dispute.issue(end.issue).fought_over &&
          dispute.issue(end.issue).kind == dispute::Issue::Kind::scale)
        line = {&dispute.issue(end.issue), end.value, other.value};
  return line;
}

std::vector<PartyId> sides(const Case& dispute) {
  std::vector<PartyId> parties = {dispute.parts().war->first, dispute.parts().war->second};
  return parties;
}

Measure measure(const char* name, About about, const char* unit, FindingKind kind = FindingKind::number) {
  Measure made;
  made.name = name;
  made.about = std::move(about);
  made.unit = unit;
  made.kind = kind;
  return made;
}

question::Schema schema_of(const Task& task) {
  const Case& dispute = *task.dispute;
  const auto& war = *dispute.parts().war;
  const Line line = line_of(dispute);
  question::Schema schema = {measure("front_level", {}, "level"),
                             measure("expected_duration", {}, war.period.c_str()),
                             measure("chance_low", {}, "share of worlds", FindingKind::share),
                             measure("chance_high", {}, "share of worlds", FindingKind::share),
                             measure("chance_freeze", {}, "share of worlds", FindingKind::share),
                             measure("range_open_today", {}, "share of worlds", FindingKind::probability)};
  for (const char* name : {"survival", "ended_low", "ended_high", "ended_frozen"}) {
    schema.push_back(measure(name, {}, war.period.c_str(), FindingKind::share));
    schema.back().width = periods_ahead + 1;  // after 0, 1, … periods
  }
  for (const PartyId party : sides(dispute)) {
    About about;
    about.party = dispute.party(party).id;
    schema.push_back(measure("reservation_value", about, "utility"));
    schema.push_back(measure("least_acceptable_terms", about, line.issue ? "scale" : "share of the line"));
  }
  for (int k = 0; k <= war.levels; ++k) {
    About about;
    about.level = k;
    schema.push_back(measure("range_open", about, "share of worlds", FindingKind::probability));
    schema.push_back(measure("bargaining_range_low", about, line.issue ? "scale" : "share of the line"));
    schema.push_back(measure("bargaining_range_high", about, line.issue ? "scale" : "share of the line"));
    for (const PartyId party : sides(dispute)) {
      about.party = dispute.party(party).id;
      schema.push_back(
          measure("least_acceptable_by_level", about, line.issue ? "scale" : "share of the line"));
    }
  }
  for (auto& entry : schema)
    if (line.issue && entry.unit == "scale") entry.about.issue = line.issue->id;
  return schema;
}

struct WarScratch : question::Scratch {
  explicit WarScratch(const Task& task)
      : model(*task.dispute, computable_issues(*task.dispute)), horizons(periods_ahead + 1) {
    std::iota(horizons.begin(), horizons.end(), 0);
  }
  WorldModel model;
  std::vector<double> duration;
  std::vector<int> horizons;
};

// y at which a side is just willing, seen from its own end; NaN when no point of the line is acceptable to
// it.
double least_acceptable(std::span<const double> outcome, double threshold, bool first) {
  const std::vector<double> anything(outcome.size(), 0.0);
  const auto range = theory::acceptable_range(outcome, threshold, anything, -1.0);
  if (!range) return none;
  return first ? range->lowest : range->highest;
}

// Series by series, as the schema has them; returns where the next measure stands.
std::size_t write_courses(const WarScratch& s, std::span<double> out, std::size_t at) {
  const std::size_t count = s.horizons.size();
  for (const auto& after : theory::standing_after(s.model.chain(), s.model.front_level(), s.horizons)) {
    const std::array shares = {after.goes_on, after.low, after.high, after.frozen};
    for (std::size_t n = 0; n < shares.size(); ++n) out[at + n * count] = shares[n];
    ++at;
  }
  return at + 3 * count;
}

void measure_war(const Task& task, const World& world, question::Scratch* scratch, std::span<double> out) {
  auto& s = static_cast<WarScratch&>(*scratch);
  s.model.fill(world);
  const auto& war = *task.dispute->parts().war;
  const Line line = line_of(*task.dispute);
  const auto& chain = s.model.chain();
  const double level = s.model.front_level();
  const auto terms = [&](double y) { return line.issue ? line.low + y * (line.high - line.low) : y; };
  s.duration.resize(static_cast<std::size_t>(war.levels) + 1);
  theory::expected_duration(chain, s.duration);
  const auto ends = theory::end_chances(chain);
  std::size_t at = 0;
  out[at++] = level;
  const double duration = theory::at_level(s.duration, level);
  out[at++] = std::isfinite(duration) ? duration : none;
  out[at++] = theory::at_level(ends.low, level);
  out[at++] = theory::at_level(ends.high, level);
  out[at++] = theory::at_level(ends.frozen, level);
  const std::size_t a = war.first.index(), b = war.second.index();
  const auto u_a = s.model.outcome_by_level(a), u_b = s.model.outcome_by_level(b);
  const auto today = theory::acceptable_range(u_a, s.model.reservation(a), u_b, s.model.reservation(b));
  out[at++] = today ? 1 : 0;
  at = write_courses(s, out, at);
  for (const PartyId party : sides(*task.dispute)) {
    const auto outcome = s.model.outcome_by_level(party.index());
    out[at++] = s.model.reservation(party.index());
    out[at++] = terms(least_acceptable(outcome, s.model.reservation(party.index()), party == war.first));
  }
  const auto r_a = s.model.reservation_by_level(a), r_b = s.model.reservation_by_level(b);
  for (int k = 0; k <= war.levels; ++k) {
    const auto level_index = static_cast<std::size_t>(k);
    const auto range = theory::acceptable_range(u_a, r_a[level_index], u_b, r_b[level_index]);
    out[at++] = range ? 1 : 0;
    out[at++] = range ? terms(range->lowest) : none;
    out[at++] = range ? terms(range->highest) : none;
    out[at++] = terms(least_acceptable(u_a, r_a[level_index], true));
    out[at++] = terms(least_acceptable(u_b, r_b[level_index], false));
  }
}

std::vector<std::string> war_obstacles(const Task& task) {
  const Case& dispute = *task.dispute;
  if (!dispute.parts().war)
    return {"the case has no [war]: no front is described, so fighting on has no value here"};
  std::vector<std::string> reasons;
  for (const PartyId party : sides(dispute))
    for (auto& reason : no_agreement_obstacles(dispute, party, computable_issues(dispute)))
      reasons.push_back(std::move(reason));
  return reasons;
}

// "within 62 weeks", where so many of all courses in all worlds have ended; a mixture, no interval of a mean.
std::string ended_by(const Answer& answer, double share, const std::string& period) {
  const auto* finding = answer.find("survival");
  const auto* goes_on = finding ? std::get_if<std::vector<double>>(&finding->value) : nullptr;
  if (!goes_on) return {};
  for (std::size_t k = 0; k < goes_on->size(); ++k)
    if ((*goes_on)[k] <= 1 - share)
      return fmt::format("within {} {}s", base::two_digits(static_cast<double>(k)), period);
  return fmt::format("only after more than {} {}s", base::two_digits(periods_ahead), period);
}

std::string courses(const Answer& answer, const std::string& period) {
  if (ended_by(answer, 0.5, period).empty()) return {};
  return fmt::format(
      " Single courses vary more: 10 of 100 have ended {}, 50 {}, 90 {}; and paces have broken before.",
      ended_by(answer, 0.1, period), ended_by(answer, 0.5, period), ended_by(answer, 0.9, period));
}

std::vector<std::string> say_war(const Task& task, const Answer& answer) {
  const Case& dispute = *task.dispute;
  const auto& war = *dispute.parts().war;
  const Line line = line_of(dispute);
  std::vector<std::string> says;
  const std::string first = dispute.party(war.first).name, second = dispute.party(war.second).name;
  const auto* duration = answer.find("expected_duration");
  if (const auto periods = number(duration); periods && duration->interval)
    says.push_back(fmt::format(
        "At the reported pace the expected time until one end is reached, or the front stops where it "
        "stands, "
        "is {} to {} {}s (80 of 100 worlds; median {}).{}",
        base::two_digits(duration->interval->most.first), base::two_digits(duration->interval->most.second),
        war.period, base::two_digits(*periods), courses(answer, war.period)));
  const auto chance = [&](const char* name) { return number(answer.find(name)).value_or(0); };
  says.push_back(fmt::format(
      "Averaged over worlds, the front reaches the high end in {}, the low end in {}, and stops in "
      "between in {} of 100 courses of the war.",
      base::of_hundred(chance("chance_high")), base::of_hundred(chance("chance_low")),
      base::of_hundred(chance("chance_freeze"))));
  if (const auto open = number(answer.find("range_open_today")))
    says.push_back(fmt::format(
        "On the line between the two ends, terms that {} and {} both prefer to fighting on exist {}; "
        "red lines and other issues are left aside here.",
        first, second, in_worlds(*open)));
  for (const PartyId party : sides(dispute)) {
    About about;
    about.party = dispute.party(party).id;
    if (line.issue) about.issue = line.issue->id;
    const auto* least = answer.find("least_acceptable_terms", about);
    if (const auto value = number(least); value && line.issue)
      says.push_back(
          fmt::format("On \"{}\" alone, {} prefers an end at {} to fighting on, and nothing {} (median).",
                      line.issue->title, dispute.party(party).name, describe(*line.issue, *value),
                      (party == war.first) == (line.high > line.low) ? "below" : "above"));
  }
  return says;
}

}  // namespace

question::Method war() {
  question::Method method;
  method.card.id = "front_chain";
  method.card.title = "The front as a chain between two named ends";
  method.card.question = "war";
  method.card.sources = {"fearon1995", "smith1998", "powell2006"};
  method.card.assumptions = {
      "the front moves at most one level per period, at the same pace as long as it moves",
      "each end is a named outcome; nobody fights beyond it",
      "both sides see the same chances; optimism about the odds is not in this version"};
  method.card.domain =
      "two belligerents and a front between two named outcomes, with costs and patience per period";
  method.card.status = question::Status::reproduced;
  method.card.reads = {"war.", "party.", "position.", "issue."};
  method.obstacles = war_obstacles;
  method.schema = schema_of;
  method.scratch = [](const Task& task) { return std::make_unique<WarScratch>(task); };
  method.measure = measure_war;
  method.say = say_war;
  return method;
}

}  // namespace entente::methods
