#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/evidence/event.h"

namespace entente::reading {

/// One record of the field's gold file of PLOVER events (ontology 0.6b). Source: [plover2021].
struct PloverRecord {
  std::string id;
  std::string text;
  evidence::EventType event = evidence::EventType::consult;  // in the names of 2021
  std::string first_source;  // country code of the first source; empty: none is given
  std::string first_target;
};

/// Reads PLOVER_GSR_CAMEO.txt. DEMAND becomes REQUEST; DISAPPROVE and INVESTIGATE become ACCUSE; FIGHT
/// becomes ASSAULT; YIELD becomes CONCEDE; the file's own documentation record is left out. Error:
/// `plover-records`: no JSON list of records.
base::Result<std::vector<PloverRecord>> read_plover_records(const std::string& file, std::string_view text);

/// The same event as a record has it. Version 2021 moved some codes to other events (sanctions from SANCTION
/// to COERCE, abductions and destruction from COERCE to ASSAULT, ending a curfew from CONCEDE to RETREAT):
/// with `by_code` such a code counts for either.
bool same_event(const evidence::Event& event, evidence::EventType gold, bool by_code);

struct PloverScore {
  std::size_t records = 0;
  std::size_t first_event = 0;          // the first event found is the record's
  std::size_t first_event_by_code = 0;  // the same, codes that moved between versions counted for either
  std::size_t any_event = 0;
  std::size_t silent = 0;  // no event found
  std::size_t sources = 0,
              source_country = 0;  // records with a source code; first event has it among its actors
  std::size_t targets = 0, target_country = 0;
};

/// Reads every record's text with `read` and counts. Deterministic.
PloverScore score_plover(const std::vector<PloverRecord>& records,
                         const std::function<std::vector<evidence::Event>(const PloverRecord&)>& read);

}  // namespace entente::reading
