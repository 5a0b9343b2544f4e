#include "entente/desk/page_one_life.h"

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/methods/phrases.h"

namespace entente::desk {

using methods::number;
using question::Answer;
using question::Finding;

namespace {

std::string span(const std::pair<double, double>& ends) {
  const std::string low = base::of_hundred(ends.first), high = base::of_hundred(ends.second);
  return low == high ? low : low + " to " + high;
}

// The factor that, left out, moves the answer most; empty where none moves it by as much as 1 of 100.
std::string depends_most(const dispute::Life& life, const Answer& answer) {
  const Finding* most = nullptr;
  for (const Finding* moves : answer.all("life_depends_on"))
    if (!most || number(moves).value_or(0) > number(most).value_or(0)) most = moves;
  if (!most || number(most).value_or(0) < 0.005) return "";
  std::string what = "how far the record tells of this dispute";
  for (std::size_t row = 0; row < life.guarantees.size(); ++row)
    if (most->about.lever == fmt::format("guarantee.{}.times", row + 1))
      what = fmt::format("\"{}\"", life.guarantees[row].title);
  return fmt::format(" It depends most on {}: without that factor the figure moves by {} of 100.", what,
                     base::of_hundred(*number(most)));
}

}  // namespace

std::string would_it_hold(const question::Answers& answers, const dispute::Case& dispute,
                          const std::string& table, const std::string& hidden) {
  const Answer* answer = answers.find("stability", table);
  if (!answer) return "How long an agreement would hold was not asked.";
  if (!answer->applies)
    return fmt::format("How long an agreement would hold is not computed: {}.", answer->because);
  if (!hidden.empty()) return "How long an agreement would hold is not shown, for the same reason as room.";
  question::About about;
  about.table = table;
  const Finding* recorded = answer->find("recorded_stands_after_5_years", about);
  const Finding* stands = answer->find("stands_after_5_years", about);
  std::string text;
  if (recorded && recorded->interval)
    text = fmt::format(
        "Would it hold: of 100 recorded agreements, mostly from wars within states, {} stood after 5 "
        "years. ",
        span(recorded->interval->nearly_all));
  if (!stands || !number(stands) || !stands->interval)
    return text + "No world has room at this table, so no terms can be read against them.";
  return text +
         fmt::format(
             "The reference text, read with this case's numbers, stands that long in {} of 100 courses; "
             "the interval of the record comes on top.",
             span(stands->interval->most)) +
         depends_most(*dispute.parts().life, *answer);
}

}  // namespace entente::desk
