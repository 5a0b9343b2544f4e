#include "entente/language/lemmas.h"

#include <algorithm>
#include <map>
#include <vector>

#include "entente/language/weights.h"
#include "entente/language/word_forms.h"

namespace entente::language {

namespace {

bool vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool ends(std::string_view word, std::string_view ending) {
  return word.ends_with(ending);
}

std::string without(const std::string& word, std::size_t count) {
  return word.substr(0, word.size() - count);
}

// "parties", "wishes", "talks"; "us", "is" and "press" stay.
std::string without_s(const std::string& form) {
  if (form.size() < 4 || !ends(form, "s") || ends(form, "ss") || ends(form, "us") || ends(form, "is"))
    return form;
  if (ends(form, "ies")) return form.size() > 4 ? without(form, 3) + 'y' : without(form, 1);
  for (const std::string_view ending : {"sses", "shes", "ches", "xes", "zzes", "oes"})
    if (ends(form, ending)) return without(form, 2);
  return without(form, 1);
}

std::string key_of(std::string_view form, Upos upos) {
  return static_cast<char>('A' + static_cast<int>(upos)) + std::string(form);
}

}  // namespace

// Of the verbs that "planned" may be of, the one the treebank knows; else what the spelling suggests.
std::string Lemmas::stem_of(const std::string& stem) const {
  const bool doubled = stem.size() > 3 && stem.back() == stem[stem.size() - 2] && !vowel(stem.back());
  const std::string single = doubled ? without(stem, 1) : stem;
  for (const std::string& candidate : {stem, stem + 'e', single})
    if (verbs_.count(candidate)) return candidate;
  if (doubled && stem.back() != 'l' && stem.back() != 's' && stem.back() != 'z') return single;
  const std::size_t n = stem.size();
  const bool soft = ends(stem, "at") || ends(stem, "iz") || ends(stem, "is") || ends(stem, "v") ||
                    ends(stem, "c") || ends(stem, "dg") || ends(stem, "ur") || ends(stem, "u") ||
                    (n == 3 && vowel(stem[1]));
  return soft ? stem + 'e' : stem;
}

std::string Lemmas::verb(const std::string& form, std::string_view xpos) const {
  if (xpos == "VBZ") return without_s(form);
  if (xpos == "VBG" && form.size() > 4 && ends(form, "ing")) return stem_of(without(form, 3));
  if ((xpos == "VBD" || xpos == "VBN") && form.size() > 3 && ends(form, "ed"))
    return ends(form, "ied") && form.size() > 4 ? without(form, 3) + 'y' : stem_of(without(form, 2));
  return form;
}

std::string Lemmas::by_ending(const std::string& form, Upos upos, std::string_view xpos) const {
  if (upos == Upos::verb || upos == Upos::aux) return verb(form, xpos);
  if (upos == Upos::noun && xpos == "NNS") return without_s(form);
  const bool comparative = xpos == "JJR" || xpos == "RBR", superlative = xpos == "JJS" || xpos == "RBS";
  if ((!comparative && !superlative) || form.size() < 5) return form;
  const std::string_view ending = comparative ? "er" : "est";
  if (!ends(form, ending)) return form;
  std::string stem = without(form, ending.size());
  if (stem.back() == 'i') return without(stem, 1) + 'y';
  const bool doubled = stem.size() > 3 && stem.back() == stem[stem.size() - 2] && !vowel(stem.back());
  return doubled && stem.back() != 'l' ? without(stem, 1) : stem;
}

std::string Lemmas::lemma(std::string_view form, Upos upos, std::string_view xpos) const {
  if (upos == Upos::propn) return std::string(form);
  const std::string lower = lower_case(form);
  const auto known = exceptions_.find(key_of(lower, upos));
  return known != exceptions_.end() ? known->second : by_ending(lower, upos, xpos);
}

Lemmas Lemmas::train(std::span<const Tree> sentences) {
  struct Seen {
    std::map<std::pair<std::string, std::string>, std::size_t> lemmas;  // lemma and treebank tag
  };
  std::map<std::string, std::pair<Upos, Seen>> seen;
  Lemmas table;
  for (const Tree& tree : sentences)
    for (const Word& word : tree.words) {
      if (word.upos == Upos::propn || word.lemma.empty()) continue;
      auto& [upos, entry] = seen[key_of(lower_case(word.form), word.upos)];
      upos = word.upos;
      ++entry.lemmas[{word.lemma, word.xpos}];
      if (word.upos == Upos::verb) table.verbs_.insert(word.lemma);
    }
  for (const auto& [key, what] : seen) {
    const auto most = std::max_element(what.second.lemmas.begin(), what.second.lemmas.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto& [lemma, xpos] = most->first;
    if (table.by_ending(key.substr(1), what.first, xpos) != lemma) table.exceptions_[key] = lemma;
  }
  return table;
}

void Lemmas::write(std::string& bytes) const {
  const std::map<std::string, std::string> exceptions(exceptions_.begin(), exceptions_.end());
  std::vector<std::string> verbs(verbs_.begin(), verbs_.end());
  std::sort(verbs.begin(), verbs.end());
  write_number(bytes, exceptions.size());
  for (const auto& [key, lemma] : exceptions) {
    write_text(bytes, key);
    write_text(bytes, lemma);
  }
  write_number(bytes, verbs.size());
  for (const std::string& verb : verbs) write_text(bytes, verb);
}

std::optional<Lemmas> Lemmas::read(std::string_view& bytes) {
  Lemmas table;
  const auto exceptions = read_number(bytes);
  if (!exceptions || *exceptions > bytes.size()) return std::nullopt;
  for (std::uint64_t i = 0; i < *exceptions; ++i) {
    auto key = read_text(bytes);
    auto lemma = read_text(bytes);
    if (!key || !lemma) return std::nullopt;
    table.exceptions_.emplace(std::move(*key), std::move(*lemma));
  }
  const auto verbs = read_number(bytes);
  if (!verbs || *verbs > bytes.size()) return std::nullopt;
  for (std::uint64_t i = 0; i < *verbs; ++i) {
    auto verb = read_text(bytes);
    if (!verb) return std::nullopt;
    table.verbs_.insert(std::move(*verb));
  }
  return table;
}

}  // namespace entente::language
