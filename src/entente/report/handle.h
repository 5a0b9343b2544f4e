#pragma once

#include <optional>
#include <string>

#include "entente/dispute/estimate.h"
#include "entente/report/context.h"
#include "entente/report/scale_axis.h"
#include "entente/report/svg.h"

// Places in a drawing that a page lets its reader move (docs/workbench.md, "Handles"). Nothing of it is drawn
// unless the context is interactive.
namespace entente::report {

/// A number as people type it: "0.7", "0.6-0.8", "0.6/0.7/0.9"; "-5 to 3" where a dash would read as minus.
std::string typed_text(const dispute::Estimate& estimate);

/// A number of the case that can be moved along an axis.
struct Movable {
  std::string path;
  Axis axis;
  double step = 1;
};

/// Where the number stands on its axis; nullopt: the context is not interactive, or the case has no such
/// number.
std::optional<double> place_of(const Context& context, const Movable& movable);

/// A handle over the box, with a grip at `grip`.
void draw_handle(const Context& context, const Movable& movable, const Box& box, Point grip, Svg& svg);

/// A handle that chooses the option for a party's favoured one.
struct Choice {
  std::string path, option, label;
  bool chosen = false;
};
void draw_choice(const Context& context, const Choice& choice, const Box& box, Svg& svg);

/// Side of a handle in units of the drawing: 24 pixels, as the Web Content Accessibility Guidelines 2.2 ask,
/// on a page that shrinks the drawing a little.
constexpr double handle_size = 28;

}  // namespace entente::report
