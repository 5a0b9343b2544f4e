#include "entente/server/token.h"

#include <array>

#include <unistd.h>

#include <fmt/format.h>

#include "entente/base/require.h"

namespace entente::server {

std::string new_token() {
  std::array<unsigned char, 16> bytes{};
  base::require(::getentropy(bytes.data(), bytes.size()) == 0, "the system gives no randomness");
  std::string token;
  for (const unsigned char byte : bytes) token += fmt::format("{:02x}", byte);
  return token;
}

bool same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned char difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
  return difference == 0;
}

}  // namespace entente::server
