#include "entente/theory/hull_maximum.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "entente/base/elementary.h"
#include "entente/base/require.h"
#include "entente/theory/hull_newton.h"

namespace entente::theory {
namespace {

using base::require;
using Numbers = std::vector<double>;

constexpr double tight = 1e-12;  // a tangent this close to the function adds nothing
constexpr double level_slack = 1e-12;
constexpr double least_slack = 1e-11;  // how far Newton steps may pass a lower limit
constexpr double same_tangent = 3e-7;  // relative; a logarithm bends by half its square, 5e-14
constexpr int most_programs = 400;
constexpr int most_newton_steps = 40;
constexpr std::ptrdiff_t most_cuts = 120;

double scaled(const ConcaveTerm& term, std::size_t n, const Numbers& u) {
  return (u[term.parties[n]] - term.origin[n]) / term.unit[n];
}

// The places of the `count` parties with the smallest scaled gains, smallest first.
std::vector<std::size_t> lowest(const ConcaveTerm& term, const Numbers& u) {
  std::vector<std::size_t> order(term.parties.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scaled(term, a, u) < scaled(term, b, u); });
  order.resize(term.count);
  return order;
}

void check_term(const ConcaveTerm& term, std::size_t parties) {
  const bool log = term.shape == ConcaveTerm::Shape::logarithm;
  require(term.origin.size() == term.parties.size() && term.unit.size() == term.parties.size(),
          "a term has an origin and a unit per party");
  require(!log || term.weight.size() == term.parties.size(), "a logarithm has a weight per party");
  require(!term.parties.empty() && (log || (term.count > 0 && term.count <= term.parties.size())),
          "a term is about some of its parties");
  for (std::size_t party : term.parties) require(party < parties, "a term's parties exist");
  for (double unit : term.unit) require(unit > 0, "a unit is positive");
}

}  // namespace

double value_of(const ConcaveTerm& term, const Numbers& u) {
  double sum = 0;
  if (term.shape == ConcaveTerm::Shape::lowest_sum) {
    for (std::size_t n : lowest(term, u)) sum += scaled(term, n, u);
    return sum;
  }
  for (std::size_t n = 0; n < term.parties.size(); ++n) {
    const double gain = scaled(term, n, u);
    if (gain <= 0) return -HUGE_VAL;
    sum += term.weight[n] * base::log(gain);
  }
  return sum;
}

// Variables: the utilities, the parts of the objective, then the shares of the open vectors.
struct HullMaximiser::Frame {
  LinearProgram program;
  std::vector<std::pair<std::size_t, std::size_t>> share_of;  // block and vector, by share variable
  std::size_t first_share = 0;
  Numbers lowest, highest;  // of each party's utility
  bool reachable = true;    // nobody's lower limit is above the highest utility
};

HullMaximiser::HullMaximiser(HullBlocks blocks, HullQuestion question)
    : blocks_(std::move(blocks)), question_(std::move(question)) {
  require(blocks_.parties() > 0, "a hull has parties");
  require(question_.least.size() == blocks_.parties(), "one lower limit per party");
  for (const Numbers& vectors : blocks_.vectors)
    require(!vectors.empty() && vectors.size() % blocks_.parties() == 0,
            "a block has vectors with one number per party");
  check_term(question_.maximise, blocks_.parties());
  for (const HullQuestion::Level& level : question_.keep) {
    check_term(level.term, blocks_.parties());
    require(level.term.shape == ConcaveTerm::Shape::lowest_sum, "levels are kept for sums of smallest gains");
  }
  nearest_.assign(question_.maximise.parties.size(), HUGE_VAL);
}

// A logarithm has one part per party, so that a tangent in one party's gain serves all others.
std::size_t HullMaximiser::parts() const {
  return question_.maximise.shape == ConcaveTerm::Shape::logarithm ? question_.maximise.parties.size() : 1;
}

HullMaximiser::Cut HullMaximiser::part_cut(std::size_t part, const Numbers& u) {
  const ConcaveTerm& term = question_.maximise;
  Cut cut{part, Numbers(blocks_.parties(), 0.0), 0};
  if (term.shape == ConcaveTerm::Shape::lowest_sum) {
    for (std::size_t n : lowest(term, u)) {
      cut.slope[term.parties[n]] += 1 / term.unit[n];
      cut.offset -= term.origin[n] / term.unit[n];
    }
    return cut;
  }
  // Near a gain of 0 the tangent is steep; approaching it in steps keeps the program's numbers moderate.
  const double gain = std::max(scaled(term, part, u), 0.2 * nearest_[part]);
  nearest_[part] = std::min(nearest_[part], gain);
  const double slope = term.weight[part] / gain / term.unit[part];
  cut.slope[term.parties[part]] = slope;
  cut.offset = term.weight[part] * (base::log(gain) - 1) - slope * term.origin[part];
  return cut;
}

