#pragma once

#include <string_view>
#include <vector>

namespace entente::reading::test {

/// What a person reads in one of the texts below: a type, words that the claim's span must cover, and who
/// holds it (the entity or its principal; empty: not asked for).
struct Expected {
  std::string_view type;
  std::string_view words;
  std::string_view holder;
};

struct HeldOutText {
  std::string_view name;
  std::string_view text;
  std::vector<Expected> expected;
};

/// Texts written, with what should be found in them, before any rule had run on them: invented talks and
/// plain retellings of the kind of sentence that several real disputes produce. At first sight 37 of 46 were
/// found by type and 36 with their holder; the faults they showed have since been mended, so that they now
/// only guard.
inline const std::vector<HeldOutText>& held_out_texts() {
  static const std::vector<HeldOutText> texts = {
      {"harbour",
       "Harbour Talks Resume In Port Verity\n\n"
       "Delegates of the Coastal Union met with negotiators from the Inland Federation in Port Verity on "
       "Monday. "
       "The Coastal Union said the fishing grounds are not up for discussion. "
       "Amal Haddad, the Federation's chief negotiator, insisted that any agreement must include joint "
       "inspection and a ceiling on catches. "
       "\"We will never accept foreign patrols,\" Haddad said. "
       "The Federation offered to open the canal in exchange for access to the harbour. "
       "The island councils were not invited to the round and fear being left out of a settlement. "
       "Observers say the new gas field gives the Coastal Union additional leverage.\n",
       {{"meeting", "met with negotiators", "coastal_union"},
        {"red_line", "not up for discussion", "coastal_union"},
        {"representation", "chief negotiator", "amal_haddad"},
        {"demand", "must include joint inspection", "amal_haddad"},
        {"condition", "joint inspection", "amal_haddad"},
        {"condition", "a ceiling on catches", "amal_haddad"},
        {"red_line", "will never accept foreign patrols", "amal_haddad"},
        {"offer", "offered to open the canal", ""},
        {"condition", "in exchange for access", ""},
        {"exclusion", "not invited", ""},
        {"exclusion", "being left out", ""},
        {"leverage", "additional leverage", "coastal_union"}}},
      {"nile",
       "Egyptian Foreign Minister Badr Abdelatty met his Ethiopian counterpart in Addis Ababa on Thursday to "
       "discuss the dam. "
       "Cairo has repeatedly demanded a binding agreement on the filling of the reservoir. "
       "Ethiopia rejected the demand and said that the dam is not negotiable. "
       "Sudan, which took part in earlier rounds, did not attend. "
       "African Union mediators proposed a technical committee. "
       "Failure could undermine regional stability, analysts warned.\n",
       {{"meeting", "met his Ethiopian counterpart", "egypt"},
        {"demand", "demanded a binding agreement", "egypt"},
        {"rejection", "rejected the demand", "ethiopia"},
        {"red_line", "not negotiable", "ethiopia"},
        {"absence", "did not attend", "sudan"},
        {"proposal", "proposed a technical committee", "african_union"},
        {"risk", "could undermine regional stability", ""}}},
      {"gulf",
       "Iran will not give up enrichment unless sanctions are lifted, Iranian Foreign Minister Abbas "
       "Araghchi said in Muscat. "
       "US special envoy Steve Witkoff called for a complete halt to enrichment. "
       "Oman hosted the two delegations. "
       "Israel, which was not invited, warned that it would not accept a partial deal. "
       "European governments are closely watching the talks. "
       "Tehran agreed to a further round, according to Omani officials. "
       "The talks mark the first direct contact in years.\n",
       {{"red_line", "will not give up enrichment", "iran"},
        {"condition", "unless sanctions are lifted", "iran"},
        {"demand", "called for a complete halt", "united_states"},
        {"representation", "special envoy Steve Witkoff", "steve_witkoff"},
        {"exclusion", "not invited", "israel"},
        {"red_line", "would not accept a partial deal", "israel"},
        {"observer", "closely watching", "europe"},
        {"acceptance", "agreed to a further round", "iran"},
        {"characterisation", "mark the first direct contact", ""}}},
      {"sudan",
       "The Rapid Support Forces launched drone strikes on Port Sudan on Sunday, residents said. "
       "The Sudanese army reportedly captured two towns in Kordofan. "
       "General Abdel Fattah al-Burhan ruled out direct talks with the paramilitary group. "
       "\"There can be no ceasefire until they leave the cities,\" he said. "
       "Saudi mediators are seeking to revive the Jeddah process. "
       "Egypt pledged to keep the border open. "
       "The United Arab Emirates denied that it supplied weapons to the paramilitaries. "
       "The absence of civilian parties from the table raises doubts about any settlement.\n",
       {{"hostilities", "launched drone strikes", "rsf"},
        {"hostilities", "captured two towns", "sudan"},
        {"rejection", "ruled out direct talks", "sudan"},
        {"red_line", "There can be no ceasefire", "sudan"},
        {"condition", "until they leave the cities", "sudan"},
        {"intent", "seeking to revive the Jeddah process", "saudi_arabia"},
        {"commitment", "pledged to keep the border open", "egypt"},
        {"support", "supplied weapons", "united_arab_emirates"},
        {"absence", "absence of civilian parties", ""},
        {"risk", "raises doubts", ""}}},
      {"caucasus",
       "Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev met in Abu Dhabi. "
       "Baku insists on a change to the Armenian constitution. "
       "Yerevan is ready to recognise the border if transit stays under Armenian control. "
       "Russia's position remains unchanged, Kremlin spokesman Dmitry Peskov said. "
       "Turkey will participate in the next round as an observer. "
       "The route is the main obstacle to a treaty. "
       "France has supplied weapons to Armenia.\n",
       {{"meeting", "met in Abu Dhabi", "armenia"},
        {"demand", "insists on a change", "azerbaijan"},
        {"acceptance", "ready to recognise the border", "armenia"},
        {"condition", "if transit stays under Armenian control", "armenia"},
        {"position", "position remains unchanged", "russia"},
        {"inclusion", "participate in the next round", "turkiye"},
        {"obstacle", "main obstacle", ""},
        {"support", "supplied weapons to Armenia", "france"}}},
  };
  return texts;
}

}  // namespace entente::reading::test
