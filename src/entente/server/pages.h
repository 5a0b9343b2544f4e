#pragma once

#include <string>

#include "entente/server/http.h"

namespace entente::server {

/// The files of the workbench's pages: those that travel in the binary, or those of a folder while somebody
/// works on them. A name is looked up, never followed: what is not among them is not there.
class Pages {
 public:
  /// @param folder  files to use in place of the embedded ones; empty: the embedded ones
  explicit Pages(std::string folder = {}) : folder_(std::move(folder)) {}

  /// The file that a path names; "/" is index.html, "/style.css" the brief's style sheet. 404: there is none.
  Answer answer(const std::string& path) const;

 private:
  std::string folder_;
};

}  // namespace entente::server
