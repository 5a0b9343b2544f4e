#include "entente/reading/write_brat.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::reading {

namespace {

using evidence::Claim;
using evidence::Claims;
using evidence::Document;
using evidence::Entity;
using evidence::Event;
using evidence::EventActor;
using evidence::Span;

constexpr std::array<std::string_view, 6> kinds = {"state", "person", "organisation",
                                                   "group", "place",  "body"};
constexpr std::array<std::string_view, 3> roles = {"Holder", "Target", "Speaker"};
constexpr std::array<std::string_view, 5> moods = {"Historical", "Future", "Hypothetical", "Negated",
                                                   "Hedged"};
constexpr int event_types = 16;

// Code points before each byte, asked for in any order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i)
      if (i % stride == 0)
        counts_.push_back(count(text.substr(i == 0 ? 0 : i - stride, i == 0 ? 0 : stride)) +
                          (counts_.empty() ? 0 : counts_.back()));
    text_ = text;
  }
  std::size_t before(std::size_t byte) const {
    const std::size_t block = std::min(byte / stride, counts_.empty() ? 0 : counts_.size() - 1);
    return (counts_.empty() ? 0 : counts_[block]) +
           count(text_.substr(block * stride, byte - block * stride));
  }

 private:
  static constexpr std::size_t stride = 256;
  static std::size_t count(std::string_view part) {
    return static_cast<std::size_t>(
        std::count_if(part.begin(), part.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }
  std::vector<std::size_t> counts_;
  std::string_view text_;
};

bool line_end(char c) {
  return c == '\n' || c == '\r';
}

class BratLines {
 public:
  BratLines(const Claims& claims, const Document& document)
      : claims_(claims), document_(document), points_(document.text) {}

  void mentions() {
    // Mentions of an entity are spans of the first document that names it.
    for (const Entity& entity : claims_.entities) {
      if (!claims_.documents.empty() && claims_.documents.front().id != document_.id) break;
      for (const Span& span : entity.mentions) {
        const std::size_t number = add_text(kind_of(entity), span);
        if (number == 0) continue;
        mention_of_[entity.id].emplace_back(span, number);
        note("T", number, "entity " + entity.id);
      }
    }
  }

  void claim(const Claim& claim) {
    const std::size_t number = add_text(std::string(name_of(claim.type)), claim.span);
    if (number == 0) return;
    const std::string about = claim.issue.empty() ? "" : " about " + claim.issue;
    note("T", number, claim.id + " by " + claim.by + about);
    attribute("Modality", "T", number, std::string(name_of(claim.modality)));
    relation(0, number, claim.holder, claim.span);
    relation(1, number, claim.target, claim.span);
    relation(2, number, claim.speaker, claim.span);
  }

  void event(const Event& event) {
    const std::size_t trigger = add_text(std::string(name_of(event.type)), event.trigger);
    if (trigger == 0) return;
    ++events_;
    std::string line = "E" + std::to_string(events_) + '\t' + std::string(name_of(event.type)) + ":T" +
                       std::to_string(trigger);
    arguments("Actor", event.actors, line);
    arguments("Recipient", event.recipients, line);
    lines_ += line + '\n';
    const std::array<bool, 5> holds = {event.historical, event.future, event.hypothetical, event.negated,
                                       event.hedged};
    for (std::size_t i = 0; i < holds.size(); ++i)
      if (holds[i]) attribute(std::string(moods[i]), "E", events_, "");
    note("E", events_, event.id + " by " + event.by + (event.cameo.empty() ? "" : " CAMEO " + event.cameo));
  }

  std::string take() { return std::move(lines_); }

 private:
  static std::string kind_of(const Entity& entity) {
    return std::find(kinds.begin(), kinds.end(), entity.kind) == kinds.end() ? "group" : entity.kind;
  }

  // Number of the new T line; 0 for a span that covers nothing.
  std::size_t add_text(const std::string& type, const Span& span) {
    if (span.end > document_.text.size()) return 0;
    std::string places, words;
    for (std::size_t at = span.start; at < span.end;) {
      std::size_t end = at;
      while (end < span.end && !line_end(document_.text[end])) ++end;
      if (end > at) {
        places += (places.empty() ? "" : ";") + std::to_string(points_.before(at)) + ' ' +
                  std::to_string(points_.before(end));
        words += (words.empty() ? "" : " ") + document_.text.substr(at, end - at);
      }
      at = end + 1;
    }
    if (places.empty()) return 0;
    ++texts_;
    std::replace(words.begin(), words.end(), '\t', ' ');
    lines_ += "T" + std::to_string(texts_) + '\t' + type + ' ' + places + '\t' + words + '\n';
    return texts_;
  }

  void note(const char* letter, std::size_t number, std::string words) {
    for (char& c : words)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    ++notes_;
    lines_ += "#" + std::to_string(notes_) + "\tAnnotatorNotes " + letter + std::to_string(number) + '\t' +
              words + '\n';
  }

  void attribute(const std::string& name, const char* letter, std::size_t number, const std::string& value) {
    ++attributes_;
    lines_ += "A" + std::to_string(attributes_) + '\t' + name + ' ' + letter + std::to_string(number) +
              (value.empty() ? "" : " " + value) + '\n';
  }

  void relation(std::size_t role, std::size_t claim, const std::string& entity, const Span& span) {
    const std::size_t mention = entity.empty() ? 0 : nearest(entity, span);
    if (mention == 0) return;
    ++relations_;
    lines_ += "R" + std::to_string(relations_) + '\t' + std::string(roles[role]) + " Arg1:T" +
              std::to_string(claim) + " Arg2:T" + std::to_string(mention) + '\n';
  }

  // Inside the span, else the last one before its end, else the first one after.
  std::size_t nearest(const std::string& entity, const Span& span) const {
    const auto found = mention_of_.find(entity);
    if (found == mention_of_.end()) return 0;
    std::size_t before = 0, last_end = 0, after = 0, first_start = SIZE_MAX;
    for (const auto& [place, number] : found->second) {
      if (span.contains(place)) return number;
      if (place.end <= span.end && place.end >= last_end) {
        last_end = place.end;
        before = number;
      }
      if (place.start >= span.end && place.start < first_start) {
        first_start = place.start;
        after = number;
      }
    }
    return before != 0 ? before : after;
  }

  void arguments(const char* role, const std::vector<EventActor>& actors, std::string& line) {
    int count = 0;
    for (const EventActor& actor : actors) {
      const std::size_t number = text_of(actor);
      if (number == 0) continue;
      ++count;
      line +=
          ' ' + std::string(role) + (count > 1 ? std::to_string(count) : "") + ":T" + std::to_string(number);
    }
  }

  // The mention at the actor's words; an actor of no entity becomes a mention of its own.
  std::size_t text_of(const EventActor& actor) {
    const auto& known = mention_of_[actor.entity];
    for (const auto& [place, number] : known)
      if (place.start < actor.span.end && actor.span.start < place.end) return number;
    if (actor.span.length() == 0) return actor.entity.empty() ? 0 : nearest(actor.entity, actor.span);
    const std::size_t number = add_text("group", actor.span);
    if (number != 0) mention_of_[actor.entity].emplace_back(actor.span, number);
    return number;
  }

  const Claims& claims_;
  const Document& document_;
  CodePoints points_;
  std::map<std::string, std::vector<std::pair<Span, std::size_t>>> mention_of_;
  std::size_t texts_ = 0, events_ = 0, relations_ = 0, attributes_ = 0, notes_ = 0;
  std::string lines_;
};

}  // namespace

