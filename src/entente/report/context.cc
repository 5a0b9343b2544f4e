#include "entente/report/context.h"

#include <algorithm>

#include "entente/base/text.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

bool agrees(const question::About& wanted, const question::About& about) {
  return (wanted.party.empty() || wanted.party == about.party) &&
         (wanted.issue.empty() || wanted.issue == about.issue) &&
         (wanted.table.empty() || wanted.table == about.table) &&
         (wanted.lever.empty() || wanted.lever == about.lever) &&
         (!wanted.level || wanted.level == about.level);
}

template <class Member>
std::vector<std::string> ids_of(const question::Answer* answer, std::string_view name, Member member) {
  std::vector<std::string> ids;
  if (!answer) return ids;
  for (const question::Finding* finding : answer->all(name)) {
    const std::string& id = finding->about.*member;
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

}  // namespace

std::string Context::party(std::string_view id) const {
  if (const auto found = dispute.find_party(id)) return dispute.party(*found).name;
  if (id.find('|') == std::string_view::npos) return plain_words(id);
  std::vector<std::string> names;
  for (const std::string& one : base::split(id, '|')) names.push_back(party(one));
  return base::join_and(names);
}

std::string Context::issue(std::string_view id) const {
  const auto found = dispute.find_issue(id);
  return found ? dispute.issue(*found).title : plain_words(id);
}

std::string Context::table(std::string_view id) const {
  const auto found = dispute.find_table(id);
  if (!found || dispute.table(*found).title.empty()) return plain_words(id);
  return dispute.table(*found).title;
}

std::string Context::lever(std::string_view id) const {
  for (const dispute::Lever& lever : dispute.parts().levers)
    if (lever.id == id) return lever.title;
  for (const dispute::Bundle& bundle : dispute.parts().bundles)
    if (bundle.id == id) return bundle.title;
  return plain_words(id);
}

std::size_t Context::place(std::string_view id) const {
  const auto found = dispute.find_party(id);
  return found ? found->index() : dispute.parties().size();
}

const question::Finding* find(const question::Answer* answer, std::string_view name,
                              const question::About& about) {
  if (!answer) return nullptr;
  for (const question::Finding& finding : answer->findings)
    if (finding.name == name && agrees(about, finding.about)) return &finding;
  return nullptr;
}

std::optional<double> number_of(const question::Finding* finding) {
  if (!finding) return std::nullopt;
  const auto* value = std::get_if<double>(&finding->value);
  return value ? std::optional<double>(*value) : std::nullopt;
}

std::optional<double> number_of(const question::Answer* answer, std::string_view name,
                                const question::About& about) {
  return number_of(find(answer, name, about));
}

std::string text_of(const question::Answer* answer, std::string_view name, std::string_view otherwise,
                    const question::About& about) {
  const question::Finding* finding = find(answer, name, about);
  const auto* text = finding ? std::get_if<std::string>(&finding->value) : nullptr;
  return text && !text->empty() ? *text : std::string(otherwise);
}

std::vector<const question::Answer*> answers_to(const question::Answers& answers, std::string_view question) {
  std::vector<const question::Answer*> found;
  for (const question::Answer& answer : answers.answers)
    if (answer.question == question) found.push_back(&answer);
  return found;
}

std::vector<std::string> parties_of(const question::Answer* answer, std::string_view name) {
  return ids_of(answer, name, &question::About::party);
}

std::vector<std::string> issues_of(const question::Answer* answer, std::string_view name) {
  return ids_of(answer, name, &question::About::issue);
}

}  // namespace entente::report
