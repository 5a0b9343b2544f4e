#pragma once

#include <span>
#include <string>

#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"

namespace entente::reading {

/// A document for the annotation tool brat: `text` goes to NAME.txt, `annotations` to NAME.ann beside it.
/// Offsets count code points, as brat does; what crosses a line end is written in pieces. Mentions, claims
/// and triggers are T lines; events E lines with Actor, Recipient; holders, targets and speakers of claims R
/// lines to the mention in or before the claim's sentence; moods and modality A lines; ids, issues and rules
/// stand in the notes.
struct BratDocument {
  std::string name;  // the document's id
  std::string text;
  std::string annotations;
};
BratDocument write_brat(const evidence::Claims& claims, std::span<const evidence::Event> events,
                        const evidence::Document& document);

/// The file annotation.conf that names every type which `write_brat` uses.
std::string brat_configuration();

}  // namespace entente::reading
