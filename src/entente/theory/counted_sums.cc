#include "entente/theory/counted_sums.h"

#include <algorithm>
#include <numeric>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

// Counts by rank, with sums over all ranks from one on.
class SumsFromRank {
 public:
  explicit SumsFromRank(std::size_t ranks) : sums_(ranks + 1, 0.0) {}
  void add(std::size_t rank, double count) {
    for (std::size_t at = rank + 1; at > 0; at -= at & -at) sums_[at] += count;
  }
  double from(std::size_t rank) const {
    double sum = 0;
    for (std::size_t at = rank + 1; at < sums_.size(); at += at & -at) sum += sums_[at];
    return sum;
  }

 private:
  std::vector<double> sums_;
};

}  // namespace

void CountedSums::push(const std::int64_t* sum, double count) {
  values.insert(values.end(), sum, sum + width);
  counts.push_back(count);
}

void CountedSums::join_equal() {
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::lexicographical_compare(at(a), at(a) + width, at(b), at(b) + width);
  });
  CountedSums joined{width, {}, {}};
  for (const std::uint32_t k : order) {
    const std::size_t last = joined.size();
    if (last > 0 && std::equal(at(k), at(k) + width, joined.at(last - 1)))
      joined.counts[last - 1] += counts[k];
    else
      joined.push(at(k), counts[k]);
  }
  *this = std::move(joined);
}

CountedSums all_sums(const CountedSums& a, const CountedSums& b) {
  CountedSums result{a.width, {}, {}};
  std::vector<std::int64_t> sum(a.width);
  for (std::size_t k = 0; k < a.size(); ++k)
    for (std::size_t l = 0; l < b.size(); ++l) {
      for (std::size_t i = 0; i < a.width; ++i) sum[i] = a.at(k)[i] + b.at(l)[i];
      result.push(sum.data(), a.counts[k] * b.counts[l]);
    }
  result.join_equal();
  return result;
}

// As the first number of `a` rises, more and more of `b` suffice there; of these, the second number decides.
double pairs_reaching(const CountedSums& a, const CountedSums& b, std::span<const std::int64_t> least) {
  base::require(least.size() == a.width && (a.width == 1 || a.width == 2) && b.width == a.width,
                "pairs are matched on one or two numbers");
  const auto second = [](const CountedSums& sums, std::size_t k) {
    return sums.width == 2 ? sums.at(k)[1] : 0;
  };
  const auto by_first = [](const CountedSums& sums) {
    std::vector<std::uint32_t> order(sums.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t k, std::uint32_t l) { return sums.at(k)[0] < sums.at(l)[0]; });
    return order;
  };
  const std::vector<std::uint32_t> rising = by_first(a), others = by_first(b);
  std::vector<std::int64_t> seconds;
  for (std::size_t l = 0; l < b.size(); ++l) seconds.push_back(second(b, l));
  std::sort(seconds.begin(), seconds.end());
  const auto rank = [&](std::int64_t value) {
    return static_cast<std::size_t>(std::lower_bound(seconds.begin(), seconds.end(), value) -
                                    seconds.begin());
  };
  SumsFromRank enough(seconds.size());
  std::size_t open = others.size();  // those from here on suffice in the first number
  double pairs = 0;
  for (const std::uint32_t k : rising) {
    for (; open > 0 && a.at(k)[0] + b.at(others[open - 1])[0] >= least[0]; --open)
      enough.add(rank(second(b, others[open - 1])), b.counts[others[open - 1]]);
    pairs += a.counts[k] * enough.from(rank(a.width == 2 ? least[1] - second(a, k) : 0));
  }
  return pairs;
}

}  // namespace entente::theory
