#include "entente/dispute/draft_cast.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "entente/base/text.h"

namespace entente::dispute {

namespace {

using evidence::Claim;
using evidence::Claims;
using evidence::ClaimType;
using evidence::Entity;
using evidence::Modality;

// A plural of parties is no delegation: the allies of a state do not speak for it.
bool several_parties(const Entity& entity) {
  constexpr std::array<std::string_view, 10> plurals = {"allies",     "partners", "members",     "states",
                                                        "countries",  "nations",  "governments", "capitals",
                                                        "neighbours", "neighbors"};
  const std::string last = base::lower_ascii(entity.name.substr(entity.name.rfind(' ') + 1));
  return entity.kind == "group" && std::find(plurals.begin(), plurals.end(), last) != plurals.end();
}

template <class Items, class Item>
bool holds(const Items& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

template <class Items, class Item>
void add_once(Items& items, const Item& item) {
  if (!holds(items, item)) items.push_back(item);
}

// Types that only say something about a party, or about nobody, make no party of whom they name.
bool about_a_party(ClaimType type) {
  switch (type) {
    case ClaimType::stake:
    case ClaimType::risk:
    case ClaimType::forecast:
    case ClaimType::obstacle:
    case ClaimType::track_record:
    case ClaimType::characterisation:
      return false;
    default:
      return true;
  }
}

// What somebody wants is theirs who say it, unless the text names another.
bool is_wish(ClaimType type) {
  switch (type) {
    case ClaimType::demand:
    case ClaimType::red_line:
    case ClaimType::position:
    case ClaimType::proposal:
    case ClaimType::offer:
    case ClaimType::rejection:
      return true;
    default:
      return false;
  }
}

// What makes a party of a group, a body or a person: it wants something, is missing, or has a hand to play.
bool held_by_a_party(ClaimType type) {
  return is_wish(type) || type == ClaimType::leverage || type == ClaimType::absence ||
         type == ClaimType::exclusion;
}

// Where the whole words stand in the quote.
std::optional<std::size_t> found_in(std::string_view quote, std::string_view words) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t at = quote.find(words); !words.empty() && at != std::string_view::npos;
       at = quote.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    // A curly apostrophe is no letter.
    const bool ends = end == quote.size() || !letter(quote[end]) || quote.substr(end).starts_with("’");
    if (ends && (at == 0 || !letter(quote[at - 1]))) return at;
  }
  return std::nullopt;
}

std::string surname_of(const Entity& person) {
  return person.name.substr(person.name.rfind(' ') + 1);
}

// "in Geneva", "at the Old Mill": a place is what a capital letter follows, unless it is a day or a month.
std::string place_after(std::string_view quote, std::string_view preposition) {
  constexpr std::array<std::string_view, 19> times = {
      "January",   "February",  "March",   "April",    "May",      "June",   "July",
      "August",    "September", "October", "November", "December", "Monday", "Tuesday",
      "Wednesday", "Thursday",  "Friday",  "Saturday", "Sunday"};
  for (std::size_t at = quote.find(preposition); at != std::string_view::npos;
       at = quote.find(preposition, at + 1)) {
    std::size_t start = at + preposition.size(), end = start;
    if (quote.substr(start, 4) == "the ") end = start += 4;
    while (end < quote.size() && quote[end] >= 'A' && quote[end] <= 'Z') {
      const std::size_t stop = quote.find_first_of(" ,.;:)(\n", end);
      end = stop == std::string_view::npos ? quote.size() : stop;
      if (end + 1 >= quote.size() || quote[end] != ' ' || quote[end + 1] < 'A' || quote[end + 1] > 'Z') break;
      ++end;
    }
    const std::string_view words = base::trim(quote.substr(start, end - start));
    if (!words.empty() && !holds(times, words.substr(0, words.find(' '))))
      return std::string(quote.substr(at + 1, end - at - 1));
  }
  return "";
}

class CastMaker {
 public:
  explicit CastMaker(const Claims& claims) : claims_(claims) {}

