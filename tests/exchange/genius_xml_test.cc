// Tests also: genius_domain.cc, genius_profile.cc, genius_evaluator.cc, genius_nonlinear.cc, genius_export.cc
#include "entente/exchange/genius_xml.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/number.h"
#include "entente/exchange/genius_evaluator.h"
#include "entente/exchange/scenario_check.h"
#include "tests/exchange/scenario_support.h"

namespace entente::exchange {
namespace {

const std::string domain_text = R"(<negotiation_template>
<utility_space number_of_issues="3">
<objective index="0" name="Boat" type="objective" etype="objective">
  <issue index="2" name="Colour" type="discrete">
    <item index="1" value="red"/>
    <item index="2" value="blue"/>
  </issue>
  <issue index="3" name="Length" type="integer" lowerbound="4" upperbound="8"/>
  <issue index="5" name="Price" etype="real"><range lowerbound="0" upperbound="10"/></issue>
</objective>
</utility_space>
</negotiation_template>
)";

std::string profile_text(const std::string& body, const std::string& rest = "<reservation value=\"0.2\"/>") {
  return "<utility_space>\n<objective index=\"0\" name=\"Boat\">\n" + body + "\n</objective>\n" + rest +
         "\n</utility_space>\n";
}

const std::string plain_body = R"(<weight index="2" value="0.5"/>
<weight index="3" value="0.3"/>
<weight index="5" value="0.2"/>
<issue index="2" name="Colour"><item index="1" value="red" evaluation="4"/><item index="2" value="blue" evaluation="1"/></issue>
<issue index="3" name="Length" type="integer"><evaluator ftype="linear" slope="0.25" offset="0"/></issue>
<issue index="5" name="Price" type="real"><evaluator ftype="linear" parameter0="1" parameter1="-0.1"/></issue>)";

// One profile beside the domain: the scenario, or what was wrong, with the folder's path taken out.
struct Read {
  base::Result<Scenario> result;
  std::string problems;
};
Read read(const std::string& profile, const std::string& domain = domain_text) {
  const fixtures::Folder folder;
  folder.put("boat_domain.xml", domain);
  folder.put("owner.xml", profile);
  auto result = read_genius({folder.path()});
  return {result, folder.plain(base::to_text(result.diagnostics()))};
}

std::string notes_of(const Read& read) {
  return read.result.ok() ? notes_text(read.result->notes) : read.problems;
}

TEST(ReadGenius, computes_utility_as_genius_does) {
  const Read one = read(profile_text(plain_body));
  ASSERT_TRUE(one.result.ok()) << one.problems;
  const Scenario& scenario = *one.result;
  EXPECT_EQ(scenario.title, "boat");
  EXPECT_EQ(scenario.format, "GENIUS XML");
  EXPECT_EQ(scenario.parties[0].name, "owner");
  EXPECT_EQ(scenario.parties[0].reservation, 0.2);
  EXPECT_TRUE(scenario.notes.empty()) << notes_of(one);
  // Evaluations over their highest; lengths from the lower bound; prices falling by a tenth.
  EXPECT_DOUBLE_EQ(utility(scenario, 0, {0, 4, 0}), 0.5 * 1 + 0.3 * 0 + 0.2 * 1);
  EXPECT_DOUBLE_EQ(utility(scenario, 0, {1, 6, 5}), 0.5 * 0.25 + 0.3 * 0.5 + 0.2 * 0.5);
  EXPECT_DOUBLE_EQ(utility(scenario, 0, {1, 8, 10}), 0.5 * 0.25 + 0.3 * 1 + 0.2 * 0);
}

TEST(ReadGenius, tells_domain_and_profiles_by_their_root_whatever_they_are_called) {
  const fixtures::Folder folder;
  folder.put("a.xml", profile_text(plain_body));
  folder.put("m.xml", domain_text);
  folder.put("z.xml", profile_text(plain_body));
  const std::string points = folder.put("pareto.xml", "0.5, 1\n1, 0.25\n");
  folder.put("other.xml", "<html/>");
  const auto whole = read_genius({folder.path()});
  ASSERT_TRUE(whole.ok()) << base::to_text(whole.diagnostics());
  ASSERT_EQ(whole->parties.size(), 2u);
  EXPECT_EQ(whole->parties[1].name, "z");
  EXPECT_EQ(notes_text(whole->notes),
            "dropped: other.xml: root element <html>: no part of a GENIUS scenario\n"
            "dropped: pareto.xml: a list of 2 points, not XML: the frontier is computed, not read\n");
  EXPECT_EQ(read_genius({folder.path() + "/m.xml"})->parties.size(), 2u) << "a domain stands for its folder";
  const auto named = read_genius({folder.path() + "/z.xml", folder.path() + "/m.xml"});
  ASSERT_EQ(named->parties.size(), 1u) << "profiles that are named are those that count";
  EXPECT_EQ(named->parties[0].name, "z");
}

