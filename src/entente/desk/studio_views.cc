#include <filesystem>

#include <fmt/format.h>

#include "entente/desk/brief.h"
#include "entente/desk/case_shelf.h"
#include "entente/desk/export.h"
#include "entente/desk/portable.h"
#include "entente/desk/studio_state.h"

namespace entente::desk {

namespace {

constexpr std::uint64_t most_worlds = 1 << 20;

Reply file(std::string body, const char* media_type, std::string name) {
  Reply reply;
  reply.body = std::move(body);
  reply.media_type = media_type;
  reply.file_name = std::move(name);
  return reply;
}

Reply answered(const Dossier& dossier, const Request& request, const std::string& what) {
  const std::string name = folder_name(dossier.dispute->parts().title);
  if (what == "brief") {
    auto html = make_brief(dossier, request);
    if (!html) return refusal(422, html.diagnostics());
    return file(std::move(html).value(), "text/html; charset=utf-8", name + ".html");
  }
  // What travels holds no word of a restricted document, not even as the reason of a number.
  const auto travels = from_portable_json(portable_json(dossier));
  if (!travels) return refusal(422, travels.diagnostics());
  const auto answers = brief_answers(*travels, request);
  if (!answers) return refusal(422, answers.diagnostics());
  if (what == "json") return file(question::to_json(*answers), "application/json", name + ".json");
  return file(to_csv(*answers, *travels), "text/csv; charset=utf-8", name + ".csv");
}

}  // namespace

Reply Studio::State::view(RequestBody& body, const ViewRun& run) {
  const std::string handle = body.text("case");
  if (!body.problems().empty()) return refusal(400, body.problems());
  const auto open_case = find(handle);
  if (!open_case) return unknown_case();
  const auto dossier = open_case->dossier();
  if (!dossier) return refusal(422, open_case->snapshot().diagnostics);
  Reply reply;
  reply.body = desk::view(*dossier, body.view_request(), run);
  return reply;
}

Reply Studio::State::take_out(RequestBody& body, const ViewRun& run) {
  const std::string handle = body.text("case"), what = body.text("what");
  const std::uint64_t worlds = body.count("worlds", false);
  if (!body.problems().empty()) return refusal(400, body.problems());
  if (what != "brief" && what != "json" && what != "csv" && what != "case")
    return refusal(400, "bad-request", fmt::format("\"{}\" is nothing to take out", what),
                   "one of brief, json, csv and case");
  if (worlds > most_worlds)
    return refusal(400, "bad-request", fmt::format("{} worlds; at most {} are drawn", worlds, most_worlds),
                   "2048 are drawn when nothing is said");
  const auto open_case = find(handle);
  if (!open_case) return unknown_case();
  if (what == "case") return file(open_case->snapshot().toml, "application/toml", "case.toml");
  const auto dossier = open_case->dossier();
  if (!dossier) return refusal(422, open_case->snapshot().diagnostics);
  Request request;
  if (worlds > 0) request.plan.worlds = static_cast<std::size_t>(worlds);
  request.plan.threads = run.threads;
  request.plan.cancel = run.cancel;
  request.plan.progress = run.progress;
  return answered(*dossier, request, what);
}

}  // namespace entente::desk
