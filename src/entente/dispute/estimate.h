#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::dispute {

/// How we know a number (model M1): anchored on what a document says, an analyst's judgement, or a default
/// that nobody has judged yet.
enum class Basis { document, judgement, defaulted };
std::string_view name_of(Basis basis);

/// What a number or a row rests on.
struct Grounds {
  std::vector<std::string> rests_on;  // claim ids
  std::string because;                // the inference from quote to number
  std::string by;                     // who judged; "draft" or "default": nobody yet
  bool operator==(const Grounds&) const = default;
  bool empty() const { return rests_on.empty() && because.empty() && by.empty(); }
};
Basis basis_of(const Grounds& grounds);

/// A number as an analyst has it (model M1): exact; a range [low, high], uniform; or low/likely/high, PERT
/// with hard bounds. Invariant: low <= likely <= high; an exact number has all three equal.
struct Estimate {
  enum class Shape { exact, uniform, pert };
  Shape shape = Shape::exact;
  double low = 0;
  double likely = 0;
  double high = 0;
  Grounds grounds;  // its own, else those of the row it stands in

  static Estimate exact(double value) { return {Shape::exact, value, value, value, {}}; }
  static Estimate range(double low, double high) { return {Shape::uniform, low, (low + high) / 2, high, {}}; }
  static Estimate pert(double low, double likely, double high) {
    return {Shape::pert, low, likely, high, {}};
  }
  /// A value of the program's own (model M5: `audience_cost`), shown as a default until somebody judges it.
  static Estimate program_default(Estimate value) {
    value.grounds.by = "default";
    return value;
  }
  bool operator==(const Estimate&) const = default;
};

/// "0.8", "0.6 to 0.9", "0.6 / 0.8 / 0.9", shortest digits.
std::string to_text(const Estimate& estimate);

}  // namespace entente::dispute
