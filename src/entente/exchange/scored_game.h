#pragma once

#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// Reads a scored game of LLM-Deliberation: a folder with
///
///     scores_files/NAME.txt  per party one line of scores per issue, and on the last line its minimum
///     config.txt             name, NAME, role (p1, p2 or player), and what kind of program plays it
///     initial_deal.txt       the deal the talks start from: "A1,B1,C4"
///
/// Issues are called A, B, C …, values A1, A2 … A package passes when n - 1 of the n parties reach their
/// minimum, p1 and p2 among them: `quorum` is n - 1, and p1 and p2 hold a veto. Without config.txt the
/// parties are the score files by name, and nobody holds a veto (noted). Text files directly in the folder
/// count as score files when there is no folder scores_files.
/// @param paths  the folder
/// Errors: those of read_source; `import-files` (no score file), `import-number`, `import-shape` (a last line
/// that is no single number, other issues or values than the first party's, a line of config.txt or a deal
/// that does not fit).
/// Source: [abdelnabi2024].
base::Result<Scenario> read_scored_game(const std::vector<std::string>& paths);

}  // namespace entente::exchange
