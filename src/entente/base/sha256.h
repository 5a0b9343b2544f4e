#pragma once

#include <string>
#include <string_view>

namespace entente::base {

/// SHA-256 of some bytes as 64 lower-case hexadecimal digits.
/// Source: [fips180-4], section 6.2.
std::string sha256_hex(std::string_view bytes);

}  // namespace entente::base
