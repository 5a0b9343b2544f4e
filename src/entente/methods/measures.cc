#include "entente/methods/measures.h"

#include <algorithm>
#include <utility>

namespace entente::methods {

using dispute::Issue;
using question::FindingKind;
using question::Measure;

Measure measure(std::string name, question::About about, FindingKind kind, std::string unit,
                std::size_t width) {
  Measure made;
  made.name = std::move(name);
  made.about = std::move(about);
  made.kind = kind;
  made.unit = std::move(unit);
  made.width = width;
  return made;
}

Measure share(std::string name, question::About about, std::string unit) {
  return measure(std::move(name), std::move(about), FindingKind::probability, std::move(unit));
}

std::string unit_of(const Issue& issue) {
  if (issue.kind != Issue::Kind::scale) return issue.ordered ? "steps" : "options";
  return issue.unit.empty() ? "scale" : issue.unit;
}

double length_of(const Issue& issue) {
  if (issue.kind == Issue::Kind::scale) return issue.high() - issue.low();
  return issue.ordered ? std::max<double>(1, static_cast<double>(issue.options.size()) - 1) : 1;
}

}  // namespace entente::methods
