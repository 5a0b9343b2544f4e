// The canonical JSON of a case (model M15): what the fingerprint is taken of. Keys are sorted by
// nlohmann::json itself; numbers are written by base::shortest, so that equal cases have equal bytes on every
// platform.
#include <array>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "entente/base/number.h"
#include "entente/dispute/case.h"
#include "entente/dispute/claim_json.h"

namespace entente::dispute {

namespace {

using Json = nlohmann::json;

void write(const Json& json, std::string& out) {
  if (json.is_object()) {
    const char* separator = "{";
    for (const auto& [key, value] : json.items()) {
      out += separator;
      out += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace);
      out += ':';
      write(value, out);
      separator = ",";
    }
    out += json.empty() ? "{}" : "}";
  } else if (json.is_array()) {
    const char* separator = "[";
    for (const Json& item : json) {
      out += separator;
      write(item, out);
      separator = ",";
    }
    out += json.empty() ? "[]" : "]";
  } else if (json.is_number_float()) {
    out += base::shortest(json.get<double>());
  } else {
    out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

class Writer {
 public:
  explicit Writer(const CaseParts& parts) : parts_(parts) {}

  Json run() const {
    Json json = {{"format", 1}, {"case", case_json()}};
    json["document"] = list(parts_.documents, &Writer::document);
    json["party"] = list(parts_.parties, &Writer::party);
    json["issue"] = list(parts_.issues, &Writer::issue);
    json["position"] = list(parts_.positions, &Writer::position);
    json["score"] = list(parts_.scores, &Writer::score);
    json["red_line"] = list(parts_.red_lines, &Writer::red_line);
    json["link"] = list(parts_.links, &Writer::link);
    json["interaction"] = list(parts_.interactions, &Writer::interaction);
    json["envoy"] = list(parts_.envoys, &Writer::envoy);
    json["table"] = list(parts_.tables, &Writer::table);
    // Kinds and keys that came later stand here only where a case has them: older fingerprints hold.
    if (!parts_.bodies.empty()) json["body"] = list(parts_.bodies, &Writer::body);
    json["approval"] = list(parts_.approvals, &Writer::approval);
    json["lever"] = list(parts_.levers, &Writer::lever);
    json["bundle"] = list(parts_.bundles, &Writer::bundle);
    json["group"] = list(parts_.groups, &Writer::group);
    json["consequence"] = list(parts_.consequences, &Writer::consequence);
    json["war"] = parts_.war ? war(*parts_.war) : Json(nullptr);
    if (parts_.war && !parts_.war->regimes.empty())
      json["regime"] = list(parts_.war->regimes, &Writer::regime);
    if (parts_.life) {
      json["life"] = life(*parts_.life);
      json["guarantee"] = list(parts_.life->guarantees, &Writer::guarantee);
    }
    json["claims"] = Json::array();
    for (const evidence::Claim& claim : parts_.claims)
      json["claims"].push_back(Json::parse(to_json_line(claim)));
    return json;
  }

 private:
  template <class Row>
  Json list(const std::vector<Row>& rows, Json (Writer::*one)(const Row&) const) const {
    Json json = Json::array();
    for (const Row& row : rows) json.push_back((this->*one)(row));
    return json;
  }

  const std::string& id(PartyId party) const { return parts_.parties[party.index()].id; }
  const std::string& id(IssueId issue) const { return parts_.issues[issue.index()].id; }
  Json ids(const std::vector<PartyId>& parties) const {
    Json json = Json::array();
    for (const PartyId party : parties) json.push_back(id(party));
    return json;
  }
  Json ids(const std::vector<IssueId>& issues) const {
    Json json = Json::array();
    for (const IssueId issue : issues) json.push_back(id(issue));
    return json;
  }
  Json options(IssueId issue, const std::vector<std::size_t>& chosen) const {
    Json json = Json::array();
    for (const std::size_t option : chosen) json.push_back(parts_.issues[issue.index()].options[option].id);
    return json;
  }

  static Json grounds(const Grounds& from) {
    return {{"rests_on", from.rests_on}, {"because", from.because}, {"by", from.by}};
  }
  static Json estimate(const Estimate& from) {
    Json numbers = Json::array({from.low});
    if (from.shape == Estimate::Shape::pert) numbers.push_back(from.likely);
    if (from.shape != Estimate::Shape::exact) numbers.push_back(from.high);
    return {{"value", numbers}, {"grounds", grounds(from.grounds)}};
  }
  template <class T>
  static Json optional(const std::optional<T>& from) {
    if (!from) return nullptr;
    if constexpr (std::is_same_v<T, Estimate>)
      return estimate(*from);
    else
      return *from;
  }
  static Json date(const std::optional<evidence::Date>& from) {
    return from ? Json(evidence::to_iso(*from)) : Json(nullptr);
  }

  Json terms(const std::vector<Terms>& from) const {
    Json json = Json::array();
    for (const Terms& one : from) {
      Json term = {{"issue", id(one.issue)}};
      if (parts_.issues[one.issue.index()].kind == Issue::Kind::options)
        term["options"] = options(one.issue, one.options);
      else
        term["from"] = one.from, term["to"] = one.to;
      json.push_back(std::move(term));
    }
    return json;
  }

  Json case_json() const {
    return {{"title", parts_.title},
            {"question", parts_.question},
            {"as_of", date(parts_.as_of)},
            {"resolve", estimate(parts_.resolve)},
            {"common", estimate(parts_.common)}};
  }
  Json document(const SourceDocument& from) const {
    return {{"id", from.id},           {"file", from.file},
            {"title", from.title},     {"author", from.author},
            {"origin", from.origin},   {"kind", std::string(evidence::name_of(from.kind))},
            {"date", date(from.date)}, {"restricted", from.restricted}};
  }
  Json party(const Party& from) const {
    return {{"id", from.id},
            {"name", from.name},
            {"what", from.what},
            {"belligerent", from.belligerent},
            {"mediates", from.mediates},
            {"decides", from.decides},
            {"capability", estimate(from.capability)},
            {"patience", optional(from.patience)},
            {"no_agreement", optional(from.no_agreement)},
            {"curvature", estimate(from.curvature)},
            {"grounds", grounds(from.grounds)}};
  }
  Json issue(const Issue& from) const {
    Json json = {{"id", from.id},
                 {"title", from.title},
                 {"unit", from.unit},
                 {"ordered", from.ordered},
                 {"fought_over", from.fought_over},
                 {"step", optional(from.step)},
                 {"status_quo", optional(from.status_quo)},
                 {"kind", from.kind == Issue::Kind::scale     ? "scale"
                          : from.kind == Issue::Kind::options ? "options"
                                                              : "open"},
                 {"grounds", grounds(from.grounds)}};
    json["anchors"] = Json::array();
    for (const auto& [value, meaning] : from.anchors)
      json["anchors"].push_back(Json::array({value, meaning}));
    json["options"] = Json::array();
    for (const Option& option : from.options)
      json["options"].push_back(
          {{"id", option.id}, {"people", optional(option.people)}, {"norm", option.norm}});
    json["norms"] = Json::array();
    for (const Norm& norm : from.norms)
      json["norms"].push_back(
          {{"from", norm.terms.from}, {"to", norm.terms.to}, {"instrument", norm.instrument}});
    return json;
  }
  Json position(const Position& from) const {
    Json json = {{"party", id(from.party)},
                 {"issue", id(from.issue)},
                 {"ideal", optional(from.ideal)},
                 {"salience", estimate(from.salience)},
                 {"grounds", grounds(from.grounds)}};
    json["favourite"] =
        from.favourite ? Json(parts_.issues[from.issue.index()].options[*from.favourite].id) : Json(nullptr);
    return json;
  }
  Json score(const Score& from) const {
    Json json = {{"party", id(from.party)}, {"issue", id(from.issue)}, {"grounds", grounds(from.grounds)}};
    for (const Estimate& points : from.points) json["points"].push_back(estimate(points));
    return json;
  }
  Json red_line(const RedLine& from) const {
    Json json = {{"party", id(from.party)},
                 {"issue", id(from.issue)},
                 {"firmness", estimate(from.firmness)},
                 {"audience_cost", estimate(from.audience_cost)},
                 {"declared", from.declared},
                 {"grounds", grounds(from.grounds)}};
    if (from.kind == RedLine::Kind::range)
      json["accepts"] = {{"from", estimate(from.from)}, {"to", estimate(from.to)}};
    else if (from.kind == RedLine::Kind::options)
      json["accepts"] = options(from.issue, from.options);
    else
      json["accepts"] = "unknown";
    return json;
  }
  Json link(const Link& from) const {
    return {{"if", terms(from.when)}, {"then", terms(from.then)}, {"grounds", grounds(from.grounds)}};
  }
  Json interaction(const Interaction& from) const {
    return {{"party", id(from.party)},
            {"if", terms(from.when)},
            {"adds", estimate(from.adds)},
            {"grounds", grounds(from.grounds)}};
  }
  Json envoy(const Envoy& from) const {
    return {{"person", from.person}, {"party", id(from.party)},        {"role", from.role},
            {"record", from.record}, {"mandate", terms(from.mandate)}, {"grounds", grounds(from.grounds)}};
  }
  Json table(const Table& from) const {
    Json json = {{"id", from.id},
                 {"title", from.title},
                 {"seated", ids(from.seated)},
                 {"issues", ids(from.issues)},
                 {"host", from.host ? Json(id(*from.host)) : Json(nullptr)},
                 {"grounds", grounds(from.grounds)}};
    for (const char* key : {"must_accept", "ratifies", "can_spoil"}) json[key] = Json::array();
    for (const Acceptor& one : from.must_accept)
      json["must_accept"].push_back({{"party", id(one.party)}, {"on", ids(one.on)}});
    for (const Ratifier& one : from.ratifies)
      json["ratifies"].push_back({{"party", id(one.party)}, {"rule", one.rule}, {"when", terms(one.when)}});
    for (const Spoiler& one : from.can_spoil)
      json["can_spoil"].push_back({{"party", id(one.party)}, {"wrecks", estimate(one.wrecks)}});
    if (from.quorum) json["quorum"] = *from.quorum;
    if (!from.veto.empty()) json["veto"] = ids(from.veto);
    return json;
  }
  Json body(const Body& from) const {
    Json json = {{"party", id(from.party)}, {"quota", from.quota}, {"grounds", grounds(from.grounds)}};
    for (const Faction& faction : from.factions)
      json["factions"].push_back({{"id", faction.id}, {"votes", faction.votes}});
    return json;
  }
  Json approval(const Approval& from) const {
    Json json = {{"party", id(from.party)},
                 {"if", terms(from.when)},
                 {"share", estimate(from.share)},
                 {"grounds", grounds(from.grounds)}};
    if (from.faction) json["faction"] = body_of(parts_, from.party)->factions[*from.faction].id;
    return json;
  }
  Json lever(const Lever& from) const {
    Json json = {{"id", from.id},
                 {"title", from.title},
                 {"needs", ids(from.needs)},
                 {"means_for_people", from.means_for_people},
                 {"holder", from.holder ? Json(id(*from.holder)) : Json(nullptr)},
                 {"not_computed", from.not_computed},
                 {"grounds", grounds(from.grounds)}};
    constexpr std::array<const char*, 5> kinds = {"set", "add", "times", "list_add", "list_remove"};
    json["changes"] = Json::array();
    for (const Change& change : from.changes)
      json["changes"].push_back({{"path", change.path},
                                 {"kind", kinds.at(static_cast<std::size_t>(change.kind))},
                                 {"amount", estimate(change.amount)},
                                 {"parties", ids(change.parties)}});
    return json;
  }
  Json bundle(const Bundle& from) const {
    Json json = {{"id", from.id}, {"title", from.title}, {"levers", Json::array()}};
    for (const LeverId lever : from.levers) json["levers"].push_back(parts_.levers[lever.index()].id);
    return json;
  }
  Json group(const Group& from) const {
    return {{"id", from.id}, {"title", from.title}, {"members", ids(from.members)}};
  }
  Json consequence(const Consequence& from) const {
    return {{"if", from.when}, {"then", from.then}, {"says", from.says}, {"grounds", grounds(from.grounds)}};
  }
  Json settings(const std::vector<Setting>& from) const {
    Json json = Json::object();
    for (const Setting& setting : from) json[id(setting.issue)] = setting.value;
    return json;
  }
  Json war(const War& from) const {
    Json json = {{"between", ids({from.first, from.second})},
                 {"period", from.period},
                 {"levels", from.levels},
                 {"level", estimate(from.level)},
                 {"freeze", estimate(from.freeze)},
                 {"low", settings(from.low)},
                 {"high", settings(from.high)},
                 {"meanwhile", from.meanwhile_front ? "front" : "nothing"},
                 {"grounds", grounds(from.grounds)}};
    add_pace(from.pace, json);
    json["cost"] = by_party(from.cost);
    if (from.width) json["width"] = *from.width;
    if (!from.exhaustion.empty()) json["exhaustion"] = by_party(from.exhaustion);
    if (!from.belief.empty()) json["belief"] = by_party(from.belief);
    if (from.regroup) json["regroup"] = estimate(*from.regroup);
    if (from.talks) json["talks"] = estimate(*from.talks);
    for (const auto& [party, end] : from.exhausted) json["exhausted"][id(party)] = settings(end);
    return json;
  }
  Json by_party(const std::map<PartyId, Estimate>& from) const {
    Json json = Json::object();
    for (const auto& [party, number] : from) json[id(party)] = estimate(number);
    return json;
  }
  static void add_pace(const Pace& from, Json& json) {
    if (from.advance) json["advance"] = estimate(*from.advance);
    if (from.retreat) json["retreat"] = estimate(*from.retreat);
    if (from.drift) json["drift"] = estimate(*from.drift);
    if (from.deviation) json["deviation"] = estimate(*from.deviation);
  }
  Json regime(const Regime& from) const {
    Json json = {{"id", from.id},
                 {"title", from.title},
                 {"enters", estimate(from.enters)},
                 {"leaves", estimate(from.leaves)},
                 {"cost", by_party(from.cost)},
                 {"grounds", grounds(from.grounds)}};
    add_pace(from.pace, json);
    return json;
  }
  static Json life(const Life& from) {
    return {{"kind", from.kind},
            {"many_sides", from.many_sides},
            {"hazard", estimate(from.hazard)},
            {"grounds", grounds(from.grounds)}};
  }
  Json guarantee(const Guarantee& from) const {
    return {{"title", from.title},
            {"if", terms(from.when)},
            {"times", estimate(from.times)},
            {"grounds", grounds(from.grounds)}};
  }

  const CaseParts& parts_;
};

}  // namespace

std::string canonical_json(const CaseParts& parts) {
  std::string text;
  write(Writer(parts).run(), text);
  return text;
}

}  // namespace entente::dispute
