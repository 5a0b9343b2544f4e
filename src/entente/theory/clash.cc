#include "entente/theory/clash.h"

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

// Whether there is a clash to explain: together they fail, and it is they who make it fail.
bool has_clash(std::size_t n, const Feasible& feasible) {
  return !feasible(std::vector<bool>(n, true)) && feasible(std::vector<bool>(n, false));
}

std::vector<std::size_t> delete_one_by_one(std::size_t n, const Feasible& feasible) {
  std::vector<bool> kept(n, true);
  for (std::size_t k = n; k-- > 0;) {
    kept[k] = false;
    if (feasible(kept)) kept[k] = true;
  }
  return indices(kept);
}

}  // namespace

std::vector<std::size_t> irreducible_clash(std::size_t n, const Feasible& feasible) {
  if (!has_clash(n, feasible)) return {};
  return delete_one_by_one(n, feasible);
}

std::vector<std::size_t> smallest_clash(std::size_t n, const Feasible& feasible) {
  if (!has_clash(n, feasible)) return {};
  for (std::size_t size = 1; size <= 3 && size <= n; ++size) {
    std::vector<bool> kept(n, false);
    if (extend(kept, 0, size, feasible)) return indices(kept);
  }
  return delete_one_by_one(n, feasible);
}

}  // namespace entente::theory
