#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/acceptable_set.h"
#include "entente/theory/coalitions.h"
#include "entente/theory/reference_package.h"

namespace entente::methods {

/// The acceptable set of a table that decides by quorum (model M6): every package that enough of the
/// acceptors accept, those with a veto among them. It is the union of what each minimal winning coalition
/// accepts; the thresholds and red lines of everybody outside such a coalition fall away. All answers are
/// exact.
class QuorumSpace {
 public:
  /// The columns of a table: one party per acceptor, with its threshold. Each call leaves `space` allowing
  /// exactly what no acceptor's real line rules out.
  struct Columns {
    theory::PackageSpace& space;
    std::span<const double> thresholds;
    theory::SearchWorkspace& workspace;
  };
  struct Agreed {
    theory::Package package;
    theory::Coalition coalition = 0;  // who accepts it
  };

  QuorumSpace(theory::QuorumRule rule, std::size_t places);
  const theory::QuorumRule& rule() const { return rule_; }

  /// Another world: nobody refuses any option, nothing is known of who can agree.
  void restart();
  void refuse(std::size_t place, std::size_t member) { refusers_[place] |= theory::Coalition{1} << member; }

  /// Real lines leave no option of this issue to any coalition that could pass a package.
  bool lines_exclude(const theory::PackageSpace& space, std::size_t issue) const;
  bool room(const Columns& columns);
  std::optional<theory::AcceptableRange> range(const Columns& columns);
  /// The widest coalition that can agree comes first, then the largest product of gains over its members;
  /// ties by the sum of utilities under `options.tie_weights`, then the lowest package.
  std::optional<Agreed> reference(const Columns& columns, const theory::ReferenceOptions& options);
  /// Whether `look` says so of one minimal winning coalition that can agree; it finds the space and the
  /// thresholds (-infinity: not a member) as they are for that coalition.
  template <class Look>
  bool any_coalition(const Columns& columns, Look look) {
    bool found = false;
    for (const theory::Coalition coalition : minimal_) {
      if (found || !can_agree(columns, coalition)) continue;
      select(columns.space, columns.thresholds, coalition);
      found = look(coalition, std::span<const double>(active_));
    }
    select(columns.space, columns.thresholds, everybody());
    return found;
  }

 private:
  theory::Coalition everybody() const {
    return static_cast<theory::Coalition>((std::uint64_t{1} << rule_.members) - 1);
  }
  void select(theory::PackageSpace& space, std::span<const double> thresholds, theory::Coalition coalition);
  bool is_everything(const theory::PackageSpace& space, const theory::AcceptableRange& range) const;
  bool can_agree(const Columns& columns, theory::Coalition coalition);
  theory::Coalition accepting(const Columns& columns, const theory::Package& package) const;

  theory::QuorumRule rule_;
  std::vector<theory::Coalition> minimal_;
  std::vector<theory::Coalition> refusers_;  // by place
  std::vector<double> active_;               // thresholds of the coalition selected
  // What is known of this world: who accepts packages met so far, and which coalitions cannot agree.
  std::vector<theory::Coalition> accepted_, clashes_;
};

}  // namespace entente::methods
