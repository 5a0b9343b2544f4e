#include "entente/desk/case_state.h"

#include <filesystem>
#include <future>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/desk/request.h"
#include "entente/desk/view.h"

namespace entente::desk {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json optional(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

Json document_json(const evidence::Document& document) {
  Json json = {{"id", document.id},
               {"title", document.title},
               {"file", std::filesystem::path(document.file).filename().string()},
               {"kind", std::string(evidence::name_of(document.kind))},
               {"author", document.author},
               {"date", document.date ? Json(evidence::to_iso(*document.date)) : Json(nullptr)},
               {"origin", document.origin},
               {"restricted", document.restricted},
               {"text", document.text}};
  Json sentences = Json::array();
  for (const auto& sentence : document.sentences)
    sentences.push_back(
        {{"number", sentence.number}, {"start", sentence.span.start}, {"end", sentence.span.end}});
  json["sentences"] = std::move(sentences);
  return json;
}

// "steve_witkoff" is all that a claim keeps of a name.
std::string words_of(std::string id) {
  for (char& c : id)
    if (c == '_') c = ' ';
  return id;
}

// Whom claims of this case may be about: those the reader named, the parties, and whoever claims name
// already.
Json entities_json(const Dossier& dossier) {
  Json list = Json::array();
  std::set<std::string> seen;
  const auto add = [&](const evidence::Entity& entity) {
    if (entity.id.empty() || !seen.insert(entity.id).second) return;
    list.push_back({{"id", entity.id},
                    {"name", entity.name},
                    {"kind", entity.kind},
                    {"represents", entity.represents},
                    {"role", entity.role}});
  };
  for (const auto& entity : dossier.evidence.entities) add(entity);
  for (const auto& party : dossier.dispute->parties())
    add({party.id, party.name, "party", "", party.what, {}});
  for (const auto& claim : dossier.evidence.claims)
    for (const std::string& id : {claim.speaker, claim.holder, claim.target})
      add({id, words_of(id), "", "", "", {}});
  return list;
}

// Of all numbers, whatever they weigh in an answer.
double share_of_defaults(const dispute::Case& dispute) {
  double defaults = 0, all = 0;
  for (const auto& field : dispute.fields().all()) {
    if (field.coin) continue;
    ++all;
    if (dispute::basis_of(field.estimate.grounds) == dispute::Basis::defaulted) ++defaults;
  }
  return all > 0 ? defaults / all : 0;
}

}  // namespace

std::string case_state_json(const CaseSnapshot& now, const std::string& handle) {
  Json json = {{"case", handle},
               {"revision", now.revision},
               {"name", std::filesystem::path(now.folder).filename().string()},
               {"folder", now.folder},
               {"saved", now.saved},
               {"undo", optional(now.undo)},
               {"redo", optional(now.redo)},
               {"conflict", now.conflict ? Json({{"message", *now.conflict}}) : Json(nullptr)},
               {"faulty", now.faulty},
               {"toml", now.toml},
               {"questions", known_questions()},
               {"documents", Json::array()},
               {"entities", Json::array()},
               {"defaults_share", 0},
               {"main_table", nullptr}};
  std::string canonical = "null", numbers = "null";
  if (now.dossier) {
    const dispute::Case& dispute = *now.dossier->dispute;
    for (const auto& document : now.dossier->evidence.documents)
      json["documents"].push_back(document_json(document));
    json["entities"] = entities_json(*now.dossier);
    json["defaults_share"] = share_of_defaults(dispute);
    if (const auto table = main_table(dispute)) json["main_table"] = dispute.table(*table).id;
    // The two long parts side by side: a page waits for them after every edit.
    auto listed = std::async(std::launch::async, [&] { return numbers_json(dispute); });
    canonical = dispute.canonical();
    numbers = listed.get();
  }
  std::string text = text_of(json);
  text.pop_back();  // its closing brace: what is JSON already is not read again
  return fmt::format("{},\"diagnostics\":{},\"numbers\":{},\"canonical\":{}}}\n", text,
                     diagnostics_json(now.diagnostics), numbers, canonical);
}

}  // namespace entente::desk
