#include "entente/ensemble/aggregate.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "entente/ensemble/draw.h"
#include "entente/ensemble/run.h"
#include "entente/theory/statistics.h"

namespace entente::ensemble {

using question::Finding;
using question::FindingKind;
using question::Measure;

namespace {

std::vector<double> defined(const std::vector<double>& values, std::size_t first, std::size_t last) {
  std::vector<double> kept;
  kept.reserve(last - first);
  for (std::size_t w = first; w < last; ++w)
    if (!std::isnan(values[w])) kept.push_back(values[w]);
  return kept;
}

// The same statistic of each replicate; their spread is the Monte-Carlo error (model M2).
template <class Statistic>
std::optional<double> replicate_error_of(const std::vector<double>& values, Statistic statistic) {
  std::vector<double> estimates;
  const std::size_t size = values.size() / replicates;
  for (std::size_t r = 0; size > 0 && r < replicates; ++r) {
    const auto part = defined(values, r * size, (r + 1) * size);
    if (!part.empty()) estimates.push_back(statistic(part));
  }
  if (estimates.size() < 2) return std::nullopt;
  return theory::replicate_error(estimates);
}

double mean(const std::vector<double>& values) {
  return theory::block_sum(values) / static_cast<double>(values.size());
}

question::Value undefined() {
  return question::Undefined{"no world has this number"};
}

// Named packages (model M7): those that most worlds have, at most 64; ties in the order of their options.
constexpr std::size_t most_candidates = 64;

std::vector<Finding> package_findings(const Table& table, std::size_t start, const Measure& measure,
                                      const question::Task& task) {
  std::map<std::vector<double>, std::size_t> counts;
  for (std::size_t w = 0; w < table.worlds; ++w) {
    std::vector<double> package;
    for (std::size_t i = 0; i < measure.width; ++i) package.push_back(table.at(w, start + i));
    if (!std::isnan(package[0])) ++counts[package];
  }
  std::vector<Finding> findings(1);
  findings[0].value = undefined();
  std::vector<std::pair<std::vector<double>, std::size_t>> ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (ranked.size() > most_candidates) ranked.resize(most_candidates);
  for (std::size_t rank = 0; rank < ranked.size(); ++rank) {
    Finding candidate;
    candidate.name = "candidate";
    candidate.about = measure.about;
    candidate.about.level = static_cast<double>(rank + 1);
    candidate.kind = FindingKind::package;
    candidate.unit = "package";
    candidate.value = measure.terms(*task.dispute, ranked[rank].first);
    if (rank == 0) findings[0].value = candidate.value;
    if (!measure.candidates) break;
    findings.push_back(std::move(candidate));
  }
  return findings;
}

// Sets with named members (which demands clash): those that most worlds have, each with its share of all
// worlds; `about.level` is the rank that ties the two together.
constexpr std::size_t most_sets = 8;

std::vector<Finding> set_findings(const Table& table, std::size_t start, const Measure& measure) {
  std::map<std::vector<double>, std::vector<double>> worlds;  // set -> in each world: is it this one?
  for (std::size_t w = 0; w < table.worlds; ++w) {
    std::vector<double> set;
    for (std::size_t i = 0; i < measure.width; ++i) set.push_back(table.at(w, start + i));
    if (std::isnan(set[0]) || std::find(set.begin(), set.end(), 1.0) == set.end()) continue;
    auto& found = worlds[set];
    found.resize(table.worlds, 0.0);
    found[w] = 1;
  }
  std::vector<std::pair<std::vector<double>, Finding>> ranked;
  for (const auto& [set, in] : worlds) ranked.emplace_back(set, share_finding(measure.name + "_share", in));
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return std::get<double>(a.second.value) > std::get<double>(b.second.value);
  });
  if (ranked.size() > most_sets) ranked.resize(most_sets);
  std::vector<Finding> findings;
  for (auto& [set, share] : ranked) {
    Finding members;
    std::vector<std::string> grounds;
    members.name = measure.name;
    members.kind = FindingKind::set;
    members.unit = measure.unit;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < set.size(); ++i)
      if (set[i] == 1) {
        names.push_back(measure.members[i]);
        if (i < measure.members_rest_on.size())
          grounds.insert(grounds.end(), measure.members_rest_on[i].begin(), measure.members_rest_on[i].end());
      }
    if (measure.members_rest_on.empty()) grounds = names;
    members.rests_on = grounds;
    share.rests_on = grounds;
    members.value = std::move(names);
    members.about = share.about = measure.about;
    members.about.level = share.about.level = static_cast<double>(findings.size() / 2 + 1);
    findings.push_back(std::move(members));
    findings.push_back(std::move(share));
  }
  return findings;
}

Finding pointwise(const Table& table, std::size_t start, const Measure& measure, bool shares) {
  Finding finding;
  std::vector<double> values;
  for (std::size_t i = 0; i < measure.width; ++i) {
    auto kept = defined(column(table, start + i), 0, table.worlds);
    values.push_back(kept.empty() ? std::numeric_limits<double>::quiet_NaN()
                     : shares     ? mean(kept)
                                  : theory::quantile(kept, 0.5));
  }
  const bool none = std::all_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
  finding.value = none ? undefined() : question::Value(std::move(values));
  return finding;
}

