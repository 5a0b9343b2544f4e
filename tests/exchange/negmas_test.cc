// Tests also: negmas_party.cc
#include "entente/exchange/negmas.h"

#include <gtest/gtest.h>

#include "foreign_files.h"

namespace entente::exchange {
namespace {

using fixtures::Change;
using fixtures::Files;
using fixtures::headline;
using fixtures::with;

const char* const space = R"(name: bridge
type: negmas.outcomes.outcome_space.DiscreteCartesianOutcomeSpace
issues:
- name: toll
  type: CategoricalIssue
  values: ['No', 10, yes]
- name: lanes
  type: ContiguousIssue
  values: [2, 4]
)";

const char* const additive = R"(type: LinearAdditiveUtilityFunction
name: north
reserved_value: 0.25
weights: [0.5, 2]
bias: 0.125
values:
- type: TableFun
  mapping: {'No': 1, 10.0: 0.5, yes: 0}
- type: AffineFun
  slope: 0.25
  bias: -0.5
)";

std::string told(const Files& files) {
  return fixtures::told_by(read_negmas, files);
}

Scenario read(const std::string& party) {
  return fixtures::read_by(read_negmas, {{"domain.yml", space}, {"north.yml", party}});
}

TEST(ReadNegmas, words_stay_as_they_are_written) {
  const Scenario scenario = read(additive);
  EXPECT_EQ(scenario.title, "bridge");
  ASSERT_EQ(scenario.issues.size(), 2u);
  EXPECT_EQ(scenario.issues[0].values, (std::vector<std::string>{"No", "10", "yes"}));
  EXPECT_EQ(scenario.issues[1].low, 2);
  EXPECT_EQ(scenario.issues[1].high, 4);
  EXPECT_EQ(scenario.issues[1].step, 1.0);
  EXPECT_EQ(scenario.parties[0].reservation, 0.25);
  EXPECT_EQ(utility(scenario, 0, {0, 2}), 0.125 + 0.5 * 1 + 2 * 0);
  EXPECT_EQ(utility(scenario, 0, {1, 4}), 0.125 + 0.5 * 0.5 + 2 * 0.5);
  EXPECT_EQ(utility(scenario, 0, {2, 3}), 0.125 + 2 * 0.25);
}

TEST(ReadNegmas, json_reads_as_yaml_does) {
  const Files files = {
      {"domain.json",
       R"({"name": "bridge", "__python_class__": "negmas.CartesianOutcomeSpace", "issues": [{"name": "toll", "type": "CategoricalIssue", "values": ["No", 10, "yes"]}, {"name": "lanes", "type": "ContiguousIssue", "values": [2, 4]}]})"},
      {"north.json",
       R"({"__python_class__": "negmas.preferences.LinearAdditiveUtilityFunction", "name": "north", "reserved_value": -Infinity, "weights": {"toll": 0.5, "lanes": 2}, "bias": 0.125, "values": {"lanes": {"type": "AffineFun", "slope": 0.25, "bias": -0.5}, "toll": {"No": 1, "10": 0.5, "yes": 0}}})"}};
  const Scenario scenario = fixtures::read_by(read_negmas, files), yaml = read(additive);
  EXPECT_FALSE(scenario.parties[0].reservation);
  for (const auto& package : fixtures::packages_of(scenario))
    EXPECT_EQ(utility(scenario, 0, package), utility(yaml, 0, package));
}

TEST(ReadNegmas, notes_files_of_figures_and_reservations_that_are_not_stated) {
  const Scenario scenario = fixtures::read_by(
      read_negmas, {{"domain.yml", space},
                    {"north.yml", with(additive, "reserved_value: 0.25", "reserved_value: -.inf")},
                    {"south.yml", with(with(additive, "reserved_value: 0.25\n", ""), "north", "south")},
                    {"_stats.yaml", "opposition: 0.5"},
                    {"extra.yml", "a: 1"}});
  const std::string none =
      ": no reservation value is stated; NegMAS writes none for a GENIUS file that states none, where GENIUS "
      "means 0\n";
  EXPECT_EQ(fixtures::told_notes(scenario.notes),
            "dropped _stats.yaml: figures or remarks about the scenario: not read\n"
            "dropped extra.yml: neither an outcome space nor a utility function: not read\n"
            "kept north.yml" +
                none + "kept south.yml" + none);
}

