#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace entente::language {

/// Steps of the arc-hybrid system: put the next word on the stack; hang the top of the stack under the next
/// word; hang it under the word below it. The root stands after the last word. Source: [kuhlmann2011].
enum class Step : std::uint8_t { shift, left, right };
inline constexpr std::size_t step_count = 3;

/// How far a sentence is parsed: words 0 … n-1, n is the root.
class ParseState {
 public:
  static constexpr std::int32_t none = -1;

  /// One sentence of n words; keeps the memory of its vectors.
  void open(std::int32_t n);
  bool done() const { return next_ == count_ && stack_.empty(); }
  bool legal(Step step) const;
  void take(Step step);

  /// How many arcs of the given tree (head per word, n for the root) a step makes unreachable, per step; a
  /// step that is not legal costs `illegal`. Source: [goldberg2013].
  static constexpr int illegal = 1 << 20;
  std::array<int, step_count> costs(const std::vector<std::int32_t>& heads) const;

  /// The k-th word from the top of the stack, and of the words to come; `none` beyond.
  std::int32_t stack(std::size_t k) const { return k < stack_.size() ? stack_[stack_.size() - 1 - k] : none; }
  std::int32_t input(std::int32_t k) const { return next_ + k <= count_ ? next_ + k : none; }
  std::int32_t count() const { return count_; }
  std::int32_t head(std::int32_t word) const { return nodes_[static_cast<std::size_t>(word)].head; }

  /// Outermost and second outermost children on each side, and how many there are.
  struct Node {
    std::int32_t head = none;
    std::int32_t left = none, left_second = none, right = none, right_second = none;
    std::int32_t lefts = 0, rights = 0;
  };
  const Node& node(std::int32_t word) const {
    return word == none ? nowhere : nodes_[static_cast<std::size_t>(word)];
  }

 private:
  static const Node nowhere;
  void hang(std::int32_t head, std::int32_t word);

  std::vector<std::int32_t> stack_;
  std::vector<Node> nodes_;
  std::int32_t next_ = 0;
  std::int32_t count_ = 0;
};

}  // namespace entente::language
