#include "entente/dispute/case_edit.h"

#include <gtest/gtest.h>

#include "tests/dispute/generated_case.h"
#include "tests/dispute/harbour.h"
#include "tests/dispute/votes_case.h"

namespace entente::dispute {
namespace {

// The text after an edit, or its diagnostics.
std::string edited(const std::string& toml, const std::string& path, const std::string& value) {
  const auto result = set_value({"case.toml", toml, fixtures::harbour_claims()}, path, value);
  return result ? result->toml : base::to_text(result.diagnostics());
}

// The text with one part of it changed by hand.
std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  base::require(at != std::string::npos, "the text to replace stands in the case");
  return text.replace(at, from.size(), to);
}

const std::string& harbour() {
  return fixtures::harbour_war_toml();
}

std::string with_line_ends(const std::string& text) {
  std::string converted;
  for (const char c : text) converted += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return converted;
}

TEST(SetValue, replaces_one_value_and_keeps_the_remark_behind_it) {
  EXPECT_EQ(edited(harbour(), "party.north_coast.capability", "[40, 50, 60]"),
            with(harbour(), "capability = [40, 55, 60]          # what",
                 "capability = [40, 50, 60]          # what"));
  EXPECT_EQ(edited(harbour(), "war.advance", "0.25"), with(harbour(), "advance = 0.30", "advance = 0.25"));
  EXPECT_EQ(edited(harbour(), "case.title", "\"New \\\"talks\\\"\""),
            with(harbour(), "\"Harbour talks\"", "\"New \\\"talks\\\"\""));
}

TEST(SetValue, reaches_inside_inline_tables_and_lists) {
  EXPECT_EQ(edited(harbour(), "red_line.north_coast.grounds.from", "30"),
            with(harbour(), "from = [35, 40, 50]", "from = 30"));
  EXPECT_EQ(edited(harbour(), "table.bilateral.wrecks.trawler_union", "0.3"),
            with(harbour(), "wrecks = [0.1, 0.2, 0.4]", "wrecks = 0.3"));
  EXPECT_EQ(edited(harbour(), "score.south_coast.inspection.joint", "7"),
            with(harbour(), "[10, [4, 6], 0]", "[10, 7, 0]"));
  EXPECT_EQ(edited(harbour(), "war.cost.south_coast", "0.02"),
            with(harbour(), "south_coast = [0.010, 0.012]", "south_coast = 0.02"));
  EXPECT_EQ(edited(harbour(), "lever.withdraw_patrols.changes.party.south_coast.capability", "\"-40%\""),
            with(harbour(), "\"-30%\"", "\"-40%\""));
  EXPECT_EQ(edited(harbour(), "issue.inspection.status_quo", "\"joint\""),
            with(harbour(), "status_quo = \"none\"", "status_quo = \"joint\""));
}

TEST(SetValue, reaches_quorums_vetoes_bodies_and_points_of_a_scale) {
  const std::string& port = fixtures::votes_toml;
  EXPECT_EQ(edited(port, "table.t.quorum", "3"), with(port, "quorum = 2", "quorum = 3"));
  EXPECT_EQ(edited(port, "table.t.veto", "[\"anglers\"]"),
            with(port, "veto = [\"harbour\"]", "veto = [\"anglers\"]"));
  EXPECT_EQ(edited(port, "body.council.quota", "67"), with(port, "quota = 51", "quota = 67"));
  EXPECT_EQ(edited(port, "body.council.votes.town", "30"), with(port, "votes = 35", "votes = 30"));
  EXPECT_EQ(edited(port, "approval.2.faction", "\"hill\""),
            with(port, "faction = \"town\"", "faction = \"hill\""));
  EXPECT_EQ(edited(port, "score.harbour.fee.12.5", "[30, 45]"),
            with(port, "points = [0, 40, 50]", "points = [0, [30, 45], 50]"));
  EXPECT_EQ(edited(port, "score.shippers.berths.many", "25"),
            with(port, "points = [0, 20]", "points = [0, 25]"));
  EXPECT_EQ(edited(port, "score.harbour.fee.13", "30").find("case.toml: error: the case file has no row for"),
            0u);
}

TEST(SetValue, refuses_a_quorum_that_the_case_cannot_have) {
  EXPECT_NE(edited(fixtures::votes_toml, "table.t.quorum", "4").find("[quorum-out-of-range]"),
            std::string::npos);
  EXPECT_NE(edited(fixtures::votes_toml, "body.council.quota", "101").find("[quota-out-of-range]"),
            std::string::npos);
}

TEST(SetValue, keeps_the_grounds_beside_a_number) {
  EXPECT_EQ(edited(harbour(), "party.south_coast.capability", "[20, 40]"),
            with(harbour(), "value = [30, 45]", "value = [20, 40]"));
  const std::string whole = "{ value = 1, by = \"me\" }";
  EXPECT_NE(edited(harbour(), "party.south_coast.capability", whole).find("capability = " + whole + "\n"),
            std::string::npos);
}

TEST(SetValue, adds_a_key_that_is_absent) {
  EXPECT_EQ(edited(harbour(), "party.island.patience", "0.9"),
            with(harbour(), "what = \"an island between the coasts\"\ncapability = 10\n",
                 "what = \"an island between the coasts\"\ncapability = 10\npatience = 0.9\n"));
  EXPECT_EQ(edited(harbour(), "red_line.south_coast.grounds.from", "10"),
            with(harbour(), "{ to = 65 }", "{ to = 65, from = 10 }"));
  EXPECT_EQ(edited(harbour(), "war.cost.mainland", "0.001"),
            with(harbour(), "island = 0.002 }", "island = 0.002, mainland = 0.001 }"));
  EXPECT_EQ(edited(harbour(), "lever.fish_fund.changes.war.freeze", "0.2"),
            with(harbour(), "{ add = [\"island\"] } }", "{ add = [\"island\"] }, \"war.freeze\" = 0.2 }"));
}

TEST(SetValue, adds_to_tables_in_every_style_of_writing) {
  const std::string head =
      "format = 1\n[case]\ntitle = \"T\"\nas_of = 2024-03-02\nquestion = \"?\"\n[[party]]\nid = \"a\"\nname "
      "= \"A\"\n"
      "[[party]]\nid = \"b\"\nname = \"B\"\n[[issue]]\nid = \"i\"\ntitle = \"I\"\nscale = { 0 = \"x\", 9 = "
      "\"y\" }\n";
  const std::string war =
      "[war]\nbetween = [\"a\", \"b\"]\nlevels = 4\nlevel = 2\nadvance = 0.1\nretreat = 0.1\n";
  const std::string ends = "ends = { low = { i = 0 }, high = { i = 9 } }";
  EXPECT_EQ(edited(head + war + ends, "war.freeze", "0.1"), head + war + ends + "\nfreeze = 0.1")
      << "a last line without an end";
  EXPECT_EQ(edited(head + war + ends + "\n", "war.cost.a", "0.1"),
            head + war + ends + "\ncost = { a = 0.1 }\n")
      << "a table that is absent as well";
  EXPECT_EQ(edited(head + war + ends + "\n  cost.a = 0.1 # dear\n", "war.cost.b", "0.2"),
            head + war + ends + "\n  cost.a = 0.1 # dear\n  cost.b = 0.2\n")
      << "dotted keys";
  EXPECT_EQ(edited(head + war + ends + "\n[war.cost]\na = 0.1\n", "war.cost.b", "0.2"),
            head + war + ends + "\n[war.cost]\na = 0.1\nb = 0.2\n");
  EXPECT_EQ(edited(head + war + ends + "\n[war.cost]\n", "war.cost.b", "0.2"),
            head + war + ends + "\n[war.cost]\nb = 0.2\n");
  EXPECT_EQ(edited(head + war + ends + "\n[war.cost]\na = 0.1\n", "war.freeze", "0.1"),
            head + war + ends + "\nfreeze = 0.1\n[war.cost]\na = 0.1\n")
      << "before the table's own tables";
  EXPECT_EQ(edited(head + war + ends + "\ncost = {}\n", "war.cost.b", "0.2"),
            head + war + ends + "\ncost = { b = 0.2 }\n");
}

TEST(SetValue, handles_lists_over_several_lines) {
  const std::string folded = with(harbour(), "salience = [0.5, 0.6, 0.8]",
                                  "salience = [ # three\n  0.5, # low\n  0.6,\n  0.8, # high\n]  # end");
  EXPECT_EQ(edited(folded, "position.north_coast.grounds.salience", "0.7"),
            with(harbour(), "salience = [0.5, 0.6, 0.8]", "salience = 0.7  # end"));
  EXPECT_EQ(edited(harbour(), "table.bilateral.seated",
                   "[\n  \"north_coast\",\n  \"south_coast\",\n  \"island\",\n]"),
            with(harbour(), "seated = [\"north_coast\", \"south_coast\"]",
                 "seated = [\n  \"north_coast\",\n  \"south_coast\",\n  \"island\",\n]"));
}

TEST(SetValue, keeps_line_ends_and_letters_of_every_script) {
  const std::string text = with_line_ends(with(harbour(), "# Harbour talks", "# Häfen, порт, 港 \U0001F6A2"));
  EXPECT_EQ(edited(text, "position.island.grounds.ideal", "55"), with(text, "ideal = 50", "ideal = 55"));
  EXPECT_EQ(edited(text, "party.island.patience", "0.9"),
            with(text, "capability = 10\r\n", "capability = 10\r\npatience = 0.9\r\n"));
  const std::string quoted = with(harbour(), "north_coast = 0.008", "\"north_coast\" = 0.008");
  EXPECT_EQ(edited(quoted, "war.cost.north_coast", "0.5"), with(quoted, "= 0.008", "= 0.5"));
}

TEST(SetValue, refuses_what_is_not_one_value) {
  for (const std::string& value :
       std::vector<std::string>{"", "0.8 # new", "1\nby = \"me\"", "north", "1, 2", "}", "\"open"})
    EXPECT_EQ(edited(harbour(), "war.advance", value),
              "case.toml: error: \"" + value +
                  "\" is not one value   [bad-value]\n"
                  "   help: text stands in quotes; an estimate is 0.8, [0.6, 0.9] or [0.6, 0.8, 0.9]\n");
}

TEST(SetValue, refuses_a_path_without_a_row) {
  for (const std::string& path :
       std::vector<std::string>{"", "war", "party.nobody.capability", "position.island.pilots.ideal",
                                "interaction.2.adds", "interaction.x.adds", "nothing.at.all", "party.island.",
                                "table.bilateral.wrecks.island", "score.south_coast.inspection.none_such"})
    EXPECT_EQ(edited(harbour(), path, "1"),
              "case.toml: error: the case file has no row for \"" + path +
                  "\"   [unknown-path]\n   help: docs/formats.md lists the paths\n");
}

TEST(SetValue, refuses_to_replace_a_table_of_its_own) {
  const std::string text = fixtures::harbour_toml() +
                           "[war]\nbetween = [\"north_coast\", \"south_coast\"]\nlevels = 4\nlevel = "
                           "2\nadvance = 0.1\nretreat = 0.1\n"
                           "[war.ends.low]\ngrounds = 0\n[war.ends.high]\ngrounds = 100\n";
  EXPECT_EQ(edited(text, "war.ends", "{ }"),
            "case.toml: error: \"war.ends\" is written as a table of its own   [edit-unsupported]\n   help: "
            "change its keys one by one\n");
  EXPECT_EQ(edited(text, "war.ends.high.grounds", "90"),
            with(text, "[war.ends.high]\ngrounds = 100", "[war.ends.high]\ngrounds = 90"));
}

TEST(SetValue, checks_the_case_as_it_would_become) {
  const auto result = set_value({"case.toml", harbour(), fixtures::harbour_claims()},
                                "position.island.grounds.salience", "1.4");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.diagnostics()[0].code, "salience-out-of-range");
}

