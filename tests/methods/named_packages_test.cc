#include "entente/methods/named_packages.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement.h"
#include "entente/methods/agreement_schema.h"
#include "entente/methods/phrases.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"
#include "tests/reference/table_enumeration.h"

namespace entente::methods {
namespace {

using fixtures::column_of;
using fixtures::measured;
using fixtures::small_case;
using fixtures::task_of;
using question::Answer;
using question::Finding;
using reference::TablePackage;
using reference::TableTwin;

// An answer that names these packages, as a first pass leaves it.
Answer naming(const dispute::Case& dispute, const std::vector<dispute::IssueId>& issues,
              const std::vector<TablePackage>& packages) {
  Answer answer;
  for (std::size_t c = 0; c < packages.size(); ++c) {
    const std::vector<double> options(packages[c].begin(), packages[c].end());
    Finding candidate;
    candidate.name = "candidate";
    candidate.about.table = "t";
    candidate.about.level = static_cast<double>(c + 1);
    candidate.value = terms_of(dispute, issues, options);
    answer.findings.push_back(std::move(candidate));
  }
  return answer;
}

struct Scene {
  fixtures::CasePointer dispute;
  question::Task task;
  std::vector<dispute::IssueId> issues;
  std::vector<TablePackage> named;
  ensemble::Draws draws;
};

// Random cases with six packages named at random.
Scene scene(std::uint32_t seed, bool quorum) {
  fixtures::RandomCaseOptions options;
  options.war = seed % 3 == 0;
  options.ratifiers = options.limited = false;
  options.quorum = quorum;
  const auto dispute = small_case(fixtures::random_rows(seed, options));
  const auto task = task_of(dispute, "t");
  const auto& table = dispute->table(*task.inquiry.table);
  const auto issues = dispute::issues_at(*dispute, table);
  const ensemble::Draws draws(dispute, 1, 64);
  WorldModel model(*dispute, issues);
  const auto world = draws.world(0);
  model.fill(world);
  auto all = TableTwin(model, table, world).packages();
  std::shuffle(all.begin(), all.end(), std::mt19937(seed));
  all.resize(6);
  return {dispute, task, issues, all, draws};
}

// The named package with the largest product of gains among those that are accepted; none: 6.
std::size_t balanced(const TableTwin& twin, const std::vector<TablePackage>& named,
                     const std::vector<bool>& accepted) {
  std::size_t found = named.size();
  for (std::size_t c = 0; c < named.size(); ++c)
    if (accepted[c] && (found == named.size() || twin.product(named[c]) > twin.product(named[found])))
      found = c;
  return found;
}

std::vector<bool> accepted_by(const TableTwin& twin, const std::vector<TablePackage>& named) {
  std::vector<bool> accepted;
  for (const auto& package : named) accepted.push_back(twin.feasible(package) && twin.decided(package));
  return accepted;
}

TEST(NamedPackages, are_supported_in_exactly_the_worlds_in_whose_acceptable_set_they_lie) {
  for (const bool quorum : {false, true}) {
    std::size_t yes = 0, no = 0;
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
      const auto s = scene(seed, quorum);
      const auto table =
          measured(*name_packages(s.task, naming(*s.dispute, s.issues, s.named)), s.task, {64, 1, 1, {}});
      WorldModel model(*s.dispute, s.issues);
      for (std::size_t w = 0; w < 64; ++w) {
        const auto world = s.draws.world(w);
        model.fill(world);
        const auto accepted = accepted_by(TableTwin(model, s.dispute->tables()[0], world), s.named);
        for (std::size_t c = 0; c < 6; ++c) {
          ASSERT_EQ(table.at(w, c), accepted[c] ? 1 : 0)
              << (quorum ? "quorum, " : "") << seed << " " << w << " " << c;
          ++(accepted[c] ? yes : no);
        }
      }
    }
    EXPECT_GT(yes, 500u);
    EXPECT_GT(no, 500u);
  }
}

TEST(NamedPackages, are_regretted_by_what_the_party_that_loses_most_falls_short_of_the_balanced_one) {
  std::size_t some = 0, none = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const auto s = scene(seed, false);
    const auto table =
        measured(*name_packages(s.task, naming(*s.dispute, s.issues, s.named)), s.task, {64, 1, 1, {}});
    WorldModel model(*s.dispute, s.issues);
    const auto& must = s.dispute->tables()[0].must_accept;
    for (std::size_t w = 0; w < 64; ++w) {
      const auto world = s.draws.world(w);
      model.fill(world);
      const TableTwin twin(model, s.dispute->tables()[0], world);
      const auto accepted = accepted_by(twin, s.named);
      const std::size_t reference = balanced(twin, s.named, accepted);
      for (std::size_t c = 0; c < 6; ++c) {
        if (reference == 6) {
          EXPECT_TRUE(std::isnan(table.at(w, 6 + c)));
          ++none;
          continue;
        }
        if (twin.product(s.named[reference]) < 1e-9) continue;  // nobody gains: which is balanced is a tie
        double most = 0;
        for (const auto& acceptor : must) {
          const double has = accepted[c] ? twin.gain(acceptor, s.named[c]) : 0;
          most = std::max(
              most, (twin.gain(acceptor, s.named[reference]) - has) / model.range(acceptor.party.index()));
        }
        EXPECT_NEAR(table.at(w, 6 + c), most, 1e-9) << seed << " " << w << " " << c;
        EXPECT_EQ(table.at(w, 12 + c), table.at(w, 6 + c));
        some += most > 0.01;
      }
    }
  }
  EXPECT_GT(some, 500u);
  EXPECT_GT(none, 500u);
}

