#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"

namespace entente::report {

/// What a number rests on, taken together: of fields named one by one the weakest basis (default, then
/// judgement, then document); of everything below a prefix what most of the uncertain numbers rest on.
/// `mixed`: they differ.
struct Footing {
  dispute::Basis basis = dispute::Basis::judgement;
  bool mixed = false;
  bool many = false;
};

/// Walks from a number of an answer back to the fields of the case and the claims it rests on, and makes the
/// link that a reader clicks. Restricted documents, and whatever rests on them, stay out of every text it
/// returns.
class Trail {
 public:
  /// `carry_entries`: each link also lists what its number rests on (`data-rests`), for a page that holds no
  /// table of numbers to lead to.
  enum class Links { anchors, carry_entries };
  Trail(const dispute::Case& dispute, const evidence::Claims& evidence, Links links = Links::anchors);

  /// nullopt: none of the entries (field paths, path prefixes, claim ids) is known.
  std::optional<Footing> footing(const std::vector<std::string>& rests_on) const;

  /// The text as a link underlined by its texture; plain text when nothing it rests on is known.
  std::string number(std::string_view text, const std::vector<std::string>& rests_on);

  /// A sentence in which every number is such a link; years, days of a month and "of 100 worlds" stay plain.
  /// `grounds_of` tells what a number, as it is written there, rests on.
  using GroundsOf = std::function<std::vector<std::string>(std::string_view number)>;
  std::string sentence(std::string_view text, const GroundsOf& grounds_of);

  /// Links to one entry: a claim's place in its document, a field's row, or a group of rows.
  std::string entry(const std::string& path_or_claim) const;

  /// The claim, unless its document is restricted or it was rejected.
  const evidence::Claim* claim(std::string_view id) const;
  bool restricted(std::string_view document) const { return restricted_.contains(document); }
  /// True when any of the claims comes from a restricted document: then its words and reasons stay out.
  bool withheld(const std::vector<std::string>& claims) const;

  /// Lists of more than one entry that numbers link to, in the order of first use; the id of the n-th's
  /// anchor.
  const std::vector<std::vector<std::string>>& bundles() const { return bundles_; }
  static std::string bundle_id(std::size_t n);

 private:
  std::string carried(const std::vector<std::string>& rests_on) const;
  std::string target(const std::vector<std::string>& rests_on);
  std::optional<dispute::FieldId> field(std::string_view path) const;
  const dispute::Case& case_;
  const evidence::Claims& evidence_;
  Links links_;
  std::set<std::string, std::less<>> restricted_;
  std::vector<std::vector<std::string>> bundles_;
  std::map<std::vector<std::string>, std::size_t> bundle_places_;
};

/// "solid", "dashed", "dotted": the class of a basis, the same for underlines and chart textures.
std::string_view texture_of(dispute::Basis basis);
/// "from a document", "judgement", "default nobody has judged".
std::string_view basis_words(dispute::Basis basis);

/// The rows of a path that belong together in the table of numbers: "position.russia", "war".
std::string group_of(std::string_view path);

/// "position.north.grounds.ideal" -> "North Coast · Share of the grounds · favoured point".
std::string path_words(const dispute::Case& dispute, std::string_view path);

}  // namespace entente::report
