#include "entente/evidence/contradictions.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "entente/base/text.h"
#include "entente/evidence/wording.h"

namespace entente::evidence {

namespace {

bool has_word(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
bool has_any(const std::vector<std::string>& words, const std::array<std::string_view, N>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](std::string_view word) { return has_word(words, word); });
}

bool has_beginning(const std::vector<std::string>& words, std::string_view beginning) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word.starts_with(beginning); });
}

// What a party calls unacceptable it refuses; what it calls non-negotiable, or will not discuss, it may
// insist on: "our borders cannot be negotiated".
bool refuses_in_words(const Claim& claim) {
  static constexpr std::array<std::string_view, 5> insisting = {"negotia", "discuss", "bargain", "compromis",
                                                                "debat"};
  static constexpr std::array<std::string_view, 13> refusals = {
      "never",   "cannot", "cant",    "wont",     "unacceptable", "inadmissible", "refuse",
      "refuses", "reject", "rejects", "rejected", "refused",      "unthinkable"};
  const std::vector<std::string> words = plain_words(claim.quote);
  for (const std::string_view beginning : insisting)
    if (has_beginning(words, beginning)) return has_word(words, "unacceptable");
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    static constexpr std::array<std::string_view, 9> accepted = {
        "accept", "agree", "allow", "tolerate", "recognise", "recognize", "acceptable", "give", "cede"};
    const std::string_view next = words[i + 1];
    if (words[i] == "not" && std::find(accepted.begin(), accepted.end(), next) != accepted.end()) return true;
    if (next == "out" && has_beginning({words[i]}, "rul")) return true;
  }
  return has_any(words, refusals);
}

bool denies_in_words(const Claim& claim) {
  static constexpr std::array<std::string_view, 10> denials = {"deny",    "denies",  "denied",     "denying",
                                                               "untrue",  "false",   "fabricated", "baseless",
                                                               "refuted", "disputed"};
  return has_any(plain_words(claim.quote), denials);
}

// 1: the party accepts, undertakes or offers; -1: it refuses; 0: neither is said.
int direction(const Claim& claim) {
  const int sign = claim.modality == Modality::negated ? -1 : 1;
  switch (claim.type) {
    case ClaimType::acceptance:
    case ClaimType::commitment:
    case ClaimType::offer:
      return sign;
    case ClaimType::rejection:
      return sign > 0 ? -1 : 0;  // who does not reject has not accepted
    case ClaimType::red_line:
      return sign > 0 && refuses_in_words(claim) ? -1 : 0;
    default:
      return 0;
  }
}

// Types that say what somebody wants or undertakes; of the others a text says what is the case.
bool is_stance(ClaimType type) {
  switch (type) {
    case ClaimType::position:
    case ClaimType::red_line:
    case ClaimType::demand:
    case ClaimType::proposal:
    case ClaimType::acceptance:
    case ClaimType::rejection:
    case ClaimType::commitment:
    case ClaimType::intent:
    case ClaimType::offer:
    case ClaimType::threat:
      return true;
    default:
      return false;
  }
}

bool present_and_absent(ClaimType a, ClaimType b) {
  return (a == ClaimType::inclusion && (b == ClaimType::absence || b == ClaimType::exclusion)) ||
         (b == ClaimType::inclusion && (a == ClaimType::absence || a == ClaimType::exclusion));
}

bool counts(const Claim& claim, const Document* document) {
  const bool draft =
      document && (document->kind == DocumentKind::draft_text || document->kind == DocumentKind::law);
  return !draft && claim.status != ClaimStatus::rejected && !claim.holder.empty() &&
         claim.modality != Modality::inferred && claim.modality != Modality::conditional &&
         claim.modality != Modality::hedged && claim.modality != Modality::historical;
}

// What of a claim decides whether another excludes it.
struct Bearing {
  ClaimType type = ClaimType::position;
  int direction = 0;
  bool negated = false, denies = false;
};

Bearing bearing_of(const Claim& claim) {
  const bool negated = claim.modality == Modality::negated;
  return {claim.type, direction(claim), negated, negated && denies_in_words(claim)};
}

std::optional<ConflictReason> opposed_bearings(const Bearing& a, const Bearing& b) {
  const bool denied = a.denies || b.denies;
  if (a.direction * b.direction < 0) return denied ? ConflictReason::denial : ConflictReason::stance;
  if (present_and_absent(a.type, b.type) && !a.negated && !b.negated) return ConflictReason::denial;
  if (a.type != b.type || a.negated == b.negated) return std::nullopt;
  return is_stance(a.type) && !denied ? ConflictReason::stance : ConflictReason::denial;
}

struct Said {
  std::size_t index = 0;
  std::string speaker, target;
  std::vector<std::string> subject;
  Uttered uttered;
  Bearing bearing;
};

