#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

using evidence::Claim;

Claim claim(const char* id, evidence::ClaimType type, std::size_t start, std::size_t end) {
  Claim made;
  made.id = id;
  made.document = "d";
  made.type = type;
  made.span = {start, end};
  return made;
}

TEST(KeepIds, the_same_claim_keeps_its_id_and_status) {
  Claim old = claim("d#7", evidence::ClaimType::demand, 100, 150);
  old.status = evidence::ClaimStatus::accepted;
  const auto kept = keep_ids({old}, {claim("d#1", evidence::ClaimType::demand, 102, 150)});
  EXPECT_EQ(kept[0].id, "d#7");
  EXPECT_EQ(kept[0].status, evidence::ClaimStatus::accepted);
}

TEST(KeepIds, another_type_or_a_small_overlap_gets_a_number_never_used) {
  const auto kept = keep_ids({claim("d#7", evidence::ClaimType::demand, 100, 150)},
                             {claim("d#1", evidence::ClaimType::red_line, 100, 150),
                              claim("d#2", evidence::ClaimType::demand, 130, 200)});
  EXPECT_EQ(kept[0].id, "d#8");
  EXPECT_EQ(kept[1].id, "d#9");
}

TEST(KeepIds, the_best_overlap_wins) {
  const auto kept = keep_ids({claim("d#3", evidence::ClaimType::demand, 100, 150)},
                             {claim("d#1", evidence::ClaimType::demand, 100, 180),
                              claim("d#2", evidence::ClaimType::demand, 100, 152)});
  EXPECT_EQ(kept[0].id, "d#4");
  EXPECT_EQ(kept[1].id, "d#3");
}

TEST(KeepIds, what_an_analyst_corrected_outlives_a_new_reading) {
  Claim old = claim("d#2", evidence::ClaimType::demand, 100, 150);
  old.status = evidence::ClaimStatus::corrected;
  old.holder = "coastal_union";
  old.by = "analyst";
  Claim fresh = claim("d#1", evidence::ClaimType::demand, 98, 150);
  fresh.holder = "inland_federation";
  const auto kept = keep_ids({old}, {fresh});
  EXPECT_EQ(kept[0].holder, "coastal_union");
  EXPECT_EQ(kept[0].by, "analyst");
  EXPECT_EQ(kept[0].span.start, 98u);
}

TEST(KeepIds, reading_the_same_text_again_changes_nothing) {
  const auto claims = claims_in("Norland rejected the plan. Norland must leave, Estmark said.");
  ASSERT_FALSE(claims.claims.empty());
  const auto kept = keep_ids(
      claims.claims, claims_in("Norland rejected the plan. Norland must leave, Estmark said.").claims);
  for (std::size_t i = 0; i < kept.size(); ++i) EXPECT_EQ(kept[i].id, claims.claims[i].id);
}

}  // namespace
}  // namespace entente::reading::test
