#pragma once

#include <string>
#include <string_view>

namespace entente::server {

/// 128 bits of the system's randomness as 32 lower-case hexadecimal digits.
std::string new_token();

/// Whether two texts are the same; how long it takes says nothing about where they differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace entente::server
