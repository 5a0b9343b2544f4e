#include "entente/ensemble/run.h"

#include <atomic>
#include <cmath>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement.h"
#include "tests/methods/case_support.h"

namespace entente::ensemble {
namespace {

using fixtures::task_of;
using fixtures::worked_case;
using question::Method;
using question::Task;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Writes 1 in `share` of the worlds, by one coin of the case.
Method coin_method(double share) {
  Method method;
  method.card.id = "coin";
  method.card.question = "agreement";
  method.obstacles = [](const Task&) { return std::vector<std::string>{}; };
  method.schema = [](const Task&) {
    question::Measure measure;
    measure.name = "coin";
    measure.kind = question::FindingKind::probability;
    return question::Schema{measure};
  };
  method.measure = [share](const Task&, const dispute::World& world, question::Scratch*,
                           std::span<double> out) {
    out[0] = world.value(*world.dispute().fields().find("party.north_coast.resolve")) < share ? 1 : 0;
  };
  return method;
}

TEST(RunEnsemble, gives_the_same_rows_on_any_number_of_threads) {
  const auto task = task_of(worked_case("harbour"), "bilateral");
  const auto one = fixtures::measured(methods::agreement(), task, {1024, 1, 1, {}});
  for (const unsigned threads : {2U, 3U, 8U}) {
    const auto many = fixtures::measured(methods::agreement(), task, {1024, 1, threads, {}});
    ASSERT_EQ(many.rows.size(), one.rows.size());
    for (std::size_t i = 0; i < one.rows.size(); ++i)
      EXPECT_TRUE(one.rows[i] == many.rows[i] || (std::isnan(one.rows[i]) && std::isnan(many.rows[i]))) << i;
  }
}

TEST(RunEnsemble, a_method_that_does_not_apply_answers_with_every_reason_and_no_number) {
  auto method = coin_method(0.5);
  method.obstacles = [](const Task&) {
    return std::vector<std::string>{"one key is missing", "another too"};
  };
  const auto answer = fixtures::run(method, Task{worked_case("harbour"), {}});
  EXPECT_FALSE(answer.applies);
  EXPECT_EQ(answer.because, "one key is missing; another too");
  EXPECT_THAT(answer.findings, IsEmpty());
}

TEST(RunEnsemble, says_when_there_are_too_few_worlds_for_a_share) {
  const Task task{worked_case("harbour"), {}};
  EXPECT_THAT(fixtures::run(coin_method(0.37), task, {32, 1, 1, {}}).caveats,
              Contains(HasSubstr("too few worlds")));
  EXPECT_THAT(fixtures::run(coin_method(0.37), task, {4096, 1, 1, {}}).caveats, IsEmpty());
}

TEST(RunEnsemble, says_when_a_lever_left_a_numbers_domain) {
  const auto task = task_of(worked_case("harbour"), "bilateral");
  const auto answer =
      fixtures::run(methods::agreement(), task, {16, 1, 1, {"position.north_coast.fee.salience=5"}});
  EXPECT_THAT(answer.caveats,
              Contains("a lever moved a number beyond its domain in 16 of 16 worlds; there it stands at the "
                       "domain's end"));
  EXPECT_THAT(fixtures::run(methods::agreement(), task, {16, 1, 1, {"position.north_coast.fee.salience=0.5"}})
                  .caveats,
              Not(Contains(HasSubstr("domain"))));
}

TEST(RunEnsemble, stops_between_two_blocks_when_it_is_cancelled_and_keeps_nothing) {
  const auto dispute = worked_case("harbour");
  const Task task{dispute, {}};
  const Draws draws(dispute, 1, 1024);
  Plan plan;
  plan.threads = 1;
  std::atomic<int> seen{0};
  auto method = coin_method(0.5);
  const auto measure = method.measure;
  method.measure = [&](const Task& of, const dispute::World& world, question::Scratch* scratch,
                       std::span<double> out) {
    if (++seen == 300) plan.cancel.cancel();
    measure(of, world, scratch, out);
  };
  const auto table = measure_worlds(method, task, draws, PulledLevers(dispute), plan);
  EXPECT_FALSE(table.complete);
  EXPECT_EQ(seen, 320);  // the block that was under way is finished
  plan.cancel = base::CancelToken();
  seen = 0;
  const auto answer = run_ensemble(method, task, draws, PulledLevers(dispute), plan);
  EXPECT_THAT(answer.findings, IsEmpty());
  EXPECT_THAT(answer.says, IsEmpty());
}

TEST(RunEnsemble, hands_on_what_a_method_throws_from_any_thread) {
  const auto dispute = worked_case("harbour");
  auto method = coin_method(0.5);
  method.measure = [](const Task&, const dispute::World&, question::Scratch*, std::span<double>) {
    throw base::ContractViolation("broken", base::SourcePlace::here());
  };
  Plan plan;
  plan.threads = 4;
  EXPECT_THROW(run_ensemble(method, Task{dispute, {}}, Draws(dispute, 1, 2048), PulledLevers(dispute), plan),
               base::ContractViolation);
}

TEST(RunEnsemble, reports_progress_up_to_one) {
  const auto dispute = worked_case("harbour");
  Plan plan;
  plan.threads = 1;
  std::vector<double> shares;
  plan.progress = [&](double share) { shares.push_back(share); };
  run_ensemble(coin_method(0.5), Task{dispute, {}}, Draws(dispute, 1, 256), PulledLevers(dispute), plan);
  EXPECT_THAT(shares, ElementsAre(0.25, 0.5, 0.75, 1));
}

TEST(RunEnsemble, an_answer_names_its_method_table_levers_and_status) {
  const auto answer = fixtures::run(methods::agreement(), task_of(worked_case("harbour"), "bilateral"),
                                    {16, 1, 1, {"withdraw_patrols"}});
  EXPECT_EQ(answer.question, "agreement");
  EXPECT_EQ(answer.method, "acceptable_set");
  EXPECT_EQ(answer.table, "bilateral");
  EXPECT_EQ(answer.status, question::Status::checked);
  EXPECT_THAT(answer.levers, ElementsAre("withdraw_patrols"));
  EXPECT_THAT(answer.sources, ElementsAre("nash1950", "kalai1975", "kalai1977", "raiffa1982"));
}

TEST(RunEnsemble, asks_further_passes_one_after_the_other_each_knowing_what_was_found_before) {
  std::vector<std::size_t> known;
  const auto pass = [&](const char* name, double value) {
    auto method = coin_method(0.5);
    method.schema = [name](const Task&) {
      question::Measure measure;
      measure.name = name;
      return question::Schema{measure};
    };
    method.measure = [value](const Task&, const dispute::World&, question::Scratch*, std::span<double> out) {
      out[0] = value;
    };
    return method;
  };
  auto first = pass("first", 1), second = pass("second", 2);
  const auto third = pass("third", 3);
  second.next = [&](const Task&, const question::Answer& answer) {
    known.push_back(answer.findings.size());
    return std::optional(third);
  };
  first.next = [&](const Task&, const question::Answer& answer) {
    known.push_back(answer.findings.size());
    return std::optional(second);
  };
  const auto answer = fixtures::run(first, Task{worked_case("harbour"), {}}, {16, 1, 1, {}});
  EXPECT_THAT(known, ElementsAre(1, 2));
  ASSERT_EQ(answer.findings.size(), 3u);
  EXPECT_EQ(answer.findings[2].name, "third");
  EXPECT_EQ(std::get<double>(answer.findings[2].value), 3);
  EXPECT_EQ(answer.method, first.card.id);
}

TEST(RunEnsemble, a_glance_has_the_numbers_of_the_worlds_and_neither_a_central_world_nor_further_passes) {
  const auto dispute = worked_case("harbour");
  auto method = coin_method(0.5);
  method.solve = [](const Task&, const dispute::World&) {
    question::Finding central;
    central.name = "central";
    return std::vector{central};
  };
  method.next = [](const Task&, const question::Answer&) -> std::optional<question::Method> {
    throw std::logic_error("a further pass");
  };
  Plan plan;
  plan.glance = true;
  const Draws draws(dispute, 1, 64);
  const auto seen = run_ensemble(method, Task{dispute, {}}, draws, PulledLevers(dispute), plan);
  const auto whole = run_ensemble(coin_method(0.5), Task{dispute, {}}, draws, PulledLevers(dispute), {});
  EXPECT_EQ(seen.findings, whole.findings);
  EXPECT_EQ(seen.find("central"), nullptr);
}

TEST(RunEnsemble, on_one_thread_everything_happens_in_the_callers) {
  const auto dispute = worked_case("harbour");
  auto method = coin_method(0.5);
  const auto caller = std::this_thread::get_id();
  std::atomic<bool> elsewhere{false};
  const auto measure = method.measure;
  method.measure = [&](const Task& of, const dispute::World& world, question::Scratch* scratch,
                       std::span<double> out) {
    if (std::this_thread::get_id() != caller) elsewhere = true;
    measure(of, world, scratch, out);
  };
  Plan plan;
  plan.threads = 1;
  run_ensemble(method, Task{dispute, {}}, Draws(dispute, 1, 2048), PulledLevers(dispute), plan);
  EXPECT_FALSE(elsewhere);
}

}  // namespace
}  // namespace entente::ensemble
