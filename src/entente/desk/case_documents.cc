#include "entente/desk/case_documents.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/desk/edit_values.h"
#include "entente/dispute/case_edit.h"
#include "entente/dispute/draft.h"
#include "entente/evidence/kept_name.h"
#include "entente/evidence/origins.h"
#include "entente/reading/document_reader.h"
#include "entente/reading/find_claims.h"
#include "entente/reading/lexicon.h"

namespace entente::desk {

namespace fs = std::filesystem;

using base::Diagnostics;
using base::Result;
using dispute::Case;
using evidence::Document;

namespace {

void take(Diagnostics& all, const Diagnostics& more) {
  all.insert(all.end(), more.begin(), more.end());
}

bool same_row(const dispute::SourceDocument& a, const dispute::SourceDocument& b) {
  return a.id == b.id && a.file == b.file && a.title == b.title && a.author == b.author &&
         a.origin == b.origin && a.kind == b.kind && a.date == b.date && a.restricted == b.restricted;
}

// The document as it was read for an equal row; nullptr: it has to be read.
const Document* known_document(const Dossier* known, const dispute::SourceDocument& row) {
  if (!known || !known->dispute) return nullptr;
  for (const auto& old : known->dispute->parts().documents)
    if (same_row(old, row)) return known->evidence.document(row.id);
  return nullptr;
}

void describe(Document& document, const dispute::SourceDocument& row) {
  document.id = row.id;
  if (!row.title.empty()) document.title = row.title;
  if (!row.author.empty()) document.author = row.author;
  if (!row.origin.empty()) document.origin = row.origin;
  if (row.date) document.date = row.date;
  document.kind = row.kind;
  document.restricted = document.restricted || row.restricted;
}

// A claim is its quote: when the bytes at its place say something else, the claim does not exist.
void check_quotes(const evidence::Claims& evidence, Diagnostics& problems) {
  for (const auto& claim : evidence.claims) {
    const Document* document = evidence.document(claim.document);
    if (!document) continue;
    const bool inside = claim.span.start <= claim.span.end && claim.span.end <= document->text.size();
    if (inside && document->quote(claim.span) == claim.quote) continue;
    auto problem =
        edit_problem("claim-quote-mismatch",
                     fmt::format("the quote of claim \"{}\" is not at bytes {} to {} of its document",
                                 claim.id, claim.span.start, claim.span.end),
                     "read the document again, or correct start, end and quote in claims.jsonl");
    problem.where.file = document->file;
    problems.push_back(std::move(problem));
  }
}

// Without folders, control characters and what some systems refuse in names; never hidden.
std::string clean_name(const std::string& given) {
  std::string name =
      given.substr(given.find_last_of("/\\") == std::string::npos ? 0 : given.find_last_of("/\\") + 1);
  if (base::first_invalid_utf8(name)) name.clear();
  for (char& c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
        std::string_view("<>:\"|?*#").find(c) != std::string_view::npos)
      c = '-';
  name = std::string(base::trim(name));
  while (!name.empty() && name[0] == '.') name.erase(0, 1);
  for (std::size_t dots = name.find(".."); dots != std::string::npos; dots = name.find(".."))
    name.erase(dots, 1);
  std::string stem = fs::path(name).stem().string(), ending = fs::path(name).extension().string();
  if (stem.size() > 80) {
    stem.resize(80);
    while (base::first_invalid_utf8(stem)) stem.pop_back();
  }
  if (stem.empty()) stem = "document";
  return stem + (ending.empty() || ending.size() > 10 ? ".txt" : ending);
}

// Ids have fewer letters than file names: the others become '-'.
std::string id_of(const std::string& name) {
  std::string id;
  for (const char c : reading::document_id(name)) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    if (good || (!id.empty() && id.back() != '-')) id += good ? c : '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "document" : id;
}

bool id_taken(const std::string& id, const evidence::Claims& taken, const std::vector<Document>& fresh) {
  const auto same = [&](const Document& document) { return document.id == id; };
  const auto claimed = [&](const evidence::Claim& claim) { return claim.document == id; };
  return std::any_of(taken.documents.begin(), taken.documents.end(), same) ||
         std::any_of(taken.claims.begin(), taken.claims.end(), claimed) ||
         std::any_of(fresh.begin(), fresh.end(), same);
}

// Neither a document of the case nor a file of its folder, that an undone step may still need.
std::string free_name(const std::string& given, const TakenNames& taken, const std::vector<Document>& fresh) {
  const std::string name = clean_name(given);
  const std::string stem = fs::path(name).stem().string(), ending = fs::path(name).extension().string();
  std::error_code error;
  for (int n = 1;; ++n) {
    std::string tried = n == 1 ? name : fmt::format("{}-{}{}", stem, n, ending);
    const bool there =
        !taken.folder.empty() && fs::exists(fs::path(taken.folder) / "documents" / tried, error);
    if (!there && !id_taken(id_of(tried), taken.evidence, fresh)) return tried;
  }
}

// Of a page, a DOCX or a PDF file the case keeps the text that was taken out of it, for spans are its bytes.
void keep_as_text(Document& document, const std::string& given, const TakenNames& taken,
                  const std::vector<Document>& fresh) {
  document.file = free_name(evidence::kept_name(document, clean_name(given)), taken, fresh);
  document.id = id_of(document.file);
}

std::string document_row(const Document& document) {
  std::string row = fmt::format("id = {}\nfile = {}\n", toml_text(document.id),
                                toml_text(fs::path(document.file).filename().string()));
  const auto text = [&](const char* key, const std::string& value) {
    if (!value.empty()) row += fmt::format("{} = {}\n", key, toml_text(value));
  };
  text("title", document.title);
  row += fmt::format("kind = \"{}\"\n", evidence::name_of(document.kind));
  text("author", document.author);
  if (document.date) row += fmt::format("date = {}\n", evidence::to_iso(*document.date));
  text("origin", document.origin);
  if (document.restricted) row += "restricted = true\n";
  return row;
}

// Origins as the rows of the case say them. A new document that goes back to what the case has takes the
// origin of that row, so that both count once.
void take_origins(std::vector<Document>& fresh, const std::vector<Document>& old) {
  std::vector<Document> all = old;
  all.insert(all.end(), fresh.begin(), fresh.end());
  const evidence::Origins origins = evidence::find_origins(all);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const std::size_t at = old.size() + i;
    const std::size_t first = origins.groups[origins.of[at].group].documents.front();
    if (first >= old.size())
      fresh[i].origin = evidence::origin_in_case(all, origins, at);
    else
      fresh[i].origin = old[first].origin.empty() ? old[first].id : old[first].origin;
  }
}

Result<Dossier> built(Dossier dossier, Diagnostics warnings) {
  auto made = Case::build(dossier.draft);
  if (!made) {
    take(warnings, made.diagnostics());
    return warnings;
  }
  dossier.dispute = std::make_shared<const Case>(std::move(made).value());
  dossier.warnings = std::move(warnings);
  return dossier;
}

}  // namespace

