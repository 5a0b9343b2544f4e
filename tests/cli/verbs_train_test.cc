#include <gtest/gtest.h>

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

class VerbsTrain : public Folder {
 protected:
  // Sentences of a toy language: enough to learn from.
  static std::string treebank(int sentences) {
    const char* nouns[] = {"gor", "mip", "tal", "bek", "sul"};
    std::string text;
    for (int i = 0; i < sentences; ++i) {
      const std::string subject = nouns[i % 5], object = nouns[(i / 5) % 5];
      text += "1\t" + subject + "\t" + subject + "\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n" +
              "2\trakes\trake\tVERB\tVBZ\t_\t0\troot\t_\t_\n" + "3\t" + object + "\t" + object +
              "\tNOUN\tNN\t_\t2\tobj\t_\t_\n\n";
    }
    return text;
  }
};

TEST_F(VerbsTrain, the_same_treebank_and_seed_give_the_same_bytes) {
  write("toy.conllu", treebank(120));
  const Ran first = run({"train-reader", "toy.conllu", "-o", "a.model"});
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_EQ(first.out, "a.model\n2 classes of words, 3 relations\n");
  EXPECT_EQ(run({"train-reader", "toy.conllu", "-o", "b.model"}).code, 0);
  EXPECT_EQ(bytes("a.model"), bytes("b.model"));
  EXPECT_EQ(run({"train-reader", "toy.conllu", "-o", "c.model", "--seed", "2"}).code, 0);
  EXPECT_NE(bytes("a.model"), bytes("c.model"));
}

TEST_F(VerbsTrain, too_few_sentences_and_faulty_lines_are_refused) {
  EXPECT_EQ(run({"train-reader"}).code, 2);
  write("few.conllu", treebank(3));
  const Ran few = run({"train-reader", "few.conllu"});
  EXPECT_EQ(few.code, 2);
  EXPECT_NE(few.err.find("there are 3 sentences"), std::string::npos);
  write("bad.conllu", "1\tgor\tgor\n");
  const Ran bad = run({"train-reader", "bad.conllu"});
  EXPECT_EQ(bad.code, 2);
  EXPECT_NE(bad.err.find("bad.conllu:1:1: error: this line has 3 columns   [conllu-columns]"),
            std::string::npos);
}

}  // namespace
}  // namespace entente::cli::real
