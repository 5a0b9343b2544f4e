#include "entente/coding/commas.h"

#include <vector>

namespace entente::coding {
namespace {

using language::no_word;
using language::Relation;

bool fits(std::uint32_t words, const CommaLengths& lengths) {
  return lengths.most > 0 && lengths.least <= words && words <= lengths.most;
}

bool may_go(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  const auto outside = [&](std::uint32_t i) { return i < first || i >= last; };
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const language::Word& word = sentence.word(i);
    const bool name = word.upos == language::Upos::noun || word.upos == language::Upos::propn;
    if (!outside(i) && word.head == no_word) {
      return false;
    }
    // A name that is joined to one on the other side of the comma belongs to a list.
    const bool joined = (word.relation == Relation::conj || word.relation == Relation::appos) && name;
    if (joined && outside(i) != outside(word.head)) {
      const language::Upos head = sentence.word(word.head).upos;
      const bool listed = head == language::Upos::noun || head == language::Upos::propn;
      const bool several = sentence.tree().child(i, Relation::cc) != no_word ||
                           sentence.tree().child(word.head, Relation::cc) != no_word;
      if (listed && (word.relation == Relation::conj || several)) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

void hide_comma_clauses(Sentence& sentence, const CodingOptions& options) {
  std::vector<std::uint32_t> commas;
  std::uint32_t end = sentence.size();
  while (end > 0 && sentence.word(end - 1).relation == Relation::punct) {
    --end;
  }
  for (std::uint32_t i = 0; i < end; ++i) {
    if (sentence.word(i).form == ",") {
      commas.push_back(i);
    }
  }
  for (std::size_t k = 0; k <= commas.size() && !commas.empty(); ++k) {
    const std::uint32_t first = k == 0 ? 0 : commas[k - 1] + 1;
    const std::uint32_t last = k == commas.size() ? end : commas[k];
    const CommaLengths& lengths = k == 0               ? options.first_comma
                                  : k == commas.size() ? options.last_comma
                                                       : options.inner_comma;
    if (first < last && fits(last - first, lengths) && may_go(sentence, first, last)) {
      sentence.hide(first, last);
    }
  }
}

}  // namespace entente::coding
