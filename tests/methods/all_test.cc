#include "entente/methods/all.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::methods {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(AllMethods, have_a_full_card_and_an_id_of_their_own) {
  std::set<std::string> ids;
  for (const auto& method : all_methods()) {
    const auto& card = method.card;
    EXPECT_TRUE(ids.insert(card.id).second) << card.id;
    EXPECT_THAT(card.title, Not(IsEmpty())) << card.id;
    EXPECT_THAT((std::vector<std::string>{"positions", "agreement", "war", "table", "stability"}),
                Contains(card.question))
        << card.id;
    EXPECT_THAT(card.assumptions, Not(IsEmpty())) << card.id;
    EXPECT_THAT(card.domain, Not(IsEmpty())) << card.id;
    EXPECT_THAT(card.reads, Not(IsEmpty())) << card.id;
    EXPECT_TRUE(method.obstacles && method.schema && method.measure) << card.id;
  }
}

TEST(AllMethods, the_first_of_a_question_is_found_by_the_question_and_each_by_its_id) {
  EXPECT_EQ(find_method("agreement")->card.id, "acceptable_set");
  EXPECT_EQ(find_method("room")->card.id, "room");
  EXPECT_EQ(find_method("table")->card.id, "chain");
  EXPECT_EQ(find_method("war")->card.id, "front_chain");
  EXPECT_FALSE(find_method("horoscope").has_value());
}

}  // namespace
}  // namespace entente::methods
