#include "entente/reading/gold_score.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "entente/base/text.h"
#include "entente/reading/assignment.h"
#include "entente/reading/gold_controls.h"
#include "entente/reading/gold_names.h"

namespace entente::reading {

namespace {

using evidence::Claim;
using evidence::Claims;
using evidence::ClaimType;
using evidence::Event;
using evidence::EventType;
using evidence::Modality;
using evidence::Span;

// A claim or an event, for matching.
struct Output {
  const Claim* claim = nullptr;
  const Event* event = nullptr;
  std::vector<EventType> as_events;  // of a claim: the events that it may stand for
  const Span& span() const { return claim ? claim->span : event->span; }
  const std::string& speaker() const { return claim ? claim->speaker : event->speaker; }
};

bool overlap(const Span& a, const Span& b) {
  return a.start < b.end && b.start < a.end;
}

std::vector<EventType> events_of(ClaimType type) {
  if (type == ClaimType::meeting) return {EventType::consult};
  if (type == ClaimType::support) return {EventType::aid, EventType::support};
  if (type == ClaimType::hostilities) return {EventType::assault};
  if (type == ClaimType::threat) return {EventType::threaten};
  return {};
}

std::vector<Output> outputs_of(const Claims& read, const std::vector<Event>& events,
                               const ScoreOptions& options) {
  std::vector<Output> outputs;
  for (const Claim& claim : read.claims) {
    Output output;
    output.claim = &claim;
    output.as_events = events_of(claim.type);
    const bool judged = output.as_events.empty() || options.claims_for_events;
    if (judged && claim.type != ClaimType::representation) outputs.push_back(output);
  }
  for (const Event& event : events) {
    Output output;
    output.event = &event;
    outputs.push_back(output);
  }
  return outputs;
}

bool contains(const auto& list, const auto& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

class Matching {
 public:
  Matching(const GoldText& gold, const Claims& read, const std::vector<Event>& events,
           const ActorCodes& codes, const ScoreOptions& options)
      : gold_(gold),
        read_(read),
        events_(events),
        names_(gold, read, codes),
        outputs_(outputs_of(read, events, options)) {}

  Score score() {
    for (const bool by_actor : {false, true}) pair_up(by_actor);
    recalls();
    precision();
    accuracies();
    mentions();
    controls();
    return score_;
  }

 private:
  bool same_type(const GoldItem& item, const Output& output) const {
    if (item.is_event)
      return output.event ? output.event->type == item.event : contains(output.as_events, *item.event);
    if (!output.claim) return false;
    const ClaimType type = output.claim->type;
    // The annotations have no type for offers: who offers, proposes.
    return contains(item.claims, type == ClaimType::offer ? ClaimType::proposal : type);
  }
  bool same_span(const GoldItem& item, const Output& output) const {
    if (jaccard(item.span, output.span()) >= 0.5) return true;
    if (item.trigger.length() == 0) return false;
    if (output.event) return overlap(item.trigger, output.event->trigger);
    return output.claim->span.contains(item.trigger);
  }
  bool actor_in(const GoldActor& actor, const evidence::EventActor& named) const {
    if (names_.same(actor, named.country, named.sector, named.entity)) return true;
    if (!named.entity.empty() && names_.same(actor, named.entity)) return true;
    const std::string text = bare_name(named.text);
    return named.country.empty() && !text.empty() &&
           (text == bare_name(actor.name) || text == bare_name(actor.country));
  }
  bool same_actor(const GoldItem& item, const Output& output) const {
    if (item.actors.empty()) return true;
    return std::any_of(item.actors.begin(), item.actors.end(), [&](const GoldActor& actor) {
      if (output.claim) return names_.same(actor, output.claim->holder);
      return std::any_of(output.event->actors.begin(), output.event->actors.end(),
                         [&](const evidence::EventActor& named) { return actor_in(actor, named); });
    });
  }

  // Once without regard to actors, for their accuracy; once with it, for all else.
  void pair_up(bool by_actor) {
    std::vector<Fit> fits;
    for (std::size_t i = 0; i < gold_.items.size(); ++i)
      for (std::size_t j = 0; j < outputs_.size(); ++j) {
        const GoldItem& item = gold_.items[i];
        if (!same_type(item, outputs_[j]) || !same_span(item, outputs_[j])) continue;
        const bool equal = same_actor(item, outputs_[j]);
        if (by_actor && !equal) continue;
        fits.push_back({i, j, (equal ? 1.01 : 0.01) + jaccard(item.span, outputs_[j].span())});
      }
    found_ = assign(gold_.items.size(), outputs_.size(), fits);
    if (by_actor) return;
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (found_[i] && !gold_.items[i].actors.empty()) {
        const bool equal = same_actor(gold_.items[i], outputs_[*found_[i]]);
        score_.actor += {equal ? std::size_t{1} : 0, 1};
        if (!equal)
          score_.mistaken.push_back(gold_.items[i].id + " wants " + gold_.items[i].actor + ", has " +
                                    told(outputs_[*found_[i]]));
      }
  }

  void recalls() {
    std::map<std::string, std::pair<Need, bool>> groups;
    for (std::size_t i = 0; i < gold_.items.size(); ++i) {
      const GoldItem& item = gold_.items[i];
      const bool hit = found_[i].has_value();
      const auto group = groups.try_emplace(item.group, item.need, false).first;
      group->second.first = std::min(group->second.first, item.need);
      group->second.second = group->second.second || hit;
      if (item.need == Need::must) {
        ++score_.must_tellings.of;
        score_.must_tellings.hits += hit ? 1 : 0;
      }
      if (!hit && item.need != Need::optional) score_.missed.push_back(item.id);
    }
    for (const auto& [name, told] : groups) {
      if (told.first == Need::optional) continue;
      Share& share = told.first == Need::must ? score_.must : score_.should;
      const Share one{told.second ? std::size_t{1} : 0, 1};
      share += one;
      score_.must_and_should += one;
    }
  }

  void precision() {
    std::vector<const GoldItem*> item_of(outputs_.size(), nullptr);
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (found_[i]) item_of[*found_[i]] = &gold_.items[i];
    for (std::size_t j = 0; j < outputs_.size(); ++j) {
      const Output& output = outputs_[j];
      score_.judged.push_back({output.claim ? output.claim->confidence : output.event->confidence,
                               item_of[j] != nullptr, !output.claim});
      if (item_of[j] && item_of[j]->need == Need::optional) continue;
      ++score_.precision.of;
      if (item_of[j])
        ++score_.precision.hits;
      else
        score_.invented.push_back(told(outputs_[j]));
    }
  }

  std::string told(const Output& output) const {
    const Span& span = output.span();
    std::string text(output.claim ? name_of(output.claim->type) : name_of(output.event->type));
    if (!read_.documents.empty()) text += " [" + std::string(read_.documents.front().quote(span)) + "] ";
    if (output.claim) return text + output.claim->holder;
    for (const evidence::EventActor& actor : output.event->actors)
      text += actor.country + ":" + actor.sector + "{" + actor.text + "}";
    return text;
  }

  void accuracies() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!found_[i]) continue;
      const GoldItem& item = gold_.items[i];
      const Output& output = outputs_[*found_[i]];
      score_.source += {same_source(item.source, output.speaker()) ? std::size_t{1} : 0, 1};
      score_.modality += {same_modality(item.modality, output) ? std::size_t{1} : 0, 1};
    }
  }

