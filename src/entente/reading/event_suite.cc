#include "entente/reading/event_suite.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace entente::reading {

namespace {

using evidence::Event;
using evidence::EventActor;
using evidence::EventType;
using nlohmann::json;

std::optional<EventType> of_2021(const std::string& name) {
  if (name == "DEMAND") return EventType::request;
  if (name == "DISAPPROVE" || name == "INVESTIGATE") return EventType::accuse;
  if (name == "FIGHT") return EventType::assault;
  if (name == "YIELD") return EventType::concede;
  return evidence::event_type(name);
}

std::string text_at(const json& record, const char* key) {
  const auto found = record.find(key);
  return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string first_code(const json& record, const char* key) {
  const auto found = record.find(key);
  if (found == record.end() || !found->is_array()) return {};
  for (const json& actor : *found)
    if (actor.is_object())
      if (std::string code = text_at(actor, "code"); !code.empty()) return code;
  return {};
}

bool has_country(const std::vector<EventActor>& actors, const std::string& country) {
  return std::any_of(actors.begin(), actors.end(), [&](const EventActor& a) { return a.country == country; });
}

}  // namespace

base::Result<std::vector<PloverRecord>> read_plover_records(const std::string& file, std::string_view text) {
  const json parsed = json::parse(text, nullptr, false);
  if (!parsed.is_array()) {
    base::Diagnostic problem;
    problem.code = "plover-records";
    problem.message = "this is no JSON list of PLOVER records";
    problem.where.file = file;
    problem.help = "give the file PLOVER_GSR_CAMEO.txt of the PLOVER project";
    return problem;
  }
  std::vector<PloverRecord> records;
  for (const json& record : parsed) {
    if (!record.is_object()) continue;
    const auto event = of_2021(text_at(record, "event"));
    if (!event) continue;
    records.push_back({text_at(record, "id"), text_at(record, "text"), *event, first_code(record, "source"),
                       first_code(record, "target")});
  }
  return records;
}

bool same_event(const Event& event, EventType gold, bool by_code) {
  if (event.type == gold) return true;
  if (!by_code) return false;
  const std::string_view code = event.cameo;
  if (gold == EventType::sanction) return code.starts_with("163");
  if (gold == EventType::coerce)
    return code.starts_with("1712") || code.starts_with("175") || code.starts_with("181") ||
           code.starts_with("184");
  if (gold == EventType::concede) return code.starts_with("0813") || code.starts_with("0814");
  return false;
}

PloverScore score_plover(const std::vector<PloverRecord>& records,
                         const std::function<std::vector<Event>(const PloverRecord&)>& read) {
  PloverScore score;
  for (const PloverRecord& record : records) {
    const std::vector<Event> events = read(record);
    ++score.records;
    score.silent += events.empty() ? 1 : 0;
    score.any_event += std::any_of(events.begin(), events.end(),
                                   [&](const Event& e) { return same_event(e, record.event, false); })
                           ? 1
                           : 0;
    score.sources += record.first_source.empty() ? 0 : 1;
    score.targets += record.first_target.empty() ? 0 : 1;
    if (events.empty()) continue;
    const Event& first = events.front();
    score.first_event += same_event(first, record.event, false) ? 1 : 0;
    score.first_event_by_code += same_event(first, record.event, true) ? 1 : 0;
    if (!record.first_source.empty() && has_country(first.actors, record.first_source))
      ++score.source_country;
    if (!record.first_target.empty() && has_country(first.recipients, record.first_target))
      ++score.target_country;
  }
  return score;
}

}  // namespace entente::reading
