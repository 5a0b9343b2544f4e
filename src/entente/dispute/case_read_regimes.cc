// Other states of the war, and the check that a war somewhere ends.
#include <algorithm>

#include <fmt/format.h>

#include "entente/dispute/case_pace.h"

namespace entente::dispute {

namespace {

// As many as theory/front_chain.h takes.
constexpr std::size_t most_regimes = 3;

void check_form(Row& row, const TomlNode& war) {
  const PaceForm own = pace_form(row.node()), usual = pace_form(war);
  const bool apart = (own == PaceForm::chances && usual == PaceForm::measured) ||
                     (own == PaceForm::measured && usual == PaceForm::chances);
  if (!apart) return;
  const bool measured = usual == PaceForm::measured;
  const TomlNode* at = nullptr;
  for (const char* key : {"retreat", "advance", "deviation", "drift"})
    if (const TomlNode* node = row.node().find(key)) at = node;
  row.error("war-pace-form", *at,
            fmt::format("{} says in another form than [war] how the front moves", row.label()),
            measured ? "[war] has drift and deviation; give these here too"
                     : "[war] has advance and retreat; give these here too");
}

Regime read_regime(Row& row, const TomlNode& war_row, const War& war, Names& names) {
  Regime regime;
  regime.id = row.id(names, names.size());
  regime.title = row.needed_text("title");
  regime.enters = row.estimate("enters", bounds::probability(), true).value_or(Estimate());
  regime.leaves =
      row.estimate("leaves", bounds::probability()).value_or(Estimate::program_default(Estimate::exact(0)));
  regime.pace = read_pace(row, war.width);
  check_form(row, war_row);
  if (const TomlNode* at = row.node().find("drift"); at && war.width)
    check_width(row, regime.pace, *war.width, *at);
  regime.cost = read_by_party(row, "cost", bounds::share(), "0.01");
  regime.grounds = row.grounds();
  row.finish();
  return regime;
}

void check_enters(Loader& loader, const std::vector<Regime>& regimes, const TomlNode& last) {
  double sum = 0;
  for (const Regime& regime : regimes) sum += regime.enters.high;
  if (sum <= 1 + 1e-12) return;
  const TomlNode* at = last.find("enters");
  loader.problems.error("regime-enters", at ? at->span : last.span,
                        fmt::format("enters of all regimes reaches {:.6g}, more than 1 together", sum),
                        "in one period the war turns into one of them, or into none; lower one of them");
}

bool is_zero(const std::optional<Estimate>& number) {
  return number && number->low == 0 && number->high == 0;
}

bool never_moves(const Pace& pace) {
  return pace.measured() ? is_zero(pace.drift) && is_zero(pace.deviation)
                         : is_zero(pace.advance) && is_zero(pace.retreat);
}

bool stops_some_day(const War& war) {
  return !is_zero(war.freeze) || std::any_of(war.exhaustion.begin(), war.exhaustion.end(),
                                             [](const auto& chance) { return !is_zero(chance.second); });
}

// The place of a regime in which the front stands still for good once it has begun.
std::optional<std::size_t> standstill(const War& war) {
  for (std::size_t r = 0; r < war.regimes.size(); ++r) {
    const Regime& regime = war.regimes[r];
    const bool own = regime.pace.advance || regime.pace.drift;
    if (regime.enters.low > 0 && is_zero(regime.leaves) && never_moves(own ? regime.pace : war.pace))
      return r;
  }
  return std::nullopt;
}

const Party* endlessly_patient(const CaseParts& parts) {
  const auto found = std::find_if(parts.parties.begin(), parts.parties.end(), [](const Party& party) {
    return party.patience && party.patience->low == 1;
  });
  return found == parts.parties.end() ? nullptr : &*found;
}

// In every world: without an end and without impatience, fighting on is worth no finite number.
void check_end(Loader& loader, const TomlNode& war_row, const std::vector<const TomlNode*>& rows) {
  const War& war = *loader.parts.war;
  const Party* party = endlessly_patient(loader.parts);
  if (!party || stops_some_day(war)) return;
  const auto report = [&](const evidence::Span& at, const std::string& what, const std::string& help) {
    loader.problems.error(
        "war-without-end", at,
        fmt::format("{}, and \"{}\" has patience 1, so fighting on has no value to it", what, party->id),
        help + ", or the party a patience below 1");
  };
  const bool entered = std::any_of(war.regimes.begin(), war.regimes.end(),
                                   [](const Regime& regime) { return !is_zero(regime.enters); });
  if (never_moves(war.pace) && !entered) {
    const TomlNode* at = war_row.find(war.pace.measured() ? "drift" : "advance");
    report(at->span, "the war never ends", "give the front a chance to move or to freeze");
  } else if (const auto regime = standstill(war)) {
    report(rows[*regime]->span,
           fmt::format("once \"{}\" has begun the war never ends", war.regimes[*regime].id),
           "give it a chance to be left, the front one to freeze");
  }
}

}  // namespace

void read_regimes(Loader& loader) {
  const auto rows = loader.rows("regime");
  const TomlNode* war_row = loader.root.find("war");
  if (!loader.parts.war) {
    if (!rows.empty() && !war_row)
      loader.problems.error("regime-without-war", rows[0]->span, "[[regime]] needs a [war] table",
                            "it is another state of the war; add [war], or take the row out");
    return;
  }
  War& war = *loader.parts.war;
  Names names;
  for (const TomlNode* node : rows) {
    Row row(loader, *node, "[[regime]]");
    war.regimes.push_back(read_regime(row, *war_row, war, names));
  }
  if (rows.size() > most_regimes)
    loader.problems.error(
        "too-many-regimes", rows[most_regimes]->span,
        fmt::format("the war has {} regimes; at most {} are computed", rows.size(), most_regimes),
        "join regimes that are alike");
  if (!rows.empty()) check_enters(loader, war.regimes, *rows.back());
  if (!loader.problems.any_errors()) check_end(loader, *war_row, rows);
}

}  // namespace entente::dispute
