#include "entente/reading/confidence.h"

#include <algorithm>

#include <fmt/format.h>

namespace entente::reading {

namespace {

struct Pool {
  double said = 0;  // sums
  double right = 0;
  std::size_t of = 0;
  double share() const { return right / static_cast<double>(of); }
  void take(const Pool& other) {
    said += other.said;
    right += other.right;
    of += other.of;
  }
};

// Equal confidences stand together, and small pools with their neighbours.
std::vector<Pool> pools_of(const std::vector<Judged>& sorted, std::size_t least) {
  std::vector<Pool> pools;
  for (const Judged& one : sorted) {
    const bool same =
        !pools.empty() && one.said * static_cast<double>(pools.back().of) <= pools.back().said + 1e-12;
    if (pools.empty() || (pools.back().of >= least && !same)) pools.push_back({});
    pools.back().take({one.said, one.right ? 1.0 : 0.0, 1});
  }
  if (pools.size() > 1 && pools.back().of < least) {
    const Pool last = pools.back();
    pools.pop_back();
    pools.back().take(last);
  }
  return pools;
}

void knots_of(std::string& table, const char* kind, const std::vector<Judged>& judged, bool events) {
  std::vector<Judged> of_kind;
  std::copy_if(judged.begin(), judged.end(), std::back_inserter(of_kind),
               [&](const Judged& one) { return one.event == events; });
  for (const ConfidenceKnot& knot : fit_confidence(std::move(of_kind)))
    table += fmt::format("{}\t{:.3f}\t{:.3f}\t{}\n", kind, knot.said, knot.right, knot.of);
}

}  // namespace

std::vector<ConfidenceKnot> fit_confidence(std::vector<Judged> judged, std::size_t least) {
  std::stable_sort(judged.begin(), judged.end(),
                   [](const Judged& a, const Judged& b) { return a.said < b.said; });
  std::vector<Pool> pooled;
  for (const Pool& pool : pools_of(judged, std::max<std::size_t>(least, 1))) {
    pooled.push_back(pool);
    while (pooled.size() > 1 && pooled[pooled.size() - 2].share() >= pooled.back().share()) {
      const Pool last = pooled.back();
      pooled.pop_back();
      pooled.back().take(last);
    }
  }
  std::vector<ConfidenceKnot> knots;
  for (const Pool& pool : pooled)
    knots.push_back({pool.said / static_cast<double>(pool.of), pool.share(), pool.of});
  return knots;
}

double calibrated(const std::vector<ConfidenceKnot>& knots, double said) {
  if (knots.empty()) return said;
  if (said <= knots.front().said) return knots.front().right;
  for (std::size_t i = 1; i < knots.size(); ++i) {
    if (said > knots[i].said) continue;
    const double along = (said - knots[i - 1].said) / (knots[i].said - knots[i - 1].said);
    return knots[i - 1].right + along * (knots[i].right - knots[i - 1].right);
  }
  return knots.back().right;
}

std::vector<ReliabilityBand> reliability(const std::vector<Judged>& judged) {
  std::vector<ReliabilityBand> bands = {{0, 0.5}, {0.5, 0.65}, {0.65, 0.8}, {0.8, 1}};
  for (ReliabilityBand& band : bands) {
    double sum = 0;
    for (const Judged& one : judged) {
      if (one.said < band.low || (one.said >= band.high && !(band.high == 1 && one.said == 1))) continue;
      sum += one.said;
      band.right += one.right ? 1 : 0;
      ++band.of;
    }
    if (band.of > 0) band.said = sum / static_cast<double>(band.of);
  }
  std::erase_if(bands, [](const ReliabilityBand& band) { return band.of == 0; });
  return bands;
}

std::string confidence_table(const std::vector<Judged>& judged, const std::string& fitted_on) {
  std::string table = fmt::format(
      "# How often readings are right, by how sure their rules say they are; written by entente "
      "evaluate-reader -o.\n"
      "# Fitted on {} outputs, {}: right means that the annotation has the same\n"
      "# type, holder and place. Linear between the rows, flat beyond them; of: outputs that a row rests "
      "on.\n"
      "kind\tsaid\tright\tof\n",
      judged.size(), fitted_on);
  knots_of(table, "claim", judged, false);
  knots_of(table, "event", judged, true);
  return table;
}

}  // namespace entente::reading
