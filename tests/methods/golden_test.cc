// One transcript per method on the harbour case (tests/golden/<method>.txt), reviewed as a diff.
// To write them anew after a change that is meant: ENTENTE_REGENERATE=1 test_methods
// --gtest_filter='Golden.*'
#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/dispute/proposal.h"
#include "tests/methods/case_support.h"

namespace entente::methods {
namespace {

using question::Answer;
using question::Finding;

constexpr std::size_t most_lines = 60;

// Six digits: far finer than any change worth a look, coarser than what another compiler may round.
std::string digits(double value) {
  return fmt::format("{:.6g}", value);
}

struct Words {
  std::string operator()(const question::Undefined& none) const { return "none: " + none.reason; }
  std::string operator()(double value) const { return digits(value); }
  std::string operator()(const std::string& text) const { return text; }
  // Of a long series, a dozen and the last: a person has to read it.
  std::string operator()(const std::vector<double>& series) const {
    const std::size_t step = series.size() > 40 ? series.size() / 12 : 1;
    std::string text;
    for (std::size_t i = 0; i < series.size(); i += step) text += (i ? " " : "") + digits(series[i]);
    if (step > 1) text += fmt::format(" … {} ({} numbers)", digits(series.back()), series.size());
    return text;
  }
  std::string operator()(const std::vector<std::string>& members) const { return base::join_and(members); }
  std::string operator()(const question::Terms& terms) const {
    std::string text;
    for (const auto& term : terms)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", term.issue, std::visit(*this, term.value));
    return text;
  }
};

// What it is about, after its name: ".north_coast.grounds.2".
std::string about_of(const Finding& finding) {
  std::string about;
  for (const std::string* part : {&finding.about.party, &finding.about.issue, &finding.about.lever})
    if (!part->empty()) about += "." + *part;
  if (finding.about.level) about += "." + digits(*finding.about.level);
  return about;
}

std::string words_of(const Answer& answer, const Finding& finding) {
  std::string text = std::visit(Words{}, finding.value);
  if (finding.interval)
    text +=
        fmt::format(" [{}, {}]", digits(finding.interval->most.first), digits(finding.interval->most.second));
  for (const Finding* support : answer.all("candidate_support"))
    if (finding.name == "candidate" && support->about.level == finding.about.level)
      text += " in " + std::visit(Words{}, support->value);
  return text;
}

// Findings of one name share a line, where the first of them stands; a point and its proof, X and X_gap, too.
std::string transcript(const Answer& answer) {
  std::string text =
      fmt::format("{} = {} {}\napplies = {}\n", answer.question, answer.method, answer.table, answer.applies);
  if (!answer.because.empty()) text += "because = " + answer.because + "\n";
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Finding& finding : answer.findings) {
    if (finding.name == "candidate_support") continue;  // beside its package
    const bool proof = finding.name.ends_with("_gap");
    const std::string name = proof ? finding.name.substr(0, finding.name.size() - 4) : finding.name;
    const auto line =
        std::find_if(lines.begin(), lines.end(), [&](const auto& l) { return l.first == name; });
    const std::string said = (proof ? "gap" : "") + about_of(finding) + " = " + words_of(answer, finding);
    if (line == lines.end())
      lines.emplace_back(name, said);
    else
      line->second += "; " + said;
  }
  for (const auto& [name, said] : lines) text += name + said + "\n";
  for (const auto& sentence : answer.says) text += "says = " + sentence + "\n";
  for (const auto& caveat : answer.caveats) text += "caveat = " + caveat + "\n";
  return text;
}

// The harbour has no war; the front's transcript is of a small one.
fixtures::CasePointer small_war() {
  return fixtures::small_case(
      "[[party]]\nid = \"north\"\nname = \"North\"\nbelligerent = true\npatience = 0.95\n"
      "[[party]]\nid = \"south\"\nname = \"South\"\nbelligerent = true\npatience = [0.85, 0.95]\n"
      "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 90 = \"high\" }\nstatus_quo = "
      "40\nfought_over = true\n"
      "[[position]]\nparty = \"north\"\nissue = \"line\"\nideal = 90\nsalience = 1\n"
      "[[position]]\nparty = \"south\"\nissue = \"line\"\nideal = [0, 10, 20]\nsalience = 1\n"
      "[[table]]\nid = \"t\"\nseated = [\"north\", \"south\"]\nmust_accept = [\"north\", \"south\"]\n"
      "[war]\nbetween = [\"north\", \"south\"]\nperiod = \"week\"\nlevels = 5\nlevel = 2\nadvance = [0.1, "
      "0.3]\nretreat = 0.2\n"
      "freeze = 0.02\ncost = { north = [0.005, 0.02], south = 0.02 }\nends = { low = { line = 0 }, high = { "
      "line = 90 } }\ntalks = 0.2\nbelief = { north = [1, 2], south = 1 }\n"
      "[[red_line]]\nparty = \"north\"\nissue = \"line\"\naccepts = { from = 50 }\nfirmness = 0.5\n"
      "[[red_line]]\nparty = \"south\"\nissue = \"line\"\naccepts = { to = 40 }\nfirmness = 0.5\n");
}

// A draft put to the two coasts, one of its points between two of the grid.
dispute::Proposal a_text(const dispute::Case& dispute) {
  auto text = dispute::read_proposal(
      dispute,
      "format = 1\n[text]\ntitle = \"A draft\"\n[terms]\ngrounds = 57.5\ninspection = \"joint\"\nfee = 8\n",
      "text.toml");
  return std::move(text).value();
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, transcript_is_as_it_was_reviewed) {
  const auto method = *find_method(GetParam());
  const bool war = method.card.question == "war";
  const auto dispute = war ? small_war() : fixtures::worked_case("harbour");
  auto task = method.card.per_table ? fixtures::task_of(dispute, war ? "t" : "bilateral")
                                    : question::Task{dispute, {}};
  if (method.card.id == "tried_text") task.inquiry.text = a_text(*dispute);
  const std::string text = transcript(fixtures::run(method, task, {256, 1, 1, {}}));
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), static_cast<long>(most_lines));
  const std::string file = std::string(ENTENTE_SOURCE_DIR) + "/tests/golden/" + GetParam() + ".txt";
  if (std::getenv("ENTENTE_REGENERATE")) {
    ASSERT_TRUE(base::write_file(file, text).ok());
    GTEST_SKIP() << "wrote " << file;
  }
  const auto reviewed = base::read_file(file);
  ASSERT_TRUE(reviewed.ok()) << "ENTENTE_REGENERATE=1 writes " << file;
  EXPECT_EQ(text, *reviewed);
}

std::vector<std::string> method_ids() {
  std::vector<std::string> ids;
  for (const auto& method : all_methods()) ids.push_back(method.card.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(EveryMethod, Golden, ::testing::ValuesIn(method_ids()),
                         [](const auto& param) { return param.param; });

}  // namespace
}  // namespace entente::methods
