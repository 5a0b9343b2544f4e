#pragma once

#include <string>

#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"
#include "entente/question/answer.h"

namespace entente::report {

/// What lets a reader play with a brief, put into the file beside it; how it is used is the script's matter.
struct Playable {
  std::string script;   // one classic script
  std::string engine;   // bytes, as base64 in the element "try-engine"
  std::string dispute;  // JSON, in the element "try-case"
  std::string request;  // JSON, in the element "try-request"
};

/// The brief: one HTML file that needs nothing else, complete without scripts, fit for print. Places the
/// sentences, findings and caveats of the answers, draws their charts, and lets every number be followed to
/// its evidence; it computes nothing. Parts whose answers are missing are left out. Restricted documents, and
/// reasons that rest on them, do not appear. Equal arguments give equal bytes. Fails: never; any text may
/// stand in the arguments. With something to play with, the page is the same and carries that at its end; it
/// may run that script and nothing else.
std::string render_html(const question::Answers& answers, const dispute::Case& dispute,
                        const evidence::Claims& evidence, const Playable* playable = nullptr);

}  // namespace entente::report