// A tangent that the program has already, or one beside it that differs less than the function bends, is
// broken by rounding only; near-equal rows would do nothing but harm.
void HullMaximiser::add_new(Cut cut) {
  double size = 0;
  for (double slope : cut.slope) size = std::max(size, std::abs(slope));
  for (const Cut& known : cuts_) {
    bool same = known.line == cut.line &&
                std::abs(known.offset - cut.offset) <= same_tangent * std::max(std::abs(cut.offset), size);
    for (std::size_t i = 0; i < cut.slope.size() && same; ++i)
      same = std::abs(known.slope[i] - cut.slope[i]) <= same_tangent * size;
    if (same) return;
  }
  cuts_.push_back(std::move(cut));
}

bool HullMaximiser::add_part_cuts(const Numbers& u, const Numbers& claimed) {
  const std::size_t before = cuts_.size();
  const ConcaveTerm& term = question_.maximise;
  for (std::size_t part = 0; part < parts(); ++part) {
    double value = -HUGE_VAL;
    if (term.shape == ConcaveTerm::Shape::lowest_sum)
      value = value_of(term, u);
    else if (scaled(term, part, u) > 0)
      value = term.weight[part] * base::log(scaled(term, part, u));
    if (std::isinf(value) || claimed[part] - value > tight * std::max(1.0, std::abs(value)))
      add_new(part_cut(part, u));
  }
  return cuts_.size() > before;
}

bool HullMaximiser::add_level_cuts(const Numbers& u) {
  const std::size_t before = cuts_.size();
  for (const auto& [term, at_least] : question_.keep) {
    if (value_of(term, u) >= at_least - level_slack * std::max(1.0, std::abs(at_least))) continue;
    Cut cut{level_line, Numbers(blocks_.parties(), 0.0), -at_least};
    for (std::size_t n : lowest(term, u)) {
      cut.slope[term.parties[n]] += 1 / term.unit[n];
      cut.offset -= term.origin[n] / term.unit[n];
    }
    add_new(std::move(cut));
  }
  return cuts_.size() > before;
}

void HullMaximiser::add_row(Frame& frame, const Cut& cut) const {
  Numbers row(frame.first_share, 0.0);
  for (std::size_t i = 0; i < cut.slope.size(); ++i) row[i] = -cut.slope[i];
  if (cut.line != level_line) row[blocks_.parties() + cut.line] = 1;
  frame.program.add_row(std::move(row), Relation::at_most, cut.offset);
}

// The ranges of the utilities over the open vectors, and the rows u_i - sum of shares times values = base_i.
void HullMaximiser::open_vectors(Frame& frame, const Open& open, std::vector<Numbers>& rows) const {
  const std::size_t k = blocks_.parties();
  frame.lowest = frame.highest = blocks_.base;
  for (std::size_t block = 0; block < blocks_.vectors.size(); ++block) {
    require(open[block].size() == blocks_.size(block), "one flag per vector");
    for (std::size_t v = 0; v < blocks_.size(block); ++v)
      if (open[block][v]) frame.share_of.emplace_back(block, v);
    for (std::size_t i = 0; i < k; ++i) {
      double low = HUGE_VAL, high = -HUGE_VAL;
      for (std::size_t v = 0; v < blocks_.size(block); ++v) {
        if (!open[block][v]) continue;
        const double value = blocks_.vectors[block][v * k + i];
        low = std::min(low, value), high = std::max(high, value);
        rows[i].push_back(-value);
      }
      require(low <= high, "a block has an open vector");
      frame.lowest[i] += low, frame.highest[i] += high;
    }
  }
}

HullMaximiser::Frame HullMaximiser::frame_of(const Open& open) const {
  const std::size_t k = blocks_.parties();
  Frame frame;
  frame.first_share = k + parts();
  std::vector<Numbers> rows(k, Numbers(frame.first_share, 0.0));
  open_vectors(frame, open, rows);
  for (std::size_t i = 0; i < k; ++i) {
    const double room = 1e-9 * std::max({1.0, std::abs(frame.lowest[i]), std::abs(frame.highest[i])});
    const double high = frame.highest[i] + room;
    frame.reachable &= question_.least[i] <= high;
    frame.program.add_variable(0, std::min(std::max(frame.lowest[i] - room, question_.least[i]), high), high);
  }
  for (std::size_t part = 0; part < parts(); ++part) frame.program.add_variable(1, -HUGE_VAL, HUGE_VAL);
  for (std::size_t n = 0; n < frame.share_of.size(); ++n) frame.program.add_variable(0, 0, 1);
  for (std::size_t i = 0; i < k; ++i) {
    rows[i][i] = 1;
    frame.program.add_row(std::move(rows[i]), Relation::equal, blocks_.base[i]);
  }
  for (std::size_t n = 0; n < frame.share_of.size();) {
    Numbers row(frame.first_share + n, 0.0);
    const std::size_t block = frame.share_of[n].first;
    for (; n < frame.share_of.size() && frame.share_of[n].first == block; ++n) row.push_back(1);
    frame.program.add_row(std::move(row), Relation::equal, 1);
  }
  return frame;
}

