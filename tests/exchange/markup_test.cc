#include "entente/exchange/markup.h"

#include <gtest/gtest.h>

#include "entente/exchange/scenario_case.h"

namespace entente::exchange {
namespace {

SourceFile file_of(std::string text) {
  return {"folder/file.xml", "file.xml", std::move(text)};
}

TEST(ReadMarkup, gives_names_attributes_children_and_places) {
  const SourceFile file = file_of("<a>\n  <b x='1' y=\"&lt;&amp;\"/>text<c/>\n</a>");
  ImportLog log;
  const auto root = read_markup(file, log);
  ASSERT_TRUE(root.has_value());
  EXPECT_EQ(root->name, "a");
  ASSERT_EQ(root->children.size(), 2u);
  ASSERT_NE(root->child("b"), nullptr);
  EXPECT_EQ(root->child("d"), nullptr);
  EXPECT_EQ(*root->child("b")->find("y"), "<&");
  EXPECT_EQ(root->child("b")->find("z"), nullptr);
  EXPECT_EQ(file.text.substr(root->child("b")->span.start, root->child("b")->span.length()),
            "<b x='1' y=\"&lt;&amp;\"/>");
  EXPECT_TRUE(log.notes().empty());
}

TEST(ReadMarkup, mends_the_usual_faults_and_says_so) {
  const SourceFile file =
      file_of("\n\n<?xml version=\"1.0\"?>\n<a>\n<b name=\"cats & dogs & birds\">\n</a>\n");
  ImportLog log;
  const auto root = read_markup(file, log);
  ASSERT_TRUE(root.has_value()) << base::to_text(log.problems());
  EXPECT_EQ(*root->child("b")->find("name"), "cats & dogs & birds");
  EXPECT_EQ(notes_text(log.notes()),
            "mended: file.xml: blanks before the XML declaration passed over\n"
            "mended: file.xml: line 6: </b> added\n"
            "mended: file.xml: line 5: \"&\" that should be \"&amp;\" read as itself (2 in all)\n");
}

TEST(ReadMarkup, knows_where_things_stand_in_a_mended_file) {
  const SourceFile file = file_of("<a><b></a>");
  ImportLog log;
  EXPECT_EQ(read_markup(file, log)->children[0].span, (evidence::Span{3, 6}));
  const SourceFile later = file_of("<r><a><b></a><c/></r>");
  EXPECT_EQ(read_markup(later, log)->children[1].span, (evidence::Span{13, 17}));
}

TEST(ReadMarkup, refuses_what_is_no_markup) {
  const SourceFile file = file_of("<a>\n  <b x=1/>\n</a>\n");
  ImportLog log;
  EXPECT_FALSE(read_markup(file, log).has_value());
  EXPECT_EQ(base::to_text(log.problems()),
            "folder/file.xml:2:8: error: the file is not XML from here on: error parsing element attribute   "
            "[import-syntax]\n"
            "    2 |   <b x=1/>\n"
            "      |        ^\n"
            "   help: mend the file, or save it again from the program that made it\n");
}

TEST(ReadMarkup, refuses_a_file_without_an_element) {
  ImportLog log;
  EXPECT_FALSE(read_markup(file_of("0.5, 1\n"), log).has_value());
  ASSERT_EQ(log.problems().size(), 1u);
  EXPECT_EQ(log.problems()[0].code, "import-syntax");
}

TEST(ReadMarkup, refuses_elements_nested_without_end) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "<a>";
  for (int i = 0; i < 100000; ++i) text += "</a>";
  ImportLog log;
  EXPECT_FALSE(read_markup(file_of(text), log).has_value());
  ASSERT_EQ(log.problems().size(), 1u);
  EXPECT_EQ(log.problems()[0].message, "elements are nested deeper than 100");
}

TEST(RootName, is_found_behind_declarations_and_comments) {
  EXPECT_EQ(root_name("\n<?xml version=\"1.0\"?><!-- <b> -->\n<!DOCTYPE a>\n<a x=\"1\">"), "a");
  EXPECT_EQ(root_name("<a/>"), "a");
  EXPECT_EQ(root_name("0.5, 1"), "");
  EXPECT_EQ(root_name(""), "");
  EXPECT_EQ(root_name("<!-- never closed"), "");
}

}  // namespace
}  // namespace entente::exchange
