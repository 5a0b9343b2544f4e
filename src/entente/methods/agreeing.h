#pragma once

#include <vector>

#include "entente/methods/table_space.h"

namespace entente::methods {

/// Whose agreement is looked at in one world: all acceptors, or under a quorum the coalition whose gains the
/// reference package balances. The lines and thresholds of the others fall away.
struct Agreeing {
  theory::PackageSpace space;      // allows what no member's real line rules out
  std::vector<double> thresholds;  // by acceptor; -infinity: not a member
  std::vector<bool> members;       // by acceptor
  theory::Package reference;       // the balanced package, exactly
};

/// nullopt: no room. After `table.fill(model)`.
std::optional<Agreeing> agreeing_at(const WorldModel& model, TableSpace& table);

}  // namespace entente::methods
