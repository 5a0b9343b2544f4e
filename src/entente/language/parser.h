#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/language/tree.h"

namespace entente::language {

/// What kind of text a sentence stands in. `heading`: it may be written with capitals throughout ("Envoys
/// Meet President"). `prose`: what ends with a full stop has a predicate, and words are read again to find
/// it.
enum class Writing { any, heading, prose };

/// A trained tagger, parser and labeller with the table of lemmas that goes with them. Cheap to copy (copies
/// share the weights) and safe to use from several threads.
class Parser {
 public:
  struct Model;
  explicit Parser(std::shared_ptr<const Model> model) : model_(std::move(model)) {}

  /// Fills tags, lemmas, heads and labels of words whose forms are set, and links the tree. Any forms are
  /// accepted; time is linear in the words.
  void parse(Tree& tree, Writing writing = Writing::any) const;
  /// The same when word `name` is known to be a proper name: "Begin agreed …".
  void parse_with_name(Tree& tree, std::uint32_t name, Writing writing = Writing::any) const;

  const Model& model() const { return *model_; }

 private:
  void read(Tree& tree, Writing writing, const std::vector<int>& given) const;
  std::shared_ptr<const Model> model_;
};

/// Reads a model as `train_model` writes it. Error: `model-unreadable`: not a model, of another version, or
/// damaged (a checksum stands in it).
base::Result<Parser> load_parser(std::string file, std::string_view bytes);

}  // namespace entente::language
