#include "entente/evidence/claim.h"

#include <gtest/gtest.h>

namespace entente::evidence {

TEST(ClaimType, every_name_reads_back_as_its_type) {
  const auto names = claim_type_names();
  EXPECT_EQ(names.size(), static_cast<std::size_t>(ClaimType::threat) + 1);
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(claim_type(names[i]), static_cast<ClaimType>(i));
    EXPECT_EQ(name_of(static_cast<ClaimType>(i)), names[i]);
  }
  EXPECT_EQ(claim_type("gossip"), std::nullopt);
}

TEST(Modality, every_name_reads_back) {
  for (int i = 0; i <= static_cast<int>(Modality::negated); ++i) {
    const auto value = static_cast<Modality>(i);
    EXPECT_EQ(modality(name_of(value)), value);
  }
  for (int i = 0; i <= static_cast<int>(ClaimStatus::rejected); ++i) {
    const auto value = static_cast<ClaimStatus>(i);
    EXPECT_EQ(claim_status(name_of(value)), value);
  }
}

TEST(Claims, finds_by_id_and_says_so_when_there_is_none) {
  Claims claims;
  claims.claims.push_back({});
  claims.claims.back().id = "minutes#1";
  claims.entities.push_back({});
  claims.entities.back().id = "north_coast";
  EXPECT_EQ(claims.claim("minutes#1"), &claims.claims[0]);
  EXPECT_EQ(claims.claim("minutes#2"), nullptr);
  EXPECT_EQ(claims.entity("north_coast"), &claims.entities[0]);
  EXPECT_EQ(claims.document("minutes"), nullptr);
}

}  // namespace entente::evidence