Result<evidence::Claims> documents_of(const Case& dispute, const std::string& folder, const Dossier* known) {
  evidence::Claims evidence;
  evidence.claims = dispute.parts().claims;
  if (known) evidence.entities = known->evidence.entities;
  Diagnostics problems;
  for (const auto& row : dispute.parts().documents) {
    if (const Document* old = known_document(known, row)) {
      evidence.documents.push_back(*old);
      continue;
    }
    auto document = reading::read_document((fs::path(folder) / "documents" / row.file).string());
    take(problems, document.diagnostics());
    if (!document) continue;
    describe(document.value(), row);
    evidence.documents.push_back(std::move(document).value());
  }
  check_quotes(evidence, problems);
  if (base::has_errors(problems)) return problems;
  return {std::move(evidence), std::move(problems)};
}

Result<std::vector<Document>> documents_from(const std::vector<GivenFile>& files, const TakenNames& taken) {
  std::vector<Document> documents;
  Diagnostics problems;
  if (files.empty())
    return edit_problem("bad-request", "no document was given", "send its name and its text");
  for (const GivenFile& file : files) {
    const std::string name = free_name(file.name, taken, documents);
    auto document = reading::make_document(id_of(name), name, file.text);
    take(problems, document.diagnostics());
    if (!document) continue;
    if (document->extracted) keep_as_text(document.value(), file.name, taken, documents);
    documents.push_back(std::move(document).value());
  }
  if (base::has_errors(problems)) return problems;
  return {std::move(documents), std::move(problems)};
}

