#pragma once

#include <string>

#include "tests/methods/case_support.h"

// The Harbour Sport Park game of LLM-Deliberation ("base", MIT licence): six parties, five issues, scores by
// option and the least that each party settles for. Five have to accept, the firm and the department among
// them.
namespace entente::fixtures {

inline std::string harbour_sport_rows(const std::string& rule) {
  const struct {
    const char *id, *name, *least, *points[5];
  } parties[] = {
      {"sport_co",
       "SportCo",
       "55",
       {"14, 8, 0", "11, 7, 0", "0, 5, 10, 17", "35, 29, 20, 0", "0, 5, 10, 15, 23"}},
      {"tourism",
       "Tourism",
       "65",
       {"0, 11, 5", "0, 20, 25", "0, 2, 4, 9", "10, 26, 40, 0", "4, 8, 15, 12, 0"}},
      {"environment",
       "Environment",
       "55",
       {"0, 22, 45", "0, 25, 55", "0, 0, 0, 0", "0, 0, 0, 0", "0, 0, 0, 0, 0"}},
      {"union", "Union", "50", {"15, 20, 0", "0, 0, 0", "42, 35, 25, 0", "30, 20, 10, 0", "2, 4, 6, 8, 0"}},
      {"other_cities",
       "Other cities",
       "31",
       {"0, 4, 10", "0, 0, 0", "12, 8, 6, 0", "0, 8, 13, 18", "60, 45, 30, 15, 0"}},
      {"mayor", "Mayor", "30", {"14, 8, 0", "12, 8, 0", "24, 18, 12, 0", "40, 30, 23, 0", "0, 2, 4, 7, 10"}}};
  const char* options[] = {"1, 2, 3", "1, 2, 3", "1, 2, 3, 4", "1, 2, 3, 4", "1, 2, 3, 4, 5"};
  std::string rows;
  for (const auto& party : parties)
    rows += fmt::format("[[party]]\nid = \"{}\"\nname = \"{}\"\nno_agreement = {}\n", party.id, party.name,
                        party.least);
  for (int j = 0; j < 5; ++j) {
    std::string list;
    for (const char c : std::string(options[j]))
      if (c >= '1' && c <= '9') list += fmt::format("{}\"{}{}\"", list.empty() ? "" : ", ", "abcde"[j], c);
    rows +=
        fmt::format("[[issue]]\nid = \"i{0}\"\ntitle = \"Issue {0}\"\noptions = [{1}]\n", "abcde"[j], list);
    for (const auto& party : parties)
      rows += fmt::format("[[score]]\nparty = \"{}\"\nissue = \"i{}\"\npoints = [{}]\n", party.id, "abcde"[j],
                          party.points[j]);
  }
  return rows +
         "[[table]]\nid = \"t\"\nseated = [\"sport_co\", \"tourism\"]\nmust_accept = [\"sport_co\", "
         "\"tourism\", "
         "\"environment\", \"union\", \"other_cities\", \"mayor\"]\n" +
         rule;
}

}  // namespace entente::fixtures
