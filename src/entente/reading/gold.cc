#include "entente/reading/gold.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

using Json = nlohmann::json;

std::string text_of(const Json& node, const char* key) {
  const auto found = node.find(key);
  return found != node.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<evidence::Span> span_of(const Json& node, const char* start, const char* end) {
  const auto first = node.find(start), last = node.find(end);
  if (first == node.end() || last == node.end()) return std::nullopt;
  if (!first->is_number_unsigned() || !last->is_number_unsigned()) return std::nullopt;
  const evidence::Span span{first->get<std::size_t>(), last->get<std::size_t>()};
  return span.start < span.end ? std::optional(span) : std::nullopt;
}

std::string without_remarks(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')' && depth > 0) --depth;
  }
  return std::string(base::trim(out));
}

// "pivotal party" is pivotal, "track record" is track_record: the longest opening that is a type.
std::optional<evidence::ClaimType> claim_type_in(std::string_view words) {
  std::string name(base::trim(words));
  std::replace(name.begin(), name.end(), ' ', '_');
  while (!name.empty()) {
    if (const auto type = evidence::claim_type(name)) return type;
    const auto cut = name.rfind('_');
    name.resize(cut == std::string::npos ? 0 : cut);
  }
  return std::nullopt;
}

void take_type(const std::string& written, GoldItem& item) {
  const std::string name = without_remarks(written.substr(0, written.find(':')));
  const auto parts = base::split(name, '/');
  if (item.is_event) {
    item.event = evidence::event_type(base::trim(parts.front()));
    return;
  }
  for (const std::string& part : parts)
    if (const auto type = claim_type_in(part)) item.claims.push_back(*type);
}

Need need_of(std::string_view flag) {
  if (flag == "M") return Need::must;
  return flag == "O" ? Need::optional : Need::should;
}

base::Diagnostic faulty(const std::string& file, const std::string& id, const std::string& why) {
  base::Diagnostic problem;
  problem.code = "gold-item";
  problem.message = "\"" + id + "\" " + why;
  problem.where.file = file;
  problem.help = "each item, mention and control has \"start\" below \"end\", in bytes of the text";
  return problem;
}

class Annotation {
 public:
  explicit Annotation(std::string file) : file_(std::move(file)) {}

  GoldItem item(const Json& node) {
    GoldItem item;
    item.id = text_of(node, "id");
    item.is_event = text_of(node, "kind") == "event";
    take_type(text_of(node, "type"), item);
    if (item.is_event && !item.event) note(item.id, "has no event type of PLOVER");
    item.actor = text_of(node, "actor");
    item.actors = gold_actors(item.actor);
    item.span = place(node, item.id);
    item.trigger = span_of(node, "tstart", "tend").value_or(evidence::Span{});
    item.need = need_of(text_of(node, "flag"));
    item.source = text_of(node, "source");
    item.modality = text_of(node, "modality");
    return item;
  }

  GoldMention mention(const Json& node) {
    GoldMention mention;
    mention.id = text_of(node, "id");
    mention.span = place(node, mention.id);
    mention.entity = text_of(node, "entity");
    const std::string type = text_of(node, "type");
    mention.kind = type.substr(0, type.find(' '));
    const auto arrow = type.find("-> ");
    std::string code = arrow == std::string::npos ? std::string() : type.substr(arrow + 3);
    if (mention.kind == "state" && type.size() > 6) code = type.substr(6);
    if (mention.kind == "IGO" || mention.kind == "NGO") code = mention.kind;
    if (const auto actors = gold_actors(code); !actors.empty()) mention.code = actors.front();
    return mention;
  }

  GoldControl control(const Json& node) {
    GoldControl control;
    control.id = text_of(node, "id");
    control.what = text_of(node, "what");
    control.name = text_of(node, "name");
    control.type = text_of(node, "type");
    if (const auto place = span_of(node, "start", "end")) control.places.push_back(*place);
    for (const Json& other : node.value("places", Json::array()))
      if (other.is_object())
        if (const auto place = span_of(other, "start", "end")) control.places.push_back(*place);
    return control;
  }

  base::Diagnostics problems;

 private:
  void note(const std::string& id, const std::string& why) { problems.push_back(faulty(file_, id, why)); }
  evidence::Span place(const Json& node, const std::string& id) {
    const auto span = span_of(node, "start", "end");
    if (!span) note(id, "has no place in the text");
    return span.value_or(evidence::Span{});
  }

  std::string file_;
};

