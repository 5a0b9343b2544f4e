#include "entente/evidence/event_groups.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "entente/base/text.h"
#include "entente/evidence/claim_groups.h"

namespace entente::evidence {

namespace {

// Who is named first in them says nothing about who did what to whom.
bool mutual(EventType type) {
  return type == EventType::consult || type == EventType::agree || type == EventType::cooperate;
}

bool is_weekday(const std::string& word) {
  static constexpr std::array<std::string_view, 7> days = {"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};
  return std::find(days.begin(), days.end(), word) != days.end();
}

struct Participant {
  std::string principal, country, sector;
};
using Side = std::vector<Participant>;

// One whom the texts resolve differently may still be one by code; two principals are two.
bool one_party(const Participant& a, const Participant& b) {
  if (!a.principal.empty() && !b.principal.empty()) return a.principal == b.principal;
  if (a.country.empty() || a.country != b.country) return false;
  return a.sector.empty() || b.sector.empty() || a.sector == b.sector;
}

bool among(const Participant& one, const Side& side) {
  return std::any_of(side.begin(), side.end(),
                     [&](const Participant& other) { return one_party(one, other); });
}

// Everybody whom the one that names fewer names stands in the other; of a side that nobody names, nothing is
// known.
bool agree(const Side& a, const Side& b) {
  const Side &fewer = a.size() <= b.size() ? a : b, &more = a.size() <= b.size() ? b : a;
  return std::all_of(fewer.begin(), fewer.end(), [&](const Participant& one) { return among(one, more); });
}

struct Told {
  std::size_t index = 0;
  Side actors, recipients;
  std::string place, weekday;
  std::optional<Date> day;  // of the document
};

using Key = std::tuple<EventType, bool, bool, bool, bool>;

class Grouping {
 public:
  Grouping(std::span<const Event> events, const Claims& documents, const Origins& origins)
      : events_(events), origins_(origins), principals_(documents) {
    for (const Document& document : documents.documents) days_[document.id] = document.date;
  }

  std::vector<EventGroup> group() {
    for (std::size_t i = 0; i < events_.size(); ++i) place(told(i));
    for (std::size_t g = 0; g < groups_.size(); ++g) finish(groups_[g], members_[g]);
    return std::move(groups_);
  }

 private:
  Side side_of(const std::vector<EventActor>& actors) const {
    Side side;
    for (const EventActor& actor : actors)
      if (!actor.entity.empty() || !actor.country.empty())
        side.push_back({principals_.behind(actor.entity), actor.country, actor.sector});
    return side;
  }

  Told told(std::size_t index) const {
    const Event& event = events_[index];
    Told made{index,
              side_of(event.actors),
              side_of(event.recipients),
              base::lower_ascii(event.place),
              base::lower_ascii(event.when),
              std::nullopt};
    if (mutual(event.type)) {
      made.actors.insert(made.actors.end(), made.recipients.begin(), made.recipients.end());
      made.recipients.clear();
    }
    if (made.weekday.starts_with("on ")) made.weekday.erase(0, 3);
    if (!is_weekday(made.weekday)) made.weekday.clear();
    if (const auto day = days_.find(event.document); day != days_.end()) made.day = day->second;
    return made;
  }

  bool days_agree(const Told& a, const Told& b) const {
    const Event &one = events_[a.index], &other = events_[b.index];
    if (one.date && other.date) return *one.date == *other.date;
    if (!a.weekday.empty() && !b.weekday.empty() && a.weekday != b.weekday) return false;
    if (one.document == other.document || !a.day || !b.day) return true;
    return days_apart(*a.day, *b.day) <= days_of_one_report;
  }

  static bool places_agree(const Told& a, const Told& b) {
    return a.place.find(b.place) != std::string::npos || b.place.find(a.place) != std::string::npos;
  }

  // Whether both sides of the event are named.
  bool complete(const Told& one) const {
    return mutual(events_[one.index].type) ? one.actors.size() > 1 : !one.recipients.empty();
  }

  // Of an event that names one side only, another document may mean another occasion.
  bool comparable(const Told& a, const Told& b) const {
    return !a.actors.empty() && !b.actors.empty() &&
           (complete(a) == complete(b) || events_[a.index].document == events_[b.index].document);
  }

  // An event of which nobody is known is told once and is its own group.
  bool fits(const Told& one, const std::vector<Told>& members) const {
    return std::all_of(members.begin(), members.end(), [&](const Told& member) {
      return comparable(one, member) && agree(one.actors, member.actors) &&
             agree(one.recipients, member.recipients) && days_agree(one, member) && places_agree(one, member);
    });
  }

  void place(Told one) {
    const Event& event = events_[one.index];
    auto& near = by_key_[{event.type, event.historical, event.future, event.hypothetical, event.negated}];
    for (const std::size_t group : near)
      if (fits(one, members_[group])) {
        members_[group].push_back(std::move(one));
        return;
      }
    near.push_back(groups_.size());
    groups_.emplace_back();
    members_.push_back({std::move(one)});
  }

  void finish(EventGroup& group, const std::vector<Told>& members) const {
    group.type = events_[members.front().index].type;
    for (const Told& member : members) {
      const Event& event = events_[member.index];
      group.members.push_back(member.index);
      if (event.place.size() > group.place.size()) group.place = event.place;
      if (!group.date) group.date = event.date;
      if (std::find(group.documents.begin(), group.documents.end(), event.document) == group.documents.end())
        group.documents.push_back(event.document);
    }
    group.origins = origins_.count(group.documents);
  }

  std::span<const Event> events_;
  const Origins& origins_;
  Principals principals_;
  std::map<std::string, std::optional<Date>> days_;
  std::map<Key, std::vector<std::size_t>> by_key_;
  std::vector<EventGroup> groups_;
  std::vector<std::vector<Told>> members_;
};

}  // namespace

std::vector<EventGroup> group_events(std::span<const Event> events, const Claims& documents,
                                     const Origins& origins) {
  return Grouping(events, documents, origins).group();
}

}  // namespace entente::evidence
