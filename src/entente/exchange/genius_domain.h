#pragma once

#include <map>
#include <string>
#include <vector>

#include "entente/exchange/markup.h"
#include "entente/exchange/scenario.h"
#include "entente/exchange/source_file.h"

namespace entente::exchange {

/// The issues of a GENIUS domain file, with the labels by which profiles refer to them.
struct GeniusDomain {
  std::string name;  // of the root objective
  std::vector<ScenarioIssue> issues;
  std::vector<long> labels;                     // `index` of each issue
  std::vector<std::vector<std::string>> items;  // `index` of each named value, as written
  std::map<long, std::size_t> place_of;         // label -> issue
};

/// What the issues below an objective are, nested objectives included, in the order of the file. An issue's
/// type is its `type`, else `etype`, else `vtype`, else discrete. Repeated values are kept once, with a note.
/// Errors: `import-mismatch` (no or a repeated index), `import-number`, `import-unsupported` (an unknown
/// type), `too-many-options`, `scenario-empty` (an issue without values).
/// Source: [genius2014], as its sources read such files.
GeniusDomain read_genius_domain(const SourceFile& file, const Element& root, ImportLog& log);

/// Every `issue` element below an element, nested objectives included.
std::vector<const Element*> genius_issues(const Element& root);
/// The elements of one name that stand in the root or in an objective.
std::vector<const Element*> genius_elements(const Element& root, std::string_view name);
/// "discrete", "integer", "real", or what stands there instead.
std::string genius_type(const Element& issue);
/// The whole number under `index`. Error: `import-mismatch`.
std::optional<long> genius_label(const SourceFile& file, const Element& element, ImportLog& log);

}  // namespace entente::exchange
