#include "entente/dispute/estimate.h"

#include <gtest/gtest.h>

namespace entente::dispute {
namespace {

TEST(Estimate, is_written_as_people_write_it) {
  EXPECT_EQ(to_text(Estimate::exact(0.8)), "0.8");
  EXPECT_EQ(to_text(Estimate::range(0.6, 0.9)), "0.6 to 0.9");
  EXPECT_EQ(to_text(Estimate::pert(0.6, 0.8, 0.9)), "0.6 / 0.8 / 0.9");
}

TEST(Basis, follows_from_the_grounds) {
  EXPECT_EQ(basis_of({}), Basis::judgement);
  EXPECT_EQ(basis_of({{"minutes#6"}, "", ""}), Basis::document);
  EXPECT_EQ(basis_of({{}, "", "default"}), Basis::defaulted);
  EXPECT_EQ(basis_of({{"minutes#6"}, "", "draft"}), Basis::defaulted)
      << "a drafted number waits for a judge even with its quote";
  EXPECT_EQ(basis_of(Estimate::program_default(Estimate::exact(1)).grounds), Basis::defaulted);
  EXPECT_EQ(name_of(Basis::document), "document");
  EXPECT_EQ(name_of(Basis::judgement), "judgement");
  EXPECT_EQ(name_of(Basis::defaulted), "default");
}

}  // namespace
}  // namespace entente::dispute
