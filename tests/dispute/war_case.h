#pragma once

#include <string>

// A small case with every key of the fighting, its regimes and the life of an agreement.
namespace entente::fixtures {

inline const std::string drifting_toml = R"(format = 1
[case]
title = "The two shores"
as_of = 2024-03-02
question = "Where does the line run?"
[[party]]
id = "north"
name = "North"
patience = 0.99
[[party]]
id = "south"
name = "South"
patience = 0.98
[[party]]
id = "island"
name = "Island"
patience = 0.99
[[issue]]
id = "line"
title = "The line"
scale = { 0 = "south", 100 = "north" }
fought_over = true
[[issue]]
id = "patrols"
title = "Patrols"
options = ["none", "joint"]
status_quo = "none"
[[position]]
party = "north"
issue = "line"
ideal = 100
salience = 1
[[position]]
party = "south"
issue = "line"
ideal = 0
salience = 1
[[position]]
party = "island"
issue = "patrols"
ideal = "joint"
salience = 0.5

[war]
between = ["north", "south"]
period = "week"
levels = 20
level = [8, 9, 11]
drift = { value = [10, 20, 40], because = "two years of maps" }
deviation = [55, 60, 65]   # km²
width = 80
freeze = 0.01
exhaustion = { north = 0.002, south = [0.001, 0.003, 0.01] }
belief = { north = [1, 1.3, 1.8], south = 0.8 }
regroup = [-2, 2, 6]
cost = { north = 0.008, south = [0.010, 0.012], island = 0.002 }
talks = [0.05, 0.1]
ends = { low = { line = 0 }, high = { line = 100 }, exhausted = { south = { line = 75, patrols = "joint" } } }

[[regime]]
id = "thaw"
title = "The ground thaws"
enters = [0.01, 0.05]
leaves = 0.1
drift = -10
deviation = 70
cost = { south = 0.02 }

[[regime]]
id = "embargo"
title = "No more shells from the island"
enters = 0.02

[life]
kind = "partial"
many_sides = true
hazard = [0.9, 1.1, 1.4]

[[guarantee]]
title = "Joint patrols"
if = { patrols = "joint" }
times = [0.3, 0.6, 0.9]

[[guarantee]]
title = "A line in the middle"
if = { line = { from = 40, to = 60 }, patrols = ["none", "joint"] }
times = 1.5

[[lever]]
id = "shells"
title = "Fewer shells"
changes = { "war.drift" = "-50%", "regime.thaw.enters" = { plus = [0, 0.01, 0.02] }, "guarantee.1.times" = 0.4 }
)";

}  // namespace entente::fixtures
