#include "entente/exchange/case_scenario.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/exchange/case_views.h"
#include "entente/exchange/scenario_check.h"

namespace entente::exchange {

namespace {

using dispute::Case;
using dispute::Issue;
using dispute::IssueId;
using dispute::PartyId;

class CaseExport {
 public:
  CaseExport(const Case& dispute, const dispute::Table& table)
      : case_(dispute),
        table_(table),
        issues_(dispute::issues_at(dispute, table)),
        views_(dispute, issues_) {}

  Scenario run() {
    scenario_.title = case_.parts().title;
    scenario_.format = "a case of Entente";
    for (const IssueId issue : issues_) add_issue(case_.issue(issue));
    for (const dispute::Acceptor& acceptor : table_.must_accept) add_party(acceptor);
    for (const dispute::Interaction& row : case_.parts().interactions) add_bonus(row);
    for (std::size_t i = 0; i < parties_.size(); ++i) add_reservation(i);
    if (table_.quorum && *table_.quorum < parties_.size()) scenario_.quorum = table_.quorum;
    note_rest();
    return std::move(scenario_);
  }

 private:
  void note(ImportNote::Kind kind, std::string what) {
    scenario_.notes.push_back({kind, "", std::move(what)});
  }
  void dropped(std::string what) { note(ImportNote::Kind::dropped, std::move(what)); }
  void dropped_rows(std::size_t count, const char* what) {
    if (count > 0) dropped(fmt::format("{}: {}", what, count));
  }

  void add_issue(const Issue& issue) {
    ScenarioIssue one;
    one.name = issue.title;
    for (const dispute::Option& option : issue.options) one.values.push_back(option.id);
    if (issue.kind == Issue::Kind::scale) {
      one.low = issue.low();
      one.high = issue.high();
      one.step = issue.step;
    }
    scenario_.issues.push_back(std::move(one));
  }

  void add_party(const dispute::Acceptor& acceptor) {
    const dispute::Party& party = case_.party(acceptor.party);
    ScenarioParty one;
    one.name = party.name;
    for (std::size_t i = 0; i < issues_.size(); ++i) one.issues.push_back(views_.utility(acceptor.party, i));
    if (party.patience && central(*party.patience) < 1) {
      one.discount = central(*party.patience);
      note(ImportNote::Kind::kept,
           fmt::format("the patience of \"{}\": a discount factor over the whole session", party.name));
    }
    one.veto = std::find(table_.veto.begin(), table_.veto.end(), acceptor.party) != table_.veto.end();
    if (!acceptor.on.empty())
      dropped(fmt::format("\"{}\" must accept on some issues only: here on all", party.name));
    if (views_.curved(acceptor.party))
      note(ImportNote::Kind::kept,
           fmt::format("the curved losses of \"{}\": straight between the points of the grid", party.name));
    parties_.push_back(acceptor.party);
    scenario_.parties.push_back(std::move(one));
  }

  void add_bonus(const dispute::Interaction& row) {
    const auto party = std::find(parties_.begin(), parties_.end(), row.party);
    if (party == parties_.end()) return;
    ScenarioBonus bonus;
    bonus.adds = central(row.adds);
    for (const dispute::Terms& terms : row.when) {
      const auto at = std::find(issues_.begin(), issues_.end(), terms.issue);
      if (at == issues_.end()) return;  // never met at this table
      ScenarioBonus::Bound bound;
      bound.issue = static_cast<std::size_t>(at - issues_.begin());
      bound.values = terms.options;
      bound.low = terms.from;
      bound.high = terms.to;
      bonus.bounds.push_back(std::move(bound));
    }
    scenario_.parties[static_cast<std::size_t>(party - parties_.begin())].bonuses.push_back(std::move(bonus));
  }

  // Stated, else what the status quo is worth (model M4); the value of fighting on is not computed here.
  void add_reservation(std::size_t index) {
    const dispute::Party& party = case_.party(parties_[index]);
    ScenarioParty& one = scenario_.parties[index];
    if (party.no_agreement) {
      one.reservation = central(*party.no_agreement);
      return;
    }
    std::vector<double> today;
    for (const IssueId issue : issues_)
      if (const auto& quo = case_.issue(issue).status_quo) today.push_back(central(*quo));
    if (!case_.parts().war && today.size() == issues_.size()) {
      one.reservation = utility(scenario_, index, today);
      return;
    }
    dropped(
        fmt::format("the value of no agreement for \"{}\": {}", party.name,
                    case_.parts().war ? "it is what the fighting is worth" : "the status quo is not stated"));
  }

  void note_rest() {
    std::size_t seats = 0;
    for (const PartyId seat : table_.seated)
      seats += std::find(parties_.begin(), parties_.end(), seat) == parties_.end() ? 1 : 0;
    dropped_rows(seats, "seats of those who need not accept");
    const auto concerns = [&](PartyId party, IssueId issue) {
      return std::find(parties_.begin(), parties_.end(), party) != parties_.end() &&
             std::find(issues_.begin(), issues_.end(), issue) != issues_.end();
    };
    const auto& lines = case_.parts().red_lines;
    dropped_rows(
        static_cast<std::size_t>(std::count_if(
            lines.begin(), lines.end(), [&](const auto& line) { return concerns(line.party, line.issue); })),
        "red lines");
    dropped_rows(case_.parts().links.size(), "links between issues");
    dropped_rows(table_.ratifies.size(), "those who ratify");
    dropped_rows(table_.can_spoil.size(), "those who can spoil");
    if (case_.parts().war) dropped("the fighting");
    if (const std::size_t ranges = views_.uncertain(parties_); ranges > 0)
      dropped(fmt::format("uncertainty: {} numbers at the middle of their range or at their likely value",
                          ranges));
  }

  const Case& case_;
  const dispute::Table& table_;
  std::vector<IssueId> issues_;
  CaseViews views_;
  std::vector<PartyId> parties_;
  Scenario scenario_;
};

}  // namespace

base::Result<Scenario> to_scenario(const Case& dispute, dispute::TableId table) {
  Scenario scenario = CaseExport(dispute, dispute.table(table)).run();
  base::Diagnostics found = check_scenario(scenario);
  if (base::has_errors(found)) return found;
  return {std::move(scenario), std::move(found)};
}

}  // namespace entente::exchange
