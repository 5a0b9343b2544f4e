#include "entente/desk/portable.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/desk/edit_values.h"
#include "entente/dispute/claim_json.h"
#include "entente/dispute/text_lines.h"
#include "entente/dispute/toml_tree.h"

namespace entente::desk {

namespace {

using Json = nlohmann::ordered_json;
using dispute::TomlEntry;
using dispute::TomlNode;
using evidence::Claim;
using Kind = TomlNode::Kind;

std::string document_of(const std::string& claim) {
  return claim.substr(0, claim.rfind('#'));
}

// The name of a restricted document may say as much as its words, so each is known by a number only.
class Withheld {
 public:
  explicit Withheld(const Dossier& dossier) {
    std::set<std::string> restricted, open;
    for (const auto& document : dossier.evidence.documents)
      (document.restricted ? restricted : open).insert(document.id);
    for (const auto& document : dossier.dispute->parts().documents)
      (document.restricted ? restricted : open).insert(document.id);
    for (const Claim& claim : dossier.draft.claims) open.insert(document_of(claim.id));
    std::size_t number = 0;
    for (const std::string& id : restricted) {
      std::string name;
      do name = fmt::format("withheld-{}", ++number);
      while (open.contains(name));
      names_[id] = name;
    }
  }

  bool document(const std::string& id) const { return names_.contains(id); }
  bool claim(const std::string& id) const { return document(document_of(id)); }
  const std::string& name(const std::string& document) const { return names_.at(document); }
  std::string claim_name(const std::string& id) const {
    return claim(id) ? name(document_of(id)) + id.substr(id.rfind('#')) : id;
  }

 private:
  std::map<std::string, std::string> names_;
};

// Keys that no reader of a case knows are an author's own remarks, as comments are.
std::set<std::size_t> unknown_keys(const dispute::CaseDraft& draft) {
  std::set<std::size_t> places;
  const dispute::TextLines lines(draft.toml);
  const auto built = dispute::Case::build(draft);
  for (const auto& problem : built.diagnostics())
    if (problem.code == "unknown-key")
      places.insert(lines.offset_of(problem.where.line, problem.where.column));
  return places;
}

// The case file once more, from its tree: rows and keys in their order, no comments, nothing withheld.
class CaseWriter {
 public:
  CaseWriter(const dispute::CaseDraft& draft, const TomlNode& tree, const Withheld& withheld)
      : draft_(draft), tree_(tree), withheld_(withheld), unknown_(unknown_keys(draft)) {}

  std::string text() {
    std::string rows;
    for (const TomlEntry& entry : tree_.entries)
      if (!unknown_.contains(entry.key_span.start)) rows += top_level(entry);
    return plain_ + rows;
  }

  /// Claims that something of what was written rests on.
  const std::set<std::string>& used() const { return used_; }

 private:
  static bool is_rows(const TomlNode& node) {
    return node.kind == Kind::list && !node.items.empty() &&
           std::all_of(node.items.begin(), node.items.end(),
                       [](const TomlNode& item) { return item.kind == Kind::table; });
  }

  // Values outside any table have to come before the first of them.
  std::string top_level(const TomlEntry& entry) {
    if (entry.value.kind == Kind::table) return fmt::format("[{}]\n{}", key(entry.key), lines(entry.value));
    if (!is_rows(entry.value)) {
      plain_ += fmt::format("{} = {}\n", key(entry.key), value(entry));
      return {};
    }
    std::string rows;
    for (const TomlNode& row : entry.value.items) {
      const std::string body = row_lines(entry.key, row);
      if (!body.empty()) rows += fmt::format("[[{}]]\n{}", key(entry.key), body);
    }
    return rows;
  }

  // Empty: nothing of the row may travel.
  std::string row_lines(const std::string& kind, const TomlNode& row) {
    if (kind == "document") {
      const TomlNode* id = row.find("id");
      if (id && withheld_.document(id->text))
        return fmt::format("id = \"{0}\"\nfile = \"{0}\"\nrestricted = true\n", withheld_.name(id->text));
    }
    const bool all_words = kind == "envoy" || kind == "consequence";
    return all_words && rests_on_withheld(row) ? "" : lines(row);
  }

  bool rests_on_withheld(const TomlNode& table) const {
    const TomlNode* list = table.find("rests_on");
    return list && std::any_of(list->items.begin(), list->items.end(),
                               [&](const TomlNode& item) { return withheld_.claim(item.text); });
  }

  std::vector<std::string> pairs(const TomlNode& table) {
    const bool reasons_stay = !rests_on_withheld(table);
    std::vector<std::string> written;
    for (const TomlEntry& entry : table.entries) {
      const bool reason = entry.key == "because" || entry.key == "declared";
      if (unknown_.contains(entry.key_span.start) || (reason && !reasons_stay)) continue;
      written.push_back(fmt::format("{} = {}", key(entry.key), value(entry)));
    }
    return written;
  }

  std::string lines(const TomlNode& table) {
    std::string text;
    for (const std::string& pair : pairs(table)) text += pair + "\n";
    return text;
  }

