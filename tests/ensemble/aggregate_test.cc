#include "entente/ensemble/aggregate.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/ensemble/run.h"
#include "tests/methods/case_support.h"

namespace entente::ensemble {
namespace {

using question::Finding;
using question::FindingKind;
using question::Undefined;
using ::testing::ElementsAre;
using ::testing::SizeIs;

const double none = std::numeric_limits<double>::quiet_NaN();

// One measure, 32 worlds (16 replicates of two); `rows` gives each world its numbers, the last row goes on.
Table table_of(FindingKind kind, std::size_t width, const std::vector<std::vector<double>>& rows) {
  Table table;
  question::Measure measure;
  measure.name = "thing";
  measure.about.party = "a";
  measure.kind = kind;
  measure.unit = "utility";
  measure.width = width;
  measure.rests_on = {"party.a.capability"};
  measure.terms = [](const dispute::Case&, std::span<const double> options) {
    question::Terms terms;
    for (const double option : options) terms.push_back({"issue", option});
    return terms;
  };
  table.schema = {measure};
  table.worlds = 32;
  table.width = width;
  for (std::size_t w = 0; w < 32; ++w)
    for (const double value : rows[std::min(w, rows.size() - 1)]) table.rows.push_back(value);
  return table;
}

std::vector<Finding> aggregated(FindingKind kind, std::size_t width,
                                const std::vector<std::vector<double>>& rows) {
  static const auto harbour = fixtures::worked_case("harbour");
  return aggregate(table_of(kind, width, rows), question::Task{harbour, {}}, {"war."});
}

std::vector<std::vector<double>> numbers(std::size_t from) {
  std::vector<std::vector<double>> rows;
  for (std::size_t w = 0; w < 32; ++w) rows.push_back({static_cast<double>(w + from)});
  return rows;
}

TEST(Aggregate, a_number_becomes_its_median_with_central_intervals) {
  const auto found = aggregated(FindingKind::number, 1, numbers(1));  // 1 … 32
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].name, "thing");
  EXPECT_EQ(found[0].about.party, "a");
  EXPECT_EQ(found[0].unit, "utility");
  EXPECT_THAT(found[0].rests_on, ElementsAre("party.a.capability"));
  EXPECT_EQ(std::get<double>(found[0].value), 16.5);
  ASSERT_TRUE(found[0].interval.has_value());
  // Type-7 quantiles of 1 … 32: 1 + 31 p.
  EXPECT_NEAR(found[0].interval->half.first, 8.75, 1e-12);
  EXPECT_NEAR(found[0].interval->half.second, 24.25, 1e-12);
  EXPECT_NEAR(found[0].interval->most.first, 4.1, 1e-12);
  EXPECT_NEAR(found[0].interval->nearly_all.second, 31.225, 1e-12);
  // Replicate medians 1.5, 3.5, … 31.5: standard deviation 2 sqrt(16 · 17 / 12), divided by 4.
  EXPECT_NEAR(*found[0].error, 2 * std::sqrt(16.0 * 17 / 12) / 4, 1e-12);
}

TEST(Aggregate, a_yes_or_no_becomes_the_share_of_worlds_with_its_error) {
  // Replicates of two worlds: half of the replicates 1, half 0.
  std::vector<std::vector<double>> rows;
  for (std::size_t w = 0; w < 32; ++w) rows.push_back({w / 2 % 2 == 0 ? 1.0 : 0.0});
  const auto found = aggregated(FindingKind::probability, 1, rows);
  EXPECT_EQ(std::get<double>(found[0].value), 0.5);
  EXPECT_NEAR(*found[0].error, std::sqrt(16 * 0.25 / 15) / 4, 1e-12);
  EXPECT_FALSE(found[0].interval.has_value());
}

TEST(Aggregate, worlds_without_the_number_do_not_count) {
  auto rows = numbers(1);
  for (std::size_t w = 0; w < 32; w += 2) rows[w][0] = none;  // 2, 4, … 32 stay
  EXPECT_EQ(std::get<double>(aggregated(FindingKind::number, 1, rows)[0].value), 17);
  for (std::size_t w = 0; w < 32; ++w) rows[w][0] = w < 30 ? none : static_cast<double>(w - 30);
  EXPECT_EQ(std::get<double>(aggregated(FindingKind::probability, 1, rows)[0].value), 0.5);
}

