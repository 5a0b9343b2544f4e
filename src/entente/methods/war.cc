// Why fight on, and when would they stop? Inside its domain: two belligerents and a front that moves level by
// level between two named outcomes. Outside: a case without [war], or fighting without a front. It stands
// beside `agreement`, to which it hands the reservation values; here only the line between the two ends is
// looked at.
#include "entente/methods/war.h"

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/methods/no_agreement.h"
#include "entente/methods/phrases.h"
#include "entente/methods/war_measure.h"

namespace entente::methods {

using dispute::Case;
using dispute::PartyId;
using question::About;
using question::Answer;
using question::Task;

namespace {

std::vector<PartyId> sides(const Case& dispute) {
  return {dispute.parts().war->first, dispute.parts().war->second};
}

std::vector<std::string> war_obstacles(const Task& task) {
  const Case& dispute = *task.dispute;
  if (!dispute.parts().war)
    return {"the case has no [war]: no front is described, so fighting on has no value here"};
  std::vector<std::string> reasons;
  for (const PartyId party : sides(dispute))
    for (auto& reason : no_agreement_obstacles(dispute, party, computable_issues(dispute)))
      reasons.push_back(std::move(reason));
  return reasons;
}

// "within 62 weeks", where so many of all courses in all worlds have ended; a mixture, no interval of a mean.
std::string ended_by(const Answer& answer, double share, const std::string& period) {
  const auto* finding = answer.find("survival");
  const auto* goes_on = finding ? std::get_if<std::vector<double>>(&finding->value) : nullptr;
  if (!goes_on) return {};
  for (std::size_t k = 0; k < goes_on->size(); ++k)
    if ((*goes_on)[k] <= 1 - share)
      return fmt::format("within {} {}s", base::two_digits(static_cast<double>(k)), period);
  return fmt::format("only after more than {} {}s", base::two_digits(periods_ahead), period);
}

std::string courses(const Answer& answer, const std::string& period) {
  if (ended_by(answer, 0.5, period).empty()) return {};
  return fmt::format(
      " Single courses vary more: 10 of 100 have ended {}, 50 {}, 90 {}; and paces have broken before.",
      ended_by(answer, 0.1, period), ended_by(answer, 0.5, period), ended_by(answer, 0.9, period));
}

std::string ends_words(const Case& dispute, const Answer& answer) {
  const auto chance = [&](const char* name, const About& about = {}) {
    return number(answer.find(name, about)).value_or(0);
  };
  std::string exhausted;
  for (const PartyId side : sides(dispute))
    if (dispute.parts().war->exhaustion.contains(side)) {
      About about;
      about.party = dispute.party(side).id;
      exhausted += fmt::format(", {} is exhausted in {}", dispute.party(side).name,
                               base::of_hundred(chance("chance_exhausted", about)));
    }
  return fmt::format(
      "Averaged over worlds, the front reaches the high end in {}, the low end in {}{}, and stops in between "
      "in "
      "{} of 100 courses of the war.",
      base::of_hundred(chance("chance_high")), base::of_hundred(chance("chance_low")), exhausted,
      base::of_hundred(chance("chance_freeze")));
}

// Whether promises that are renewed every period could keep up with the front.
std::string commitment_words(const Answer& answer) {
  const auto open = number(answer.find("commitment_gap_open"));
  if (!open) return {};
  if (*open == 0)
    return " The front moves too little within a period for either side to gain more by fighting at once "
           "than "
           "the other could promise.";
  return fmt::format(
      " In {} of 100 worlds the front moves so much within a period that one side could take more now than "
      "the "
      "other can promise for later.",
      base::of_hundred(*open));
}

std::vector<std::string> say_war(const Task& task, const Answer& answer) {
  const Case& dispute = *task.dispute;
  const auto& war = *dispute.parts().war;
  const WarLine line = war_line(dispute);
  std::vector<std::string> says;
  const std::string first = dispute.party(war.first).name, second = dispute.party(war.second).name;
  const auto* duration = answer.find("expected_duration");
  if (const auto periods = number(duration); periods && duration->interval)
    says.push_back(fmt::format(
        "At the reported pace the expected time until one end is reached, or the front stops where it "
        "stands, "
        "is {} to {} {}s (80 of 100 worlds; median {}).{}",
        base::two_digits(duration->interval->most.first), base::two_digits(duration->interval->most.second),
        war.period, base::two_digits(*periods), courses(answer, war.period)));
  says.push_back(ends_words(dispute, answer));
  if (const auto open = number(answer.find("range_open_today")))
    says.push_back(fmt::format(
        "On the line between the two ends, terms that {} and {} both prefer to fighting on exist {}; "
        "red lines and other issues are left aside here.{}",
        first, second, in_worlds(*open), commitment_words(answer)));
  for (const PartyId party : sides(dispute)) {
    About about;
    about.party = dispute.party(party).id;
    if (line.issue) about.issue = line.issue->id;
    const auto* least = answer.find("least_acceptable_terms", about);
    if (const auto value = number(least); value && line.issue)
      says.push_back(
          fmt::format("On \"{}\" alone, {} prefers an end at {} to fighting on, and nothing {} (median).",
                      line.issue->title, dispute.party(party).name, describe(*line.issue, *value),
                      (party == war.first) == (line.high > line.low) ? "below" : "above"));
  }
  return says;
}

}  // namespace

question::Method war() {
  question::Method method;
  method.card.id = "front_chain";
  method.card.title = "The front as a chain between two named ends";
  method.card.question = "war";
  method.card.sources = {"fearon1995", "smith1998", "powell2006", "merlo1995", "slantchev2003"};
  method.card.assumptions = {
      "the front moves at most one level per period; its pace changes only where the case names another "
      "state of the war",
      "each end is a named outcome; nobody fights beyond it",
      "while they fight the two sides could agree in any period on a point of the line between the ends, "
      "each "
      "making the offer half of the time; what a side can expect of that is what it has without an agreement "
      "now, and never less than fighting to an end",
      "red lines do not change what fighting on is worth"};
  method.card.domain =
      "two belligerents and a front between two named outcomes, with costs and patience per period";
  method.card.status = question::Status::reproduced;
  method.card.reads = {"war.", "regime.", "life.", "party.", "position.", "issue.", "red_line."};
  method.obstacles = war_obstacles;
  method.schema = war_schema;
  method.scratch = war_scratch;
  method.measure = measure_war;
  method.say = say_war;
  return method;
}

}  // namespace entente::methods
