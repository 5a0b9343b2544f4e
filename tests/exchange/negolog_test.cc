#include "entente/exchange/negolog.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "foreign_files.h"

namespace entente::exchange {
namespace {

using fixtures::Files;

std::string profile(const std::string& weights, const std::string& issues) {
  return "{\"reservationValue\": 0.25,\n \"issueWeights\": {" + weights + "},\n \"issues\": {" + issues +
         "}}\n";
}

Files two() {
  return {{"profileA.json",
           profile("\"road\": 0.6, \"toll\": 0.4",
                   "\"road\": {\"north\": 1, \"south\": 0.5}, \"toll\": {\"No\": 0, \"10\": 1}")},
          {"profileB.json",
           profile("\"toll\": 0.7, \"road\": 0.3",
                   "\"toll\": {\"10\": 0.2, \"No\": 1}, \"road\": {\"north\": 0, \"south\": 1}")}};
}

std::string told(Files files) {
  return fixtures::told_by(read_negolog, files);
}

TEST(ReadNegolog, joins_the_profiles_by_name_in_the_order_of_the_first) {
  const Scenario scenario = fixtures::read_by(read_negolog, two());
  ASSERT_EQ(scenario.issues.size(), 2u);
  EXPECT_EQ(scenario.issues[1].values, (std::vector<std::string>{"No", "10"}));
  ASSERT_EQ(scenario.parties.size(), 2u);
  EXPECT_EQ(scenario.parties[1].name, "profileB");
  EXPECT_EQ(scenario.parties[1].reservation, 0.25);
  EXPECT_DOUBLE_EQ(utility(scenario, 0, {0, 1}), 0.6 + 0.4);
  EXPECT_DOUBLE_EQ(utility(scenario, 1, {1, 1}), 0.3 + 0.7 * 0.2);
  EXPECT_EQ(fixtures::told_notes(scenario.notes), "");
}

// agreement.md, R1: NegoLog's first domain; values .2 .47 .73 1.0, opposed.
TEST(ReadNegolog, gives_the_utilities_of_its_first_domain) {
  const auto issues = [](bool rising) {
    const char* const values[] = {"0.2", "0.47", "0.73", "1.0"};
    std::string text;
    for (const char* issue : {"A", "B", "C"}) {
      text += std::string(text.empty() ? "" : ", ") + "\"" + issue + "\": {";
      for (int k = 0; k < 4; ++k)
        text += std::string(k ? ", " : "") + "\"v" + std::to_string(k) + "\": " + values[rising ? k : 3 - k];
      text += "}";
    }
    return text;
  };
  const Scenario scenario = fixtures::read_by(
      read_negolog, {{"profileA.json", profile("\"A\": 0.17, \"B\": 0.33, \"C\": 0.5", issues(true))},
                     {"profileB.json", profile("\"A\": 0.5, \"B\": 0.33, \"C\": 0.17", issues(false))}});
  const auto packages = fixtures::packages_of(scenario);
  ASSERT_EQ(packages.size(), 64u);
  double product = 0, sum = 0;
  bool nash = false, utilitarian = false;  // the domain is its own mirror image, so both have a twin
  for (const auto& package : packages) {
    const double a = utility(scenario, 0, package), b = utility(scenario, 1, package);
    product = std::max(product, a * b), sum = std::max(sum, a + b);
    nash = nash || (std::fabs(a - 0.7749) < 1e-12 && std::fabs(b - 0.6891) < 1e-12);
    utilitarian = utilitarian || (std::fabs(a - 0.864) < 1e-12 && std::fabs(b - 0.6) < 1e-12);
  }
  EXPECT_NEAR(product, 0.53398359, 5e-9);
  EXPECT_NEAR(sum, 1.464, 1e-12);
  EXPECT_TRUE(nash && utilitarian);
}

TEST(ReadNegolog, notes_what_is_no_profile_and_weights_that_miss_one) {
  Files files = two();
  files["specs.json"] = "{\"size\": 4}";
  files["readme.txt"] = "hello";
  files["profileA.json"] =
      profile("\"road\": 0.6, \"toll\": 0.5",
              "\"road\": {\"north\": 1, \"south\": 0.5}, \"toll\": {\"No\": 0, \"10\": 1}");
  EXPECT_EQ(fixtures::told_notes(fixtures::read_by(read_negolog, files).notes),
            "dropped readme.txt: no file of a scenario in this format: not read\n"
            "dropped specs.json: no profile of NegoLog: not read\n"
            "kept profileA.json: the weights add up to 1.1, not to 1: kept as written\n");
}

TEST(ReadNegolog, a_missing_reservation_is_none_stated) {
  Files files = two();
  files["profileA.json"].erase(1, files["profileA.json"].find('\n'));
  const Scenario scenario = fixtures::read_by(read_negolog, files);
  EXPECT_FALSE(scenario.parties[0].reservation);
  EXPECT_EQ(fixtures::told_notes(scenario.notes),
            "kept profileA.json: no reservationValue: no reservation value is stated\n");
}

TEST(ReadNegolog, shows_issues_and_values_that_the_profiles_do_not_share) {
  Files files = two();
  files["profileB.json"] = profile("\"tolls\": 0.7, \"road\": 0.3",
                                   "\"toll\": {\"10\": 0.2, \"no\": 1}, \"road\": {\"north\": 0}");
  EXPECT_EQ(
      told(files),
      "profileB.json:2:19: error: the first profile has no issue \"tolls\"   [import-mismatch]\n"
      "    2 |  \"issueWeights\": {\"tolls\": 0.7, \"road\": 0.3},\n"
      "      |                   ^~~~~~~\n"
      "   help: did you mean \"toll\"?\n"
      "profileB.json:2:18: error: \"issueWeights\" has no \"toll\"   [import-mismatch]\n"
      "    2 |  \"issueWeights\": {\"tolls\": 0.7, \"road\": 0.3},\n"
      "      |                  ^\n"
      "profileB.json:3:33: error: \"no\" is no value of \"toll\" in the first profile   [import-mismatch]\n"
      "    3 |  \"issues\": {\"toll\": {\"10\": 0.2, \"no\": 1}, \"road\": {\"north\": 0}}}\n"
      "      |                                 ^~~~\n"
      "   help: did you mean \"No\"?\n"
      "profileB.json:3:21: error: \"toll\" has no value \"No\" here   [import-mismatch]\n"
      "    3 |  \"issues\": {\"toll\": {\"10\": 0.2, \"no\": 1}, \"road\": {\"north\": 0}}}\n"
      "      |                     ^\n"
      "profileB.json:3:51: error: \"road\" has no value \"south\" here   [import-mismatch]\n"
      "    3 |  \"issues\": {\"toll\": {\"10\": 0.2, \"no\": 1}, \"road\": {\"north\": 0}}}\n"
      "      |                                                   ^\n");
}

TEST(ReadNegolog, shows_numbers_that_are_none) {
  Files files = two();
  files["profileB.json"] =
      profile("\"toll\": NaN, \"road\": \"0.3\"",
              "\"toll\": {\"10\": Infinity, \"No\": 1}, \"road\": {\"north\": 0, \"south\": null}");
  EXPECT_EQ(
      told(files),
      "profileB.json:2:27: error: the weight of \"toll\" is NaN, where a finite number is needed   "
      "[import-number]\n"
      "    2 |  \"issueWeights\": {\"toll\": NaN, \"road\": \"0.3\"},\n"
      "      |                           ^~~\n"
      "profileB.json:2:40: error: the weight of \"road\" is \"0.3\", where a finite number is needed   "
      "[import-number]\n"
      "    2 |  \"issueWeights\": {\"toll\": NaN, \"road\": \"0.3\"},\n"
      "      |                                        ^~~~~\n"
      "profileB.json:3:28: error: the utility of \"10\" is Infinity, where a finite number is needed   "
      "[import-number]\n"
      "    3 |  \"issues\": {\"toll\": {\"10\": Infinity, \"No\": 1}, \"road\": {\"north\": 0, \"south\": "
      "null}}}\n"
      "      |                            ^~~~~~~~\n"
      "profileB.json:3:78: error: the utility of \"south\" is nothing, where a finite number is needed   "
      "[import-number]\n"
      "    3 |  \"issues\": {\"toll\": {\"10\": Infinity, \"No\": 1}, \"road\": {\"north\": 0, \"south\": "
      "null}}}\n"
      "      |                                                                              ^~~~\n");
}

TEST(ReadNegolog, says_what_a_folder_without_profiles_lacks) {
  Files files = {{"specs.json", "{}"}};
  const std::string text = told(files);
  EXPECT_NE(text.find("error: no profile of NegoLog is here   [import-files]\n"
                      "   help: a profile has the keys reservationValue, issueWeights and issues\n"),
            std::string::npos)
      << text;
}

TEST(ReadNegolog, refuses_parts_of_the_wrong_kind) {
  Files files = two();
  files["profileA.json"] = "{\"issueWeights\": [1], \"issues\": {\"a\": [1]}}";
  EXPECT_EQ(told(files),
            "profileA.json:1:39: error: \"a\" is a list, where a map of values is needed   [import-shape]\n"
            "    1 | {\"issueWeights\": [1], \"issues\": {\"a\": [1]}}\n"
            "      |                                       ^\n");
  files["profileA.json"] = "{\"issueWeights\": [1], \"issues\": {\"a\": {\"x\": 1}}}";
  files.erase("profileB.json");
  EXPECT_EQ(told(files),
            "profileA.json:1:18: error: \"issueWeights\" is a list, where a map is needed   [import-shape]\n"
            "    1 | {\"issueWeights\": [1], \"issues\": {\"a\": {\"x\": 1}}}\n"
            "      |                  ^\n");
}

TEST(ReadNegolog, refuses_more_values_than_a_case_can_have) {
  std::string values;
  for (int k = 0; k < 400000; ++k) values += (k ? ", \"v" : "\"v") + std::to_string(k) + "\": 0";
  EXPECT_EQ(told({{"profileA.json", profile("\"a\": 1", "\"a\": {" + values + "}")}}).substr(0, 108),
            "profileA.json:3:48061: error: \"a\" has 400000 values, more than the 4096 a case can have   "
            "[too-many-options]");
}

}  // namespace
}  // namespace entente::exchange
