#include "entente/reading/blocks.h"

#include <algorithm>

#include "entente/base/text.h"
#include "entente/reading/speaker_turns.h"

namespace entente::reading {

namespace {

using evidence::Block;
using evidence::BlockKind;
using evidence::Span;

constexpr std::size_t widest_wrapped =
    110;  // bytes of the longest line that counts as wrapped at a fixed width
constexpr std::size_t longest_headline = 200;
constexpr std::size_t longest_run = 2000;  // lines; a text without blank lines is cut here

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Blanks and no-break blanks around a line or block are no part of it.
Span trimmed(std::string_view text, Span span) {
  const auto rest = [&] { return text.substr(span.start, span.length()); };
  for (;;) {
    const bool one = span.start < span.end && blank(text[span.start]);
    if (!one && !rest().starts_with("\xC2\xA0")) break;
    span.start += one ? 1 : 2;
  }
  for (;;) {
    const bool one = span.end > span.start && blank(text[span.end - 1]);
    if (!one && !rest().ends_with("\xC2\xA0")) break;
    span.end -= one ? 1 : 2;
  }
  return span;
}

bool ends_in_stop(std::string_view line) {
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')'))
    line.remove_suffix(1);
  if (line.ends_with("\xE2\x80\x9D") || line.ends_with("\xE2\x80\x99")) line.remove_suffix(3);
  return !line.empty() &&
         (line.back() == '.' || line.back() == '!' || line.back() == '?' || line.back() == ':' ||
          line.back() == ';' || line.back() == ',' || line.ends_with("\xE2\x80\xA6"));
}

// Length of "- ", "• ", "3. ", "(a) " at the start of a line, 0 if there is none.
std::size_t list_mark(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return 2;
  if (line.starts_with("\xE2\x80\xA2 ")) return 4;
  std::size_t i = line.starts_with("(") ? 1 : 0;
  const std::size_t first = i;
  while (i < line.size() && i - first < 3 && line[i] >= '0' && line[i] <= '9') ++i;
  if (i == first && i < line.size() && line[i] >= 'a' && line[i] <= 'z') ++i;
  if (i == first || i + 1 >= line.size()) return 0;
  const bool closed = line[i] == ')' || (line[i] == '.' && first == 0 && line[0] <= '9');
  return closed && line[i + 1] == ' ' ? i + 2 : 0;
}

std::size_t heading_mark(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() && i < 6 && line[i] == '#') ++i;
  return i > 0 && i < line.size() && line[i] == ' ' ? i + 1 : 0;
}

bool title_case(std::string_view line) {
  std::size_t words = 0, long_words = 0, capitals = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = std::min(line.find(' ', i), line.size());
    if (end > i) ++words;
    if (end - i >= 4) {
      ++long_words;
      const auto c = static_cast<unsigned char>(line[i]);
      if ((c >= 'A' && c <= 'Z') || c >= 0x80 || (c >= '0' && c <= '9') || c == '"' || c == '\'') ++capitals;
    }
    i = end + 1;
  }
  return words < 10 && long_words > 0 && capitals * 10 >= long_words * 6;
}

bool rule_line(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-*_= ") == std::string_view::npos;
}

// In text without blank lines only names in capitals are sure to open a turn.
bool opens_turn(std::string_view line) {
  const auto turn = turn_opening(line);
  return turn && turn->strength != TurnStrength::named;
}

// The blocks of one run of lines.
class BlockFinder {
 public:
  BlockFinder(std::string_view text, bool markdown, const std::vector<Span>& lines,
              std::vector<Block>& blocks)
      : text_(text), markdown_(markdown), lines_(lines), blocks_(blocks) {}

