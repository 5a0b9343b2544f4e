// Tests also: edit_json.cc, edit_values.cc, estimate_text.cc, number_edit.cc, seat_edit.cc
#include "entente/desk/edit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/desk/edit_values.h"
#include "entente/desk/number_edit.h"

namespace entente::desk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const char* port_toml = R"(format = 1

[case]
title = "Port talks"
as_of = 2024-03-02
question = "What fee could both accept?"

# The parties.
[[party]]
id = "quay"
name = "Quay Company"
capability = [40, 50, 60]   # tonnes
by = "draft"

[[party]]
id = "union"
name = "Dockers' Union"
capability = { value = [30, 40, 50], rests_on = ["minutes#1"], by = "draft" }

[[party]]
id = "town"
name = "Port Town"

[[issue]]
id = "fee"
title = "Fee for night work"
scale = { 0 = "none", 100 = "double" }

[[position]]
party = "quay"
issue = "fee"
ideal = 10
salience = [0.4, 0.6, 0.8]
rests_on = ["minutes#1"]
because = "it rejects a fee"

[[position]]
party = "union"
issue = "fee"
ideal = [-0, 80, 100]
salience = 0.7

[[red_line]]
party = "union"
issue = "fee"
accepts = { from = [20, 30, 40] }
firmness = { value = 0.6, because = "said twice" }

[[table]]
id = "hall"
seated = ["quay", "union"]
must_accept = [
  "quay",
  { party = "union", on = ["fee"] },
]
can_spoil = [{ party = "town", wrecks = [0.1, 0.2, 0.3] }]

[[lever]]
id = "strike"
title = "A strike"
changes = { "party.quay.capability" = { times = [0.5, 0.7, 0.9] }, "party.union.capability" = "+5" }

[[approval]]
party = "town"
share = [0.3, 0.5]

[war]
between = ["quay", "union"]
levels = 3
level = 1
advance = 0.2
retreat = 0.2
cost = { quay = 0.01, union = [0.01, 0.02] }
ends = { low = { fee = 0 }, high = { fee = 100 } }
)";

evidence::Claim minutes_claim() {
  evidence::Claim claim;
  claim.id = "minutes#1";
  claim.document = "minutes";
  claim.quote = "The union asks for a fee.";
  claim.span = {0, 25};
  claim.sentence = 1;
  return claim;
}

Dossier port() {
  Dossier dossier;
  dossier.draft = {"case.toml", port_toml, {minutes_claim()}};
  auto built = dispute::Case::build(dossier.draft);
  EXPECT_TRUE(built.ok()) << base::to_text(built.diagnostics());
  dossier.dispute = std::make_shared<const dispute::Case>(std::move(built).value());
  dossier.evidence.claims = dossier.draft.claims;
  return dossier;
}

// The file after edits given as JSON, or the diagnostics.
std::string after(const char* json) {
  const auto edits = edits_from_json(json);
  if (!edits) return base::to_text(edits.diagnostics());
  const auto changed = edited(port(), *edits);
  return changed ? changed->draft.toml : base::to_text(changed.diagnostics());
}

std::string with(const std::string& from, const std::string& to) {
  std::string text = port_toml;
  const std::size_t at = text.find(from);
  base::require(at != std::string::npos, "the text to replace stands in the case");
  return text.replace(at, from.size(), to);
}

std::string typed(const char* text) {
  const auto toml = estimate_toml(text);
  return toml ? toml.value() : toml.diagnostics()[0].code;
}

TEST(EstimateToml, reads_numbers_as_people_type_them) {
  EXPECT_EQ(typed("0.7"), "0.7");
  EXPECT_EQ(typed(" 85 "), "85");
  EXPECT_EQ(typed("0.6-0.8"), "[0.6, 0.8]");
  EXPECT_EQ(typed("0.6 – 0.8"), "[0.6, 0.8]");
  EXPECT_EQ(typed("0.6 to 0.8"), "[0.6, 0.8]");
  EXPECT_EQ(typed("0.6/0.7/0.9"), "[0.6, 0.7, 0.9]");
  EXPECT_EQ(typed("1 - 2 - 3"), "[1, 2, 3]");
  EXPECT_EQ(typed("-5--3"), "[-5, -3]");
  EXPECT_EQ(typed("−5 to −3"), "[-5, -3]");
  EXPECT_EQ(typed("-5 - 3"), "[-5, 3]");
  EXPECT_EQ(typed("-1/0/+1"), "[-1, 0, 1]");
  EXPECT_EQ(typed("1e-3"), "0.001");
  EXPECT_EQ(typed(".5"), "0.5");
}

