#include "entente/theory/clash.h"

#include "entente/base/require.h"

namespace entente::theory {
namespace {

std::vector<std::size_t> indices(const std::vector<bool>& kept) {
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < kept.size(); ++k)
    if (kept[k]) result.push_back(k);
  return result;
}

// Extends `kept` by `more` members from `from` on, in lexicographic order, until it is infeasible.
bool extend(std::vector<bool>& kept, std::size_t from, std::size_t more, const Feasible& feasible) {
  if (more == 0) return !feasible(kept);
  for (std::size_t k = from; k + more <= kept.size(); ++k) {
    kept[k] = true;
    if (extend(kept, k + 1, more - 1, feasible)) return true;
    kept[k] = false;
  }
  return false;
}

// The deletion filter over the constraints left in `members`, from the last to the first. Where a whole range
// can go, each of its members could have gone one by one; where it cannot, its halves are tried, and if the
// later half went, the earlier one is known to hold a member.
class Filter {
 public:
  Filter(std::vector<bool> kept, const Feasible& feasible)
      : kept_(std::move(kept)), members_(indices(kept_)), feasible_(feasible) {}

  /// `kept` must be infeasible.
  std::vector<std::size_t> irreducible() {
    // That the whole cannot go is asked at last: it matters only where a single member seems to be left.
    filter(0, members_.size(), true);
    std::vector<std::size_t> members = indices(kept_);
    if (members.size() == 1 && !feasible_(std::vector<bool>(kept_.size(), false))) members.clear();
    return members;
  }

 private:
  void keep(std::size_t begin, std::size_t end, bool kept) {
    for (std::size_t k = begin; k < end; ++k) kept_[members_[k]] = kept;
  }

  // Returns whether the whole range went. `needed`: it is known that it cannot.
  bool filter(std::size_t begin, std::size_t end, bool needed) {
    if (begin == end) return true;
    if (!needed) {
      keep(begin, end, false);
      if (!feasible_(kept_)) return true;
      keep(begin, end, true);
    }
    if (end - begin == 1) return false;
    const std::size_t middle = begin + (end - begin) / 2;
    const bool later_went = filter(middle, end, false);
    filter(begin, middle, later_went);
    return false;
  }

  std::vector<bool> kept_;
  std::vector<std::size_t> members_;
  const Feasible& feasible_;
};

}  // namespace

std::vector<std::size_t> irreducible_clash(std::size_t n, const Feasible& feasible,
                                           std::span<const std::size_t> likely) {
  std::vector<bool> kept(n, false);
  for (std::size_t k : likely) {
    base::require(k < n, "a likely member is one of the constraints");
    kept[k] = true;
  }
  if (!likely.empty() && !feasible(kept)) return Filter(kept, feasible).irreducible();
  kept.assign(n, true);
  if (feasible(kept)) return {};
  return Filter(kept, feasible).irreducible();
}

std::vector<std::size_t> smallest_clash(std::size_t n, const Feasible& feasible) {
  if (feasible(std::vector<bool>(n, true)) || !feasible(std::vector<bool>(n, false))) return {};
  for (std::size_t size = 1; size <= 3 && size <= n; ++size) {
    std::vector<bool> kept(n, false);
    if (extend(kept, 0, size, feasible)) return indices(kept);
  }
  return Filter(std::vector<bool>(n, true), feasible).irreducible();
}

}  // namespace entente::theory
