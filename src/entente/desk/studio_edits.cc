#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/text.h"
#include "entente/desk/case_documents.h"
#include "entente/desk/case_shelf.h"
#include "entente/desk/edit_values.h"
#include "entente/desk/studio_state.h"
#include "entente/dispute/case_edit.h"

namespace entente::desk {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// What the analyst wrote of an empty case stays; its date when no document is younger.
base::Result<Dossier> keeping_head(Dossier drafted, const Dossier& empty) {
  const auto &old = empty.dispute->parts(), &read = drafted.dispute->parts();
  const auto set = [&](const char* path, const std::string& value) {
    auto changed = dispute::text_with_value(drafted.draft, path, value);
    if (changed) drafted.draft.toml = std::move(changed).value();
  };
  if (old.as_of && read.as_of && *old.as_of > *read.as_of) set("case.as_of", evidence::to_iso(*old.as_of));
  set("case.title", toml_text(old.title));
  set("case.question", toml_text(old.question));
  auto built = dispute::Case::build(drafted.draft);
  if (!built) return built.diagnostics();
  drafted.dispute = std::make_shared<const dispute::Case>(std::move(built).value());
  drafted.draft.file = empty.draft.file;
  return drafted;
}

std::string documents_label(const std::vector<GivenFile>& files) {
  return files.size() == 1 ? fmt::format("Document {} added", files[0].name)
                           : fmt::format("{} documents added", files.size());
}

}  // namespace

Reply Studio::State::edit(RequestBody& body, const ViewRun&) {
  const std::string handle = body.text("case"), label = body.text("label", false);
  const std::uint64_t revision = body.count("revision");
  const std::string list = body.json("edits");
  if (!body.problems().empty()) return refusal(400, body.problems());
  const auto edits = edits_from_json(list);
  if (!edits) return refusal(400, edits.diagnostics());
  const auto open_case = find(handle);
  if (!open_case) return unknown_case();
  return state_reply(*open_case, handle, open_case->edit(revision, *edits, label));
}

Reply Studio::State::undo(RequestBody& body, const ViewRun&) {
  const std::string handle = body.text("case");
  const std::uint64_t revision = body.count("revision");
  if (!body.problems().empty()) return refusal(400, body.problems());
  const auto open_case = find(handle);
  return open_case ? state_reply(*open_case, handle, open_case->undo(revision)) : unknown_case();
}

Reply Studio::State::redo(RequestBody& body, const ViewRun&) {
  const std::string handle = body.text("case");
  const std::uint64_t revision = body.count("revision");
  if (!body.problems().empty()) return refusal(400, body.problems());
  const auto open_case = find(handle);
  return open_case ? state_reply(*open_case, handle, open_case->redo(revision)) : unknown_case();
}

Reply Studio::State::settle(RequestBody& body, const ViewRun&) {
  const std::string handle = body.text("case"), keep = body.text("keep");
  if (!body.problems().empty()) return refusal(400, body.problems());
  if (keep != "mine" && keep != "disk")
    return refusal(400, "bad-request", fmt::format("\"{}\" is no version to keep", keep),
                   "keep \"mine\" or \"disk\"");
  const auto open_case = find(handle);
  return open_case ? state_reply(*open_case, handle, open_case->settle(keep == "mine")) : unknown_case();
}

Reply Studio::State::history(RequestBody& body, const ViewRun&) {
  const std::string handle = body.text("case");
  if (!body.problems().empty()) return refusal(400, body.problems());
  const auto open_case = find(handle);
  if (!open_case) return unknown_case();
  Json json = {{"entries", Json::array()}};
  for (const auto& [step, undone] : open_case->history())
    json["entries"].push_back({{"n", step.n}, {"at", step.at}, {"label", step.label}, {"undone", undone}});
  Reply reply;
  reply.body = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return reply;
}

Reply Studio::State::documents(RequestBody& body, const ViewRun&) {
  const bool to_case = body.has("case");
  const std::string handle = body.text("case", false);
  const std::vector<GivenFile> files = body.files();
  if (!body.problems().empty()) return refusal(400, body.problems());
  if (!to_case) return draft(files);
  const auto open_case = find(handle);
  return open_case ? add_documents(*open_case, handle, files) : unknown_case();
}

Reply Studio::State::draft(const std::vector<GivenFile>& files) {
  auto documents = documents_from(files, {});
  if (!documents) return refusal(422, documents.diagnostics());
  const evidence::Document& first = documents->front();
  const std::string name = first.title.empty() ? first.id : first.title;
  const auto drafted = draft_of(std::move(documents).value(), {settings.tables, settings.today});
  return drafted ? add(*drafted, name) : refusal(422, drafted.diagnostics());
}

Reply Studio::State::add_documents(OpenCase& to, const std::string& handle,
                                   const std::vector<GivenFile>& files) {
  std::vector<evidence::Document> written;
  const auto change = [&](const Dossier& now) -> base::Result<Dossier> {
    auto documents = documents_from(files, {now.evidence, to.folder()});
    if (!documents) return documents.diagnostics();
    const bool empty = now.dispute->parties().empty();
    auto changed = empty ? draft_of(*documents, {settings.tables, settings.today})
                         : with_documents(now, *documents, settings.tables);
    if (changed && empty) changed = keeping_head(std::move(changed).value(), now);
    if (!changed) return changed;
    written = *documents;
    if (const auto kept = write_documents(written, to.folder()); !kept) return kept.diagnostics();
    return changed;
  };
  const Outcome outcome = to.change(change, documents_label(files));
  std::error_code error;
  if (!outcome.ok())
    for (const auto& document : written)
      fs::remove(fs::path(to.folder()) / "documents" / fs::path(document.file).filename(), error);
  return state_reply(to, handle, outcome);
}

}  // namespace entente::desk
