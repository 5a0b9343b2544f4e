#pragma once

#include <memory>
#include <span>
#include <vector>

#include "entente/methods/settlement.h"
#include "entente/question/method.h"

namespace entente::methods {

/// Terms of the war question are told on the first fought-over scale, from its value at the low end to its
/// value at the high end; `issue` is null where the ends share no such scale.
struct WarLine {
  const dispute::Issue* issue = nullptr;
  double low = 0, high = 0;
  double terms(double y) const { return issue ? low + y * (high - low) : y; }
};
WarLine war_line(const dispute::Case& dispute);

/// Every issue that is not open: the war question weighs all of them.
std::vector<dispute::IssueId> computable_issues(const dispute::Case& dispute);

/// Which obstacles the line between the ends can show: expectations, commitment, red lines on the fought-over
/// scale.
std::vector<Obstacle> obstacles_on_line(const dispute::Case& dispute);

/// y in [0, 1] at which a side is just willing, seen from its own end; NaN when no point of the line is
/// acceptable.
/// @param outcome  its utility at equal steps of the line
double least_acceptable(std::span<const double> outcome, double threshold, bool first);

/// How many periods ahead the courses of the war are followed.
inline constexpr std::size_t periods_ahead = 156;  // as weeks, three years; paces do not hold for longer

question::Schema war_schema(const question::Task& task);
std::unique_ptr<question::Scratch> war_scratch(const question::Task& task);
void measure_war(const question::Task& task, const dispute::World& world, question::Scratch* scratch,
                 std::span<double> out);

}  // namespace entente::methods
