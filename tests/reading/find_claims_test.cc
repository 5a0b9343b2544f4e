#include "entente/reading/find_claims.h"

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

TEST(FindClaims, ids_count_from_one_in_text_order_in_each_document) {
  const auto claims = find_claims({document("Chad rejected the map. Mali accepted the map.", "a.txt"),
                                   document("Peru pledged to open the port.", "b.txt")},
                                  lexicon());
  ASSERT_EQ(claims.claims.size(), 3u) << listed(claims);
  EXPECT_EQ(claims.claims[0].id, "a#1");
  EXPECT_EQ(claims.claims[1].id, "a#2");
  EXPECT_EQ(claims.claims[2].id, "b#1");
  EXPECT_LT(claims.claims[0].span.start, claims.claims[1].span.start);
}

TEST(FindClaims, the_same_text_gives_the_same_claims) {
  const char* text =
      "Chad said that Mali must leave, suggesting limited flexibility. Niger could derail the talks.";
  const auto first = claims_in(text), second = claims_in(text);
  ASSERT_EQ(first.claims.size(), second.claims.size());
  for (std::size_t i = 0; i < first.claims.size(); ++i) {
    EXPECT_EQ(first.claims[i].quote, second.claims[i].quote);
    EXPECT_EQ(first.claims[i].confidence, second.claims[i].confidence);
    EXPECT_EQ(first.claims[i].by, second.claims[i].by);
  }
}

TEST(FindClaims, every_entity_that_a_claim_names_is_listed_with_its_principal) {
  const auto claims = claims_in(
      "Malian envoys met Chadian officials. \"We will never accept it,\" said Chadian minister Idriss "
      "Saleh.");
  ASSERT_FALSE(claims.claims.empty());
  for (const auto& claim : claims.claims)
    for (const std::string& id : {claim.holder, claim.target, claim.speaker}) {
      if (id.empty()) continue;
      const auto* entity = claims.entity(id);
      ASSERT_NE(entity, nullptr) << id;
      if (!entity->represents.empty()) {
        EXPECT_NE(claims.entity(entity->represents), nullptr) << entity->represents;
      }
    }
}

TEST(FindClaims, the_issue_is_the_words_it_is_about) {
  const auto claims =
      claims_in("Chad demanded the release of the crew. Mali said its border posts are non-negotiable.");
  EXPECT_EQ(first_of(claims, "demand")->issue, "release of the crew");
  EXPECT_EQ(first_of(claims, "red_line")->issue, "border posts");
}

TEST(FindClaims, without_documents_there_is_nothing) {
  const auto claims = find_claims({}, lexicon());
  EXPECT_TRUE(claims.claims.empty());
  EXPECT_TRUE(claims.entities.empty());
}

}  // namespace
}  // namespace entente::reading::test
