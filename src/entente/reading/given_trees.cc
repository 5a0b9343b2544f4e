#include "entente/reading/given_trees.h"

#include <algorithm>

#include "entente/base/text.h"
#include "entente/language/conllu.h"

namespace entente::reading {

namespace {

constexpr std::string_view text_comment = " text = ";

std::string sentence_text(const language::Tree& tree) {
  for (const std::string& comment : tree.comments)
    if (comment.starts_with(text_comment)) return comment.substr(text_comment.size());
  std::string words;
  for (const language::Word& word : tree.words) {
    words += word.form;
    if (word.space_after) words += ' ';
  }
  return std::string(base::trim(words));
}

bool opens_paragraph(const language::Tree& tree) {
  return std::any_of(tree.comments.begin(), tree.comments.end(), [](const std::string& comment) {
    return comment.starts_with(" newpar") || comment.starts_with(" newdoc");
  });
}

// The words one after the other from a place on, with nothing but blanks between; false: they do not stand
// there.
bool place_words(language::Tree& tree, std::string_view text, std::size_t from) {
  std::size_t at = from;
  for (language::Word& word : tree.words) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r'))
      ++at;
    if (text.compare(at, word.form.size(), word.form) != 0) return false;
    word.start = static_cast<std::uint32_t>(at);
    at += word.form.size();
    word.end = static_cast<std::uint32_t>(at);
  }
  return true;
}

}  // namespace

bool looks_like_conllu(const std::string& file, std::string_view bytes) {
  const std::string name = base::lower_ascii(file);
  if (name.ends_with(".conllu") || name.ends_with(".conll")) return true;
  return bytes.starts_with("# newdoc") || bytes.starts_with("# sent_id = ");
}

base::Result<ExtractedText> conllu_text(const std::string& file, std::string_view bytes) {
  const auto trees = language::read_conllu(file, bytes);
  if (!trees) return trees.diagnostics();
  ExtractedText found;
  bool first = true;
  for (const language::Tree& tree : *trees) {
    if (tree.words.empty()) continue;
    if (!first) found.text += opens_paragraph(tree) ? "\n\n" : "\n";
    found.text += sentence_text(tree);
    first = false;
  }
  found.text += '\n';
  return found;
}

std::vector<language::Tree> given_trees(const std::string& conllu, std::string_view text) {
  std::vector<language::Tree> placed;
  auto read = language::read_conllu("", conllu);
  if (!read) return placed;
  std::vector<language::Tree> trees = std::move(read).value();
  std::size_t from = 0;
  for (language::Tree& tree : trees) {
    if (tree.words.empty()) continue;
    const std::size_t start = text.find(tree.words[0].form, from);
    if (start == std::string_view::npos) continue;
    if (!place_words(tree, text, start)) continue;
    from = tree.words.back().end;
    tree.link();
    placed.push_back(std::move(tree));
  }
  return placed;
}

}  // namespace entente::reading
