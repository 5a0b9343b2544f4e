#pragma once

#include <string>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/question/answer.h"

// How methods word what they found: short sentences, present tense, frequencies before percentages, at most
// two significant digits, the same words whichever party is named (product.md, Conduct).
namespace entente::methods {

/// "in 41 of 100 worlds", "in no world", "in every world"; p in [0, 1].
std::string in_worlds(double p);

/// Names of parties, "Russia, Ukraine and the United States".
std::string names(const dispute::Case& dispute, const std::vector<dispute::PartyId>& parties);
std::vector<dispute::PartyId> acceptors(const dispute::Table& table);
/// Who must accept, and on what: "Russia and Ukraine; European Union on "Sanctions"".
std::string acceptance(const dispute::Case& dispute, const dispute::Table& table);

/// A point of a scale in its anchors' words: "40 (freeze at the contact line)", or "47, between 40 (…) and 55
/// (…)". Options: their name.
std::string describe(const dispute::Issue& issue, double value);
/// The same, short enough for a list: "40", "joint".
std::string brief_value(const dispute::Issue& issue, const std::variant<double, std::string>& value);

/// "line 45, status 0, forces 700": a package in one line.
std::string describe(const dispute::Case& dispute, const question::Terms& terms);

/// The number of a finding; nullopt when undefined or absent.
std::optional<double> number(const question::Finding* finding);

/// Belligerents whose acceptance of the whole package the table does not need (model M6).
std::vector<dispute::PartyId> belligerents_outside(const dispute::Case& dispute, const dispute::Table& table);

}  // namespace entente::methods
