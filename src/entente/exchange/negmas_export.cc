#include "entente/exchange/negmas_export.h"

#include <cmath>

#include <fmt/format.h>
#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

#include "entente/base/number.h"
#include "entente/exchange/export_parts.h"

namespace entente::exchange {

namespace {

// NegMAS reads YAML 1.1, where a number with an exponent needs a decimal point.
std::string number_text(double value) {
  std::string text = base::shortest(value);
  const std::size_t exponent = text.find('e');
  if (exponent != std::string::npos && text.find('.') == std::string::npos) text.insert(exponent, ".0");
  return text;
}

// Names stand in quotes always, so that No and 10 stay what they are.
void name(YAML::Emitter& out, const std::string& text) {
  out << YAML::DoubleQuoted << text;
}

// Numbers are plain scalars of our own digits.
void number(YAML::Emitter& out, double value) {
  out << number_text(value);
}

void type(YAML::Emitter& out, const char* kind) {
  out << YAML::Key << "type" << YAML::Value << kind;
}

enum class Shape { named, whole, listed, every };

Shape shape_of(const ScenarioIssue& issue) {
  if (!issue.numeric()) return Shape::named;
  if (values_in(issue) == 0) return Shape::every;
  const bool whole = issue.low == std::floor(issue.low) && issue.step.value_or(1) == 1;
  return whole ? Shape::whole : Shape::listed;
}

std::string domain_file(const Scenario& scenario, std::vector<ImportNote>& notes) {
  bool discrete = true;
  for (const ScenarioIssue& issue : scenario.issues) discrete = discrete && shape_of(issue) != Shape::every;
  YAML::Emitter out;
  out << YAML::BeginMap << YAML::Key << "name" << YAML::Value;
  name(out, scenario.title);
  type(out, discrete ? "DiscreteCartesianOutcomeSpace" : "CartesianOutcomeSpace");
  out << YAML::Key << "issues" << YAML::Value << YAML::BeginSeq;
  for (const ScenarioIssue& issue : scenario.issues) {
    static constexpr const char* kinds[] = {"CategoricalIssue", "ContiguousIssue", "CardinalIssue",
                                            "ContinuousIssue"};
    const Shape shape = shape_of(issue);
    out << YAML::BeginMap << YAML::Key << "name" << YAML::Value;
    name(out, issue.name);
    type(out, kinds[static_cast<int>(shape)]);
    out << YAML::Key << "values" << YAML::Value << YAML::BeginSeq;
    if (shape == Shape::whole || shape == Shape::every) {
      const double last = shape == Shape::every ? issue.high : number_at(issue, values_in(issue) - 1);
      number(out, issue.low);
      number(out, last);
    } else {
      for (const std::string& value : issue.values) name(out, value);
      if (shape == Shape::listed)
        for (std::size_t k = 0; k < values_in(issue); ++k) number(out, number_at(issue, k));
    }
    out << YAML::EndSeq << YAML::EndMap;
    if (shape == Shape::listed)
      notes.push_back({ImportNote::Kind::kept, "domain.yml",
                       fmt::format("\"{}\": its {} numbers stand one by one", issue.name, values_in(issue))});
  }
  out << YAML::EndSeq << YAML::EndMap;
  return std::string(out.c_str()) + "\n";
}

class PartyWriter {
 public:
  PartyWriter(const Scenario& scenario, const ScenarioParty& party, std::string file, ExportedFiles& made)
      : scenario_(scenario), party_(party), file_(std::move(file)), made_(made) {}

  void write() {
    out_ << YAML::BeginMap;
    if (party_.discount) {
      type(out_, "ExpDiscountedUFun");
      header();
      key("discount", *party_.discount);
      out_ << YAML::Key << "factor" << YAML::Value << "relative_time" << YAML::Key << "dynamic_reservation"
           << YAML::Value << true << YAML::Key << "ufun" << YAML::Value << YAML::BeginMap;
      function(false);
      out_ << YAML::EndMap;
    } else {
      function(true);
    }
    out_ << YAML::EndMap;
    made_.files[file_] = std::string(out_.c_str()) + "\n";
  }

 private:
  void key(const char* what, double value) {
    out_ << YAML::Key << what << YAML::Value;
    number(out_, value);
  }

  void header() {
    out_ << YAML::Key << "name" << YAML::Value;
    name(out_, party_.name);
    if (party_.reservation)
      key("reserved_value", *party_.reservation);
    else
      out_ << YAML::Key << "reserved_value" << YAML::Value << "-.inf";
  }

  void function(bool outermost) {
    if (party_.bonuses.empty()) {
      additive(outermost);
      return;
    }
    type(out_, "WeightedUtilityFunction");
    if (outermost) header();
    out_ << YAML::Key << "weights" << YAML::Value << YAML::Flow << YAML::BeginSeq << "1.0"
         << "1.0" << YAML::EndSeq << YAML::Key << "ufuns" << YAML::Value << YAML::BeginSeq << YAML::BeginMap;
    additive(false);
    out_ << YAML::EndMap << YAML::BeginMap;
    rectangles();
    out_ << YAML::EndMap << YAML::EndSeq;
  }

