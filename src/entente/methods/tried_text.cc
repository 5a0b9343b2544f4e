// Would they take this text? Inside its domain: a mediator's draft on five issues, put to three parties.
// Outside: a text on issues that the case does not know. It stands beside `agreement`, which looks for terms;
// this judges terms that somebody wrote.
#include "entente/methods/tried_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/measures.h"
#include "entente/methods/phrases.h"
#include "entente/methods/text_space.h"
#include "entente/theory/improvement.h"

namespace entente::methods {

using dispute::Case;
using dispute::Issue;
using dispute::PartyId;
using dispute::Table;
using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using question::Measure;
using question::Method;
using question::Task;

namespace {

constexpr double something = 1e-9;

About at(const Task& task, const std::string& party = "", const std::string& issue = "") {
  About about;
  about.table = table_of(task).id;
  about.party = party;
  about.issue = issue;
  return about;
}

struct TextScratch : TextSpace {
  explicit TextScratch(const Task& task)
      : TextSpace(*task.dispute, table_of(task), *task.inquiry.text),
        columns(agreement_columns(*task.dispute, table_of(task))) {}
  AgreementColumns columns;  // whose views are parties with a view on something, in the order of the case
};

question::Schema schema_of(const Task& task) {
  const Case& dispute = *task.dispute;
  const TextScratch s(task);
  const char* of_worlds = "share of worlds";
  question::Schema schema;
  schema.push_back(measure("text_passes", at(task), FindingKind::probability, of_worlds));
  schema.push_back(measure("text_efficient", at(task), FindingKind::probability, of_worlds));
  schema.push_back(
      measure("text_needs", at(task), FindingKind::number, "shares of scales and ranges, added"));
  for (const std::size_t p : s.columns.views) {
    const std::string& party = dispute.parties()[p].id;
    schema.push_back(measure("text_acceptance", at(task, party), FindingKind::probability, of_worlds));
    schema.push_back(measure("text_crosses_line", at(task, party), FindingKind::probability, of_worlds));
    schema.push_back(measure("text_gain", at(task, party), FindingKind::number,
                             s.interim() ? "utility above signing nothing" : "utility above no agreement"));
  }
  for (const auto& acceptor : table_of(task).must_accept)
    schema.push_back(measure("text_refused_alone", at(task, dispute.party(acceptor.party).id),
                             FindingKind::probability, of_worlds));
  for (const auto& line : s.columns.lines) {
    const Issue& issue = dispute.issue(s.issues()[line.issue]);
    const auto about = at(task, dispute.party(dispute.red_line(line.id).party).id, issue.id);
    schema.push_back(measure("text_crosses", about, FindingKind::probability, of_worlds));
    schema.push_back(measure("text_beyond_line", about, FindingKind::number, unit_of(issue)));
  }
  if (!s.whole()) {
    schema.push_back(measure("text_completed", at(task), FindingKind::probability, of_worlds));
    return schema;
  }
  for (const auto& ratifier : table_of(task).ratifies)
    schema.push_back(measure("text_ratified", at(task, dispute.party(ratifier.party).id),
                             FindingKind::probability, of_worlds));
  schema.push_back(measure("issues_to_change", at(task), FindingKind::number, "issue"));
  for (const auto issue : s.issues())
    schema.push_back(measure("change_on", at(task, "", dispute.issue(issue).id), FindingKind::probability,
                             "share of worlds that refuse it, with room"));
  return schema;
}

// An acceptor limited to issues is judged on those, everybody else on the whole text.
void write_parties(TextScratch& s, Writer& writer) {
  const auto accepting = s.accepting();
  const auto& acceptors = s.table().acceptors();
  for (const std::size_t p : s.columns.views) {
    const double gain = s.gain(p);
    double accepts = std::isnan(gain) ? no_number : !s.crosses(p) && gain >= -something ? 1 : 0;
    bool crosses = s.crosses(p);
    for (std::size_t i = 0; i < acceptors.size(); ++i) {
      if (acceptors[i].party.index() != p) continue;
      accepts = accepting[i] ? 1 : 0;
      crosses = false;
      for (std::size_t j = 0; j < s.issues().size(); ++j)
        crosses = crosses || (s.table().covers(i, j) && s.crosses(p, j));
    }
    writer.put(accepts);
    writer.flag(crosses);
    writer.put(gain);
  }
  const auto refusals = std::count(accepting.begin(), accepting.end(), false);
  for (const bool accepts : accepting) writer.flag(!accepts && refusals == 1);
}

void write_nearest(TextSpace& s, bool passes, Writer& writer) {
  // Where the text itself is accepted there is nothing to change.
  const auto nearest = passes ? std::nullopt : s.nearest();
  double changed = 0;
  for (std::size_t j = 0; nearest && j < s.issues().size(); ++j)
    changed += (*nearest)[j] != s.package()[j] ? 1 : 0;
  writer.put(nearest ? changed : no_number);
  for (std::size_t j = 0; j < s.issues().size(); ++j)
    writer.put(!nearest ? no_number : (*nearest)[j] != s.package()[j] ? 1 : 0);
}

void measure_text(const Task& task, const dispute::World& world, question::Scratch* scratch,
                  std::span<double> out) {
  auto& s = static_cast<TextScratch&>(*scratch);
  s.fill(world);
  Writer writer(out);
  const bool passes = s.passes();
  writer.flag(passes);
  const auto better = s.dominating();
  writer.put(!s.keeps_links() || (better && better->empty()) ? no_number : better ? 0 : 1);
  // Under a quorum it depends on whose acceptance is sought.
  writer.put(passes || s.table().quorum() || !s.keeps_links() ? no_number : s.needed());
  write_parties(s, writer);
  const auto& lines = s.demands().lines();
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const double beyond = s.demands().beyond(l, s.package()) * (s.settled()[lines[l].issue] ? 1 : 0);
    writer.flag(beyond > something);
    writer.put(beyond > something ? beyond * length_of(task.dispute->issue(s.issues()[lines[l].issue]))
                                  : no_number);
  }
  if (!s.whole()) {
    writer.flag(s.can_be_completed());
    return;
  }
  for (std::size_t r = 0; r < table_of(task).ratifies.size(); ++r) writer.put(s.ratified(world, r));
  write_nearest(s, passes, writer);
}

Finding finding(const Task& task, const char* name, FindingKind kind, std::string unit,
                question::Value value) {
  Finding made;
  made.name = name;
  made.about.table = table_of(task).id;
  made.kind = kind;
  made.unit = std::move(unit);
  made.value = std::move(value);
  made.rests_on = {"party.", "position.", "score.", "red_line.", "issue.", "interaction.", "war."};
  return made;
}

// The package in words, points of the text that are not on the case's own grid included.
question::Terms words(const TextSpace& s, const theory::Package& package) {
  question::Terms terms;
  for (std::size_t j = 0; j < s.issues().size(); ++j) {
    const Issue& issue = s.model().dispute().issue(s.issues()[j]);
    if (issue.kind == Issue::Kind::scale)
      terms.push_back({issue.id, s.settled()[j] ? s.model().grid(j)[package[j]] : s.model().status_quo(j)});
    else
      terms.push_back({issue.id, issue.options[package[j]].id});
  }
  return terms;
}

std::vector<Finding> solve_text(const Task& task, const dispute::World& central) {
  TextSpace s(*task.dispute, table_of(task), *task.inquiry.text);
  s.fill(central);
  std::vector<Finding> findings;
  findings.push_back(finding(task, "text", FindingKind::package,
                             s.whole() ? "package" : "package; what the text leaves open stands as today",
                             words(s, s.package())));
  if (!s.keeps_links())
    findings.push_back(finding(task, "text_breaks_link", FindingKind::text, "",
                               std::string("the text combines terms that a [[link]] of the case rules out")));
  if (const auto better = s.dominating(); better && !better->empty())
    findings.push_back(
        finding(task, "dominating_package", FindingKind::package,
                "package that gives every acceptor as much and one more, every number at its median",
                words(s, *better)));
  if (s.whole())
    if (const auto nearest = s.nearest())
      findings.push_back(finding(task, "nearest_acceptable", FindingKind::package,
                                 "acceptable package nearest to the text, every number at its median",
                                 words(s, *nearest)));
  return findings;
}

struct Refusal {
  std::string party;
  double refuses, crosses;
};

std::string told(const Refusal& refusal) {
  const double less = refusal.refuses - refusal.crosses;
  const std::string line = fmt::format("crosses a real red line of {}", refusal.party),
                    value = fmt::format("{} has more without it", refusal.party);
  const std::string start = fmt::format("{} refuses it {}", refusal.party, in_worlds(refusal.refuses));
  if (refusal.crosses < 0.005) return start + ": " + value + ".";
  if (less < 0.005) return start + ": it " + line + ".";
  return fmt::format("{}: {} it {}, {} it crosses none and {}.", start, in_worlds(refusal.crosses), line,
                     in_worlds(less), value);
}

// Who refuses, the one that refuses most often first: by a line, or because no agreement is worth more.
void say_refusals(const Task& task, const Answer& answer, std::vector<std::string>& says) {
  std::vector<Refusal> refusals;
  for (const auto& acceptor : table_of(task).must_accept) {
    const auto about = at(task, task.dispute->party(acceptor.party).id);
    const auto accepts = number(answer.find("text_acceptance", about));
    if (!accepts || *accepts > 0.995) continue;
    refusals.push_back({task.dispute->party(acceptor.party).name, 1 - *accepts,
                        number(answer.find("text_crosses_line", about)).value_or(0)});
  }
  std::stable_sort(refusals.begin(), refusals.end(),
                   [](const auto& a, const auto& b) { return a.refuses > b.refuses; });
  for (const Refusal& refusal : refusals) says.push_back(told(refusal));
  if (refusals.empty() && !answer.find("text_breaks_link", at(task)))
    says.emplace_back("None of those who must accept refuses it in as much as 1 of 100 worlds.");
}

void say_lines(const Task& task, const Answer& answer, std::vector<std::string>& says) {
  std::vector<const Finding*> crossed;
  for (const Finding* line : answer.all("text_crosses"))
    if (number(line).value_or(0) >= 0.005) crossed.push_back(line);
  std::stable_sort(crossed.begin(), crossed.end(), [](const Finding* a, const Finding* b) {
    return number(a).value_or(0) > number(b).value_or(0);
  });
  if (crossed.size() > 4) crossed.resize(4);
  for (const Finding* line : crossed) {
    const auto& dispute = *task.dispute;
    const Issue& issue = dispute.issue(*dispute.find_issue(line->about.issue));
    const auto beyond = number(answer.find("text_beyond_line", line->about));
    says.push_back(fmt::format("On \"{}\" it lies beyond the red line of {} {}{}.", issue.title,
                               dispute.party(*dispute.find_party(line->about.party)).name,
                               in_worlds(*number(line)),
                               beyond ? fmt::format(", by {}{} (median)", base::two_digits(*beyond),
                                                    issue.unit.empty() ? "" : " " + issue.unit)
                                      : ""));
  }
}

void say_nearest(const Task& task, const Answer& answer, std::vector<std::string>& says) {
  const auto change = number(answer.find("issues_to_change", at(task)));
  if (!change) return;
  std::vector<std::pair<double, std::string>> where;
  for (const Finding* on : answer.all("change_on"))
    if (const auto share = number(on); share && *share >= 0.1)
      where.emplace_back(-*share,
                         fmt::format("\"{}\" ({} of 100)",
                                     task.dispute->issue(*task.dispute->find_issue(on->about.issue)).title,
                                     base::of_hundred(*share)));
  std::stable_sort(where.begin(), where.end());
  std::vector<std::string> parts;
  for (const auto& [share, words] : where) parts.push_back(words);
  says.push_back(
      fmt::format("Where it is not accepted and there is room, the nearest terms acceptable to this table "
                  "change it on {} "
                  "issue{} (median){}.",
                  base::two_digits(*change), *change == 1 ? "" : "s",
                  parts.empty() ? "" : ", most often " + base::join_and(parts)));
}

void say_dominated(const Task& task, const Answer& answer, std::vector<std::string>& says) {
  const auto efficient = number(answer.find("text_efficient", at(task)));
  if (efficient && *efficient >= 1)
    says.emplace_back(
        "No other package within the real red lines gives each of those who must accept as much and one "
        "of them more.");
  else if (efficient)
    says.push_back(
        fmt::format("Some other package within the real red lines gives each of those who must accept as "
                    "much and one of them more {}.",
                    in_worlds(1 - *efficient)));
  if (const auto* better = answer.find("dominating_package", at(task)))
    says.push_back(fmt::format("With every number at its median such a package is {}.",
                               describe(*task.dispute, std::get<question::Terms>(better->value))));
}

std::vector<std::string> say_text(const Task& task, const Answer& answer) {
  std::vector<std::string> says;
  const auto& dispute = *task.dispute;
  const auto& text = *task.inquiry.text;
  const std::string name = text.title.empty() ? "The text" : "\"" + text.title + "\"";
  says.push_back(fmt::format("{} is accepted {} by those whose acceptance this table needs ({}).", name,
                             in_worlds(number(answer.find("text_passes", at(task))).value_or(0)),
                             acceptance(dispute, table_of(task))));
  if (answer.find("text_breaks_link", at(task)))
    says.emplace_back("It combines terms that a link of the case rules out, whoever accepts it.");
  say_refusals(task, answer, says);
  say_lines(task, answer, says);
  for (const auto& ratifier : table_of(task).ratifies)
    if (const auto share = number(answer.find("text_ratified", at(task, dispute.party(ratifier.party).id))))
      says.push_back(
          fmt::format("{} would pass it {}.", dispute.party(ratifier.party).name, in_worlds(*share)));
  say_dominated(task, answer, says);
  say_nearest(task, answer, says);
  for (const PartyId party : belligerents_outside(dispute, table_of(task)))
    says.push_back(
        fmt::format("This table does not need the acceptance of {}, which is at war: without it the fighting "
                    "goes on, and the word settlement does not apply.",
                    dispute.party(party).name));
  std::vector<std::string> elsewhere, open;
  const auto negotiated = dispute::issues_at(dispute, table_of(task));
  for (const auto& term : text.terms)
    if (std::find(negotiated.begin(), negotiated.end(), term.issue) == negotiated.end())
      elsewhere.push_back("\"" + dispute.issue(term.issue).title + "\"");
  if (!elsewhere.empty())
    says.push_back(fmt::format("What it says on {} is not judged here: this table does not negotiate it.",
                               base::join_and(elsewhere)));
  for (const auto issue : dispute::issues_at(dispute, table_of(task)))
    if (std::none_of(text.terms.begin(), text.terms.end(), [&](const auto& t) { return t.issue == issue; }))
      open.push_back("\"" + dispute.issue(issue).title + "\"");
  if (open.empty()) return says;
  std::vector<bool> settled;
  const auto issues = dispute::issues_at(dispute, table_of(task));
  for (const auto issue : issues)
    settled.push_back(
        std::any_of(text.terms.begin(), text.terms.end(), [&](const auto& t) { return t.issue == issue; }));
  says.push_back(fmt::format("It leaves {} open: {} as {} today{}.", base::join_and(open),
                             open.size() == 1 ? "it stays" : "they stay",
                             open.size() == 1 ? "it is" : "they are",
                             fighting_goes_on(dispute, issues, settled)
                                 ? ", the fighting goes on, and the text is judged against signing nothing"
                                 : ", and the text is judged against no agreement"));
  if (const auto completed = number(answer.find("text_completed", at(task))))
    says.push_back(
        fmt::format("Were the rest settled too, it could be completed to terms acceptable to this table {}.",
                    in_worlds(*completed)));
  return says;
}

question::Card text_card() {
  question::Card card;
  card.id = "tried_text";
  card.title = "A draft text, put to those who must accept";
  card.question = "agreement";
  card.sources = {"raiffa1982", "nash1950"};
  card.assumptions = {
      "a party takes a text that crosses none of its real red lines and is worth no less to it than "
      "no agreement",
      "a text that leaves issues open changes nothing on them, nor the course of the fighting",
      "clauses that touch no issue of the case are not judged"};
  card.domain = "a text that settles one issue of a table or more, at single points; for `entente try`";
  card.status = question::Status::checked;
  card.reads = {"party.", "position.", "score.", "red_line.", "issue.", "interaction.", "war."};
  card.per_table = true;
  return card;
}

}  // namespace

Method tried_text() {
  Method method;
  method.card = text_card();
  method.obstacles = text_obstacles;
  method.schema = schema_of;
  method.scratch = [](const Task& task) { return std::make_unique<TextScratch>(task); };
  method.measure = measure_text;
  method.solve = solve_text;
  method.say = say_text;
  return method;
}

}  // namespace entente::methods
