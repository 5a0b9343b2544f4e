#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/language/lemmas.h"
#include "entente/language/parser.h"
#include "entente/language/tagger.h"
#include "entente/language/weights.h"
#include "entente/language/word_forms.h"

namespace entente::language {

/// What training leaves: three classifiers, their classes, and what the training text says about forms.
struct Parser::Model {
  std::string provenance;  // treebanks and licence, for people
  std::vector<Tag> tags;
  std::vector<std::string> labels;
  KnownForms known;
  Lemmas lemmas;
  Weights tagging, attaching, labelling;

  /// The bytes of the model file: the same for the same model on every machine.
  std::string to_bytes() const;
};

}  // namespace entente::language
