#include <algorithm>

#include "entente/reading/attribution.h"
#include "entente/reading/claim_rules.h"
#include "entente/reading/clauses.h"
#include "entente/reading/syntax.h"

namespace entente::reading {

using evidence::ClaimType;
using evidence::Modality;

namespace {

// The verb that a noun cue leans on ("played a key role in"), or the cue itself.
std::uint32_t leaning_verb(const SentenceView& view, const CueMatch& match) {
  for (std::uint32_t k = match.first; k > view.first && match.first - k < 6 && !match.cue->before.empty();
       --k)
    if (std::find(match.cue->before.begin(), match.cue->before.end(), view.token(k - 1).word) !=
        match.cue->before.end())
      return k - 1;
  return match.first;
}

// "refused to accept": the refusal is the claim, not what was refused.
bool refused(const SentenceView& view, std::uint32_t i) {
  if (i < view.first + 2 || !view.is(i - 1, word_to)) return false;
  for (const std::string_view start : {"refus", "declin", "fail", "unwilling", "unable", "reluctan"})
    if (view.word(i - 2).starts_with(start)) return true;
  return false;
}

// Types whose passive names the one acted on as its subject ("the plan was rejected by X").
bool acted_on(ClaimType type) {
  return type == ClaimType::acceptance || type == ClaimType::rejection || type == ClaimType::demand ||
         type == ClaimType::proposal || type == ClaimType::offer || type == ClaimType::support;
}

// Types whose holder stands elsewhere, or nowhere.
bool may_lack_subject(ClaimType type) {
  return type == ClaimType::track_record || type == ClaimType::forecast || type == ClaimType::leverage ||
         type == ClaimType::stake;
}

// A noun that looks like the verb: "the demand", "Kyiv's plan to", "accepted monitors".
bool nominal(const SentenceView& view, const CueMatch& match) {
  if (match.first == view.first || match.last != match.first + 1) return false;
  if (view.ends_with(match.first, "ed") || view.ends_with(match.first, "ing")) return false;
  const Token& before = view.token(match.first - 1);
  // "wants written guarantees": by the tree a noun, with words of its own.
  if (const std::uint32_t word = word_at(view, match.first); word != language::no_word) {
    const language::Tree& tree = *view.tree;
    const language::Relation relation = tree[word].relation;
    const bool phrase = relation == language::Relation::obl || relation == language::Relation::nmod ||
                        tree.child(word, language::Relation::amod) != language::no_word;
    if (tree[word].upos == language::Upos::noun && phrase) return true;
  }
  const bool counted =
      before.is(word_verb | word_any_verb) && !before.is(word_aux) && view.ends_with(match.first - 1, "ed");
  return before.is(word_det | word_possessive) || before.looks(token_possessive) || counted;
}

// Whose doing the condition gates: the subject of the clause that the conditional clause hangs on.
const Mention* conditioner(const SentenceView& view, const CueMatch& match) {
  const std::uint32_t condition = predicate_of(view, std::min(match.last, view.last - 1));
  if (condition == language::no_word) return nullptr;
  const language::Tree& tree = *view.tree;
  std::uint32_t gated = tree[condition].head;
  if (tree[condition].relation != language::Relation::advcl || gated == language::no_word) return nullptr;
  // Hung on a noun of the main clause ("come back to the room when …"), it gates the clause.
  if (tree[gated].upos != language::Upos::verb) gated = predicate_of(view, token_at(view, gated));
  if (gated == language::no_word) return nullptr;
  const std::uint32_t who = subject_word(tree, gated);
  return who == language::no_word ? nullptr : mention_in(view, who);
}

// The subject is an offer, a plan, a draft: what it "calls for", it proposes.
bool paper_speaks(const SentenceView& view, std::uint32_t verb) {
  static constexpr std::string_view papers[] = {"offer",      "proposal",  "plan",      "draft",
                                                "text",       "blueprint", "framework", "initiative",
                                                "compromise", "package"};
  const std::uint32_t predicate = predicate_of(view, verb);
  if (predicate == language::no_word) return false;
  const std::uint32_t subject = subject_word(*view.tree, predicate);
  return subject != language::no_word &&
         std::find(std::begin(papers), std::end(papers), (*view.tree)[subject].lemma) != std::end(papers);
}

bool finite(const SentenceView& view, const CueMatch& match) {
  return !participle(view, match.first);
}

}  // namespace

void ClaimRules::verb(const CueMatch& match) {
  if (refused(view_, match.first) || nominal(view_, match)) return;
  if (match.cue->type == ClaimType::demand && view_.word(match.last) == "not")
    return;  // "asked not to be named"
  const bool reduced =
      view_.word(match.last) == "by" && view_.ends_with(match.first, "ed");  // "brokered by X"
  const bool undergone = reduced || (passive(view_, match.first) && acted_on(match.cue->type));
  const Mention* holder = undergone ? agent(view_, match.last) : subject(view_, leaning_verb(view_, match));
  const bool clause = finite(view_, match);
  if (!clause && !holder && !may_lack_subject(match.cue->type)) return;
  const bool no_threat = match.cue->type == ClaimType::threat && view_.word(match.last) == "to";
  if (clause && !holder && !no_threat && !view_.text->heading(view_.number) &&
      !may_lack_subject(match.cue->type))
    return;
  std::uint32_t first = clause ? span_start(view_, match.first, holder) : match.first;
  if (!clause && match.first > view_.first && view_.is(match.first - 1, word_adverb)) --first;
  FoundClaim claim = start(match, first, clause_end(view_, match.last - 1));
  claim.holder = who(holder, match.first);
  if (claim.type == ClaimType::threat && claim.holder == no_entity && view_.word(match.last) == "to")
    claim.type = ClaimType::risk;  // "The fighting threatens to spill over"
  verb_parties(match, undergone, claim);
  if (match.cue->rule == "r:want") claim.type = wanted(match.first);
  if (claim.type == ClaimType::demand && !undergone && paper_speaks(view_, match.first))
    claim.type = ClaimType::proposal;  // "The offer called for mixed crews"
  // What a communiqué says that somebody agreed to do binds them.
  if (claim.type == ClaimType::acceptance &&
      view_.text->document->kind == evidence::DocumentKind::statement && view_.word(match.last - 1) == "to")
    claim.type = ClaimType::commitment;
  finish(claim);
}

// The other side of a verb, and holders that stand in its object.
void ClaimRules::verb_parties(const CueMatch& match, bool undergone, FoundClaim& claim) const {
  const bool answered = claim.type == ClaimType::demand || claim.type == ClaimType::acceptance ||
                        claim.type == ClaimType::rejection || claim.type == ClaimType::support;
  if (answered && !undergone)
    if (const Mention* other = object(view_, match.last)) claim.target = who(other, match.first);
  if (claim.type == ClaimType::leverage)
    if (const Mention* gains = strengthened(match, claim.first, claim.last))
      claim.holder = who(gains, match.first);
  if (claim.type == ClaimType::stake)
    if (const Mention* touched = first_party(view_, match.last, claim.last))
      claim.holder = who(touched, match.first);
  if (claim.target == claim.holder) claim.target = no_entity;
}

// "X must …" is the speaker's demand on X; in a draft text it is the author's proposal.
void ClaimRules::must(const CueMatch& match) {
  if (view_.word(match.first) == "Should") return inverted(match);
  if (view_.word(match.first - 1) == "I") return;  // "I must object": how people talk
  const Frame* frame = frame_of(view_, match.first);
  const bool reported = frame && !frame->inferred;
  const Mention* bound = subject(view_, match.first);
  const bool own = bound && bound->entity == no_entity;  // "we must"
  if (!reported && !draft_ && author_ == no_entity) return;
  FoundClaim claim = start(match, span_start(view_, match.first, bound), clause_end(view_, match.last - 1));
  if (draft_) claim.type = ClaimType::proposal;
  claim.holder = reported ? frame->speaker : author_;
  if (!own) claim.target = who(bound, frame);
  if (claim.target == claim.holder) claim.target = no_entity;
  finish(claim);
  must_include(match, claim);
}

// "must include A and B": each of A and B is a condition.
void ClaimRules::must_include(const CueMatch& match, const FoundClaim& demand) {
  if (!view_.is(match.last, word_includes) || draft_) return;
  std::uint32_t from = match.last + 1;
  for (std::uint32_t k = from; k <= demand.last; ++k) {
    const bool conjunct = k == demand.last || view_.is(k, word_and) || view_.comma(k);
    if (!conjunct || k < from + 1) continue;
    if (k > from) {
      FoundClaim part = start(match, from, k);
      static const std::string rule = "r:must-include";
      part.type = ClaimType::condition;
      part.trigger = from;
      part.issue_first = from;
      part.issue_last = k;
      part.holder = demand.holder;
      part.rule = &rule;
      finish(part, 0.85);
    }
    from = k + 1;
  }
}

// "Should it fail, …": a condition, up to the comma.
void ClaimRules::inverted(const CueMatch& match) {
  static const std::string rule = "r:should-it";
  if (match.first > view_.first + 1) return;
  std::uint32_t last = match.last;
  while (last < view_.last && !view_.comma(last)) ++last;
  if (last == view_.last || last < match.last + 2) return;
  FoundClaim claim = start(match, match.first, last);
  claim.type = ClaimType::condition;
  claim.rule = &rule;
  claim.confidence = 0.75;
  const Frame* frame = frame_of(view_, match.first);
  claim.holder = frame && !frame->inferred ? frame->speaker : author_;
  if (claim.holder == no_entity) claim.holder = who(first_party(view_, last, view_.last), frame);
  finish(claim);
}

void ClaimRules::predicate(const CueMatch& match) {
  const std::uint32_t first = span_start(view_, match.first, nullptr);
  if (match.cue->shape == Shape::bepred &&
      !any(std::max(first, match.first > 2 ? match.first - 2 : 0), match.first, word_be))
    return;
  const Frame* frame = frame_of(view_, match.first);
  const Mention* inner = subject(view_, match.first);
  if (!inner) inner = first_party(view_, first, match.first);
  FoundClaim claim = start(match, first, clause_end(view_, match.last - 1));
  const bool line = claim.type == ClaimType::red_line || claim.type == ClaimType::condition;
  claim.holder = line && frame && !frame->inferred ? frame->speaker : who(inner, frame);
  if (claim.holder == no_entity && line) claim.holder = author_;
  if (claim.type == ClaimType::pivotal && claim.holder == no_entity) return;
  if (claim.type == ClaimType::characterisation && claim.holder == no_entity &&
      !any(first, match.first, word_meeting_noun))
    return;
  if (line && inner && who(inner, frame) != claim.holder) {  // "X's entry is a red line, Y said"
    claim.target = who(inner, frame);
    if (view_.book->principal(claim.target) == view_.book->principal(claim.holder)) claim.target = no_entity;
  }
  predicate_issue(match, claim);
  finish(claim);
}

// What is called unacceptable or decisive: the subject, or what follows "there can be no".
void ClaimRules::predicate_issue(const CueMatch& match, FoundClaim& claim) const {
  claim.issue_first = claim.first;
  claim.issue_last = match.first;
  while (claim.issue_last > claim.first &&
         view_.is(claim.issue_last - 1, word_aux | word_adverb | word_any_verb | word_det))
    --claim.issue_last;
  if (match.cue->shape != Shape::whole && (claim.issue_last > claim.first || claim.last <= match.last))
    return;
  claim.issue_first = match.last;
  claim.issue_last = claim.last;
}

// "X's inclusion", "the absence of X from Y", "X's demand that …".
void ClaimRules::noun(const CueMatch& match, bool needs_owner) {
  const std::uint32_t first = phrase_start(view_, match.first);
  const Mention* owner = first_party(view_, first, match.first);
  if (!owner && view_.word(match.last) == "by")  // "the demand by Niger for …"
    owner = first_party(view_, match.last, std::min(match.last + 4, view_.last));
  const bool of =
      view_.is(match.last, word_of) || (match.last > match.first && view_.is(match.last - 1, word_of));
  const bool inference = inferred(match.first);
  if (!owner && of) owner = first_party(view_, match.last, std::min(match.last + 6, view_.last));
  if (!owner && match.cue->type == ClaimType::demand)  // "At the heart of Kyiv's position is a demand for …"
    owner = first_party(view_, clause_start(view_, match.first), match.first);
  const Mention* before = nullptr;
  if (!owner && view_.mention(match.first - 1) && match.first > view_.first)
    before = view_.mention(match.first - 1);
  if (before && (match.cue->type == ClaimType::demand || match.cue->type == ClaimType::intent))
    return verb(match);
  if (match.cue->type == ClaimType::track_record && !owner) return;
  if ((needs_owner || match.cue->type == ClaimType::commitment || match.cue->type == ClaimType::intent) &&
      !owner && !inference)
    return;
  if (match.cue->type == ClaimType::absence && !owner &&
      !(of && any(match.last, match.last + 8, word_meeting_noun | word_subordinator)))
    return;
  if (match.cue->type == ClaimType::inclusion && !owner) return;
  FoundClaim claim = start(match, first, phrase_end(view_, match.first));
  if (inference) {  // "signals X's commitment to Y": an aim that the author reads into it
    const Frame* frame = frame_of(view_, match.first);
    claim.first = frame->first;
    claim.last = frame->last;
    if (claim.type == ClaimType::commitment) claim.type = ClaimType::intent;
    if (!owner) owner = first_party(view_, frame->first, frame->last);
    if (!owner) owner = subject(view_, frame->first);
  }
  if (claim.type == ClaimType::demand || claim.type == ClaimType::proposal ||
      claim.type == ClaimType::offer || claim.type == ClaimType::rejection)
    claim.last = std::max(claim.last, clause_end(view_, match.last - 1));
  claim.holder = who(owner, match.first);
  finish(claim, owner ? 1 : 0.8);
}

void ClaimRules::subordinate(const CueMatch& match) {
  const std::string_view before = view_.word(match.first - 1);
  if (match.first > view_.first)
    for (const std::string_view no :
         {"as", "even", "ask", "asks", "asked", "know", "see", "wonder", "what", "but", "doubt"})
      if (before == no && !(before == "but" && match.last > match.first + 1)) return;  // "but only if" is one
  const Token& next = view_.token(std::min(match.last, view_.last - 1));
  const bool until = view_.word(match.first) == "until" || view_.word(match.first) == "Until" ||
                     view_.word(match.last - 1) == "after";
  if (until && (next.is(word_weekday | word_month | word_time) || next.looks(token_number) ||
                (next.is(word_det) && view_.is(match.last + 1, word_time))))
    return;
  if (match.last >= view_.last) return;
  const std::uint32_t last = clause_end(view_, match.last - 1);
  bool finite_clause = false;
  for (std::uint32_t k = match.last; k < last; ++k)
    finite_clause = finite_clause || view_.verb(k) || view_.ends_with(k, "s") || view_.ends_with(k, "ed");
  const bool one_word = match.last == match.first + 1;
  if ((one_word && last < match.last + 2) || (!finite_clause && match.cue->rule == "r:if")) return;
  FoundClaim claim = start(match, match.first, last);
  const Frame* frame = frame_of(view_, match.first);
  const Mention* main = conditioner(view_, match);
  if (!main && match.first > view_.first + 2) main = subject(view_, match.first);
  if (!main && match.first > view_.first + 2)
    main = first_party(view_, clause_start(view_, match.first), match.first);
  if (!main && match.first <= view_.first + 2) main = first_party(view_, last, view_.last);
  claim.holder = frame && !frame->inferred ? frame->speaker : who(main, frame);
  // What unnamed voices tell of somebody's condition is that party's, not theirs.
  if (main && frame && !frame->inferred && frame->speaker != no_entity && main->entity != no_entity &&
      view_.book->kind(frame->speaker) == 'g' && view_.book->principal(frame->speaker) == no_entity)
    claim.holder = main->entity;
  if (claim.holder == no_entity && !frame && !draft_ && author_ == no_entity)
    return;  // nobody makes anything depend on it
  if (claim.holder == no_entity) claim.holder = author_;
  finish(claim);
}

void ClaimRules::clause(const CueMatch& match) {
  FoundClaim claim = start(match, span_start(view_, match.first, nullptr), clause_end(view_, match.last - 1));
  if (claim.type == ClaimType::position && inferred(match.first)) return;
  if (claim.type == ClaimType::leverage && participle(view_, claim.first))
    claim.first = clause_start(view_, match.first);
  const Mention* holder = first_party(view_, claim.first, match.first);
  if (claim.type == ClaimType::assessment)  // who is judged, not who judges
    if (const TreeAnswer judged = tree_subject(view_, match.first); judged.mention) holder = judged.mention;
  if (claim.type == ClaimType::leverage)
    if (const Mention* gains = strengthened(match, claim.first, claim.last)) holder = gains;
  if (claim.type == ClaimType::leverage && !holder)  // "time is on her side"
    holder = first_party(view_, match.first, std::min(match.last + 3, claim.last));
  if (claim.type == ClaimType::observer || claim.type == ClaimType::stake ||
      claim.type == ClaimType::policy_shift) {
    if (claim.type == ClaimType::stake &&
        view_.word(match.last) == "for")  // "billions are at stake for Zambia"
      if (const Mention* touched = first_party(view_, match.last, claim.last)) holder = touched;
    if (!holder) holder = first_party(view_, match.last, claim.last);
    if (!holder && claim.type == ClaimType::policy_shift)  // "In a departure from …, Germany approved"
      holder = first_party(view_, claim.last, view_.last);
  }
  if (claim.type == ClaimType::pivotal)
    if (const Mention* decides = first_party(view_, match.last, claim.last)) holder = decides;
  if (claim.type == ClaimType::support) {
    const Mention* helped = support_target(match, claim.last);
    if (!helped) return;
    claim.target = who(helped, match.first);
    if (holder == helped) holder = nullptr;
  }
  const bool needs_holder = claim.type == ClaimType::position || claim.type == ClaimType::leverage ||
                            claim.type == ClaimType::pivotal || claim.type == ClaimType::track_record;
  if (needs_holder && !holder) return;
  claim.holder = who(holder, match.first);
  if (const Frame* frame = frame_of(view_, match.first);
      claim.type == ClaimType::threat && frame && !frame->inferred && frame->speaker != no_entity) {
    claim.target = claim.holder;  // "They shall pay a heavy price," X said
    claim.holder = frame->speaker;
  }
  if (claim.target == claim.holder) claim.target = no_entity;
  finish(claim);
}

// "could shape", "may complicate": what may follow; a forecast keeps its subject, a risk is the verb phrase.
void ClaimRules::modal(const CueMatch& match) {
  std::uint32_t k = match.first;
  while (k > view_.first && view_.is(k - 1, word_adverb | word_have | word_be | word_negation) &&
         match.first - k < 4 && !view_.is(k - 1, word_modal))
    --k;
  const bool likely = k > view_.first + 1 && view_.is(k - 1, word_to) && hedged(k - 2, k - 1);
  if (k == view_.first || !(view_.is(k - 1, word_modal) || likely)) return;
  std::uint32_t modal = k - (likely ? 2 : 1);
  if (view_.word(modal) == "must" || view_.word(modal) == "should" || any(modal, match.first, word_negation))
    return;
  const bool forecast = match.cue->type == ClaimType::forecast;
  const std::uint32_t first = forecast ? span_start(view_, modal, nullptr) : modal;
  std::uint32_t last = clause_end(view_, match.last - 1);
  for (std::uint32_t n = match.last; forecast && n < last; ++n)
    if (view_.word(n) == "only" && last < view_.last && view_.word(last) == "but")
      last = clause_end(view_, last);  // "not only … but also"
  FoundClaim claim = start(match, first, last);
  claim.holder = who(forecast ? nullptr : subject(view_, modal), match.first);
  if (!forecast && claim.holder == no_entity) claim.confidence /= 0.8;
  finish(claim, forecast ? 1.2 : 1);
}

void ClaimRules::verb_phrase(const CueMatch& match) {
  std::uint32_t first = match.first;
  const std::uint32_t from = clause_start(view_, match.first);
  if (match.cue->type == ClaimType::assessment || match.cue->type == ClaimType::track_record) {
    const Frame* frame = frame_of(view_, match.first);
    if (frame && frame->inferred)
      first = frame->first;
    else
      while (first > from && !view_.verb(first)) --first;
    if (match.cue->type == ClaimType::assessment && !(frame && frame->inferred)) first = from;
  }
  FoundClaim claim = start(match, first, clause_end(view_, match.last - 1));
  const Mention* holder = first_party(view_, first, match.first);
  if (claim.type == ClaimType::assessment && !inferred(match.first))
    if (const TreeAnswer judged = tree_subject(view_, match.first); judged.mention) holder = judged.mention;
  const bool event = claim.type == ClaimType::risk || claim.type == ClaimType::characterisation;
  if (event) holder = nullptr;
  if (!holder && !event) holder = first_party(view_, match.last, claim.last);
  if (!holder || (claim.type == ClaimType::assessment && inferred(match.first))) {
    const Mention* main = subject(view_, first);
    if (main) holder = main;
  }
  if (claim.type == ClaimType::track_record && !holder) return;
  claim.holder = who(holder, match.first);
  // "X said that …, suggesting little flexibility": the author judges who spoke.
  if (claim.type == ClaimType::assessment && inferred(match.first))
    for (const Frame& frame : view_.frames)
      if (!frame.inferred && frame.speaker != no_entity && frame.cue < first) claim.holder = frame.speaker;
  finish(claim);
}

void ClaimRules::noun_phrase(const CueMatch& match) {
  FoundClaim claim = start(match, phrase_start(view_, match.first), clause_end(view_, match.last - 1));
  claim.holder = who(first_party(view_, match.last, claim.last), match.first);
  finish(claim);
}

}  // namespace entente::reading
