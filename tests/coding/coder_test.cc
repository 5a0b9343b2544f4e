// Tests also: clause.cc, commas.cc, events.cc, noun_codes.cc, patterns.cc, sentence.cc, telling.cc
#include "entente/coding/coder.h"

#include <gtest/gtest.h>

#include "entente/coding/dictionary_lines.h"
#include "entente/language/conllu.h"

namespace entente::coding {
namespace {

constexpr std::string_view actors = R"(NORTHAVEN [NHV]
+NORTHAVENER
SOUTHPORT [SPT]
EASTFORD [EFD]
WESTMERE [WMR]
LAKE_LEAGUE [IGOLAK]
)";
constexpr std::string_view agents = R"(MINISTER [~GOV]
TROOPS {} [~MIL]
ENVOY [~GOV]
RELIEF_BODY [NGO~]
SENATE [~LEG]
)";
constexpr std::string_view verbs = R"(&TIES
+TRADE
+BORDER
--- SAY [010] ---
SAY {SAYS SAID SAYING}
CLAIM [110]
--- ATTACK [190] ---
ATTACK
--- MEET [040] ---
MEET {MEETS MET MEETING}
- * (WITH) [040:040]
--- VISIT [042:043] ---
VISIT
--- RENEW [---] ---
RENEW
- % * TIES [050:050]
- * TIES [050]
- * {&TIES TIES} [061]
--- FREE [080] ---
FREE {FREES FREEING FREED}
- + * (FROM $) [081]
--- PROMISE [030] ---
PROMISE
PLAN
--- HELP [070] ---
HELP
--- ASK [020] ---
ASK
--- BREAK [120] ---
BREAK {BREAKS BREAKING BROKE BROKEN}
+BREAK_OFF {+BREAKS_OFF +BREAKING_OFF +BROKE_OFF +BROKEN_OFF} [195]
~ a (a b ATTACK) CLAIM = a b 015
~ a (b . ATTACK) SAY = a b 112
)";
constexpr std::string_view discards = "YACHT_RACE\n+HARBOUR_GAMES\n";
constexpr std::string_view issues = "n:harbour [PORTS]\n~pearl harbour\n";

const Dictionaries& dictionaries() {
  static const Dictionaries read = [] {
    auto result = read_dictionaries({{DictionaryKind::actors, "a", std::string(actors)},
                                     {DictionaryKind::agents, "g", std::string(agents)},
                                     {DictionaryKind::verbs, "v", std::string(verbs)},
                                     {DictionaryKind::discards, "d", std::string(discards)},
                                     {DictionaryKind::issues, "i", std::string(issues)}});
    return std::move(result.value());
  }();
  return read;
}

// "form/lemma/UPOS/XPOS/head/relation" for each word.
language::Tree tree(std::string_view words) {
  std::string rows;
  int number = 0;
  for (const std::string_view word : split(words, " \n")) {
    const auto cells = split(word, "/");
    rows += std::to_string(++number);
    for (const std::size_t cell : {0, 1, 2, 3}) {
      rows += "\t" + std::string(cells.at(cell));
    }
    rows += "\t_\t" + std::string(cells.at(4)) + "\t" + std::string(cells.at(5)) + "\t_\t_\n";
  }
  auto trees = language::read_conllu("own", rows);
  EXPECT_TRUE(trees) << to_text(trees.diagnostics());
  return trees->front();
}

std::string coded(std::string_view words, const CodingOptions& options = {}) {
  std::string out;
  for (const CodedEvent& event : code(tree(words), dictionaries(), 20200101, options)) {
    out += (out.empty() ? "" : ", ") + event.source + " " + event.target + " " + event.code;
  }
  return out;
}

TEST(Coder, CodesWhoDidWhatToWhom) {
  EXPECT_EQ(coded("Northaven/Northaven/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root "
                  "Southport/Southport/PROPN/NNP/2/obj"),
            "NHV SPT 190");
}

TEST(Coder, TurnsThePassiveRound) {
  EXPECT_EQ(coded("Northaven/Northaven/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass "
                  "attacked/attack/VERB/VBN/0/root by/by/ADP/IN/5/case Southport/Southport/PROPN/NNP/3/obl"),
            "SPT NHV 190");
  EXPECT_EQ(coded("Northaven/Northaven/PROPN/NNP/3/nsubjpass was/be/AUX/VBD/3/auxpass "
                  "attacked/attack/VERB/VBN/0/root by/by/ADP/IN/5/case Southport/Southport/PROPN/NNP/3/nmod"),
            "SPT NHV 190")
      << "labels of version 1";
}

