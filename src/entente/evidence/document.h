#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::evidence {

/// Bytes [start, end) of a document's text.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t length() const { return end - start; }
  bool contains(const Span& other) const { return start <= other.start && other.end <= end; }
  bool operator==(const Span&) const = default;
};

/// Overlap of two spans as a share of what either covers, in [0, 1].
double jaccard(const Span& a, const Span& b);

/// A calendar date; ordered; written ISO in data and "2 December 2025" in prose.
struct Date {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31
  auto operator<=>(const Date&) const = default;
};
std::optional<Date> parse_date(std::string_view iso);  // nullopt unless a real day, "YYYY-MM-DD"
std::string to_iso(const Date& date);
std::string to_prose(const Date& date);

/// What sort of text a document is. A clause of a draft text is its author's proposal, never a position of
/// the party that it names (model M12).
enum class DocumentKind { news, statement, transcript, draft_text, law, poll, leak, note };
std::string_view name_of(DocumentKind kind);
std::optional<DocumentKind> document_kind(std::string_view name);
std::vector<std::string> document_kind_names();

/// A byline says who wrote or published a text and when ("By A. Author", "Monday, 4 March 2024").
enum class BlockKind { headline, standfirst, subheading, paragraph, list_item, quote, byline };
std::string_view name_of(BlockKind kind);

/// A headline, a paragraph, …; sentences never cross blocks, and a byline holds none.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;
  /// Bytes at its start that are a dateline or a speaker's name; its sentences begin after them.
  std::size_t opening = 0;
  /// The name of who speaks, where this turn of a transcript or the turn that it goes on with opens; or
  /// empty.
  Span speaker = {};
};

/// One sentence (or heading) as a reader counts them: numbers start at 1 and run through the document.
struct Sentence {
  std::size_t number = 0;
  std::size_t block = 0;
  Span span;
};

/// A text with what is known about it. Spans everywhere are bytes of `text`, which is the file as it was read
/// or, where `extracted`, the text that was taken out of it (model M13).
struct Document {
  std::string id;    // the file's stem, e.g. "minutes-2024-03-02"
  std::string file;  // as the user named it, or relative to the case folder
  std::string title;
  DocumentKind kind = DocumentKind::news;
  std::string author;
  std::optional<Date> date;
  std::string origin;       // who published it first; independent origins are counted, not documents
  bool restricted = false;  // stays out of briefs and exports
  bool extracted = false;   // from HTML, DOCX or PDF: `text` is Markdown made from the file
  std::string text;
  std::string conllu;  // the file, where another program has parsed its sentences; else empty
  Span dateline;       // "GENEVA, March 3 (Agency)", without its dash; empty: none
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;

  std::string_view quote(const Span& span) const {
    return std::string_view(text).substr(span.start, span.length());
  }
  /// The sentence that holds the byte, or nullptr between sentences.
  const Sentence* sentence_at(std::size_t byte) const;
};

}  // namespace entente::evidence
