#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "entente/language/tree.h"

namespace entente::language {

/// Forms to lemmas: what a treebank says, where the endings of English would mislead, and the endings.
class Lemmas {
 public:
  /// Learns from the lemmas of the sentences: of each form and part of speech the most frequent.
  static Lemmas train(std::span<const Tree> sentences);

  /// The lemma of a form: "met" is "meet" as a verb, "talks" is "talk"; names stay as they are written.
  std::string lemma(std::string_view form, Upos upos, std::string_view xpos) const;

  /// Compact bytes, the same for the same table; `read` takes them off the front, nullopt when damaged.
  void write(std::string& bytes) const;
  static std::optional<Lemmas> read(std::string_view& bytes);

 private:
  std::string by_ending(const std::string& form, Upos upos, std::string_view xpos) const;
  std::string verb(const std::string& form, std::string_view xpos) const;
  std::string stem_of(const std::string& stem) const;

  std::unordered_map<std::string, std::string> exceptions_;  // letter of the part of speech and form → lemma
  std::unordered_set<std::string> verbs_;                    // lemmas, to choose between "plane" and "plan"
};

}  // namespace entente::language
