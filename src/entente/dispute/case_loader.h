#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/dispute/case_problems.h"
#include "entente/dispute/toml_tree.h"

namespace entente::dispute {

/// Names of one kind (parties, issues, …) with their place in the case.
using Names = std::map<std::string, std::size_t, std::less<>>;
std::vector<std::string> keys_of(const Names& names);
/// `did you mean "x"?`, else which names there are; `kind` is the row that would add one.
std::string help_with(const std::string& name, const Names& names, const std::string& kind);

/// What the readers of the kinds of rows share while one case file is read: the file, the names so far, the
/// parts so far and the problems so far. Lives during Case::build only.
struct Loader {
  Loader(const CaseDraft& record, const TomlNode& tree);

  const CaseDraft& draft;
  const TomlNode& root;
  Problems problems;
  CaseParts parts;
  Names parties, issues, tables, levers, documents;
  std::map<std::string, const evidence::Claim*, std::less<>> claims;
  std::set<std::size_t> unsound_issues;  // content reported as wrong: what rests on it is not reported again
  std::vector<evidence::Span> party_spans;  // of each party's row, for late checks
  std::map<std::pair<std::size_t, std::size_t>, evidence::Span> position_spans,
      score_spans;  // by (party, issue)

  /// The rows of `[[kind]]`, in order; anything else under that name is `wrong-type`.
  std::vector<const TomlNode*> rows(const std::string& kind);
  /// The table `[kind]`, or nullptr.
  const TomlNode* single(const std::string& kind);
  /// "minutes-2024-03-02.txt, sentence 6" for the first of the claims that is known.
  std::string rests_on_text(const Grounds& grounds) const;
  /// `unknown-claim`, `after-as-of`, `rejected-claim` (warning) for each claim id written in the list.
  void check_claims(const TomlNode& list);
  void warn_unknown_kinds();

 private:
  void check_claim(const TomlNode& entry, const evidence::Claim& claim);
  std::vector<std::string> known_kinds_;
};

// One reader per kind of row, each in the source named after it; they need the names read before them.
void read_case_table(Loader& loader);  // case_read_parties.cc
void read_documents(Loader& loader);
void read_parties(Loader& loader);
void read_envoys(Loader& loader);
void read_groups(Loader& loader);
void read_issues(Loader& loader);     // case_read_issues.cc
void read_positions(Loader& loader);  // case_read_positions.cc
void read_scores(Loader& loader);
void read_red_lines(Loader& loader);
void read_links(Loader& loader);  // case_read_terms.cc
void read_interactions(Loader& loader);
void read_bodies(Loader& loader);  // case_read_bodies.cc
void read_approvals(Loader& loader);
void read_tables(Loader& loader);   // case_read_tables.cc
void read_war(Loader& loader);      // case_read_war.cc
void read_regimes(Loader& loader);  // case_read_regimes.cc; after [war]
void read_life(Loader& loader);     // case_read_life.cc
void read_levers(Loader& loader);   // case_read_levers.cc; after everything that has paths
void read_bundles(Loader& loader);
void read_consequences(Loader& loader);
void check_across_rows(Loader& loader);  // case_checks.cc

}  // namespace entente::dispute
