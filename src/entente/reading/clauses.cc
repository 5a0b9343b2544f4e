#include "entente/reading/clauses.h"

#include <algorithm>

#include "entente/reading/syntax.h"

namespace entente::reading {

namespace {

bool mark(const SentenceView& view, std::uint32_t i, std::string_view marks) {
  const std::string_view word = view.word(i);
  return word.size() == 1 && marks.find(word[0]) != std::string_view::npos;
}

bool dash(const SentenceView& view, std::uint32_t i) {
  const std::string_view word = view.word(i);
  if (word == "\xE2\x80\x94" || word == "\xE2\x80\x93") return true;
  return word == "-" && i + 1 < view.last && view.token(i + 1).start > view.token(i).end && i > view.first &&
         view.token(i).start > view.token(i - 1).end;
}

// A quotation of four words or more is a clause of its own; "historic" in quotes is not.
bool quote_edge(const SentenceView& view, std::uint32_t i) {
  if (!view.token(i).looks(token_quote | token_open_quote | token_close_quote)) return false;
  for (const TokenRange& quote : view.quotes)
    if (quote.first == i + 1 || quote.last == i) return quote.last - quote.first >= 4;
  return false;
}

bool hard_break(const SentenceView& view, std::uint32_t i) {
  return mark(view, i, ";:()[]") || dash(view, i) || quote_edge(view, i);
}

// "as Russia maintains" opens a clause; "as a mediator", "as well as", "such as" do not.
bool opens_clause(const SentenceView& view, std::uint32_t i) {
  if (!view.is(i, word_as)) return false;
  const std::string_view next = view.word(i + 1);
  for (const std::string_view not_clause : {"well", "part", "a", "an", "long", "soon", "far", "possible",
                                            "such", "of", "to", "many", "much", "early"})
    if (next == not_clause) return false;
  const std::string_view before = i > view.first ? view.word(i - 1) : std::string_view();
  if (before == "such" || before == "as" || before == "well") return false;
  for (std::uint32_t k = i + 1; k < view.last && k < i + 9 && !view.comma(k); ++k)
    if (view.verb(k)) return true;
  return false;
}

// A comma between the members of a list: mentions on both sides, or "and" soon with no verb before it.
bool list_comma(const SentenceView& view, std::uint32_t i) {
  std::uint32_t next = i + 1;
  if (view.is(next, word_and)) ++next;
  if (view.is(next, word_det)) ++next;
  if (i > view.first && view.mention(i - 1) && view.mention(next) &&
      view.mention(i - 1)->form != MentionForm::place) {
    for (std::uint32_t k = view.mention(next)->last; k < view.last && k < next + 8; ++k) {
      if (view.is(k, word_and)) return true;
      if (!view.comma(k) && !view.mention(k) && !view.is(k, word_det)) break;
    }
    if (view.is(i + 1, word_and)) return true;
  }
  return false;
}

bool object_list_comma(const SentenceView& view, std::uint32_t i) {
  for (std::uint32_t k = i + 1; k < view.last && k < i + 7; ++k) {
    if (view.verb(k) || view.is(k, word_pronoun | word_relative | word_subordinator | word_but) ||
        hard_break(view, k))
      return false;
    if (view.ends_with(k, "ing") && k == i + 1) return false;
    if (view.is(k, word_and) && k + 2 < view.last) {
      for (std::uint32_t n = k + 1; n < view.last && n < k + 6 && !view.comma(n); ++n)
        if (view.verb(n)) return false;
      return true;
    }
  }
  return false;
}

// Complementiser: after a verb or noun of speech, "clear", or a verb; else "that" belongs to a noun.
bool complementiser(const SentenceView& view, std::uint32_t i) {
  return view.is(i, word_that) && i > view.first && !view.is(i - 1, word_prep) &&
         (view.is(i - 1, word_cue | word_verb | word_any_verb) || view.mention(i - 1) ||
          view.word(i - 1) == "clear" || view.word(i - 1) == "out" || view.comma(i - 1));
}

// ", and Kyiv said": a new clause after the conjunction.
bool new_clause_after(const SentenceView& view, std::uint32_t i) {
  if (!view.is(i, word_coord)) return false;
  bool verb_before = false;
  for (std::uint32_t k = i; k > view.first && i - k < 16 && !verb_before; --k) verb_before = view.verb(k - 1);
  if (!verb_before) return false;  // "X and Y met"
  std::uint32_t k = i + 1;
  if (view.is(k, word_verb) && (view.ends_with(k, "ed") || view.word(k) == "said" || view.word(k) == "says"))
    return true;
  bool party = false;
  for (; k < view.last && k < i + 8; ++k) {
    if (view.comma(k) || hard_break(view, k) || view.is(k, word_coord | word_that | word_relative))
      return false;
    if (view.mention(k) && view.mention(k)->form != MentionForm::adjective) party = true;
    if (view.verb(k)) return (party || view.is(i + 1, word_pronoun)) && k > i + 1;
  }
  return false;
}

std::uint32_t skip_back(const SentenceView& view, std::uint32_t i) {
  while (i > view.first && view.is(i - 1, word_aux | word_adverb | word_negation)) --i;
  return i;
}

// Opening comma of the parenthesis that closes at comma i, or i itself.
std::uint32_t parenthesis_start(const SentenceView& view, std::uint32_t i) {
  for (std::uint32_t k = i; k > view.first + 1 && i - k < 25; --k)
    if (view.comma(k - 1)) return view.mention(k - 2) ? k - 1 : i;
  return i;
}

// Start of the phrase that the relative pronoun at i belongs to.
std::uint32_t antecedent_start(const SentenceView& view, std::uint32_t i) {
  std::uint32_t end = i;
  if (end > view.first && view.comma(end - 1)) --end;
  if (end == view.first) return i;
  const Mention* mention = view.mention(end - 1);
  return phrase_start(view, mention ? mention->first : end - 1);
}

// "Kenya's answer to the Chad-Mali talks": the first mention, if a preposition lies between it and the one
// found.
const Mention* phrase_head(const SentenceView& view, std::uint32_t start, const Mention* found) {
  const Mention* head = first_party(view, start, found->first);
  if (!head || head == found) return nullptr;
  if (found->form == MentionForm::adjective) return head;
  for (std::uint32_t k = head->last; k < found->first; ++k)
    if (view.is(k, word_prep | word_to | word_including)) return head;
  return nullptr;
}

struct Controlled {
  bool settled = false;
  const Mention* mention = nullptr;
};

// ", strengthening X" takes the subject of the clause before, "Despite agreeing …, X did" that of the one
// after.
Controlled participle_subject(const SentenceView& view, std::uint32_t i) {
  if (!participle(view, i)) return {};
  const std::uint32_t start = clause_start(view, i);
  if (start > view.first && view.comma(start - 1) && start + 3 > i) {
    const Mention* main = first_party(view, clause_start(view, start - 1), start - 1);
    return {true, main ? main : first_party(view, view.first, start - 1)};
  }
  for (std::uint32_t k = i; k < view.last && start <= view.first + 1 && i < view.first + 4; ++k)
    if (view.comma(k)) return {true, first_party(view, k, view.last)};
  return {};
}

// The member of a list before this one: "Qatar, Egypt and the League".
const Mention* listed_before(const SentenceView& view, const Mention* mention, std::uint32_t start) {
  std::uint32_t k = mention->first;
  if (k > start && view.is(k - 1, word_det)) --k;
  if (k < start + 2 || !(view.is(k - 1, word_and) || view.comma(k - 1))) return nullptr;
  const Mention* before = view.mention(k - 2);
  return before && before->form == mention->form && before->first >= start ? before : nullptr;
}

}  // namespace

bool participle(const SentenceView& view, std::uint32_t i) {
  if (!view.ends_with(i, "ing")) return false;
  return !view.is(skip_back(view, i), word_be | word_aux) || skip_back(view, i) == i;
}

std::uint32_t clause_start(const SentenceView& view, std::uint32_t i) {
  for (std::uint32_t k = i; k > view.first; --k) {
    const std::uint32_t before = k - 1;
    if (hard_break(view, before) || view.is(before, word_boundary) || complementiser(view, before) ||
        opens_clause(view, before))
      return k;
    if (view.is(before, word_subordinator) && !view.is(before, word_prep | word_as | word_that) &&
        before + 1 < i)
      return k;
    if (view.comma(before) && !list_comma(view, before)) {
      const bool closes = skip_back(view, i) == k;
      const std::uint32_t opened = closes ? parenthesis_start(view, before) : before;
      if (opened == before) return k;
      k = opened + 1;
      continue;
    }
    if (new_clause_after(view, before) && before + 1 < i) return k;
  }
  return view.first;
}

std::uint32_t clause_end(const SentenceView& view, std::uint32_t i) {
  for (std::uint32_t k = i; k < view.last; ++k) {
    if (hard_break(view, k) || mark(view, k, ".!?") || view.word(k) == "\xE2\x80\xA6") return k;
    if (k == i) continue;
    if (view.is(k, word_boundary) || opens_clause(view, k)) return k;
    if (view.comma(k) && !list_comma(view, k) && !object_list_comma(view, k)) return k;
    if (new_clause_after(view, k)) return view.comma(k - 1) ? k - 1 : k;
    const std::string_view word = view.word(k);
    if ((word == "rather" && view.word(k + 1) == "than") || (word == "instead" && view.word(k + 1) == "of"))
      return k;
  }
  return view.last;
}

std::uint32_t phrase_start(const SentenceView& view, std::uint32_t i) {
  std::uint32_t k = i;
  while (k > view.first) {
    const Token& before = view.token(k - 1);
    if (const Mention* mention = view.mention(k - 1)) {
      if (!mention->possessive && !before.looks(token_possessive) && mention->form != MentionForm::adjective)
        return k;
      k = mention->first;
      continue;
    }
    if (before.looks(token_possessive)) {
      --k;
      if (view.mention(k - 1)) continue;
      return k + 1;
    }
    if (before.is(word_det)) return k - 1;
    if (before.looks(token_punct) || before.is(word_prep | word_coord | word_aux | word_relative |
                                               word_subordinator | word_verb | word_any_verb | word_to))
      return k;
    --k;
  }
  return k;
}

std::uint32_t phrase_end(const SentenceView& view, std::uint32_t i) {
  for (std::uint32_t k = i + 1; k < view.last; ++k) {
    const Token& here = view.token(k);
    const bool after_to = view.is(k - 1, word_to | word_det | word_adverb) ||
                          view.token(k - 1).looks(token_possessive) || view.is(k - 1, word_prep);
    if (here.looks(token_punct) && !here.looks(token_possessive) && view.word(k) != "-") return k;
    if (here.is(word_relative | word_boundary) || opens_clause(view, k)) return k;
    if (view.verb(k) && !after_to) return k;
    if (here.is(word_aux)) return k;
  }
  return view.last;
}

const Mention* first_party(const SentenceView& view, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t k = std::max(from, view.first); k < std::min(to, view.last); ++k)
    if (const Mention* mention = view.mention(k); mention && mention->form != MentionForm::place)
      return mention;
  return nullptr;
}

