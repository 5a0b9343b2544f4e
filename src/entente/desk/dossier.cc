#include "entente/desk/dossier.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/desk/case_documents.h"
#include "entente/dispute/case_folder.h"
#include "entente/dispute/claim_json.h"
#include "entente/reading/document_reader.h"
#include "entente/reading/find_claims.h"
#include "entente/reading/lexicon.h"

namespace entente::desk {

namespace fs = std::filesystem;

using base::Diagnostic;
using base::Diagnostics;
using base::Result;
using dispute::Case;

namespace {

void take(Diagnostics& all, const Diagnostics& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// `file` of a [[document]] row stands inside documents/.
std::string document_path(const std::string& folder, const std::string& file) {
  return (fs::path(folder) / "documents" / fs::path(file)).string();
}

}  // namespace

Result<Dossier> open_case(const std::string& path) {
  Diagnostics problems;
  auto draft = dispute::read_case_folder(path);
  if (!draft) return draft.diagnostics();
  auto built = Case::build(*draft);
  take(problems, built.diagnostics());
  if (!built) return problems;
  Dossier dossier;
  dossier.draft = *draft;
  dossier.dispute = std::make_shared<const Case>(std::move(built).value());
  const fs::path folder = fs::is_directory(path) ? fs::path(path) : fs::path(path).parent_path();
  auto evidence = documents_of(*dossier.dispute, folder.string(), nullptr);
  take(problems, evidence.diagnostics());
  if (!evidence) return problems;
  dossier.evidence = std::move(evidence).value();
  dossier.warnings = std::move(problems);
  return dossier;
}

Result<evidence::Claims> read_documents(const std::vector<std::string>& paths, const base::DataTables& tables,
                                        const std::function<void(double)>& progress) {
  Diagnostics problems;
  auto lexicon = reading::load_lexicon(tables);
  take(problems, lexicon.diagnostics());
  std::vector<evidence::Document> documents;
  for (const std::string& path : paths) {
    auto document = reading::read_document(path);
    take(problems, document.diagnostics());
    if (!document) continue;
    // Two files may share a name: ids stay unique.
    std::string id = document->id;
    for (int n = 2;
         std::any_of(documents.begin(), documents.end(), [&](const auto& d) { return d.id == id; }); ++n)
      id = fmt::format("{}-{}", document->id, n);
    document.value().id = id;
    documents.push_back(std::move(document).value());
  }
  if (base::has_errors(problems)) return problems;
  return Result<evidence::Claims>(reading::find_claims(std::move(documents), *lexicon, progress), problems);
}

Result<Dossier> draft_from(const std::vector<std::string>& paths, const base::DataTables& tables,
                           std::optional<evidence::Date> today) {
  auto read = read_documents(paths, tables);
  if (!read) return read.diagnostics();
  return draft_of(std::move(read).value(), read.diagnostics(), {tables, today});
}

Result<bool> save_new_case(const Dossier& dossier, const std::string& folder) {
  std::error_code error;
  if (fs::exists(fs::path(folder) / "case.toml", error)) {
    Diagnostic problem;
    problem.code = "folder-not-empty";
    problem.message = fmt::format("\"{}\" already holds a case", folder);
    problem.where.file = folder;
    problem.help = "name another folder with -o, or move the old case away";
    return problem;
  }
  fs::create_directories(fs::path(folder) / "documents", error);
  for (const auto& document : dossier.evidence.documents) {
    const auto row =
        std::find_if(dossier.dispute->parts().documents.begin(), dossier.dispute->parts().documents.end(),
                     [&](const auto& d) { return d.id == document.id; });
    if (row == dossier.dispute->parts().documents.end()) continue;
    const auto written = base::write_file(document_path(folder, row->file), document.text);
    if (!written) return written.diagnostics();
  }
  return dispute::save_case(dossier.draft, folder);
}

}  // namespace entente::desk
