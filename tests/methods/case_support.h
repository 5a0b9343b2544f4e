#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/require.h"
#include "entente/dispute/case.h"
#include "entente/dispute/case_folder.h"
#include "entente/dispute/world.h"
#include "entente/ensemble/draw.h"
#include "entente/ensemble/levers.h"
#include "entente/ensemble/run.h"
#include "entente/methods/all.h"
#include "entente/question/method.h"

// What tests of methods, ensembles and the desk need of a case: small ones written in the test, and the
// worked cases of the repository.
namespace entente::fixtures {

using CasePointer = std::shared_ptr<const dispute::Case>;

inline CasePointer case_of(const dispute::CaseDraft& draft) {
  auto result = dispute::Case::build(draft);
  if (!result.ok()) throw std::runtime_error(base::to_text(result.diagnostics()));
  return std::make_shared<const dispute::Case>(std::move(result).value());
}

/// A case from its rows; `format` and `[case]` are put before them.
inline CasePointer small_case(const std::string& rows, const std::string& more_of_case = "") {
  return case_of(
      {"case.toml",
       "format = 1\n[case]\ntitle = \"A case\"\nas_of = 2024-03-02\nquestion = \"Who gets what?\"\n" +
           more_of_case + "\n" + rows,
       {}});
}

inline CasePointer worked_case(const std::string& name) {
  auto draft = dispute::read_case_folder(std::string(ENTENTE_SOURCE_DIR) + "/cases/" + name);
  if (!draft.ok()) throw std::runtime_error(base::to_text(draft.diagnostics()));
  return case_of(*draft);
}

inline question::Task task_of(const CasePointer& dispute, const std::string& table) {
  question::Task task{dispute, {}};
  task.inquiry.table = dispute->find_table(table);
  base::require(task.inquiry.table.has_value(), "the case has no such table");
  return task;
}

/// Every estimate at its median.
inline dispute::World central(const CasePointer& dispute) {
  return ensemble::Draws(dispute, 1, 16).central();
}

/// A world with some numbers set by path.
inline dispute::World with_values(dispute::World world,
                                  const std::vector<std::pair<std::string, double>>& values) {
  for (const auto& [path, value] : values) {
    const auto field = world.dispute().fields().find(path);
    base::require(field.has_value(), "the case has no such number");
    world.values()[field->index()] = value;
  }
  return world;
}

struct RunOptions {
  std::size_t worlds = 256;
  std::uint64_t seed = 1;
  unsigned threads = 1;
  std::vector<std::string> levers;
};

inline question::Answer run(const question::Method& method, const question::Task& task,
                            const RunOptions& options = {}) {
  const ensemble::Draws draws(task.dispute, options.seed, ensemble::rounded_worlds(options.worlds));
  ensemble::Plan plan;
  plan.seed = options.seed;
  plan.worlds = options.worlds;
  plan.threads = options.threads;
  auto pulled = ensemble::pull_levers(task.dispute, options.levers);
  if (!pulled.ok()) throw std::runtime_error(base::to_text(pulled.diagnostics()));
  return ensemble::run_ensemble(method, task, draws, *pulled, plan);
}

/// The method's numbers, world by world.
inline ensemble::Table measured(const question::Method& method, const question::Task& task,
                                const RunOptions& options = {}) {
  const ensemble::Draws draws(task.dispute, options.seed, ensemble::rounded_worlds(options.worlds));
  auto pulled = ensemble::pull_levers(task.dispute, options.levers);
  if (!pulled.ok()) throw std::runtime_error(base::to_text(pulled.diagnostics()));
  ensemble::Plan plan;
  plan.threads = options.threads;
  const question::Task changed{pulled->dispute(), task.inquiry};
  return ensemble::measure_worlds(method, changed, draws, *pulled, plan);
}

/// The column of the measure with this name (and party, issue), by world.
inline std::vector<double> column_of(const ensemble::Table& table, const std::string& name,
                                     const std::string& party = "", const std::string& issue = "") {
  std::size_t at = 0;
  for (const auto& measure : table.schema) {
    if (measure.name == name && (party.empty() || measure.about.party == party) &&
        (issue.empty() || measure.about.issue == issue))
      return ensemble::column(table, at);
    at += measure.width;
  }
  base::require(false, "the method has no such measure");
  return {};
}

}  // namespace entente::fixtures
