#include "entente/desk/page_one_levers.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/phrases.h"

namespace entente::desk {

using question::Answer;
using question::Finding;

namespace {

struct Move {
  std::string title, issue;
  double low = 0, high = 0;
  double size() const { return std::max(std::fabs(low), std::fabs(high)); }
};

std::string title_of(const Answer& answer) {
  for (const Finding* finding : answer.all("title"))
    if (const auto* words = std::get_if<std::string>(&finding->value)) return *words;
  return {};
}

// A change beyond two of its errors, else 0.
double clear(const Finding* change) {
  const auto value = methods::number(change);
  return value && std::fabs(*value) > 2 * change->error.value_or(0) ? *value : 0;
}

std::string signed_words(double value) {
  return (value > 0 ? "+" : value < 0 ? "−" : "") + base::two_digits(std::fabs(value));
}

}  // namespace

std::string moved_terms(const question::Answers& answers, const dispute::Case& dispute) {
  std::vector<Move> moves;
  for (const Answer& answer : answers.answers) {
    if (answer.question != "compare" || answer.method == "front_levels") continue;
    for (const Finding* low : answer.all("change_in_range_low")) {
      const Move move{title_of(answer), low->about.issue, clear(low),
                      clear(answer.find("change_in_range_high", low->about))};
      if (move.size() > 0) moves.push_back(move);
    }
  }
  if (moves.empty()) return {};
  std::stable_sort(moves.begin(), moves.end(),
                   [](const Move& a, const Move& b) { return a.size() > b.size(); });
  std::vector<std::string> parts;
  for (const Move& move : moves)
    if (parts.size() < 3 && move.issue == moves.front().issue)
      parts.push_back(fmt::format("by {} and {} with \"{}\"", signed_words(move.low), signed_words(move.high),
                                  move.title));
  const auto issue = dispute.find_issue(moves.front().issue);
  return fmt::format(
      " They move the terms: on \"{}\" the lower and the upper end of the range shift {} (means).",
      issue ? dispute.issue(*issue).title : moves.front().issue, base::join_and(parts));
}

}  // namespace entente::desk
