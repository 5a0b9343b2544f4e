#include "entente/ensemble/knowledge.h"

#include <cmath>
#include <map>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement.h"
#include "entente/methods/phrases.h"
#include "tests/methods/case_support.h"

namespace entente::ensemble {
namespace {

using fixtures::CasePointer;
using fixtures::small_case;
using ::testing::IsEmpty;

// Two coasts; each may or may not mean its line, and one number that plays no part in what is asked below.
CasePointer coasts(const std::string& north, const std::string& south) {
  std::string rows;
  for (const char* id : {"north", "south"})
    rows += fmt::format("[[party]]\nid = \"{0}\"\nname = \"The {0}\"\nno_agreement = 0.1\n", id);
  rows +=
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 10\n"
      "status_quo = [20, 80]\n"
      "[[position]]\nparty = \"north\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
      "[[position]]\nparty = \"south\"\nissue = \"line\"\nideal = 0\nsalience = 1\n";
  const auto line = [&](const char* party, const char* accepts, const std::string& firmness) {
    rows += fmt::format(
        "[[red_line]]\nparty = \"{}\"\nissue = \"line\"\naccepts = {{ {} }}\nfirmness = {}\naudience_cost = "
        "0\n",
        party, accepts, firmness);
  };
  line("north", "from = 60", north);
  line("south", "to = 50", south);
  return small_case(
      rows +
      "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\"]\n");
}

bool real(const Draws& draws, std::size_t w, const char* party) {
  const auto& dispute = *draws.dispute();
  const auto line = dispute.red_line_of(*dispute.find_party(party), *dispute.find_issue("line"));
  return draws.world(w).line_is_real(*line);
}

const std::string north_line = "red_line.north.line.firmness", status_quo = "issue.line.status_quo";

TEST(Knowledge, of_a_coin_that_decides_between_two_packages_gains_what_the_rarer_side_loses) {
  const Draws draws(coasts("0.7", "0.5"), 1, 1024);
  std::vector<std::vector<double>> support(2, std::vector<double>(draws.worlds()));
  for (std::size_t w = 0; w < draws.worlds(); ++w) {
    support[0][w] = real(draws, w, "north") ? 1 : 0;
    support[1][w] = 1 - support[0][w];
  }
  // Without knowing, the first package is accepted in 7 of 10 worlds; knowing, one of them in every world.
  const auto found = value_of_knowing(draws, support);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].path, north_line);
  EXPECT_NEAR(found[0].gain, 0.3, 0.01);
  EXPECT_GE(found[0].error, 0);
  EXPECT_LT(found[0].error, 0.02);
}

TEST(Knowledge, of_a_number_is_knowing_in_which_quarter_it_lies) {
  const auto dispute = coasts("0.7", "0.5");
  const Draws draws(dispute, 1, 1024);
  // One package for each quarter of today's line, which is uniform on [20, 80].
  std::vector<std::vector<double>> support(4, std::vector<double>(draws.worlds(), 0.0));
  for (std::size_t w = 0; w < draws.worlds(); ++w)
    support[static_cast<std::size_t>((*draws.world(w).status_quo(dispute::IssueId(0)) - 20) / 15.0001)][w] =
        1;
  const auto found = value_of_knowing(draws, support);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].path, status_quo);
  EXPECT_NEAR(found[0].gain, 0.75, 0.01);
}

TEST(Knowledge, of_what_leaves_the_choice_as_it_is_has_no_value) {
  // The first package is accepted wherever the second is, so no input changes the choice.
  const Draws draws(coasts("0.7", "0.5"), 1, 256);
  std::vector<std::vector<double>> support(2, std::vector<double>(draws.worlds(), 1.0));
  for (std::size_t w = 0; w < draws.worlds(); ++w) support[1][w] = real(draws, w, "north") ? 1 : 0;
  EXPECT_THAT(value_of_knowing(draws, support), IsEmpty());
}

