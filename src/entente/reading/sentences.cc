#include "entente/reading/sentences.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "entente/base/data_tables.h"
#include "entente/base/text.h"
#include "entente/reading/calendar_words.h"

namespace entente::reading {

namespace {

constexpr std::size_t longest_sentence = 4096;

enum class Ending { never, before_starter, before_figure_not, before_capital };

// The embedded table, read once. A folder given with --data does not reach documents, whose spans must not
// depend on it.
class Abbreviations {
 public:
  Abbreviations() {
    for (const std::string& line : base::split(base::embedded_table("abbreviations.txt"), '\n')) {
      if (line.empty() || line[0] == '#') continue;
      const bool starters = line[0] == '>';
      for (const std::string& word : base::split(base::trim(line.substr(starters ? 1 : 0)), ' '))
        starters ? void(starters_.insert(word)) : add(word);
    }
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
    else if (word.ends_with('!'))
      endings_[word.substr(0, word.size() - 1)] = Ending::before_capital;
    else if (word.ends_with("#5"))
      endings_[word.substr(0, word.size() - 2)] = Ending::before_figure_not;
    else if (!word.empty())
      endings_[word] = Ending::never;
  }
  std::unordered_map<std::string, Ending> endings_;
  std::unordered_set<std::string> starters_;
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
bool lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool figure(char c) {
  return c >= '0' && c <= '9';
}

// After a question that is quoted, these keep the sentence going: "Why now?" the minister asked.
constexpr std::array<std::string_view, 16> speech_words = {
    "said",   "says",    "asked",  "asks", "told",     "added",    "replied",  "wrote",
    "writes", "shouted", "wonder", "adds", "declared", "wondered", "answered", "responded"};
constexpr std::size_t words_to_speech = 6;

// Bytes of a blank at a place of the text, no-break blanks included; 0 where there is none.
std::size_t blank_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (blank(text[at])) return 1;
  if (text.substr(at, 2) == "\xC2\xA0") return 2;
  return text.substr(at, 3) == "\xE2\x80\xAF" ? 3 : 0;
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
      if (mark && (after >= end_ || blank_length(text_, after) > 0) && breaks(start, i, after)) {
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
  // Bytes of a mark that may end a sentence, several of them taken together ("?!", "...", ". . .").
  std::size_t mark_length(std::size_t i) const {
    std::size_t at = i;
    while (at < end_) {
      const std::string_view rest = text_.substr(at, std::min<std::size_t>(3, end_ - at));
      if (rest[0] == '.' || rest[0] == '!' || rest[0] == '?')
        ++at;
      else if (rest == "\xE2\x80\xA6")
        at += 3;
      else if (at > i && rest.starts_with(" ."))
        at += 2;
      else
        break;
    }
    return at - i;
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
    return past_references(at);
  }

  // "… in 2014.[1][2] The talks …": the marks of footnotes belong to the sentence before.
  std::size_t past_references(std::size_t at) const {
    for (;;) {
      std::size_t i = at < end_ && text_[at] == ' ' ? at + 1 : at;
      if (i >= end_ || text_[i] != '[') return at;
      const std::size_t first = ++i;
      while (i < end_ && figure(text_[i])) ++i;
      if (i == first || i - first > 3 || i >= end_ || text_[i] != ']') return at;
      at = i + 1;
    }
  }

  std::string next_word(std::size_t at) const {
    std::string word;
    while (at < end_ && word.size() < 24 && (letter(text_[at]) || text_[at] == '\'')) word += text_[at++];
    return base::lower_ascii(word);
  }

  std::size_t next_text(std::size_t at) const {
    while (at < end_ && blank_length(text_, at) > 0) at += blank_length(text_, at);
    return std::min(at, end_);
  }

  // Whether the sentence from `start` ends with the mark at `mark` whose closers end at `after`.
  bool breaks(std::size_t start, std::size_t mark, std::size_t after) const {
    std::size_t next = next_text(after);
    if (next >= end_) return true;
    while (next < end_ && (text_[next] == '"' || text_[next] == '(' || text_[next] == '[' ||
                           text_[next] == '\'' || text_[next] == '*'))
      ++next;
    const std::size_t length = mark_length(mark);
    const bool lone_stop = text_[mark] == '.' && length == 1, closed = mark + length < after;
    if (next < end_ && lower(text_[next]) && !brand(next))
      return !closed && ((text_[mark] == '?' && length == 1) || (lone_stop && ends_plain_word(start, mark)));
    if (!lone_stop) return !(closed && quoted_speech(next));
    const bool quoted = closed && text_[mark + 1] != ')' && text_[mark + 1] != ']';
    return quoted || stop_breaks(start, mark, next);
  }

  // "iPhone", "eHow": a name that opens a sentence without a capital.
  bool brand(std::size_t at) const {
    return at + 2 < end_ && letter(text_[at + 1]) &&
           (upper(text_[at + 1]) || (upper(text_[at + 2]) && lower(text_[at + 1])));
  }

  // In texts without capitals a stop ends a sentence after a word that no list of abbreviations has.
  bool ends_plain_word(std::size_t start, std::size_t mark) const {
    std::size_t word = mark;
    while (word > start && lower(text_[word - 1])) --word;
    return mark - word >= 4 && (word == start || blank(text_[word - 1])) &&
           !abbreviations().find(std::string(text_.substr(word, mark - word)));
  }

  // "Why now?" Minister Vale asked.
  bool quoted_speech(std::size_t at) const {
    for (std::size_t words = 0; words < words_to_speech && at < end_; ++words) {
      std::size_t last = at;
      while (last < end_ && (letter(text_[last]) || text_[last] == '-')) ++last;
      const std::string_view word = text_.substr(at, last - at);
      if (std::find(speech_words.begin(), speech_words.end(), word) != speech_words.end()) return words > 0;
      if (last >= end_ || text_[last] != ' ') return false;
      at = last + 1;
    }
    return false;
  }

  // A lone full stop: abbreviations and initials decide.
  bool stop_breaks(std::size_t start, std::size_t mark, std::size_t next) const {
    std::size_t word = mark;
    while (word > start && mark - word < 16 &&
           (letter(text_[word - 1]) || (text_[word - 1] == '.' && word > start + 1)))
      --word;
    if (word == mark) return !enumerates(start, mark);
    const std::string before = base::lower_ascii(text_.substr(word, mark - word));
    const bool dotted = before.size() >= 3 && before[1] == '.';
    if (before.size() == 1) return letter_breaks(start, word, next);
    const Ending* ending = abbreviations().find(before);
    if (!ending && !dotted) return true;
    if (ending && *ending == Ending::before_capital) return true;
    if (ending && *ending == Ending::never) return false;
    if (ending && *ending == Ending::before_figure_not) return !figure_or_roman(next);
    return abbreviations().starts_sentences(next_word(next));
  }

  // "J. Moss", "Roe v. Vale", "b. 1950"; but "so do I. The talks", "vitamin C. The talks".
  bool letter_breaks(std::size_t start, std::size_t word, std::size_t next) const {
    if (lower(text_[word])) {
      const bool known = abbreviations().find(std::string(1, text_[word])) != nullptr;
      return !known && !figure(text_[std::min(next, end_ - 1)]) && !month_number(next_word(next));
    }
    if (word == start) return false;
    if (text_[word] == 'I' && word > start + 1 && lower(text_[word - 2])) return true;
    return abbreviations().starts_sentences(next_word(next));
  }

  // "2." or "1.4.2." before an item or a section that stands in running text.
  bool enumerates(std::size_t start, std::size_t mark) const {
    while (start < mark && blank(text_[start])) ++start;
    const std::string_view number = text_.substr(start, mark - start);
    const bool section = number.size() <= 8 && number.find('.') != std::string_view::npos;
    return (section || number.size() <= 2) &&
           number.find_first_not_of("0123456789.") == std::string_view::npos;
  }

  bool figure_or_roman(std::size_t at) const {
    if (at < end_ && figure(text_[at])) return true;
    std::size_t last = at;
    while (last < end_ && std::string_view("IVXLC").find(text_[last]) != std::string_view::npos) ++last;
    return last > at && (last - at > 1 || text_[at] != 'I') && (last >= end_ || !letter(text_[last]));
  }

  void add(std::size_t block, std::size_t start, std::size_t end) {
    while (start < end && blank_length(text_, start) > 0) start += blank_length(text_, start);
    while (end > start && blank(text_[end - 1])) --end;
    if (start >= end) return;
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
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (blocks[i].kind != evidence::BlockKind::byline)
      finder.block(
          i, {std::min(blocks[i].span.start + blocks[i].opening, blocks[i].span.end), blocks[i].span.end});
  return sentences;
}

}  // namespace entente::reading
