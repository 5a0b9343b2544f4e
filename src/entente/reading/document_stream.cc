#include "entente/reading/document_stream.h"

#include <algorithm>
#include <filesystem>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/reading/document_reader.h"
#include "entente/reading/document_steps.h"
#include "entente/reading/front_matter.h"
#include "entente/reading/refusals.h"

namespace entente::reading {

namespace {

using evidence::Document;

constexpr std::size_t smallest_part = std::size_t{16} << 10;

// Where a part of the bytes can end: after an empty line, a line, a blank; never inside a character. The
// first half is not looked at, so that parts do not become tiny.
std::size_t part_end(std::string_view bytes) {
  const std::size_t half = bytes.size() / 2;
  for (const std::string_view mark : {"\n\n", "\n\r\n", "\n", " "}) {
    const std::size_t at = bytes.rfind(mark);
    if (at != std::string_view::npos && at >= half) return at + mark.size();
  }
  std::size_t end = bytes.size() - 1;
  while (end > half && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) --end;
  return end > half ? end : bytes.size();
}

}  // namespace

base::Result<DocumentStream> DocumentStream::open(const std::string& path, std::size_t part_bytes) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  DocumentStream stream;
  stream.file_.open(path, std::ios::binary);
  if (error || !stream.file_)  // what is wrong with the file, read_file knows how to say
    if (auto tried = base::read_file(path); !tried) return tried.diagnostics();
  std::string head(1024, '\0');
  stream.file_.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.file_.gcount()));
  stream.file_.clear();
  stream.file_.seekg(0);
  stream.facts_.id = document_id(path);
  stream.facts_.file = path;
  stream.size_ = error ? 0 : size;
  stream.part_bytes_ = std::max(part_bytes, smallest_part);
  stream.extracted_ = needs_extraction(path, head);
  return stream;
}

base::Result<std::optional<DocumentPart>> DocumentStream::next() {
  if (extracted_) return whole();
  for (;;) {
    DocumentPart part{position_, sentences_, facts_};
    part.document.text = take_text();
    if (started_ && part.document.text.empty()) return std::optional<DocumentPart>();
    base::Diagnostics problems;
    if (auto refused = started_ ? unreadable_bytes(facts_.file, part.document.text)
                                : refusal(facts_.file, part.document.text, std::string::npos)) {
      if (refused->where.line > 0) refused->where.line += lines_;
      return std::move(*refused);
    }
    if (started_)
      settle_further_part(part.document, markdown_);
    else
      start(part.document, problems);
    if (base::has_errors(problems)) return problems;
    advance(part.document);
    if (!part.document.sentences.empty()) return {std::optional(std::move(part)), std::move(problems)};
    if (position_ >= size_ && sentences_ == 0) return empty_document(facts_.file);
  }
}

base::Result<std::optional<DocumentPart>> DocumentStream::whole() {
  if (started_) return std::optional<DocumentPart>();
  started_ = true;
  auto document = read_document(facts_.file);
  position_ = size_;
  if (!document) return document.diagnostics();
  base::Diagnostics notes = document.diagnostics();
  return {std::optional(DocumentPart{0, 0, std::move(document).value()}), std::move(notes)};
}

std::string DocumentStream::take_text() {
  const std::size_t had = waiting_.size();
  waiting_.resize(std::max(had, part_bytes_));
  file_.read(waiting_.data() + had, static_cast<std::streamsize>(waiting_.size() - had));
  waiting_.resize(had + static_cast<std::size_t>(file_.gcount()));
  std::string text = waiting_.substr(0, file_ ? part_end(waiting_) : waiting_.size());
  waiting_.erase(0, text.size());
  return text;
}

void DocumentStream::start(Document& document, base::Diagnostics& problems) {
  const FrontMatter front = read_front_matter(document, problems);
  if (base::has_errors(problems)) return;
  markdown_ = reads_as_markdown(document, front.end);
  settle_document(document, front.end, markdown_, front.kind_given);
  facts_ = document;
  facts_.text.clear();
  facts_.blocks.clear();
  facts_.sentences.clear();
  facts_.dateline = {};
}

void DocumentStream::advance(const Document& document) {
  started_ = true;
  position_ += document.text.size();
  lines_ += static_cast<std::size_t>(std::count(document.text.begin(), document.text.end(), '\n'));
  sentences_ += document.sentences.size();
}

}  // namespace entente::reading
