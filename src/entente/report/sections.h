#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/report/context.h"

// The parts of the brief, in the order in which a reader meets them. Each returns markup, or nothing when the
// answers do not carry it.
namespace entente::report {

struct Section {
  std::string id, title, body;
};

Section page_one(const Context& context);
Section answer_section(const Context& context);
Section inputs_section(const Context& context);
Section parties_section(const Context& context);
Section agreement_section(const Context& context);
Section fighting_section(const Context& context);
Section tables_section(const Context& context);
Section stability_section(const Context& context);
Section levers_section(const Context& context);
std::vector<Section> other_sections(const Context& context);  // questions without a section of their own
Section timeline_section(const Context& context);
Section drivers_section(const Context& context);  // what find_out_section begins with
Section find_out_section(const Context& context);
Section disregard_section(const Context& context);
Section methods_section(const Context& context);
Section documents_section(const Context& context);
/// Last: it also lists what the numbers of all other sections link to.
Section numbers_section(const Context& context);

/// Which sentences of an answer: from the `first`-th, at most `most`.
struct Part {
  std::size_t first = 0, most = 1000;
};

/// The sentences of an answer as a paragraph, or as a list where they are many, with linked numbers; or why
/// it does not apply.
std::string says_html(const Context& context, const question::Answer& answer, const Part& part = {});

/// One sentence with linked numbers: those of the finding "sentence_<n>" where there is one, else those of
/// the answer's findings that read the same.
std::string sentence_html(const Context& context, const question::Answer& answer, std::size_t place);

/// What a sentence rests on: of its finding "sentence_<n>"; empty without one.
const std::vector<std::string>& sentence_grounds(const question::Answer& answer, std::size_t place);

/// The findings of these names as a table (what, about whom, value, interval); empty when there are none.
std::string findings_html(const Context& context, const question::Answer& answer,
                          const std::vector<std::string>& names);

/// The three textures and what they mean.
std::string texture_legend();

/// Quotes of the claims among the entries (shortened, at most `most`) and a link to all that they rest on.
std::string evidence_html(const Context& context, const std::vector<std::string>& rests_on, std::size_t most);

}  // namespace entente::report
