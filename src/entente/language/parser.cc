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

}  // namespace

void Parser::parse(Tree& tree, bool heading) const {
  if (tree.words.empty()) return tree.link();
  const std::vector<std::string> forms = plain_forms(tree, model_->known, heading);
  const TagContext context(tree, model_->known, heading);
  const std::vector<int> tags = tag_words(context, model_->tagging, model_->tags.size());
  for (std::size_t i = 0; i < tags.size(); ++i) {
    tree.words[i].upos = model_->tags[static_cast<std::size_t>(tags[i])].upos;
    tree.words[i].xpos = model_->tags[static_cast<std::size_t>(tags[i])].xpos;
    tree.words[i].lemma = model_->lemmas.lemma(forms[i], tree.words[i].upos, tree.words[i].xpos);
  }
  WordHashes words;
  words.fill(tree, forms);
  attach(tree, words, model_->attaching);
  tree.link();
  label(tree, words, *model_);
}

}  // namespace entente::language
