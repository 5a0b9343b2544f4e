#pragma once

#include <string>
#include <vector>

#include "entente/base/require.h"
#include "entente/base/result.h"
#include "entente/dispute/case.h"

// An invented case that the tests of several rooms share: two coasts, an island that ratifies, a union that
// can wreck, a mainland that holds a lever. `harbour_war` adds fighting between the coasts.
namespace entente::fixtures {

inline const std::string& harbour_toml() {
  static const std::string text = R"(# Harbour talks: an invented case for tests.
format = 1

[case]
title    = "Harbour talks"
as_of    = 2024-03-02
question = "Which division of the fishing grounds could both coasts accept?"

[[document]]
id   = "minutes"
file = "minutes-2024-03-02.txt"
kind = "transcript"
date = 2024-03-01

[[party]]
id = "north_coast"
name = "North Coast"
what = "a coastal state"
belligerent = true
capability = [40, 55, 60]          # what it could bring to bear; any one unit, only ratios matter
patience = 0.97                    # value today of a unit one period later

[[party]]
id = "south_coast"
name = "South Coast"
what = "a coastal state"
belligerent = true
capability = { value = [30, 45], rests_on = ["minutes#8"], because = "the fleet that the minutes count", by = "analyst" }
patience = [0.9, 0.95, 0.98]

[[party]]
id = "island"
name = "Island"
what = "an island between the coasts"
capability = 10

[[party]]
id = "trawler_union"
name = "Trawler Union"
what = "an association of trawler owners"
capability = [5, 8, 15]

[[party]]
id = "mainland"
name = "Mainland"
what = "a state with patrol boats in the south"
mediates = true
capability = 70

[[issue]]
id = "grounds"
title = "Share of the northern grounds"
unit = "% to the north"
scale = { 0 = "all to the south", 100 = "all to the north" }
status_quo = 50
fought_over = true

[[issue]]
id = "inspection"
title = "Who inspects catches"
options = ["none", "joint", "neutral"]
status_quo = "none"

[[position]]
party = "north_coast"
issue = "grounds"
ideal = [80, 100, 100]
salience = [0.5, 0.6, 0.8]
rests_on = ["minutes#6", "minutes#7"]

[[position]]
party = "north_coast"
issue = "inspection"
ideal = "neutral"
salience = 0.3

[[position]]
party = "south_coast"
issue = "grounds"
ideal = [0, 10, 30]
salience = [0.6, 0.9]

[[position]]
party = "south_coast"
issue = "inspection"
salience = 0.2

[[position]]
party = "island"
issue = "inspection"
ideal = "joint"
salience = 0.7

[[position]]
party = "island"
issue = "grounds"
ideal = 50
salience = 0.4

[[position]]
party = "trawler_union"
issue = "grounds"
ideal = [60, 80, 90]
salience = 1

[[score]]
party = "south_coast"
issue = "inspection"
points = [10, [4, 6], 0]

[[red_line]]
party = "north_coast"
issue = "grounds"
accepts = { from = [35, 40, 50], to = 100 }
firmness = [0.5, 0.8, 0.95]        # probability that the line is real
declared = "not less than the line of the old lighthouse"
because = "said by the minister in person, twice"
rests_on = ["minutes#7"]

[[red_line]]
party = "south_coast"
issue = "grounds"
accepts = { to = 65 }

[[red_line]]
party = "island"
issue = "inspection"
accepts = ["joint", "neutral"]
firmness = 0.6

[[link]]
if = { inspection = ["none"] }
then = { grounds = { from = 30, to = 70 } }

[[interaction]]
party = "north_coast"
if = { grounds = { from = 60 }, inspection = "neutral" }
adds = [0.02, 0.05]

[[envoy]]
person = "the harbour minister"
party = "north_coast"
role = "minister"
mandate = { grounds = { from = 45 } }

[[table]]
id = "bilateral"
title = "The two coasts"
seated = ["north_coast", "south_coast"]
host = "mainland"
must_accept = ["north_coast", "south_coast"]
ratifies = [{ party = "island", rule = "veto" }]
can_spoil = [{ party = "trawler_union", wrecks = [0.1, 0.2, 0.4] }]

[[table]]
id = "with_island"
title = "The coasts and the island"
seated = ["north_coast", "south_coast", "island"]
must_accept = ["north_coast", "south_coast", { party = "island", on = ["inspection"] }]
can_spoil = [{ party = "trawler_union", wrecks = [0.1, 0.2, 0.4] }]

[[approval]]
party = "island"
if = { inspection = "none" }
share = [0.3, 0.4, 0.6]

[[lever]]
id = "withdraw_patrols"
holder = "mainland"
title = "The mainland withdraws its patrol boats"
changes = { "party.south_coast.capability" = "-30%" }

[[lever]]
id = "fish_fund"
holder = "mainland"
needs = ["island"]
title = "The mainland pays into a fund for lost catches"
changes = { "position.trawler_union.grounds.salience" = { times = [0.5, 0.7, 0.9] }, "table.bilateral.must_accept" = { add = ["island"] } }
means_for_people = "crews are paid while they stay in port"

[[bundle]]
id = "step_back"
title = "The mainland steps back"
levers = ["withdraw_patrols", "fish_fund"]

[[group]]
id = "coasts"
title = "The coasts"
members = ["north_coast", "south_coast"]

[[consequence]]
if = "the coasts agree"
then = "the island opens its port to both"
rests_on = ["minutes#8"]
)";
  return text;
}

