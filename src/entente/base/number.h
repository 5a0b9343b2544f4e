#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::base {

/// A decimal number as people write it ("0.4", "-3", "1e-3"); the whole text must be the number.
/// Independent of the locale. nullopt for anything else, for NaN and for infinities.
std::optional<double> parse_number(std::string_view text);

/// The shortest decimal text that reads back as the same double ("0.1", "1e-9"). "nan"/"inf" never occur:
/// precondition: finite.
std::string shortest(double value);

/// A number for prose: at most two significant digits, no exponent ("0.42", "37", "1200", "0.0031").
std::string two_digits(double value);

/// "in 41 of 100 worlds" is written with whole numbers: round(100 p), but never 0 or 100 unless p is exactly
/// 0 or 1 ("fewer than 1", "more than 99"). p in [0, 1].
std::string of_hundred(double p);

}  // namespace entente::base
