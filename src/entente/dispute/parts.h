#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/id.h"
#include "entente/dispute/estimate.h"

// What a case is made of (model M3 to M5, docs/formats.md): parties, issues, what each wants and refuses.
// Parts refer to each other by typed index; a part is plain data, valid once it stands in a Case.
namespace entente::dispute {

using PartyId = base::Id<struct PartyTag>;
using IssueId = base::Id<struct IssueTag>;
using RedLineId = base::Id<struct RedLineTag>;
using TableId = base::Id<struct TableTag>;
using LeverId = base::Id<struct LeverTag>;

struct Party {
  std::string id, name;
  std::string what;  // what it is, for its first mention ("a coastal state")
  bool belligerent = false;
  bool mediates = false;
  std::string decides;                      // "unanimity", "majority", …, as shown
  Estimate capability;                      // >= 0; any one unit, only ratios matter
  std::optional<Estimate> patience;         // per period, in (0, 1]
  std::optional<Estimate> no_agreement;     // M4 (1), in the unit of the party's utility
  Estimate curvature = Estimate::exact(1);  // a in [1, 2] of M3
  Grounds grounds;
};

struct Option {
  std::string id;
  std::optional<double> people;  // residents whose jurisdiction changes
  std::string norm;              // instrument it touches, shown outside the arithmetic
};

/// Terms on one issue: part of its scale [from, to], or some of its options.
struct Terms {
  IssueId issue;
  double from = 0, to = 0;           // scale issues; unbounded sides are the scale's ends
  std::vector<std::size_t> options;  // option issues
};

struct Norm {
  Terms terms;
  std::string instrument;
};

struct Issue {
  enum class Kind {
    scale,
    options,
    open
  };  // open: named in a document, its content not stated; never computed
  std::string id, title;
  std::string unit;  // of the scale, for axis words
  Kind kind = Kind::open;
  std::map<double, std::string> anchors;  // at least two on a scale
  std::vector<Option> options;
  bool ordered = false;
  std::optional<double> step;          // of the grid on a scale; default: 21 points
  std::optional<Estimate> status_quo;  // scale value, or index of an option (exact)
  bool fought_over = false;
  std::vector<Norm> norms;
  Grounds grounds;
  double low() const { return anchors.begin()->first; }
  double high() const { return anchors.rbegin()->first; }
};

struct Position {
  PartyId party;
  IssueId issue;
  std::optional<Estimate> ideal;         // scale value (M3)
  std::optional<std::size_t> favourite;  // option index
  Estimate salience;                     // in [0, 1]
  Grounds grounds;
};

struct Score {  // points of every option, or of every anchor of a scale in rising order, linear between
  PartyId party;
  IssueId issue;
  std::vector<Estimate> points;
  Grounds grounds;
};

struct RedLine {
  enum class Kind { range, options, unknown };
  PartyId party;
  IssueId issue;
  Kind kind = Kind::unknown;
  Estimate from, to;  // range: what the holder accepts
  std::vector<std::size_t> options;
  Estimate firmness;       // probability that the line is real (M5)
  Estimate audience_cost;  // share of the party's range
  std::string declared;    // the words in which it was declared, if any
  Grounds grounds;
};

struct Link {  // M3: if every `when` holds, every `then` must; without `then` the combination is ruled out
  std::vector<Terms> when, then;
  Grounds grounds;
};

struct Interaction {  // M3: added to the party's utility when every `when` holds
  PartyId party;
  std::vector<Terms> when;
  Estimate adds;
  Grounds grounds;
};

struct Envoy {
  std::string person;
  PartyId party;
  std::string role, record;
  std::vector<Terms> mandate;  // what it may agree without going home
  Grounds grounds;
};

}  // namespace entente::dispute
