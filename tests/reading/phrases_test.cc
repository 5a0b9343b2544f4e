// Tests also: claim_voice.cc, claim_holders.cc
#include <fstream>
#include <map>
#include <sstream>

#include "reading_test_support.h"

// How much of what people say the reader understands, sentence by sentence.
namespace entente::reading::test {
namespace {

struct Phrase {
  std::string register_, type, holder, sentence;
};

std::vector<Phrase> phrases() {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/tests/reading/phrases.tsv");
  std::vector<Phrase> all;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || line.starts_with("register\t")) continue;
    std::istringstream cells(line);
    Phrase phrase;
    std::getline(cells, phrase.register_, '\t');
    std::getline(cells, phrase.type, '\t');
    std::getline(cells, phrase.holder, '\t');
    std::getline(cells, phrase.sentence);
    all.push_back(phrase);
  }
  return all;
}

std::string text_with(const Phrase& phrase) {
  if (phrase.register_ == "hearing")
    return "---\nkind: transcript\n---\nHearing on the harbour\n\nDr ADAMS: I have a question for both of "
           "you.\n\n"
           "Mr BARROW: Thank you, Chair. " +
           phrase.sentence + " That is all.\n\nDr ADAMS: Thank you.\n";
  if (phrase.register_ == "statement")
    return "---\nkind: statement\nauthor: Government of Uganda\n---\nStatement on the border\n\n"
           "The Government of Uganda has followed events. " +
           phrase.sentence + "\n";
  return "Talks resume\n\nOfficials met on Monday.\n\n" + phrase.sentence + "\n";
}

bool understood(const Phrase& phrase) {
  const auto claims = claims_in(text_with(phrase));
  for (const evidence::Claim& claim : claims.claims) {
    if (name_of(claim.type) != phrase.type || claim.quote == "Officials met on Monday") continue;
    if (phrase.holder == "*" || claim.holder == phrase.holder ||
        principal(claims, claim.holder) == phrase.holder)
      return true;
  }
  return false;
}

struct Tally {
  std::size_t found = 0, of = 0;
  double share() const { return static_cast<double>(found) / static_cast<double>(of); }
};

const std::map<std::string, Tally>& tallies() {
  static const std::map<std::string, Tally> counted = [] {
    std::map<std::string, Tally> all;
    for (const Phrase& phrase : phrases()) {
      Tally& tally = all[phrase.register_];
      ++tally.of;
      if (understood(phrase))
        ++tally.found;
      else if (std::getenv("ENTENTE_SHOW"))
        std::printf("not understood: %s: %s\n", phrase.type.c_str(), phrase.sentence.c_str());
    }
    for (const auto& [name, tally] : all)
      std::printf("%s: %zu of %zu\n", name.c_str(), tally.found, tally.of);
    return all;
  }();
  return counted;
}

TEST(Phrases, of_the_news_are_understood_nine_times_in_ten) {
  EXPECT_GE(tallies().at("news").of, 200u);
  EXPECT_GE(tallies().at("news").share(), 0.9);
}

TEST(Phrases, of_hearings_are_understood_three_times_in_four) {
  EXPECT_GE(tallies().at("hearing").share(), 0.75);
}

TEST(Phrases, of_statements_are_understood_three_times_in_four) {
  EXPECT_GE(tallies().at("statement").share(), 0.75);
}

TEST(OwnVoice, speaks_for_the_speaker_only_where_somebody_speaks) {
  EXPECT_EQ(first_of(claims_in("We are not giving up the berths.\n"), "red_line"), nullptr);
  const auto quoted = claims_in("\"We are not giving up the berths,\" said Mira Tolvan.\n");
  ASSERT_NE(first_of(quoted, "red_line"), nullptr) << listed(quoted);
  EXPECT_EQ(first_of(quoted, "red_line")->holder, "mira_tolvan");
}

TEST(OwnVoice, of_a_quotation_is_the_persons_of_the_sentence_before) {
  const auto claims = claims_in(
      "Kenya's president, Amina Kato, went further on Monday. \"We will never share the switch.\"\n");
  ASSERT_NE(first_of(claims, "red_line"), nullptr) << listed(claims);
  EXPECT_EQ(first_of(claims, "red_line")->holder, "amina_kato");
}

TEST(OwnVoice, an_inference_of_the_author_is_nobodys_proposal) {
  for (const char* text : {"Kenya kept its troops in place, suggesting limited flexibility in the talks.\n",
                           "Kenya's silence suggests a change of heart.\n",
                           "The visit of Peru's envoy suggests that a deal be expected soon.\n"}) {
    const auto claims = claims_in(text);
    EXPECT_EQ(first_of(claims, "proposal"), nullptr) << listed(claims);
  }
}

TEST(Holders, of_a_list_hold_a_claim_each) {
  const auto claims = claims_in("Mali and Chad reject the timetable.\n");
  std::vector<std::string> holders;
  for (const evidence::Claim& claim : claims.claims)
    if (claim.type == evidence::ClaimType::rejection) holders.push_back(claim.holder);
  EXPECT_EQ(holders, (std::vector<std::string>{"mali", "chad"})) << listed(claims);
}

TEST(Holders, a_position_that_is_a_demand_is_told_once) {
  const auto claims = claims_in("Mali maintained that Chad must withdraw its troops.\n");
  EXPECT_NE(first_of(claims, "demand"), nullptr) << listed(claims);
  EXPECT_EQ(first_of(claims, "position"), nullptr) << listed(claims);
}

}  // namespace
}  // namespace entente::reading::test
