#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "entente/reading/find_claims.h"

namespace entente::reading {

namespace {

using evidence::Claim;

constexpr double same_span = 0.5;

struct Pair {
  double overlap;
  std::size_t old_index, fresh_index;
};

std::size_t number_of(const Claim& claim) {
  const std::size_t hash = claim.id.rfind('#');
  std::size_t value = 0;
  for (std::size_t i = hash == std::string::npos ? claim.id.size() : hash + 1; i < claim.id.size(); ++i)
    if (claim.id[i] >= '0' && claim.id[i] <= '9')
      value = value * 10 + static_cast<std::size_t>(claim.id[i] - '0');
  return value;
}

// Candidates by start: two spans with Jaccard ≥ 0.5 start no further apart than the longer one's length.
std::vector<Pair> pairs(const std::vector<Claim>& old, const std::vector<Claim>& fresh) {
  std::unordered_map<std::string, std::vector<std::size_t>> by_document;
  for (std::size_t i = 0; i < old.size(); ++i) by_document[old[i].document].push_back(i);
  std::vector<Pair> found;
  for (auto& [name, indices] : by_document)
    std::sort(indices.begin(), indices.end(),
              [&](std::size_t a, std::size_t b) { return old[a].span.start < old[b].span.start; });
  for (std::size_t j = 0; j < fresh.size(); ++j) {
    const auto indices = by_document.find(fresh[j].document);
    if (indices == by_document.end()) continue;
    const std::size_t reach = 2 * fresh[j].span.length();
    const std::size_t low = fresh[j].span.start > reach ? fresh[j].span.start - reach : 0;
    auto at = std::lower_bound(indices->second.begin(), indices->second.end(), low,
                               [&](std::size_t i, std::size_t start) { return old[i].span.start < start; });
    for (; at != indices->second.end() && old[*at].span.start <= fresh[j].span.end; ++at) {
      const double overlap = jaccard(old[*at].span, fresh[j].span);
      if (old[*at].type == fresh[j].type && overlap >= same_span) found.push_back({overlap, *at, j});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Pair& a, const Pair& b) { return a.overlap > b.overlap; });
  return found;
}

void inherit(const Claim& from, Claim& to) {
  to.id = from.id;
  to.status = from.status;
  if (from.status != evidence::ClaimStatus::corrected) return;
  const evidence::Claim read = to;  // an analyst's correction outlives a new reading; the span may have moved
  to = from;
  to.span = read.span;
  to.quote = read.quote;
  to.sentence = read.sentence;
}

}  // namespace

std::vector<Claim> keep_ids(const std::vector<Claim>& old, std::vector<Claim> fresh) {
  std::unordered_map<std::string, std::size_t> highest;
  for (const Claim& claim : old)
    highest[claim.document] = std::max(highest[claim.document], number_of(claim));
  std::vector<char> old_taken(old.size(), 0), settled(fresh.size(), 0);
  for (const Pair& pair : pairs(old, fresh)) {
    if (old_taken[pair.old_index] || settled[pair.fresh_index]) continue;
    old_taken[pair.old_index] = settled[pair.fresh_index] = 1;
    inherit(old[pair.old_index], fresh[pair.fresh_index]);
  }
  for (std::size_t j = 0; j < fresh.size(); ++j)
    if (!settled[j]) fresh[j].id = fresh[j].document + '#' + std::to_string(++highest[fresh[j].document]);
  return fresh;
}

}  // namespace entente::reading
