#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/desk/edit.h"
#include "entente/desk/request.h"

namespace entente::desk {

/// What a page asks to see (docs/workbench.md, "A view").
struct ViewRequest {
  Request request;          // without its text: that needs the case as edited
  std::string terms;        // of a package that is tried, as the text of a TEXT.toml; empty: none
  std::vector<Edit> edits;  // a preview
  std::vector<std::string> sections, figures;
  bool page_one = false;    // asks every question, and sums up
  bool whole_case = false;  // also the case as edited, and its numbers
};

/// Reads a view request. Every problem is reported.
/// Errors: `bad-request` (not JSON, a key that no request has, a value of the wrong kind, a number out of
/// range); those of edits_from_json.
base::Result<ViewRequest> read_view_request(std::string_view json);

}  // namespace entente::desk
