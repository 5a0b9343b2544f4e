#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "entente/desk/case_texts.h"
#include "entente/desk/dossier.h"
#include "entente/desk/edit.h"
#include "entente/desk/journal.h"

namespace entente::desk {

/// A case as it stands for a page: what is saved, what can be undone, what is wrong.
struct CaseSnapshot {
  std::shared_ptr<const Dossier> dossier;  // the last that was sound; nullptr: there was none
  std::string toml;                        // case.toml, or what is on disk when that is at fault
  base::Diagnostics diagnostics;           // warnings; errors when `faulty`
  bool faulty = false;
  std::uint64_t revision = 0;
  std::string folder, saved;
  std::optional<std::string> undo, redo, conflict;
};

/// How an attempt to change a case ended: 200, or 409 and 422 with the reasons.
struct Outcome {
  int status = 200;
  base::Diagnostics problems;
  bool ok() const { return status == 200; }
};

/// A case folder open for editing. Every change is in the journal and in the files when it returns; what was
/// cut off by a kill is finished when the folder is opened again. When another program has changed the files,
/// nothing is written until `settle`. Safe to use from several threads, and beside other processes.
class OpenCase {
 public:
  /// Errors: `missing-file`, `unreadable-file`, `file-too-large`. A case that does not build opens as faulty.
  static base::Result<std::shared_ptr<OpenCase>> open(const std::string& folder);

  const std::string& folder() const { return folder_; }
  /// Looks at the disk first.
  CaseSnapshot snapshot();
  /// The last sound state, without waiting for anybody who edits; nullptr: there was none.
  std::shared_ptr<const Dossier> dossier() const;

  /// Errors: `stale-revision`, `changed-on-disk` (409); those of `edited`, `unwritable-file` (422).
  Outcome edit(std::uint64_t revision, const std::vector<Edit>& edits, const std::string& label);
  /// Any other change of the case. `change` is given the dossier as it stands.
  using Change = std::function<base::Result<Dossier>(const Dossier&)>;
  Outcome change(const Change& change, const std::string& label);
  /// Errors: as `edit`, and `nothing-to-undo`.
  Outcome undo(std::uint64_t revision);
  Outcome redo(std::uint64_t revision);
  /// After the files changed on disk: ours are written and theirs kept beside them as `<name>.disk-N`, or
  /// theirs are taken, which can be undone. Without a conflict nothing happens.
  Outcome settle(bool keep_mine);

  /// What can be undone and redone, oldest first.
  std::vector<std::pair<History::Step, bool>> history();

 private:
  // What we hold: the texts as saved, and what they mean.
  struct Held {
    CaseTexts texts;
    std::shared_ptr<const Dossier> dossier;  // of these texts; when faulty, of the last sound ones
    base::Diagnostics diagnostics;
    bool faulty = false;
  };
  // What another program left on disk, when it is not what we hold.
  struct Foreign {
    std::optional<CaseTexts> texts;  // nullopt: it cannot be read
    Held meaning;
  };

  explicit OpenCase(std::string folder) : folder_(std::move(folder)), journal_(folder_) {}
  void recover();
  void read_history();
  void look_at_disk();
  std::optional<Outcome> refused(std::uint64_t revision) const;

  Held meaning_of(CaseTexts texts, const std::shared_ptr<const Dossier>& known) const;
  base::Result<Held> held_after(const Dossier& changed) const;
  Dossier basis() const;
  std::vector<evidence::Claim> known_claims() const;

  Outcome changed_to(const base::Result<Dossier>& changed, const std::string& label);
  Outcome step(std::uint64_t revision, bool back);
  Outcome mend(const Edit& edit, const std::string& label);
  Outcome take_foreign(const std::string& label);
  base::Result<bool> keep_foreign() const;

  JournalEntry entry_for(const Held& next, JournalEntry::Kind kind, const std::string& label) const;
  Outcome commit(Held next, const JournalEntry& entry, const CaseTexts& on_disk);

  const std::string folder_;
  std::mutex editing_;  // one change at a time; guards all but held_
  Journal journal_;
  History history_;
  std::optional<Foreign> foreign_;
  std::string stamp_, saved_;
  mutable std::mutex holding_;  // guards held_ for those who only look
  Held held_;
};

}  // namespace entente::desk
