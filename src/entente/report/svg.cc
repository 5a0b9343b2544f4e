#include "entente/report/svg.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/html.h"
#include "entente/report/palette.h"
#include "entente/report/text_width.h"

namespace entente::report {

namespace {

const char* name_of(Anchor anchor) {
  switch (anchor) {
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
    default:
      return "start";
  }
}

double left_of(double x, double width, Anchor anchor) {
  if (anchor == Anchor::middle) return x - width / 2;
  return anchor == Anchor::end ? x - width : x;
}

double anchor_x(double left, double width, Anchor anchor) {
  if (anchor == Anchor::middle) return left + width / 2;
  return anchor == Anchor::end ? left + width : left;
}

std::string steps_of(const std::vector<Point>& points) {
  std::string steps;
  for (const Point& point : points)
    steps += fmt::format("{}{} {}", steps.empty() ? "M" : "L", coordinate(point.x), coordinate(point.y));
  return steps;
}

}  // namespace

bool Box::overlaps(const Box& other) const {
  return x < other.x + other.width && other.x < x + width && y < other.y + other.height &&
         other.y < y + height;
}

double line_height(double size) {
  return std::round(size * 1.25);
}

std::string coordinate(double value) {
  const double rounded = std::round(value * 10) / 10;
  std::string text = fmt::format("{:.1f}", rounded == 0 ? 0.0 : rounded);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string pattern_definitions() {
  return "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
         "patternTransform=\"rotate(45)\"><rect class=\"stripe\" width=\"1.6\" "
         "height=\"5\"/></pattern></defs>";
}

void Svg::rect(const Box& box, std::string_view css) {
  body_ +=
      fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", css, coordinate(box.x),
                  coordinate(box.y), coordinate(std::max(0.0, box.width)), coordinate(box.height));
}

void Svg::line(Point from, Point to, std::string_view css, double thickness) {
  body_ += fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke-width=\"{}\"/>",
                       css, coordinate(from.x), coordinate(from.y), coordinate(to.x), coordinate(to.y),
                       coordinate(thickness));
}

void Svg::path(const std::vector<Point>& points, std::string_view css, double thickness) {
  body_ += fmt::format("<path class=\"{}\" d=\"{}\" stroke-width=\"{}\"/>", css, steps_of(points),
                       coordinate(thickness));
}

void Svg::area(const std::vector<Point>& corners, std::string_view css) {
  body_ += fmt::format("<path class=\"{}\" d=\"{}Z\"/>", css, steps_of(corners));
}

void Svg::circle(Point centre, double radius, std::string_view css) {
  body_ += fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", css, coordinate(centre.x),
                       coordinate(centre.y), coordinate(radius));
}

void Svg::text(Point at, std::string_view words, const TextStyle& style) {
  const std::string shown = shorten(words, width_ - 2, style.size);
  const double wide = text_width(shown, style.size);
  const double left = std::clamp(left_of(at.x, wide, style.anchor), 0.0, std::max(0.0, width_ - wide));
  // A line of text reaches about four fifths of its size above the baseline and one fifth below it.
  text_boxes_.push_back({left, at.y - 0.8 * style.size, wide, style.size});
  const std::string css = style.css.empty() ? "" : fmt::format(" class=\"{}\"", style.css);
  const std::string anchor =
      style.anchor == Anchor::start ? "" : fmt::format(" text-anchor=\"{}\"", name_of(style.anchor));
  body_ += fmt::format("<text{} x=\"{}\" y=\"{}\" font-size=\"{}\"{}>{}</text>", css,
                       coordinate(anchor_x(left, wide, style.anchor)), coordinate(at.y),
                       coordinate(style.size), anchor, escape(shown));
}

double Svg::lines(Point at, const std::vector<std::string>& words, const TextStyle& style) {
  for (const std::string& line : words) {
    text(at, line, style);
    at.y += line_height(style.size);
  }
  return at.y;
}

void Svg::over(const std::function<void(Svg&)>& draw) {
  std::swap(body_, over_);
  draw(*this);
  std::swap(body_, over_);
}

void Svg::handle(const Box& box, const std::vector<Attribute>& attributes) {
  std::string given;
  for (const Attribute& attribute : attributes)
    given += fmt::format(" {}=\"{}\"", attribute.name, escape(attribute.value));
  over_ += fmt::format("<rect class=\"handle\"{} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", given,
                       coordinate(box.x), coordinate(box.y), coordinate(box.width), coordinate(box.height));
}

std::string Svg::opening(const Label& label, std::string_view role) const {
  return fmt::format(
      "viewBox=\"0 0 {} {}\" role=\"{}\" aria-labelledby=\"{}-t {}-d\">"
      "<title id=\"{}-t\">{}</title><desc id=\"{}-d\">{}</desc>",
      coordinate(width_), coordinate(height_), role, label.id, label.id, label.id, escape(label.title),
      label.id, escape(label.description));
}

std::string Svg::inline_form(const Label& label, std::string_view css) const {
  // An image has no parts that a reader could reach; a drawing with handles is a group of them.
  return fmt::format("<svg class=\"{}\" {}{}{}</svg>", css, opening(label, over_.empty() ? "img" : "group"),
                     body_, over_);
}

std::string Svg::file_form(const Label& label) const {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" {}<style>{}</style>{}{}</svg>",
      coordinate(width_), coordinate(height_), opening(label, "img"), drawing_style(), pattern_definitions(),
      body_);
}

}  // namespace entente::report
