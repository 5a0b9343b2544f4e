#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/data_tables.h"
#include "entente/desk/view.h"

namespace entente::desk {

/// What an operation gives back: JSON, or a file to keep.
struct Reply {
  int status =
      200;  // as in HTTP: 200, 400 bad request, 404 no such case, 409 another tab was faster, 422 faulty
  std::string body;
  std::string media_type = "application/json";
  std::string file_name;  // of a file to keep; else empty
};

struct StudioSettings {
  std::string folder = ".";  // where new cases go; nothing outside it and the opened cases is touched
  base::DataTables tables;   // for reading documents
  std::optional<evidence::Date> today;
  std::string version;
  std::vector<std::string> formats;  // that the front can import, as pages are told
};

/// The workbench without its pages: cases open for editing, each change written at once, undone and redone,
/// kept through a kill; views of them; what leaves as a file (docs/workbench.md). Safe to call from several
/// threads: one edit at a time per case, views beside them.
class Studio {
 public:
  explicit Studio(StudioSettings settings);
  ~Studio();
  Studio(const Studio&) = delete;
  Studio& operator=(const Studio&) = delete;

  /// One operation of docs/workbench.md by its name with its JSON body; never throws for what a client sends.
  Reply call(std::string_view operation, std::string_view json, const ViewRun& run = {});

  /// Opens a case folder before the first page asks. The handle under which pages know it.
  base::Result<std::string> open(const std::string& folder);

  /// Adds a drafted or imported case as a new folder below the working folder; CASE STATE, as `open` gives
  /// it.
  Reply add(const Dossier& dossier, const std::string& name);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente::desk