TEST(Knowledge, is_not_what_choosing_among_many_packages_finds_by_chance) {
  const Draws draws(coasts("0.5", "0.5"), 1, 256);
  double reported = 0, by_chance = 0;
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::vector<double>> support(64, std::vector<double>(draws.worlds()));
    for (auto& package : support)
      for (double& accepted : package) accepted = random() % 2 ? 1 : 0;
    for (const auto& known : value_of_knowing(draws, support)) reported = std::max(reported, known.gain);
    // What the same worlds would show if they judged their own choice.
    double best = 0, informed = 0;
    for (const bool is : {false, true}) {
      double best_here = 0;
      for (const auto& package : support) {
        double sum = 0;
        for (std::size_t w = 0; w < draws.worlds(); ++w)
          sum += real(draws, w, "north") == is ? package[w] : 0;
        best_here = std::max(best_here, sum / static_cast<double>(draws.worlds()));
      }
      informed += best_here;
    }
    for (const auto& package : support) {
      double sum = 0;
      for (const double accepted : package) sum += accepted / static_cast<double>(draws.worlds());
      best = std::max(best, sum);
    }
    by_chance += (informed - best) / 20;
  }
  EXPECT_GT(by_chance, 0.02);
  EXPECT_LT(reported, 0.12);
}

TEST(Knowledge, is_asked_of_the_parties_named_and_of_what_is_nobodys) {
  const auto dispute = coasts("0.5", "0.5");
  const Draws draws(dispute, 1, 1024);
  std::vector<std::vector<double>> support(2, std::vector<double>(draws.worlds()));
  for (std::size_t w = 0; w < draws.worlds(); ++w) {
    support[0][w] = real(draws, w, "north") ? 1 : 0;
    support[1][w] = 1 - support[0][w];
  }
  EXPECT_EQ(value_of_knowing(draws, support, {*dispute->find_party("north")}).size(), 1u);
  EXPECT_THAT(value_of_knowing(draws, support, {*dispute->find_party("south")}), IsEmpty());
}

TEST(Knowledge, needs_a_choice_and_two_worlds_in_each_replicate) {
  const auto dispute = coasts("0.5", "0.5");
  const Draws draws(dispute, 1, 256), few(dispute, 1, 16);
  EXPECT_THAT(value_of_knowing(draws, {std::vector<double>(256, 1.0)}), IsEmpty());
  EXPECT_THAT(value_of_knowing(few, {std::vector<double>(16, 1.0), std::vector<double>(16, 0.0)}), IsEmpty());
}

// ----------------------------------------------------------------------------------- as the answer shows it

std::map<std::string, double> worth_knowing(const CasePointer& dispute,
                                            std::vector<std::string> levers = {}) {
  std::map<std::string, double> found;
  const auto task = fixtures::task_of(dispute, "t");
  const auto answer = fixtures::run(methods::agreement(), task, {2048, 1, 1, std::move(levers)});
  for (const auto* finding : answer.all("worth_knowing"))
    found[finding->about.lever] = *methods::number(finding);
  return found;
}

// At 60 the package holds where the South does not mean its line, at 50 where the North does not mean its
// own: half of the worlds each. Who knows whether the North means it takes 60 or 50: 1/2 (1/2) + 1/2 (1) =
// 3/4.
TEST(Knowledge, of_either_line_is_worth_a_quarter_of_the_worlds_where_either_may_be_real) {
  const auto found = worth_knowing(coasts("0.5", "0.5"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NEAR(found.at(north_line), 0.25, 0.03);
  EXPECT_NEAR(found.at("red_line.south.line.firmness"), 0.25, 0.03);
}

TEST(Knowledge, is_about_the_lines_as_they_are_once_a_lever_is_pulled) {
  const auto found = worth_knowing(coasts("0.05", "0.5"), {"red_line.north.line.firmness=0.5"});
  ASSERT_TRUE(found.count(north_line));
  EXPECT_NEAR(found.at(north_line), 0.25, 0.03);
}

}  // namespace
}  // namespace entente::ensemble
