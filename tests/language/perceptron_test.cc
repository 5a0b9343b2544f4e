#include "entente/language/perceptron.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

namespace entente::language {
namespace {

// Keeps every state of the weights and takes their mean at the end.
class SlowPerceptron {
 public:
  void step() {
    if (steps_++ > 0)
      for (const auto& [key, value] : now_) sums_[key] += value;
  }
  void learn(const std::vector<Feature>& features, std::uint8_t right, std::uint8_t taken) {
    for (const Feature feature : features) {
      ++now_[{feature, right}];
      --now_[{feature, taken}];
    }
  }
  double mean(Feature feature, std::uint8_t label) {
    return static_cast<double>(sums_[{feature, label}]) / static_cast<double>(steps_ + 1);
  }

 private:
  std::map<std::pair<Feature, std::uint8_t>, std::int64_t> now_, sums_;
  std::int64_t steps_ = 0;
};

TEST(Perceptron, keeps_the_mean_of_all_its_states) {
  Perceptron fast(5);
  SlowPerceptron slow;
  Shuffler random(11);
  for (int i = 0; i < 400; ++i) {
    std::vector<Feature> features;
    for (int k = 0; k < 6; ++k) features.push_back(static_cast<Feature>(random.below(40)));
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    const auto right = static_cast<std::uint8_t>(random.below(5)),
               taken = static_cast<std::uint8_t>(random.below(5));
    fast.step();
    slow.step();
    if (right == taken) continue;
    fast.learn(features, right, taken);
    slow.learn(features, right, taken);
  }
  slow.step();  // the state after the last example is not counted by the fast one either
  const auto weights = fast.averages(8, 1);
  EXPECT_GT(weights.size(), 50u);
  for (const Weight& weight : weights)
    EXPECT_NEAR(weight.value / 8.0, slow.mean(weight.feature, weight.label), 0.1);
}

TEST(Perceptron, learns_a_rule_that_a_line_can_draw) {
  // The class is the number of the feature that is present.
  Perceptron perceptron(3);
  std::vector<std::int32_t> scores;
  for (int round = 0; round < 5; ++round)
    for (Feature right = 0; right < 3; ++right) {
      const std::vector<Feature> features = {100 + right, 7};
      perceptron.score(features, scores);
      const auto taken =
          static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      perceptron.step();
      if (taken != right) perceptron.learn(features, right, taken);
    }
  for (Feature right = 0; right < 3; ++right) {
    perceptron.score(std::vector<Feature>{100 + right, 7}, scores);
    EXPECT_EQ(std::max_element(scores.begin(), scores.end()) - scores.begin(), right);
  }
}

TEST(Perceptron, leaves_out_small_weights_and_cuts_high_ones) {
  Perceptron perceptron(2);
  for (int i = 0; i < 100; ++i) perceptron.learn(std::vector<Feature>{1}, 0, 1);
  perceptron.learn(std::vector<Feature>{2}, 0, 1);
  for (int i = 0; i < 99; ++i) perceptron.step();
  // Their averages are 99 and 0.99.
  const auto weights = perceptron.averages(4, 5);
  ASSERT_EQ(weights.size(), 2u);
  EXPECT_EQ(weights[0].feature, 1u);
  EXPECT_EQ(weights[0].value, 127);
  EXPECT_EQ(weights[1].value, -127);
  EXPECT_EQ(perceptron.averages(4, 4).size(), 4u);
  EXPECT_EQ(perceptron.averages(4, 4)[2].value, 4);
}

TEST(Shuffler, puts_every_number_somewhere) {
  std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5, 6, 7};
  Shuffler(3).shuffle(order);
  EXPECT_FALSE(std::is_sorted(order.begin(), order.end()));
  std::sort(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_EQ(order[i], i);
}

}  // namespace
}  // namespace entente::language
