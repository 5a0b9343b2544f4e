#pragma once

#include <functional>
#include <string>

#include "entente/desk/studio.h"
#include "entente/server/http.h"
#include "entente/server/runs.h"

namespace entente::server {

struct OperationSettings {
  std::string folder = ".";    // where imported cases go
  evidence::Date today;        // what an imported case is as of
  std::function<void()> quit;  // called when a page asks for the end
};

/// The operations of docs/workbench.md: the studio's, and those that need what the studio does not see (other
/// programs' formats, a client that takes an answer piece by piece).
class Operations {
 public:
  Operations(desk::Studio& studio, OperationSettings settings)
      : studio_(studio), settings_(std::move(settings)) {}

  /// The answer to POST /api/<operation>. A body nested more than 64 deep is refused with 400, so that
  /// nobody's text can make a reader of JSON run out of stack.
  Answer answer(const std::string& operation, const std::string& body);

  /// Cancels what is being computed.
  void stop() { runs_.stop(); }

 private:
  Answer state(const std::string& body);
  Answer import(const std::string& body);

  desk::Studio& studio_;
  OperationSettings settings_;
  Runs runs_;
};

}  // namespace entente::server
