#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "entente/theory/link_groups.h"
#include "entente/theory/package_space.h"

namespace entente::theory {

/// The machinery under acceptable_set.h and reference_package.h; not meant for use outside this room.
///
/// A package space compacted for one question: only the allowed options, only the parties whose acceptance is
/// needed. Each such party has a slot; its numbers are gains over its threshold, divided by the party's own
/// range (so that parties counting in points and parties counting in [0, 1] weigh alike). An optional last
/// slot holds a weighted sum of utilities that only breaks ties.
///
/// Issues fall into blocks: a free issue is a block, a listed link group is one. Over a block every maximum
/// is exact; the issues of a group too large to list are blocks of their own, their links left out of bounds.
class SearchProblem {
 public:
  static constexpr std::size_t most_slots = PackageSpace::most_parties + 1;
  static constexpr std::size_t no_issue = static_cast<std::size_t>(-1);
  using Slots = std::array<double, most_slots>;
  using Choice = std::vector<std::uint32_t>;  // per issue, the place of its option among the compacted ones

  /// Compacts. `thresholds` has one number per party, -infinity where acceptance is not needed; `tie_weights`
  /// is empty (no tie slot) or has one number per party. Keeps a pointer to `space`. No allocation after the
  /// first call for a space of the same size and links.
  void load(const PackageSpace& space, std::span<const double> thresholds,
            std::span<const double> tie_weights = {});

  const PackageSpace& space() const { return *space_; }
  std::size_t issues() const { return first_.size() - 1; }
  std::size_t accepting() const { return accepting_; }  // slots that carry a threshold
  std::size_t slots() const { return slots_; }          // with the tie slot
  std::size_t party(std::size_t slot) const { return party_[slot]; }
  double threshold(std::size_t slot) const { return threshold_[slot]; }
  double scale(std::size_t slot) const { return scale_[slot]; }
  std::size_t first(std::size_t issue) const { return first_[issue]; }
  std::size_t places() const { return first_.back(); }
  std::uint16_t option(std::size_t place) const { return option_[place]; }
  double value(std::size_t place, std::size_t slot) const { return value_[slot * stride_ + place]; }
  const double* values(std::size_t slot) const { return &value_[slot * stride_]; }
  bool linked(std::size_t issue) const { return linked_[issue] != 0; }
  bool has_empty_issue() const { return has_empty_issue_; }

  const std::vector<LinkGroup>& groups() const { return groups_; }
  /// The listed group of an issue (or no_issue), and the issue's number in it.
  std::size_t group_of(std::size_t issue) const { return listed(issue) ? group_of_[issue] : no_issue; }
  std::size_t member_of(std::size_t issue) const { return member_of_[issue]; }
  bool listed(std::size_t issue) const { return group_of_[issue] < groups_.size(); }
  /// The issue's class of a place, counted over all issues (free issues have one class).
  std::size_t class_at(std::size_t place) const { return class_at_[place]; }
  std::size_t class_first(std::size_t issue) const { return class_first_[issue]; }
  std::size_t all_classes() const { return class_first_.back(); }

  /// What an interaction adds to the weighted sum of slots.
  double added(std::size_t interaction, const Slots& lambda) const;

  /// The relaxation: maximises the sum of lambda_s * gain_s, each block by itself. Fills the maximiser and
  /// returns the maximum, an upper bound for every feasible package; -infinity if a block has no combination.
  /// With `fixed_issue`, that issue is held at `fixed_place`.
  double relax(const Slots& lambda, Choice& choice, std::size_t fixed_issue = no_issue,
               std::size_t fixed_place = 0);
  /// Terms of the last relaxation without a fixed issue: an option's score; the best score of a class; the
  /// score of a combination of group g (-infinity: it has no allowed options) and the best one.
  double score(std::size_t place) const { return score_[place]; }
  double class_best(std::size_t class_number) const { return class_best_[class_number]; }
  double combination_score(std::size_t g, std::size_t c) const { return combination_score_[g][c]; }
  double group_best(std::size_t g) const { return group_best_[g]; }
  /// By place: by how much the last relaxation falls when the option is held.
  void place_costs(std::vector<double>& costs) const;

  /// Gains of a choice in slot units, interactions included.
  void gains(const Choice& choice, Slots& gains) const;
  bool keeps_restrictions(const Choice& choice) const;
  std::size_t broken_restrictions(const Choice& choice) const;

  /// Blocks one by one: the best choice in a block for a weighting (into the block's issues of `choice`), and
  /// the slot values of a choice in a block.
  std::size_t blocks() const { return block_issue_.size(); }
  void maximise_block(std::size_t block, const Slots& lambda, Choice& choice);
  void block_value(std::size_t block, const Choice& choice, Slots& value) const;

  /// The choice as a package of option indices.
  void to_package(const Choice& choice, Package& package) const;

 private:
  void compact_options();
  void compile_links();
  void form_blocks();
  void classify_places();
  void mark_linked();
  void load_slot(std::size_t slot);
  void load_tie_slot(std::span<const double> tie_weights);
  double relax_issue(std::size_t issue, Choice& choice, std::size_t held);
  double relax_group(std::size_t g, const Slots& lambda, Choice& choice, std::size_t held);
  void score_places(const Slots& lambda, std::size_t begin, std::size_t end);

  const PackageSpace* space_ = nullptr;
  std::size_t accepting_ = 0;
  std::size_t slots_ = 0;
  std::size_t stride_ = 0;
  bool has_empty_issue_ = false;
  std::array<std::size_t, most_slots> party_{};
  Slots threshold_{};
  Slots scale_{};
  Slots offset_{};                     // base - threshold, scaled
  std::vector<std::size_t> first_{0};  // first place of each issue
  std::vector<std::uint16_t> option_;  // by place
  std::vector<std::uint32_t> source_;  // place in the space, by place
  std::vector<double> value_;          // slot by slot
  std::vector<double> interaction_;    // interaction by interaction, most_slots numbers each
  std::vector<std::uint8_t> linked_;

  std::uint64_t link_stamp_ = 0;
  std::vector<std::size_t> shape_;                      // options per issue the links were compiled for
  std::vector<LinkGroup> groups_;                       // listed ones only
  std::vector<std::size_t> unlisted_;                   // interactions outside the listed groups
  std::vector<std::size_t> group_of_;                   // by issue; groups_.size() = free
  std::vector<std::size_t> member_of_;                  // by issue
  std::vector<std::size_t> block_issue_, block_group_;  // a block is one of the two, the other is no_issue
  std::vector<std::size_t> class_first_{0}, class_at_;

  std::vector<double> score_, class_best_, group_best_;
  std::vector<std::uint32_t> class_place_;
  std::vector<std::vector<double>> combination_score_;
};

}  // namespace entente::theory