inline const std::string& harbour_war_toml() {
  static const std::string text = harbour_toml() + R"(
[war]                               # a higher level is better for between[0]
between = ["north_coast", "south_coast"]
period  = "week"
levels  = 20
level   = [8, 9, 11]
advance = 0.30
retreat = [0.20, 0.25]
cost    = { north_coast = 0.008, south_coast = [0.010, 0.012], island = 0.002 }
freeze  = 0.01
ends    = { low = { grounds = 0 }, high = { grounds = 100 } }
meanwhile = "front"
)";
  return text;
}

/// A claim of the invented minutes, with spans that follow each other.
inline evidence::Claim harbour_claim(int number, evidence::ClaimType type, const std::string& quote,
                                     const std::string& holder) {
  evidence::Claim claim;
  claim.id = "minutes#" + std::to_string(number);
  claim.document = "minutes";
  claim.type = type;
  claim.quote = quote;
  claim.span = {static_cast<std::size_t>(100 * number),
                static_cast<std::size_t>(100 * number) + quote.size()};
  claim.sentence = static_cast<std::size_t>(number);
  claim.holder = holder;
  claim.confidence = 0.75;
  claim.status = evidence::ClaimStatus::accepted;
  claim.by = "rule.demand";
  claim.date = evidence::Date{2024, 3, 1};
  return claim;
}

inline std::vector<evidence::Claim> harbour_claims() {
  return {harbour_claim(6, evidence::ClaimType::demand, "The North Coast asks for most of the grounds.",
                        "north_coast"),
          harbour_claim(7, evidence::ClaimType::red_line, "Below the lighthouse line we do not go.",
                        "north_coast"),
          harbour_claim(8, evidence::ClaimType::assessment, "The South Coast counts forty boats.",
                        "south_coast")};
}

inline dispute::CaseDraft harbour_draft() {
  return {"harbour/case.toml", harbour_toml(), harbour_claims()};
}
inline dispute::CaseDraft harbour_war_draft() {
  return {"harbour/case.toml", harbour_war_toml(), harbour_claims()};
}

/// The case of a draft that must be valid; a failing one throws with its diagnostics.
inline dispute::Case built(const dispute::CaseDraft& draft) {
  auto result = dispute::Case::build(draft);
  base::require(result.ok(), base::to_text(result.diagnostics()).c_str());
  return std::move(result).value();
}
inline dispute::Case harbour() {
  return built(harbour_draft());
}
inline dispute::Case harbour_war() {
  return built(harbour_war_draft());
}

}  // namespace entente::fixtures
