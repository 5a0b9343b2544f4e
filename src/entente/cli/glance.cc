#include "entente/cli/glance.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

namespace entente::cli {

using question::Answer;
using question::Finding;

namespace {

// Detail of the agreement, war and table questions.
constexpr std::string_view detail[] = {"candidate",
                                       "candidate_support",
                                       "packages",
                                       "acceptable_packages",
                                       "grid_bound",
                                       "pareto_frontier",
                                       "pareto_frontier_epsilon",
                                       "central_room",
                                       "room_quadratic",
                                       "reference_unproven",
                                       "room_unproven",
                                       "no_room_by_lines",
                                       "no_room_by_values",
                                       "room_if_lines_independent",
                                       "room_if_lines_together",
                                       "range_chance",
                                       "front_level",
                                       "chance_low",
                                       "chance_high",
                                       "chance_freeze",
                                       "range_open_today",
                                       "bargaining_range_low",
                                       "bargaining_range_high",
                                       "prefers_no_agreement",
                                       "chain_with",
                                       "clash",
                                       "clash_share",
                                       "central_clash",
                                       "central_change_gap",
                                       "least_change_total",
                                       "least_change_largest",
                                       "candidate_regret",
                                       "candidate_worst_regret",
                                       "candidate_efficient",
                                       "candidate_acceptance",
                                       "point_gain",
                                       "frontier_first",
                                       "frontier_second",
                                       "survival",
                                       "first_stage_package",
                                       "slack",
                                       "can_move_low",
                                       "can_move_high",
                                       "why_not",
                                       "marginal_ratio",
                                       "trade",
                                       "nash_lottery_package",
                                       "nash_lottery_chance",
                                       "nash_bargaining_solution_between",
                                       "nash_bargaining_solution_between_gap",
                                       "room_between_grid_points",
                                       "nash_bargaining_solution_gap",
                                       "kalai_smorodinsky_solution_gap",
                                       "egalitarian_solution_gap",
                                       "utilitarian_solution_gap",
                                       "weighted_nash_bargaining_solution",
                                       "weighted_nash_bargaining_solution_gap",
                                       "text_refused_alone",
                                       "text_efficient",
                                       "wrecks"};

// Of a comparison the sentence says what room does; who holds the lever and what it means for people stands
// beside.
bool shown_of_comparison(const Finding& finding) {
  static const std::set<std::string> names = {"holder", "means_for_people", "not_computed"};
  return names.count(finding.name) != 0 || (finding.name == "room" && finding.about.level);
}

// Lines that never clash and lines whose price is nothing.
bool nothing_to_say(const Finding& finding) {
  static const std::set<std::string> names = {"clash_on",         "clash_pair",        "price_of_line",
                                              "text_crosses",     "text_crosses_line", "lines_have_to_give",
                                              "value_has_to_give"};
  // What no world has is not worth a line; the numbers beside it say how often it is there.
  static const std::set<std::string> amounts = {"gap_between_lines", "value_gives", "text_beyond_line",
                                                "text_needs"};
  if (amounts.count(finding.name) != 0 && std::holds_alternative<question::Undefined>(finding.value))
    return true;
  const auto* value = std::get_if<double>(&finding.value);
  return names.count(finding.name) != 0 && value && *value == 0;
}

constexpr std::size_t inputs_shown = 5;

// Readings that stand beside the main answer on what can be agreed.
bool beside(const Answer& answer) {
  return answer.method == "least_change" || answer.method == "partial_agreements";
}

Answer glance(Answer answer) {
  std::size_t inputs = 0;
  std::erase_if(answer.findings, [&](const Finding& finding) {
    if (answer.question == "positions") return false;
    if (beside(answer) || answer.question == "drivers" || answer.question == "timeline")
      return true;  // its sentences say it
    if (answer.question == "compare") return !shown_of_comparison(finding);
    if (finding.name == "depends_on") return ++inputs > inputs_shown;
    const bool left_out = std::find(std::begin(detail), std::end(detail), finding.name) != std::end(detail);
    return left_out || nothing_to_say(finding);
  });
  return answer;
}

}  // namespace

question::Answers at_a_glance(const question::Answers& answers) {
  question::Answers shorter = answers;
  // Readings beside the main answer that have nothing to say at this table.
  std::erase_if(shorter.answers, [](const Answer& answer) {
    return beside(answer) &&
           (!answer.applies || (answer.method == "least_change" && answer.all("clash").empty()));
  });
  std::transform(shorter.answers.begin(), shorter.answers.end(), shorter.answers.begin(), glance);
  return shorter;
}

}  // namespace entente::cli
