#include "entente/report/fragments.h"

#include <algorithm>
#include <array>

#include "entente/report/chart.h"
#include "entente/report/sections.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;

struct SectionKind {
  std::string_view name;
  std::vector<std::string> questions;
  Section (*make)(const Context&);
};

const std::vector<SectionKind>& section_kinds() {
  // What a section shows of every answer asks the cheapest question, so that there is an answer to show.
  static const std::vector<SectionKind> kinds = {
      {"page-one", {"positions", "agreement"}, page_one},
      {"answer", {"agreement"}, answer_section},
      {"rests-on", {"agreement"}, inputs_section},
      {"parties", {"positions"}, parties_section},
      {"agreement", {"positions", "agreement"}, agreement_section},
      {"fighting", {"war"}, fighting_section},
      {"table", {"table"}, tables_section},
      {"stability", {"stability"}, stability_section},
      {"change", {"compare"}, levers_section},
      {"timeline", {"timeline"}, timeline_section},
      {"drivers", {"drivers"}, drivers_section},
      {"find-out", {"positions", "agreement", "drivers"}, find_out_section},
      {"disregard", {"positions"}, disregard_section},
      {"methods", {"positions"}, methods_section},
      {"documents", {"positions"}, documents_section},
      {"numbers", {"positions"}, numbers_section}};
  return kinds;
}

// Questions that have no section of their own are told under their own name.
constexpr std::array<std::string_view, 3> plain_questions = {"talks", "forecast", "power"};

struct FigureKind {
  std::string_view name;
  std::vector<std::string> questions;
  std::optional<Chart> (*of_all)(const Context&);                              // either this
  std::optional<Chart> (*of_answer)(const Context&, const Answer&) = nullptr;  // or one for each table
};

const std::vector<FigureKind>& figure_kinds() {
  static const std::vector<FigureKind> kinds = {{"strip", {"positions", "agreement"}, strip_chart},
                                                {"positions", {"positions"}, nullptr, positions_chart},
                                                {"matrix", {"positions"}, nullptr, matrix_chart},
                                                {"room", {"agreement", "positions"}, nullptr, room_chart},
                                                {"frontier", {"agreement"}, nullptr, frontier_chart},
                                                {"package", {"agreement"}, nullptr, package_chart},
                                                {"gains", {"agreement"}, nullptr, gains_chart},
                                                {"front", {"war"}, nullptr, front_chart},
                                                {"survival", {"war"}, nullptr, survival_chart},
                                                {"tables", {"table"}, tables_chart},
                                                {"life", {"stability"}, life_chart},
                                                {"levers", {"compare"}, levers_chart},
                                                {"drivers", {"drivers"}, nullptr, drivers_chart}};
  return kinds;
}

template <class Kinds>
auto find_kind(const Kinds& kinds, std::string_view name) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

bool plain_question(std::string_view name) {
  return std::find(plain_questions.begin(), plain_questions.end(), name) != plain_questions.end();
}

Section plain_section(const Context& context, std::string_view question) {
  question::Answers only = context.answers;
  std::erase_if(only.answers, [&](const Answer& answer) { return answer.question != question; });
  Section whole{std::string(question), {}, {}};
  for (const Section& section : other_sections({only, context.dispute, context.evidence, context.trail})) {
    whole.title = section.title;
    whole.body += section.body;
  }
  return whole;
}

Fragment section_fragment(const Context& context, const std::string& name) {
  const SectionKind* kind = find_kind(section_kinds(), name);
  if (!kind && !plain_question(name)) return {name, {}, {}};
  Section section = kind ? kind->make(context) : plain_section(context, name);
  return {name, std::move(section.title), std::move(section.body)};
}

// "room@shuttle": the figure and the table that it is asked about; without a table the first answer has it.
std::optional<Chart> chart_of(const Context& context, std::string_view name) {
  const std::size_t at = name.find('@');
  const FigureKind* kind = find_kind(figure_kinds(), name.substr(0, at));
  if (!kind) return std::nullopt;
  const std::string_view table = at == std::string_view::npos ? "" : name.substr(at + 1);
  if (kind->of_all) return at == std::string_view::npos ? kind->of_all(context) : std::nullopt;
  for (const Answer* answer : answers_to(context.answers, kind->questions.front())) {
    if (!table.empty() && answer->table != table) continue;
    if (auto chart = kind->of_answer(context, *answer)) return chart;
  }
  return std::nullopt;
}

template <class Kinds>
void add_names(const Kinds& kinds, std::vector<std::string>& names) {
  for (const auto& kind : kinds) names.emplace_back(kind.name);
}

}  // namespace

std::vector<std::string> section_names() {
  std::vector<std::string> names;
  add_names(section_kinds(), names);
  names.insert(names.end(), plain_questions.begin(), plain_questions.end());
  return names;
}

std::vector<std::string> figure_names() {
  std::vector<std::string> names;
  add_names(figure_kinds(), names);
  return names;
}

std::vector<std::string> questions_of(std::string_view fragment) {
  const std::string_view name = fragment.substr(0, fragment.find('@'));
  std::vector<std::string> questions;
  const auto add = [&](const std::vector<std::string>& more) {
    for (const std::string& question : more)
      if (std::find(questions.begin(), questions.end(), question) == questions.end())
        questions.push_back(question);
  };
  if (const SectionKind* section = find_kind(section_kinds(), name)) add(section->questions);
  if (const FigureKind* figure = find_kind(figure_kinds(), name)) add(figure->questions);
  if (plain_question(name)) add({std::string(name)});
  return questions;
}

std::vector<Fragment> sections_html(const question::Answers& answers, const dispute::Case& dispute,
                                    const evidence::Claims& evidence, const std::vector<std::string>& names) {
  Trail trail(dispute, evidence, Trail::Links::carry_entries);
  const Context context{answers, dispute, evidence, trail};
  std::vector<Fragment> fragments;
  for (const std::string& name : names) fragments.push_back(section_fragment(context, name));
  return fragments;
}

std::vector<Fragment> figures_html(const question::Answers& answers, const dispute::Case& dispute,
                                   const evidence::Claims& evidence, const std::vector<std::string>& names) {
  Trail trail(dispute, evidence, Trail::Links::carry_entries);
  const Context context{answers, dispute, evidence, trail, true};
  std::vector<Fragment> fragments;
  for (const std::string& name : names) {
    const auto chart = chart_of(context, name);
    fragments.push_back({name, chart ? chart->title : "", chart ? figure(context, *chart) : ""});
  }
  return fragments;
}

}  // namespace entente::report
