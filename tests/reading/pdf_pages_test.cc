#include "entente/reading/pdf_pages.h"

#include <gtest/gtest.h>

namespace entente::reading::test {
namespace {

TEST(PdfPages, lines_of_a_paragraph_are_joined_and_empty_lines_part_them) {
  EXPECT_EQ(
      pdf_paragraphs("The talks about the northern locks\nwent on all night.\n\nNobody left the house.\n"),
      "The talks about the northern locks went on all night.\n\nNobody left the house.\n");
}

TEST(PdfPages, a_short_line_with_a_stop_ends_a_paragraph_without_an_empty_line) {
  EXPECT_EQ(
      pdf_paragraphs("The talks about the northern locks of the canal went on until\nthe morning.\nNobody "
                     "left the house before the chair had counted the votes\nof the lake province.\n"),
      "The talks about the northern locks of the canal went on until the morning.\n\nNobody left the house "
      "before the chair had counted the votes of the lake province.\n");
}

TEST(PdfPages, a_word_broken_at_the_end_of_a_line_is_made_whole) {
  EXPECT_EQ(pdf_paragraphs("The nego-\ntiations over a cease-\nfire go on, a cease-fire of ten days.\n"),
            "The negotiations over a cease-fire go on, a cease-fire of ten days.\n");
  EXPECT_EQ(pdf_paragraphs("The dele\xC2\xAD\ngates of Canal-\nOst met.\n"),
            "The delegates of Canal- Ost met.\n");
}

TEST(PdfPages, running_headers_and_page_numbers_are_left_out) {
  EXPECT_EQ(pdf_paragraphs("Canal Authority - Confidential\n\nThe tolls stay as\n\nPage 1 of 3\n\f"
                           "Canal Authority - Confidential\n\nthey are. The seats change.\n\nPage 2 of 3\n\f"
                           "Canal Authority - Confidential\n\nNobody objected.\n\nPage 3 of 3\n\f"),
            "The tolls stay as they are. The seats change.\n\nNobody objected.\n");
}

TEST(PdfPages, a_line_that_comes_back_in_the_middle_of_pages_stays) {
  const std::string page = "One.\n\nTwo.\n\nThree.\n\nThe sides agreed.\n\nFour.\n\nFive.\n\nSix.\n\f";
  const std::string text = pdf_paragraphs(page + "A.\n\nB.\n\nC.\n\nThe sides agreed.\n\nD.\n\nE.\n\nF.\n\f");
  EXPECT_EQ(text.find("The sides agreed."), text.rfind("The sides agreed.", text.find("Six.")));
  EXPECT_NE(text.find("The sides agreed."), text.rfind("The sides agreed."));
}

TEST(PdfPages, points_open_paragraphs_of_their_own) {
  EXPECT_EQ(
      pdf_paragraphs(
          "The sides agree that\n\xE2\x80\xA2 the tolls stay\n\xE2\x80\xA2 the seats change\n(a) at "
          "once\n12. in the north.\n"),
      "The sides agree that\n\n- the tolls stay\n\n- the seats change\n\n(a) at once\n\n12. in the north.\n");
}

TEST(PdfPages, headings_and_numbered_sections_stand_alone) {
  EXPECT_EQ(
      pdf_paragraphs("The Tolls\nThe tolls at the northern locks stay as they are until the spring of next\n"
                     "year.\n1.2. Seats\nThe seats change.\n"),
      "The Tolls\n\nThe tolls at the northern locks stay as they are until the spring of next year.\n\n"
      "1.2. Seats\n\nThe seats change.\n");
}

TEST(PdfPages, ligatures_become_letters) {
  EXPECT_EQ(pdf_paragraphs("The \xEF\xAC\x81nal o\xEF\xAC\x80"
                           "er.\n"),
            "The final offer.\n");
}

TEST(PdfPages, nothing_comes_of_nothing) {
  EXPECT_EQ(pdf_paragraphs(""), "");
  EXPECT_EQ(pdf_paragraphs("\f\f1\f2\f"), "");
}

}  // namespace
}  // namespace entente::reading::test
