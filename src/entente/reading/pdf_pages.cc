#include "entente/reading/pdf_pages.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <vector>

#include "entente/base/text.h"
#include "entente/reading/extracted_text.h"

namespace entente::reading {

namespace {

constexpr std::size_t edge_lines = 3;  // lines at the top and bottom of a page that may be running ones
constexpr std::size_t longest_edge = 150;

struct Line {
  std::string text;
  bool after_gap = false;  // an empty line stands before it
};
using Page = std::vector<Line>;

bool lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool figure(char c) {
  return c >= '0' && c <= '9';
}
bool letter(char c) {
  return lower(c) || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string without_ligatures(std::string_view text) {
  constexpr std::string_view letters[] = {"ff", "fi", "fl", "ffi", "ffl"};  // U+FB00 to U+FB04
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ligature = text.substr(i).starts_with("\xEF\xAC") && i + 2 < text.size() &&
                          static_cast<unsigned char>(text[i + 2]) >= 0x80 &&
                          static_cast<unsigned char>(text[i + 2]) <= 0x84;
    if (!ligature) {
      out += text[i];
      continue;
    }
    out += letters[static_cast<unsigned char>(text[i + 2]) - 0x80];
    i += 2;
  }
  return out;
}

// A hyphen that a typesetter put in stays at the end of its line; clean_words would drop a soft one.
std::string clean_line(std::string_view line) {
  const std::string_view bare = base::trim(line);
  const bool soft = bare.ends_with("\xC2\xAD");
  return clean_words(without_ligatures(bare)) + (soft ? "-" : "");
}

std::vector<Page> pages_of(std::string_view text) {
  std::vector<Page> pages;
  for (const std::string& page : base::split(text, '\f')) {
    Page lines;
    bool gap = true;
    for (const std::string& raw : base::split(page, '\n')) {
      std::string line = clean_line(raw);
      if (!line.empty()) lines.push_back({line, gap});
      gap = line.empty();
    }
    if (!lines.empty()) pages.push_back(std::move(lines));
  }
  return pages;
}

// "Page 3 of 12", "- 3 -", "iv": what only counts pages.
bool page_number(const std::string& line) {
  std::string rest = base::lower_ascii(line);
  for (const std::string_view word : {"page", "of", "p."})
    for (std::size_t at = rest.find(word); at != std::string::npos; at = rest.find(word))
      rest.erase(at, word.size());
  const bool figures = std::any_of(rest.begin(), rest.end(), figure);
  const bool marks = rest.find_first_not_of("0123456789 -/|.[]()") == std::string::npos;
  const bool roman = rest.size() <= 6 && rest.find_first_not_of("ivxl") == std::string::npos;
  return (figures && marks && rest.size() <= 16) || roman;
}

// The line with every figure as '#': "Draft of 3 March, page 4" is the same on each page.
std::string shape(const std::string& line) {
  std::string out;
  for (const char c : base::lower_ascii(line))
    if (!figure(c))
      out += c;
    else if (out.empty() || out.back() != '#')
      out += '#';
  return out;
}

bool at_edge(const Page& page, std::size_t i) {
  return i < edge_lines || i + edge_lines >= page.size();
}

void drop_running_lines(std::vector<Page>& pages) {
  if (pages.size() < 2) return;
  std::map<std::string, std::size_t> seen;
  for (const Page& page : pages) {
    std::map<std::string, bool> here;
    for (std::size_t i = 0; i < page.size(); ++i)
      if (at_edge(page, i) && page[i].text.size() <= longest_edge) here[shape(page[i].text)] = true;
    for (const auto& [line, yes] : here) seen[line] += yes ? 1 : 0;
  }
  for (Page& page : pages) {
    Page kept;
    for (std::size_t i = 0; i < page.size(); ++i) {
      const auto found = at_edge(page, i) ? seen.find(shape(page[i].text)) : seen.end();
      const bool running = found != seen.end() && found->second >= 2 && found->second * 2 >= pages.size();
      const bool counts = (i == 0 || i + 1 == page.size()) && page_number(page[i].text);
      if (!running && !counts) kept.push_back(page[i]);
    }
    page = std::move(kept);
  }
}

bool ends_at_stop(std::string_view line) {
  const std::size_t last = line.find_last_not_of("\"')]");
  std::string_view bare = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
  if (bare.ends_with("\xE2\x80\x9D") || bare.ends_with("\xE2\x80\x99")) bare.remove_suffix(3);
  return !bare.empty() && std::string_view(".!?:;").find(bare.back()) != std::string_view::npos;
}

// "• item", "(a) item", "12. item", "Article 3": lines that open a paragraph wherever they stand.
bool opens_paragraph(std::string_view line) {
  if (line.starts_with("\xE2\x80\xA2") || line.starts_with("\xE2\x80\x93 ") || line.starts_with("- "))
    return true;
  std::size_t i = line.starts_with("(") ? 1 : 0;
  const std::size_t first = i;
  while (i < line.size() && i - first < 8 && (figure(line[i]) || (i > first && line[i] == '.'))) ++i;
  const bool dotted = i > first && line[i - 1] == '.';
  if (i == first && first == 1 && i < line.size() && lower(line[i])) ++i;
  const bool closed = i < line.size() && line[i] == ')' && i > first;
  const std::size_t blank = closed ? i + 1 : i;
  return (closed || dotted) && blank < line.size() && line[blank] == ' ';
}

class Joiner {
 public:
  explicit Joiner(const std::vector<Page>& pages) {
    for (const Page& page : pages)
      for (const Line& line : page) {
        widest_ = std::max(widest_, line.text.size());
        for (const std::string& word : base::split(line.text, ' ')) ++words_[bare_word(word)];
      }
  }

