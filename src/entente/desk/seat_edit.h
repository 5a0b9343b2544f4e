#pragma once

#include <string>

#include "entente/base/result.h"
#include "entente/dispute/case.h"

namespace entente::desk {

struct Seat {
  std::string table, party;
  std::string role;  // "must_accept" (which seats too), "seated", "outside"
};

/// The text of the case file with a party in another seat of a table. Entries `{ party, on }` of the others,
/// and its own when it keeps having to accept, stay as they are.
/// Errors: `unknown-table`, `unknown-party`, `bad-edit` (no such role), `empty-must-accept`.
base::Result<std::string> with_seat(const dispute::CaseDraft& draft, const Seat& seat);

}  // namespace entente::desk