TEST(ReadGenius, says_which_files_are_missing) {
  const fixtures::Folder folder;
  folder.put("a.xml", profile_text(plain_body));
  EXPECT_EQ(
      folder.plain(base::to_text(read_genius({folder.path() + "/a.xml"}).diagnostics())),
      "a.xml: error: no file here is a GENIUS domain: none has the root element <negotiation_template>   "
      "[import-files]\n   help: name the folder of the scenario, or its domain file and profiles\n");
  const fixtures::Folder other;
  other.put("d.xml", domain_text);
  EXPECT_EQ(other.plain(base::to_text(read_genius({other.path() + "/d.xml"}).diagnostics())),
            "d.xml: error: no file here is a GENIUS profile: none has the root element <utility_space>   "
            "[import-files]\n"
            "   help: a profile says what one party wants; name the profiles after the domain file\n");
  other.put("e.xml", domain_text);
  const auto two = read_genius({other.path() + "/d.xml", other.path() + "/e.xml"});
  EXPECT_EQ(other.plain(base::to_text(two.diagnostics())),
            "d.xml: error: 2 files are domains: d.xml and e.xml   [import-files]\n"
            "   help: name the domain file that counts\n");
  EXPECT_EQ(read_genius({"no/such/folder"}).diagnostics()[0].code, "missing-file");
}

TEST(ReadGenius, refuses_more_profiles_than_are_computed) {
  const fixtures::Folder folder;
  folder.put("domain.xml", domain_text);
  for (int i = 0; i < 17; ++i) folder.put("p" + std::to_string(i) + ".xml", profile_text(plain_body));
  const auto result = read_genius({folder.path()});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.diagnostics()[0].message, "there are 17 profiles; at most 16 parties are computed");
}

TEST(ReadGenius, takes_the_type_of_an_issue_before_its_etype_and_vtype) {
  const std::string domain = R"(<negotiation_template><utility_space><objective>
<issue index="1" name="A" vtype="real" etype="real" type="integer" lowerbound="0" upperbound="3"/>
<issue index="2" name="B" vtype="real" etype="integer" lowerbound="0" upperbound="3"/>
<issue index="3" name="C" vtype="real" lowerbound="0" upperbound="3"/>
<objective><issue index="9" name="D"><item value="x"/><item value="y"/></issue></objective>
</objective></utility_space></negotiation_template>)";
  const Read one = read(profile_text("<weight index=\"9\" value=\"1\"/><issue index=\"9\"><item value=\"x\" "
                                     "evaluation=\"1\"/><item value=\"y\" evaluation=\"0\"/></issue>"),
                        domain);
  ASSERT_TRUE(one.result.ok()) << one.problems;
  ASSERT_EQ(one.result->issues.size(), 4u);
  EXPECT_EQ(one.result->issues[0].step, 1);
  EXPECT_EQ(one.result->issues[1].step, 1);
  EXPECT_EQ(one.result->issues[2].step, std::nullopt);
  EXPECT_EQ(one.result->issues[3].values.size(), 2u);
  EXPECT_EQ(notes_of(one),
            "kept: boat_domain.xml: 2 nested objectives: their issues stand side by side\n"
            "mended: owner.xml: the profile says nothing of issue \"A\": worth nothing\n"
            "mended: owner.xml: the profile says nothing of issue \"B\": worth nothing\n"
            "mended: owner.xml: the profile says nothing of issue \"C\": worth nothing\n");
}

