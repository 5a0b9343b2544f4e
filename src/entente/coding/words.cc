#include "entente/coding/words.h"

namespace entente::coding {
namespace {

char capital(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 1469598103934665603ULL;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(capital(c))) * 1099511628211ULL;
  }
  return hash ^ (hash >> 29U);
}

bool same(std::string_view word, const std::string& in_capitals) {
  if (word.size() != in_capitals.size()) {
    return false;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (capital(word[i]) != in_capitals[i]) {
      return false;
    }
  }
  return true;
}

std::uint64_t mix(std::uint64_t key) {
  key *= 0x9E3779B97F4A7C15ULL;
  return key ^ (key >> 31U);
}

}  // namespace

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = capital(c);
  }
  return out;
}

WordNumber WordNumbers::find(std::string_view word) const {
  if (slots_.empty()) {
    return unknown_word;
  }
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_of(word) & mask;; at = (at + 1) & mask) {
    if (slots_[at] == unknown_word || same(word, words_[slots_[at]])) {
      return slots_[at];
    }
  }
}

WordNumber WordNumbers::add(std::string_view word) {
  const WordNumber known = find(word);
  if (known != unknown_word) {
    return known;
  }
  words_.push_back(capitals(word));
  if (words_.size() * 2 >= slots_.size()) {
    grow();
    return static_cast<WordNumber>(words_.size() - 1);
  }
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash_of(word) & mask;
  while (slots_[at] != unknown_word) {
    at = (at + 1) & mask;
  }
  slots_[at] = static_cast<WordNumber>(words_.size() - 1);
  return slots_[at];
}

void WordNumbers::grow() {
  slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, unknown_word);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::size_t at = hash_of(words_[i]) & mask;
    while (slots_[at] != unknown_word) {
      at = (at + 1) & mask;
    }
    slots_[at] = static_cast<WordNumber>(i);
  }
}

std::uint32_t PhraseTrie::child(std::uint32_t node, WordNumber word) const {
  if (slots_.empty() || word == unknown_word) {
    return none;
  }
  const std::uint64_t key = (static_cast<std::uint64_t>(node) << 32U) | word;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = mix(key) & mask;; at = (at + 1) & mask) {
    if (slots_[at].key == key || slots_[at].node == none) {
      return slots_[at].node;
    }
  }
}

void PhraseTrie::insert(std::uint64_t key, std::uint32_t node) {
  if ((used_ + 1) * 2 >= slots_.size()) {
    std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
    old.swap(slots_);
    used_ = 0;
    for (const Slot& slot : old) {
      if (slot.node != none) {
        insert(slot.key, slot.node);
      }
    }
  }
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = mix(key) & mask;
  while (slots_[at].node != none) {
    at = (at + 1) & mask;
  }
  slots_[at] = {key, node};
  ++used_;
}

std::uint32_t& PhraseTrie::add(std::span<const WordNumber> phrase, std::uint32_t payload) {
  std::uint32_t node = 0;
  for (const WordNumber word : phrase) {
    std::uint32_t next = child(node, word);
    if (next == none) {
      next = static_cast<std::uint32_t>(payloads_.size());
      payloads_.push_back(none);
      insert((static_cast<std::uint64_t>(node) << 32U) | word, next);
    }
    node = next;
  }
  if (payloads_[node] == none) {
    payloads_[node] = payload;
  }
  return payloads_[node];
}

PhraseTrie::Match PhraseTrie::longest(std::span<const WordNumber> words) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    node = child(node, words[i]);
    if (node == none) {
      break;
    }
    if (payloads_[node] != none) {
      best = {payloads_[node], static_cast<std::uint32_t>(i + 1)};
    }
  }
  return best;
}

}  // namespace entente::coding
