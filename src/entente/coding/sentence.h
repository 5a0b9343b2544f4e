#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entente/coding/dictionaries.h"
#include "entente/language/tree.h"

namespace entente::coding {

/// An actor or a role that the words of a sentence name.
struct Mention {
  std::uint32_t start = 0, length = 0;
  std::string_view code;
  bool agent = false;
  bool before = false;  // an agent's code that stands before the actor's
};

/// A member of a set of words, as it stands in the sentence.
struct SetMatch {
  std::uint32_t set = 0, start = 0, length = 0;
};

/// A sentence in the numbers of the dictionaries. Made once, filled again for every sentence.
class Sentence {
 public:
  explicit Sentence(const Dictionaries& dictionaries);
  /// Numbers the words; finds members of sets and, of actors with a code on that day, the longest phrases.
  void read(const language::Tree& tree, std::int32_t date);
  /// Passes over the words [first, last): they name nobody and hold no deed.
  void hide(std::uint32_t first, std::uint32_t last);
  bool hidden(std::uint32_t i) const { return hidden_[i] != 0; }

  const Dictionaries& dictionaries() const { return *dictionaries_; }
  const language::Tree& tree() const { return *tree_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(forms.size()); }
  const language::Word& word(std::uint32_t i) const { return (*tree_)[i]; }
  bool is(std::uint32_t i, WordNumber number) const { return forms[i] == number || lemmas[i] == number; }
  /// Whether the sentence has that key of VerbPattern::needs.
  bool has(std::uint32_t key) const;
  bool under(std::uint32_t i, std::uint32_t top) const;  // i is top or hangs below it

  std::vector<WordNumber> forms, lemmas;
  std::vector<Mention> mentions;  // from left to right
  std::vector<SetMatch> sets;

 private:
  void find_sets();
  void find_mentions(std::int32_t date);
  void mark(std::uint32_t key);
  bool somebodys(std::uint32_t i, std::uint32_t length) const;
  bool in_participle(std::uint32_t end) const;

  const Dictionaries* dictionaries_;
  const language::Tree* tree_ = nullptr;
  std::vector<std::uint32_t> seen_words_, seen_sets_;  // the round in which a key was last seen
  std::vector<std::uint8_t> hidden_;
  std::uint32_t round_ = 0;
};

/// The code of an actor on a day; empty: none.
std::string_view code_on(const std::vector<DatedCode>& codes, std::int32_t date);

}  // namespace entente::coding
