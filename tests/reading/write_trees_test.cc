#include "entente/reading/write_trees.h"

#include "entente/language/conllu.h"
#include "entente/reading/lexicon_tables.h"
#include "gold_test_support.h"

namespace entente::reading::test {
namespace {

TEST(WriteTrees, sentences_come_back_as_conllu_with_their_bytes) {
  const auto& parser = lexicon().tables().parser;
  if (!parser) GTEST_SKIP() << "no model in the binary";
  const evidence::Document note = document("Chad met Ghana’s envoys in Accra, and they agreed to go on.");
  const std::string written = write_trees(note, *parser);
  const auto trees = language::read_conllu("note.conllu", written);
  ASSERT_TRUE(trees) << base::to_text(trees.diagnostics());
  ASSERT_EQ(trees->size(), 1u);
  EXPECT_EQ((*trees)[0].comments,
            (std::vector<std::string>{
                " sent_id = note-1", " text = Chad met Ghana’s envoys in Accra, and they agreed to go on."}));
  for (const language::Tree& tree : *trees)
    for (const language::Word& word : tree.words) {
      const auto start = std::stoul(word.misc.substr(word.misc.find("start=") + 6));
      const auto end = std::stoul(word.misc.substr(word.misc.find("end=") + 4));
      EXPECT_EQ(note.text.substr(start, end - start), word.form);
    }
}

TEST(WriteTrees, an_empty_text_has_no_trees) {
  const auto& parser = lexicon().tables().parser;
  if (!parser) GTEST_SKIP() << "no model in the binary";
  EXPECT_EQ(write_trees(evidence::Document(), *parser), "");
}

}  // namespace
}  // namespace entente::reading::test
