#include <cmath>

#include <nlohmann/json.hpp>

#include "entente/question/answer.h"

namespace entente::question {

namespace {

using Json = nlohmann::ordered_json;

// A number that does not exist is null; the reason stands beside it (model M14).
Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json pair_json(const std::pair<double, double>& ends) {
  return Json::array({number(ends.first), number(ends.second)});
}

Json about_json(const About& about) {
  Json json = Json::object();
  if (!about.party.empty()) json["party"] = about.party;
  if (!about.issue.empty()) json["issue"] = about.issue;
  if (!about.table.empty()) json["table"] = about.table;
  if (!about.lever.empty()) json["lever"] = about.lever;
  if (about.level) json["level"] = number(*about.level);
  return json;
}

struct ValueWriter {
  Json& finding;
  void operator()(const Undefined& none) const {
    finding["value"] = nullptr;
    finding["undefined"] = none.reason;
  }
  void operator()(double value) const {
    finding["value"] = number(value);
    if (!std::isfinite(value)) finding["undefined"] = "not a finite number";
  }
  void operator()(const std::string& text) const { finding["value"] = text; }
  void operator()(const std::vector<double>& series) const {
    Json list = Json::array();
    for (const double value : series) list.push_back(number(value));
    finding["value"] = std::move(list);
  }
  void operator()(const std::vector<std::string>& members) const { finding["value"] = members; }
  void operator()(const Terms& terms) const {
    Json package = Json::object();
    for (const Term& term : terms)
      std::visit([&](const auto& value) { package[term.issue] = value; }, term.value);
    finding["value"] = std::move(package);
  }
};

Json finding_json(const Finding& finding) {
  Json json = {{"name", finding.name}, {"about", about_json(finding.about)}, {"kind", name_of(finding.kind)}};
  json["unit"] = finding.unit;
  std::visit(ValueWriter{json}, finding.value);
  if (finding.error) json["error"] = number(*finding.error);
  if (finding.interval)
    json["interval"] = {{"50", pair_json(finding.interval->half)},
                        {"80", pair_json(finding.interval->most)},
                        {"95", pair_json(finding.interval->nearly_all)}};
  json["rests_on"] = finding.rests_on;
  return json;
}

Json answer_json(const Answer& answer) {
  Json parameters = Json::object();
  for (const Parameter& parameter : answer.parameters) parameters[parameter.name] = parameter.value;
  Json json = {
      {"question", answer.question},
      {"method", {{"id", answer.method}, {"status", name_of(answer.status)}, {"sources", answer.sources}}},
      {"table", answer.table},
      {"levers", answer.levers},
      {"parameters", std::move(parameters)},
      {"applies", answer.applies},
      {"because", answer.because},
      {"says", answer.says}};
  json["findings"] = Json::array();
  for (const Finding& finding : answer.findings) json["findings"].push_back(finding_json(finding));
  json["caveats"] = answer.caveats;
  return json;
}

}  // namespace

std::string to_json(const Answers& answers, bool compact) {
  Json json = {{"format", "entente-answers"}, {"version", 1}};
  json["case"] = {{"title", answers.title}, {"fingerprint", answers.fingerprint}};
  if (!answers.as_of.empty()) json["case"]["as_of"] = answers.as_of;
  json["run"] = {{"seed", answers.seed}, {"worlds", answers.worlds}};
  json["inputs"] = {{"documents", number(answers.inputs.documents)},
                    {"judgement", number(answers.inputs.judgement)},
                    {"defaults", number(answers.inputs.defaults)}};
  json["answers"] = Json::array();
  for (const Answer& answer : answers.answers) json["answers"].push_back(answer_json(answer));
  return json.dump(compact ? -1 : 1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace entente::question