TEST(ReadGenius, notes_everything_that_it_keeps_otherwise_drops_or_mends) {
  const std::string body = R"(<weight index="2" value="0.5"/>
<weight index="3" value="0.75"/>
<weight index="7" value="1"/>
<issue index="2" name="Color">
 <item index="1" value="red" evaluation="4"/><item index="2" value="Blue" evaluation="1"/>
 <item index="9" value="green" evaluation="8"/><item index="1" value="red" evaluation="2"/>
 <similarity_function weight="1"><item index="1" value="red" evaluation="100"/></similarity_function>
</issue>
<issue index="3" name="Length" type="integer"><evaluator ftype="linear" slope="1" offset="0"/></issue>
<issue index="5" name="Price" type="real"></issue>)";
  const Read one = read(profile_text(body, "<discount_factor value=\"0.5\"/><comparisons value=\"3\"/>"));
  ASSERT_TRUE(one.result.ok()) << one.problems;
  EXPECT_EQ(notes_of(one),
            "kept: owner.xml: no reservation value: 0, as GENIUS reads it\n"
            "kept: owner.xml: discount factor 0.5: kept as patience over the whole session\n"
            "dropped: owner.xml: comparisons: part of GENIUS' preference uncertainty\n"
            "dropped: owner.xml: the similarity functions of 1 issues\n"
            "dropped: owner.xml: the weight under index 7, which is no issue\n"
            "kept: owner.xml: issue 2 is \"Color\" here and \"Colour\" in the domain, whose name is used\n"
            "mended: owner.xml: issue \"Colour\": \"Blue\" read as \"blue\", which has its index 2\n"
            "dropped: owner.xml: issue \"Colour\": \"green\" is no value of the domain\n"
            "mended: owner.xml: issue \"Colour\": \"red\" is evaluated twice, the last counts, as in GENIUS\n"
            "mended: owner.xml: no weight for \"Price\": 0, as GENIUS reads it\n"
            "mended: owner.xml: no evaluator for \"Price\": worth nothing\n");
  EXPECT_EQ(one.result->parties[0].discount, 0.5);
  EXPECT_EQ(one.result->parties[0].reservation, 0);
  // The highest evaluation is the one of green, as GENIUS takes it; Length is cut off at 1.
  EXPECT_EQ(one.result->parties[0].issues[0].of_value,
            (std::vector<double>{0.5 * (2.0 / 8), 0.5 * (1.0 / 8)}));
  EXPECT_DOUBLE_EQ(utility(*one.result, 0, {1, 4, 0}), 0.0625);
  EXPECT_DOUBLE_EQ(utility(*one.result, 0, {1, 5, 0}), 0.0625 + 0.75);
  EXPECT_DOUBLE_EQ(utility(*one.result, 0, {1, 8, 0}), 0.0625 + 0.75);
}

TEST(ReadGenius, says_when_the_cap_at_one_would_bind) {
  const Read one =
      read(profile_text("<weight index=\"2\" value=\"1.25\"/><issue index=\"2\"><item value=\"red\" "
                        "evaluation=\"1\"/><item value=\"blue\" evaluation=\"0\"/></issue>"));
  EXPECT_THAT(notes_of(one),
              testing::HasSubstr("kept: owner.xml: the highest utility is 1.25; the cap at 1 that "
                                 "GENIUS puts on it is not applied\n"));
}

TEST(ReadGenius, reads_discounts_outside_their_range_as_none) {
  for (const char* value : {"0", "-1", "1.5"}) {
    const Read one = read(profile_text(
        plain_body, std::string("<reservation value=\"0\"/><discount_factor value=\"") + value + "\"/>"));
    EXPECT_EQ(one.result->parties[0].discount, std::nullopt);
    EXPECT_EQ(notes_of(one), std::string("kept: owner.xml: discount factor ") + value +
                                 ": no discount, as GENIUS reads it\n");
  }
}

