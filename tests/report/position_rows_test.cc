#include "entente/report/position_rows.h"

#include <gtest/gtest.h>

#include "tests/report/workbench_fixture.h"

namespace entente::report {
namespace {

using test::Workbench;

TEST(PositionRows, find_for_every_party_and_issue_what_a_search_through_the_findings_finds) {
  const Workbench bench;
  const question::Answer& positions = bench.answer("positions");
  const PositionRows rows(bench.context, positions);
  for (std::size_t p = 0; p < bench.dispute.parties().size(); ++p)
    for (std::size_t j = 0; j < bench.dispute.issues().size(); ++j) {
      const question::About about{bench.dispute.parties()[p].id, bench.dispute.issues()[j].id, "", "", {}};
      const auto search = [&](const char* name) { return find(&positions, name, about); };
      const PositionRow& row = rows.at(dispute::PartyId(p), dispute::IssueId(j));
      EXPECT_EQ(row.party.index(), p);
      EXPECT_EQ(row.ideal, search("ideal") ? search("ideal") : search("favourite"));
      EXPECT_EQ(row.from, search("red_line_from"));
      EXPECT_EQ(row.to, search("red_line_to"));
      EXPECT_EQ(row.firmness, search("red_line_firmness"));
      EXPECT_EQ(row.unknown, search("red_line_unknown"));
      EXPECT_EQ(row.salience, search("salience"));
    }
}

TEST(PositionRows, on_an_issue_are_those_of_parties_with_a_view) {
  const Workbench bench;
  const PositionRows rows(bench.context, bench.answer("positions"));
  const std::size_t inspection = bench.dispute.issues().size() - 1;
  const auto found = rows.on(dispute::IssueId(inspection));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(accepts_words(found[0]), "");
  EXPECT_EQ(accepts_words(found[1]), "joint and neutral body");
}

TEST(PositionRows, tell_what_a_line_accepts) {
  PositionRow row;
  question::Finding from, to;
  from.value = 35.0;
  to.value = 60.0;
  row.from = &from;
  EXPECT_EQ(accepts_words(row), "from 35");
  row.to = &to;
  EXPECT_EQ(accepts_words(row), "35 to 60");
  row.from = nullptr;
  EXPECT_EQ(accepts_words(row), "up to 60");
  row.unknown = &from;
  EXPECT_EQ(accepts_words(row), "a line was declared; its content is not stated");
}

}  // namespace
}  // namespace entente::report