const Mention* subject(const SentenceView& view, std::uint32_t i) {
  if (const TreeAnswer answer = tree_subject(view, i); answer.known) return answer.mention;
  if (const Controlled controlled = participle_subject(view, i); controlled.settled)
    return controlled.mention;
  const std::uint32_t verb = skip_back(view, i);
  std::uint32_t k = verb;
  if (k > view.first && view.comma(k - 1)) k = parenthesis_start(view, k - 1);
  if (k > view.first && view.is(k - 1, word_relative | word_that)) {
    --k;
    if (k > view.first && view.comma(k - 1)) --k;
    const Mention* antecedent = k > view.first ? view.mention(k - 1) : nullptr;
    if (antecedent && antecedent->form != MentionForm::place) return antecedent;
  }
  if (k > view.first && view.is(k - 1, word_to)) return first_party(view, clause_start(view, k - 1), k - 1);
  const std::uint32_t start = clause_start(view, i);
  for (std::uint32_t n = k; n > start && k - n < 9; --n) {
    if (view.verb(n - 1) && !view.mention(n - 1)) break;
    const Mention* mention = view.mention(n - 1);
    if (!mention || mention->form == MentionForm::place) continue;
    if (const Mention* head = phrase_head(view, start, mention)) return head;
    // "Qatar, Egypt and Türkiye": the first of a list speaks for it.
    while (const Mention* before = listed_before(view, mention, start)) mention = before;
    return mention;
  }
  return first_party(view, start, verb);
}

