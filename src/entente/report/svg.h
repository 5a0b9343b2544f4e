#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// A small writer of drawings: same calls, same bytes. Numbers have one decimal, text is escaped, colours come
// from the classes of the page's style sheet, and every label's box is kept so that tests can see that none
// overlap.
namespace entente::report {

struct Point {
  double x = 0, y = 0;
};

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
  bool overlaps(const Box& other) const;
};

enum class Anchor { start, middle, end };

struct TextStyle {
  double size = 12;  // pixels
  Anchor anchor = Anchor::start;
  std::string css;  // further classes
};

/// What a reader who cannot see the drawing is told.
struct Label {
  std::string id;  // unique in the page
  std::string title, description;
};

struct Attribute {
  std::string name, value;  // the value as it is: it is escaped when written
};

class Svg {
 public:
  /// A drawing of a fixed width in pixels; its height is set when all of it is known.
  explicit Svg(double width) : width_(width) {}
  double width() const { return width_; }
  double height() const { return height_; }
  void set_height(double height) { height_ = height; }

  void rect(const Box& box, std::string_view css);
  void line(Point from, Point to, std::string_view css, double thickness = 1);
  void path(const std::vector<Point>& points, std::string_view css, double thickness = 1);
  void area(const std::vector<Point>& corners, std::string_view css);
  void circle(Point centre, double radius, std::string_view css);
  /// One line of text on the baseline; moved sideways where it would leave the drawing, shortened where it is
  /// wider.
  void text(Point at, std::string_view words, const TextStyle& style = {});
  /// Lines one under the other, the first on the baseline `at`; returns the baseline after the last.
  double lines(Point at, const std::vector<std::string>& words, const TextStyle& style = {});

  /// What is drawn within lies over all else and is part of pages only, not of a file of its own.
  void over(const std::function<void(Svg&)>& draw);
  /// A transparent rectangle of class "handle" over all else, which a page makes a control.
  void handle(const Box& box, const std::vector<Attribute>& attributes);

  const std::vector<Box>& text_boxes() const { return text_boxes_; }

  /// For a page: `<svg role="img">` with title and description; `css` tells the wide from the narrow form.
  std::string inline_form(const Label& label, std::string_view css) const;
  /// A file of its own, with the style sheet and patterns it needs.
  std::string file_form(const Label& label) const;

 private:
  std::string opening(const Label& label, std::string_view role) const;
  double width_ = 0, height_ = 0;
  std::string body_, over_;
  std::vector<Box> text_boxes_;
};

/// Height of a line of text of this size, in pixels.
double line_height(double size);

/// "12.5": one decimal, no trailing zero, never "-0".
std::string coordinate(double value);

/// The patterns (hatching for judgement) that drawings refer to; once in a page, and in each file of its own.
std::string pattern_definitions();

}  // namespace entente::report
