#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace entente::base {

/// A typed index into one of a case's vectors, so that a party's number cannot be used as an issue's.
template <class Tag>
struct Id {
  std::uint32_t value = 0;
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  constexpr std::size_t index() const { return value; }
  constexpr auto operator<=>(const Id&) const = default;
};

}  // namespace entente::base
