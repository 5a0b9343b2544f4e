#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/dispute/arrangements.h"
#include "entente/dispute/field.h"
#include "entente/dispute/parts.h"
#include "entente/evidence/claim.h"

namespace entente::dispute {

/// The record of a case as people keep it: the text of case.toml and the claims beside it. Drafting makes
/// one, editing changes one, loading checks one; comments and order live here.
struct CaseDraft {
  std::string file = "case.toml";  // how diagnostics name it
  std::string toml;
  std::vector<evidence::Claim> claims;
};

/// Everything a case holds; valid only inside a Case.
struct CaseParts {
  std::string title, question;
  std::optional<evidence::Date> as_of;
  Estimate resolve;  // M5: correlation of a party's red lines, default 0.5
  Estimate common;   // M6: common shock of spoilers, default 0.3
  std::vector<SourceDocument> documents;
  std::vector<Party> parties;
  std::vector<Issue> issues;
  std::vector<Position> positions;
  std::vector<Score> scores;
  std::vector<RedLine> red_lines;
  std::vector<Link> links;
  std::vector<Interaction> interactions;
  std::vector<Envoy> envoys;
  std::vector<Table> tables;
  std::vector<Body> bodies;
  std::vector<Approval> approvals;
  std::vector<Lever> levers;
  std::vector<Bundle> bundles;
  std::vector<Group> groups;
  std::vector<Consequence> consequences;
  std::optional<War> war;
  std::optional<Life> life;
  std::vector<evidence::Claim> claims;
};

/// A dispute that passed every check: who is party to it, what is at issue, who wants what, which tables,
/// which levers, how the fighting stands. A value: it copies, compares by fingerprint, and never changes.
class Case {
 public:
  /// Reads and checks a case file; every problem is reported at once (codes: docs/diagnostics.md).
  static base::Result<Case> build(const CaseDraft& draft);
  /// Wraps parts that are valid already (tests, imported formats, variants of a valid case).
  static Case from_parts(CaseParts parts);

  const CaseParts& parts() const { return parts_; }
  const std::vector<Party>& parties() const { return parts_.parties; }
  const std::vector<Issue>& issues() const { return parts_.issues; }
  const std::vector<Table>& tables() const { return parts_.tables; }
  const Party& party(PartyId id) const { return parts_.parties[id.index()]; }
  const Issue& issue(IssueId id) const { return parts_.issues[id.index()]; }
  const Table& table(TableId id) const { return parts_.tables[id.index()]; }
  const RedLine& red_line(RedLineId id) const { return parts_.red_lines[id.index()]; }

  std::optional<PartyId> find_party(std::string_view id) const;
  std::optional<IssueId> find_issue(std::string_view id) const;
  std::optional<TableId> find_table(std::string_view id) const;
  std::optional<LeverId> find_lever(std::string_view id) const;
  const evidence::Claim* find_claim(std::string_view id) const;

  /// The position or score row of a party on an issue; nullptr: it has no view.
  const Position* position(PartyId party, IssueId issue) const;
  const Score* score(PartyId party, IssueId issue) const;
  std::optional<RedLineId> red_line_of(PartyId party, IssueId issue) const;

  /// Every number of the case and every coin a world tosses, by rank of path (model M2).
  const Fields& fields() const { return fields_; }
  const Layout& layout() const { return layout_; }

  /// The canonical JSON of its parts, and the SHA-256 of it, 64 hexadecimal digits (model M15).
  const std::string& canonical() const { return canonical_; }
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  explicit Case(CaseParts parts);
  CaseParts parts_;
  Fields fields_;
  std::string canonical_, fingerprint_;
  std::vector<int> position_index_, score_index_, red_line_index_;  // [party × issues + issue], -1: none
  Layout layout_;
};

/// The canonical JSON of a case: every value with its defaults filled in, keys sorted; equal for equal cases.
std::string canonical_json(const CaseParts& parts);

/// Issues a table negotiates: those it names, else all that are not open, in the case's order.
std::vector<IssueId> issues_at(const Case& dispute, const Table& table);

/// What a score gives points to: the ids of the options, or the anchors of a scale in rising order as they
/// stand in paths ("0", "12.5"); empty for an open issue.
std::vector<std::string> points_of(const Issue& issue);

/// The body of a party that votes by factions; nullptr: it has none.
const Body* body_of(const CaseParts& parts, PartyId party);

/// Grid of an issue (M3): the scale's points from low to high in steps, or option indices.
std::vector<double> grid_of(const Issue& issue);

}  // namespace entente::dispute
