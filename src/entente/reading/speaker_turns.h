#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "entente/evidence/document.h"

namespace entente::reading {

/// How surely words before a colon name who speaks: "Jane Roe:" < "SMITH:" < "MR. SMITH:", "Q:".
enum class TurnStrength { named, capitals, titled };

/// The start of a turn in a transcript. Bytes of the line.
struct TurnOpening {
  evidence::Span name;      // without the colon and without Markdown's marks
  std::size_t opening = 0;  // bytes up to the first word spoken
  TurnStrength strength = TurnStrength::named;
};
std::optional<TurnOpening> turn_opening(std::string_view line);

/// Sets `speaker` and `opening` of the blocks that open turns. Where most paragraphs do, further paragraphs
/// keep the speaker until the next turn or heading, and the document is a transcript unless `kind_given`.
void settle_turns(evidence::Document& document, bool kind_given);

}  // namespace entente::reading
