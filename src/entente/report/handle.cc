#include "entente/report/handle.h"

#include <fmt/format.h>

#include "entente/base/number.h"

namespace entente::report {

namespace {

const dispute::Field* field_of(const Context& context, const std::string& path) {
  const auto found = context.dispute.fields().find(path);
  if (!found || context.dispute.fields()[*found].coin) return nullptr;
  return &context.dispute.fields()[*found];
}

}  // namespace

std::string typed_text(const dispute::Estimate& estimate) {
  const std::string low = base::shortest(estimate.low), high = base::shortest(estimate.high);
  if (estimate.shape == dispute::Estimate::Shape::exact) return base::shortest(estimate.likely);
  if (estimate.shape == dispute::Estimate::Shape::pert)
    return fmt::format("{}/{}/{}", low, base::shortest(estimate.likely), high);
  return fmt::format("{}{}{}", low, estimate.low < 0 || estimate.high < 0 ? " to " : "-", high);
}

std::optional<double> place_of(const Context& context, const Movable& movable) {
  const dispute::Field* field = context.interactive ? field_of(context, movable.path) : nullptr;
  return field ? std::optional(movable.axis.at(field->estimate.likely)) : std::nullopt;
}

void draw_handle(const Context& context, const Movable& movable, const Box& box, Point grip, Svg& svg) {
  const dispute::Field* field = context.interactive ? field_of(context, movable.path) : nullptr;
  if (!field) return;
  svg.over([&](Svg& over) { over.circle(grip, 4.5, "grip"); });
  svg.handle(box, {{"data-path", movable.path},
                   {"data-part", "all"},
                   {"data-low", base::shortest(movable.axis.low)},
                   {"data-high", base::shortest(movable.axis.high)},
                   {"data-left", coordinate(movable.axis.left)},
                   {"data-right", coordinate(movable.axis.right)},
                   {"data-step", base::shortest(movable.step)},
                   {"data-text", typed_text(field->estimate)},
                   {"data-label", path_words(context.dispute, movable.path)}});
}

void draw_choice(const Context& context, const Choice& choice, const Box& box, Svg& svg) {
  if (!context.interactive) return;
  svg.handle(box, {{"data-path", choice.path},
                   {"data-option", choice.option},
                   {"data-chosen", choice.chosen ? "true" : "false"},
                   {"data-label", choice.label}});
}

}  // namespace entente::report
