#pragma once

#include <cstddef>
#include <string>

#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"
#include "entente/question/answer.h"

namespace entente::report {

struct TerminalOptions {
  std::size_t width = 80;  // columns; 40 at least are used
  bool ascii = false;      // no character beyond ASCII
  bool colour = false;     // second carrier only: nothing is told by colour alone
  bool details = false;    // every level of the front; else one table of at most nine
  const dispute::Case* dispute =
      nullptr;  // for names and for what numbers rest on; without it ids stand and no marks
};

/// Answers for a terminal: the sentences, then tables with aligned numbers, a bar per distribution from block
/// characters (50 % full, 80 % half, 95 % low) or per share of worlds, and before each number how it is
/// known: • document, ~ judgement, ? default nobody has judged. Ends with a newline.
std::string render_terminal(const question::Answers& answers, const TerminalOptions& options = {});

/// What documents say: one row per claim with its id, type, who, about whom and the quote; rejected claims
/// are left out. Ends with a newline.
std::string render_claims_terminal(const evidence::Claims& evidence, const TerminalOptions& options = {});

}  // namespace entente::report
