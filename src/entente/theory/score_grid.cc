#include "entente/theory/score_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "entente/theory/undominated.h"

namespace entente::theory {
namespace {

double largest_sum(const PackageSpace& space, const std::vector<std::size_t>& judges) {
  double largest = 0;
  for (const std::size_t party : judges) {
    double sum = std::abs(space.base(party));
    for (const double value : space.values(party)) sum += std::abs(value);
    for (const Interaction& interaction : space.interactions()) sum += std::abs(interaction.add[party]);
    largest = std::max(largest, sum);
  }
  return largest;
}

}  // namespace

ScoreGrid::ScoreGrid(const PackageSpace& space, std::vector<std::size_t> judges)
    : space_(&space), judges_(std::move(judges)), step_(grid_step(largest_sum(space, judges_))) {
  for (const std::size_t party : judges_) base_.push_back(on_grid(space.base(party), step_));
  for (std::size_t place = 0; place < space.all_options(); ++place)
    for (const std::size_t party : judges_)
      values_.push_back(space.allowed_at(place) ? on_grid(space.values(party)[place], step_) : 0);
  for (const Interaction& interaction : space.interactions())
    for (const std::size_t party : judges_) interactions_.push_back(on_grid(interaction.add[party], step_));
  divisor_ = 0;
  for (const auto* numbers : {&base_, &values_, &interactions_})
    for (const std::int64_t number : *numbers) divisor_ = std::gcd(divisor_, number);
  divisor_ = std::max<std::int64_t>(divisor_, 1);
  for (auto* numbers : {&base_, &values_, &interactions_})
    for (std::int64_t& number : *numbers) number /= divisor_;
}

std::vector<std::int64_t> ScoreGrid::most(std::size_t issue) const {
  std::vector<std::int64_t> result(width(), std::numeric_limits<std::int64_t>::min());
  for (std::size_t option = 0; option < space_->options(issue); ++option)
    for (std::size_t i = 0; i < width() && space_->allowed(issue, option); ++i)
      result[i] = std::max(result[i], value(issue, option)[i]);
  return result;
}

std::vector<std::int64_t> ScoreGrid::least(std::size_t issue) const {
  std::vector<std::int64_t> result(width(), std::numeric_limits<std::int64_t>::max());
  for (std::size_t option = 0; option < space_->options(issue); ++option)
    for (std::size_t i = 0; i < width() && space_->allowed(issue, option); ++i)
      result[i] = std::min(result[i], value(issue, option)[i]);
  return result;
}

std::int64_t ScoreGrid::at_least(double threshold, double tolerance) const {
  const double limit = 2e18 * step_;
  const std::int64_t low = on_grid(std::clamp(threshold - tolerance, -limit, limit), step_);
  const std::int64_t whole = low / divisor_;
  return whole + (low % divisor_ > 0 ? 1 : 0);
}

}  // namespace entente::theory
