#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/evidence/claim.h"

// Who is who in the claims of some documents: for a draft of a case, and for a page made from documents
// alone.
namespace entente::dispute {

/// Whether a claim may support anything: not rejected by an analyst, not of former times, not denied by the
/// text.
bool is_current(const evidence::Claim& claim);

/// Id of the party for whom an entity stands: whom it represents in the end, else itself; empty for an empty
/// id. Groups of several parties ("European allies") stand for themselves, whoever they are allies of.
std::string principal_of(const evidence::Claims& claims, std::string_view entity);

/// Id of the party a claim is about: the holder's principal, else the speaker's. A clause of a draft text is
/// its author's (model M12); empty when the document's author names none of the entities.
std::string party_of(const evidence::Claims& claims, const evidence::Claim& claim);

/// The type of a claim; a clause of a draft text is a proposal whatever its words are.
evidence::ClaimType type_of(const evidence::Claims& claims, const evidence::Claim& claim);

/// The name of an entity; of an unknown one its id in words; "the author" for an empty id.
std::string name_in(const evidence::Claims& claims, std::string_view entity);

/// The role of a person when a document uses that word; tables of office holders say more than the text does.
std::string stated_role(const evidence::Claims& claims, std::string_view person);

/// A person who is said to speak for a party, with the claims that say so.
struct Speaker {
  std::string person, party;  // entity ids
  std::vector<const evidence::Claim*> claims;
};

/// A meeting that one claim or more report.
struct ReportedMeeting {
  std::vector<std::string> parties;  // entity ids, at least two, in the order of the text
  std::vector<std::string> people;   // entity ids of persons named on either side
  std::string place;                 // as a claim has it, or empty
  std::vector<const evidence::Claim*> claims;
};

/// What the claims say about who takes part; everything in the order of the claims.
struct Cast {
  std::vector<std::string> parties;  // entity ids
  std::vector<std::string> others;   // principals that claims name and that are no party here
  std::vector<Speaker> speakers;
  std::vector<ReportedMeeting> meetings;

  bool is_party(std::string_view entity) const;
};

/// States and organisations that hold a claim or are its target; armed groups, named groups, bodies and
/// persons of their own when they hold a claim that only a party can hold (a demand, an absence, leverage,
/// …).
Cast cast_of(const evidence::Claims& claims);

}  // namespace entente::dispute
