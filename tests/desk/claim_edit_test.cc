#include "entente/desk/claim_edit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/text.h"
#include "entente/desk/edit.h"
#include "entente/reading/document_reader.h"

namespace entente::desk {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string text = "The quay rejects a fee. The union asks for « 5 € » more.\n";

evidence::Claims minutes() {
  evidence::Claims evidence;
  evidence.documents.push_back(reading::make_document("minutes", "minutes.txt", text).value());
  evidence::Claim claim;
  claim.id = "minutes#7";
  claim.document = "minutes";
  claim.span = {0, 23};
  claim.quote = text.substr(0, 23);
  claim.type = evidence::ClaimType::rejection;
  claim.holder = "quay";
  evidence.claims.push_back(claim);
  return evidence;
}

base::Result<std::vector<evidence::Claim>> after(const std::string& json) {
  const auto edits = edits_from_json("[" + json + "]");
  if (!edits) return edits.diagnostics();
  return with_claim(minutes(), edits->front());
}

std::string refused(const std::string& json) {
  const auto claims = after(json);
  EXPECT_FALSE(claims.ok()) << json;
  return base::to_text(claims.diagnostics());
}

std::string add(std::size_t start, std::size_t end) {
  return R"({"do":"add_claim","document":"minutes","type":"demand","holder":"union","start":)" +
         std::to_string(start) + R"(,"end":)" + std::to_string(end) + "}";
}

TEST(ClaimEdit, accepts_rejects_and_corrects) {
  EXPECT_EQ(after(R"({"do":"claim","id":"minutes#7","status":"accepted"})")->at(0).status,
            evidence::ClaimStatus::accepted);
  EXPECT_EQ(after(R"({"do":"claim","id":"minutes#7","status":"rejected"})")->at(0).status,
            evidence::ClaimStatus::rejected);
  const auto corrected =
      after(R"({"do":"claim","id":"minutes#7","holder":"union","type":"demand","modality":"hedged"})");
  ASSERT_TRUE(corrected.ok());
  EXPECT_EQ(corrected->at(0).holder, "union");
  EXPECT_EQ(corrected->at(0).type, evidence::ClaimType::demand);
  EXPECT_EQ(corrected->at(0).modality, evidence::Modality::hedged);
  EXPECT_EQ(corrected->at(0).status, evidence::ClaimStatus::corrected);
  EXPECT_EQ(corrected->at(0).quote, text.substr(0, 23));
}

TEST(ClaimEdit, adds_what_was_selected_under_a_number_that_was_never_used) {
  const std::size_t start = text.find("The union"), end = text.size() - 1;
  const auto claims = after(add(start, end));
  ASSERT_TRUE(claims.ok()) << base::to_text(claims.diagnostics());
  ASSERT_THAT(*claims, SizeIs(2));
  const auto& claim = claims->back();
  EXPECT_EQ(claim.id, "minutes#8");
  EXPECT_EQ(claim.quote, "The union asks for « 5 € » more.");
  EXPECT_EQ(claim.sentence, 2U);
  EXPECT_EQ(claim.by, "analyst");
  EXPECT_EQ(claim.status, evidence::ClaimStatus::accepted);
  const auto later =
      after(R"({"do":"add_claim","document":"minutes","type":"demand","start":4,"end":8,"number":12})");
  EXPECT_EQ(later->back().id, "minutes#12");
}

TEST(ClaimEdit, refuses_places_that_are_no_words_of_one_sentence) {
  EXPECT_THAT(refused(add(4, 30)),
              HasSubstr("bytes 4 to 30 of \"minutes\" do not lie inside one sentence   [bad-claim]"));
  EXPECT_THAT(refused(add(8, 4)), HasSubstr("bytes 8 to 4 are no words of \"minutes\"   [bad-claim]"));
  EXPECT_THAT(refused(add(4, 4000)), HasSubstr("[bad-claim]"));
  const std::size_t euro = text.find("€");
  EXPECT_THAT(refused(add(euro - 2, euro + 1)), HasSubstr("cut a character   [bad-claim]"));
  EXPECT_THAT(refused(add(text.size() - 1, text.size())), HasSubstr("[bad-claim]"));
}

TEST(ClaimEdit, names_what_it_does_not_know) {
  EXPECT_EQ(refused(R"({"do":"claim","id":"minutes#6"})"),
            "error: the case has no claim \"minutes#6\"   [unknown-claim]\n"
            "   help: did you mean \"minutes#7\"?\n");
  EXPECT_EQ(refused(R"({"do":"claim","id":"minutes#7","status":"acepted","type":"wish","modality":"sure"})"),
            "error: \"wish\" is no type of a claim   [bad-claim]\n"
            "   help: one of " +
                base::join_and(evidence::claim_type_names()) +
                "\n"
                "error: \"sure\" is no modality of a claim   [bad-claim]\n"
                "   help: one of asserted, reported, inferred, hedged, conditional, future, historical and "
                "negated\n"
                "error: \"acepted\" is no status of a claim   [bad-claim]\n"
                "   help: did you mean \"accepted\"?\n");
  EXPECT_THAT(refused(R"({"do":"add_claim","document":"letter","type":"demand","start":0,"end":4})"),
              HasSubstr("[unknown-document]"));
}

}  // namespace
}  // namespace entente::desk
