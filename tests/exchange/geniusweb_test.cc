// Tests also: geniusweb_domain.cc, geniusweb_profile.cc
#include "entente/exchange/geniusweb.h"

#include <gtest/gtest.h>

#include "foreign_files.h"

namespace entente::exchange {
namespace {

using fixtures::Change;
using fixtures::Files;
using fixtures::headline;
using fixtures::with;

const char* const domain =
    R"({"name": "bridge", "issuesValues": {"colour": {"values": ["red", "blue", "No"]}, "lanes": {"range": {"low": 2, "high": 6, "step": 2}}}})";

// A profile in the Java or the Python spelling of its parts.
std::string additive(const std::string& name, bool java, const std::string& bid = "null") {
  const std::string named = java ? "discreteutils" : "DiscreteValueSetUtilities";
  const std::string numbers = java ? "numberutils" : "geniusweb.profile.utilityspace.NumberValueSetUtilities";
  return "{\"LinearAdditiveUtilitySpace\": {\"name\": \"" + name + "\", \"domain\": " + domain +
         ",\n\"issueWeights\": {\"colour\": 0.75, \"lanes\": 0.25},\n\"issueUtilities\": {\"colour\": {\"" +
         named + "\": {\"valueUtilities\": {\"red\": 1, \"blue\": 0.5, \"No\": 0}}}, \"lanes\": {\"" +
         numbers +
         "\": {\"lowValue\": 2, \"lowUtility\": 0.2, \"highValue\": 6, \"highUtility\": "
         "1}}},\n\"reservationBid\": " +
         bid + "}}\n";
}

Files both() {
  return {{"domain.json", domain},
          {"one.json", additive("one", true, R"({"issuevalues": {"colour": "blue", "lanes": 4}})")},
          {"two.json", additive("two", false, R"({"issuevalues": {"colour": "blue"}})")}};
}

std::string told(const Files& files) {
  return fixtures::told_by(read_geniusweb, files);
}

TEST(ReadGeniusweb, reads_both_spellings_alike) {
  const Scenario scenario = fixtures::read_by(read_geniusweb, both());
  EXPECT_EQ(scenario.title, "bridge");
  ASSERT_EQ(scenario.issues.size(), 2u);
  EXPECT_EQ(scenario.issues[0].values, (std::vector<std::string>{"red", "blue", "No"}));
  EXPECT_EQ(scenario.issues[1].step, 2.0);
  ASSERT_EQ(scenario.parties.size(), 2u);
  for (const auto& package : fixtures::packages_of(scenario)) {
    const double expected = 0.75 * (package[0] == 0   ? 1
                                    : package[0] == 1 ? 0.5
                                                      : 0) +
                            0.25 * (0.2 + 0.8 * (package[1] - 2) / 4);
    EXPECT_NEAR(utility(scenario, 0, package), expected, 1e-15);
    EXPECT_EQ(utility(scenario, 0, package), utility(scenario, 1, package));
  }
}

TEST(ReadGeniusweb, the_reservation_is_the_utility_of_its_bid_and_missing_issues_count_nothing) {
  const Scenario scenario = fixtures::read_by(read_geniusweb, both());
  EXPECT_NEAR(*scenario.parties[0].reservation, 0.375 + 0.25 * 0.6, 1e-15);
  EXPECT_NEAR(*scenario.parties[1].reservation, 0.375, 1e-15);
  EXPECT_EQ(fixtures::told_notes(scenario.notes),
            "kept two.json: the reservationBid leaves out 1 of 2 issues, which count 0\n");
}

TEST(ReadGeniusweb, without_a_domain_file_the_first_profiles_domain_counts) {
  const Scenario scenario = fixtures::read_by(read_geniusweb, {{"one.json", additive("one", true)}});
  EXPECT_EQ(scenario.issues.size(), 2u);
  EXPECT_FALSE(scenario.parties[0].reservation);
  EXPECT_EQ(fixtures::told_notes(scenario.notes),
            "kept one.json: there is no domain file: the domain inside this profile counts\n"
            "kept one.json: no reservationBid: no reservation value is stated\n");
}

TEST(ReadGeniusweb, parties_of_one_name_are_told_apart) {
  Files files = both();
  files["two.json"] = additive("one", true);
  const Scenario scenario = fixtures::read_by(read_geniusweb, files);
  EXPECT_EQ(scenario.parties[1].name, "two");
  EXPECT_EQ(scenario.notes.back().what, "a second party named \"one\" is called \"two\"");
}

const char* const groups =
    R"({"SumOfGroupsUtilitySpace": {"name": "three", "partUtilities": {
"tied": {"partsutils": {"issues": ["colour", "lanes"], "utilslist": [{"values": ["red", 2], "util": 0.5}, {"values": ["No", 6], "util": 0.25}]}},
"alone": {"partsutils": {"issues": ["toll"], "utilslist": [{"values": ["10"], "util": 0.5}]}}}, "reservationBid": {"issuevalues": {"colour": "red", "lanes": 2}}}})";
const char* const wide_domain =
    R"({"name": "bridge", "issuesValues": {"colour": {"values": ["red", "No"]}, "lanes": {"range": {"low": 2, "high": 6, "step": 2}}, "toll": {"values": ["5", "10"]}}})";

