#include "entente/theory/agreement_life.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "entente/base/file.h"
#include "entente/base/require.h"
#include "entente/base/text.h"

namespace entente::theory {
namespace {

// Design page "War", WV15. The four decimals of the hazards were found from these very numbers, so this row
// shows that the curve is the printed one, not that the hazards are right.
TEST(AgreementLife, follows_the_printed_curve_of_all_recorded_agreements) {
  struct Row {
    double years, stands;
  };
  for (const Row& row : {Row{1, .7682231716}, Row{2, .7102239046}, Row{5, .6716788194}, Row{10, .6472808490}})
    EXPECT_NEAR(stands_after(row.years, 1), row.stands, 1e-9) << row.years;
}

// WV15: value of a settlement that can collapse, rho .05, u .6, V .3, by the closed form of each piece.
TEST(AgreementLife, gives_the_printed_value_of_a_settlement_that_can_collapse) {
  const double rho = .05, u = .6, after = .3;
  double value = 0, start = 0;
  for (const HazardPiece& piece : recorded_hazards()) {
    const double both = piece.hazard + rho;
    const double left = std::isinf(piece.until) ? 0 : std::exp(-both * (piece.until - start));
    value += stands_after(start, 1) * std::exp(-rho * start) * (rho * u + piece.hazard * after) * (1 - left) /
             both;
    start = piece.until;
  }
  EXPECT_NEAR(value, .4999174192, 1e-10);
}

// Section 0.4 prints the hazards with two digits, and the shares that stood.
TEST(AgreementLife, rounds_to_the_printed_hazards_and_stays_close_to_the_shares_that_stood) {
  const double printed[] = {.47, .20, .079, .019, .0074, .0004},
               half_unit[] = {5e-3, 5e-3, 5e-4, 5e-4, 5e-5, 5e-5};
  const auto hazards = recorded_hazards();
  ASSERT_EQ(hazards.size(), 6u);
  for (std::size_t n = 0; n < 6; ++n) EXPECT_NEAR(hazards[n].hazard, printed[n], half_unit[n] + 1e-12) << n;
  for (const RecordRow& row : agreement_record())
    if (row.group == "all" && row.measure == "stands") {
      EXPECT_NEAR(stands_after(row.to, 1), row.value, .005) << row.to;
    }
}

std::string shown(double value, bool of_age) {
  if (!of_age) return "-";
  if (std::isinf(value)) return "no end";
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

TEST(AgreementLife, has_the_same_rows_as_the_table_that_people_read) {
  const auto text = base::read_file(std::string(ENTENTE_SOURCE_DIR) + "/data/agreement_life.tsv");
  ASSERT_TRUE(text);
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : base::split(*text, '\n'))
    if (!line.empty() && line[0] != '#') rows.push_back(base::split(line, '\t'));
  const auto record = agreement_record();
  ASSERT_EQ(rows.size(), record.size() + 1);  // and the names of the columns
  for (std::size_t n = 0; n < record.size(); ++n) {
    const auto& row = rows[n + 1];
    ASSERT_EQ(row.size(), 11u) << n;
    const bool of_age = !record[n].measure.ends_with("ratio");
    EXPECT_EQ(row[0], record[n].group);
    EXPECT_EQ(row[1], record[n].measure) << row[0];
    EXPECT_EQ(row[2], shown(record[n].from, of_age)) << row[0];
    EXPECT_EQ(row[3], shown(record[n].to, of_age)) << row[0];
    EXPECT_EQ(std::stod(row[4]), record[n].value) << row[0];
    EXPECT_EQ(row[5], record[n].group == "all" ? std::to_string(recorded_agreements) : "-") << row[0];
    EXPECT_EQ(row[6], record[n].group == "all" ? std::to_string(recorded_ends) : "-") << row[0];
    EXPECT_EQ(row[7], record[n].p) << row[0];
    EXPECT_EQ(row[8], record[n].applied ? "yes" : "no") << row[0];
    EXPECT_EQ(row[9], record[n].source) << row[0];
    EXPECT_FALSE(row[10].empty()) << row[0];
  }
}

TEST(AgreementLife, applies_no_row_that_is_not_significant) {
  std::size_t not_significant = 0;
  for (const RecordRow& row : agreement_record()) {
    if (row.p != "ns" && (row.p == "-" || std::stod(std::string(row.p)) <= .05)) continue;
    ++not_significant;
    EXPECT_FALSE(row.applied) << row.group;
  }
  EXPECT_EQ(not_significant, 9u);
}

TEST(AgreementLife, gives_each_group_alone_the_share_that_the_record_has_for_it) {
  const double whole = -std::log(stands_after(5, 1));
  const auto alone = [&](double share) { return -std::log(share) / whole; };
  struct Row {
    AgreementKind kind;
    bool many;
    double of_kind, of_sides;
  };
  for (const Row& row :
       {Row{AgreementKind::full, false, .774, .695}, Row{AgreementKind::partial, false, .688, .695},
        Row{AgreementKind::process, false, .558, .695}, Row{AgreementKind::full, true, .774, .522}})
    EXPECT_NEAR(times_of_record(row.kind, row.many), alone(row.of_kind) * alone(row.of_sides), 1e-12)
        << row.of_kind << " and " << row.of_sides;
  // The kinds are one step of the recorded ratio, 1.46, apart or near it.
  const double full = times_of_record(AgreementKind::full, false),
               partial = times_of_record(AgreementKind::partial, false);
  EXPECT_NEAR(partial / full, 1.46, .005);
}

TEST(AgreementLife, stands_for_less_and_less_time_as_hazards_and_age_grow) {
  for (double times = 0; times < 5; times += .25)
    for (double years = 0; years < 40; years += .5) {
      EXPECT_LE(stands_after(years + .5, times), stands_after(years, times));
      EXPECT_LE(stands_after(years, times + .25), stands_after(years, times));
    }
  EXPECT_EQ(stands_after(0, 3), 1);
  EXPECT_EQ(stands_after(100, 0), 1);
}

TEST(AgreementLife, reaches_its_median_where_half_stand_or_says_that_it_does_not_within_the_horizon) {
  EXPECT_FALSE(median_life(1, 30));  // 65 of 100 stand after ten years, and hardly any end later
  EXPECT_FALSE(median_life(0, 30));
  for (const double times : {1.7, 2.5, 5.0, 40.0}) {
    const auto median = median_life(times, 30);
    ASSERT_TRUE(median) << times;
    EXPECT_NEAR(stands_after(*median, times), .5, 1e-12) << times;
  }
  const double late = *median_life(1.6, 30);
  EXPECT_GT(late, 5);
  EXPECT_FALSE(median_life(1.6, late - .01));
}

TEST(AgreementLife, has_the_mean_life_that_adding_up_the_curve_gives) {
  for (const double times : {0.0, .3, 1.0, 4.0})
    for (const double horizon : {.1, 1.0, 7.5, 30.0}) {
      constexpr int steps = 200000;
      double sum = 0;
      for (int n = 0; n < steps; ++n) sum += stands_after(horizon * (n + .5) / steps, times);
      EXPECT_NEAR(restricted_mean_life(horizon, times), sum * horizon / steps, 1e-6)
          << times << ", " << horizon;
    }
}

TEST(AgreementLife, ends_within_a_period_by_the_hazard_of_its_age) {
  EXPECT_NEAR(ends_within(3, 1, 2), 1 - std::exp(-2 * .0186), 1e-12);
  EXPECT_NEAR(ends_within(.75, .5, 1), 1 - std::exp(-.25 * .1958 - .25 * .0785), 1e-12);
  EXPECT_EQ(ends_within(3, 0, 1), 0);
}

// The definition: both ends lie z standard errors, taken at the end itself, from the share.
TEST(WilsonInterval, has_ends_from_which_the_share_is_just_z_standard_errors_away) {
  for (const double share : {0.0, .1, .676, 1.0})
    for (const double n : {5.0, 336.0})
      for (const double z : {1.2815515655, 1.9599639845}) {
        const auto [low, high] = wilson_interval(share, n, z);
        for (const double end : {low, high})
          EXPECT_NEAR(std::pow(share - end, 2), z * z * end * (1 - end) / n, 1e-12) << share << ", " << n;
        EXPECT_LE(low, share + 1e-15);
        EXPECT_GE(high, share - 1e-15);
      }
}

TEST(AgreementLife, refuses_ages_and_hazards_below_zero) {
  EXPECT_THROW(stands_after(-1, 1), base::ContractViolation);
  EXPECT_THROW(stands_after(1, -1), base::ContractViolation);
  EXPECT_THROW(restricted_mean_life(-1, 1), base::ContractViolation);
  EXPECT_THROW(ends_within(1, -1, 1), base::ContractViolation);
  EXPECT_THROW(recorded_share("never_recorded"), base::ContractViolation);
  EXPECT_THROW(wilson_interval(.5, 0, 1), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
