#include "entente/reading/pdf_text.h"

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/reading/child_process.h"
#include "entente/reading/pdf_pages.h"

namespace entente::reading {

namespace {

constexpr int locked = 3;  // pdftotext's status for a document that must not be copied from

base::Diagnostic problem(const char* code, std::string message, const std::string& file, std::string help) {
  base::Diagnostic found;
  found.code = code;
  found.message = std::move(message);
  found.where.file = file;
  found.help = std::move(help);
  return found;
}

base::Diagnostic unreadable(const std::string& file, const ChildResult& result) {
  const char* why = "cannot be read: it is damaged or asks for a password";
  if (result.end == ChildResult::End::timed_out) why = "was not read within a minute";
  if (result.end == ChildResult::End::too_much) why = "holds more than 64 MB of text";
  if (result.end == ChildResult::End::exited && result.status == locked)
    why = "forbids that its text is copied";
  return problem("pdf-unreadable", fmt::format("the PDF \"{}\" {}", file, why), file,
                 "open it in a PDF reader, save its text as UTF-8 and read that file");
}

}  // namespace

bool looks_like_pdf(const std::string& file, std::string_view bytes) {
  const std::size_t at = bytes.substr(0, 1024).find("%PDF-");
  return at == 0 || (at != std::string_view::npos && base::lower_ascii(file).ends_with(".pdf"));
}

base::Result<ExtractedText> pdf_text(const std::string& file, std::string_view bytes,
                                     const std::string& tool) {
  const ChildResult result = run_child({tool, "-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"}, bytes);
  if (result.end == ChildResult::End::missing)
    return problem("pdf-tool-missing",
                   fmt::format("\"{}\" is a PDF, and no program to read it is installed", file), file,
                   "install poppler-utils, or save the text of the PDF as UTF-8 and read that file");
  if (result.end != ChildResult::End::exited || result.status != 0) return unreadable(file, result);
  ExtractedText found;
  found.text = pdf_paragraphs(result.output);
  if (found.text.empty())
    return problem("pdf-no-text", fmt::format("the PDF \"{}\" holds no text: its pages are images", file),
                   file, "recognise the text, for example with `ocrmypdf FILE OUT`, and read the new file");
  return found;
}

}  // namespace entente::reading
