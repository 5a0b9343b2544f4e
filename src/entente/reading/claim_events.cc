#include <algorithm>

#include "entente/reading/attribution.h"
#include "entente/reading/claim_rules.h"
#include "entente/reading/clauses.h"

namespace entente::reading {

using evidence::ClaimType;
using evidence::Modality;

namespace {

constexpr std::string_view places_at_table[] = {"table",         "talks",  "room",        "negotiations",
                                                "meeting",       "summit", "involvement", "participation",
                                                "participating", "taking", "being",       "consent"};

bool about_table(const SentenceView& view, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t k = from; k < std::min(to, view.last); ++k)
    for (const std::string_view word : places_at_table)
      if (view.word(k) == word) return true;
  return false;
}

std::uint32_t clause_with_subject(const SentenceView& view, std::uint32_t cue, const Mention* subject) {
  const std::uint32_t start = clause_start(view, cue);
  return subject && subject->first < cue ? std::min(start, subject->first) : start;
}

// A preposition that opens what was talked about, and not the day.
bool subject_matter(const SentenceView& view, std::uint32_t k) {
  const std::string_view word = view.word(k);
  if (word != "on" && word != "about" && word != "for" && word != "over") return false;
  return !view.is(k + 1, word_weekday | word_month) &&
         !(view.inside(k + 1) && view.token(k + 1).looks(token_number));
}

bool same_principal(const EntityBook& book, EntityIndex a, EntityIndex b) {
  return a == b || (book.principal(a) != no_entity && book.principal(a) == book.principal(b));
}

}  // namespace

// "being sidelined", "was left out of": the passive subject; "Washington sidelined Kyiv": the object.
void ClaimRules::excluded(const CueMatch& match) {
  std::uint32_t k = match.first;
  while (k > view_.first && view_.is(k - 1, word_adverb | word_negation)) --k;
  const bool passive = (k > view_.first && view_.is(k - 1, word_be)) || view_.word(match.first) == "not" ||
                       view_.word(match.first) == "no" || view_.word(match.first) == "uninvited";
  std::uint32_t first = span_start(view_, match.first, nullptr);
  const Mention* out = nullptr;
  const Mention* by = nullptr;
  // "European capitals, shut out of the talks,": what was done to them, without a verb to be.
  const Mention* beside = k > view_.first + 1 && view_.comma(k - 1) ? view_.mention(k - 2) : nullptr;
  if (beside && !passive && beside->form != MentionForm::place && !view_.ends_with(match.first, "ing")) {
    FoundClaim claim = start(match, beside->first, clause_end(view_, match.last - 1));
    claim.holder = who(beside, match.first);
    return finish(claim);
  }
  if (passive) {
    out = subject(view_, k > view_.first ? k - 1 : k);
    if (!out) out = first_party(view_, view_.first, match.first);
    for (std::uint32_t n = match.first; n > first; --n)
      if (view_.is(n - 1, word_fear)) first = phrase_start(view_, n - 1);
  } else {
    out = object(view_, match.last);
    by = subject(view_, match.first);
    if (!out || out == by) return;
  }
  FoundClaim claim = start(match, first, clause_end(view_, match.last - 1));
  claim.holder = who(out, match.first);
  claim.target = who(by, match.first);
  finish(claim);
}

void ClaimRules::without(const CueMatch& match) {
  const std::uint32_t last = clause_end(view_, match.last - 1);
  const Mention* absent = first_party(view_, match.last, std::min(match.last + 7, last));
  if (!absent) return;
  const bool table = about_table(view_, match.last, std::min(match.last + 10, last));
  const bool talks_before = any(clause_start(view_, match.first), match.first, word_meeting_noun) &&
                            absent->first <= match.last + 1 && !absent->possessive &&
                            absent->form != MentionForm::adjective;
  if (!table && !talks_before) return;
  FoundClaim claim = start(match, match.first, last);
  if (talks_before && !table) claim.last = absent->last;
  claim.holder = who(absent, match.first);
  claim.modality = Modality::asserted;
  finish(claim);
}

void ClaimRules::meet(const CueMatch& match) {
  const auto [first, second] = who_met(match);
  if (!first || !second || second == first) return;
  const bool hosting = match.cue->rule == "r:host" || match.cue->shape == Shape::receive;
  if (match.cue->shape == Shape::receive && second->form != MentionForm::person &&
      second->form != MentionForm::group)
    return;
  FoundClaim claim =
      start(match, clause_with_subject(view_, match.first, first), clause_end(view_, match.last - 1));
  claim.holder = who(hosting ? second : first, match.first);
  claim.target = who(hosting ? first : second, match.first);
  if (claim.holder == claim.target || claim.holder == no_entity || claim.target == no_entity) return;
  claim.issue_first = claim.issue_last = claim.last;
  for (std::uint32_t k = second->last; k < claim.last && claim.issue_first == claim.last; ++k)
    if (subject_matter(view_, k)) claim.issue_first = k + 1;
  finish(claim);
}

