#include "entente/theory/link_states.h"

#include <algorithm>
#include <map>

namespace entente::theory {

template <class Visit>
void LinkStates::sets_of(const Link& link, Visit&& visit) const {
  if (!link.restriction) {
    for (const OptionSet& set : space_->interactions()[link.index].when) visit(set, false);
    return;
  }
  for (const OptionSet& set : space_->restrictions()[link.index].when) visit(set, false);
  for (const OptionSet& set : space_->restrictions()[link.index].then) visit(set, true);
}

LinkStates::LinkStates(const PackageSpace& space, const std::vector<std::size_t>& issues, bool interactions)
    : space_(&space), position_(space.issues(), space.issues()) {
  for (const std::size_t issue : issues) position_[issue] = 0;
  find_links(space, interactions);
  settle_order(issues);
  place_links();
  classify();
}

void LinkStates::find_links(const PackageSpace& space, bool interactions) {
  const auto ours = [&](const Link& link) {
    bool inside = false;
    sets_of(link, [&](const OptionSet& set, bool) { inside = position_[set.issue] == 0; });
    return inside;
  };
  for (std::size_t r = 0; r < space.restrictions().size(); ++r)
    if (const Link link{true, r}; ours(link)) links_.push_back(link);
  for (std::size_t q = 0; interactions && q < space.interactions().size(); ++q)
    if (const Link link{false, q}; ours(link)) links_.push_back(link);
}

// Always the issue after which the fewest links are open; of equals the one with more links closed, then the
// lowest number.
void LinkStates::settle_order(const std::vector<std::size_t>& issues) {
  std::vector<std::vector<std::size_t>> needs(links_.size());
  for (std::size_t l = 0; l < links_.size(); ++l) {
    sets_of(links_[l], [&](const OptionSet& set, bool) { needs[l].push_back(set.issue); });
    std::sort(needs[l].begin(), needs[l].end());
    needs[l].erase(std::unique(needs[l].begin(), needs[l].end()), needs[l].end());
  }
  std::vector<std::size_t> left(issues), settled_sets(links_.size(), 0);
  const auto open_after = [&](std::size_t issue) {
    std::size_t open = 0;
    for (std::size_t l = 0; l < links_.size(); ++l) {
      const bool named = std::binary_search(needs[l].begin(), needs[l].end(), issue);
      const std::size_t done = settled_sets[l] + named;
      open += done > 0 && done < needs[l].size();
    }
    return open;
  };
  while (!left.empty()) {
    std::size_t best = 0, fewest = open_after(left[0]);
    for (std::size_t k = 1; k < left.size(); ++k)
      if (const std::size_t open = open_after(left[k]); open < fewest) best = k, fewest = open;
    const std::size_t issue = left[best];
    position_[issue] = order_.size();
    order_.push_back(issue);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    for (std::size_t l = 0; l < links_.size(); ++l)
      settled_sets[l] += std::binary_search(needs[l].begin(), needs[l].end(), issue);
  }
}

void LinkStates::place_links() {
  open_.resize(order_.size());
  after_.resize(order_.size());
  for (std::size_t l = 0; l < links_.size(); ++l) {
    Link& link = links_[l];
    link.first = order_.size();
    sets_of(link, [&](const OptionSet& set, bool then) {
      const std::size_t position = position_[set.issue];
      link.first = std::min(link.first, position);
      link.last = std::max(link.last, position);
      (then ? link.last_then : link.last_when) =
          std::max(then ? link.last_then : link.last_when, position + 1);
    });
    for (std::size_t p = link.first; p <= link.last; ++p) open_[p].push_back(l);
    for (std::size_t p = link.first; p < link.last; ++p) after_[p].push_back(l);
  }
}

// What an option does to every open link is its class.
void LinkStates::classify() {
  for (std::size_t p = 0; p < order_.size(); ++p) {
    std::map<std::string, std::size_t> numbers;
    classes_.emplace_back();
    effects_.emplace_back();
    for (std::size_t option = 0; option < space_->options(order_[p]); ++option) {
      std::string effects;
      for (const std::size_t l : open_[p]) {
        unsigned effect = keeps_when | keeps_then;
        sets_of(links_[l], [&](const OptionSet& set, bool then) {
          if (set.issue == order_[p] && !set.options[option]) effect &= ~(then ? keeps_then : keeps_when);
        });
        effects.push_back(static_cast<char>(effect));
      }
      const auto [place, added] = numbers.try_emplace(effects, classes_.back().size());
      if (added) {
        classes_.back().emplace_back();
        effects_.back() += effects;
      }
      classes_.back()[place->second].push_back(option);
    }
  }
}

// A link whose condition fails is settled, and so is one whose consequences all hold: marks that mean the
// same future are made the same.
char LinkStates::mark(const Link& link, char before, std::size_t position, unsigned effect) {
  if (before == settled || (effect & keeps_when) == 0) return settled;
  if (!link.restriction) return pending;
  if (before == then_failed || (effect & keeps_then) == 0) return then_failed;
  return link.last_then > 0 && position + 1 >= link.last_then ? settled : pending;
}

bool LinkStates::step(std::size_t position, const State& state, std::size_t class_number, State& next,
                      std::vector<std::size_t>& holding) const {
  next.clear();
  holding.clear();
  std::size_t at = 0;
  const char* effect = effects_[position].data() + class_number * open_[position].size();
  for (const std::size_t l : open_[position]) {
    const Link& link = links_[l];
    char before = pending;
    if (link.first < position)
      before = state[at++];
    else if (link.restriction && link.last_then == 0)
      before = then_failed;  // no consequence to keep: the condition must fail
    const char now = mark(link, before, position, static_cast<unsigned>(*effect++));
    if (link.restriction && now == then_failed && position + 1 >= link.last_when) return false;
    if (!link.restriction && now == pending && position == link.last) holding.push_back(link.index);
    if (position < link.last) next.push_back(now);
  }
  return true;
}

std::vector<std::size_t> LinkStates::interactions_after(std::size_t position) const {
  std::vector<std::size_t> result;
  for (const std::size_t l : after_[position])
    result.push_back(links_[l].restriction ? no_interaction : links_[l].index);
  return result;
}

std::vector<std::size_t> LinkStates::possible(std::size_t position, const State& state) const {
  std::vector<std::size_t> result;
  std::size_t at = 0;
  for (const std::size_t l : position > 0 ? after_[position - 1] : std::vector<std::size_t>())
    if (state[at++] != settled && !links_[l].restriction) result.push_back(links_[l].index);
  for (const Link& link : links_)
    if (!link.restriction && link.first >= position) result.push_back(link.index);
  return result;
}

}  // namespace entente::theory
