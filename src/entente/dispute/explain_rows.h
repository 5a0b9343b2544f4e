#pragma once

#include <span>
#include <string_view>

namespace entente::dispute {

struct ExplanationRow {
  std::string_view code, title, means, wrong, right;
};

/// The table behind `explain`, one row per code, sorted by code.
std::span<const ExplanationRow> explanation_rows();
/// Its second half, in a file of its own.
std::span<const ExplanationRow> last_explanation_rows();

}  // namespace entente::dispute
