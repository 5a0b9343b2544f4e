#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

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

// Bytes by chance are no archive: they become the text part of one, so that what reads it is reached.
std::string packed(const std::string& part) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  const auto added = zip_file_add(zip, "word/document.xml",
                                  zip_source_buffer(zip, part.data(), part.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_set_file_compression(zip, static_cast<zip_uint64_t>(added), ZIP_CM_STORE, 0);
  zip_close(zip);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const reading::Lexicon lexicon = reading::load_lexicon(base::DataTables()).value();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("%PDF-")) return 0;  // another program reads it
  // The same bytes mean different things under each name.
  static const std::array<const char*, 4> names = {"fuzz.txt", "fuzz.md", "fuzz.html", "fuzz.docx"};
  const std::string name = names.at(size % names.size());
  auto document = reading::make_document("fuzz", name, name.ends_with(".docx") ? packed(bytes) : bytes);
  if (!document) return 0;
  check_document(*document);
  std::vector<evidence::Document> documents;
  documents.push_back(std::move(document.value()));
  check_claims(reading::find_claims(std::move(documents), lexicon));
  return 0;
}
