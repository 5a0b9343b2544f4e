#include "entente/report/palette.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace entente::report {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return (c >= 'a' ? c - 'a' : c - 'A') + 10;
}

double channel(std::string_view colour, std::size_t at) {
  const double value = (hex_digit(colour[at]) * 16 + hex_digit(colour[at + 1])) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
  return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

}  // namespace

// Okabe and Ito's hues, desaturated to equal weight; the order keeps neighbours far apart in lightness-free
// hue.
const Theme& light_theme() {
  static const Theme theme = {"#fffdf8",
                              "#1b1f24",
                              "#5a6068",
                              "#d9d4c8",
                              "#2b5d8a",
                              "#f3e7bf",
                              {"#3f8577", "#99658f", "#a9761f", "#4c86ad", "#7d7a2e", "#a5644a"},
                              "#73787f"};
  return theme;
}

const Theme& dark_theme() {
  static const Theme theme = {"#14171a",
                              "#e8e6e1",
                              "#a3a8ae",
                              "#3a4046",
                              "#8bb8de",
                              "#4a4220",
                              {"#6fb5a6", "#c797bd", "#d3a456", "#83b7d8", "#b3af63", "#d0957b"},
                              "#9aa0a6"};
  return theme;
}

std::string party_class(std::size_t place) {
  return place < light_theme().parties.size() ? fmt::format("p{}", place) : "px";
}

double contrast(std::string_view one, std::string_view other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::string variables_of(const Theme& theme) {
  std::string css =
      fmt::format("--paper:{};--ink:{};--quiet:{};--rule:{};--accent:{};--mark:{};--px:{};", theme.paper,
                  theme.ink, theme.quiet, theme.rule, theme.accent, theme.mark, theme.other_party);
  for (std::size_t i = 0; i < theme.parties.size(); ++i) css += fmt::format("--p{}:{};", i, theme.parties[i]);
  return css;
}

std::string_view drawing_rules() {
  return R"(svg text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--ink);stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
svg .quiet{fill:var(--quiet)}svg .strong{font-weight:600}
svg line,svg .stroke{stroke:var(--ink);fill:none}svg .axis{stroke:var(--quiet)}svg .grid{stroke:var(--rule)}
svg .today{stroke:var(--ink);stroke-dasharray:2 2}svg .bracket{stroke:var(--ink);fill:none}
svg .p0{--c:var(--p0)}svg .p1{--c:var(--p1)}svg .p2{--c:var(--p2)}svg .p3{--c:var(--p3)}svg .p4{--c:var(--p4)}
svg .p5{--c:var(--p5)}svg .px{--c:var(--px)}svg .act{--c:var(--accent)}svg .plain{--c:var(--quiet)}
svg .fill{fill:var(--c)}svg .curve{stroke:var(--c);stroke-width:2;fill:none}svg .edge{stroke:var(--c);fill:none}
svg .q95{fill:var(--c);opacity:.22}svg .q80{fill:var(--c);opacity:.42}svg .q50{fill:var(--c);opacity:.9}
svg .soft{fill:var(--c);opacity:.16}svg .median{stroke:var(--ink)}
svg .judged{fill:url(#hatch)}svg .defaulted{fill:none;stroke:var(--ink);stroke-dasharray:1 2}
svg .stripe{fill:var(--paper)}svg .hole{fill:var(--paper);stroke:var(--c);stroke-width:1.5})";
}

std::string drawing_style() {
  return fmt::format(":root{{{}}}{}", variables_of(light_theme()), drawing_rules());
}

}  // namespace entente::report
