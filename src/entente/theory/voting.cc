#include "entente/theory/voting.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

constexpr double most_units = 1e6;

// Votes as whole numbers of their smallest unit, if that is no smaller than a millionth.
struct WholeVotes {
  std::vector<std::size_t> votes;
  std::size_t all = 0;
  double unit = 1;
};

std::optional<WholeVotes> whole_votes(std::span<const double> votes) {
  for (double scale = 1; scale <= 1e6; scale *= 10) {
    WholeVotes whole;
    whole.unit = 1 / scale;
    bool fits = true;
    double all = 0;
    for (const double vote : votes) {
      const double units = vote * scale, rounded = std::round(units);
      fits = fits && std::fabs(units - rounded) <= 1e-9 * std::max(1.0, units);
      all += rounded;
      if (!fits || all > most_units) break;
      whole.votes.push_back(static_cast<std::size_t>(rounded));
    }
    if (all > most_units) return std::nullopt;
    whole.all = static_cast<std::size_t>(all);
    if (fits) return whole;
  }
  return std::nullopt;
}

// Probability of each sum that can be reached, faction after faction.
double by_sums(const WholeVotes& whole, std::span<const double> chances, double least) {
  std::vector<double> probability(whole.all + 1, 0);
  probability[0] = 1;
  std::size_t reached = 0;
  for (std::size_t f = 0; f < chances.size(); ++f) {
    const std::size_t step = whole.votes[f];
    if (step == 0) continue;
    for (std::size_t sum = reached + 1; sum-- > 0;) {
      probability[sum + step] += probability[sum] * chances[f];
      probability[sum] *= 1 - chances[f];
    }
    reached += step;
  }
  double total = 0;
  for (std::size_t sum = 0; sum <= whole.all; ++sum)
    if (static_cast<double>(sum) * whole.unit >= least) total += probability[sum];
  return total;
}

using Sum = std::pair<double, double>;  // votes, probability

// Every way these factions can vote, by rising sum.
std::vector<Sum> ways(std::span<const double> votes, std::span<const double> chances) {
  std::vector<Sum> sums = {{0, 1}};
  for (std::size_t f = 0; f < votes.size(); ++f) {
    const std::size_t count = sums.size();
    for (std::size_t n = 0; n < count; ++n) {
      sums.emplace_back(sums[n].first + votes[f], sums[n].second * chances[f]);
      sums[n].second *= 1 - chances[f];
    }
  }
  std::sort(sums.begin(), sums.end());
  return sums;
}

// The two halves put together: for each sum of one, the lowest sums of the other that still reach the quota.
double by_halves(std::span<const double> votes, std::span<const double> chances, double least) {
  const std::size_t half = votes.size() / 2;
  const auto low = ways(votes.first(half), chances.first(half));
  const auto high = ways(votes.subspan(half), chances.subspan(half));
  double total = 0, tail = 0;
  std::size_t from = high.size();
  for (const Sum& sum : low) {
    while (from > 0 && sum.first + high[from - 1].first >= least) tail += high[--from].second;
    total += sum.second * tail;
  }
  return total;
}

}  // namespace

double quota_probability(std::span<const double> votes, std::span<const double> chances, double quota) {
  base::require(votes.size() == chances.size(), "one chance per faction");
  base::require(votes.size() <= most_factions, "at most 40 factions");
  for (const double vote : votes) base::require(std::isfinite(vote) && vote >= 0, "votes are 0 or more");
  for (const double chance : chances) base::require(chance >= 0 && chance <= 1, "a chance is in [0, 1]");
  const double least = quota - 1e-9 * std::accumulate(votes.begin(), votes.end(), 0.0);
  if (least <= 0) return 1;
  const auto whole = whole_votes(votes);
  const double found = whole ? by_sums(*whole, chances, least) : by_halves(votes, chances, least);
  return std::clamp(found, 0.0, 1.0);
}

}  // namespace entente::theory
