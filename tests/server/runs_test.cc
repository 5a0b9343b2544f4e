#include "entente/server/runs.h"

#include <gtest/gtest.h>

namespace entente::server {
namespace {

TEST(Runs, a_newer_run_on_a_channel_cancels_the_older_and_no_other) {
  Runs runs;
  const Runs::Run older(runs, "agreement");
  const Runs::Run other(runs, "table");
  const Runs::Run newer(runs, "agreement");
  EXPECT_TRUE(older.token().cancelled());
  EXPECT_FALSE(other.token().cancelled());
  EXPECT_FALSE(newer.token().cancelled());
}

TEST(Runs, without_a_channel_runs_do_not_know_each_other) {
  Runs runs;
  const Runs::Run first(runs, "");
  const Runs::Run second(runs, "");
  EXPECT_FALSE(first.token().cancelled());
  EXPECT_FALSE(second.token().cancelled());
}

TEST(Runs, a_run_that_ended_is_gone) {
  Runs runs;
  {
    const Runs::Run run(runs, "a");
    EXPECT_EQ(runs.running(), 1u);
  }
  EXPECT_EQ(runs.running(), 0u);
}

TEST(Runs, stopped_all_runs_are_cancelled_and_new_ones_from_the_start) {
  Runs runs;
  const Runs::Run before(runs, "a");
  runs.stop();
  EXPECT_TRUE(before.token().cancelled());
  const Runs::Run after(runs, "b");
  EXPECT_TRUE(after.token().cancelled());
}

}  // namespace
}  // namespace entente::server
