#include "entente/dispute/explain.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/dispute/explain_rows.h"

namespace entente::dispute {

namespace {

std::string indented(const std::string& example) {
  std::string text;
  for (const std::string& line : base::split(example, '\n')) text += "      " + line + "\n";
  return text;
}

}  // namespace

std::optional<Explanation> explain(std::string_view code) {
  const auto rows = explanation_rows();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const ExplanationRow& row) { return row.code == code; });
  if (found == rows.end()) return std::nullopt;
  return Explanation{std::string(found->code), std::string(found->title), std::string(found->means),
                     std::string(found->wrong), std::string(found->right)};
}

std::vector<std::string> explained_codes() {
  std::vector<std::string> codes;
  for (const ExplanationRow& row : explanation_rows()) codes.emplace_back(row.code);
  return codes;
}

std::string to_text(const Explanation& explanation) {
  std::string text = fmt::format("{}: {}\n\n   {}\n", explanation.code, explanation.title, explanation.means);
  if (!explanation.wrong.empty()) text += "\n   reported:\n" + indented(explanation.wrong);
  if (!explanation.right.empty()) text += "\n   mended:\n" + indented(explanation.right);
  return text;
}

}  // namespace entente::dispute
