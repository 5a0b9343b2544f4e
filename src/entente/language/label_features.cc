#include <algorithm>

#include "entente/language/arc_features.h"

namespace entente::language {

namespace {

using Hashes = WordHashes::Hashes;

constexpr std::int32_t nobody = -1;

struct Family {
  std::int32_t head, grandparent = nobody;
  std::int32_t first_left = nobody, last_right = nobody, mark = nobody;
  std::int32_t sibling_before = nobody, sibling_after = nobody, auxiliary = nobody;
  std::uint64_t lefts = 0, rights = 0, nominals = 0;
};

bool is_mark(const Word& word) {
  return word.upos == Upos::adp || word.upos == Upos::sconj || word.upos == Upos::part ||
         word.xpos == "WDT" || word.xpos == "WRB";
}

bool nominal(const Word& word) {
  return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::pron;
}

// The root of a tree is the word after the last.
std::int32_t place(const Tree& tree, std::uint32_t i) {
  return static_cast<std::int32_t>(i == no_word ? tree.size() : i);
}

Family family_of(const Tree& tree, std::uint32_t i) {
  Family f{place(tree, tree[i].head)};
  if (tree[i].head != no_word) f.grandparent = place(tree, tree[tree[i].head].head);
  for (const std::uint32_t c : tree.children(i)) {
    const auto child = static_cast<std::int32_t>(c);
    if (c < i && f.first_left == nobody) f.first_left = child;
    if (c > i) f.last_right = child;
    if (c < i && f.mark == nobody && is_mark(tree[c])) f.mark = child;
  }
  bool before = true;
  for (const std::uint32_t c : tree.children(tree[i].head)) {
    const auto child = static_cast<std::int32_t>(c);
    (child < f.head ? f.lefts : f.rights) += 1;
    if (tree[c].upos == Upos::aux) f.auxiliary = child;
    if (child < f.head && c != i && nominal(tree[c])) ++f.nominals;
    if (c == i) {
      before = false;
    } else if (before) {
      f.sibling_before = child;
    } else if (f.sibling_after == nobody) {
      f.sibling_after = child;
    }
  }
  return f;
}

}  // namespace

void label_features(const Tree& tree, const WordHashes& words, std::uint32_t i,
                    std::vector<Feature>& features) {
  features.clear();
  std::uint64_t kind = 4000;
  const auto add = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0, std::uint64_t d = 0) {
    features.push_back(feature_of(++kind, a, b, c, d));
  };
  const Family f = family_of(tree, i);
  const auto at = static_cast<std::int32_t>(i);
  const Hashes &d = words[at], &h = words[f.head], &g = words[f.grandparent], &m = words[f.mark];
  const Hashes &left = words[f.first_left], &right = words[f.last_right], &aux = words[f.auxiliary];
  const Hashes &prev = words[f.sibling_before], &next = words[f.sibling_after];
  const std::uint64_t side = f.head > at ? 1 : 0;
  const auto distance = static_cast<std::uint64_t>(std::min(6, std::abs(f.head - at)));
  add(d.word), add(d.xpos), add(h.word), add(h.xpos), add(d.xpos, h.xpos, side), add(d.word, h.xpos, side);
  add(d.xpos, h.word, side), add(d.word, h.word, side), add(d.xpos, h.xpos, side, distance);
  add(m.word), add(m.word, d.xpos, h.xpos, side), add(m.word, h.word), add(m.word, d.word);
  add(left.xpos, d.xpos, h.xpos), add(left.word, d.xpos, h.xpos), add(right.xpos, d.xpos, h.xpos);
  add(prev.xpos, d.xpos, h.xpos, side), add(next.xpos, d.xpos, h.xpos, side);
  add(prev.word, d.xpos, h.xpos), add(next.word, d.xpos, h.xpos);
  add(g.xpos, h.xpos, d.xpos, side), add(aux.word, d.xpos, h.xpos, side),
      add(aux.word, aux.xpos, h.xpos, d.xpos);
  add(f.nominals, d.xpos, h.xpos, side), add(h.word, f.nominals, d.xpos, side);
  const Hashes &w1 = words[at - 1], &w2 = words[at + 1];
  add(w1.xpos, d.xpos, w2.xpos, side), add(w1.word, d.xpos, h.xpos), add(w2.word, d.xpos, h.xpos);
  add(words[f.head - 1].xpos, h.xpos, words[f.head + 1].xpos, d.xpos);
  add(std::min<std::uint64_t>(f.lefts, 4), std::min<std::uint64_t>(f.rights, 4), h.xpos, d.xpos);
  add(distance, side, d.xpos), add(tree.children(i).empty() ? 0 : 1, d.xpos, h.xpos, side);
  add(g.word, h.xpos, d.word), add(d.xpos, h.xpos, side, left.word);
  add(prev.word, d.word, h.xpos), add(m.word, d.word, h.word), add(d.upos, h.upos, side, prev.upos);
}

}  // namespace entente::language
