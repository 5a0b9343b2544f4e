// Tests also: zip_archive.cc
#include "entente/reading/docx_text.h"

#include <zip.h>

#include <vector>

#include "entente/reading/zip_archive.h"
#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

struct Member {
  std::string name, bytes;
};

/// An archive as the word processor packs it, made in memory.
std::string archive_of(const std::vector<Member>& members) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const Member& member : members)
    zip_file_add(zip, member.name.c_str(),
                 zip_source_buffer(zip, member.bytes.data(), member.bytes.size(), 0), ZIP_FL_ENC_UTF_8);
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

const std::string styles =
    "<w:styles><w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>"
    "<w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:styleId='Own'><w:name w:val='Chapter'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
    "<w:style w:styleId='Zitat'><w:name w:val='Quote'/></w:style></w:styles>";

std::string docx(const std::string& body) {
  return archive_of(
      {{"[Content_Types].xml", "<Types/>"},
       {"word/document.xml", "<?xml version='1.0'?><w:document><w:body>" + body + "</w:body></w:document>"},
       {"word/styles.xml", styles},
       {"docProps/core.xml",
        "<cp:coreProperties><dc:title>Second draft</dc:title><dc:creator>user"
        "</dc:creator></cp:coreProperties>"}});
}

std::string run(const std::string& words) {
  return "<w:r><w:t xml:space='preserve'>" + words + "</w:t></w:r>";
}

std::string paragraph(const std::string& words, const std::string& style = "") {
  return "<w:p>" + (style.empty() ? "" : "<w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>") + run(words) +
         "</w:p>";
}

std::string text_of(const std::string& body) {
  const auto found = docx_text("draft.docx", docx(body));
  return found ? found->text : base::to_text(found.diagnostics());
}

TEST(DocxText, styles_make_headings_whatever_their_ids_are_called) {
  EXPECT_EQ(
      text_of(paragraph("Draft agreement", "Titel") + paragraph("Tolls", "berschrift1") +
              paragraph("The tolls stay.") + paragraph("Locks", "Own") + paragraph("We agree.", "Zitat")),
      "# Draft agreement\n\n## Tolls\n\nThe tolls stay.\n\n## Locks\n\n> We agree.\n");
}

TEST(DocxText, words_split_over_runs_come_together_with_their_blanks) {
  EXPECT_EQ(text_of("<w:p>" + run("The north ") + run("ern locks") + "<w:r><w:tab/></w:r>" + run("open") +
                    "<w:r><w:noBreakHyphen/></w:r>" + run("ended.") + "</w:p>"),
            "The north ern locks open-ended.\n");
}

TEST(DocxText, tracked_insertions_are_read_and_deletions_are_not) {
  EXPECT_EQ(
      text_of("<w:p>" + run("The tolls ") + "<w:del><w:r><w:delText>rise</w:delText></w:r></w:del><w:ins>" +
              run("fall") + "</w:ins><w:moveFrom>" + run(" at once") + "</w:moveFrom>" + run(".") +
              "<w:r><w:rPr><w:vanish/></w:rPr><w:t> Secret.</w:t></w:r></w:p>"),
      "The tolls fall.\n");
}

TEST(DocxText, numbered_paragraphs_are_list_items_and_rows_keep_their_cells) {
  EXPECT_EQ(text_of("<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr>" +
                    run("Free passage") + "</w:p><w:tbl><w:tr><w:tc>" + paragraph("Side") + "</w:tc><w:tc>" +
                    paragraph("Seats") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("One.") +
                    paragraph("Two.") + "</w:tc><w:tc>" + paragraph("Three.") + "</w:tc></w:tr></w:tbl>"),
            "- Free passage\n\nSide | Seats\n\nOne.\n\nTwo.\n\nThree.\n");
}

TEST(DocxText, footnotes_and_text_boxes_are_left_out_with_a_note) {
  const auto read = make_document(
      "draft", "draft.docx",
      docx("<w:p>" + run("The tolls fall.") +
           "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:drawing><w:txbxContent><w:p/></w:txbxContent>"
           "</w:drawing></w:r></w:p>"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->text, "The tolls fall.\n");
  EXPECT_EQ(read->title, "Second draft");
  EXPECT_EQ(read->author, "");  // "user" is the name of an account
  EXPECT_TRUE(read->extracted);
  EXPECT_EQ(base::to_text(read.diagnostics()),
            "draft.docx: warning: \"draft.docx\" is read without its 1 footnote   [docx-part-left-out]\n"
            "   help: if a claim rests on what is left out, move its words into the text\n"
            "draft.docx: warning: \"draft.docx\" is read without its 1 text box   [docx-part-left-out]\n"
            "   help: if a claim rests on what is left out, move its words into the text\n");
}

TEST(DocxText, a_damaged_file_and_another_archive_are_told_apart) {
  const std::string good = docx(paragraph("The tolls fall."));
  const auto damaged = make_document("d", "d.docx", good.substr(0, good.size() / 2));
  ASSERT_FALSE(damaged);
  EXPECT_EQ(base::to_text(damaged.diagnostics()),
            "d.docx: error: \"d.docx\" is a Word document that cannot be unpacked   [docx-unreadable]\n"
            "   help: open it in the word processor, save it as plain text (UTF-8) and read that file\n");
  const auto other = make_document("d", "d.odt", archive_of({{"content.xml", "<office/>"}}));
  ASSERT_FALSE(other);
  EXPECT_EQ(
      base::to_text(other.diagnostics()),
      "d.odt: error: \"d.odt\" looks like an ODT, XLSX or other ZIP archive, not like a document   "
      "[binary-document]\n"
      "   help: save it as DOCX or as plain text (UTF-8) from the program that made it and read that file\n");
}

TEST(DocxText, every_cut_and_every_flipped_byte_is_survived) {
  const std::string good = docx(paragraph("The tolls fall.") + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>");
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x55);
    (void)docx_text("d.docx", bad);
    (void)docx_text("d.docx", good.substr(0, i));
  }
}

TEST(DocxText, elements_that_nest_without_end_do_no_harm) {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "<w:sdt>";
  for (int i = 0; i < 20000; ++i) deep += "</w:sdt>";
  EXPECT_EQ(text_of(paragraph("Before.") + deep + "<w:p>" + deep + run("After.") + "</w:p>"),
            "Before.\n\nAfter.\n");
}

TEST(ZipArchive, a_member_longer_than_the_limit_is_not_unpacked) {
  const std::string bytes = archive_of({{"a.txt", std::string(100000, 'a')}});
  const auto archive = ZipArchive::open(bytes);
  ASSERT_TRUE(archive);
  EXPECT_TRUE(archive->has("a.txt"));
  EXPECT_FALSE(archive->has("b.txt"));
  EXPECT_EQ(archive->read("a.txt", 100000)->size(), 100000u);
  EXPECT_FALSE(archive->read("a.txt", 99999));
  EXPECT_FALSE(archive->read("b.txt", 10));
  EXPECT_FALSE(ZipArchive::open("no archive"));
}

}  // namespace
}  // namespace entente::reading::test
