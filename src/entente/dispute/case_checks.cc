#include <set>

#include <fmt/format.h>

#include "entente/dispute/case_loader.h"

namespace entente::dispute {

namespace {

// A party counts either in weighted shares or in points (model M3): once it has one salience, each of its
// scores needs one too, or the scored issue would have no weight.
void check_mixed_utility(Loader& loader) {
  const CaseParts& parts = loader.parts;
  std::set<PartyId> weighted;
  for (const auto& [key, span] : loader.position_spans) weighted.insert(PartyId(key.first));
  for (const auto& [key, span] : loader.score_spans) {
    if (weighted.count(PartyId(key.first)) == 0 || loader.position_spans.count(key) > 0) continue;
    const std::string &party = parts.parties[key.first].id, &issue = parts.issues[key.second].id;
    loader.problems.error(
        "mixed-utility", span,
        fmt::format("\"{}\" has points on \"{}\" without a salience there, but saliences elsewhere", party,
                    issue),
        fmt::format("give it a [[position]] with a salience on \"{}\", or no [[position]] at all", issue));
  }
}

void warn_about_views(Loader& loader) {
  const CaseParts& parts = loader.parts;
  std::set<std::size_t> seen;
  for (const auto* spans : {&loader.position_spans, &loader.score_spans})
    for (const auto& [key, span] : *spans) seen.insert(key.first);
  // A body that votes has no utility.
  for (const Approval& row : parts.approvals) seen.insert(row.party.index());
  for (const Body& body : parts.bodies) seen.insert(body.party.index());
  for (std::size_t i = 0; i < parts.parties.size(); ++i)
    if (seen.count(i) == 0 && !parts.parties[i].mediates)
      loader.problems.warning(
          "party-without-position", loader.party_spans[i],
          fmt::format("\"{}\" has no position on any issue", parts.parties[i].id),
          "its utility cannot be computed: it can host or hold a lever, but not accept or refuse");
  for (const Position& position : parts.positions) {
    const std::pair key{position.party.index(), position.issue.index()};
    const bool known = position.ideal || position.favourite || loader.score_spans.count(key) > 0 ||
                       loader.unsound_issues.count(key.second) > 0;
    if (!known && parts.issues[key.second].kind != Issue::Kind::open)
      loader.problems.warning("position-without-ideal", loader.position_spans[key],
                              fmt::format("\"{}\" has a salience on \"{}\" but neither an ideal nor points",
                                          parts.parties[key.first].id, parts.issues[key.second].id),
                              "it counts as having no view on this issue");
  }
}

}  // namespace

void check_across_rows(Loader& loader) {
  check_mixed_utility(loader);
  // A row that could not be read would be missing from these; its own error is enough.
  if (!loader.problems.any_errors()) warn_about_views(loader);
}

}  // namespace entente::dispute