// Both parties of a meeting; nullptr where one is missing.
std::pair<const Mention*, const Mention*> ClaimRules::who_met(const CueMatch& match) const {
  const bool with = view_.word(match.last - 1) == "with" || view_.word(match.last) == "with";
  const bool simple = match.cue->rule == "r:met" || match.cue->rule == "r:hold-talks-with";
  const Mention* first = subject(view_, match.first);
  const Mention* second = object(view_, view_.word(match.last) == "with" ? match.last + 1 : match.last);
  if (!first || first->form == MentionForm::adjective || first->first >= match.first) return {};
  if (first->possessive && first->last + 4 < match.first && !view_.text->heading(view_.number)) return {};
  if (second && !with && second->first > match.last + 4) second = nullptr;  // "met demands set by Kyiv"
  if (second && second->possessive) return {};
  if (second && second->first > match.last && !with) {  // "met demand from Japan"
    const std::uint32_t before =
        view_.is(second->first - 1, word_det) ? second->first - 2 : second->first - 1;
    if (view_.word(before) == "from" || view_.word(before) == "for") return {};
  }
  if (!simple || with) return {first, second};
  for (std::uint32_t k = first->last; k < match.first; ++k)  // "Putin and Trump met in Helsinki"
    if (view_.mention(k) &&
        (view_.is(k - 1, word_and) || (view_.is(k - 1, word_det) && view_.is(k - 2, word_and))))
      second = view_.mention(k);
  return {first, second};
}

// "talks between A and B", "talks with B".
void ClaimRules::between(const CueMatch& match) {
  const std::uint32_t last = clause_end(view_, match.last - 1);
  const Mention* first = first_party(view_, match.last, std::min(match.last + 6, last));
  if (!first || first->possessive) return;
  const Mention* second = nullptr;
  if (view_.word(match.last - 1) == "between") {
    for (std::uint32_t k = first->last; k < last && k < first->last + 5 && !second; ++k)
      if (view_.is(k, word_and)) second = first_party(view_, k, std::min(k + 4, last));
  } else {
    second = first;
    first = first_party(view_, clause_start(view_, match.first), match.first);
  }
  if (!first || !second) return;
  FoundClaim claim = start(match, phrase_start(view_, match.first), std::max(second->last, match.last));
  claim.first = std::min(claim.first, match.first);
  if (view_.word(match.last - 1) == "with") claim.first = std::min(claim.first, first->first);
  claim.holder = who(first, match.first);
  claim.target = who(second, match.first);
  if (claim.holder == no_entity || claim.target == no_entity ||
      same_principal(*view_.book, claim.holder, claim.target))
    return;
  finish(claim);
}

void ClaimRules::fight(const CueMatch& match) {
  if (view_.is(match.last, word_deal) || view_.is(match.last + 1, word_deal)) return;  // "strike a deal"
  const bool undergone = passive(view_, match.first);
  const Mention* attacker = undergone ? agent(view_, match.last) : subject(view_, match.first);
  const Token* before = match.first > view_.first ? &view_.token(match.first - 1) : nullptr;
  const bool nominal =
      !undergone && before &&
      (before->is(word_det | word_possessive | word_prep) || before->looks(token_possessive) ||
       (before->looks(token_word) && !before->is(word_aux | word_adverb | word_have) &&
        !view_.mention(match.first - 1)));
  if (!attacker) return;
  bool made = false;
  for (std::uint32_t k = attacker->last; k < match.first; ++k)
    made = made || view_.word(k) == "made" || view_.word(k) == "making" || view_.word(k) == "gained" ||
           view_.word(k) == "carried";
  if (nominal && !(made && attacker->armed)) return;
  const char kind = attacker->entity == no_entity ? ' ' : view_.book->kind(attacker->entity);
  if (!attacker->armed && kind != 's' && kind != 'o' && kind != 'b') return;
  if (match.cue->rule == "r:advance" && !attacker->armed) return;
  if (match.cue->rule == "r:seize" && !attacker->armed && kind != 's') return;
  FoundClaim claim =
      start(match, clause_with_subject(view_, match.first, attacker), clause_end(view_, match.last - 1));
  claim.holder = who(attacker, match.first);
  const Mention* hit = undergone ? subject(view_, match.first) : first_party(view_, match.last, claim.last);
  if (hit && hit != attacker) claim.target = who(hit, match.first);
  if (same_principal(*view_.book, claim.target, claim.holder)) claim.target = no_entity;
  finish(claim);
}

const Mention* ClaimRules::support_target(const CueMatch& match, std::uint32_t last) const {
  for (std::uint32_t k = match.last - 1; k < std::min(match.last + 6, last); ++k)
    if (view_.word(k) == "for" || view_.word(k) == "to")
      return first_party(view_, k + 1, std::min(k + 5, last));
  return nullptr;
}

// Whose hand gets better or worse: "strengthening X's position", "gives X leverage", else the subject.
const Mention* ClaimRules::strengthened(const CueMatch& match, std::uint32_t first,
                                        std::uint32_t last) const {
  for (std::uint32_t k = first; k < last; ++k) {
    if (!view_.is(k, word_give)) continue;
    const Mention* given = first_party(view_, k + 1, std::min(k + 6, last));
    if (given) return given;
  }
  if (match.cue->shape == Shape::verb) return first_party(view_, match.last, std::min(match.last + 6, last));
  return nullptr;
}

void ClaimRules::representations() {
  static const std::string rule = "r:speaks-for";
  const auto& all = view_.text->representations;
  auto at =
      std::lower_bound(all.begin(), all.end(), view_.number,
                       [](const Representation& r, std::uint32_t number) { return r.sentence < number; });
  for (; at != all.end() && at->sentence == view_.number; ++at) {
    FoundClaim claim;
    claim.type = ClaimType::representation;
    claim.first = claim.trigger = claim.issue_first = claim.issue_last = at->first;
    claim.last = at->last;
    claim.holder = at->who;
    claim.target = at->principal;
    claim.confidence = at->prior;
    claim.rule = &rule;
    finish(claim);
  }
}

}  // namespace entente::reading