TEST(ReadGeniusweb, groups_become_bonuses_and_values) {
  const Scenario scenario = fixtures::read_by(read_geniusweb, {{"d.json", wide_domain}, {"p.json", groups}});
  EXPECT_EQ(scenario.parties[0].bonuses.size(), 2u);
  EXPECT_EQ(utility(scenario, 0, {0, 2, 1}), 1.0);
  EXPECT_EQ(utility(scenario, 0, {0, 4, 1}), 0.5);
  EXPECT_EQ(utility(scenario, 0, {1, 6, 0}), 0.25);
  EXPECT_EQ(utility(scenario, 0, {1, 2, 0}), 0.0);
  EXPECT_EQ(scenario.parties[0].reservation, 0.5);
}

TEST(ReadGeniusweb, a_bid_that_leaves_out_part_of_a_group_gets_nothing_for_it) {
  const std::string text = with(groups, "\"colour\": \"red\", \"lanes\": 2", "\"colour\": \"red\"");
  const Scenario scenario = fixtures::read_by(read_geniusweb, {{"d.json", wide_domain}, {"p.json", text}});
  EXPECT_EQ(scenario.parties[0].reservation, 0.0);
}

TEST(ReadGeniusweb, notes_what_it_keeps_in_another_form) {
  Files files = both();
  files.erase("two.json");
  files["settings.json"] = "{\"SAOPSettings\": {\"participants\": []}}";
  files["one.json"] =
      with(with(with(files["one.json"], "0.75", "0.7"), ", \"blue\": 0.5", ""), "\"red\": 1", "\"red\": 1.5");
  const Scenario scenario = fixtures::read_by(read_geniusweb, files);
  EXPECT_EQ(fixtures::told_notes(scenario.notes),
            "dropped settings.json: neither a domain nor a profile: not read\n"
            "kept one.json: the utility of \"red\" is 1.5, outside of 0 to 1: kept as written, GeniusWeb "
            "refuses it\n"
            "kept one.json: 1 of 3 values of \"colour\" have no utility and count 0\n"
            "kept one.json: the weights add up to 0.95, not to 1: kept as written\n");
  EXPECT_NEAR(utility(scenario, 0, {0, 2}), 0.7 * 1.5 + 0.25 * 0.2, 1e-15);
}

TEST(ReadGeniusweb, a_ranking_has_no_utilities) {
  EXPECT_EQ(
      told(
          {{"d.json", domain},
           {"p.json",
            R"({"DefaultPartialOrdering": {"name": "p", "bids": [{}, {}, {}], "better": [[0, 1], [1, 2]]}})"}}),
      "p.json:1:2: error: this profile ranks 3 bids by 2 comparisons and states no utilities   "
      "[import-unsupported]\n"
      "    1 | {\"DefaultPartialOrdering\": {\"name\": \"p\", \"bids\": [{}, {}, {}], \"better\": [[0, 1], "
      "[1, "
      "2]]}}\n"
      "      |  ^~~~~~~~~~~~~~~~~~~~~~~~\n"
      "   help: only profiles with utilities can be read: LinearAdditiveUtilitySpace or "
      "SumOfGroupsUtilitySpace\n");
}

