#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/dispute/case_row.h"
#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

// A list whose entries are party ids or tables with a party: calls `read` for each entry with its row and
// party.
template <class Read>
void read_entries(Row& row, const TomlNode& list, const std::string& key, bool names_allowed, Read read) {
  const std::string expected = names_allowed ? "a list of parties" : "a list of tables";
  if (list.kind != Kind::list)
    return row.wrong_type(
        list, key, expected,
        fmt::format("write {} = [{}]", key, names_allowed ? "\"…\"" : "{ party = \"…\", … }"));
  std::set<PartyId> seen;
  for (const TomlNode& item : list.items) {
    if (item.kind != Kind::table && !(names_allowed && item.kind == Kind::text)) {
      row.wrong_type(item, fmt::format("an entry of {}", key),
                     names_allowed ? "a party's id or a table" : "a table", "write { party = \"…\", … }");
      continue;
    }
    // A bare id is read as a table that has only its party.
    TomlNode table;
    table.span = item.span;
    if (item.kind == Kind::text) table.entries.push_back({"party", item.span, item});
    Row inner(row, item.kind == Kind::table ? item : table, fmt::format("an entry of {}", key));
    const auto party = inner.party("party");
    if (party) inner.set_subject(subject_of(row.loader(), party, std::nullopt));
    read(inner, party);
    inner.finish();
    if (party && !seen.insert(*party).second)
      row.error("duplicate-row", item,
                fmt::format("{}{} names \"{}\" twice", key, row.subject(),
                            row.loader().parts.parties[party->index()].id),
                "name it once");
  }
}

std::vector<IssueId> issues_in(Row& row, const TomlNode& list, const std::string& key) {
  std::vector<IssueId> found;
  if (list.kind != Kind::list) {
    row.wrong_type(list, key, "a list of issues", fmt::format("write {} = [\"…\"]", key));
    return found;
  }
  const Names& issues = row.loader().issues;
  for (const TomlNode& item : list.items) {
    const auto at = item.kind == Kind::text ? issues.find(item.text) : issues.end();
    if (item.kind != Kind::text) {
      row.wrong_type(item, fmt::format("an entry of {}", key), "the id of an issue", "put the id in quotes");
    } else if (at == issues.end()) {
      row.error("unknown-issue", item, fmt::format("there is no issue \"{}\"", item.text),
                help_with(item.text, issues, "issue"));
    } else if (std::find(found.begin(), found.end(), IssueId(at->second)) != found.end()) {
      row.error("duplicate-row", item, fmt::format("{}{} names \"{}\" twice", key, row.subject(), item.text),
                "name it once");
    } else if (has_content(row, item, row.loader().parts.issues[at->second])) {
      found.push_back(IssueId(at->second));
    }
  }
  return found;
}

void read_must_accept(Row& row, Table& table) {
  const TomlNode* list = row.need("must_accept");
  if (!list) return;
  read_entries(row, *list, "must_accept", true, [&](Row& entry, std::optional<PartyId> party) {
    Acceptor acceptor;
    if (party) acceptor.party = *party;
    if (const TomlNode* on = entry.find("on")) acceptor.on = issues_in(entry, *on, "on");
    if (party) table.must_accept.push_back(std::move(acceptor));
  });
  if (list->kind == Kind::list && list->items.empty())
    row.error("empty-must-accept", *list, fmt::format("must_accept{} names nobody", row.subject()),
              "an agreement is what those who must accept it accept; name one party or more");
}

void read_ratifies(Row& row, Table& table) {
  const TomlNode* list = row.find("ratifies");
  if (!list) return;
  read_entries(row, *list, "ratifies", true, [&](Row& entry, std::optional<PartyId> party) {
    Ratifier ratifier;
    if (party) ratifier.party = *party;
    ratifier.rule = entry.text("rule");
    if (ratifier.rule.empty()) ratifier.rule = "veto";
    ratifier.when = terms(entry, "when", false);
    if (party) table.ratifies.push_back(std::move(ratifier));
  });
}

void read_can_spoil(Row& row, Table& table) {
  const TomlNode* list = row.find("can_spoil");
  if (!list) return;
  read_entries(row, *list, "can_spoil", false, [&](Row& entry, std::optional<PartyId> party) {
    Spoiler spoiler;
    if (party) spoiler.party = *party;
    spoiler.wrecks = entry.estimate("wrecks", bounds::probability(), true).value_or(Estimate());
    if (party) table.can_spoil.push_back(std::move(spoiler));
  });
}

