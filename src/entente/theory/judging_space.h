#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::theory {

/// The space that LeastCostSearch works on, kept from call to call: the parties named, and after them one
/// party that stands for the objective. Not meant for use outside this room.
class JudgingSpace {
 public:
  static constexpr std::size_t most_judging = PackageSpace::most_parties - 1;

  /// Takes over the parties' numbers, what is allowed and the links; the last party has 0 everywhere. No
  /// allocation after the first call for a space of the same size and links.
  /// Throws ContractViolation: more than 15 parties named.
  void mirror(const PackageSpace& source, const std::vector<std::size_t>& parties);

  PackageSpace& space() { return *space_; }
  std::size_t objective() const { return space_->parties() - 1; }

 private:
  bool fits(const PackageSpace& source, std::size_t parties) const;
  void rebuild(const PackageSpace& source, std::size_t parties);

  std::optional<PackageSpace> space_;
  std::uint64_t link_stamp_ = 0;  // of the source's links
};

}  // namespace entente::theory
