// Tests also: negmas_value.cc
#include "entente/exchange/negmas_utility.h"

#include <gtest/gtest.h>

#include "entente/exchange/negmas.h"
#include "foreign_files.h"

namespace entente::exchange {
namespace {

using fixtures::headline;

const char* const space =
    "issues:\n"
    "- {name: n, type: ContiguousIssue, values: [1, 3]}\n"
    "- {name: c, type: CategoricalIssue, values: [a, b]}\n"
    "- {name: d, type: CardinalIssue, values: [2, 5]}\n";

std::string told(const std::string& party, const std::string& domain = space) {
  return headline(fixtures::told_by(read_negmas, {{"domain.yml", domain}, {"p.yml", party}}));
}

Scenario read(const std::string& party, const std::string& domain = space) {
  return fixtures::read_by(read_negmas, {{"domain.yml", domain}, {"p.yml", party}});
}

// Without the note that the party is called after its file.
std::string told_notes(Scenario scenario) {
  EXPECT_EQ(scenario.notes.back().what, "the party has no name and is called \"p\"");
  scenario.notes.pop_back();
  return fixtures::told_notes(scenario.notes);
}

// A party whose function of one issue is this one.
std::string only(const std::string& function) {
  return "type: LinearAdditiveUtilityFunction\nreserved_value: 0\nvalues:\n- " + function + "\n";
}

const char* const whole = "issues: [{name: n, type: ContiguousIssue, values: [1, 3]}]\n";
const char* const words = "issues: [{name: c, values: [a, b]}]\n";
const char* const every = "issues: [{name: x, type: ContinuousIssue, values: [1, 3]}]\n";

struct ValueRow {
  const char* function;
  double at_1, at_2, at_3;
};

// What NegMAS's value functions compute at 1, 2 and 3 (their definitions in negmas/preferences/value_fun.py).
TEST(NegmasValue, each_kind_computes_what_negmas_does) {
  const ValueRow rows[] = {
      {"{type: TableFun, mapping: {1: 4, 2: 9, 3: -1}}", 4, 9, -1},
      {"{type: TableFun, mapping: {3: -1, '2': 9, 1.0: 4}}", 4, 9, -1},
      {"{1: 4, 2: 9, 3: -1}", 4, 9, -1},
      {"[4, 9, -1]", 4, 9, -1},
      {"{type: AffineFun, slope: 2, bias: 0.5}", 2.5, 4.5, 6.5},
      {"{type: AffineFun, slope: -2}", -2, -4, -6},
      {"{type: negmas.preferences.value_fun.LinearFun, slope: 0.5}", 0.5, 1, 1.5},
      {"{type: IdentityFun}", 1, 2, 3},
      {"{type: ConstFun, bias: 7}", 7, 7, 7},
      {"{type: QuadraticFun, a2: 2, a1: -1, bias: 3}", 4, 9, 18},
      {"{type: PolynomialFun, coefficients: [1, 0, 2], bias: -1}", 2, 17, 56},
  };
  for (const ValueRow& row : rows) {
    const Scenario scenario = read(only(row.function), whole);
    EXPECT_DOUBLE_EQ(utility(scenario, 0, {1}), row.at_1) << row.function;
    EXPECT_DOUBLE_EQ(utility(scenario, 0, {2}), row.at_2) << row.function;
    EXPECT_DOUBLE_EQ(utility(scenario, 0, {3}), row.at_3) << row.function;
  }
}

TEST(NegmasValue, a_straight_function_of_every_number_stays_straight) {
  EXPECT_EQ(utility(read(only("{type: AffineFun, slope: 2, bias: 0.5}"), every), 0, {1.75}), 4);
}

TEST(NegmasValue, says_what_it_cannot_read) {
  const char* const rows[][3] = {
      {whole, "{type: LambdaFun, f: x}",
       "p.yml:4:3: error: the value function of \"n\" is of the kind \"LambdaFun\", which is not read   "
       "[import-unsupported]"},
      {whole, "{type: TriangularFun, start: 0, middle: 1, end: 2}",
       "p.yml:4:3: error: the value function of \"n\" is of the kind \"TriangularFun\", which is not read   "
       "[import-unsupported]"},
      {whole, "5",
       "p.yml:4:3: error: the value function of \"n\" is a number, where a map is needed   [import-shape]"},
      {whole, "[1, 2]",
       "p.yml:4:3: error: the number of utilities here is 2, and of values of \"n\" 3   [import-shape]"},
      {whole, "{type: TableFun, mapping: {1: 0, 2: 0}}",
       "p.yml:4:29: error: the mapping of \"n\" has no utility for \"3\"   [import-mismatch]"},
      {whole, "{type: TableFun, mapping: {1: 0, 2: 0, 3: .inf}}",
       "p.yml:4:45: error: the utility of \"3\" is .inf, where a finite number is needed   [import-number]"},
      {whole, "{type: TableFun, mapping: {1: 0, 2: 0, 1: 0}}",
       "p.yml:4:42: error: \"1\" stands twice in the mapping of \"n\"   [import-shape]"},
      {whole, "{type: TableFun}", "p.yml:4:3: error: the key \"mapping\" is missing here   [import-shape]"},
      {whole, "{type: LinearFun}", "p.yml:4:3: error: the key \"slope\" is missing here   [import-shape]"},
      {whole, "{type: PolynomialFun, coefficients: [1, x]}",
       "p.yml:4:43: error: a coefficient is x, where a finite number is needed   [import-number]"},
      {words, "{type: IdentityFun}",
       "p.yml:4:3: error: IdentityFun computes with numbers, and \"c\" has the value \"a\"   "
       "[import-number]"},
      {words, "{a: 1, B: 2}",
       "p.yml:4:3: error: the mapping of \"c\" has no utility for \"b\"   [import-mismatch]"},
      {every, "{type: QuadraticFun, a2: 1, a1: 0}",
       "p.yml:4:3: error: QuadraticFun on \"x\", which has every number from 1 to 3, is not read   "
       "[import-unsupported]"},
      {every, "{type: TableFun, mapping: {1: 0, 3: 1}}",
       "p.yml:4:29: error: TableFun on \"x\", which has every number from 1 to 3, is not read   "
       "[import-unsupported]"},
  };
  for (const auto& row : rows) EXPECT_EQ(told(only(row[1]), row[0]), row[2]) << row[1];
}

TEST(NegmasValue, a_table_over_a_million_numbers_is_refused) {
  EXPECT_EQ(
      told(only("{type: TableFun, mapping: {1: 0}}"), "issues: [{name: n, values: 1000000}]\n"),
      "p.yml:4:29: error: \"n\" has 1000000 values, more than the 4096 a case can have   [too-many-options]");
}

TEST(NegmasValue, utilities_for_values_that_do_not_exist_are_noted) {
  const Scenario scenario = read(only("{a: 1, b: 2, c: 3}"), words);
  EXPECT_EQ(told_notes(scenario), "dropped p.yml: utilities of \"c\" for values it does not have (1)\n");
}

TEST(NegmasUtility, affine_functions_weigh_the_values_themselves) {
  const Scenario scenario = read("type: AffineUtilityFunction\nreserved_value: 0\nweights: [2, 3]\nbias: 1\n",
                                 "issues: [{name: n, values: 4}, {name: d, values: [2, 5.5]}]\n");
  EXPECT_EQ(utility(scenario, 0, {3, 1}), 1 + 6 + 16.5);
}

TEST(NegmasUtility, rectangles_become_bonuses) {
  const Scenario scenario = read(
      "type: HyperRectangleUtilityFunction\nreserved_value: 0\nbias: 0.5\n"
      "outcome_ranges: [{0: [2, 3], 1: [a]}, {c: b, 2: [2, 5]}, {0: 1}, null]\nutilities: [8, 4, 2, 1]\n"
      "weights: [1, 0.5, 1, 1]\n");
  EXPECT_EQ(utility(scenario, 0, {2, 0, 0}), 0.5 + 1 + 8);
  EXPECT_EQ(utility(scenario, 0, {3, 0, 1}), 0.5 + 1 + 8);
  EXPECT_EQ(utility(scenario, 0, {1, 0, 0}), 0.5 + 1 + 2);
  EXPECT_EQ(utility(scenario, 0, {1, 1, 1}), 0.5 + 1 + 2 + 2);
  EXPECT_EQ(
      told_notes(scenario),
      "kept p.yml: ranges of hyper-rectangles include both ends, as in GENIUS; NegMAS leaves the ends out\n");
}

TEST(NegmasUtility, says_what_is_wrong_in_rectangles) {
  const char* const rows[][2] = {
      {"outcome_ranges: [{0: [1, 2]}]\nutilities: [1, 2]\n",
       "p.yml:4:12: error: the length of \"utilities\" is 2, and 1 is needed   [import-shape]"},
      {"outcome_ranges: [{7: [1, 2]}]\nutilities: [1]\n",
       "p.yml:3:19: error: the outcome space has no issue \"7\"   [import-mismatch]"},
      {"outcome_ranges: [{1: [z]}]\nutilities: [1]\n",
       "p.yml:3:23: error: \"z\" is no value of \"c\"   [import-mismatch]"},
      {"outcome_ranges: [{0: []}]\nutilities: [1]\n",
       "p.yml:3:22: error: the range of \"n\" has no value   [import-shape]"},
      {"outcome_ranges: [{0: [1, 2, 7]}]\nutilities: [1]\n",
       "p.yml:3:22: error: a range of \"n\" with gaps is not read   [import-unsupported]"},
      {"outcome_ranges: [{0: 1}]\nutilities: [{type: LambdaFun}]\n",
       "p.yml:4:13: error: a rectangle with a function (\"LambdaFun\") instead of a number is not read   "
       "[import-unsupported]"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(told("type: HyperRectangleUtilityFunction\nreserved_value: 0\n" + std::string(row[0])), row[1]);
}

TEST(NegmasUtility, a_mapping_of_one_issue_gives_its_values) {
  const Scenario scenario =
      read("type: MappingUtilityFunction\nreserved_value: 0\nmapping: {a: 3, b: 4}\n", words);
  EXPECT_TRUE(scenario.parties[0].bonuses.empty());
  EXPECT_EQ(utility(scenario, 0, {1}), 4);
}

TEST(NegmasUtility, a_mapping_of_outcomes_pays_the_default_elsewhere) {
  const std::string party =
      "type: MappingUtilityFunction\nreserved_value: 0\ndefault: 0.5\nmapping:\n  ? [1, a, 2]\n  : 3\n"
      "  ? [3, b, 5]\n  : 4\n";
  const Scenario scenario = read(party);
  EXPECT_EQ(utility(scenario, 0, {1, 0, 0}), 3);
  EXPECT_EQ(utility(scenario, 0, {3, 1, 1}), 4);
  EXPECT_EQ(utility(scenario, 0, {2, 0, 0}), 0.5);
  EXPECT_EQ(told(fixtures::with(party, "default: 0.5\n", "")),
            "p.yml:4:3: error: the mapping has utilities for 2 of 12 outcomes and no finite default   "
            "[import-shape]");
  EXPECT_EQ(told(fixtures::with(party, "[3, b, 5]", "[1, a, 2]")),
            "p.yml:7:5: error: this outcome has a utility already   [import-shape]");
}

TEST(NegmasUtility, a_weighted_sum_of_functions_is_their_sum) {
  const Scenario scenario = read(
      "type: WeightedUtilityFunction\nreserved_value: 0\nweights: [2, 0.5]\nufuns:\n"
      "- {type: LinearAdditiveUtilityFunction, values: [{type: IdentityFun}, {a: 1, b: 2}, [0, 1]]}\n"
      "- {type: WeightedUtilityFunction, ufuns: [{type: ConstUtilityFunction, value: 6}, {type: "
      "LinearAdditiveUtilityFunction, values: [[5, 1, 0], [0, 1], [0, 0]]}]}\n");
  EXPECT_EQ(utility(scenario, 0, {1, 0, 0}), 2 * (1 + 1) + 0.5 * (6 + 5));
  EXPECT_EQ(utility(scenario, 0, {2, 1, 1}), 2 * (2 + 2 + 1) + 0.5 * (6 + 1 + 1));
}

TEST(NegmasUtility, says_what_is_wrong_in_a_sum_over_issues) {
  const char* const rows[][2] = {
      {"values: [{type: IdentityFun}]\n",
       "p.yml:3:9: error: the number of value functions here is 1, and of issues 3   [import-shape]"},
      {"values: {n: {type: IdentityFun}}\n",
       "p.yml:3:9: error: 1 of 3 issues have a value function   [import-shape]"},
      {"values: {m: {type: IdentityFun}}\n",
       "p.yml:3:10: error: the outcome space has no issue \"m\"   [import-mismatch]"},
      {"values: 3\n",
       "p.yml:3:9: error: \"values\" is a list with one value function per issue   [import-shape]"},
      {"values: [[1, 2, 3], [1, 2], [1, 2]]\nweights: [1]\n",
       "p.yml:4:10: error: the length of \"weights\" is 1, and 3 is needed   [import-shape]"},
      {"values: [[1, 2, 3], [1, 2], [1, 2]]\nweights: {m: 1}\n",
       "p.yml:4:11: error: the outcome space has no issue \"m\"   [import-mismatch]"},
      {"values: [[1, 2, 3], [1, 2], [1, 2]]\nbias: .nan\n",
       "p.yml:4:7: error: \"bias\" is .nan, where a finite number is needed   [import-number]"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(told("type: LinearAdditiveUtilityFunction\nreserved_value: 0\n" + std::string(row[0])), row[1]);
}

}  // namespace
}  // namespace entente::exchange
