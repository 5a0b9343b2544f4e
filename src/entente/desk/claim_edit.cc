#include "entente/desk/claim_edit.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/desk/edit_values.h"

namespace entente::desk {

namespace {

using evidence::Claim;
using evidence::Document;

std::vector<std::string> modality_names() {
  std::vector<std::string> names;
  for (const auto one :
       {evidence::Modality::asserted, evidence::Modality::reported, evidence::Modality::inferred,
        evidence::Modality::hedged, evidence::Modality::conditional, evidence::Modality::future,
        evidence::Modality::historical, evidence::Modality::negated})
    names.emplace_back(evidence::name_of(one));
  return names;
}

std::vector<std::string> status_names() {
  std::vector<std::string> names;
  for (const auto one : {evidence::ClaimStatus::proposed, evidence::ClaimStatus::accepted,
                         evidence::ClaimStatus::corrected, evidence::ClaimStatus::rejected})
    names.emplace_back(evidence::name_of(one));
  return names;
}

base::Diagnostic bad_word(const char* what, const std::string& word, const std::vector<std::string>& known) {
  const auto near = base::closest(word, known);
  return edit_problem(
      "bad-claim", fmt::format("\"{}\" is no {} of a claim", word, what),
      near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("one of {}", base::join_and(known)));
}

// A word of a closed list, when the edit gives one.
template <class Word, class Find>
bool read_word(const Edit& edit, const char* key, Find find, Word& into) {
  const std::string* word = value_of(edit, key);
  if (!word) return true;
  const auto found = find(*word);
  if (found) into = *found;
  return found.has_value();
}

base::Diagnostics fill(const Edit& edit, Claim& claim) {
  base::Diagnostics problems;
  if (!read_word(edit, "type", &evidence::claim_type, claim.type))
    problems.push_back(bad_word("type", *value_of(edit, "type"), evidence::claim_type_names()));
  if (!read_word(edit, "modality", &evidence::modality, claim.modality))
    problems.push_back(bad_word("modality", *value_of(edit, "modality"), modality_names()));
  if (!read_word(edit, "status", &evidence::claim_status, claim.status))
    problems.push_back(bad_word("status", *value_of(edit, "status"), status_names()));
  for (const auto& [key, into] : {std::pair("speaker", &Claim::speaker), std::pair("holder", &Claim::holder),
                                  std::pair("target", &Claim::target), std::pair("issue", &Claim::issue)})
    if (const std::string* value = value_of(edit, key)) claim.*into = *value;
  return problems;
}

std::vector<std::string> ids_of(const std::vector<Claim>& claims) {
  std::vector<std::string> ids;
  for (const Claim& claim : claims) ids.push_back(claim.id);
  return ids;
}

base::Result<std::vector<Claim>> judged(const evidence::Claims& evidence, const Edit& edit) {
  std::vector<Claim> claims = evidence.claims;
  const std::string& id = needed_value(edit, "id");
  const auto claim = std::find_if(claims.begin(), claims.end(), [&](const Claim& c) { return c.id == id; });
  if (claim == claims.end()) {
    const auto near = base::closest(id, ids_of(claims));
    return edit_problem("unknown-claim", fmt::format("the case has no claim \"{}\"", id),
                        near ? fmt::format("did you mean \"{}\"?", *near) : "claims.jsonl lists them");
  }
  // Another reading of the words is a correction, whether or not the page says so.
  const bool reread = std::any_of(edit.values.begin(), edit.values.end(), [](const auto& value) {
    return value.first != "id" && value.first != "status";
  });
  if (reread && !value_of(edit, "status")) claim->status = evidence::ClaimStatus::corrected;
  if (auto problems = fill(edit, *claim); !problems.empty()) return problems;
  return claims;
}

std::size_t count_of(const Edit& edit, const char* key) {
  const std::string* text = value_of(edit, key);
  const auto number = text ? base::parse_number(*text) : std::nullopt;
  return number && *number >= 0 && *number < 1e15 ? static_cast<std::size_t>(*number) : 0;
}

base::Diagnostic bad_place(std::string message) {
  return edit_problem("bad-claim", std::move(message), "select words inside one sentence of the document");
}

base::Result<std::vector<Claim>> added(const evidence::Claims& evidence, const Edit& edit) {
  const std::string& id = needed_value(edit, "document");
  const Document* document = evidence.document(id);
  if (!document)
    return edit_problem("unknown-document", fmt::format("the case has no document \"{}\"", id),
                        "add it to the case first");
  Claim claim;
  claim.document = id;
  claim.span = {count_of(edit, "start"), count_of(edit, "end")};
  if (claim.span.end <= claim.span.start || claim.span.end > document->text.size())
    return bad_place(
        fmt::format("bytes {} to {} are no words of \"{}\"", claim.span.start, claim.span.end, id));
  claim.quote = std::string(document->quote(claim.span));
  if (base::first_invalid_utf8(claim.quote))
    return bad_place(
        fmt::format("bytes {} to {} of \"{}\" cut a character", claim.span.start, claim.span.end, id));
  const evidence::Sentence* sentence = document->sentence_at(claim.span.start);
  if (!sentence || !sentence->span.contains(claim.span))
    return bad_place(fmt::format("bytes {} to {} of \"{}\" do not lie inside one sentence", claim.span.start,
                                 claim.span.end, id));
  claim.sentence = sentence->number;
  claim.status = evidence::ClaimStatus::accepted;
  claim.confidence = 1;
  claim.by = "analyst";
  if (auto problems = fill(edit, claim); !problems.empty()) return problems;
  const std::size_t number = std::max(highest_number(evidence.claims, id) + 1, count_of(edit, "number"));
  claim.id = fmt::format("{}#{}", id, number);
  std::vector<Claim> claims = evidence.claims;
  claims.push_back(std::move(claim));
  return claims;
}

}  // namespace

std::size_t highest_number(const std::vector<Claim>& claims, const std::string& document) {
  std::size_t highest = 0;
  for (const Claim& claim : claims) {
    if (claim.document != document) continue;
    const auto number = base::parse_number(std::string_view(claim.id).substr(claim.id.rfind('#') + 1));
    if (number && *number > 0 && *number < 1e15)
      highest = std::max(highest, static_cast<std::size_t>(*number));
  }
  return highest;
}

base::Result<std::vector<Claim>> with_claim(const evidence::Claims& evidence, const Edit& edit) {
  return edit.verb == "add_claim" ? added(evidence, edit) : judged(evidence, edit);
}

}  // namespace entente::desk
