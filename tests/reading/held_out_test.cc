#include <cstdio>

#include "reading_test_support.h"
#include "second_held_out_texts.h"

namespace entente::reading::test {
namespace {

bool found(const evidence::Claims& claims, const Expected& expected, bool with_holder) {
  for (const evidence::Claim& claim : claims.claims) {
    if (name_of(claim.type) != expected.type || claim.quote.find(expected.words) == std::string::npos)
      continue;
    if (!with_holder || expected.holder.empty()) return true;
    if (claim.holder == expected.holder || principal(claims, claim.holder) == expected.holder) return true;
  }
  return false;
}

struct Count {
  std::size_t expected = 0, typed = 0, held = 0, claimed = 0;
};

Count count(const char* name, const std::vector<HeldOutText>& texts) {
  Count total;
  for (const HeldOutText& text : texts) {
    const auto claims = claims_in(std::string(text.text));
    total.claimed += claims.claims.size();
    for (const Expected& item : text.expected) {
      ++total.expected;
      total.typed += found(claims, item, false) ? 1 : 0;
      total.held += found(claims, item, true) ? 1 : 0;
      if (!found(claims, item, true))
        std::printf("not found in %s: %s [%s]\n", std::string(text.name).c_str(),
                    std::string(item.type).c_str(), std::string(item.words).c_str());
    }
    if (std::getenv("ENTENTE_SHOW"))
      std::printf("%s\n%s", std::string(text.name).c_str(), listed(claims).c_str());
  }
  std::printf("%s: %zu expected, %zu found by type, %zu with holder, %zu claims in all\n", name,
              total.expected, total.typed, total.held, total.claimed);
  return total;
}

TEST(HeldOutTexts, the_first_set_is_mostly_found_with_its_holders) {
  const Count total = count("first held-out set", held_out_texts());
  EXPECT_GE(total.typed, 44u);
  EXPECT_GE(total.held, 44u);
  EXPECT_LE(total.claimed, 62u);
}

TEST(HeldOutTexts, the_second_set_is_mostly_found_with_its_holders) {
  const Count total = count("second held-out set", second_held_out_texts());
  EXPECT_GE(total.typed, 32u);
  EXPECT_GE(total.held, 32u);
}

TEST(HeldOutTexts, everyday_prose_gives_next_to_nothing) {
  const auto claims = claims_in(std::string(quiet_text));
  EXPECT_LE(claims.claims.size(), 1u) << listed(claims);
}

}  // namespace
}  // namespace entente::reading::test
