#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/desk/case_texts.h"

namespace entente::desk {

/// SHA-256 of both files of a case, before or after a change.
struct CaseHashes {
  std::string toml, claims;
  bool operator==(const CaseHashes&) const = default;
};
CaseHashes hashes_of(const CaseTexts& texts);

/// One change of a case as its journal keeps it.
struct JournalEntry {
  enum class Kind { edit, undo, redo, save };  // save: our version put over another one; not to be undone
  std::uint64_t n = 0;
  std::string at;  // ISO time
  Kind kind = Kind::edit;
  std::string label;
  CaseHashes before, after;
  std::vector<Hunk> delta;
  std::map<std::string, std::size_t> numbers;  // the highest number of a claim so far, by document
};

/// One line of JSON, and back; nullopt for a line that is torn or is no entry.
std::string to_line(const JournalEntry& entry);
std::optional<JournalEntry> entry_of(std::string_view line);

/// The changes of a case in the order they were made, written before the case is: what was cut off by a kill
/// can be finished, and what was done can be undone after a restart. The file is `.history.jsonl` in the case
/// folder; a torn last line is left out, and cut off by the next append.
class Journal {
 public:
  explicit Journal(const std::string& folder);

  /// Every entry that the file holds; no file, or one that cannot be read: none.
  std::vector<JournalEntry> read();
  /// Whether somebody else wrote to the file since we did.
  bool changed_elsewhere() const;
  /// On disk when it returns. Errors: `unwritable-file`.
  base::Result<bool> append(const JournalEntry& entry);
  /// Takes the last append back: the case could not be written.
  void take_back();
  /// When the file has grown beyond `limit` bytes: keeps the latest entries, at most half as many bytes, and
  /// the last one always.
  void compact(std::size_t limit = std::size_t{8} << 20);

 private:
  std::string path_;
  std::size_t end_ = 0;         // of the last sound line
  std::size_t end_before_ = 0;  // before the last append
};

/// Steps that can be undone and redone, as the entries of a journal leave them. Bounded: the oldest steps go
/// first.
class History {
 public:
  struct Step {
    std::uint64_t n = 0;
    std::string at, label;
    std::vector<Hunk> delta;  // as it was done
  };

  /// Entries in turn; one that does not go on where the last one ended begins anew.
  void take(const JournalEntry& entry);
  /// The files are neither before nor after the last entry: nothing can be undone.
  void end();

  const std::vector<Step>& done() const { return done_; }
  const std::vector<Step>& undone() const { return undone_; }
  const std::optional<CaseHashes>& last() const { return last_; }
  std::uint64_t last_number() const { return last_number_; }
  std::size_t number_of(const std::string& document) const;

 private:
  void forget_oldest();
  std::vector<Step> done_, undone_;
  std::optional<CaseHashes> last_;
  std::uint64_t last_number_ = 0;
  std::map<std::string, std::size_t> numbers_;
};

}  // namespace entente::desk
