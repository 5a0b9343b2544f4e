#include "entente/exchange/tag_mending.h"

#include <gtest/gtest.h>

namespace entente::exchange {
namespace {

TEST(MendTags, leaves_alone_what_matches) {
  const std::string text =
      "<?xml version=\"1.0\"?>\n<!-- <b> --><a x=\"</c> > \"><b/><c y='1'></c><![CDATA[</d>]]></a>\n";
  const MendedTags mended = mend_tags(text);
  EXPECT_EQ(mended.text, text);
  EXPECT_TRUE(mended.changes.empty());
}

TEST(MendTags, closes_what_an_outer_end_leaves_open) {
  const MendedTags mended = mend_tags("<a>\n<b>\n<c>\n</a>");
  EXPECT_EQ(mended.text, "<a>\n<b>\n<c>\n</c></b></a>");
  ASSERT_EQ(mended.changes.size(), 2u);
  EXPECT_EQ(mended.changes[0].what, "line 4: </c> added");
  EXPECT_EQ(mended.changes[1].what, "line 4: </b> added");
}

TEST(MendTags, closes_an_element_before_the_next_of_its_name) {
  EXPECT_EQ(mend_tags("<i><item><item></i>").text, "<i><item></item><item></item></i>");
  EXPECT_EQ(mend_tags("<objective><objective></objective></objective>").changes.size(), 0u)
      << "objectives nest";
}

TEST(MendTags, closes_everything_at_the_end) {
  EXPECT_EQ(mend_tags("<a><b>\n").text, "<a><b>\n</b></a>");
}

TEST(MendTags, takes_out_an_end_that_closes_nothing) {
  const MendedTags mended = mend_tags("<a>\n</b></a>");
  EXPECT_EQ(mended.text, "<a>\n</a>");
  ASSERT_EQ(mended.changes.size(), 1u);
  EXPECT_EQ(mended.changes[0].what, "line 2: </b> taken out, which closes nothing");
}

TEST(MendTags, leads_back_to_the_bytes_of_the_file) {
  const std::string text = "<a><b></a><c></x><d/>";
  const MendedTags mended = mend_tags(text);
  EXPECT_EQ(mended.text, "<a><b></b></a><c><d/></c>");
  for (const char* tag : {"<a>", "<b>", "</a>", "<c>", "<d/>"})
    EXPECT_EQ(mended.original(mended.text.find(tag)), text.find(tag)) << tag;
  EXPECT_EQ(mended.original(mended.text.size()), text.size());
}

TEST(MendTags, gives_up_on_a_text_that_is_broken_everywhere) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "<a" + std::to_string(i) + "></b>\n";
  EXPECT_LE(mend_tags(text).changes.size(), 101u);
}

TEST(MendTags, survives_texts_that_are_no_markup_at_all) {
  for (const char* text : {"", "<", "</", "<a", "<a x=\"", "<!--", "a < b", "<>", "</>", "<<<<"})
    EXPECT_LE(mend_tags(text).changes.size(), 4u) << text;
}

}  // namespace
}  // namespace entente::exchange
