#include "entente/desk/brief.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/assets.h"
#include "entente/desk/page_one.h"
#include "entente/desk/page_one_documents.h"
#include "entente/desk/portable.h"
#include "entente/report/brief_html.h"

namespace entente::desk {

namespace {

// The answer in three sentences, for a reader who stops there: sentences of page one.
question::Answer summary_of(const question::Answer& page, bool from_documents) {
  question::Answer summary;
  summary.question = "summary";
  summary.method = page.method;
  summary.status = page.status;
  // Room, the first obstacle, who is left out; from documents: what is held fixed, what is missing, what is
  // not said.
  const std::vector<std::size_t> chosen =
      from_documents ? std::vector<std::size_t>{2, 8, 9} : std::vector<std::size_t>{2, 1, 4};
  for (const std::size_t i : chosen)
    if (i < page.says.size()) summary.says.push_back(page.says[i]);
  if (summary.says.empty()) summary.says = page.says;
  return summary;
}

// The view request that gives the brief as it was sent, but for sections and figures (desk/view_request.h).
std::string request_json(const Request& request) {
  nlohmann::ordered_json json = {{"worlds", request.plan.worlds}, {"seed", request.plan.seed}};
  if (!request.tables.empty()) json["tables"] = request.tables;
  if (!request.levers.empty()) json["levers"] = request.levers;
  if (!request.variants.empty()) json["variants"] = request.variants;
  if (!request.method.empty()) json["method"] = request.method;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<report::Playable> playable(const Dossier& dossier, const Request& request) {
  const auto script = base::asset("web/try.js"), starter = base::asset("web/engine.js"),
             engine = base::asset("web/engine.wasm");
  if (dossier.from_documents || script.bytes.empty() || starter.bytes.empty() || engine.bytes.empty())
    return std::nullopt;
  base::require(!script.gzip && !starter.gzip && engine.gzip,
                "the scripts of a brief are embedded as they are, its engine as gzip");
  return report::Playable{fmt::format("{}\n{}", starter.bytes, script.bytes), std::string(engine.bytes),
                          portable_json(dossier), request_json(request)};
}

}  // namespace

base::Result<question::Answers> brief_answers(const Dossier& dossier, const Request& request) {
  Request all = request;
  if (dossier.from_documents) all.questions = {"positions", "agreement"};
  auto answered = answer_request(all, dossier.dispute);
  if (!answered) return answered.diagnostics();
  question::Answers answers = std::move(answered).value();
  if (all.plan.cancel.cancelled()) return answers;  // without answers, so without a page one
  // From documents alone nothing is counted over worlds, so no number of worlds is named either.
  if (dossier.from_documents) answers.worlds = 0;
  question::Answer page = dossier.from_documents ? page_one_documents(*dossier.dispute, dossier.evidence)
                                                 : page_one(answers, *dossier.dispute);
  if (page.applies) answers.answers.push_back(summary_of(page, dossier.from_documents));
  answers.answers.push_back(std::move(page));
  return answers;
}

base::Result<std::string> make_brief(const Dossier& dossier, const Request& request, bool interactive) {
  const auto answers = brief_answers(dossier, request);
  if (!answers) return answers.diagnostics();
  const auto extra = interactive ? playable(dossier, request) : std::nullopt;
  return report::render_html(*answers, *dossier.dispute, dossier.evidence, extra ? &*extra : nullptr);
}

}  // namespace entente::desk
