#pragma once

#include <cstddef>
#include <vector>

#include "entente/theory/war_game.h"

namespace entente::theory {

/// Somebody outside the fighting who chooses each period, state by state, how much aid to give. Aid costs it
/// a price and changes how the war moves; of the end it has a gain.
struct Patron {
  double discount = 1;                      // d in (0, 1]
  std::vector<SparseChain> moves;           // P_a per level of aid, 0 … L; the same states and ends
  std::vector<std::vector<double>> prices;  // g_a per period: one number, or one per state
  std::vector<double> ends;                 // w: what an end is worth to it, one number per state
};

/// The patron's own answer to the war:
///
///     V(s) = max_a { -g_a(s) + d sum_s' P_a(s, s') V(s') },   V = w where the war is over
struct PatronPlan {
  std::vector<double> values;    // V per state
  std::vector<std::size_t> aid;  // the level chosen; the lowest of those as good; 0 where it is over
  double residual = 0;           // of the equation, relative to max(1, largest value)
  double deviation_gain = 0;     // the most it gains by another level in one period, absolute
  int rounds = 0;                // linear solves
};

/// Policy iteration, at most 1000 rounds; each raises V.
/// Precondition: at least one level; sizes that fit; discount below 1 unless all moves always end (then every
/// mixture of them by state must: a chain that ends under each level alone need not under a mixture).
/// Source: [howard1960].
PatronPlan patron_plan(const Patron& patron);

/// The moves of the war when each state has its level of aid: what the belligerents then face.
SparseChain moves_under(const std::vector<SparseChain>& moves, const std::vector<std::size_t>& aid);

/// What a ward's war value owes to a patron, per state: W(full aid) - W(none). Zero where the war is over.
std::vector<double> leverage(const SparseChain& full, const SparseChain& none, const WarParty& ward);

}  // namespace entente::theory
