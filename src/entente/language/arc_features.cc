#include "entente/language/arc_features.h"

#include <algorithm>

#include "entente/language/word_forms.h"

namespace entente::language {

namespace {

using Hashes = WordHashes::Hashes;

constexpr Hashes root{12345, 12345, 12345};

// What one place of the state shows: its word, and its outermost children.
struct Place {
  Hashes self;
  const ParseState::Node* node;
  std::int32_t index;
};

class Templates {
 public:
  Templates(std::uint64_t first, std::vector<Feature>& features) : kind_(first), features_(features) {
    features_.clear();
  }
  void add(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0, std::uint64_t d = 0) {
    features_.push_back(feature_of(++kind_, a, b, c, d));
  }

 private:
  std::uint64_t kind_;
  std::vector<Feature>& features_;
};

struct View {
  const ParseState& state;
  const WordHashes& words;
  Place s0, s1, s2, b0, b1, b2;
  std::uint64_t distance, inner_distance;

  View(const ParseState& of, const WordHashes& in) : state(of), words(in) {
    s0 = place(of.stack(0));
    s1 = place(of.stack(1));
    s2 = place(of.stack(2));
    b0 = place(of.input(0));
    b1 = place(of.input(1));
    b2 = place(of.input(2));
    distance = gap(s0.index, b0.index);
    inner_distance = gap(s1.index, s0.index);
  }
  Place place(std::int32_t i) const { return {words[i], &state.node(i), i}; }
  static std::uint64_t gap(std::int32_t a, std::int32_t b) {
    return a < 0 || b < 0 ? 0 : static_cast<std::uint64_t>(std::min(10, b - a));
  }
};

void add_words(const View& v, Templates& t) {
  const Hashes &s0 = v.s0.self, &s1 = v.s1.self, &s2 = v.s2.self;
  const Hashes &b0 = v.b0.self, &b1 = v.b1.self, &b2 = v.b2.self;
  t.add(1);
  for (const Hashes* h : {&s0, &s1, &b0, &b1}) t.add(h->word), t.add(h->xpos), t.add(h->word, h->xpos);
  t.add(b2.xpos), t.add(b2.word), t.add(s2.xpos), t.add(s2.word);
  t.add(s0.word, s0.xpos, b0.word, b0.xpos), t.add(s0.word, s0.xpos, b0.word);
  t.add(s0.word, b0.word, b0.xpos), t.add(s0.word, s0.xpos, b0.xpos), t.add(s0.xpos, b0.word, b0.xpos);
  t.add(s0.word, b0.word), t.add(s0.xpos, b0.xpos);
  t.add(s1.word, s0.word), t.add(s1.xpos, s0.xpos), t.add(s1.word, s0.xpos), t.add(s1.xpos, s0.word);
  t.add(s1.xpos, s0.xpos, b0.xpos), t.add(s2.xpos, s1.xpos, s0.xpos), t.add(s0.xpos, b0.xpos, b1.xpos);
  t.add(b0.xpos, b1.xpos), t.add(b0.xpos, b1.xpos, b2.xpos), t.add(s0.word, b0.xpos, b1.xpos);
  t.add(b0.word, b1.xpos), t.add(s1.xpos, b0.xpos), t.add(s1.word, b0.xpos), t.add(s1.xpos, b0.word);
  t.add(s1.upos, s0.upos, b0.upos, b1.upos), t.add(s2.upos, s1.upos, s0.upos, b0.upos);
  t.add(s0.word, b0.xpos, b1.word), t.add(s0.xpos, b0.word, b1.word), t.add(s1.word, s0.xpos, b0.xpos);
  t.add(s1.xpos, s0.xpos, b0.xpos, b1.xpos), t.add(s0.xpos, b0.xpos, b1.xpos, b2.xpos);
}

void add_children(const View& v, Templates& t) {
  const Hashes &s0 = v.s0.self, &s1 = v.s1.self, &b0 = v.b0.self;
  const auto& w = v.words;
  const Hashes &s0l = w[v.s0.node->left], &s0r = w[v.s0.node->right], &b0l = w[v.b0.node->left];
  const Hashes &s1l = w[v.s1.node->left], &s1r = w[v.s1.node->right];
  const Hashes &s0l2 = w[v.s0.node->left_second], &s0r2 = w[v.s0.node->right_second];
  const Hashes& b0l2 = w[v.b0.node->left_second];
  t.add(s0.xpos, s0l.xpos, b0.xpos), t.add(s0.xpos, s0r.xpos, b0.xpos), t.add(s0.xpos, b0.xpos, b0l.xpos);
  t.add(s1.xpos, s1r.xpos, s0.xpos), t.add(s1.xpos, s1l.xpos, s0.xpos), t.add(s1.xpos, s0.xpos, s0r.xpos);
  t.add(s1.xpos, s0.xpos, s0l.xpos), t.add(s0.xpos, s0l.xpos, s0l2.xpos), t.add(s0.xpos, s0r.xpos, s0r2.xpos);
  t.add(b0.xpos, b0l.xpos, b0l2.xpos);
  for (const Hashes* h : {&s0l, &s0r, &b0l, &s1r, &s1l}) t.add(h->word), t.add(h->xpos);
  t.add(s0.word, b0l.word, b0.xpos), t.add(s0.xpos, b0l.word, b0.xpos), t.add(s1.word, s0l.word, s0.xpos);
  t.add(s1.xpos, s0l.word, s0.xpos), t.add(s1.word, s0.xpos, s0l.word, 1), t.add(s0.word, s0r.xpos, b0.xpos);
  t.add(s1.word, s0.word, s0l.word), t.add(s0.xpos, s0r.word, b0.xpos), t.add(s1.xpos, s1r.word, s0.xpos);
}

void add_counts(const View& v, Templates& t) {
  const auto count = [](std::int32_t i, std::int32_t n) {
    return i < 0 ? 9 : static_cast<std::uint64_t>(std::min(n, 4));
  };
  const Hashes &s0 = v.s0.self, &s1 = v.s1.self, &b0 = v.b0.self;
  const std::uint64_t s0r = count(v.s0.index, v.s0.node->rights), s0l = count(v.s0.index, v.s0.node->lefts);
  const std::uint64_t b0l = count(v.b0.index, v.b0.node->lefts);
  const std::uint64_t s1r = count(v.s1.index, v.s1.node->rights), s1l = count(v.s1.index, v.s1.node->lefts);
  t.add(s0.word, s0r), t.add(s0.xpos, s0r), t.add(s0.word, s0l), t.add(s0.xpos, s0l);
  t.add(b0.word, b0l), t.add(b0.xpos, b0l), t.add(s1.xpos, s1r), t.add(s1.word, s1r), t.add(s1.xpos, s1l);
  const std::uint64_t d = v.distance, i = v.inner_distance;
  t.add(s0.word, d), t.add(s0.xpos, d), t.add(b0.word, d), t.add(b0.xpos, d), t.add(s0.xpos, b0.xpos, d);
  t.add(s0.word, b0.word, d), t.add(s1.xpos, s0.xpos, i), t.add(s1.word, s0.word, i);
  t.add(s0.xpos, b0.xpos, s0r, s0l), t.add(s1.xpos, s0.xpos, s1r, s0l);
}

}  // namespace

void WordHashes::fill(const Tree& tree, const std::vector<std::string>& forms) {
  words.clear();
  words.reserve(tree.size() + 1);
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const Word& word = tree.words[i];
    // Treebank tags do not tell auxiliaries from full verbs.
    const std::uint64_t xpos = hash_of(word.xpos) + (word.upos == Upos::aux ? 77 : 0);
    words.push_back({hash_of(lower_case(forms[i])), xpos, static_cast<std::uint64_t>(word.upos) + 20});
  }
  words.push_back(root);
}

void arc_features(const ParseState& state, const WordHashes& words, std::vector<Feature>& features) {
  Templates templates(2000, features);
  const View view(state, words);
  add_words(view, templates);
  add_children(view, templates);
  add_counts(view, templates);
}

}  // namespace entente::language
