#include "entente/reading/vocabulary.h"

#include <utility>

namespace entente::reading {

namespace {

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash ? hash : 1;
}

std::uint64_t mix(std::uint64_t key) {
  key ^= key >> 31;
  key *= 0x9E3779B97F4A7C15ull;
  return key ^ (key >> 29);
}

}  // namespace

std::size_t fold(std::string_view word, char* folded) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (size >= fold_limit) return 0;
    const auto c = static_cast<unsigned char>(word[i]);
    if (c >= 'A' && c <= 'Z') {
      folded[size++] = static_cast<char>(c + 32);
    } else if (c == 0xE2 && i + 2 < word.size() && static_cast<unsigned char>(word[i + 1]) == 0x80 &&
               (static_cast<unsigned char>(word[i + 2]) == 0x99 ||
                static_cast<unsigned char>(word[i + 2]) == 0x98)) {
      folded[size++] = '\'';
      i += 2;
    } else if (c == 0xC3 && i + 1 < word.size() && size + 1 < fold_limit) {
      const auto second = static_cast<unsigned char>(word[++i]);
      folded[size++] = static_cast<char>(c);
      folded[size++] =
          static_cast<char>(second >= 0x80 && second <= 0x9E && second != 0x97 ? second + 32 : second);
    } else {
      folded[size++] = static_cast<char>(c);
    }
  }
  return size;
}

Vocabulary::Vocabulary() : slots_(1024), words_(1) {}

std::size_t Vocabulary::place(std::string_view folded, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].number != 0) {
    if (slots_[at].hash == hash && words_[slots_[at].number] == folded) return at;
    at = (at + 1) & mask;
  }
  return at;
}

std::uint32_t Vocabulary::find(std::string_view folded) const {
  return folded.empty() ? 0 : slots_[place(folded, hash_of(folded))].number;
}

void Vocabulary::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  std::swap(old, slots_);
  for (const Slot& slot : old)
    if (slot.number != 0) slots_[place(words_[slot.number], slot.hash)] = slot;
}

std::uint32_t Vocabulary::intern(std::string_view folded) {
  if (folded.empty()) return 0;
  if (words_.size() * 2 > slots_.size()) grow();
  const std::uint32_t hash = hash_of(folded);
  const std::size_t at = place(folded, hash);
  if (slots_[at].number == 0) {
    slots_[at] = {hash, static_cast<std::uint32_t>(words_.size())};
    words_.emplace_back(folded);
  }
  return slots_[at].number;
}

PhraseBook::PhraseBook() : edges_(1024), entries_(1, nothing) {}

std::uint32_t PhraseBook::child(std::uint32_t node, std::uint32_t word) const {
  if (word == 0) return 0;
  const std::uint64_t key = (static_cast<std::uint64_t>(node) << 32) | word;
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t at = mix(key) & mask; edges_[at].node != 0; at = (at + 1) & mask)
    if (edges_[at].key == key) return edges_[at].node;
  return 0;
}

void PhraseBook::insert(std::uint64_t key, std::uint32_t node) {
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = mix(key) & mask;
  while (edges_[at].node != 0) at = (at + 1) & mask;
  edges_[at] = {key, node};
}

std::uint32_t PhraseBook::grow_child(std::uint32_t node, std::uint32_t word) {
  if (const std::uint32_t found = child(node, word)) return found;
  if (++edge_count_ * 2 > edges_.size()) {
    std::vector<Edge> old(edges_.size() * 2);
    std::swap(old, edges_);
    for (const Edge& edge : old)
      if (edge.node != 0) insert(edge.key, edge.node);
  }
  entries_.push_back(nothing);
  const auto fresh = static_cast<std::uint32_t>(entries_.size() - 1);
  insert((static_cast<std::uint64_t>(node) << 32) | word, fresh);
  return fresh;
}

void PhraseBook::add(const std::vector<std::uint32_t>& words, std::uint32_t entry) {
  if (words.empty() || words[0] == 0) return;
  if (words[0] >= roots_.size()) roots_.resize(words[0] + 1, 0);
  if (roots_[words[0]] == 0) {
    entries_.push_back(nothing);
    roots_[words[0]] = static_cast<std::uint32_t>(entries_.size() - 1);
  }
  std::uint32_t node = roots_[words[0]];
  for (std::size_t i = 1; i < words.size(); ++i) node = grow_child(node, words[i]);
  links_.push_back({entry, entries_[node]});
  entries_[node] = static_cast<std::uint32_t>(links_.size() - 1);
}

}  // namespace entente::reading
