#pragma once

#include <string>
#include <string_view>

namespace entente::reading {

/// A web page as UTF-8: as it is where it is that already, else by its byte order mark or the character set
/// that it declares, else with each byte that is no UTF-8 taken for one of Windows-1252. What the character
/// set does not have becomes U+FFFD.
std::string page_as_utf8(std::string_view bytes);

}  // namespace entente::reading
