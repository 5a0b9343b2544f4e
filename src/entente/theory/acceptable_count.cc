#include "entente/theory/acceptable_count.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/counted_sums.h"
#include "entente/theory/link_groups.h"
#include "entente/theory/link_states.h"
#include "entente/theory/score_grid.h"

namespace entente::theory {
namespace {

using Vector = std::vector<std::int64_t>;
using State = LinkStates::State;

constexpr std::size_t most_states = 20000;
constexpr double most_numbers = 1e7;  // in memory at once

// Partial packages by the state of the links that are open.
using Walk = std::map<State, CountedSums>;

// Least and most of what is still to come, by party.
struct Outlook {
  Vector low, high;
};

void add_to(Vector& sum, const Vector& more) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
}

class Counter {
 public:
  Counter(const PackageSpace& space, std::span<const double> thresholds, double most_work);
  PackageCount run();

 private:
  void form_units();
  Outlook outlook(std::size_t unit, std::size_t position, const State& state) const;
  bool walk(bool bound, double& count);
  bool settle(std::size_t unit, std::size_t position, Walk& walk, bool prune);
  void prune(CountedSums& sums, const Outlook& ahead) const;
  bool fits(const Walk& walk, std::size_t unit, std::size_t position) const;
  double allowance(std::size_t unit, std::size_t position) const;
  void leave_out_links(std::size_t unit, std::size_t position, Walk& walk) const;
  void round_up(std::size_t unit, std::size_t position, Walk& walk) const;
  std::optional<double> match_halves();

  const PackageSpace& space_;
  ScoreGrid grid_;
  double most_work_, work_ = 0;
  Vector least_;                   // by judge: what the issues must bring
  std::vector<LinkStates> units_;  // a group of linked issues, or a free issue
  std::vector<Outlook> after_;     // by unit: what those after it can add
  std::vector<std::size_t> issues_after_;
};

std::vector<std::size_t> with_threshold(std::span<const double> thresholds) {
  std::vector<std::size_t> judges;
  for (std::size_t party = 0; party < thresholds.size(); ++party)
    if (thresholds[party] != -HUGE_VAL) judges.push_back(party);
  return judges;
}

Counter::Counter(const PackageSpace& space, std::span<const double> thresholds, double most_work)
    : space_(space), grid_(space, with_threshold(thresholds)), most_work_(most_work) {
  for (std::size_t i = 0; i < grid_.width(); ++i)
    least_.push_back(grid_.at_least(thresholds[grid_.judges()[i]], acceptance_tolerance) - grid_.base()[i]);
  form_units();
}

// Linked issues first, then the free ones with the widest range for somebody, so that little is left open.
void Counter::form_units() {
  const bool interactions = grid_.width() > 0;
  std::vector<bool> grouped(space_.issues(), false);
  for (const LinkIssues& group : linked_issue_groups(space_, interactions)) {
    for (const std::size_t issue : group) grouped[issue] = true;
    units_.emplace_back(space_, group, interactions);
  }
  std::vector<std::pair<std::int64_t, std::size_t>> free;
  for (std::size_t issue = 0; issue < space_.issues(); ++issue) {
    if (grouped[issue]) continue;
    const Vector low = grid_.least(issue), high = grid_.most(issue);
    std::int64_t range = 0;
    for (std::size_t i = 0; i < low.size(); ++i) range = std::max(range, high[i] - low[i]);
    free.emplace_back(-range, issue);
  }
  std::sort(free.begin(), free.end());
  for (const auto& [range, issue] : free)
    units_.emplace_back(space_, std::vector<std::size_t>{issue}, interactions);
  const Vector nothing(grid_.width(), 0);
  after_.assign(units_.size(), {nothing, nothing});
  issues_after_.assign(units_.size(), 0);
  for (std::size_t u = units_.size(); u-- > 1;) {
    after_[u - 1] = outlook(u, 0, State());
    issues_after_[u - 1] = issues_after_[u] + units_[u].order().size();
  }
}

Outlook Counter::outlook(std::size_t unit, std::size_t position, const State& state) const {
  Outlook ahead = after_[unit];
  const LinkStates& links = units_[unit];
  for (std::size_t p = position; p < links.order().size(); ++p) {
    add_to(ahead.low, grid_.least(links.order()[p]));
    add_to(ahead.high, grid_.most(links.order()[p]));
  }
  for (const std::size_t q : links.possible(position, state))
    for (std::size_t i = 0; i < grid_.width(); ++i) {
      ahead.low[i] += std::min<std::int64_t>(grid_.interaction(q)[i], 0);
      ahead.high[i] += std::max<std::int64_t>(grid_.interaction(q)[i], 0);
    }
  return ahead;
}

// A party that has enough whatever follows needs no more; without a chance for somebody the sum goes.
void Counter::prune(CountedSums& sums, const Outlook& ahead) const {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < sums.size(); ++k) {
    bool hopeless = false;
    for (std::size_t i = 0; i < sums.width; ++i) {
      std::int64_t& value = sums.at(k)[i];
      hopeless |= value + ahead.high[i] < least_[i];
      value = std::min(value, least_[i] - ahead.low[i]);
    }
    if (hopeless) continue;
    std::copy(sums.at(k), sums.at(k) + sums.width, sums.at(kept));
    sums.counts[kept++] = sums.counts[k];
  }
  sums.values.resize(kept * sums.width);
  sums.counts.resize(kept);
  sums.join_equal();
}

