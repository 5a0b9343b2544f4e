#include "entente/methods/central_agreement.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement_schema.h"
#include "entente/methods/phrases.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"
#include "tests/reference/table_enumeration.h"

namespace entente::methods {
namespace {

using fixtures::central;
using fixtures::small_case;
using fixtures::task_of;
using question::Finding;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// Raiffa (1982), points of the United States and of Panama on each issue, as the Adjusted Winner page of New
// York University gives them; checks: agreement.md, vector P2 (20 vectors; (64, 68); largest sum 132, twice).
class Panama : public ::testing::Test {
 protected:
  std::pair<double, double> points(const question::Terms& terms) const {
    const std::map<std::string, std::pair<double, double>> table = {
        {"defence_rights", {22, 9}},        {"use_rights", {22, 15}}, {"land_and_water", {15, 15}},
        {"expansion_rights", {14, 3}},      {"duration", {11, 15}},   {"expansion_routes", {6, 5}},
        {"compensation", {4, 11}},          {"jurisdiction", {2, 7}}, {"us_military_rights", {2, 7}},
        {"defence_role_of_panama", {2, 13}}};
    std::pair<double, double> sum;
    for (const auto& term : terms) {
      if (std::get<std::string>(term.value) == "us")
        sum.first += table.at(term.issue).first;
      else
        sum.second += table.at(term.issue).second;
    }
    return sum;
  }

  std::vector<std::pair<double, double>> all(const char* name) const {
    std::vector<std::pair<double, double>> found;
    for (const Finding& finding : findings)
      if (finding.name == name) found.push_back(points(std::get<question::Terms>(finding.value)));
    return found;
  }

  const Finding& one(const char* name, const std::string& party = "") const {
    for (const Finding& finding : findings)
      if (finding.name == name && finding.about.party == party) return finding;
    throw std::runtime_error(name);
  }

