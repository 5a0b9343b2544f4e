#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "entente/evidence/claim.h"
#include "entente/evidence/origins.h"

// One claim that is made several times, in one document or in many, is one, with several spans.
namespace entente::evidence {

/// One thing that texts say, wherever they say it.
struct ClaimGroup {
  ClaimType type = ClaimType::position;
  std::string holder, target;  // entity ids of the principals; empty: nobody named
  std::string issue;           // the longest words that name what it is about
  bool negated = false;
  bool inferred = false;     // the author's conclusion, which is kept apart from what is told or reported
  std::optional<Date> date;  // of what is claimed, where a member gives it
  std::vector<std::size_t> members;    // indices into Claims::claims, ascending
  std::vector<std::string> documents;  // ids, in the order of the members
  std::size_t origins = 0;             // independent origins of those documents
};

/// Groups claims of equal type whose holders stand for the same principal, whose targets and dates do not
/// differ where both are given, and whose issues share most of their words. What happens once (a meeting,
/// absence, hostilities) is also kept apart where the documents are more than three days apart and the texts
/// give no date. Draft texts and laws are apart from the rest. Rejected claims are in no group; every other
/// claim is in exactly one.
std::vector<ClaimGroup> group_claims(const Claims& claims, const Origins& origins);

/// What a claim is about: the content words of its issue, or of its quote where it names none, without the
/// names of parties.
class Subjects {
 public:
  explicit Subjects(const Claims& claims);
  std::vector<std::string> of(const Claim& claim) const;

 private:
  std::set<std::string> names_;
};

/// Whom each entity speaks for in the end: an envoy's state, a ministry's state; itself otherwise.
class Principals {
 public:
  explicit Principals(const Claims& claims);
  /// The id given, where no entity has it.
  const std::string& behind(const std::string& entity) const;

 private:
  std::map<std::string, std::string> behind_;
};

/// Days from one date to another, never negative; and how far apart reports of one happening may appear.
int days_apart(const Date& a, const Date& b);
inline constexpr int days_of_one_report = 3;

}  // namespace entente::evidence