TEST(ReadGeniusweb, shows_a_profile_whose_domain_is_another) {
  Files files = both();
  files["two.json"] = with(with(files["two.json"], "\"colour\": {\"values\": [\"red\", \"blue\", \"No\"]}",
                                "\"color\": {\"values\": [\"red\"]}"),
                           "\"high\": 6", "\"high\": 8");
  EXPECT_EQ(told(files),
            "two.json:1:94: error: the domain has no issue \"color\"   [import-mismatch]\n"
            "   help: a profile has the issues and values of the domain\n"
            "two.json:1:124: error: the values of \"lanes\" are not those of the domain   [import-mismatch]\n"
            "   help: a profile has the issues and values of the domain\n"
            "two.json:1:93: error: the domain's issue \"colour\" is missing here   [import-mismatch]\n"
            "   help: a profile has the issues and values of the domain\n");
}

TEST(ReadGeniusweb, shows_what_is_wrong_in_a_profile) {
  const Change rows[] = {
      {"\"colour\": 0.75, ", "", "one.json:2:17: error: issueWeights has no \"colour\"   [import-shape]"},
      {"\"lanes\": 0.25}", "\"lanes\": NaN}",
       "one.json:2:43: error: the weight of \"lanes\" is NaN, where a finite number is needed   "
       "[import-number]"},
      {"\"lanes\": 0.25}", "\"lanes\": -0.25}",
       "one.json:2:43: error: the weight of \"lanes\" is -0.25, below 0   [import-number]"},
      {"\"lanes\": 0.25}", "\"lanes\": 0.25, \"lane\": 0}",
       "one.json:2:49: error: the domain has no issue \"lane\"   [import-mismatch]"},
      {"\"lanes\": 0.25}", "\"lanes\": 0.25, \"lanes\": 0}",
       "one.json:2:49: error: \"lanes\" stands twice in issueWeights   [import-shape]"},
      {"\"blue\": 0.5", "\"no\": 0.5",
       "one.json:3:78: error: \"no\" is no value of \"colour\"   [import-mismatch]"},
      {"\"blue\": 0.5", "\"red\": 0.5",
       "one.json:3:78: error: \"red\" has two utilities on \"colour\"   [import-shape]"},
      {"discreteutils", "fuzzyutils",
       "one.json:3:31: error: the utilities of \"colour\" are of the kind \"fuzzyutils\", which is not read  "
       " "
       "[import-unsupported]"},
      {"{\"discreteutils\": {\"valueUtilities\": {\"red\": 1, \"blue\": 0.5, \"No\": 0}}}", "0.5",
       "one.json:3:30: error: the utilities of \"colour\" are a number, where a map with one key is needed   "
       "[import-shape]"},
      {"\"highValue\": 6", "\"highValue\": 5",
       "one.json:3:128: error: the utilities of \"lanes\" go from 2 to 5, the domain from 2 to 6   "
       "[import-shape]"},
      {"\"highValue\": 6, ", "",
       "one.json:3:128: error: the key \"highValue\" is missing here   [import-shape]"},
      {"\"colour\": \"blue\", \"lanes\": 4", "\"colour\": \"green\"",
       "one.json:4:46: error: \"green\" is no value of \"colour\"   [import-mismatch]"},
      {"\"colour\": \"blue\", \"lanes\": 4", "\"lanes\": 7",
       "one.json:4:45: error: 7 is no value of \"lanes\", which goes from 2 to 6   [import-mismatch]"},
      {"{\"issuevalues\": {\"colour\": \"blue\", \"lanes\": 4}}", "{}",
       "one.json:4:19: error: the key \"issuevalues\" is missing here   [import-shape]"},
      {"\"LinearAdditiveUtilitySpace\"", "\"QuadraticUtilitySpace\"",
       "one.json:1:2: error: a profile of the kind \"QuadraticUtilitySpace\" is not read   "
       "[import-unsupported]"},
  };
  for (const Change& row : rows) {
    Files files = both();
    files["one.json"] = with(files["one.json"], row.before, row.after);
    EXPECT_EQ(headline(told(files)), row.message) << row.before;
  }
}

