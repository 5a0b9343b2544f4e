#pragma once

#include <optional>
#include <vector>

namespace entente::theory {

/// The solution x of a small square system A x = b, by Gaussian elimination with row exchanges.
/// @param matrix  A, row by row; its size is the square of the right side's
/// nullopt: A is singular to working accuracy. Throws ContractViolation: sizes that do not fit.
std::optional<std::vector<double>> solve_equations(std::vector<double> matrix, std::vector<double> right);

}  // namespace entente::theory
