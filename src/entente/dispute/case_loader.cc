#include "entente/dispute/case_loader.h"

#include <algorithm>

#include <fmt/format.h>

namespace entente::dispute {

std::vector<std::string> keys_of(const Names& names) {
  std::vector<std::string> keys;
  for (const auto& [name, index] : names) keys.push_back(name);
  return keys;
}

std::string help_with(const std::string& name, const Names& names, const std::string& kind) {
  if (names.empty()) return fmt::format("the case has no [[{}]] yet", kind);
  return did_you_mean(name, keys_of(names), one_of(keys_of(names)));
}

Loader::Loader(const CaseDraft& record, const TomlNode& tree)
    : draft(record), root(tree), problems(record.file, record.toml), known_kinds_{"format"} {
  for (const evidence::Claim& claim : record.claims) claims.emplace(claim.id, &claim);
  parts.claims = record.claims;
}

std::vector<const TomlNode*> Loader::rows(const std::string& kind) {
  known_kinds_.push_back(kind);
  std::vector<const TomlNode*> found;
  const TomlNode* node = root.find(kind);
  if (!node) return found;
  const bool rows_only = node->kind == TomlNode::Kind::list &&
                         std::all_of(node->items.begin(), node->items.end(),
                                     [](const TomlNode& item) { return item.kind == TomlNode::Kind::table; });
  if (!rows_only) {
    problems.error("wrong-type", node->span,
                   fmt::format("\"{}\" must be rows that begin with [[{}]]", kind, kind),
                   node->kind == TomlNode::Kind::table ? fmt::format("write [[{}]] with two brackets", kind)
                                                       : "see docs/formats.md for an example");
    return found;
  }
  for (const TomlNode& item : node->items) found.push_back(&item);
  return found;
}

const TomlNode* Loader::single(const std::string& kind) {
  known_kinds_.push_back(kind);
  const TomlNode* node = root.find(kind);
  if (!node || node->kind == TomlNode::Kind::table) return node;
  problems.error("wrong-type", node->span,
                 fmt::format("\"{}\" must be one table that begins with [{}]", kind, kind),
                 node->kind == TomlNode::Kind::list ? fmt::format("write [{}] once, with one bracket", kind)
                                                    : "see docs/formats.md for an example");
  return nullptr;
}

std::string Loader::rests_on_text(const Grounds& grounds) const {
  for (const std::string& id : grounds.rests_on) {
    const auto found = claims.find(id);
    if (found == claims.end()) continue;
    const evidence::Claim& claim = *found->second;
    const auto row = documents.find(claim.document);
    const std::string& file = row == documents.end() ? claim.document : parts.documents[row->second].file;
    return claim.sentence > 0 ? fmt::format("{}, sentence {}", file, claim.sentence) : file;
  }
  return "";
}

void Loader::check_claims(const TomlNode& list) {
  for (const TomlNode& entry : list.items) {
    if (entry.kind != TomlNode::Kind::text) continue;
    const auto found = claims.find(entry.text);
    if (found != claims.end()) {
      check_claim(entry, *found->second);
      continue;
    }
    std::vector<std::string> known;
    for (const auto& [id, claim] : claims) known.push_back(id);
    problems.error("unknown-claim", entry.span,
                   fmt::format("there is no claim \"{}\" in claims.jsonl", entry.text),
                   did_you_mean(entry.text, known, "claim ids are written document#number"));
  }
}

void Loader::check_claim(const TomlNode& entry, const evidence::Claim& claim) {
  if (claim.status == evidence::ClaimStatus::rejected)
    problems.warning("rejected-claim", entry.span,
                     fmt::format("claim \"{}\" was rejected, and this rests on it", claim.id),
                     "judge the claim again, or rest the number on another");
  if (!parts.as_of) return;
  const std::string help = "move as_of, or rest the number on something older";
  const auto row = documents.find(claim.document);
  const auto document_date = row == documents.end() ? std::nullopt : parts.documents[row->second].date;
  if (document_date && *document_date > *parts.as_of)
    problems.error("after-as-of", entry.span,
                   fmt::format("document \"{}\" is dated {}, after the case's as_of {}", claim.document,
                               evidence::to_iso(*document_date), evidence::to_iso(*parts.as_of)),
                   help);
  else if (claim.date && *claim.date > *parts.as_of)
    problems.error("after-as-of", entry.span,
                   fmt::format("claim \"{}\" is dated {}, after the case's as_of {}", claim.id,
                               evidence::to_iso(*claim.date), evidence::to_iso(*parts.as_of)),
                   help);
}

void Loader::warn_unknown_kinds() {
  for (const TomlEntry& entry : root.entries) {
    if (std::find(known_kinds_.begin(), known_kinds_.end(), entry.key) != known_kinds_.end()) continue;
    problems.warning("unknown-key", entry.key_span,
                     fmt::format("\"{}\" is no table of a case; it is kept and not used", entry.key),
                     did_you_mean(entry.key, known_kinds_));
  }
}

}  // namespace entente::dispute
