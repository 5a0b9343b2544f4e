#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"
#include "entente/question/answer.h"

namespace entente::report {

/// A piece of the report for a page that is put together elsewhere (the workbench, a brief whose reader
/// plays).
struct Fragment {
  std::string id, title, html;  // html empty: the answers do not carry it
};

/// What can be asked for. Sections: those of the brief ("page-one", "answer", "parties", "agreement",
/// "fighting", "table", "change", "drivers", …). Figures: "strip", "positions", "room", "tables", "gains",
/// "front", "levers", "drivers", "frontier", "package", "matrix"; of those per table, "room@TABLE".
std::vector<std::string> section_names();
std::vector<std::string> figure_names();

/// The questions that a section or figure shows; empty for an unknown name.
std::vector<std::string> questions_of(std::string_view fragment);

/// The sections and figures as the brief has them, figures with handles (docs/workbench.md). Unknown names
/// come back without html.
std::vector<Fragment> sections_html(const question::Answers& answers, const dispute::Case& dispute,
                                    const evidence::Claims& evidence, const std::vector<std::string>& names);
std::vector<Fragment> figures_html(const question::Answers& answers, const dispute::Case& dispute,
                                   const evidence::Claims& evidence, const std::vector<std::string>& names);

}  // namespace entente::report
