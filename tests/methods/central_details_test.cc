#include "entente/methods/central_details.h"

#include <cmath>
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement_schema.h"
#include "entente/methods/central_agreement.h"
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
using reference::TableTwin;

std::vector<Finding> details(const fixtures::CasePointer& dispute, const std::string& table = "t") {
  return solve_agreement(task_of(dispute, table), central(dispute));
}

const Finding* find(const std::vector<Finding>& findings, const std::string& name, const std::string& party,
                    const std::string& issue = "") {
  for (const Finding& finding : findings)
    if (finding.name == name && finding.about.party == party && finding.about.issue == issue) return &finding;
  return nullptr;
}

// Raiffa (1982), points of the United States and of Panama; agreement.md, section 10.
class PanamaDetails : public ::testing::Test {
 protected:
  std::vector<Finding> findings = details(fixtures::worked_case("panama-canal-1974"), "bilateral");
  const std::map<std::string, std::pair<double, double>> points = {
      {"defence_rights", {22, 9}},        {"use_rights", {22, 15}}, {"land_and_water", {15, 15}},
      {"expansion_rights", {14, 3}},      {"duration", {11, 15}},   {"expansion_routes", {6, 5}},
      {"compensation", {4, 11}},          {"jurisdiction", {2, 7}}, {"us_military_rights", {2, 7}},
      {"defence_role_of_panama", {2, 13}}};
};

TEST_F(PanamaDetails, leave_each_party_its_points_at_the_balanced_package_to_spare) {
  EXPECT_EQ(number(find(findings, "slack", "us")), 64);
  EXPECT_EQ(number(find(findings, "slack", "panama")), 68);
}

TEST_F(PanamaDetails, give_every_issue_the_ratio_of_its_points) {
  for (const auto& [issue, at_stake] : points) {
    const Finding* ratio = find(findings, "marginal_ratio", "us|panama", issue);
    ASSERT_NE(ratio, nullptr) << issue;
    EXPECT_NEAR(*number(ratio), at_stake.first / at_stake.second, 1e-12) << issue;
  }
}

TEST_F(PanamaDetails, exchange_first_what_each_cares_about_most_for_what_the_other_does) {
  const Finding* first = find(findings, "trade", "us|panama");
  ASSERT_NE(first, nullptr);
  // Largest product of gains over splitting both issues: defence rights 22 against 9, duration or the defence
  // role.
  double most = 0;
  std::string best;
  for (const auto& [j, a] : points)
    for (const auto& [k, b] : points) {
      if (a.first / a.second <= b.first / b.second * (1 + 1e-9)) continue;
      for (int n = 1; n <= 1000; ++n)
        for (const bool whole_first : {false, true}) {
          const double s = whole_first ? 0.5 : n / 2000.0, t = whole_first ? n / 2000.0 : 0.5;
          const double p = s * a.first - t * b.first, q = t * b.second - s * a.second;
          if (p > 0 && q > 0 && p * q > most) most = p * q, best = j + "|" + k;
        }
    }
  const auto dispute = fixtures::worked_case("panama-canal-1974");
  const auto title = [&](const std::string& id) { return dispute->issue(*dispute->find_issue(id)).title; };
  const auto bar = best.find('|');
  EXPECT_EQ(std::get<std::string>(first->value),
            fmt::format("{} more on \"{}\" for {} more on \"{}\"",
                        dispute->party(*dispute->find_party("us")).name, title(best.substr(0, bar)),
                        dispute->party(*dispute->find_party("panama")).name, title(best.substr(bar + 1))));
  EXPECT_EQ(first->about.level, 1);
}

TEST_F(PanamaDetails, say_for_each_issue_why_the_other_side_does_not_get_it) {
  std::size_t issues = 0;
  for (const Finding& finding : findings) {
    if (finding.name != "why_not") continue;
    ++issues;
    const auto& text = std::get<std::string>(finding.value);
    const bool us = text.rfind("us: ", 0) == 0;
    EXPECT_EQ(text, us ? "us: Panama loses by it" : "panama: United States loses by it")
        << finding.about.issue;
  }
  EXPECT_EQ(issues, 10u);
}

TEST_F(PanamaDetails, draw_lots_only_between_packages_of_the_frontier_with_chances_that_sum_to_one) {
  double sum = 0;
  std::size_t packages = 0;
  for (const Finding& finding : findings) {
    if (finding.name == "nash_lottery_chance") sum += *number(&finding);
    packages += finding.name == "nash_lottery_package";
  }
  EXPECT_TRUE(packages == 0 || std::fabs(sum - 1) < 1e-9);
  EXPECT_LE(packages, 2u);
}

// Two coasts: line from 0 to 100, fee in three options, and everything that can stand against a neighbour.
std::string coasts(const std::string& more, const std::string& north_least = "0.3") {
  return "[[party]]\nid = \"north\"\nname = \"The north\"\nno_agreement = " + north_least +
         "\n[[party]]\nid = \"south\"\nname = \"The south\"\nno_agreement = 0.3\n"
         "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 10\n"
         "[[issue]]\nid = \"fee\"\ntitle = \"Fee\"\noptions = [\"none\", \"half\", \"full\"]\nordered = "
         "true\n"
         "[[position]]\nparty = \"north\"\nissue = \"line\"\nideal = 100\nsalience = 0.5\n"
         "[[position]]\nparty = \"south\"\nissue = \"line\"\nideal = 0\nsalience = 0.5\n"
         "[[position]]\nparty = \"north\"\nissue = \"fee\"\nideal = \"half\"\nsalience = 0.5\n"
         "[[position]]\nparty = \"south\"\nissue = \"fee\"\nideal = \"half\"\nsalience = 0.5\n" +
         more +
         "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\"]\n";
}

