// What a hand on a slider waits for: one page's numbers over 512 worlds, from the request to the answers,
// edits and carrying left out (tools/bench_workbench has those). Bounds: 100 ms on moscow-talks, 60 ms for a
// text that is tried there, 250 ms with 50 parties and 20 issues.
#include <benchmark/benchmark.h>

#include <random>
#include <stdexcept>

#include <fmt/format.h>

#include "entente/desk/request.h"
#include "entente/dispute/case_folder.h"

namespace {

using namespace entente;
using CasePointer = std::shared_ptr<const dispute::Case>;

CasePointer built(dispute::CaseDraft draft) {
  auto made = dispute::Case::build(std::move(draft));
  if (!made.ok()) throw std::runtime_error(base::to_text(made.diagnostics()));
  return std::make_shared<const dispute::Case>(std::move(made).value());
}

CasePointer moscow() {
  static const CasePointer made =
      built(dispute::read_case_folder(ENTENTE_SOURCE_DIR "/cases/moscow-talks").value());
  return made;
}

// `asked` have to accept at the one table, three more ratify and two could wreck it; everybody has a position
// on every issue, and every third party a line on one.
CasePointer large(int parties, int issues, int asked) {
  std::mt19937 chance(2);
  const auto any = [&](int low, int high) { return low + static_cast<int>(chance() % (high - low + 1)); };
  dispute::CaseDraft draft;
  std::string& toml = draft.toml;
  toml = "format = 1\n[case]\ntitle = \"Large\"\nas_of = 2024-01-01\nquestion = \"How quick is it?\"\n";
  for (int p = 0; p < parties; ++p)
    toml += fmt::format(
        "[[party]]\nid = \"p{0}\"\nname = \"Party {0}\"\ncapability = [10, 20, 30]\n"
        "no_agreement = [0.5, 0.7]\n",
        p);
  for (int i = 0; i < issues; ++i)
    toml += fmt::format(
        "[[issue]]\nid = \"i{0}\"\ntitle = \"Issue {0}\"\nscale = {{ 0 = \"none\", 100 = \"all\" }}\n"
        "step = 5\nstatus_quo = 50\n",
        i);
  for (int p = 0; p < parties; ++p)
    for (int i = 0; i < issues; ++i) {
      const int ideal = any(10, 90);
      toml += fmt::format(
          "[[position]]\nparty = \"p{}\"\nissue = \"i{}\"\nideal = [{}, {}, {}]\nsalience = [0.2, 0.{}, "
          "0.9]\n",
          p, i, ideal - 5, ideal, ideal + 5, any(3, 7));
    }
  for (int p = 0; p < parties; p += 3)
    toml += fmt::format(
        "[[red_line]]\nparty = \"p{}\"\nissue = \"i{}\"\naccepts = {{ from = [{}, {}] }}\nfirmness = [0.3, "
        "0.8]\n",
        p, any(0, issues - 1), 20, 45);
  std::vector<std::string> accept;
  for (int p = 0; p < asked; ++p) accept.push_back(fmt::format("\"p{}\"", p));
  toml +=
      fmt::format("[[table]]\nid = \"t\"\nseated = [{0}]\nmust_accept = [{0}]\n", fmt::join(accept, ", "));
  if (asked + 5 <= parties)
    toml += fmt::format(
        "ratifies = [\"p{}\", \"p{}\", \"p{}\"]\ncan_spoil = [{{ party = \"p{}\", wrecks = 0.5 }}, "
        "{{ party = \"p{}\", wrecks = 0.4 }}]\n",
        asked, asked + 1, asked + 2, asked + 3, asked + 4);
  return built(std::move(draft));
}

void answer(benchmark::State& state, const CasePointer& dispute, desk::Request request) {
  request.plan.worlds = 512;
  for (auto _ : state) {
    const auto answers = desk::answer_request(request, dispute);
    if (!answers.ok()) throw std::runtime_error(base::to_text(answers.diagnostics()));
    for (const auto& each : answers->answers)
      if (!each.applies) throw std::runtime_error(each.because);
    benchmark::DoNotOptimize(answers->answers.data());
  }
}

desk::Request page(const char* question, bool glance) {
  desk::Request request;
  request.questions = {question};
  request.plan.glance = glance;
  return request;
}

void on_moscow(benchmark::State& state, const char* question, const char* table, bool glance) {
  auto request = page(question, glance);
  if (*table) request.tables = {table};
  answer(state, moscow(), request);
}

// A package as the builder makes it: every issue of the table settled at one point.
void try_on_moscow(benchmark::State& state, bool glance) {
  const auto table = *desk::main_table(*moscow());
  desk::Request request;
  request.plan.glance = glance;
  request.tables = {moscow()->table(table).id};
  request.text.emplace();
  for (const auto issue : dispute::issues_at(*moscow(), moscow()->table(table))) {
    const auto& of = moscow()->issue(issue);
    request.text->terms.push_back(
        {issue, of.kind == dispute::Issue::Kind::scale ? 0.45 * of.high() + 0.55 * of.low() : 0});
  }
  answer(state, moscow(), request);
}

void on_large(benchmark::State& state, const char* question, int asked) {
  static std::map<int, CasePointer> made;
  CasePointer& dispute = made[asked];
  if (!dispute) dispute = large(50, 20, asked);
  answer(state, dispute, page(question, true));
}

#define ENTENTE_PAGE(function, name, ...)        \
  BENCHMARK_CAPTURE(function, name, __VA_ARGS__) \
      ->Name(#name)                              \
      ->Unit(benchmark::kMillisecond)            \
      ->MeasureProcessCPUTime()                  \
      ->UseRealTime()

ENTENTE_PAGE(on_moscow, page_agreement_glance_512_worlds_moscow_one_table, "agreement", "shuttle", true);
ENTENTE_PAGE(on_moscow, page_agreement_512_worlds_moscow_one_table, "agreement", "shuttle", false);
ENTENTE_PAGE(on_moscow, page_agreement_glance_512_worlds_moscow_all_tables, "agreement", "", true);
ENTENTE_PAGE(on_moscow, page_table_glance_512_worlds_moscow_all_tables, "table", "", true);
ENTENTE_PAGE(on_moscow, page_table_512_worlds_moscow_all_tables, "table", "", false);
ENTENTE_PAGE(on_moscow, page_war_glance_512_worlds_moscow, "war", "", true);
ENTENTE_PAGE(on_moscow, page_drivers_glance_512_worlds_moscow, "drivers", "", true);
ENTENTE_PAGE(on_moscow, page_compare_512_worlds_moscow, "compare", "", true);
ENTENTE_PAGE(try_on_moscow, page_package_glance_512_worlds_moscow, true);
ENTENTE_PAGE(try_on_moscow, page_package_512_worlds_moscow, false);
ENTENTE_PAGE(on_large, page_agreement_glance_512_worlds_50x20_six_accept, "agreement", 6);
ENTENTE_PAGE(on_large, page_agreement_glance_512_worlds_50x20_twelve_accept, "agreement", 12);
ENTENTE_PAGE(on_large, page_table_glance_512_worlds_50x20_six_accept, "table", 6);
ENTENTE_PAGE(on_large, page_table_glance_512_worlds_50x20_twelve_accept, "table", 12);
ENTENTE_PAGE(on_large, page_drivers_glance_512_worlds_50x20_six_accept, "drivers", 6);
ENTENTE_PAGE(on_large, page_positions_glance_512_worlds_50x20_six_accept, "positions", 6);

}  // namespace