double Counter::allowance(std::size_t unit, std::size_t position) const {
  const std::size_t issues = issues_after_[unit] + units_[unit].order().size() - position;
  return std::min(std::max(most_work_ - work_, 0.0) / static_cast<double>(issues),
                  most_numbers / static_cast<double>(grid_.width() + 1));
}

bool Counter::fits(const Walk& walk, std::size_t unit, std::size_t position) const {
  double sums = 0;
  for (const auto& [state, here] : walk) sums += static_cast<double>(here.size());
  const std::size_t options = space_.options(units_[unit].order()[position]);
  return walk.size() <= most_states && sums * static_cast<double>(options) <= allowance(unit, position);
}

// Settles one issue. Returns false if nothing is left.
bool Counter::settle(std::size_t unit, std::size_t position, Walk& walk, bool prune_sums) {
  const LinkStates& links = units_[unit];
  const std::size_t issue = links.order()[position];
  Walk result;
  State next;
  std::vector<std::size_t> holding;
  Vector sum(grid_.width());
  for (const auto& [state, here] : walk)
    for (std::size_t c = 0; c < links.classes(position).size(); ++c) {
      if (!links.step(position, state, c, next, holding)) continue;
      for (const std::size_t option : links.classes(position)[c]) {
        if (!space_.allowed(issue, option)) continue;
        CountedSums& target = result.try_emplace(next, CountedSums{grid_.width(), {}, {}}).first->second;
        for (std::size_t k = 0; k < here.size(); ++k) {
          for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] = here.at(k)[i] + grid_.value(issue, option)[i];
            for (const std::size_t q : holding) sum[i] += grid_.interaction(q)[i];
          }
          target.push(sum.data(), here.counts[k]);
        }
        work_ += static_cast<double>(here.size());
      }
    }
  for (auto& [state, sums] : result)
    if (prune_sums)
      prune(sums, outlook(unit, position + 1, state));
    else
      sums.join_equal();
  std::erase_if(result, [](const auto& entry) { return entry.second.size() == 0; });
  walk = std::move(result);
  return !walk.empty();
}

// Links as if they no longer mattered: restrictions kept, interactions as high as they can be. More and more
// of them, until few states are left.
void Counter::leave_out_links(std::size_t unit, std::size_t position, Walk& walk) const {
  if (position == 0) return;
  const std::vector<std::size_t> interactions = units_[unit].interactions_after(position - 1);
  const double options = static_cast<double>(space_.options(units_[unit].order()[position]));
  const double most = std::min<double>(most_states, allowance(unit, position) / options / 8);
  for (std::size_t begin = 0, step = 1;
       begin < interactions.size() && static_cast<double>(walk.size()) > most; begin += step, step *= 2) {
    const std::size_t end = std::min(begin + step, interactions.size());
    Walk fewer;
    for (auto& [state, sums] : walk) {
      State left = state;
      for (std::size_t c = begin; c < end; ++c) {
        if (left[c] != LinkStates::settled && interactions[c] != LinkStates::no_interaction)
          for (std::size_t k = 0; k < sums.size(); ++k)
            for (std::size_t i = 0; i < sums.width; ++i)
              sums.at(k)[i] += std::max<std::int64_t>(grid_.interaction(interactions[c])[i], 0);
        left[c] = LinkStates::settled;
      }
      CountedSums& target = fewer.try_emplace(left, CountedSums{grid_.width(), {}, {}}).first->second;
      for (std::size_t k = 0; k < sums.size(); ++k) target.push(sums.at(k), sums.counts[k]);
    }
    for (auto& [state, sums] : fewer) sums.join_equal();
    walk = std::move(fewer);
  }
}