TEST(ReadGeniusweb, shows_what_is_wrong_in_groups) {
  const Change rows[] = {
      {"[\"toll\"]", "[\"colour\"]", "p.json:3:37: error: \"colour\" is in two parts   [import-shape]"},
      {"[\"toll\"]", "[]", "p.json:3:36: error: this part has no issue   [import-shape]"},
      {"[\"red\", 2]", "[\"red\"]",
       "p.json:2:81: error: the number of values here is 1, and of issues in the part 2   [import-shape]"},
      {"[\"No\", 6]", "[\"red\", 2.0]",
       "p.json:2:118: error: these values have a utility already   [import-shape]"},
      {"\"util\": 0.25", "\"util\": \"much\"",
       "p.json:2:137: error: \"util\" is \"much\", where a finite number is needed   [import-number]"},
  };
  for (const Change& row : rows) {
    const std::string text = with(groups, row.before, row.after);
    EXPECT_EQ(headline(told({{"d.json", wide_domain}, {"p.json", text}})), row.message) << row.before;
  }
}

TEST(ReadGeniusweb, shows_what_is_wrong_in_a_domain) {
  const Change rows[] = {
      {"\"step\": 2", "\"step\": 0",
       "domain.json:1:101: error: the range of \"lanes\" goes from 2 to 6 in steps of 0   [import-shape]"},
      {"\"low\": 2", "\"low\": 7",
       "domain.json:1:101: error: the range of \"lanes\" goes from 7 to 6 in steps of 2   [import-shape]"},
      {"[\"red\", \"blue\", \"No\"]", "[]",
       "domain.json:1:58: error: the values of \"colour\" are an empty list   [import-shape]"},
      {"[\"red\", \"blue\", \"No\"]", "[[]]",
       "domain.json:1:59: error: one of the values of \"colour\" is a list, where a text is needed   "
       "[import-shape]"},
      {"\"lanes\"", "\"colour\"",
       "domain.json:1:82: error: the issue \"colour\" stands twice here   [import-shape]"},
      {"\"values\"", "\"value\"",
       "domain.json:1:47: error: the key \"values\" is missing here   [import-shape]"},
      {"\"high\": 6, ", "", "domain.json:1:101: error: the key \"high\" is missing here   [import-shape]"},
  };
  for (const Change& row : rows) {
    Files files = both();
    files["domain.json"] = with(domain, row.before, row.after);
    EXPECT_EQ(headline(told(files)), row.message) << row.before;
  }
}

TEST(ReadGeniusweb, says_which_files_are_missing_or_too_many) {
  EXPECT_NE(told({{"readme.md", "hello"}})
                .find("error: no file of a scenario is here; their names end in .json   [import-files]\n"),
            std::string::npos);
  Files files = both();
  files["again.json"] = domain;
  EXPECT_EQ(told(files),
            "domain.json: error: this is a second domain, beside again.json   [import-files]\n"
            "   help: name the domain and the profiles of one scenario\n");
  const std::string text = told({{"domain.json", domain}});
  EXPECT_NE(text.find("error: no profile of GeniusWeb is here   [import-files]\n"), std::string::npos)
      << text;
  const auto result = read_geniusweb({"no-such-file.json"});
  EXPECT_EQ(result.diagnostics().at(0).code, "missing-file");
}

TEST(ReadGeniusweb, refuses_a_million_options) {
  std::string values;
  for (int k = 0; k < 1000000; ++k) values += (k ? ",\"" : "\"") + std::to_string(k) + "\"";
  Files files = both();
  files["domain.json"] = "{\"name\": \"d\", \"issuesValues\": {\"a\": {\"values\": [" + values + "]}}}";
  EXPECT_NE(told(files).find("error: the file holds more than 1000000 values   [import-size]"),
            std::string::npos);
  files["domain.json"] = "{\"name\": \"d\", \"issuesValues\": {\"a\": {\"values\": [" +
                         values.substr(0, values.find(",\"100000\"")) + "]}}}";
  EXPECT_NE(told(files).find("error: the values of \"a\" are 100000, more than the 4096 a case can have   "
                             "[too-many-options]"),
            std::string::npos);
}

}  // namespace
}  // namespace entente::exchange
