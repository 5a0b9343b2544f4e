#include "entente/ensemble/run.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#ifndef __EMSCRIPTEN__
#include <thread>
#endif

#include <fmt/format.h>

#include "entente/ensemble/aggregate.h"
#include "entente/ensemble/knowledge.h"

namespace entente::ensemble {

using question::Answer;
using question::Finding;
using question::Method;
using question::Task;

namespace {

constexpr std::size_t block = 64;  // so that 512 worlds keep eight cores busy

// Returns the number of worlds in which a lever left a number's domain.
std::size_t measure_block(const Method& method, const Task& task, const Draws& draws,
                          const PulledLevers& levers, std::size_t first, Table& table) {
  const auto scratch = method.scratch ? method.scratch(task) : nullptr;
  const std::size_t last = std::min(first + block, table.worlds);
  std::size_t clipped = 0;
  for (std::size_t w = first; w < last; ++w) {
    std::size_t beyond = 0;
    const dispute::World world = levers.apply(draws.world(w), &beyond);
    if (beyond > 0) ++clipped;
    method.measure(task, world, scratch.get(),
                   std::span<double>(table.rows).subspan(w * table.width, table.width));
  }
  return clipped;
}

// Work is handed out by an atomic counter; the first exception is kept and thrown again in the caller.
void for_each_block(std::size_t blocks, const Plan& plan, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0}, done{0};
  std::mutex guard;
  std::exception_ptr failure;
  const auto worker = [&] {
    for (std::size_t b = next++; b < blocks && !plan.cancel.cancelled(); b = next++) {
      try {
        work(b);
      } catch (...) {
        const std::lock_guard lock(guard);
        if (!failure) failure = std::current_exception();
        plan.cancel.cancel();
      }
      if (plan.progress) plan.progress(static_cast<double>(++done) / static_cast<double>(blocks));
    }
  };
#ifdef __EMSCRIPTEN__
  worker();
#else
  const unsigned wanted = plan.threads ? plan.threads : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < std::min<std::size_t>(wanted, blocks); ++i) helpers.emplace_back(worker);
  worker();
  for (std::thread& helper : helpers) helper.join();
#endif
  if (failure) std::rethrow_exception(failure);
}

Answer start_answer(const Method& method, const Task& task, const PulledLevers& levers) {
  Answer answer;
  answer.question = method.card.question;
  answer.method = method.card.id;
  answer.status = method.card.status;
  answer.sources = method.card.sources;
  answer.levers = levers.ids();
  answer.parameters = task.inquiry.parameters;
  if (task.inquiry.table) answer.table = task.dispute->table(*task.inquiry.table).id;
  return answer;
}

void add(Answer& answer, std::vector<Finding> findings) {
  for (Finding& finding : findings) answer.findings.push_back(std::move(finding));
}

void note_precision(Answer& answer) {
  double worst = 0;
  for (const Finding& finding : answer.findings)
    if (finding.kind == question::FindingKind::probability && finding.error)
      worst = std::max(worst, *finding.error);
  if (worst > 0.01)
    answer.caveats.push_back(
        fmt::format("too few worlds: the Monte-Carlo error of a share reaches {:.2f}; ask for more worlds "
                    "before comparing shares "
                    "closer than that",
                    worst));
}

// Where a pass asked how many worlds accept each named package: what to find out before choosing among them.
std::vector<Finding> worth_knowing(const Table& table, const Task& task, const Draws& draws,
                                   const PulledLevers& levers) {
  constexpr std::size_t most_packages = 16, most_inputs = 5;
  std::vector<std::vector<double>> support;
  std::size_t start = 0;
  for (const auto& measure : table.schema) {
    if (measure.name == "candidate_support" && support.size() < most_packages)
      support.push_back(column(table, start));
    start += measure.width;
  }
  std::vector<Finding> findings;
  if (support.empty()) return findings;
  std::vector<dispute::PartyId> parties;
  for (const auto& acceptor : task.dispute->table(*task.inquiry.table).must_accept)
    parties.push_back(acceptor.party);
  for (const Knowledge& known : value_of_knowing(draws, support, parties, &levers)) {
    if (findings.size() == most_inputs) break;
    Finding finding;
    finding.name = "worth_knowing";
    finding.about.lever = known.path;
    finding.about.table = task.dispute->table(*task.inquiry.table).id;
    finding.kind = question::FindingKind::share;
    finding.unit = "difference in the share of worlds that accept the package chosen, once it is known";
    finding.value = known.gain;
    finding.error = known.error;
    finding.rests_on = {known.path};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace

std::vector<double> column(const Table& table, std::size_t index) {
  std::vector<double> values(table.worlds);
  for (std::size_t w = 0; w < table.worlds; ++w) values[w] = table.at(w, index);
  return values;
}

Table measure_worlds(const Method& method, const Task& task, const Draws& draws, const PulledLevers& levers,
                     const Plan& plan) {
  Table table;
  table.schema = method.schema(task);
  for (const auto& measure : table.schema) table.width += measure.width;
  table.worlds = draws.worlds();
  table.rows.assign(table.worlds * table.width, std::numeric_limits<double>::quiet_NaN());
  std::atomic<std::size_t> clipped{0};
  for_each_block((table.worlds + block - 1) / block, plan, [&](std::size_t b) {
    clipped += measure_block(method, task, draws, levers, b * block, table);
  });
  table.clipped = clipped;
  table.complete = !plan.cancel.cancelled();
  return table;
}

void note_clipping(Answer& answer, const Table& table) {
  if (table.clipped == 0) return;
  answer.caveats.push_back(fmt::format(
      "a lever moved a number beyond its domain in {} of {} worlds; there it stands at the domain's end",
      table.clipped, table.worlds));
}

Answer run_ensemble(const Method& method, const Task& asked, const Draws& draws, const PulledLevers& levers,
                    const Plan& plan) {
  const Task task{levers.dispute(), asked.inquiry};  // a lever may have changed who must accept
  Answer answer = start_answer(method, task, levers);
  const auto obstacles = method.obstacles(task);
  if (!obstacles.empty()) {
    answer.applies = false;
    for (const std::string& reason : obstacles)
      answer.because += (answer.because.empty() ? "" : "; ") + reason;
    return answer;
  }
  const Table table = measure_worlds(method, task, draws, levers, plan);
  if (!table.complete) return answer;
  add(answer, aggregate(table, task, method.card.reads));
  note_clipping(answer, table);
  if (method.solve && !plan.glance) add(answer, method.solve(task, levers.apply(draws.central())));
  auto further = method.next && !plan.glance ? method.next(task, answer) : std::nullopt;
  while (further) {
    const Table again = measure_worlds(*further, task, draws, levers, plan);
    if (!again.complete) return start_answer(method, task, levers);
    add(answer, aggregate(again, task, method.card.reads));
    add(answer, worth_knowing(again, task, draws, levers));
    keep_most_supported(answer, 3);
    further = further->next ? further->next(task, answer) : std::nullopt;
  }
  note_precision(answer);
  if (method.say) answer.says = method.say(task, answer);
  return answer;
}

}  // namespace entente::ensemble
