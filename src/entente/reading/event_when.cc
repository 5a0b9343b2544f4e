#include "entente/reading/event_when.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

using language::Relation;
using language::Tree;
using language::Upos;
using language::Word;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 11> days = {"monday",    "tuesday",  "wednesday", "thursday",
                                                   "friday",    "saturday", "sunday",    "today",
                                                   "yesterday", "tomorrow", "tonight"};
constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 6> units = {"week", "month", "year", "weekend", "decade", "day"};
constexpr std::array<std::string_view, 6> openers = {"last", "next", "this", "previous", "early", "late"};

bool number(const Word& word) {
  return !word.form.empty() && std::isdigit(static_cast<unsigned char>(word.form.front())) != 0;
}

bool capital(const Word& word) {
  return !word.form.empty() && std::isupper(static_cast<unsigned char>(word.form.front())) != 0;
}

// "3 March 1998", "March 3, 1998", "mid-March": as far as numbers, months and commas between them go.
Tree::Reach around_month(const Tree& tree, Tree::Reach words, std::uint32_t at) {
  Tree::Reach found{at, at + 1};
  if (at > words.first && number(tree[at - 1])) --found.first;
  while (found.last < words.last && number(tree[found.last])) ++found.last;
  if (found.last + 1 < words.last && tree[found.last].form == "," && number(tree[found.last + 1]) &&
      tree[found.last + 1].form.size() == 4)
    found.last += 2;
  return found;
}

std::string text_of(const Tree& tree, Tree::Reach words) {
  std::string text;
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    if (i > words.first && tree[i - 1].space_after && tree[i].form != ",") text += ' ';
    text += tree[i].form;
  }
  return text;
}

bool opens_clause(const Word& word) {
  return word.relation == Relation::advcl || word.relation == Relation::parataxis ||
         word.relation == Relation::conj || word.relation == Relation::punct ||
         word.relation == Relation::cc || word.relation == Relation::mark ||
         word.relation == Relation::discourse;
}

}  // namespace

Tree::Reach clause_words(const Tree& tree, std::uint32_t head) {
  Tree::Reach words{head, head + 1};
  for (const std::uint32_t c : tree.children(head)) {
    if (opens_clause(tree[c])) continue;
    const Tree::Reach reach = tree.reach(c);
    words.first = std::min(words.first, reach.first);
    words.last = std::max(words.last, reach.last);
  }
  while (words.last > head + 1 && tree[words.last - 1].upos == Upos::punct) --words.last;
  while (words.first < head && tree[words.first].upos == Upos::punct) ++words.first;
  return words;
}

std::string date_expression(const Tree& tree, Tree::Reach words) {
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    const std::string form = base::lower_ascii(tree[i].form);
    if (among(form, days)) return tree[i].form;
    if (among(form, months) && capital(tree[i])) return text_of(tree, around_month(tree, words, i));
    if (among(base::lower_ascii(tree[i].lemma), units) && i > words.first) {
      if (among(base::lower_ascii(tree[i - 1].form), openers)) return text_of(tree, {i - 1, i + 1});
      if (i + 1 < words.last && base::lower_ascii(tree[i + 1].form) == "ago")
        return text_of(tree, {i - 1, i + 2});
    }
    const bool year =
        number(tree[i]) && form.size() == 4 && (form.starts_with("19") || form.starts_with("20"));
    if (year && i > words.first && base::lower_ascii(tree[i - 1].form) == "in") return tree[i].form;
  }
  return {};
}

}  // namespace entente::reading
