#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/coding/sentence.h"

namespace entente::coding {

/// Who a noun phrase names: an actor, roles, or a role of nobody in particular ("---GOV").
struct ActorMeaning {
  std::string actor;                  // empty: none
  std::vector<const Mention*> roles;  // in the order in which their codes follow
  bool shared = false;                // the actor came from a phrase such as "of Arnor" or "Danish"

  bool coded() const { return !actor.empty() || !roles.empty(); }
  std::string code() const;  // "ARNGOV", "---GOV"; empty if nothing is coded
};

/// Reads noun phrases of a sentence. An actor in the phrase itself counts before one in "of …" or "in …", and
/// that before one in a clause or an apposition.
class NounCodes {
 public:
  NounCodes(const Sentence& sentence, std::uint32_t new_actor_length)
      : sentence_(&sentence), new_actor_length_(new_actor_length) {}

  /// Codes of a noun and of those that are joined to it ("A, B and C"); without doubles. Empty: nothing
  /// coded.
  std::vector<std::string> codes(std::uint32_t noun) const;

 private:
  enum class Depth : std::uint8_t { own, prepositions, all };
  struct Names {
    std::vector<const Mention*> actors, roles;
  };
  void collect(std::uint32_t top, std::uint32_t i, Depth depth, std::vector<std::uint32_t>& words) const;
  Names names(std::uint32_t noun, Depth depth) const;
  std::vector<ActorMeaning> meanings(std::uint32_t noun) const;
  std::vector<ActorMeaning> from_prepositions(std::uint32_t noun, const Names& own) const;
  std::uint32_t phrase_beside(std::uint32_t noun, const std::vector<std::uint32_t>& words) const;
  std::vector<ActorMeaning> joined_meanings(std::uint32_t noun, bool top) const;  // top: new actors too
  static void share_roles(std::vector<std::vector<ActorMeaning>>& all);
  void joined(std::uint32_t noun, std::vector<std::uint32_t>& heads) const;
  std::string new_actor(std::uint32_t noun) const;

  const Sentence* sentence_;
  std::uint32_t new_actor_length_;
};

/// A noun with a preposition of its own ("of Arnor"); a possessive mark is none.
bool prepositional(const Sentence& sentence, std::uint32_t noun);
bool nominal(const language::Word& word);

}  // namespace entente::coding
