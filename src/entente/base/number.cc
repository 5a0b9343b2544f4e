#include "entente/base/number.h"

#include <cmath>
#include <locale>
#include <sstream>

#include <fmt/format.h>

#include "entente/base/require.h"

namespace entente::base {

std::optional<double> parse_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  for (const char c : text)
    if (!(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.' && c != 'e' && c != 'E')
      return std::nullopt;
  std::istringstream stream{std::string(text)};
  stream.imbue(std::locale::classic());
  double value = 0;
  stream >> value;
  if (stream.fail() || stream.peek() != std::char_traits<char>::eof() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::string shortest(double value) {
  require(std::isfinite(value), "shortest needs a finite number");
  if (value == 0) return "0";
  return fmt::format("{}", value);
}

std::string two_digits(double value) {
  require(std::isfinite(value), "two_digits needs a finite number");
  if (std::fabs(value) < 5e-10) return "0";  // rounding noise is not worth a digit
  const int magnitude = static_cast<int>(std::floor(std::log10(std::fabs(value))));
  const double unit = std::pow(10.0, magnitude - 1);
  const double rounded = std::round(value / unit) * unit;
  // Rounding can carry into the next magnitude (0.996 -> 1.0); the digits after the point follow the result.
  const int carried = static_cast<int>(std::floor(std::log10(std::fabs(rounded)) + 1e-9));
  const int decimals = carried >= 1 ? 0 : 1 - carried;
  std::string text = fmt::format("{:.{}f}", rounded, decimals);
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

std::string of_hundred(double p) {
  require(p >= 0 && p <= 1, "of_hundred needs a share");
  if (p > 0 && p < 0.005) return "fewer than 1";
  if (p < 1 && p > 0.995) return "more than 99";
  return fmt::format("{:.0f}", std::round(100 * p));
}

}  // namespace entente::base
