#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/methods/front_of_world.h"
#include "entente/methods/table_space.h"
#include "entente/question/method.h"

namespace entente::methods {

/// What can stand between the sides of a war and a settlement (model M4), in the order in which sets are
/// told.
enum class Obstacle { beliefs, commitment, ratification, exclusion, others, red_lines };
inline constexpr std::size_t obstacle_kinds = 6;
/// "beliefs", "commitment", …: as in names of findings.
std::string id_of(Obstacle obstacle);
/// "different expectations of the front", …: in sentences.
std::string words_of(Obstacle obstacle);

/// Which obstacles a case and a table hold at all, in that order.
std::vector<Obstacle> obstacles_at(const dispute::Case& dispute, const dispute::Table& table);

/// One table in one world with obstacles taken away. Filled once per world, asked for any set of obstacles.
class Settlement {
 public:
  explicit Settlement(const question::Task& task);

  const std::vector<Obstacle>& obstacles() const { return obstacles_; }
  /// Those who must accept besides the sides of the war.
  const std::vector<dispute::PartyId>& others() const { return others_; }

  void fill(const dispute::World& world);
  /// There are terms that all accept whose acceptance ends the fighting here, with a set of obstacles (bits
  /// of `obstacles()`) taken away:
  ///  - exclusion present: the reference package of the table is what a side that is not asked would have to
  ///  take
  ///  - ratification present: the terms are ratified as well
  bool settled(unsigned removed);
  /// The same with nothing taken away but that one of `others()` need not accept.
  bool settled_without(std::size_t other);

 private:
  bool has(unsigned removed, Obstacle obstacle) const;
  bool decide(TableSpace& space, unsigned removed);
  void set_model(unsigned removed);
  const std::vector<double>& values_with(bool expectations, bool may_fail);
  void read_sides(std::size_t reading, bool expectations);
  TableSpace& space(bool exclusion_removed, bool others_removed) {
    return spaces_[(exclusion_removed ? 2 : 0) + (others_removed ? 1 : 0)];
  }

  const dispute::Case* case_;
  const dispute::Table* table_;
  std::vector<Obstacle> obstacles_;
  std::vector<dispute::PartyId> sides_, excluded_, others_;
  WorldModel model_;
  std::vector<dispute::Table> tables_;  // what the spaces refer to
  std::vector<TableSpace> spaces_, without_;
  std::optional<dispute::World> world_, lines_off_;
  std::vector<std::vector<double>> reservations_;  // by expectations, lines, commitment removed
  std::vector<signed char> known_;                 // per set: -1 not asked yet
  std::vector<double> sides_read_;                 // each side: its value, and that of a binding agreement
  bool lines_real_ = true;
};

}  // namespace entente::methods