// What is short of enough is rounded down, on a grid that is made coarser until the sums fit.
void Counter::round_up(std::size_t unit, std::size_t position, Walk& walk) const {
  for (std::int64_t cells = 4096; cells > 0 && grid_.width() > 0 && !fits(walk, unit, position); cells /= 2) {
    for (auto& [state, sums] : walk) {
      const Outlook ahead = outlook(unit, position, state);
      for (std::size_t i = 0; i < sums.width; ++i) {
        const std::int64_t enough = least_[i] - ahead.low[i];
        const std::int64_t cell = std::max<std::int64_t>((ahead.high[i] - ahead.low[i]) / cells, 1);
        for (std::size_t k = 0; k < sums.size(); ++k) {
          std::int64_t& value = sums.at(k)[i];
          value = std::min(enough, enough - (enough - value) / cell * cell);
        }
      }
      sums.join_equal();
    }
  }
}

// With `bound` an upper bound whatever it takes; without, false if it takes too much.
bool Counter::walk(bool bound, double& count) {
  Walk walk;
  walk[State()].width = grid_.width();
  walk[State()].push(Vector(grid_.width(), 0).data(), 1);
  count = 0;
  for (std::size_t unit = 0; unit < units_.size(); ++unit)
    for (std::size_t position = 0; position < units_[unit].order().size(); ++position) {
      if (!fits(walk, unit, position)) {
        if (!bound) return false;
        leave_out_links(unit, position, walk);
        round_up(unit, position, walk);
      }
      if (!settle(unit, position, walk, true)) return true;
    }
  for (const auto& [state, sums] : walk)
    for (std::size_t k = 0; k < sums.size(); ++k) {
      bool enough = true;
      for (std::size_t i = 0; i < sums.width; ++i) enough &= sums.at(k)[i] >= least_[i];
      if (enough) count += sums.counts[k];
    }
  return true;
}

// Each unit goes to the half with fewer sums, the larger units first.
std::optional<double> Counter::match_halves() {
  if (grid_.width() < 1 || grid_.width() > 2) return std::nullopt;
  const double most = most_work_ / 8;
  CountedSums start{grid_.width(), {}, {}};
  start.push(Vector(grid_.width(), 0).data(), 1);
  std::vector<CountedSums> units;
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    Walk walk;
    walk[State()] = start;
    for (std::size_t position = 0; position < units_[unit].order().size(); ++position) {
      double sums = 0;
      for (const auto& [state, here] : walk) sums += static_cast<double>(here.size());
      if (sums > most / static_cast<double>(space_.options(units_[unit].order()[position])) ||
          walk.size() > most_states)
        return std::nullopt;
      if (!settle(unit, position, walk, false)) return 0.0;
    }
    units.push_back(std::move(walk.begin()->second));
  }
  std::sort(units.begin(), units.end(),
            [](const CountedSums& a, const CountedSums& b) { return a.size() > b.size(); });
  CountedSums half[2] = {start, start};
  for (const CountedSums& unit : units) {
    CountedSums& fewer = half[half[1].size() < half[0].size()];
    if (static_cast<double>(fewer.size()) * static_cast<double>(unit.size()) > most) return std::nullopt;
    fewer = all_sums(fewer, unit);
  }
  return pairs_reaching(half[0], half[1], least_);
}

PackageCount Counter::run() {
  double count = 0;
  most_work_ /= 2;  // the other half is for the bound
  if (walk(false, count)) return {count, true};
  if (const auto matched = match_halves()) return {*matched, true};
  work_ = 0;
  walk(true, count);
  return {count, false};
}

}  // namespace

PackageCount count_acceptable(const PackageSpace& space, std::span<const double> thresholds,
                              double most_work) {
  base::require(thresholds.size() == space.parties(), "one threshold per party");
  for (std::size_t issue = 0; issue < space.issues(); ++issue) {
    bool any = false;
    for (std::size_t option = 0; option < space.options(issue); ++option) any |= space.allowed(issue, option);
    if (!any) return {};
  }
  return Counter(space, thresholds, most_work).run();
}

}  // namespace entente::theory
