#include "entente/reading/mentions.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "entente/reading/given_trees.h"
#include "entente/reading/mention_finder.h"
#include "entente/reading/turn_speakers.h"

namespace entente::reading {

void MentionFinder::run() {
  census();
  turn_states();
  openings();
  for (std::uint32_t i = 0; i < text_.sentences.size(); ++i) {
    text_.first_mention.push_back(static_cast<std::uint32_t>(text_.mentions.size()));
    sentence(i);
  }
  text_.first_mention.push_back(static_cast<std::uint32_t>(text_.mentions.size()));
  settle_pending();
}

void MentionFinder::open(std::uint32_t number) {
  sentence_ = number;
  begin_ = text_.sentences[number].first;
  end_ = text_.sentences[number].last;
  heading_ = text_.heading(number);
}

void MentionFinder::sentence(std::uint32_t number) {
  open(number);
  list_owner_ = no_entity;
  const evidence::Block& block = text_.document->blocks[text_.document->sentences[number].block];
  ours_ = block.speaker.length() ? turn_speaker(*text_.document, block, book_) : author_;
  speaker_ = ours_;
  if (const EntityIndex principal = book_.principal(ours_); principal != no_entity) ours_ = principal;
  for (std::uint32_t i = begin_; i < end_;) i = at(i);
}

// Handles whatever stands at token i and returns the next token to look at.
std::uint32_t MentionFinder::at(std::uint32_t i) {
  const Token& here = token(i);
  if (list_owner_ != no_entity && here.is(word_verb | word_any_verb | word_aux) && !here.is(word_member))
    list_owner_ = no_entity;
  if (here.looks(token_punct)) {
    if (text_.text(here) == "(") define_alias(i);
    return i + 1;
  }
  if (here.is(word_pronoun)) {
    pronoun(i);
    return i + 1;
  }
  if (here.looks(token_capital | token_number) || here.word != 0) {
    if (const auto found = name_at(i)) return gazetteer_name(i, *found);
  }
  if (here.is(word_role)) {
    if (const auto role = role_at(i)) return role_mention(*role);
  }
  if (here.looks(token_capital)) return unknown_name(i);
  return i + 1;
}

std::optional<MentionFinder::NameAt> MentionFinder::name_at(std::uint32_t i) const {
  std::optional<NameAt> found;
  std::uint32_t node = tables_.names.root(token(i).word);
  for (std::uint32_t k = i; node != 0;) {
    if (const std::uint32_t link = tables_.names.first(node); link != PhraseBook::nothing)
      if (const Name* name = choose(link, i, k + 1)) found = NameAt{name, k + 1};
    if (++k >= end_) break;
    node = tables_.names.child(node, token(k).word);
  }
  return found;
}

// Of several readings: somebody in office on the document's day, then states before adjectives before cities.
const Name* MentionFinder::choose(std::uint32_t link, std::uint32_t i, std::uint32_t last) const {
  const Name* best = nullptr;
  int best_rank = -1;
  for (; link != PhraseBook::nothing; link = tables_.names.next(link)) {
    const Name& name = tables_.name_entries[tables_.names.entry(link)];
    if (name.all_caps && last == i + 1 && !token(i).looks(token_all_caps) && !token(i).looks(token_number) &&
        token(i).end - token(i).start > 1)
      continue;
    const bool lower_ok = name.kind == NameKind::organisation && last > i + 1;
    if (!token(i).looks(token_capital | token_number) && !lower_ok && !token(i).is(word_particle)) continue;
    int rank = name.kind == NameKind::capital ? 1 : name.kind == NameKind::adjective ? 2 : 3;
    if (name.kind == NameKind::leader) {
      const Leader& leader = tables_.leaders[name.index];
      const auto& date = text_.document->date;
      rank = date && ((leader.from && *date < *leader.from) || (leader.to && *leader.to < *date)) ? 4
             : leader.to && !date                                                                 ? 5
                                                                                                  : 6;
    }
    if (rank > best_rank) {
      best_rank = rank;
      best = &name;
    }
  }
  return best;
}

EntityIndex MentionFinder::entity_of(const Name& name) {
  if (name.kind == NameKind::leader) return book_.leader(name.index);
  if (name.kind == NameKind::organisation || name.kind == NameKind::region_adjective)
    return book_.organisation(name.index);
  return book_.state(name.index);
}

void MentionFinder::add(Mention mention) {
  if (!text_.mentions.empty() && text_.mentions.back().last > mention.first) {
    const Mention& before = text_.mentions.back();
    const bool unexplained =
        before.entity == no_entity && before.form == MentionForm::name && before.first >= mention.first;
    if (!unexplained) return;  // inside the one before
    text_.mentions.pop_back();
  }
  mention.possessive =
      mention.possessive || (inside(mention.last) && token(mention.last).looks(token_possessive));
  if (mention.entity != no_entity)
    book_.mention(mention.entity, {token(mention.first).start, token(mention.last - 1).end});
  if (list_owner_ != no_entity && mention.form == MentionForm::person && !mention.possessive &&
      mention.entity != no_entity)
    represent(mention.entity, book_.principal(list_owner_), mention.first, mention.last, 0.8);
  text_.mentions.push_back(mention);
  if (mention.form == MentionForm::group && book_.principal(mention.entity) != no_entity)
    list_members(mention.last);
}

// "… including A and B", "…, led by A": the people who follow belong to the group just named.
void MentionFinder::list_members(std::uint32_t i) {
  if (inside(i) && token(i).word == tables_.comma) ++i;
  if (!inside(i + 1)) return;
  const std::string_view first = text_.text(token(i)), second = text_.text(token(i + 1));
  const bool led = (first == "led" || first == "headed") && second == "by";
  if (token(i).is(word_member) || led || (first == "such" && second == "as"))
    list_owner_ = text_.mentions.back().entity;
}

std::uint32_t MentionFinder::gazetteer_name(std::uint32_t i, const NameAt& found) {
  const Name& name = *found.name;
  if (name.kind == NameKind::leader) return leader_name(i, found, book_.leader(name.index));
  const EntityIndex base = entity_of(name);
  if (const std::uint32_t next = modified_role(i, found.last, base, name)) return next;
  Mention mention{i, found.last, base, MentionForm::name, false, false, false};
  if (name.kind == NameKind::adjective || name.kind == NameKind::region_adjective)
    mention.form = MentionForm::adjective;
  const bool city = name.kind == NameKind::capital || name.weak;
  if (city ? place(i, found.last) || dateline(i, found.last) : dateline(i, found.last)) {
    mention.form = MentionForm::place;
    if (city) {
      const std::string city_name = words(i, found.last);
      std::string id = slug(city_name);
      if (book_.find(id) != no_entity && book_.is_party(book_.find(id))) id += "_city";
      mention.entity = book_.other(id, city_name, "place");
    }
  }
  if (name.kind == NameKind::people) mention.plural = true;
  if (name.kind == NameKind::organisation)
    mention.armed = tables_.organisations[name.index].kind == "armed_group";
  add(mention);
  return found.last;
}

std::uint32_t MentionFinder::leader_name(std::uint32_t i, const NameAt& found, EntityIndex person) {
  // "Melania Trump": another first name makes another person.
  const bool other_name = found.last == i + 1 && i > begin_ && !heading_ &&
                          token(i - 1).looks(token_capital) && token(i - 1).word == 0 &&
                          token(i - 1).looks(token_word) && i - 1 > begin_;
  if (other_name) return found.last;
  const std::uint32_t next = modified_role(i, found.last, person, *found.name);
  if (next) {
    book_.mention(person, {token(i).start, token(found.last - 1).end});
    return next;
  }
  add({i, found.last, person, MentionForm::person, false, false, false});
  apposition(i, found.last);
  return found.last;
}

// "Russian forces", "US peace negotiators", "Trump envoys", "French President X": 0 when no role follows.
std::uint32_t MentionFinder::modified_role(std::uint32_t i, std::uint32_t after, EntityIndex base,
                                           const Name& name) {
  const bool adjective = name.kind == NameKind::adjective || name.kind == NameKind::region_adjective;
  if (adjective && inside(after + 1) && token(after).is(word_and)) return shared_role(i, after, base);
  const std::uint32_t most = adjective ? 3 : 1;
  for (std::uint32_t k = after; inside(k) && k <= after + most; ++k) {
    if (token(k).looks(token_punct | token_number)) return 0;
    if (token(k).is(word_role)) {
      if (const auto role = role_at(k)) {
        if (adjectival(*role)) return 0;
        RoleAt whole = *role;
        whole.first = k;
        const Owner owner{base, i, false};
        if (role->role->title || role->role->kind == RoleClass::relation)
          if (const std::uint32_t next = titled_person(whole, owner)) return next;
        const bool person = role->role->kind == RoleClass::person;
        if (person && i > begin_ && token(i - 1).is(word_definite))
          return unnamed_person(whole, {base, i - 1, true}, role->last);
        if (role->role->kind == RoleClass::relation) return 0;
        return person ? unnamed_person(whole, owner, role->last) : group(whole, owner, role->last);
      }
    }
    const bool modifier =
        !token(k).is(word_prep | word_det | word_aux | word_coord | word_pronoun | word_relative |
                     word_subordinator | word_verb | word_any_verb | word_that) &&
        (heading_ || !token(k).looks(token_capital));
    if (!modifier) return 0;
  }
  return 0;
}

// "Russian and Ukrainian delegations": the role noun counts for both; the first one's mention is its
// adjective.
std::uint32_t MentionFinder::shared_role(std::uint32_t i, std::uint32_t after, EntityIndex base) {
  const auto second = name_at(after + 1);
  if (!second || !inside(second->last) || second->name->kind != NameKind::adjective) return 0;
  const auto role = role_at(second->last);
  if (!role || role->role->kind == RoleClass::person || role->role->kind == RoleClass::relation) return 0;
  const EntityIndex entity = group_entity(*role, {base, i, false}, i);
  if (entity == no_entity) return 0;
  add({i, after, entity, MentionForm::group, false, true, role->role->kind == RoleClass::armed});
  return after;
}

// A city or seat of power is a place after "in", "at" and the like, and before "talks"; else it stands for
// its state.
bool MentionFinder::place(std::uint32_t i, std::uint32_t last) const {
  if (inside(last)) {
    const bool owner = token(last).looks(token_possessive);
    const std::uint32_t next = owner ? last + 1 : last;
    if (inside(next) && token(next).is(owner ? word_place_noun : word_meeting_noun | word_place_noun))
      return true;
    if (owner) return false;
    if (token(last).is(word_verb | word_aux | word_any_verb) &&
        !(i > begin_ && token(i - 1).is(word_place_prep)))
      return false;
  }
  std::uint32_t k = i;
  while (k > begin_ && (token(k - 1).is(word_definite) ||
                        (token(k - 1).word == 0 && !token(k - 1).looks(token_capital | token_punct))))
    --k;
  if (k == begin_) return false;
  const Token& before = token(k - 1);
  if (before.is(word_of) && k - 1 > begin_ && text_.text(token(k - 2)) == "out") return true;
  if (!before.is(word_place_prep)) return false;
  const std::string_view preposition = text_.text(before);
  const bool towards =
      preposition == "to" || preposition == "from" || preposition == "toward" || preposition == "towards";
  return !(towards && k - 1 > begin_ && token(k - 2).is(word_recipient_noun));
}

// "GENEVA (Reuters) -", "Doha, 24 November -" at the start of a paragraph.
bool MentionFinder::dateline(std::uint32_t i, std::uint32_t last) const {
  // "Nairobi, 19 February": where and when a text was given.
  if (inside(last + 1) && token(last).word == tables_.comma &&
      (token(last + 1).is(word_month) ||
       (token(last + 1).looks(token_number) && inside(last + 2) && token(last + 2).is(word_month))))
    return true;
  if (i != begin_ || heading_) return false;
  for (std::uint32_t k = last; inside(k) && k < last + 7; ++k) {
    const std::string_view mark = text_.text(token(k));
    if (mark == "-" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94")
      return k + 1 < end_ && token(k + 1).start > token(k).end;
    const bool ok = token(k).looks(token_punct | token_number) || token(k).is(word_month) ||
                    token(k).looks(token_capital);
    if (!ok) return false;
  }
  return false;
}

namespace {

// "Begin agreed": a word that the text uses as a name elsewhere is one at the start of a sentence too.
void settle_first_words(TokenText& text, const language::Parser& parser) {
  std::unordered_set<std::string> names;
  for (const language::Tree& tree : text.trees)
    for (std::uint32_t i = 1; i < tree.size(); ++i)
      if (tree[i].upos == language::Upos::propn && tree[i - 1].upos != language::Upos::punct)
        names.insert(tree[i].form);
  for (std::size_t i = 0; i < text.trees.size(); ++i) {
    language::Tree& tree = text.trees[i];
    if (tree.size() < 3 || text.heading(i)) continue;
    const std::uint32_t first = tree[0].upos == language::Upos::punct ? 1 : 0;
    const language::Word& word = tree[first];
    if ((word.upos != language::Upos::verb && word.upos != language::Upos::noun &&
         word.upos != language::Upos::adj) ||
        !names.count(word.form))
      continue;
    const TokenRange& range = text.sentences[i];
    parser.parse_with_name(tree, first, language::Writing::prose);
    text.words[i] = map_words(tree, text.tokens.data() + range.first, range.last - range.first);
  }
}

// Another program's tree of exactly this sentence, or nullptr.
language::Tree* tree_of(std::vector<language::Tree>& given, evidence::Span span) {
  for (language::Tree& tree : given)
    if (!tree.words.empty() && tree[0].start >= span.start && tree[0].start < span.end)
      return tree[static_cast<std::uint32_t>(tree.size() - 1)].end <= span.end ? &tree : nullptr;
  return nullptr;
}

void parse_sentences(TokenText& text, const language::Parser& parser) {
  std::vector<language::Tree> given;
  if (!text.document->conllu.empty()) given = given_trees(text.document->conllu, text.document->text);
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const TokenRange& range = text.sentences[i];
    if (language::Tree* known = tree_of(given, text.document->sentences[i].span))
      text.trees.push_back(std::move(*known));
    else
      text.trees.push_back(
          parse_sentence(text.document->text, text.document->sentences[i].span, parser, text.heading(i)));
    text.words.push_back(
        map_words(text.trees.back(), text.tokens.data() + range.first, range.last - range.first));
  }
  if (given.empty()) settle_first_words(text, parser);
}

}  // namespace

TokenText find_mentions(const evidence::Document& document, const Lexicon::Tables& tables, EntityBook& book,
                        EntityIndex author) {
  TokenText text;
  text.document = &document;
  text.tokens.reserve(document.text.size() / 5);
  text.sentences.reserve(document.sentences.size());
  for (const evidence::Sentence& sentence : document.sentences) {
    const auto first = static_cast<std::uint32_t>(text.tokens.size());
    tokenize(document.text, sentence.span, tables, text.tokens);
    text.sentences.push_back({first, static_cast<std::uint32_t>(text.tokens.size())});
  }
  if (tables.parser) parse_sentences(text, *tables.parser);
  MentionFinder(text, tables, book, author).run();
  return text;
}

}  // namespace entente::reading
