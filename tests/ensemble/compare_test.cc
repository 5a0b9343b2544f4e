#include "entente/ensemble/compare.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/ensemble/aggregate.h"
#include "entente/methods/agreement.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"

namespace entente::ensemble {
namespace {

using fixtures::CasePointer;
using fixtures::column_of;
using fixtures::task_of;
using fixtures::worked_case;
using question::About;
using question::Answer;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

double value_of(const Answer& answer, const std::string& name, const std::string& party = "") {
  for (const auto& finding : answer.findings)
    if (finding.name == name && (party.empty() || finding.about.party == party))
      if (const auto* value = std::get_if<double>(&finding.value)) return *value;
  return NAN;
}

Answer compared(const CasePointer& dispute, const std::string& table, const Variant& variant,
                std::size_t worlds = 256) {
  const Draws draws(dispute, 1, worlds);
  auto answers = compare(methods::room(), task_of(dispute, table), draws, {variant}, Plan{});
  EXPECT_THAT(answers, SizeIs(1));
  return answers.front();
}

Variant variant_of(const std::vector<std::string>& levers) {
  return {"v", "The change", levers, "", "", ""};
}

TEST(Compare, a_lever_that_changes_nothing_gives_a_difference_of_exactly_zero) {
  const auto moscow = worked_case("moscow-talks");
  for (const auto& levers :
       {std::vector<std::string>{}, std::vector<std::string>{"limited_measures_first"}}) {
    const Answer answer = compared(moscow, "shuttle", variant_of(levers));
    EXPECT_EQ(value_of(answer, "change_in_room"), 0);
    for (const char* share : {"share_up", "share_down", "share_flipped"})
      EXPECT_EQ(value_of(answer, share), 0) << share;
    std::size_t looked = 0;
    for (const auto& finding : answer.findings)
      if (finding.name.starts_with("change_in_") && std::holds_alternative<double>(finding.value)) {
        EXPECT_EQ(std::get<double>(finding.value), 0) << finding.name;
        EXPECT_EQ(finding.error.value_or(0), 0) << finding.name;
        if (finding.interval) {
          EXPECT_EQ(finding.interval->nearly_all, std::pair(0.0, 0.0)) << finding.name;
        }
        ++looked;
      }
    EXPECT_GE(looked, 4u);
    EXPECT_THAT(answer.says, ElementsAre("The change: room appears or disappears in none of the worlds."));
  }
}

TEST(Compare, tells_the_mean_of_the_paired_differences_and_how_many_worlds_move) {
  const auto dispute = worked_case("harbour");
  const std::vector<std::string> levers = {"red_line.north_coast.grounds.firmness=0",
                                           "position.south_coast.fee.ideal=+4"};
  const auto task = task_of(dispute, "bilateral");
  const auto before = column_of(fixtures::measured(methods::room(), task, {256, 1, 1, {}}), "room");
  const auto after = column_of(fixtures::measured(methods::room(), task, {256, 1, 1, levers}), "room");
  double up = 0, down = 0, with = 0;
  for (std::size_t w = 0; w < before.size(); ++w) {
    up += after[w] > before[w];
    down += after[w] < before[w];
    with += after[w];
  }
  ASSERT_GT(up, 0);
  ASSERT_GT(down, 0);
  const Answer answer = compared(dispute, "bilateral", variant_of(levers));
  EXPECT_DOUBLE_EQ(value_of(answer, "room"), with / 256);
  EXPECT_DOUBLE_EQ(value_of(answer, "share_up"), up / 256);
  EXPECT_DOUBLE_EQ(value_of(answer, "share_down"), down / 256);
  EXPECT_DOUBLE_EQ(value_of(answer, "share_flipped"), (up + down) / 256);
  EXPECT_DOUBLE_EQ(value_of(answer, "change_in_room"), (up - down) / 256);
}

TEST(Compare, tells_the_change_of_each_acceptors_value_of_no_agreement) {
  const auto dispute = worked_case("harbour");
  const Answer answer = compared(dispute, "bilateral", variant_of({"issue.grounds.status_quo=+10"}));
  EXPECT_GT(value_of(answer, "change_in_reservation_value", "north_coast"), 0);
  EXPECT_LT(value_of(answer, "change_in_reservation_value", "south_coast"), 0);
}

TEST(Compare, looks_at_the_same_party_when_one_acceptor_takes_the_place_of_another) {
  auto draft = *dispute::read_case_folder(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour");
  draft.toml +=
      "\n[[lever]]\nid = \"swap\"\ntitle = \"Swap\"\nholder = \"mainland\"\nchanges = { "
      "\"table.bilateral.must_accept\" = { remove = "
      "[\"north_coast\"] } }\n[[lever]]\nid = \"in\"\ntitle = \"In\"\nholder = \"mainland\"\nchanges = { "
      "\"table.bilateral.must_accept\" = { add = [\"island\"] } }\n";
  const Answer answer = compared(fixtures::case_of(draft), "bilateral", variant_of({"swap", "in"}));
  // Nobody's value of no agreement changes; who is gone has none.
  EXPECT_EQ(value_of(answer, "change_in_reservation_value", "south_coast"), 0);
  EXPECT_TRUE(std::isnan(value_of(answer, "change_in_reservation_value", "north_coast")));
}

TEST(Compare, says_why_a_variant_cannot_be_pulled) {
  const Answer answer = compared(worked_case("harbour"), "bilateral", variant_of({"war.advance=2"}));
  EXPECT_FALSE(answer.applies);
  EXPECT_EQ(answer.because, "the case has no number \"war.advance\". ");
  EXPECT_TRUE(answer.says.empty());
}

TEST(Compare, says_when_a_change_left_a_numbers_domain) {
  const Answer answer =
      compared(worked_case("harbour"), "bilateral", variant_of({"position.north_coast.grounds.salience=+3"}));
  EXPECT_THAT(answer.caveats, Contains(HasSubstr("beyond its domain")));
  const Answer inside = compared(worked_case("harbour"), "bilateral",
                                 variant_of({"position.north_coast.grounds.salience=0.5"}));
  EXPECT_TRUE(inside.caveats.empty());
}

TEST(Compare, looks_at_every_lever_and_bundle_of_the_case_with_who_holds_it) {
  const auto variants = variants_of(*worked_case("harbour"));
  ASSERT_THAT(variants, SizeIs(4));
  EXPECT_EQ(variants[0].holder, "Mainland");
  EXPECT_EQ(variants[1].holder, "Mainland (needs South Coast)");
  EXPECT_EQ(variants[2].holder, "Mainland (needs North Coast and South Coast)");
  EXPECT_EQ(variants[2].means_for_people, "People on the island hear of terms before they are signed.");
  EXPECT_EQ(variants[3].id, "mainland_steps_back");
  EXPECT_THAT(variants[3].levers, ElementsAre("mainland_steps_back"));
}

TEST(FrontLevels, ask_the_same_table_with_the_front_elsewhere) {
  const auto dispute = worked_case("moscow-talks");
  const auto task = task_of(dispute, "shuttle");
  const Draws draws(dispute, 1, 64);
  const Answer answer = front_levels(methods::room(), task, draws, {2, 20}, Plan{});
  for (const double level : {2.0, 20.0}) {
    About about;
    about.table = "shuttle";
    about.level = level;
    const auto expected = column_of(
        fixtures::measured(methods::room(), task, {64, 1, 1, {level == 2 ? "war.level=2" : "war.level=20"}}),
        "room");
    double sum = 0;
    for (const double flag : expected) sum += flag;
    ASSERT_NE(answer.find("room", about), nullptr);
    EXPECT_EQ(std::get<double>(answer.find("room", about)->value), sum / 64);
  }
}

TEST(ResolveReadings, are_the_room_with_the_lines_of_a_party_independent_and_almost_together) {
  const auto dispute = worked_case("moscow-talks");
  const auto task = task_of(dispute, "shuttle");
  const Draws draws(dispute, 1, 256);
  const auto findings = resolve_readings(methods::room(), task, draws, PulledLevers(dispute), Plan{});
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[0].name, "room_if_lines_independent");
  EXPECT_EQ(findings[1].name, "room_if_lines_together");
  // Russia and Ukraine hold several lines each: the more they hang together, the more worlds have none of
  // them.
  EXPECT_LT(std::get<double>(findings[0].value), std::get<double>(findings[1].value));
}

TEST(ResolveReadings, look_at_the_case_as_it_stands_once_the_levers_are_pulled) {
  const auto dispute = worked_case("moscow-talks");
  const auto task = task_of(dispute, "shuttle");
  const Draws draws(dispute, 1, 64);
  std::vector<std::string> off;
  for (const auto& line : dispute->parts().red_lines)
    if (line.kind != dispute::RedLine::Kind::unknown)
      off.push_back("red_line." + dispute->party(line.party).id + "." + dispute->issue(line.issue).id +
                    ".firmness=0");
  const auto pulled = pull_levers(dispute, off);
  const auto findings = resolve_readings(methods::room(), task, draws, *pulled, Plan{});
  // Without a real line there is nothing that could hang together.
  EXPECT_EQ(findings[0].value, findings[1].value);
}

}  // namespace
}  // namespace entente::ensemble
