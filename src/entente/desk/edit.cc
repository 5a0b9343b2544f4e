#include "entente/desk/edit.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/desk/claim_edit.h"
#include "entente/desk/edit_values.h"
#include "entente/desk/number_edit.h"
#include "entente/desk/seat_edit.h"
#include "entente/dispute/case_edit.h"

namespace entente::desk {

namespace {

using dispute::CaseDraft;
using Text = base::Result<std::string>;

Text text_after(const CaseDraft& draft, const Edit& edit) {
  const auto value = [&](const char* key) -> const std::string& { return needed_value(edit, key); };
  if (edit.verb == "set") return dispute::text_with_value(draft, path_in_file(value("path")), value("value"));
  if (edit.verb == "estimate") return with_estimate(draft, value("path"), value("text"));
  if (edit.verb == "ground") return with_grounds(draft, edit);
  if (edit.verb == "add") return dispute::text_with_row(draft, value("kind"), value("toml"));
  if (edit.verb == "remove") return dispute::text_without_row(draft, value("path"));
  if (edit.verb == "seat") return with_seat(draft, {value("table"), value("party"), value("role")});
  if (edit.verb == "toml") return value("text");
  return edit_problem("bad-edit", fmt::format("\"{}\" is no edit", edit.verb),
                      "docs/workbench.md lists them");
}

// What a row of case.toml says of its document holds at once; a file that is named anew is read by whoever
// knows the folder.
void describe_documents(Dossier& dossier) {
  for (const auto& row : dossier.dispute->parts().documents)
    for (auto& document : dossier.evidence.documents) {
      if (document.id != row.id) continue;
      if (!row.title.empty()) document.title = row.title;
      document.restricted = document.restricted || row.restricted;
    }
}

// Remarks on documents stay; those on the case file are found anew.
base::Diagnostics warnings_after(const Dossier& dossier, const base::Diagnostics& fresh) {
  base::Diagnostics kept = fresh;
  for (const auto& warning : dossier.warnings)
    if (warning.severity == base::Severity::warning && warning.where.file != dossier.draft.file)
      kept.push_back(warning);
  return kept;
}

}  // namespace

base::Result<Dossier> edited(const Dossier& dossier, const std::vector<Edit>& edits) {
  Dossier changed = dossier;
  for (const Edit& edit : edits) {
    if (edit.verb == "claim" || edit.verb == "add_claim") {
      auto claims = with_claim(changed.evidence, edit);
      if (!claims) return claims.diagnostics();
      changed.evidence.claims = changed.draft.claims = std::move(claims).value();
      continue;
    }
    auto text = text_after(changed.draft, edit);
    if (!text) return text.diagnostics();
    changed.draft.toml = std::move(text).value();
  }
  auto built = dispute::Case::build(changed.draft);
  if (!built) return built.diagnostics();
  changed.warnings = warnings_after(dossier, built.diagnostics());
  changed.dispute = std::make_shared<const dispute::Case>(std::move(built).value());
  describe_documents(changed);
  return changed;
}

}  // namespace entente::desk
