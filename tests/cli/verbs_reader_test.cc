#include <filesystem>

#include <nlohmann/json.hpp>

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

using Json = nlohmann::json;

class VerbsReader : public Folder {};

TEST_F(VerbsReader, evaluate_reader_counts_annotated_texts_as_text_and_json) {
  std::filesystem::create_directories(path("gold"));
  write("gold/rain.txt", "Rain may weaken the talks.\n");
  write("gold/rain.json",
        R"({"source":"rain.txt","items":[{"id":"A","kind":"claim","type":"demand","actor":"CHE","start":0,
            "end":25,"flag":"M","source":"author","modality":"asserted"}]})");
  const Ran page = run({"evaluate-reader", "gold"});
  EXPECT_EQ(page.code, 0) << page.err;
  EXPECT_EQ(page.out.find("gold: 1 annotated text\n  must be found              0 of 1       0.0 %\n"), 0u);
  const Ran json = run({"evaluate-reader", "gold", "--json"});
  EXPECT_EQ(json.code, 0);
  EXPECT_EQ(Json::parse(json.out)["sets"][0]["texts"][0]["missed"], Json::array({"A"}));
}

TEST_F(VerbsReader, evaluate_reader_without_anything_to_count_is_exit_2) {
  EXPECT_EQ(run({"evaluate-reader"}).code, 2);
  const Ran ran = run({"evaluate-reader", "cases/harbour/README.md"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("[gold-nothing]"), std::string::npos);
}

TEST_F(VerbsReader, read_writes_for_other_tools) {
  write("talks.txt", "Envoys of Chad met Ghana's president in Accra. Chad insists that Ghana must leave.\n");
  const Ran plover = run({"read", "talks.txt", "--as", "plover"});
  EXPECT_EQ(plover.code, 0) << plover.err;
  const Json first = Json::parse(plover.out.substr(0, plover.out.find('\n')));
  EXPECT_EQ(first["text_info"]["document"], "talks");
  const Ran trees = run({"read", "talks.txt", "--as", "conllu", "-o", "talks.conllu"});
  EXPECT_EQ(trees.code, 0);
  EXPECT_EQ(trees.err, "wrote talks.conllu\n");
  EXPECT_EQ(bytes("talks.conllu").find("# sent_id = talks-1\n"), 0u);
  EXPECT_EQ(run({"read", "talks.txt", "--as", "petrarch"}).code, 0);
}

TEST_F(VerbsReader, read_writes_a_folder_for_brat) {
  write("talks.txt", "Chad insists that Ghana must leave.\n");
  const Ran ran = run({"read", "talks.txt", "--as", "brat", "-o", "annotated"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(entries("annotated"), (std::vector<std::string>{"annotation.conf", "talks.ann", "talks.txt"}));
  EXPECT_EQ(bytes("annotated/talks.txt"), bytes("talks.txt"));
  EXPECT_EQ(run({"read", "talks.txt", "--as", "brat"}).code, 2);
}

TEST_F(VerbsReader, a_restricted_document_is_not_written_for_others) {
  write("talks.txt", "---\nrestricted: true\n---\nChad insists that Ghana must leave.\n");
  const Ran ran = run({"read", "talks.txt", "--as", "plover"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "left out: talks.txt is restricted\n");
}

TEST_F(VerbsReader, formats_that_do_not_go_together_are_exit_2) {
  write("talks.txt", "Chad insists that Ghana must leave.\n");
  EXPECT_EQ(run({"read", "talks.txt", "--as", "xml"}).code, 2);
  EXPECT_EQ(run({"read", "talks.txt", "--as", "plover", "--json"}).code, 2);
  EXPECT_EQ(run({"read", "talks.txt", "-o", "x"}).code, 2);
}

}  // namespace
}  // namespace entente::cli::real
