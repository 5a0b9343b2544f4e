#include "entente/reading/find_claims.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>

#include "entente/base/text.h"
#include "entente/reading/attribution.h"
#include "entente/reading/claim_dates.h"
#include "entente/reading/claim_rules.h"
#include "entente/reading/event_reader.h"
#include "entente/reading/lexicon_tables.h"
#include "entente/reading/stance_events.h"
#include "entente/reading/turn_speakers.h"

namespace entente::reading {

namespace {

using evidence::Claim;
using evidence::Document;

std::string entity_id(const EntityBook& book, EntityIndex index) {
  return index == no_entity ? std::string() : book[index].id;
}

// Whom a statement or a draft speaks for: its author, if the tables know the name.
EntityIndex author_of(const Document& document, const Lexicon::Tables& tables, EntityBook& book) {
  if (document.author.empty() || document.kind == evidence::DocumentKind::news ||
      document.kind == evidence::DocumentKind::note)
    return no_entity;
  Document named;
  named.text = document.author;
  named.blocks.push_back({});
  named.blocks[0].span = {0, named.text.size()};
  named.sentences.push_back({1, 0, {0, named.text.size()}});
  EntityBook scratch(tables);
  const TokenText text = find_mentions(named, tables, scratch);
  for (const Mention& mention : text.mentions) {
    if (mention.entity == no_entity) continue;
    const EntityIndex principal = scratch.principal(mention.entity);
    const EntityIndex found = book.named(scratch[principal == no_entity ? mention.entity : principal].id);
    if (found != no_entity) return found;
  }
  // Nobody the tables know; a list of authors starts with the first.
  std::string name = document.author.substr(0, document.author.find(';'));
  if (const std::size_t open = name.find('{'); open != std::string::npos)
    name = name.substr(open + 1, name.find('}') - open - 1);
  if (slug(name).empty()) return no_entity;
  // "Government of the Republic of Quorin": the government speaks for a state that no table lists.
  constexpr std::string_view government = "Government of ", republic = "Republic of ";
  const bool governs = name.starts_with(government);
  std::string state = governs ? name.substr(government.size()) : name;
  if (state.starts_with("the ")) state = state.substr(4);
  const bool of_state = governs || state.starts_with(republic);
  if (state.starts_with(republic)) state = state.substr(republic.size());
  if (!of_state || slug(state).empty()) return book.other(slug(name), name, "body");
  const EntityIndex principal = book.other(slug(state), state, "state");
  if (!governs) return principal;
  const EntityIndex body = book.other(slug(name), name, "body");
  book.speaks_for(body, principal, true);
  return body;
}

std::string issue_words(const SentenceView& view, const FoundClaim& found) {
  std::uint32_t first = found.issue_first, last = found.issue_last;
  while (first < last && (view.token(first).is(word_det | word_to | word_that | word_prep | word_coord) ||
                          view.token(first).looks(token_punct)))
    ++first;
  if (const Mention* owner = first < last ? view.mention(first) : nullptr;
      owner && owner->possessive && owner->last + 1 < last)
    first = owner->last + 1;
  while (last > first && view.token(last - 1).looks(token_punct)) --last;
  if (first >= last) return {};
  std::string words(view.text->document->text, view.token(first).start,
                    view.token(last - 1).end - view.token(first).start);
  for (char& c : words)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return words;
}

Claim written(const SentenceView& view, EntityBook& book, const FoundClaim& found, std::size_t number) {
  const Document& document = *view.text->document;
  for (const EntityIndex named : {found.speaker, found.holder, found.target}) book.keep(named);
  Claim claim;
  claim.id = document.id + '#' + std::to_string(number);
  claim.document = document.id;
  claim.type = found.type;
  claim.span = {view.token(found.first).start, view.token(found.last - 1).end};
  claim.quote = std::string(document.quote(claim.span));
  claim.sentence = document.sentences[view.number].number;
  claim.speaker = entity_id(book, found.speaker);
  claim.holder = entity_id(book, found.holder);
  claim.target = entity_id(book, found.target);
  claim.issue = issue_words(view, found);
  claim.modality = found.modality;
  claim.direct_speech = found.direct_speech;
  claim.confidence = found.confidence;  // as its rule says; calibrated when the document is read
  claim.by = *found.rule;
  claim.date = date_in(view, found.first, found.last);
  return claim;
}

// Reads one document into `reading`; events only with their tables.
class DocumentReading {
 public:
  DocumentReading(const Document& document, const Lexicon::Tables& tables, EntityBook& book)
      : document_(document), tables_(tables), book_(book), author_(author_of(document, tables, book)) {
    text_ = find_mentions(document, tables, book, author_);
  }

