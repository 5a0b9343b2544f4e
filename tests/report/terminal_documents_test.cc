#include "entente/report/terminal_documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/report/terminal.h"

namespace entente::report {
namespace {

using evidence::Claims;
using evidence::ClaimType;
using ::testing::HasSubstr;
using ::testing::Not;

Claims coast() {
  Claims claims;
  for (const char* id : {"herald", "post", "courier"}) {
    evidence::Document document;
    document.id = id;
    document.text =
        "Envoys of the two coasts ended a second day of talks without a joint statement and are due back "
        "next "
        "week, when a mediator plans to put a shorter text on the table of the harbour hall.";
    if (id == std::string("courier")) document.text = "The union said that the company had accepted a fee.";
    claims.documents.push_back(document);
  }
  for (const char* id : {"company", "union"}) {
    evidence::Entity entity;
    entity.id = id, entity.name = id == std::string("company") ? "Quay Company" : "Dockers' Union";
    claims.entities.push_back(entity);
  }
  const auto claim = [&](const char* document, ClaimType type, const char* quote) {
    evidence::Claim made;
    made.id = std::string(document) + "#1", made.document = document, made.type = type;
    made.quote = quote, made.holder = "company", made.issue = "a fee";
    claims.claims.push_back(made);
  };
  claim("herald", ClaimType::rejection, "rejected a fee");
  claim("post", ClaimType::rejection, "turned down a fee");
  claim("courier", ClaimType::acceptance, "had accepted a fee");
  claims.claims[2].speaker = "union";
  return claims;
}

TEST(AcrossTerminal, counts_origins_and_says_which_documents_carry_one_text) {
  EXPECT_THAT(
      render_across_terminal(coast(), 400),
      HasSubstr("3 documents, 2 independent origins: herald and post carry one text (100 % of the wording "
                "is common).\n"));
  Claims named = coast();
  named.documents[0].origin = "Reuters";
  EXPECT_THAT(render_across_terminal(named, 400),
              HasSubstr("herald and post go back to Reuters and carry one text"));
}

TEST(AcrossTerminal, counts_what_is_said_instead_of_claims) {
  EXPECT_THAT(render_across_terminal(coast(), 400),
              HasSubstr("3 claims say 2 different things, none of them in more than one origin.\n"));
  Claims supported = coast();
  supported.claims[2].type = ClaimType::rejection;
  EXPECT_THAT(render_across_terminal(supported, 400),
              HasSubstr("3 claims say one thing, in more than one origin.\n"));
}

TEST(AcrossTerminal, sets_contradicting_claims_side_by_side_once_for_each_origin) {
  const std::string text = render_across_terminal(coast(), 400);
  EXPECT_THAT(text,
              HasSubstr("Contradiction, Quay Company: \"rejected a fee\" (herald#1) against \"had accepted a "
                        "fee\" (courier#1, said by Dockers' Union).\n"));
  EXPECT_THAT(text, Not(HasSubstr("post#1")));
}

TEST(AcrossTerminal, shows_a_partys_later_word_as_a_change) {
  Claims claims = coast();
  claims.documents[0].date = evidence::Date{2024, 3, 4};
  claims.documents[1].date = evidence::Date{2024, 3, 4};
  claims.documents[2].date = evidence::Date{2024, 3, 9};
  claims.claims[2].speaker = "company";
  EXPECT_THAT(render_across_terminal(claims, 400),
              HasSubstr("Change, Quay Company: \"rejected a fee\" (herald#1) then \"had accepted a fee\""));
}

TEST(AcrossTerminal, shows_no_more_conflicts_than_can_be_read) {
  Claims claims = coast();
  for (int i = 0; i < 30; ++i) {
    evidence::Document document;
    document.id = "d" + std::to_string(i);
    claims.documents.push_back(document);
    claims.claims.push_back(claims.claims[2]);
    claims.claims.back().document = document.id;
  }
  EXPECT_THAT(render_across_terminal(claims, 400), HasSubstr("11 more pairs of claims conflict.\n"));
}

TEST(AcrossTerminal, says_nothing_of_one_document) {
  Claims claims = coast();
  claims.documents.resize(1);
  EXPECT_EQ(render_across_terminal(claims, 80), "");
  EXPECT_THAT(render_claims_terminal(coast()), HasSubstr("independent origins"));
}

}  // namespace
}  // namespace entente::report
