#include "entente/dispute/claim_json.h"

#include <gtest/gtest.h>

#include "tests/dispute/harbour.h"

namespace entente::dispute {
namespace {

const char* sound = R"({"id":"minutes#6","type":"demand","quote":"most","start":10,"end":14})";

std::string problems_of(const std::string& text) {
  return base::to_text(parse_claim_lines(text, "claims.jsonl").diagnostics());
}

TEST(ToJsonLine, has_every_key_in_the_order_of_the_format) {
  EXPECT_EQ(
      to_json_line(fixtures::harbour_claims()[1]),
      R"({"id":"minutes#7","type":"red_line","quote":"Below the lighthouse line we do not go.","start":700,"end":739,)"
      R"("sentence":7,"speaker":"","holder":"north_coast","target":"","issue":"","modality":"asserted","direct_speech":false,)"
      R"("confidence":0.75,"status":"accepted","by":"rule.demand","date":"2024-03-01"})");
}

TEST(ParseClaimLines, reads_what_was_written) {
  std::string text;
  for (evidence::Claim claim : fixtures::harbour_claims()) {
    claim.quote = "\"Häfen\"\n\\ 港";
    claim.span.end = claim.span.start + claim.quote.size();
    claim.direct_speech = true;
    claim.modality = evidence::Modality::negated;
    claim.date.reset();
    text += to_json_line(claim) + "\n";
  }
  const auto claims = parse_claim_lines(text, "claims.jsonl");
  ASSERT_TRUE(claims.ok()) << base::to_text(claims.diagnostics());
  std::string again;
  for (const evidence::Claim& claim : *claims) again += to_json_line(claim) + "\n";
  EXPECT_EQ(again, text);
}

TEST(ParseClaimLines, takes_the_document_from_the_id_and_passes_over_empty_lines) {
  const auto claims = parse_claim_lines(std::string("\r\n") + sound + "\r\n\n", "claims.jsonl");
  ASSERT_TRUE(claims.ok());
  ASSERT_EQ(claims->size(), 1u);
  EXPECT_EQ((*claims)[0].document, "minutes");
  EXPECT_EQ((*claims)[0].status, evidence::ClaimStatus::proposed);
  EXPECT_TRUE(parse_claim_lines("", "claims.jsonl")->empty());
}

TEST(ParseClaimLines, reports_every_bad_line_in_full) {
  const std::string bad = R"({"id":"a#1","type":"demnd","quote":"ab","start":0,"end":2})";
  const std::string text = std::string(sound) + "\n{\"id\":\n" + sound + "\n" + bad + "\n[1]\n";
  EXPECT_EQ(
      problems_of(text),
      "claims.jsonl:2:7: error: this line is not JSON   [claim-syntax]\n"
      "    2 | {\"id\":\n"
      "      |       ^\n"
      "   help: each line is one JSON object; restore the line from the reader or remove it\n"
      "claims.jsonl:3:1: error: claim \"minutes#6\" stands on an earlier line too   [claim-duplicate-id]\n"
      "    3 | " +
          std::string(sound) +
          "\n"
          "      | ^\n"
          "   help: ids are never used twice; remove one\n"
          "claims.jsonl:4:1: error: \"demnd\" is no type of claim   [claim-unknown-type]\n"
          "    4 | " +
          bad +
          "\n"
          "      | ^\n"
          "   help: did you mean \"demand\"?\n"
          "claims.jsonl:5:1: error: this line is JSON but not an object   [claim-syntax]\n"
          "    5 | [1]\n"
          "      | ^\n"
          "   help: each line is { \"id\": …, \"type\": …, … }\n");
}

TEST(ParseClaimLines, says_what_is_wrong_with_a_key) {
  const auto headline = [](const std::string& line) {
    const std::string text = problems_of(line);
    const std::string after = text.substr(text.find("error: ") + 7);
    return after.substr(0, after.find('\n'));
  };
  EXPECT_EQ(headline(R"({"type":"demand","quote":"ab","start":0,"end":2})"),
            "the claim has no \"id\"   [claim-missing-key]");
  EXPECT_EQ(headline(R"({"id":"a#1","type":"demand","start":0,"end":0})"),
            "the claim has no \"quote\"   [claim-missing-key]");
  EXPECT_EQ(headline(R"({"id":"a","type":"demand","quote":"ab","start":0,"end":2})"),
            "\"a\" is no claim id   [claim-syntax]");
  EXPECT_EQ(headline(R"({"id":"a#1","type":"demand","quote":"ab","start":0,"end":5})"),
            "the quote has 2 bytes, but start 0 and end 5 span another length   [claim-quote-mismatch]");
  EXPECT_EQ(headline(R"({"id":"a#1","type":"demand","quote":"ab","start":-1,"end":1})"),
            "\"start\" of the claim must be a whole number, 0 or more   [claim-syntax]");
  EXPECT_EQ(headline(R"({"id":"a#1","type":"demand","quote":"ab","start":0,"end":2,"status":"good"})"),
            "\"good\" is no status of a claim   [claim-syntax]");
  EXPECT_EQ(headline(R"({"id":"a#1","type":"demand","quote":"ab","start":0,"end":2,"date":"today"})"),
            "\"today\" is not a date   [claim-syntax]");
  EXPECT_EQ(headline(R"({"id":"a#1","type":"demand","quote":"ab","start":0,"end":2,"confidence":7})"),
            "\"confidence\" of the claim must be a number in [0, 1]   [claim-syntax]");
  EXPECT_EQ(headline(R"({"id":"a#1","type":"demand","quote":"ab","start":0,"end":2,"direct_speech":1})"),
            "\"direct_speech\" of the claim must be true or false   [claim-syntax]");
  EXPECT_EQ(headline("\xff"), "byte 0 of the line is not UTF-8   [claim-syntax]");
}

TEST(ToJson, wraps_documents_entities_and_claims) {
  evidence::Claims claims;
  EXPECT_EQ(to_json(claims),
            "{\n \"format\": \"entente-claims\",\n \"version\": 1,\n \"documents\": [],\n \"entities\": "
            "[],\n \"claims\": []\n}\n");
  claims.documents.resize(1);
  claims.documents[0].id = "minutes";
  claims.entities.push_back({"island", "Island", "state", "", "", {}});
  claims.claims = fixtures::harbour_claims();
  const std::string json = to_json(claims);
  for (const char* part :
       {"\"kind\": \"news\"", "\"name\": \"Island\"", "\"id\": \"minutes#8\"", "\"date\": null"})
    EXPECT_NE(json.find(part), std::string::npos) << part;
}

}  // namespace
}  // namespace entente::dispute
