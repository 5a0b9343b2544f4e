#include "entente/desk/page_one_obstacles.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/phrases.h"
#include "entente/methods/settlement.h"

namespace entente::desk {

using question::About;
using question::Answer;

namespace {

constexpr double worth_naming = 0.005;  // of all worlds

const Answer* obstacles_at(const question::Answers& answers, std::string_view table) {
  for (const Answer& answer : answers.answers)
    if (answer.method == "obstacles" && answer.table == table && answer.applies) return &answer;
  return nullptr;
}

}  // namespace

std::string obstacles_sentence(const question::Answers& answers, std::string_view table) {
  const Answer* answer = obstacles_at(answers, table);
  if (!answer) return {};
  About at;
  at.table = table;
  const auto settled = methods::number(answer->find("settled", at));
  if (!settled || *settled >= 1) return {};
  std::vector<std::pair<double, std::string>> gains;
  std::vector<std::string> idle;
  for (std::size_t n = 0; n < methods::obstacle_kinds; ++n) {
    const auto obstacle = static_cast<methods::Obstacle>(n);
    const auto opens = methods::number(answer->find("opens_" + methods::id_of(obstacle), at));
    if (!opens) continue;
    const double gain = *opens * (1 - *settled);
    if (gain >= worth_naming)
      gains.emplace_back(gain, methods::words_of(obstacle));
    else
      idle.push_back(methods::words_of(obstacle));
  }
  std::stable_sort(gains.begin(), gains.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> parts;
  for (const auto& [gain, words] : gains)
    parts.push_back(fmt::format("{} in {} more", words, base::of_hundred(gain)));
  std::string text = fmt::format(
      " With every obstacle in place, terms whose acceptance ends the fighting exist in {} of 100 worlds",
      base::of_hundred(*settled));
  if (!parts.empty()) text += fmt::format("; with one of them taken away: {}", base::join_and(parts));
  if (!idle.empty()) text += fmt::format("; {} alone in none to speak of", base::join_and(idle));
  return text + ".";
}

}  // namespace entente::desk
