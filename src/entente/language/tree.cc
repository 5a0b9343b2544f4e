#include "entente/language/tree.h"

#include <algorithm>
#include <array>
#include <utility>

namespace entente::language {

namespace {

// In the order of Upos and of Relation.
constexpr std::array<std::string_view, 17> upos_names = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 37> relation_names = {
    "acl",       "advcl",      "advmod",   "amod",     "appos", "aux",      "case",   "cc",
    "ccomp",     "clf",        "compound", "conj",     "cop",   "csubj",    "dep",    "det",
    "discourse", "dislocated", "expl",     "fixed",    "flat",  "goeswith", "iobj",   "list",
    "mark",      "nmod",       "nsubj",    "nummod",   "obj",   "obl",      "orphan", "parataxis",
    "punct",     "reparandum", "root",     "vocative", "xcomp"};
// Names of version 1 that version 2 gave up.
constexpr std::array<std::pair<std::string_view, Relation>, 9> old_names = {{
    {"dobj", Relation::obj},
    {"nsubjpass", Relation::nsubj},
    {"csubjpass", Relation::csubj},
    {"auxpass", Relation::aux},
    {"neg", Relation::advmod},
    {"name", Relation::flat},
    {"foreign", Relation::flat},
    {"mwe", Relation::fixed},
    {"remnant", Relation::orphan},
}};

template <class E, std::size_t N>
std::optional<E> look_up(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<E>(at - names.begin());
}

}  // namespace

std::string_view name_of(Upos upos) {
  return upos_names[static_cast<std::size_t>(upos)];
}

std::optional<Upos> upos_of(std::string_view name) {
  return look_up<Upos>(upos_names, name);
}

std::string_view name_of(Relation relation) {
  return relation_names[static_cast<std::size_t>(relation)];
}

std::optional<Relation> relation_of(std::string_view label) {
  const std::string_view base = label.substr(0, label.find(':'));
  if (const auto found = look_up<Relation>(relation_names, base)) return found;
  for (const auto& [name, relation] : old_names)
    if (name == base) return relation;
  return std::nullopt;
}

void Tree::link() {
  // Slot 0 lists the roots, slot i + 1 the children of word i.
  offsets_.assign(words.size() + 2, 0);
  lists_.assign(words.size(), 0);
  const auto slot = [&](const Word& word) { return word.head == no_word ? 0u : word.head + 1; };
  for (const Word& word : words) ++offsets_[slot(word) + 1];
  for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  for (std::uint32_t i = 0; i < words.size(); ++i) lists_[next[slot(words[i])]++] = i;
}

std::span<const std::uint32_t> Tree::children(std::uint32_t i) const {
  const std::size_t slot = i == no_word ? 0 : static_cast<std::size_t>(i) + 1;
  if (slot + 1 >= offsets_.size()) return {};
  return {lists_.data() + offsets_[slot], lists_.data() + offsets_[slot + 1]};
}

std::uint32_t Tree::child(std::uint32_t i, Relation relation) const {
  for (const std::uint32_t c : children(i))
    if (words[c].relation == relation) return c;
  return no_word;
}

std::uint32_t Tree::child(std::uint32_t i, std::string_view label) const {
  for (const std::uint32_t c : children(i))
    if (words[c].label == label) return c;
  return no_word;
}

Tree::Reach Tree::reach(std::uint32_t i) const {
  Reach all{i, i + 1};
  // Trees of texts are shallow, but a hostile one may be a chain of thousands: no recursion.
  std::vector<std::uint32_t> open{i};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    all.first = std::min(all.first, at);
    all.last = std::max(all.last, at + 1);
    for (const std::uint32_t c : children(at)) open.push_back(c);
  }
  return all;
}

}  // namespace entente::language
