#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::theory {

/// A package settles every issue: one option index per issue, in the order of the issues.
using Package = std::vector<std::uint16_t>;

/// Some options of one issue; `options` has one flag per option of that issue. It holds if the flag of the
/// package's option is set.
struct OptionSet {
  std::size_t issue = 0;
  std::vector<bool> options;
};

/// If every set of `when` holds, every set of `then` must hold; an empty `then` forbids the combination.
/// An empty `when` holds always.
struct Restriction {
  std::vector<OptionSet> when;
  std::vector<OptionSet> then;
};

/// If every set of `when` holds, add[party] is added to that party's utility: one row for a pair of options,
/// a range, or a hyper-rectangle over many issues.
struct Interaction {
  std::vector<OptionSet> when;
  std::vector<double> add;  // one number per party
};

/// What can be agreed, as mathematics: issues with finitely many options, what each option contributes to
/// each party's utility, which options and combinations are out. Utility of party i over a package x:
///
///     u_i(x) = base_i + sum over issues j of v_ij(x_j) + sum of the interactions that hold in x
///
/// The same space is refilled world by world without allocating: only setters, no resizing.
class PackageSpace {
 public:
  static constexpr std::size_t most_parties = 16;

  /// Everything is worth 0 and every option is allowed.
  /// Throws ContractViolation: no party or more than 16; an issue without options or with more than 65,535.
  PackageSpace(std::size_t parties, std::span<const std::size_t> options_per_issue);

  std::size_t parties() const { return parties_; }
  std::size_t issues() const { return first_.size() - 1; }
  std::size_t options(std::size_t issue) const { return first_[issue + 1] - first_[issue]; }

  /// Options of all issues stand one after the other; the first of this issue has this place.
  std::size_t first(std::size_t issue) const { return first_[issue]; }
  std::size_t all_options() const { return first_.back(); }

  double value(std::size_t issue, std::size_t option, std::size_t party) const {
    return values_[party * all_options() + first_[issue] + option];
  }
  void set_value(std::size_t issue, std::size_t option, std::size_t party, double value) {
    values_[party * all_options() + first_[issue] + option] = value;
  }
  /// A party's values of all options, in their places.
  std::span<const double> values(std::size_t party) const {
    return {values_.data() + party * all_options(), all_options()};
  }
  std::span<double> values(std::size_t party) {
    return {values_.data() + party * all_options(), all_options()};
  }

  bool allowed(std::size_t issue, std::size_t option) const { return allowed_[first_[issue] + option] != 0; }
  bool allowed_at(std::size_t place) const { return allowed_[place] != 0; }
  void allow(std::size_t issue, std::size_t option) { allowed_[first_[issue] + option] = 1; }
  void forbid(std::size_t issue, std::size_t option) { allowed_[first_[issue] + option] = 0; }
  void allow_all();

  double base(std::size_t party) const { return base_[party]; }
  void set_base(std::size_t party, double base) { base_[party] = base; }

  const std::vector<Restriction>& restrictions() const { return restrictions_; }
  const std::vector<Interaction>& interactions() const { return interactions_; }

  /// Throws ContractViolation: an issue out of range, or a set whose size is not the issue's number of
  /// options.
  void add_restriction(Restriction restriction);
  /// Throws ContractViolation: an issue out of range, a set whose size is not the issue's number of options,
  /// `add` not one number per party, empty `when`.
  void add_interaction(Interaction interaction);
  /// Replaces one number of an interaction (refilling for another world).
  void set_interaction(std::size_t index, std::size_t party, double add) {
    interactions_[index].add[party] = add;
  }
  void clear_links();
  /// The set that holds exactly this option.
  /// Throws ContractViolation: an issue or option out of range.
  OptionSet only(std::size_t issue, std::size_t option) const;
  /// Equal stamps: equal restrictions and equal `when` parts of interactions (numbers may differ); for
  /// caches.
  std::uint64_t link_stamp() const { return link_stamp_; }

 private:
  std::size_t parties_;
  std::vector<std::size_t> first_;
  std::vector<double> values_;  // party by party, each with all options
  std::vector<std::uint8_t> allowed_;
  std::vector<double> base_;
  std::vector<Restriction> restrictions_;
  std::vector<Interaction> interactions_;
  std::uint64_t link_stamp_ = 0;  // 0: no links
};

/// u_i(x), summed in the order base, issues, interactions, so that equal packages give equal bits.
double utility(const PackageSpace& space, const Package& package, std::size_t party);
std::vector<double> utilities(const PackageSpace& space, const Package& package);

/// Whether a restriction is kept, with `option_of(issue)` the option the package gives that issue.
template <class OptionOf>
bool keeps(const Restriction& restriction, OptionOf&& option_of) {
  for (const OptionSet& set : restriction.when)
    if (!set.options[option_of(set.issue)]) return true;
  for (const OptionSet& set : restriction.then)
    if (!set.options[option_of(set.issue)]) return false;
  return !restriction.then.empty();
}

template <class OptionOf>
bool holds(const Interaction& interaction, OptionOf&& option_of) {
  for (const OptionSet& set : interaction.when)
    if (!set.options[option_of(set.issue)]) return false;
  return true;
}

/// Every option allowed, every restriction kept. Thresholds play no part.
bool is_feasible(const PackageSpace& space, const Package& package);

/// The number of feasible packages; exact below 2^53. Partial packages that leave the restrictions in the
/// same state are counted as one, so the count does not walk through the packages. Where restrictions are in
/// too many states for that, some are left out, which makes it an upper bound (count_acceptable tells which
/// it is).
double count_packages(const PackageSpace& space);

}  // namespace entente::theory
