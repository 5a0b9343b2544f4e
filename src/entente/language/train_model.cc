#include "entente/language/train_model.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "entente/base/require.h"
#include "entente/language/arc_features.h"
#include "entente/language/model.h"
#include "entente/language/perceptron.h"

namespace entente::language {

namespace {

std::vector<std::size_t> in_order(std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

std::string tag_name(const Word& word) {
  return name_of(Tag{word.upos, word.xpos});
}

std::size_t first_of_highest(const std::vector<std::int32_t>& scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

// Names in the order of their numbers; those met first come first.
class Numbering {
 public:
  std::size_t number(const std::string& name) {
    const auto [at, fresh] = numbers_.emplace(name, names_.size());
    if (fresh) names_.push_back(name);
    return at->second;
  }
  std::size_t find(const std::string& name) const { return numbers_.at(name); }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
};

KnownForms known_forms(const std::vector<Tree>& sentences) {
  struct Seen {
    std::map<std::string, std::size_t> tags;
    std::size_t total = 0, plain = 0;
  };
  std::map<std::string, Seen> seen;
  for (const Tree& tree : sentences)
    for (std::size_t i = 0; i < tree.size(); ++i) {
      const Word& word = tree.words[i];
      Seen& form = seen[lower_case(word.form)];
      ++form.tags[tag_name(word)];
      ++form.total;
      const bool capital = !word.form.empty() && word.form[0] >= 'A' && word.form[0] <= 'Z';
      form.plain += !capital || i == 0 ? 1 : 0;
    }
  KnownForms known;
  for (const auto& [form, what] : seen) {
    KnownForm entry;
    entry.plain = what.plain * 2 > what.total;
    std::string tags;
    for (const auto& [tag, count] : what.tags)
      if (count * 20 >= what.total) tags += tag + ';';
    if (what.total >= 3) entry.tags = hash_of(tags) >> 16;
    if (what.total >= 2 || entry.plain) known.emplace(form, entry);
  }
  return known;
}

struct TaggerLearner {
  const KnownForms& known;
  Numbering& tags;

  Perceptron train(const std::vector<const Tree*>& sentences, int rounds, std::uint64_t seed) const {
    Perceptron perceptron(tags.names().size());
    Shuffler shuffler(seed);
    std::vector<std::size_t> order = in_order(sentences.size());
    for (int round = 0; round < rounds; ++round) {
      shuffler.shuffle(order);
      for (const std::size_t s : order) learn(*sentences[s], perceptron);
    }
    return perceptron;
  }

  void learn(const Tree& tree, Perceptron& perceptron) const {
    const TagContext context(tree, known, false);
    std::vector<Feature> features;
    std::vector<std::int32_t> scores;
    int before = -1, before_that = -1;
    for (std::size_t i = 0; i < tree.size(); ++i) {
      context.features(i, before, before_that, features);
      perceptron.score(features, scores);
      const std::size_t taken = first_of_highest(scores), right = tags.find(tag_name(tree.words[i]));
      perceptron.step();
      if (taken != right) perceptron.learn(features, right, taken);
      before_that = before;
      before = static_cast<int>(taken);
    }
  }
};

class ParserLearner {
 public:
  ParserLearner(Numbering& labels, const TrainingOptions& options)
      : labels_(labels),
        options_(options),
        arcs_(step_count),
        names_(labels.names().size()),
        shuffler_(options.seed + 7) {}

  // `tagged` has the tags that the parser is to learn from, `gold` heads and labels.
  void round(std::vector<Tree>& tagged, const std::vector<Tree>& gold, int number) {
    std::vector<std::size_t> order = in_order(gold.size());
    shuffler_.shuffle(order);
    for (const std::size_t s : order) {
      std::vector<std::string> forms;
      for (const Word& word : tagged[s].words) forms.push_back(word.form);
      words_.fill(tagged[s], forms);
      attach(gold[s], number);
      label(tagged[s], gold[s]);
    }
  }

  const Perceptron& arcs() const { return arcs_; }
  const Perceptron& names() const { return names_; }

 private:
  void attach(const Tree& gold, int round) {
    const auto count = static_cast<std::int32_t>(gold.size());
    std::vector<std::int32_t> heads;
    for (const Word& word : gold.words)
      heads.push_back(word.head == no_word ? count : static_cast<std::int32_t>(word.head));
    state_.open(count);
    while (!state_.done()) {
      arc_features(state_, words_, features_);
      arcs_.score(features_, scores_);
      const std::array<int, step_count> costs = state_.costs(heads);
      const int least = *std::min_element(costs.begin(), costs.end());
      std::size_t taken = step_count, right = step_count;
      for (std::size_t k = 0; k < step_count; ++k) {
        if (costs[k] == ParseState::illegal) continue;
        if (taken == step_count || scores_[k] > scores_[taken]) taken = k;
        if (costs[k] == least && (right == step_count || scores_[k] > scores_[right])) right = k;
      }
      arcs_.step();
      const bool mistaken = costs[taken] != least;
      if (mistaken) arcs_.learn(features_, right, taken);
      const bool explore = round >= options_.exploring_from &&
                           shuffler_.below(10) < static_cast<std::uint64_t>(options_.exploring_tenths);
      state_.take(static_cast<Step>(mistaken && !explore ? right : taken));
    }
  }

  void label(Tree& tagged, const Tree& gold) {
    for (std::size_t i = 0; i < gold.size(); ++i) tagged.words[i].head = gold.words[i].head;
    tagged.link();
    for (std::uint32_t i = 0; i < gold.size(); ++i) {
      if (gold[i].head == no_word) continue;
      label_features(tagged, words_, i, features_);
      names_.score(features_, scores_);
      const std::size_t taken = first_of_highest(scores_), right = labels_.find(gold[i].label);
      names_.step();
      if (taken != right) names_.learn(features_, right, taken);
    }
  }

  Numbering& labels_;
  const TrainingOptions& options_;
  Perceptron arcs_, names_;
  Shuffler shuffler_;
  ParseState state_;
  WordHashes words_;
  std::vector<Feature> features_;
  std::vector<std::int32_t> scores_;
};

void tell(const TrainingOptions& options, const std::string& what) {
  if (options.progress) options.progress(what);
}

void set_tags(Tree& tree, const std::vector<int>& tags, const Numbering& names) {
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const Tag tag = tag_of(names.names()[static_cast<std::size_t>(tags[i])]);
    tree.words[i].upos = tag.upos;
    tree.words[i].xpos = tag.xpos;
  }
}

// Tags as they would be given to text that the tagger has not seen: each part by a tagger of the others.
std::vector<Tree> tagged_by_folds(const std::vector<Tree>& sentences, const TaggerLearner& learner,
                                  const TrainingOptions& options) {
  std::vector<Tree> tagged = sentences;
  const auto folds = static_cast<std::size_t>(options.folds);
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const Tree*> others;
    for (std::size_t i = 0; i < sentences.size(); ++i)
      if (i * folds / sentences.size() != fold) others.push_back(&sentences[i]);
    const Weights weights(
        learner.train(others, options.fold_rounds, options.seed + fold + 5).averages(options.scale, 1));
    for (std::size_t i = 0; i < sentences.size(); ++i)
      if (i * folds / sentences.size() == fold)
        set_tags(
            tagged[i],
            tag_words(TagContext(sentences[i], learner.known, false), weights, learner.tags.names().size()),
            learner.tags);
    tell(options, "tags of part " + std::to_string(fold + 1) + " of " + std::to_string(folds));
  }
  return tagged;
}

}  // namespace

Parser train_model(std::vector<Tree> sentences, const TrainingOptions& options) {
  std::erase_if(sentences, [](const Tree& tree) { return tree.words.empty(); });
  base::require(sentences.size() >= static_cast<std::size_t>(options.folds), "more sentences than folds");
  auto model = std::make_shared<Parser::Model>();
  model->provenance = options.provenance;
  model->known = known_forms(sentences);
  model->lemmas = Lemmas::train(sentences);
  Numbering tags, labels;
  for (const Tree& tree : sentences)
    for (const Word& word : tree.words) {
      tags.number(tag_name(word));
      labels.number(word.label);
    }
  const TaggerLearner learner{model->known, tags};
  std::vector<const Tree*> all;
  for (const Tree& tree : sentences) all.push_back(&tree);
  model->tagging = Weights(
      learner.train(all, options.tag_rounds, options.seed).averages(options.scale, options.least_tagging));
  tell(options, "tagger");
  std::vector<Tree> tagged = tagged_by_folds(sentences, learner, options);
  ParserLearner parser(labels, options);
  for (int round = 0; round < options.parse_rounds; ++round) {
    parser.round(tagged, sentences, round);
    tell(options,
         "parser, pass " + std::to_string(round + 1) + " of " + std::to_string(options.parse_rounds));
  }
  model->attaching = Weights(parser.arcs().averages(options.scale, options.least_attaching));
  model->labelling = Weights(parser.names().averages(options.scale, options.least_labelling));
  for (const std::string& tag : tags.names()) model->tags.push_back(tag_of(tag));
  model->labels = labels.names();
  return Parser(std::move(model));
}

ParserScore score_parser(const Parser& parser, std::span<const Tree> gold) {
  ParserScore score;
  for (const Tree& right : gold) {
    Tree tree;
    for (const Word& word : right.words) {
      Word plain;
      plain.form = word.form;
      tree.words.push_back(std::move(plain));
    }
    parser.parse(tree);
    ++score.sentences;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      ++score.words;
      score.upos += tree[i].upos == right[i].upos ? 1 : 0;
      score.xpos += tree[i].xpos == right[i].xpos ? 1 : 0;
      score.lemmas += tree[i].lemma == right[i].lemma ? 1 : 0;
      const bool head = tree[i].head == right[i].head;
      score.heads += head ? 1 : 0;
      score.labels += head && tree[i].relation == right[i].relation ? 1 : 0;
    }
  }
  return score;
}

}  // namespace entente::language
