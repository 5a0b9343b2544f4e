#include "entente/evidence/event.h"

#include <gtest/gtest.h>

namespace entente::evidence {
namespace {

TEST(EventType, is_found_by_its_name) {
  for (int i = 0; i < 16; ++i) {
    const auto type = static_cast<EventType>(i);
    EXPECT_EQ(event_type(name_of(type)), type);
  }
  EXPECT_EQ(name_of(EventType::assault), "ASSAULT");
  EXPECT_FALSE(event_type("FIGHT").has_value());
}

}  // namespace
}  // namespace entente::evidence
