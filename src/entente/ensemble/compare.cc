#include "entente/ensemble/compare.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/ensemble/aggregate.h"

namespace entente::ensemble {

using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using question::Method;
using question::Task;

namespace {

Finding text_finding(const char* name, const std::string& lever, std::string words) {
  Finding finding;
  finding.name = name;
  finding.about.lever = lever;
  finding.kind = FindingKind::text;
  finding.value = std::move(words);
  return finding;
}

std::vector<double> difference(const std::vector<double>& changed, const std::vector<double>& base) {
  std::vector<double> delta(base.size());
  for (std::size_t w = 0; w < base.size(); ++w) delta[w] = changed[w] - base[w];
  return delta;
}

std::vector<double> flags(const std::vector<double>& delta, bool up, bool down) {
  std::vector<double> shares(delta.size());
  for (std::size_t w = 0; w < delta.size(); ++w)
    shares[w] = (up && delta[w] > 0) || (down && delta[w] < 0) ? 1 : 0;
  return shares;
}

Finding share_of(const char* name, const About& about, const std::vector<double>& values, const char* unit) {
  Finding finding = share_finding(name, values);
  finding.about = about;
  finding.unit = unit;
  return finding;
}

void add_differences(Answer& answer, const Table& base, const Table& changed, const std::string& lever) {
  for (std::size_t i = 0; i < base.schema.size(); ++i) {
    const auto& measure = base.schema[i];
    About about = measure.about;
    about.lever = lever;
    const auto after = column(changed, i), delta = difference(after, column(base, i));
    if (measure.name == "room") {
      answer.findings.push_back(share_of("room", about, after, "share of worlds"));
      Finding change = share_of("change_in_room", about, delta, "difference in the share of worlds");
      change.kind = FindingKind::share;
      answer.findings.push_back(std::move(change));
      answer.findings.push_back(share_of("share_up", about, flags(delta, true, false), "share of worlds"));
      answer.findings.push_back(share_of("share_down", about, flags(delta, false, true), "share of worlds"));
      answer.findings.push_back(
          share_of("share_flipped", about, flags(delta, true, true), "share of worlds"));
      continue;
    }
    // The mean, with its interval over worlds (model M10): where most worlds do not move the median is 0.
    Finding change = number_finding("change_in_" + measure.name, delta);
    const Finding average = share_finding(change.name, delta);
    change.value = average.value;
    change.error = average.error;
    change.about = about;
    change.unit = measure.unit;
    answer.findings.push_back(std::move(change));
  }
}

// The acceptors of a lever on must_accept differ from the base's: only the columns both have are compared.
Table common_columns(const Table& table, const question::Schema& schema) {
  const auto same = [](const question::Measure& a, const question::Measure& b) {
    return a.name == b.name && a.about == b.about;
  };
  if (std::equal(schema.begin(), schema.end(), table.schema.begin(), table.schema.end(), same)) return table;
  Table kept;
  kept.schema = schema;
  kept.worlds = table.worlds;
  kept.width = schema.size();
  kept.rows.assign(kept.worlds * kept.width, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < schema.size(); ++i)
    for (std::size_t j = 0; j < table.schema.size(); ++j)
      if (same(table.schema[j], schema[i]))
        for (std::size_t w = 0; w < table.worlds; ++w) kept.rows[w * kept.width + i] = table.at(w, j);
  return kept;
}

Answer start(const Method& room, const Task& task, const Variant& variant) {
  Answer answer;
  answer.question = "compare";
  answer.method = "paired_worlds";
  answer.status = question::Status::checked;
  answer.sources = {"owen1997"};
  answer.table = task.dispute->table(*task.inquiry.table).id;
  answer.levers = variant.levers;
  answer.parameters = {{"measures", room.card.id}};
  answer.findings.push_back(text_finding("title", variant.id, variant.title));
  if (!variant.holder.empty()) answer.findings.push_back(text_finding("holder", variant.id, variant.holder));
  if (!variant.means_for_people.empty())
    answer.findings.push_back(text_finding("means_for_people", variant.id, variant.means_for_people));
  if (!variant.not_computed.empty())
    answer.findings.push_back(text_finding("not_computed", variant.id, variant.not_computed));
  return answer;
}

std::string say_change(const Answer& answer, const Variant& variant) {
  const auto value = [&](const char* name) {
    for (const Finding& finding : answer.findings)
      if (finding.name == name)
        if (const auto* v = std::get_if<double>(&finding.value)) return std::clamp(*v, -1.0, 1.0);
    return 0.0;
  };
  const double up = value("share_up"), down = value("share_down");
  if (up == 0 && down == 0)
    return fmt::format("{}: room appears or disappears in none of the worlds.", variant.title);
  return fmt::format("{}: there is room in {} of 100 worlds; room appears in {} and disappears in {} of 100.",
                     variant.title, base::of_hundred(std::max(0.0, value("room"))), base::of_hundred(up),
                     base::of_hundred(down));
}

}  // namespace

std::vector<Variant> variants_of(const dispute::Case& dispute) {
  std::vector<Variant> variants;
  for (const auto& lever : dispute.parts().levers) {
    Variant variant{lever.id, lever.title, {lever.id}, "", lever.means_for_people, lever.not_computed};
    std::vector<std::string> who;
    if (lever.holder) who.push_back(dispute.party(*lever.holder).name);
    variant.holder = base::join_and(who);
    std::vector<std::string> needs;
    for (const auto party : lever.needs) needs.push_back(dispute.party(party).name);
    if (!needs.empty()) variant.holder += " (needs " + base::join_and(needs) + ")";
    variants.push_back(std::move(variant));
  }
  for (const auto& bundle : dispute.parts().bundles)
    variants.push_back({bundle.id, bundle.title, {bundle.id}, "", "", ""});
  return variants;
}

std::vector<Answer> compare(const Method& room, const Task& task, const Draws& draws,
                            const std::vector<Variant>& variants, const Plan& plan) {
  std::vector<Answer> answers;
  const auto obstacles = room.obstacles(task);
  if (!obstacles.empty()) return answers;
  const Table base = measure_worlds(room, task, draws, PulledLevers(task.dispute), plan);
  for (const Variant& variant : variants) {
    Answer answer = start(room, task, variant);
    auto pulled = pull_levers(task.dispute, variant.levers);
    if (!pulled) {
      answer.applies = false;
      for (const auto& problem : pulled.diagnostics()) answer.because += problem.message + ". ";
      answers.push_back(std::move(answer));
      continue;
    }
    const Task changed{pulled->dispute(), task.inquiry};
    // A lever may seat somebody of whom nothing is known: then there is no answer, and not "no room".
    if (const auto reasons = room.obstacles(changed); !reasons.empty()) {
      answer.applies = false;
      answer.because = fmt::format("{}", fmt::join(reasons, "; "));
      answers.push_back(std::move(answer));
      continue;
    }
    const Table table = measure_worlds(room, changed, draws, *pulled, plan);
    if (plan.cancel.cancelled()) return answers;
    add_differences(answer, base, common_columns(table, base.schema), variant.id);
    answer.says.push_back(say_change(answer, variant));
    note_clipping(answer, table);
    for (Finding& finding : answer.findings)
      if (finding.rests_on.empty()) finding.rests_on = room.card.reads;
    answers.push_back(std::move(answer));
  }
  return answers;
}

Answer front_levels(const Method& room, const Task& task, const Draws& draws,
                    const std::vector<double>& levels, const Plan& plan) {
  Variant variant;
  variant.id = "front";
  variant.title = "The same table with the front elsewhere";
  Answer answer = start(room, task, variant);
  answer.method = "front_levels";
  for (const double level : levels) {
    const auto pulled = pull_levers(task.dispute, {"war.level=" + base::shortest(level)});
    if (!pulled) continue;
    const Table table = measure_worlds(room, task, draws, *pulled, plan);
    if (plan.cancel.cancelled()) return answer;
    for (Finding& finding : aggregate(table, task, room.card.reads)) {
      finding.about.level = level;
      answer.findings.push_back(std::move(finding));
    }
  }
  return answer;
}

std::vector<Finding> resolve_readings(const Method& room, const Task& task, const Draws& draws,
                                      const PulledLevers& levers, const Plan& plan) {
  std::vector<Finding> findings;
  const Task changed{levers.dispute(), task.inquiry};
  for (const auto& [name, correlation] :
       {std::pair("room_if_lines_independent", 0.0), std::pair("room_if_lines_together", 0.9)}) {
    const Draws other = draws.with_resolve(correlation);
    const Table table = measure_worlds(room, changed, other, levers, plan);
    if (!table.complete) return {};
    Finding finding = share_finding(name, column(table, 0));
    finding.about.table = task.dispute->table(*task.inquiry.table).id;
    finding.rests_on = room.card.reads;
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace entente::ensemble