HullMaximum HullMaximiser::read(const Frame& frame, const Numbers& x) const {
  const std::size_t k = blocks_.parties();
  HullMaximum result;
  for (std::size_t block = 0; block < blocks_.vectors.size(); ++block)
    result.shares.emplace_back(blocks_.size(block), 0.0);
  result.utilities = blocks_.base;
  for (std::size_t n = 0; n < frame.share_of.size(); ++n) {
    const auto [block, v] = frame.share_of[n];
    const double share = x[frame.first_share + n];
    result.shares[block][v] = share;
    for (std::size_t i = 0; i < k; ++i) result.utilities[i] += share * blocks_.vectors[block][v * k + i];
  }
  result.value = value_of(question_.maximise, result.utilities);
  return result;
}

bool HullMaximiser::meets(const Numbers& u) const {
  for (std::size_t i = 0; i < u.size(); ++i)
    if (u[i] < question_.least[i] - least_slack * std::max(1.0, std::abs(u[i]))) return false;
  for (const auto& [term, at_least] : question_.keep)
    if (value_of(term, u) < at_least - level_slack * std::max(1.0, std::abs(at_least))) return false;
  return true;
}

void HullMaximiser::polish(HullMaximum& at) const {
  if (question_.maximise.shape != ConcaveTerm::Shape::logarithm || std::isinf(at.value)) return;
  for (int n = 0; n < most_newton_steps; ++n) {
    const auto next = newton_step(blocks_, question_.maximise, at);
    if (!next || !meets(next->utilities)) return;
    at.shares = next->shares;
    at.utilities = next->utilities;
    at.value = next->value;
  }
}

// Makes room in the pool, and sees to it that every part of the objective has an upper limit.
bool HullMaximiser::prepare(const Numbers& highest) {
  if (cuts_.size() > static_cast<std::size_t>(most_cuts) + parts())
    cuts_.erase(cuts_.begin() + static_cast<std::ptrdiff_t>(parts()), cuts_.end() - most_cuts / 2);
  if (question_.maximise.shape == ConcaveTerm::Shape::logarithm)
    for (std::size_t n = 0; n < nearest_.size(); ++n) {
      const double most = scaled(question_.maximise, n, highest);
      if (most <= 0) return false;
      if (std::isinf(nearest_[n])) nearest_[n] = most;
    }
  if (cuts_.empty())
    for (std::size_t part = 0; part < parts(); ++part) cuts_.push_back(part_cut(part, highest));
  return true;
}

// Takes in what one linear program found; returns whether it called for new tangents.
bool HullMaximiser::take_in(const Frame& frame, const LinearSolution& solution, HullMaximum& best) {
  const std::size_t before = cuts_.size();
  best.bound = std::min(best.bound, std::max(solution.value, dual_bound(frame.program, solution.duals)));
  HullMaximum found = read(frame, solution.x);
  const auto first = solution.x.begin() + static_cast<std::ptrdiff_t>(blocks_.parties());
  const bool kept = !add_level_cuts(found.utilities);
  add_part_cuts(found.utilities, Numbers(first, first + static_cast<std::ptrdiff_t>(parts())));
  if (kept) {
    polish(found);
    if (found.value > best.value) {
      found.bound = best.bound;
      best = std::move(found);
      add_part_cuts(best.utilities, Numbers(parts(), HUGE_VAL));
    }
  }
  const bool done =
      std::isfinite(best.value) && best.bound - best.value <= tight * std::max(1.0, std::abs(best.value));
  return !done && cuts_.size() > before;
}

std::optional<HullMaximum> HullMaximiser::solve(const Open& open) {
  require(open.size() == blocks_.vectors.size(), "flags for every block");
  Frame frame = frame_of(open);
  if (!frame.reachable || !prepare(frame.highest)) return std::nullopt;
  for (const Cut& cut : cuts_) add_row(frame, cut);
  HullMaximum best;
  best.value = -HUGE_VAL;
  best.bound = HUGE_VAL;
  for (int n = 0; n < most_programs; ++n) {
    ++programs_;
    const LinearSolution solution = theory::solve(frame.program);
    if (solution.status == LinearStatus::stopped) gave_up_ = true;
    if (solution.status != LinearStatus::optimal) break;
    const std::size_t before = cuts_.size();
    if (!take_in(frame, solution, best)) break;
    for (std::size_t c = before; c < cuts_.size(); ++c) add_row(frame, cuts_[c]);
    if (n + 1 == most_programs) gave_up_ = true;
  }
  if (std::isinf(best.value)) return std::nullopt;
  best.bound = std::max(best.bound, best.value);
  return best;
}

std::optional<HullMaximum> HullMaximiser::solve() {
  Open open;
  for (std::size_t block = 0; block < blocks_.vectors.size(); ++block)
    open.emplace_back(blocks_.size(block), char{1});
  return solve(open);
}

}  // namespace entente::theory
