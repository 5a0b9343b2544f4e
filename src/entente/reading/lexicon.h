#pragma once

#include <memory>
#include <utility>

#include "entente/base/data_tables.h"
#include "entente/base/result.h"

namespace entente::reading {

/// What the reader knows before it opens a text: states, organisations, people in office, words for roles,
/// cues. Cheap to copy (copies share the tables) and safe to use from several threads.
class Lexicon {
 public:
  struct Tables;  // lexicon_tables.h; only the reading room looks inside
  explicit Lexicon(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
  const Tables& tables() const { return *tables_; }

 private:
  std::shared_ptr<const Tables> tables_;
};

/// Also the parser: reader.model of the folder given with `--data`, else the one that the binary carries.
/// Without one texts are read by their words alone. Reads states.tsv, organisations.tsv, leaders.tsv,
/// roles.tsv, words.tsv and cues.tsv. Errors: `data-table-missing`, `unreadable-file` (base),
/// `data-table-row`: a row that does not fit its header, with file, line and what was expected; all faulty
/// rows of all tables are reported together; `model-unreadable` (language).
base::Result<Lexicon> load_lexicon(const base::DataTables& tables, bool calibrated = true);

}  // namespace entente::reading
