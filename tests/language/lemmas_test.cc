#include "entente/language/lemmas.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "entente/language/conllu.h"

namespace entente::language {
namespace {

Lemmas small() {
  const auto trees = read_conllu("small",
                                 "1\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                                 "2\tplanned\tplan\tVERB\tVBN\t_\t1\txcomp\t_\t_\n"
                                 "3\tchildren\tchild\tNOUN\tNNS\t_\t1\tobj\t_\t_\n"
                                 "4\tbetter\tgood\tADJ\tJJR\t_\t3\tamod\t_\t_\n\n");
  return Lemmas::train(*trees);
}

TEST(Lemmas, know_what_the_treebank_says_against_the_endings) {
  const Lemmas lemmas = small();
  EXPECT_EQ(lemmas.lemma("met", Upos::verb, "VBD"), "meet");
  EXPECT_EQ(lemmas.lemma("Children", Upos::noun, "NNS"), "child");
  EXPECT_EQ(lemmas.lemma("better", Upos::adj, "JJR"), "good");
}

TEST(Lemmas, go_by_endings_for_other_words) {
  const Lemmas lemmas = small();
  EXPECT_EQ(lemmas.lemma("parties", Upos::noun, "NNS"), "party");
  EXPECT_EQ(lemmas.lemma("clashes", Upos::noun, "NNS"), "clash");
  EXPECT_EQ(lemmas.lemma("talks", Upos::noun, "NNS"), "talk");
  EXPECT_EQ(lemmas.lemma("press", Upos::noun, "NN"), "press");
  EXPECT_EQ(lemmas.lemma("planning", Upos::verb, "VBG"), "plan");
  EXPECT_EQ(lemmas.lemma("mediated", Upos::verb, "VBD"), "mediate");
  EXPECT_EQ(lemmas.lemma("denied", Upos::verb, "VBD"), "deny");
  EXPECT_EQ(lemmas.lemma("rejects", Upos::verb, "VBZ"), "reject");
  EXPECT_EQ(lemmas.lemma("heavier", Upos::adj, "JJR"), "heavy");
}

TEST(Lemmas, leave_names_as_they_are_written) {
  EXPECT_EQ(small().lemma("Nations", Upos::propn, "NNPS"), "Nations");
}

TEST(Lemmas, are_read_as_they_were_written) {
  const Lemmas lemmas = small();
  std::string bytes, again;
  lemmas.write(bytes);
  std::string_view view(bytes);
  const auto read = Lemmas::read(view);
  ASSERT_TRUE(read.has_value());
  read->write(again);
  EXPECT_EQ(again, bytes);
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    std::string_view part(bytes.data(), cut);
    EXPECT_FALSE(Lemmas::read(part).has_value()) << cut;
  }
}

TEST(Lemmas, are_right_for_nearly_every_word_of_the_test_part) {
  const auto read = [](const char* name) {
    std::ifstream file(std::string(ENTENTE_SHARED_DIR) + "/data/treebanks/ewt/en_ewt-ud-" + name + ".conllu");
    std::stringstream text;
    text << file.rdbuf();
    return *read_conllu(name, text.str());
  };
  const auto test = read("test");
  if (test.empty()) GTEST_SKIP() << "1 treebank is not here";
  const Lemmas lemmas = Lemmas::train(read("train"));
  std::size_t words = 0, right = 0;
  for (const Tree& tree : test)
    for (const Word& word : tree.words) {
      ++words;
      right += lemmas.lemma(word.form, word.upos, word.xpos) == word.lemma ? 1 : 0;
    }
  const double share = static_cast<double>(right) / static_cast<double>(words);
  std::printf("lemmas: %.4f of the test part of EWT with its tags\n", share);
  EXPECT_GE(share, 0.96);
}

}  // namespace
}  // namespace entente::language
