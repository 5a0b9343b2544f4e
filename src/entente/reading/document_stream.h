#pragma once

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>

#include "entente/base/result.h"
#include "entente/evidence/document.h"

namespace entente::reading {

/// Some paragraphs of a long document, as a document of their own: spans are bytes of its text and sentences
/// are numbered from 1. What is found in it belongs `offset` bytes and `sentences_before` sentences further
/// on.
struct DocumentPart {
  std::size_t offset = 0;
  std::size_t sentences_before = 0;
  evidence::Document document;
};

/// Reads a document of any length part by part: memory is that of one part. Parts end between paragraphs, or
/// between lines or words where there is no such place. Headline, byline, dateline and front matter are
/// looked for in the first part, and every part carries the facts that it gave. HTML, DOCX and PDF come as
/// one part.
class DocumentStream {
 public:
  /// Errors: those of read_document for the file itself; plain text may have any length.
  static base::Result<DocumentStream> open(const std::string& path,
                                           std::size_t part_bytes = std::size_t{1} << 18);

  /// The next part; nullopt at the end. Errors: those of make_document, with the line in the whole file.
  base::Result<std::optional<DocumentPart>> next();

  std::size_t position() const { return position_; }  // bytes given out
  std::size_t size() const { return size_; }          // bytes of the file

 private:
  DocumentStream() = default;
  base::Result<std::optional<DocumentPart>> whole();
  std::string take_text();
  void start(evidence::Document& document, base::Diagnostics& problems);
  void advance(const evidence::Document& document);

  std::ifstream file_;
  std::string waiting_;       // read, but not given out
  evidence::Document facts_;  // what every part says about the document
  std::size_t part_bytes_ = 0, position_ = 0, size_ = 0, lines_ = 0, sentences_ = 0;
  bool started_ = false, markdown_ = false, extracted_ = false;
};

}  // namespace entente::reading
