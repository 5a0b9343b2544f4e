#include "entente/desk/brief.h"

#include "entente/desk/page_one.h"
#include "entente/desk/page_one_documents.h"
#include "entente/report/brief_html.h"

namespace entente::desk {

base::Result<question::Answers> brief_answers(const Dossier& dossier, const Request& request) {
  Request all = request;
  if (dossier.from_documents) all.questions = {"positions", "agreement"};
  auto answered = answer_request(all, dossier.dispute);
  if (!answered) return answered.diagnostics();
  question::Answers answers = std::move(answered).value();
  // From documents alone nothing is counted over worlds, so no number of worlds is named either.
  if (dossier.from_documents) answers.worlds = 0;
  answers.answers.push_back(dossier.from_documents ? page_one_documents(*dossier.dispute, dossier.evidence)
                                                   : page_one(answers, *dossier.dispute));
  return answers;
}

base::Result<std::string> make_brief(const Dossier& dossier, const Request& request) {
  const auto answers = brief_answers(dossier, request);
  if (!answers) return answers.diagnostics();
  return report::render_html(*answers, *dossier.dispute, dossier.evidence);
}

}  // namespace entente::desk
