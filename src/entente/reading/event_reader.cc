#include "entente/reading/event_reader.h"

#include <algorithm>

namespace entente::reading {

namespace {

using language::no_word;
using language::Tree;

// The word of a mention that the others hang on: its head lies outside. Of "the talks' Swiss host" the last.
std::uint32_t head_of(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  std::uint32_t head = first;
  for (std::uint32_t i = first; i < last; ++i) {
    const std::uint32_t above = tree[i].head;
    const bool outside = above == no_word || above < first || above >= last;
    if (outside && tree[i].upos != language::Upos::adp && tree[i].upos != language::Upos::punct) return i;
    if (outside) head = i;
  }
  return head;
}

bool is_we(const Tree& tree, std::uint32_t word) {
  return tree[word].upos == language::Upos::pron && (tree[word].xpos == "PRP" || tree[word].xpos == "PRP$") &&
         (tree[word].form.starts_with("we") || tree[word].form.starts_with("We") ||
          tree[word].form.starts_with("our") || tree[word].form.starts_with("Our") ||
          tree[word].form == "us");
}

ActorCode code_of(const EntityBook& book, const ActorCodes& codes, EntityIndex entity) {
  ActorCode code = codes.code(book[entity]);
  if (!code.country.empty()) return code;
  const EntityIndex principal = book.principal(entity);
  if (principal != no_entity && principal != entity) code.country = codes.code(book[principal]).country;
  return code;
}

void add(const Tree& tree, TreeMention mention, const EntityBook& book, const ActorCodes& codes,
         EntityIndex entity, MentionStore& store) {
  ActorCode code = code_of(book, codes, entity);
  if (code.country.empty() && mention.place) code.country = codes.country_in(mention.text);
  mention.head = head_of(tree, mention.first, mention.last);
  mention.entity = book[entity].id;
  store.codes.push_back(std::move(code.country));
  mention.country = store.codes.back();
  store.codes.push_back(std::move(code.sector));
  mention.sector = store.codes.back();
  store.mentions.push_back(mention);
}

}  // namespace

void tree_mentions(const TokenText& text, std::size_t sentence, const EntityBook& book,
                   const ActorCodes& codes, EntityIndex we, MentionStore& store) {
  store.codes.clear();
  store.mentions.clear();
  const Tree& tree = text.trees[sentence];
  const std::uint32_t from = text.first_mention[sentence], to = text.first_mention[sentence + 1];
  // Views into the strings must not move while the list grows.
  store.codes.reserve(2 * (to - from) + 2 * tree.size());
  std::vector<char> taken(tree.size(), 0);
  for (std::uint32_t m = from; m < to; ++m) {
    const Mention& mention = text.mentions[m];
    if (mention.entity == no_entity || mention.last <= mention.first) continue;
    const std::uint32_t start = text.tokens[mention.first].start, end = text.tokens[mention.last - 1].end;
    TreeMention found;
    found.first = found.last = no_word;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      if (tree[i].start >= end || tree[i].end <= start) continue;
      if (found.first == no_word) found.first = i;
      found.last = i + 1;
      taken[i] = 1;
    }
    if (found.first == no_word) continue;
    found.text = std::string_view(text.document->text).substr(start, end - start);
    found.place = mention.form == MentionForm::place;
    add(tree, found, book, codes, mention.entity, store);
  }
  for (std::uint32_t i = 0; we != no_entity && i < tree.size(); ++i) {
    if (taken[i] || !is_we(tree, i)) continue;
    TreeMention found;
    found.first = i;
    found.last = i + 1;
    found.text = tree[i].form;
    add(tree, found, book, codes, we, store);
  }
  std::stable_sort(store.mentions.begin(), store.mentions.end(),
                   [](const TreeMention& a, const TreeMention& b) { return a.first < b.first; });
}

std::vector<evidence::Event> find_events(const TokenText& text, const EntityBook& book,
                                         const EventTables& tables, std::span<const EntityIndex> we) {
  std::vector<evidence::Event> events;
  MentionStore store;
  for (std::size_t s = 0; s < text.trees.size(); ++s) {
    if (text.trees[s].size() == 0) continue;
    tree_mentions(text, s, book, tables.codes, s < we.size() ? we[s] : no_entity, store);
    for (evidence::Event& event : code_events(text.trees[s], store.mentions, tables)) {
      event.document = text.document->id;
      event.id = event.document + "!" + std::to_string(events.size() + 1);
      events.push_back(std::move(event));
    }
  }
  return events;
}

}  // namespace entente::reading
