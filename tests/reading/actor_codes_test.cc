#include "entente/reading/actor_codes.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "event_test_support.h"

namespace entente::reading::test {
namespace {

const ActorCodes& codes() {
  return event_tables().codes;
}

std::string code(const char* id, const char* name, const char* kind, const char* represents,
                 const char* role) {
  evidence::Entity entity;
  entity.id = id;
  entity.name = name;
  entity.kind = kind;
  entity.represents = represents;
  entity.role = role;
  const ActorCode found = codes().code(entity);
  return found.country + ":" + found.sector;
}

TEST(ActorCodes, states_and_bodies_are_listed) {
  EXPECT_EQ(codes().listed("democratic_republic_of_the_congo").country, "COD");
  EXPECT_EQ(codes().listed("kosovo").country, "XKX");
  EXPECT_EQ(codes().listed("united_nations").country, "IGO");
  EXPECT_EQ(codes().listed("hamas").sector, "REB");
  EXPECT_TRUE(codes().listed("nowhere").country.empty());
}

TEST(ActorCodes, every_state_and_organisation_of_the_tables_has_a_code) {
  for (const char* table : {"states.tsv", "organisations.tsv"}) {
    const auto text = base::DataTables().read(table);
    ASSERT_TRUE(text.ok());
    std::istringstream lines(text.value());
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line.front() == '#' || line.starts_with("id\t")) continue;
      const std::string id = line.substr(0, line.find('\t'));
      EXPECT_FALSE(codes().listed(id).country.empty()) << table << ": " << id;
    }
  }
}

TEST(ActorCodes, roles_give_sectors_by_their_longest_ending) {
  EXPECT_EQ(codes().sector_in("Deputy Foreign Minister"), "GOV");
  EXPECT_EQ(codes().sector_in("opposition leader"), "OPP");
  EXPECT_EQ(codes().sector_in("security forces"), "COP");
  EXPECT_EQ(codes().sector_in("rebels"), "REB");
  EXPECT_EQ(codes().sector_in("policemen"), "COP");
  EXPECT_EQ(codes().sector_in("teapot"), "");
  EXPECT_EQ(codes().sector_in(""), "");
}

TEST(ActorCodes, people_have_the_country_they_speak_for) {
  EXPECT_EQ(code("a_person", "A. Person", "person", "chad", "foreign minister"), "TCD:GOV");
  EXPECT_EQ(code("malian_rebels", "Malian rebels", "group", "", ""), "MLI:REB");
  EXPECT_EQ(code("chad", "Chad", "state", "", ""), "TCD:");
  EXPECT_EQ(code("norland", "Norland", "state", "", ""), "NOR:");
  EXPECT_EQ(code("b_person", "B. Person", "person", "", ""), ":");
}

TEST(ActorCodes, phrases_open_with_a_country) {
  EXPECT_EQ(codes().country_in("U.S. official"), "USA");
  EXPECT_EQ(codes().country_in("South Korean troops"), "KOR");
  EXPECT_EQ(codes().country_in("the Chadian army"), "TCD");
  EXPECT_EQ(codes().country_in("Seoul"), "KOR");
  EXPECT_EQ(codes().country_in("officials"), "");
}

TEST(ActorCodes, a_table_without_its_columns_is_an_error) {
  const auto folder = std::filesystem::path(::testing::TempDir()) / "entente_faulty_codes";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "sectors.tsv") << "words\nminister\n";
  const auto result = load_actor_codes(base::DataTables(folder.string()));
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.diagnostics().front().code, "data-table-row");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace entente::reading::test
