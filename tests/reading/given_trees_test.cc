#include "entente/reading/given_trees.h"

#include "entente/reading/document_reader.h"
#include "entente/reading/find_claims.h"
#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

constexpr const char* two_sentences =
    "# newdoc\n# sent_id = 1\n# text = Kenya rejected the plan.\n"
    "1\tKenya\tKenya\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\trejected\treject\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n4\tplan\tplan\tNOUN\tNN\t_\t2\tobj\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
    "# newpar\n"
    "1\tPeru\tPeru\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tagreed\tagree\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter="
    "No\n"
    "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

TEST(GivenTrees, bring_the_text_of_their_sentences) {
  const auto found = conllu_text("a.conllu", two_sentences);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->text, "Kenya rejected the plan.\n\nPeru agreed.\n");
}

TEST(GivenTrees, stand_on_the_bytes_of_that_text) {
  const std::string text = conllu_text("a.conllu", two_sentences)->text;
  const auto trees = given_trees(two_sentences, text);
  ASSERT_EQ(trees.size(), 2u);
  for (const language::Tree& tree : trees)
    for (const language::Word& word : tree.words)
      EXPECT_EQ(text.substr(word.start, word.end - word.start), word.form);
}

TEST(GivenTrees, of_another_program_are_what_claims_are_read_from) {
  // The other program has Peru undergo what its own words have it do: its tree counts.
  std::string turned = two_sentences;
  const auto reading = [](const std::string& bytes) {
    auto document = make_document("a", "a.conllu", bytes);
    if (!document.ok()) throw std::runtime_error(base::to_text(document.diagnostics()));
    return find_claims({std::move(document).value()}, lexicon());
  };
  ASSERT_NE(first_of(reading(turned), "rejection"), nullptr) << listed(reading(turned));
  EXPECT_EQ(first_of(reading(turned), "rejection")->holder, "kenya");
  EXPECT_EQ(reading(turned).documents[0].conllu, turned);
}

TEST(GivenTrees, that_are_broken_are_refused_with_their_line) {
  const auto found = make_document("a", "a.conllu", "1\tKenya\tKenya\n\n");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.diagnostics()[0].code, "conllu-columns");
}

TEST(GivenTrees, of_words_that_the_text_does_not_hold_are_left_out) {
  EXPECT_TRUE(given_trees(two_sentences, "Something else.\n").empty());
}

}  // namespace
}  // namespace entente::reading::test
