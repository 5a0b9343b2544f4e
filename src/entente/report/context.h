#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"
#include "entente/question/answer.h"
#include "entente/report/trail.h"

namespace entente::report {

/// What every part of a report is made from; the trail also remembers what numbers link to.
struct Context {
  const question::Answers& answers;
  const dispute::Case& dispute;
  const evidence::Claims& evidence;
  Trail& trail;
  /// Charts carry handles for a page that lets its reader move them, and ids that start with "live-".
  bool interactive = false;

  /// Names as the case has them ("a|b": both); an id that the case does not know comes back with spaces for
  /// underscores.
  std::string party(std::string_view id) const;
  std::string issue(std::string_view id) const;
  std::string table(std::string_view id) const;
  std::string lever(std::string_view id) const;
  /// Place of a party in the case, for its colour; unknown parties come after all others.
  std::size_t place(std::string_view party) const;
};

/// The first finding of the name whose `about` agrees wherever `about` says something; nullptr without one.
const question::Finding* find(const question::Answer* answer, std::string_view name,
                              const question::About& about = {});

/// The finding's number, if it has one.
std::optional<double> number_of(const question::Finding* finding);

/// The number of the finding `name` about that party and issue.
std::optional<double> number_of(const question::Answer* answer, std::string_view name,
                                const question::About& about = {});

/// The finding's text, or the alternative.
std::string text_of(const question::Answer* answer, std::string_view name, std::string_view otherwise,
                    const question::About& about = {});

/// Every answer to the question, in the order given.
std::vector<const question::Answer*> answers_to(const question::Answers& answers, std::string_view question);

/// Ids that the findings of that name are about, in order of first appearance.
std::vector<std::string> parties_of(const question::Answer* answer, std::string_view name);
std::vector<std::string> issues_of(const question::Answer* answer, std::string_view name);

}  // namespace entente::report
