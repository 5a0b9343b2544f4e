#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/evidence/claim.h"

// Words for a drafted case file: texts escaped for TOML, comments, ids, short quotes.
namespace entente::dispute {

/// A TOML basic string with its quotation marks; control characters are escaped.
std::string toml_text(std::string_view text);

/// `["a", "b"]`
std::string toml_list(const std::vector<std::string>& texts);

/// The text on one line, runs of blanks joined and control characters dropped, so that it can stand in a
/// comment.
std::string one_line(std::string_view text);

/// At most `words` words of the text, on one line; "…" marks the cut.
std::string first_words(std::string_view text, std::size_t words);

/// An id as docs/formats.md wants it, at most 60 characters: "Coastal Union" → "coastal_union"; "item" when
/// the text has no letter to begin with.
std::string id_from(std::string_view text);

/// `id`, or `id_2`, `id_3`, … when it is taken; it is added to `taken`.
std::string unique_id(const std::string& id, std::vector<std::string>& taken);

/// The text with its first letter as a capital (ASCII).
std::string capitalised(std::string text);

/// A claim's words when they may leave the case; empty when its document is restricted.
std::string open_words(const evidence::Claims& claims, const evidence::Claim& claim, std::size_t words);

}  // namespace entente::dispute
