#include <nlohmann/json.hpp>

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

using Json = nlohmann::json;

class VerbsReader : public Folder {};

TEST_F(VerbsReader, evaluate_reader_counts_annotated_texts_as_text_and_json) {
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

}  // namespace
}  // namespace entente::cli::real
