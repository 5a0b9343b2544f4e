#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/language/weights.h"

namespace entente::language {

/// Trains a linear classifier: after a mistake the weights of the right class go up by one and those of the
/// class taken go down; what is kept is their average over all steps, which forgets no example.
/// All sums are whole numbers, so that training gives the same bytes on every machine.
/// Source: [collins2002].
class Perceptron {
 public:
  explicit Perceptron(std::size_t labels);

  /// Scores of all classes for the features.
  void score(std::span<const Feature> features, std::vector<std::int32_t>& scores) const;
  /// One more example was seen; `learn` changes the weights after a mistake.
  void step() { ++steps_; }
  void learn(std::span<const Feature> features, std::size_t right, std::size_t taken);

  /// The averages in units of 1/`scale`, rounded, cut to [-127, 127]; those under `least` units are left out.
  std::vector<Weight> averages(int scale, int least) const;

  std::size_t labels() const { return labels_; }

 private:
  struct Entry {
    std::int64_t summed = 0;  // step × change, to take off for the average
    std::int32_t value = 0;
    std::uint32_t next = 0;  // entry of the next class of the same feature; 0 ends
    std::uint8_t label = 0;
  };
  struct Slot {
    Feature feature = 0;
    std::uint32_t first = 0;  // 0: free
  };
  std::size_t find(Feature feature) const;
  std::int64_t units(const Entry& entry, int scale) const;
  void change(Feature feature, std::size_t label, std::int32_t by);
  void grow();

  std::size_t labels_;
  std::int64_t steps_ = 1;
  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
  std::size_t used_ = 0;
};

/// Numbers that look random, the same on every machine, to shuffle examples with. Source: [steele2014].
class Shuffler {
 public:
  explicit Shuffler(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  void shuffle(std::vector<std::size_t>& order);

 private:
  std::uint64_t state_;
};

}  // namespace entente::language
