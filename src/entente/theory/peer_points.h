#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/bargaining_points.h"

namespace entente::theory {

/// Whose definition of a point is meant. The same word stands for different points in different programs;
/// here theirs are reproduced over explicit utility vectors, with their known defects, so that numbers
/// printed elsewhere can be compared. Versions: NegMAS 0.15, GENIUS 10.4, NegoLog 2024. Sources:
/// [mohammad2021], [lin2014], [dogru2024], and what the programs' sources do.
enum class Compat { entente, negmas, genius, negolog };

/// The vectors a program searches: indices into problem.feasible, ascending.
///
/// entente  acceptable and undominated on the grid of pareto.h
/// negmas   acceptable (u >= d) first, undominated to the last bit, equal vectors once
/// genius   undominated to the last bit, equal vectors all, below d too
/// negolog  as genius
///
/// Throws ContractViolation: F not a multiple of the parties. For negmas a disagreement of -infinity is
/// allowed here and below.
std::vector<std::size_t> peer_frontier(const BargainingProblem& problem, Compat compat);

/// The points below take the indices to search in (usually peer_frontier). nullopt: the program has no such
/// point, or none for that many parties. An empty list: it has, and finds none. negmas and entente give every
/// tie (negmas within 1e-12), the others the first in the order given (negolog itself orders by falling u_1).
/// In negmas d'_i = d_i, or the lowest u_i in F where d_i is below it; a party whose u_i never exceeds d'_i
/// by more than 1e-12 makes every vector searched a solution. Throws ContractViolation: F not a multiple of
/// the parties, an index out of range.
using PeerSolution = std::optional<std::vector<std::size_t>>;

/// entente  nash_bargaining_solution
/// negmas   argmax of prod(u_i - d'_i), vectors below d included: two losses make a gain
/// genius   argmax of prod(u_i - d_i), vectors below d included likewise
/// negolog  argmax of u_1 u_2, whatever d; two parties
PeerSolution peer_nash(const BargainingProblem& problem, std::span<const std::size_t> among, Compat compat);

/// entente  kalai_smorodinsky_solution
/// negmas   the least spread between the highest and the lowest (u_i - d'_i) / (max u_i - d'_i)
/// genius   argmin of the sum of |u_i - u_j| over pairs, if it is below 2; called Kalai-Smorodinsky there
/// negolog  argmax of u_1 + u_2, called Kalai there: the utilitarian point; two parties
PeerSolution peer_kalai_smorodinsky(const BargainingProblem& problem, std::span<const std::size_t> among,
                                    Compat compat);

/// entente  egalitarian_solution
/// negmas   argmax of min(u_i - d'_i) over acceptable vectors, called Kalai there; no leximin
/// genius, negolog  none
PeerSolution peer_egalitarian(const BargainingProblem& problem, std::span<const std::size_t> among,
                              Compat compat);

/// How far the parties' interests are apart.
/// negmas   over the acceptable vectors of F: the least Euclidean distance of (u_i / max u_i) to (1, ..., 1);
///          infinite if no vector is acceptable
/// negolog  distance of its Kalai point to (1, 1)
/// entente, genius  none
std::optional<double> peer_opposition(const BargainingProblem& problem, std::span<const std::size_t> among,
                                      Compat compat);

/// Share of F that is acceptable. entente: u >= d with the tolerance of acceptable_set.h. negmas: u > d,
/// though its frontier keeps u >= d. genius, negolog: none. nullopt also where F is empty.
std::optional<double> peer_rational_fraction(const BargainingProblem& problem, Compat compat);

}  // namespace entente::theory