TEST(SetValue, changes_only_the_span_of_the_value_in_generated_cases) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    const std::string text = fixtures::generated_toml(seed, seed);
    const std::string changed = edited(text, "party.p1.capability", "77");
    std::size_t head = 0, tail = 0;
    while (head < text.size() && head < changed.size() && text[head] == changed[head]) ++head;
    while (tail < text.size() - head && tail < changed.size() - head &&
           text[text.size() - 1 - tail] == changed[changed.size() - 1 - tail])
      ++tail;
    EXPECT_EQ(text.substr(head, text.size() - tail - head).find_first_not_of("0123456789.[], "),
              std::string::npos)
        << text.substr(head, 40);
    const auto built = Case::build({"case.toml", changed, {}});
    ASSERT_TRUE(built.ok()) << base::to_text(built.diagnostics());
    EXPECT_EQ(to_text(built->parties()[1].capability), "77");
    EXPECT_EQ(edited(changed, "party.p1.capability", "77"), changed)
        << "setting what stands there changes nothing";
  }
}

TEST(AddRow, puts_a_row_after_the_last_of_its_kind) {
  const std::string row =
      "party = \"trawler_union\"\nissue = \"inspection\"\nsalience = 0.2\nideal = \"none\"";
  const std::string before = "ideal = [60, 80, 90]\nsalience = 1\n";
  const std::string after = before + "\n[[position]]\n" + row + "\n";
  const CaseDraft draft = fixtures::harbour_war_draft();
  EXPECT_EQ(add_row(draft, "position", row)->toml, with(harbour(), before, after));
  EXPECT_EQ(add_row(draft, "position", "[[position]]\n" + row + "\n\n")->toml, with(harbour(), before, after))
      << "with its first line as well";
}

