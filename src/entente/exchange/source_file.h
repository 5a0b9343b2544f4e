#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/evidence/document.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// A file of another program: its text as UTF-8.
struct SourceFile {
  std::string path;  // as the user named it (or folder and name): for diagnostics
  std::string name;  // without folders: for notes, which are the same wherever the files lie
  std::string text;
};

/// Bytes [start, end) of a file; no file: the scenario as a whole.
struct Place {
  const SourceFile* file = nullptr;
  evidence::Span span;
};

/// Gathers what is wrong with the files of a scenario (at most 50 problems) and what became of their
/// content (at most 1,000 notes).
class ImportLog {
 public:
  void error(std::string code, const Place& where, std::string message, std::string help = {});
  void kept(const SourceFile& file, std::string what) { note(ImportNote::Kind::kept, file, std::move(what)); }
  void dropped(const SourceFile& file, std::string what) {
    note(ImportNote::Kind::dropped, file, std::move(what));
  }
  void mended(const SourceFile& file, std::string what) {
    note(ImportNote::Kind::mended, file, std::move(what));
  }
  void add(const base::Diagnostics& found);

  bool failed() const { return base::has_errors(problems_); }
  const base::Diagnostics& problems() const { return problems_; }
  const std::vector<ImportNote>& notes() const { return notes_; }

  /// A finite number written in decimals, blanks around it allowed. Error: `import-number`, which says whose
  /// number it is (`what`: "the weight of issue 3").
  std::optional<double> number(std::string_view written, const Place& where, const std::string& what);

 private:
  void note(ImportNote::Kind kind, const SourceFile& file, std::string what);
  base::Diagnostics problems_;
  std::vector<ImportNote> notes_;
};

/// Reads one file, at most 64 MB. A byte order mark is removed; a text that is not UTF-8 is taken for
/// Latin-1, with a note. nullopt: unreadable, the reason is in the log (the errors of base::read_file).
std::optional<SourceFile> read_source(const std::string& path, ImportLog& log);

/// The regular files of a folder with one of these endings (".txt"), sorted by name; the path itself when it
/// is a file; empty when neither.
std::vector<std::string> files_of(const std::string& path, const std::vector<std::string>& endings);

}  // namespace entente::exchange
