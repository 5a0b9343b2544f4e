#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"

namespace entente::desk {

/// A worked case that travels inside the binary.
struct Sample {
  std::string name, title, question;
};
std::vector<Sample> samples();

/// A case folder directly below the working folder.
struct FoundCase {
  std::string folder, title;
};
/// At most 200, by name.
std::vector<FoundCase> found_cases(const std::string& working_folder);

/// A new folder below the working folder, called after `name` (cleaned; `-2` when it is taken). It appears as
/// a whole: `fill` writes into a folder that is renamed when it is done. Errors: those of `fill`,
/// `unwritable-file`.
base::Result<std::string> made_folder(const std::string& working_folder, std::string_view name,
                                      const std::function<base::Result<bool>(const std::string&)>& fill);

/// Copies a worked case below the working folder. Errors: `unknown-case`, `unwritable-file`.
base::Result<std::string> copied_sample(const std::string& working_folder, const std::string& name);

/// "Moscow talks, 2 December" as a folder's name: "moscow-talks-2-december".
std::string folder_name(std::string_view title);

/// Whether a path, links followed, lies in the folder or is it.
bool lies_inside(const std::string& path, const std::string& folder);

}  // namespace entente::desk
