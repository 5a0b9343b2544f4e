#include "entente/reading/parsed_text.h"

#include "entente/language/words.h"

namespace entente::reading {

namespace {

// Longer ones are tables and lists of figures; their trees say nothing.
constexpr std::size_t most_words = 400;

bool has_lower_case(const language::Tree& tree) {
  for (const language::Word& word : tree.words)
    for (const char c : word.form)
      if (c >= 'a' && c <= 'z') return true;
  return false;
}

}  // namespace

language::Tree parse_sentence(std::string_view text, evidence::Span span, const language::Parser& parser,
                              bool heading) {
  language::Tree tree;
  language::split_words(text, span.start, span.end, tree.words);
  if (tree.words.size() > most_words) tree.words.clear();
  parser.parse(tree,
               heading || !has_lower_case(tree) ? language::Writing::heading : language::Writing::prose);
  return tree;
}

WordMap map_words(const language::Tree& tree, const Token* tokens, std::size_t count) {
  WordMap map;
  map.of_token.assign(count, language::no_word);
  map.of_word.assign(tree.size(), 0);
  std::uint32_t first = 0;
  for (std::uint32_t t = 0; t < count; ++t) {
    while (first < tree.size() && tree[first].end <= tokens[t].start) map.of_word[first++] = t;
    std::uint32_t last = first;
    while (last < tree.size() && tree[last].start < tokens[t].end) map.of_word[last++] = t;
    // The head of the words of a token is the one that hangs on a word outside it.
    for (std::uint32_t w = first; w < last; ++w)
      if (tree[w].head == language::no_word || tree[w].head < first || tree[w].head >= last)
        map.of_token[t] = w;
    if (last > first && tree[last - 1].end > tokens[t].end) --last;
    first = last;
  }
  while (first < tree.size() && count > 0) map.of_word[first++] = static_cast<std::uint32_t>(count - 1);
  return map;
}

}  // namespace entente::reading
