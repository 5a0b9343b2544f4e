#include "entente/theory/random_proposer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

constexpr double tolerance = 1e-14;
constexpr int round_limit = 1'000'000;

void check(const FrontChain& chain, std::span<const double> share, const BargainingSide& a,
           const BargainingSide& b) {
  base::require(chain.levels >= 2 && share.size() == static_cast<std::size_t>(chain.levels) + 1,
                "random_proposer_values: one share per level");
  base::require(chain.advance >= 0 && chain.retreat >= 0 && chain.advance + chain.retreat <= 1 + 1e-15 &&
                    chain.freeze >= 0 && chain.freeze <= 1,
                "random_proposer_values: the chain's chances are out of range");
  for (const double z : share) base::require(z >= 0 && z <= 1, "random_proposer_values: shares in [0, 1]");
  for (const BargainingSide& side : {a, b}) {
    base::require(side.cost >= 0 && side.patience > 0 && side.patience <= 1 && side.recognition >= 0,
                  "random_proposer_values: cost, patience or recognition out of range");
    base::require(side.patience < 1 || ends_some_day(chain),
                  "random_proposer_values: patience 1 needs a war that ends");
  }
  base::require(std::fabs(a.recognition + b.recognition - 1) < 1e-12,
                "random_proposer_values: recognitions sum to 1");
}

// Relative above 1, so that values far below zero settle too.
double change(double from, double to) {
  return std::fabs(to - from) / std::max(1.0, std::fabs(to));
}

// What is expected of next period at level k.
double expected(const FrontChain& chain, double share, const std::vector<double>& value, std::size_t k) {
  const double stay = std::max(0.0, 1 - chain.advance - chain.retreat);
  return chain.freeze * share +
         (1 - chain.freeze) * (chain.advance * value[k + 1] + chain.retreat * value[k - 1] + stay * value[k]);
}

}  // namespace

ProposerValues random_proposer_values(const FrontChain& chain, std::span<const double> share_a,
                                      const BargainingSide& a, const BargainingSide& b) {
  check(chain, share_a, a, b);
  ProposerValues v;
  v.value_a.assign(share_a.begin(), share_a.end());
  for (const double z : share_a) v.value_b.push_back(1 - z);
  v.fight_a = v.value_a;
  v.fight_b = v.value_b;
  // Levels are updated one after the other with the newest numbers at hand (Gauss-Seidel): the same fixed
  // point in about half of the rounds.
  do {
    v.residual = 0;
    for (std::size_t k = 1; k + 1 < share_a.size(); ++k) {
      v.fight_a[k] = a.patience * expected(chain, share_a[k], v.value_a, k) - a.cost;
      v.fight_b[k] = b.patience * expected(chain, 1 - share_a[k], v.value_b, k) - b.cost;
      const double surplus = std::max(0.0, 1 - v.fight_a[k] - v.fight_b[k]);
      const double next_a = v.fight_a[k] + a.recognition * surplus;
      const double next_b = v.fight_b[k] + b.recognition * surplus;
      v.residual = std::max({v.residual, change(v.value_a[k], next_a), change(v.value_b[k], next_b)});
      v.value_a[k] = next_a;
      v.value_b[k] = next_b;
    }
    ++v.rounds;
  } while (v.residual > tolerance && v.rounds < round_limit);
  return v;
}

}  // namespace entente::theory
