#include "entente/theory/agreement_life.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "entente/base/elementary.h"
#include "entente/base/require.h"

namespace entente::theory {

namespace {

constexpr double no_end = std::numeric_limits<double>::infinity();
constexpr std::string_view data_set = "harbom2006";

// In the program and not read at run time: the engine in a brief carries no data tables, and worlds may not
// depend on a file. The design prints the hazards with two digits; these are the only ones with four decimals
// that round to them and reproduce its printed value of a settlement and shares that stand, so those vectors
// do not check them anew. tests/theory/agreement_life_test.cc holds it equal to data/agreement_life.tsv.
constexpr std::array<RecordRow, 28> record = {{
    {"all", "yearly_hazard", 0, 0.25, 0.4673, "-", true, data_set},
    {"all", "yearly_hazard", 0.25, 1, 0.1958, "-", true, data_set},
    {"all", "yearly_hazard", 1, 2, 0.0785, "-", true, data_set},
    {"all", "yearly_hazard", 2, 5, 0.0186, "-", true, data_set},
    {"all", "yearly_hazard", 5, 10, 0.0074, "-", true, data_set},
    {"all", "yearly_hazard", 10, no_end, 0.0004, "-", true, data_set},
    {"all", "stands", 0, 1, 0.771, "-", false, data_set},
    {"all", "stands", 0, 2, 0.714, "-", false, data_set},
    {"all", "stands", 0, 5, 0.676, "-", false, data_set},
    {"all", "stands", 0, 10, 0.652, "-", false, data_set},
    {"full", "stands", 0, 5, 0.774, "-", true, data_set},
    {"partial", "stands", 0, 5, 0.688, "-", true, data_set},
    {"process", "stands", 0, 5, 0.558, "-", true, data_set},
    {"one_pair", "stands", 0, 5, 0.695, "-", true, data_set},
    {"many_sides", "stands", 0, 5, 0.522, "-", true, data_set},
    {"full_against_rest", "adjusted_hazard_ratio", 0, 0, 0.55, "0.045", false, data_set},
    {"step_full_partial_process", "hazard_ratio", 0, 0, 1.46, "-", false, data_set},
    {"many_sides", "hazard_ratio", 0, 0, 1.66, "0.041", false, data_set},
    {"many_sides", "adjusted_hazard_ratio", 0, 0, 1.92, "-", false, data_set},
    {"not_inclusive", "hazard_ratio", 0, 0, 1.12, "ns", false, data_set},
    {"not_inclusive", "adjusted_hazard_ratio", 0, 0, 1.36, "ns", false, data_set},
    {"disarmament", "hazard_ratio", 0, 0, 0.79, "ns", false, data_set},
    {"power_sharing", "hazard_ratio", 0, 0, 0.68, "ns", false, data_set},
    {"joint_commission", "hazard_ratio", 0, 0, 0.78, "ns", false, data_set},
    {"ceasefire_clause", "hazard_ratio", 0, 0, 1.63, "0.11", false, data_set},
    {"peacekeepers", "hazard_ratio", 0, 0, 1.19, "ns", false, data_set},
    {"gender_clause", "hazard_ratio", 0, 0, 1.08, "ns", false, data_set},
    {"demarcation", "hazard_ratio", 0, 0, 0.39, "ns", false, data_set},
}};

constexpr std::size_t pieces = 6;

constexpr std::array<HazardPiece, pieces> pieces_of_record() {
  std::array<HazardPiece, pieces> hazards{};
  for (std::size_t n = 0; n < pieces; ++n) hazards[n] = {record[n].to, record[n].value};
  return hazards;
}
constexpr std::array<HazardPiece, pieces> hazards = pieces_of_record();

double sum_of_hazards(double years) {
  double sum = 0, start = 0;
  for (const HazardPiece& piece : hazards) {
    if (years <= start) break;
    sum += piece.hazard * (std::min(years, piece.until) - start);
    start = piece.until;
  }
  return sum;
}

double times_of_group(std::string_view group) {
  return -base::log(recorded_share(group)) / sum_of_hazards(5);
}

}  // namespace

std::span<const RecordRow> agreement_record() {
  return record;
}

std::span<const HazardPiece> recorded_hazards() {
  return hazards;
}

double recorded_share(std::string_view group) {
  const auto row = std::find_if(record.begin(), record.end(), [group](const RecordRow& one) {
    return one.group == group && one.measure == "stands" && one.to == 5;
  });
  base::require(row != record.end(), "the record has no such group");
  return row->value;
}

double times_of_record(AgreementKind kind, bool many_sides) {
  const std::string_view group = kind == AgreementKind::full      ? "full"
                                 : kind == AgreementKind::partial ? "partial"
                                                                  : "process";
  return times_of_group(group) * times_of_group(many_sides ? "many_sides" : "one_pair");
}

double stands_after(double years, double times) {
  base::require(years >= 0 && times >= 0, "stands_after: years and times are at least 0");
  return base::exp(-times * sum_of_hazards(years));
}

std::optional<double> median_life(double times, double within) {
  const double half = base::log(2.0);
  if (times * sum_of_hazards(within) < half) return std::nullopt;
  double sum = 0, start = 0;
  for (const HazardPiece& piece : hazards) {
    const double next = sum + times * piece.hazard * (piece.until - start);
    if (next >= half) return std::min(within, start + (half - sum) / (times * piece.hazard));
    sum = next;
    start = piece.until;
  }
  return std::nullopt;
}

double restricted_mean_life(double horizon, double times) {
  base::require(horizon >= 0 && times >= 0, "restricted_mean_life: horizon and times are at least 0");
  double mean = 0, start = 0;
  for (const HazardPiece& piece : hazards) {
    if (horizon <= start) break;
    const double length = std::min(horizon, piece.until) - start, hazard = times * piece.hazard;
    const double ended = 1 - base::exp(-hazard * length);
    mean += stands_after(start, times) * (hazard > 0 ? ended / hazard : length);
    start = piece.until;
  }
  return mean;
}

double ends_within(double age, double period, double times) {
  base::require(period >= 0, "ends_within: a period is at least 0");
  return 1 - stands_after(age + period, times) / stands_after(age, times);
}

std::pair<double, double> wilson_interval(double share, double n, double z) {
  base::require(share >= 0 && share <= 1 && n > 0, "wilson_interval: a share of a positive number");
  const double middle = share + z * z / (2 * n);
  const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return {(middle - half) / scale, (middle + half) / scale};
}

}  // namespace entente::theory
