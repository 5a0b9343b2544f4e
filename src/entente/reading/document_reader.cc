#include "entente/reading/document_reader.h"

#include <filesystem>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/reading/blocks.h"
#include "entente/reading/front_matter.h"
#include "entente/reading/refusals.h"
#include "entente/reading/sentences.h"

namespace entente::reading {

namespace {

bool named_markdown(const std::string& file) {
  const std::string name = base::lower_ascii(file);
  return name.ends_with(".md") || name.ends_with(".markdown");
}

// Without a telling name, an ATX heading on a line of its own decides.
bool looks_like_markdown(std::string_view text, std::size_t start) {
  return text.substr(start).starts_with("# ") || text.find("\n## ", start) != std::string_view::npos;
}

}  // namespace

std::string document_id(const std::string& path) {
  std::string id = base::lower_ascii(std::filesystem::path(path).stem().string());
  for (char& c : id)
    if (c == ' ' || c == '\t') c = '-';
  return id;
}

base::Result<evidence::Document> make_document(std::string id, std::string file, std::string bytes) {
  if (auto refused = refusal(file, bytes, document_limit)) return std::move(*refused);
  evidence::Document document;
  document.id = std::move(id);
  document.file = std::move(file);
  document.text = std::move(bytes);
  base::Diagnostics problems;
  const std::size_t start = read_front_matter(document, problems);
  if (base::has_errors(problems)) return problems;
  const bool markdown = named_markdown(document.file) || looks_like_markdown(document.text, start);
  document.blocks = find_blocks(document.text, start, markdown);
  document.sentences = find_sentences(document.text, document.blocks);
  settle_headline(document);
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
