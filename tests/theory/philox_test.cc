#include "entente/theory/philox.h"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <set>

namespace entente::theory {
namespace {

using Words = std::array<std::uint64_t, 4>;

// Salmon et al. 2011; known answers that the authors distribute with Random123 (philox4x64, 10 rounds).
TEST(Philox, reproduces_the_known_answers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
            (Words{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b}));
  const std::uint64_t ones = ~std::uint64_t{0};
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}),
            (Words{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}));
}

TEST(Philox, agrees_with_the_authors_library) {
  r123::Philox4x64 twin;
  Words counter{1, 2, 3, 4};
  std::array<std::uint64_t, 2> key{5, 6};
  for (int round = 0; round < 200; ++round) {
    const auto expected = twin({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    const Words got = philox(counter, key);
    for (std::size_t i = 0; i < 4; ++i) ASSERT_EQ(got[i], expected[i]) << round;
    counter = got;
    key = {got[1], got[3]};
  }
}

TEST(Uniform, has_the_mean_and_variance_of_a_uniform_and_stays_inside) {
  constexpr int draws = 100000;
  double sum = 0, squares = 0;
  for (std::uint64_t i = 0; i < draws; ++i) {
    const double u = uniform(42, stream_key("war.advance"), i);
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
    sum += u;
    squares += u * u;
  }
  const double mean = sum / draws;
  EXPECT_NEAR(mean, 0.5, 0.004);
  EXPECT_NEAR(squares / draws - mean * mean, 1.0 / 12, 0.001);
}

TEST(Uniform, depends_on_seed_stream_and_counter_and_on_nothing_else) {
  EXPECT_EQ(uniform(1, 2, 3), uniform(1, 2, 3));
  const std::set<double> all{uniform(1, 2, 3), uniform(2, 1, 3), uniform(1, 3, 2), uniform(1, 2, 4)};
  EXPECT_EQ(all.size(), 4u);
}

// Fowler, Noll, Vo, Eastlake: test vectors of FNV-1a, 64 bit.
TEST(StreamKey, reproduces_printed_hashes) {
  EXPECT_EQ(stream_key(""), 0xcbf29ce484222325u);
  EXPECT_EQ(stream_key("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(stream_key("foobar"), 0x85944171f73967e8u);
}

}  // namespace
}  // namespace entente::theory