TEST(ReadNegmas, a_reserved_outcome_gives_the_reservation_value) {
  for (const char* outcome : {"[yes, 3]", "{lanes: 3, toll: yes}"}) {
    const Scenario scenario = read(with(additive, "reserved_value: 0.25",
                                        std::string("reserved_value: null\nreserved_outcome: ") + outcome));
    EXPECT_EQ(scenario.parties[0].reservation, 0.625);
    EXPECT_EQ(scenario.notes.at(0).what, "reserved_outcome: the reservation value is its utility");
  }
}

std::string discounted(const std::string& keys) {
  std::string text = "type: ExpDiscountedUFun\nname: north\n" + keys + "ufun:\n";
  for (std::size_t at = 0; at < std::string(additive).size();) {
    const std::size_t end = std::string(additive).find('\n', at) + 1;
    text += "  " + std::string(additive).substr(at, end - at);
    at = end;
  }
  return text;
}

TEST(ReadNegmas, keeps_a_discount_over_relative_time) {
  const Scenario scenario = read(discounted("discount: 0.5\nfactor: relative_time\nreserved_value: 0.75\n"));
  EXPECT_EQ(scenario.parties[0].discount, 0.5);
  EXPECT_EQ(scenario.parties[0].reservation, 0.75);
  EXPECT_EQ(utility(scenario, 0, {0, 2}), 0.625);
  EXPECT_EQ(
      fixtures::told_notes(scenario.notes),
      "kept north.yml: discount 0.5 per \"relative_time\": kept as the value of a unit at the end of the "
      "session\n");
}

TEST(ReadNegmas, drops_a_discount_per_step_and_says_what_genius_meant) {
  const Scenario scenario = read(discounted("discount: 0.5\n"));
  EXPECT_FALSE(scenario.parties[0].discount);
  EXPECT_EQ(scenario.parties[0].reservation, 0.25);
  EXPECT_EQ(
      fixtures::told_notes(scenario.notes),
      "dropped north.yml: discount 0.5 per \"step\": the number of steps is not stated; in a file that came "
      "from GENIUS the discount was meant for the whole session\n"
      "mended north.yml: reserved_value 0.25 stands inside of the discount, where NegMAS does not look: "
      "kept\n");
}

TEST(ReadNegmas, drops_other_discounts) {
  EXPECT_EQ(read(discounted("discount: 0.5\nfactor: time\nreserved_value: 0\n")).notes.at(0).what,
            "discount 0.5 per \"time\": only a discount over relative_time, between 0 and 1, is kept");
  EXPECT_EQ(
      read(discounted("discount: 1.5\nfactor: relative_time\nreserved_value: 0\n")).notes.at(0).what,
      "discount 1.5 per \"relative_time\": only a discount over relative_time, between 0 and 1, is kept");
  EXPECT_TRUE(read(discounted("discount: null\nreserved_value: 0\n")).notes.empty());
  const std::string linear = with(discounted("cost: 0.1\npower: 2\nreserved_value: 0\n"), "Exp", "Lin");
  EXPECT_EQ(read(linear).notes.at(0).what,
            "a linear discount (cost 0.1, power 2, factor not stated): utilities are those at the start");
}

TEST(ReadNegmas, a_count_of_values_is_the_numbers_from_0) {
  const Scenario scenario = fixtures::read_by(
      read_negmas,
      {{"domain.yml", "issues:\n- {name: a, values: 3}\n- {type: ContinuousIssue, values: [0.5, 2]}\n"},
       {"p.yml", "type: LinearUtilityFunction\nweights: [1, 2]\n"}});
  EXPECT_EQ(scenario.issues[0].high, 2);
  EXPECT_EQ(scenario.issues[1].name, "issue 2");
  EXPECT_FALSE(scenario.issues[1].step);
  EXPECT_EQ(scenario.parties[0].name, "p");
  EXPECT_EQ(utility(scenario, 0, {2, 1.25}), 4.5);
}

