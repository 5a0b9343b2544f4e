#include "entente/theory/statistics.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

constexpr std::size_t block = 256;

template <class Value>
double blocked(std::size_t count, Value value) {
  double sum = 0;
  for (std::size_t start = 0; start < count; start += block) {
    double part = 0;
    for (std::size_t i = start; i < std::min(start + block, count); ++i) part += value(i);
    sum += part;
  }
  return sum;
}

std::vector<double> sorted(std::span<const double> values) {
  std::vector<double> copy(values.begin(), values.end());
  std::sort(copy.begin(), copy.end());
  return copy;
}

struct Weighted {
  double value;
  double weight;
};

std::vector<Weighted> ascending_pairs(std::span<const double> values, std::span<const double> weights) {
  std::vector<Weighted> pairs;
  for (std::size_t i = 0; i < values.size(); ++i) {
    require(weights[i] >= 0, "weighted_quantile: weights are not negative");
    if (weights[i] > 0) pairs.push_back({values[i], weights[i]});
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Weighted& a, const Weighted& b) { return a.value < b.value; });
  return pairs;
}

}  // namespace

double block_sum(std::span<const double> values) {
  return blocked(values.size(), [&](std::size_t i) { return values[i]; });
}

double block_mean(std::span<const double> values) {
  require(!values.empty(), "block_mean: no values");
  return block_sum(values) / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values) {
  const double mean = block_mean(values);
  if (values.size() == 1) return 0;
  const double squares =
      blocked(values.size(), [&](std::size_t i) { return (values[i] - mean) * (values[i] - mean); });
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double sorted_quantile(std::span<const double> ascending, double p) {
  require(!ascending.empty(), "sorted_quantile: no values");
  require(p >= 0 && p <= 1, "sorted_quantile: p in [0, 1]");
  const double place = p * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double share = place - static_cast<double>(below);
  if (share == 0) return ascending[below];
  return ascending[below] + share * (ascending[below + 1] - ascending[below]);
}

double quantile(std::span<const double> values, double p) {
  return sorted_quantile(sorted(values), p);
}

double weighted_quantile(std::span<const double> values, std::span<const double> weights, double p) {
  require(values.size() == weights.size(), "weighted_quantile: one weight per value");
  require(p >= 0 && p <= 1, "weighted_quantile: p in [0, 1]");
  const std::vector<Weighted> pairs = ascending_pairs(values, weights);
  require(!pairs.empty(), "weighted_quantile: some weight must be positive");
  // Distances M_k - M_1 grow by half of either neighbour's weight.
  double length = 0;
  for (std::size_t k = 1; k < pairs.size(); ++k) length += (pairs[k - 1].weight + pairs[k].weight) / 2;
  double rest = p * length;
  for (std::size_t k = 1; k < pairs.size(); ++k) {
    const double step = (pairs[k - 1].weight + pairs[k].weight) / 2;
    if (rest < step) return pairs[k - 1].value + rest / step * (pairs[k].value - pairs[k - 1].value);
    rest -= step;
  }
  return pairs.back().value;
}

CentralInterval central_interval(std::span<const double> ascending, double level) {
  require(level >= 0 && level <= 1, "central_interval: level in [0, 1]");
  const double tail = (1 - level) / 2;
  return {sorted_quantile(ascending, tail), sorted_quantile(ascending, 1 - tail)};
}

Summary summarise(std::span<const double> values) {
  const std::vector<double> ascending = sorted(values);
  return {block_mean(values), sorted_quantile(ascending, 0.5), central_interval(ascending, 0.5),
          central_interval(ascending, 0.8), central_interval(ascending, 0.95)};
}

std::vector<double> replicate_means(std::span<const double> values, std::size_t replicates) {
  require(replicates > 0 && !values.empty() && values.size() % replicates == 0,
          "replicate_means: the count must be a positive multiple of the replicates");
  const std::size_t size = values.size() / replicates;
  std::vector<double> means(replicates);
  for (std::size_t r = 0; r < replicates; ++r) means[r] = block_mean(values.subspan(r * size, size));
  return means;
}

double replicate_error(std::span<const double> means) {
  require(means.size() >= 2, "replicate_error: at least two replicates");
  return standard_deviation(means) / std::sqrt(static_cast<double>(means.size()));
}

}  // namespace entente::theory
