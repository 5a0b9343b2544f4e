#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/dispute/world.h"
#include "entente/methods/world_parts.h"

namespace entente::methods {

/// What every method needs of a world, once: each party's utility over packages (model M3), which options its
/// real red lines rule out (M5), what it has without agreement (M4). Options of all issues stand one after
/// the other; `place` = first(issue) + option. Made once per case and set of issues, filled once per world.
class WorldModel {
 public:
  /// @param needed  parties that are asked about later; empty: all. The others are not filled.
  /// @param also    points of scales that the grid has to have besides its own (the terms of a text)
  WorldModel(const dispute::Case& dispute, std::vector<dispute::IssueId> issues,
             const std::vector<dispute::PartyId>& needed = {},
             const std::vector<dispute::Setting>& also = {});

  /// @param quadratic  loss (a = 2) instead of each party's own curvature, to see whether a verdict holds
  void fill(const dispute::World& world, bool quadratic = false);
  /// After `fill`: the values of no agreement of a war's sides again, with the lines as they are now, each
  /// side counting on its own pace of the front or (not `expectations`) both on the stated one.
  void refill_war(const dispute::World& world, bool expectations);
  /// From now on values are filled for every level of the front (`reservation_by_level`, …), and the sides of
  /// a war bargain over the line between its ends alone, the other issues as they stand.
  void bargain_on_line() { war_.every_level = war_.line_alone = true; }
  /// Puts back values read off earlier, one per party.
  void set_reservations(std::span<const double> values);
  std::span<const double> reservations() const { return reservations_; }
  /// What numbers kept with a world are found by: equal for models over the same issues.
  std::uint64_t issues_key() const { return issues_key_; }
  /// The value of no agreement if whatever is agreed were kept for good.
  double binding_reservation(std::size_t party) const { return bindings_[party]; }
  /// After `fill`, for a world in which only red lines became real or not.
  void refill_lines(const dispute::World& world);
  /// The same where only the line of one party on one issue did.
  void refill_line(const dispute::World& world, std::size_t party, std::size_t issue);

  const dispute::Case& dispute() const { return *case_; }
  const std::vector<dispute::IssueId>& issues() const { return issues_; }
  std::size_t parties() const { return parties_; }
  std::size_t places() const { return places_; }
  std::size_t first(std::size_t issue) const { return first_[issue]; }
  std::size_t options(std::size_t issue) const { return grids_[issue].size(); }
  const std::vector<double>& grid(std::size_t issue) const { return grids_[issue]; }

  /// Best-to-worst range of a party's utility over the issues, as audience costs are measured in.
  double range(std::size_t party) const { return ranges_[party]; }
  /// Contribution of a place to the party's utility; where an unreal line is crossed, less its audience cost.
  double value(std::size_t party, std::size_t place) const { return values_[party * places_ + place]; }
  /// A real red line of the party rules the place out.
  bool refused(std::size_t party, std::size_t place) const { return refused_[party * places_ + place] != 0; }
  /// Weight of an issue for a party, in [0, 1]; points mode: 1.
  double weight(std::size_t party, std::size_t issue) const {
    return weights_[party * issues_.size() + issue];
  }
  bool has_view(std::size_t party, std::size_t issue) const {
    return views_[party * issues_.size() + issue].kind != IssueView::Kind::none;
  }

  /// r of M4: stated, else by the war, else the status quo. Precondition: no obstacle (see below).
  double reservation(std::size_t party) const { return reservations_[party]; }
  /// u over some issues, at today's status quo of those (a `must_accept` entry limited to issues).
  double reservation_on(std::size_t party, const std::vector<std::size_t>& issues) const;
  /// What an issue, and all issues together, contribute to a party's utility as they stand today; NaN: nobody
  /// stated what holds there and the party minds.
  double status_quo_value(std::size_t party, std::size_t issue) const;
  double status_quo_utility(std::size_t party) const { return outcome_utility(party, status_quo_); }
  /// Today's point of an issue (a scale value or an option's index); NaN: not stated.
  double status_quo(std::size_t issue) const { return status_quo_[issue]; }
  /// A package meets every one of these terms; terms on an issue that is not at the table are never met.
  bool meets(const std::vector<dispute::Terms>& when, std::span<const std::uint16_t> package) const;
  /// Utility of a package (one option per issue), interactions included.
  double utility(std::size_t party, std::span<const std::uint16_t> package) const;
  /// A party prefers a package to no agreement: utility at or above r, no real line crossed.
  bool accepts(std::size_t party, std::span<const std::uint16_t> package) const;

