#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::theory {

/// Issues that links tie together, settled one after the other. What the links still care about after some of
/// the issues is a *state*: one character per link that is begun but not decided. Partial packages in the
/// same state have the same future, so only they need comparing; this takes the place of listing all
/// combinations.
class LinkStates {
 public:
  using State = std::string;

  /// @param issues        a group of issues that no link connects with others
  /// @param interactions  false: only restrictions are links
  LinkStates(const PackageSpace& space, const std::vector<std::size_t>& issues, bool interactions);

  /// The issues in the order in which they are settled: few links open at a time.
  const std::vector<std::size_t>& order() const { return order_; }

  /// Options of the issue at `position` that no link tells apart, as lists of options.
  const std::vector<std::vector<std::size_t>>& classes(std::size_t position) const {
    return classes_[position];
  }

  /// Settles the issue at `position` by an option of a class. `next` receives the state, `holding` the
  /// interactions that are now certain to hold. Returns false if a restriction is broken.
  bool step(std::size_t position, const State& state, std::size_t class_number, State& next,
            std::vector<std::size_t>& holding) const;

  /// Of every character of the state after `position`: the interaction it stands for, or no_interaction for a
  /// restriction.
  static constexpr std::size_t no_interaction = static_cast<std::size_t>(-1);
  std::vector<std::size_t> interactions_after(std::size_t position) const;

  /// Before `position`, the interactions that may still hold: begun ones alive in `state` and those to come.
  std::vector<std::size_t> possible(std::size_t position, const State& state) const;

  /// The mark of a link that no longer matters.
  static constexpr char settled = '0';

 private:
  struct Link {
    bool restriction;
    std::size_t index;                         // in the space
    std::size_t first = 0, last = 0;           // positions of its first and last issue
    std::size_t last_when = 0, last_then = 0;  // one past the position of the last set of each kind
  };
  static constexpr char pending = '1', then_failed = '2';
  enum Effect : unsigned { keeps_when = 1, keeps_then = 2 };

  void find_links(const PackageSpace& space, bool interactions);
  void settle_order(const std::vector<std::size_t>& issues);
  void place_links();
  void classify();
  template <class Visit>
  void sets_of(const Link& link, Visit&& visit) const;
  static char mark(const Link& link, char before, std::size_t position, unsigned effect);

  const PackageSpace* space_;
  std::vector<Link> links_;
  std::vector<std::size_t> order_, position_;    // position by issue
  std::vector<std::vector<std::size_t>> open_;   // by position: links begun before it and not decided
  std::vector<std::vector<std::size_t>> after_;  // by position: links open after it
  std::vector<std::vector<std::vector<std::size_t>>> classes_;
  std::vector<std::string> effects_;  // by position: class by class, of every open link
};

}  // namespace entente::theory