  Cast make() {
    for (const Claim& claim : claims_.claims)
      if (is_current(claim)) note_parties(claim);
    std::erase_if(cast_.others, [&](const std::string& id) { return cast_.is_party(id); });
    for (const Claim& claim : claims_.claims)
      if (is_current(claim) && claim.type == ClaimType::meeting) note_meeting(claim);
    join_partial_meetings();
    for (const Claim& claim : claims_.claims)
      if (is_current(claim)) note_speakers(claim);
    return std::move(cast_);
  }

 private:
  void note_parties(const Claim& claim) {
    note_party(claim, party_of(claims_, claim), held_by_a_party(type_of(claims_, claim)));
    note_party(claim, principal_of(claims_, claim.target), false);
  }

  void note_party(const Claim& claim, const std::string& id, bool as_holder) {
    const Entity* entity = claims_.entity(id);
    if (!entity || entity->kind == "place") return;
    const bool state = entity->kind == "state" || entity->kind == "organisation";
    if (as_holder || (state && about_a_party(claim.type)))
      add_once(cast_.parties, id);
    else
      add_once(cast_.others, id);
  }

  // A meeting of which only one side is known goes with one that knows both.
  void note_meeting(const Claim& claim) {
    ReportedMeeting meeting;
    for (const std::string& side : {claim.holder, claim.target}) {
      const std::string party = principal_of(claims_, side);
      if (cast_.is_party(party)) add_once(meeting.parties, party);
    }
    if (meeting.parties.empty()) return;
    meeting.people = people_in(claim);
    meeting.place = place_after(claim.quote, " in ");
    if (meeting.place.empty()) meeting.place = place_after(claim.quote, " at ");
    meeting.claims.push_back(&claim);
    const auto same =
        std::find_if(cast_.meetings.begin(), cast_.meetings.end(), [&](const ReportedMeeting& other) {
          return std::set(other.parties.begin(), other.parties.end()) ==
                 std::set(meeting.parties.begin(), meeting.parties.end());
        });
    if (same == cast_.meetings.end())
      cast_.meetings.push_back(std::move(meeting));
    else
      join(*same, meeting);
  }

  static void join(ReportedMeeting& into, const ReportedMeeting& other) {
    for (const std::string& person : other.people) add_once(into.people, person);
    for (const Claim* claim : other.claims) into.claims.push_back(claim);
    if (into.place.empty()) into.place = other.place;
  }

  void join_partial_meetings() {
    std::vector<ReportedMeeting> whole, partial;
    for (ReportedMeeting& meeting : cast_.meetings)
      (meeting.parties.size() > 1 ? whole : partial).push_back(std::move(meeting));
    for (const ReportedMeeting& meeting : partial)
      for (ReportedMeeting& other : whole)
        if (holds(other.parties, meeting.parties[0])) {
          join(other, meeting);
          break;
        }
    cast_.meetings = std::move(whole);
  }

  // Persons on either side, and those named with them ("negotiators including …") before the other side is
  // named; not those who only give a group its name ("the minister's envoys").
  std::vector<std::string> people_in(const Claim& claim) const {
    std::vector<std::pair<std::size_t, std::string>> found;  // place of the name, entity
    for (const Entity& entity : claims_.entities)
      if (is_envoy(entity.id))
        if (const auto at = place_of(entity, claim)) found.emplace_back(*at, entity.id);
    std::sort(found.begin(), found.end());
    std::vector<std::string> people;
    for (const auto& [at, id] : found) people.push_back(id);
    return people;
  }

  std::optional<std::size_t> place_of(const Entity& person, const Claim& claim) const {
    const Entity* target = claims_.entity(claim.target);
    const auto other_side = target ? named_at(*target, claim.quote) : std::nullopt;
    const auto at = named_at(person, claim.quote);
    if (at && (!other_side || *at <= *other_side) && !names_a_group(claim.quote.substr(*at), person))
      return at;
    // A pronoun or a role may stand for either side.
    if (person.id == claim.holder) return 0;
    return person.id == claim.target ? std::optional(claim.quote.size()) : std::nullopt;
  }

  static std::optional<std::size_t> named_at(const Entity& entity, const std::string& quote) {
    if (const auto at = found_in(quote, entity.name)) return at;
    return entity.kind == "person" ? found_in(quote, surname_of(entity)) : std::nullopt;
  }