  void claims(std::vector<Claim>& claims) {
    SentenceView view;
    view.text = &text_;
    view.tables = &tables_;
    view.book = &book_;
    const bool draft = document_.kind == evidence::DocumentKind::draft_text;
    std::size_t number = 0, block = 0;
    EntityIndex carried = no_entity;
    for (std::uint32_t i = 0; i < text_.sentences.size(); ++i) {
      open_sentence(view, i);
      if (document_.sentences[i].block != block) carried = no_entity;
      block = document_.sentences[i].block;
      view.turn = turn_speaker(document_, document_.blocks[block], book_);
      we_.push_back(view.turn == no_entity ? author_ : view.turn);
      find_frames(view, carried);
      for (FoundClaim& found : ClaimRules(view, author_, draft).find())
        for (const EntityIndex holder : holders_of(found)) {
          found.holder = holder;
          claims_.push_back(written(view, book_, found, ++number));
        }
    }
    claims.insert(claims.end(), claims_.begin(), claims_.end());
  }

  // One claim each: of a list of parties, of "the Parties" that the text defined.
  std::vector<EntityIndex> holders_of(const FoundClaim& found) const {
    if (const auto& members = book_.members(found.holder); !members.empty()) return members;
    std::vector<EntityIndex> holders{found.holder};
    holders.insert(holders.end(), found.also.begin(), found.also.end());
    return holders;
  }

  void events(const EventTables& tables, std::vector<evidence::Event>& events) const {
    auto found = find_events(text_, book_, tables, we_);
    name_members(book_, tables.codes, found);
    // A draft's clause tells nothing that happened: only what its notes report of others is an event.
    if (document_.kind == evidence::DocumentKind::draft_text)
      std::erase_if(found, [](const evidence::Event& event) { return event.speaker.empty(); });
    else
      add_stance_events(document_, claims_, book_, tables.codes, found);
    for (std::size_t i = 0; i < found.size(); ++i) found[i].id = document_.id + "!" + std::to_string(i + 1);
    events.insert(events.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }

 private:
  const Document& document_;
  const Lexicon::Tables& tables_;
  EntityBook& book_;
  EntityIndex author_;
  TokenText text_;
  std::vector<EntityIndex> we_;
  std::vector<Claim> claims_;
};

// A part of a long document as a document of its own, so that memory is that of one part.
struct Slice {
  Document document;
  std::size_t offset = 0;     // bytes before it
  std::size_t sentences = 0;  // sentences before it
};

constexpr std::size_t slice_bytes = std::size_t{1} << 18;

// Blocks [first, last) of a document; its facts are the whole document's.
Slice slice_of(const Document& whole, std::size_t first, std::size_t last, std::size_t sentence) {
  Slice slice;
  slice.offset = whole.blocks[first].span.start;
  slice.sentences = sentence;
  Document& part = slice.document;
  part.id = whole.id;
  part.kind = whole.kind;
  part.author = whole.author;
  part.date = whole.date;
  part.text = std::string(whole.quote({slice.offset, whole.blocks[last - 1].span.end}));
  const auto shifted = [&](evidence::Span span) {
    return evidence::Span{span.start - slice.offset, span.end - slice.offset};
  };
  for (std::size_t i = first; i < last; ++i) {
    part.blocks.push_back(whole.blocks[i]);
    part.blocks.back().span = shifted(whole.blocks[i].span);
    const evidence::Span speaker = whole.blocks[i].speaker;
    // A turn may go on for longer than a part: its label then stands before the part and is not looked up.
    part.blocks.back().speaker =
        speaker.start >= slice.offset && speaker.end <= whole.blocks[last - 1].span.end ? shifted(speaker)
                                                                                        : evidence::Span{};
  }
  for (; sentence < whole.sentences.size() && whole.sentences[sentence].block < last; ++sentence) {
    evidence::Sentence moved = whole.sentences[sentence];
    moved.number -= slice.sentences;
    moved.block -= first;
    moved.span = shifted(moved.span);
    part.sentences.push_back(moved);
  }
  return slice;
}

void move_by(evidence::Span& span, std::size_t offset) {
  span.start += offset;
  span.end += offset;
}

class AllReading {
 public:
  AllReading(const Lexicon& lexicon, const EventTables* tables, const ReadProgress& progress)
      : lexicon_(lexicon), tables_(tables), progress_(progress), book_(lexicon.tables()) {}