TEST(ReadGenius, keeps_repeated_values_of_the_domain_once) {
  const std::string domain = R"(<negotiation_template><utility_space><objective><issue index="1" name="A">
<item index="1" value="x" cost="3"/><item index="2" value="x"/><item index="3" value="y"/></issue>
</objective></utility_space></negotiation_template>)";
  const Read one =
      read(profile_text("<weight index=\"1\" value=\"1\"/><issue index=\"1\" name=\"A\"><item value=\"x\" "
                        "evaluation=\"1\"/><item value=\"y\" evaluation=\"2\"/></issue>"),
           domain);
  ASSERT_TRUE(one.result.ok()) << one.problems;
  EXPECT_EQ(one.result->issues[0].values, (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(notes_of(one),
            "mended: boat_domain.xml: issue \"A\": the value \"x\" stands twice, kept once\n"
            "dropped: boat_domain.xml: the costs of 1 values\n");
}

// Each defect of a profile: its line, and the whole message.
struct Defect {
  std::string body, text;
};

TEST(ReadGenius, names_each_defect_with_its_place) {
  const std::vector<Defect> defects = {
      {"<weight index=\"2\" value=\"0,5\"/>",
       "owner.xml:3:1: error: the weight of \"Colour\" is \"0,5\", which is not a number   [import-number]\n"
       "    3 | <weight index=\"2\" value=\"0,5\"/>\n      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: numbers are written like 0.25 or 1e-3\n"},
      {"<weight index=\"2\"/>",
       "owner.xml:3:1: error: the weight of \"Colour\" has no value   [import-mismatch]\n"
       "    3 | <weight index=\"2\"/>\n      | ^~~~~~~~~~~~~~~~~~~\n   help: write value=\"…\"\n"},
      {"<weight value=\"1\"/>",
       "owner.xml:3:1: error: this weight has no index   [import-mismatch]\n"
       "    3 | <weight value=\"1\"/>\n      | ^~~~~~~~~~~~~~~~~~~\n"
       "   help: issues, weights and bounds refer to each other by whole numbers under index\n"},
      {"<issue index=\"two\"/>",
       "owner.xml:3:1: error: this issue has the index \"two\"   [import-mismatch]\n"
       "    3 | <issue index=\"two\"/>\n      | ^~~~~~~~~~~~~~~~~~~~\n"
       "   help: issues, weights and bounds refer to each other by whole numbers under index\n"},
      {"<issue index=\"4\"/>",
       "owner.xml:3:1: error: the domain has no issue with the index 4   [import-mismatch]\n"
       "    3 | <issue index=\"4\"/>\n      | ^~~~~~~~~~~~~~~~~~\n"
       "   help: domain and profile are joined by index; are these files of one scenario?\n"},
      {"<issue index=\"2\"/>\n<issue index=\"2\"/>",
       "owner.xml:4:1: error: there are two issues with the index 2   [import-mismatch]\n"
       "    4 | <issue index=\"2\"/>\n      | ^~~~~~~~~~~~~~~~~~\n   help: remove one\n"},
      {"<issue index=\"2\">\n<item value=\"red\" evaluation=\"NaN\"/></issue>",
       "owner.xml:4:1: error: an evaluation of \"Colour\" is \"NaN\", which is not a number   "
       "[import-number]\n"
       "    4 | <item value=\"red\" evaluation=\"NaN\"/></issue>\n      | "
       "^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: numbers are written like 0.25 or 1e-3\n"},
      {"<issue index=\"3\">\n<evaluator ftype=\"linear\" slope=\"1\"/></issue>",
       "owner.xml:4:1: error: the evaluator of \"Length\" has no offset   [import-mismatch]\n"
       "    4 | <evaluator ftype=\"linear\" slope=\"1\"/></issue>\n      | "
       "^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: without it the utility is not known\n"},
      {"<issue index=\"3\">\n<evaluator ftype=\"cubic\"/></issue>",
       "owner.xml:4:1: error: issue \"Length\" has an evaluator of type \"cubic\"   [import-unsupported]\n"
       "    4 | <evaluator ftype=\"cubic\"/></issue>\n      | ^~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: integer issues have linear evaluators\n"},
      {"<issue index=\"5\">\n<evaluator ftype=\"triangular\" parameter0=\"5\" parameter1=\"6\" "
       "parameter2=\"2\"/></issue>",
       "owner.xml:4:1: error: the triangle of \"Price\" has its top outside its ends   [import-number]\n"
       "    4 | <evaluator ftype=\"triangular\" parameter0=\"5\" parameter1=\"6\" "
       "parameter2=\"2\"/></issue>\n"
       "      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: parameter0 is its lower end, parameter1 its upper end, parameter2 its top\n"},
  };
  for (const Defect& defect : defects) {
    const Read one = read(profile_text(defect.body));
    EXPECT_FALSE(one.result.ok()) << defect.body;
    EXPECT_EQ(one.problems, defect.text);
  }
}

std::string domain_of(const std::string& issues) {
  return "<negotiation_template>\n<utility_space><objective>\n" + issues +
         "\n</objective></utility_space></negotiation_template>\n";
}

TEST(ReadGenius, names_each_defect_of_a_domain_with_its_place) {
  const std::vector<Defect> defects = {
      {"<issue index=\"1\" name=\"A\"></issue>",
       "boat_domain.xml:3:1: error: issue \"A\" has no values   [scenario-empty]\n"
       "    3 | <issue index=\"1\" name=\"A\"></issue>\n      | ^~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: give it items: <item index=\"1\" value=\"…\"/>\n"},
      {"<issue index=\"1\" name=\"A\" type=\"fuzzy\"/>",
       "boat_domain.xml:3:1: error: issue \"A\" is of type \"fuzzy\"   [import-unsupported]\n"
       "    3 | <issue index=\"1\" name=\"A\" type=\"fuzzy\"/>\n      | "
       "^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: types are discrete, integer and real\n"},
      {"<issue index=\"1\" name=\"A\" type=\"integer\" upperbound=\"3\"/>",
       "boat_domain.xml:3:1: error: issue \"A\" has no lowerbound   [import-mismatch]\n"
       "    3 | <issue index=\"1\" name=\"A\" type=\"integer\" upperbound=\"3\"/>\n"
       "      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: numbers need lowerbound=\"…\" and upperbound=\"…\"\n"},
      {"<issue index=\"1\" name=\"A\" type=\"integer\" lowerbound=\"5\" upperbound=\"3\"/>",
       "boat_domain.xml:3:1: error: issue \"A\" runs from 5 to 3   [import-number]\n"
       "    3 | <issue index=\"1\" name=\"A\" type=\"integer\" lowerbound=\"5\" upperbound=\"3\"/>\n"
       "      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: the lower end comes first, and the ends of an integer issue are whole numbers\n"},
      {"<issue index=\"1\" name=\"A\" type=\"integer\" lowerbound=\"1\" upperbound=\"1000000\"/>",
       "boat_domain.xml:3:1: error: issue \"A\" has 1000000 values; at most 4096 are computed   "
       "[too-many-options]\n"
       "    3 | <issue index=\"1\" name=\"A\" type=\"integer\" lowerbound=\"1\" upperbound=\"1000000\"/>\n"
       "      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: join values\n"},
      {"<issue index=\"1\" type=\"real\" lowerbound=\"0\" upperbound=\"1\"/>\n<issue index=\"1\" "
       "name=\"B\"/>",
       "boat_domain.xml:4:1: error: two issues have the index 1   [import-mismatch]\n"
       "    4 | <issue index=\"1\" name=\"B\"/>\n      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: give each issue its own index\n"},
      {"<issue index=\"1\" name=\"A\">\n<item index=\"1\"/><item value=\"x\"/></issue>",
       "boat_domain.xml:4:1: error: an item of issue \"A\" has no value   [import-mismatch]\n"
       "    4 | <item index=\"1\"/><item value=\"x\"/></issue>\n      | ^~~~~~~~~~~~~~~~~\n"
       "   help: write value=\"…\"\n"},
  };
  for (const Defect& defect : defects) {
    const Read one = read(profile_text(""), domain_of(defect.body));
    EXPECT_FALSE(one.result.ok()) << defect.body;
    EXPECT_EQ(one.problems, defect.text);
  }
}

TEST(ReadGenius, refuses_a_million_values_in_time) {
  std::string items;
  for (int i = 0; i < 1000000; ++i) items += "<item value=\"" + std::to_string(i) + "\"/>\n";
  const Read one = read(profile_text(""), domain_of("<issue index=\"1\" name=\"A\">\n" + items + "</issue>"));
  ASSERT_FALSE(one.result.ok());
  EXPECT_EQ(one.result.diagnostics()[0].message, "issue \"A\" has 1000000 values; at most 4096 are computed");
  EXPECT_EQ(one.result.diagnostics()[0].where.line, 3u);
}

TEST(ReadGenius, refuses_a_million_evaluations_in_time) {
  std::string items;
  for (int i = 0; i < 1000000; ++i) items += "<item value=\"" + std::to_string(i) + "\" evaluation=\"1\"/>\n";
  const Read one = read(profile_text("<issue index=\"2\">\n" + items + "</issue>"));
  EXPECT_EQ(one.problems,
            "owner.xml:3:1: error: issue \"Colour\" holds 1000000 elements; the domain has 2 values   "
            "[too-many-options]\n    3 | <issue index=\"2\">\n      | ^~~~~~~~~~~~~~~~~\n"
            "   help: each value is evaluated once\n");
}

TEST(ReadGenius, reports_broken_xml_at_its_place) {
  const Read one = read("<utility_space>\n<objective index=0>\n</utility_space>\n");
  EXPECT_EQ(one.problems,
            "owner.xml:2:18: error: the file is not XML from here on: error parsing element attribute   "
            "[import-syntax]\n    2 | <objective index=0>\n      |                  ^\n"
            "   help: mend the file, or save it again from the program that made it\n");
}

// --- evaluators of numbers ---------------------------------------------------------------------------------

std::vector<std::pair<double, double>> knots(const std::string& type, std::vector<std::string> parameters,
                                             const ScenarioIssue& issue) {
  const SourceFile file{"a.xml", "a.xml", " "};
  Element element;
  element.name = "evaluator";
  element.attributes = {{"ftype", type}};
  const std::vector<std::string> keys =
      issue.step ? std::vector<std::string>{"offset", "slope"}
                 : std::vector<std::string>{"parameter0", "parameter1", "parameter2"};
  for (std::size_t i = 0; i < parameters.size(); ++i) element.attributes.emplace_back(keys[i], parameters[i]);
  ImportLog log;
  return genius_knots(file, element, issue, log);
}

TEST(GeniusKnots, agree_with_the_formula_at_every_number) {
  const ScenarioIssue real = {"r", {}, -2, 10, std::nullopt}, whole = {"w", {}, -3, 12, 1};
  const auto clamp = [](double e) { return std::clamp(e, 0.0, 1.0); };
  for (const double slope : {-0.7, -0.1, 0.0, 0.05, 0.4, 3.0})
    for (const double start : {-0.5, 0.0, 0.3, 1.0, 1.7}) {
      const auto line = knots("linear", {base::shortest(start), base::shortest(slope)}, real);
      for (double v = -2; v <= 10; v += 0.125)
        EXPECT_NEAR(worth({{}, line}, real, v), clamp(start + slope * v), 1e-12)
            << start << " " << slope << " " << v;
      const auto steps = knots("linear", {base::shortest(start), base::shortest(slope)}, whole);
      for (double v = -3; v <= 12; ++v)
        EXPECT_NEAR(worth({{}, steps}, whole, v), clamp(start + slope * (v + 3)), 1e-12)
            << start << " " << slope << " " << v;
    }
}

TEST(GeniusKnots, make_triangles_with_slanted_and_upright_sides) {
  const ScenarioIssue real = {"r", {}, 0, 10, std::nullopt};
  const IssueUtility slanted = {{}, knots("triangular", {"2", "8", "4"}, real)};
  EXPECT_EQ(worth(slanted, real, 1), 0);
  EXPECT_DOUBLE_EQ(worth(slanted, real, 3), 0.5);
  EXPECT_EQ(worth(slanted, real, 4), 1);
  EXPECT_DOUBLE_EQ(worth(slanted, real, 6), 0.5);
  EXPECT_EQ(worth(slanted, real, 9), 0);
  const IssueUtility upright = {{}, knots("triangular", {"2", "8", "2"}, real)};
  EXPECT_EQ(worth(upright, real, 1.999), 0);
  EXPECT_EQ(worth(upright, real, 2), 1);
  EXPECT_DOUBLE_EQ(worth(upright, real, 5), 0.5);
  EXPECT_EQ(worth({{}, knots("constant", {"0.25"}, real)}, real, 7), 0.25);
}

// --- nonlinear ---------------------------------------------------------------------------------------------

const std::string number_domain = R"(<negotiation_template><utility_space><objective>
<issue index="1" name="A" type="integer" lowerbound="0" upperbound="9"/>
<issue index="2" name="B" type="integer" lowerbound="0" upperbound="9"/>
<issue index="3" name="C"><item value="x"/><item value="y"/></issue>
</objective></utility_space></negotiation_template>)";