TEST(Aggregate, a_number_that_no_world_has_is_undefined_with_the_reason) {
  const Undefined reason{"no world has this number"};
  for (const auto kind :
       {FindingKind::number, FindingKind::probability, FindingKind::share, FindingKind::package}) {
    const auto found = aggregated(kind, 1, {{none}});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(std::get<Undefined>(found[0].value), reason);
    EXPECT_FALSE(found[0].error.has_value());
    EXPECT_FALSE(found[0].interval.has_value());
  }
  for (const auto kind : {FindingKind::share, FindingKind::set, FindingKind::series})
    EXPECT_EQ(std::get<Undefined>(aggregated(kind, 2, {{none, none}})[0].value), reason);
}

TEST(Aggregate, a_package_becomes_the_most_frequent_one_and_a_table_of_candidates) {
  const auto found = aggregated(FindingKind::package, 2,
                                {{0, 1}, {0, 1}, {2, 0}, {none, none}, {1, 1}, {1, 1}, {1, 1}, {none, none}});
  ASSERT_THAT(found, SizeIs(4));
  EXPECT_EQ(std::get<question::Terms>(found[0].value), (question::Terms{{"issue", 1.0}, {"issue", 1.0}}));
  EXPECT_EQ(found[0].name, "thing");
  for (std::size_t rank = 1; rank <= 3; ++rank) {
    EXPECT_EQ(found[rank].name, "candidate");
    EXPECT_EQ(found[rank].about.level, static_cast<double>(rank));
    EXPECT_THAT(found[rank].rests_on, ElementsAre("war."));
  }
  EXPECT_EQ(std::get<question::Terms>(found[2].value), (question::Terms{{"issue", 0.0}, {"issue", 1.0}}));
  EXPECT_EQ(std::get<question::Terms>(found[3].value), (question::Terms{{"issue", 2.0}, {"issue", 0.0}}));
}

TEST(Aggregate, of_packages_equally_frequent_the_one_whose_options_come_first_stands_first) {
  const auto found = aggregated(FindingKind::package, 1, {{2}, {1}, {none}});
  EXPECT_EQ(std::get<question::Terms>(found[0].value), (question::Terms{{"issue", 1.0}}));
}

TEST(Aggregate, a_set_and_a_share_become_the_share_of_worlds_of_each_member) {
  for (const auto kind : {FindingKind::set, FindingKind::share}) {
    const auto found = aggregated(kind, 2, {{1, 0}, {1, 1}, {none, none}});
    EXPECT_THAT(std::get<std::vector<double>>(found[0].value), ElementsAre(1, 0.5));
  }
}

TEST(Aggregate, a_series_becomes_its_pointwise_median) {
  const auto found = aggregated(FindingKind::series, 2, {{1, 10}, {2, 30}, {6, 20}, {none, none}});
  EXPECT_THAT(std::get<std::vector<double>>(found[0].value), ElementsAre(2, 20));
}

TEST(Aggregate, equals_the_statistics_of_a_column_made_apart) {
  std::vector<double> column;
  for (int w = 0; w < 32; ++w) column.push_back(w % 5);
  const auto number = number_finding("x", column), share = share_finding("y", {1, 0, 0, 0});
  EXPECT_EQ(std::get<double>(number.value), 2);
  EXPECT_EQ(std::get<double>(share.value), 0.25);
  EXPECT_EQ(share.kind, FindingKind::probability);
}

TEST(KeepMostSupported, keeps_the_candidates_that_most_worlds_accept_and_ranks_them_anew) {
  question::Answer answer;
  for (int rank = 1; rank <= 4; ++rank) {
    Finding candidate, support;
    candidate.name = "candidate";
    candidate.about.level = support.about.level = rank;
    candidate.value = question::Terms{{"issue", static_cast<double>(rank)}};
    support.name = "candidate_support";
    support.value = std::vector<double>{0.2, 0.6, 0.1, 0.6}[static_cast<std::size_t>(rank - 1)];
    answer.findings.push_back(candidate);
    answer.findings.push_back(support);
  }
  Finding other;
  other.name = "room";
  answer.findings.push_back(other);
  keep_most_supported(answer, 2);
  ASSERT_THAT(answer.findings, SizeIs(5));
  for (const Finding* candidate : answer.all("candidate"))
    EXPECT_EQ(std::get<question::Terms>(candidate->value)[0].value,
              (std::variant<double, std::string>(*candidate->about.level == 1 ? 2.0 : 4.0)));
  for (const Finding* support : answer.all("candidate_support"))
    EXPECT_EQ(std::get<double>(support->value), 0.6);
}