class Listing {
 public:
  Listing(const Claims& claims, const Origins& origins)
      : claims_(claims), origins_(origins), principals_(claims), subjects_(claims) {
    std::map<std::string, const Document*> documents;
    for (const Document& document : claims.documents) documents[document.id] = &document;
    for (std::size_t i = 0; i < claims.claims.size(); ++i) {
      const Claim& claim = claims.claims[i];
      const auto document = documents.find(claim.document);
      if (!counts(claim, document == documents.end() ? nullptr : document->second)) continue;
      by_holder_[principals_.behind(claim.holder)].push_back(
          {i, principals_.behind(claim.speaker), principals_.behind(claim.target), subjects_.of(claim),
           uttered(claims, principals_, claim), bearing_of(claim)});
    }
  }

  std::vector<Conflict> list() {
    for (const auto& [holder, said] : by_holder_)
      for (std::size_t i = 0; i < said.size(); ++i)
        for (std::size_t j = i + 1; j < said.size(); ++j) compare(holder, said[i], said[j]);
    std::stable_sort(found_.begin(), found_.end(), [](const Conflict& a, const Conflict& b) {
      return std::pair(a.first, a.second) < std::pair(b.first, b.second);
    });
    return std::move(found_);
  }

 private:
  void compare(const std::string& holder, const Said& a, const Said& b) {
    const auto reason = opposed_bearings(a.bearing, b.bearing);
    if (!reason || !share_most(a.subject, b.subject)) return;
    const Claim &one = claims_.claims[a.index], &other = claims_.claims[b.index];
    if (one.document == other.document && a.speaker == b.speaker) return;
    if (!a.target.empty() && !b.target.empty() && a.target != b.target) return;
    if (!one_occasion(a, b)) return;
    const bool turned = a.uttered.day && b.uttered.day && *b.uttered.day < *a.uttered.day;
    const Said &first = turned ? b : a, &second = turned ? a : b;
    if (is_listed(first, second, *reason, holder)) return;
    const ConflictKind kind = *reason == ConflictReason::denial ? ConflictKind::contradiction
                                                                : kind_of(first.uttered, second.uttered);
    found_.push_back({kind, *reason, first.index, second.index, holder});
  }

  // Two meetings a month apart are two; a stance is one until it is given up.
  bool one_occasion(const Said& a, const Said& b) const {
    const Claim &one = claims_.claims[a.index], &other = claims_.claims[b.index];
    if (one.date && other.date) return *one.date == *other.date;
    if (is_stance(one.type) || !a.uttered.day || !b.uttered.day) return true;
    return days_apart(*a.uttered.day, *b.uttered.day) <= days_of_one_report;
  }

  // Where a claim comes from: its document's group, or the document itself where that was not given.
  std::string origin_of(const Said& said) const {
    const std::string& document = claims_.claims[said.index].document;
    const auto found = origins_.by_id.find(document);
    return found == origins_.by_id.end() ? document : '#' + std::to_string(origins_.of[found->second].group);
  }

  bool is_listed(const Said& first, const Said& second, ConflictReason reason, const std::string& holder) {
    auto& subjects = listed_[{reason, holder, origin_of(first), origin_of(second)}];
    const bool known = std::any_of(subjects.begin(), subjects.end(),
                                   [&](const auto* subject) { return share_most(*subject, first.subject); });
    if (!known) subjects.push_back(&first.subject);
    return known;
  }

  const Claims& claims_;
  const Origins& origins_;
  Principals principals_;
  Subjects subjects_;
  std::map<std::string, std::vector<Said>> by_holder_;
  std::vector<Conflict> found_;
  std::map<std::tuple<ConflictReason, std::string, std::string, std::string>,
           std::vector<const std::vector<std::string>*>>
      listed_;
};

}  // namespace

std::string_view name_of(ConflictKind kind) {
  return kind == ConflictKind::change ? "change" : "contradiction";
}

std::string_view name_of(ConflictReason reason) {
  return reason == ConflictReason::denial ? "denial" : "stance";
}

std::optional<ConflictReason> opposed(const Claim& a, const Claim& b) {
  return opposed_bearings(bearing_of(a), bearing_of(b));
}

std::vector<Conflict> find_conflicts(const Claims& claims, const Origins& origins) {
  return Listing(claims, origins).list();
}

ConflictKind kind_of(const Uttered& a, const Uttered& b) {
  if (!a.day || !b.day || *a.day == *b.day) return ConflictKind::contradiction;
  const Uttered& later = *a.day < *b.day ? b : a;
  return later.by_holder ? ConflictKind::change : ConflictKind::contradiction;
}

Uttered uttered(const Claims& claims, const Principals& principals, const Claim& claim) {
  Uttered found;
  const Document* document = claims.document(claim.document);
  if (document) found.day = document->date;
  const std::string& holder = principals.behind(claim.holder);
  if (!claim.speaker.empty()) {
    found.by_holder = principals.behind(claim.speaker) == holder;
  } else if (document && (document->kind == DocumentKind::news || document->kind == DocumentKind::note)) {
    found.by_holder = true;
  } else if (document) {
    const Entity* entity = claims.entity(holder);
    found.by_holder =
        entity && !entity->name.empty() &&
        base::lower_ascii(document->author).find(base::lower_ascii(entity->name)) != std::string::npos;
  }
  return found;
}

}  // namespace entente::evidence