// Some numbers are expectations by definition; their interval stays that of the worlds.
void take_mean(Finding& finding, const std::vector<double>& values) {
  const Finding expected = share_finding(finding.name, values);
  finding.value = expected.value;
  finding.error = expected.error;
}

// A worst case has no sampling error worth the name: more worlds can only raise it.
void take_greatest(Finding& finding, const std::vector<double>& values) {
  const auto kept = defined(values, 0, values.size());
  if (kept.empty()) return;
  finding.value = *std::max_element(kept.begin(), kept.end());
  finding.error.reset();
  finding.interval.reset();
}

}  // namespace

Finding number_finding(std::string name, const std::vector<double>& values) {
  Finding finding;
  finding.name = std::move(name);
  auto kept = defined(values, 0, values.size());
  finding.value = undefined();
  if (kept.empty()) return finding;
  std::sort(kept.begin(), kept.end());
  finding.value = theory::sorted_quantile(kept, 0.5);
  const auto ends = [&](double share) {
    return std::pair(theory::sorted_quantile(kept, (1 - share) / 2),
                     theory::sorted_quantile(kept, (1 + share) / 2));
  };
  finding.interval = question::Intervals{ends(0.5), ends(0.8), ends(0.95)};
  finding.error = replicate_error_of(values, [](const auto& part) { return theory::quantile(part, 0.5); });
  return finding;
}

Finding share_finding(std::string name, const std::vector<double>& values) {
  Finding finding;
  finding.name = std::move(name);
  finding.kind = FindingKind::probability;
  finding.unit = "share of worlds";
  const auto kept = defined(values, 0, values.size());
  finding.value = kept.empty() ? undefined() : question::Value(mean(kept));
  finding.error = replicate_error_of(values, mean);
  return finding;
}

std::vector<Finding> aggregate(const Table& table, const question::Task& task,
                               const std::vector<std::string>& reads) {
  std::vector<Finding> findings, candidates;
  std::size_t start = 0;
  for (const Measure& measure : table.schema) {
    Finding finding;
    switch (measure.kind) {
      case FindingKind::probability:
        finding = share_finding(measure.name, column(table, start));
        break;
      case FindingKind::package: {
        auto packages = package_findings(table, start, measure, task);
        finding = std::move(packages.front());
        candidates.insert(candidates.end(), std::make_move_iterator(packages.begin() + 1),
                          std::make_move_iterator(packages.end()));
        break;
      }
      case FindingKind::share:
        finding = measure.width == 1 ? share_finding(measure.name, column(table, start))
                                     : pointwise(table, start, measure, true);
        break;
      case FindingKind::set:
        if (!measure.members.empty()) {
          for (Finding& set : set_findings(table, start, measure)) findings.push_back(std::move(set));
          start += measure.width;
          continue;
        }
        finding = pointwise(table, start, measure, true);
        break;
      case FindingKind::series:
        finding = pointwise(table, start, measure, false);
        break;
      default:
        finding = number_finding(measure.name, column(table, start));
        if (measure.expectation) take_mean(finding, column(table, start));
        if (measure.greatest) take_greatest(finding, column(table, start));
        break;
    }
    finding.name = measure.name;
    finding.about = measure.about;
    finding.kind = measure.kind;
    finding.unit = measure.unit;
    finding.rests_on = measure.rests_on.empty() ? reads : measure.rests_on;
    findings.push_back(std::move(finding));
    start += measure.width;
  }
  for (Finding& candidate : candidates) {
    candidate.rests_on = reads;
    findings.push_back(std::move(candidate));
  }
  return findings;
}

void keep_most_supported(question::Answer& answer, std::size_t most) {
  std::vector<std::pair<double, double>> ranked;  // minus support, former rank
  for (const Finding* support : answer.all("candidate_support"))
    if (const auto* share = std::get_if<double>(&support->value))
      ranked.emplace_back(-*share, *support->about.level);
  if (ranked.empty()) return;
  std::stable_sort(ranked.begin(), ranked.end());
  std::map<double, double> rank;
  for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i)
    rank[ranked[i].second] = static_cast<double>(i + 1);
  std::erase_if(answer.findings, [&](Finding& finding) {
    if (!finding.name.starts_with("candidate")) return false;
    const auto kept = rank.find(*finding.about.level);
    if (kept == rank.end()) return true;
    finding.about.level = kept->second;
    return false;
  });
  // In the order of their new ranks, name by name.
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < answer.findings.size(); ++i)
    if (answer.findings[i].name.starts_with("candidate")) places[answer.findings[i].name].push_back(i);
  for (const auto& [name, at] : places) {
    std::vector<Finding> sorted;
    for (const std::size_t i : at) sorted.push_back(answer.findings[i]);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Finding& a, const Finding& b) { return *a.about.level < *b.about.level; });
    for (std::size_t i = 0; i < at.size(); ++i) answer.findings[at[i]] = std::move(sorted[i]);
  }
}

}  // namespace entente::ensemble