  /// War: r at each level of the front in today's regime (empty without war), and the chain drawn.
  std::span<const double> reservation_by_level(std::size_t party, bool may_fail = true) const;
  const theory::FrontChain& chain() const { return war_.chain; }
  double front_level() const { return war_.level; }
  /// u of the outcome in which the front stands at a level (others at status quo).
  std::span<const double> outcome_by_level(std::size_t party) const;

  /// By row of the case.
  std::span<const double> interaction_adds() const { return adds_; }

 private:
  template <class ValueAt>
  bool meets_terms(const std::vector<dispute::Terms>& when, ValueAt value_at) const;
  template <class ValueAt>
  double interactions_of(std::size_t party, ValueAt value_at) const;
  void add_issue(dispute::IssueId id, const std::vector<dispute::Setting>& also);
  void make_room();
  bool bargains(dispute::PartyId party) const;
  static IssueView view_of(const dispute::Case& dispute, dispute::PartyId party, dispute::IssueId issue);
  double issue_value(std::size_t party, std::size_t issue, double x) const;
  double points_at(std::size_t party, std::size_t issue, double x) const;
  void fill_points(const dispute::World& world, std::size_t party, bool raw);
  void weigh(std::size_t party, std::size_t issue, double weight, std::span<double> target) const;
  double outcome_utility(std::size_t party, std::span<const double> outcome) const;
  void fill_party(const dispute::World& world, std::size_t party, bool quadratic);
  void fill_line(const dispute::World& world, const LineAt& at);
  bool recall(const dispute::World& world);
  void remember(const dispute::World& world) const;
  void fill_status_quo(const dispute::World& world);
  void fill_war(const dispute::World& world);
  void fill_front(const dispute::World& world, const std::vector<std::size_t>& parties);
  void fill_values(const dispute::World& world, const std::vector<std::size_t>& parties, bool expectations);
  void set_ends(const std::vector<dispute::Setting>& settings, std::vector<double>& outcome) const;
  void fill_exhausted(std::size_t party, bool of_first, const std::vector<dispute::Setting>& settings);
  theory::WarTerms terms_of(const dispute::World& world, std::size_t party) const;
  theory::WarOutcomes war_outcomes(std::size_t party) const;
  void fill_fighting(const dispute::World& world, std::size_t party, bool expectations);
  void fill_bargaining(const dispute::World& world, bool expectations);
  double defeat_of(std::size_t party) const;
  theory::SettlementFrontier settlements(std::size_t first, std::size_t second);
  void finish_values(const dispute::World& world, std::size_t party);
  void fill_levels(std::size_t party, std::span<double> outcomes);
  void add_moving(std::size_t party, std::size_t issue, std::span<double> outcomes) const;
  void fill_reservation(const dispute::World& world, std::size_t party);

  const dispute::Case* case_;
  std::vector<dispute::IssueId> issues_;
  std::vector<std::size_t> filled_;  // parties that are filled
  std::vector<IssueView> views_;     // party × issue
  std::vector<LineAt> lines_;        // of the filled parties
  std::size_t parties_ = 0, places_ = 0;
  std::vector<std::size_t> moving_, first_;  // fought-over issues; first place of each issue
  std::vector<std::vector<double>> grids_;
  std::vector<double> raw_, values_;  // before and after the lines
  std::vector<double> weights_, ranges_, reservations_, bindings_, adds_;
  std::vector<unsigned char> refused_;
  std::vector<double> ideals_, curvatures_, outcome_;  // of the world being filled
  std::vector<double> status_quo_;                     // per issue; NaN: not stated
  std::vector<std::vector<double>> anchors_;           // per issue: of a scale, what points are given to
  std::vector<std::size_t> first_point_ = {0};         // per issue: of its options or anchors in points_
  std::vector<std::vector<double>> points_;            // per party: scores of options and anchors
  WarState war_;
  std::uint64_t issues_key_ = 0;
};

}  // namespace entente::methods
