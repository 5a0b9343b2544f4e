// Tests also: obstacles.cc
#include "entente/methods/settlement.h"

#include <bit>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement.h"
#include "entente/methods/obstacles.h"
#include "entente/methods/phrases.h"
#include "entente/methods/removals.h"
#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::run;
using fixtures::small_case;
using fixtures::task_of;

// Two sides, a patron that must accept at one table, a side left out at another, a ratifier; lines that may
// clash.
CasePointer war_and_patron(const std::string& first = "north", const std::string& second = "south") {
  const auto party = [](const std::string& id, const char* more) {
    std::string name = id;
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return "[[party]]\nid = \"" + id + "\"\nname = \"" + name + "\"\npatience = [0.97, 0.99]\n" + more;
  };
  const auto position = [](const std::string& id, const char* issue, const char* ideal,
                           const char* salience) {
    return "[[position]]\nparty = \"" + id + "\"\nissue = \"" + issue + "\"\nideal = " + ideal +
           "\nsalience = " + salience + "\n";
  };
  return small_case(
      party(first, "belligerent = true\n") + party(second, "belligerent = true\n") + party("patron", "") +
      party("senate", "") +
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 90 = \"high\" }\nstep = "
      "15\nstatus_quo = 40\n"
      "fought_over = true\n"
      "[[issue]]\nid = \"guard\"\ntitle = \"Guard\"\nscale = { 0 = \"none\", 10 = \"full\" }\nstep = "
      "2\nstatus_quo = 0\n" +
      position(first, "line", "90", "[0.5, 0.9]") + position(first, "guard", "0", "[0.2, 0.6]") +
      position(second, "line", "[0, 10, 20]", "[0.5, 0.9]") + position(second, "guard", "10", "[0.2, 0.6]") +
      position("patron", "line", "40", "0.3") + position("patron", "guard", "[0, 3, 8]", "0.5") +
      position("senate", "guard", "[2, 4]", "0.5") + "[[red_line]]\nparty = \"" + first +
      "\"\nissue = \"line\"\naccepts = { from = 50 }\nfirmness = 0.5\n"
      "[[red_line]]\nparty = \"" +
      second +
      "\"\nissue = \"line\"\naccepts = { to = 40 }\nfirmness = 0.5\n"
      "[[red_line]]\nparty = \"patron\"\nissue = \"guard\"\naccepts = { to = 4 }\nfirmness = 0.5\n"
      "[[table]]\nid = \"all\"\ntitle = \"All\"\nseated = [\"" +
      first + "\", \"" + second + "\", \"patron\"]\nmust_accept = [\"" + first + "\", \"" + second +
      "\", \"patron\"]\nratifies = [{ party = \"senate\", rule = \"majority\" }]\n"
      "[[table]]\nid = \"two\"\ntitle = \"Two\"\nseated = [\"" +
      first + "\", \"patron\"]\nmust_accept = [\"" + first +
      "\", \"patron\"]\n"
      "[war]\nbetween = [\"" +
      first + "\", \"" + second +
      "\"]\nperiod = \"month\"\nlevels = 9\nlevel = 4\nadvance = [0.1, 0.4]\nretreat = [0.05, 0.2]\nfreeze = "
      "0.02\n"
      "cost = { " +
      first + " = [0.002, 0.02], " + second + " = [0.002, 0.02] }\nbelief = { " + first + " = [1, 3], " +
      second +
      " = [-1, 1] }\ntalks = 0.3\nregroup = [0, 3]\nends = { low = { line = 0 }, high = { line = 90 } }\n"
      "[life]\nhazard = [0.5, 2]\n");
}

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
    std::vector<std::size_t> asked;
    for (const auto& acceptor : table_.must_accept)
      if (!removed.count(Obstacle::others) || acceptor.party.index() < 2)
        asked.push_back(acceptor.party.index());
    std::vector<std::size_t> excluded;
    for (const std::size_t side : {0u, 1u})
      if (std::find(asked.begin(), asked.end(), side) == asked.end()) excluded.push_back(side);
    const bool out = !excluded.empty() && !removed.count(Obstacle::exclusion);
    if (!out) asked.insert(asked.end(), excluded.begin(), excluded.end());
    const bool ratify = !table_.ratifies.empty() && !removed.count(Obstacle::ratification);
    const auto accept = [&](const std::vector<std::size_t>& who, const theory::Package& package) {
      return std::all_of(who.begin(), who.end(), [&](std::size_t p) { return model.accepts(p, package); });
    };
    if (out) {
      dispute::Table table = table_;
      std::erase_if(table.must_accept, [&](const auto& a) {
        return std::find(asked.begin(), asked.end(), a.party.index()) == asked.end();
      });
      TableSpace space(model, table);
      space.fill(model);
      const auto reference = space.reference(1e-3);
      return reference && accept(excluded, *reference) && (!ratify || accept({3}, *reference));
    }
    for (const auto& package : packages_of(model))
      if (accept(asked, package) && (!ratify || accept({3}, package))) return true;
    return false;
  }

 private:
  const dispute::Case& dispute_;
  const dispute::Table& table_;
  const dispute::World& world_;
};

TEST(Settlement, equals_the_listing_of_every_package_for_every_set_of_obstacles) {
  const auto dispute = war_and_patron();
  const ensemble::Draws draws(dispute, 7, 256);
  std::size_t open = 0, asked = 0;
  for (const char* table : {"all", "two"}) {
    const auto task = task_of(dispute, table);
    Settlement settlement(task);
    const auto& obstacles = settlement.obstacles();
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
  }
  EXPECT_GT(open, asked / 10);
  EXPECT_LT(open, asked - asked / 10);
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

TEST(Obstacles, with_none_in_place_settle_where_agreement_has_room) {
  const auto dispute = war_and_patron();
  const auto task = task_of(dispute, "two");
  const auto answer = run(obstacles(), task, {256, 3, 1, {}});
  question::About at;
  at.table = "two";
  ASSERT_TRUE(answer.applies);
  EXPECT_TRUE(number(answer.find("settled", at)).has_value());
  EXPECT_TRUE(answer.find("opens_exclusion", at) != nullptr);
  EXPECT_TRUE(answer.find("opens_ratification", at) == nullptr);
  EXPECT_THAT(answer.says, ::testing::Contains(::testing::HasSubstr("a side that is not at the table")));
}

TEST(Obstacles, are_told_alike_of_parties_with_other_names) {
  const auto says = [](const CasePointer& dispute) {
    return run(obstacles(), task_of(dispute, "all"), {256, 3, 1, {}}).says;
  };
  EXPECT_EQ(says(war_and_patron()).size(), says(war_and_patron("west", "east")).size());
}

TEST(Obstacles, do_not_apply_without_a_war) {
  const auto dispute = fixtures::worked_case("harbour");
  const auto task = task_of(dispute, "bilateral");
  EXPECT_THAT(obstacles().obstacles(task),
              ::testing::Contains(::testing::HasSubstr("the case has no [war]")));
}

}  // namespace
}  // namespace entente::methods