  // Of a statement or a draft its author may be named as the source, by the annotation or by the reader.
  bool same_source(const std::string& source, const std::string& speaker) const {
    const bool author = source.empty() || source.starts_with("author") || source.starts_with("unnamed") ||
                        (!gold_.author.empty() && bare_name(source) == bare_name(gold_.author));
    if (speaker.empty()) return author;
    if (author && !gold_.author.empty() && names_.means(gold_.author, speaker)) return true;
    return !author && names_.means(source, speaker);
  }

  static bool same_modality(const std::string& words, const Output& output) {
    const auto says = [&](std::string_view word) { return words.find(word) != std::string::npos; };
    const bool hedged = says("hedged") || says("speculative") || says("concern");
    if (output.claim) {
      const Modality read = output.claim->modality;
      return says(name_of(read)) || (hedged && read == Modality::hedged);
    }
    const Event& event = *output.event;
    if (event.hedged && hedged) return true;
    if (event.historical && says("historical")) return true;
    if (event.negated && says("negated")) return true;
    if (event.future && says("future")) return true;
    if (event.hypothetical && (says("conditional") || says("hypothetical"))) return true;
    const bool plain = !event.hedged && !event.historical && !event.negated && !event.hypothetical;
    return plain && ((says("reported") && !event.speaker.empty()) || says("asserted"));
  }

