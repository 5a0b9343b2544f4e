#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::dispute {

/// What a diagnostic's code means, for `entente explain CODE` and docs/diagnostics.md.
struct Explanation {
  std::string code;
  std::string title;  // a short phrase
  std::string means;  // one or two sentences
  std::string wrong;  // an example that is reported; empty where an example says nothing
  std::string right;  // the same, mended
};

/// nullopt for a code that no part of the program reports.
std::optional<Explanation> explain(std::string_view code);

/// Every code, sorted.
std::vector<std::string> explained_codes();

/// The explanation as the terminal shows it.
std::string to_text(const Explanation& explanation);

}  // namespace entente::dispute
