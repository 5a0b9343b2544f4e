#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The page's colours, in one place. Parties get muted hues that colour-blind readers can tell apart, by their
// order in the case and never by what they want; beyond six, grey and a direct label.
namespace entente::report {

struct Theme {
  std::string_view paper, ink, quiet, rule, accent, mark;  // "#rrggbb"
  std::vector<std::string_view> parties;                   // six hues
  std::string_view other_party;                            // the grey of the seventh and later
};

const Theme& light_theme();
const Theme& dark_theme();

/// Class of a party's marks: "p0" to "p5" by its place in the case, then "px".
std::string party_class(std::size_t place);

/// Contrast of two "#rrggbb" colours in [1, 21], as the Web Content Accessibility Guidelines 2.2 define it.
double contrast(std::string_view one, std::string_view other);

/// CSS custom properties of a theme ("--paper:#fffdf8;…").
std::string variables_of(const Theme& theme);

/// Style sheet of the drawings alone: what each class of `Svg` looks like. Contains the light theme's
/// variables.
std::string drawing_style();

/// The rules of `drawing_style` without the variables, for a page that has set them.
std::string_view drawing_rules();

}  // namespace entente::report
