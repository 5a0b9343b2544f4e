#include "entente/report/words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/evidence/document.h"

namespace entente::report {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 107> finding_names = {
    {{"room_when_low", "room where the input is low"},
     {"room_when_high", "room where the input is high"},
     {"flip_at", "value at which room in most worlds turns"},
     {"worth_judging", "worth judging first"},
     {"survival", "the fighting still goes on"},
     {"point_gain", "gain at the point of reference"},
     {"room", "there is room"},
     {"room_quadratic", "room if losses grow faster with distance"},
     {"room_if_lines_independent", "room if each red line is real on its own"},
     {"room_if_lines_together", "room if a party’s red lines are real together"},
     {"no_room_reason", "why there is no room"},
     {"price_of_line", "room without the line, less room if it is real"},
     {"cost_of_leaving_out", "change when it also must accept"},
     {"value_of_table", "value of the table"},
     {"settlement", "the word settlement"},
     {"range_open", "some terms suit both sides"},
     {"expected_duration", "expected duration of fighting on"},
     {"reservation_value", "value of no agreement"},
     {"change_in_acceptance", "change in acceptance"},
     {"change_in_room", "change in room"},
     {"no_room_by_lines", "no room because of red lines alone"},
     {"no_room_by_values", "no room because somebody prefers no agreement"},
     {"central_room", "in the central world"},
     {"clash_on", "red lines exclude each other"},
     {"room_without_lines", "room if no line on the issue is real"},
     {"range_open_today", "terms suit both sides at today’s front"},
     {"least_acceptable_terms", "limit of what it prefers to fighting on"},
     {"room_with", "room if it also must accept"},
     {"prefers_no_agreement", "prefers no agreement to the reference package"},
     {"range_low", "lowest term"},
     {"range_high", "highest term"},
     {"clash_pair", "both lines are real and exclude each other"},
     {"clash", "demands that leave no package together"},
     {"clash_share", "these demands clash"},
     {"central_clash", "fewest demands that clash in the central world"},
     {"central_change_package", "package that the least change opens in the central world"},
     {"least_change_total", "least change that opens room, all demands together"},
     {"least_change_largest", "least change that opens room, the largest single one"},
     {"lines_have_to_give", "red lines have to give"},
     {"gap_between_lines", "red lines have to give by"},
     {"value_has_to_give", "settles for less than no agreement"},
     {"value_gives", "settles for less than no agreement by"},
     {"partial_room", "terms on all other issues suit all who must accept"},
     {"room_in_one_step", "room for the whole at once"},
     {"room_after_first_stage", "room for the whole after the first stage"},
     {"room_lost_by_stages", "room that signing first closes"},
     {"first_stage_term", "balanced term of a first stage"},
     {"first_stage_gain", "gain by the first stage"},
     {"text_passes", "the text is accepted"},
     {"text_completed", "the text can be completed to acceptable terms"},
     {"text_efficient", "no package gives all as much and one more"},
     {"text_needs", "how far the text is from being accepted"},
     {"text_acceptance", "accepts the text"},
     {"text_crosses_line", "the text crosses a real red line"},
     {"text_gain", "gain by the text"},
     {"text_refused_alone", "refuses the text alone"},
     {"text_crosses", "the text lies beyond the red line"},
     {"text_beyond_line", "the text lies beyond the red line by"},
     {"text_ratified", "the text would be ratified"},
     {"issues_to_change", "issues that the nearest acceptable terms change"},
     {"change_on", "the nearest acceptable terms change the text"},
     {"worth_knowing", "worth knowing before choosing a package"},
     {"passes_body", "chance that the body passes the reference package"},
     {"cost_in_value", "change in value for those seated when it also must accept"},
     {"unity", "every member prefers the reference package to no agreement"},
     {"leaves_first", "leaves its group first"},
     {"robust", "passes still after any one defection"},
     {"in_core", "no coalition that could pass another package prefers it"},
     {"blocked_by", "who prefers another package and could pass it"},
     {"blocking_package", "the package they prefer"},
     {"room_between_grid_points", "between the points of the grid"},
     {"acceptable_packages", "packages acceptable to all who must accept"},
     {"packages", "packages before any red line"},
     {"candidate_support", "acceptable to all who must accept"},
     {"candidate_efficient", "no package is better for all"},
     {"candidate_regret", "regret, mean"},
     {"candidate_worst_regret", "regret, worst world"},
     {"why_not", "why not the neighbouring terms"},
     {"marginal_ratio", "gain of the first for each unit the second gives up"},
     {"trade", "exchange better for both than the middle"},
     {"slack", "to spare at the balanced package"},
     {"room_unproven", "search for terms ended at its limit"},
     {"reference_unproven", "search for the balanced package ended at its limit"},
     {"nearest_acceptable", "nearest acceptable terms in the central world"},
     {"dominating_package", "terms as good for all and better for one, in the central world"},
     {"chain_ratifiable", "a package that would be ratified exists"},
     {"chance_exhausted", "the war ends because it cannot go on"},
     {"chance_low", "the war ends at the low end of the front"},
     {"chance_high", "the war ends at the high end of the front"},
     {"chance_freeze", "the war ends where the front stops"},
     {"ended_exhausted", "has ended because it cannot go on"},
     {"ended_low", "has ended at the low end of the front"},
     {"ended_high", "has ended at the high end of the front"},
     {"ended_frozen", "has ended where the front stopped"},
     {"front_level", "the front today"},
     {"commitment_gap", "what fighting at once gains over all that can be promised"},
     {"commitment_gap_open", "fighting at once gains more than can be promised"},
     {"bargaining_range_low", "lowest terms that suit both sides"},
     {"bargaining_range_high", "highest terms that suit both sides"},
     {"least_acceptable_by_level", "limit of what it prefers to fighting on"},
     {"terms_on_line", "terms on the line, every obstacle in place"},
     {"settled", "terms that end the fighting exist, every obstacle in place"},
     {"opens_none", "no set of up to three obstacles opens terms"},
     {"opens_without", "terms appear if it need not accept"},
     {"least_removal", "smallest set of obstacles that opens terms"},
     {"least_removal_share", "smallest set of obstacles that opens terms"},
     {"change_in_reservation_value", "change in the value of no agreement"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> obstacles = {
    {{"beliefs", "different expectations of the front"},
     {"commitment", "agreements that may not last"},
     {"ratification", "ratification"},
     {"exclusion", "a side that is not at the table"},
     {"others", "more than two sides that must accept"},
     {"red_lines", "red lines"}}};

// Names that end in the obstacle they are about.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> of_obstacle = {
    {{"opens_", "terms appear if only this obstacle goes"},
     {"width_without_", "width of the range if only this obstacle goes"}}};

// Units that a number does without: its issue's scale or its heading says them.
constexpr std::array<std::string_view, 9> silent_units = {"",
                                                          "1",
                                                          "scale",
                                                          "0 to 1",
                                                          "level",
                                                          "utility",
                                                          "utility above no agreement",
                                                          "capability times salience",
                                                          "probability that the line is real"};

// Units in the singular, as a case names its period ("week").
std::string_view plural(double value, const std::string& unit) {
  constexpr std::array<std::string_view, 6> counted = {"day", "week", "month", "year", "period", "issue"};
  return value != 1 && std::find(counted.begin(), counted.end(), unit) != counted.end() ? "s" : "";
}

// A count is exact, so every digit of it is: 188,160.
std::string count_words(double count) {
  if (!(count < 1e15)) return number_words(count);
  std::string text = fmt::format("{:.0f}", count);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

// "share of worlds with room" counts those alone.
std::string of_which(const std::string& unit) {
  for (const char* which :
       {" with room", " without room", " without terms", " that accept it", " with a first stage"})
    if (unit.ends_with(which)) return which;
  return "";
}

struct ValueWords {
  const question::Finding& finding;

  std::string operator()(const question::Undefined& none) const { return none.reason; }
  std::string operator()(double value) const {
    using question::FindingKind;
    if (finding.unit.starts_with("difference in")) return worlds_change_words(value);
    if (finding.kind == FindingKind::probability || finding.kind == FindingKind::share)
      return worlds_words(value) + of_which(finding.unit);
    if (finding.unit.starts_with("packages")) return count_words(value) + " " + finding.unit;
    if (finding.unit.starts_with("share of a party's range")) return number_words(value) + " of its range";
    const bool tells =
        std::find(silent_units.begin(), silent_units.end(), finding.unit) == silent_units.end();
    return tells ? fmt::format("{} {}{}", number_words(value), finding.unit, plural(value, finding.unit))
                 : number_words(value);
  }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const std::vector<double>& series) const {
    std::vector<std::string> words;
    for (const double value : series) words.push_back(number_words(value));
    return fmt::format("{}", fmt::join(words, ", "));
  }
  std::string operator()(const std::vector<std::string>& members) const {
    if (finding.name != "least_removal") return base::join_and(members);
    std::vector<std::string> words;
    for (const std::string& member : members) words.push_back(obstacle_words(member));
    return base::join_and(words);
  }
  std::string operator()(const question::Terms& terms) const {
    std::vector<std::string> words;
    for (const question::Term& term : terms) {
      const auto* number = std::get_if<double>(&term.value);
      words.push_back(term.issue + " " +
                      (number ? number_words(*number) : std::get<std::string>(term.value)));
    }
    return fmt::format("{}", fmt::join(words, ", "));
  }
};

}  // namespace

std::string number_words(double value) {
  if (!std::isfinite(value)) return "–";
  std::string text = base::two_digits(value);
  if (text.starts_with('-')) text.replace(0, 1, "−");
  return text;
}

std::string change_words(double value) {
  const std::string text = number_words(value);
  return value > 0 && text != "0" ? "+" + text : text;
}

std::string worlds_words(double share) {
  if (!std::isfinite(share)) return "–";
  return base::of_hundred(std::clamp(share, 0.0, 1.0)) + " of 100 worlds";
}

std::string worlds_change_words(double change) {
  if (!std::isfinite(change)) return "–";
  if (change == 0) return "no change";
  const std::string size = base::of_hundred(std::min(1.0, std::fabs(change)));
  return fmt::format("{} {} of 100 worlds", size, change > 0 ? "more" : "fewer");
}

std::string worlds_change_interval(const std::pair<double, double>& ends) {
  const std::string low = worlds_change_words(ends.first), high = worlds_change_words(ends.second);
  if (low == high) return low;
  constexpr std::string_view tail = " of 100 worlds";
  return low.ends_with(tail) && high.ends_with(tail)
             ? fmt::format("{} to {}", low.substr(0, low.size() - tail.size()), high)
             : fmt::format("{} to {}", low, high);
}

std::string interval_words(const std::pair<double, double>& ends) {
  const std::string low = number_words(ends.first), high = number_words(ends.second);
  return low == high ? low : fmt::format("{} to {}", low, high);
}

std::string value_words(const question::Finding& finding) {
  return std::visit(ValueWords{finding}, finding.value);
}

std::string spread_words(const question::Finding& finding) {
  if (finding.interval && finding.unit.starts_with("difference in"))
    return worlds_change_interval(finding.interval->most);
  return finding.interval ? interval_words(finding.interval->most) : "";
}

std::string error_words(const question::Finding& finding) {
  return finding.error && std::isfinite(*finding.error) ? "± " + number_words(*finding.error) : "";
}

std::string finding_words(std::string_view name) {
  for (const auto& [key, words] : finding_names)
    if (key == name) return std::string(words);
  for (const auto& [start, words] : of_obstacle)
    if (name.starts_with(start))
      return fmt::format("{}: {}", words, obstacle_words(name.substr(start.size())));
  return plain_words(name);
}

std::string obstacle_words(std::string_view id) {
  for (const auto& [key, words] : obstacles)
    if (key == id) return std::string(words);
  return plain_words(id);
}

std::string plain_words(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string date_words(std::string_view iso) {
  const auto date = evidence::parse_date(iso);
  return date ? evidence::to_prose(*date) : std::string(iso);
}

}  // namespace entente::report
