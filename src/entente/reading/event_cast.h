#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/evidence/event.h"
#include "entente/language/tree.h"
#include "entente/reading/actor_codes.h"

namespace entente::reading {

/// Who words of a sentence mean, as the caller resolved it: words [first, last) of the tree.
struct TreeMention {
  std::uint32_t first = 0, last = 0;
  std::uint32_t head = 0;  // its head word in the tree
  std::string_view entity;
  std::string_view text;             // as the text names it
  std::string_view country, sector;  // codes; empty where unknown
  bool place = false;                // names a place here, no party
};

/// Turns phrases of a sentence into actors: a mention at the phrase's head goes first, then what stands
/// around the head (nationality, possessor, "of", "from"), then words that name a sort of people ("rebels").
/// Conjuncts count as actors of their own.
class EventCast {
 public:
  /// `mentions` sorted by their first word.
  EventCast(const language::Tree& tree, std::span<const TreeMention> mentions, const ActorCodes& codes)
      : tree_(tree), mentions_(mentions), codes_(codes) {}

  /// Everybody whom the phrase names; empty if nobody.
  std::vector<evidence::EventActor> actors(std::uint32_t head) const;
  /// The phrase names somebody.
  bool names_somebody(std::uint32_t head) const;
  /// The mention that holds the word, or nullptr.
  const TreeMention* mention_at(std::uint32_t word) const;
  /// Two phrases name the same party, or the second is a pronoun that nothing resolves.
  bool same_party(std::uint32_t a, std::uint32_t b) const;

 private:
  void one(std::uint32_t head, std::vector<evidence::EventActor>& out) const;
  std::string_view country_around(const TreeMention& mention) const;
  std::string_view country_after(std::uint32_t first) const;
  bool add_word(std::uint32_t word, std::uint32_t head, std::vector<evidence::EventActor>& out) const;
  void add_beside(const TreeMention& mention, std::uint32_t head,
                  std::vector<evidence::EventActor>& out) const;
  bool around(std::uint32_t head, int depth, std::vector<evidence::EventActor>& out) const;
  evidence::EventActor actor_of(const TreeMention& mention, std::uint32_t head) const;
  evidence::Span span_of(std::uint32_t first, std::uint32_t last) const;
  std::string_view sector_at(std::uint32_t head) const;

  const language::Tree& tree_;
  std::span<const TreeMention> mentions_;
  const ActorCodes& codes_;
};

}  // namespace entente::reading
