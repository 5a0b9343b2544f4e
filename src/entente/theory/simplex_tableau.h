#pragma once

#include <cstddef>
#include <vector>

#include "entente/theory/linear_program.h"

namespace entente::theory {

/// The working table of the simplex method for `linear_program.h`: every row has a slack column (row + slack
/// = right side), and a row that the start violates has a column for the missing amount. Rows and objective
/// are scaled by powers of two, which loses no digits.
class SimplexTableau {
 public:
  explicit SimplexTableau(const LinearProgram& program);

  enum class End { optimal, unbounded, stopped };

  /// First phase: makes the missing amounts as small as they get. Then `missing` tells how much is left.
  End reach_feasibility();
  double missing() const;

  /// Second phase: maximises the program's objective from a feasible start.
  End maximise();

  std::vector<double> solution() const;  // x, one per variable of the program
  std::vector<double> duals() const;     // y of the phase that ended last, in the program's own units
  std::vector<double> ray() const;       // the direction in which maximise() found no end
  std::size_t pivots() const { return pivots_; }

 private:
  struct Step {
    std::size_t row = none;  // the basic variable that reaches a bound; none: the entering variable does
    double length = 0;
  };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  double& at(std::size_t row, std::size_t column) { return table_[row * columns_ + column]; }
  double at(std::size_t row, std::size_t column) const { return table_[row * columns_ + column]; }
  void load_rows(const LinearProgram& program);
  void add_missing_columns();
  void rebuild();
  void eliminate(std::size_t row, std::size_t column);
  void price();
  double resting_value(std::size_t column) const;
  int direction(std::size_t column) const;
  std::size_t entering(bool lowest_index) const;
  double length_to_bound(std::size_t row, double fall) const;
  Step longest_step(std::size_t column, int direction, bool lowest_index) const;
  void move(std::size_t column, int direction, const Step& step);
  End run();
  End run_once();

  std::size_t rows_, variables_, columns_;
  std::vector<double> original_, right_;  // the scaled program, slacks and missing columns included
  std::vector<double> table_;             // basis inverse times original_
  std::vector<double> lower_, upper_, cost_, objective_;  // by column
  std::vector<double> row_scale_, level_, reduced_;       // level_: values of the basic variables, by row
  double cost_scale_ = 1;
  std::vector<std::size_t> basis_, row_of_;  // column by row; row by column or none
  std::vector<char> at_upper_, idle_;
  std::size_t pivots_ = 0;
  std::size_t ray_column_ = none;
  int ray_direction_ = 0;
};

}  // namespace entente::theory
