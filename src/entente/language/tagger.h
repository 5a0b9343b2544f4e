#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/language/tree.h"
#include "entente/language/weights.h"
#include "entente/language/word_forms.h"

namespace entente::language {

/// Attributes of a sentence's words that the tagger's features are made of, hashed once per sentence.
class TagContext {
 public:
  TagContext(const Tree& tree, const KnownForms& known, bool heading);

  /// The features of word i after the tags of the two words before it (class numbers; -1 before the first).
  void features(std::size_t i, int tag, int tag_before, std::vector<Feature>& features) const;
  std::size_t size() const { return words_.size(); }

 private:
  struct Attributes {
    std::uint64_t form = 0, lower = 0, shape = 0, tags = 0;
    std::uint64_t suffix[5] = {};
    std::uint64_t prefix[3] = {};
    std::uint64_t flags = 0;
  };
  static Attributes attributes(const std::string& form, bool first, const KnownForms& known);
  const Attributes& at(std::ptrdiff_t i) const;

  std::vector<Attributes> words_;
  Attributes before_, after_;
};

/// A tag as one class: universal and treebank tag together, "NOUN|NNS".
struct Tag {
  Upos upos = Upos::x;
  std::string xpos;
};
std::string name_of(const Tag& tag);
Tag tag_of(std::string_view name);

/// Tags from left to right, each word once. Returns class numbers. `given`: the class of each word where it
/// is known, -1 elsewhere; empty: nothing is known. Source: [collins2002].
std::vector<int> tag_words(const TagContext& context, const Weights& weights, std::size_t classes,
                           const std::vector<int>& given = {});

/// The next likely reading of a word among some classes, and by how much its score falls short of the taken
/// one; class -1 when `allowed` has none.
struct OtherTag {
  int tag = -1;
  std::int64_t short_of = 0;
};
OtherTag other_tag(const TagContext& context, const Weights& weights, const std::vector<int>& tags,
                   std::size_t word, const std::vector<char>& allowed);

}  // namespace entente::language