TEST(Coder, JoinsRolesToActors) {
  EXPECT_EQ(
      coded("Troops/troops/NOUN/NNS/4/nsubj from/from/ADP/IN/3/case Northaven/Northaven/PROPN/NNP/1/nmod "
            "attacked/attack/VERB/VBD/0/root Southport/Southport/PROPN/NNP/7/nmod:poss 's/'s/PART/POS/5/case "
            "Senate/Senate/PROPN/NNP/4/obj"),
      "NHVMIL SPTLEG 190");
  EXPECT_EQ(coded("troops/troops/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root "
                  "Southport/Southport/PROPN/NNP/2/obj"),
            "---MIL SPT 190");
}

TEST(Coder, SharesARoleAmongActorsThatAreJoined) {
  EXPECT_EQ(coded("Envoys/envoy/NOUN/NNS/6/nsubj of/of/ADP/IN/3/case Northaven/Northaven/PROPN/NNP/1/nmod "
                  "and/and/CCONJ/CC/5/cc Eastford/Eastford/PROPN/NNP/3/conj visited/visit/VERB/VBD/0/root "
                  "Southport/Southport/PROPN/NNP/6/obj"),
            "EFDGOV SPT 042, NHVGOV SPT 042, SPT EFDGOV 043, SPT NHVGOV 043");
}

TEST(Coder, LeavesOutWhoeverOnlyLeadsOthers) {
  EXPECT_EQ(coded("The/the/DET/DT/5/det Southport/Southport/PROPN/NNP/4/compound -/-/PUNCT/HYPH/4/punct "
                  "led/lead/VERB/VBN/5/amod League/League/PROPN/NNP/6/nsubj attacked/attack/VERB/VBD/0/root "
                  "Northaven/Northaven/PROPN/NNP/6/obj"),
            "");
}

TEST(Coder, LetsPatternsNameTheSidesAndGivesTheHeaviestItsCode) {
  EXPECT_EQ(coded("Northaven/Northaven/PROPN/NNP/2/nsubj renewed/renew/VERB/VBD/0/root "
                  "border/border/NOUN/NN/4/compound "
                  "ties/tie/NOUN/NNS/2/obj with/with/ADP/IN/6/case Southport/Southport/PROPN/NNP/4/nmod"),
            "NHV SPT 061");
  EXPECT_EQ(
      coded("Northaven/Northaven/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass freed/free/VERB/VBN/0/root "
            "from/from/ADP/IN/5/case Southport/Southport/PROPN/NNP/3/obl"),
      "SPT NHV 081");
}

TEST(Coder, CodesWhatSeveralDoToEachOther) {
  EXPECT_EQ(
      coded(
          "Northaven/Northaven/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Southport/Southport/PROPN/NNP/1/conj "
          "renewed/renew/VERB/VBD/0/root ties/tie/NOUN/NNS/4/obj"),
      "NHV SPT 050, SPT NHV 050");
  EXPECT_EQ(
      coded(
          "Northaven/Northaven/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Southport/Southport/PROPN/NNP/1/conj "
          "met/meet/VERB/VBD/0/root"),
      "NHV SPT 040, SPT NHV 040");
}

TEST(Coder, PrefersVerbsOfSeveralWords) {
  EXPECT_EQ(
      coded("Northaven/Northaven/PROPN/NNP/2/nsubj broke/break/VERB/VBD/0/root off/off/ADP/RP/2/compound:prt "
            "talks/talk/NOUN/NNS/2/obj with/with/ADP/IN/6/case Southport/Southport/PROPN/NNP/4/nmod"),
      "NHV SPT 195");
}

TEST(Coder, TakesInWhatAnotherVerbTells) {
  const std::string promised =
      "Northaven/Northaven/PROPN/NNP/2/nsubj promised/promise/VERB/VBD/0/root to/to/PART/TO/4/mark "
      "help/help/VERB/VB/2/xcomp Southport/Southport/PROPN/NNP/4/obj";
  EXPECT_EQ(coded(promised), "NHV SPT 033");
  EXPECT_EQ(coded("Northaven/Northaven/PROPN/NNP/2/nsubj asked/ask/VERB/VBD/0/root "
                  "Eastford/Eastford/PROPN/NNP/2/obj to/to/PART/TO/5/mark help/help/VERB/VB/2/xcomp "
                  "Southport/Southport/PROPN/NNP/5/obj"),
            "NHV EFD 023");
}

TEST(Coder, FollowsTheTransformationsOfTheDictionary) {
  const std::string attack = "attacked/attack/VERB/VBD/2/ccomp Southport/Southport/PROPN/NNP/4/obj";
  EXPECT_EQ(
      coded(
          "Northaven/Northaven/PROPN/NNP/2/nsubj claimed/claim/VERB/VBD/0/root they/they/PRON/PRP/4/nsubj " +
          attack),
      "NHV SPT 015");
  EXPECT_EQ(coded("Northaven/Northaven/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root "
                  "Eastford/Eastford/PROPN/NNP/4/nsubj " +
                  attack),
            "NHV EFD 112");
}

