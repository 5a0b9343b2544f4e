#pragma once

#include "held_out_texts.h"

namespace entente::reading::test {

/// A second set, written after the first had been used to find faults: longer sentences, other regions. At
/// first sight 30 of 34 were found by type and 29 with their holder (36 claims in all): the honest figure for
/// unseen text of this kind; it too only guards now.
inline const std::vector<HeldOutText>& second_held_out_texts() {
  static const std::vector<HeldOutText> texts = {
      {"himalaya",
       "Military commanders from India and China held talks on Saturday over the disputed valley, the first "
       "such meeting since the clash. "
       "New Delhi wants a return to the positions of last spring, while Beijing prefers a buffer zone. "
       "\"Patrolling rights are a red line for us,\" an Indian official said on condition of anonymity. "
       "Chinese officials dismissed the idea of a joint commission as premature. "
       "Any withdrawal depends on verification, and both sides remain far apart. "
       "Analysts believe that winter could complicate the supply of forward posts.\n",
       {{"meeting", "held talks on Saturday", "india"},
        {"position", "wants a return to the positions", "india"},
        {"position", "prefers a buffer zone", "china"},
        {"red_line", "a red line for us", ""},
        {"rejection", "dismissed the idea of a joint commission", "china"},
        {"obstacle", "remain far apart", ""},
        {"risk", "could complicate the supply", ""}}},
      {"andes",
       "Colombian President Gustavo Petro said his government would resume negotiations with the National "
       "Liberation Army only if kidnappings stop. "
       "The guerrillas, who have fought the state for six decades, refused to disarm before a constitutional "
       "assembly. "
       "Norway and Cuba, which have hosted earlier rounds, offered to send observers. "
       "Bogota has ruled out an amnesty, according to Interior Minister Juan Rivas. "
       "Rivas, who helped negotiate the 2016 accord, called on the group to release all hostages. "
       "Church leaders warned that the talks could collapse.\n",
       {{"condition", "only if kidnappings stop", "colombia"},
        {"rejection", "refused to disarm", ""},
        {"offer", "offered to send observers", "norway"},
        {"rejection", "ruled out an amnesty", "colombia"},
        {"track_record", "helped negotiate the 2016 accord", "juan_rivas"},
        {"demand", "called on the group to release all hostages", "juan_rivas"},
        {"risk", "could collapse", ""}}},
      {"island",
       "The Greek Cypriot leader and his Turkish Cypriot counterpart met in New York under the auspices of "
       "the United Nations. "
       "Ankara insists that any settlement must respect the equality of the two communities. "
       "Nicosia considers the presence of foreign troops unacceptable. "
       "A two-state solution is out of the question, Greek Prime Minister Kyriakos Mitsotakis said. "
       "Britain, a guarantor power, will attend the next conference. "
       "Without the European Union at the table, a lasting arrangement is unlikely, diplomats said.\n",
       {{"demand", "must respect the equality", "turkiye"},
        {"condition", "the equality of the two communities", "turkiye"},
        {"red_line", "foreign troops unacceptable", "cyprus"},
        {"red_line", "out of the question", "greece"},
        {"inclusion", "will attend the next conference", "united_kingdom"},
        {"absence", "Without the European Union", "european_union"}}},
      {"river",
       "Statement by the Upland Republic\n\n"
       "The Upland Republic and the Delta League agreed on a truce last week, mediators from the River "
       "Commission announced. "
       "Under pressure from its backers, the League accepted monitors along the canal. "
       "The Republic's foreign minister, Tomas Varga, told reporters that his country was prepared to open "
       "the locks in return for a lifting of tolls. "
       "The League's army shelled two bridges on Tuesday, residents said, and seized a pumping station. "
       "Delta fishermen were excluded from the commission. "
       "The upstream dam gives the Republic the upper hand. "
       "\"If they close the locks, we will leave the talks,\" said Varga.\n",
       {{"acceptance", "agreed on a truce", "upland_republic"},
        {"acceptance", "accepted monitors", "delta_league"},
        {"representation", "foreign minister, Tomas Varga", "tomas_varga"},
        {"position", "prepared to open the locks", ""},
        {"condition", "in return for a lifting of tolls", ""},
        {"hostilities", "shelled two bridges", "delta_league"},
        {"exclusion", "excluded from the commission", ""},
        {"leverage", "the upper hand", "upland_republic"},
        {"condition", "If they close the locks", "tomas_varga"}}},
      {"levant",
       "Israeli Prime Minister Benjamin Netanyahu rejected a proposal by Egyptian and Qatari mediators, "
       "saying the war would not end until Hamas was disarmed. "
       "Hamas demanded a full withdrawal and guarantees from Washington. "
       "Khalil al-Hayya, the group's chief negotiator, arrived in Cairo on Sunday. "
       "The plan was welcomed by Jordan but opposed by two parties in the governing coalition. "
       "The United States has delivered bombs and missiles to Israel throughout the war. "
       "Families of the hostages fear that the issue may be sidelined.\n",
       {{"rejection", "rejected a proposal", "israel"},
        {"condition", "until Hamas was disarmed", "israel"},
        {"demand", "demanded a full withdrawal", "hamas"},
        {"support", "delivered bombs and missiles to Israel", "united_states"},
        {"exclusion", "sidelined", ""}}},
  };
  return texts;
}

/// Everyday prose in which nobody disputes anything: what is read here is a mistake.
inline constexpr std::string_view quiet_text =
    "The bakery on the corner opens at seven. Its owner bakes rye bread twice a week and sells out before "
    "noon. "
    "Heavy rain is forecast for the weekend, with winds from the west. The museum has bought a painting of a "
    "harbour at dawn. "
    "Tourists from Germany and Japan filled the old town last summer. The French film festival ended on "
    "Sunday with a concert. "
    "The team scored twice in the second half and must now travel to Madrid. A new bridge opened in Lisbon "
    "in spring. "
    "The Norwegian author wrote the novel in three months. Students may borrow up to five books. "
    "If it rains, the match moves indoors. The recipe calls for two eggs and a cup of sugar.\n";

}  // namespace entente::reading::test
