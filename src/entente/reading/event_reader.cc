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

class Caster {
 public:
  Caster(const TokenText& text, std::size_t sentence, const EntityBook& book, const ActorCodes& codes)
      : text_(text), tree_(text.trees[sentence]), book_(book), codes_(codes), taken_(tree_.size(), 0) {
    first_ = text.first_mention[sentence];
    last_ = text.first_mention[sentence + 1];
    // Views into the strings must not move while the list grows.
    found_.codes.reserve(2 * (last_ - first_) + 2 * tree_.size());
  }

  SentenceCast run(EntityIndex we) {
    for (std::uint32_t m = first_; m < last_; ++m) named(text_.mentions[m]);
    for (std::uint32_t i = 0; we != no_entity && i < tree_.size(); ++i)
      if (!taken_[i] && is_we(tree_, i)) add({i, i + 1, i, {}, tree_[i].form, {}, {}, false}, we);
    std::stable_sort(found_.mentions.begin(), found_.mentions.end(),
                     [](const TreeMention& a, const TreeMention& b) { return a.first < b.first; });
    return std::move(found_);
  }

 private:
  void named(const Mention& mention) {
    if (mention.entity == no_entity || mention.last <= mention.first) return;
    const std::uint32_t start = text_.tokens[mention.first].start, end = text_.tokens[mention.last - 1].end;
    TreeMention found;
    found.first = found.last = no_word;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].start >= end || tree_[i].end <= start) continue;
      if (found.first == no_word) found.first = i;
      found.last = i + 1;
      taken_[i] = 1;
    }
    if (found.first == no_word) return;
    found.text = std::string_view(text_.document->text).substr(start, end - start);
    found.place = mention.form == MentionForm::place;
    add(found, mention.entity);
  }

  void add(TreeMention mention, EntityIndex entity) {
    ActorCode code = code_of(book_, codes_, entity);
    if (code.country.empty() && mention.place) code.country = codes_.country_in(mention.text);
    mention.head = head_of(tree_, mention.first, mention.last);
    mention.entity = book_[entity].id;
    found_.codes.push_back(std::move(code.country));
    mention.country = found_.codes.back();
    found_.codes.push_back(std::move(code.sector));
    mention.sector = found_.codes.back();
    found_.mentions.push_back(mention);
  }

  const TokenText& text_;
  const Tree& tree_;
  const EntityBook& book_;
  const ActorCodes& codes_;
  std::vector<char> taken_;
  std::uint32_t first_ = 0, last_ = 0;
  SentenceCast found_;
};

}  // namespace

SentenceCast tree_mentions(const TokenText& text, std::size_t sentence, const EntityBook& book,
                           const ActorCodes& codes, EntityIndex we) {
  return Caster(text, sentence, book, codes).run(we);
}

std::vector<evidence::Event> find_events(const TokenText& text, const EntityBook& book,
                                         const EventTables& tables, std::span<const EntityIndex> we) {
  std::vector<evidence::Event> events;
  for (std::size_t s = 0; s < text.trees.size(); ++s) {
    if (text.trees[s].size() == 0) continue;
    const SentenceCast cast = tree_mentions(text, s, book, tables.codes, s < we.size() ? we[s] : no_entity);
    for (evidence::Event& event : code_events(text.trees[s], cast.mentions, tables)) {
      // An action of nobody on nobody is no event for the field's tools.
      if (event.actors.empty() && event.recipients.empty()) continue;
      event.document = text.document->id;
      event.id = event.document + "!" + std::to_string(events.size() + 1);
      events.push_back(std::move(event));
    }
  }
  return events;
}

}  // namespace entente::reading
