#include "entente/report/scale_axis.h"

#include <algorithm>
#include <cmath>

#include "entente/report/text_width.h"

namespace entente::report {

namespace {

constexpr double mark_size = 11;

struct Placed {
  double tick = 0, left = 0, width = 0;
  std::size_t level = 0;
  std::vector<std::string> lines;
};

double widest(const std::vector<std::string>& lines) {
  double width = 0;
  for (const std::string& line : lines) width = std::max(width, text_width(line, mark_size));
  return width;
}

bool collide(const Placed& a, const Placed& b) {
  return a.level == b.level && a.left < b.left + b.width + 6 && b.left < a.left + a.width + 6;
}

// A label on a lower level hangs from a line that must not cross a label above it.
bool crosses(const Placed& lower, const Placed& upper) {
  return upper.level < lower.level && upper.left - 2 < lower.tick &&
         lower.tick < upper.left + upper.width + 2;
}

// Ways to set a label at its tick: centred, to the right, to the left; in full width, then narrower.
std::vector<Placed> ways_to_place(const Svg& svg, double tick, const std::string& words) {
  const double full = svg.width() / (svg.width() > 500 ? 5.2 : 3.2);
  std::vector<Placed> ways;
  for (const double room : {full, full * 0.66}) {
    Placed label;
    label.tick = tick;
    label.lines = wrap_text(words, room, mark_size);
    label.width = widest(label.lines);
    for (const double left : {tick - label.width / 2, tick - 6, tick - label.width + 6}) {
      label.left = std::clamp(left, 0.0, std::max(0.0, svg.width() - label.width));
      ways.push_back(label);
    }
  }
  return ways;
}

std::vector<Placed> place_marks(const Svg& svg, const Axis& axis, const std::vector<Mark>& marks) {
  std::vector<Placed> placed;
  const auto fits = [&](const Placed& label, bool may_cross) {
    return std::none_of(placed.begin(), placed.end(), [&](const Placed& other) {
      return collide(label, other) || (!may_cross && (crosses(label, other) || crosses(other, label)));
    });
  };
  for (const Mark& mark : marks) {
    const std::vector<Placed> ways = ways_to_place(svg, axis.at(mark.value), mark.words);
    std::optional<Placed> chosen;
    // Crossing a neighbour's line is the last resort; the empty level below all others always takes the
    // label.
    for (std::size_t attempt = 0; !chosen && attempt < 2 * marks.size(); ++attempt)
      for (Placed way : ways) {
        way.level = attempt % marks.size();
        if (chosen || !fits(way, attempt >= marks.size())) continue;
        chosen = way;
      }
    if (chosen) placed.push_back(*chosen);
  }
  return placed;
}

}  // namespace

double Axis::at(double value) const {
  if (!(high > low)) return left;
  return left + std::clamp((value - low) / (high - low), 0.0, 1.0) * (right - left);
}

std::vector<Mark> anchors_of(const dispute::Issue& issue) {
  std::vector<Mark> marks;
  for (const auto& [value, words] : issue.anchors) marks.push_back({value, words});
  return marks;
}

double write_marks(Svg& svg, const Axis& axis, const std::vector<Mark>& marks, double top) {
  const std::vector<Placed> placed = place_marks(svg, axis, marks);
  std::vector<double> level_top(marks.size() + 2, top + 6);
  for (std::size_t level = 0; level + 1 < level_top.size(); ++level) {
    double height = 0;
    for (const Placed& label : placed)
      if (label.level == level)
        height = std::max(height, static_cast<double>(label.lines.size()) * line_height(mark_size) + 3);
    level_top[level + 1] = level_top[level] + height;
  }
  for (const Placed& label : placed) {
    const double start = level_top[label.level];
    svg.line({label.tick, top}, {label.tick, label.level == 0 ? top + 5 : start + 2},
             label.level == 0 ? "axis" : "grid");
    svg.lines({label.left + label.width / 2, start + mark_size}, label.lines,
              {mark_size, Anchor::middle, "quiet"});
  }
  return level_top.back();
}

void lay_texture(Svg& svg, const Box& box, const std::optional<dispute::Basis>& basis) {
  if (basis == dispute::Basis::judgement) svg.rect(box, "judged");
  if (basis == dispute::Basis::defaulted) svg.rect(box, "defaulted");
}

void quantile_bar(Svg& svg, const Axis& axis, const question::Finding& finding, double middle,
                  const BarStyle& style) {
  const auto* median = std::get_if<double>(&finding.value);
  if (!median) return;
  const auto box = [&](const std::pair<double, double>& ends, double height) {
    const double left = axis.at(ends.first), right = axis.at(ends.second);
    return Box{left, middle - height / 2, std::max(1.0, right - left), height};
  };
  if (finding.interval) {
    svg.rect(box(finding.interval->nearly_all, style.height), style.hue + " q95");
    svg.rect(box(finding.interval->most, style.height), style.hue + " q80");
    svg.rect(box(finding.interval->half, style.height), style.hue + " q50");
    lay_texture(svg, box(finding.interval->nearly_all, style.height), style.basis);
  }
  const double x = axis.at(*median), reach = style.height / 2 + 2;
  svg.line({x, middle - reach}, {x, middle + reach}, "median", 1.5);
}

void draw_bracket(Svg& svg, const Axis& axis, const Bracket& bracket, double middle, double height) {
  const double weight = 1 + 3 * std::clamp(bracket.firmness, 0.0, 1.0), foot = 5;
  const double top = middle - height / 2, bottom = middle + height / 2;
  if (bracket.from) {
    const double x = axis.at(*bracket.from);
    svg.path({{x + foot, top}, {x, top}, {x, bottom}, {x + foot, bottom}}, "bracket", weight);
  }
  if (bracket.to) {
    const double x = axis.at(*bracket.to);
    svg.path({{x - foot, top}, {x, top}, {x, bottom}, {x - foot, bottom}}, "bracket", weight);
  }
}

void share_bar(Svg& svg, const Axis& axis, double share, const Box& place, const BarStyle& style) {
  const double end = axis.at(share);
  const Box bar{axis.left, place.y, std::max(1.0, end - axis.left), place.height};
  svg.rect(bar, style.hue + " q50");
  lay_texture(svg, bar, style.basis);
}

}  // namespace entente::report
