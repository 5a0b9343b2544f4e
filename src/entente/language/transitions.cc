#include "entente/language/transitions.h"

#include <algorithm>

namespace entente::language {

const ParseState::Node ParseState::nowhere{};

void ParseState::open(std::int32_t n) {
  stack_.clear();
  nodes_.assign(static_cast<std::size_t>(n) + 1, {});
  next_ = 0;
  count_ = n;
}

bool ParseState::legal(Step step) const {
  switch (step) {
    case Step::shift:
      return next_ < count_;
    // One root: only the last word left on the stack may hang under it.
    case Step::left:
      return !stack_.empty() && (next_ < count_ || stack_.size() == 1);
    case Step::right:
      return stack_.size() >= 2;
  }
  return false;
}

void ParseState::take(Step step) {
  if (step == Step::shift) {
    stack_.push_back(next_++);
    return;
  }
  const std::int32_t word = stack_.back();
  hang(step == Step::left ? next_ : stack_[stack_.size() - 2], word);
  stack_.pop_back();
}

void ParseState::hang(std::int32_t head, std::int32_t word) {
  nodes_[static_cast<std::size_t>(word)].head = head;
  Node& node = nodes_[static_cast<std::size_t>(head)];
  if (word < head) {
    node.left_second = node.left;
    node.left = word;
    ++node.lefts;
  } else {
    node.right_second = node.right;
    node.right = word;
    ++node.rights;
  }
}

std::array<int, step_count> ParseState::costs(const std::vector<std::int32_t>& heads) const {
  std::array<int, step_count> costs = {illegal, illegal, illegal};
  const std::int32_t top = stack(0), below = stack(1);
  const auto head = [&](std::int32_t word) { return heads[static_cast<std::size_t>(word)]; };
  int still_to_come = 0;  // children of the top that a pop would lose
  for (std::int32_t i = next_; top != none && i < count_; ++i) still_to_come += head(i) == top ? 1 : 0;
  if (legal(Step::left))
    costs[1] = still_to_come + ((below != none && head(top) == below) || head(top) > next_ ? 1 : 0);
  if (legal(Step::right)) costs[2] = still_to_come + (head(top) >= next_ ? 1 : 0);
  if (legal(Step::shift)) {
    int lost = 0;
    for (std::size_t i = 0; i < stack_.size(); ++i) {
      lost += head(stack_[i]) == next_ ? 1 : 0;
      lost += i + 1 < stack_.size() && head(next_) == stack_[i] ? 1 : 0;
    }
    costs[0] = lost;
  }
  return costs;
}

}  // namespace entente::language
