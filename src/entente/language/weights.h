#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/language/feature.h"

namespace entente::language {

/// One weight of a linear classifier: feature `feature` speaks for class `label`.
struct Weight {
  Feature feature = 0;
  std::uint8_t label = 0;
  std::int8_t value = 0;
};

/// The weights of a linear classifier over hashed features: sparse, 8 bits each, looked up in one flat table.
class Weights {
 public:
  Weights() = default;
  /// `weights` sorted by feature, then label; at most 126 labels per feature.
  explicit Weights(std::span<const Weight> weights);

  /// Asks the machine to fetch what `add` reads next.
  void fetch(Feature feature) const { __builtin_prefetch(&slots_[slot(feature)]); }
  /// Adds a feature's weights to the scores of the classes.
  void add(Feature feature, std::int32_t* scores) const;
  /// The same for several features.
  void add(std::span<const Feature> features, std::int32_t* scores) const;

  std::size_t size() const { return pairs_.size(); }

  /// Compact bytes, the same for the same weights; `read` takes them off the front of `bytes`, nullopt when
  /// they are damaged.
  void write(std::string& bytes) const;
  static std::optional<Weights> read(std::string_view& bytes);

 private:
  struct Slot {
    Feature feature = 0;
    std::uint32_t place = 0;  // first pair in the low 25 bits, how many in the high 7; 0 pairs: free
  };
  struct Pair {
    std::uint8_t label;
    std::int8_t value;
  };
  // Features are hashes already. In their own order they fill the table from front to back, which loads fast.
  std::size_t slot(Feature feature) const { return feature >> shift_; }
  void reserve(std::size_t features, std::size_t pairs);
  void place(Feature feature, std::uint32_t first, std::uint32_t count);

  std::vector<Slot> slots_ = std::vector<Slot>(2);
  std::vector<Pair> pairs_;
  int shift_ = 31;
};

/// Numbers in seven-bit groups, low first.
void write_number(std::string& bytes, std::uint64_t number);
std::optional<std::uint64_t> read_number(std::string_view& bytes);
void write_text(std::string& bytes, std::string_view text);
std::optional<std::string> read_text(std::string_view& bytes);

}  // namespace entente::language
