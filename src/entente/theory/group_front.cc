#include "entente/theory/group_front.h"

#include <algorithm>
#include <deque>
#include <map>

namespace entente::theory {
namespace {

using Vector = std::vector<std::int64_t>;
using State = LinkStates::State;

constexpr std::size_t few_vectors = 4096, many_vectors = 20000;

Front origin(std::size_t width) {
  return {{width, Vector(width, 0)}, {1.0}, {PackageTrail::nothing}};
}

class GroupPass {
 public:
  GroupPass(const GroupTask& task, const LinkStates& links, const Front* known, MergeLimits& limits,
            PackageTrail& trail);
  // False: the work ended. The result is in `result` otherwise.
  bool run(std::size_t most_vectors, GroupFront& result);

 private:
  using Targets = std::map<State, std::vector<ShiftedFront>>;

  void follow(std::size_t position, Targets& targets);
  bool merge(std::size_t position, const Targets& targets);
  void leave_out_dominated(Front& front, const Vector& rest);
  void fit(std::size_t position, std::size_t most);
  void drop(std::size_t position, std::size_t most);
  Vector rest(std::size_t position, const State& state);

  const GroupTask& task_;
  const LinkStates& links_;
  const Front* known_;  // complete packages of the group, or null
  MergeLimits& limits_;
  PackageTrail& trail_;
  std::size_t width_;
  std::vector<std::vector<Front>> options_;  // by position, by class
  std::vector<Vector> most_;                 // by position: the highest the issues from there on can add
  std::map<State, Front> states_;
  std::deque<Vector> adds_;
  GroupFront* result_ = nullptr;
};

GroupPass::GroupPass(const GroupTask& task, const LinkStates& links, const Front* known, MergeLimits& limits,
                     PackageTrail& trail)
    : task_(task), links_(links), known_(known), limits_(limits), trail_(trail), width_(task.grid.width()) {
  const std::size_t count = links.order().size();
  most_.assign(count + 1, Vector(width_, 0));
  for (std::size_t p = count; p-- > 0;) {
    const Vector most = task.grid.most(links.order()[p]);
    for (std::size_t i = 0; i < width_; ++i) most_[p][i] = most_[p + 1][i] + most[i];
  }
  for (std::size_t p = 0; p < count; ++p) {
    options_.emplace_back();
    for (const auto& options : links.classes(p))
      options_.back().push_back(option_front(task.grid, links.order()[p], options, task.leaves));
  }
}

Vector GroupPass::rest(std::size_t position, const State& state) {
  Vector rest = most_[position];
  const std::vector<std::size_t> possible = links_.possible(position, state);
  limits_.work += 2 + static_cast<double>(possible.size() * width_) / 16;
  for (const std::size_t q : possible)
    for (std::size_t i = 0; i < width_; ++i)
      rest[i] += std::max<std::int64_t>(task_.grid.interaction(q)[i], 0);
  return rest;
}

// Where every state leads with every class of options.
void GroupPass::follow(std::size_t position, Targets& targets) {
  State next;
  std::vector<std::size_t> holding;
  for (const auto& [state, front] : states_) {
    limits_.work +=
        static_cast<double>(options_[position].size()) * (1 + static_cast<double>(state.size()) / 64);
    for (std::size_t c = 0; c < options_[position].size(); ++c) {
      const Front& options = options_[position][c];
      if (options.size() == 0 || !links_.step(position, state, c, next, holding)) continue;
      std::vector<ShiftedFront>& target = targets[next];
      for (std::size_t k = 0; k < options.size(); ++k) {
        const std::int64_t* add = options.vectors.at(k);
        if (!holding.empty()) {
          Vector& sum = adds_.emplace_back(add, add + width_);
          for (const std::size_t q : holding)
            for (std::size_t i = 0; i < width_; ++i) sum[i] += task_.grid.interaction(q)[i];
          add = sum.data();
        }
        target.push_back({&front, add, options.counts[k], options.nodes[k]});
      }
    }
  }
}

// What even at its highest is below a complete package of the group is in no frontier.
void GroupPass::leave_out_dominated(Front& front, const Vector& rest) {
  Front left{{width_, {}}, {}, {}};
  for (std::size_t k = 0; k < front.size(); ++k) {
    const std::int64_t* vector = front.vectors.at(k);
    bool dominated = false;
    std::size_t n = 0;
    for (; n < known_->size() && !dominated; ++n) {
      bool at_least = true, more = false;
      for (std::size_t i = 0; i < width_; ++i) {
        at_least &= known_->vectors.at(n)[i] >= vector[i] + rest[i];
        more |= known_->vectors.at(n)[i] > vector[i] + rest[i];
      }
      dominated = at_least && more;
    }
    limits_.work += static_cast<double>(n) / 32;
    if (dominated) continue;
    left.vectors.values.insert(left.vectors.values.end(), vector, vector + width_);
    left.counts.push_back(front.counts[k]);
    left.nodes.push_back(front.nodes[k]);
  }
  front = std::move(left);
}

bool GroupPass::merge(std::size_t position, const Targets& targets) {
  std::map<State, Front> next;
  for (const auto& [state, lists] : targets) {
    const Vector rest = this->rest(position + 1, state);
    Vector least(task_.least.begin(), task_.least.end());
    for (std::size_t i = 0; i < least.size(); ++i) least[i] -= rest[i];
    limits_.least = least;
    Front front;
    const bool done = merge_fronts(lists, limits_, trail_, front);
    limits_.least = {};
    if (!done) return false;
    if (known_ != nullptr) leave_out_dominated(front, rest);
    if (front.size() > 0) next.emplace(state, std::move(front));
  }
  states_ = std::move(next);
  adds_.clear();
  return true;
}

// Thinning bounds what is lost by little, dropping states by what they could still have reached; so thinning
// goes first.
void GroupPass::fit(std::size_t position, std::size_t most) {
  const auto count = [&] {
    std::size_t vectors = 0;
    for (const auto& [state, front] : states_) vectors += front.size();
    return vectors;
  };
  if (count() <= most) return;
  if (states_.size() > std::max<std::size_t>(most / 4, 1)) drop(position, most);
  const std::size_t vectors = count();
  if (vectors <= most) return;
  std::int64_t cell = 0;
  for (auto& [state, front] : states_)
    cell = std::max(cell, thin_front(front, std::max<std::size_t>(front.size() * most / vectors, 1)));
  result_->epsilon += cell;
}

// Follows the states with the highest hopes, in turn of each party alone and of all together.
void GroupPass::drop(std::size_t position, std::size_t most) {
  struct Hope {
    const State* state;
    Vector high;
    bool kept;
  };
  std::vector<Hope> hopes;
  for (const auto& [state, front] : states_) {
    Vector high = rest(position + 1, state), most_here(front.vectors.at(0), front.vectors.at(0) + width_);
    for (std::size_t k = 1; k < front.size(); ++k)
      for (std::size_t i = 0; i < width_; ++i) most_here[i] = std::max(most_here[i], front.vectors.at(k)[i]);
    for (std::size_t i = 0; i < width_; ++i) high[i] += most_here[i];
    hopes.push_back({&state, std::move(high), false});
  }
  const std::size_t share = std::max<std::size_t>(most / 4 / (width_ + 1), 1);
  std::vector<std::size_t> order(hopes.size());
  for (std::size_t n = 0; n < order.size(); ++n) order[n] = n;
  for (std::size_t i = 0; i <= width_; ++i) {
    const auto value = [&](const Hope& hope) {
      double sum = 0;
      for (std::size_t j = 0; j < width_; ++j)
        if (i == width_ || i == j) sum += static_cast<double>(hope.high[j]);
      return sum;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return value(hopes[a]) > value(hopes[b]); });
    for (std::size_t n = 0, taken = 0; n < order.size() && taken < share; ++n)
      if (!hopes[order[n]].kept) hopes[order[n]].kept = true, ++taken;
  }
  Vector& missed = result_->missed;
  for (const Hope& hope : hopes) {
    if (hope.kept) continue;
    if (missed.empty()) missed = hope.high;
    for (std::size_t i = 0; i < width_; ++i) missed[i] = std::max(missed[i], hope.high[i]);
    states_.erase(State(*hope.state));
  }
}

bool GroupPass::run(std::size_t most_vectors, GroupFront& result) {
  result_ = &result;
  states_.emplace(State(), origin(width_));
  for (std::size_t position = 0; position < links_.order().size(); ++position) {
    Targets targets;
    follow(position, targets);
    if (!merge(position, targets)) return false;
    fit(position, most_vectors);
  }
  if (!states_.empty())
    result.front = std::move(states_.begin()->second);
  else
    result.front.vectors.width = width_;
  return true;
}

bool whole(const GroupFront& group) {
  return group.epsilon == 0 && group.missed.empty();
}

}  // namespace

