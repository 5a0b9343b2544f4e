#include "entente/theory/solution_tree.h"

#include <algorithm>

namespace entente::theory {

void SolutionTree::begin(SearchProblem& problem) {
  problem_ = &problem;
  rows_ = 0;
  raw_size_ = problem.places();
  for (const LinkGroup& group : problem.groups()) raw_size_ += group.size();
  lambda_.clear();
  budget_.clear();
  objective_.clear();
  raw_.clear();
  choice_.resize(problem.issues());
}

void SolutionTree::add_row(const Slots& lambda, double reach, bool objective) {
  const double bound = problem_->relax(lambda, relaxed_);
  raw_.resize((rows_ + 1) * raw_size_);
  double* cost = raw_.data() + rows_ * raw_size_;
  for (std::size_t place = 0; place < problem_->places(); ++place)
    *cost++ = problem_->class_best(problem_->class_at(place)) - problem_->score(place);
  for (std::size_t g = 0; g < problem_->groups().size(); ++g)
    for (std::size_t c = 0; c < problem_->groups()[g].size(); ++c) {
      const double score = problem_->combination_score(g, c);
      *cost++ = score == -HUGE_VAL ? HUGE_VAL : problem_->group_best(g) - score;
    }
  lambda_.push_back(lambda);
  budget_.push_back(bound - reach);
  objective_.push_back(objective);
  ++rows_;
}

void SolutionTree::raise(double by) {
  for (std::size_t row = 0; row < rows_; ++row)
    if (objective_[row]) budget_[row] -= by;
}

bool SolutionTree::dominated(std::size_t from, std::size_t place) const {
  for (std::size_t k = from; k < item_.size(); ++k) {
    if (problem_->class_at(item_[k]) != problem_->class_at(place)) continue;
    bool at_least = true;
    for (std::size_t slot = 0; slot < problem_->slots(); ++slot)
      at_least &= problem_->value(item_[k], slot) >= problem_->value(place, slot);
    if (at_least) return true;
  }
  return false;
}

void SolutionTree::keep_options(std::size_t issue, Order order) {
  sorting_.clear();
  for (std::size_t place = problem_->first(issue); place < problem_->first(issue + 1); ++place) {
    bool within = true;  // what alone breaks a budget is in no package of interest
    for (std::size_t row = 0; row < rows_; ++row) within &= raw_[row * raw_size_ + place] <= budget_[row];
    if (within) sorting_.emplace_back(raw_[place], static_cast<std::uint32_t>(place));
  }
  // An option that beats another costs the leading row no more, so it is met first (equal costs: either way
  // only an equal option can be missed, and then the later one goes).
  if (order == Order::cheapest) std::sort(sorting_.begin(), sorting_.end());
  // Issues of a group too large to list are linked without classes: there an option is more than its values.
  const bool free_inside = !problem_->linked(issue) || problem_->listed(issue);
  const std::size_t from = item_.size();
  for (const auto& [lead, place] : sorting_) {
    if (order == Order::cheapest && free_inside && dominated(from, place)) continue;
    item_.push_back(place);
    for (std::size_t row = 0; row < width_; ++row)
      cost_.push_back(row < rows_ ? raw_[row * raw_size_ + place] : 0.0);
    for (std::size_t row = 0; row < rows_; ++row)
      spread_[issue] = std::max(spread_[issue], raw_[row * raw_size_ + place]);
  }
}

// The combinations of every listed group as a tree: a node per prefix of classes that some combination has.
void SolutionTree::build_prefixes() {
  root_.clear();
  child_.clear();
  child_first_.clear();
  least_.clear();
  auto new_node = [&](std::size_t children) {
    child_first_.push_back(child_.size());
    child_.insert(child_.end(), children, no_node);
    least_.insert(least_.end(), width_, HUGE_VAL);
    return static_cast<std::uint32_t>(child_first_.size() - 1);
  };
  std::size_t raw = problem_->places();
  for (const LinkGroup& group : problem_->groups()) {
    const std::size_t count = group.issues.size();
    root_.push_back(new_node(group.classes.front()));
    for (std::size_t row = 0; row < width_; ++row) least_[root_.back() * width_ + row] = 0;
    for (std::size_t c = 0; c < group.size(); ++c, ++raw) {
      std::uint32_t node = root_.back();
      for (std::size_t k = 0; k < count; ++k) {
        const std::size_t at = child_first_[node] + group.combinations[c * count + k];
        if (child_[at] == no_node) {
          const std::uint32_t fresh = new_node(k + 1 < count ? group.classes[k + 1] : 0);
          child_[at] = fresh;
        }
        node = child_[at];
        for (std::size_t row = 0; row < width_; ++row) {
          double& least = least_[node * width_ + row];
          least = std::min(least, row < rows_ ? raw_[row * raw_size_ + raw] : 0.0);
        }
      }
    }
  }
}

void SolutionTree::build(Order order) {
  width_ = (rows_ + lane - 1) / lane * lane;
  budget_.resize(width_, HUGE_VAL);
  cost_.clear();
  item_.clear();
  kept_first_.clear();
  spread_.assign(problem_->issues(), 0.0);
  sorted_ = order == Order::cheapest;
  for (std::size_t issue = 0; issue < problem_->issues(); ++issue) {
    kept_first_.push_back(item_.size());
    keep_options(issue, order);
  }
  kept_first_.push_back(item_.size());
  build_prefixes();
  node_.assign(problem_->issues(), no_node);
  order_issues(order);
  const std::size_t interactions = problem_->space().interactions().size();
  added_.assign(interactions * width_, 0.0);
  for (std::size_t q = 0; q < interactions; ++q)
    for (std::size_t row = 0; row < rows_; ++row) added_[q * width_ + row] = problem_->added(q, lambda_[row]);
  spent_.assign((issue_at_.size() + 1) * width_, 0.0);
  std::vector<std::size_t> depth_of(issue_at_.size());
  for (std::size_t depth = 0; depth < issue_at_.size(); ++depth) depth_of[issue_at_[depth]] = depth;
  checks_.plan(*problem_, issue_at_.size(), depth_of);
}

// Groups first and in one piece, then issues with other links, then the coarse issues, so that the fine ones
// come last and fit.
void SolutionTree::order_issues(Order order) {
  issue_at_.resize(problem_->issues());
  for (std::size_t issue = 0; issue < issue_at_.size(); ++issue) issue_at_[issue] = issue;
  if (order == Order::lexicographic) return;
  auto rank = [&](std::size_t issue) {
    if (problem_->listed(issue)) return problem_->group_of(issue);
    return problem_->groups().size() + (problem_->linked(issue) ? 0 : 1);
  };
  std::stable_sort(issue_at_.begin(), issue_at_.end(), [&](std::size_t a, std::size_t b) {
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return !problem_->listed(a) && spread_[a] > spread_[b];
  });
}

bool SolutionTree::start() {
  for (std::size_t row = 0; row < rows_; ++row)
    if (!(budget_[row] >= 0)) return false;
  return true;
}

// Charges what the class adds to the least cost of its group's combinations; false if none is left.
bool SolutionTree::enter_prefix(std::size_t issue, std::size_t place, double* spent) {
  const std::size_t g = problem_->group_of(issue), member = problem_->member_of(issue);
  const std::uint32_t above = member == 0 ? root_[g] : node_[problem_->groups()[g].issues[member - 1]];
  const std::size_t number = problem_->class_at(place) - problem_->class_first(issue);
  const std::uint32_t below = child_[child_first_[above] + number];
  if (below == no_node) return false;
  node_[issue] = below;
  for (std::size_t row = 0; row < rows_; ++row) {
    spent[row] += least_[below * width_ + row] - least_[above * width_ + row];
    if (!(spent[row] <= budget_[row])) return false;
  }
  return true;
}

void SolutionTree::leave_open(const double* spent) {
  double slack = HUGE_VAL;
  for (std::size_t row = 0; row < rows_; ++row)
    if (objective_[row]) slack = std::min(slack, budget_[row] - spent[row]);
  open_ = std::max(open_, slack);
}

}  // namespace entente::theory
