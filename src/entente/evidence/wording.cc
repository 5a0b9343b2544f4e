#include "entente/evidence/wording.h"

#include <algorithm>
#include <array>
#include <optional>

namespace entente::evidence {

namespace {

constexpr std::size_t run_length = 4;

bool is_plain(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Bytes of a mark of UTF-8's general punctuation (dashes, quotation marks, blanks), or of « » and U+00A0.
std::size_t mark_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t k) {
    return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) : 0U;
  };
  if (byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81)) return 3;
  if (byte(0) == 0xC2 && (byte(1) == 0xA0 || byte(1) == 0xAB || byte(1) == 0xBB)) return 2;
  return 0;
}

constexpr std::string_view right_single = "\xE2\x80\x99";

// An apostrophe, plain or curly, with a letter on either side of it: its length, or 0.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  const std::size_t length = text[at] == '\'' ? 1 : text.substr(at, 3) == right_single ? 3 : 0;
  if (length == 0 || at == 0 || at + length >= text.size()) return 0;
  return is_plain(static_cast<unsigned char>(text[at - 1])) &&
                 is_plain(static_cast<unsigned char>(text[at + length]))
             ? length
             : 0;
}

struct Marks {
  std::string_view open, close;
};
constexpr std::array<Marks, 6> quotation_marks = {{{"\"", "\""},
                                                   {"\xE2\x80\x9C", "\xE2\x80\x9D"},    // “ ”
                                                   {"\xE2\x80\x9E", "\xE2\x80\x9C"},    // „ “
                                                   {"\xC2\xAB", "\xC2\xBB"},            // « »
                                                   {"\xE2\x80\x98", right_single},      // ‘ ’
                                                   {"\xE2\x80\x9D", "\xE2\x80\x9D"}}};  // ” ”

std::size_t end_of_paragraph(std::string_view text, std::size_t at) {
  for (std::size_t end = text.find('\n', at); end != std::string_view::npos; end = text.find('\n', end + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\r", end + 1);
    if (next == std::string_view::npos || text[next] == '\n') return end;
  }
  return text.size();
}

// Where the quotation that opens at `at` ends, behind its mark; the curly mark inside a word closes nothing.
std::size_t end_of_quotation(std::string_view text, std::size_t at, const Marks& marks) {
  const std::size_t limit = end_of_paragraph(text, at);
  for (std::size_t close = text.find(marks.close, at + marks.open.size()); close < limit;
       close = text.find(marks.close, close + 1))
    if (apostrophe_at(text, close) == 0) return close + marks.close.size();
  // A single mark that nothing closes is an apostrophe that was typed the wrong way round.
  return marks.close == right_single ? at + marks.open.size() : limit;
}

std::optional<Marks> opening_at(std::string_view text, std::size_t at) {
  for (const Marks& marks : quotation_marks)
    if (text.substr(at, marks.open.size()) == marks.open) return marks;
  return std::nullopt;
}

bool is_stop_word(std::string_view word) {
  static constexpr std::array<std::string_view, 78> words = {
      "a",    "about",  "after", "all",  "also",   "an",    "and",   "any",   "are",  "as",   "at",  "be",
      "been", "before", "being", "but",  "by",     "can",   "could", "did",   "do",   "does", "for", "from",
      "had",  "has",    "have",  "he",   "her",    "his",   "i",     "if",    "in",   "into", "is",  "it",
      "its",  "may",    "might", "more", "must",   "no",    "not",   "of",    "on",   "or",   "our", "over",
      "own",  "said",   "says",  "she",  "should", "so",    "some",  "such",  "than", "that", "the", "their",
      "them", "there",  "these", "they", "this",   "those", "to",    "under", "up",   "was",  "we",  "were",
      "what", "which",  "who",   "will", "with",   "would"};
  static_assert(std::is_sorted(words.begin(), words.end()));
  return std::binary_search(words.begin(), words.end(), word);
}

// One word, or two that a long beginning marks as forms of one: "withdraw" and "withdrawal".
bool related(std::string_view a, std::string_view b) {
  constexpr std::size_t least_beginning = 7, longest_ending = 4;
  if (a == b) return true;
  std::size_t equal = 0;
  while (equal < std::min(a.size(), b.size()) && a[equal] == b[equal]) ++equal;
  return equal >= least_beginning && std::max(a.size(), b.size()) - equal <= longest_ending;
}

// "guarantees" and "guarantee" name one thing; "crisis" and "press" keep their s.
std::string singular(std::string word) {
  const auto ends = [&](std::string_view ending) { return word.size() > 3 && word.ends_with(ending); };
  if (ends("ies") && word.size() > 4) return word.substr(0, word.size() - 3) + 'y';
  if (ends("s") && !ends("ss") && !ends("is") && !ends("us")) word.pop_back();
  return word;
}

// FNV-1a over the words with a blank between; equal on every machine.
std::uint64_t hash_of(const std::vector<std::string>& words, std::size_t from) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL; };
  for (std::size_t i = from; i < from + run_length; ++i) {
    for (const char c : words[i]) add(c);
    add(' ');
  }
  return hash;
}

