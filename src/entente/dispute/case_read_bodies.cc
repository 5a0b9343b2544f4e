// Bodies that vote: their factions and quotas, and the rows that say what they approve.
#include <algorithm>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/dispute/case_row.h"
#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

// As many as theory/voting.h takes.
constexpr std::size_t most_factions = 40;

Faction read_faction(Row& row, const TomlNode& node, Names& names) {
  Faction faction;
  Row inner(row, node, "a faction");
  Names own;
  faction.id = inner.id(own, 0);
  if (!faction.id.empty() && !names.emplace(faction.id, names.size()).second)
    inner.error("duplicate-id", *node.find("id"),
                fmt::format("the body{} has two factions \"{}\"", row.subject(), faction.id),
                "give one of them another id");
  const TomlNode* votes = inner.need("votes");
  if (votes) faction.votes = inner.number_in(*votes, bounds::votes(), "votes").value_or(0);
  inner.finish();
  return faction;
}

// False: the list could not be read as it stands, so the quota is not compared with it.
bool read_factions(Row& row, Body& body) {
  const TomlNode* list = row.need("factions");
  if (!list) return false;
  const bool tables =
      list->kind == Kind::list && std::all_of(list->items.begin(), list->items.end(),
                                              [](const TomlNode& item) { return item.kind == Kind::table; });
  if (!tables) {
    row.wrong_type(*list, "factions", "a list of tables",
                   "write factions = [{ id = \"majority\", votes = 53 }, …]");
    return false;
  }
  if (list->items.empty())
    row.error("body-needs-factions", *list, fmt::format("factions{} names none", row.subject()),
              "a body that votes as one is one faction; name it and its votes");
  if (list->items.size() > most_factions)
    row.error("too-many-factions", *list,
              fmt::format("{} has {} factions; at most {} are computed", row.label(), list->items.size(),
                          most_factions),
              "join factions that vote alike");
  Names names;
  for (const TomlNode& item : list->items) body.factions.push_back(read_faction(row, item, names));
  return !list->items.empty();
}

void read_quota(Row& row, bool factions_known, Body& body) {
  const TomlNode* node = row.need("quota");
  const auto quota = node ? row.number_in(*node, bounds::any(), "quota") : std::nullopt;
  if (!quota) return;
  double all = 0;
  for (const Faction& faction : body.factions) all += faction.votes;
  body.quota = *quota;
  if (!factions_known || (*quota > 0 && *quota <= all)) return;
  row.error("quota-out-of-range", *node,
            fmt::format("quota{} is {}, but the factions have {} votes together", row.subject(),
                        row.loader().problems.written(*node), base::shortest(all)),
            "the votes that pass a package: above 0, at most all of them");
}

std::optional<std::size_t> faction_of(Row& row, std::optional<PartyId> party) {
  const TomlNode* node = row.find("faction");
  const std::string id = row.text("faction");
  if (!node || node->kind != Kind::text || !party) return std::nullopt;
  const std::string& name = row.loader().parts.parties[party->index()].id;
  const Body* body = body_of(row.loader().parts, *party);
  Names names;
  if (body)
    for (std::size_t f = 0; f < body->factions.size(); ++f) names.emplace(body->factions[f].id, f);
  const auto found = names.find(id);
  if (found != names.end()) return found->second;
  row.error("unknown-faction", *node, fmt::format("the body of \"{}\" has no faction \"{}\"", name, id),
            body ? did_you_mean(id, keys_of(names), one_of(keys_of(names)))
                 : fmt::format("add a [[body]] with party = \"{}\" and its factions", name));
  return std::nullopt;
}

}  // namespace

void read_bodies(Loader& loader) {
  for (const TomlNode* node : loader.rows("body")) {
    Row row(loader, *node, "[[body]]");
    Body body;
    const auto party = row.party("party");
    row.set_subject(subject_of(loader, party, std::nullopt));
    const bool known = read_factions(row, body);
    read_quota(row, known, body);
    body.grounds = row.grounds();
    row.finish();
    if (!party) continue;
    body.party = *party;
    if (body_of(loader.parts, *party))
      row.error("duplicate-row", *node, fmt::format("there are two [[body]] rows{}", row.subject()),
                "join them into one");
    else
      loader.parts.bodies.push_back(std::move(body));
  }
}

void read_approvals(Loader& loader) {
  for (const TomlNode* node : loader.rows("approval")) {
    Row row(loader, *node, "[[approval]]");
    Approval approval;
    const auto party = row.party("party");
    approval.party = party.value_or(PartyId());
    row.set_subject(subject_of(loader, party, std::nullopt));
    approval.faction = faction_of(row, party);
    approval.when = terms(row, "if", false);
    approval.share = row.estimate("share", bounds::share(), true).value_or(Estimate());
    approval.grounds = row.grounds();
    row.finish();
    loader.parts.approvals.push_back(std::move(approval));
  }
}

}  // namespace entente::dispute