const Mention* object(const SentenceView& view, std::uint32_t i) {
  if (const TreeAnswer answer = tree_object(view, i > view.first ? i - 1 : i); answer.known)
    return answer.mention;
  const Mention* owner = nullptr;
  for (std::uint32_t k = i; k < view.last && k < i + 12; ++k) {
    if (hard_break(view, k) || (view.comma(k) && k > i) || view.is(k, word_subordinator | word_relative))
      return owner;
    if (owner && view.is(k, word_prep)) return owner;
    const Mention* mention = view.mention(k);
    if (!mention || mention->form == MentionForm::place || mention->form == MentionForm::adjective) continue;
    if (!mention->possessive) return mention;
    if (!owner) owner = mention;
  }
  return owner;
}

bool passive(const SentenceView& view, std::uint32_t i) {
  const bool form = view.ends_with(i, "ed") || view.word(i) == "struck" || view.word(i) == "hit" ||
                    view.word(i) == "sent" || view.word(i) == "put";
  std::uint32_t k = i;
  while (k > view.first && view.is(k - 1, word_adverb | word_negation) && !view.is(k - 1, word_aux)) --k;
  return form && k > view.first && view.is(k - 1, word_be);
}

const Mention* agent(const SentenceView& view, std::uint32_t i) {
  if (const TreeAnswer answer = tree_agent(view, i > view.first ? i - 1 : i); answer.known)
    return answer.mention;
  for (std::uint32_t k = i; k < view.last && k < i + 10 && !view.comma(k); ++k)
    if (view.word(k) == "by") return first_party(view, k + 1, std::min(k + 6, view.last));
  return nullptr;
}

std::uint32_t span_start(const SentenceView& view, std::uint32_t cue, const Mention* subject) {
  std::uint32_t first = clause_start(view, cue);
  if (const std::uint32_t whole = tree_subject_start(view, cue); whole < cue) return std::min(first, whole);
  for (std::uint32_t k = cue; k > first; --k) {
    if (!view.is(k - 1, word_relative) && !(view.is(k - 1, word_that) && k + 1 >= cue)) continue;
    return antecedent_start(view, k - 1);
  }
  if (view.is(first, word_relative) && first > view.first + 1) return antecedent_start(view, first);
  if (subject && subject->first >= first && subject->first < cue) return std::min(first, subject->first);
  return first;
}

}  // namespace entente::reading
