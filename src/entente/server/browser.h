#pragma once

#include <string>

namespace entente::server {

/// Shows an address in the user's browser, when there is a screen to show it on; no shell reads the address.
/// False: there is none, or nothing that opens addresses.
bool open_in_browser(const std::string& address);

}  // namespace entente::server