TEST(AddRow, puts_the_first_row_of_a_kind_at_the_end) {
  const std::string text = "format = 1\r\n[case]\r\ntitle = \"T\"\r\nas_of = 2024-03-02\r\nquestion = \"?\"";
  const auto added = add_row({"case.toml", text, {}}, "party", "id = \"a\"\nname = \"A\"");
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(added->toml, text + "\r\n\r\n[[party]]\r\nid = \"a\"\r\nname = \"A\"\r\n");
  const auto second = add_row(*added, "party", "id = \"b\"\nname = \"B\"");
  EXPECT_EQ(second->toml, added->toml + "\r\n[[party]]\r\nid = \"b\"\r\nname = \"B\"\r\n");
}

TEST(AddRow, refuses_what_is_not_one_row) {
  const CaseDraft draft = fixtures::harbour_war_draft();
  for (const std::string& row : std::vector<std::string>{"id = \"a\"\n[[party]]\nid = \"b\"",
                                                         "id = \"a\"\n[other]\nx = 1", "id = a", "]]"})
    EXPECT_EQ(base::to_text(add_row(draft, "party", row).diagnostics()),
              "harbour/case.toml: error: this is not one row of the kind [[party]]   [bad-value]\n   help: "
              "give its keys, one a line: key = value\n");
  EXPECT_EQ(base::to_text(add_row(draft, "war", "x = 1").diagnostics()),
            "harbour/case.toml: error: \"war\" is not written as [[war]] rows   [edit-unsupported]\n   help: "
            "write each row under a [[…]] of its own\n");
}

