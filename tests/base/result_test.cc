#include "entente/base/result.h"

#include <gtest/gtest.h>

namespace entente::base {
namespace {

Diagnostic problem() {
  Diagnostic found;
  found.code = "salience-out-of-range";
  found.message = "salience of \"coastal_union\" on \"fishing_rights\" is 1.4, but must be in [0, 1]";
  found.where = {"harbour/case.toml", 14, 12, 3, "salience = 1.4"};
  found.rests_on = "minutes-2024-03-02.txt, sentence 6";
  found.help = "0 means indifferent, 1 means nothing matters more; did you mean 0.4?";
  return found;
}

TEST(Diagnostic, is_shown_as_the_house_shows_it) {
  EXPECT_EQ(to_text(problem()),
            "harbour/case.toml:14:12: error: salience of \"coastal_union\" on \"fishing_rights\" is 1.4, but "
            "must be in [0, 1]   [salience-out-of-range]\n"
            "   14 | salience = 1.4\n"
            "      |            ^~~\n"
            "   rests on: minutes-2024-03-02.txt, sentence 6\n"
            "   help: 0 means indifferent, 1 means nothing matters more; did you mean 0.4?\n");
}

TEST(Diagnostic, shows_only_what_it_knows) {
  Diagnostic found;
  found.severity = Severity::warning;
  found.code = "c";
  found.message = "m";
  EXPECT_EQ(to_text(found), "warning: m   [c]\n");
  found.where.file = "f";
  EXPECT_EQ(to_text(found), "f: warning: m   [c]\n");
  found.where.line = 123456;
  EXPECT_EQ(to_text(found), "f:123456:1: warning: m   [c]\n");
}

TEST(Result, is_a_value_or_problems) {
  const Result<int> good(3);
  EXPECT_TRUE(good.ok());
  EXPECT_EQ(*good, 3);
  const Result<int> bad(problem());
  EXPECT_FALSE(bad);
  EXPECT_TRUE(has_errors(bad.diagnostics()));
  EXPECT_THROW((void)bad.value(), ContractViolation);
}

TEST(Result, may_carry_warnings_beside_its_value) {
  Diagnostic warning = problem();
  warning.severity = Severity::warning;
  const Result<int> result(3, {warning});
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(result.diagnostics().size(), 1u);
  EXPECT_FALSE(has_errors(result.diagnostics()));
}

TEST(Require, throws_with_its_place_only_when_broken) {
  EXPECT_NO_THROW(require(true, "fine"));
  try {
    require(false, "broken promise");
    FAIL();
  } catch (const ContractViolation& violation) {
    EXPECT_NE(std::string(violation.what()).find("broken promise"), std::string::npos);
    EXPECT_NE(std::string(violation.where().file).find("result_test.cc"), std::string::npos);
  }
}

}  // namespace
}  // namespace entente::base
