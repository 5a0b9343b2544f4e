#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente::reading {

/// One output of the reader, held against an annotation: how sure its rule says it is, and whether anybody
/// annotated the same thing.
struct Judged {
  double said = 0;
  bool right = false;
  bool event = false;  // else a claim
};

/// A knot of the map from what a rule says, in [0, 1], to how often such readings are right.
struct ConfidenceKnot {
  double said = 0, right = 0;
  std::size_t of = 0;  // judged outputs that it rests on
};

/// The map from what rules say to how often they are right: never falling, each knot resting on at least
/// `least` outputs. Pooling of adjacent violators. Source: [barlow1972].
std::vector<ConfidenceKnot> fit_confidence(std::vector<Judged> judged, std::size_t least = 20);

/// Linear between knots, flat beyond their ends; without knots what the rule says.
double calibrated(const std::vector<ConfidenceKnot>& knots, double said);

/// How far confidence and what was right lie apart: the mean over four bands of said confidence, weighted by
/// their outputs.
struct ReliabilityBand {
  double low = 0, high = 1;
  double said = 0;  // mean
  std::size_t right = 0, of = 0;
};
std::vector<ReliabilityBand> reliability(const std::vector<Judged>& judged);

/// data/reading_confidence.tsv: the knots of claims and of events, with where they come from.
std::string confidence_table(const std::vector<Judged>& judged, const std::string& fitted_on);

}  // namespace entente::reading