TEST(AddRow, checks_the_case_as_it_would_become) {
  const auto result = add_row(fixtures::harbour_draft(), "party", "id = \"island\"\nname = \"Again\"");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.diagnostics()[0].code, "duplicate-id");
}

// The text without a row, or the diagnostics.
std::string without(const std::string& toml, const std::string& path) {
  const auto result = text_without_row({"case.toml", toml, fixtures::harbour_claims()}, path);
  return result ? *result : base::to_text(result.diagnostics());
}

TEST(RemoveRow, takes_out_one_row_and_keeps_the_remarks_around_it) {
  const std::string toml =
      "format = 1\n\n# first\n[[party]]\nid = \"a\"  # of a\nname = \"A\"\n\n\n# second\n[[party]]\nid = "
      "\"b\"\nname = "
      "\"B\"\n# end\n";
  EXPECT_EQ(without(toml, "party.a"),
            "format = 1\n\n# first\n# second\n[[party]]\nid = \"b\"\nname = \"B\"\n# end\n");
  EXPECT_EQ(without(toml, "party.b"),
            "format = 1\n\n# first\n[[party]]\nid = \"a\"  # of a\nname = \"A\"\n\n\n# second\n# end\n");
}

TEST(RemoveRow, takes_out_tables_that_belong_to_the_row) {
  const std::string toml =
      "[[table]]\nid = \"t\"\n[[table.can_spoil]]\nparty = \"a\"\n[table.can_spoil.wrecks]\nvalue = "
      "0.1\n\n[war]\nlevels = "
      "3\n[war.cost]\na = 0.1\n";
  EXPECT_EQ(without(toml, "table.t"), "[war]\nlevels = 3\n[war.cost]\na = 0.1\n");
  EXPECT_EQ(
      without(toml, "war"),
      "[[table]]\nid = \"t\"\n[[table.can_spoil]]\nparty = \"a\"\n[table.can_spoil.wrecks]\nvalue = 0.1\n\n");
}

TEST(RemoveRow, refuses_what_is_no_row_in_one_piece) {
  EXPECT_NE(without(harbour(), "party.nobody").find("[unknown-path]"), std::string::npos);
  EXPECT_NE(without(harbour(), "party.north_coast.capability").find("[unknown-path]"), std::string::npos);
  EXPECT_NE(without(harbour(), "case").find("[unknown-path]"), std::string::npos);
  EXPECT_NE(without("[war]\nlevels = 3\n[[party]]\nid = \"a\"\n[war.cost]\na = 0.1\n", "war")
                .find("[edit-unsupported]"),
            std::string::npos);
  EXPECT_NE(without("party = [{ id = \"a\", name = \"A\" }]\n", "party.a").find("[edit-unsupported]"),
            std::string::npos);
}

TEST(RemoveRow, checks_the_case_as_it_would_become) {
  const dispute::CaseDraft draft{"case.toml", harbour(), fixtures::harbour_claims()};
  EXPECT_FALSE(remove_row(draft, "party.north_coast").ok());
  const auto without_war = remove_row(draft, "war");
  ASSERT_TRUE(without_war.ok()) << base::to_text(without_war.diagnostics());
  EXPECT_FALSE(Case::build(*without_war)->parts().war.has_value());
}

TEST(RemoveRow, undoes_add_row) {
  const dispute::CaseDraft draft{"case.toml", harbour(), fixtures::harbour_claims()};
  const auto added = add_row(draft, "party", "id = \"islet\"\nname = \"Islet\"");
  ASSERT_TRUE(added.ok());
  const auto removed = text_without_row(*added, "party.islet");
  ASSERT_TRUE(removed.ok());
  // But for the blank line before it.
  EXPECT_LE(removed->size(), harbour().size() + 1);
  EXPECT_EQ(removed->find("islet"), std::string::npos);
}

}  // namespace
}  // namespace entente::dispute
