#include "entente/theory/failing_agreement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

// Vectors computed and cross-checked for this project (design page "War", WV15).
TEST(StandingShare, reproduces_an_agreement_that_may_fail_in_any_period) {
  const double share = standing_share(.95, .05);
  EXPECT_NEAR(share * .6 + (1 - share) * .3, .4538461538, 1e-10);
  EXPECT_NEAR(needed_while_it_stands(share, .5, .3), .69, 1e-12);
}

TEST(StandingShare, reproduces_the_recorded_hazards_at_five_per_cent_a_year) {
  const std::vector<HazardPiece> pieces = {{.25, .47}, {1, .20},    {2, .079},
                                           {5, .019},  {10, .0074}, {1e9, .0004}};
  const double printed = standing_share(recorded_hazards(), 1, .05);
  EXPECT_NEAR(printed * .6 + (1 - printed) * .3, .4999174192, 1e-6);
  const double rounded = standing_share(pieces, 1, .05);
  EXPECT_NEAR(rounded * .6 + (1 - rounded) * .3, .4999174192, 2e-3);  // the record with two digits
}

TEST(StandingShare, equals_the_integral_done_step_by_step) {
  const std::vector<HazardPiece> pieces = {{.5, .8}, {3, .1}, {4, .02}};
  for (const double times : {0.0, .5, 1.0, 3.0})
    for (const double rate : {.02, .1, 1.0}) {
      double sum = 0, survival = 1;
      const double step = 1e-3;
      for (double t = step / 2; t < 2000 * step / rate * 10; t += step) {
        const double hazard = times * (t < .5 ? .8 : t < 3 ? .1 : .02);
        sum += step * rate * survival * std::exp(-hazard * step / 2) * std::exp(-rate * t);
        survival *= std::exp(-hazard * step);
      }
      EXPECT_NEAR(standing_share(pieces, times, rate), sum, 2e-3) << times << ' ' << rate;
    }
}

TEST(StandingShare, falls_as_hazards_grow_and_is_all_where_nothing_fails) {
  double before = 1;
  for (const double times : {.0, .2, 1.0, 4.0}) {
    const double share = standing_share(recorded_hazards(), times, .1);
    EXPECT_LE(share, before);
    before = share;
  }
  EXPECT_NEAR(standing_share(recorded_hazards(), 0, .1), 1, 1e-15);
  EXPECT_EQ(standing_share(.9, 0), 1);
}

TEST(NeededWhileItStands, is_what_makes_a_failing_agreement_worth_just_so_much) {
  for (const double share : {.2, .7, 1.0})
    for (const double failed : {.1, .5, .8}) {
      const double u = needed_while_it_stands(share, .5, failed);
      EXPECT_NEAR(share * u + (1 - share) * failed, .5, 1e-14);
    }
}

TEST(StandingShare, refuses_what_is_out_of_range) {
  EXPECT_THROW(standing_share(std::vector<HazardPiece>{}, 1, .1), base::ContractViolation);
  EXPECT_THROW(standing_share(recorded_hazards(), -1, .1), base::ContractViolation);
  EXPECT_THROW(standing_share(recorded_hazards(), 1, 0), base::ContractViolation);
  EXPECT_THROW(standing_share(1, .1), base::ContractViolation);
  EXPECT_THROW(standing_share(.9, 1.1), base::ContractViolation);
  EXPECT_THROW(needed_while_it_stands(0, .5, .5), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
