#pragma once

#include <functional>
#include <string>

#include "entente/base/result.h"
#include "entente/desk/studio.h"

namespace entente::cli {

/// What `entente open` asks of the front that serves the workbench.
struct Workbench {
  std::string host;   // empty: this machine alone
  unsigned port = 0;  // 0: any that is free
  std::string pages;  // folder of pages; empty: those of the binary
  std::string folder;
  bool open_browser = true;
  std::function<void(const std::string&)> result, remark;  // what is said to stdout and stderr
};

/// The other fronts, which this one does not know: main.cc puts the program together and hands them down.
struct Fronts {
  /// Serves a workbench until somebody ends it.
  std::function<base::Result<bool>(desk::Studio&, const Workbench&)> open;
};

}  // namespace entente::cli
