#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "entente/exchange/markup.h"
#include "entente/exchange/scenario.h"
#include "entente/exchange/source_file.h"

namespace entente::exchange {

/// What a numeric issue is worth by a GENIUS `evaluator`, before its weight, as rising knots over the whole
/// issue. Between whole numbers an integer issue has no knots, so the knots are exact at every number it has.
/// @returns empty after an error: `import-mismatch` (an attribute is missing), `import-number`,
/// `import-unsupported` (another ftype)
std::vector<std::pair<double, double>> genius_knots(const SourceFile& file, const Element& evaluator,
                                                    const ScenarioIssue& issue, ImportLog& log);

}  // namespace entente::exchange
