#include "entente/language/parser.h"

#include <algorithm>

#include "entente/language/arc_features.h"
#include "entente/language/model.h"

namespace entente::language {

namespace {

std::vector<std::string> plain_forms(const Tree& tree, const KnownForms& known, bool heading) {
  std::vector<std::string> forms;
  forms.reserve(tree.size());
  for (const Word& word : tree.words) forms.push_back(plain_form(word.form, known, heading));
  return forms;
}

void attach(Tree& tree, const WordHashes& words, const Weights& weights) {
  ParseState state;
  state.open(static_cast<std::int32_t>(tree.size()));
  std::vector<Feature> features;
  while (!state.done()) {
    std::int32_t scores[step_count] = {};
    arc_features(state, words, features);
    weights.add(features, scores);
    int taken = -1;
    for (int k = 0; k < static_cast<int>(step_count); ++k)
      if (state.legal(static_cast<Step>(k)) && (taken < 0 || scores[k] > scores[taken])) taken = k;
    state.take(static_cast<Step>(taken));
  }
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const std::int32_t head = state.head(static_cast<std::int32_t>(i));
    tree.words[i].head = head == state.count() ? no_word : static_cast<std::uint32_t>(head);
  }
}

void label(Tree& tree, const WordHashes& words, const Parser::Model& model) {
  std::vector<Feature> features;
  std::vector<std::int32_t> scores(model.labels.size());
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    label_features(tree, words, i, features);
    std::fill(scores.begin(), scores.end(), 0);
    model.labelling.add(features, scores.data());
    const auto taken =
        static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    Word& word = tree.words[i];
    word.label = word.head == no_word ? "root" : model.labels[taken];
    word.relation = relation_of(word.label).value_or(Relation::dep);
  }
}

// A full sentence has a predicate: a verb, or a copula or a subject at its root.
bool has_predicate(const Tree& tree) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree[i].head != no_word) continue;
    return tree[i].upos == Upos::verb || tree[i].upos == Upos::aux ||
           tree.child(i, Relation::nsubj) != no_word || tree.child(i, Relation::csubj) != no_word ||
           tree.child(i, Relation::cop) != no_word;
  }
  return false;
}

bool ends_as_sentence(const Tree& tree) {
  for (std::size_t i = tree.size(); i > 0; --i) {
    const std::string& form = tree[static_cast<std::uint32_t>(i - 1)].form;
    if (form == ".") return true;
    if (tree[static_cast<std::uint32_t>(i - 1)].upos != Upos::punct) return false;
  }
  return false;
}

// A sentence in hand: the same words may be read several times.
class Reader {
 public:
  Reader(Tree& tree, const Parser::Model& model, bool heading)
      : tree_(tree),
        model_(model),
        forms_(plain_forms(tree, model.known, heading)),
        context_(tree, model.known, heading) {}

  void read(const std::vector<int>& given) {
    tags_ = tag_words(context_, model_.tagging, model_.tags.size(), given);
    for (std::size_t i = 0; i < tags_.size(); ++i) {
      Word& word = tree_.words[i];
      word.upos = model_.tags[static_cast<std::size_t>(tags_[i])].upos;
      word.xpos = model_.tags[static_cast<std::size_t>(tags_[i])].xpos;
      word.lemma = model_.lemmas.lemma(forms_[i], word.upos, word.xpos);
    }
    WordHashes words;
    words.fill(tree_, forms_);
    attach(tree_, words, model_.attaching);
    tree_.link();
    label(tree_, words, model_);
  }

  // "Moscow and Beijing support that demand": of the words that may be finite verbs the likeliest that gives
  // the sentence a predicate with a subject before it.
  void find_predicate() {
    std::vector<char> finite(model_.tags.size(), 0);
    for (std::size_t k = 0; k < finite.size(); ++k) {
      const Tag& tag = model_.tags[k];
      finite[k] = tag.upos == Upos::verb && (tag.xpos == "VBD" || tag.xpos == "VBP" || tag.xpos == "VBZ");
    }
    struct Candidate {
      std::size_t word;
      OtherTag tag;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 1; i < tags_.size(); ++i) {
      const OtherTag other = other_tag(context_, model_.tagging, tags_, i, finite);
      if (other.tag >= 0 && other.tag != tags_[i] && tree_.words[i].upos != Upos::punct)
        candidates.push_back({i, other});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
      const bool verb_a = tree_.words[a.word].upos == Upos::verb;  // "ruled": a verb, only not finite
      const bool verb_b = tree_.words[b.word].upos == Upos::verb;
      return verb_a != verb_b ? verb_a : a.tag.short_of < b.tag.short_of;
    });
    if (candidates.size() > most_candidates) candidates.resize(most_candidates);
    const Tree before = tree_;
    for (const Candidate& candidate : candidates) {
      std::vector<int> given(tags_.size(), -1);
      given[candidate.word] = candidate.tag.tag;
      const std::vector<int> kept = tags_;
      read(given);
      const auto word = static_cast<std::uint32_t>(candidate.word);
      const std::uint32_t subject = tree_.child(word, Relation::nsubj);
      if (tree_[word].head == no_word && subject != no_word && subject < word) return;
      tags_ = kept;
    }
    tree_ = before;
  }

 private:
  static constexpr std::size_t most_candidates = 4;

  Tree& tree_;
  const Parser::Model& model_;
  std::vector<std::string> forms_;
  TagContext context_;
  std::vector<int> tags_;
};

}  // namespace

void Parser::parse(Tree& tree, Writing writing) const {
  if (tree.words.empty()) return tree.link();
  read(tree, writing, {});
}

void Parser::parse_with_name(Tree& tree, std::uint32_t name, Writing writing) const {
  if (tree.words.empty()) return tree.link();
  std::vector<int> given(tree.size(), -1);
  for (std::size_t k = 0; k < model_->tags.size(); ++k)
    if (model_->tags[k].upos == Upos::propn && model_->tags[k].xpos == "NNP" && name < given.size())
      given[name] = static_cast<int>(k);
  read(tree, writing, given);
}

void Parser::read(Tree& tree, Writing writing, const std::vector<int>& given) const {
  Reader reader(tree, *model_, writing == Writing::heading);
  reader.read(given);
  if (writing == Writing::prose && tree.size() > 3 && ends_as_sentence(tree) && !has_predicate(tree))
    reader.find_predicate();
}

}  // namespace entente::language