TEST(EstimateToml, refuses_what_is_no_number) {
  for (const char* text : {"", "  ", "high", "0,7", "1/2/3/4", "1/2-3", "1 2", "0.6-", "/3", "to 5", "1..2",
                           "nan", "1e999", "--5", "5%"})
    EXPECT_EQ(typed(text), "bad-estimate") << text;
}

TEST(EstimateToml, says_how_a_number_is_written) {
  EXPECT_EQ(base::to_text(estimate_toml("high").diagnostics()),
            "error: \"high\" is not a number or a range   [bad-estimate]\n"
            "   help: write 0.7, 0.6-0.8, or low/likely/high as in 0.6/0.7/0.9\n");
  EXPECT_THAT(base::to_text(estimate_toml("0,7").diagnostics()), HasSubstr("decimals have a point"));
}

TEST(Edited, sets_any_key_and_leaves_the_rest_byte_for_byte) {
  EXPECT_EQ(after(R"([{"do":"set","path":"party.town.name","value":"\"The Town\""}])"),
            with("\"Port Town\"", "\"The Town\""));
  EXPECT_EQ(after(R"([{"do":"set","path":"war.levels","value":4}])"), with("levels = 3", "levels = 4"));
}

TEST(Edited, keeps_a_plain_estimate_plain) {
  EXPECT_EQ(after(R"([{"do":"estimate","path":"position.quay.fee.salience","text":"0.5-0.7"}])"),
            with("salience = [0.4, 0.6, 0.8]", "salience = [0.5, 0.7]"));
  EXPECT_EQ(after(R"([{"do":"estimate","path":"red_line.union.fee.from","text":"25/30/35"}])"),
            with("from = [20, 30, 40]", "from = [25, 30, 35]"));
}

TEST(Edited, turns_a_drafted_default_into_the_analysts_judgement) {
  EXPECT_EQ(after(R"([{"do":"estimate","path":"party.quay.capability","text":"55"}])"),
            with("capability = [40, 50, 60]   # tonnes",
                 "capability = { value = 55, by = \"analyst\" }   # tonnes"));
  EXPECT_EQ(after(R"([{"do":"estimate","path":"party.union.capability","text":"35"}])"),
            with("{ value = [30, 40, 50], rests_on = [\"minutes#1\"], by = \"draft\" }",
                 "{ value = 35, rests_on = [\"minutes#1\"], by = \"analyst\" }"));
  // The second edit of the same number finds a judgement.
  EXPECT_EQ(after(R"([{"do":"estimate","path":"party.quay.capability","text":"55"},
                      {"do":"estimate","path":"party.quay.capability","text":"56"}])"),
            with("[40, 50, 60]", "{ value = 56, by = \"analyst\" }"));
  // A number that the row does not give yet has the row's grounds.
  EXPECT_THAT(after(R"([{"do":"estimate","path":"party.quay.patience","text":"0.9"}])"),
              HasSubstr("patience = { value = 0.9, by = \"analyst\" }"));
}

TEST(Edited, keeps_the_grounds_beside_a_number) {
  EXPECT_EQ(after(R"([{"do":"estimate","path":"red_line.union.fee.firmness","text":"0.5/0.6/0.8"}])"),
            with("{ value = 0.6, because", "{ value = [0.5, 0.6, 0.8], because"));
}

TEST(Edited, reaches_numbers_whose_paths_hold_numbers_and_names) {
  EXPECT_EQ(after(R"([{"do":"estimate","path":"table.hall.wrecks.town","text":"0.5"}])"),
            with("wrecks = [0.1, 0.2, 0.3]", "wrecks = 0.5"));
  EXPECT_EQ(after(R"([{"do":"estimate","path":"war.cost.union","text":"0.02"}])"),
            with("union = [0.01, 0.02]", "union = 0.02"));
  EXPECT_EQ(after(R"([{"do":"estimate","path":"approval.1.share","text":"0.4-0.6"}])"),
            with("share = [0.3, 0.5]", "share = [0.4, 0.6]"));
  EXPECT_EQ(after(R"([{"do":"estimate","path":"lever.strike.party.quay.capability","text":"0.6/0.7/0.8"}])"),
            with("times = [0.5, 0.7, 0.9]", "times = [0.6, 0.7, 0.8]"));
  EXPECT_THAT(after(R"([{"do":"estimate","path":"lever.strike.party.union.capability","text":"7"}])"),
              HasSubstr("[edit-unsupported]"));
}