std::string nonlinear(const std::string& functions) {
  return profile_text("<utility maxutility=\"200\">\n" + functions + "\n</utility>",
                      "<reservation value=\"0\"/>");
}

TEST(ReadGeniusNonlinear, pays_inside_included_and_outside_excluded_bounds) {
  const Read one = read(nonlinear(R"(<ufun type="PlainUfun" weight="0.5" aggregation="sum">
<hyperRectangle utility="100"><INCLUDES index="1" min="2" max="4"/><INCLUDES index="2" min="0" max="0"/></hyperRectangle>
<hyperRectangle utility="40"><EXCLUDES index="1" min="3" max="9"/><EXCLUDES index="2" min="0" max="5"/></hyperRectangle>
<hyperRectangle utility="20"/>
</ufun>)"),
                        number_domain);
  ASSERT_TRUE(one.result.ok()) << one.problems;
  EXPECT_TRUE(one.result->notes.empty()) << notes_of(one);
  const double first = 0.5 * 100 / 200, second = 0.5 * 40 / 200, always = 0.5 * 20 / 200;
  EXPECT_DOUBLE_EQ(utility(*one.result, 0, {2, 0, 0}), always + first + second);
  EXPECT_DOUBLE_EQ(utility(*one.result, 0, {4, 0, 1}), always + first);
  EXPECT_DOUBLE_EQ(utility(*one.result, 0, {4, 6, 1}), always + second) << "one bound that fails is enough";
  EXPECT_DOUBLE_EQ(utility(*one.result, 0, {9, 5, 0}), always);
}

