#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/data_tables.h"
#include "entente/reading/document_reader.h"
#include "entente/reading/find_claims.h"
#include "entente/reading/lexicon.h"

// Any bytes may be read: what comes out must hold together. A claim's quote is the bytes of its span, and the
// span lies inside one sentence; sentences lie inside blocks, in order.
namespace {

using namespace entente;

void check(bool holds) {
  if (!holds) std::abort();
}

void check_document(const evidence::Document& document) {
  std::size_t last = 0;
  for (const evidence::Sentence& sentence : document.sentences) {
    check(sentence.span.start >= last && sentence.span.start < sentence.span.end);
    check(sentence.span.end <= document.text.size());
    check(document.blocks.at(sentence.block).span.contains(sentence.span));
    last = sentence.span.end;
  }
}

void check_claims(const evidence::Claims& claims) {
  const evidence::Document& document = claims.documents.at(0);
  for (const evidence::Claim& claim : claims.claims) {
    check(claim.span.start < claim.span.end && claim.span.end <= document.text.size());
    check(claim.quote == document.quote(claim.span));
    check(document.sentences.at(claim.sentence - 1).span.contains(claim.span));
    check(claim.confidence > 0 && claim.confidence < 1);
    for (const std::string* id : {&claim.speaker, &claim.holder, &claim.target})
      check(id->empty() || claims.entity(*id) != nullptr);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const reading::Lexicon lexicon = reading::load_lexicon(base::DataTables()).value();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("%PDF-")) return 0;  // another program reads it
  // The same bytes mean different things under each name; a DOCX is known by its first bytes.
  static const std::array<const char*, 4> names = {"fuzz.txt", "fuzz.md", "fuzz.html", "fuzz.docx"};
  auto document = reading::make_document("fuzz", names.at(size % names.size()), bytes);
  if (!document) return 0;
  check_document(*document);
  std::vector<evidence::Document> documents;
  documents.push_back(std::move(document.value()));
  check_claims(reading::find_claims(std::move(documents), lexicon));
  return 0;
}
