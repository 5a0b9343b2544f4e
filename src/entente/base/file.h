#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "entente/base/result.h"

namespace entente::base {

/// The bytes of a file.
/// Errors: `missing-file`, `unreadable-file` (a folder, no permission), `file-too-large` (over `limit`
/// bytes).
Result<std::string> read_file(const std::string& path, std::size_t limit = std::size_t{256} << 20);

/// Replaces a file as a whole: temporary file in the same folder, fsync, rename. A reader sees the old bytes
/// or the new ones, never a part. A link keeps leading to its file; a pipe or a device is written into. With
/// `keep_previous` the old file stays beside it as `<path>.previous`. Errors: `unwritable-file`.
Result<bool> write_file(const std::string& path, std::string_view bytes, bool keep_previous = false);

}  // namespace entente::base
