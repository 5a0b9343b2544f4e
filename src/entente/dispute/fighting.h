#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/dispute/parts.h"

// The fighting of a case and what may come after it (model M4, M6, docs/formats.md).
namespace entente::dispute {

struct Setting {  // one issue of an outcome
  IssueId issue;
  double value = 0;  // scale value or option index
};

/// How the front moves per period (model M4), in one of two forms: chances of one level up and one down, or
/// the drift and deviation of what changes hands, in the unit of `War::width`.
struct Pace {
  std::optional<Estimate> advance, retreat;
  std::optional<Estimate> drift, deviation;
  bool measured() const { return drift.has_value(); }
};

/// Another state of the war that may begin and end by chance: the pace has broken, aid has stopped, a
/// deadline has passed. What it does not state is as in [war].
struct Regime {
  std::string id, title;
  Estimate enters, leaves;           // chances per period: from today's state into this one, and back
  Pace pace;                         // empty: as in [war]
  std::map<PartyId, Estimate> cost;  // of parties whose cost is another one here
  Grounds grounds;
};

struct War {
  PartyId first, second;  // a higher level is better for `first`
  std::string period = "period";
  int levels = 0;               // 0 and `levels` end it
  std::optional<double> width;  // of a level, in the unit of drift and deviation
  Estimate level, freeze;
  Pace pace;
  std::map<PartyId, Estimate> cost;        // share of its best-to-worst range per period
  std::map<PartyId, Estimate> exhaustion;  // chance per period that a side cannot go on
  std::map<PartyId, Estimate> belief;  // of a side: the drift it counts on, as a multiple of the stated one
  std::optional<Estimate> talks;       // chance per period that the two meet and one makes an offer
  std::optional<Estimate> regroup;     // levels by which the front has moved when the fighting resumes
  std::vector<Setting> low, high;      // each end; issues not named stand at status quo
  std::map<PartyId, std::vector<Setting>> exhausted;  // where a side is exhausted; else as the front stands
  std::vector<Regime> regimes;
  bool meanwhile_front = true;
  Grounds grounds;
};

/// A package that meets `when` holds longer, or shorter: its hazard of collapse is multiplied (model M6).
struct Guarantee {
  std::string title;
  std::vector<Terms> when;
  Estimate times;
  Grounds grounds;
};

/// How long a signed agreement is taken to hold (model M6): the kind of agreement whose record is read, and
/// by how much its hazard of collapse differs from that record.
struct Life {
  std::string kind = "full";  // "full", "partial", "process"
  bool many_sides = false;    // more than one pair of parties fights in the conflict
  Estimate hazard;
  std::vector<Guarantee> guarantees;
  Grounds grounds;
};

}  // namespace entente::dispute
