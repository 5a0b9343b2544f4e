#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "entente/reading/sentence_view.h"

namespace entente::reading {

/// A claim in tokens, before it is written out: [first, last) holds it, [issue_first, issue_last) what it is
/// about.
struct FoundClaim {
  evidence::ClaimType type = evidence::ClaimType::position;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t trigger = 0;
  std::uint32_t issue_first = 0;
  std::uint32_t issue_last = 0;
  EntityIndex speaker = no_entity;
  EntityIndex holder = no_entity;
  EntityIndex target = no_entity;
  std::vector<EntityIndex> also;  // who holds it too: "A and B reject …"
  evidence::Modality modality = evidence::Modality::asserted;
  bool direct_speech = false;
  double confidence = 0;
  const std::string* rule = nullptr;
};

/// The rules of one sentence: each cue opens a claim as its shape says, then overlapping readings of one type
/// are merged and the claims stand in text order.
class ClaimRules {
 public:
  /// `author`: the entity that a statement or draft text speaks for, or no_entity; `draft`: its clauses are
  /// proposals.
  ClaimRules(const SentenceView& view, EntityIndex author, bool draft)
      : view_(view), author_(author), draft_(draft) {}
  std::vector<FoundClaim> find();

 private:
  // claim_shapes.cc
  void verb(const CueMatch& match);
  void verb_parties(const CueMatch& match, bool undergone, FoundClaim& claim) const;
  void must(const CueMatch& match);
  void inverted(const CueMatch& match);
  void must_include(const CueMatch& match, const FoundClaim& demand);
  void predicate(const CueMatch& match);
  void predicate_issue(const CueMatch& match, FoundClaim& claim) const;
  void noun(const CueMatch& match, bool needs_owner);
  void subordinate(const CueMatch& match);
  void clause(const CueMatch& match);
  void modal(const CueMatch& match);
  void verb_phrase(const CueMatch& match);
  void noun_phrase(const CueMatch& match);
  // claim_events.cc
  void excluded(const CueMatch& match);
  void without(const CueMatch& match);
  void meet(const CueMatch& match);
  std::pair<const Mention*, const Mention*> who_met(const CueMatch& match) const;
  void between(const CueMatch& match);
  void fight(const CueMatch& match);
  void representations();
  const Mention* support_target(const CueMatch& match, std::uint32_t last) const;
  const Mention* strengthened(const CueMatch& match, std::uint32_t first, std::uint32_t last) const;
  // claim_stances.cc
  FoundClaim stance(std::uint32_t verb, evidence::ClaimType type, const std::string& rule,
                    double prior) const;
  void stances();
  void draft_clauses();
  void draft_notes();
  void wished_clauses();
  void under_plans();
  void settle_draft();
  void settle_denied();
  // claim_voice.cc
  bool own_words(std::uint32_t token) const;
  void own_voice();
  void own_nouns_and_clefts();
  void reported_stances();
  EntityIndex whoever_speaks(const FoundClaim& claim) const;
  evidence::ClaimType wanted(std::uint32_t token) const;

  // claim_rules.cc
  void apply(const CueMatch& match);
  void apply_event(const CueMatch& match);
  FoundClaim start(const CueMatch& match, std::uint32_t first, std::uint32_t last) const;
  void finish(FoundClaim claim, double factor = 1);
  EntityIndex holder_elsewhere(const FoundClaim& claim) const;
  EntityIndex who(const Mention* mention, const Frame* frame) const;
  EntityIndex who(const Mention* mention, std::uint32_t at) const;
  evidence::Modality modality_of(const FoundClaim& claim, const Frame* frame) const;
  bool any(std::uint32_t first, std::uint32_t last, std::uint64_t classes) const;
  bool hedged(std::uint32_t first, std::uint32_t last) const;
  bool inferred(std::uint32_t at) const;
  void split_coordinated();
  void merge();
  // claim_holders.cc
  void share_holders();
  void settle_positions();

  const SentenceView& view_;
  EntityIndex author_;
  bool draft_;
  std::vector<FoundClaim> found_;
};

}  // namespace entente::reading
