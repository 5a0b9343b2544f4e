#include "entente/dispute/draft_issues.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/dispute/draft_text.h"

namespace entente::dispute {

namespace {

using evidence::Claim;
using evidence::Claims;
using evidence::ClaimType;

enum class Use { makes_issue, adds, none };

Use use_of(ClaimType type) {
  switch (type) {
    case ClaimType::position:
    case ClaimType::demand:
    case ClaimType::red_line:
    case ClaimType::proposal:
    case ClaimType::offer:
      return Use::makes_issue;
    case ClaimType::condition:
    case ClaimType::acceptance:
    case ClaimType::rejection:
      return Use::adds;
    default:
      return Use::none;
  }
}

// "Russia's war objectives", "include a joint patrol": an issue is named without its owner, article and verb.
std::string issue_name(const Claims& claims, const Claim& claim, const std::string& fallback) {
  std::string words = one_line(claim.issue);
  const evidence::Document* document = claims.document(claim.document);
  if (words.empty() || (document && document->restricted)) words = fallback;
  for (const char* owner : {"'s ", "’s "})
    if (const std::size_t at = words.find(owner); at != std::string::npos && at < 40)
      words = words.substr(words.find(' ', at) + 1);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view lead : {"the ", "a ", "an ", "any ", "all ", "its ", "their ", "his ", "her ",
                                        "our ", "to ", "and ", "that "})
      if (words.starts_with(lead)) {
        words = words.substr(lead.size());
        again = true;
      }
  }
  return first_words(words, 8);
}

class ViewMaker {
 public:
  ViewMaker(const Claims& claims, const Cast& cast, const DraftBook& book)
      : claims_(claims), cast_(cast), book_(book) {}

  DraftedViews make() {
    // Issues first, so that a condition that stands before its party's demand finds the issue too.
    for (const Use pass : {Use::makes_issue, Use::adds})
      for (const Claim& claim : claims_.claims)
        if (is_current(claim) && use_of(type_of(claims_, claim)) == pass)
          place(claim, pass == Use::makes_issue);
    for (DraftedIssue& issue : found_.issues) sort_claims(issue.claims);
    for (DraftedView& view : found_.views) sort_claims(view.claims);
    sort_claims(found_.unplaced);
    return std::move(found_);
  }

 private:
  void place(const Claim& claim, bool may_create) {
    const std::string party = party_of(claims_, claim);
    const std::vector<std::size_t> issues =
        cast_.is_party(party) ? issues_of(claim, party, may_create) : std::vector<std::size_t>();
    if (issues.empty()) found_.unplaced.push_back(&claim);
    for (const std::size_t issue : issues) note(claim, party, issue);
  }

  std::vector<std::size_t> issues_of(const Claim& claim, const std::string& party, bool may_create) {
    std::vector<IssueMatch> matches = match_issues(book_, claim.issue);
    const auto open = [&](const std::vector<IssueMatch>& found) {
      return !found.empty() && book_.issues[found[0].issue].open;
    };
    if (matches.empty() || open(matches)) {
      // The whole quote holds words like "demands" that name nothing: from it, open issues count only when
      // the claim has no words of its own for what it is about.
      const std::vector<IssueMatch> in_quote = match_issues(book_, claim.quote);
      if (!in_quote.empty() && (!open(in_quote) || claim.issue.empty())) matches = in_quote;
    }
    std::vector<std::size_t> issues;
    for (const IssueMatch& match : matches)
      if (const auto issue = issue_for(claim, party, match, may_create)) issues.push_back(*issue);
    const ClaimType type = type_of(claims_, claim);
    const bool must_stand = type == ClaimType::demand || type == ClaimType::red_line;
    if (matches.empty() && may_create && must_stand) issues.push_back(open_issue(claim, party, {}, ""));
    return issues;
  }

  std::optional<std::size_t> issue_for(const Claim& claim, const std::string& party, const IssueMatch& match,
                                       bool may_create) {
    const IssuePattern& pattern = book_.issues[match.issue];
    for (std::size_t i = 0; i < found_.issues.size(); ++i)
      if (found_.issues[i].pattern == match.issue && (!pattern.open || found_.issues[i].holder == party))
        return i;
    if (!may_create) return std::nullopt;
    if (pattern.open) return open_issue(claim, party, match.issue, match.phrase);
    found_.issues.push_back({unique_id(pattern.id, ids_), pattern.title, match.issue, "", {}});
    return found_.issues.size() - 1;
  }

  // Two parties' aims are two issues while nobody knows what they contain.
  std::size_t open_issue(const Claim& claim, const std::string& party, std::optional<std::size_t> pattern,
                         const std::string& phrase) {
    std::string name = issue_name(claims_, claim, phrase);
    if (name.empty())
      name = type_of(claims_, claim) == ClaimType::red_line
                 ? "line"
                 : std::string(evidence::name_of(type_of(claims_, claim)));
    const char* suffix = pattern ? ", content not stated" : "";
    const std::string title = fmt::format("{} ({}){}", capitalised(name), name_in(claims_, party), suffix);
    const std::string stem = pattern ? book_.issues[*pattern].id : id_from(name);
    for (std::size_t i = 0; i < found_.issues.size(); ++i)
      if (found_.issues[i].title == title) return i;
    found_.issues.push_back(
        {unique_id(id_from(fmt::format("{} of {}", stem, party)), ids_), title, pattern, party, {}});
    return found_.issues.size() - 1;
  }

  void note(const Claim& claim, const std::string& party, std::size_t issue) {
    DraftedIssue& at = found_.issues[issue];
    at.claims.push_back(&claim);
    auto view = std::find_if(found_.views.begin(), found_.views.end(),
                             [&](const DraftedView& v) { return v.party == party && v.issue == issue; });
    if (view == found_.views.end()) {
      found_.views.push_back({party, issue, false, false, false, false, "", {}, {}});
      view = std::prev(found_.views.end());
    }
    view->claims.push_back(&claim);
    const ClaimType type = type_of(claims_, claim);
    if (type == ClaimType::red_line) {
      if (!view->line) view->declared = open_words(claims_, claim, 30);
      view->line = true;
      view->line_claims.push_back(&claim);
    }
    if (type != ClaimType::demand && type != ClaimType::proposal && type != ClaimType::offer) return;
    view->demand = true;
    const int side = at.pattern ? side_named(book_.issues[*at.pattern], claim.quote) : 0;
    view->low = view->low || side < 0;
    view->high = view->high || side > 0;
  }

  void sort_claims(std::vector<const Claim*>& claims) const {
    std::sort(claims.begin(), claims.end(),
              [](const Claim* a, const Claim* b) { return a < b; });  // all stand in one vector
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  }

  const Claims& claims_;
  const Cast& cast_;
  const DraftBook& book_;
  DraftedViews found_;
  std::vector<std::string> ids_;
};

}  // namespace

DraftedViews drafted_views(const Claims& claims, const Cast& cast, const DraftBook& book) {
  return ViewMaker(claims, cast, book).make();
}

}  // namespace entente::dispute