  // "Aldous envoys": the name only says whose envoys they are.
  bool names_a_group(std::string_view from, const Entity& person) const {
    const std::string lower = base::lower_ascii(from), surname = base::lower_ascii(surname_of(person)) + " ";
    return std::any_of(claims_.entities.begin(), claims_.entities.end(), [&](const Entity& other) {
      const std::string name = base::lower_ascii(other.name);
      return other.kind == "group" && name.starts_with(surname) && lower.starts_with(name);
    });
  }

  bool is_envoy(const std::string& id) const {
    const Entity* entity = claims_.entity(id);
    return entity && entity->kind == "person" && principal_of(claims_, id) != id &&
           cast_.is_party(principal_of(claims_, id));
  }

  void note_speakers(const Claim& claim) {
    if (claim.type == ClaimType::representation || claim.type == ClaimType::inclusion)
      note_speaker(claim.holder, claim);
    if (claim.type != ClaimType::meeting) return;
    for (const ReportedMeeting& meeting : cast_.meetings)
      if (holds(meeting.claims, &claim))
        for (const std::string& person : people_in(claim)) note_speaker(person, claim);
  }

  void note_speaker(const std::string& person, const Claim& claim) {
    if (!is_envoy(person)) return;
    const std::string party = principal_of(claims_, person);
    const auto known = std::find_if(cast_.speakers.begin(), cast_.speakers.end(),
                                    [&](const Speaker& s) { return s.person == person; });
    if (known == cast_.speakers.end())
      cast_.speakers.push_back({person, party, {&claim}});
    else
      add_once(known->claims, &claim);
  }

  const Claims& claims_;
  Cast cast_;
};

}  // namespace

bool is_current(const Claim& claim) {
  return claim.status != evidence::ClaimStatus::rejected && claim.modality != Modality::historical &&
         claim.modality != Modality::negated;
}

std::string principal_of(const Claims& claims, std::string_view entity) {
  std::string id(entity);
  for (int steps = 0; steps < 8; ++steps) {  // a ring of representations ends somewhere
    const Entity* found = claims.entity(id);
    if (!found || found->represents.empty() || several_parties(*found) || !claims.entity(found->represents))
      break;
    id = found->represents;
  }
  return id;
}

std::string party_of(const Claims& claims, const Claim& claim) {
  const evidence::Document* document = claims.document(claim.document);
  if (!document || document->kind != evidence::DocumentKind::draft_text)
    return principal_of(claims, claim.holder.empty() && is_wish(claim.type) ? claim.speaker : claim.holder);
  const std::string author = base::lower_ascii(document->author);
  for (const Entity& entity : claims.entities)
    if (!entity.name.empty() && entity.kind != "place" &&
        author.find(base::lower_ascii(entity.name)) != std::string::npos)
      return principal_of(claims, entity.id);
  return "";
}

ClaimType type_of(const Claims& claims, const Claim& claim) {
  const evidence::Document* document = claims.document(claim.document);
  const bool clause =
      document && document->kind == evidence::DocumentKind::draft_text && about_a_party(claim.type);
  return clause ? ClaimType::proposal : claim.type;
}

std::string name_in(const Claims& claims, std::string_view entity) {
  if (entity.empty()) return "the author";
  if (const Entity* found = claims.entity(entity)) return found->name;
  std::string words(entity);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string stated_role(const Claims& claims, std::string_view person) {
  const Entity* found = claims.entity(person);
  if (!found || found->role.empty()) return "";
  const std::string role = base::lower_ascii(found->role);
  const bool stated =
      std::any_of(claims.documents.begin(), claims.documents.end(), [&](const evidence::Document& document) {
        return !document.restricted && base::lower_ascii(document.text).find(role) != std::string::npos;
      });
  return stated ? found->role : std::string();
}

bool Cast::is_party(std::string_view entity) const {
  return std::find(parties.begin(), parties.end(), entity) != parties.end();
}

Cast cast_of(const Claims& claims) {
  return CastMaker(claims).make();
}

}  // namespace entente::dispute
