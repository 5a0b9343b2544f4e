#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "entente/base/cancel.h"
#include "entente/base/result.h"
#include "entente/desk/dossier.h"

namespace entente::desk {

/// How a view may be computed; nothing of it changes the view.
struct ViewRun {
  unsigned threads = 0;
  base::CancelToken cancel;
  std::function<void(double)> progress;  // share done, from any thread; may be empty
};

/// What a page shows, as JSON: the answers to a request, and the sections and figures that the report makes
/// of them (docs/workbench.md, "A view"). A preview: edits that the request carries are applied and not kept.
/// What is wrong with the request or its edits comes back as diagnostics in the same form; a cancelled view
/// has no answers.
std::string view(const Dossier& dossier, std::string_view request_json, const ViewRun& run);

/// `[{"severity": …, "code": …, "message": …, "file": …, "line": …, …, "text": …}]`
std::string diagnostics_json(const base::Diagnostics& diagnostics);

/// Every uncertain or exact number of a case with what it rests on: `[{"path": …, "text": …, …}]`.
std::string numbers_json(const dispute::Case& dispute);

}  // namespace entente::desk
