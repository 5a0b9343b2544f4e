#include "entente/desk/studio.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/sha256.h"
#include "entente/base/text.h"
#include "entente/desk/case_shelf.h"
#include "entente/desk/case_state.h"
#include "entente/desk/edit_values.h"
#include "entente/desk/folder_lock.h"
#include "entente/desk/studio_state.h"

namespace entente::desk {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Reply json_reply(const Json& json) {
  Reply reply;
  reply.body = text_of(json);
  return reply;
}

// One handle per folder, the same after a restart, so that a page's address keeps leading to its case.
std::string handle_of(const std::string& folder) {
  return base::sha256_hex(folder).substr(0, 12);
}

// The codes for which the request named something that is not there.
int status_of(const base::Diagnostics& problems) {
  const std::string code = problems.empty() ? "" : problems.front().code;
  return code == "missing-file" || code == "unknown-case" ? 404 : 422;
}

}  // namespace

Reply refusal(int status, const base::Diagnostics& problems) {
  Reply reply;
  reply.status = status;
  reply.body = fmt::format("{{\"diagnostics\":{}}}\n", diagnostics_json(problems));
  return reply;
}

Reply refusal(int status, const char* code, std::string message, std::string help) {
  return refusal(status, {edit_problem(code, std::move(message), std::move(help))});
}

Reply unknown_case() {
  return refusal(404, "unknown-case", "there is no open case of this name", "open it first");
}

Reply state_reply(OpenCase& shown, const std::string& handle, const Outcome& outcome) {
  if (!outcome.ok()) return refusal(outcome.status, outcome.problems);
  Reply reply;
  reply.body = case_state_json(shown.snapshot(), handle);
  return reply;
}

std::shared_ptr<OpenCase> Studio::State::find(const std::string& handle) {
  const std::lock_guard<std::mutex> lock(guard);
  const auto found = cases.find(handle);
  return found == cases.end() ? nullptr : found->second;
}

base::Result<std::string> Studio::State::open_folder(const std::string& folder) {
  std::error_code error;
  fs::path named(folder);
  if (named.filename() == "case.toml") named = named.parent_path().empty() ? "." : named.parent_path();
  const std::string whole = fs::weakly_canonical(named, error).string();
  const std::string handle = handle_of(whole);
  if (find(handle)) return handle;
  auto fresh_case = OpenCase::open(whole);
  if (!fresh_case) return fresh_case.diagnostics();
  const std::lock_guard<std::mutex> lock(guard);
  cases.emplace(handle, fresh_case.value());  // the first stays when two came at once
  opened.insert(whole);
  return handle;
}

Reply Studio::State::open_reply(const base::Result<std::string>& folder) {
  if (!folder) return refusal(status_of(folder.diagnostics()), folder.diagnostics());
  const auto handle = open_folder(*folder);
  if (!handle) return refusal(status_of(handle.diagnostics()), handle.diagnostics());
  const auto shown = find(*handle);
  return shown ? state_reply(*shown, *handle) : unknown_case();
}

Reply Studio::State::state(RequestBody&, const ViewRun&) {
  Json json = {{"version", settings.version},
               {"as_of_today", settings.today ? Json(evidence::to_iso(*settings.today)) : Json(nullptr)},
               {"cases", Json::array()},
               {"found", Json::array()},
               {"samples", Json::array()},
               {"formats", settings.formats},
               {"working_folder", settings.folder}};
  std::map<std::string, std::shared_ptr<OpenCase>> open_now;
  {
    const std::lock_guard<std::mutex> lock(guard);
    open_now = cases;
  }
  for (const auto& [handle, one] : open_now) {
    const auto dossier = one->dossier();
    const std::string name = fs::path(one->folder()).filename().string();
    json["cases"].push_back({{"case", handle},
                             {"name", name},
                             {"title", dossier ? dossier->dispute->parts().title : name},
                             {"folder", one->folder()}});
  }
  for (const FoundCase& one : found_cases(settings.folder))
    json["found"].push_back({{"folder", one.folder}, {"title", one.title}});
  for (const Sample& one : samples())
    json["samples"].push_back({{"name", one.name}, {"title", one.title}, {"question", one.question}});
  return json_reply(json);
}

