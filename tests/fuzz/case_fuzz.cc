// Any bytes as a case file: building never crashes, and a case that is built keeps its fingerprint.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "entente/dispute/case.h"
#include "tests/dispute/harbour.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  dispute::CaseDraft draft{"case.toml", std::string(reinterpret_cast<const char*>(data), size),
                           fixtures::harbour_claims()};
  const auto built = dispute::Case::build(draft);
  for (const base::Diagnostic& diagnostic : built.diagnostics()) (void)base::to_text(diagnostic);
  if (!built) return 0;
  const auto again = dispute::Case::build(draft);
  if (!again || again->fingerprint() != built->fingerprint()) std::abort();
  if (dispute::canonical_json(built->parts()).empty()) std::abort();
  return 0;
}
