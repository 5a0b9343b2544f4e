#include "entente/question/answer.h"

#include <algorithm>
#include <array>

namespace entente::question {

std::string name_of(FindingKind kind) {
  constexpr std::array<const char*, 8> names = {"number", "probability", "share",        "package",
                                                "set",    "series",      "distribution", "text"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string name_of(Status status) {
  constexpr std::array<const char*, 3> names = {"reproduced", "checked", "sketched"};
  return names.at(static_cast<std::size_t>(status));
}

const Finding* Answer::find(std::string_view name, const About& about) const {
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.name == name && finding.about == about;
  });
  return found == findings.end() ? nullptr : &*found;
}

std::vector<const Finding*> Answer::all(std::string_view name) const {
  std::vector<const Finding*> found;
  for (const Finding& finding : findings)
    if (finding.name == name) found.push_back(&finding);
  return found;
}

const Answer* Answers::find(std::string_view question, std::string_view table) const {
  const auto found = std::find_if(answers.begin(), answers.end(), [&](const Answer& answer) {
    return answer.question == question && (table.empty() || answer.table == table);
  });
  return found == answers.end() ? nullptr : &*found;
}

}  // namespace entente::question
