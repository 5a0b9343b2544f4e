#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/evidence/claim.h"
#include "entente/reading/actor_codes.h"
#include "entente/reading/gold.h"

namespace entente::reading {

/// Which entities of a reading an annotation means by a code or by a name.
class GoldNames {
 public:
  GoldNames(const GoldText& gold, const evidence::Claims& read, const ActorCodes& codes);

  /// The name means that entity: it is the entity's name, the end of it ("Putin" of "Vladimir Putin"), words
  /// by which the text names it, or both are named at one place of the text.
  bool means(std::string_view name, std::string_view entity) const;
  /// The same by words alone, without what both name at one place.
  bool is_called(std::string_view name, std::string_view entity) const;
  /// The codes are equal: country, and sector where the annotation has one. A state acts through its
  /// government, so that a state without a sector counts as GOV. Codes of countries that
  /// no table lists are the annotator's: there the entity must be whom the annotation names or gives the code
  /// to, and a sector that the reading leaves open passes. A code that is no country ("Europe") or a
  /// kind of body ("IGO") must be the entity's code or mean the entity by name.
  bool same(const GoldActor& gold, std::string_view country, std::string_view sector,
            std::string_view entity) const;
  /// `same` for an entity of the reading, with the codes that the tables give it.
  bool same(const GoldActor& gold, std::string_view entity) const;

 private:
  bool bears(std::string_view country, std::string_view entity) const;
  bool invented(std::string_view country) const;

  const GoldText& gold_;
  const evidence::Claims& read_;
  const ActorCodes& codes_;
};

/// In lower case without article and possessive: "The Kremlin's" → "kremlin".
std::string bare_name(std::string_view name);

/// Two bare names are equal, or one is the end of the other in whole words ("vladimir putin", "putin").
bool alike_names(const std::string& a, const std::string& b);

/// Both spans are one place: they overlap by half, or one ends with the other ("President Park" and "Park").
bool same_place(const evidence::Span& a, const evidence::Span& b);

}  // namespace entente::reading
