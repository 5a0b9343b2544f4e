#include "entente/desk/view.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/desk/brief.h"
#include "entente/desk/view_request.h"
#include "entente/report/fragments.h"
#include "entente/report/handle.h"
#include "entente/report/trail.h"

namespace entente::desk {

namespace {

using Json = nlohmann::ordered_json;
using question::Answers;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The parts of a view, each JSON already: answers have one JSON form, and it is not read back to be written.
struct Parts {
  std::string answers = "null", sections = "{}", figures = "{}", dispute = "null", numbers = "[]";
  base::Diagnostics problems;

  std::string text() const {
    return fmt::format(
        "{{\"format\":\"entente-view\",\"version\":1,\"answers\":{},\"sections\":{},\"figures\":{},\"case\":{"
        "},"
        "\"numbers\":{},\"diagnostics\":{}}}\n",
        answers, sections, figures, dispute, numbers, diagnostics_json(problems));
  }
};

void add_questions(std::vector<std::string>& to, const std::vector<std::string>& fragments) {
  for (const std::string& fragment : fragments)
    for (const std::string& question : report::questions_of(fragment))
      if (std::find(to.begin(), to.end(), question) == to.end()) to.push_back(question);
}

std::string fragments_json(const std::vector<report::Fragment>& fragments, bool titled) {
  Json json = Json::object();
  for (const auto& fragment : fragments) {
    if (titled)
      json[fragment.id] = {{"title", fragment.title}, {"html", fragment.html}};
    else
      json[fragment.id] = fragment.html;
  }
  return text_of(json);
}

base::Diagnostics unknown_fragments(const std::vector<std::string>& asked,
                                    const std::vector<std::string>& known, const char* what) {
  base::Diagnostics problems;
  for (const std::string& name : asked) {
    if (std::find(known.begin(), known.end(), name.substr(0, name.find('@'))) != known.end()) continue;
    base::Diagnostic problem;
    problem.code = "bad-request";
    problem.message = fmt::format("there is no {} \"{}\"", what, name);
    problem.help = fmt::format("known: {}", fmt::join(known, ", "));
    problems.push_back(std::move(problem));
  }
  return problems;
}

class Viewer {
 public:
  Viewer(const Dossier& dossier, ViewRequest asked) : dossier_(dossier), asked_(std::move(asked)) {}

  Parts run() {
    take(unknown_fragments(asked_.sections, report::section_names(), "section"));
    take(unknown_fragments(asked_.figures, report::figure_names(), "figure"));
    if (!base::has_errors(parts_.problems) && read_text()) show();
    return std::move(parts_);
  }

 private:
  void take(const base::Diagnostics& problems) {
    parts_.problems.insert(parts_.problems.end(), problems.begin(), problems.end());
  }

  bool read_text() {
    if (asked_.terms.empty()) return true;
    auto text = dispute::read_proposal(*dossier_.dispute, asked_.terms, "terms");
    take(text.diagnostics());
    if (text) asked_.request.text = std::move(text).value();
    return text.ok();
  }

  bool anything_asked() const {
    return asked_.page_one || asked_.request.text || !asked_.request.questions.empty();
  }

  base::Result<Answers> answers() const {
    if (asked_.page_one) return brief_answers(dossier_, asked_.request);
    return answer_request(asked_.request, dossier_.dispute);
  }

  void show() {
    if (asked_.whole_case) {
      parts_.dispute = dossier_.dispute->canonical();
      parts_.numbers = numbers_json(*dossier_.dispute);
    }
    if (!asked_.page_one && !asked_.request.text) {
      add_questions(asked_.request.questions, asked_.sections);
      add_questions(asked_.request.questions, asked_.figures);
    }
    if (asked_.request.questions.empty() && !anything_asked()) return;
    const auto answered = answers();
    take(answered.diagnostics());
    if (!answered || answered->answers.empty()) return;
    parts_.answers = question::to_json(*answered, true);
    const dispute::Case& dispute = *dossier_.dispute;
    if (!asked_.sections.empty())
      parts_.sections =
          fragments_json(report::sections_html(*answered, dispute, dossier_.evidence, asked_.sections), true);
    if (!asked_.figures.empty())
      parts_.figures =
          fragments_json(report::figures_html(*answered, dispute, dossier_.evidence, asked_.figures), false);
  }

  const Dossier& dossier_;
  ViewRequest asked_;
  Parts parts_;
};

Parts refused(const base::Diagnostics& problems) {
  Parts parts;
  parts.problems = problems;
  return parts;
}

const char* name_of(dispute::Estimate::Shape shape) {
  if (shape == dispute::Estimate::Shape::exact) return "exact";
  return shape == dispute::Estimate::Shape::uniform ? "uniform" : "pert";
}

Json number_json(const dispute::Case& dispute, const dispute::Field& field) {
  const dispute::Estimate& estimate = field.estimate;
  return {{"path", field.path},
          {"words", report::path_words(dispute, field.path)},
          {"text", report::typed_text(estimate)},
          {"shape", name_of(estimate.shape)},
          {"low", estimate.low},
          {"likely", estimate.likely},
          {"high", estimate.high},
          {"least", field.least},
          {"most", field.most},
          {"basis", name_of(dispute::basis_of(estimate.grounds))},
          {"rests_on", estimate.grounds.rests_on},
          {"because", estimate.grounds.because},
          {"by", estimate.grounds.by}};
}

}  // namespace

std::string view(const Dossier& dossier, std::string_view request_json, const ViewRun& run) {
  auto asked = read_view_request(request_json);
  if (!asked) return refused(asked.diagnostics()).text();
  ViewRequest wanted = std::move(asked).value();
  wanted.request.plan.threads = run.threads;
  wanted.request.plan.cancel = run.cancel;
  wanted.request.plan.progress = run.progress;
  if (wanted.edits.empty()) return Viewer(dossier, std::move(wanted)).run().text();
  const auto preview = edited(dossier, wanted.edits);
  if (!preview) return refused(preview.diagnostics()).text();
  return Viewer(*preview, std::move(wanted)).run().text();
}

std::string diagnostics_json(const base::Diagnostics& diagnostics) {
  Json list = Json::array();
  for (const auto& problem : diagnostics)
    list.push_back({{"severity", problem.severity == base::Severity::error ? "error" : "warning"},
                    {"code", problem.code},
                    {"message", problem.message},
                    {"file", problem.where.file},
                    {"line", problem.where.line},
                    {"column", problem.where.column},
                    {"length", problem.where.length},
                    {"rests_on", problem.rests_on},
                    {"help", problem.help},
                    {"text", base::to_text(problem)}});
  return text_of(list);
}

std::string numbers_json(const dispute::Case& dispute) {
  Json list = Json::array();
  for (const auto& field : dispute.fields().all())
    if (!field.coin) list.push_back(number_json(dispute, field));
  return text_of(list);
}

}  // namespace entente::desk
