#pragma once

#include <string>

#include "tests/methods/case_support.h"

namespace entente::fixtures {

/// Two sides, a patron that must accept at one table, a side left out at another, a ratifier; lines that may
/// clash.
inline std::string war_and_patron_rows(const std::string& first = "north",
                                       const std::string& second = "south") {
  const auto party = [](const std::string& id, const char* more) {
    std::string name = id;
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return "[[party]]\nid = \"" + id + "\"\nname = \"" + name + "\"\npatience = [0.97, 0.99]\n" + more;
  };
  const auto position = [](const std::string& id, const char* issue, const char* ideal,
                           const char* salience) {
    return "[[position]]\nparty = \"" + id + "\"\nissue = \"" + issue + "\"\nideal = " + ideal +
           "\nsalience = " + salience + "\n";
  };
  return party(first, "belligerent = true\n") + party(second, "belligerent = true\n") + party("patron", "") +
         party("senate", "") +
         "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 90 = \"high\" }\nstep = "
         "15\nstatus_quo = 40\n"
         "fought_over = true\n"
         "[[issue]]\nid = \"guard\"\ntitle = \"Guard\"\nscale = { 0 = \"none\", 10 = \"full\" }\nstep = "
         "2\nstatus_quo = 0\n" +
         position(first, "line", "90", "[0.5, 0.9]") + position(first, "guard", "0", "[0.2, 0.6]") +
         position(second, "line", "[0, 10, 20]", "[0.5, 0.9]") +
         position(second, "guard", "10", "[0.2, 0.6]") + position("patron", "line", "40", "0.3") +
         position("patron", "guard", "[0, 3, 8]", "0.5") + position("senate", "guard", "[2, 4]", "0.5") +
         "[[red_line]]\nparty = \"" + first +
         "\"\nissue = \"line\"\naccepts = { from = 50 }\nfirmness = 0.5\n"
         "[[red_line]]\nparty = \"" +
         second +
         "\"\nissue = \"line\"\naccepts = { to = 40 }\nfirmness = 0.5\n"
         "[[red_line]]\nparty = \"patron\"\nissue = \"guard\"\naccepts = { to = 4 }\nfirmness = 0.5\n"
         "[[table]]\nid = \"all\"\ntitle = \"All\"\nseated = [\"" +
         first + "\", \"" + second + "\", \"patron\"]\nmust_accept = [\"" + first + "\", \"" + second +
         "\", \"patron\"]\nratifies = [{ party = \"senate\", rule = \"majority\" }]\n"
         "[[table]]\nid = \"two\"\ntitle = \"Two\"\nseated = [\"" +
         first + "\", \"patron\"]\nmust_accept = [\"" + first +
         "\", \"patron\"]\n"
         "[war]\nbetween = [\"" +
         first + "\", \"" + second +
         "\"]\nperiod = \"month\"\nlevels = 9\nlevel = 4\nadvance = [0.1, 0.4]\nretreat = [0.05, "
         "0.2]\nfreeze = "
         "0.02\n"
         "cost = { " +
         first + " = [0.002, 0.02], " + second + " = [0.002, 0.02] }\nbelief = { " + first + " = [1, 3], " +
         second +
         " = [-1, 1] }\ntalks = 0.3\nregroup = [0, 3]\nends = { low = { line = 0 }, high = { line = 90 } }\n"
         "[life]\nhazard = [0.5, 2]\n";
}

inline CasePointer war_and_patron(const std::string& more = "") {
  return small_case(war_and_patron_rows() + more);
}

}  // namespace entente::fixtures
