#pragma once

#include <limits>
#include <span>
#include <string>

#include "entente/question/method.h"

// What every method of this room needs to say what it measures and to write it, world by world.
namespace entente::methods {

/// What a world that has no such number gets.
inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// The table an inquiry is about. Precondition: it names one.
inline const dispute::Table& table_of(const question::Task& task) {
  return task.dispute->table(*task.inquiry.table);
}

/// One number per world, or `width` of them.
question::Measure measure(std::string name, question::About about, question::FindingKind kind,
                          std::string unit, std::size_t width = 1);

/// A yes or no per world; `unit` says of which worlds.
question::Measure share(std::string name, question::About about, std::string unit = "share of worlds");

/// Fills the row of one world, in the order of the schema.
class Writer {
 public:
  explicit Writer(std::span<double> out) : out_(out) {}
  void put(double value) { out_[next_++] = value; }
  void flag(bool value) { put(value ? 1 : 0); }
  std::span<double> run(std::size_t width) {
    const auto part = out_.subspan(next_, width);
    next_ += width;
    return part;
  }

 private:
  std::span<double> out_;
  std::size_t next_ = 0;
};

/// The unit in which a red line on an issue moves, and how many of them its whole length is: the scale's own,
/// steps of ordered options, else options.
std::string unit_of(const dispute::Issue& issue);
double length_of(const dispute::Issue& issue);

}  // namespace entente::methods
