#include "entente/reading/write_brat.h"

#include <map>
#include <set>
#include <sstream>

#include "entente/base/text.h"
#include "gold_test_support.h"

namespace entente::reading::test {
namespace {

constexpr const char* text =
    "Żaneta Über of Chad met Ghana’s envoys.\r\nChad\ninsists — that Ghana must leave.";

struct Given {
  HandReading hand{text};
  evidence::Event event;

  Given() {
    hand.entity("ueber", "Żaneta Über", "person", "Żaneta Über");
    hand.entity("ghana", "Ghana", "state", "Ghana’s");
    auto& claim =
        hand.claim(evidence::ClaimType::demand, "Chad\ninsists — that Ghana must leave", "ghana", "ueber");
    claim.id = "note#1";
    claim.document = hand.claims.documents[0].id;
    claim.issue = "leaving\tnow";
    event.id = "note!1";
    event.document = hand.claims.documents[0].id;
    event.type = evidence::EventType::consult;
    event.trigger = hand.place("met");
    event.span = hand.place("Chad met Ghana’s envoys");
    event.hedged = true;
    evidence::EventActor known, fresh;
    known.entity = "ueber";
    known.span = hand.place("Über");
    fresh.text = "envoys";
    fresh.span = hand.place("envoys");
    event.actors = {known};
    event.recipients = {fresh};
  }
  BratDocument written() const { return write_brat(hand.claims, {&event, 1}, hand.claims.documents[0]); }
};

// Code points of a text, each as its bytes.
std::vector<std::string> characters(const std::string& bytes) {
  std::vector<std::string> found;
  for (const char c : bytes) {
    if ((c & 0xC0) != 0x80) found.emplace_back();
    found.back() += c;
  }
  return found;
}

struct Line {
  std::string id, type, words;
  std::vector<std::pair<std::size_t, std::size_t>> places;
};

// T lines as brat reads them.
std::map<std::string, Line> text_lines(const std::string& annotations) {
  std::map<std::string, Line> lines;
  std::istringstream in(annotations);
  for (std::string raw; std::getline(in, raw);) {
    if (raw[0] != 'T') continue;
    const auto cells = base::split(raw, '\t');
    EXPECT_EQ(cells.size(), 3u) << raw;
    Line line{cells[0], cells[1].substr(0, cells[1].find(' ')), cells[2], {}};
    for (const std::string& place : base::split(cells[1].substr(line.type.size() + 1), ';')) {
      const auto numbers = base::split(place, ' ');
      line.places.emplace_back(std::stoul(numbers[0]), std::stoul(numbers[1]));
    }
    lines[line.id] = line;
  }
  return lines;
}

TEST(WriteBrat, every_text_line_says_what_stands_at_its_characters) {
  const BratDocument brat = Given().written();
  EXPECT_EQ(brat.text, text);
  const auto all = characters(brat.text);
  const auto lines = text_lines(brat.annotations);
  EXPECT_EQ(lines.size(), 5u);
  for (const auto& [id, line] : lines) {
    std::string words;
    for (const auto& [start, end] : line.places) {
      words += words.empty() ? "" : " ";
      for (std::size_t i = start; i < end; ++i) words += all.at(i);
    }
    EXPECT_EQ(words, line.words) << id;
  }
}

TEST(WriteBrat, what_crosses_a_line_end_stands_in_pieces) {
  for (const auto& [id, line] : text_lines(Given().written().annotations)) {
    EXPECT_EQ(line.places.size(), line.type == "demand" ? 2u : 1u) << id;
  }
}

TEST(WriteBrat, long_texts_keep_their_characters) {
  std::string words;
  for (int i = 0; i < 400; ++i) words += "łąka ";
  HandReading hand(words + "Ghana must leave.");
  hand.entity("ghana", "Ghana", "state", "Ghana");
  const auto lines = text_lines(write_brat(hand.claims, {}, hand.claims.documents[0]).annotations);
  EXPECT_EQ(lines.at("T1").places[0].first, 2000u);
}

TEST(WriteBrat, events_relations_and_attributes_point_to_what_is_there) {
  const BratDocument brat = Given().written();
  EXPECT_NE(brat.annotations.find("E1\tCONSULT:T4 Actor:T1 Recipient:T5\n"), std::string::npos)
      << brat.annotations;
  EXPECT_NE(brat.annotations.find("A1\tModality T3 asserted\nR1\tHolder Arg1:T3 Arg2:T2\n"
                                  "R2\tSpeaker Arg1:T3 Arg2:T1\n"),
            std::string::npos)
      << brat.annotations;
  EXPECT_NE(brat.annotations.find("A2\tHedged E1\n"), std::string::npos);
  EXPECT_NE(brat.annotations.find("note#1 by  about leaving now\n"), std::string::npos);
}

TEST(WriteBrat, the_configuration_names_every_type) {
  const std::string configuration = brat_configuration();
  for (const std::string& type : evidence::claim_type_names())
    EXPECT_NE(configuration.find('\n' + type + '\n'), std::string::npos) << type;
  for (const auto& [id, line] : text_lines(Given().written().annotations))
    EXPECT_NE(configuration.find('\n' + line.type), std::string::npos) << line.type;
  EXPECT_NE(configuration.find("\nASSAULT\tActor*:state|"), std::string::npos);
  EXPECT_NE(configuration.find("|historical|negated\n"), std::string::npos);
}

}  // namespace
}  // namespace entente::reading::test
