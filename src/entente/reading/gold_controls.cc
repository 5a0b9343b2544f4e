#include "entente/reading/gold_controls.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace entente::reading {

namespace {

using evidence::Claim;
using evidence::Claims;
using evidence::ClaimType;
using evidence::Event;
using evidence::EventActor;
using evidence::Modality;
using evidence::Span;

bool overlap(const Span& a, const Span& b) {
  return a.start < b.end && b.start < a.end;
}

class ControlCheck {
 public:
  ControlCheck(const GoldControl& control, const Claims& read, const std::vector<Event>& events,
               const GoldNames& names)
      : control_(control), read_(read), events_(events), names_(names) {}

  bool no_event() const {
    return none(events_, [&](const Event& e) { return overlaps(e.span); });
  }
  bool no_claim() const {
    return none(read_.claims, [&](const Claim& c) { return of_type(c) && at(c.span); });
  }
  bool not_holder() const {
    return none(read_.claims, [&](const Claim& c) { return of_type(c) && at(c.span) && named(c.holder); });
  }
  bool not_speaker() const {
    return none(read_.claims, [&](const Claim& c) { return of_type(c) && at(c.span) && named(c.speaker); }) &&
           (!control_.type.empty() ||
            none(events_, [&](const Event& e) { return at(e.span) && named(e.speaker); }));
  }
  bool not_participant() const {
    const auto takes_part = [&](const EventActor& a) { return named(a.entity) || worded(a); };
    return none(events_,
                [&](const Event& e) {
                  return at(e.span) && (!none(e.actors, takes_part) || !none(e.recipients, takes_part));
                }) &&
           none(read_.claims, [&](const Claim& c) {
             return c.type == ClaimType::meeting && at(c.span) && (named(c.holder) || named(c.target));
           });
  }
  bool place_only() const {
    const auto stands_here = [&](const EventActor& a) { return here(a.span); };
    return none(read_.entities,
                [&](const evidence::Entity& e) {
                  return e.kind != "place" && !none(e.mentions, [&](const Span& s) { return here(s); });
                }) &&
           none(events_, [&](const Event& e) {
             return !none(e.actors, stands_here) || !none(e.recipients, stands_here);
           });
  }
  bool no_direct_speech() const {
    return none(read_.claims, [&](const Claim& c) { return c.direct_speech && at(c.span); });
  }
  bool no_date() const {
    return none(read_.claims, [&](const Claim& c) { return c.date && at(c.span); }) &&
           none(events_, [&](const Event& e) { return e.date && at(e.span); });
  }
  bool hedged() const {
    return none(events_, [&](const Event& e) { return at(e.span) && !e.hedged; }) &&
           none(read_.claims, [&](const Claim& c) {
             return c.type == ClaimType::hostilities && at(c.span) && c.modality != Modality::hedged;
           });
  }
  bool historical() const {
    return none(events_, [&](const Event& e) { return at(e.span) && !e.historical; }) &&
           none(read_.claims, [&](const Claim& c) {
             return (c.type == ClaimType::track_record || c.type == ClaimType::support) && at(c.span) &&
                    c.modality != Modality::historical;
           });
  }
  bool distinct() const {
    return none(read_.entities, [&](const evidence::Entity& e) {
      std::size_t held = 0;
      for (const Span& place : control_.places)
        held += none(e.mentions, [&](const Span& s) { return same_place(s, place); }) ? 0 : 1;
      return held > 1;
    });
  }
  bool inside_sentence() const {
    const auto leaves = [&](const Span& span) { return !sentence_of(span).contains(span); };
    return none(read_.claims, [&](const Claim& c) { return leaves(c.span); }) &&
           none(events_, [&](const Event& e) { return leaves(e.span); }) &&
           none(read_.entities, [&](const evidence::Entity& e) { return !none(e.mentions, leaves); });
  }

 private:
  template <class List, class Test>
  static bool none(const List& list, Test test) {
    return std::none_of(list.begin(), list.end(), test);
  }
  Span sentence_of(const Span& span) const {
    if (read_.documents.empty()) return {};
    const evidence::Sentence* sentence = read_.documents.front().sentence_at(span.start);
    return sentence ? sentence->span : Span{};
  }
  bool overlaps(const Span& span) const {
    return std::any_of(control_.places.begin(), control_.places.end(),
                       [&](const Span& place) { return overlap(place, span); });
  }
  bool at(const Span& span) const {
    if (control_.places.empty()) return true;
    return std::any_of(control_.places.begin(), control_.places.end(), [&](const Span& place) {
      return jaccard(place, span) >= 0.5 || place.contains(span) ||
             (span.contains(place) && sentence_of(span).contains(span));
    });
  }
  // A name is a short place: what stands there and no more, articles apart.
  bool here(const Span& span) const {
    return std::any_of(control_.places.begin(), control_.places.end(),
                       [&](const Span& place) { return same_place(place, span) && overlap(place, span); });
  }
  bool of_type(const Claim& claim) const {
    return control_.type.empty() || name_of(claim.type) == control_.type;
  }
  bool named(std::string_view entity) const {
    if (entity.empty()) return false;
    return control_.name == "*" || names_.means(control_.name, entity);
  }
  bool worded(const EventActor& actor) const {
    return actor.entity.empty() && alike_names(bare_name(actor.text), bare_name(control_.name));
  }

  const GoldControl& control_;
  const Claims& read_;
  const std::vector<Event>& events_;
  const GoldNames& names_;
};

constexpr std::array<std::pair<std::string_view, bool (ControlCheck::*)() const>, 12> checks = {{
    {"no_event_in_sentence", &ControlCheck::no_event},
    {"no_claim", &ControlCheck::no_claim},
    {"not_holder", &ControlCheck::not_holder},
    {"not_speaker", &ControlCheck::not_speaker},
    {"not_participant", &ControlCheck::not_participant},
    {"place_only", &ControlCheck::place_only},
    {"no_direct_speech", &ControlCheck::no_direct_speech},
    {"no_date", &ControlCheck::no_date},
    {"hedged", &ControlCheck::hedged},
    {"historical", &ControlCheck::historical},
    {"distinct", &ControlCheck::distinct},
    {"inside_sentence", &ControlCheck::inside_sentence},
}};

}  // namespace

bool passes_control(const GoldControl& control, const Claims& read, const std::vector<Event>& events,
                    const GoldNames& names) {
  const ControlCheck check(control, read, events, names);
  for (const auto& [name, passes] : checks)
    if (name == control.what) return (check.*passes)();
  return false;
}

}  // namespace entente::reading
