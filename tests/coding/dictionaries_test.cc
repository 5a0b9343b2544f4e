// Tests also: dictionary_lines.cc, read_actors.cc, read_verbs.cc, read_steps.cc, read_discards.cc
#include "entente/coding/dictionaries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "entente/coding/dictionary_lines.h"
#include "entente/coding/sentence.h"

namespace entente::coding {
namespace {

base::Result<Dictionaries> read(DictionaryKind kind, const std::string& text) {
  return read_dictionaries({{kind, "own.txt", text}});
}

std::vector<WordNumber> numbers(const Dictionaries& dictionaries, std::string_view phrase) {
  std::vector<WordNumber> out;
  for (const std::string_view word : split(phrase, " ")) {
    out.push_back(dictionaries.words.find(word));
  }
  return out;
}

std::string actor(const Dictionaries& dictionaries, std::string_view phrase, std::int32_t date = 20200101) {
  const auto match = dictionaries.actors.longest(numbers(dictionaries, phrase));
  return match.payload == PhraseTrie::none
             ? "none"
             : std::string(code_on(dictionaries.actor_codes[match.payload], date));
}

std::string agent(const Dictionaries& dictionaries, std::string_view phrase) {
  const auto match = dictionaries.agents.longest(numbers(dictionaries, phrase));
  return match.payload == PhraseTrie::none ? "none" : dictionaries.agent_codes[match.payload].code;
}

std::vector<std::string> codes_of(const base::Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const auto& diagnostic : diagnostics) {
    codes.push_back(diagnostic.code + " " + std::to_string(diagnostic.where.line));
  }
  return codes;
}

TEST(Actors, HaveSynonymsAndTheirCodeOnTheSameLineOrBelow) {
  const auto read_file =
      read(DictionaryKind::actors,
           "# own\nNORTH_HAVEN_ [NHV] # a port\n+NORTHERN\nLAKE_LEAGUE\n+THE_LEAGUE\n\t[IGOLAK]\n");
  ASSERT_TRUE(read_file);
  EXPECT_TRUE(read_file.diagnostics().empty());
  EXPECT_EQ(actor(*read_file, "North Haven"), "NHV");
  EXPECT_EQ(actor(*read_file, "Northern"), "NHV");
  EXPECT_EQ(actor(*read_file, "The League"), "IGOLAK");
  EXPECT_EQ(actor(*read_file, "Haven"), "none");
}

TEST(Actors, HaveCodesByDate) {
  const auto read_file =
      read(DictionaryKind::actors,
           "MARA_VELL [NHV]\n [NHVCVL <950601] [NHVGOV 19950601-19990815]\n\t[NHVOPP >990816]\n");
  ASSERT_TRUE(read_file);
  EXPECT_EQ(actor(*read_file, "Mara Vell", 19950531), "NHVCVL");
  EXPECT_EQ(actor(*read_file, "Mara Vell", 19950601), "NHVGOV");
  EXPECT_EQ(actor(*read_file, "Mara Vell", 19990815), "NHVGOV");
  EXPECT_EQ(actor(*read_file, "Mara Vell", 19990816), "NHVOPP");
}

TEST(Actors, OfOneNameAreToldApartByTheirDays) {
  const auto read_file = read(DictionaryKind::actors,
                              "PRESIDENT_ORR [NHVELI]\n[NHVGOV 19900101-19940101]\n"
                              "ANNA_ORR [NHVELI]\n+PRESIDENT_ORR\n[NHVGOV 20000101-20040101]\n");
  ASSERT_TRUE(read_file);
  EXPECT_EQ(actor(*read_file, "President Orr", 19920101), "NHVGOV");
  EXPECT_EQ(actor(*read_file, "President Orr", 20020101), "NHVGOV");
  EXPECT_EQ(actor(*read_file, "President Orr", 20100101), "NHVELI");
}

TEST(Actors, WithFaultyLinesComeWithTheOthers) {
  const auto read_file = read(DictionaryKind::actors,
                              "GOOD [GOD]\nBAD_DATE [BAD 1995]\nOPEN [OPN\nBARE\nEMPTY []\nLAST [LST]\n");
  ASSERT_TRUE(read_file);
  EXPECT_EQ(actor(*read_file, "good"), "GOD");
  EXPECT_EQ(actor(*read_file, "last"), "LST");
  const std::vector<std::string> expected = {"dictionary-date 2", "dictionary-code 2", "dictionary-bracket 3",
                                             "dictionary-code 3", "dictionary-code 4", "dictionary-code 5",
                                             "dictionary-code 5"};
  EXPECT_EQ(codes_of(read_file.diagnostics()), expected);
  EXPECT_EQ(read_file.diagnostics().front().where.file, "own.txt");
  EXPECT_EQ(read_file.diagnostics().front().where.source_line, "BAD_DATE [BAD 1995]");
}

TEST(Agents, HavePluralsAndSets) {
  const auto read_file = read(DictionaryKind::agents,
                              "!HEAD! = MAYOR, CHAIR\nDEPUTY [~GOV]\nPOLICE {} [~COP]\nWOLF {WOLVES} [~REB]\n"
                              "!HEAD!_OF_PORTS [~GOV]\nRELIEF_BODY [NGO~]\n");
  ASSERT_TRUE(read_file);
  EXPECT_EQ(agent(*read_file, "deputy"), "GOV");
  EXPECT_EQ(agent(*read_file, "deputies"), "GOV");
  EXPECT_EQ(agent(*read_file, "wolves"), "REB");
  EXPECT_EQ(agent(*read_file, "wolfs"), "none");
  EXPECT_EQ(agent(*read_file, "polices"), "none");
  EXPECT_EQ(agent(*read_file, "chair of ports"), "GOV");
  const auto relief = read_file->agents.longest(numbers(*read_file, "relief bodies"));
  ASSERT_NE(relief.payload, PhraseTrie::none);
  EXPECT_TRUE(read_file->agent_codes[relief.payload].before);
}

TEST(Agents, WithoutATildeAreLeftOut) {
  const auto read_file = read(DictionaryKind::agents, "CLERK [~GOV]\nCOOK [CVL]\nBAKER ~CVL\n");
  ASSERT_TRUE(read_file);
  const std::vector<std::string> expected = {"dictionary-code 2", "dictionary-bracket 3"};
  EXPECT_EQ(codes_of(read_file.diagnostics()), expected);
}

TEST(Verbs, HaveRegularFormsUnlessTheyListTheirOwn) {
  const std::vector<std::string> expected = {"STOPS", "STOPED", "STOPING", "STOPPED", "STOPPING"};
  EXPECT_EQ(regular_forms("STOP"), expected);
  EXPECT_EQ(regular_forms("DENY")[1], "DENIED");
  EXPECT_EQ(regular_forms("URGE")[2], "URGING");
  EXPECT_EQ(regular_forms("CLASH")[0], "CLASHES");
  const auto read_file = read(DictionaryKind::verbs, "--- MEET [040] ---\nMEET {MEETS MET}\nHAIL [051]\n");
  ASSERT_TRUE(read_file);
  const auto code = [&](std::string_view form) {
    const WordNumber number = read_file->words.find(form);
    return number == unknown_word || read_file->form_uses[number] == UINT32_MAX
               ? "none"
               : read_file->verb_uses[read_file->form_uses[number]].front().code;
  };
  EXPECT_EQ(code("met"), "040");
  EXPECT_EQ(code("meeted"), "none");
  EXPECT_EQ(code("hailed"), "051");
}

TEST(Verbs, HaveSetsPatternsAndTransformations) {
  const auto read_file =
      read(DictionaryKind::verbs,
           "&TIES\n+TRADE\n+CASH_\n--- ATTACK [190] ---\nATTACK\n--- SIGN [057] ---\nSIGN\n"
           "- PORT * {&TIES PACT} (WITH $) [061:061] # own\n~ a (a b ATTACK) SAY = a b 015\n");
  ASSERT_TRUE(read_file);
  EXPECT_TRUE(read_file.diagnostics().empty());
  ASSERT_EQ(read_file->blocks.size(), 2U);
  ASSERT_EQ(read_file->blocks[1].size(), 1U);
  const VerbPattern& pattern = read_file->blocks[1].front();
  EXPECT_EQ(pattern.code, "061:061");
  EXPECT_EQ(pattern.before.size(), 1U);
  ASSERT_EQ(pattern.after.size(), 2U);
  EXPECT_EQ(pattern.after[0].kind, PatternStep::Kind::phrase);
  EXPECT_EQ(pattern.after[1].parts[1].kind, PatternStep::Kind::source);
  EXPECT_EQ(pattern.needs.size(), 4U);
  ASSERT_EQ(read_file->transformations.size(), 1U);
  EXPECT_EQ(read_file->transformations[0].inner_code, "190");
  EXPECT_EQ(read_file->transformations[0].code, "015");
  EXPECT_EQ(read_file->set_phrases.size(), 3U) << "TRADE and its plural, CASH without one";
}

TEST(Verbs, OfTheOlderSyntaxJoinWordsWithUnderlines) {
  const auto read_file =
      read(DictionaryKind::verbs, "--- SIGN [057] ---\nSIGN\n- * NEW_TRADE_PACT [061]\n- HAVE * $ [050]\n");
  ASSERT_TRUE(read_file);
  const auto& after = read_file->blocks[0][0].after;
  ASSERT_EQ(after.size(), 3U);
  EXPECT_FALSE(after[0].joined);
  EXPECT_TRUE(after[1].joined);
  EXPECT_TRUE(after[2].joined);
}

TEST(Verbs, WithFaultyLinesComeWithTheOthers) {
  const auto read_file =
      read(DictionaryKind::verbs,
           "LOOSE\n--- SIGN [057] ---\nSIGN\n- * (WITH PACT [061]\n- NO STAR [061]\n- * PACT\n"
           "OPEN {OPENS\n~ a b c\n");
  ASSERT_TRUE(read_file);
  const std::vector<std::string> expected = {"dictionary-verb 1",    "dictionary-pattern 4",
                                             "dictionary-pattern 5", "dictionary-pattern 6",
                                             "dictionary-bracket 7", "dictionary-pattern 8"};
  EXPECT_EQ(codes_of(read_file.diagnostics()), expected);
}

TEST(Issues, HaveAllWritingsOfAPhrase) {
  const auto read_file =
      read(DictionaryKind::issues,
           "<ISSUE CATEGORY=\"OWN\">\npre+n:school [SCHOOLS]\nv:fish in harbour [FISHING]\n"
           "~school of fish\nbare\n");
  ASSERT_TRUE(read_file);
  const auto issue = [&](std::string_view phrase) {
    const auto match = read_file->issues.longest(numbers(*read_file, phrase));
    return match.payload == PhraseTrie::none ? "none" : read_file->issue_phrases[match.payload].issue;
  };
  EXPECT_EQ(issue("pre schools"), "SCHOOLS");
  EXPECT_EQ(issue("pre-school"), "SCHOOLS");
  EXPECT_EQ(issue("pre - school"), "SCHOOLS");
  EXPECT_EQ(issue("fishes in harbour"), "FISHING");
  EXPECT_EQ(issue("school of fish"), "") << "ignored words have no issue";
  EXPECT_EQ(codes_of(read_file.diagnostics()), std::vector<std::string>{"dictionary-bracket 5"});
}

TEST(Discards, TellSentencesFromStories) {
  const auto read_file = read(DictionaryKind::discards, "YACHT_RACE  # own\n+Harbour Games\n");
  ASSERT_TRUE(read_file);
  const auto story = [&](std::string_view phrase) {
    return read_file->discard_story[read_file->discards.longest(numbers(*read_file, phrase)).payload] != 0;
  };
  EXPECT_FALSE(story("yacht race"));
  EXPECT_TRUE(story("harbour games"));
}

TEST(DictionaryLines, LeaveOutCommentsButNotCodesOfHashes) {
  const auto lines = dictionary_lines("<!-- one\ntwo -->\nA [###] # x\n  B ; y\n# z\n");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "A [###]");
  EXPECT_EQ(lines[0].number, 3U);
  EXPECT_EQ(lines[1].text, "B");
  EXPECT_TRUE(lines[1].indented);
}

