#include "entente/reading/sentences.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "entente/base/data_tables.h"
#include "entente/base/text.h"

namespace entente::reading {

namespace {

constexpr std::size_t longest_sentence = 4096;

enum class Ending { never, before_starter, before_figure_not };

// The embedded table, read once. A folder given with --data does not reach documents, whose spans must not
// depend on it.
class Abbreviations {
 public:
  Abbreviations() {
    for (const std::string& line : base::split(base::embedded_table("abbreviations.txt"), '\n'))
      if (!line.empty() && line[0] != '#')
        for (const std::string& word : base::split(base::trim(line), ' ')) add(word);
    for (const char* word :
         {"the", "a",     "an",       "in",      "on",    "at",    "he",     "she",  "it",   "they",
          "we",  "i",     "this",     "that",    "these", "those", "his",    "her",  "its",  "their",
          "but", "and",   "however",  "for",     "from",  "after", "before", "as",   "when", "while",
          "if",  "since", "although", "despite", "there", "both",  "many",   "some", "most", "one",
          "no",  "not",   "with",     "by",      "to",    "our",   "what",   "who",  "why",  "how"})
      starters_[word] = true;
  }
  const Ending* find(const std::string& word) const {
    const auto found = endings_.find(word);
    return found == endings_.end() ? nullptr : &found->second;
  }
  bool starts_sentences(const std::string& word) const { return starters_.contains(word); }

 private:
  void add(const std::string& word) {
    if (word.ends_with('~'))
      endings_[word.substr(0, word.size() - 1)] = Ending::before_starter;
    else if (word.ends_with("#5"))
      endings_[word.substr(0, word.size() - 2)] = Ending::before_figure_not;
    else if (!word.empty())
      endings_[word] = Ending::never;
  }
  std::unordered_map<std::string, Ending> endings_;
  std::unordered_map<std::string, bool> starters_;
};

const Abbreviations& abbreviations() {
  static const Abbreviations table;
  return table;
}

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}

class SentenceFinder {
 public:
  SentenceFinder(std::string_view text, std::vector<evidence::Sentence>& sentences)
      : text_(text), sentences_(sentences) {}

  void block(std::size_t number, evidence::Span span) {
    end_ = span.end;
    std::size_t start = span.start;
    for (std::size_t i = span.start; i < end_;) {
      const std::size_t mark = mark_length(i);
      const std::size_t after = mark ? past_closers(i + mark) : i;
      if (mark && (after >= end_ || blank(text_[after])) && breaks(start, i, after)) {
        add(number, start, after);
        start = i = after;
      } else if (i - start >= longest_sentence && (blank(text_[i]) || i - start >= 2 * longest_sentence) &&
                 (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) {
        add(number, start, i);
        start = i++;
      } else {
        i += mark ? mark : 1;
      }
    }
    add(number, start, end_);
  }

 private:
  // Bytes of a mark that may end a sentence, several of them taken together ("?!", "...").
  std::size_t mark_length(std::size_t i) const {
    std::size_t at = i;
    while (at < end_) {
      if (text_[at] == '.' || text_[at] == '!' || text_[at] == '?')
        ++at;
      else if (text_.substr(at, 3) == "\xE2\x80\xA6")
        at += 3;
      else
        break;
    }
    return std::min(at, end_) - i;
  }

  std::size_t past_closers(std::size_t at) const {
    while (at < end_) {
      const std::string_view rest = text_.substr(at, std::min<std::size_t>(3, end_ - at));
      if (rest.starts_with("\xE2\x80\x9D") || rest.starts_with("\xE2\x80\x99"))
        at += 3;
      else if (rest.starts_with("\xC2\xBB"))
        at += 2;
      else if (rest[0] == '"' || rest[0] == '\'' || rest[0] == ')' || rest[0] == ']' || rest[0] == '*')
        ++at;
      else
        break;
    }
    return at;
  }

  std::string next_word(std::size_t at) const {
    std::string word;
    while (at < end_ && word.size() < 24 && (letter(text_[at]) || text_[at] == '\'')) word += text_[at++];
    return base::lower_ascii(word);
  }

  std::size_t next_text(std::size_t at) const {
    while (at < end_ && blank(text_[at])) ++at;
    return at;
  }

  // Whether the sentence from `start` ends with the mark at `mark` whose closers end at `after`.
  bool breaks(std::size_t start, std::size_t mark, std::size_t after) const {
    std::size_t next = next_text(after);
    if (next >= end_) return true;
    while (next < end_ && (text_[next] == '"' || text_[next] == '(' || text_[next] == '[' ||
                           text_[next] == '\'' || text_[next] == '*'))
      ++next;
    if (next < end_ && text_[next] >= 'a' && text_[next] <= 'z') return false;
    if (text_[mark] != '.' || mark + 1 < after) return true;
    return stop_breaks(start, mark, next);
  }

  // A lone full stop: abbreviations and initials decide.
  bool stop_breaks(std::size_t start, std::size_t mark, std::size_t next) const {
    std::size_t word = mark;
    while (word > start && mark - word < 16 &&
           (letter(text_[word - 1]) || (text_[word - 1] == '.' && word > start + 1)))
      --word;
    if (word == mark) return true;
    const std::string before = base::lower_ascii(text_.substr(word, mark - word));
    const bool initial = before.size() == 1 && upper(text_[word]);
    const bool dotted = before.size() >= 3 && before[1] == '.';
    const Ending* ending = abbreviations().find(before);
    if (!ending && !initial && !dotted) return true;
    if (ending && *ending == Ending::never) return false;
    if (ending && *ending == Ending::before_figure_not)
      return !(next < end_ && text_[next] >= '0' && text_[next] <= '9');
    return abbreviations().starts_sentences(next_word(next));
  }

  void add(std::size_t block, std::size_t start, std::size_t end) {
    while (start < end && blank(text_[start])) ++start;
    while (end > start && blank(text_[end - 1])) --end;
    if (start == end) return;
    sentences_.push_back({sentences_.size() + 1, block, {start, end}});
  }

  std::string_view text_;
  std::size_t end_ = 0;
  std::vector<evidence::Sentence>& sentences_;
};

}  // namespace

std::vector<evidence::Sentence> find_sentences(std::string_view text,
                                               const std::vector<evidence::Block>& blocks) {
  std::vector<evidence::Sentence> sentences;
  SentenceFinder finder(text, sentences);
  for (std::size_t i = 0; i < blocks.size(); ++i) finder.block(i, blocks[i].span);
  return sentences;
}

}  // namespace entente::reading
