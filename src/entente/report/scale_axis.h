#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/dispute/parts.h"
#include "entente/question/answer.h"
#include "entente/report/svg.h"
#include "entente/report/trail.h"

// Pieces that several charts share: a scale with its named points written out, quantile bars, brackets.
namespace entente::report {

/// Maps values in [low, high] to pixels in [left, right]; values outside are held at the ends.
struct Axis {
  double low = 0, high = 1, left = 0, right = 1;
  double at(double value) const;
};

/// A named point on an axis.
struct Mark {
  double value = 0;
  std::string words;
};

std::vector<Mark> anchors_of(const dispute::Issue& issue);

/// Writes the marks under their places, wrapped and on as many levels as it takes that none touch, each tied
/// to its tick. Returns the lower edge.
double write_marks(Svg& svg, const Axis& axis, const std::vector<Mark>& marks, double top);

/// Horizontal quantile bar: 95 % light, 80 % mid, 50 % dark, the median a thin line, over it the texture of
/// what the number rests on. `hue` is a party class.
struct BarStyle {
  std::string hue = "plain";
  std::optional<dispute::Basis> basis;
  double height = 10;
};
void quantile_bar(Svg& svg, const Axis& axis, const question::Finding& finding, double middle,
                  const BarStyle& style);

/// A bracket around what a red line accepts, its weight the line's firmness in [0, 1]. A side without a value
/// is open.
struct Bracket {
  std::optional<double> from, to;
  double firmness = 0.5;
};
void draw_bracket(Svg& svg, const Axis& axis, const Bracket& bracket, double middle, double height);

/// A share of a hundred worlds as a bar from the axis's low end, with its texture.
void share_bar(Svg& svg, const Axis& axis, double share, const Box& place, const BarStyle& style);

/// The texture laid over a box that is already filled.
void lay_texture(Svg& svg, const Box& box, const std::optional<dispute::Basis>& basis);

}  // namespace entente::report
