#include "entente/methods/settlement.h"

#include <algorithm>

#include "entente/methods/agreement_measure.h"

namespace entente::methods {

using dispute::Acceptor;
using dispute::Case;
using dispute::PartyId;
using dispute::Table;
using dispute::World;
using question::Task;

namespace {

const Acceptor* acceptor_of(const Table& table, PartyId party) {
  for (const auto& acceptor : table.must_accept)
    if (acceptor.party == party) return &acceptor;
  return nullptr;
}

std::vector<PartyId> sides_of(const Case& dispute) {
  const auto& war = *dispute.parts().war;
  return {war.first, war.second};
}

// Sides whose acceptance of the whole the table does not ask for.
std::vector<PartyId> excluded_from(const Case& dispute, const Table& table) {
  std::vector<PartyId> excluded;
  for (const PartyId side : sides_of(dispute))
    if (const auto* acceptor = acceptor_of(table, side); !acceptor || !acceptor->on.empty())
      excluded.push_back(side);
  return excluded;
}

std::vector<PartyId> others_at(const Case& dispute, const Table& table) {
  std::vector<PartyId> others;
  const auto sides = sides_of(dispute);
  for (const auto& acceptor : table.must_accept)
    if (std::find(sides.begin(), sides.end(), acceptor.party) == sides.end())
      others.push_back(acceptor.party);
  // Where neither side is asked, nobody would be left to sign without them.
  if (others.size() == table.must_accept.size()) others.clear();
  return others;
}

std::vector<PartyId> asked_at(const Case& dispute, const Table& table) {
  std::vector<PartyId> asked = sides_of(dispute);
  for (const auto& acceptor : table.must_accept) asked.push_back(acceptor.party);
  for (const auto& ratifier : table.ratifies) asked.push_back(ratifier.party);
  return asked;
}

void drop(Table& table, PartyId party) {
  std::erase_if(table.must_accept, [&](const Acceptor& acceptor) { return acceptor.party == party; });
  std::erase(table.veto, party);
  if (table.quorum) table.quorum = std::min(*table.quorum, table.must_accept.size());
}

// The table with the excluded asked for the whole, and with the sides of the war alone.
Table changed(const Table& from, const std::vector<PartyId>& include, const std::vector<PartyId>& leave_out) {
  Table table = from;
  for (const PartyId party : include) {
    drop(table, party);
    table.must_accept.push_back({party, {}});
    if (table.quorum) table.quorum = *table.quorum + 1;
  }
  for (const PartyId party : leave_out) drop(table, party);
  return table;
}

}  // namespace

std::string id_of(Obstacle obstacle) {
  constexpr const char* ids[] = {"beliefs", "commitment", "ratification", "exclusion", "others", "red_lines"};
  return ids[static_cast<std::size_t>(obstacle)];
}

std::string words_of(Obstacle obstacle) {
  constexpr const char* words[] = {
      "different expectations of the front", "agreements that may not last",         "ratification",
      "a side that is not at the table",     "more than two sides that must accept", "red lines"};
  return words[static_cast<std::size_t>(obstacle)];
}

std::vector<Obstacle> obstacles_at(const Case& dispute, const Table& table) {
  const auto& war = *dispute.parts().war;
  std::vector<Obstacle> found;
  if (!war.belief.empty()) found.push_back(Obstacle::beliefs);
  if (war.regroup && dispute.parts().life) found.push_back(Obstacle::commitment);
  if (!table.ratifies.empty()) found.push_back(Obstacle::ratification);
  if (!excluded_from(dispute, table).empty()) found.push_back(Obstacle::exclusion);
  if (!others_at(dispute, table).empty()) found.push_back(Obstacle::others);
  const auto asked = asked_at(dispute, table);
  if (std::any_of(dispute.parts().red_lines.begin(), dispute.parts().red_lines.end(), [&](const auto& line) {
        return line.kind != dispute::RedLine::Kind::unknown &&
               std::find(asked.begin(), asked.end(), line.party) != asked.end();
      }))
    found.push_back(Obstacle::red_lines);
  return found;
}

Settlement::Settlement(const Task& task)
    : case_(task.dispute.get()),
      table_(&case_->table(*task.inquiry.table)),
      obstacles_(obstacles_at(*case_, *table_)),
      sides_(sides_of(*case_)),
      excluded_(excluded_from(*case_, *table_)),
      others_(others_at(*case_, *table_)),
      model_(*case_, dispute::issues_at(*case_, *table_), asked_at(*case_, *table_)),
      reservations_(8) {
  tables_.reserve(4 + others_.size());
  for (const bool include : {false, true})
    for (const bool leave_out : {false, true})
      tables_.push_back(changed(*table_, include ? excluded_ : std::vector<PartyId>{},
                                leave_out ? others_ : std::vector<PartyId>{}));
  for (const PartyId other : others_) tables_.push_back(changed(*table_, {}, {other}));
  for (std::size_t n = 0; n < 4; ++n) spaces_.emplace_back(model_, tables_[n]);
  for (std::size_t n = 4; n < tables_.size(); ++n) without_.emplace_back(model_, tables_[n]);
}

bool Settlement::has(unsigned removed, Obstacle obstacle) const {
  for (std::size_t i = 0; i < obstacles_.size(); ++i)
    if (obstacles_[i] == obstacle) return (removed >> i & 1u) != 0;
  return false;
}

void Settlement::fill(const World& world) {
  world_ = world;
  lines_off_.reset();
  model_.fill(world);
  lines_real_ = true;
  known_.assign(std::size_t{1} << obstacles_.size(), -1);
  for (auto& values : reservations_) values.clear();
  values_with(true, true);  // as filled, before anything else is read
  for (auto& space : spaces_) space.workspace().allowance = world_work;
  for (auto& space : without_) space.workspace().allowance = world_work;
}

// With lines taken away the sides expect more of talks, so their values are read again (model M4).
void Settlement::set_model(unsigned removed) {
  const bool expectations = !has(removed, Obstacle::beliefs), may_fail = !has(removed, Obstacle::commitment);
  const bool real = !has(removed, Obstacle::red_lines);
  if (real != lines_real_) {
    if (!lines_off_) {
      lines_off_ = world_;
      for (std::size_t n = 0; n < case_->parts().red_lines.size(); ++n)
        lines_off_->set_line_real(dispute::RedLineId(n), false);
    }
    model_.refill_lines(real ? *world_ : *lines_off_);
    lines_real_ = real;
  }
  model_.set_reservations(values_with(expectations, may_fail));
}

// Other readings than the world's own are worked out once and kept for the other tables with the same issues.
const std::vector<double>& Settlement::values_with(bool expectations, bool may_fail) {
  const std::size_t reading = (expectations ? 0u : 2u) + (lines_real_ ? 0u : 1u);
  auto &kept = reservations_[2 * reading], &binding = reservations_[2 * reading + 1];
  if (kept.empty()) {
    if (reading == 0) {  // right after the world was filled
      kept.assign(model_.reservations().begin(), model_.reservations().end());
      for (std::size_t party = 0; party < kept.size(); ++party)
        binding.push_back(model_.binding_reservation(party));
      return may_fail ? kept : binding;
    }
    read_sides(reading, expectations);
    kept = reservations_[0];  // of everybody else
    binding = reservations_[1];
    for (std::size_t n = 0; n < 2; ++n) {
      kept[sides_[n].index()] = sides_read_[2 * n];
      binding[sides_[n].index()] = sides_read_[2 * n + 1];
    }
  }
  return may_fail ? kept : binding;
}

void Settlement::read_sides(std::size_t reading, bool expectations) {
  dispute::WorldMemo* memo = world_->memo();
  const std::uint64_t key = model_.issues_key() ^ (0x9E3779B97F4A7C15ULL * reading);
  if (memo) {
    const auto found = memo->numbers.find(key);
    if (found != memo->numbers.end()) {
      sides_read_ = found->second;
      return;
    }
  }
  model_.refill_war(*world_, expectations);
  sides_read_.clear();
  for (const PartyId side : sides_) {
    sides_read_.push_back(model_.reservation(side.index()));
    sides_read_.push_back(model_.binding_reservation(side.index()));
  }
  if (memo) memo->numbers[key] = sides_read_;
}

bool Settlement::decide(TableSpace& space, unsigned removed) {
  set_model(removed);
  space.fill(model_);
  const bool ratification = !table_->ratifies.empty() && !has(removed, Obstacle::ratification);
  if (excluded_.empty() || has(removed, Obstacle::exclusion))
    return ratification ? space.room() && space.ratifiable(model_, *world_) : space.room();
  const auto reference = space.reference(reference_tolerance);
  if (!reference) return false;
  for (std::size_t r = 0; ratification && r < table_->ratifies.size(); ++r)
    if (!space.ratifies(model_, *world_, r, *reference)) return false;
  return std::all_of(excluded_.begin(), excluded_.end(),
                     [&](PartyId party) { return model_.accepts(party.index(), *reference); });
}

bool Settlement::settled(unsigned removed) {
  signed char& known = known_[removed];
  if (known < 0)
    known = decide(space(has(removed, Obstacle::exclusion), has(removed, Obstacle::others)), removed) ? 1 : 0;
  return known == 1;
}

bool Settlement::settled_without(std::size_t other) {
  return decide(without_[other], 0);
}

}  // namespace entente::methods
