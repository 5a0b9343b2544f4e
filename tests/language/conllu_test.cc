#include "entente/language/conllu.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace entente::language {
namespace {

constexpr const char* sample =
    "# sent_id = one\n"
    "1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
    "2.1\tx\tx\tX\t_\t_\t_\t_\t_\t_\n"
    "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n";

TEST(Conllu, reads_words_and_passes_over_ranges_and_empty_nodes) {
  const auto read = read_conllu("a.conllu", sample);
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->size(), 1u);
  const Tree& tree = (*read)[0];
  ASSERT_EQ(tree.size(), 3u);
  EXPECT_EQ(tree[0].head, 1u);
  EXPECT_EQ(tree[1].head, no_word);
  EXPECT_FALSE(tree[1].space_after);
  EXPECT_EQ(tree[0].relation, Relation::nsubj);
  EXPECT_EQ(tree.child(1, Relation::nsubj), 0u);
}

TEST(Conllu, writes_what_it_read) {
  const auto first = read_conllu("a.conllu", sample);
  const std::string text = write_conllu((*first)[0]);
  EXPECT_EQ(text,
            "# sent_id = one\n"
            "1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
            "2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
            "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
            "\n");
}

TEST(Conllu, says_where_a_line_has_too_few_columns) {
  const auto read = read_conllu("a.conllu", "1\tEnvoys\tenvoy\n");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(
      to_text(read.diagnostics()[0]),
      "a.conllu:1:1: error: this line has 3 columns   [conllu-columns]\n"
      "    1 | 1\tEnvoys\tenvoy\n"
      "      | ^\n"
      "   help: a word has ten columns with tabs between them: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL "
      "DEPS MISC\n");
}

TEST(Conllu, refuses_heads_that_lead_nowhere) {
  const auto row = [](int id, const char* head) {
    return std::to_string(id) + "\ta\ta\tX\tX\t_\t" + head + "\tdep\t_\t_\n";
  };
  EXPECT_EQ(read_conllu("a", row(1, "7")).diagnostics()[0].code, "conllu-head");
  EXPECT_EQ(read_conllu("a", row(1, "x")).diagnostics()[0].code, "conllu-head");
  EXPECT_EQ(read_conllu("a", row(1, "1")).diagnostics()[0].code, "conllu-head");
  const auto circle = read_conllu("a", row(1, "2") + row(2, "1") + row(3, "0"));
  ASSERT_FALSE(circle.ok());
  EXPECT_NE(circle.diagnostics()[0].message.find("leads back to it"), std::string::npos);
  EXPECT_TRUE(read_conllu("a", row(1, "2") + row(2, "0")).ok());
}

TEST(Conllu, reads_a_whole_treebank_and_writes_it_again) {
  std::ifstream file(std::string(ENTENTE_SHARED_DIR) + "/data/treebanks/ewt/en_ewt-ud-dev.conllu");
  if (!file) GTEST_SKIP() << "no treebank";
  std::stringstream all;
  all << file.rdbuf();
  const auto read = read_conllu("dev", all.str());
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->size(), 2001u);
  std::string again;
  for (const Tree& tree : *read) again += write_conllu(tree);
  const auto twice = read_conllu("again", again);
  ASSERT_TRUE(twice.ok());
  for (std::size_t i = 0; i < read->size(); ++i)
    EXPECT_EQ(write_conllu((*read)[i]), write_conllu((*twice)[i]));
}

}  // namespace
}  // namespace entente::language
