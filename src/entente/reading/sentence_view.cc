#include "entente/reading/sentence_view.h"

#include <algorithm>

namespace entente::reading {

namespace {

constexpr std::size_t most_cues =
    128;  // of one sentence: real ones hold a dozen, and work grows with the square

bool near(const SentenceView& view, const std::vector<std::uint32_t>& words, std::uint32_t from,
          std::uint32_t to) {
  if (words.empty()) return true;
  for (std::uint32_t i = std::max(from, view.first); i < std::min(to, view.last); ++i)
    if (view.token(i).word != 0 && std::find(words.begin(), words.end(), view.token(i).word) != words.end())
      return true;
  return false;
}

// The readings of one phrase that belong to claims, or the others, and whose company fits.
void add_cues(SentenceView& view, std::uint32_t i, std::uint32_t last, std::uint32_t link, bool claims) {
  for (; link != PhraseBook::nothing; link = view.tables->cues.next(link)) {
    const Cue& cue = view.tables->cue_entries[view.tables->cues.entry(link)];
    if ((cue.family == CueFamily::claim) != claims || view.cues.size() >= most_cues) continue;
    if (cue.family == CueFamily::hedge) {
      view.hedges.push_back(i);
      continue;
    }
    const std::uint32_t reach = i >= view.first + 6 ? i - 6 : view.first;
    if (near(view, cue.after, last, last + 8) && near(view, cue.before, reach, i))
      view.cues.push_back({i, last, &cue});
  }
}

// The longest claim cue and the longest other cue at i; returns the token after both.
std::uint32_t cues_at(SentenceView& view, std::uint32_t i) {
  const PhraseBook& book = view.tables->cues;
  std::uint32_t found[2] = {PhraseBook::nothing, PhraseBook::nothing}, ends[2] = {i + 1, i + 1};
  const auto is_claim = [&](std::uint32_t link) {
    return view.tables->cue_entries[book.entry(link)].family == CueFamily::claim;
  };
  std::uint32_t node = book.root(view.token(i).word);
  for (std::uint32_t k = i; node != 0;) {
    for (std::uint32_t link = book.first(node); link != PhraseBook::nothing; link = book.next(link)) {
      const std::size_t kind = is_claim(link) ? 1 : 0;
      if (ends[kind] == k + 1 && found[kind] != PhraseBook::nothing) continue;
      found[kind] = book.first(node);
      ends[kind] = k + 1;
    }
    if (++k >= view.last) break;
    node = book.child(node, view.token(k).word);
  }
  for (const std::size_t kind : {0, 1}) add_cues(view, i, ends[kind], found[kind], kind == 1);
  return std::max(ends[0], ends[1]);
}
// May with a capital inside a sentence is a month; "the US may" is not.
bool month(const SentenceView& view, std::uint32_t i) {
  return i > view.first && view.is(i, word_month) && view.token(i).looks(token_capital) &&
         !view.text->heading(view.number);
}

void find_quotes(SentenceView& view) {
  view.quotes.clear();
  std::uint32_t open = 0;
  bool inside = false;
  for (std::uint32_t i = view.first; i < view.last; ++i) {
    const Token& here = view.token(i);
    if (!here.looks(token_quote | token_open_quote | token_close_quote)) continue;
    const bool closes = here.looks(token_close_quote) || (here.looks(token_quote) && inside);
    if (closes && !inside && view.quotes.empty() && i > view.first)
      view.quotes.push_back({view.first, i});  // opened before
    if (closes && inside) view.quotes.push_back({open + 1, i});
    inside = !closes;
    open = i;
  }
  if (inside) view.quotes.push_back({open + 1, view.last});
}

}  // namespace

void open_sentence(SentenceView& view, std::uint32_t number) {
  view.number = number;
  view.first = view.text->sentences[number].first;
  view.last = view.text->sentences[number].last;
  const bool parsed = number < view.text->trees.size() && view.text->trees[number].size() > 0;
  view.tree = parsed ? &view.text->trees[number] : nullptr;
  view.words = parsed ? &view.text->words[number] : nullptr;
  view.mention_of.assign(view.last - view.first, -1);
  for (std::uint32_t m = view.text->first_mention[number]; m < view.text->first_mention[number + 1]; ++m) {
    const Mention& mention = view.text->mentions[m];
    if (mention.entity == no_entity && mention.form != MentionForm::pronoun) continue;
    for (std::uint32_t i = mention.first; i < mention.last; ++i)
      view.mention_of[i - view.first] = static_cast<std::int32_t>(m);
  }
  view.cues.clear();
  view.hedges.clear();
  view.frames.clear();
  for (std::uint32_t i = view.first; i < view.last;)
    i = view.token(i).is(word_cue) && !month(view, i) ? cues_at(view, i) : i + 1;
  find_quotes(view);
}

}  // namespace entente::reading