  void additive(bool outermost) {
    type(out_, "LinearAdditiveUtilityFunction");
    if (outermost) header();
    key("bias", party_.base);
    out_ << YAML::Key << "weights" << YAML::Value << YAML::Flow << YAML::BeginSeq;
    for (std::size_t j = 0; j < scenario_.issues.size(); ++j) out_ << "1.0";
    out_ << YAML::EndSeq << YAML::Key << "values" << YAML::Value << YAML::BeginSeq;
    for (std::size_t j = 0; j < scenario_.issues.size(); ++j) {
      out_ << YAML::BeginMap;
      value_function(j < party_.issues.size() ? party_.issues[j] : IssueUtility(), scenario_.issues[j]);
      out_ << YAML::EndMap;
    }
    out_ << YAML::EndSeq;
  }

  void value_function(const IssueUtility& seen, const ScenarioIssue& issue) {
    const Shape shape = shape_of(issue);
    const bool range = shape == Shape::whole || shape == Shape::every;
    if (const auto ends = range ? straight_line(seen, issue) : std::nullopt) {
      const double slope =
          issue.high > issue.low ? (ends->second - ends->first) / (issue.high - issue.low) : 0;
      type(out_, "AffineFun");
      key("slope", slope);
      key("bias", ends->first - slope * issue.low);
      return;
    }
    type(out_, "TableFun");
    out_ << YAML::Key << "mapping" << YAML::Value << YAML::BeginMap;
    for (std::size_t k = 0; k < values_in(issue); ++k) {
      out_ << YAML::Key;
      value(issue, k);
      out_ << YAML::Value;
      number(out_, worth_at(seen, issue, k));
    }
    out_ << YAML::EndMap;
  }

  void value(const ScenarioIssue& issue, std::size_t k) {
    if (issue.numeric())
      number(out_, number_at(issue, k));
    else
      name(out_, issue.values[k]);
  }

  void rectangles() {
    type(out_, "HyperRectangleUtilityFunction");
    out_ << YAML::Key << "outcome_ranges" << YAML::Value << YAML::BeginSeq;
    for (const ScenarioBonus& bonus : party_.bonuses) {
      out_ << YAML::BeginMap;
      for (const ScenarioBonus::Bound& bound : bonus.bounds) {
        out_ << YAML::Key << std::to_string(bound.issue) << YAML::Value << YAML::Flow << YAML::BeginSeq;
        range(bound);
        out_ << YAML::EndSeq;
      }
      out_ << YAML::EndMap;
    }
    out_ << YAML::EndSeq << YAML::Key << "utilities" << YAML::Value << YAML::Flow << YAML::BeginSeq;
    for (const ScenarioBonus& bonus : party_.bonuses) number(out_, bonus.adds);
    out_ << YAML::EndSeq;
  }

  // Every value that meets the bound; without steps the two ends.
  void range(const ScenarioBonus::Bound& bound) {
    const ScenarioIssue& issue = scenario_.issues[bound.issue];
    if (shape_of(issue) != Shape::every) {
      for (std::size_t k = 0; k < values_in(issue); ++k)
        if (meets(bound, issue, k)) value(issue, k);
      return;
    }
    number(out_, bound.low);
    number(out_, bound.high);
    made_.notes.push_back({ImportNote::Kind::kept, file_,
                           fmt::format("a bonus for \"{}\" from {} to {}: NegMAS leaves the two ends out",
                                       issue.name, base::shortest(bound.low), base::shortest(bound.high))});
  }

  const Scenario& scenario_;
  const ScenarioParty& party_;
  std::string file_;
  ExportedFiles& made_;
  YAML::Emitter out_;
};

// A bent utility on an issue without steps cannot be said in NegMAS.
base::Diagnostics bent(const Scenario& scenario) {
  base::Diagnostics problems;
  for (const ScenarioParty& party : scenario.parties)
    for (std::size_t j = 0; j < party.issues.size(); ++j) {
      if (shape_of(scenario.issues[j]) != Shape::every || straight_line(party.issues[j], scenario.issues[j]))
        continue;
      base::Diagnostic problem;
      problem.code = "export-unsupported";
      problem.message = fmt::format("the utility of \"{}\" bends on \"{}\", which NegMAS cannot say",
                                    party.name, scenario.issues[j].name);
      problem.help = "give the issue steps";
      problems.push_back(std::move(problem));
    }
  return problems;
}

}  // namespace

base::Result<ExportedFiles> write_negmas(const Scenario& scenario) {
  if (auto problems = bent(scenario); !problems.empty()) return problems;
  ExportedFiles made;
  made.files["domain.yml"] = domain_file(scenario, made.notes);
  for (std::size_t i = 0; i < scenario.parties.size(); ++i)
    PartyWriter(scenario, scenario.parties[i], party_file(i, scenario.parties[i].name, ".yml"), made).write();
  note_rules(scenario, "NegMAS", made.notes);
  return made;
}

}  // namespace entente::exchange