Result<Dossier> draft_of(evidence::Claims read, Diagnostics problems, const Drafting& drafting) {
  const auto issues = drafting.tables.read("issues.toml"),
             defaults = drafting.tables.read("draft_defaults.toml");
  take(problems, issues.diagnostics());
  take(problems, defaults.diagnostics());
  if (base::has_errors(problems)) return problems;
  Dossier dossier;
  dossier.evidence = std::move(read);
  dossier.from_documents = true;
  auto draft = dispute::draft_case(dossier.evidence, {*issues, *defaults, drafting.today});
  take(problems, draft.diagnostics());
  if (!draft) return problems;
  dossier.draft = std::move(draft).value();
  take_origins(dossier.evidence.documents, {});
  // What the draft still lacks is said in the brief and by `check`; only the documents' own warnings matter
  // here.
  return built(std::move(dossier), std::move(problems));
}

Result<Dossier> draft_of(std::vector<Document> documents, const Drafting& drafting) {
  const auto lexicon = reading::load_lexicon(drafting.tables);
  if (!lexicon) return lexicon.diagnostics();
  return draft_of(reading::find_claims(std::move(documents), *lexicon), lexicon.diagnostics(), drafting);
}

Result<Dossier> with_documents(const Dossier& dossier, std::vector<Document> documents,
                               const base::DataTables& tables) {
  const auto lexicon = reading::load_lexicon(tables);
  if (!lexicon) return lexicon.diagnostics();
  Dossier changed = dossier;
  // Read together with the old ones, so that names mean the same; claims of old documents stay as they stand,
  // for an analyst may have judged or removed some.
  std::vector<Document> all = dossier.evidence.documents;
  all.insert(all.end(), documents.begin(), documents.end());
  evidence::Claims read = reading::find_claims(std::move(all), *lexicon);
  std::erase_if(read.claims, [&](const evidence::Claim& claim) {
    return std::none_of(documents.begin(), documents.end(),
                        [&](const Document& document) { return document.id == claim.document; });
  });
  for (evidence::Claim& claim : reading::keep_ids(dossier.evidence.claims, std::move(read.claims)))
    changed.evidence.claims.push_back(std::move(claim));
  changed.evidence.entities = std::move(read.entities);
  changed.draft.claims = changed.evidence.claims;
  take_origins(documents, dossier.evidence.documents);
  for (Document& document : documents) {
    auto text = dispute::text_with_row(changed.draft, "document", document_row(document));
    if (!text) return text.diagnostics();
    changed.draft.toml = std::move(text).value();
    changed.evidence.documents.push_back(std::move(document));
  }
  return built(std::move(changed), dossier.warnings);
}

Result<bool> write_documents(const std::vector<Document>& documents, const std::string& folder) {
  const fs::path inside = fs::path(folder) / "documents";
  std::error_code error;
  fs::create_directories(inside, error);  // a failure shows when the files are written
  for (const Document& document : documents) {
    auto written = base::write_file((inside / fs::path(document.file).filename()).string(), document.text);
    if (!written) return written;
  }
  return true;
}

}  // namespace entente::desk
