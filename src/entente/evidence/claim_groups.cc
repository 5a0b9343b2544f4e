#include "entente/evidence/claim_groups.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <tuple>

#include "entente/base/text.h"
#include "entente/evidence/wording.h"

namespace entente::evidence {

namespace {

// A plural of parties is no delegation: the allies of a state do not speak for it.
bool several_parties(const Entity& entity) {
  constexpr std::array<std::string_view, 8> plurals = {"allies",    "partners", "members",     "states",
                                                       "countries", "nations",  "governments", "neighbours"};
  const std::string last = base::lower_ascii(entity.name.substr(entity.name.rfind(' ') + 1));
  return entity.kind == "group" && std::find(plurals.begin(), plurals.end(), last) != plurals.end();
}

// Who takes part and who stays away is told without a subject.
bool needs_no_subject(ClaimType type) {
  return type == ClaimType::meeting || type == ClaimType::representation || type == ClaimType::absence ||
         type == ClaimType::inclusion || type == ClaimType::exclusion || type == ClaimType::observer;
}

// What happens at one time, unlike a view that is held and repeated.
bool happens_once(ClaimType type) {
  return type == ClaimType::meeting || type == ClaimType::absence || type == ClaimType::hostilities ||
         type == ClaimType::inclusion || type == ClaimType::exclusion || type == ClaimType::support;
}

struct Prepared {
  std::size_t index = 0;
  std::string holder, target;
  std::vector<std::string> subject;
  std::optional<Date> told;  // the document's day
};

// What members of a group must have in common exactly.
using Key = std::tuple<ClaimType, std::string, bool, bool, bool>;

class Grouping {
 public:
  Grouping(const Claims& claims, const Origins& origins)
      : claims_(claims), origins_(origins), principals_(claims), subjects_(claims) {
    for (const Document& document : claims.documents) documents_[document.id] = &document;
  }

  std::vector<ClaimGroup> group() {
    for (std::size_t i = 0; i < claims_.claims.size(); ++i)
      if (claims_.claims[i].status != ClaimStatus::rejected) place(prepared(i));
    for (std::size_t g = 0; g < groups_.size(); ++g) finish(groups_[g], members_[g]);
    return std::move(groups_);
  }

 private:
  const Document* document_of(const Claim& claim) const {
    const auto found = documents_.find(claim.document);
    return found == documents_.end() ? nullptr : found->second;
  }

  Prepared prepared(std::size_t index) const {
    const Claim& claim = claims_.claims[index];
    Prepared made{index, principals_.behind(claim.holder), principals_.behind(claim.target),
                  subjects_.of(claim), std::nullopt};
    // Who met whom is the same whichever is named first.
    if (claim.type == ClaimType::meeting && !made.target.empty() && made.target < made.holder)
      std::swap(made.holder, made.target);
    if (const Document* document = document_of(claim)) made.told = document->date;
    return made;
  }

  Key key_of(const Prepared& one) const {
    const Claim& claim = claims_.claims[one.index];
    const Document* document = document_of(claim);
    const bool draft =
        document && (document->kind == DocumentKind::draft_text || document->kind == DocumentKind::law);
    return {claim.type, one.holder, claim.modality == Modality::negated, claim.modality == Modality::inferred,
            draft};
  }

  bool days_agree(const Prepared& a, const Prepared& b) const {
    const Claim &one = claims_.claims[a.index], &other = claims_.claims[b.index];
    if (one.date && other.date) return *one.date == *other.date;
    if (!happens_once(one.type) || one.document == other.document || !a.told || !b.told) return true;
    return days_apart(*a.told, *b.told) <= days_of_one_report;
  }

  bool subjects_agree(const Prepared& a, const Prepared& b) const {
    const Claim &one = claims_.claims[a.index], &other = claims_.claims[b.index];
    if (one.document == other.document && one.span == other.span) return true;
    if (needs_no_subject(one.type) && !a.holder.empty()) return true;
    return share_most(a.subject, b.subject);
  }

  // Nothing may speak against any member, and one member at least has to share the subject.
  bool fits(const Prepared& one, const std::vector<Prepared>& members) const {
    bool subject = false;
    for (const Prepared& member : members) {
      if (!one.target.empty() && !member.target.empty() && one.target != member.target) return false;
      if (!days_agree(one, member)) return false;
      subject = subject || subjects_agree(one, member);
    }
    return subject;
  }

  void place(Prepared one) {
    std::vector<std::size_t>& near = by_key_[key_of(one)];
    for (const std::size_t group : near)
      if (fits(one, members_[group])) {
        members_[group].push_back(std::move(one));
        return;
      }
    near.push_back(groups_.size());
    groups_.emplace_back();
    members_.push_back({std::move(one)});
  }

  void finish(ClaimGroup& group, const std::vector<Prepared>& members) const {
    const Claim& first = claims_.claims[members.front().index];
    group.type = first.type;
    group.holder = members.front().holder;
    group.negated = first.modality == Modality::negated;
    group.inferred = first.modality == Modality::inferred;
    for (const Prepared& member : members) {
      const Claim& claim = claims_.claims[member.index];
      if (group.target.empty()) group.target = member.target;
      if (!group.date) group.date = claim.date;
      if (claim.issue.size() > group.issue.size()) group.issue = claim.issue;
      group.members.push_back(member.index);
      if (std::find(group.documents.begin(), group.documents.end(), claim.document) == group.documents.end())
        group.documents.push_back(claim.document);
    }
    group.origins = origins_.count(group.documents);
  }

  const Claims& claims_;
  const Origins& origins_;
  Principals principals_;
  Subjects subjects_;
  std::map<std::string, const Document*> documents_;
  std::map<Key, std::vector<std::size_t>> by_key_;
  std::vector<ClaimGroup> groups_;
  std::vector<std::vector<Prepared>> members_;
};

// Days since 1 March of year 0 of the Gregorian calendar, reckoned on.
int day_number(const Date& date) {
  const int year = date.month > 2 ? date.year : date.year - 1;
  const int month = (date.month + 9) % 12;
  return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day - 1;
}

}  // namespace

Principals::Principals(const Claims& claims) {
  std::map<std::string, const Entity*> entities;
  for (const Entity& entity : claims.entities) entities[entity.id] = &entity;
  for (const Entity& entity : claims.entities) {
    const Entity* at = &entity;
    for (int steps = 0; steps < 8; ++steps) {  // a ring of representations ends somewhere
      const auto next = entities.find(at->represents);
      if (at->represents.empty() || several_parties(*at) || next == entities.end()) break;
      at = next->second;
    }
    behind_[entity.id] = at->id;
  }
}

const std::string& Principals::behind(const std::string& entity) const {
  const auto found = behind_.find(entity);
  return found == behind_.end() ? entity : found->second;
}

Subjects::Subjects(const Claims& claims) {
  for (const Entity& entity : claims.entities)
    for (const std::string& word : content_words(entity.name)) names_.insert(word);
}

std::vector<std::string> Subjects::of(const Claim& claim) const {
  const std::vector<std::string> all = content_words(claim.issue.empty() ? claim.quote : claim.issue);
  std::vector<std::string> left;
  std::copy_if(all.begin(), all.end(), std::back_inserter(left),
               [&](const std::string& word) { return names_.count(word) == 0; });
  return left.empty() ? all : left;
}

int days_apart(const Date& a, const Date& b) {
  return std::abs(day_number(a) - day_number(b));
}

std::vector<ClaimGroup> group_claims(const Claims& claims, const Origins& origins) {
  return Grouping(claims, origins).group();
}

}  // namespace entente::evidence
