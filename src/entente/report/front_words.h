#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "entente/report/context.h"

// What charts and the terminal say alike of a front: how courses of the war end, and which levels are told.
namespace entente::report {

/// One way in which courses of the war end.
struct CourseEnd {
  std::string words;                          // "Ukraine is exhausted"
  std::string hue;                            // class of its marks
  const question::Finding* chance = nullptr;  // of all courses, whenever; nullptr: not computed
  const question::Finding* shares = nullptr;  // ended so after 0, 1, … periods; nullptr: not computed
};

/// The ways to end that the answer carries: a side is exhausted, the front reaches its low end, stops where
/// it stands, reaches its high end.
std::vector<CourseEnd> ends_of_courses(const Context& context, const question::Answer& war);

/// What an end of the front is called: by the answer, else by the first issue that it settles.
std::string end_of_front(const Context& context, const question::Answer& war, bool low);

/// "47 of 100 courses": a share of the courses of the war, averaged over worlds.
std::string courses_words(double share);

/// At most `most` (three at least) of these levels, ascending: both ends, the one nearest to today's, and
/// some between.
std::vector<double> told_levels(std::vector<double> levels, std::optional<double> today,
                                std::size_t most = 9);

}  // namespace entente::report
