#include "entente/ensemble/draw.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <string>

#include "entente/base/require.h"
#include "entente/theory/normal.h"
#include "entente/theory/philox.h"

namespace entente::ensemble {

using dispute::Estimate;
using dispute::Field;
using dispute::FieldId;

namespace {

// A hand on a slider asks again and again with one number changed. Building a table takes longer than reading
// it in 512 worlds, so those of the last few thousand estimates are kept; they depend on nothing else.
class Shelf {
 public:
  theory::QuantileTable pert(const Estimate& estimate) {
    const Key key{estimate.low, estimate.likely, estimate.high};
    {
      const std::lock_guard lock(guard_);
      if (const auto found = tables_.find(key); found != tables_.end()) return found->second;
    }
    auto table = theory::QuantileTable::pert(estimate.low, estimate.likely, estimate.high);
    const std::lock_guard lock(guard_);
    if (tables_.size() >= most) tables_.clear();
    tables_.emplace(key, table);
    return table;
  }

 private:
  static constexpr std::size_t most = 4096;  // of 2 kB each
  using Key = std::array<double, 3>;
  std::mutex guard_;
  std::map<Key, theory::QuantileTable> tables_;
};

theory::QuantileTable table_of(const Field& field) {
  static Shelf shelf;
  if (field.coin) return theory::QuantileTable::uniform(0, 1);
  const Estimate& estimate = field.estimate;
  switch (estimate.shape) {
    case Estimate::Shape::exact:
      return theory::QuantileTable::exact(estimate.likely);
    case Estimate::Shape::uniform:
      return theory::QuantileTable::uniform(estimate.low, estimate.high);
    case Estimate::Shape::pert:
      break;
  }
  return shelf.pert(estimate);
}

std::string up_to_dot(const std::string& path, int dots) {
  std::size_t at = std::string::npos;
  for (int i = 0; i < dots; ++i) at = path.find('.', at == std::string::npos ? 0 : at + 1);
  return path.substr(0, at);
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && std::string_view(text).substr(text.size() - end.size()) == end;
}

}  // namespace

std::size_t rounded_worlds(std::size_t asked) {
  std::size_t per_replicate = 1;
  while (per_replicate * replicates < asked && per_replicate < (std::size_t{1} << 16)) per_replicate *= 2;
  return per_replicate * replicates;
}

Draws::Draws(std::shared_ptr<const dispute::Case> dispute, std::uint64_t seed, std::size_t worlds,
             std::optional<double> resolve)
    : case_(std::move(dispute)),
      seed_(seed),
      worlds_(worlds),
      resolve_(resolve),
      sobol_(worlds / replicates, std::min(case_->fields().size(), theory::ScrambledSobol::max_dimensions)) {
  base::require(worlds == rounded_worlds(worlds), "Draws takes a number of worlds from rounded_worlds");
  const auto& fields = case_->fields().all();
  for (const Field& field : fields) tables_.push_back(table_of(field));
  keys_.reserve(replicates * fields.size());
  for (std::size_t replicate = 0; replicate < replicates; ++replicate)
    for (const Field& field : fields)
      keys_.push_back(theory::scramble_key(seed, replicate, theory::stream_key(field.path)));
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string& path = fields[i].path;
    if (!fields[i].coin || !ends_with(path, ".coin")) continue;
    const bool spoiler = path.starts_with("table.");
    // "red_line.P.I.coin" is tied to "party.P.resolve", "table.T.spoil.P.coin" to "table.T.spoil.common".
    const std::string common =
        spoiler ? up_to_dot(path, 3) + ".common" : "party." + up_to_dot(path.substr(9), 1) + ".resolve";
    if (const auto field = case_->fields().find(common)) ties_.push_back({i, field->index(), spoiler});
  }
  keep_worlds();
}