TEST(Coder, TurnsADeniedDeedIntoItsRefusal) {
  EXPECT_EQ(coded("Northaven/Northaven/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod "
                  "help/help/VERB/VB/0/root Southport/Southport/PROPN/NNP/4/obj"),
            "NHV SPT 122");
}

constexpr std::string_view half =
    "Northaven/Northaven/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root ports/port/NOUN/NNS/2/obj";

TEST(Coder, LeavesOutEventsWithOneSideUnlessAskedFor) {
  EXPECT_EQ(coded(half), "");
  CodingOptions options;
  options.require_dyad = false;
  EXPECT_EQ(coded(half, options), "NHV --- 190");
  options.new_actor_length = 2;
  EXPECT_EQ(coded(half, options), "NHV \"PORTS\" 190");
}

TEST(Coder, CodesOnlyMainClausesWhenAskedTo) {
  const std::string two =
      "Northaven/Northaven/PROPN/NNP/2/nsubj visited/visit/VERB/VBD/0/root "
      "Southport/Southport/PROPN/NNP/2/obj "
      "after/after/SCONJ/IN/6/mark Eastford/Eastford/PROPN/NNP/6/nsubj attacked/attack/VERB/VBD/2/advcl "
      "Westmere/Westmere/PROPN/NNP/6/obj";
  EXPECT_EQ(coded(two), "EFD WMR 190, NHV SPT 042, SPT NHV 043");
  EXPECT_EQ(coded(two, main_clause_options()), "NHV SPT 042, SPT NHV 043");
}

TEST(Coder, PassesOverShortClausesBetweenCommas) {
  const std::string said =
      "Northaven/Northaven/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root "
      "Southport/Southport/PROPN/NNP/2/obj "
      ",/,/PUNCT/,/2/punct envoys/envoy/NOUN/NNS/6/nsubj said/say/VERB/VBD/2/parataxis ././PUNCT/./2/punct";
  CodingOptions options;
  options.require_dyad = false;
  EXPECT_EQ(coded(said, options), "---GOV --- 010, NHV SPT 190");
  options.last_comma = {2, 7};
  EXPECT_EQ(coded(said, options), "NHV SPT 190");
  const std::string list =
      "Northaven/Northaven/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root "
      "Southport/Southport/PROPN/NNP/2/obj "
      ",/,/PUNCT/,/5/punct Eastford/Eastford/PROPN/NNP/3/conj and/and/CCONJ/CC/7/cc "
      "Westmere/Westmere/PROPN/NNP/3/conj";
  EXPECT_EQ(coded(list, options), "NHV EFD 190, NHV SPT 190, NHV WMR 190") << "a list is no clause";
}

TEST(Coder, CodesNothingInADiscardedSentence) {
  const std::string race =
      "Northaven/Northaven/PROPN/NNP/2/nsubj met/meet/VERB/VBD/0/root Southport/Southport/PROPN/NNP/2/obj "
      "at/at/ADP/IN/6/case Harbour/Harbour/PROPN/NNP/6/compound Games/Games/PROPN/NNPS/2/obl";
  EXPECT_EQ(coded(race), "");
  EXPECT_EQ(Coder(dictionaries()).discard(tree(race)), Discard::story);
  EXPECT_EQ(Coder(dictionaries()).discard(tree(half)), Discard::none);
}

TEST(Coder, FindsIssuesAndIgnoresWhatOnlyLooksLikeThem) {
  const Coder coder(dictionaries());
  EXPECT_EQ(coder.issues(tree("Two/two/NUM/CD/2/nummod harbours/harbour/NOUN/NNS/0/root")),
            std::vector<std::string>{"PORTS"});
  EXPECT_TRUE(
      coder.issues(tree("Pearl/Pearl/PROPN/NNP/2/compound Harbour/Harbour/PROPN/NNP/0/root")).empty());
}

TEST(Coder, MisspeltVerbsAreNone) {
  EXPECT_EQ(coded("Northaven/Northaven/PROPN/NNP/2/nsubj attackes/attack/VERB/VBZ/0/root "
                  "Southport/Southport/PROPN/NNP/2/obj"),
            "");
}

TEST(Coder, SaysTheSameOfASentenceAfterOthers) {
  Coder coder(dictionaries());
  CodingOptions options;
  options.require_dyad = false;
  const auto first = coder.code(tree(half), 20200101, options);
  coder.code(tree("ties/tie/NOUN/NNS/0/root"), 20200101, options);
  EXPECT_EQ(coder.code(tree(half), 20200101, options), first);
  EXPECT_TRUE(coder.code(language::Tree(), 20200101, options).empty());
}

}  // namespace
}  // namespace entente::coding