TEST(Edited, every_number_of_the_worked_cases_can_be_typed_anew) {
  for (const char* name : {"harbour", "moscow-talks", "panama-canal-1974"}) {
    const auto dossier = open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/" + name);
    ASSERT_TRUE(dossier.ok());
    for (const auto& field : dossier->dispute->fields().all()) {
      // The status quo of an issue with options is written as words.
      const bool words = field.issue &&
                         dossier->dispute->issue(*field.issue).kind == dispute::Issue::Kind::options &&
                         field.path.starts_with("issue.");
      if (field.coin || words) continue;
      const auto text = with_estimate(dossier->draft, field.path, "0.4321");
      ASSERT_TRUE(text.ok()) << field.path << "\n" << base::to_text(text.diagnostics());
      EXPECT_NE(text->find("0.4321"), std::string::npos) << field.path;
    }
  }
}

TEST(Edited, says_what_a_row_or_a_number_rests_on) {
  EXPECT_EQ(after(R"([{"do":"ground","path":"position.quay.fee","because":"its letter"}])"),
            with("\"it rejects a fee\"", "\"its letter\""));
  EXPECT_EQ(after(R"([{"do":"ground","path":"position.union.fee","rests_on":["minutes#1"]}])"),
            with("salience = 0.7", "salience = 0.7\nrests_on = [\"minutes#1\"]"));
  EXPECT_EQ(
      after(
          R"([{"do":"ground","path":"red_line.union.fee.firmness","because":"said \"once\"","by":"A. Clerk"}])"),
      with("because = \"said twice\" }", "because = \"said \\\"once\\\"\", by = \"A. Clerk\" }"));
  // What the number had from its row, and the edit does not name, goes with it.
  EXPECT_EQ(
      after(R"([{"do":"ground","path":"position.quay.fee.ideal","because":"its offer"}])"),
      with("ideal = 10", "ideal = { value = 10, rests_on = [\"minutes#1\"], because = \"its offer\" }"));
  EXPECT_EQ(after(R"([{"do":"ground","path":"red_line.union.fee.firmness","rests_on":[]}])"),
            with("because = \"said twice\" }", "because = \"said twice\", rests_on = [] }"));
  EXPECT_THAT(after(R"([{"do":"ground","path":"position.town.fee","because":"x"}])"),
              HasSubstr("[unknown-path]"));
  EXPECT_THAT(after(R"([{"do":"ground","path":"position.quay.fee","rests_on":["minutes#9"]}])"),
              HasSubstr("[unknown-claim]"));
}

TEST(Edited, adds_and_removes_rows) {
  const std::string added =
      after(R"([{"do":"add","kind":"party","toml":"id = \"region\"\nname = \"Region\""}])");
  EXPECT_THAT(added, HasSubstr("name = \"Port Town\"\n\n[[party]]\nid = \"region\"\nname = \"Region\"\n"));
  EXPECT_EQ(after(R"([{"do":"add","kind":"party","toml":"id = \"region\"\nname = \"Region\""},
                      {"do":"remove","path":"party.region"}])")
                .find("region"),
            std::string::npos);
  EXPECT_EQ(after(R"([{"do":"remove","path":"red_line.union.fee"}])").find("[[red_line]]"),
            std::string::npos);
  // A party that others refer to cannot go alone: every place is named.
  EXPECT_THAT(after(R"([{"do":"remove","path":"party.town"}])"), HasSubstr("[unknown-party]"));
}

TEST(Edited, checks_the_case_once_all_edits_are_made) {
  // Alone, the position would name a party that is not there.
  EXPECT_THAT(
      after(
          R"([{"do":"add","kind":"position","toml":"party = \"region\"\nissue = \"fee\"\nideal = 5\nsalience = 0.1"},
                        {"do":"add","kind":"party","toml":"id = \"region\"\nname = \"Region\""}])"),
      HasSubstr("id = \"region\""));
}

TEST(Edited, seats_a_party_as_it_is_asked_to) {
  EXPECT_EQ(after(R"([{"do":"seat","table":"hall","party":"town","role":"seated"}])"),
            with("seated = [\"quay\", \"union\"]", "seated = [\"quay\", \"union\", \"town\"]"));
  const std::string accepting =
      after(R"([{"do":"seat","table":"hall","party":"town","role":"must_accept"}])");
  EXPECT_THAT(accepting, HasSubstr("seated = [\"quay\", \"union\", \"town\"]"));
  EXPECT_THAT(accepting, HasSubstr("{ party = \"union\", on = [\"fee\"] }, \"town\",\n]"));
  EXPECT_EQ(after(R"([{"do":"seat","table":"hall","party":"union","role":"must_accept"}])"), port_toml);
}

