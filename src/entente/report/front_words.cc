#include "entente/report/front_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/report/palette.h"
#include "entente/report/words.h"

namespace entente::report {

using question::About;
using question::Answer;
using question::Finding;

namespace {

const Finding* series(const Answer& answer, const char* name, const About& about) {
  const Finding* finding = find(&answer, name, about);
  const auto* shares = finding ? std::get_if<std::vector<double>>(&finding->value) : nullptr;
  return shares && shares->size() > 1 ? finding : nullptr;
}

const Finding* chance(const Answer& answer, const char* name, const About& about) {
  const Finding* finding = find(&answer, name, about);
  return number_of(finding) ? finding : nullptr;
}

}  // namespace

std::string end_of_front(const Context& context, const Answer& answer, bool low) {
  const auto& war = context.dispute.parts().war;
  std::string words = low ? "the low end" : "the high end";
  const auto* settings = war ? &(low ? war->low : war->high) : nullptr;
  if (settings && !settings->empty()) {
    const dispute::Issue& issue = context.dispute.issue(settings->front().issue);
    const auto anchor = issue.anchors.find(settings->front().value);
    words = anchor != issue.anchors.end()
                ? anchor->second
                : fmt::format("{} at {}", issue.title, number_words(settings->front().value));
  }
  return text_of(&answer, low ? "end_name_low" : "end_name_high", words);
}

std::vector<CourseEnd> ends_of_courses(const Context& context, const Answer& answer) {
  const auto& war = context.dispute.parts().war;
  std::vector<CourseEnd> ends;
  const auto add = [&](const char* whenever, const char* by_period, CourseEnd end, const About& about) {
    end.chance = chance(answer, whenever, about);
    end.shares = series(answer, by_period, about);
    if (end.chance || end.shares) ends.push_back(std::move(end));
  };
  if (war)
    for (const dispute::PartyId side : {war->first, war->second}) {
      About about;
      about.party = context.dispute.party(side).id;
      add("chance_exhausted", "ended_exhausted",
          {context.dispute.party(side).name + " is exhausted", party_class(side.index()) + " q80"}, about);
    }
  // Neighbours differ in depth: the ends of the front belong to no side, so they have no hue.
  add("chance_low", "ended_low", {end_of_front(context, answer, true), "plain q50"}, {});
  add("chance_freeze", "ended_frozen", {"the front stops where it stands", "plain q95"}, {});
  add("chance_high", "ended_high", {end_of_front(context, answer, false), "plain q80"}, {});
  return ends;
}

std::string courses_words(double share) {
  if (!std::isfinite(share)) return "–";
  return base::of_hundred(std::clamp(share, 0.0, 1.0)) + " of 100 courses";
}

std::vector<double> told_levels(std::vector<double> levels, std::optional<double> today, std::size_t most) {
  most = std::max<std::size_t>(3, most);
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  if (levels.size() <= most) return levels;
  std::vector<double> told;
  for (std::size_t n = 0; n < most; ++n) told.push_back(levels[n * (levels.size() - 1) / (most - 1)]);
  if (!today) return told;
  const auto nearer = [&](double a, double b) { return std::fabs(a - *today) < std::fabs(b - *today); };
  const double nearest = *std::min_element(levels.begin(), levels.end(), nearer);
  // An end stays an end: today's level takes the place of its neighbour between them.
  if (std::find(told.begin(), told.end(), nearest) == told.end())
    *std::min_element(told.begin() + 1, told.end() - 1, nearer) = nearest;
  return told;
}

}  // namespace entente::report