BratDocument write_brat(const Claims& claims, std::span<const Event> events, const Document& document) {
  BratLines lines(claims, document);
  lines.mentions();
  for (const Claim& claim : claims.claims)
    if (claim.document == document.id) lines.claim(claim);
  for (const Event& event : events)
    if (event.document == document.id) lines.event(event);
  return {document.id, document.text, lines.take()};
}

std::string brat_configuration() {
  std::string kind_list, text = "[entities]\n";
  for (const std::string_view kind : kinds) {
    text += std::string(kind) + '\n';
    kind_list += (kind_list.empty() ? "" : "|") + std::string(kind);
  }
  std::string claim_list;
  for (const std::string& type : evidence::claim_type_names()) {
    text += type + '\n';
    claim_list += (claim_list.empty() ? "" : "|") + type;
  }
  text += "\n[relations]\n";
  for (const std::string_view role : roles)
    text += std::string(role) + "\tArg1:" + claim_list + ", Arg2:" + kind_list + '\n';
  text += "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n";
  for (int type = 0; type < event_types; ++type)
    text += std::string(name_of(static_cast<evidence::EventType>(type))) + "\tActor*:" + kind_list +
            ", Recipient*:" + kind_list + '\n';
  text += "\n[attributes]\n";
  for (const std::string_view mood : moods) text += std::string(mood) + "\tArg:<EVENT>\n";
  text += "Modality\tArg:<ENTITY>, Value:";
  for (int i = 0; i <= static_cast<int>(evidence::Modality::negated); ++i)
    text += (i == 0 ? "" : "|") + std::string(name_of(static_cast<evidence::Modality>(i)));
  return text + '\n';
}

}  // namespace entente::reading
