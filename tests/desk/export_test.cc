#include "entente/desk/export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/text.h"

namespace entente::desk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Dossier harbour() {
  return open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour").value();
}

question::Answers one_finding(question::Finding finding) {
  question::Answer answer;
  answer.question = "agreement";
  answer.table = "bilateral";
  answer.levers = {"withdraw_patrols"};
  answer.findings.push_back(std::move(finding));
  question::Answers answers;
  answers.answers.push_back(std::move(answer));
  return answers;
}

std::string second_line(const std::string& csv) {
  return base::split(csv, '\n').at(1);
}

TEST(ToCsv, has_one_row_for_each_finding_and_each_number) {
  const Dossier dossier = harbour();
  question::Finding finding;
  finding.name = "room";
  finding.kind = question::FindingKind::probability;
  finding.unit = "share of worlds";
  finding.value = 0.25;
  finding.interval = question::Intervals{{0.2, 0.3}, {0.1, 0.4}, {0, 0.5}};
  finding.rests_on = {"war.level", "party.north_coast.capability"};
  const std::string csv = to_csv(one_finding(finding), dossier);
  EXPECT_THAT(
      csv, StartsWith("kind,name,party,issue,table,lever,level,value,unit,low80,high80,basis,rests_on\r\n"));
  EXPECT_EQ(
      second_line(csv),
      "agreement:probability,room,,,bilateral,withdraw_patrols,,0.25,share of worlds,0.1,0.4,,war.level "
      "party.north_coast.capability\r");
  EXPECT_THAT(csv, HasSubstr("\r\nnumber,party.north_coast.capability,north_coast,"));
  std::size_t numbers = 0;
  for (const auto& field : dossier.dispute->fields().all()) numbers += field.coin ? 0 : 1;
  EXPECT_EQ(base::split(csv, '\n').size(), 1 + 1 + numbers + 1);
}

TEST(ToCsv, quotes_what_needs_it_and_runs_nothing_as_a_formula) {
  question::Finding finding;
  finding.name = "=HYPERLINK(\"x\")";
  finding.kind = question::FindingKind::text;
  finding.unit = "-5";
  finding.value = std::string("two\nlines, and a comma");
  EXPECT_THAT(
      to_csv(one_finding(finding), harbour()),
      HasSubstr("agreement:text,\"'=HYPERLINK(\"\"x\"\")\",,,bilateral,withdraw_patrols,,\"two\nlines, and a "
                "comma\",-5,,,,\r\n"));
}

TEST(ToCsv, writes_packages_lists_and_what_has_no_value) {
  const auto value = [](question::Value given) {
    question::Finding finding;
    finding.name = "x";
    finding.value = std::move(given);
    return second_line(to_csv(one_finding(finding), harbour()));
  };
  EXPECT_THAT(value(question::Terms{{"grounds", 60.0}, {"inspection", std::string("joint")}}),
              HasSubstr(",grounds=60 inspection=joint,"));
  EXPECT_THAT(value(std::vector<std::string>{"a", "b"}), HasSubstr(",a b,"));
  EXPECT_THAT(value(std::vector<double>{1, 0.5}), HasSubstr(",1 0.5,"));
  EXPECT_THAT(value(question::Undefined{"no room"}), HasSubstr(",withdraw_patrols,,,,"));
}

TEST(ToCsv, names_no_claim_of_a_restricted_document) {
  Dossier dossier = harbour();
  const std::string document = dossier.draft.claims[0].document;
  EXPECT_THAT(to_csv({}, dossier), HasSubstr(document + "#"));
  for (auto& one : dossier.evidence.documents)
    if (one.id == document) one.restricted = true;
  EXPECT_THAT(to_csv({}, dossier), Not(HasSubstr(document + "#")));
}

}  // namespace
}  // namespace entente::desk
