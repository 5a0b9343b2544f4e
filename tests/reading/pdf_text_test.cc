#include "entente/reading/pdf_text.h"

#include <cstdio>
#include <vector>

#include <fmt/format.h>

#include "entente/reading/child_process.h"
#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

/// A PDF with a page for each text, whose lines stand below each other.
std::string pdf_of(const std::vector<std::vector<std::string>>& pages) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "",
                                      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string kids;
  for (const auto& lines : pages) {
    std::string content = "BT /F1 11 Tf 14 TL 60 760 Td\n";
    for (const std::string& line : lines) content += "(" + line + ") Tj T*\n";
    content += "ET";
    kids += fmt::format("{} 0 R ", objects.size() + 1);
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R "
                    "/Resources << /Font << /F1 3 0 R >> >> >>",
                    objects.size() + 2));
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content));
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
  std::string file = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t at = file.size();
  return file + fmt::format(
                    "xref\n0 {}\n0000000000 65535 f \n{}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n"
                    "%%EOF\n",
                    objects.size() + 1, table, objects.size() + 1, at);
}

bool tool_is_here() {
  if (run_child({"pdftotext", "-v"}, "").end != ChildResult::End::missing) return true;
  std::printf("skipped: pdftotext is not installed\n");
  return false;
}

TEST(PdfText, paragraphs_come_back_over_lines_and_pages) {
  if (!tool_is_here()) return;
  const auto read =
      make_document("leak", "leak.pdf",
                    pdf_of({{"The delegations met for the second day and talked about the nego-",
                             "tiations over the tolls that ships pay at the northern locks, and"},
                            {"about the seats in the authority. They left in the evening."}}));
  ASSERT_TRUE(read) << base::to_text(read.diagnostics());
  EXPECT_EQ(read->text,
            "The delegations met for the second day and talked about the negotiations over the tolls that "
            "ships pay "
            "at the northern locks, and about the seats in the authority. They left in the evening.\n");
  EXPECT_EQ(read->sentences.size(), 2u);
  EXPECT_TRUE(read->extracted);
}

TEST(PdfText, a_missing_tool_is_said_with_what_to_do) {
  const auto found = pdf_text("leak.pdf", "%PDF-1.4", "no-such-program-of-entente");
  ASSERT_FALSE(found);
  EXPECT_EQ(
      base::to_text(found.diagnostics()),
      "leak.pdf: error: \"leak.pdf\" is a PDF, and no program to read it is installed   [pdf-tool-missing]\n"
      "   help: install poppler-utils, or save the text of the PDF as UTF-8 and read that file\n");
}

TEST(PdfText, a_damaged_file_is_said_to_be_one) {
  if (!tool_is_here()) return;
  const auto found = pdf_text("leak.pdf", "%PDF-1.7\nnothing else");
  ASSERT_FALSE(found);
  EXPECT_EQ(base::to_text(found.diagnostics()),
            "leak.pdf: error: the PDF \"leak.pdf\" cannot be read: it is damaged or asks for a password   "
            "[pdf-unreadable]\n"
            "   help: open it in a PDF reader, save its text as UTF-8 and read that file\n");
}

TEST(PdfText, pages_without_words_are_said_to_be_images) {
  if (!tool_is_here()) return;
  const auto found = pdf_text("scan.pdf", pdf_of({{}}));
  ASSERT_FALSE(found);
  EXPECT_EQ(base::to_text(found.diagnostics()),
            "scan.pdf: error: the PDF \"scan.pdf\" holds no text: its pages are images   [pdf-no-text]\n"
            "   help: recognise the text, for example with `ocrmypdf FILE OUT`, and read the new file\n");
}

TEST(PdfText, a_text_about_a_pdf_is_no_pdf) {
  EXPECT_TRUE(looks_like_pdf("a.txt", "%PDF-1.4"));
  EXPECT_TRUE(looks_like_pdf("a.pdf", "\r\n%PDF-1.4"));
  EXPECT_FALSE(looks_like_pdf("a.txt", "The file began with %PDF-1.4."));
}

}  // namespace
}  // namespace entente::reading::test
