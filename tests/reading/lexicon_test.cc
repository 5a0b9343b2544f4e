// Tests also: table_rows.cc
#include "entente/reading/lexicon.h"

#include <filesystem>
#include <fstream>
#include <set>

#include <unistd.h>

#include "entente/base/text.h"
#include "entente/reading/lexicon_tables.h"
#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

std::string loaded_with(const std::string& name, const std::string& table) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("entente-lexicon-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name) << table;
  const auto result = load_lexicon(base::DataTables(folder.string()));
  std::filesystem::remove_all(folder);
  return result ? "loaded" : base::to_text(result.diagnostics());
}

TEST(Lexicon, the_tables_of_the_source_tree_load) {
  const auto& tables = lexicon().tables();
  EXPECT_EQ(tables.states.size(), 197u);
  EXPECT_GE(tables.organisations.size(), 60u);
  EXPECT_GE(tables.leaders.size(), 150u);
  EXPECT_GE(tables.cue_entries.size(), 240u);
}

TEST(Lexicon, there_are_193_members_of_the_united_nations) {
  std::size_t members = 0;
  for (const State& state : lexicon().tables().states) members += state.member ? 1 : 0;
  EXPECT_EQ(members, 193u);
}

TEST(Lexicon, terms_of_office_run_forward) {
  for (const Leader& leader : lexicon().tables().leaders)
    if (leader.from && leader.to) {
      EXPECT_LT(*leader.from, *leader.to) << leader.id;
    }
}

TEST(Lexicon, a_row_with_a_missing_cell_is_shown_with_its_line) {
  EXPECT_EQ(loaded_with("roles.tsv", "words\tclass\toffice\ttitle\n# a comment\nenvoy\tperson\tenvoy\n"),
            "roles.tsv:3:1: error: the row has 3 cells, the header 4   [data-table-row]\n"
            "    3 | envoy\tperson\tenvoy\n"
            "      | ^\n"
            "   help: cells are separated by one tab; an empty cell keeps its tab\n");
}

TEST(Lexicon, a_class_that_does_not_exist_is_named) {
  EXPECT_EQ(loaded_with("roles.tsv", "words\tclass\toffice\ttitle\nenvoy\tspeaker\tenvoy\tyes\n"),
            "roles.tsv:2:1: error: \"speaker\" is no class of roles   [data-table-row]\n"
            "    2 | envoy\tspeaker\tenvoy\tyes\n"
            "      | ^\n"
            "   help: the classes are person, relation, group, delegation, armed, institution and source\n");
}

TEST(Lexicon, a_header_without_a_column_says_which_ones_there_are) {
  EXPECT_EQ(loaded_with("words.tsv", "kind\twords\ndet\tthe\n"),
            "words.tsv:1:1: error: the header does not name all columns   [data-table-row]\n"
            "    1 | kind\twords\n"
            "      | ^\n"
            "   help: the columns are class and words\n");
}

TEST(Lexicon, a_cue_needs_a_type_a_shape_and_a_prior_inside_zero_and_one) {
  const std::string text = loaded_with(
      "cues.tsv",
      "words\tinflect\tfamily\ttype\tshape\tafter\tbefore\tprior\nmust\t\tclaim\tdemand\tmust\t\t\t1.5\n");
  EXPECT_EQ(text.substr(0, text.find('\n')),
            "cues.tsv:2:1: error: the row names a family, type, shape or prior that does not exist   "
            "[data-table-row]");
}

TEST(Lexicon, a_leader_of_no_known_country_is_refused) {
  const std::string text = loaded_with("leaders.tsv",
                                       "id\tname\taliases\tcountry\trole\toffice\tgender\tfrom\tto\nx_y\tX "
                                       "Y\t\tatlantis\tking\tmonarch\tm\t2020-13-01\t\n");
  EXPECT_EQ(text.substr(0, text.find('\n')),
            "leaders.tsv:2:1: error: there is no state or organisation \"atlantis\"   [data-table-row]");
  EXPECT_NE(text.find("\"2020-13-01\" is not a date"), std::string::npos);
}

}  // namespace
}  // namespace entente::reading::test
