#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/dispute/fighting.h"
#include "entente/dispute/parts.h"
#include "entente/evidence/document.h"

// What stands around the parties and issues of a case (model M4, M6, M9, docs/formats.md): tables, levers,
// groups, the fighting, the documents.
namespace entente::dispute {

struct Acceptor {
  PartyId party;
  std::vector<IssueId> on;  // empty: the whole package
};
struct Ratifier {
  PartyId party;
  std::string rule;         // "veto", "majority", "referendum", …
  std::vector<Terms> when;  // asked only for packages that meet all of these; empty: always
};
struct Spoiler {
  PartyId party;
  Estimate wrecks;  // success probability of an attempt
};

struct Table {
  std::string id, title;
  std::vector<PartyId> seated;
  std::optional<PartyId> host;
  std::vector<Acceptor> must_accept;
  std::optional<std::size_t> quorum;  // how many of must_accept have to accept; absent: all
  std::vector<PartyId> veto;          // of must_accept: each of these has to, whatever the quorum
  std::vector<Ratifier> ratifies;
  std::vector<Spoiler> can_spoil;
  std::vector<IssueId> issues;  // at the table; empty: all that are not open
  Grounds grounds;
};

struct Faction {
  std::string id;
  double votes = 0;  // >= 0; every vote of a faction goes the same way
};

/// A body that votes by factions: it passes a package when those who approve have `quota` votes together.
struct Body {
  PartyId party;
  double quota = 0;  // above 0, at most all votes
  std::vector<Faction> factions;
  Grounds grounds;
};

/// Share of a party's own body that approves packages meeting `when`; it passes a package when the lowest
/// share that applies reaches one half. Of a party with a Body: the chance that the faction approves.
struct Approval {
  PartyId party;
  std::optional<std::size_t> faction;  // of the party's Body; absent: each of its factions
  std::vector<Terms> when;
  Estimate share;
  Grounds grounds;
};

/// What a lever does to one path (M9).
struct Change {
  enum class Kind { set, add, times, list_add, list_remove };
  std::string path;
  Kind kind = Kind::set;
  Estimate amount;               // "+5" adds 5; "-30%" is times 0.7; "x1.2" is times 1.2
  std::vector<PartyId> parties;  // list changes
};

struct Lever {
  std::string id, title;
  std::optional<PartyId> holder;
  std::vector<PartyId> needs;  // others who must agree before it can be pulled
  std::vector<Change> changes;
  std::string means_for_people;  // what it means for people, shown beside it
  std::string not_computed;      // what it would also do that no method here computes
  Grounds grounds;
};

struct Bundle {
  std::string id, title;
  std::vector<LeverId> levers;
};

struct Group {
  std::string id, title;
  std::vector<PartyId> members;
};

struct Consequence {  // shown, never computed (M6)
  std::string when, then, says;
  Grounds grounds;
};

struct SourceDocument {  // a document of the case folder; its text is read by the reading room
  std::string id, file, title, author, origin;
  evidence::DocumentKind kind = evidence::DocumentKind::news;
  std::optional<evidence::Date> date;
  bool restricted = false;
};

}  // namespace entente::dispute
