#include "entente/methods/peer_readings.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement.h"
#include "entente/methods/phrases.h"
#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using ::testing::IsEmpty;

// NegoLog's first domain (agreement.md, R1): three issues of four values, opposed; nobody gives up anything
// by breaking off.
fixtures::CasePointer negolog_domain() {
  std::string rows;
  for (const char* party : {"a", "b"})
    rows += std::string("[[party]]\nid = \"") + party + "\"\nname = \"" + party +
            "\"\ncapability = 1\nno_agreement = 0\n";
  const double weights[2][3] = {{0.17, 0.33, 0.5}, {0.5, 0.33, 0.17}};
  const double values[4] = {0.2, 0.47, 0.73, 1.0};
  for (int j = 0; j < 3; ++j) {
    rows += fmt::format(
        "[[issue]]\nid = \"i{}\"\ntitle = \"Issue {}\"\noptions = [\"v0\", \"v1\", \"v2\", \"v3\"]\n", j, j);
    for (int p = 0; p < 2; ++p) {
      rows += fmt::format("[[score]]\nparty = \"{}\"\nissue = \"i{}\"\npoints = [", p == 0 ? "a" : "b", j);
      for (int v = 0; v < 4; ++v)
        rows += fmt::format("{}{:.6f}", v ? ", " : "", weights[p][j] * values[p == 0 ? v : 3 - v]);
      rows += "]\n";
    }
  }
  rows += "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n";
  return fixtures::small_case(rows);
}

std::vector<question::Finding> read_as(const fixtures::CasePointer& dispute, const char* compat) {
  auto task = fixtures::task_of(dispute, "t");
  if (*compat) task.inquiry.parameters.push_back({"compat", compat});
  const auto& table = dispute->table(*task.inquiry.table);
  WorldModel model(*dispute, dispute::issues_at(*dispute, table));
  TableSpace space(model, table);
  model.fill(fixtures::central(dispute));
  space.fill(model);
  return peer_readings(task, model, space);
}

const question::Finding* named(const std::vector<question::Finding>& findings, const std::string& name) {
  for (const auto& finding : findings)
    if (finding.name == name) return &finding;
  return nullptr;
}

TEST(PeerReadings, are_silent_unless_asked_for) {
  EXPECT_THAT(read_as(negolog_domain(), ""), IsEmpty());
}

TEST(PeerReadings, give_the_opposition_that_negolog_prints_for_its_first_domain) {
  const auto findings = read_as(negolog_domain(), "negolog");
  ASSERT_TRUE(named(findings, "opposition_as_in_negolog"));
  EXPECT_NEAR(*number(named(findings, "opposition_as_in_negolog")), 0.4224878696, 1e-9);
  // Its Kalai point is the utilitarian one: (.864, .6).
  const auto* kalai = named(findings, "kalai_smorodinsky_as_in_negolog");
  ASSERT_TRUE(kalai);
  EXPECT_TRUE(std::holds_alternative<question::Terms>(kalai->value));
}

TEST(PeerReadings, say_where_a_program_has_no_such_point) {
  const auto findings = read_as(negolog_domain(), "genius");
  const auto* egalitarian = named(findings, "egalitarian_as_in_genius");
  ASSERT_TRUE(egalitarian);
  EXPECT_EQ(std::get<question::Undefined>(egalitarian->value).reason, "that program has no such point");
}

TEST(PeerReadings, refuse_what_those_programs_could_not_list) {
  std::string rows;
  for (const char* party : {"a", "b"})
    rows += std::string("[[party]]\nid = \"") + party + "\"\nname = \"" + party +
            "\"\ncapability = 1\nno_agreement = 0\n";
  for (int j = 0; j < 7; ++j) {
    rows += fmt::format(
        "[[issue]]\nid = \"i{}\"\ntitle = \"Issue {}\"\nscale = {{ 0 = \"low\", 20 = \"high\" }}\nstep = 1\n",
        j, j);
    for (const char* party : {"a", "b"})
      rows += fmt::format("[[score]]\nparty = \"{}\"\nissue = \"i{}\"\npoints = [0, 1]\n", party, j);
  }
  rows += "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n";
  const auto findings = read_as(fixtures::small_case(rows), "negmas");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(std::get<question::Undefined>(findings[0].value).reason,
            "there are more than a million packages, and that program lists them all");
}

}  // namespace
}  // namespace entente::methods
