#include "entente/dispute/field.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/dispute/case.h"
#include "entente/dispute/case_bounds.h"

namespace entente::dispute {

namespace {

// A number above 0 or below 1 is clipped to just inside.
constexpr double hair = 1e-6;

class Lister {
 public:
  explicit Lister(const CaseParts& parts) : parts_(parts) {}

  std::vector<Field> run() {
    add("case.resolve", parts_.resolve, bounds::correlation());
    add("case.common", parts_.common, bounds::correlation());
    list_parties();
    list_issues();
    list_views();
    list_red_lines();
    list_rows();
    list_tables();
    if (parts_.war) list_war(*parts_.war);
    if (parts_.life) list_life(*parts_.life);
    list_levers();
    return std::move(fields_);
  }

 private:
  const std::string& name(PartyId party) const { return parts_.parties[party.index()].id; }
  const std::string& name(IssueId issue) const { return parts_.issues[issue.index()].id; }

  // `about_` is what the fields added next are about.
  void add(std::string path, const Estimate& estimate, const Bounds& domain) {
    Field field;
    field.path = std::move(path);
    field.estimate = estimate;
    field.least = domain.above_least ? domain.least + hair : domain.least;
    field.most = domain.below_most ? domain.most - hair : domain.most;
    field.party = party_;
    field.issue = issue_;
    fields_.push_back(std::move(field));
  }

  void add_coin(std::string path) {
    add(std::move(path), Estimate::range(0, 1), bounds::probability());
    fields_.back().coin = true;
  }

  void about(std::optional<PartyId> party, std::optional<IssueId> issue) {
    party_ = party;
    issue_ = issue;
  }

  void list_parties() {
    for (std::size_t i = 0; i < parts_.parties.size(); ++i) {
      const Party& party = parts_.parties[i];
      about(PartyId(i), std::nullopt);
      add(fmt::format("party.{}.capability", party.id), party.capability, bounds::capability());
      add(fmt::format("party.{}.curvature", party.id), party.curvature, bounds::curvature());
      if (party.patience)
        add(fmt::format("party.{}.patience", party.id), *party.patience, bounds::patience());
      if (party.no_agreement)
        add(fmt::format("party.{}.no_agreement", party.id), *party.no_agreement, bounds::any());
      const bool has_line =
          std::any_of(parts_.red_lines.begin(), parts_.red_lines.end(), [&](const RedLine& line) {
            return line.party == PartyId(i) && line.kind != RedLine::Kind::unknown;
          });
      if (has_line) add_coin(fmt::format("party.{}.resolve", party.id));
    }
  }

  void list_issues() {
    for (std::size_t j = 0; j < parts_.issues.size(); ++j) {
      const Issue& issue = parts_.issues[j];
      about(std::nullopt, IssueId(j));
      if (issue.status_quo)
        add(fmt::format("issue.{}.status_quo", issue.id), *issue.status_quo, domain_of(issue));
    }
  }

  static Bounds domain_of(const Issue& issue) {
    if (issue.kind == Issue::Kind::scale) return bounds::scale(issue.low(), issue.high(), "");
    return bounds::scale(0, issue.options.empty() ? 0 : static_cast<double>(issue.options.size() - 1), "");
  }

  void list_views() {
    for (const Position& position : parts_.positions) {
      const std::string row = fmt::format("position.{}.{}", name(position.party), name(position.issue));
      about(position.party, position.issue);
      add(row + ".salience", position.salience, bounds::salience());
      if (position.ideal)
        add(row + ".ideal", *position.ideal, domain_of(parts_.issues[position.issue.index()]));
    }
    for (const Score& score : parts_.scores) {
      const auto names = points_of(parts_.issues[score.issue.index()]);
      about(score.party, score.issue);
      for (std::size_t k = 0; k < std::min(names.size(), score.points.size()); ++k)
        add(fmt::format("score.{}.{}.{}", name(score.party), name(score.issue), names[k]), score.points[k],
            bounds::any());
    }
  }

  void list_red_lines() {
    for (const RedLine& line : parts_.red_lines) {
      const std::string row = fmt::format("red_line.{}.{}", name(line.party), name(line.issue));
      about(line.party, line.issue);
      add(row + ".firmness", line.firmness, bounds::firmness());
      add(row + ".audience_cost", line.audience_cost, bounds::share());
      if (line.kind == RedLine::Kind::unknown) continue;
      add_coin(row + ".coin");
      if (line.kind != RedLine::Kind::range) continue;
      add(row + ".from", line.from, domain_of(parts_.issues[line.issue.index()]));
      add(row + ".to", line.to, domain_of(parts_.issues[line.issue.index()]));
    }
  }

