// A number as people type it: "0.7", "0.6-0.8", "0.6 to 0.8", "-5 – 3", "0.6/0.7/0.9".
#include <array>
#include <optional>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/desk/edit_values.h"

namespace entente::desk {

namespace {

// Every dash and the minus sign of Unicode as '-'; a no-break space as a blank.
std::string plain_signs(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 9> signs = {{{"\u2010", '-'},
                                                                       {"\u2011", '-'},
                                                                       {"\u2012", '-'},
                                                                       {"\u2013", '-'},
                                                                       {"\u2014", '-'},
                                                                       {"\u2015", '-'},
                                                                       {"\u2212", '-'},
                                                                       {"\u00a0", ' '},
                                                                       {"\u202f", ' '}}};
  std::string plain;
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const auto& [sign, ascii] : signs)
      if (text.substr(0, sign.size()) == sign) plain += ascii, taken = sign.size();
    if (taken == 0) plain += text[0], taken = 1;
    text.remove_prefix(taken);
  }
  return plain;
}

class NumberScanner {
 public:
  explicit NumberScanner(std::string_view text) : rest_(text) {}

  std::optional<double> number() {
    skip_blanks();
    std::size_t end = 0;
    if (end < rest_.size() && (rest_[end] == '-' || rest_[end] == '+')) ++end;
    const std::size_t digits = end;
    while (end < rest_.size() && (is_digit(end) || rest_[end] == '.')) ++end;
    if (end == digits) return std::nullopt;
    end = past_exponent(end);
    const auto value = base::parse_number(rest_.substr(rest_[0] == '+' ? 1 : 0, end - (rest_[0] == '+')));
    rest_.remove_prefix(end);
    skip_blanks();
    return value;
  }

  /// '/' or '-' ("to" is '-'); '\0': none.
  char separator() {
    if (rest_.substr(0, 2) == "to") {
      rest_.remove_prefix(2);
      return '-';
    }
    if (rest_.empty() || (rest_[0] != '/' && rest_[0] != '-')) return '\0';
    const char found = rest_[0];
    rest_.remove_prefix(1);
    return found;
  }

  bool at_end() const { return rest_.empty(); }

 private:
  bool is_digit(std::size_t at) const { return at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '9'; }
  std::size_t past_exponent(std::size_t at) const {
    if (at >= rest_.size() || (rest_[at] != 'e' && rest_[at] != 'E')) return at;
    std::size_t end = at + 1;
    if (end < rest_.size() && (rest_[end] == '-' || rest_[end] == '+')) ++end;
    if (!is_digit(end)) return at;
    while (is_digit(end)) ++end;
    return end;
  }
  void skip_blanks() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t')) rest_.remove_prefix(1);
  }

  std::string_view rest_;
};

base::Diagnostic no_estimate(std::string_view text) {
  return edit_problem("bad-estimate", fmt::format("\"{}\" is not a number or a range", text),
                      text.find(',') == std::string_view::npos
                          ? "write 0.7, 0.6-0.8, or low/likely/high as in 0.6/0.7/0.9"
                          : "decimals have a point: 0.7, 0.6-0.8, or 0.6/0.7/0.9");
}

}  // namespace

base::Result<std::string> estimate_toml(std::string_view text) {
  const std::string plain = base::lower_ascii(plain_signs(text));
  NumberScanner scanner{std::string_view(plain)};
  std::vector<double> numbers;
  char first_separator = '\0';
  while (numbers.size() < 3) {
    const auto number = scanner.number();
    if (!number) return no_estimate(text);
    numbers.push_back(*number);
    if (scanner.at_end()) break;
    const char separator = scanner.separator();
    if (separator == '\0' || (first_separator != '\0' && separator != first_separator))
      return no_estimate(text);
    first_separator = separator;
  }
  if (!scanner.at_end()) return no_estimate(text);
  if (numbers.size() == 1) return base::shortest(numbers[0]);
  std::string toml = "[";
  for (const double number : numbers) toml += (toml.size() > 1 ? ", " : "") + base::shortest(number);
  return toml + "]";
}

}  // namespace entente::desk