  // A turn of a transcript is a paragraph of its own, wrapped or not.
  void run() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t next = i + 1;
      while (next < lines_.size() && !opens_turn(line(next))) ++next;
      paragraphs(i, next);
      i = next;
    }
  }

 private:
  void paragraphs(std::size_t first, std::size_t last) {
    const bool joined = markdown_ || (last - first > 1 && wrapped(first, last));
    for (std::size_t i = first; i < last;) {
      const std::string_view here = line(i);
      if (rule_line(here)) {
        ++i;
        continue;
      }
      if (const std::size_t mark = heading_mark(here)) {
        add(BlockKind::subheading, {lines_[i].start + mark, lines_[i].end});
        ++i;
        continue;
      }
      std::size_t next = i + 1;
      while (joined && next < last && !heading_mark(line(next)) && !list_mark(line(next)) &&
             !rule_line(line(next)) && line(next).starts_with('>') == here.starts_with('>'))
        ++next;
      paragraph(here, {lines_[i].start, lines_[next - 1].end});
      i = next;
    }
  }

  std::string_view line(std::size_t i) const { return text_.substr(lines_[i].start, lines_[i].length()); }

  // Lines of a paragraph wrapped at a fixed width: none is long, most do not end a sentence, few are short.
  bool wrapped(std::size_t first, std::size_t last) const {
    std::size_t longest = 0, open = 0, shortish = 0;
    for (std::size_t i = first; i + 1 < last; ++i) {
      longest = std::max(longest, lines_[i].length());
      open += ends_in_stop(line(i)) ? 0 : 1;
    }
    for (std::size_t i = first; i + 1 < last; ++i) shortish += lines_[i].length() * 10 < longest * 6 ? 1 : 0;
    return longest >= 40 && longest <= widest_wrapped && open * 2 >= last - first - 1 &&
           shortish * 4 <= last - first;
  }

  void add(BlockKind kind, Span span) {
    span = trimmed(text_, span);
    if (span.length() > 0) blocks_.push_back({kind, span});
  }

  void paragraph(std::string_view first_line, Span span) {
    if (first_line.starts_with('>')) return add(BlockKind::quote, {span.start + 1, span.end});
    if (const std::size_t mark = list_mark(first_line))
      return add(BlockKind::list_item, {span.start + mark, span.end});
    const std::string_view whole = text_.substr(span.start, span.length());
    const bool heading = whole.size() <= 100 && whole.find('\n') == std::string_view::npos &&
                         !ends_in_stop(whole) && title_case(whole);
    add(heading ? BlockKind::subheading : BlockKind::paragraph, span);
  }

  std::string_view text_;
  bool markdown_;
  const std::vector<Span>& lines_;
  std::vector<Block>& blocks_;
};

// The first block at or after `from` that is no byline.
std::size_t next_plain(const evidence::Document& document, std::size_t from) {
  while (from < document.blocks.size() && document.blocks[from].kind == BlockKind::byline) ++from;
  return from;
}

bool reads_as_headline(const evidence::Document& document, std::size_t index) {
  const Block& block = document.blocks[index];
  if (block.opening > 0 || (block.kind != BlockKind::paragraph && block.kind != BlockKind::subheading))
    return false;
  const std::size_t start = block.span.start;
  if (start >= 2 && document.text[start - 1] == ' ' && document.text[start - 2] == '#') return true;
  const std::string_view line = document.quote(block.span);
  return line.size() <= longest_headline && line.find('\n') == std::string_view::npos && !ends_in_stop(line);
}

// One sentence that is shorter than the paragraph after it.
bool reads_as_standfirst(const evidence::Document& document, std::size_t index) {
  const Block& block = document.blocks[index];
  const std::size_t third = next_plain(document, index + 1);
  if (third >= document.blocks.size() || block.kind != BlockKind::paragraph || block.opening > 0)
    return false;
  std::size_t sentences = 0;
  for (const evidence::Sentence& sentence : document.sentences) {
    if (sentence.block > index) break;
    sentences += sentence.block == index ? 1 : 0;
  }
  return sentences == 1 && block.span.length() <= 300 &&
         document.blocks[third].span.length() > block.span.length();
}

}  // namespace

bool BlockStream::next(std::vector<Block>& blocks) {
  std::vector<Span> lines;
  while (at_ < text_.size() && lines.size() < longest_run) {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const Span line = trimmed(text_, {at_, end});
    at_ = end + 1;
    if (line.length() > 0)
      lines.push_back(line);
    else if (!lines.empty())
      break;
  }
  at_ = std::min(at_, text_.size());
  if (lines.empty()) return false;
  BlockFinder(text_, markdown_, lines, blocks).run();
  return true;
}

std::vector<Block> find_blocks(std::string_view text, std::size_t start, bool markdown) {
  std::vector<Block> blocks;
  BlockStream stream(text, start, markdown);
  while (stream.next(blocks)) {
  }
  return blocks;
}

void settle_headline(evidence::Document& document) {
  const std::size_t first = next_plain(document, 0), second = next_plain(document, first + 1);
  if (second >= document.blocks.size() || first > 2 || !reads_as_headline(document, first)) return;
  document.blocks[first].kind = BlockKind::headline;
  if (document.title.empty()) document.title = std::string(document.quote(document.blocks[first].span));
  if (document.kind == evidence::DocumentKind::news && reads_as_standfirst(document, second))
    document.blocks[second].kind = BlockKind::standfirst;
}

}  // namespace entente::reading
