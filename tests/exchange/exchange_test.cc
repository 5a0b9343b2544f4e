#include "entente/exchange/exchange.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/exchange/scenario_support.h"

namespace entente::exchange {
namespace {

TEST(Formats, are_named_once_and_do_something) {
  std::set<std::string> names;
  for (const Format& format : formats()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_TRUE(format.read || format.write) << format.name;
    EXPECT_STRNE(format.title, "");
    EXPECT_STRNE(format.takes, "");
  }
  EXPECT_EQ(names, (std::set<std::string>{"genius", "geniusweb", "negmas", "negolog", "scored-game", "csv"}));
}

TEST(ImportScenario, names_the_formats_when_it_knows_none_of_that_name) {
  EXPECT_EQ(base::to_text(import_scenario("geniuss", {"a"}).diagnostics()),
            "error: there is no format \"geniuss\" to read   [unknown-exchange-format]\n   help: did you "
            "mean \"genius\"?\n");
  EXPECT_EQ(base::to_text(import_scenario("spreadsheet", {"a"}).diagnostics()),
            "error: there is no format \"spreadsheet\" to read   [unknown-exchange-format]\n"
            "   help: formats are genius, geniusweb, negmas, negolog, scored-game and csv\n");
  EXPECT_EQ(export_scenario("scored-game", {}).diagnostics()[0].message,
            "there is no format \"scored-game\" to write");
}

TEST(ImportScenario, checks_what_it_has_read) {
  const fixtures::Folder folder;
  const std::string path =
      folder.put("a.csv", "issue,value,North\nPrice,low,1\nPrice,high,2\nreservation,,5\n");
  const auto scenario = import_scenario("csv", {path});
  ASSERT_TRUE(scenario.ok());
  ASSERT_EQ(scenario.diagnostics().size(), 1u);
  EXPECT_EQ(scenario.diagnostics()[0].code, "reservation-above-maximum");
  EXPECT_EQ(import_scenario("csv", {folder.put("b.csv", "issue,value,North\n")}).diagnostics()[0].code,
            "scenario-empty");
}

TEST(ExportScenario, gives_the_files_of_every_format_that_is_written) {
  const fixtures::Folder folder;
  const std::string path =
      folder.put("a.csv", "issue,value,North,South\nPrice,low,0.5,0\nPrice,high,0,0.5\n");
  const Scenario scenario = fixtures::imported("csv", {path});
  for (const Format& format : formats()) {
    if (!format.write) continue;
    const auto out = export_scenario(format.name, scenario);
    ASSERT_TRUE(out.ok()) << format.name;
    ASSERT_FALSE(out->files.empty()) << format.name;
    const fixtures::Folder other;
    for (const auto& [name, bytes] : out->files) other.put(name, bytes);
    const Scenario again = fixtures::imported(format.name, {other.path()});
    EXPECT_EQ(utility(again, 0, {0}), 0.5) << format.name;
    EXPECT_EQ(utility(again, 1, {0}), 0) << format.name;
  }
}

}  // namespace
}  // namespace entente::exchange