// -------------------------------------------------------------------------------- sets with named members

TEST(Aggregate, a_set_becomes_the_sets_that_most_worlds_have_each_with_its_share_of_all_worlds) {
  // Of 32 worlds 8 have {x, z}, 4 have {y}, and 20 have none: they are empty, or have no such set.
  std::vector<std::vector<double>> rows;
  for (int w = 0; w < 8; ++w) rows.push_back({1, 0, 1});
  for (int w = 0; w < 4; ++w) rows.push_back({0, 1, 0});
  for (int w = 0; w < 10; ++w) rows.push_back({0, 0, 0});
  rows.push_back({none, none, none});
  Table table = table_of(FindingKind::set, 3, rows);
  table.schema[0].name = "clash";
  table.schema[0].members = {"x", "y", "z"};
  const auto found = aggregate(table, question::Task{fixtures::worked_case("harbour"), {}}, {"war."});
  ASSERT_THAT(found, SizeIs(4));
  EXPECT_EQ(found[0].name, "clash");
  EXPECT_EQ(found[0].kind, FindingKind::set);
  EXPECT_THAT(std::get<std::vector<std::string>>(found[0].value), ElementsAre("x", "z"));
  EXPECT_THAT(found[0].rests_on, ElementsAre("x", "z"));
  EXPECT_EQ(found[1].name, "clash_share");
  EXPECT_EQ(std::get<double>(found[1].value), 0.25);
  EXPECT_TRUE(found[1].error.has_value());
  EXPECT_EQ(found[0].about, found[1].about);
  EXPECT_EQ(found[0].about.level, 1);
  EXPECT_THAT(std::get<std::vector<std::string>>(found[2].value), ElementsAre("y"));
  EXPECT_EQ(std::get<double>(found[3].value), 0.125);
  EXPECT_EQ(found[2].about.level, 2);
}

TEST(Aggregate, of_many_sets_keeps_the_eight_most_frequent) {
  std::vector<std::vector<double>> rows;
  for (std::size_t set = 1; set < 16; ++set) {
    std::vector<double> members;
    for (std::size_t i = 0; i < 4; ++i) members.push_back(set >> i & 1 ? 1 : 0);
    rows.push_back(members);
    if (set < 9) rows.push_back(members);
  }
  rows.push_back({0, 0, 0, 0});
  Table table = table_of(FindingKind::set, 4, rows);
  table.schema[0].members = {"a", "b", "c", "d"};
  const auto found = aggregate(table, question::Task{fixtures::worked_case("harbour"), {}}, {"war."});
  ASSERT_THAT(found, SizeIs(16));
  for (std::size_t n = 1; n < 16; n += 2) EXPECT_EQ(std::get<double>(found[n].value), 2.0 / 32);
}

TEST(Aggregate, of_a_set_that_no_world_has_shows_nothing) {
  Table table = table_of(FindingKind::set, 2, {{none, none}, {0, 0}});
  table.schema[0].members = {"a", "b"};
  EXPECT_THAT(aggregate(table, question::Task{fixtures::worked_case("harbour"), {}}, {"war."}), SizeIs(0));
}

TEST(Aggregate, a_worst_case_is_the_largest_number_of_all_worlds_without_a_sampling_error) {
  auto rows = numbers(1);
  rows[3] = {none};
  rows[31] = {7};
  Table table = table_of(FindingKind::number, 1, rows);
  table.schema[0].greatest = true;
  const auto found = aggregate(table, question::Task{fixtures::worked_case("harbour"), {}}, {"war."});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(std::get<double>(found[0].value), 31);
  EXPECT_FALSE(found[0].error.has_value());
  table.rows.assign(32, none);
  const auto without = aggregate(table, question::Task{fixtures::worked_case("harbour"), {}}, {"war."});
  EXPECT_TRUE(std::holds_alternative<Undefined>(without[0].value));
}

TEST(Aggregate, of_a_package_without_candidates_shows_the_most_frequent_alone) {
  Table table = table_of(FindingKind::package, 1, {{1}, {2}, {2}, {1}});
  table.schema[0].candidates = false;
  const auto found = aggregate(table, question::Task{fixtures::worked_case("harbour"), {}}, {"war."});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(std::get<question::Terms>(found[0].value), (question::Terms{{"issue", 1.0}}));
}

}  // namespace
}  // namespace entente::ensemble
