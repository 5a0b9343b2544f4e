// Swapping the names of two parties mirrors every sentence, and every number stays.
#include <algorithm>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/text.h"
#include "entente/methods/phrases.h"
#include "entente/question/answer.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"

namespace entente::methods {
namespace {

using fixtures::CasePointer;
using fixtures::small_case;
using question::Answer;
using question::Task;

// Every occurrence of either word is replaced by the other.
std::string swapped(const std::string& text, const std::string& a, const std::string& b) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_a = text.compare(at, a.size(), a) == 0, is_b = !is_a && text.compare(at, b.size(), b) == 0;
    if (!is_a && !is_b) {
      out += text[at++];
      continue;
    }
    out += is_a ? b : a;
    at += is_a ? a.size() : b.size();
  }
  return out;
}

// Something of everything: six tenths up each scale, the first option of the rest.
dispute::Proposal a_text(const dispute::Case& dispute) {
  dispute::Proposal text;
  for (std::size_t j = 0; j < dispute.issues().size(); ++j) {
    const auto& issue = dispute.issues()[j];
    const bool scale = issue.kind == dispute::Issue::Kind::scale;
    if (issue.kind == dispute::Issue::Kind::open) continue;
    text.terms.push_back({dispute::IssueId(j), scale ? issue.low() + 0.6 * (issue.high() - issue.low()) : 0});
  }
  return text;
}

std::vector<Answer> answers(const CasePointer& dispute) {
  std::vector<Answer> all;
  for (const auto& method : all_methods()) {
    if (!method.card.per_table) all.push_back(fixtures::run(method, Task{dispute, {}}, {64, 1, 1, {}}));
    for (const auto& table : dispute->tables()) {
      if (!method.card.per_table) continue;
      auto task = fixtures::task_of(dispute, table.id);
      if (method.card.id == "tried_text") task.inquiry.text = a_text(*dispute);
      all.push_back(fixtures::run(method, task, {64, 1, 1, {}}));
    }
  }
  return all;
}

// Some findings are sentences too: terms that stand beside a balanced package, and why not.
std::vector<question::Finding> swapped(std::vector<question::Finding> findings) {
  for (auto& finding : findings)
    if (auto* text = std::get_if<std::string>(&finding.value)) *text = swapped(*text, "Xanth", "Yarrow");
  return findings;
}

// The worked case with these names for two of its parties; ids stay, so every draw stays.
CasePointer renamed(const std::string& name, const std::vector<std::pair<std::string, std::string>>& names) {
  auto draft = *dispute::read_case_folder(std::string(ENTENTE_SOURCE_DIR) + "/cases/" + name);
  for (const auto& [from, to] : names) {
    const std::string row = "name = \"" + from + "\"";
    const std::size_t at = draft.toml.find(row);
    base::require(at != std::string::npos, "the case has no such party");
    draft.toml.replace(at, row.size(), "name = \"" + to + "\"");
  }
  return fixtures::case_of(draft);
}

struct Pair {
  const char *dispute, *a, *b;
};

TEST(SwappedNames, mirror_every_sentence_and_leave_every_number) {
  for (const Pair& pair :
       {Pair{"harbour", "North Coast", "South Coast"}, Pair{"harbour", "Island", "Trawler union"},
        Pair{"moscow-talks", "Russia", "Ukraine"}, Pair{"moscow-talks", "European Union", "Hungary"}}) {
    SCOPED_TRACE(pair.a);
    // Names that occur in no title or anchor.
    const auto before = answers(renamed(pair.dispute, {{pair.a, "Xanth"}, {pair.b, "Yarrow"}}));
    const auto after = answers(renamed(pair.dispute, {{pair.a, "Yarrow"}, {pair.b, "Xanth"}}));
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      EXPECT_TRUE(after[i].findings == swapped(before[i].findings)) << before[i].method;
      EXPECT_EQ(after[i].caveats, before[i].caveats) << before[i].method;
      EXPECT_EQ(after[i].because, swapped(before[i].because, "Xanth", "Yarrow")) << before[i].method;
      ASSERT_EQ(after[i].says.size(), before[i].says.size()) << before[i].method;
      for (std::size_t s = 0; s < before[i].says.size(); ++s)
        EXPECT_EQ(after[i].says[s], swapped(before[i].says[s], "Xanth", "Yarrow")) << before[i].method;
    }
  }
}

// With every number exact no draw depends on an id: ids can be swapped as well.
std::string exact_rows(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto number = [&](int low, int high) {
    return std::to_string(low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1)));
  };
  std::string text;
  for (const char* id : {"aa", "bb", "cc"})
    text += std::string("[[party]]\nid = \"") + id + "\"\nname = \"Party " + id + "\"\npatience = 0.9\n" +
            (std::string(id) == "cc" ? "" : "belligerent = true\n");
  for (const char* issue : {"line", "fee"})
    text += std::string("[[issue]]\nid = \"") + issue + "\"\ntitle = \"Issue " + issue +
            "\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstep = 10\nstatus_quo = " + number(20, 80) + "\n" +
            (std::string(issue) == "line" ? "fought_over = true\n" : "");
  for (const char* id : {"aa", "bb", "cc"})
    for (const char* issue : {"line", "fee"}) {
      const std::string pair = std::string("party = \"") + id + "\"\nissue = \"" + issue + "\"\n";
      text += "[[position]]\n" + pair + "ideal = " + number(0, 100) + "\nsalience = 0." + number(1, 9) + "\n";
      if (random() % 2)
        text += "[[red_line]]\n" + pair + "accepts = { from = " + number(0, 40) +
                ", to = " + number(60, 100) + " }\nfirmness = " + (random() % 2 ? "1" : "0") +
                "\naudience_cost = 0.05\n";
    }
  text +=
      "[war]\nbetween = [\"aa\", \"bb\"]\nlevels = 10\nlevel = 4\nadvance = 0.2\nretreat = 0.2\ncost = { aa "
      "= 0.02, bb = 0.03 }\n"
      "ends = { low = { line = 0 }, high = { line = 100 } }\n"
      "[[table]]\nid = \"t\"\nseated = [\"aa\", \"bb\"]\nmust_accept = [\"aa\", \"bb\"]\nratifies = "
      "[\"cc\"]\n"
      "[[table]]\nid = \"u\"\nseated = [\"aa\", \"cc\"]\nmust_accept = [\"aa\", \"cc\"]\n";
  return text;
}

TEST(SwappedNames, mirror_every_sentence_when_ids_are_swapped_too_and_no_number_is_uncertain) {
  std::size_t sentences = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const std::string rows = exact_rows(seed);
    const auto before = answers(small_case(rows)), after = answers(small_case(swapped(rows, "aa", "bb")));
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      ASSERT_EQ(after[i].says.size(), before[i].says.size()) << seed << before[i].method;
      for (std::size_t s = 0; s < before[i].says.size(); ++s) {
        EXPECT_EQ(after[i].says[s], swapped(before[i].says[s], "aa", "bb")) << seed;
        ++sentences;
      }
    }
  }
  EXPECT_GT(sentences, 300u);
}

}  // namespace
}  // namespace entente::methods
