#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "entente/language/parser.h"
#include "entente/language/tree.h"

namespace entente::language {

/// How a model is trained. The defaults gave the shipped model.
struct TrainingOptions {
  std::uint64_t seed = 1;
  int tag_rounds = 8;        // passes over the text for the tagger
  int fold_rounds = 3;       // … for the taggers of the folds
  int parse_rounds = 10;     // … for the parser and the labeller
  int folds = 4;             // the parser learns from tags as they are given to unseen text
  int exploring_from = 2;    // from this pass on the parser also learns from its own mistakes …
  int exploring_tenths = 9;  // … in so many tenths of them
  int scale = 2;             // units of the kept weights per unit of training; more would cut high weights
  int least_tagging = 2;     // weights under so many units are left out
  int least_attaching = 2;
  int least_labelling = 2;
  std::string provenance;                            // stands in the model
  std::function<void(const std::string&)> progress;  // told after each pass; may be empty
};

/// Trains tagger, parser and labeller on sentences with gold trees. One thread, whole numbers only: the same
/// sentences and options give the same bytes on every machine. Sources: [collins2002], [goldberg2013].
Parser train_model(std::vector<Tree> sentences, const TrainingOptions& options);

/// How a parser does on gold sentences, given their words.
struct ParserScore {
  std::size_t sentences = 0, words = 0;
  std::size_t upos = 0, xpos = 0, lemmas = 0;
  std::size_t heads = 0;   // right head
  std::size_t labels = 0;  // right head and relation without subtype
};
ParserScore score_parser(const Parser& parser, std::span<const Tree> gold);

}  // namespace entente::language
