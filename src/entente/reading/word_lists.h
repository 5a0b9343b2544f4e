#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace entente::reading {

/// Whether a short list of words has this one.
template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace entente::reading
