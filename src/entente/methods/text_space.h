#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/dispute/proposal.h"
#include "entente/methods/demands.h"
#include "entente/methods/partial_space.h"
#include "entente/question/method.h"
#include "entente/theory/improvement.h"

namespace entente::methods {

/// A draft text at one table, world by world: a package of the table's issues, where every point that the
/// text names stands on the grid. Issues that it leaves open stay as they are; such a text is judged as a
/// partial agreement. Made once per table, filled once per world.
class TextSpace : public question::Scratch {
 public:
  TextSpace(const dispute::Case& dispute, const dispute::Table& table, const dispute::Proposal& text);

  void fill(const dispute::World& world);

  const std::vector<dispute::IssueId>& issues() const { return model_.issues(); }
  const WorldModel& model() const { return model_; }
  TableSpace& table() { return table_; }
  Demands& demands() { return demands_; }
  const theory::Package& package() const { return package_; }
  /// Issues at the table that the text leaves open.
  const std::vector<bool>& settled() const { return settled_; }
  bool whole() const { return whole_; }
  /// The text leaves a fought-over issue open, so the fighting goes on beside it.
  bool interim() const { return interim_; }

  /// The packages the text is judged among, and what each acceptor must reach.
  const theory::PackageSpace& space() const { return whole_ ? table_.space() : partial_.space(); }
  std::span<const double> thresholds() const { return whole_ ? table_.thresholds() : partial_.thresholds(); }

  /// A real line of the party is crossed; on one issue, or on any that the text settles.
  bool crosses(std::size_t party, std::size_t issue) const;
  bool crosses(std::size_t party) const;
  /// Utility of the text above what the party has without it: no agreement, or signing nothing where the
  /// fighting goes on beside the text. NaN where that is not known.
  double gain(std::size_t party) const;
  /// Each acceptor, in the table's order: it crosses no real line of its own and the acceptor gains or breaks
  /// even, on what its acceptance covers.
  std::vector<bool> accepting() const;
  /// What keeps the text from passing, added up: how far it lies beyond real lines, how far each acceptor
  /// falls short (docs/model.md, M6).
  double needed() const;
  /// A package within the real lines that gives every acceptor as much and one of them more; nullopt: proven
  /// that there is none; an empty package: the search ended before either was known.
  std::optional<theory::Package> dominating();
  /// With the text's terms as they are, some settlement of what it leaves open is acceptable to the table.
  bool can_be_completed();
  /// The acceptable package that changes the fewest issues of a whole text, then moves the least; nullopt: no
  /// room.
  std::optional<theory::Package> nearest();
  /// The ratifier passes a whole text: 1 or 0; NaN where it is not asked, or nobody knows how it judges.
  double ratified(const dispute::World& world, std::size_t ratifier) const;
  /// The text breaks no link of the case.
  bool keeps_links() const;
  /// The table's rule is met and no link is broken.
  bool passes() const;

 private:
  WorldModel model_;
  TableSpace table_;
  PartialSpace partial_;
  Demands demands_;
  std::vector<bool> settled_;
  bool whole_ = true, interim_ = false;
  theory::Package package_;
  std::vector<double> distance_;  // by place: how far each option lies from the text's
  theory::ImprovementWorkspace workspace_;
};

/// Why a text cannot be judged at a table: nothing of it is at the table, or a key of the case is missing.
std::vector<std::string> text_obstacles(const question::Task& task);

}  // namespace entente::methods
