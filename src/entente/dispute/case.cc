#include "entente/dispute/case.h"

#include <algorithm>
#include <cmath>

#include "entente/base/number.h"
#include "entente/base/require.h"
#include "entente/base/sha256.h"
#include "entente/dispute/case_file.h"

namespace entente::dispute {

namespace {

template <class Id, class T>
std::optional<Id> find_id(const std::vector<T>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
  return found == items.end() ? std::nullopt
                              : std::optional(Id(static_cast<std::size_t>(found - items.begin())));
}

template <class Row>
std::vector<int> index_rows(const std::vector<Row>& rows, std::size_t parties, std::size_t issues) {
  std::vector<int> index(parties * issues, -1);
  for (std::size_t n = 0; n < rows.size(); ++n) {
    base::require(rows[n].party.index() < parties && rows[n].issue.index() < issues,
                  "a row names a party and an issue of its case");
    index[rows[n].party.index() * issues + rows[n].issue.index()] = static_cast<int>(n);
  }
  return index;
}

}  // namespace

Case::Case(CaseParts parts)
    : parts_(std::move(parts)),
      fields_(fields_of(parts_)),
      canonical_(canonical_json(parts_)),
      fingerprint_(base::sha256_hex(canonical_)) {
  const std::size_t parties = parts_.parties.size(), issues = parts_.issues.size();
  position_index_ = index_rows(parts_.positions, parties, issues);
  score_index_ = index_rows(parts_.scores, parties, issues);
  red_line_index_ = index_rows(parts_.red_lines, parties, issues);
  layout_ = layout_of(parts_, fields_);
}

Case Case::from_parts(CaseParts parts) {
  return Case(std::move(parts));
}

base::Result<Case> Case::build(const CaseDraft& draft) {
  auto parts = read_case_file(draft);
  if (!parts) return parts.diagnostics();
  base::Diagnostics warnings = parts.diagnostics();
  return {Case(std::move(parts).value()), std::move(warnings)};
}

std::optional<PartyId> Case::find_party(std::string_view id) const {
  return find_id<PartyId>(parts_.parties, id);
}
std::optional<IssueId> Case::find_issue(std::string_view id) const {
  return find_id<IssueId>(parts_.issues, id);
}
std::optional<TableId> Case::find_table(std::string_view id) const {
  return find_id<TableId>(parts_.tables, id);
}
std::optional<LeverId> Case::find_lever(std::string_view id) const {
  return find_id<LeverId>(parts_.levers, id);
}

const evidence::Claim* Case::find_claim(std::string_view id) const {
  const auto found = find_id<base::Id<struct ClaimTag>>(parts_.claims, id);
  return found ? &parts_.claims[found->index()] : nullptr;
}

const Position* Case::position(PartyId party, IssueId issue) const {
  const int row = position_index_[party.index() * parts_.issues.size() + issue.index()];
  return row < 0 ? nullptr : &parts_.positions[static_cast<std::size_t>(row)];
}

const Score* Case::score(PartyId party, IssueId issue) const {
  const int row = score_index_[party.index() * parts_.issues.size() + issue.index()];
  return row < 0 ? nullptr : &parts_.scores[static_cast<std::size_t>(row)];
}

std::optional<RedLineId> Case::red_line_of(PartyId party, IssueId issue) const {
  const int row = red_line_index_[party.index() * parts_.issues.size() + issue.index()];
  return row < 0 ? std::nullopt : std::optional(RedLineId(static_cast<std::size_t>(row)));
}

std::vector<IssueId> issues_at(const Case& dispute, const Table& table) {
  if (!table.issues.empty()) return table.issues;
  std::vector<IssueId> issues;
  for (std::size_t j = 0; j < dispute.issues().size(); ++j)
    if (dispute.issues()[j].kind != Issue::Kind::open) issues.push_back(IssueId(j));
  return issues;
}

std::vector<std::string> points_of(const Issue& issue) {
  std::vector<std::string> names;
  if (issue.kind == Issue::Kind::options)
    for (const Option& option : issue.options) names.push_back(option.id);
  if (issue.kind == Issue::Kind::scale)
    for (const auto& [value, meaning] : issue.anchors) names.push_back(base::shortest(value));
  return names;
}

const Body* body_of(const CaseParts& parts, PartyId party) {
  const auto found = std::find_if(parts.bodies.begin(), parts.bodies.end(),
                                  [party](const Body& body) { return body.party == party; });
  return found == parts.bodies.end() ? nullptr : &*found;
}

std::vector<double> grid_of(const Issue& issue) {
  std::vector<double> grid;
  if (issue.kind == Issue::Kind::options) {
    for (std::size_t k = 0; k < issue.options.size(); ++k) grid.push_back(static_cast<double>(k));
  } else if (issue.kind == Issue::Kind::scale) {
    const double low = issue.low(), high = issue.high();
    const double step = issue.step.value_or((high - low) / 20);
    base::require(step > 0, "the step of a scale is above 0");
    // Rounding must not make a last point a hair below the end of the scale.
    const auto steps = static_cast<std::size_t>(std::floor((high - low) / step + 1e-9));
    for (std::size_t k = 0; k <= steps; ++k) grid.push_back(low + static_cast<double>(k) * step);
    if (high - grid.back() <= 1e-9 * (high - low))
      grid.back() = high;
    else
      grid.push_back(high);
  }
  return grid;
}

}  // namespace entente::dispute
