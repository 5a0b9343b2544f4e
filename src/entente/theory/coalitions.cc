#include "entente/theory/coalitions.h"

#include <algorithm>
#include <bit>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

std::size_t size_of(Coalition coalition) {
  return static_cast<std::size_t>(std::popcount(coalition));
}

Coalition everybody(const QuorumRule& rule) {
  return static_cast<Coalition>((std::uint64_t{1} << rule.members) - 1);
}

void check(const QuorumRule& rule) {
  base::require(rule.members <= most_quorum_members, "at most 16 members decide by quorum");
  base::require(rule.quorum <= rule.members, "a quorum is at most all members");
  base::require((rule.vetoes & ~everybody(rule)) == 0, "a veto is held by a member");
}

// Coalitions are built member by member; a part that cannot agree is never built upon, nor is one that can no
// longer become as wide as needed: as the quorum, later as the widest found.
class AgreeingSearch {
 public:
  AgreeingSearch(const QuorumRule& rule, const CanAgree& can_agree) : rule_(rule), can_agree_(can_agree) {
    // Vetoes first: without one of them nothing passes.
    for (std::size_t i = 0; i < rule.members; ++i)
      if (rule.vetoes >> i & 1) order_.push_back(i);
    for (std::size_t i = 0; i < rule.members; ++i)
      if (!(rule.vetoes >> i & 1)) order_.push_back(i);
    widest_ = std::max(rule.quorum, size_of(rule.vetoes));
  }

  std::optional<Coalition> some() { return can_agree_(0) ? first(0, 0) : std::nullopt; }

  std::vector<Coalition> widest() {
    if (can_agree_(0)) extend(0, 0);
    std::sort(found_.begin(), found_.end());
    return std::move(found_);
  }

 private:
  bool veto(std::size_t member) const { return rule_.vetoes >> member & 1; }

  std::optional<Coalition> first(std::size_t from, Coalition coalition) {
    if (size_of(coalition) + order_.size() - from < widest_) return std::nullopt;
    if (passes(rule_, coalition)) return coalition;
    const std::size_t member = order_[from];
    const Coalition with = coalition | Coalition{1} << member;
    if (can_agree_(with))
      if (const auto found = first(from + 1, with)) return found;
    return veto(member) ? std::nullopt : first(from + 1, coalition);
  }

  void extend(std::size_t from, Coalition coalition) {
    if (size_of(coalition) + order_.size() - from < widest_) return;
    if (from == order_.size()) {
      if (size_of(coalition) > widest_) found_.clear();
      widest_ = size_of(coalition);
      found_.push_back(coalition);
      return;
    }
    const std::size_t member = order_[from];
    const Coalition with = coalition | Coalition{1} << member;
    if (can_agree_(with)) extend(from + 1, with);
    if (!veto(member)) extend(from + 1, coalition);
  }

  const QuorumRule& rule_;
  const CanAgree& can_agree_;
  std::vector<std::size_t> order_;
  std::size_t widest_ = 0;
  std::vector<Coalition> found_;
};

}  // namespace

bool passes(const QuorumRule& rule, Coalition accepting) {
  check(rule);
  return (rule.vetoes & ~accepting) == 0 && size_of(accepting & everybody(rule)) >= rule.quorum;
}

std::vector<Coalition> minimal_winning(const QuorumRule& rule) {
  check(rule);
  const std::size_t size = std::max(rule.quorum, size_of(rule.vetoes));
  std::vector<Coalition> found;
  for (Coalition coalition = 0; coalition <= everybody(rule); ++coalition)
    if (size_of(coalition) == size && (rule.vetoes & ~coalition) == 0) found.push_back(coalition);
  return found;
}

bool blocks(const QuorumRule& rule, Coalition coalition) {
  return !passes(rule, everybody(rule) & ~coalition);
}

bool robust_to_one_defection(const QuorumRule& rule, Coalition accepting) {
  if (!passes(rule, accepting)) return false;
  const Coalition free = accepting & everybody(rule) & ~rule.vetoes;
  return free == 0 || size_of(accepting & everybody(rule)) > rule.quorum;
}

std::vector<Coalition> widest_agreeing(const QuorumRule& rule, const CanAgree& can_agree) {
  check(rule);
  return AgreeingSearch(rule, can_agree).widest();
}

std::optional<Coalition> some_agreeing(const QuorumRule& rule, const CanAgree& can_agree) {
  check(rule);
  return AgreeingSearch(rule, can_agree).some();
}

}  // namespace entente::theory
