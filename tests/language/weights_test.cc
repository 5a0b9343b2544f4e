#include "entente/language/weights.h"

#include <map>

#include <gtest/gtest.h>

#include "entente/language/perceptron.h"

namespace entente::language {
namespace {

std::vector<Weight> some_weights(std::uint64_t seed, std::size_t features) {
  Shuffler random(seed);
  std::map<std::pair<Feature, std::uint8_t>, std::int8_t> unique;
  for (std::size_t i = 0; i < features; ++i) {
    const auto feature = static_cast<Feature>(random.next());
    for (std::uint64_t k = 0; k <= random.below(4); ++k)
      unique[{feature, static_cast<std::uint8_t>(random.below(100))}] =
          static_cast<std::int8_t>(static_cast<int>(random.below(255)) - 127);
  }
  std::vector<Weight> weights;
  for (const auto& [key, value] : unique) weights.push_back({key.first, key.second, value});
  return weights;
}

TEST(Weights, add_up_as_a_plain_list_does) {
  const auto list = some_weights(3, 500);
  const Weights weights(list);
  EXPECT_EQ(weights.size(), list.size());
  for (const Weight& weight : list) {
    std::vector<std::int32_t> scores(100), expected(100);
    for (const Weight& other : list)
      if (other.feature == weight.feature) expected[other.label] += other.value;
    weights.add(weight.feature, scores.data());
    ASSERT_EQ(scores, expected);
  }
}

TEST(Weights, know_nothing_of_other_features) {
  const Weights weights(some_weights(3, 500));
  std::vector<std::int32_t> scores(100);
  Shuffler random(99);
  for (int i = 0; i < 1000; ++i) weights.add(static_cast<Feature>(random.next()), scores.data());
  EXPECT_EQ(scores, std::vector<std::int32_t>(100));
  Weights().add(7, scores.data());
  EXPECT_EQ(scores, std::vector<std::int32_t>(100));
}

TEST(Weights, are_read_as_they_were_written) {
  for (const std::size_t features : {std::size_t{0}, std::size_t{1}, std::size_t{700}}) {
    const Weights weights(some_weights(5, features));
    std::string bytes, again;
    weights.write(bytes);
    bytes += "rest";
    std::string_view view(bytes);
    const auto read = Weights::read(view);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(view, "rest");
    read->write(again);
    EXPECT_EQ(again + "rest", bytes);
  }
}

TEST(Weights, refuse_bytes_that_end_early_or_make_no_sense) {
  std::string bytes;
  Weights(some_weights(5, 50)).write(bytes);
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    std::string_view view(bytes.data(), cut);
    EXPECT_FALSE(Weights::read(view).has_value()) << cut;
  }
  Shuffler random(1);
  for (int i = 0; i < 2000; ++i) {
    std::string damaged = bytes;
    damaged[random.below(damaged.size())] = static_cast<char>(random.next());
    std::string_view view(damaged);
    Weights::read(view);  // whatever it says, it says it without reading beyond the bytes
  }
}

TEST(Numbers, are_read_as_they_were_written) {
  std::string bytes;
  const std::vector<std::uint64_t> numbers = {0, 1, 127, 128, 300, 1u << 30, UINT64_MAX >> 1};
  for (const std::uint64_t number : numbers) write_number(bytes, number);
  write_text(bytes, "Türkiye");
  std::string_view view(bytes);
  for (const std::uint64_t number : numbers) EXPECT_EQ(read_number(view), number);
  EXPECT_EQ(read_text(view), "Türkiye");
  EXPECT_FALSE(read_number(view).has_value());
  view =
      "\x05"
      "abc";
  EXPECT_FALSE(read_text(view).has_value());
}

}  // namespace
}  // namespace entente::language
