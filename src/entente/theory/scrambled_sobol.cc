#include "entente/theory/scrambled_sobol.h"

#include <bit>
#include <boost/random/sobol.hpp>

#include "entente/base/require.h"
#include "entente/theory/philox.h"

namespace entente::theory {

namespace {

constexpr int exact_digits = 20;

// The finaliser of SplitMix64: every bit of the input reaches every bit of the output.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

// The leading 1 tells apart prefixes of different lengths.
std::uint64_t coin(std::uint64_t key, std::uint64_t prefix, int length) {
  return mix(key + ((std::uint64_t{1} << length) | prefix) * 0x9E3779B97F4A7C15u);
}

double scramble(std::uint32_t digits, std::uint64_t key) {
  std::uint64_t scrambled = 0;
  std::uint64_t prefix = 0;
  for (int length = 0; length < exact_digits; ++length) {
    const std::uint64_t digit = (digits >> (31 - length)) & 1u;
    scrambled = scrambled << 1 | (digit ^ (coin(key, prefix, length) >> 63));
    prefix = prefix << 1 | digit;
  }
  const std::uint64_t rest = coin(key, prefix, exact_digits) >> 32;
  return (static_cast<double>(scrambled << 32 | rest) + 0.5) * 0x1p-52;
}

}  // namespace

std::uint64_t scramble_key(std::uint64_t seed, std::uint64_t replicate, std::uint64_t dimension_key) {
  constexpr std::uint64_t purpose = 0x736F626F6C000000u;  // "sobol": apart from the streams of uniform()
  return philox({replicate, dimension_key, purpose, 1}, {seed, purpose})[0];
}

ScrambledSobol::ScrambledSobol(std::size_t points, std::size_t dimensions)
    : points_(points), dimensions_(dimensions), columns_(0) {
  base::require(std::has_single_bit(points) && points <= max_points,
                "ScrambledSobol: points must be a power of two, at most 2^20");
  base::require(dimensions <= max_dimensions, "ScrambledSobol: at most 1000 dimensions");
  columns_ = static_cast<std::size_t>(std::countr_zero(points));
  directions_.assign(dimensions * columns_, 0);
  if (directions_.empty()) return;
  boost::random::sobol_engine<std::uint32_t, 32> engine(dimensions);
  for (std::size_t column = 0; column < columns_; ++column) {
    // Boost walks in Gray code and leaves out the origin: after seed(2^j - 1) comes the exclusive or of
    // the direction numbers j and j - 1.
    engine.seed((std::uint32_t{1} << column) - 1);
    for (std::size_t d = 0; d < dimensions; ++d) {
      const std::size_t at = d * columns_ + column;
      directions_[at] = static_cast<std::uint32_t>(engine()) ^ (column ? directions_[at - 1] : 0u);
    }
  }
}

double ScrambledSobol::value(std::size_t point, std::size_t dimension, std::uint64_t key) const {
  base::require(point < points_ && dimension < dimensions_, "ScrambledSobol::value: out of range");
  const std::uint32_t* direction = directions_.data() + dimension * columns_;
  std::uint32_t digits = 0;
  for (std::size_t rest = point; rest; rest >>= 1, ++direction)
    if (rest & 1) digits ^= *direction;
  return scramble(digits, key);
}

}  // namespace entente::theory
