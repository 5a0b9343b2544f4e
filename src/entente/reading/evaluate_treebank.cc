#include "entente/reading/evaluate_treebank.h"

#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/base/text.h"
#include "entente/language/words.h"
#include "entente/reading/document_reader.h"

namespace entente::reading {

namespace {

using evidence::Span;
using language::Tree;
using language::Word;

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Where the treebank's words stand in its text; nothing if they do not.
std::vector<Span> places(const Tree& tree, std::string_view text) {
  std::vector<Span> spans;
  std::size_t at = 0;
  for (const Word& word : tree.words) {
    while (at < text.size() && blank(text[at])) ++at;
    if (text.substr(at, word.form.size()) != word.form) return {};
    spans.push_back({at, at + word.form.size()});
    at += word.form.size();
  }
  return spans;
}

// What stands behind a key in the comments: "text = Rain fell."; nothing where the key is absent.
std::optional<std::string> comment(const Tree& tree, std::string_view key) {
  for (const std::string& line : tree.comments) {
    const std::string_view words = base::trim(line);
    if (!words.starts_with(key)) continue;
    const std::string_view rest = words.substr(key.size());
    if (rest.empty() || rest.front() == ' ')  // "newdoc id = …" as well as "text = …"
      return std::string(rest.starts_with(" = ") ? rest.substr(3) : rest);
  }
  return std::nullopt;
}

void compare_tree(const Tree& gold, const Tree& read, TreebankScore& score) {
  for (std::size_t i = 0; i < gold.words.size(); ++i) {
    const Word& want = gold.words[i];
    const Word& got = read.words[i];
    const bool head = want.head == got.head;
    score.tags += {want.upos == got.upos ? std::size_t{1} : 0, 1};
    score.heads += {head ? std::size_t{1} : 0, 1};
    score.labelled += {head && want.relation == got.relation ? std::size_t{1} : 0, 1};
  }
}

void parse_again(const Tree& gold, const language::Parser& parser, TreebankScore& score) {
  Tree fresh;
  for (const Word& word : gold.words) {
    Word bare;
    bare.form = word.form;
    bare.space_after = word.space_after;
    bare.start = word.start;
    bare.end = word.end;
    fresh.words.push_back(std::move(bare));
  }
  parser.parse(fresh);
  compare_tree(gold, fresh, score);
  ++score.sentences;
  score.words += gold.words.size();
}

std::size_t common(const std::vector<std::pair<std::size_t, std::size_t>>& wanted,
                   const std::set<std::pair<std::size_t, std::size_t>>& found) {
  std::size_t count = 0;
  for (const auto& place : wanted) count += found.count(place);
  return count;
}

void cut_words_again(const std::vector<Span>& wanted, std::string_view text, Agreement& agreement) {
  std::vector<Word> words;
  language::split_words(text, 0, text.size(), words);
  std::set<std::pair<std::size_t, std::size_t>> found;
  for (const Word& word : words) found.emplace(word.start, word.end);
  std::vector<std::pair<std::size_t, std::size_t>> places_wanted;
  for (const Span& span : wanted) places_wanted.emplace_back(span.start, span.end);
  agreement.wanted += wanted.size();
  agreement.found += words.size();
  agreement.right += common(places_wanted, found);
}

// The sentences of one document of the treebank, as running text.
struct RunningText {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> sentences;

  void add(std::string_view sentence, bool paragraph) {
    if (!text.empty()) text += paragraph ? "\n\n" : " ";
    sentences.emplace_back(text.size(), text.size() + sentence.size());
    text += sentence;
  }
  void settle(Agreement& agreement) {
    if (sentences.empty()) return;
    const auto read = make_document("treebank", "treebank.txt", text);
    agreement.wanted += sentences.size();
    if (read) {
      std::set<std::pair<std::size_t, std::size_t>> found;
      for (const auto& sentence : read->sentences) found.emplace(sentence.span.start, sentence.span.end);
      agreement.found += found.size();
      agreement.right += common(sentences, found);
    }
    text.clear();
    sentences.clear();
  }
};

}  // namespace

double Agreement::f1() const {
  if (right == 0) return 0;
  return 2 * static_cast<double>(right) / static_cast<double>(wanted + found);
}

TreebankScore score_treebank(std::span<const Tree> treebank, const language::Parser& parser) {
  TreebankScore score;
  RunningText running;
  for (const Tree& tree : treebank) {
    parse_again(tree, parser, score);
    const std::string text = comment(tree, "text").value_or("");
    if (comment(tree, "newdoc")) running.settle(score.cut_sentences);
    if (!text.empty()) running.add(text, comment(tree, "newpar").has_value());
    const std::vector<Span> wanted = places(tree, text);
    if (wanted.empty())
      ++score.unaligned;
    else
      cut_words_again(wanted, text, score.cut_words);
  }
  running.settle(score.cut_sentences);
  return score;
}

}  // namespace entente::reading
