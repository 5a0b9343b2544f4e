#include "entente/language/weights.h"

#include <algorithm>

#include "entente/base/require.h"

namespace entente::language {

namespace {
constexpr std::uint32_t place_bits = 25;
constexpr std::uint32_t place_mask = (1u << place_bits) - 1;
constexpr std::size_t most_labels = 126;
}  // namespace

void Weights::reserve(std::size_t features, std::size_t pairs) {
  base::require(pairs < place_mask, "a classifier has fewer than 33 million weights");
  std::size_t room = 2;
  shift_ = 31;
  while (room < features + features / 2) {
    room *= 2;
    --shift_;
  }
  slots_.assign(room, {});
  pairs_.reserve(pairs);
}

Weights::Weights(std::span<const Weight> weights) {
  std::size_t features = 0;
  for (std::size_t i = 0; i < weights.size(); ++i)
    features += i == 0 || weights[i].feature != weights[i - 1].feature ? 1 : 0;
  reserve(features, weights.size());
  for (std::size_t i = 0; i < weights.size();) {
    std::size_t end = i;
    const auto first = static_cast<std::uint32_t>(pairs_.size());
    for (; end < weights.size() && weights[end].feature == weights[i].feature; ++end)
      pairs_.push_back({weights[end].label, weights[end].value});
    base::require(end - i <= most_labels, "a feature has at most 126 labels");
    place(weights[i].feature, first, static_cast<std::uint32_t>(end - i));
    i = end;
  }
}

void Weights::place(Feature feature, std::uint32_t first, std::uint32_t count) {
  std::size_t at = slot(feature);
  while (slots_[at].place >> place_bits != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {feature, first | (count << place_bits)};
}

void Weights::add(Feature feature, std::int32_t* scores) const {
  for (std::size_t at = slot(feature);; at = (at + 1) & (slots_.size() - 1)) {
    const std::uint32_t count = slots_[at].place >> place_bits;
    if (count == 0) return;
    if (slots_[at].feature != feature) continue;
    const Pair* pair = &pairs_[slots_[at].place & place_mask];
    for (std::uint32_t i = 0; i < count; ++i) scores[pair[i].label] += pair[i].value;
    return;
  }
}

void Weights::add(std::span<const Feature> features, std::int32_t* scores) const {
  for (const Feature feature : features) fetch(feature);
  for (const Feature feature : features) add(feature, scores);
}

namespace {

// Half bytes: nine in ten of all weights fit one.
class Halves {
 public:
  explicit Halves(std::string& bytes) : bytes_(bytes) {}
  void put(unsigned half) {
    if (high_) {
      bytes_.back() = static_cast<char>(static_cast<unsigned char>(bytes_.back()) | half << 4);
    } else {
      bytes_ += static_cast<char>(half);
    }
    high_ = !high_;
  }
  void put_number(std::uint64_t number) {
    for (; number >= 8; number >>= 3) put(static_cast<unsigned>(number & 7) | 8);
    put(static_cast<unsigned>(number));
  }
  void put_value(int value) {
    const unsigned zigzag =
        value < 0 ? static_cast<unsigned>(-2 * value - 1) : static_cast<unsigned>(2 * value);
    if (zigzag < 15) return put(zigzag);
    put(15);
    put(zigzag & 15);
    put(zigzag >> 4);
  }

 private:
  std::string& bytes_;
  bool high_ = false;
};

// Past the end it gives zeros and says so.
class HalvesReader {
 public:
  explicit HalvesReader(std::string_view bytes) : bytes_(bytes) {}
  unsigned take() {
    if (at_ >= 2 * bytes_.size()) {
      damaged_ = true;
      return 0;
    }
    const auto byte = static_cast<unsigned char>(bytes_[at_ / 2]);
    return at_++ % 2 == 0 ? byte & 15u : byte >> 4u;
  }
  std::uint64_t take_number() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 60; shift += 3) {
      const unsigned half = take();
      number |= static_cast<std::uint64_t>(half & 7) << shift;
      if (half < 8) return number;
    }
    damaged_ = true;
    return 0;
  }
  int take_value() {
    unsigned zigzag = take();
    if (zigzag == 15) {
      zigzag = take();
      zigzag |= take() << 4;
    }
    return zigzag % 2 == 0 ? static_cast<int>(zigzag / 2) : -static_cast<int>(zigzag / 2) - 1;
  }
  bool damaged() const { return damaged_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool damaged_ = false;
};

// Of three classes, which ones have a weight fits one half byte; of more, how many and the gaps between them.
template <class Pairs>
void put_labels(Halves& halves, const Pairs& pairs, bool few) {
  if (few) {
    unsigned which = 0;
    for (const auto& pair : pairs) which |= 1u << pair.label;
    return halves.put(which);
  }
  halves.put_number(pairs.size());
  int label = -1;
  for (const auto& pair : pairs) {
    halves.put_number(static_cast<std::uint64_t>(pair.label - label - 1));
    label = pair.label;
  }
}

// The labels that put_labels wrote; none when they are damaged.
void take_labels(HalvesReader& halves, bool few, std::vector<std::uint8_t>& labels) {
  labels.clear();
  if (few) {
    const unsigned which = halves.take();
    for (std::uint8_t label = 0; label < 3; ++label)
      if ((which >> label & 1u) != 0) labels.push_back(label);
    return;
  }
  const std::uint64_t count = halves.take_number();
  std::uint64_t label = 0;
  for (std::uint64_t k = 0; k < count && k < most_labels; ++k) {
    label += halves.take_number() + (k > 0 ? 1 : 0);
    if (halves.damaged() || label >= most_labels) return labels.clear();
    labels.push_back(static_cast<std::uint8_t>(label));
  }
}

}  // namespace

// Features in ascending order as gaps; of each its labels and its values.
void Weights::write(std::string& bytes) const {
  std::vector<Slot> used;
  for (const Slot& slot : slots_)
    if (slot.place >> place_bits != 0) used.push_back(slot);
  std::sort(used.begin(), used.end(), [](const Slot& a, const Slot& b) { return a.feature < b.feature; });
  const bool few = std::all_of(pairs_.begin(), pairs_.end(), [](const Pair& pair) { return pair.label < 3; });
  std::string packed;
  Halves halves(packed);
  Feature before = 0;
  for (const Slot& slot : used) {
    halves.put_number(slot.feature - before);
    before = slot.feature;
    const std::uint32_t count = slot.place >> place_bits;
    const std::span<const Pair> pairs(&pairs_[slot.place & place_mask], count);
    put_labels(halves, pairs, few);
    for (const Pair& pair : pairs) halves.put_value(pair.value);
  }
  write_number(bytes, used.size());
  write_number(bytes, pairs_.size());
  write_number(bytes, few ? 1 : 0);
  write_text(bytes, packed);
}

std::optional<Weights> Weights::read(std::string_view& bytes) {
  const auto features = read_number(bytes);
  const auto count = read_number(bytes);
  const auto few = read_number(bytes);
  const auto size = read_number(bytes);
  if (!features || !count || !few || !size || *count > 2 * *size || *count >= place_mask ||
      *size > bytes.size() || *features > *size)
    return std::nullopt;
  HalvesReader halves(bytes.substr(0, *size));
  bytes.remove_prefix(*size);
  Weights weights;
  weights.reserve(*features, *count);
  std::vector<std::uint8_t> labels;
  std::uint64_t feature = 0;
  for (std::uint64_t i = 0; i < *features; ++i) {
    const std::uint64_t gap = halves.take_number();
    feature += gap;
    take_labels(halves, *few == 1, labels);
    if (labels.empty() || feature > UINT32_MAX || (i > 0 && gap == 0)) return std::nullopt;
    if (weights.pairs_.size() + labels.size() > *count) return std::nullopt;
    weights.place(static_cast<Feature>(feature), static_cast<std::uint32_t>(weights.pairs_.size()),
                  static_cast<std::uint32_t>(labels.size()));
    for (const std::uint8_t label : labels) {
      const int value = halves.take_value();
      if (halves.damaged() || value < -127 || value > 127) return std::nullopt;
      weights.pairs_.push_back({label, static_cast<std::int8_t>(value)});
    }
  }
  return weights;
}

void write_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 128; number >>= 7) bytes += static_cast<char>((number & 127) | 128);
  bytes += static_cast<char>(number);
}

std::optional<std::uint64_t> read_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 127) << shift;
    if (byte < 128) return number;
  }
  return std::nullopt;
}

void write_text(std::string& bytes, std::string_view text) {
  write_number(bytes, text.size());
  bytes += text;
}

std::optional<std::string> read_text(std::string_view& bytes) {
  const auto size = read_number(bytes);
  if (!size || *size > bytes.size()) return std::nullopt;
  std::string text(bytes.substr(0, *size));
  bytes.remove_prefix(*size);
  return text;
}

}  // namespace entente::language