TEST(ReadGeniusNonlinear, names_each_defect_with_its_place) {
  const std::vector<Defect> defects = {
      {"<ufun type=\"PlainUfun\" aggregation=\"min\"></ufun>",
       "owner.xml:4:1: error: a ufun of type \"PlainUfun\" with aggregation \"min\"   [import-unsupported]\n"
       "    4 | <ufun type=\"PlainUfun\" aggregation=\"min\"></ufun>\n"
       "      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: what is read is PlainUfun with the aggregation sum\n"},
      {"<ufun>\n<hyperRectangle utility=\"5\"><INCLUDES index=\"1\" min=\"0\" max=\"1\"/><EXCLUDES "
       "index=\"2\" "
       "min=\"0\" max=\"1\"/></hyperRectangle></ufun>",
       "owner.xml:5:1: error: a rectangle has both INCLUDES and EXCLUDES   [import-unsupported]\n"
       "    5 | <hyperRectangle utility=\"5\"><INCLUDES index=\"1\" min=\"0\" max=\"1\"/><EXCLUDES "
       "index=\"2\" "
       "min=\"0\" max=\"1\"/></hyperRectangle></ufun>\n      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: GENIUS reads one kind per rectangle\n"},
      {"<ufun>\n<hyperRectangle utility=\"5\"><INCLUDES index=\"3\" min=\"0\" "
       "max=\"1\"/></hyperRectangle></ufun>",
       "owner.xml:5:29: error: a bound on \"C\", which has named values   [import-unsupported]\n"
       "    5 | <hyperRectangle utility=\"5\"><INCLUDES index=\"3\" min=\"0\" "
       "max=\"1\"/></hyperRectangle></ufun>\n"
       "      |                             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: bounds are on numbers\n"},
      {"<ufun>\n<hyperRectangle><INCLUDES index=\"1\" min=\"0\" max=\"1\"/></hyperRectangle></ufun>",
       "owner.xml:5:1: error: this hyperRectangle has no utility   [import-mismatch]\n"
       "    5 | <hyperRectangle><INCLUDES index=\"1\" min=\"0\" max=\"1\"/></hyperRectangle></ufun>\n"
       "      | ^~~~~~~~~~~~~~~~\n   help: without it the utility is not known\n"},
      {"<ufun>\n<sphere/></ufun>",
       "owner.xml:5:1: error: a ufun holds a <sphere>   [import-unsupported]\n"
       "    5 | <sphere/></ufun>\n      | ^~~~~~~~~\n   help: what is read is hyperRectangle\n"},
  };
  for (const Defect& defect : defects) {
    const Read one = read(nonlinear(defect.body), number_domain);
    EXPECT_FALSE(one.result.ok()) << defect.body;
    EXPECT_EQ(one.problems, defect.text);
  }
}

