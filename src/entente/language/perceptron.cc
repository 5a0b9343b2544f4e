#include "entente/language/perceptron.h"

#include <algorithm>
#include <cstdlib>

#include "entente/base/require.h"

namespace entente::language {

Perceptron::Perceptron(std::size_t labels) : labels_(labels), slots_(1u << 16), entries_(1) {
  base::require(labels >= 1 && labels <= 126, "a perceptron has 1 to 126 classes");
}

std::size_t Perceptron::find(Feature feature) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (feature * 0x9e3779b97f4a7c15ULL >> 20) & mask;
  while (slots_[at].first != 0 && slots_[at].feature != feature) at = (at + 1) & mask;
  return at;
}

void Perceptron::score(std::span<const Feature> features, std::vector<std::int32_t>& scores) const {
  scores.assign(labels_, 0);
  for (const Feature feature : features)
    for (std::uint32_t e = slots_[find(feature)].first; e != 0; e = entries_[e].next)
      scores[entries_[e].label] += entries_[e].value;
}

void Perceptron::learn(std::span<const Feature> features, std::size_t right, std::size_t taken) {
  for (const Feature feature : features) {
    change(feature, right, 1);
    change(feature, taken, -1);
  }
}

void Perceptron::change(Feature feature, std::size_t label, std::int32_t by) {
  if (used_ * 2 >= slots_.size()) grow();
  Slot& slot = slots_[find(feature)];
  if (slot.first == 0) {
    slot.feature = feature;
    ++used_;
  }
  std::uint32_t e = slot.first;
  while (e != 0 && entries_[e].label != label) e = entries_[e].next;
  if (e == 0) {
    e = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({0, 0, slot.first, static_cast<std::uint8_t>(label)});
    slot.first = e;
  }
  entries_[e].value += by;
  entries_[e].summed += steps_ * by;
}

void Perceptron::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.size() * 2, {});
  for (const Slot& slot : old)
    if (slot.first != 0) slots_[find(slot.feature)] = slot;
}

// (value - summed / steps) × scale, rounded half away from zero, in whole numbers.
std::int64_t Perceptron::units(const Entry& entry, int scale) const {
  const std::int64_t sum = (static_cast<std::int64_t>(entry.value) * steps_ - entry.summed) * scale;
  return (sum + (sum < 0 ? -steps_ / 2 : steps_ / 2)) / steps_;
}

std::vector<Weight> Perceptron::averages(int scale, int least) const {
  std::vector<Weight> weights;
  for (const Slot& slot : slots_)
    for (std::uint32_t e = slot.first; e != 0; e = entries_[e].next) {
      const std::int64_t value = units(entries_[e], scale);
      if (value == 0 || std::llabs(value) < least) continue;
      weights.push_back({slot.feature, entries_[e].label,
                         static_cast<std::int8_t>(std::clamp<std::int64_t>(value, -127, 127))});
    }
  std::sort(weights.begin(), weights.end(), [](const Weight& a, const Weight& b) {
    return a.feature != b.feature ? a.feature < b.feature : a.label < b.label;
  });
  return weights;
}

std::uint64_t Shuffler::next() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

void Shuffler::shuffle(std::vector<std::size_t>& order) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[below(i)]);
}

}  // namespace entente::language
