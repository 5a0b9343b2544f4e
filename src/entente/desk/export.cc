#include "entente/desk/export.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"

namespace entente::desk {

namespace {

constexpr std::array<const char*, 13> columns = {"kind",   "name",  "party",   "issue", "table",
                                                 "lever",  "level", "value",   "unit",  "low80",
                                                 "high80", "basis", "rests_on"};

std::string number(double value) {
  return std::isfinite(value) ? base::shortest(value) : "";
}

// A spreadsheet runs what begins like a formula; a number may begin with a minus sign.
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos &&
      !base::parse_number(text))
    text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, " "));
}

struct ValueText {
  std::string operator()(const question::Undefined&) const { return ""; }
  std::string operator()(double value) const { return number(value); }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const std::vector<double>& series) const {
    std::string text;
    for (const double value : series) text += (text.empty() ? "" : " ") + number(value);
    return text;
  }
  std::string operator()(const std::vector<std::string>& members) const { return joined(members); }
  std::string operator()(const question::Terms& terms) const {
    std::string text;
    for (const auto& term : terms) {
      const auto* value = std::get_if<double>(&term.value);
      text += fmt::format("{}{}={}", text.empty() ? "" : " ", term.issue,
                          value ? number(*value) : std::get<std::string>(term.value));
    }
    return text;
  }
};

class Csv {
 public:
  explicit Csv(const Dossier& dossier) : dossier_(dossier) { row({columns.begin(), columns.end()}); }

  void finding(const question::Answer& answer, const question::Finding& finding) {
    const auto& about = finding.about;
    std::string lever = about.lever.empty() ? joined(answer.levers) : about.lever;
    row({fmt::format("{}:{}", answer.question, question::name_of(finding.kind)), finding.name, about.party,
         about.issue, about.table.empty() ? answer.table : about.table, std::move(lever),
         about.level ? number(*about.level) : "", std::visit(ValueText(), finding.value), finding.unit,
         finding.interval ? number(finding.interval->most.first) : "",
         finding.interval ? number(finding.interval->most.second) : "", "", joined(finding.rests_on)});
  }

  void field(const dispute::Field& field) {
    const dispute::Case& dispute = *dossier_.dispute;
    const auto& estimate = field.estimate;
    const bool exact = estimate.shape == dispute::Estimate::Shape::exact;
    row({"number", field.path, field.party ? dispute.party(*field.party).id : "",
         field.issue ? dispute.issue(*field.issue).id : "", "", "", "",
         exact ? number(estimate.likely) : dispute::to_text(estimate), "", "", "",
         std::string(dispute::name_of(dispute::basis_of(estimate.grounds))),
         joined(open_claims(estimate.grounds.rests_on))});
  }

  std::string text() && { return std::move(text_); }

 private:
  void row(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& text : cells) line += (&text == &cells.front() ? "" : ",") + cell(text);
    text_ += line + "\r\n";
  }

  bool restricted(const std::string& claim) const {
    const std::string id = claim.substr(0, claim.rfind('#'));
    for (const auto& row : dossier_.dispute->parts().documents)
      if (row.id == id && row.restricted) return true;
    const auto* document = dossier_.evidence.document(id);
    return document && document->restricted;
  }

  std::vector<std::string> open_claims(std::vector<std::string> claims) const {
    std::erase_if(claims, [&](const std::string& claim) { return restricted(claim); });
    return claims;
  }

  const Dossier& dossier_;
  std::string text_;
};

}  // namespace

std::string to_csv(const question::Answers& answers, const Dossier& dossier) {
  Csv csv(dossier);
  for (const auto& answer : answers.answers)
    for (const auto& finding : answer.findings) csv.finding(answer, finding);
  for (const auto& field : dossier.dispute->fields().all())
    if (!field.coin) csv.field(field);
  return std::move(csv).text();
}

}  // namespace entente::desk
