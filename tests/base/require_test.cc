#include "entente/base/require.h"

#include <string>

#include <gtest/gtest.h>

namespace entente::base {

TEST(Require, a_kept_promise_passes) {
  EXPECT_NO_THROW(require(true, "never said"));
}

TEST(Require, a_broken_promise_names_itself_and_its_place) {
  const int line = __LINE__ + 2;
  try {
    require(false, "a share lies in [0, 1]");
    FAIL() << "nothing was thrown";
  } catch (const ContractViolation& bug) {
    EXPECT_NE(std::string(bug.what()).find("a share lies in [0, 1]"), std::string::npos);
    EXPECT_NE(std::string(bug.where().file).find("require_test.cc"), std::string::npos);
    EXPECT_EQ(bug.where().line, line);
  }
}

}  // namespace entente::base
