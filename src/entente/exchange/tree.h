#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/source_file.h"

namespace entente::exchange {

/// One value of a JSON or YAML file as it is written, with the place where it stands, so that a fault in a
/// scenario can be shown in its file. Scalars keep their text: `No`, `10` and `yes` are never turned into
/// something else.
struct Branch {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  bool quoted = false;              // a text beyond doubt, never a number
  std::string text;                 // scalars; for null what stands there
  std::size_t at = 0, length = 1;   // bytes of the file
  std::vector<Branch> keys, items;  // map: both, side by side; list: items

  /// The first item of a map under this key; nullptr: there is none, or it is no map.
  const Branch* find(std::string_view key) const;
};

/// "a list", "a map", "a text", "a number", "nothing": for messages.
std::string kind_name(const Branch& branch);

/// A whole file.
struct Tree {
  SourceFile file;
  Branch root;
};

/// An error at bytes [at, at + length) of a file. Unlike ImportLog::error it leaves out lines of more than
/// 160 bytes: programs write whole files into one.
void fault_in(const SourceFile& file, std::size_t at, std::size_t length, base::Diagnostic problem,
              ImportLog& log);

/// A file of more values than this is refused.
inline constexpr std::size_t most_branches = 1'000'000;

/// Reads JSON (with Python's NaN, Infinity and -Infinity) or YAML. Aliases of YAML are followed, tags and
/// further documents are not looked at. Precondition: the text is UTF-8 (as read_source gives it).
/// nullopt after an error: `import-syntax` (at the byte that does not fit), `import-size` (too many values).
std::optional<Tree> json_tree(SourceFile file, ImportLog& log);
std::optional<Tree> yaml_tree(SourceFile file, ImportLog& log);

/// The file by its ending: .yaml and .yml as YAML, all others as JSON. nullopt: unreadable, the reason is in
/// the log (the errors of read_source and of the reader).
std::optional<Tree> read_tree(const std::string& path, ImportLog& log);

/// The number of an unquoted scalar, infinities and NaN included; nullopt: it is none.
std::optional<double> number_of(const Branch& branch);

}  // namespace entente::exchange
