#include "entente/reading/mention_finder.h"

namespace entente::reading {

namespace {

constexpr std::uint32_t furthest = 2;  // sentences back that a pronoun may reach

bool agrees(Gender known, std::uint64_t pronoun) {
  return known == Gender::unknown || (known == Gender::male) == ((pronoun & word_he) != 0);
}

}  // namespace

// In this sentence the last person named, then the first of the two sentences before (their subject, as a
// rule).
EntityIndex MentionFinder::person_for(std::uint64_t gender) const {
  for (std::size_t k = text_.mentions.size(); k > text_.first_mention.back(); --k) {
    const Mention& mention = text_.mentions[k - 1];
    if (mention.form == MentionForm::person && mention.entity != no_entity &&
        book_.is_person(mention.entity) && agrees(book_.gender(mention.entity), gender))
      return mention.entity;
  }
  for (std::uint32_t back = 1; back <= furthest && back <= sentence_; ++back) {
    const std::uint32_t number = sentence_ - back;
    for (std::uint32_t k = text_.first_mention[number]; k < text_.first_mention[number + 1]; ++k) {
      const Mention& mention = text_.mentions[k];
      const bool person = mention.entity != no_entity && book_.is_person(mention.entity);
      if (person && !mention.possessive && agrees(book_.gender(mention.entity), gender))
        return mention.entity;
    }
  }
  return no_entity;
}

// Whether "it" or "they" may mean it.
bool MentionFinder::stands_for(const Mention& mention, bool plural) const {
  if (mention.entity == no_entity || mention.form == MentionForm::place ||
      mention.form == MentionForm::adjective || book_.is_person(mention.entity))
    return false;
  return plural ? mention.plural || mention.form == MentionForm::group : !mention.plural;
}

// "Calmora has indicated that it cannot …": the subject of the clause above, if the pronoun can mean it.
EntityIndex MentionFinder::subject_above(std::uint32_t i, bool plural) const {
  if (text_.trees.size() <= sentence_ || text_.trees[sentence_].size() == 0) return no_entity;
  const language::Tree& tree = text_.trees[sentence_];
  const WordMap& map = text_.words[sentence_];
  const std::uint32_t at = map.of_token[i - begin_];
  if (at == language::no_word || tree[at].relation != language::Relation::nsubj) return no_entity;
  std::uint32_t clause = tree[at].head;
  for (std::size_t steps = 0; clause != language::no_word && steps < tree.size(); ++steps) {
    const language::Relation relation = tree[clause].relation;
    const bool below = relation == language::Relation::ccomp || relation == language::Relation::advcl ||
                       relation == language::Relation::conj;
    if (!below || tree[clause].head == language::no_word) return no_entity;
    clause = tree[clause].head;
    const std::uint32_t subject = tree.child(clause, language::Relation::nsubj);
    if (subject == language::no_word || subject >= at) continue;
    const auto range = tree.reach(subject);
    for (std::size_t k = text_.mentions.size(); k > text_.first_mention.back(); --k) {
      const Mention& mention = text_.mentions[k - 1];
      const std::uint32_t head = map.of_word[subject] + begin_;
      if (mention.first <= head && head < mention.last && stands_for(mention, plural)) return mention.entity;
    }
    for (std::uint32_t k = text_.first_mention.back(); plural && k < text_.mentions.size(); ++k) {
      const Mention& mention = text_.mentions[k];  // "Qatar and Egypt said they …": no one stands for both
      if (mention.first >= map.of_word[range.first] + begin_ && mention.last <= at + begin_ &&
          stands_for(mention, true))
        return mention.entity;
    }
  }
  return no_entity;
}

// The one state that the paragraph has named so far, or no_entity.
EntityIndex MentionFinder::only_state_of_block() const {
  const std::size_t block = text_.document->sentences[sentence_].block;
  EntityIndex found = no_entity;
  for (std::size_t k = text_.mentions.size(); k > 0; --k) {
    const Mention& mention = text_.mentions[k - 1];
    std::uint32_t number = sentence_;
    while (number > 0 && text_.first_mention[number] >= k) --number;
    if (text_.document->sentences[number].block != block) break;
    const EntityIndex state = book_.principal(mention.entity);
    if (state == no_entity || book_.kind(state) != 's') continue;
    if (found != no_entity && found != state) return no_entity;
    found = state;
  }
  return found;
}

// "it", "their": the last body or group of this sentence, else the first of the sentence before.
EntityIndex MentionFinder::thing_before(bool plural) const {
  const auto fits = [&](const Mention& mention) {
    return mention.form != MentionForm::pronoun && stands_for(mention, plural);
  };
  for (std::size_t k = text_.mentions.size(); k > text_.first_mention.back(); --k)
    if (fits(text_.mentions[k - 1])) return text_.mentions[k - 1].entity;
  if (sentence_ == 0) return no_entity;
  for (std::uint32_t k = text_.first_mention[sentence_ - 1]; k < text_.first_mention[sentence_]; ++k)
    if (fits(text_.mentions[k])) return text_.mentions[k].entity;
  return no_entity;
}

void MentionFinder::pronoun(std::uint32_t i) {
  const Token& here = token(i);
  if (here.is(word_relative | word_you) || (here.is(word_we) && here.looks(token_all_caps))) return;
  Mention mention{
      i,    i + 1, no_entity, MentionForm::pronoun, here.is(word_possessive), here.is(word_they | word_we),
      false};
  if (here.is(word_he | word_she)) {
    mention.entity = person_for(here.classes);
    if (mention.entity != no_entity && book_.gender(mention.entity) == Gender::unknown)
      book_.set_gender(mention.entity, here.is(word_he) ? Gender::male : Gender::female);
  } else if (here.is(word_it | word_they)) {
    mention.entity = subject_above(i, here.is(word_they));
    if (mention.entity == no_entity) mention.entity = thing_before(here.is(word_they));
  } else if (!here.is(word_we | word_i)) {
    return;
  }
  if (mention.entity == no_entity && !here.is(word_we | word_i)) return;
  if (here.is(word_we | word_i) && !here.is(word_possessive) && speaker_ != no_entity)
    book_.mention(speaker_, {here.start, here.end});
  add(mention);
}

// Names that stood alone before the text explained them: "Haddad" in the headline, "Amal Haddad" below.
void MentionFinder::settle_pending() {
  for (const std::uint32_t index : pending_) {
    if (index >= text_.mentions.size()) continue;
    Mention& mention = text_.mentions[index];
    if (mention.entity != no_entity || mention.form == MentionForm::pronoun) continue;
    const std::string name = words(mention.first, mention.last);
    EntityIndex known = book_.person_by_surname(name);
    if (known == no_entity) {
      known = book_.find(slug(name));
      if (known != no_entity && !book_.is_party(known)) known = no_entity;
    }
    if (known == no_entity) continue;
    mention.entity = known;
    mention.form = book_.is_person(known) ? MentionForm::person : MentionForm::name;
    book_.mention(known, {token(mention.first).start, token(mention.last - 1).end});
  }
}

}  // namespace entente::reading
