#include "entente/ensemble/levers.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"

namespace entente::ensemble {

using dispute::Case;
using dispute::CaseParts;
using dispute::Change;
using dispute::Estimate;
using dispute::PartyId;

namespace {

base::Diagnostic problem(const char* code, std::string message, std::string help) {
  base::Diagnostic found;
  found.code = code;
  found.message = std::move(message);
  found.help = std::move(help);
  return found;
}

struct Pull {
  std::string lever;  // id of the lever that the change belongs to; empty: given by hand
  Change change;
};

// "war.advance=x1.2" as typed on the command line.
base::Result<Change> parse_change(const std::string& text) {
  const std::size_t at = text.find('=');
  Change change;
  change.path = std::string(base::trim(text.substr(0, at)));
  std::string amount(base::trim(text.substr(at + 1)));
  bool percent = false;
  if (!amount.empty() && amount.back() == '%') {
    percent = true;
    amount.pop_back();
  }
  const bool times = !amount.empty() && amount.front() == 'x';
  const bool add = !amount.empty() && (amount.front() == '+' || amount.front() == '-');
  const auto number =
      base::parse_number(times ? std::string_view(amount).substr(1) : std::string_view(amount));
  if (!number || (percent && !add))
    return problem("lever-change", fmt::format("\"{}\" is not a change", text),
                   "write PATH=0.3, PATH=+5, PATH=-30% or PATH=x1.2");
  change.kind = percent || times ? Change::Kind::times : add ? Change::Kind::add : Change::Kind::set;
  change.amount = Estimate::exact(percent ? 1 + *number / 100 : *number);
  return change;
}

std::vector<std::string> names(const Case& dispute) {
  std::vector<std::string> ids;
  for (const auto& lever : dispute.parts().levers) ids.push_back(lever.id);
  for (const auto& bundle : dispute.parts().bundles) ids.push_back(bundle.id);
  return ids;
}

base::Result<std::vector<Pull>> changes_of(const Case& dispute, const std::string& id) {
  std::vector<Pull> pulls;
  const auto take = [&](const dispute::Lever& lever) {
    for (const Change& change : lever.changes) pulls.push_back({lever.id, change});
  };
  if (id.find('=') != std::string::npos) {
    auto change = parse_change(id);
    if (!change) return change.diagnostics();
    pulls.push_back({"", *change});
    return pulls;
  }
  if (const auto lever = dispute.find_lever(id)) {
    take(dispute.parts().levers[lever->index()]);
    return pulls;
  }
  for (const auto& bundle : dispute.parts().bundles)
    if (bundle.id == id) {
      for (const auto lever : bundle.levers) take(dispute.parts().levers[lever.index()]);
      return pulls;
    }
  const auto near = base::closest(id, names(dispute));
  return problem("unknown-lever", fmt::format("the case has no lever or bundle \"{}\"", id),
                 near ? fmt::format("did you mean \"{}\"?", *near)
                      : "the case's levers: " + base::join_and(names(dispute)));
}

bool is_list(const Change& change) {
  return change.kind == Change::Kind::list_add || change.kind == Change::Kind::list_remove;
}

// table.ID.must_accept and table.ID.seated.
bool change_list(CaseParts& parts, const Change& change) {
  const auto words = base::split(change.path, '.');
  if (words.size() != 3 || words[0] != "table") return false;
  const auto table =
      std::find_if(parts.tables.begin(), parts.tables.end(), [&](const auto& t) { return t.id == words[1]; });
  if (table == parts.tables.end() || (words[2] != "must_accept" && words[2] != "seated")) return false;
  for (const PartyId party : change.parties) {
    auto& acceptors = table->must_accept;
    const bool seat = words[2] == "seated" || change.kind == Change::Kind::list_add;
    if (seat) std::erase(table->seated, party);
    if (words[2] == "must_accept")
      std::erase_if(acceptors, [&](const auto& acceptor) { return acceptor.party == party; });
    if (change.kind == Change::Kind::list_remove) continue;
    table->seated.push_back(party);
    if (words[2] == "must_accept") acceptors.push_back({party, {}});
    // Whoever is in the room and must accept is no longer an outsider that could wreck.
    std::erase_if(table->can_spoil, [&](const auto& spoiler) { return spoiler.party == party; });
  }
  return true;
}

}  // namespace

PulledLevers::PulledLevers(std::shared_ptr<const Case> dispute) : case_(std::move(dispute)) {}

base::Result<PulledLevers> pull_levers(std::shared_ptr<const Case> dispute,
                                       const std::vector<std::string>& ids) {
  PulledLevers pulled(dispute);
  base::Diagnostics problems;
  CaseParts parts = dispute->parts();
  bool lists = false;
  for (const std::string& id : ids) {
    auto pulls = changes_of(*dispute, id);
    problems.insert(problems.end(), pulls.diagnostics().begin(), pulls.diagnostics().end());
    if (!pulls) continue;
    pulled.ids_.push_back(id);
    for (const Pull& pull : *pulls) {
      if (is_list(pull.change)) {
        lists = true;
        if (!change_list(parts, pull.change))
          problems.push_back(problem("unknown-path",
                                     fmt::format("\"{}\" is not a list of the case", pull.change.path),
                                     "lists are table.ID.must_accept and table.ID.seated"));
        continue;
      }
      const auto field = dispute->fields().find(pull.change.path);
      // How lines and spoilers hang together is settled when worlds are drawn, before any lever.
      const bool drawn_before = pull.change.path == "case.resolve" || pull.change.path == "case.common";
      if (!field || drawn_before) {
        problems.push_back(problem(
            "unknown-path",
            drawn_before ? fmt::format("\"{}\" is no lever: it shapes the draws themselves", pull.change.path)
                         : fmt::format("the case has no number \"{}\"", pull.change.path),
            drawn_before
                ? "change it in case.toml; answers show the readings at 0 and 0.9 anyway"
                : "paths are listed in docs/formats.md, for example war.advance or party.ID.capability"));
        continue;
      }
      const auto amount = dispute->fields().find(fmt::format("lever.{}.{}", pull.lever, pull.change.path));
      pulled.steps_.push_back({field->index(), pull.change.kind, pull.change.amount.likely,
                               amount ? static_cast<int>(amount->index()) : -1});
    }
  }
  if (base::has_errors(problems)) return problems;
  if (!lists) return pulled;
  pulled.case_ = std::make_shared<const Case>(Case::from_parts(std::move(parts)));
  for (const auto& field : pulled.case_->fields().all()) {
    const auto from = dispute->fields().find(field.path);
    pulled.moves_.push_back(from ? static_cast<int>(from->index()) : -1);
  }
  return pulled;
}

dispute::World PulledLevers::apply(const dispute::World& world, std::size_t* clipped) const {
  std::vector<double> values(world.values().begin(), world.values().end());
  for (const Step& step : steps_) {
    const double amount =
        step.amount_field < 0 ? step.amount : world.values()[static_cast<std::size_t>(step.amount_field)];
    double& value = values[step.field];
    switch (step.kind) {
      case Change::Kind::set:
        value = amount;
        break;
      case Change::Kind::add:
        value += amount;
        break;
      case Change::Kind::times:
        value *= amount;
        break;
      default:
        break;
    }
    const auto& field = world.dispute().fields().all()[step.field];
    const double inside = std::clamp(value, field.least, field.most);
    if (inside != value && clipped) ++*clipped;
    value = inside;
  }
  if (moves_.empty()) {
    dispute::World changed(case_, std::move(values));
    if (steps_.empty()) changed.set_memo(world.memo());  // other lists, the same numbers
    return changed;
  }
  // A changed list may have changed the case's fields (a spoiler that is now in the room has no coin).
  std::vector<double> moved(moves_.size());
  for (std::size_t i = 0; i < moved.size(); ++i)
    moved[i] = moves_[i] < 0 ? 0 : values[static_cast<std::size_t>(moves_[i])];
  return {case_, std::move(moved)};
}

}  // namespace entente::ensemble
