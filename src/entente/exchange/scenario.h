#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/result.h"

namespace entente::exchange {

/// A negotiation scenario as the field's programs exchange it (GENIUS, GeniusWeb, NegMAS, NegoLog, scored
/// games): issues, and for each party what every package is worth to it. What a format says and Entente does
/// not keep is written down in `notes`, so that nothing is lost in silence.

/// One issue: named values, or numbers from `low` to `high` (every number, or each `step`).
struct ScenarioIssue {
  std::string name;
  std::vector<std::string> values;  // named values in the order of the file; empty: numeric
  double low = 0, high = 0;
  std::optional<double> step;  // integers: 1; nullopt: every number between
  bool numeric() const { return values.empty(); }
};

/// What one party sees in one issue, already in the unit of its utility (weight included).
struct IssueUtility {
  std::vector<double> of_value;                  // named values, in the issue's order
  std::vector<std::pair<double, double>> knots;  // numeric: (number, utility), rising, linear between
};

/// Paid when every bound holds: by issue number, the values (or the range of numbers) that count.
struct ScenarioBonus {
  struct Bound {
    std::size_t issue = 0;
    std::vector<std::size_t> values;  // named values
    double low = 0, high = 0;         // numeric, both ends included
  };
  std::vector<Bound> bounds;
  double adds = 0;
};

struct ScenarioParty {
  std::string name;
  std::vector<IssueUtility> issues;  // one per issue; empty `of_value` and `knots`: worth nothing
  std::vector<ScenarioBonus> bonuses;
  double base = 0;                    // paid for every package
  std::optional<double> reservation;  // utility of no agreement; nullopt: none stated, anything is accepted
  std::optional<double> discount;     // value today of a unit at the end of the session, in (0, 1]
  bool veto = false;                  // scored games: its acceptance is needed under every quorum
};

/// What became of one thing in a file: kept in another form, dropped, or mended. For people, one sentence.
struct ImportNote {
  enum class Kind { kept, dropped, mended } kind = Kind::dropped;
  std::string file;  // as named by the user
  std::string what;  // "discount factor 0.5: kept as patience over the whole session"
  bool operator==(const ImportNote&) const = default;
};

struct Scenario {
  std::string title;
  std::string format;  // "GENIUS XML", …
  std::vector<ScenarioIssue> issues;
  std::vector<ScenarioParty> parties;
  std::optional<std::size_t> quorum;  // how many must accept; nullopt: all
  std::vector<ImportNote> notes;
  // By issue the value's number: the package the talks start from (scored games); nullopt: none stated.
  std::optional<std::vector<std::size_t>> initial_deal = std::nullopt;
};

/// What an exporter makes: file name -> bytes, and what the format has no place for.
struct ExportedFiles {
  std::map<std::string, std::string> files;
  std::vector<ImportNote> notes;
};

/// How many values an issue has: named values, or steps from low to high; 0: every number between.
std::size_t values_in(const ScenarioIssue& issue);
/// The number that value `index` of a stepped issue stands for.
double number_at(const ScenarioIssue& issue, std::size_t index);
/// What one value is worth to a party: by index of the named value, or by the number. Numbers outside the
/// knots are worth what the nearest knot is.
double worth(const IssueUtility& seen, const ScenarioIssue& issue, double value);
/// Whether a package meets every bound of a bonus.
bool pays(const ScenarioBonus& bonus, const Scenario& scenario, const std::vector<double>& package);
/// Bounds on a party's utility over all packages; reached unless bonuses get in each other's way.
std::pair<double, double> utility_bounds(const Scenario& scenario, std::size_t party);

/// The utility of a package as the file's program computes it, before any cap: base + issues + bonuses.
/// @param package  by issue: the value's number, or for a numeric issue the number itself
double utility(const Scenario& scenario, std::size_t party, const std::vector<double>& package);

}  // namespace entente::exchange
