#include "entente/reading/document_reader.h"

#include <filesystem>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/reading/document_steps.h"
#include "entente/reading/docx_text.h"
#include "entente/reading/front_matter.h"
#include "entente/reading/given_trees.h"
#include "entente/reading/html_text.h"
#include "entente/reading/pdf_text.h"
#include "entente/reading/refusals.h"

namespace entente::reading {

namespace {

using Extractor = base::Result<ExtractedText> (*)(const std::string&, std::string_view);

// How the text of a file is taken out of it; nullptr: it is text.
Extractor extractor(const std::string& file, std::string_view bytes) {
  if (looks_like_pdf(file, bytes))
    return [](const std::string& name, std::string_view pdf) { return pdf_text(name, pdf); };
  if (looks_like_zip(bytes)) return docx_text;
  if (looks_like_conllu(file, bytes)) return conllu_text;
  return looks_like_html(file, bytes) ? html_text : nullptr;
}

// What the text says about itself goes before what its file says.
base::Result<evidence::Document> from_extract(evidence::Document document, Extractor take_out,
                                              std::string_view bytes) {
  auto taken = take_out(document.file, bytes);
  if (!taken) return taken.diagnostics();
  ExtractedText& found = taken.value();
  if (auto refused = refusal(document.file, found.text, document_limit)) return std::move(*refused);
  document.text = std::move(found.text);
  document.extracted = true;
  if (take_out == conllu_text) document.conllu = bytes;
  settle_document(document, 0, true, false);
  if (document.sentences.empty()) return empty_document(document.file);
  if (document.title.empty()) document.title = found.title;
  if (document.author.empty()) document.author = found.author;
  if (document.origin.empty()) document.origin = found.origin;
  if (!document.date) document.date = found.date;
  return {std::move(document), std::move(found.notes)};
}

}  // namespace

std::string document_id(const std::string& path) {
  std::string id = base::lower_ascii(std::filesystem::path(path).stem().string());
  for (char& c : id)
    if (c == ' ' || c == '\t') c = '-';
  return id;
}

base::Result<evidence::Document> make_document(std::string id, std::string file, std::string bytes) {
  if (bytes.size() > document_limit) return too_large(file, bytes.size(), document_limit);
  evidence::Document document;
  document.id = std::move(id);
  document.file = std::move(file);
  if (const auto take_out = extractor(document.file, bytes))
    return from_extract(std::move(document), take_out, bytes);
  if (auto refused = refusal(document.file, bytes, document_limit)) return std::move(*refused);
  document.text = std::move(bytes);
  base::Diagnostics problems;
  const FrontMatter front = read_front_matter(document, problems);
  if (base::has_errors(problems)) return problems;
  settle_document(document, front.end, reads_as_markdown(document, front.end), front.kind_given);
  if (document.sentences.empty()) return empty_document(document.file);
  return {std::move(document), std::move(problems)};
}

base::Result<evidence::Document> read_document(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (!error && size > document_limit) return too_large(path, size, document_limit);
  auto bytes = base::read_file(path);
  if (!bytes) return bytes.diagnostics();
  return make_document(document_id(path), path, std::move(bytes.value()));
}

}  // namespace entente::reading
