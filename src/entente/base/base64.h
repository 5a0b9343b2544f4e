#pragma once

#include <string>
#include <string_view>

namespace entente::base {

/// Bytes as text of A-Z, a-z, 0-9, + and /, padded with = to a multiple of four.
/// Source: [rfc4648], section 4.
std::string base64(std::string_view bytes);

}  // namespace entente::base
