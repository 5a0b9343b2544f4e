#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/dispute/harbour.h"

// A small case without a fault, ways to put one fault into it, and the full text that must come back.
namespace entente::dispute::messages {

inline const std::string base_toml = R"(format = 1
[case]
title = "Talks"
as_of = 2024-03-02
question = "Who gets what?"
[[document]]
id = "minutes"
file = "minutes-2024-03-02.txt"
[[party]]
id = "north"
name = "North"
mediates = true
[[party]]
id = "south"
name = "South"
mediates = true
[[issue]]
id = "grounds"
title = "Grounds"
scale = { 0 = "south", 100 = "north" }
[[issue]]
id = "inspection"
title = "Inspection"
options = ["none", "joint"]
[[issue]]
id = "pilots"
title = "Pilots"
open = true
)";

inline const std::string war = R"([war]
between = ["north", "south"]
levels = 20
level = 9
advance = 0.3
retreat = 0.2
ends = { low = { grounds = 0 }, high = { grounds = 100 } }
)";

inline std::string changed(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  base::require(at != std::string::npos, "the text to replace stands in the case");
  return text.replace(at, from.size(), to);
}

inline std::string added(const std::string& rows) {
  return base_toml + rows;
}
inline std::string replaced(const std::string& from, const std::string& to) {
  return changed(base_toml, from, to);
}
inline std::string war_with(const std::string& from, const std::string& to) {
  return changed(base_toml + war, from, to);
}

/// The harbour's claims, one dated later, one rejected, one of a later document.
inline std::vector<evidence::Claim> claims() {
  auto claims = fixtures::harbour_claims();
  claims.push_back(fixtures::harbour_claim(9, evidence::ClaimType::position, "Later.", "north"));
  claims.back().date = evidence::Date{2024, 5, 1};
  claims.push_back(fixtures::harbour_claim(10, evidence::ClaimType::position, "No.", "north"));
  claims.back().status = evidence::ClaimStatus::rejected;
  claims.push_back(fixtures::harbour_claim(1, evidence::ClaimType::position, "Later.", "north"));
  claims.back().id = "late#1";
  claims.back().document = "late";
  claims.back().date.reset();
  return claims;
}

inline std::string message_of(const std::string& toml) {
  return base::to_text(Case::build({"case.toml", toml, claims()}).diagnostics());
}

struct Row {
  const char* name;
  std::string toml;
  std::string expected;
};

inline void expect_messages(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(message_of(row.toml), row.expected) << "in the row " << row.name;
}

}  // namespace entente::dispute::messages
