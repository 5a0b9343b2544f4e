#include "entente/language/tagger.h"

#include <algorithm>

namespace entente::language {

namespace {

bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}

char shape_of(char c) {
  if (upper(c)) return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (digit(c)) return 'd';
  return static_cast<unsigned char>(c) > 127 ? 'u' : c;
}

// "Xxx-dd": at most two of a kind in a row.
std::uint64_t shape_hash(std::string_view form) {
  std::string shape;
  int run = 0;
  for (const char c : form) {
    const char kind = shape_of(c);
    run = !shape.empty() && shape.back() == kind ? run + 1 : 1;
    if (run <= 2) shape += kind;
  }
  return hash_of(shape);
}

constexpr std::uint64_t short_word = 3, unknown_tags = 1;

}  // namespace

TagContext::Attributes TagContext::attributes(const std::string& form, bool first, const KnownForms& known) {
  const std::string lower = lower_case(form);
  const std::string_view view(lower);
  Attributes a;
  a.form = hash_of(form);
  a.lower = hash_of(lower);
  a.shape = shape_hash(form);
  for (std::size_t k = 0; k < 5; ++k)
    a.suffix[k] = view.size() > k ? hash_of(view.substr(view.size() - k - 1)) : short_word;
  for (std::size_t k = 0; k < 3; ++k)
    a.prefix[k] = view.size() > k ? hash_of(view.substr(0, k + 1)) : short_word;
  const auto found = known.find(lower);
  a.tags = found == known.end() || found->second.tags == 0 ? unknown_tags : found->second.tags;
  const bool capital = !form.empty() && upper(form[0]);
  a.flags = (capital ? 1u : 0u) | (first ? 2u : 0u) | (form.find('-') != std::string::npos ? 4u : 0u) |
            (std::any_of(form.begin(), form.end(), digit) ? 8u : 0u);
  return a;
}

TagContext::TagContext(const Tree& tree, const KnownForms& known, bool heading) {
  before_.lower = before_.form = 5;
  after_.lower = after_.form = 6;
  words_.reserve(tree.size());
  for (std::size_t i = 0; i < tree.size(); ++i)
    words_.push_back(attributes(plain_form(tree.words[i].form, known, heading), i == 0, known));
}

const TagContext::Attributes& TagContext::at(std::ptrdiff_t i) const {
  if (i < 0) return before_;
  return i >= static_cast<std::ptrdiff_t>(words_.size()) ? after_ : words_[static_cast<std::size_t>(i)];
}

void TagContext::features(std::size_t i, int tag, int tag_before, std::vector<Feature>& features) const {
  features.clear();
  std::uint64_t kind = 1000;
  const auto add = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    features.push_back(feature_of(++kind, a, b, c));
  };
  const auto n = static_cast<std::ptrdiff_t>(i);
  const Attributes &w = at(n), &l = at(n - 1), &r = at(n + 1), &ll = at(n - 2), &rr = at(n + 2);
  const auto t1 = static_cast<std::uint64_t>(tag + 2), t2 = static_cast<std::uint64_t>(tag_before + 2);
  add(1), add(w.form), add(w.lower), add(w.shape);
  for (const std::uint64_t suffix : w.suffix) add(suffix);
  for (const std::uint64_t prefix : w.prefix) add(prefix);
  add(w.tags), add(w.flags), add(w.flags, w.suffix[2]);
  add(t1), add(t2, t1), add(t1, w.lower), add(t1, w.tags), add(t1, w.suffix[1]), add(t1, w.shape);
  add(l.lower), add(r.lower), add(ll.lower), add(rr.lower), add(l.suffix[2]), add(r.suffix[2]);
  add(r.tags), add(r.tags, w.tags), add(r.tags, rr.tags), add(r.tags, w.tags, t1);
  add(l.lower, w.lower), add(r.lower, w.lower), add(r.shape, w.shape), add(l.shape, w.shape);
  add(l.tags, w.tags), add(t2, t1, w.tags), add(t1, w.lower, r.tags), add(w.suffix[2], r.suffix[1]);
}

std::string name_of(const Tag& tag) {
  return std::string(name_of(tag.upos)) + '|' + tag.xpos;
}

Tag tag_of(std::string_view name) {
  const std::size_t bar = std::min(name.find('|'), name.size());
  Tag tag;
  tag.upos = upos_of(name.substr(0, bar)).value_or(Upos::x);
  if (bar < name.size()) tag.xpos = name.substr(bar + 1);
  return tag;
}

std::vector<int> tag_words(const TagContext& context, const Weights& weights, std::size_t classes,
                           const std::vector<int>& given) {
  std::vector<int> tags(context.size(), -1);
  std::vector<Feature> features;
  std::vector<std::int32_t> scores(classes);
  int before = -1, before_that = -1;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (i < given.size() && given[i] >= 0) {
      tags[i] = given[i];
    } else {
      context.features(i, before, before_that, features);
      std::fill(scores.begin(), scores.end(), 0);
      weights.add(features, scores.data());
      tags[i] = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }
    before_that = before;
    before = tags[i];
  }
  return tags;
}

OtherTag other_tag(const TagContext& context, const Weights& weights, const std::vector<int>& tags,
                   std::size_t word, const std::vector<char>& allowed) {
  std::vector<Feature> features;
  std::vector<std::int32_t> scores(allowed.size());
  context.features(word, word > 0 ? tags[word - 1] : -1, word > 1 ? tags[word - 2] : -1, features);
  weights.add(features, scores.data());
  OtherTag other;
  for (std::size_t k = 0; k < allowed.size(); ++k)
    if (allowed[k] && (other.tag < 0 || scores[k] > scores[static_cast<std::size_t>(other.tag)]))
      other.tag = static_cast<int>(k);
  if (other.tag >= 0)
    other.short_of = std::int64_t{scores[static_cast<std::size_t>(tags[word])]} -
                     scores[static_cast<std::size_t>(other.tag)];
  return other;
}

}  // namespace entente::language
