#include "entente/dispute/estimate.h"

#include <array>

#include <fmt/format.h>

#include "entente/base/number.h"

namespace entente::dispute {

std::string_view name_of(Basis basis) {
  constexpr std::array<std::string_view, 3> names = {"document", "judgement", "default"};
  return names.at(static_cast<std::size_t>(basis));
}

Basis basis_of(const Grounds& grounds) {
  // A draft may quote a claim and still have taken its number from the table of defaults: nobody judged it
  // yet.
  if (grounds.by == "draft" || grounds.by == "default") return Basis::defaulted;
  return grounds.rests_on.empty() ? Basis::judgement : Basis::document;
}

std::string to_text(const Estimate& estimate) {
  const std::string low = base::shortest(estimate.low), high = base::shortest(estimate.high);
  if (estimate.shape == Estimate::Shape::exact) return low;
  if (estimate.shape == Estimate::Shape::uniform) return fmt::format("{} to {}", low, high);
  return fmt::format("{} / {} / {}", low, base::shortest(estimate.likely), high);
}

}  // namespace entente::dispute
