#pragma once

#include <optional>
#include <vector>

#include "entente/methods/table_space.h"
#include "entente/question/method.h"

namespace entente::methods {

/// The chain of a table in one world, link by link (model M6); each holds only if the one before does.
struct Chain {
  bool room = false, ratifiable = false, ratified = false, not_wrecked = false;
  std::optional<theory::Package> reference;  // there is one exactly if there is room
};

/// A group of parties whose unity is watched, as places among `TableScratch::watched`.
struct WatchedGroup {
  std::size_t group = 0;  // of the case
  std::vector<std::size_t> members;
};

/// What the chain of one table needs from world to world.
struct TableScratch : question::Scratch {
  explicit TableScratch(const question::Task& task);

  const dispute::Case& dispute;
  const dispute::Table& table;
  WorldModel model;
  TableSpace space;
  std::vector<dispute::PartyId> outside;  // who can break a link and whose acceptance is not needed
  std::vector<TableSpace> with;           // the same table with one of them more whose acceptance is needed
  std::vector<dispute::FieldId> coins, wrecks;  // of each spoiler

  // Seated parties and members of groups whose utility and value of no agreement are known; filled only in
  // worlds in which a package is there to be judged.
  std::vector<dispute::PartyId> seated;
  std::vector<WatchedGroup> groups;
  std::optional<WorldModel> watched;
  bool watched_filled = false;
  const WorldModel& watch(const dispute::World& world);
};

/// A party's view on the table's issues and its value of no agreement are both stated.
bool is_computable(const dispute::Case& dispute, const dispute::Table& table, dispute::PartyId party);

/// An absent party tries to wreck a text that is worse for it than no agreement (model M6).
bool tries(const TableScratch& scratch, dispute::PartyId party, const theory::Package& package);
bool succeeds(const TableScratch& scratch, const dispute::World& world, std::size_t spoiler);

/// Fills the space and follows the chain.
Chain chain_of(TableScratch& scratch, TableSpace& space, const dispute::World& world);

/// What a party has by a chain: the reference package where it holds, else what it has without agreement.
double value_of(const WorldModel& model, const Chain& chain, std::size_t party);

}  // namespace entente::methods
