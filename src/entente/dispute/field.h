#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/base/id.h"
#include "entente/dispute/parts.h"

namespace entente::dispute {

using FieldId = base::Id<struct FieldTag>;

/// One number of a case that a world resolves: an estimate, or a coin (uniform in [0, 1)) that a world
/// tosses.
struct Field {
  std::string path;  // "position.russia.line.ideal"
  bool coin = false;
  Estimate estimate;           // with the grounds that apply to it (its own, else its row's)
  double least = 0, most = 0;  // domain; levers are clipped to it
  std::optional<PartyId> party;
  std::optional<IssueId> issue;
  bool operator==(const Field&) const = default;
};

/// All fields of a case, sorted by path; a field's place is its dimension in the draws (model M2).
class Fields {
 public:
  Fields() = default;
  explicit Fields(std::vector<Field> fields);
  std::size_t size() const { return fields_.size(); }
  const Field& operator[](FieldId id) const { return fields_[id.index()]; }
  const std::vector<Field>& all() const { return fields_; }
  std::optional<FieldId> find(std::string_view path) const;
  /// Fields whose path starts with one of the prefixes ("position.russia.", "war."); for `reads` of a method
  /// card.
  std::vector<FieldId> below(const std::vector<std::string>& prefixes) const;

 private:
  std::vector<Field> fields_;
  std::unordered_map<std::string, FieldId> by_path_;
};

/// Where each number of the dense arrays stands among the fields; -1: the case has none. Rows are
/// [party × issues + issue]; `points` starts a run of one field per option, or per anchor of a scale. The run
/// is in the order of paths: option or anchor k of an issue stands at `points + option_rank[issue][k]`.
struct Layout {
  std::vector<int> ideal, salience, points;
  std::vector<std::vector<int>> option_rank;                                          // per issue
  std::vector<int> capability, curvature, patience, no_agreement, cost;               // per party
  std::vector<int> status_quo;                                                        // per issue
  std::vector<int> line_from, line_to, line_firmness, line_audience_cost, line_coin;  // per red line
  std::vector<int> interaction, approval;
  int war_level = -1, war_freeze = -1, war_regroup = -1, war_talks = -1;
  struct PaceAt {
    int advance = -1, retreat = -1, drift = -1, deviation = -1;
  };
  PaceAt war_pace;
  std::vector<int> exhaustion, belief;  // per party
  struct RegimeAt {
    int enters = -1, leaves = -1;
    PaceAt pace;
    std::vector<int> cost;  // per party
  };
  std::vector<RegimeAt> regimes;
  int life_hazard = -1;
  std::vector<int> guarantee;
  int resolve = -1, common = -1;
};

struct CaseParts;
Layout layout_of(const CaseParts& parts, const Fields& fields);
/// The fields of a case: M9's paths for estimates; `red_line.P.I.coin` and `table.T.spoil.P.coin` for what a
/// world tosses, with the factors `party.P.resolve` and `table.T.spoil.common` that these share (coins too);
/// `table.T.ratify.P.coin` for whether a body that votes by factions passes a package;
/// and `lever.ID.<path>` for a lever's amount when it is uncertain. `interaction.N` and `approval.N` count
/// rows from 1.
Fields fields_of(const CaseParts& parts);

}  // namespace entente::dispute
