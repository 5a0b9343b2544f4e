#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/dispute/draft.h"

// Invented documents with hand-made claims, for tests of drafting and of page one from documents.
namespace entente::fixtures {

/// Claims of one document after another; quotes are searched in the text, so that spans are true.
class ClaimMaker {
 public:
  explicit ClaimMaker(std::string id, std::string text) {
    evidence::Document document;
    document.id = std::move(id);
    document.file = "/tmp/incoming/" + document.id + ".txt";
    document.text = std::move(text);
    document.sentences.push_back({1, 0, {0, document.text.size()}});
    all.documents.push_back(std::move(document));
  }

  evidence::Document& document() { return all.documents.back(); }

  ClaimMaker& entity(const char* id, const char* name, const char* kind, const char* represents = "",
                     const char* role = "") {
    all.entities.push_back({id, name, kind, represents, role, {}});
    const std::string& text = all.documents[0].text;
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1))
      all.entities.back().mentions.push_back({at, at + std::string_view(name).size()});
    return *this;
  }

  /// `who` is "holder" or "holder<speaker" or "holder>target".
  evidence::Claim& claim(evidence::ClaimType type, const std::string& who, const std::string& quote,
                         const std::string& issue = "") {
    evidence::Claim made;
    made.id = document().id + "#" + std::to_string(++number_);
    made.document = document().id;
    made.type = type;
    const std::size_t at = document().text.find(quote);
    base::require(at != std::string::npos, "the quote stands in the document");
    made.span = {at, at + quote.size()};
    made.quote = quote;
    made.sentence = 1;
    const std::size_t mark = who.find_first_of("<>");
    made.holder = who.substr(0, mark);
    if (mark != std::string::npos) (who[mark] == '<' ? made.speaker : made.target) = who.substr(mark + 1);
    if (!made.speaker.empty()) made.modality = evidence::Modality::reported;
    made.issue = issue;
    made.confidence = 0.8;
    made.by = "test";
    all.claims.push_back(made);
    return all.claims.back();
  }

  evidence::Claims all;

 private:
  int number_ = 0;
};

/// A report of a meeting of two coasts without the island between them.
inline ClaimMaker strait_report() {
  using T = evidence::ClaimType;
  ClaimMaker m(
      "strait-report",
      "Envoys of North Coast including Mina Aldous met Otto Brandt of South Coast in Port Halden on fishing. "
      "Mina Aldous is the special envoy of North Coast. Brandt said South Coast's core aims are not "
      "negotiable. "
      "Brandt said boats keep sailing until those core aims are met. Patrols reportedly strengthen the hand "
      "of South Coast. "
      "The absence of Island officials was noted. Island has said that any talks must include Island "
      "delegates and "
      "the lifting of sanctions. Coastal partners fear being sidelined.");
  m.entity("north_coast", "North Coast", "state")
      .entity("south_coast", "South Coast", "state")
      .entity("island", "Island", "state");
  m.entity("north_envoys", "Envoys of North Coast", "group", "north_coast");
  m.entity("mina_aldous", "Mina Aldous", "person", "north_coast", "special envoy");
  m.entity("otto_brandt", "Otto Brandt", "person", "south_coast", "minister");
  m.entity("island_officials", "Island officials", "group", "island");
  m.entity("coastal_partners", "Coastal partners", "group", "north_coast");
  m.claim(T::meeting, "north_envoys>otto_brandt",
          "Envoys of North Coast including Mina Aldous met Otto Brandt of South Coast in Port Halden");
  m.claim(T::representation, "mina_aldous>north_coast", "Mina Aldous is the special envoy of North Coast");
  m.claim(T::red_line, "otto_brandt<otto_brandt", "South Coast's core aims are not negotiable",
          "South Coast's core aims");
  m.claim(T::position, "south_coast<otto_brandt", "boats keep sailing until those core aims are met",
          "core aims");
  m.claim(T::condition, "south_coast<otto_brandt", "until those core aims are met", "core aims");
  m.claim(T::leverage, "south_coast", "Patrols reportedly strengthen the hand of South Coast").modality =
      evidence::Modality::hedged;
  m.claim(T::absence, "island_officials", "The absence of Island officials");
  m.claim(T::demand, "island<island", "any talks must include Island delegates and the lifting of sanctions",
          "Island delegates and the lifting of sanctions");
  m.claim(T::exclusion, "coastal_partners", "fear being sidelined");
  return m;
}

inline const char* draft_issues_table = R"([[issue]]
id = "participation"
title = "Who takes part"
options = ["absent", "consulted", "seated"]
ordered = true
phrases = ["delegates", "seat at the table"]
high_phrases = ["must include"]

[[issue]]
id = "sanctions"
title = "Relief from sanctions"
scale = { 0 = "none lifted", 50 = "in stages", 100 = "all lifted" }
phrases = ["sanctions", "lifting of sanctions"]
high_phrases = ["lifting of sanctions"]
low_phrases = ["keep the sanctions"]

[[issue]]
id = "grounds"
title = "Share of the grounds"
unit = "per cent"
scale = { 0 = "all to the south", 200 = "all to the north" }
phrases = ["fishing grounds", "grounds"]

[[issue]]
id = "aims"
title = "Aims, content not stated"
open = true
phrases = ["aims", "demands"]
)";

inline const char* draft_defaults_table = R"(ideal_high = [80, 100, 100]
ideal_low = [0, 0, 20]
ideal_unstated = [0, 50, 100]
salience_mentioned = [0.1, 0.4, 0.8]
salience_demand = [0.4, 0.6, 0.9]
salience_red_line = [0.6, 0.8, 1.0]
capability = [20, 50, 80]
firmness = [0.1, 0.5, 0.9]
)";

inline dispute::DraftTables draft_tables() {
  return {draft_issues_table, draft_defaults_table, evidence::Date{2024, 5, 6}};
}

}  // namespace entente::fixtures
