#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::theory {

/// The utilities of some parties of a package space as whole numbers, so that sums are exact and equal ones
/// are equal; not meant for use outside this room. The unit is the largest that makes every number whole:
/// whole scores stay as they are, numbers that share no unit are counted in steps of 1e-12 (grid_step).
class ScoreGrid {
 public:
  /// @param judges  the parties, in the order of the coordinates
  ScoreGrid(const PackageSpace& space, std::vector<std::size_t> judges);

  const PackageSpace& space() const { return *space_; }
  std::size_t width() const { return judges_.size(); }
  const std::vector<std::size_t>& judges() const { return judges_; }
  /// What one unit is in the parties' numbers.
  double unit() const { return step_ * static_cast<double>(divisor_); }

  const std::int64_t* base() const { return base_.data(); }
  const std::int64_t* value(std::size_t issue, std::size_t option) const {
    return values_.data() + (space_->first(issue) + option) * width();
  }
  const std::int64_t* interaction(std::size_t index) const { return interactions_.data() + index * width(); }

  /// The highest value of an issue's allowed options, by coordinate. Every issue has one.
  std::vector<std::int64_t> most(std::size_t issue) const;
  std::vector<std::int64_t> least(std::size_t issue) const;

  /// The lowest whole number that is at least `threshold` - `tolerance`; far away for infinite ones.
  std::int64_t at_least(double threshold, double tolerance) const;

 private:
  const PackageSpace* space_;
  std::vector<std::size_t> judges_;
  double step_ = 1e-12;
  std::int64_t divisor_ = 1;
  std::vector<std::int64_t> base_, values_, interactions_;  // values by place
};

}  // namespace entente::theory
