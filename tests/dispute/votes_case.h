#pragma once

#include <string>

// A made-up port with a table that decides by quorum, a council that votes by factions, and points on a
// scale.
namespace entente::fixtures {

inline const std::string votes_toml = R"(format = 1
[case]
title = "Port fees"
as_of = 2024-03-02
question = "Who pays what?"
[[party]]
id = "harbour"
name = "Harbour"
[[party]]
id = "shippers"
name = "Shippers"
[[party]]
id = "anglers"
name = "Anglers"
[[party]]
id = "council"
name = "Council"
[[issue]]
id = "fee"
title = "Fee"
scale = { 0 = "none", "12.5" = "half", 25 = "full" }
step = 2.5
[[issue]]
id = "berths"
title = "Berths"
options = ["few", "many"]
[[score]]
party = "harbour"
issue = "fee"
points = [0, 40, 50]
[[score]]
party = "harbour"
issue = "berths"
points = [10, [0, 4]]
[[score]]
party = "shippers"
issue = "fee"
points = [30, 10, 0]
[[score]]
party = "shippers"
issue = "berths"
points = [0, 20]
[[score]]
party = "anglers"
issue = "berths"
points = [20, 0]
[[table]]
id = "t"
seated = ["harbour", "shippers", "anglers"]
must_accept = ["harbour", "shippers", "anglers"]
quorum = 2
veto = ["harbour"]
ratifies = [{ party = "council", rule = "vote" }]
[[body]]
party = "council"
quota = 51
factions = [{ id = "quay", votes = 40 }, { id = "town", votes = 35 }, { id = "hill", votes = 25 }]
[[approval]]
party = "council"
share = 0.9
[[approval]]
party = "council"
faction = "town"
if = { fee = { from = 20 } }
share = [0.2, 0.4]
)";

}  // namespace entente::fixtures
