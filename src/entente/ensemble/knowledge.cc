#include "entente/ensemble/knowledge.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/theory/statistics.h"

namespace entente::ensemble {

namespace {

constexpr std::size_t most_bins = 4;

// Successes and worlds of each package in each bin, per half of the replicates.
struct Tally {
  explicit Tally(std::size_t count) : packages(count), hits(2 * most_bins * count) {}
  double& hit(std::size_t half, std::size_t bin, std::size_t package) {
    return hits[(half * most_bins + bin) * packages + package];
  }
  // The package that most worlds of a half and bin accept; the first of equals.
  std::size_t best(std::size_t half, std::size_t bin) const {
    const auto first = hits.begin() + static_cast<std::ptrdiff_t>((half * most_bins + bin) * packages);
    return static_cast<std::size_t>(std::max_element(first, first + static_cast<std::ptrdiff_t>(packages)) -
                                    first);
  }
  std::size_t packages;
  std::vector<double> hits;
};

class Judge {
 public:
  Judge(std::size_t worlds, const std::vector<std::vector<double>>& support)
      : worlds_(worlds), support_(support), bins_(worlds, 0), plain_(judged()) {}

  // Gain per replicate when the input's bins are `bins`.
  std::vector<double> gains(std::vector<std::uint8_t> bins) {
    bins_ = std::move(bins);
    std::vector<double> gained = judged();
    for (std::size_t r = 0; r < gained.size(); ++r) gained[r] -= plain_[r];
    return gained;
  }

 private:
  std::size_t replicate(std::size_t world) const { return world / (worlds_ / replicates); }

  std::vector<double> judged() const {
    Tally tally(support_.size());
    for (std::size_t w = 0; w < worlds_; ++w)
      for (std::size_t c = 0; c < support_.size(); ++c)
        tally.hit(replicate(w) % 2, bins_[w], c) += support_[c][w];
    std::array<std::array<std::size_t, most_bins>, 2> chosen{};
    for (std::size_t half = 0; half < 2; ++half)
      for (std::size_t bin = 0; bin < most_bins; ++bin) chosen[half][bin] = tally.best(half, bin);
    std::vector<double> share(replicates, 0.0);
    for (std::size_t w = 0; w < worlds_; ++w)
      share[replicate(w)] += support_[chosen[1 - replicate(w) % 2][bins_[w]]][w];
    for (double& value : share) value /= static_cast<double>(worlds_ / replicates);
    return share;
  }

  std::size_t worlds_;
  const std::vector<std::vector<double>>& support_;
  std::vector<std::uint8_t> bins_;
  std::vector<double> plain_;
};

}  // namespace

std::vector<Knowledge> value_of_knowing(const Draws& draws, const std::vector<std::vector<double>>& support,
                                        const std::vector<dispute::PartyId>& parties,
                                        const PulledLevers* levers) {
  std::vector<Knowledge> found;
  const auto& dispute = *draws.dispute();
  if (support.size() < 2 || draws.worlds() < 2 * replicates) return found;
  Judge judge(draws.worlds(), support);
  const auto concerns = [&](std::optional<dispute::PartyId> party) {
    return !party || parties.empty() || std::find(parties.begin(), parties.end(), *party) != parties.end();
  };
  const auto ask = [&](const std::string& path, std::vector<std::uint8_t> bins) {
    const auto gains = judge.gains(std::move(bins));
    double mean = 0;
    for (const double gain : gains) mean += gain / static_cast<double>(gains.size());
    const double error = theory::replicate_error(gains);
    if (mean > 2 * error && mean > 0.005) found.push_back({path, mean, error});
  };
  std::vector<dispute::World> worlds;
  for (std::size_t w = 0; w < draws.worlds(); ++w)
    worlds.push_back(levers ? levers->apply(draws.world(w)) : draws.world(w));
  for (std::size_t l = 0; l < dispute.parts().red_lines.size(); ++l) {
    const auto& line = dispute.parts().red_lines[l];
    if (!concerns(line.party)) continue;
    std::vector<std::uint8_t> real;
    for (const auto& world : worlds) real.push_back(world.line_is_real(dispute::RedLineId(l)) ? 1 : 0);
    ask("red_line." + dispute.party(line.party).id + "." + dispute.issue(line.issue).id + ".firmness",
        std::move(real));
  }
  for (std::size_t f = 0; f < dispute.fields().size(); ++f) {
    const auto& field = dispute.fields().all()[f];
    if (!concerns(field.party) || field.coin || field.estimate.shape == dispute::Estimate::Shape::exact)
      continue;
    if (field.path.ends_with(".firmness")) continue;  // whether the line is real stands for it
    // A number rises with the uniform draw behind it, so quarters of the one are quarters of the other.
    std::vector<std::uint8_t> quarters;
    for (std::size_t w = 0; w < draws.worlds(); ++w)
      quarters.push_back(
          static_cast<std::uint8_t>(std::min<double>(most_bins - 1, most_bins * draws.uniform(w, f))));
    ask(field.path, std::move(quarters));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.gain > b.gain; });
  return found;
}

}  // namespace entente::ensemble
