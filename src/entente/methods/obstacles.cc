// Why fight on at this table: a case with a war whose sides are both known. Outside: a case without [war], or
// a table whose acceptors have no value of no agreement. It stands beside `war`, which looks along the front
// on one line, and `agreement`, whose acceptable set it shares; here obstacles are taken away one at a time.
#include "entente/methods/obstacles.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/agreement.h"
#include "entente/methods/agreement_schema.h"
#include "entente/methods/no_agreement.h"
#include "entente/methods/phrases.h"
#include "entente/methods/removals.h"
#include "entente/methods/settlement.h"

namespace entente::methods {

using dispute::World;
using question::About;
using question::Answer;
using question::FindingKind;
using question::Measure;
using question::Task;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr int most_removed = 3;
constexpr const char* of_shut = "share of the worlds without terms";

struct ObstacleScratch : question::Scratch {
  explicit ObstacleScratch(const Task& task) : settlement(task) {}
  Settlement settlement;
};

const dispute::Table& table_of(const Task& task) {
  return task.dispute->table(*task.inquiry.table);
}

Measure share(const std::string& name, const About& about, const char* unit) {
  Measure made;
  made.name = name;
  made.about = about;
  made.kind = FindingKind::probability;
  made.unit = unit;
  return made;
}

question::Schema schema_of(const Task& task) {
  const Settlement settlement(task);
  About at;
  at.table = table_of(task).id;
  question::Schema schema = {share("settled", at, "share of worlds")};
  for (const Obstacle obstacle : settlement.obstacles())
    schema.push_back(share("opens_" + id_of(obstacle), at, of_shut));
  schema.push_back(share("opens_none", at, of_shut));
  for (const auto party : settlement.others()) {
    About about = at;
    about.party = task.dispute->party(party).id;
    schema.push_back(share("opens_without", about, of_shut));
  }
  Measure least;
  least.name = "least_removal";
  least.about = at;
  least.kind = FindingKind::set;
  least.unit = "share of worlds";
  least.width = settlement.obstacles().size();
  for (const Obstacle obstacle : settlement.obstacles()) least.members.push_back(id_of(obstacle));
  least.members_rest_on.resize(least.width);
  if (least.width > 0) schema.push_back(std::move(least));
  return schema;
}

void measure_obstacles(const Task&, const World& world, question::Scratch* scratch, std::span<double> out) {
  Settlement& s = static_cast<ObstacleScratch&>(*scratch).settlement;
  s.fill(world);
  const std::size_t count = s.obstacles().size();
  const Removals found =
      removals_of(count, most_removed, [&](unsigned removed) { return s.settled(removed); });
  std::size_t at = 0;
  out[at++] = found.open ? 1 : 0;
  for (std::size_t i = 0; i < count; ++i) out[at++] = found.open ? none : (found.alone >> i & 1u);
  out[at++] = found.open ? none : (found.least ? 0 : 1);
  const auto others = std::find(s.obstacles().begin(), s.obstacles().end(), Obstacle::others);
  const bool worth_asking =
      !found.open && others != s.obstacles().end() && (found.alone >> (others - s.obstacles().begin()) & 1u);
  for (std::size_t n = 0; n < s.others().size(); ++n)
    out[at++] = found.open ? none : (worth_asking && s.settled_without(n) ? 1 : 0);
  for (std::size_t i = 0; i < count; ++i) out[at++] = found.least ? (*found.least >> i & 1u) : none;
}

std::vector<std::string> obstacles_to(const Task& task) {
  const auto& dispute = *task.dispute;
  if (!dispute.parts().war)
    return {"the case has no [war]: there is no fighting whose end could be asked about"};
  auto reasons = agreement_obstacles(task);
  if (!task.inquiry.table) return reasons;
  const auto issues = dispute::issues_at(dispute, table_of(task));
  for (const auto side : {dispute.parts().war->first, dispute.parts().war->second})
    for (auto& reason : no_agreement_obstacles(dispute, side, issues))
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
        reasons.push_back(std::move(reason));
  return reasons;
}

std::string first_upper(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

// "red lines in 71, different expectations of the front in 4 of 100 of them"
std::string alone_words(const Task& task, const Answer& answer) {
  About at;
  at.table = answer.table;
  std::vector<std::pair<double, std::string>> shares;
  for (const Obstacle obstacle : obstacles_at(*task.dispute, table_of(task)))
    if (const auto value = number(answer.find("opens_" + id_of(obstacle), at)); value && *value > 0)
      shares.emplace_back(*value, words_of(obstacle));
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> words;
  for (const auto& [value, obstacle] : shares)
    words.push_back(fmt::format("{} in {}", obstacle, base::of_hundred(value)));
  return base::join_and(words);
}

// The smallest sets of two or more, with the share of each.
std::string sets_words(const Answer& answer, double shut) {
  std::vector<std::string> sets;
  for (const auto* members : answer.all("least_removal")) {
    const auto* names = std::get_if<std::vector<std::string>>(&members->value);
    if (!names || names->size() < 2 || sets.size() == 3) continue;
    std::vector<std::string> words;
    for (const std::string& name : *names)
      for (std::size_t n = 0; n < obstacle_kinds; ++n)
        if (id_of(static_cast<Obstacle>(n)) == name) words.push_back(words_of(static_cast<Obstacle>(n)));
    About about = members->about;
    if (const auto value = number(answer.find("least_removal_share", about)))
      sets.push_back(
          fmt::format("{} together in {}", base::join_and(words), base::of_hundred(*value / shut)));
  }
  return base::join_and(sets);
}

std::vector<std::string> say_obstacles(const Task& task, const Answer& answer) {
  About at;
  at.table = answer.table;
  const auto settled = number(answer.find("settled", at));
  if (!settled) return {};
  std::vector<std::string> says = {
      fmt::format("At \"{}\", terms exist {} that everybody accepts whose acceptance ends the fighting, with "
                  "every obstacle "
                  "in place.",
                  table_of(task).title, in_worlds(*settled))};
  if (*settled >= 1) return says;
  const std::string alone = alone_words(task, answer), sets = sets_words(answer, 1 - *settled);
  if (!alone.empty())
    says.push_back(fmt::format(
        "Of 100 worlds without such terms, taking one obstacle away opens them: {}. A world counts for each "
        "obstacle that is enough alone.",
        alone));
  else
    says.push_back("In the worlds without such terms no obstacle is enough alone.");
  if (!sets.empty())
    says.push_back(fmt::format("{} of 100 of them; each of these worlds is counted under one smallest set.",
                               first_upper(sets)));
  if (const auto shut = number(answer.find("opens_none", at)); shut && *shut > 0)
    says.push_back(
        fmt::format("In {} of 100 of them no set of up to three is enough: fighting on is worth more to "
                    "somebody than any "
                    "terms.",
                    base::of_hundred(*shut)));
  return says;
}

}  // namespace

question::Method obstacles() {
  question::Method method;
  method.card.id = "obstacles";
  method.card.title = "Obstacles to a settlement, taken away one at a time";
  method.card.question = "war";
  method.card.sources = {"fearon1995", "powell2006"};
  method.card.assumptions = {
      "an obstacle counts as one if terms appear when it is taken away and all else stays",
      "each world is counted under one smallest set of obstacles; sets of more than three are not tried",
      "taking away different expectations means that both sides count on the stated pace"};
  method.card.domain = "a table of a case with [war] whose sides both have a value of no agreement";
  method.card.status = question::Status::checked;
  method.card.reads = {"war.",      "regime.", "life.",     "party.", "position.",   "issue.",
                       "red_line.", "table.",  "approval.", "score.", "interaction."};
  method.card.per_table = true;
  method.card.companion = true;
  method.obstacles = obstacles_to;
  method.schema = schema_of;
  method.scratch = [](const Task& task) { return std::make_unique<ObstacleScratch>(task); };
  method.measure = measure_obstacles;
  method.say = say_obstacles;
  return method;
}

}  // namespace entente::methods