  void list_rows() {
    for (std::size_t n = 0; n < parts_.interactions.size(); ++n) {
      about(parts_.interactions[n].party, std::nullopt);
      add(fmt::format("interaction.{}.adds", n + 1), parts_.interactions[n].adds, bounds::any());
    }
    for (std::size_t n = 0; n < parts_.approvals.size(); ++n) {
      about(parts_.approvals[n].party, std::nullopt);
      add(fmt::format("approval.{}.share", n + 1), parts_.approvals[n].share, bounds::share());
    }
  }

  void list_tables() {
    for (const Table& table : parts_.tables) {
      for (const Spoiler& spoiler : table.can_spoil) {
        about(spoiler.party, std::nullopt);
        add(fmt::format("table.{}.wrecks.{}", table.id, name(spoiler.party)), spoiler.wrecks,
            bounds::probability());
        add_coin(fmt::format("table.{}.spoil.{}.coin", table.id, name(spoiler.party)));
      }
      for (const Ratifier& ratifier : table.ratifies) {
        about(ratifier.party, std::nullopt);
        if (body_of(parts_, ratifier.party))
          add_coin(fmt::format("table.{}.ratify.{}.coin", table.id, name(ratifier.party)));
      }
      about(std::nullopt, std::nullopt);
      if (!table.can_spoil.empty()) add_coin(fmt::format("table.{}.spoil.common", table.id));
    }
  }

  void list_war(const War& war) {
    const double width = war.width.value_or(Bounds::largest);
    about(std::nullopt, std::nullopt);
    add("war.level", war.level, bounds::scale(0, war.levels, ""));
    add("war.freeze", war.freeze, bounds::probability());
    list_pace("war", war.pace, width);
    if (war.talks) add("war.talks", *war.talks, bounds::probability());
    if (war.regroup) add("war.regroup", *war.regroup, bounds::regroup(war.levels));
    list_by_party("war.cost", war.cost, bounds::share());
    list_by_party("war.exhaustion", war.exhaustion, bounds::probability());
    list_by_party("war.belief", war.belief, bounds::belief());
    for (const Regime& regime : war.regimes) {
      const std::string row = "regime." + regime.id;
      about(std::nullopt, std::nullopt);
      add(row + ".enters", regime.enters, bounds::probability());
      add(row + ".leaves", regime.leaves, bounds::probability());
      list_pace(row, regime.pace, width);
      list_by_party(row + ".cost", regime.cost, bounds::share());
    }
  }

  void list_pace(const std::string& row, const Pace& pace, double width) {
    if (pace.advance) add(row + ".advance", *pace.advance, bounds::probability());
    if (pace.retreat) add(row + ".retreat", *pace.retreat, bounds::probability());
    if (pace.drift) add(row + ".drift", *pace.drift, bounds::drift(width));
    if (pace.deviation) add(row + ".deviation", *pace.deviation, bounds::deviation());
  }

  void list_by_party(const std::string& row, const std::map<PartyId, Estimate>& numbers,
                     const Bounds& domain) {
    for (const auto& [party, number] : numbers) {
      about(party, std::nullopt);
      add(fmt::format("{}.{}", row, name(party)), number, domain);
    }
  }

  void list_life(const Life& life) {
    about(std::nullopt, std::nullopt);
    add("life.hazard", life.hazard, bounds::hazard());
    for (std::size_t n = 0; n < life.guarantees.size(); ++n)
      add(fmt::format("guarantee.{}.times", n + 1), life.guarantees[n].times, bounds::times());
  }

  void list_levers() {
    about(std::nullopt, std::nullopt);
    for (const Lever& lever : parts_.levers)
      for (const Change& change : lever.changes)
        if (change.parties.empty() && change.amount.shape != Estimate::Shape::exact)
          add(fmt::format("lever.{}.{}", lever.id, change.path), change.amount, bounds::any());
  }

  const CaseParts& parts_;
  std::vector<Field> fields_;
  std::optional<PartyId> party_;
  std::optional<IssueId> issue_;
};

int index_of(const Fields& fields, const std::string& path) {
  const auto found = fields.find(path);
  return found ? static_cast<int>(found->index()) : -1;
}

class Placer {
 public:
  Placer(const CaseParts& parts, const Fields& fields) : parts_(parts), fields_(fields) {}

  Layout run() {
    place_parties();
    place_issues();
    place_views();
    place_red_lines();
    for (std::size_t n = 1; n <= parts_.interactions.size(); ++n)
      layout_.interaction.push_back(at(fmt::format("interaction.{}.adds", n)));
    for (std::size_t n = 1; n <= parts_.approvals.size(); ++n)
      layout_.approval.push_back(at(fmt::format("approval.{}.share", n)));
    place_war();
    place_life();
    layout_.resolve = at("case.resolve");
    layout_.common = at("case.common");
    return std::move(layout_);
  }

 private:
  int at(const std::string& path) const { return index_of(fields_, path); }

