#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente::theory {

/// Sum in fixed blocks of 256, each block added up from left to right, then the block sums likewise: the same
/// bits whatever computed the values in parallel (model M2).
double block_sum(std::span<const double> values);

/// block_sum divided by the count. Precondition: not empty.
double block_mean(std::span<const double> values);

/// Sample standard deviation (n - 1 below the line), two passes of block_sum; 0 for a single value.
/// Precondition: not empty.
double standard_deviation(std::span<const double> values);

/// Quantile of values in ascending order: linear between the order statistics, the smallest at p = 0 and the
/// largest at p = 1 (type 7).
/// @param ascending  not empty, sorted; precondition (sortedness is the caller's word)
/// @param p          in [0, 1]; precondition
/// Source: [hyndman1996], definition 7.
double sorted_quantile(std::span<const double> ascending, double p);

/// The same for values in any order; sorts a copy.
double quantile(std::span<const double> values, double p);

/// Quantile of values that count unequally. Value k of the ascending ones stands at
///
///     p_k = (M_k - M_1)/(M_n - M_1),   M_k = w_1 + … + w_k - w_k/2
///
/// and it is linear between them: type 7 when all weights are equal. Values of weight 0 are left out.
/// @param weights  one per value, >= 0, not all 0; precondition
/// Source: [hyndman1996], definition 7, for equal weights; the extension is of this project.
double weighted_quantile(std::span<const double> values, std::span<const double> weights, double p);

/// The middle part of a distribution.
struct CentralInterval {
  double low = 0;
  double high = 0;
  bool operator==(const CentralInterval&) const = default;
};

/// The interval that leaves (1 - level)/2 on either side.
/// @param level  in [0, 1]; precondition. 0 gives the median twice.
CentralInterval central_interval(std::span<const double> ascending, double level);

/// What a distribution over worlds is shown as.
struct Summary {
  double mean = 0;
  double median = 0;
  CentralInterval fifty, eighty, ninety_five;  // per cent
};

/// Precondition: not empty.
Summary summarise(std::span<const double> values);

/// Means of consecutive equal parts: worlds in the order of the ensemble, replicate by replicate.
/// Precondition: the count is a positive multiple of `replicates`.
std::vector<double> replicate_means(std::span<const double> values, std::size_t replicates = 16);

/// Monte-Carlo error of the mean over independent replicates: the standard deviation of their means divided
/// by the square root of their number (16 replicates: by 4). Precondition: at least two means. Source:
/// [owen1997], replicated randomised nets; model M2.
double replicate_error(std::span<const double> means);

}  // namespace entente::theory
