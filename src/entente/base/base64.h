#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::base {

/// Bytes as text of A-Z, a-z, 0-9, + and /, padded with = to a multiple of four.
/// Source: [rfc4648], section 4.
std::string base64(std::string_view bytes);

/// The bytes of such a text; nullopt where it is none: another character, a missing or misplaced =, bits that
/// stand for no byte.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace entente::base