  std::string value(const TomlEntry& entry) {
    if (entry.key == "rests_on" && entry.value.kind == Kind::list) return claim_ids(entry.value);
    // Who judged stays with the analysts; that somebody did, or nobody yet, is what a reader needs.
    if (entry.key == "by" && entry.value.kind == Kind::text && entry.value.text != "draft" &&
        entry.value.text != "default")
      return "\"analyst\"";
    return value(entry.value);
  }

  std::string value(const TomlNode& node) {
    if (node.kind == Kind::text) return toml_text(node.text);
    if (node.kind == Kind::table) return fmt::format("{{ {} }}", fmt::join(pairs(node), ", "));
    if (node.kind != Kind::list) return draft_.toml.substr(node.span.start, node.span.length());
    std::vector<std::string> items;
    for (const TomlNode& item : node.items) items.push_back(value(item));
    return fmt::format("[{}]", fmt::join(items, ", "));
  }

  std::string claim_ids(const TomlNode& list) {
    std::vector<std::string> ids;
    for (const TomlNode& item : list.items) {
      used_.insert(item.text);
      ids.push_back(withheld_.claim_name(item.text));
    }
    return toml_list(ids);
  }

  static std::string key(const std::string& name) {
    constexpr std::string_view bare = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    return !name.empty() && name.find_first_not_of(bare) == std::string::npos ? name : toml_text(name);
  }

  const dispute::CaseDraft& draft_;
  const TomlNode& tree_;
  const Withheld& withheld_;
  std::set<std::size_t> unknown_;
  std::string plain_;
  std::set<std::string> used_;
};

Claim without_words(const Claim& claim, const Withheld& withheld) {
  Claim bare;
  bare.id = withheld.claim_name(claim.id);
  bare.status = claim.status;
  return bare;
}

// What nothing rests on and no brief shows stays at home.
std::string claims_json(const std::vector<Claim>& claims, const Withheld& withheld,
                        const std::set<std::string>& used) {
  std::vector<std::string> lines;
  for (const Claim& claim : claims) {
    const bool words = !withheld.claim(claim.id) && claim.status != evidence::ClaimStatus::rejected;
    if (!words && !used.contains(claim.id)) continue;
    Claim kept = words ? claim : without_words(claim, withheld);
    kept.by.clear();
    lines.push_back(dispute::to_json_line(kept));
  }
  return fmt::format("[{}]", fmt::join(lines, ","));
}

base::Diagnostic not_portable(std::string message) {
  return edit_problem("bad-request", std::move(message),
                      "hand over the text that a brief carries, unchanged");
}

// Everything that lets a page name a document; its text stays in the brief's own pages.
evidence::Document described(const dispute::SourceDocument& row) {
  evidence::Document document;
  document.id = row.id;
  document.file = row.file;
  document.title = row.title;
  document.kind = row.kind;
  document.author = row.author;
  document.date = row.date;
  document.origin = row.origin;
  document.restricted = row.restricted;
  return document;
}

}  // namespace

std::string portable_json(const Dossier& dossier) {
  const auto tree = dispute::parse_toml(dossier.draft.toml, dossier.draft.file);
  base::require(tree.ok(), "the file of a case that was built can be read");
  const Withheld withheld(dossier);
  CaseWriter writer(dossier.draft, *tree, withheld);
  const std::string text = writer.text();
  const std::string toml = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  return fmt::format(
      R"({{"format":"entente-portable","version":1,"from_documents":{},"toml":{},"claims":{}}})",
      dossier.from_documents, toml, claims_json(dossier.draft.claims, withheld, writer.used()));
}

base::Result<Dossier> from_portable_json(std::string_view json) {
  const Json parsed = Json::parse(json, nullptr, false);
  if (!parsed.is_object()) return not_portable("the case that travels in a brief is not a JSON object");
  if (parsed.value("format", Json()) != "entente-portable" || parsed.value("version", Json()) != 1)
    return not_portable("this is no case that travels in a brief, or of a version that is not known here");
  const Json toml = parsed.value("toml", Json()), claims = parsed.value("claims", Json());
  if (!toml.is_string() || !claims.is_array())
    return not_portable("the case that travels in a brief lacks its file or its claims");
  Dossier dossier;
  dossier.draft.toml = toml.get<std::string>();
  dossier.from_documents = parsed.value("from_documents", Json()) == true;
  std::string lines;
  for (const Json& claim : claims) lines += claim.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  auto read = dispute::parse_claim_lines(lines, "claims.jsonl");
  if (!read) return read.diagnostics();
  dossier.draft.claims = std::move(read).value();
  auto built = dispute::Case::build(dossier.draft);
  if (!built) return built.diagnostics();
  dossier.warnings = built.diagnostics();
  dossier.dispute = std::make_shared<const dispute::Case>(std::move(built).value());
  dossier.evidence.claims = dossier.dispute->parts().claims;
  for (const auto& row : dossier.dispute->parts().documents)
    dossier.evidence.documents.push_back(described(row));
  return dossier;
}

}  // namespace entente::desk
