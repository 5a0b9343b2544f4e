#include "entente/reading/write_plover.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>
#include "entente/evidence/event_groups.h"
#include "entente/evidence/origins.h"

namespace entente::reading {

namespace {

using evidence::Claim;
using evidence::Claims;
using evidence::Document;
using evidence::Event;
using evidence::EventActor;
using evidence::Span;
using Json = nlohmann::ordered_json;

Json word_or_null(std::string_view text) {
  return text.empty() ? Json() : Json(text);
}

Json date_of(const std::optional<evidence::Date>& own, const Document& document) {
  if (own) return to_iso(*own);
  return document.date ? Json(to_iso(*document.date)) : Json();
}

Json rounded(double value) {
  return std::round(value * 1000) / 1000;
}

class PloverLines {
 public:
  PloverLines(const Claims& claims, const ActorCodes& codes, const ToldAgain& told)
      : claims_(claims), codes_(codes), told_(told) {}

  std::string line(const Event& event, const Document& document) const {
    Json json = {{"id", event.id}, {"date", date_of(event.date, document)}, {"kind", "event"}};
    json["actor"] = actors(event.actors);
    json["recipient"] = actors(event.recipients);
    json["event"] = name_of(event.type);
    json["mode"] = word_or_null(event.mode);
    json["context"] = Json::array();
    json["cameo"] = word_or_null(event.cameo);
    json["text"] = sentence_text(document, event.span);
    json["text_info"] = place(document, event.span);
    json["text_info"]["trigger_start"] = event.trigger.start;
    json["text_info"]["trigger_end"] = event.trigger.end;
    json["quote"] = document.quote(event.span);
    json["location"] = word_or_null(event.place);
    json["date_text"] = word_or_null(event.when);
    json["moods"] = moods(event);
    json["speaker"] = entity(event.speaker);
    json["confidence"] = rounded(event.confidence);
    json["rule"] = event.by;
    if (const auto told = told_.find(event.id); told != told_.end())
      json["told"] = {{"first", told->second.first},
                      {"tellings", told->second.tellings},
                      {"origins", told->second.origins}};
    return written(json);
  }

  std::string line(const Claim& claim, const Document& document) const {
    Json json = {{"id", claim.id}, {"date", date_of(claim.date, document)}, {"kind", "claim"}};
    json["actor"] = entities(claim.holder);
    json["recipient"] = entities(claim.target);
    json["claim"] = name_of(claim.type);
    json["text"] = sentence_text(document, claim.span);
    json["text_info"] = place(document, claim.span);
    json["quote"] = claim.quote;
    json["issue"] = word_or_null(claim.issue);
    json["modality"] = name_of(claim.modality);
    json["direct_speech"] = claim.direct_speech;
    json["speaker"] = entity(claim.speaker);
    json["status"] = name_of(claim.status);
    json["confidence"] = rounded(claim.confidence);
    json["rule"] = claim.by;
    return written(json);
  }

 private:
  static std::string written(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  static std::string sentence_text(const Document& document, const Span& span) {
    const evidence::Sentence* sentence = document.sentence_at(span.start);
    return std::string(document.quote(sentence ? sentence->span : span));
  }
  static Json place(const Document& document, const Span& span) {
    const evidence::Sentence* sentence = document.sentence_at(span.start);
    return {{"document", document.id},
            {"file", document.file},
            {"sentence", sentence ? Json(sentence->number) : Json()},
            {"start", span.start},
            {"end", span.end}};
  }
  static Json moods(const Event& event) {
    Json list = Json::array();
    for (const auto& [holds, name] : {std::pair(event.historical, "historical"),
                                      {event.future, "future"},
                                      {event.hypothetical, "hypothetical"},
                                      {event.negated, "negated"},
                                      {event.hedged, "hedged"}})
      if (holds) list.push_back(name);
    return list;
  }
  static Json actors(const std::vector<EventActor>& actors) {
    Json list = Json::array();
    for (const EventActor& actor : actors)
      list.push_back({{"text", actor.text},
                      {"entity", word_or_null(actor.entity)},
                      {"country", word_or_null(actor.country)},
                      {"sector", word_or_null(actor.sector)},
                      {"start", actor.span.start},
                      {"end", actor.span.end}});
    return list;
  }
  Json entity(const std::string& id) const {
    const evidence::Entity* found = id.empty() ? nullptr : claims_.entity(id);
    if (!found) return word_or_null(id);
    const ActorCode code = codes_.code(*found);
    return {{"text", found->name},
            {"entity", found->id},
            {"country", word_or_null(code.country)},
            {"sector", word_or_null(code.sector)}};
  }
  Json entities(const std::string& id) const {
    Json list = Json::array();
    if (!id.empty()) list.push_back(entity(id));
    return list;
  }

  const Claims& claims_;
  const ActorCodes& codes_;
  const ToldAgain& told_;
};

}  // namespace

ToldAgain told_again(const std::vector<Reading>& readings) {
  Claims all;
  std::vector<Event> events;
  for (const Reading& one : readings) {
    all.documents.insert(all.documents.end(), one.claims.documents.begin(), one.claims.documents.end());
    events.insert(events.end(), one.events.begin(), one.events.end());
  }
  ToldAgain told;
  for (const auto& group : evidence::group_events(events, all, evidence::find_origins(all.documents))) {
    if (group.members.size() < 2) continue;
    const std::string& first = events[group.members.front()].id;
    for (const std::size_t member : group.members)
      told[events[member].id] = {first, group.members.size(), group.origins};
  }
  return told;
}

std::string write_plover(const Claims& claims, std::span<const Event> events, const ActorCodes& codes,
                         const ToldAgain& told) {
  const PloverLines lines(claims, codes, told);
  std::string text;
  for (const Document& document : claims.documents) {
    if (document.restricted) continue;
    // Where both start at one byte, the event goes first.
    std::vector<std::tuple<std::size_t, int, std::string>> rows;
    for (const Event& event : events)
      if (event.document == document.id) rows.emplace_back(event.span.start, 0, lines.line(event, document));
    for (const Claim& claim : claims.claims)
      if (claim.document == document.id) rows.emplace_back(claim.span.start, 1, lines.line(claim, document));
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return std::pair(std::get<0>(a), std::get<1>(a)) < std::pair(std::get<0>(b), std::get<1>(b));
    });
    for (const auto& row : rows) text += std::get<2>(row);
  }
  return text;
}

}  // namespace entente::reading