TEST(Dictionaries, WithoutAnEntryAreAnError) {
  const auto read_file = read(DictionaryKind::agents, "# nothing\n");
  EXPECT_FALSE(read_file);
  ASSERT_EQ(read_file.diagnostics().size(), 1U);
  EXPECT_EQ(read_file.diagnostics()[0].code, "dictionary-empty");
}

// Every cut and many changes of a small file of each kind: whatever comes, there is a value or a diagnostic.
TEST(Dictionaries, ReadAnyBytesWithoutHarm) {
  const std::string seed =
      "!S! = A, B\n&SET\n+ONE_TWO\n+&SET\n--- V [040:041] ---\n+GO_ON {+GOES_ON}\nX [~A]\n- $ * {A &SET} (TO "
      "^ +) % "
      "[1]\n~ a (a b V) X = a b 015\nN_ [B <900101] [C 1990-]\npre+n:x v:y [I]\n!S!_C {} [D~]\n";
  std::mt19937 random(7);
  const std::string alphabet = "[]{}()+-*~&!_#;<> \n\tAz09:=$^%";
  for (int round = 0; round < 3000; ++round) {
    std::string text = seed.substr(0, random() % (seed.size() + 1));
    for (int change = 0; change < 6 && !text.empty(); ++change) {
      text[random() % text.size()] = alphabet[random() % alphabet.size()];
    }
    for (const DictionaryKind kind : {DictionaryKind::actors, DictionaryKind::agents, DictionaryKind::verbs,
                                      DictionaryKind::discards, DictionaryKind::issues}) {
      const auto result = read(kind, text);
      EXPECT_TRUE(result || !result.diagnostics().empty());
    }
  }
}

}  // namespace
}  // namespace entente::coding