// Several methods, tables and levers look at the same worlds: they are drawn once where 64 MB hold them. A
// few fields at a time, so that their tables stay in the cache while all worlds pass.
void Draws::keep_worlds() {
  constexpr std::size_t at_once = 8;
  const std::size_t count = tables_.size();
  if (worlds_ * count > (std::size_t{1} << 23)) return;
  kept_.resize(worlds_ * count);
  memos_ = std::make_shared<std::vector<dispute::WorldMemo>>(worlds_);
  for (std::size_t first = 0; first < count; first += at_once)
    for (std::size_t w = 0; w < worlds_; ++w)
      for (std::size_t field = first; field < std::min(first + at_once, count); ++field)
        kept_[w * count + field] = resolved(w, field);
  for (std::size_t w = 0; w < worlds_; ++w) correlate(std::span(kept_).subspan(w * count, count));
}

Draws Draws::with_resolve(double resolve) const {
  Draws other = *this;
  other.resolve_ = resolve;
  if (memos_) other.memos_ = std::make_shared<std::vector<dispute::WorldMemo>>(worlds_);
  std::vector<double> values(tables_.size());
  for (std::size_t w = 0; w < worlds_ && !kept_.empty(); ++w) {
    // Only coins depend on it; they start again from what was tossed.
    double* kept = &other.kept_[w * tables_.size()];
    std::copy(kept, kept + tables_.size(), values.begin());
    for (const Tie& tie : ties_) values[tie.coin] = tables_[tie.coin].quantile(uniform(w, tie.coin));
    other.correlate(values);
    std::copy(values.begin(), values.end(), kept);
  }
  return other;
}

double Draws::uniform(std::size_t w, std::size_t field) const {
  const std::size_t points = worlds_ / replicates;
  const std::size_t replicate = w / points;
  const std::size_t count = tables_.size();
  // Beyond the Sobol dimensions: independent numbers keyed by path and world (model M2).
  if (field >= sobol_.dimensions()) return theory::uniform(seed_, keys_[field], w);
  return sobol_.value(w % points, field, keys_[replicate * count + field]);
}

dispute::World Draws::world(std::size_t w) const {
  base::require(w < worlds_, "Draws::world beyond the number of worlds");
  if (kept_.empty()) return {case_, resolved(w)};
  const auto begin = kept_.begin() + static_cast<std::ptrdiff_t>(w * tables_.size());
  dispute::World drawn(case_,
                       std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(tables_.size())));
  if (memos_) drawn.set_memo(&(*memos_)[w]);
  return drawn;
}

double Draws::value(std::size_t w, std::size_t field) const {
  base::require(w < worlds_ && field < tables_.size(), "Draws::value beyond the worlds or the fields");
  if (!kept_.empty()) return kept_[w * tables_.size() + field];
  return case_->fields().all()[field].coin ? resolved(w)[field] : resolved(w, field);
}

double Draws::resolved(std::size_t w, std::size_t field) const {
  const auto& table = tables_[field];
  return table.is_exact() ? table.low() : table.quantile(uniform(w, field));
}

std::vector<double> Draws::resolved(std::size_t w) const {
  std::vector<double> values(tables_.size());
  for (std::size_t field = 0; field < values.size(); ++field) values[field] = resolved(w, field);
  correlate(values);
  return values;
}

void Draws::correlate(std::span<double> values) const {
  const auto& layout = case_->layout();
  const double resolve = resolve_ ? *resolve_ : values[static_cast<std::size_t>(layout.resolve)];
  const double common = values[static_cast<std::size_t>(layout.common)];
  for (const Tie& tie : ties_)
    values[tie.coin] =
        theory::correlated_uniform(values[tie.common], values[tie.coin], tie.spoiler ? common : resolve);
}

dispute::World Draws::central() const {
  std::vector<double> values;
  const auto& fields = case_->fields().all();
  // A coin just below one half: a line whose median firmness is 0.5 or more is real.
  const double below_half = std::nextafter(0.5, 0.0);
  for (std::size_t i = 0; i < fields.size(); ++i)
    values.push_back(fields[i].coin ? below_half : tables_[i].median());
  return {case_, std::move(values)};
}

}  // namespace entente::ensemble
