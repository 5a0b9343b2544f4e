#include "entente/methods/no_agreement.h"

#include "entente/methods/front_of_world.h"

namespace entente::methods {

using dispute::Case;
using dispute::IssueId;
using dispute::PartyId;

std::vector<std::string> no_agreement_obstacles(const Case& dispute, PartyId party,
                                                const std::vector<IssueId>& issues) {
  std::vector<std::string> reasons;
  const auto& who = dispute.party(party);
  if (who.no_agreement) return reasons;
  for (const IssueId issue : issues) {
    const bool view = dispute.position(party, issue) || dispute.score(party, issue);
    if (view && !dispute.issue(issue).status_quo)
      reasons.push_back("issue." + dispute.issue(issue).id + ".status_quo is missing, so what " + who.name +
                        " has without agreement is not known");
  }
  const auto& war = dispute.parts().war;
  if (war && !who.patience)
    reasons.push_back("party." + who.id + ".patience is missing, so what fighting on is worth to " +
                      who.name + " is not known");
  if (war && (party == war->first || party == war->second) && !war->cost.contains(party))
    reasons.push_back("war.cost." + who.id + " is missing, so what fighting on costs " + who.name +
                      " is not known");
  if (war && war->regroup && dispute.parts().life && !periods_per_year(*war))
    reasons.push_back(
        "war.period is \"" + war->period +
        "\", but with [life] and regroup it has to be a day, week, fortnight, month, quarter or "
        "year, so what an agreement that may fail is worth is not known");
  return reasons;
}

}  // namespace entente::methods
