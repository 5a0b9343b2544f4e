#include "entente/desk/dossier.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/dispute/case_folder.h"
#include "entente/dispute/claim_json.h"
#include "entente/dispute/draft.h"
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

// A claim is its quote: when the bytes at its place say something else, the claim does not exist.
void check_quotes(const evidence::Claims& evidence, Diagnostics& problems) {
  for (const auto& claim : evidence.claims) {
    const auto* document = evidence.document(claim.document);
    if (!document) continue;
    const bool inside = claim.span.start <= claim.span.end && claim.span.end <= document->text.size();
    if (inside && document->quote(claim.span) == claim.quote) continue;
    Diagnostic problem;
    problem.code = "claim-quote-mismatch";
    problem.message = fmt::format("the quote of claim \"{}\" is not at bytes {} to {} of its document",
                                  claim.id, claim.span.start, claim.span.end);
    problem.where.file = document->file;
    problem.help = "read the document again, or correct start, end and quote in claims.jsonl";
    problems.push_back(std::move(problem));
  }
}

void describe(evidence::Document& document, const dispute::SourceDocument& row) {
  document.id = row.id;
  if (!row.title.empty()) document.title = row.title;
  if (!row.author.empty()) document.author = row.author;
  if (!row.origin.empty()) document.origin = row.origin;
  if (row.date) document.date = row.date;
  document.kind = row.kind;
  document.restricted = document.restricted || row.restricted;
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
  dossier.evidence.claims = dossier.dispute->parts().claims;
  const fs::path folder = fs::is_directory(path) ? fs::path(path) : fs::path(path).parent_path();
  for (const auto& row : dossier.dispute->parts().documents) {
    auto document = reading::read_document(document_path(folder.string(), row.file));
    take(problems, document.diagnostics());
    if (!document) continue;
    describe(document.value(), row);
    dossier.evidence.documents.push_back(std::move(document).value());
  }
  check_quotes(dossier.evidence, problems);
  if (base::has_errors(problems)) return problems;
  dossier.warnings = std::move(problems);
  return dossier;
}

Result<evidence::Claims> read_documents(const std::vector<std::string>& paths,
                                        const base::DataTables& tables) {
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
  return Result<evidence::Claims>(reading::find_claims(std::move(documents), *lexicon), problems);
}

Result<Dossier> draft_from(const std::vector<std::string>& paths, const base::DataTables& tables,
                           std::optional<evidence::Date> today) {
  auto read = read_documents(paths, tables);
  if (!read) return read.diagnostics();
  Diagnostics problems = read.diagnostics();
  const auto issues = tables.read("issues.toml"), defaults = tables.read("draft_defaults.toml");
  take(problems, issues.diagnostics());
  take(problems, defaults.diagnostics());
  if (base::has_errors(problems)) return problems;
  Dossier dossier;
  dossier.evidence = std::move(read).value();
  dossier.from_documents = true;
  auto draft = dispute::draft_case(dossier.evidence, {*issues, *defaults, today});
  take(problems, draft.diagnostics());
  if (!draft) return problems;
  dossier.draft = std::move(draft).value();
  auto built = Case::build(dossier.draft);
  if (!built) {
    take(problems, built.diagnostics());
    return problems;
  }
  // What the draft still lacks is said in the brief and by `check`; only the documents' own warnings matter
  // here.
  dossier.dispute = std::make_shared<const Case>(std::move(built).value());
  dossier.warnings = std::move(problems);
  return dossier;
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