  fixtures::CasePointer dispute = fixtures::worked_case("panama-canal-1974");
  std::vector<Finding> findings = solve_agreement(task_of(dispute, "bilateral"), central(dispute));
};

TEST_F(Panama, has_the_published_frontier_of_twenty_vectors) {
  EXPECT_EQ(number(&one("packages")), 1024);
  EXPECT_EQ(number(&one("pareto_frontier")), 20);
  EXPECT_EQ(number(&one("pareto_frontier_epsilon")), 0);
  EXPECT_THAT(std::get<std::vector<double>>(one("pareto_frontier_utility", "us").value),
              ElementsAre(100, 98, 96, 94, 92, 90, 84, 81, 79, 73, 66, 64, 58, 44, 42, 36, 22, 20, 14, 0));
  EXPECT_THAT(std::get<std::vector<double>>(one("pareto_frontier_utility", "panama").value),
              ElementsAre(0, 13, 20, 27, 31, 38, 43, 46, 53, 58, 61, 68, 73, 76, 83, 88, 91, 92, 97, 100));
}

TEST_F(Panama, has_the_published_nash_bargaining_solution) {
  EXPECT_THAT(all("nash_bargaining_solution"), ElementsAre(Pair(64, 68)));
}

TEST_F(Panama, has_both_published_utilitarian_packages) {
  EXPECT_THAT(all("utilitarian_solution"), UnorderedElementsAre(Pair(79, 53), Pair(64, 68)));
}

TEST_F(Panama, has_the_egalitarian_package_at_64_and_68) {
  EXPECT_THAT(all("egalitarian_solution"), ElementsAre(Pair(64, 68)));
}

TEST_F(Panama, keeps_the_nash_bargaining_solution_when_both_can_fall_back_on_fifty) {
  // P2: with d = (50, 50) still (64, 68), product 14 x 18 = 252.
  const auto world = fixtures::with_values(
      central(dispute), {{"party.us.no_agreement", 50}, {"party.panama.no_agreement", 50}});
  findings = solve_agreement(task_of(dispute, "bilateral"), world);
  EXPECT_THAT(all("nash_bargaining_solution"), ElementsAre(Pair(64, 68)));
  // Of the twenty vectors those with at least 50 for both.
  EXPECT_EQ(number(&one("pareto_frontier")), 5);
}

TEST(CentralAgreement, bounds_what_finer_steps_could_add_by_half_a_step_per_issue) {
  const auto dispute = small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 20\n"
      "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\nscale = { 0 = \"low\", 10 = \"high\" }\nstep = 1\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 60\nsalience = 0.6\n"
      "[[position]]\nparty = \"a\"\nissue = \"fee\"\nideal = 0\nsalience = 0.2\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\"]\nmust_accept = [\"a\"]\n");
  for (const Finding& finding : solve_agreement(task_of(dispute, "t"), central(dispute)))
    if (finding.name == "grid_bound") {
      EXPECT_NEAR(*number(&finding), 0.75 * 20 / 200 + 0.25 * 1 / 20, 1e-12);
    }
}

TEST(CentralAgreement, says_that_there_is_no_room_and_names_no_point) {
  const auto dispute = small_case(
      "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0.9\n[[party]]\nid = \"b\"\nname = "
      "\"B\"\nno_agreement = 0.9\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 20\n"
      "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
      "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 0\nsalience = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n");
  std::vector<std::string> names;
  for (const Finding& finding : solve_agreement(task_of(dispute, "t"), central(dispute)))
    names.push_back(finding.name);
  EXPECT_THAT(names, ElementsAre("packages", "acceptable_packages", "grid_bound", "frontier_first",
                                 "frontier_second", "central_room", "room_between_grid_points"));
}

// Each point put back into its definition, over every package of random cases.
TEST(CentralAgreement, no_acceptable_package_beats_a_point_at_what_the_point_maximises) {
  std::size_t looked = 0;
  for (std::uint32_t seed = 100; seed < 160; ++seed) {
    fixtures::RandomCaseOptions options;
    options.ratifiers = false;
    const auto dispute = small_case(fixtures::random_rows(seed, options));
    const auto& table = dispute->tables().front();
    const auto world = central(dispute);
    WorldModel model(*dispute, dispute::issues_at(*dispute, table));
    model.fill(world);
    const reference::TableTwin twin(model, table, world);
    const auto acceptable = twin.acceptable();
    std::map<std::string, std::vector<double>> gains;  // of each point
    for (const Finding& finding : solve_agreement(task_of(dispute, "t"), world)) {
      if (finding.kind != question::FindingKind::package) continue;
      // Back from words to options.
      for (const auto& package : acceptable) {
        const std::vector<double> numbers(package.begin(), package.end());
        if (terms_of(*dispute, model.issues(), numbers) != std::get<question::Terms>(finding.value)) continue;
        for (const auto& acceptor : table.must_accept)
          gains[finding.name].push_back(twin.gain(acceptor, package));
      }
    }
    EXPECT_EQ(gains.empty(), acceptable.empty()) << seed;
    if (acceptable.empty()) continue;
    ++looked;
    double best_product = 0, best_least = -1, best_sum = -1e9;
    const auto sum_of = [&](auto first, std::size_t n) {
      return std::accumulate(first, first + static_cast<long>(n), 0.0);
    };
    const std::size_t n = table.must_accept.size();
    for (const auto& package : acceptable) {
      std::vector<double> g;
      for (const auto& acceptor : table.must_accept) g.push_back(twin.gain(acceptor, package));
      best_product = std::max(best_product, twin.product(package));
      best_least = std::max(best_least, *std::min_element(g.begin(), g.end()));
      best_sum = std::max(best_sum, sum_of(g.begin(), n));
    }
    const auto& nash = gains.at("nash_bargaining_solution");
    double product = 1;
    for (std::size_t i = 0; i < n; ++i) product *= std::max(0.0, nash[i]);
    EXPECT_NEAR(product, best_product, 1e-9) << seed;
    const auto& equal = gains.at("egalitarian_solution");
    EXPECT_NEAR(*std::min_element(equal.begin(), equal.begin() + static_cast<long>(n)), best_least, 1e-9)
        << seed;
    EXPECT_NEAR(sum_of(gains.at("utilitarian_solution").begin(), n), best_sum, 1e-9) << seed;
  }
  EXPECT_GT(looked, 20u);
}

}  // namespace
}  // namespace entente::methods
