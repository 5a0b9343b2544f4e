// Tests also: case_read_war.cc, case_read_regimes.cc, case_read_life.cc, case_pace.cc, case_json.cc, field.cc
// The fighting, its regimes and the life of an agreement: read, listed, printed, edited.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "entente/dispute/case_edit.h"
#include "entente/dispute/world.h"
#include "tests/dispute/harbour.h"
#include "tests/dispute/war_case.h"

namespace entente::dispute {
namespace {

const PartyId north{std::size_t{0}}, south{std::size_t{1}}, island{std::size_t{2}};

CaseDraft draft_of(std::string toml) {
  return {"case.toml", std::move(toml), {}};
}
Case shores() {
  return fixtures::built(draft_of(fixtures::drifting_toml));
}
std::string with(const std::string& from, const std::string& to) {
  std::string text = fixtures::drifting_toml;
  const std::size_t at = text.find(from);
  base::require(at != std::string::npos, "the text to replace stands in the case");
  return text.replace(at, from.size(), to);
}

TEST(CaseWar, is_read_without_a_word) {
  const auto built = Case::build(draft_of(fixtures::drifting_toml));
  EXPECT_EQ(base::to_text(built.diagnostics()), "");
  ASSERT_TRUE(built.ok());
}

TEST(CaseWar, reads_a_pace_in_units_with_stops_beliefs_and_ends) {
  const Case dispute = shores();
  const War& war = *dispute.parts().war;
  EXPECT_TRUE(war.pace.measured());
  EXPECT_FALSE(war.pace.advance || war.pace.retreat);
  EXPECT_EQ(to_text(*war.pace.drift), "10 / 20 / 40");
  EXPECT_EQ(war.pace.drift->grounds.because, "two years of maps");
  EXPECT_EQ(to_text(*war.pace.deviation), "55 / 60 / 65");
  EXPECT_EQ(war.width, 80);
  EXPECT_EQ(war.exhaustion.at(north).likely, 0.002);
  EXPECT_EQ(war.exhaustion.at(south).high, 0.01);
  EXPECT_EQ(war.belief.at(north).likely, 1.3);
  EXPECT_EQ(to_text(*war.regroup), "-2 / 2 / 6");
  EXPECT_EQ(to_text(*war.talks), "0.05 to 0.1");
  EXPECT_EQ(war.exhausted.size(), 1u);
  ASSERT_EQ(war.exhausted.at(south).size(), 2u);
  EXPECT_EQ(war.exhausted.at(south)[0].value, 75);
  EXPECT_EQ(war.exhausted.at(south)[1].value, 1) << "the option joint";
}

TEST(CaseWar, reads_regimes_and_fills_in_what_they_do_not_state) {
  const Case dispute = shores();
  const auto& regimes = dispute.parts().war->regimes;
  ASSERT_EQ(regimes.size(), 2u);
  EXPECT_EQ(regimes[0].title, "The ground thaws");
  EXPECT_EQ(to_text(regimes[0].enters), "0.01 to 0.05");
  EXPECT_EQ(regimes[0].pace.drift->likely, -10);
  EXPECT_EQ(regimes[0].cost.at(south).likely, 0.02);
  EXPECT_FALSE(regimes[1].pace.drift || regimes[1].pace.advance);
  EXPECT_EQ(to_text(regimes[1].leaves), "0");
  EXPECT_EQ(basis_of(regimes[1].leaves.grounds), Basis::defaulted);
}

TEST(CaseWar, reads_how_long_agreements_hold) {
  const Life life = *shores().parts().life;
  EXPECT_EQ(life.kind, "partial");
  EXPECT_TRUE(life.many_sides);
  EXPECT_EQ(to_text(life.hazard), "0.9 / 1.1 / 1.4");
  ASSERT_EQ(life.guarantees.size(), 2u);
  EXPECT_EQ(life.guarantees[0].when[0].options, std::vector<std::size_t>{1});
  EXPECT_EQ(life.guarantees[1].when.size(), 2u);
  EXPECT_EQ(life.guarantees[1].times.likely, 1.5);
}

TEST(CaseWar, takes_the_record_where_a_life_says_nothing) {
  const Life life =
      *fixtures::built({"case.toml", fixtures::harbour_toml() + "[life]\n", fixtures::harbour_claims()})
           .parts()
           .life;
  EXPECT_EQ(life.kind, "full");
  EXPECT_FALSE(life.many_sides);
  EXPECT_EQ(to_text(life.hazard), "0.8 / 1 / 1.25");
  EXPECT_EQ(basis_of(life.hazard.grounds), Basis::defaulted);
  EXPECT_TRUE(life.guarantees.empty());
}

TEST(CaseWar, is_fought_to_an_end_where_nobody_says_how_often_the_sides_talk) {
  EXPECT_FALSE(fixtures::harbour_war().parts().war->talks);
}

TEST(CaseWar, keeps_keys_that_it_does_not_know) {
  const std::string toml = with("[[regime]]", "# seen twice\nseen = 2\n[[regime]]");
  const auto changed = set_value(draft_of(toml), "war.drift", "15");
  ASSERT_TRUE(changed.ok()) << base::to_text(changed.diagnostics());
  EXPECT_NE(changed->toml.find("# seen twice\nseen = 2\n"), std::string::npos);
  EXPECT_EQ(base::to_text(changed.diagnostics()),
            "case.toml:61:1: warning: [war] has no key \"seen\"; it is kept and not used   [unknown-key]\n"
            "   61 | seen = 2\n"
            "      | ^~~~\n");
}

TEST(FieldsOfTheFighting, are_all_its_numbers_by_path) {
  const Case dispute = shores();
  std::vector<std::string> paths;
  for (const FieldId id : dispute.fields().below({"war.", "regime.", "life.", "guarantee.", "lever."}))
    paths.push_back(dispute.fields()[id].path);
  EXPECT_EQ(paths, (std::vector<std::string>{"guarantee.1.times",
                                             "guarantee.2.times",
                                             "lever.shells.regime.thaw.enters",
                                             "life.hazard",
                                             "regime.embargo.enters",
                                             "regime.embargo.leaves",
                                             "regime.thaw.cost.south",
                                             "regime.thaw.deviation",
                                             "regime.thaw.drift",
                                             "regime.thaw.enters",
                                             "regime.thaw.leaves",
                                             "war.belief.north",
                                             "war.belief.south",
                                             "war.cost.island",
                                             "war.cost.north",
                                             "war.cost.south",
                                             "war.deviation",
                                             "war.drift",
                                             "war.exhaustion.north",
                                             "war.exhaustion.south",
                                             "war.freeze",
                                             "war.level",
                                             "war.regroup",
                                             "war.talks"}));
}

TEST(FieldsOfTheFighting, know_their_domain_and_whom_they_are_about) {
  const Case dispute = shores();
  const auto field = [&](const char* path) { return dispute.fields()[dispute.fields().find(path).value()]; };
  EXPECT_EQ(field("war.drift").least, -80);
  EXPECT_EQ(field("war.drift").most, 80);
  EXPECT_EQ(field("regime.thaw.drift").most, 80) << "the levels are as wide in every regime";
  EXPECT_EQ(field("war.deviation").least, 0);
  EXPECT_EQ(field("war.belief.north").least, -10);
  EXPECT_EQ(field("war.regroup").most, 20);
  EXPECT_EQ(field("war.exhaustion.south").most, 1);
  EXPECT_EQ(field("war.exhaustion.south").party, south);
  EXPECT_EQ(field("regime.thaw.cost.south").party, south);
  EXPECT_FALSE(field("regime.thaw.enters").party.has_value());
  EXPECT_GT(field("life.hazard").least, 0);
  EXPECT_GT(field("guarantee.2.times").least, 0);
  EXPECT_EQ(field("guarantee.2.times").most, 100);
}

TEST(WorldOfTheFighting, gives_each_number) {
  const auto dispute = std::make_shared<const Case>(shores());
  std::vector<double> values;
  for (const Field& field : dispute->fields().all()) values.push_back(field.estimate.likely);
  const World world(dispute, values);
  EXPECT_EQ(world.moves().drift, 20);
  EXPECT_EQ(world.moves().deviation, 60);
  EXPECT_FALSE(world.moves().advance || world.moves().retreat);
  EXPECT_EQ(world.moves(0).drift, -10);
  EXPECT_EQ(world.moves(0).deviation, 70);
  EXPECT_EQ(world.moves(1).drift, 20) << "a regime without a pace of its own moves as today";
  EXPECT_DOUBLE_EQ(world.enters(0), 0.03);
  EXPECT_EQ(world.leaves(0), 0.1);
  EXPECT_EQ(world.leaves(1), 0);
  EXPECT_EQ(world.cost(south, 0), 0.02);
  EXPECT_EQ(world.cost(north, 0), 0.008) << "what a regime does not state is as in [war]";
  EXPECT_EQ(world.exhaustion(north), 0.002);
  EXPECT_EQ(world.exhaustion(island), 0);
  EXPECT_EQ(world.belief(north), 1.3);
  EXPECT_EQ(world.belief(island), 1);
  EXPECT_EQ(world.regroup(), 2);
  EXPECT_EQ(world.life_hazard(), 1.1);
  EXPECT_EQ(world.guarantee_times(0), 0.6);
  EXPECT_EQ(world.guarantee_times(1), 1.5);
  EXPECT_THROW((void)world.moves(2), base::ContractViolation);
}

TEST(WorldOfTheFighting, refuses_the_pace_of_a_case_without_a_war) {
  const auto harbour = std::make_shared<const Case>(fixtures::harbour());
  const World world(harbour, std::vector<double>(harbour->fields().size(), 0.0));
  EXPECT_THROW((void)world.moves(), base::ContractViolation);
  EXPECT_THROW((void)world.life_hazard(), base::ContractViolation);
}

TEST(LeversOnTheFighting, name_its_paths) {
  const Case dispute = shores();
  const auto& changes = dispute.parts().levers[0].changes;
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[0].path, "war.drift");
  EXPECT_EQ(changes[0].kind, Change::Kind::times);
  EXPECT_EQ(changes[0].amount.likely, 0.5);
  EXPECT_EQ(changes[1].kind, Change::Kind::add);
  EXPECT_EQ(changes[2].path, "guarantee.1.times");
}

TEST(CanonicalJsonOfTheFighting, holds_every_key_and_comes_back_the_same_from_the_same_parts) {
  const Case dispute = shores();
  EXPECT_EQ(Case::from_parts(dispute.parts()).fingerprint(), dispute.fingerprint());
  const auto json = nlohmann::json::parse(dispute.canonical());
  const auto& war = json["war"];
  EXPECT_EQ(war["width"], 80);
  EXPECT_EQ(war["drift"]["value"], nlohmann::json::parse("[10, 20, 40]"));
  EXPECT_EQ(war["exhaustion"]["south"]["value"], nlohmann::json::parse("[0.001, 0.003, 0.01]"));
  EXPECT_EQ(war["belief"]["south"]["value"], nlohmann::json::parse("[0.8]"));
  EXPECT_EQ(war["regroup"]["value"], nlohmann::json::parse("[-2, 2, 6]"));
  EXPECT_EQ(war["talks"]["value"], nlohmann::json::parse("[0.05, 0.1]"));
  EXPECT_EQ(war["exhausted"], nlohmann::json::parse(R"({"south": {"line": 75, "patrols": 1}})"));
  EXPECT_FALSE(war.contains("advance"));
  ASSERT_EQ(json["regime"].size(), 2u);
  EXPECT_EQ(json["regime"][0]["cost"]["south"]["value"], nlohmann::json::parse("[0.02]"));
  EXPECT_EQ(json["regime"][0]["drift"]["value"], nlohmann::json::parse("[-10]"));
  EXPECT_FALSE(json["regime"][1].contains("drift"));
  EXPECT_EQ(json["life"]["kind"], "partial");
  EXPECT_EQ(json["life"]["many_sides"], true);
  EXPECT_EQ(json["guarantee"][0]["if"],
            nlohmann::json::parse(R"([{"issue": "patrols", "options": ["joint"]}])"));
  EXPECT_EQ(json["guarantee"][1]["times"]["value"], nlohmann::json::parse("[1.5]"));
}

TEST(CanonicalJsonOfTheFighting, tells_every_number_apart) {
  const std::vector<std::pair<const char*, const char*>> changes = {
      {"levels = 20", "levels = 21"},
      {"drift = { value = [10, 20, 40]", "drift = { value = [10, 20, 41]"},
      {"two years", "three years"},
      {"deviation = [55, 60, 65]", "deviation = [56, 60, 65]"},
      {"width = 80", "width = 81"},
      {"north = 0.002", "north = 0.003"},
      {"belief = { north = [1, 1.3, 1.8]", "belief = { north = [1, 1.4, 1.8]"},
      {"regroup = [-2, 2, 6]", "regroup = [-2, 3, 6]"},
      {"talks = [0.05, 0.1]", "talks = [0.05, 0.2]"},
      {"line = 75", "line = 74"},
      {", exhausted = { south = { line = 75, patrols = \"joint\" } }", ""},
      {"The ground thaws", "Thaw"},
      {"enters = 0.02", "enters = 0.03"},
      {"leaves = 0.1", "leaves = 0.2"},
      {"drift = -10", "drift = -11"},
      {"cost = { south = 0.02 }", "cost = { south = 0.03 }"},
      {"kind = \"partial\"", "kind = \"full\""},
      {"many_sides = true", "many_sides = false"},
      {"hazard = [0.9, 1.1, 1.4]", "hazard = [0.9, 1.2, 1.4]"},
      {"title = \"Joint patrols\"", "title = \"Patrols\""},
      {"if = { patrols = \"joint\" }", "if = { patrols = \"none\" }"},
      {"times = 1.5", "times = 1.6"},
  };
  std::set<std::string> prints = {shores().fingerprint()};
  for (const auto& [from, to] : changes)
    EXPECT_TRUE(prints.insert(fixtures::built(draft_of(with(from, to))).fingerprint()).second) << from;
  EXPECT_EQ(fixtures::built(draft_of(with("levels = 20", "levels  =  20   # a remark"))).fingerprint(),
            shores().fingerprint());
}

TEST(CanonicalJsonOfTheFighting, has_no_new_key_in_a_case_without_one) {
  const auto json = nlohmann::json::parse(fixtures::harbour_war().canonical());
  for (const char* key : {"regime", "life", "guarantee"}) EXPECT_FALSE(json.contains(key)) << key;
  std::set<std::string> keys;
  for (const auto& [key, value] : json["war"].items()) keys.insert(key);
  EXPECT_EQ(keys, (std::set<std::string>{"advance", "between", "cost", "freeze", "grounds", "high", "level",
                                         "levels", "low", "meanwhile", "period", "retreat"}));
}

struct EditRow {
  const char *path, *value, *from, *to;
};

TEST(EditsOfTheFighting, change_one_number_in_its_place) {
  const std::vector<EditRow> rows = {
      {"war.drift", "[5, 10, 20]", "drift = { value = [10, 20, 40]", "drift = { value = [5, 10, 20]"},
      {"war.deviation", "61", "deviation = [55, 60, 65]", "deviation = 61"},
      {"war.width", "90", "width = 80", "width = 90"},
      {"war.exhaustion.south", "0.004", "south = [0.001, 0.003, 0.01]", "south = 0.004"},
      {"war.belief.south", "[0.5, 0.8, 1]", "south = 0.8", "south = [0.5, 0.8, 1]"},
      {"war.regroup", "1", "regroup = [-2, 2, 6]", "regroup = 1"},
      {"regime.thaw.enters", "0.02", "enters = [0.01, 0.05]", "enters = 0.02"},
      {"regime.thaw.cost.south", "0.03", "cost = { south = 0.02 }", "cost = { south = 0.03 }"},
      {"regime.embargo.leaves", "0.3", "enters = 0.02\n", "enters = 0.02\nleaves = 0.3\n"},
      {"regime.embargo.cost.north", "0.01", "enters = 0.02\n", "enters = 0.02\ncost = { north = 0.01 }\n"},
      {"life.hazard", "1", "hazard = [0.9, 1.1, 1.4]", "hazard = 1"},
      {"life.kind", "\"full\"", "kind = \"partial\"", "kind = \"full\""},
      {"guarantee.1.times", "0.5", "times = [0.3, 0.6, 0.9]", "times = 0.5"},
      {"guarantee.2.title", "\"Halfway\"", "\"A line in the middle\"", "\"Halfway\""},
  };
  for (const EditRow& row : rows) {
    const auto changed = set_value(draft_of(fixtures::drifting_toml), row.path, row.value);
    ASSERT_TRUE(changed.ok()) << row.path << "\n" << base::to_text(changed.diagnostics());
    EXPECT_EQ(changed->toml, with(row.from, row.to)) << row.path;
  }
}

TEST(EditsOfTheFighting, write_down_what_the_file_leaves_to_the_program) {
  const CaseDraft bare{"case.toml", fixtures::harbour_war_toml() + "\n[life]\n", fixtures::harbour_claims()};
  const auto hazard = set_value(bare, "life.hazard", "[0.5, 0.8, 1]");
  ASSERT_TRUE(hazard.ok()) << base::to_text(hazard.diagnostics());
  EXPECT_EQ(hazard->toml, bare.toml + "hazard = [0.5, 0.8, 1]\n");
  const auto guarded =
      add_row(*hazard, "guarantee", "title = \"Inspection\"\nif = { inspection = \"joint\" }\ntimes = 0.5\n");
  ASSERT_TRUE(guarded.ok()) << base::to_text(guarded.diagnostics());
  EXPECT_EQ(fixtures::built(*guarded).parts().life->guarantees.size(), 1u);
}

TEST(EditsOfTheFighting, refuse_a_guarantee_where_nothing_says_how_long_agreements_hold) {
  const auto refused =
      add_row({"case.toml", fixtures::harbour_war_toml(), fixtures::harbour_claims()}, "guarantee",
              "title = \"Inspection\"\nif = { inspection = \"joint\" }\ntimes = 0.5\n");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.diagnostics()[0].code, "guarantee-without-life");
}

TEST(EditsOfTheFighting, take_out_a_row) {
  const auto fewer = remove_row(draft_of(fixtures::drifting_toml), "guarantee.2");
  ASSERT_TRUE(fewer.ok()) << base::to_text(fewer.diagnostics());
  EXPECT_EQ(fixtures::built(*fewer).parts().life->guarantees.size(), 1u);
  const auto calm = remove_row(draft_of(fixtures::drifting_toml), "regime.embargo");
  ASSERT_TRUE(calm.ok()) << base::to_text(calm.diagnostics());
  EXPECT_EQ(fixtures::built(*calm).parts().war->regimes.size(), 1u);
}

}  // namespace
}  // namespace entente::dispute
