// What the war question measures in a world: the front today, how courses of the war go, and level by level
// the terms that both sides prefer to fighting on, with each obstacle and without it.
#include "entente/methods/war_measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "entente/methods/removals.h"
#include "entente/theory/commitment.h"
#include "entente/theory/front_courses.h"

namespace entente::methods {

using dispute::Case;
using dispute::IssueId;
using dispute::PartyId;
using dispute::World;
using question::About;
using question::FindingKind;
using question::Measure;
using question::Task;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Interval {
  double low = 0, high = 1;
  bool empty() const { return low > high; }
};

Interval both(const Interval& a, const Interval& b) {
  return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

// The y at which a side has at least `threshold`, as one interval.
Interval acceptable(std::span<const double> outcome, double threshold) {
  const std::size_t last = outcome.size() - 1;
  Interval found{1, 0};
  const auto take = [&](double y) {
    found.low = std::min(found.low, y);
    found.high = std::max(found.high, y);
  };
  for (std::size_t k = 0; k <= last; ++k) {
    const double y = static_cast<double>(k) / static_cast<double>(last);
    if (outcome[k] >= threshold) take(y);
    if (k == last || (outcome[k] >= threshold) == (outcome[k + 1] >= threshold)) continue;
    take(y + (threshold - outcome[k]) / (outcome[k + 1] - outcome[k]) / static_cast<double>(last));
  }
  return found;
}

// Values of no agreement by level, with and without the obstacles that change them.
struct Readings {
  std::array<std::vector<double>, 8> first, second;  // as WarScratch::reading counts them
};

struct WarScratch : question::Scratch {
  explicit WarScratch(const Task& task)
      : dispute(*task.dispute),
        war(*dispute.parts().war),
        line(war_line(dispute)),
        obstacles(obstacles_on_line(dispute)),
        model(dispute, computable_issues(dispute)),
        horizons(periods_ahead + 1) {
    std::iota(horizons.begin(), horizons.end(), 0);
    model.bargain_on_line();
  }
  const Case& dispute;
  const dispute::War& war;
  WarLine line;
  std::vector<Obstacle> obstacles;
  WorldModel model;
  std::vector<double> duration;
  std::vector<int> horizons;
  Readings readings;

  bool removed(unsigned mask, Obstacle obstacle) const {
    for (std::size_t i = 0; i < obstacles.size(); ++i)
      if (obstacles[i] == obstacle) return (mask >> i & 1u) != 0;
    return true;  // what a case does not hold is no obstacle
  }
  std::size_t reading(unsigned mask) const {
    return (removed(mask, Obstacle::beliefs) ? 4u : 0u) + (removed(mask, Obstacle::red_lines) ? 2u : 0u) +
           (removed(mask, Obstacle::commitment) ? 1u : 0u);
  }
};

std::array<PartyId, 2> sides(const Case& dispute) {
  return {dispute.parts().war->first, dispute.parts().war->second};
}

Measure measure(const std::string& name, About about, const std::string& unit,
                FindingKind kind = FindingKind::number) {
  Measure made;
  made.name = name;
  made.about = std::move(about);
  made.unit = unit;
  made.kind = kind;
  return made;
}

About about_party(const Case& dispute, PartyId party) {
  About about;
  about.party = dispute.party(party).id;
  return about;
}

void add_courses(const Case& dispute, question::Schema& schema) {
  const auto& war = *dispute.parts().war;
  const auto series = [&](const char* name, const About& about) {
    schema.push_back(measure(name, about, war.period, FindingKind::share));
    schema.back().width = periods_ahead + 1;  // after 0, 1, … periods
  };
  for (const char* name : {"survival", "ended_low", "ended_high", "ended_frozen"}) series(name, {});
  for (const PartyId side : sides(dispute))
    if (war.exhaustion.contains(side)) series("ended_exhausted", about_party(dispute, side));
}

void add_levels(const Case& dispute, const WarLine& line, question::Schema& schema) {
  const char* unit = line.issue ? "scale" : "share of the line";
  const auto obstacles = obstacles_on_line(dispute);
  for (int k = 0; k <= dispute.parts().war->levels; ++k) {
    About about;
    about.level = k;
    schema.push_back(measure("range_open", about, "share of worlds", FindingKind::probability));
    schema.push_back(measure("bargaining_range_low", about, unit));
    schema.push_back(measure("bargaining_range_high", about, unit));
    for (const PartyId party : sides(dispute)) {
      about.party = dispute.party(party).id;
      schema.push_back(measure("least_acceptable_by_level", about, unit));
    }
    about.party.clear();
    if (obstacles.empty()) continue;
    schema.push_back(measure("terms_on_line", about, "share of worlds", FindingKind::probability));
    for (const Obstacle obstacle : obstacles) {
      schema.push_back(measure("opens_" + id_of(obstacle), about, "share of the worlds without terms",
                               FindingKind::probability));
      schema.push_back(measure("width_without_" + id_of(obstacle), about, unit));
    }
  }
}

// Real red lines of the two sides on the scale in which the terms are told, as parts of the line.
Interval lines_of(const WarScratch& s, const World& world) {
  Interval open;
  if (!s.line.issue) return open;
  const IssueId issue(static_cast<std::size_t>(s.line.issue - s.dispute.issues().data()));
  for (const PartyId side : sides(s.dispute)) {
    const auto line = s.dispute.red_line_of(side, issue);
    if (!line || !world.line_is_real(*line) ||
        s.dispute.red_line(*line).kind != dispute::RedLine::Kind::range)
      continue;
    const auto at = [&](double value) { return (value - s.line.low) / (s.line.high - s.line.low); };
    const double from = at(world.line_from(*line)), to = at(world.line_to(*line));
    open = both(open, {std::min(from, to) - 1e-9, std::max(from, to) + 1e-9});
  }
  return open;
}

// Values with every obstacle in place, and with each one taken away. What an agreement that may fail adds is
// known without solving again.
void read_values(WarScratch& s, const World& world) {
  const auto read = [&](unsigned mask) {
    const std::size_t reading = s.reading(mask);
    const bool may_fail = !s.removed(mask, Obstacle::commitment);
    const auto copy = [&](PartyId party, std::vector<double>& to) {
      const auto values = s.model.reservation_by_level(party.index(), may_fail);
      to.assign(values.begin(), values.end());
    };
    copy(s.war.first, s.readings.first[reading]);
    copy(s.war.second, s.readings.second[reading]);
  };
  read(0);
  const auto solved_again = [&](Obstacle obstacle) {
    return obstacle == Obstacle::beliefs || (obstacle == Obstacle::red_lines && s.war.talks);
  };
  for (std::size_t i = 0; i < s.obstacles.size(); ++i)
    if (!solved_again(s.obstacles[i])) read(1u << i);  // as long as the model holds the world as it is
  for (std::size_t i = 0; i < s.obstacles.size(); ++i) {
    if (!solved_again(s.obstacles[i])) continue;
    if (s.obstacles[i] == Obstacle::red_lines) {
      World off = world;
      for (std::size_t n = 0; n < s.dispute.parts().red_lines.size(); ++n)
        off.set_line_real(dispute::RedLineId(n), false);
      s.model.refill_lines(off);
    }
    s.model.refill_war(world, s.obstacles[i] != Obstacle::beliefs);
    read(1u << i);
  }
}

// Series by series, as the schema has them; returns where the next measure stands.
std::size_t write_courses(const WarScratch& s, std::span<double> out, std::size_t at) {
  const std::size_t count = s.horizons.size();
  const bool first = s.war.exhaustion.contains(s.war.first), second = s.war.exhaustion.contains(s.war.second);
  std::size_t series = 4;
  for (const auto& after : theory::standing_after(s.model.chain(), s.model.front_level(), s.horizons)) {
    const std::array shares = {after.goes_on, after.low, after.high, after.frozen};
    for (std::size_t n = 0; n < shares.size(); ++n) out[at + n * count] = shares[n];
    series = 4;
    if (first) out[at + series++ * count] = after.exhausted_first;
    if (second) out[at + series++ * count] = after.exhausted_second;
    ++at;
  }
  return at + (series - 1) * count;
}

struct Outcomes {
  std::span<const double> first, second;
};

void write_levels(const WarScratch& s, const Outcomes& u, const Interval& lines, std::span<double> out,
                  std::size_t at) {
  const auto at_level = [&](std::size_t k, unsigned mask) {
    const std::size_t reading = s.reading(mask);
    const Interval found = both(acceptable(u.first, s.readings.first[reading][k]),
                                acceptable(u.second, s.readings.second[reading][k]));
    return s.removed(mask, Obstacle::red_lines) ? found : both(found, lines);
  };
  const double length = s.line.issue ? std::fabs(s.line.high - s.line.low) : 1;
  for (std::size_t k = 0; k <= static_cast<std::size_t>(s.war.levels); ++k) {
    const double r_first = s.readings.first[s.reading(0)][k], r_second = s.readings.second[s.reading(0)][k];
    const Interval range = both(acceptable(u.first, r_first), acceptable(u.second, r_second));
    out[at++] = range.empty() ? 0 : 1;
    out[at++] = range.empty() ? none : s.line.terms(range.low);
    out[at++] = range.empty() ? none : s.line.terms(range.high);
    out[at++] = s.line.terms(least_acceptable(u.first, r_first, true));
    out[at++] = s.line.terms(least_acceptable(u.second, r_second, false));
    if (s.obstacles.empty()) continue;
    const bool open = !at_level(k, 0).empty();
    out[at++] = open ? 1 : 0;
    for (std::size_t i = 0; i < s.obstacles.size(); ++i) {
      const Interval without = at_level(k, 1u << i);
      out[at++] = open ? none : (without.empty() ? 0 : 1);
      const double width = without.high - without.low;  // a single point is as wide as its rounding
      out[at++] = without.empty() ? none : width < 1e-7 ? 0 : length * width;
    }
  }
}

// By how much what a side can lock in by fighting now exceeds all that the other can promise it, where
// promises are renewed period by period; above 0 no promise is enough.
double commitment_gap(const WarScratch& s, const World& world, const Outcomes& u) {
  double largest = -std::numeric_limits<double>::infinity();
  const auto& chain = s.model.chain();
  const double level = s.model.front_level();
  // Where the war stops, the front stands; that its state may turn is left aside within one period.
  const auto next = [&](const std::vector<double>& values, std::span<const double> outcome) {
    const auto at = [&](double k) {
      return theory::at_level(values, std::clamp(k, 0.0, static_cast<double>(s.war.levels)));
    };
    const double moved = chain.advance * at(level + 1) + chain.retreat * at(level - 1) +
                         (1 - chain.advance - chain.retreat) * at(level);
    return chain.stops() * theory::at_level(outcome, level) + (1 - chain.stops()) * moved;
  };
  const auto test = [&](bool of_first) {
    const std::size_t reading = s.reading(0);
    const auto& own = of_first ? s.readings.first[reading] : s.readings.second[reading];
    const auto& other = of_first ? s.readings.second[reading] : s.readings.first[reading];
    const double patience = world.patience(of_first ? s.war.first : s.war.second).value_or(1);
    const auto own_outcome = of_first ? u.first : u.second, other_outcome = of_first ? u.second : u.first;
    // Where nothing on the line gives the other as much, it can be promised its own lowest.
    const double promised =
        theory::most_promised(own_outcome, other_outcome, patience, next(other, other_outcome))
            .value_or(*std::min_element(own_outcome.begin(), own_outcome.end()));
    largest = std::max(largest, theory::at_level(own, level) - promised);
  };
  test(true);
  test(false);
  return largest;
}

}  // namespace

WarLine war_line(const Case& dispute) {
  WarLine line;
  const auto& war = *dispute.parts().war;
  for (const auto& end : war.low)
    for (const auto& other : war.high)
      if (!line.issue && end.issue == other.issue && dispute.issue(end.issue).fought_over &&
          dispute.issue(end.issue).kind == dispute::Issue::Kind::scale)
        line = {&dispute.issue(end.issue), end.value, other.value};
  return line;
}

std::vector<IssueId> computable_issues(const Case& dispute) {
  std::vector<IssueId> issues;
  for (std::size_t j = 0; j < dispute.issues().size(); ++j)
    if (dispute.issues()[j].kind != dispute::Issue::Kind::open) issues.push_back(IssueId(j));
  return issues;
}

std::vector<Obstacle> obstacles_on_line(const Case& dispute) {
  const auto& war = *dispute.parts().war;
  std::vector<Obstacle> found;
  if (!war.belief.empty()) found.push_back(Obstacle::beliefs);
  if (war.regroup && dispute.parts().life) found.push_back(Obstacle::commitment);
  const WarLine line = war_line(dispute);
  for (std::size_t j = 0; j < dispute.issues().size(); ++j)
    if (line.issue == &dispute.issues()[j])
      for (const PartyId side : sides(dispute))
        if (const auto red = dispute.red_line_of(side, IssueId(j));
            red && dispute.red_line(*red).kind == dispute::RedLine::Kind::range &&
            (found.empty() || found.back() != Obstacle::red_lines))
          found.push_back(Obstacle::red_lines);
  return found;
}

double least_acceptable(std::span<const double> outcome, double threshold, bool first) {
  const Interval range = acceptable(outcome, threshold);
  return range.empty() ? none : first ? range.low : range.high;
}

question::Schema war_schema(const Task& task) {
  const Case& dispute = *task.dispute;
  const auto& war = *dispute.parts().war;
  const WarLine line = war_line(dispute);
  const char* unit = line.issue ? "scale" : "share of the line";
  question::Schema schema = {measure("front_level", {}, "level"),
                             measure("expected_duration", {}, war.period),
                             measure("chance_low", {}, "share of worlds", FindingKind::share),
                             measure("chance_high", {}, "share of worlds", FindingKind::share),
                             measure("chance_freeze", {}, "share of worlds", FindingKind::share)};
  for (const PartyId side : sides(dispute))
    if (war.exhaustion.contains(side))
      schema.push_back(
          measure("chance_exhausted", about_party(dispute, side), "share of worlds", FindingKind::share));
  schema.push_back(measure("range_open_today", {}, "share of worlds", FindingKind::probability));
  schema.push_back(measure("commitment_gap", {}, "utility"));
  schema.push_back(measure("commitment_gap_open", {}, "share of worlds", FindingKind::probability));
  add_courses(dispute, schema);
  for (const PartyId party : sides(dispute)) {
    const About about = about_party(dispute, party);
    schema.push_back(measure("reservation_value", about, "utility"));
    schema.push_back(measure("least_acceptable_terms", about, unit));
  }
  add_levels(dispute, line, schema);
  for (auto& entry : schema)
    if (line.issue && entry.unit == "scale") entry.about.issue = line.issue->id;
  return schema;
}

std::unique_ptr<question::Scratch> war_scratch(const Task& task) {
  return std::make_unique<WarScratch>(task);
}

void measure_war(const Task&, const World& world, question::Scratch* scratch, std::span<double> out) {
  auto& s = static_cast<WarScratch&>(*scratch);
  s.model.fill(world);
  read_values(s, world);
  const auto& chain = s.model.chain();
  const double level = s.model.front_level();
  const std::size_t a = s.war.first.index(), b = s.war.second.index();
  const Outcomes u{s.model.outcome_by_level(a), s.model.outcome_by_level(b)};
  s.duration.resize(chain.states());
  theory::expected_duration(chain, s.duration);
  const auto ends = theory::end_chances(chain);
  std::size_t at = 0;
  out[at++] = level;
  const double duration = theory::at_level(s.duration, level);
  out[at++] = std::isfinite(duration) ? duration : none;
  out[at++] = theory::at_level(ends.low, level);
  out[at++] = theory::at_level(ends.high, level);
  out[at++] = theory::at_level(ends.frozen, level);
  if (s.war.exhaustion.contains(s.war.first)) out[at++] = theory::at_level(ends.exhausted_first, level);
  if (s.war.exhaustion.contains(s.war.second)) out[at++] = theory::at_level(ends.exhausted_second, level);
  // The model holds the last reading by now.
  const std::size_t full = s.reading(0);
  const double r_first = theory::at_level(s.readings.first[full], level);
  const double r_second = theory::at_level(s.readings.second[full], level);
  out[at++] = both(acceptable(u.first, r_first), acceptable(u.second, r_second)).empty() ? 0 : 1;
  out[at++] = commitment_gap(s, world, u);
  out[at] = out[at - 1] > 0 ? 1 : 0;
  at = write_courses(s, out, at + 1);
  out[at++] = r_first;
  out[at++] = s.line.terms(least_acceptable(u.first, r_first, true));
  out[at++] = r_second;
  out[at++] = s.line.terms(least_acceptable(u.second, r_second, false));
  write_levels(s, u, lines_of(s, world), out, at);
}

}  // namespace entente::methods
