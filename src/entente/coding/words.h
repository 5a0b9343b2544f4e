#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::coding {

using WordNumber = std::uint32_t;
inline constexpr WordNumber unknown_word = UINT32_MAX;

/// Every word that a dictionary knows, as a number. Letters of ASCII count as equal in upper and lower case.
class WordNumbers {
 public:
  WordNumber add(std::string_view word);
  WordNumber find(std::string_view word) const;  // unknown_word if no dictionary has it
  const std::string& word(WordNumber number) const { return words_[number]; }
  std::size_t size() const { return words_.size(); }

 private:
  void grow();
  std::vector<std::string> words_;  // in capitals
  std::vector<std::uint32_t> slots_;
};

/// Phrases of words, each with a number of its own; finds the longest one that starts at a word.
class PhraseTrie {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;
  /// The payload of that phrase; set to `payload` if the phrase is new.
  std::uint32_t& add(std::span<const WordNumber> phrase, std::uint32_t payload);
  struct Match {
    std::uint32_t payload = none;
    std::uint32_t length = 0;  // words
  };
  Match longest(std::span<const WordNumber> words) const;
  bool empty() const { return payloads_.size() == 1; }

 private:
  std::uint32_t child(std::uint32_t node, WordNumber word) const;
  void insert(std::uint64_t key, std::uint32_t node);
  struct Slot {
    std::uint64_t key = UINT64_MAX;
    std::uint32_t node = none;
  };
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::vector<std::uint32_t> payloads_ = {none};  // by node; node 0 is the root
};

std::string capitals(std::string_view text);

}  // namespace entente::coding
