#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>

// How long recorded agreements have stood, and what that says of one of a given kind. The record is one row
// per number, as data/agreement_life.tsv has it for people to read, with what speaks against each.
namespace entente::theory {

/// One number of the record.
struct RecordRow {
  std::string_view group;    // "all", "full", "many_sides", …
  std::string_view measure;  // "yearly_hazard", "stands" (share), "hazard_ratio", "adjusted_hazard_ratio"
  double from = 0,
         to = 0;  // years of age: of a hazard; of a share that stands `to` alone; of a ratio neither
  double value = 0;
  std::string_view p;       // "0.045"; "ns": not significant; "-": the record states none
  bool applied = false;     // enters what is computed; ratios without significance never do
  std::string_view source;  // key of references.bib
};
std::span<const RecordRow> agreement_record();
inline constexpr std::size_t recorded_agreements = 336, recorded_ends = 116;

/// Years of age up to which a yearly hazard holds; the last piece has no end.
struct HazardPiece {
  double until = 0, hazard = 0;
};
/// The hazards of all recorded agreements, youngest first. Source: [harbom2006] introduces the data set; the
/// hazards were estimated from it for this project and printed with two digits. The four decimals here are
/// reconstructed from what was computed with them.
std::span<const HazardPiece> recorded_hazards();

/// The share of a group ("all", "full", "many_sides", …) recorded as standing after 5 years.
/// Precondition: the record has the group.
double recorded_share(std::string_view group);

/// What an agreement settles: all that is at issue, some of it, or how talks go on.
enum class AgreementKind { full, partial, process };

/// How many times as fast as all on record an agreement of this kind ends:
///
///     ln S_kind(5) / ln S_all(5)  ·  ln S_sides(5) / ln S_all(5)
///
/// so that each group alone stands after 5 years in the share that the record has for it. The product takes
/// the two as independent of each other, and the shape over time as the same: neither was estimated together.
/// @param many_sides  more than one pair of parties fights in the conflict
double times_of_record(AgreementKind kind, bool many_sides);

/// S(t) = exp(-times · H(t)), H the hazards summed up over the first `years`.
/// @param years >= 0, @param times >= 0; preconditions
double stands_after(double years, double times);

/// The age at which half have ended; nullopt: more than `within` years.
std::optional<double> median_life(double times, double within);

/// Mean years of standing within a horizon, the integral of S from 0 to `horizon`: the mean life itself rests
/// on decades that nobody has seen.
double restricted_mean_life(double horizon, double times);

/// The chance that one that stands at an age ends within the next `period`, both in years.
double ends_within(double age, double period, double times);

/// The interval of a share seen among n, by Wilson's score:
///
///     ( p + z²/2n ± z sqrt( p(1-p)/n + z²/4n² ) ) / (1 + z²/n)
///
/// As if all n had been watched to the end. Many recorded agreements had not reached the age in question when
/// the record closed, so the true interval is wider.
/// @param share in [0, 1], @param n > 0, @param z  1.96 for 95 per cent; preconditions
/// Source: [wilson1927].
std::pair<double, double> wilson_interval(double share, double n, double z);

}  // namespace entente::theory