Front option_front(const ScoreGrid& grid, std::size_t issue, std::span<const std::size_t> options,
                   std::span<const std::uint32_t> leaves) {
  const Front start = origin(grid.width());
  std::vector<ShiftedFront> lists;
  for (const std::size_t option : options)
    if (grid.space().allowed(issue, option))
      lists.push_back({&start, grid.value(issue, option), 1.0, leaves[grid.space().first(issue) + option]});
  Front result;
  MergeLimits limits;
  PackageTrail unused;
  merge_fronts(lists, limits, unused, result);
  result.vectors.width = grid.width();
  return result;
}

GroupFront group_front(const GroupTask& task, MergeLimits& limits, PackageTrail& trail) {
  const LinkStates links(task.grid.space(), task.issues, true);
  const double end = limits.work + task.most_work;
  const auto pass = [&](std::size_t most_vectors, const Front* known, GroupFront& result) {
    return GroupPass(task, links, known, limits, trail).run(most_vectors, result);
  };
  GroupFront first;
  std::size_t most = few_vectors;
  // A pass over one vector is always granted, so that there is an answer.
  for (limits.most_work = end; !pass(most, nullptr, first); first = {}) {
    most /= 8;
    if (most <= 1) most = 1, limits.most_work = std::numeric_limits<double>::infinity();
  }
  if (whole(first) || most < few_vectors) return first;
  GroupFront second;
  limits.most_work = end;
  if (!pass(many_vectors, &first.front, second)) return first;
  if (whole(second)) return second;
  const std::int64_t still[PackageSpace::most_parties] = {};
  const std::vector<ShiftedFront> both = {{&second.front, still}, {&first.front, still}};
  Front joined;
  limits.most_work = std::numeric_limits<double>::infinity();
  merge_fronts(both, limits, trail, joined);
  second.front = std::move(joined);
  return second;
}

}  // namespace entente::theory
