#include "entente/theory/philox.h"

namespace entente::theory {

namespace {

__extension__ typedef unsigned __int128 Product;  // __extension__: not ISO C++, known to all our compilers

constexpr std::uint64_t multipliers[2] = {0xD2E7470EE14C6C93u, 0xCA5A826395121157u};
constexpr std::uint64_t key_steps[2] = {0x9E3779B97F4A7C15u, 0xBB67AE8584CAA73Bu};

}  // namespace

std::array<std::uint64_t, 4> philox(std::array<std::uint64_t, 4> counter, std::array<std::uint64_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const Product left = static_cast<Product>(multipliers[0]) * counter[0];
    const Product right = static_cast<Product>(multipliers[1]) * counter[2];
    counter = {
        static_cast<std::uint64_t>(right >> 64) ^ counter[1] ^ key[0], static_cast<std::uint64_t>(right),
        static_cast<std::uint64_t>(left >> 64) ^ counter[3] ^ key[1], static_cast<std::uint64_t>(left)};
    key[0] += key_steps[0];
    key[1] += key_steps[1];
  }
  return counter;
}

double uniform(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter) {
  const std::uint64_t word = philox({counter, 0, 0, 0}, {seed, stream})[0];
  // 52 bits and a half: with 53 the largest number would round to 1.
  return (static_cast<double>(word >> 12) + 0.5) * 0x1p-52;
}

std::uint64_t stream_key(std::string_view purpose) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : purpose) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

}  // namespace entente::theory
