#pragma once

#include <bit>
#include <cstddef>
#include <optional>

namespace entente::methods {

/// Which obstacles, taken away, open what is shut: each alone, and the smallest set (model M4). A set of
/// obstacles is a bit mask.
struct Removals {
  bool open = false;   // nothing has to be taken away
  unsigned alone = 0;  // those of which one alone opens it
  std::optional<unsigned>
      least;  // the first of the smallest sets that open it; absent: none of the sets tried
};

/// @param count  how many obstacles there are, at most 8
/// @param most   sets of more members are not tried
/// @param open   callable (mask): is it open with these taken away? Asked at most once per mask
template <class Open>
Removals removals_of(std::size_t count, int most, const Open& open) {
  Removals found;
  found.open = open(0u);
  if (found.open) return found;
  const unsigned all = (1u << count) - 1;
  for (std::size_t i = 0; i < count; ++i)
    if (open(1u << i)) found.alone |= 1u << i;
  if (found.alone != 0) found.least = found.alone & (~found.alone + 1);
  for (int size = 2; size <= most && !found.least; ++size)
    for (unsigned mask = 1; mask <= all && !found.least; ++mask)
      if (std::popcount(mask) == size && open(mask)) found.least = mask;
  return found;
}

}  // namespace entente::methods
