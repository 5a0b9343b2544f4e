#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::language {

/// Universal part-of-speech tags. Source: [nivre2020].
enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};
std::string_view name_of(Upos upos);  // "ADJ"
std::optional<Upos> upos_of(std::string_view name);

/// Universal dependency relations without their subtypes. Names of version 1 map to those of version 2
/// ("dobj" is obj, "nsubjpass" is nsubj). Source: [nivre2020].
enum class Relation : std::uint8_t {
  acl,
  advcl,
  advmod,
  amod,
  appos,
  aux,
  case_marking,
  cc,
  ccomp,
  clf,
  compound,
  conj,
  cop,
  csubj,
  dep,
  det,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nsubj,
  nummod,
  obj,
  obl,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};
std::string_view name_of(Relation relation);
std::optional<Relation> relation_of(std::string_view label);  // of "nsubj:pass" and "dobj" too

inline constexpr std::uint32_t no_word = UINT32_MAX;

/// One word of a sentence as a treebank counts words: clitics, possessive marks and the parts of most
/// hyphenated compounds stand alone.
struct Word {
  std::string form, lemma, xpos;
  std::string label;     // the whole relation, "nsubj:pass"
  std::string features;  // "Number=Sing|Person=3", kept from CoNLL-U; empty when unknown
  std::string misc;      // kept from CoNLL-U
  Upos upos = Upos::x;
  Relation relation = Relation::dep;
  std::uint32_t head = no_word;  // index into Tree::words; no_word: the root
  std::uint32_t start = 0;       // bytes [start, end) of the text that it was read from
  std::uint32_t end = 0;
  bool space_after = true;
};

/// A sentence with its dependency tree. Build or change `words`, then call `link()` before `children`.
class Tree {
 public:
  std::vector<Word> words;
  std::vector<std::string> comments;  // of a CoNLL-U file, without '#'

  std::size_t size() const { return words.size(); }
  const Word& operator[](std::uint32_t i) const { return words[i]; }
  /// Fills the lists of children from the heads.
  void link();
  /// Dependents of a word from left to right; those of `no_word` are the roots.
  std::span<const std::uint32_t> children(std::uint32_t i) const;
  /// First child with that relation (and, if given, that label); no_word if none.
  std::uint32_t child(std::uint32_t i, Relation relation) const;
  std::uint32_t child(std::uint32_t i, std::string_view label) const;
  /// First and after-last word of what hangs under a word, the word included.
  struct Reach {
    std::uint32_t first = 0, last = 0;
  };
  Reach reach(std::uint32_t i) const;

 private:
  std::vector<std::uint32_t> offsets_, lists_;
};

}  // namespace entente::language