TEST(NamedPackages, that_are_kept_are_looked_at_again_who_accepts_them_and_whether_they_are_efficient) {
  std::size_t efficient = 0, dominated = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const auto s = scene(seed, false);
    const auto answer = naming(*s.dispute, s.issues, s.named);
    const auto closer = name_packages(s.task, answer)->next(s.task, answer);
    ASSERT_TRUE(closer.has_value());
    const auto table = measured(*closer, s.task, {64, 1, 1, {}});
    WorldModel model(*s.dispute, s.issues);
    const auto& must = s.dispute->tables()[0].must_accept;
    ASSERT_EQ(table.width, 6 * (1 + must.size()));
    for (std::size_t w = 0; w < 64; ++w) {
      const auto world = s.draws.world(w);
      model.fill(world);
      const TableTwin twin(model, s.dispute->tables()[0], world);
      const auto accepted = accepted_by(twin, s.named);
      for (std::size_t c = 0; c < 6; ++c) {
        const std::size_t at = c * (1 + must.size());
        for (std::size_t i = 0; i < must.size(); ++i)
          EXPECT_EQ(table.at(w, at + 1 + i), twin.accepts(must[i], s.named[c]) ? 1 : 0);
        EXPECT_EQ(std::isnan(table.at(w, at)), !accepted[c]);
        if (!accepted[c]) continue;
        // By how much some acceptable package gives one acceptor more and the others as much.
        double most = 0;
        for (const auto& package : twin.acceptable()) {
          double least = 0, more = 0;
          for (const auto& acceptor : must) {
            const double gains = twin.gain(acceptor, package) - twin.gain(acceptor, s.named[c]);
            least = std::min(least, gains);
            more = std::max(more, gains);
          }
          if (least >= -1e-9) most = std::max(most, more);
        }
        if (most > 1e-8 && most < 1e-5) continue;
        EXPECT_EQ(table.at(w, at), most > 1e-6 ? 0 : 1) << seed << " " << w << " " << c;
        ++(most > 1e-6 ? dominated : efficient);
      }
    }
  }
  EXPECT_GT(efficient, 50u);
  EXPECT_GT(dominated, 200u);
}

TEST(NamedPackages, are_none_where_the_first_pass_named_none) {
  const auto s = scene(1, false);
  EXPECT_FALSE(name_packages(s.task, Answer{}).has_value());
}

TEST(NamedPackages, show_the_mean_regret_and_the_worst) {
  const auto task = task_of(fixtures::worked_case("harbour"), "bilateral");
  const auto answer = fixtures::run(agreement(), task, {256, 1, 1, {}});
  const auto means = answer.all("candidate_regret"), worsts = answer.all("candidate_worst_regret");
  const auto named = answer.all("candidate");
  ASSERT_EQ(means.size(), named.size());
  ASSERT_EQ(worsts.size(), named.size());
  for (std::size_t c = 0; c < named.size(); ++c) {
    EXPECT_EQ(means[c]->about, worsts[c]->about);
    EXPECT_GE(*number(means[c]), 0);
    EXPECT_GE(*number(worsts[c]), *number(means[c]));
  }
}

}  // namespace
}  // namespace entente::methods