  void place_parties() {
    for (const Party& party : parts_.parties) {
      layout_.capability.push_back(at(fmt::format("party.{}.capability", party.id)));
      layout_.curvature.push_back(at(fmt::format("party.{}.curvature", party.id)));
      layout_.patience.push_back(at(fmt::format("party.{}.patience", party.id)));
      layout_.no_agreement.push_back(at(fmt::format("party.{}.no_agreement", party.id)));
    }
  }

  void place_war() {
    layout_.war_level = at("war.level");
    layout_.war_freeze = at("war.freeze");
    layout_.war_regroup = at("war.regroup");
    layout_.war_talks = at("war.talks");
    layout_.war_pace = pace_at("war");
    layout_.cost = by_party("war.cost");
    layout_.exhaustion = by_party("war.exhaustion");
    layout_.belief = by_party("war.belief");
    if (!parts_.war) return;
    for (const Regime& regime : parts_.war->regimes) {
      const std::string row = "regime." + regime.id;
      layout_.regimes.push_back(
          {at(row + ".enters"), at(row + ".leaves"), pace_at(row), by_party(row + ".cost")});
    }
  }

  Layout::PaceAt pace_at(const std::string& row) const {
    return {at(row + ".advance"), at(row + ".retreat"), at(row + ".drift"), at(row + ".deviation")};
  }

  std::vector<int> by_party(const std::string& row) const {
    std::vector<int> places;
    for (const Party& party : parts_.parties) places.push_back(at(fmt::format("{}.{}", row, party.id)));
    return places;
  }

  void place_life() {
    layout_.life_hazard = at("life.hazard");
    const std::size_t rows = parts_.life ? parts_.life->guarantees.size() : 0;
    for (std::size_t n = 1; n <= rows; ++n)
      layout_.guarantee.push_back(at(fmt::format("guarantee.{}.times", n)));
  }

  void place_issues() {
    for (const Issue& issue : parts_.issues) {
      layout_.status_quo.push_back(at(fmt::format("issue.{}.status_quo", issue.id)));
      std::vector<int> ranks;
      const auto names = points_of(issue);
      for (const std::string& one : names)
        ranks.push_back(static_cast<int>(std::count_if(
            names.begin(), names.end(), [&](const std::string& other) { return other < one; })));
      layout_.option_rank.push_back(std::move(ranks));
    }
  }

  void place_views() {
    const std::size_t issues = parts_.issues.size(), cells = parts_.parties.size() * issues;
    for (auto* row : {&layout_.ideal, &layout_.salience, &layout_.points}) row->assign(cells, -1);
    for (const Position& position : parts_.positions) {
      const std::string row = row_path("position", position.party, position.issue);
      const std::size_t cell = position.party.index() * issues + position.issue.index();
      layout_.ideal[cell] = at(row + ".ideal");
      layout_.salience[cell] = at(row + ".salience");
    }
    for (const Score& score : parts_.scores) {
      const auto names = points_of(parts_.issues[score.issue.index()]);
      const auto first = std::min_element(names.begin(), names.end());
      if (first == names.end()) continue;
      layout_.points[score.party.index() * issues + score.issue.index()] =
          at(row_path("score", score.party, score.issue) + "." + *first);
    }
  }

  void place_red_lines() {
    for (const RedLine& line : parts_.red_lines) {
      const std::string row = row_path("red_line", line.party, line.issue);
      layout_.line_from.push_back(at(row + ".from"));
      layout_.line_to.push_back(at(row + ".to"));
      layout_.line_firmness.push_back(at(row + ".firmness"));
      layout_.line_audience_cost.push_back(at(row + ".audience_cost"));
      layout_.line_coin.push_back(at(row + ".coin"));
    }
  }

  std::string row_path(const char* kind, PartyId party, IssueId issue) const {
    return fmt::format("{}.{}.{}", kind, parts_.parties[party.index()].id, parts_.issues[issue.index()].id);
  }

  const CaseParts& parts_;
  const Fields& fields_;
  Layout layout_;
};

}  // namespace

Fields::Fields(std::vector<Field> fields) : fields_(std::move(fields)) {
  std::sort(fields_.begin(), fields_.end(), [](const Field& a, const Field& b) { return a.path < b.path; });
  for (std::size_t i = 0; i < fields_.size(); ++i) by_path_.emplace(fields_[i].path, FieldId(i));
}

std::optional<FieldId> Fields::find(std::string_view path) const {
  const auto found = by_path_.find(std::string(path));
  return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<FieldId> Fields::below(const std::vector<std::string>& prefixes) const {
  std::vector<FieldId> found;
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (std::any_of(prefixes.begin(), prefixes.end(),
                    [&](const std::string& prefix) { return fields_[i].path.rfind(prefix, 0) == 0; }))
      found.push_back(FieldId(i));
  return found;
}

Fields fields_of(const CaseParts& parts) {
  return Fields(Lister(parts).run());
}

Layout layout_of(const CaseParts& parts, const Fields& fields) {
  return Placer(parts, fields).run();
}

}  // namespace entente::dispute