std::string why_not(const std::string& rows, const std::string& issue) {
  const auto found = details(small_case(rows));
  const Finding* why = find(found, "why_not", "", issue);
  return why ? std::get<std::string>(why->value) : "";
}

TEST(CentralDetails, give_each_reason_against_a_neighbouring_term_in_words) {
  // Balanced by hand: line 50, fee half; each has 0.75.
  EXPECT_EQ(why_not(coasts(""), "line"), "40: The north loses by it; 60: The south loses by it");
  EXPECT_EQ(why_not(coasts(""), "fee"),
            "none: The north loses by it and nobody gains; full: The north loses by it and "
            "nobody gains");
  EXPECT_EQ(
      why_not(
          coasts("[[red_line]]\nparty = \"south\"\nissue = \"line\"\naccepts = { to = 50 }\nfirmness = 1\n"),
          "line"),
      "40: The north loses by it; 60: a real red line rules it out");
  EXPECT_EQ(why_not(coasts("[[link]]\nif = { line = { from = 50, to = 50 } }\nthen = { fee = [\"half\"] }\n"),
                    "fee"),
            "none: it breaks a link of the case; full: it breaks a link of the case");
  // Where the South's line ends at 50 and the North needs 46 or more, 50 alone is left.
  EXPECT_EQ(
      why_not(
          coasts("[[red_line]]\nparty = \"south\"\nissue = \"line\"\naccepts = { to = 50 }\nfirmness = 1\n",
                 "0.73"),
          "line"),
      "40: The north has more without agreement; 60: a real red line rules it out");
}

TEST(CentralDetails, name_how_far_each_scale_could_move_alone) {
  const auto found = details(small_case(coasts("")));
  // Each keeps 0.3 while its share of the line is 0 at least: 0.5 for the fee alone is enough.
  EXPECT_EQ(number(find(found, "can_move_low", "", "line")), 0);
  EXPECT_EQ(number(find(found, "can_move_high", "", "line")), 100);
  EXPECT_NEAR(*number(find(found, "slack", "north")), 0.45, 1e-12);
  EXPECT_EQ(find(found, "can_move_low", "", "fee"), nullptr);
  const auto tight = details(small_case(coasts("", "0.73")));
  EXPECT_EQ(number(find(tight, "can_move_low", "", "line")), 50);
}

TEST(CentralDetails, let_a_scale_move_exactly_where_the_package_stays_acceptable) {
  std::size_t compared = 0;
  for (std::uint32_t seed = 300; seed < 360; ++seed) {
    SCOPED_TRACE(seed);
    fixtures::RandomCaseOptions options;
    options.ratifiers = false;
    const auto dispute = small_case(fixtures::random_rows(seed, options));
    const auto& table = dispute->tables()[0];
    const auto world = central(dispute);
    WorldModel model(*dispute, dispute::issues_at(*dispute, table));
    TableSpace space(model, table);
    model.fill(world);
    space.fill(model);
    const auto balanced = space.reference(0);
    if (!balanced) continue;
    const TableTwin twin(model, table, world);
    const auto found = details(dispute);
    for (std::size_t i = 0; i < table.must_accept.size(); ++i)
      EXPECT_NEAR(*number(find(found, "slack", dispute->party(table.must_accept[i].party).id)),
                  twin.gain(table.must_accept[i], *balanced), 1e-9);
    for (std::size_t j = 0; j < model.issues().size(); ++j) {
      const auto& issue = dispute->issue(model.issues()[j]);
      if (issue.kind != dispute::Issue::Kind::scale) continue;
      double low = 1e9, high = -1e9;
      for (std::uint16_t v = 0; v < model.options(j); ++v) {
        auto package = *balanced;
        package[j] = v;
        if (!twin.feasible(package) || !twin.decided(package)) continue;
        low = std::min(low, model.grid(j)[v]);
        high = std::max(high, model.grid(j)[v]);
      }
      EXPECT_EQ(number(find(found, "can_move_low", "", issue.id)), low);
      EXPECT_EQ(number(find(found, "can_move_high", "", issue.id)), high);
      ++compared;
    }
  }
  EXPECT_GT(compared, 40u);
}

TEST(CentralDetails, are_none_where_there_is_no_room) {
  const auto dispute = small_case(coasts("", "0.99"));
  const auto world = fixtures::with_values(central(dispute), {{"party.south.no_agreement", 0.99}});
  for (const Finding& finding : solve_agreement(task_of(dispute, "t"), world))
    for (const char* name :
         {"slack", "can_move_low", "why_not", "marginal_ratio", "trade", "nash_lottery_package"})
      EXPECT_NE(finding.name, name);
}

}  // namespace
}  // namespace entente::methods