  std::string join(const std::vector<Page>& pages) {
    for (const Page& page : pages)
      for (std::size_t i = 0; i < page.size(); ++i) take(page[i], i == 0);
    flush();
    return writer_.take();
  }

 private:
  static std::string bare_word(std::string_view word) {
    std::size_t first = 0, last = word.size();
    while (first < last && !letter(word[first])) ++first;
    while (last > first && !letter(word[last - 1])) --last;
    return base::lower_ascii(word.substr(first, last - first));
  }

  void take(const Line& line, bool page_top) {
    if (!open_.empty() && !goes_on(line, page_top)) flush();
    if (open_.empty())
      open_ = line.text;
    else if (open_.back() == '-' && open_.size() > 1 && letter(open_[open_.size() - 2]) &&
             lower(line.text[0]))
      join_word(line.text);
    else
      open_ += " " + line.text;
    last_length_ = line.text.size();
  }

  // Whether a line belongs to the paragraph that is open.
  bool goes_on(const Line& line, bool page_top) const {
    if (opens_paragraph(line.text)) return false;
    const bool stop = ends_at_stop(open_);
    if (page_top) return !stop && (lower(line.text[0]) || last_length_ * 10 >= widest_ * 8);
    if (line.after_gap) return !stop && lower(line.text[0]);
    // A line that ends early without a stop, before a capital, is a heading.
    if (!stop && last_length_ * 2 < widest_ && open_.back() != ',' && !lower(line.text[0])) return false;
    return !(stop && last_length_ * 4 < widest_ * 3);
  }

  // "negotia-" + "tions" is one word; "cease-" + "fire" keeps its hyphen where the document writes it so.
  void join_word(const std::string& next) {
    const std::size_t blank = open_.rfind(' ');
    const std::string left = open_.substr(blank == std::string::npos ? 0 : blank + 1);
    const std::string right = next.substr(0, next.find(' '));
    const std::string hyphened = bare_word(left + right);
    const std::string whole = bare_word(left.substr(0, left.size() - 1) + right);
    const auto times = [&](const std::string& word) {
      const auto found = words_.find(word);
      return found == words_.end() ? 0 : found->second;
    };
    if (!(times(hyphened) > 0 && times(whole) == 0)) open_.pop_back();
    open_ += next;
  }

  void flush() {
    const std::string_view text = open_;
    const bool bullet = text.starts_with("\xE2\x80\xA2");
    writer_.block(bullet ? "- " : "", bullet ? text.substr(3) : text);
    open_.clear();
  }

  std::unordered_map<std::string, int> words_;
  std::size_t widest_ = 0, last_length_ = 0;
  std::string open_;
  TextWriter writer_;
};

}  // namespace

std::string pdf_paragraphs(std::string_view text) {
  std::vector<Page> pages = pages_of(text);
  drop_running_lines(pages);
  return Joiner(pages).join(pages);
}

}  // namespace entente::reading
