#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "entente/theory/linear_program.h"

namespace entente::theory {

/// Convexified bargaining: every block (an issue, or a whole set of packages) contributes a mixture of its
/// vectors, and the utilities are the sum. What lotteries reach, and an upper bound for what issues with gaps
/// or bends reach.
struct HullBlocks {
  std::vector<double> base;                  // one number per party, added to everything
  std::vector<std::vector<double>> vectors;  // by block, flat: vector by vector, one number per party
  std::size_t parties() const { return base.size(); }
  std::size_t size(std::size_t block) const { return vectors[block].size() / parties(); }
};

/// A concave function of the utilities.
struct ConcaveTerm {
  enum class Shape {
    lowest_sum,  // sum of the `count` smallest (u_i - origin_i) / unit_i over the named parties
    logarithm    // sum over the named parties of weight_i ln((u_i - origin_i) / unit_i)
  };
  Shape shape = Shape::lowest_sum;
  std::vector<std::size_t> parties;
  std::vector<double> origin, unit, weight;  // in the order of `parties`; weight is read by logarithm only
  std::size_t count = 1;
};

/// Minus infinity where a logarithm has no gain to take.
double value_of(const ConcaveTerm& term, const std::vector<double>& utilities);

struct HullQuestion {
  std::vector<double> least;  // u_i >= least_i; minus infinity: no limit
  ConcaveTerm maximise;
  struct Level {
    ConcaveTerm term;
    double at_least = 0;
  };
  std::vector<Level> keep;  // lowest_sum terms that stay at these levels
};

struct HullMaximum {
  std::vector<std::vector<double>> shares;  // by block, by vector
  std::vector<double> utilities;
  double value = 0;
  double bound = 0;  // no point of the hull has a higher value; from the duals of a linear program
};

/// Maximises by linear programs with tangents of the concave functions, added where they are needed, and
/// Newton steps on the face that the linear program finds. Tangents hold everywhere, so they are kept between
/// calls that open different vectors.
class HullMaximiser {
 public:
  /// Which vectors may be mixed: by block, one flag per vector.
  using Open = std::vector<std::vector<char>>;

  /// Throws ContractViolation: vectors not a multiple of the parties, an empty block, terms that do not fit.
  HullMaximiser(HullBlocks blocks, HullQuestion question);

  /// nullopt: nothing in the hull meets `least`, the levels and (for logarithms) positive gains.
  /// Throws ContractViolation: flags that do not fit, or a block without an open vector.
  std::optional<HullMaximum> solve(const Open& open);

  /// With everything open.
  std::optional<HullMaximum> solve();

  const HullBlocks& blocks() const { return blocks_; }
  const HullQuestion& question() const { return question_; }
  std::size_t programs() const { return programs_; }  // linear programs solved so far
  /// Some linear program was too badly scaled to settle, or the tangents did not close in: a nullopt may then
  /// be no proof.
  bool gave_up() const { return gave_up_; }

 private:
  struct Cut {
    std::size_t line = 0;  // which part of the objective (by place), or `level_line`
    std::vector<double> slope;
    double offset = 0;  // part <= offset + slope.u, or 0 <= offset + slope.u
  };
  struct Frame;  // the linear program of one call
  static constexpr std::size_t level_line = static_cast<std::size_t>(-1);

  std::size_t parts() const;
  Cut part_cut(std::size_t part, const std::vector<double>& utilities);
  void add_new(Cut cut);
  bool add_level_cuts(const std::vector<double>& utilities);
  bool add_part_cuts(const std::vector<double>& utilities, const std::vector<double>& claimed);
  void add_row(Frame& frame, const Cut& cut) const;
  Frame frame_of(const Open& open) const;
  HullMaximum read(const Frame& frame, const std::vector<double>& x) const;
  void polish(HullMaximum& at) const;
  bool prepare(const std::vector<double>& highest);
  bool take_in(const Frame& frame, const LinearSolution& solution, HullMaximum& best);
  void open_vectors(Frame& frame, const Open& open, std::vector<std::vector<double>>& rows) const;
  bool meets(const std::vector<double>& utilities) const;

  HullBlocks blocks_;
  HullQuestion question_;
  std::vector<Cut> cuts_;
  std::vector<double> nearest_;  // logarithms: the smallest gain with a tangent so far
  std::size_t programs_ = 0;
  bool gave_up_ = false;
};

}  // namespace entente::theory
