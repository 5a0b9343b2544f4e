#include "entente/evidence/kept_name.h"

#include <gtest/gtest.h>

namespace entente::evidence {
namespace {

TEST(KeptName, is_the_files_own_where_the_text_is_the_file) {
  EXPECT_EQ(kept_name({}, "minutes.txt"), "minutes.txt");
  EXPECT_EQ(kept_name({}, "minutes"), "minutes");
}

TEST(KeptName, ends_in_md_where_the_text_was_taken_out) {
  Document page;
  page.extracted = true;
  EXPECT_EQ(kept_name(page, "joint.statement.html"), "joint.statement.md");
  EXPECT_EQ(kept_name(page, "minutes.md"), "minutes.md");
  EXPECT_EQ(kept_name(page, "minutes"), "minutes.md");
  EXPECT_EQ(kept_name(page, ".pdf"), ".pdf.md");
  EXPECT_EQ(kept_name(page, ""), "");
}

}  // namespace
}  // namespace entente::evidence