TEST(Edited, takes_a_party_out_of_every_list_of_a_table) {
  const std::string out = after(R"([{"do":"seat","table":"hall","party":"union","role":"outside"}])");
  EXPECT_THAT(out, HasSubstr("seated = [\"quay\"]"));
  EXPECT_THAT(out, HasSubstr("must_accept = [\n  \"quay\",\n]"));
  const std::string seated = after(R"([{"do":"seat","table":"hall","party":"quay","role":"seated"}])");
  EXPECT_THAT(seated, HasSubstr("seated = [\"quay\", \"union\"]"));
  EXPECT_THAT(seated, HasSubstr("must_accept = [\n  { party = \"union\", on = [\"fee\"] },\n]"));
  EXPECT_THAT(after(R"([{"do":"set","path":"table.hall.quorum","value":"1"},
                        {"do":"set","path":"table.hall.veto","value":"[\"union\", \"quay\"]"},
                        {"do":"seat","table":"hall","party":"union","role":"outside"}])"),
              HasSubstr("veto = [\"quay\"]"));
}

TEST(Edited, refuses_a_table_at_which_nobody_has_to_accept) {
  EXPECT_THAT(after(R"([{"do":"seat","table":"hall","party":"union","role":"outside"},
                        {"do":"seat","table":"hall","party":"quay","role":"outside"}])"),
              HasSubstr("error: must_accept of \"hall\" would name nobody   [empty-must-accept]"));
  EXPECT_EQ(after(R"([{"do":"seat","table":"hal","party":"quai","role":"outside"}])"),
            "error: there is no table \"hal\"   [unknown-table]\n"
            "   help: did you mean \"hall\"?\n"
            "error: there is no party \"quai\"   [unknown-party]\n"
            "   help: did you mean \"quay\"?\n");
  EXPECT_THAT(after(R"([{"do":"seat","table":"hall","party":"quay","role":"chair"}])"),
              HasSubstr("[bad-edit]"));
}

TEST(Edited, takes_the_whole_text) {
  EXPECT_THAT(after(R"([{"do":"toml","text":"format = 1\n"}])"), HasSubstr("[missing-key]"));
  EXPECT_EQ(
      after(
          R"([{"do":"toml","text":"format = 1\n[case]\ntitle = \"A\"\nas_of = 2024-01-01\nquestion = \"B\"\n"}])"),
      "format = 1\n[case]\ntitle = \"A\"\nas_of = 2024-01-01\nquestion = \"B\"\n");
}

TEST(Edited, changes_nothing_of_the_dossier_it_is_given) {
  const Dossier dossier = port();
  const auto changed = edited(dossier, *edits_from_json(R"([{"do":"set","path":"war.levels","value":"4"}])"));
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(dossier.draft.toml, port_toml);
  EXPECT_EQ(dossier.dispute->parts().war->levels, 3);
  EXPECT_EQ(changed->dispute->parts().war->levels, 4);
}

TEST(EditsFromJson, reports_every_edit_that_is_none) {
  EXPECT_EQ(after(R"([{"do":"sett","path":"a","value":"1"}, {"do":"set","path":"a"}, 7,
                      {"do":"estimate","path":"a","text":"1","by":"x"}, {"do":"add_claim","document":"a","start":-1,"end":"2","type":"demand"}])"),
            "error: edit 1 asks for \"sett\", which is no edit   [bad-edit]\n"
            "   help: did you mean \"set\"?\n"
            "error: edit 2 has no \"value\"   [bad-edit]\n"
            "   help: \"set\" needs it\n"
            "error: edit 3 is not an object   [bad-edit]\n"
            "   help: an edit is { \"do\": …, … }\n"
            "error: edit 4 has a key \"by\" that \"estimate\" does not know   [bad-edit]\n"
            "   help: it knows path and text\n"
            "error: edit 5 has a \"start\" that is not a whole number   [bad-edit]\n"
            "   help: places are bytes, counted from 0\n"
            "error: edit 5 has a \"end\" that is not a whole number   [bad-edit]\n"
            "   help: places are bytes, counted from 0\n");
  EXPECT_THAT(after("{}"), HasSubstr("the edits are not a JSON list"));
  EXPECT_THAT(after("[{"), HasSubstr("[bad-edit]"));
  std::string many = "[";
  for (int i = 0; i < 600; ++i) many += std::string(i ? "," : "") + R"({"do":"remove","path":"a"})";
  EXPECT_THAT(after((many + "]").c_str()), HasSubstr("600 edits at once; at most 500 are taken"));
}

TEST(TomlText, escapes_what_toml_does_not_take) {
  EXPECT_EQ(toml_text("a \"b\" \\ c\nd\te\x7f"), "\"a \\\"b\\\" \\\\ c\\nd\\u0009e\\u007F\"");
}

}  // namespace
}  // namespace entente::desk