  Reading run(std::vector<Document> documents) {
    all_.claims.documents = std::move(documents);
    for (const Document& document : all_.claims.documents) bytes_ += document.text.size();
    for (std::size_t i = 0; i < all_.claims.documents.size(); ++i) {
      book_.open_document(static_cast<std::uint32_t>(i));
      const Document& document = all_.claims.documents[i];
      if (document.text.size() <= slice_bytes) {
        read(document, 0, 0, all_.claims.claims.size(), all_.events.size());
      } else {
        read_in_parts(document);
      }
      done_ += document.text.size();
      tell(0);
    }
    all_.claims.entities = book_.take();
    return std::move(all_);
  }

 private:
  void tell(std::size_t further) const {
    if (progress_ && bytes_ > 0)
      progress_(static_cast<double>(done_ + further) / static_cast<double>(bytes_));
  }

  void read_in_parts(const Document& document) {
    const std::size_t claims = all_.claims.claims.size(), events = all_.events.size();
    std::size_t sentence = 0;
    for (std::size_t first = 0; first < document.blocks.size();) {
      std::size_t last = first + 1;
      const std::size_t start = document.blocks[first].span.start;
      while (last < document.blocks.size() && document.blocks[last].span.end - start <= slice_bytes) ++last;
      const Slice slice = slice_of(document, first, last, sentence);
      read(slice.document, slice.offset, slice.sentences, claims, events);
      sentence += slice.document.sentences.size();
      first = last;
      tell(document.blocks[last - 1].span.end);
    }
  }

  // `first_claim`, `first_event`: where the document's own start; their ids count on through its parts.
  void read(const Document& document, std::size_t offset, std::size_t sentences, std::size_t first_claim,
            std::size_t first_event) {
    book_.set_offset(offset);
    DocumentReading one(document, lexicon_.tables(), book_);
    const std::size_t claims = all_.claims.claims.size(), events = all_.events.size();
    one.claims(all_.claims.claims);
    if (tables_) one.events(*tables_, all_.events);
    const auto sure = [](const std::vector<ConfidenceKnot>& knots, double said) {
      return std::clamp(std::round(calibrated(knots, said) * 1000) / 1000, 0.05, 0.98);
    };
    for (std::size_t i = claims; i < all_.claims.claims.size(); ++i)
      all_.claims.claims[i].confidence =
          sure(lexicon_.tables().claim_confidence, all_.claims.claims[i].confidence);
    for (std::size_t i = events; i < all_.events.size(); ++i)
      all_.events[i].confidence = sure(lexicon_.tables().event_confidence, all_.events[i].confidence);
    if (offset == 0) return;
    for (std::size_t i = claims; i < all_.claims.claims.size(); ++i) {
      Claim& claim = all_.claims.claims[i];
      claim.id = document.id + '#' + std::to_string(i - first_claim + 1);
      claim.sentence += sentences;
      move_by(claim.span, offset);
    }
    for (std::size_t i = events; i < all_.events.size(); ++i) {
      evidence::Event& event = all_.events[i];
      event.id = document.id + '!' + std::to_string(i - first_event + 1);
      move_by(event.span, offset);
      move_by(event.trigger, offset);
      for (auto* side : {&event.actors, &event.recipients})
        for (evidence::EventActor& actor : *side) move_by(actor.span, offset);
    }
  }

  const Lexicon& lexicon_;
  const EventTables* tables_;
  const ReadProgress& progress_;
  EntityBook book_;
  Reading all_;
  std::size_t bytes_ = 0, done_ = 0;
};

}  // namespace

evidence::Claims find_claims(std::vector<Document> documents, const Lexicon& lexicon,
                             const ReadProgress& progress) {
  return std::move(AllReading(lexicon, nullptr, progress).run(std::move(documents)).claims);
}

Reading read_documents(std::vector<Document> documents, const Lexicon& lexicon, const EventTables& tables,
                       const ReadProgress& progress) {
  return AllReading(lexicon, &tables, progress).run(std::move(documents));
}

}  // namespace entente::reading