TEST(ReadNegmas, shows_what_is_wrong_in_an_outcome_space) {
  const Change rows[] = {
      {"DiscreteCartesianOutcomeSpace", "EnumeratingOutcomeSpace",
       "domain.yml:2:7: error: an outcome space of the kind \"EnumeratingOutcomeSpace\" is not read   "
       "[import-unsupported]"},
      {"ContiguousIssue", "CallableIssue",
       "domain.yml:7:3: error: the issue \"lanes\" is of the kind \"CallableIssue\", which is not read   "
       "[import-unsupported]"},
      {"[2, 4]", "[2, 3, 4]",
       "domain.yml:9:11: error: \"lanes\" needs two values, the lowest and the highest   [import-shape]"},
      {"[2, 4]", "[4, 2]", "domain.yml:9:11: error: \"lanes\" goes from 4 down to 2   [import-shape]"},
      {"[2, 4]", "[2, .nan]",
       "domain.yml:9:15: error: the highest value of \"lanes\" is .nan, where a finite number is needed   "
       "[import-number]"},
      {"[2, 4]", "2.5",
       "domain.yml:9:11: error: the number of values of \"lanes\" is 2.5, where a whole number from 1 is "
       "needed   "
       "[import-shape]"},
      {"  values: [2, 4]\n", "", "domain.yml:7:3: error: the issue \"lanes\" has no values   [import-shape]"},
      {"name: lanes", "name: toll",
       "domain.yml:7:3: error: the issue \"toll\" stands twice here   [import-shape]"},
      {"['No', 10, yes]", "{a: 1}",
       "domain.yml:6:11: error: the values of \"toll\" are a map, where a list is needed   [import-shape]"},
      {"['No', 10, yes]", "[",
       "domain.yml:7:1: error: the YAML parser stops here: illegal block entry   [import-syntax]"},
  };
  for (const Change& row : rows)
    EXPECT_EQ(headline(told({{"domain.yml", with(space, row.before, row.after)}, {"north.yml", additive}})),
              row.message)
        << row.before;
}

TEST(ReadNegmas, shows_what_is_wrong_in_a_party) {
  const Change rows[] = {
      {"LinearAdditiveUtilityFunction", "RandomUtilityFunction",
       "north.yml:1:1: error: a utility function of the kind \"RandomUtilityFunction\" is not read   "
       "[import-unsupported]"},
      {"reserved_value: 0.25", "reserved_value: .nan",
       "north.yml:3:17: error: \"reserved_value\" is .nan, where a finite number is needed   "
       "[import-number]"},
      {"reserved_value: 0.25", "reserved_outcome: [maybe, 3]",
       "north.yml:3:20: error: \"maybe\" is no value of \"toll\"   [import-mismatch]"},
      {"reserved_value: 0.25", "reserved_outcome: [yes]",
       "north.yml:3:19: error: an outcome has a value for each of 2 issues; this is a list of 1   "
       "[import-shape]"},
      {"reserved_value: 0.25", "reserved_outcome: {toll: yes}",
       "north.yml:3:19: error: this outcome has 1 of 2 issues   [import-shape]"},
  };
  for (const Change& row : rows)
    EXPECT_EQ(headline(told({{"domain.yml", space}, {"north.yml", with(additive, row.before, row.after)}})),
              row.message)
        << row.before;
}

TEST(ReadNegmas, says_which_files_are_missing_or_too_many) {
  std::string text = told({{"north.yml", additive}});
  EXPECT_NE(text.find("error: no outcome space of NegMAS is here   [import-files]\n"
                      "   help: it is the file with the key \"issues\"\n"),
            std::string::npos)
      << text;
  text = told({{"domain.yml", space}});
  EXPECT_NE(text.find("error: no utility function of NegMAS is here   [import-files]\n"), std::string::npos)
      << text;
  EXPECT_EQ(told({{"a.yml", space}, {"b.yml", space}, {"north.yml", additive}}),
            "b.yml: error: this is a second outcome space, beside a.yml   [import-files]\n"
            "   help: name the outcome space and the parties of one scenario\n");
}

TEST(ReadNegmas, constraints_on_outcomes_are_dropped_with_a_note) {
  const Scenario scenario = fixtures::read_by(
      read_negmas,
      {{"domain.yml", std::string(space) + "constraints:\n- {type: Forbid}\n"}, {"north.yml", additive}});
  EXPECT_EQ(fixtures::told_notes(scenario.notes),
            "dropped domain.yml: constraints on outcomes (1): every combination counts as possible\n");
}

}  // namespace
}  // namespace entente::exchange
