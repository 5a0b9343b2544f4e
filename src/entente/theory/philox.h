#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace entente::theory {

/// Random numbers without a state: a number is a function of who asks for it. World 4,711 is the same on one
/// thread or sixteen, in any order.
///
/// The Philox4x64 bijection with ten rounds: four 64-bit words of counter, two of key.
/// Source: [salmon2011], section 4.2. Written out here because the authors' library does not compile for the
/// browser; the tests hold it against that library and its known answers.
std::array<std::uint64_t, 4> philox(std::array<std::uint64_t, 4> counter, std::array<std::uint64_t, 2> key);

/// The number that belongs to (seed, stream, counter): uniform on (0, 1), neither end ever returned,
/// a multiple of 2^-53.
double uniform(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter);

/// A stable name for a purpose or a path ("party.north.capability"): FNV-1a, 64 bit. The same on every
/// machine and in every version, so that a seed keeps its meaning. Source: [fowler_fnv].
std::uint64_t stream_key(std::string_view purpose);

}  // namespace entente::theory
