#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::reading {

/// Lower case and one form of the apostrophe, as tables and texts are compared. `folded` receives at most
/// `fold_limit` bytes; longer words are nobody's cue and stay unknown.
inline constexpr std::size_t fold_limit = 48;
std::size_t fold(std::string_view word, char* folded);

/// Numbers for words: 0 is every unknown word. Open addressing on one flat table, since each token of each
/// document asks once.
class Vocabulary {
 public:
  Vocabulary();
  std::uint32_t find(std::string_view folded) const;
  std::uint32_t intern(std::string_view folded);
  std::size_t size() const { return words_.size(); }
  const std::string& word(std::uint32_t number) const { return words_[number]; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;
  };
  std::size_t place(std::string_view folded, std::uint32_t hash) const;
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::string> words_;
};

/// Phrases of word numbers with what they stand for: a trie whose edges live in one flat hash table.
class PhraseBook {
 public:
  static constexpr std::uint32_t nothing = UINT32_MAX;

  PhraseBook();
  void add(const std::vector<std::uint32_t>& words, std::uint32_t entry);
  /// The node after the first word, or 0.
  std::uint32_t root(std::uint32_t word) const { return word < roots_.size() ? roots_[word] : 0; }
  std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
  /// First entry that ends at the node, or `nothing`; the others follow by `next`.
  std::uint32_t first(std::uint32_t node) const { return entries_[node]; }
  std::uint32_t next(std::uint32_t link) const { return links_[link].next; }
  std::uint32_t entry(std::uint32_t link) const { return links_[link].entry; }

 private:
  struct Edge {
    std::uint64_t key = 0;
    std::uint32_t node = 0;
  };
  struct Link {
    std::uint32_t entry = 0;
    std::uint32_t next = nothing;
  };
  std::uint32_t grow_child(std::uint32_t node, std::uint32_t word);
  void insert(std::uint64_t key, std::uint32_t node);

  std::vector<std::uint32_t> roots_;
  std::vector<Edge> edges_;
  std::size_t edge_count_ = 0;
  std::vector<std::uint32_t> entries_;  // per node: first link
  std::vector<Link> links_;
};

}  // namespace entente::reading