// Seats that contradict each other or add nothing: the case computes, but not what its author is likely to
// mean.
void warn_about_roles(Row& row, const Table& table) {
  const CaseParts& parts = row.loader().parts;
  const auto accepts = [&](PartyId party) {
    return std::any_of(table.must_accept.begin(), table.must_accept.end(), [&](const Acceptor& acceptor) {
      return acceptor.party == party && acceptor.on.empty();
    });
  };
  const auto votes = [&](PartyId party) {
    return body_of(parts, party) ||
           std::any_of(parts.approvals.begin(), parts.approvals.end(),
                       [&](const Approval& approval) { return approval.party == party; });
  };
  for (const Ratifier& ratifier : table.ratifies)
    if (accepts(ratifier.party) && !votes(ratifier.party))
      row.warning("ratifier-must-accept", *row.node().find("ratifies"),
                  fmt::format("\"{}\" must accept at table \"{}\" and ratifies there too, which adds nothing",
                              parts.parties[ratifier.party.index()].id, table.id),
                  "give it [[approval]] rows, or name another party as the one that ratifies");
  for (const Spoiler& spoiler : table.can_spoil)
    if (accepts(spoiler.party))
      row.warning("spoiler-must-accept", *row.node().find("can_spoil"),
                  fmt::format("\"{}\" must accept at table \"{}\" and can spoil it too",
                              parts.parties[spoiler.party.index()].id, table.id),
                  "a spoiler is a party whose acceptance is not asked for");
}

// How many have to accept; a table whose list of them could not be read is measured by its length.
void read_quorum(Row& row, Table& table) {
  const TomlNode* node = row.find("quorum");
  if (!node) return;
  const auto quorum = row.number_in(*node, bounds::any(), "quorum");
  if (!quorum) return;
  const TomlNode* list = row.node().find("must_accept");
  const std::size_t most = list && list->kind == Kind::list ? list->items.size() : 0;
  if (*quorum == std::floor(*quorum) && *quorum >= 1 && *quorum <= static_cast<double>(most))
    table.quorum = static_cast<std::size_t>(*quorum);
  else if (most > 0)
    row.error("quorum-out-of-range", *node,
              fmt::format("quorum{} is {}, but must be a whole number from 1 to {}", row.subject(),
                          row.loader().problems.written(*node), most),
              "how many of those in must_accept have to accept; without it all of them have to");
}

void read_veto(Row& row, Table& table) {
  const TomlNode* node = row.find("veto");
  if (!node) return;
  for (const PartyId party : row.parties_in(*node, "veto")) {
    const bool accepts = std::any_of(table.must_accept.begin(), table.must_accept.end(),
                                     [party](const Acceptor& acceptor) { return acceptor.party == party; });
    if (accepts)
      table.veto.push_back(party);
    else
      row.error("veto-not-acceptor", *node,
                fmt::format("veto{} names \"{}\", which is not in must_accept", row.subject(),
                            row.loader().parts.parties[party.index()].id),
                "a veto is held by one of those who are asked to accept; add the party to must_accept");
  }
  if (!row.node().find("quorum"))
    row.warning(
        "veto-without-quorum", *node,
        fmt::format("veto{} adds nothing: without a quorum all in must_accept have to accept", row.subject()),
        "add quorum = …, or leave veto out");
}

Table read_table(Row& row, std::size_t index) {
  Table table;
  table.id = row.id(row.loader().tables, index);
  table.title = row.text("title");
  if (table.title.empty()) table.title = table.id;
  table.seated = row.parties("seated", true);
  table.host = row.party("host", false);
  read_must_accept(row, table);
  read_quorum(row, table);
  read_veto(row, table);
  read_ratifies(row, table);
  read_can_spoil(row, table);
  if (const TomlNode* issues = row.find("issues")) table.issues = issues_in(row, *issues, "issues");
  table.grounds = row.grounds();
  row.finish();
  warn_about_roles(row, table);
  return table;
}

}  // namespace

void read_tables(Loader& loader) {
  for (const TomlNode* node : loader.rows("table")) {
    Row row(loader, *node, "[[table]]");
    loader.parts.tables.push_back(read_table(row, loader.parts.tables.size()));
  }
}

}  // namespace entente::dispute
