#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "entente/desk/open_case.h"
#include "entente/desk/request_body.h"
#include "entente/desk/studio.h"

namespace entente::desk {

/// What the studio keeps, and its operations: each takes the body of a request and gives the reply.
struct Studio::State {
  explicit State(StudioSettings given) : settings(std::move(given)) {}

  // studio.cc
  Reply state(RequestBody& body, const ViewRun& run);
  Reply open(RequestBody& body, const ViewRun& run);
  Reply fresh(RequestBody& body, const ViewRun& run);
  Reply close(RequestBody& body, const ViewRun& run);
  Reply show(RequestBody& body, const ViewRun& run);
  Reply poll(RequestBody& body, const ViewRun& run);
  // studio_edits.cc
  Reply edit(RequestBody& body, const ViewRun& run);
  Reply undo(RequestBody& body, const ViewRun& run);
  Reply redo(RequestBody& body, const ViewRun& run);
  Reply settle(RequestBody& body, const ViewRun& run);
  Reply history(RequestBody& body, const ViewRun& run);
  Reply documents(RequestBody& body, const ViewRun& run);
  // studio_views.cc
  Reply view(RequestBody& body, const ViewRun& run);
  Reply take_out(RequestBody& body, const ViewRun& run);

  base::Result<std::string> open_folder(const std::string& folder);
  Reply open_reply(const base::Result<std::string>& folder);
  Reply add(const Dossier& dossier, const std::string& name);
  std::shared_ptr<OpenCase> find(const std::string& handle);
  Reply draft(const std::vector<GivenFile>& files);
  Reply add_documents(OpenCase& to, const std::string& handle, const std::vector<GivenFile>& files);

  StudioSettings settings;
  std::mutex shelf;  // one new folder at a time
  std::mutex guard;  // of what follows
  std::map<std::string, std::shared_ptr<OpenCase>> cases;
  std::set<std::string> opened;  // folders that were open once: they may be opened again
};

Reply refusal(int status, const base::Diagnostics& problems);
Reply refusal(int status, const char* code, std::string message, std::string help);
/// No such case: what every operation on a case says.
Reply unknown_case();
/// CASE STATE, or why not.
Reply state_reply(OpenCase& shown, const std::string& handle, const Outcome& outcome = {});

}  // namespace entente::desk