Reply Studio::State::open(RequestBody& body, const ViewRun&) {
  const std::string sample = body.text("sample", false), folder = body.text("folder", sample.empty());
  if (!body.problems().empty()) return refusal(400, body.problems());
  if (!sample.empty()) {
    const std::lock_guard<std::mutex> lock(shelf);
    return open_reply(copied_sample(settings.folder, sample));
  }
  const fs::path named =
      fs::path(folder).is_absolute() ? fs::path(folder) : fs::path(settings.folder) / folder;
  std::error_code error;
  const std::string whole = fs::weakly_canonical(named, error).string();
  bool known = false;
  {
    const std::lock_guard<std::mutex> lock(guard);
    known = opened.count(whole) > 0;
  }
  if (known || lies_inside(whole, settings.folder)) return open_reply(whole);
  return refusal(403, "folder-outside", fmt::format("\"{}\" is outside the working folder", folder),
                 "start entente with this case: entente open CASE");
}

Reply Studio::State::fresh(RequestBody& body, const ViewRun&) {
  const std::string title = body.text("title"), question = body.text("question", false),
                    as_of = body.text("as_of", false);
  if (!body.problems().empty()) return refusal(400, body.problems());
  const auto date = as_of.empty() ? settings.today : evidence::parse_date(as_of);
  if (!date)
    return refusal(400, "bad-request", fmt::format("\"{}\" is not a date", as_of),
                   "write year-month-day, as in 2024-03-02");
  dispute::CaseDraft draft;
  draft.toml = fmt::format("format = 1\n\n[case]\ntitle = {}\nas_of = {}\nquestion = {}\n",
                           toml_text(base::trim(title).empty() ? "New case" : title), evidence::to_iso(*date),
                           toml_text(base::trim(question).empty() ? "What could they agree on?" : question));
  auto built = dispute::Case::build(draft);
  if (!built) return refusal(422, built.diagnostics());
  Dossier dossier;
  dossier.draft = std::move(draft);
  dossier.dispute = std::make_shared<const dispute::Case>(std::move(built).value());
  return add(dossier, title);
}

Reply Studio::State::add(const Dossier& dossier, const std::string& name) {
  const std::lock_guard<std::mutex> lock(shelf);
  return open_reply(made_folder(settings.folder, name,
                                [&](const std::string& folder) { return save_new_case(dossier, folder); }));
}

Reply Studio::State::close(RequestBody& body, const ViewRun&) {
  const std::string handle = body.text("case");
  if (!body.problems().empty()) return refusal(400, body.problems());
  const std::lock_guard<std::mutex> lock(guard);
  if (cases.erase(handle) == 0) return unknown_case();
  return json_reply(Json::object());
}

Reply Studio::State::show(RequestBody& body, const ViewRun&) {
  const std::string handle = body.text("case");
  if (!body.problems().empty()) return refusal(400, body.problems());
  const auto shown = find(handle);
  return shown ? state_reply(*shown, handle) : unknown_case();
}

Reply Studio::State::poll(RequestBody& body, const ViewRun&) {
  const std::string handle = body.text("case");
  const std::uint64_t revision = body.count("revision");
  if (!body.problems().empty()) return refusal(400, body.problems());
  const auto asked = find(handle);
  if (!asked) return unknown_case();
  const CaseSnapshot now = asked->snapshot();
  return json_reply({{"revision", now.revision},
                     {"changed", now.revision != revision},
                     {"on_disk", now.conflict.has_value()}});
}

Studio::Studio(StudioSettings settings) : state_(std::make_unique<State>(std::move(settings))) {}
Studio::~Studio() = default;

Reply Studio::call(std::string_view operation, std::string_view json, const ViewRun& run) {
  using Operation = Reply (State::*)(RequestBody&, const ViewRun&);
  static const std::map<std::string_view, Operation> operations = {
      {"state", &State::state},         {"open", &State::open},       {"new", &State::fresh},
      {"close", &State::close},         {"case", &State::show},       {"poll", &State::poll},
      {"edit", &State::edit},           {"undo", &State::undo},       {"redo", &State::redo},
      {"documents", &State::documents}, {"settle", &State::settle},   {"history", &State::history},
      {"view", &State::view},           {"export", &State::take_out},
  };
  const auto found = operations.find(operation);
  if (found == operations.end())
    return refusal(404, "unknown-operation", fmt::format("there is no operation \"{}\"", operation),
                   "docs/workbench.md lists the operations");
  auto body = RequestBody::parse(json);
  if (!body) return refusal(400, body.diagnostics());
  return ((*state_).*(found->second))(body.value(), run);
}

base::Result<std::string> Studio::open(const std::string& folder) {
  return state_->open_folder(folder);
}

Reply Studio::add(const Dossier& dossier, const std::string& name) {
  return state_->add(dossier, name);
}

}  // namespace entente::desk
