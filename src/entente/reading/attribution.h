#pragma once

#include "entente/reading/sentence_view.h"

namespace entente::reading {

/// Finds who is reported as saying which part of the sentence, and what the author infers. `carried` is the
/// speaker of a quotation that an earlier sentence of the same block left open; it is updated.
void find_frames(SentenceView& view, EntityIndex& carried);

/// The innermost frame around a token, or nullptr: the author speaks.
const Frame* frame_of(const SentenceView& view, std::uint32_t token);

/// Whether the token stands inside a quotation of at least four words.
bool quoted(const SentenceView& view, std::uint32_t token);

}  // namespace entente::reading
