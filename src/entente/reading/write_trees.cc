#include "entente/reading/write_trees.h"

#include <algorithm>

#include "entente/language/conllu.h"
#include "entente/reading/parsed_text.h"

namespace entente::reading {

std::string write_trees(const evidence::Document& document, const language::Parser& parser) {
  std::string text;
  for (const evidence::Sentence& sentence : document.sentences) {
    const auto kind = document.blocks[sentence.block].kind;
    const bool heading = kind == evidence::BlockKind::headline || kind == evidence::BlockKind::subheading;
    language::Tree tree = parse_sentence(document.text, sentence.span, parser, heading);
    if (tree.words.empty()) continue;
    std::string words(document.quote(sentence.span));
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    tree.comments = {" sent_id = " + document.id + '-' + std::to_string(sentence.number), " text = " + words};
    for (language::Word& word : tree.words) {
      const std::string place = "start=" + std::to_string(word.start) + "|end=" + std::to_string(word.end);
      word.misc = word.misc.empty() ? place : word.misc + '|' + place;
    }
    text += write_conllu(tree);
  }
  return text;
}

}  // namespace entente::reading
