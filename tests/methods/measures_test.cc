#include "entente/methods/measures.h"

#include <array>

#include <gtest/gtest.h>

#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

TEST(Writer, fills_a_row_in_order) {
  std::array<double, 5> row{};
  Writer writer(row);
  writer.put(2.5);
  writer.flag(true);
  for (double& value : writer.run(2)) value = 7;
  writer.flag(false);
  EXPECT_EQ(row, (std::array<double, 5>{2.5, 1, 7, 7, 0}));
}

TEST(UnitOf, is_the_scale_s_own_or_counts_steps_or_options) {
  const auto harbour = fixtures::worked_case("harbour");
  const auto& fee = harbour->issue(*harbour->find_issue("fee"));
  EXPECT_EQ(unit_of(fee), "per cent of the landed value");
  EXPECT_EQ(length_of(fee), 20);
  dispute::Issue inspection = harbour->issue(*harbour->find_issue("inspection"));
  EXPECT_EQ(unit_of(inspection), "steps");
  EXPECT_EQ(length_of(inspection), 2);
  inspection.ordered = false;
  EXPECT_EQ(unit_of(inspection), "options");
  EXPECT_EQ(length_of(inspection), 1);
}

}  // namespace
}  // namespace entente::methods
