#include "entente/methods/settlement.h"

#include <bit>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement.h"
#include "entente/methods/removals.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"
#include "tests/methods/war_and_patron.h"

namespace entente::methods {
namespace {

using dispute::Acceptor;
using fixtures::column_of;
using fixtures::measured;
using fixtures::small_case;
using fixtures::task_of;
using fixtures::war_and_patron;
using fixtures::with_values;

std::vector<theory::Package> packages_of(const WorldModel& model) {
  std::vector<theory::Package> all;
  for (std::size_t a = 0; a < model.options(0); ++a)
    for (std::size_t b = 0; b < model.options(1); ++b)
      all.push_back({static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(b)});
  return all;
}

// The rule of model M4 by listing every package, with obstacles taken away.
class Listed {
 public:
  Listed(const question::Task& task, const dispute::World& world)
      : dispute_(*task.dispute), table_(dispute_.table(*task.inquiry.table)), world_(world) {}

  bool settled(const std::set<Obstacle>& removed) const {
    dispute::World seen = world_;
    if (removed.count(Obstacle::red_lines))
      for (std::size_t n = 0; n < dispute_.parts().red_lines.size(); ++n)
        seen.set_line_real(dispute::RedLineId(n), false);
    WorldModel model(dispute_, dispute::issues_at(dispute_, table_));
    model.fill(seen);
    model.refill_war(seen, !removed.count(Obstacle::beliefs));
    if (removed.count(Obstacle::commitment)) {
      std::vector<double> binding;
      for (std::size_t p = 0; p < dispute_.parties().size(); ++p)
        binding.push_back(model.binding_reservation(p));
      model.set_reservations(binding);
    }
    std::vector<Acceptor> asked;
    for (const auto& acceptor : table_.must_accept)
      if (!removed.count(Obstacle::others) || acceptor.party.index() < 2) asked.push_back(acceptor);
    std::vector<Acceptor> excluded;
    for (const std::size_t side : {0u, 1u})
      if (std::none_of(asked.begin(), asked.end(), [&](const Acceptor& acceptor) {
            return acceptor.party.index() == side && acceptor.on.empty();
          }))
        excluded.push_back({dispute::PartyId(side), {}});
    const bool ratify = !table_.ratifies.empty() && !removed.count(Obstacle::ratification);
    const std::vector<Acceptor> senate = {{dispute::PartyId(3), {}}};
    const auto accept = [&](const std::vector<Acceptor>& who, const theory::Package& package) {
      return std::all_of(who.begin(), who.end(),
                         [&](const Acceptor& acceptor) { return accepts(model, acceptor, package); });
    };
    if (!excluded.empty() && !removed.count(Obstacle::exclusion)) {
      dispute::Table table = table_;
      table.must_accept = asked;
      TableSpace space(model, table);
      space.fill(model);
      const auto reference = space.reference(1e-3);
      return reference && accept(excluded, *reference) && (!ratify || accept(senate, *reference));
    }
    asked.insert(asked.end(), excluded.begin(), excluded.end());
    for (const auto& package : packages_of(model))
      if (accept(asked, package) && (!ratify || accept(senate, package))) return true;
    return false;
  }

 private:
  // The whole against no agreement, or some issues against how they stand today (model M6).
  static bool accepts(const WorldModel& model, const Acceptor& who, const theory::Package& package) {
    const std::size_t party = who.party.index();
    if (who.on.empty()) return model.accepts(party, package);
    double gain = 0;
    for (const auto issue : who.on) {
      const std::size_t j = issue.index(), place = model.first(j) + package[j];
      if (model.refused(party, place)) return false;
      gain += model.value(party, place) - model.status_quo_value(party, j);
    }
    return gain >= -1e-9;
  }

  const dispute::Case& dispute_;
  const dispute::Table& table_;
  const dispute::World& world_;
};

// Further tables: one side asked about some issues only; a third party alone; the sides alone, ratified.
constexpr const char* further_tables =
    "[[table]]\nid = \"limited\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", { party = "
    "\"south\", on = [\"guard\"] }]\n"
    "[[table]]\nid = \"third\"\nseated = [\"patron\"]\nmust_accept = [\"patron\"]\n"
    "[[table]]\nid = \"sides\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", "
    "\"south\"]\nratifies = [\"senate\"]\n";

TEST(Settlement, equals_the_listing_of_every_package_for_every_set_of_obstacles) {
  const auto dispute = war_and_patron(further_tables);
  const ensemble::Draws draws(dispute, 7, 256);
  for (const char* table : {"all", "two", "limited", "third", "sides"}) {
    const auto task = task_of(dispute, table);
    Settlement settlement(task);
    const auto& obstacles = settlement.obstacles();
    std::size_t open = 0, asked = 0;
    for (std::size_t w = 0; w < 60; ++w) {
      const auto world = draws.world(w);
      settlement.fill(world);
      const Listed listed(task, world);
      for (unsigned mask = 0; mask < 1u << obstacles.size(); ++mask) {
        std::set<Obstacle> removed;
        for (std::size_t i = 0; i < obstacles.size(); ++i)
          if (mask >> i & 1u) removed.insert(obstacles[i]);
        const bool found = settlement.settled(mask);
        ASSERT_EQ(found, listed.settled(removed)) << table << " world " << w << " mask " << mask;
        open += found ? 1 : 0;
        ++asked;
      }
    }
    EXPECT_GT(open, asked / 10) << table;
    EXPECT_LT(open, asked - asked / 10) << table;
  }
}

TEST(Settlement, names_the_obstacles_that_a_table_has) {
  const auto dispute = war_and_patron();
  EXPECT_THAT(Settlement(task_of(dispute, "all")).obstacles(),
              ::testing::ElementsAre(Obstacle::beliefs, Obstacle::commitment, Obstacle::ratification,
                                     Obstacle::others, Obstacle::red_lines));
  EXPECT_THAT(Settlement(task_of(dispute, "two")).obstacles(),
              ::testing::ElementsAre(Obstacle::beliefs, Obstacle::commitment, Obstacle::exclusion,
                                     Obstacle::others, Obstacle::red_lines));
}

TEST(Removals, find_what_is_enough_alone_and_the_first_of_the_smallest_sets) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const auto open = [seed](unsigned mask) { return (mask * 2654435761u + seed * 40503u) >> 28 < 3; };
    const auto found = removals_of(4, 3, open);
    ASSERT_EQ(found.open, open(0)) << seed;
    if (found.open) continue;
    std::optional<unsigned> least;
    for (int size = 1; size <= 3 && !least; ++size)
      for (unsigned mask = 1; mask < 16 && !least; ++mask)
        if (std::popcount(mask) == size && open(mask)) least = mask;
    ASSERT_EQ(found.least, least) << seed;
    for (unsigned i = 0; i < 4; ++i) ASSERT_EQ((found.alone >> i & 1u) != 0, open(1u << i)) << seed;
  }
}

}  // namespace
}  // namespace entente::methods
