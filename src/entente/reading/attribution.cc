#include "entente/reading/attribution.h"

#include <algorithm>

#include "entente/reading/clauses.h"
#include "entente/reading/syntax.h"

namespace entente::reading {

namespace {

constexpr std::size_t most_frames = 64;  // of one sentence

// Whom a mention means: "I" and "we" of a turn are whose turn it is.
EntityIndex meant(const SentenceView& view, const Mention* mention) {
  return mention->entity == no_entity && mention->form == MentionForm::pronoun ? view.turn : mention->entity;
}

// Somebody who can say something, as the subject itself and not as the owner of it.
bool can_speak(const SentenceView& view, const Mention* mention) {
  return mention && mention->form != MentionForm::place && mention->form != MentionForm::adjective &&
         !mention->possessive && (mention->entity == no_entity || view.book->is_party(mention->entity));
}

bool subject_touches(const SentenceView& view, const Mention* mention, std::uint32_t cue) {
  std::uint32_t k = cue;
  while (k > view.first && view.is(k - 1, word_aux | word_adverb | word_negation)) --k;
  if (k == mention->last) return true;
  if (k > view.first && view.comma(k - 1)) return true;  // after a parenthesis
  return k > view.first && k - mention->last < 12 && !view.is(k - 1, word_prep) &&
         !first_party(view, mention->last, k);
}

// Words that may be said by people or be the author's inference ("X signals that") need the speaker as the
// very subject: "the choice to send X signals" is no saying of X.
bool very_subject(const SentenceView& view, const Mention* mention, std::uint32_t cue) {
  const std::uint32_t start = clause_start(view, cue);
  if (view.is(start, word_prep)) return true;
  for (std::uint32_t k = start; k < mention->first; ++k)
    if (view.is(k, word_to | word_prep | word_any_verb | word_verb)) return false;
  return true;
}

bool ambiguous(const SentenceView& view, const CueMatch& match) {
  return std::any_of(view.cues.begin(), view.cues.end(), [&](const CueMatch& other) {
    return other.first == match.first &&
           (other.cue->family == CueFamily::infer) != (match.cue->family == CueFamily::infer);
  });
}

bool closes_quote(const SentenceView& view, std::uint32_t i) {
  return view.inside(i) && view.token(i).looks(token_close_quote | token_quote);
}

// Where an inference ends: ", suggesting …" lasts to the next comma, the reported part before it ends there.
std::uint32_t content_end(const SentenceView& view, std::uint32_t from) {
  for (std::uint32_t k = from; k < view.last; ++k) {
    if (view.word(k) == ";") return k;
    if (!view.comma(k)) continue;
    const bool aside = view.ends_with(k + 1, "ing") && view.is(k + 1, word_cue);
    const bool hedged_aside = view.is(k + 1, word_adverb) && view.ends_with(k + 2, "ing");
    if (aside || hedged_aside || view.is(k + 1, word_boundary)) return k;
  }
  return view.last;
}

void infer(SentenceView& view, const CueMatch& match) {
  view.frames.push_back({match.first, clause_end(view, match.last), match.first, no_entity, true, false});
}

// Nothing but an adverbial of time between the cue and the end: "…, Lavrov said on Tuesday."
bool trails(const SentenceView& view, std::uint32_t after) {
  std::uint32_t words = 0;
  for (std::uint32_t k = after; k < view.last; ++k) {
    if (view.comma(k) || closes_quote(view, k) || view.token(k).looks(token_open_quote)) return true;
    if (view.is(k, word_that)) return false;
    if (!view.token(k).looks(token_punct) && ++words > 6) return false;
    if (view.verb(k) && !view.is(k, word_be)) return false;
  }
  return true;
}

struct Speech {
  const Mention* speaker = nullptr;
  bool before = false;  // the content stands before the speaker
};

Speech speaker_of(const SentenceView& view, const CueMatch& match) {
  const std::uint32_t before = match.first;
  const bool after_content =
      before > view.first && (view.comma(before - 1) || closes_quote(view, before - 1));
  if (after_content && view.mention(match.last) && can_speak(view, view.mention(match.last))) {
    const Mention* next = view.mention(match.last);
    if (!view.verb(next->last) && !view.is(match.first, word_that)) return {next, true};  // '…," said X'
  }
  const Mention* found = subject(view, match.first);
  if (!can_speak(view, found) || found->first >= match.first || !subject_touches(view, found, match.first))
    return {};
  if (ambiguous(view, match) && !very_subject(view, found, match.first)) return {};
  const std::uint32_t start = std::min(phrase_start(view, found->first), found->first);
  const bool leading_content =
      start > view.first + 2 && (view.comma(start - 1) || closes_quote(view, start - 1));
  return {found, leading_content && trails(view, match.last)};
}

// Where the words alone do not tell: what the tree has as the clause that the verb of speech reports. The
// speaker may stand far from the verb ("…," Mira Tolvan, who leads the team, told journalists).
void speech_by_tree(SentenceView& view, const CueMatch& match) {
  const std::uint32_t verb = word_at(view, match.first);
  if (verb == language::no_word || (*view.tree)[verb].upos != language::Upos::verb) return;
  const TreeAnswer answer = tree_subject(view, match.first);
  if (!answer.known || !can_speak(view, answer.mention)) return;
  const language::Tree& tree = *view.tree;
  const EntityIndex speaker = meant(view, answer.mention);
  const auto add = [&](std::uint32_t first, std::uint32_t last) {
    if (first < last)
      view.frames.push_back({first, last, match.first, speaker, false, match.cue->rule == "r:deny"});
  };
  const std::uint32_t content = tree.child(verb, language::Relation::ccomp);
  if (content != language::no_word) {
    const auto reach = tree.reach(content);
    add(token_at(view, reach.first), token_at(view, reach.last - 1) + 1);
  } else if (tree[verb].relation == language::Relation::parataxis) {
    add(view.first, token_at(view, tree.reach(verb).first));
  }
}

void speech(SentenceView& view, const CueMatch& match) {
  const Speech found = speaker_of(view, match);
  if (!found.speaker) return speech_by_tree(view, match);
  const EntityIndex speaker = meant(view, found.speaker);
  if (found.before) {
    const std::uint32_t end = std::min(found.speaker->first, match.first);
    view.frames.push_back({view.first, end, match.first, speaker, false, false});
    if (std::max(found.speaker->last, match.last) + 2 < view.last)
      for (const TokenRange& quote : view.quotes)
        if (quote.first > match.last)
          view.frames.push_back({quote.first, quote.last, match.first, speaker, false, false});
    return;
  }
  std::uint32_t from = match.last;
  for (std::uint32_t k = match.last; k < view.last && k < match.last + 5 && !view.verb(k) && !view.comma(k);
       ++k)
    if (view.is(k, word_that)) from = k + 1;  // "told reporters that …"
  view.frames.push_back(
      {from, content_end(view, from), match.first, speaker, false, match.cue->rule == "r:deny"});
  for (const TokenRange& quote : view.quotes)  // '"A," X said, "and B."'
    if (quote.last <= found.speaker->first)
      view.frames.push_back({quote.first, quote.last, match.first, speaker, false, false});
}

void according(SentenceView& view, const CueMatch& match) {
  const Mention* source = first_party(view, match.last, std::min(match.last + 6, view.last));
  if (!source) return;
  if (match.first > view.first + 2) {
    view.frames.push_back({view.first, match.first, match.first, source->entity, false, false});
    return;
  }
  for (std::uint32_t k = source->last; k < view.last; ++k)
    if (view.comma(k))
      return view.frames.push_back({k + 1, view.last, match.first, source->entity, false, false});
}

// "four states", "the reports": nouns that look like verbs of speech.
bool noun_by_tree(const SentenceView& view, const CueMatch& match) {
  if (match.cue->family == CueFamily::according || match.last != match.first + 1) return false;
  const std::uint32_t word = word_at(view, match.first);
  if (word == language::no_word || view.text->heading(view.number)) return false;
  const language::Word& at = (*view.tree)[word];
  return at.upos == language::Upos::noun && at.relation != language::Relation::root;
}

bool human_subject(const SentenceView& view, const CueMatch& match) {
  if (participle(view, match.first)) return false;
  const Speech found = speaker_of(view, match);
  return found.speaker != nullptr;
}

}  // namespace

namespace {

// "In an interview she went further." before a quotation that nobody is named for: the person of the
// sentence.
EntityIndex introduced(const SentenceView& view) {
  if (!view.tree || !view.frames.empty() || !view.quotes.empty() || view.turn != no_entity) return no_entity;
  for (const std::uint32_t root : view.tree->children(language::no_word)) {
    const std::uint32_t subject = view.tree->child(root, language::Relation::nsubj);
    if (subject == language::no_word) continue;
    const Mention* mention = view.mention(token_at(view, subject));
    if (mention && !mention->possessive && mention->entity != no_entity &&
        view.book->is_person(mention->entity))
      return mention->entity;
  }
  return no_entity;
}

}  // namespace

const Frame* frame_of(const SentenceView& view, std::uint32_t token) {
  const Frame* found = nullptr;
  for (const Frame& frame : view.frames)
    if (frame.first <= token && token < frame.last && (!found || frame.first >= found->first)) found = &frame;
  return found;
}

bool quoted(const SentenceView& view, std::uint32_t token) {
  for (const TokenRange& quote : view.quotes)
    if (quote.first <= token && token < quote.last) return quote.last - quote.first >= 4;
  return false;
}

void find_frames(SentenceView& view, EntityIndex& carried) {
  if (view.turn != no_entity)
    view.frames.push_back({view.first, view.last, view.first, view.turn, false, false});
  for (const CueMatch& match : view.cues) {
    if (view.frames.size() > most_frames) break;
    if (noun_by_tree(view, match)) continue;
    if (match.cue->family == CueFamily::according) according(view, match);
    if (match.cue->family == CueFamily::infer && !human_subject(view, match)) infer(view, match);
    if (match.cue->family == CueFamily::speech && !participle(view, match.first)) speech(view, match);
    if (match.cue->family == CueFamily::speech && participle(view, match.first) && match.first > view.first &&
        view.comma(match.first - 1)) {
      const Mention* speaker =
          subject(view, match.first);  // "…, saying that …"; inferences have no such reading
      const bool inference = std::any_of(view.frames.begin(), view.frames.end(), [&](const Frame& frame) {
        return frame.inferred && frame.cue == match.first;
      });
      const bool infers = std::any_of(view.cues.begin(), view.cues.end(), [&](const CueMatch& other) {
        return other.first == match.first && other.cue->family == CueFamily::infer;
      });
      if (speaker && can_speak(view, speaker) && !inference && !infers)
        view.frames.push_back(
            {match.last, content_end(view, match.last), match.first, meant(view, speaker), false, false});
    }
  }
  bool whole_quote = false;
  for (const TokenRange& quote : view.quotes)
    whole_quote = whole_quote || quote.last - quote.first + 3 >= view.last - view.first;
  if (whole_quote && view.frames.size() <= (view.turn == no_entity ? 0u : 1u) && carried != no_entity)
    view.frames.push_back({view.first, view.last, view.first, carried, false, false});
  for (const Frame& frame : view.frames)
    if (!frame.inferred && frame.speaker != no_entity && !view.quotes.empty()) carried = frame.speaker;
  if (const EntityIndex person = introduced(view); person != no_entity) carried = person;
}

}  // namespace entente::reading