// --- export ------------------------------------------------------------------------------------------------

Scenario written_and_read(const Scenario& scenario) {
  const auto out = write_genius(scenario);
  if (!out.ok()) throw std::runtime_error(base::to_text(out.diagnostics()));
  const fixtures::Folder folder;
  for (const auto& [name, bytes] : out->files) folder.put(name, bytes);
  return fixtures::imported("genius", {folder.path()});
}

TEST(WriteGenius, files_read_again_give_the_same_utilities) {
  std::mt19937_64 random(7);
  const auto up_to = [&](std::size_t most) { return static_cast<std::size_t>(random() % (most + 1)); };
  std::uniform_real_distribution<double> share(0, 1);
  for (int round = 0; round < 100; ++round) {
    Scenario scenario;
    scenario.title = "a & b";
    scenario.issues = {{"say \"what\" <now>", {"x & y", "z"}, 0, 0, std::nullopt},
                       {"days", {}, -2, 3, 1},
                       {"price", {}, 1, 5, std::nullopt}};
    for (std::size_t party = 0; party < 1 + up_to(2); ++party) {
      ScenarioParty one;
      one.name = "somebody";
      one.issues = {{{share(random) / 3, share(random) / 3}, {}},
                    {{}, {{-2, share(random) / 3}, {3, share(random) / 3}}},
                    {{}, {{1, share(random) / 3}, {5, share(random) / 3}}}};
      one.reservation = share(random);
      one.discount = 0.5;
      scenario.parties.push_back(one);
    }
    const Scenario again = written_and_read(scenario);
    ASSERT_EQ(again.parties.size(), scenario.parties.size());
    EXPECT_EQ(again.issues[0].values, scenario.issues[0].values);
    EXPECT_EQ(again.parties[0].name, "somebody");
    EXPECT_EQ(again.issues[0].name, scenario.issues[0].name);
    for (std::size_t party = 0; party < again.parties.size(); ++party) {
      EXPECT_EQ(again.parties[party].reservation, scenario.parties[party].reservation);
      EXPECT_EQ(again.parties[party].discount, 0.5);
      for (const auto& package : std::vector<std::vector<double>>{{0, -2, 1}, {1, 3, 5}, {0, 1, 2.5}})
        EXPECT_NEAR(utility(again, party, package), utility(scenario, party, package), 1e-12);
    }
  }
}

