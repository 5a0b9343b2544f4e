#include "entente/desk/document_quotes.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/dispute/draft_text.h"

namespace entente::desk {

namespace {

using evidence::Claim;
using evidence::Modality;

constexpr std::size_t quoted_words = 22;
constexpr std::size_t most_parties = 5;  // of one sentence; a page holds no more

// Our own quotation marks stand around the words, so theirs become single ones.
std::string marked(const std::string& words) {
  std::string inner;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view rest = std::string_view(words).substr(i, 3);
    if (rest == "“" || rest == "”") {
      inner += '\'';
      i += 2;
    } else {
      inner += words[i] == '"' ? '\'' : words[i];
    }
  }
  return fmt::format("\"{}\"", inner);
}

std::string held_as(const Claim& claim) {
  switch (claim.modality) {
    case Modality::hedged:
      return "hedged";
    case Modality::inferred:
      return "inferred";
    case Modality::conditional:
      return "conditional";
    case Modality::future:
      return "about the future";
    default:
      return "";
  }
}

// Words are repeated close by (a claim inside another) far more often than pages later.
constexpr std::size_t looked_back = 60;

evidence::Claims open_claims(const evidence::Claims& all) {
  evidence::Claims open = all;
  std::erase_if(open.claims, [&](const Claim& claim) {
    const evidence::Document* document = all.document(claim.document);
    return document && document->restricted;
  });
  std::erase_if(open.documents, [](const evidence::Document& document) { return document.restricted; });
  return open;
}

}  // namespace

bool same_words(const Claim& a, const Claim& b) {
  return (a.document == b.document && (a.span.contains(b.span) || b.span.contains(a.span))) ||
         a.quote == b.quote;
}

DocumentQuotes::DocumentQuotes(const dispute::Case& dispute, const evidence::Claims& claims)
    : case_(dispute), claims_(open_claims(claims)), cast_(dispute::cast_of(claims_)) {
  for (const Claim& claim : claims_.claims) {
    if (!dispute::is_current(claim)) continue;
    usable_.push_back(&claim);
    about_.emplace(&claim, dispute::party_of(claims_, claim));
  }
}

std::string DocumentQuotes::name(std::string_view entity) const {
  const auto party = case_.find_party(entity);
  return party ? case_.party(*party).name : dispute::one_line(dispute::name_in(claims_, entity));
}

const std::string& DocumentQuotes::about(const Claim& claim) const {
  return about_.at(&claim);
}

std::string DocumentQuotes::attribution(const Claim& claim) const {
  const bool many = claims_.documents.size() > 1;
  if (claim.speaker.empty()) return many ? fmt::format("the author of {}", claim.document) : "the author";
  return name(claim.speaker) + (claim.direct_speech ? ", in direct speech" : ", as reported");
}

std::string DocumentQuotes::quote(const Claim& claim) const {
  const std::string how = held_as(claim);
  return fmt::format("{} ({}{}{})", marked(dispute::first_words(claim.quote, quoted_words)),
                     attribution(claim), how.empty() ? "" : "; ", how);
}

std::vector<const Claim*> DocumentQuotes::of(Types types) const {
  std::vector<const Claim*> found;
  for (const Claim* claim : usable_) {
    if (std::find(types.begin(), types.end(), dispute::type_of(claims_, *claim)) == types.end() ||
        about(*claim).empty())
      continue;
    const auto start = found.size() > looked_back ? found.end() - looked_back : found.begin();
    const auto same = std::find_if(start, found.end(), [&](const Claim* other) {
      return about(*other) == about(*claim) && same_words(*other, *claim);
    });
    if (same == found.end())
      found.push_back(claim);
    else if (claim->quote.size() > (*same)->quote.size())
      *same = claim;
  }
  return found;
}

std::vector<std::string> DocumentQuotes::parties_of(const std::vector<const Claim*>& claims) const {
  std::vector<std::string> parties;
  for (const Claim* claim : claims)
    if (std::find(parties.begin(), parties.end(), about(*claim)) == parties.end())
      parties.push_back(about(*claim));
  return parties;
}

Said DocumentQuotes::by_party(const std::vector<const Claim*>& claims, std::size_t each) const {
  Said said;
  std::vector<std::string> parts;
  std::vector<std::string> parties = parties_of(claims);
  const std::size_t more = parties.size() > most_parties ? parties.size() - most_parties : 0;
  parties.resize(parties.size() - more);
  for (const std::string& party : parties) {
    std::vector<const Claim*> theirs;
    std::copy_if(claims.begin(), claims.end(), std::back_inserter(theirs),
                 [&](const Claim* claim) { return about(*claim) == party; });
    std::stable_partition(theirs.begin(), theirs.end(),
                          [](const Claim* claim) { return !claim->speaker.empty(); });
    std::vector<std::string> quotes;
    for (std::size_t i = 0; i < std::min(each, theirs.size()); ++i) quotes.push_back(quote(*theirs[i]));
    const std::string rest = theirs.size() > each ? fmt::format(" and {} more", theirs.size() - each) : "";
    parts.push_back(fmt::format("{}, {}{}", name(party), fmt::join(quotes, ", "), rest));
    add_ids(said.rests_on, theirs);
  }
  said.text = fmt::format("{}", fmt::join(parts, "; "));
  if (more > 0) said.text += fmt::format("; and {} more named", more);
  return said;
}

void add_ids(std::vector<std::string>& to, const std::vector<const Claim*>& claims) {
  for (const Claim* claim : claims)
    if (std::find(to.begin(), to.end(), claim->id) == to.end()) to.push_back(claim->id);
}

}  // namespace entente::desk
