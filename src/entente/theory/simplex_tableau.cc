#include "entente/theory/simplex_tableau.h"

#include <algorithm>
#include <cmath>

namespace entente::theory {
namespace {

constexpr double least_reduced_cost = 1e-11;  // after scaling, where the largest cost is about 1
constexpr double least_pivot = 1e-9;
constexpr double least_ray_slope = 1e-9;
constexpr double same_step = 1e-12;
constexpr double bound_gives = 1e-12;
constexpr double fair_pivot = 1e-3;  // relative to the largest that could be had
constexpr double doubtful_pivot = 1e-4;
constexpr int most_rebuilds = 200;

double power_of_two_below(double size) {
  return size > 0 ? std::exp2(-std::floor(std::log2(size))) : 1.0;
}

}  // namespace

SimplexTableau::SimplexTableau(const LinearProgram& program)
    : rows_(program.rows()), variables_(program.variables()), columns_(variables_ + rows_) {
  double largest = 0;
  for (std::size_t j = 0; j < variables_; ++j) largest = std::max(largest, std::abs(program.objective(j)));
  cost_scale_ = power_of_two_below(largest);
  for (std::size_t j = 0; j < variables_; ++j) {
    lower_.push_back(program.lower(j));
    upper_.push_back(program.upper(j));
    objective_.push_back(program.objective(j) * cost_scale_);
  }
  load_rows(program);
  at_upper_.assign(columns_, 0);
  for (std::size_t j = 0; j < columns_; ++j) at_upper_[j] = std::isinf(lower_[j]) && !std::isinf(upper_[j]);
  add_missing_columns();
}

void SimplexTableau::load_rows(const LinearProgram& program) {
  const double inf = LinearProgram::unbounded_side;
  original_.assign(rows_ * columns_, 0.0);
  for (std::size_t r = 0; r < rows_; ++r) {
    double largest = 0;
    for (std::size_t j = 0; j < variables_; ++j)
      largest = std::max(largest, std::abs(program.coefficient(r, j)));
    row_scale_.push_back(power_of_two_below(largest));
    for (std::size_t j = 0; j < variables_; ++j)
      original_[r * columns_ + j] = program.coefficient(r, j) * row_scale_[r];
    original_[r * columns_ + variables_ + r] = 1;
    right_.push_back(program.right(r) * row_scale_[r]);
    lower_.push_back(program.relation(r) == Relation::at_least ? -inf : 0.0);
    upper_.push_back(program.relation(r) == Relation::at_most ? inf : 0.0);
    objective_.push_back(0);
  }
}

// Starts with every variable at rest and the slacks in the basis. A slack that would leave its bounds rests
// at 0 instead, and a column of its own takes what is missing.
void SimplexTableau::add_missing_columns() {
  std::vector<std::size_t> short_rows;
  std::vector<double> signs;
  basis_.clear();
  for (std::size_t r = 0; r < rows_; ++r) {
    double left = right_[r];
    for (std::size_t j = 0; j < variables_; ++j) left -= original_[r * columns_ + j] * resting_value(j);
    const std::size_t slack = variables_ + r;
    if (left >= lower_[slack] && left <= upper_[slack]) {
      basis_.push_back(slack);
      continue;
    }
    basis_.push_back(columns_ + short_rows.size());
    short_rows.push_back(r);
    signs.push_back(left < 0 ? -1.0 : 1.0);
    at_upper_[slack] = std::isinf(lower_[slack]) ? 1 : 0;
  }
  const std::size_t wide = columns_ + short_rows.size();
  std::vector<double> extended(rows_ * wide, 0.0);
  for (std::size_t r = 0; r < rows_; ++r)
    std::copy_n(original_.begin() + static_cast<std::ptrdiff_t>(r * columns_), columns_,
                extended.begin() + static_cast<std::ptrdiff_t>(r * wide));
  for (std::size_t n = 0; n < short_rows.size(); ++n)
    extended[short_rows[n] * wide + columns_ + n] = signs[n];
  original_ = std::move(extended);
  columns_ = wide;
  lower_.resize(wide, 0.0);
  upper_.resize(wide, LinearProgram::unbounded_side);
  objective_.resize(wide, 0.0);
  at_upper_.resize(wide, 0);
}

double SimplexTableau::resting_value(std::size_t column) const {
  if (at_upper_[column]) return upper_[column];
  return std::isinf(lower_[column]) ? 0.0 : lower_[column];
}

// The table of the present basis, from the program's own numbers: Gauss-Jordan elimination in which every
// basic column takes the row with the largest number left.
void SimplexTableau::rebuild() {
  table_ = original_;
  level_ = right_;
  row_of_.assign(columns_, none);
  idle_.assign(columns_, 0);
  for (std::size_t column : basis_) row_of_[column] = 0;  // marks the basic ones
  for (std::size_t j = 0; j < columns_; ++j) {
    const double value = row_of_[j] == none ? resting_value(j) : 0.0;
    if (value != 0)
      for (std::size_t r = 0; r < rows_; ++r) level_[r] -= at(r, j) * value;
  }
  std::vector<char> used(rows_, 0);
  std::vector<std::size_t> placed(rows_);
  for (std::size_t column : basis_) {
    std::size_t row = none;
    for (std::size_t r = 0; r < rows_; ++r)
      if (!used[r] && (row == none || std::abs(at(r, column)) > std::abs(at(row, column)))) row = r;
    used[row] = 1;
    placed[row] = column;
    row_of_[column] = row;
    eliminate(row, column);
  }
  basis_ = std::move(placed);
  price();
}

// Makes `column` the unit column of `row`, in the table and in the basic values.
void SimplexTableau::eliminate(std::size_t row, std::size_t column) {
  const double pivot = at(row, column);
  if (pivot == 0) return;
  double* own = &at(row, 0);
  for (std::size_t j = 0; j < columns_; ++j) own[j] /= pivot;
  own[column] = 1;
  level_[row] /= pivot;
  for (std::size_t r = 0; r < rows_; ++r) {
    const double factor = at(r, column);
    if (r == row || factor == 0) continue;
    double* other = &at(r, 0);
    for (std::size_t j = 0; j < columns_; ++j) other[j] -= factor * own[j];
    other[column] = 0;
    level_[r] -= factor * level_[row];
  }
}

void SimplexTableau::price() {
  reduced_ = cost_;
  for (std::size_t r = 0; r < rows_; ++r) {
    const double cost = cost_[basis_[r]];
    if (cost == 0) continue;
    const double* own = &table_[r * columns_];
    for (std::size_t j = 0; j < columns_; ++j) reduced_[j] -= cost * own[j];
  }
  for (std::size_t column : basis_) reduced_[column] = 0;
}

// +1 or -1: moving the resting variable this way raises the objective; 0: it does not.
int SimplexTableau::direction(std::size_t column) const {
  if (row_of_[column] != none || idle_[column] || lower_[column] == upper_[column]) return 0;
  const bool free = std::isinf(lower_[column]) && std::isinf(upper_[column]);
  if (reduced_[column] > least_reduced_cost && (free || !at_upper_[column])) return 1;
  if (reduced_[column] < -least_reduced_cost && (free || at_upper_[column])) return -1;
  return 0;
}

std::size_t SimplexTableau::entering(bool lowest_index) const {
  std::size_t best = none;
  for (std::size_t j = 0; j < columns_; ++j) {
    if (direction(j) == 0) continue;
    if (lowest_index) return j;
    if (best == none || std::abs(reduced_[j]) > std::abs(reduced_[best])) best = j;
  }
  return best;
}

// How far the entering variable can go before the basic variable of this row reaches a bound.
double SimplexTableau::length_to_bound(std::size_t row, double fall) const {
  const double bound = fall > 0 ? lower_[basis_[row]] : upper_[basis_[row]];
  return std::isinf(bound) ? HUGE_VAL : (level_[row] - bound) / fall;
}

// Two passes: the first finds how far every basic variable may go if each bound gives by a hair, the second
// takes, among those that reach their bound before that, the one with the largest pivot. A small pivot would
// spoil the table.
SimplexTableau::Step SimplexTableau::longest_step(std::size_t column, int direction,
                                                  bool lowest_index) const {
  double furthest = HUGE_VAL, largest_fall = 0;
  for (std::size_t r = 0; r < rows_; ++r) {
    const double fall = direction * at(r, column);
    if (std::abs(fall) > least_pivot)
      furthest = std::min(furthest, length_to_bound(r, fall) + bound_gives / std::abs(fall));
  }
  const double own = upper_[column] - lower_[column];
  if (own <= furthest) return {none, own};
  Step best;
  for (int pass = 0; pass < 2; ++pass)
    for (std::size_t r = 0; r < rows_; ++r) {
      const double fall = direction * at(r, column);
      if (std::abs(fall) <= least_pivot) continue;
      const double length = length_to_bound(r, fall);
      if (length > furthest) continue;
      if (pass == 0) {
        largest_fall = std::max(largest_fall, std::abs(fall));
        continue;
      }
      if (std::abs(fall) < (lowest_index ? fair_pivot : 1.0) * largest_fall) continue;
      if (best.row == none || basis_[r] < basis_[best.row]) best = {r, std::max(0.0, length)};
    }
  return best;
}

void SimplexTableau::move(std::size_t column, int direction, const Step& step) {
  for (std::size_t r = 0; r < rows_; ++r) level_[r] -= direction * step.length * at(r, column);
  if (step.row == none) {
    at_upper_[column] = direction > 0 ? 1 : 0;
    return;
  }
  const double entered = resting_value(column) + direction * step.length;
  const std::size_t leaving = basis_[step.row];
  at_upper_[leaving] = direction * at(step.row, column) > 0 ? 0 : 1;
  // The basic values were moved above; elimination acts on the table alone.
  const std::vector<double> levels = level_;
  eliminate(step.row, column);
  level_ = levels;
  level_[step.row] = entered;
  row_of_[leaving] = none;
  row_of_[column] = step.row;
  basis_[step.row] = column;
  const double cost = reduced_[column];
  const double* own = &at(step.row, 0);
  for (std::size_t j = 0; j < columns_; ++j) reduced_[j] -= cost * own[j];
  reduced_[column] = 0;
  ++pivots_;
}

SimplexTableau::End SimplexTableau::run_once() {
  const std::size_t start = pivots_;
  const std::size_t most = pivots_ + 20 * (rows_ + columns_) + 200;
  bool standing = false;  // the last step had length 0: the lowest index decides until one has not
  while (pivots_ < most) {
    const std::size_t column = entering(standing);
    if (column == none) return End::optimal;
    const int way = direction(column);
    const Step step = longest_step(column, way, standing);
    if (std::isinf(step.length) && std::abs(reduced_[column]) < least_ray_slope) {
      idle_[column] = 1;  // rounding: a direction without end shows a real slope
      continue;
    }
    if (std::isinf(step.length)) {
      ray_column_ = column;
      ray_direction_ = way;
      return End::unbounded;
    }
    // On a table that has aged a small pivot may be nothing but rounding: look again on a fresh one.
    const bool small = step.row != none && std::abs(at(step.row, column)) < doubtful_pivot;
    if (small && pivots_ > start) return End::optimal;
    standing = step.length <= same_step;
    move(column, way, step);
  }
  return End::stopped;
}

// Repeats until the freshly computed table needs no further pivot.
SimplexTableau::End SimplexTableau::run() {
  for (int round = 0; round < most_rebuilds; ++round) {
    rebuild();
    const std::size_t before = pivots_;
    const End end = run_once();
    if (pivots_ > before) continue;
    return end;
  }
  return End::stopped;
}

SimplexTableau::End SimplexTableau::reach_feasibility() {
  cost_.assign(columns_, 0.0);
  for (std::size_t j = variables_ + rows_; j < columns_; ++j) cost_[j] = -1;
  return run();
}

double SimplexTableau::missing() const {
  double sum = 0;
  for (std::size_t r = 0; r < rows_; ++r)
    if (basis_[r] >= variables_ + rows_) sum += std::abs(level_[r]);
  return sum;
}

SimplexTableau::End SimplexTableau::maximise() {
  for (std::size_t j = variables_ + rows_; j < columns_; ++j) upper_[j] = 0;
  cost_ = objective_;
  return run();
}

std::vector<double> SimplexTableau::solution() const {
  std::vector<double> x(variables_);
  for (std::size_t j = 0; j < variables_; ++j)
    x[j] =
        row_of_[j] == none ? resting_value(j) : std::min(std::max(level_[row_of_[j]], lower_[j]), upper_[j]);
  return x;
}

std::vector<double> SimplexTableau::duals() const {
  // A slack's reduced cost is minus its row's multiplier.
  std::vector<double> y(rows_);
  const double scale = cost_ == objective_ ? 1 / cost_scale_ : 1.0;
  for (std::size_t r = 0; r < rows_; ++r) y[r] = -reduced_[variables_ + r] * row_scale_[r] * scale;
  return y;
}

std::vector<double> SimplexTableau::ray() const {
  std::vector<double> step(variables_, 0.0);
  if (ray_column_ == none) return step;
  if (ray_column_ < variables_) step[ray_column_] = ray_direction_;
  for (std::size_t r = 0; r < rows_; ++r)
    if (basis_[r] < variables_) step[basis_[r]] = -ray_direction_ * at(r, ray_column_);
  return step;
}

}  // namespace entente::theory