// A run of words never crosses a quotation: `told` has blanks where one was, and those are a boundary.
void add_runs(std::string_view text, std::vector<std::uint64_t>& runs) {
  const std::vector<std::string> words = plain_words(text);
  for (std::size_t i = 0; i + run_length <= words.size(); ++i) runs.push_back(hash_of(words, i));
}

constexpr char boundary = '\x01';

void add_runs_around_quotations(std::string_view text, std::vector<std::uint64_t>& runs) {
  const std::string told = without_quotations(text);
  for (std::size_t from = 0; from < told.size();) {
    const std::size_t end = std::min(told.find(boundary, from), told.size());
    add_runs(std::string_view(told).substr(from, end - from), runs);
    from = told.find_first_not_of(boundary, end);
  }
}

bool has_its_own_words(BlockKind kind) {
  return kind != BlockKind::headline && kind != BlockKind::subheading && kind != BlockKind::byline &&
         kind != BlockKind::quote;
}

}  // namespace

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (const std::size_t skip = apostrophe_at(text, i); skip > 0) {
      i += skip;
    } else if (const std::size_t mark = mark_at(text, i); mark > 0) {
      flush();
      i += mark;
    } else if (is_plain(c) || c >= 0x80) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : text[i];
      ++i;
    } else {
      flush();
      ++i;
    }
  }
  flush();
  return words;
}

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::string& word : plain_words(text))
    if (!is_stop_word(word)) words.push_back(singular(std::move(word)));
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool share_most(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  const auto met = std::count_if(shorter.begin(), shorter.end(), [&](const std::string& word) {
    return std::any_of(longer.begin(), longer.end(),
                       [&](const std::string& other) { return related(word, other); });
  });
  return 2 * static_cast<std::size_t>(met) > shorter.size();
}

std::string without_quotations(std::string_view text) {
  std::string told(text);
  for (std::size_t i = 0; i < text.size();) {
    const auto marks = opening_at(text, i);
    if (!marks) {
      ++i;
      continue;
    }
    const std::size_t end = end_of_quotation(text, i, *marks);
    std::fill(told.begin() + static_cast<std::ptrdiff_t>(i), told.begin() + static_cast<std::ptrdiff_t>(end),
              boundary);
    i = end;
  }
  return told;
}

std::vector<std::uint64_t> word_runs(const Document& document) {
  std::vector<std::uint64_t> runs;
  for (const Block& block : document.blocks) {
    if (!has_its_own_words(block.kind)) continue;
    const std::string_view text = document.quote(block.span);
    add_runs_around_quotations(text.substr(std::min(block.opening, text.size())), runs);
  }
  if (document.blocks.empty()) add_runs_around_quotations(document.text, runs);
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

}  // namespace entente::evidence
