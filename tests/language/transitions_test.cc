#include "entente/language/transitions.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "entente/language/perceptron.h"

namespace entente::language {
namespace {

// Every tree with one root over n words that the steps can reach, by trying all of them.
void every_end(const ParseState& state, const std::function<void(const ParseState&)>& told) {
  if (state.done()) return told(state);
  for (std::size_t k = 0; k < step_count; ++k) {
    if (!state.legal(static_cast<Step>(k))) continue;
    ParseState next = state;
    next.take(static_cast<Step>(k));
    every_end(next, told);
  }
}

int wrong_heads(const ParseState& state, const std::vector<std::int32_t>& heads) {
  int wrong = 0;
  for (std::int32_t i = 0; i < state.count(); ++i)
    wrong += state.head(i) != heads[static_cast<std::size_t>(i)] ? 1 : 0;
  return wrong;
}

int least_wrong(const ParseState& state, const std::vector<std::int32_t>& heads) {
  int least = 1000;
  every_end(state, [&](const ParseState& end) { least = std::min(least, wrong_heads(end, heads)); });
  return least;
}

TEST(ParseState, ends_with_one_root_and_a_head_for_every_word) {
  ParseState state;
  state.open(4);
  int ends = 0;
  every_end(state, [&](const ParseState& end) {
    ++ends;
    int roots = 0;
    for (std::int32_t i = 0; i < 4; ++i) {
      EXPECT_NE(end.head(i), ParseState::none);
      roots += end.head(i) == 4 ? 1 : 0;
    }
    EXPECT_EQ(roots, 1);
  });
  EXPECT_GT(ends, 30);
}

// The oracle of [goldberg2013] against looking at every end that can still be reached.
TEST(ParseState, costs_are_the_arcs_that_a_step_makes_unreachable) {
  Shuffler random(5);
  int seen = 0;
  for (int trial = 0; trial < 60; ++trial) {
    // The heads of some end, so that the tree is projective and has one root.
    ParseState walk;
    walk.open(5);
    while (!walk.done()) {
      const auto step = static_cast<Step>(random.below(3));
      if (walk.legal(step)) walk.take(step);
    }
    std::vector<std::int32_t> heads;
    for (std::int32_t i = 0; i < 5; ++i) heads.push_back(walk.head(i));
    ParseState state;
    state.open(5);
    while (!state.done()) {
      const auto costs = state.costs(heads);
      const int here = least_wrong(state, heads);
      for (std::size_t k = 0; k < step_count; ++k) {
        if (!state.legal(static_cast<Step>(k))) {
          EXPECT_EQ(costs[k], ParseState::illegal);
          continue;
        }
        ParseState next = state;
        next.take(static_cast<Step>(k));
        // Steps that the single root rules out may cost more than the oracle counts, never less.
        EXPECT_GE(least_wrong(next, heads) - here, 0);
        if (costs[k] == 0) {
          EXPECT_LE(least_wrong(next, heads) - here, 1);
        }
        ++seen;
      }
      const auto step = static_cast<Step>(random.below(3));
      if (state.legal(step)) state.take(step);
    }
  }
  EXPECT_GT(seen, 500);
}

TEST(ParseState, reaches_the_tree_by_steps_that_cost_nothing) {
  // Envoys of Mali met delegates: of <- Mali, Envoys -> Mali, met -> Envoys, delegates.
  const std::vector<std::int32_t> heads = {3, 2, 0, 5, 3};
  ParseState state;
  state.open(5);
  while (!state.done()) {
    const auto costs = state.costs(heads);
    const auto least = std::min_element(costs.begin(), costs.end());
    ASSERT_EQ(*least, 0);
    state.take(static_cast<Step>(least - costs.begin()));
  }
  EXPECT_EQ(wrong_heads(state, heads), 0);
  EXPECT_EQ(state.node(3).left, 0);
  EXPECT_EQ(state.node(3).right, 4);
  EXPECT_EQ(state.node(3).lefts, 1);
}

}  // namespace
}  // namespace entente::language
