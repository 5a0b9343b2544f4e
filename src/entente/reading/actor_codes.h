#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "entente/base/data_tables.h"
#include "entente/base/result.h"
#include "entente/evidence/claim.h"

namespace entente::reading {

/// Codes of the field for somebody: country as ISO 3166 alpha-3, or "IGO", "NGO", "MNC", "IMG"; sector as in
/// PLOVER ("GOV", "MIL", "REB", …). Empty where nothing is known.
struct ActorCode {
  std::string country, sector;
};

/// Which codes stand for which entities and words. Cheap to copy and safe to use from several threads.
class ActorCodes {
 public:
  struct Tables;
  explicit ActorCodes(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}

  /// The codes of an entity id of states.tsv or organisations.tsv; empty if unknown.
  ActorCode listed(std::string_view entity) const;
  /// The sector of a noun or of a noun with its modifier ("rebel", "prime minister"), in lower case and
  /// singular; empty if the word names no sort of people.
  std::string_view sector_of(std::string_view words) const;
  /// The sector of a phrase: its longest known ending ("former deputy foreign minister"); in any case.
  std::string_view sector_in(std::string_view phrase) const;
  /// The country that a phrase opens with by name, nationality or capital ("U.S. official", "Seoul");
  /// empty if none.
  std::string_view country_in(std::string_view phrase) const;
  /// The codes of somebody in a text: the country of the entity or of whom it speaks for, the sector of its
  /// role or of its name. A state that no table lists gets the first three letters of its name.
  ActorCode code(const evidence::Entity& entity) const;

 private:
  std::shared_ptr<const Tables> tables_;
};

/// Reads country_codes.tsv, sectors.tsv and states.tsv. Errors: `data-table-missing`, `unreadable-file`
/// (base), `data-table-row`: a row that does not fit its header; all faulty rows are reported together.
base::Result<ActorCodes> load_actor_codes(const base::DataTables& tables);

}  // namespace entente::reading