// "EV01a" tells "EV01" unless an item of that name stands beside it (CL23 beside CL23a is its whole).
void group_tellings(std::vector<GoldItem>& items) {
  std::set<std::string> ids;
  for (const GoldItem& item : items) ids.insert(item.id);
  for (GoldItem& item : items) {
    item.group = item.id;
    const bool lettered = item.id.size() > 2 && item.id.back() >= 'a' && item.id.back() <= 'z' &&
                          item.id[item.id.size() - 2] >= '0' && item.id[item.id.size() - 2] <= '9';
    const std::string stem = item.id.substr(0, item.id.size() - (lettered ? 1 : 0));
    if (lettered && !ids.contains(stem)) item.group = stem;
  }
}

const Json& list_at(const Json& node, const char* key) {
  static const Json none = Json::array();
  const auto found = node.find(key);
  return found != node.end() && found->is_array() ? *found : none;
}

}  // namespace

std::vector<GoldActor> gold_actors(std::string_view text) {
  std::vector<GoldActor> actors;
  std::string words;
  int depth = 0;
  for (const char c : without_remarks(text) + ";") {
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if (c != ';' || depth > 0) {
      words += c;
      continue;
    }
    GoldActor actor;
    const auto brace = words.find('{');
    if (brace != std::string::npos)
      actor.name = std::string(base::trim(words.substr(brace + 1, words.find('}') - brace - 1)));
    const std::string code(base::trim(words.substr(0, brace)));
    const auto colon = code.find(':');
    actor.country = code.substr(0, colon);
    if (colon != std::string::npos) actor.sector = code.substr(colon + 1);
    if (actor.country != "-" && (!actor.country.empty() || !actor.name.empty())) actors.push_back(actor);
    words.clear();
  }
  return actors;
}

base::Result<GoldText> read_gold(const std::string& file, std::string_view json) {
  const Json parsed =
      base::nests_deeper(json, 16) ? Json(Json::value_t::discarded) : Json::parse(json, nullptr, false);
  if (!parsed.is_object() || !list_at(parsed, "items").is_array() || !parsed.contains("items")) {
    base::Diagnostic problem;
    problem.code = "gold-syntax";
    problem.message = "this is no annotation: a JSON object with a list \"items\"";
    problem.where.file = file;
    problem.help = "see tests/reading/articles/README.md for the scheme";
    return problem;
  }
  Annotation annotation(file);
  GoldText gold;
  gold.source = text_of(parsed, "source");
  gold.kind = text_of(parsed, "kind");
  gold.author = text_of(parsed, "author");
  // As a code with a name in braces, or as a bare name.
  if (const auto codes = gold_actors(gold.author); codes.size() == 1 && !codes.front().name.empty()) {
    gold.author_country = codes.front().country;
    gold.author = codes.front().name;
  }
  gold.date = text_of(parsed, "date");
  if (const auto length = parsed.find("length"); length != parsed.end() && length->is_number_unsigned())
    gold.length = length->get<std::size_t>();
  for (const Json& node : list_at(parsed, "items"))
    if (node.is_object()) gold.items.push_back(annotation.item(node));
  for (const Json& node : list_at(parsed, "mentions"))
    if (node.is_object()) gold.mentions.push_back(annotation.mention(node));
  for (const Json& node : list_at(parsed, "controls"))
    if (node.is_object()) gold.controls.push_back(annotation.control(node));
  if (!annotation.problems.empty()) return annotation.problems;
  group_tellings(gold.items);
  return gold;
}

std::optional<GoldControls> read_gold_controls(std::string_view json) {
  if (base::nests_deeper(json, 16)) return std::nullopt;
  const Json parsed = Json::parse(json, nullptr, false);
  if (!parsed.is_object() || !parsed.contains("controls_of")) return std::nullopt;
  Annotation annotation("");
  GoldControls found;
  found.source = text_of(parsed, "controls_of");
  for (const Json& node : list_at(parsed, "controls"))
    if (node.is_object()) found.controls.push_back(annotation.control(node));
  return found;
}

base::Diagnostics check_gold(const GoldText& gold, std::string_view json, std::string_view text) {
  base::Diagnostics problems;
  const auto wrong = [&](const std::string& id, const std::string& why) {
    base::Diagnostic problem = faulty(gold.name, id, why);
    problem.code = "gold-text";
    problem.help = "the annotation belongs to another text, or the text was changed since";
    problems.push_back(problem);
  };
  const Json parsed = Json::parse(json, nullptr, false);
  if (!parsed.is_object()) return problems;
  for (const char* list : {"items", "mentions"})
    for (const Json& node : list_at(parsed, list)) {
      const auto span = node.is_object() ? span_of(node, "start", "end") : std::nullopt;
      if (!span) continue;
      const std::string id = text_of(node, "id"), quote = text_of(node, "text");
      if (span->end > text.size())
        wrong(id, "ends after the text");
      else if (!quote.empty() && text.substr(span->start, span->length()) != quote)
        wrong(id, "quotes other words than the text has there");
    }
  return problems;
}

}  // namespace entente::reading
