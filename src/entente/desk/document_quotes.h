#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/dispute/draft_cast.h"
#include "entente/evidence/claim.h"

// Short quotes with who says them and how the text holds them, grouped by the party they are about. Claims of
// restricted documents, and claims that may support nothing, are never among them.
namespace entente::desk {

/// A sentence with the claims it was made from.
struct Said {
  std::string text;
  std::vector<std::string> rests_on;
};

class DocumentQuotes {
 public:
  using Types = std::initializer_list<evidence::ClaimType>;
  using Claim = evidence::Claim;

  DocumentQuotes(const dispute::Case& dispute, const evidence::Claims& claims);
  DocumentQuotes(const DocumentQuotes&) = delete;
  DocumentQuotes& operator=(const DocumentQuotes&) = delete;

  /// What may be shown: without restricted documents and their claims.
  const evidence::Claims& claims() const { return claims_; }
  const dispute::Cast& cast() const { return cast_; }
  bool any() const { return !usable_.empty(); }

  /// The name a party or person goes by: the case's where it has that party.
  std::string name(std::string_view entity) const;
  /// Whom a claim is about: its party, or the group itself where that is no party; empty: nobody named.
  const std::string& about(const Claim& claim) const;
  /// `"…" (Amal Haddad, as reported; hedged)`
  std::string quote(const Claim& claim) const;

  /// Claims of these types with a named holder, in order; of two that share their words only the one that
  /// says more.
  std::vector<const Claim*> of(Types types) const;
  /// `North Coast, "…" (…), "…" (…); South Coast, "…" (…)` with at most `each` quotes a party, first those
  /// that are somebody's words rather than the author's.
  Said by_party(const std::vector<const Claim*>& claims, std::size_t each) const;
  /// Parties that the claims are about, each once.
  std::vector<std::string> parties_of(const std::vector<const Claim*>& claims) const;

 private:
  std::string attribution(const Claim& claim) const;

  const dispute::Case& case_;
  evidence::Claims claims_;
  dispute::Cast cast_;
  std::vector<const Claim*> usable_;
  std::unordered_map<const Claim*, std::string> about_;
};

/// Whether two claims share their words: the same quote, or one inside the other.
bool same_words(const evidence::Claim& a, const evidence::Claim& b);

/// Appends claim ids that are not there yet.
void add_ids(std::vector<std::string>& to, const std::vector<const evidence::Claim*>& claims);

}  // namespace entente::desk
