#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "entente/question/answer.h"

// Numbers as words: at most two significant digits, frequencies, intervals before points (look: "Words").
namespace entente::report {

/// "37", "0.42", "−12": two significant digits, a true minus sign. "not a number" cannot occur: those are
/// "–".
std::string number_words(double value);

/// The same with a sign for what is a change: "+0.12", "−12", "0".
std::string change_words(double value);

/// "41 of 100 worlds"; a share outside [0, 1] by a rounding error counts as the end.
std::string worlds_words(double share);

/// A change of a share of worlds: "12 more of 100 worlds", "12 fewer of 100 worlds", "no change".
std::string worlds_change_words(double change);

/// Two ends of a change of a share: "3 fewer to 12 more of 100 worlds".
std::string worlds_change_interval(const std::pair<double, double>& ends);

/// "30 to 60", or "30" when both ends read the same.
std::string interval_words(const std::pair<double, double>& ends);

/// The finding's value with its unit: "41 of 100 worlds", "62 weeks", "line 40, status 30"; the reason when
/// there is none.
std::string value_words(const question::Finding& finding);

/// The 80 % interval of a finding, as `interval_words`; empty without one.
std::string spread_words(const question::Finding& finding);

/// The Monte-Carlo error: "± 0.011"; empty without one.
std::string error_words(const question::Finding& finding);

/// What a finding's name means, for tables: "room_quadratic" -> "room if losses grow with distance"; other
/// names lose their underscores.
std::string finding_words(std::string_view name);

/// Obstacles to a settlement, as the methods name them: "exclusion" -> "a side that is not at the table"; any
/// other name loses its underscores.
std::string obstacle_words(std::string_view id);

/// "price_of_line" -> "price of line".
std::string plain_words(std::string_view name);

/// "2025-12-02" -> "2 December 2025"; any other text as it is.
std::string date_words(std::string_view iso);

}  // namespace entente::report
