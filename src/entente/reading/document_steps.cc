#include "entente/reading/document_steps.h"

#include "entente/base/text.h"
#include "entente/reading/blocks.h"
#include "entente/reading/bylines.h"
#include "entente/reading/docx_text.h"
#include "entente/reading/html_text.h"
#include "entente/reading/pdf_text.h"
#include "entente/reading/sentences.h"
#include "entente/reading/speaker_turns.h"

namespace entente::reading {

bool reads_as_markdown(const evidence::Document& document, std::size_t start) {
  const std::string name = base::lower_ascii(document.file);
  if (name.ends_with(".md") || name.ends_with(".markdown")) return true;
  const std::string_view text = std::string_view(document.text).substr(start);
  return text.starts_with("# ") || text.find("\n## ") != std::string_view::npos;
}

void settle_document(evidence::Document& document, std::size_t start, bool markdown, bool kind_given) {
  document.blocks = find_blocks(document.text, start, markdown);
  settle_bylines(document);
  settle_turns(document, kind_given);
  document.sentences = find_sentences(document.text, document.blocks);
  settle_headline(document);
}

void settle_further_part(evidence::Document& document, bool markdown) {
  document.blocks = find_blocks(document.text, 0, markdown);
  settle_turns(document, true);
  document.sentences = find_sentences(document.text, document.blocks);
}

bool needs_extraction(const std::string& file, std::string_view bytes) {
  return looks_like_pdf(file, bytes) || looks_like_zip(bytes) || looks_like_html(file, bytes);
}

}  // namespace entente::reading
