#include "entente/base/data_tables.h"

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <gtest/gtest.h>

#include "entente/base/file.h"

namespace entente::base {

TEST(DataTables, an_embedded_table_equals_the_file_it_was_built_from) {
  const auto file = read_file(ENTENTE_SOURCE_DIR "/data/issues.toml");
  ASSERT_TRUE(file);
  const auto table = DataTables().read("issues.toml");
  ASSERT_TRUE(table);
  EXPECT_EQ(*table, *file);
}

TEST(DataTables, a_folder_replaces_the_tables_that_it_holds_and_no_others) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("entente-tables-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "roles.tsv") << "mine\n";
  const DataTables tables(folder.string());
  EXPECT_EQ(*tables.read("roles.tsv"), "mine\n");
  EXPECT_EQ(*tables.read("states.tsv"), *DataTables().read("states.tsv"));
  std::filesystem::remove_all(folder);
}

TEST(DataTables, a_table_that_nobody_has_is_a_diagnostic) {
  const auto table = DataTables().read("phases-of-the-moon.tsv");
  ASSERT_FALSE(table);
  EXPECT_EQ(to_text(table.diagnostics()),
            "error: there is no data table named \"phases-of-the-moon.tsv\"   [data-table-missing]\n"
            "   help: the tables stand in data/ of the source tree; --data names a folder that replaces some "
            "of them\n");
}

}  // namespace entente::base
