#include "entente/reading/claim_rules.h"

#include <algorithm>

#include "entente/base/require.h"
#include "entente/reading/attribution.h"
#include "entente/reading/clauses.h"

namespace entente::reading {

using evidence::ClaimType;
using evidence::Modality;

namespace {

constexpr std::size_t most_claims = 48;  // of one sentence; longer ones are lists of figures, not speech

double overlap(const FoundClaim& a, const FoundClaim& b) {
  const std::uint32_t low = std::max(a.first, b.first), high = std::min(a.last, b.last);
  if (high <= low) return 0;
  return static_cast<double>(high - low) / static_cast<double>(std::min(a.last - a.first, b.last - b.first));
}

// Stances are somebody's: without a holder there is nothing an analyst could use, and everyday prose is full
// of them.
bool needs_holder(ClaimType type) {
  switch (type) {
    case ClaimType::position:
    case ClaimType::demand:
    case ClaimType::condition:
    case ClaimType::proposal:
    case ClaimType::offer:
    case ClaimType::threat:
    case ClaimType::acceptance:
    case ClaimType::rejection:
    case ClaimType::leverage:
    case ClaimType::commitment:
    case ClaimType::intent:
    case ClaimType::inclusion:
    case ClaimType::observer:
    case ClaimType::assessment:
    case ClaimType::support:
    case ClaimType::hostilities:
    case ClaimType::meeting:
    case ClaimType::stake:
      return true;
    default:
      return false;
  }
}

bool told_by_others(ClaimType type) {
  return type != ClaimType::representation && type != ClaimType::track_record;
}

}  // namespace

bool ClaimRules::any(std::uint32_t first, std::uint32_t last, std::uint64_t classes) const {
  for (std::uint32_t i = std::max(first, view_.first); i < std::min(last, view_.last); ++i)
    if (view_.token(i).is(classes)) return true;
  return false;
}

bool ClaimRules::hedged(std::uint32_t first, std::uint32_t last) const {
  return std::any_of(view_.hedges.begin(), view_.hedges.end(),
                     [&](std::uint32_t at) { return first <= at && at < last; });
}

bool ClaimRules::inferred(std::uint32_t at) const {
  const Frame* frame = frame_of(view_, at);
  return frame && frame->inferred;
}

// Whom a mention means: "we" and "I" are whoever speaks.
EntityIndex ClaimRules::who(const Mention* mention, const Frame* frame) const {
  if (!mention) return no_entity;
  if (mention->entity != no_entity) return mention->entity;
  if (frame && !frame->inferred && frame->speaker != no_entity) return frame->speaker;
  return author_;
}
EntityIndex ClaimRules::who(const Mention* mention, std::uint32_t at) const {
  return who(mention, frame_of(view_, at));
}

FoundClaim ClaimRules::start(const CueMatch& match, std::uint32_t first, std::uint32_t last) const {
  FoundClaim claim;
  claim.type = match.cue->type;
  claim.first = first;
  claim.last = last;
  claim.trigger = match.first;
  claim.issue_first = match.last;
  claim.issue_last = last;
  claim.confidence = match.cue->prior;
  claim.rule = &match.cue->rule;
  return claim;
}

Modality ClaimRules::modality_of(const FoundClaim& claim, const Frame* frame) const {
  const std::uint32_t before = claim.trigger >= claim.first + 4 ? claim.trigger - 4 : claim.first;
  const bool line = claim.type == ClaimType::red_line || claim.type == ClaimType::rejection ||
                    claim.type == ClaimType::absence || claim.type == ClaimType::exclusion ||
                    claim.type == ClaimType::condition;
  if (!line && any(before, claim.trigger, word_negation)) return Modality::negated;
  if (frame && frame->denied) return Modality::negated;
  if (hedged(claim.first, claim.last) || (claim.first > view_.first && hedged(claim.first - 1, claim.first)))
    return Modality::hedged;
  if (frame && frame->inferred) return Modality::inferred;
  if (frame) return Modality::reported;
  if (any(before, claim.trigger, word_conditional)) return Modality::conditional;
  if (!line && any(before, claim.trigger + 1, word_future)) return Modality::future;
  if (any(claim.first, claim.trigger + 1, word_historic) || claim.type == ClaimType::track_record)
    return Modality::historical;
  return Modality::asserted;
}

// "For Morocco, independence is a non-starter"; "Missing from the table was Russia".
EntityIndex ClaimRules::holder_elsewhere(const FoundClaim& claim) const {
  if (claim.type == ClaimType::absence || claim.type == ClaimType::exclusion)
    return who(first_party(view_, claim.first, claim.last), claim.trigger);
  const bool opens = view_.word(view_.first) == "For" || view_.word(view_.first) == "To";
  const Mention* topic = opens ? first_party(view_, view_.first + 1, view_.first + 3) : nullptr;
  const bool theirs = topic && view_.comma(topic->last) && topic->last <= claim.trigger;
  return theirs ? who(topic, claim.trigger) : whoever_speaks(claim);
}

void ClaimRules::finish(FoundClaim claim, double factor) {
  if (claim.holder == no_entity) claim.holder = holder_elsewhere(claim);
  if (found_.size() >= most_claims || (claim.holder == no_entity && needs_holder(claim.type))) return;
  claim.first = std::max(claim.first, view_.first);
  claim.last = std::min(claim.last, view_.last);
  const auto loose = [&](std::uint32_t i) {
    return view_.token(i).looks(token_punct) ||
           (view_.token(i).is(word_coord) && !view_.token(i).looks(token_capital));
  };
  while (claim.first < claim.last && loose(claim.first)) ++claim.first;
  while (claim.last > claim.first && view_.token(claim.last - 1).looks(token_punct) &&
         !view_.token(claim.last - 1).looks(token_possessive))
    --claim.last;
  if (claim.first >= claim.last) return;
  const Frame* frame = frame_of(view_, claim.trigger);
  if (frame && (!frame->inferred || claim.trigger != frame->cue) && told_by_others(claim.type))
    claim.speaker = frame->speaker;
  // What a leader says of the own side's forces is the leader's stance.
  const auto speaks_for_them = [&](EntityIndex speaker) {
    return speaker != no_entity && claim.holder != no_entity && speaker != claim.holder &&
           view_.book->kind(claim.holder) == 'g' && view_.book->is_person(speaker) &&
           view_.book->principal(speaker) != no_entity &&
           view_.book->principal(speaker) == view_.book->principal(claim.holder);
  };
  if ((claim.type == ClaimType::position || claim.type == ClaimType::intent) &&
      speaks_for_them(claim.speaker))
    claim.holder = claim.speaker;
  if (frame && !frame->inferred && claim.first < frame->first && frame->first <= claim.trigger &&
      told_by_others(claim.type))
    claim.first = frame->first;
  while (claim.first < claim.trigger && (loose(claim.first) || view_.is(claim.first, word_that)))
    ++claim.first;
  const bool direct = quoted(view_, claim.trigger);
  if (claim.modality == Modality::asserted)
    claim.modality = modality_of(claim, told_by_others(claim.type) ? frame : nullptr);
  claim.direct_speech = direct && (claim.speaker != no_entity ||
                                   view_.text->document->kind != evidence::DocumentKind::draft_text);
  claim.issue_first = std::clamp(claim.issue_first, claim.first, claim.last);
  claim.issue_last = std::clamp(claim.issue_last, claim.issue_first, claim.last);
  claim.confidence *= factor * (claim.holder == no_entity ? 0.7 : 1.0) *
                      (claim.modality == Modality::hedged ? 0.9 : 1.0) *
                      (view_.text->heading(view_.number) ? 0.9 : 1.0);
  found_.push_back(claim);
}

void ClaimRules::apply(const CueMatch& match) {
  switch (match.cue->shape) {
    case Shape::verb:
      return verb(match);
    case Shape::must:
      return must(match);
    case Shape::pred:
    case Shape::bepred:
    case Shape::whole:
      return predicate(match);
    case Shape::noun:
      return noun(match, false);
    case Shape::aimed:
      return noun(match, true);
    case Shape::sub:
      return subordinate(match);
    case Shape::clause:
      return clause(match);
    case Shape::modal:
      return modal(match);
    case Shape::vp:
      return verb_phrase(match);
    case Shape::np:
      return noun_phrase(match);
    default:
      return apply_event(match);
  }
}

void ClaimRules::apply_event(const CueMatch& match) {
  switch (match.cue->shape) {
    case Shape::excluded:
      return excluded(match);
    case Shape::without:
      return without(match);
    case Shape::meet:
    case Shape::receive:
      return meet(match);
    case Shape::between:
      return between(match);
    case Shape::fight:
      return fight(match);
    default:
      base::require(false, "a shape without a rule");
  }
}

// "raises doubts about A and fears of B": two claims, cut at the conjunction.
void ClaimRules::split_coordinated() {
  for (FoundClaim& claim : found_)
    for (const FoundClaim& next : found_) {
      if (next.type != claim.type || next.first <= claim.trigger + 1 || next.first >= claim.last ||
          next.first <= claim.first)
        continue;
      std::uint32_t cut = next.first;
      while (cut > claim.trigger + 1 && view_.is(cut - 1, word_det)) --cut;
      if (view_.is(cut - 1, word_and)) claim.last = cut - 1;
    }
}

// One claim per type and stretch of text: of two readings that mostly cover each other the likelier stays.
void ClaimRules::merge() {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const FoundClaim& a, const FoundClaim& b) { return a.confidence > b.confidence; });
  std::vector<FoundClaim> kept;
  for (const FoundClaim& claim : found_) {
    const bool told = std::any_of(kept.begin(), kept.end(), [&](const FoundClaim& other) {
      const bool same =
          other.type == claim.type && (claim.type != ClaimType::condition || claim.rule == other.rule);
      return same && claim.type != ClaimType::representation && overlap(claim, other) > 0.6;
    });
    const bool aim_told = (claim.type == ClaimType::intent || claim.type == ClaimType::commitment) &&
                          std::any_of(kept.begin(), kept.end(), [&](const FoundClaim& other) {
                            return (other.type == ClaimType::intent || other.type == ClaimType::commitment ||
                                    other.type == ClaimType::characterisation) &&
                                   overlap(claim, other) > 0.6;
                          });
    if (!told && !aim_told) kept.push_back(claim);
  }
  std::stable_sort(kept.begin(), kept.end(), [](const FoundClaim& a, const FoundClaim& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  found_ = std::move(kept);
}

std::vector<FoundClaim> ClaimRules::find() {
  representations();
  // A question claims nothing, whoever asks it.
  for (std::uint32_t i = view_.last; i > view_.first && view_.token(i - 1).looks(token_punct); --i)
    if (view_.word(i - 1) == "?" && view_.quotes.empty()) return std::move(found_);
  for (const CueMatch& match : view_.cues)
    if (match.cue->family == CueFamily::claim) apply(match);
  if (view_.tree) {
    stances();
    wished_clauses();
    under_plans();
    own_voice();
    own_nouns_and_clefts();
    reported_stances();
  }
  if (view_.tree && draft_) draft_clauses();
  if (draft_) draft_notes();
  if (draft_) settle_draft();
  settle_denied();
  if (found_.size() > 1) {
    split_coordinated();
    merge();
    settle_positions();
  }
  share_holders();
  return std::move(found_);
}

}  // namespace entente::reading