TEST(WriteGenius, moves_and_scales_utilities_and_the_reservation_value_together) {
  Scenario scenario;
  scenario.issues = {{"A", {"x", "y", "z"}, 0, 0, std::nullopt}};
  ScenarioParty party;
  party.name = "north";
  party.issues = {{{-10, 30, 50}, {}}};
  party.base = 4;
  party.reservation = 10;
  party.bonuses = {{{{0, {0}, 0, 0}}, 1}};
  party.veto = true;
  scenario.parties = {party, party};
  scenario.parties[1].name = "south";
  scenario.parties[1].bonuses.clear();
  scenario.quorum = 1;
  const auto out = write_genius(scenario);
  ASSERT_TRUE(out.ok());
  EXPECT_EQ(notes_text(out->notes),
            "dropped: the quorum: every party must accept\n"
            "dropped: the 1 bonuses of \"north\"\n"
            "dropped: the veto of \"north\": every party must accept\n"
            "kept: utilities and reservation value of \"north\": less -6, divided by 60\n"
            "dropped: the veto of \"south\": every party must accept\n"
            "kept: utilities and reservation value of \"south\": less -6, divided by 60\n");
  const Scenario again = written_and_read(scenario);
  EXPECT_NEAR(*again.parties[1].reservation, 16.0 / 60, 1e-12);
  EXPECT_NEAR(utility(again, 1, {1}), 40.0 / 60, 1e-12);
  EXPECT_EQ(utility(again, 1, {0}), 0);
}

TEST(WriteGenius, writes_bent_numbers_as_values) {
  Scenario scenario;
  scenario.issues = {{"price", {}, 0, 10, std::nullopt}, {"days", {}, 0, 2, 1}};
  ScenarioParty party;
  party.name = "north";
  party.issues = {{{}, {{0, 0}, {4, 0.5}, {10, 0.4}}}, {{}, {{0, 0}, {1, 0.5}, {2, 0}}}};
  scenario.parties = {party};
  const auto out = write_genius(scenario);
  EXPECT_EQ(notes_text(out->notes),
            "dropped: the numbers of \"price\" between the 3 at which somebody's utility bends\n");
  const Scenario again = written_and_read(scenario);
  EXPECT_EQ(again.issues[0].values, (std::vector<std::string>{"0", "4", "10"}));
  EXPECT_NEAR(utility(again, 0, {1, 1}), 1, 1e-12);
  EXPECT_NEAR(utility(again, 0, {2, 0}), 0.4, 1e-12);
}

TEST(WriteGenius, refuses_a_party_that_wants_nothing_but_combinations) {
  const Read one =
      read(nonlinear("<ufun><hyperRectangle utility=\"100\"><INCLUDES index=\"1\" min=\"2\" max=\"4\"/>"
                     "</hyperRectangle></ufun>"),
           number_domain);
  ASSERT_TRUE(one.result.ok()) << one.problems;
  EXPECT_EQ(base::to_text(write_genius(*one.result).diagnostics()),
            "error: all that \"owner\" wants are bonuses for combinations   [export-unsupported]\n"
            "   help: this format holds sums over issues; negmas keeps bonuses\n");
}

// Texts with bytes changed, doubled and taken out: read or refused, and what is read becomes a sound case.
TEST(ReadGenius, survives_damaged_files) {
  std::mt19937_64 random(11);
  std::size_t read_in = 0;
  const auto damage = [&](std::string text) {
    for (std::size_t i = random() % 4; i > 0; --i) {
      const std::size_t at = random() % text.size(), length = 1 + random() % 8;
      if (random() % 3 == 0)
        text.erase(at, length);
      else if (random() % 2 == 0)
        text.insert(at, text.substr(random() % text.size(), length));
      else
        text[at] = "<>/\"&=-.e0 "[random() % 11];
    }
    return text;
  };
  for (int round = 0; round < 400; ++round) {
    const Read one = read(damage(profile_text(plain_body)), damage(domain_text));
    EXPECT_TRUE(one.result.ok() || base::has_errors(one.result.diagnostics()));
    if (!one.result.ok() || base::has_errors(check_scenario(*one.result))) continue;
    ++read_in;
    const auto draft = to_case(*one.result, fixtures::import_day());
    if (!draft.ok()) continue;  // everything settled
    const auto built = dispute::Case::build(*draft);
    EXPECT_TRUE(built.ok()) << base::to_text(built.diagnostics()) << draft->toml;
  }
  EXPECT_GT(read_in, 30u);
}

TEST(WriteGenius, hands_on_what_is_wrong_with_the_scenario) {
  EXPECT_FALSE(write_genius(Scenario()).ok());
}

}  // namespace
}  // namespace entente::exchange
