#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::exchange {

/// An XML text whose tags match, and what was done to it. Inserted bytes are known, so that places in the
/// mended text lead back to the text as it was.
struct MendedTags {
  struct Change {
    std::size_t at = 0;  // in the mended text
    std::size_t added = 0, removed = 0;
    std::string what;  // "line 12: </issue> added"
  };
  std::string text;
  std::vector<Change> changes;

  /// The byte of the text as it was that a byte of the mended text came from.
  std::size_t original(std::size_t at) const;
};

/// Closes what is left open where an outer element closes (or a second element of the same name opens: only
/// `objective` nests in itself), and takes out closing tags that close nothing. Comments, declarations and
/// quoted attribute values are passed over. After 100 changes the rest stays as it is.
MendedTags mend_tags(std::string_view text);

}  // namespace entente::exchange
