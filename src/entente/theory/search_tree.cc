#include "entente/theory/search_tree.h"

#include <algorithm>
#include <cmath>

namespace entente::theory {
namespace {

constexpr std::size_t no_issue = SearchProblem::no_issue;

}  // namespace

void SearchTree::begin(SearchProblem& problem) {
  problem_ = &problem;
  rows_ = 0;
  raw_size_ = problem.places();
  for (const LinkGroup& group : problem.groups()) raw_size_ += group.size();
  lambda_.clear();
  budget_.clear();
  raw_.clear();
  choice_.resize(problem.issues());
  combination_.resize(problem.groups().size());
}

std::size_t SearchTree::add_row(const Slots& lambda, double reach) {
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
  return rows_++;
}

bool SearchTree::dominated(std::size_t from, std::size_t place) const {
  for (std::size_t k = from; k < item_.size(); ++k) {
    bool at_least = true, equal = true;
    for (std::size_t slot = 0; slot < problem_->slots(); ++slot) {
      const double mine = problem_->value(place, slot), other = problem_->value(item_[k], slot);
      at_least &= other >= mine;
      equal &= other == mine;
    }
    if (at_least && (!equal || item_[k] < place)) return true;
  }
  return false;
}

// Reduced-cost fixing at the root: what alone breaks a budget is in no package of interest.
void SearchTree::keep(std::size_t raw_begin, std::size_t raw_end, std::uint32_t first_item) {
  for (std::size_t raw = raw_begin; raw < raw_end; ++raw) {
    bool within = true;
    for (std::size_t row = 0; row < rows_; ++row) within &= raw_[row * raw_size_ + raw] <= budget_[row];
    if (within) sorting_.emplace_back(raw_[raw], first_item + static_cast<std::uint32_t>(raw - raw_begin));
  }
}

void SearchTree::push_item(std::size_t raw, std::uint32_t item) {
  item_.push_back(item);
  for (std::size_t row = 0; row < width_; ++row)
    cost_.push_back(row < rows_ ? raw_[row * raw_size_ + raw] : 0.0);
}

void SearchTree::keep_options(std::size_t issue, std::size_t class_number, bool drop_dominated) {
  sorting_.clear();
  for (std::size_t place = problem_->first(issue); place < problem_->first(issue + 1); ++place)
    if (problem_->class_at(place) == class_number) keep(place, place + 1, static_cast<std::uint32_t>(place));
  std::sort(sorting_.begin(), sorting_.end());
  const std::size_t from = item_.size();
  // Issues of a group too large to list are linked without classes: there an option is more than its values.
  const bool free_inside = !problem_->linked(issue) || problem_->listed(issue);
  for (const auto& [lead, place] : sorting_) {
    if (drop_dominated && free_inside && dominated(from, place)) continue;
    push_item(place, place);
    for (std::size_t row = 0; row < rows_; ++row)
      spread_[issue] = std::max(spread_[issue], raw_[row * raw_size_ + place]);
  }
}

void SearchTree::build(bool drop_dominated) {
  const std::size_t issues = problem_->issues();
  width_ = (rows_ + lane - 1) / lane * lane;
  budget_.resize(width_, HUGE_VAL);
  cost_.clear();
  item_.clear();
  kept_first_.clear();
  spread_.assign(issues, 0.0);
  for (std::size_t issue = 0; issue < issues; ++issue)
    for (std::size_t number = problem_->class_first(issue); number < problem_->class_first(issue + 1);
         ++number) {
      kept_first_.push_back(item_.size());
      keep_options(issue, number, drop_dominated);
    }
  natural_levels_.clear();
  std::size_t raw = problem_->places();
  for (std::size_t g = 0; g < problem_->groups().size(); ++g) {
    kept_first_.push_back(item_.size());
    natural_levels_.push_back({no_issue, g, 0});
    sorting_.clear();
    keep(raw, raw + problem_->groups()[g].size(), 0);
    std::sort(sorting_.begin(), sorting_.end());
    for (const auto& [lead, combination] : sorting_) push_item(raw + combination, combination);
    raw += problem_->groups()[g].size();
  }
  kept_first_.push_back(item_.size());
  order_levels();
}

// Combinations first, then links that are not listed, then the coarse issues, so that the fine ones come last
// and fit.
void SearchTree::order_levels() {
  const std::size_t groups = problem_->groups().size();
  for (std::size_t issue = 0; issue < problem_->issues(); ++issue)
    natural_levels_.push_back({issue, problem_->group_of(issue), problem_->member_of(issue)});
  auto early = [&](const Level& level) { return problem_->linked(level.issue) && level.group == no_issue; };
  std::sort(natural_levels_.begin() + static_cast<std::ptrdiff_t>(groups), natural_levels_.end(),
            [&](const Level& a, const Level& b) {
              if (early(a) != early(b)) return early(a);
              if (spread_[a.issue] != spread_[b.issue]) return spread_[a.issue] > spread_[b.issue];
              return a.issue < b.issue;
            });
  const std::size_t interactions = problem_->space().interactions().size();
  added_.assign(interactions * width_, 0.0);
  for (std::size_t q = 0; q < interactions; ++q)
    for (std::size_t row = 0; row < rows_; ++row) added_[q * width_ + row] = problem_->added(q, lambda_[row]);
  spent_.assign((natural_levels_.size() + 1) * width_, 0.0);
}

bool SearchTree::plan(std::size_t fixed_issue, std::size_t fixed_place) {
  levels_ = natural_levels_;
  fixed_issue_ = fixed_issue;
  if (fixed_issue != no_issue) {
    fixed_class_ = problem_->class_at(fixed_place);
    fixed_item_ = kept_first_[fixed_class_];
    while (fixed_item_ < kept_first_[fixed_class_ + 1] && item_[fixed_item_] != fixed_place) ++fixed_item_;
    if (fixed_item_ == kept_first_[fixed_class_ + 1]) return false;
    // The held issue comes first, its group's combination before it.
    const std::size_t group = problem_->group_of(fixed_issue);
    auto to_front = [&](auto matches) {
      const auto level = std::find_if(levels_.begin(), levels_.end(), matches);
      if (level != levels_.end()) std::rotate(levels_.begin(), level, level + 1);
    };
    to_front([&](const Level& level) { return level.issue == fixed_issue; });
    if (group != no_issue)
      to_front([&](const Level& level) { return level.issue == no_issue && level.group == group; });
  }
  depth_of_.assign(problem_->issues(), 0);
  for (std::size_t depth = 0; depth < levels_.size(); ++depth)
    if (levels_[depth].issue != no_issue) depth_of_[levels_[depth].issue] = depth;
  checks_.plan(*problem_, levels_.size(), depth_of_);
  for (std::size_t row = 0; row < rows_; ++row)
    if (!(budget_[row] >= 0)) return false;
  return true;
}

}  // namespace entente::theory