  void mentions() {
    for (const GoldMention& mention : gold_.mentions) {
      const bool hit = mention.kind == "date" ? dated(mention) : named(mention);
      score_.mentions += {hit ? std::size_t{1} : 0, 1};
      if (!hit) score_.unnamed.push_back(mention.id);
    }
  }
  bool named(const GoldMention& mention) const {
    for (const evidence::Entity& entity : read_.entities)
      for (const Span& span : entity.mentions)
        if (same_place(span, mention.span) && right_entity(mention, entity)) return true;
    return false;
  }
  bool right_entity(const GoldMention& mention, const evidence::Entity& entity) const {
    if (mention.kind == "place") return entity.kind == "place";
    if (mention.kind == "unnamed") return true;
    if (mention.code && names_.same(*mention.code, entity.id)) return true;
    return names_.is_called(mention.entity, entity.id);
  }
  bool dated(const GoldMention& mention) const {
    if (read_.documents.empty()) return false;
    const std::string words = base::lower_ascii(read_.documents.front().quote(mention.span));
    return std::any_of(events_.begin(), events_.end(), [&](const Event& event) {
      const evidence::Sentence* sentence = read_.documents.front().sentence_at(event.span.start);
      return sentence && sentence->span.contains(mention.span) && !event.when.empty() &&
             base::lower_ascii(event.when).find(words) != std::string::npos;
    });
  }

  // Controls of one id are one control in several parts.
  void controls() {
    std::map<std::string, bool> passed;
    for (const GoldControl& control : gold_.controls) {
      const bool passes = passes_control(control, read_, events_, names_);
      const auto known = passed.try_emplace(control.id, true).first;
      known->second = known->second && passes;
      if (!passes) score_.failed.push_back(control.id + " " + control.what);
    }
    for (const auto& [id, passes] : passed) score_.controls += {passes ? std::size_t{1} : 0, 1};
  }

  const GoldText& gold_;
  const Claims& read_;
  const std::vector<Event>& events_;
  GoldNames names_;
  std::vector<Output> outputs_;
  std::vector<std::optional<std::size_t>> found_;
  Score score_;
};

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Score& Score::operator+=(const Score& other) {
  must += other.must;
  should += other.should;
  must_and_should += other.must_and_should;
  must_tellings += other.must_tellings;
  precision += other.precision;
  actor += other.actor;
  source += other.source;
  modality += other.modality;
  mentions += other.mentions;
  controls += other.controls;
  append(missed, other.missed);
  append(invented, other.invented);
  append(mistaken, other.mistaken);
  append(failed, other.failed);
  append(unnamed, other.unnamed);
  judged.insert(judged.end(), other.judged.begin(), other.judged.end());
  return *this;
}

Score score(const GoldText& gold, const Claims& read, const std::vector<Event>& events,
            const ActorCodes& codes, const ScoreOptions& options) {
  return Matching(gold, read, events, codes, options).score();
}

}  // namespace entente::reading
