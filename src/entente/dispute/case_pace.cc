#include "entente/dispute/case_pace.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "entente/base/number.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

constexpr double rounding = 1e-12;

// The widths of a level at which drift and deviation are those of a front that moves by one level at most.
struct Widths {
  double narrowest = 0, widest = std::numeric_limits<double>::infinity();
  bool hold(double width) const {
    return width >= narrowest * (1 - rounding) && width <= widest * (1 + rounding);
  }
};

// [sqrt(v + mu²), (v + mu²)/|mu|], as theory/front_calibration.h has it, over all |mu| and deviations of a
// box.
Widths widths_of(const Estimate& drift, const Estimate& deviation) {
  const double most = std::max(std::fabs(drift.low), std::fabs(drift.high));
  const bool around_zero = drift.low <= 0 && drift.high >= 0;
  const double least = around_zero ? 0 : std::min(std::fabs(drift.low), std::fabs(drift.high));
  Widths widths;
  widths.narrowest = std::hypot(deviation.high, most);
  if (most == 0) return widths;
  // v/m + m has its lowest point where m is the deviation; it falls to 0 with both.
  const double tightest = std::clamp(deviation.low, least, most);
  widths.widest = tightest > 0 ? deviation.low * deviation.low / tightest + tightest : 0;
  return widths;
}

// Four significant digits, rounded into the range, so that a width copied from the message passes.
double inward(double width, double (*direction)(double)) {
  const double unit = std::pow(10.0, std::floor(std::log10(width)) - 3);
  return direction(width / unit) * unit;
}

std::string range_of(const Widths& widths) {
  const double from = inward(widths.narrowest, [](double x) { return std::ceil(x); });
  if (!std::isfinite(widths.widest)) return fmt::format("widths of {:.4g} or more", from);
  const double to = inward(widths.widest, [](double x) { return std::floor(x); });
  if (from >= to) return fmt::format("a width of {}", base::shortest(widths.narrowest));
  return fmt::format("widths from {:.4g} to {:.4g}", from, to);
}

}  // namespace

PaceForm pace_form(const TomlNode& row) {
  const bool chances = row.find("advance") || row.find("retreat");
  const bool measured = row.find("drift") || row.find("deviation");
  if (chances && measured) return PaceForm::both;
  return chances ? PaceForm::chances : measured ? PaceForm::measured : PaceForm::none;
}

Pace read_pace(Row& row, std::optional<double> width) {
  // Asked for in any case, so that none of the four is an unknown key.
  const TomlNode* advance = row.find("advance");
  const TomlNode* retreat = row.find("retreat");
  const TomlNode* drift = row.find("drift");
  const TomlNode* deviation = row.find("deviation");
  Pace pace;
  switch (pace_form(row.node())) {
    case PaceForm::none:
      break;
    case PaceForm::both:
      row.error("war-pace-form", *(drift ? drift : deviation),
                fmt::format("{} says in both forms how the front moves", row.label()),
                "keep advance and retreat, or drift and deviation");
      break;
    case PaceForm::chances:
      pace.advance = row.estimate("advance", bounds::probability(), true);
      pace.retreat = row.estimate("retreat", bounds::probability(), true);
      if (pace.advance && pace.retreat && pace.advance->high + pace.retreat->high > 1 + rounding)
        row.error("war-advance-retreat", *(retreat ? retreat : advance),
                  fmt::format("advance reaches {} and retreat {}, more than 1 together",
                              base::shortest(pace.advance->high), base::shortest(pace.retreat->high)),
                  "in one period the front goes up, down or stays; lower one of the two");
      break;
    case PaceForm::measured:
      pace.drift = row.estimate("drift", width ? bounds::drift(*width) : bounds::any(), true);
      pace.deviation = row.estimate("deviation", bounds::deviation(), true);
      break;
  }
  return pace;
}

void check_width(Row& row, const Pace& pace, double width, const TomlNode& at) {
  if (!pace.drift || !pace.deviation) return;
  const Estimate drift = Estimate::exact(pace.drift->likely),
                 deviation = Estimate::exact(pace.deviation->likely);
  const Widths likely = widths_of(drift, deviation), all = widths_of(*pace.drift, *pace.deviation);
  if (!likely.hold(width)) {
    row.error(
        "war-width", at,
        fmt::format("levels {} wide cannot move with drift {} and deviation {}{}", base::shortest(width),
                    base::shortest(drift.likely), base::shortest(deviation.likely), row.subject()),
        fmt::format("{} would do; a shorter period moves the range down", range_of(likely)));
    return;
  }
  if (all.hold(width)) return;
  const std::string kept = "where the width does not fit, the drift is kept and the deviation is not";
  row.warning("war-width", at,
              fmt::format("levels {} wide cannot move with every drift and deviation{}",
                          base::shortest(width), row.subject().empty() ? " stated" : row.subject()),
              all.narrowest <= all.widest
                  ? fmt::format("{} fit in every world; {}", range_of(all), kept)
                  : fmt::format("no width fits in every world, one of a shorter period may; {}", kept));
}

std::optional<PartyId> party_of_key(Row& row, const TomlEntry& entry) {
  const Names& parties = row.loader().parties;
  const auto party = parties.find(entry.key);
  if (party != parties.end()) return PartyId(party->second);
  row.loader().problems.error("unknown-party", entry.key_span,
                              fmt::format("there is no party \"{}\"", entry.key),
                              help_with(entry.key, parties, "party"));
  return std::nullopt;
}

bool check_fights(Row& row, const TomlEntry& entry, const std::string& what, const War& war) {
  const auto& parties = row.loader().parts.parties;
  const std::string &first = parties[war.first.index()].id, &second = parties[war.second.index()].id;
  if (entry.key == first || entry.key == second) return true;
  row.loader().problems.error(
      "war-party", entry.key_span,
      fmt::format("{} names \"{}\", which does not fight in this war", what, entry.key),
      fmt::format("[war] is between \"{}\" and \"{}\"", first, second));
  return false;
}

std::map<PartyId, Estimate> read_by_party(Row& row, const std::string& key, const Bounds& bounds,
                                          const std::string& example, const War* war) {
  std::map<PartyId, Estimate> found;
  const TomlNode* node = row.find(key);
  if (!node) return found;
  if (node->kind != Kind::table) {
    row.wrong_type(*node, key, "a table of parties",
                   fmt::format("write {} = {{ party = {} }}", key, example));
    return found;
  }
  for (const TomlEntry& entry : node->entries) {
    const auto party = party_of_key(row, entry);
    if (!party || (war && !check_fights(row, entry, key, *war))) continue;
    if (auto number = row.estimate_in(entry.value, bounds, fmt::format("{} of \"{}\"", key, entry.key)))
      found[*party] = std::move(*number);
  }
  return found;
}

}  // namespace entente::dispute
