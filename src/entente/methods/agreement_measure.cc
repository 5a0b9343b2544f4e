#include "entente/methods/agreement_measure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "entente/methods/measures.h"
#include "entente/methods/phrases.h"

namespace entente::methods {

using dispute::World;
using question::Task;

namespace {

struct AgreementScratch : question::Scratch {
  explicit AgreementScratch(const Task& task)
      : columns(agreement_columns(*task.dispute, task.dispute->table(*task.inquiry.table))),
        model(*task.dispute, columns.issues),
        quadratic(*task.dispute, columns.issues, acceptors(task.dispute->table(*task.inquiry.table))),
        table(model, task.dispute->table(*task.inquiry.table)) {}
  AgreementColumns columns;
  WorldModel model, quadratic;  // the second with losses that grow with the square, of acceptors only
  TableSpace table;
};

bool room_with(AgreementScratch& s, World& world, const AgreementColumns::Line& line, bool real) {
  const std::size_t party = s.table.acceptors()[line.acceptor].party.index();
  world.set_line_real(line.id, real);
  s.model.refill_line(world, party, line.issue);
  s.table.refill_line(s.model, line.acceptor, line.issue);
  return s.table.room();
}

// Price of a line (M5): room with the line off, minus room with it real, on the same draws. Leaves the world
// as drawn.
double price(AgreementScratch& s, const World& drawn, const AgreementColumns::Line& line, bool room) {
  const bool is_real = drawn.line_is_real(line.id);
  // Without room and with lines that clash elsewhere, dropping this one cannot open room.
  if (!room)
    for (std::size_t j = 0; j < s.columns.issues.size(); ++j)
      if (j != line.issue && s.table.lines_exclude(j)) return 0;
  World world = drawn;
  const bool with = is_real ? room : room && room_with(s, world, line, true);
  const bool without = room || room_with(s, world, line, false);
  world.set_line_real(line.id, is_real);
  s.model.refill_line(world, s.table.acceptors()[line.acceptor].party.index(), line.issue);
  s.table.refill_line(s.model, line.acceptor, line.issue);
  return (without ? 1.0 : 0.0) - (with ? 1.0 : 0.0);
}

// No package keeps every link and crosses no real line, whatever anybody prefers.
bool links_exclude(AgreementScratch& s) {
  if (s.table.space().restrictions().empty()) return false;
  const std::vector<double> anything(s.table.acceptors().size(), -std::numeric_limits<double>::infinity());
  auto& workspace = s.table.workspace();
  const std::uint64_t given_up = workspace.given_up;
  return !theory::find_acceptable(s.table.space(), anything, workspace) && workspace.given_up == given_up;
}

// Room if every red line on one issue were set aside: what is possible apart from it.
bool room_without_lines(AgreementScratch& s, const World& drawn, std::size_t issue, bool room) {
  if (room) return true;
  for (std::size_t j = 0; j < s.columns.issues.size(); ++j)
    if (j != issue && s.table.lines_exclude(j)) return false;
  World world = drawn;
  for (const auto& line : s.columns.lines)
    if (line.issue == issue) world.set_line_real(line.id, false);
  s.model.refill_lines(world);
  s.table.fill(s.model);
  const bool found = s.table.room();
  s.model.refill_lines(drawn);
  s.table.fill(s.model);
  return found;
}

void write_ranges(AgreementScratch& s, Writer& writer, const std::optional<theory::AcceptableRange>& range) {
  for (std::size_t j = 0; j < s.columns.issues.size(); ++j) {
    const bool scale = s.model.dispute().issue(s.columns.issues[j]).kind == dispute::Issue::Kind::scale;
    if (scale) {
      writer.put(range ? s.model.grid(j)[range->lowest[j]] : no_number);
      writer.put(range ? s.model.grid(j)[range->highest[j]] : no_number);
    }
    const auto flags = writer.run(s.model.options(j));
    for (std::size_t v = 0; v < flags.size(); ++v)
      flags[v] = range ? (range->occurs[j][v] ? 1 : 0) : no_number;
  }
}

void write_reference(AgreementScratch& s, Writer& writer, const std::optional<theory::Package>& package) {
  writer.put(package ? (s.table.reference_proven() ? 0 : 1) : no_number);
  const auto terms = writer.run(s.columns.issues.size());
  for (std::size_t j = 0; j < terms.size(); ++j) terms[j] = package ? (*package)[j] : no_number;
  for (const std::size_t party : s.columns.views) {
    const double r = s.model.reservation(party);
    writer.put(package ? s.model.utility(party, *package) - r : no_number);
    writer.put(package && !std::isnan(r) ? (s.model.accepts(party, *package) ? 1 : 0) : no_number);
    writer.put(r);
  }
}

}  // namespace

std::unique_ptr<question::Scratch> agreement_scratch(const Task& task) {
  return std::make_unique<AgreementScratch>(task);
}

void measure_agreement(const Task&, const World& world, question::Scratch* scratch, std::span<double> out) {
  auto& s = static_cast<AgreementScratch&>(*scratch);
  Writer writer(out);
  s.table.workspace().allowance = world_work;
  s.quadratic.fill(world, true);
  s.table.fill(s.quadratic);
  const bool quadratic = s.table.room();
  s.model.fill(world);
  s.table.fill(s.model);
  const std::uint64_t given_up = s.table.workspace().given_up;
  const bool room = s.table.room();
  const bool unproven = !room && s.table.workspace().given_up > given_up;
  bool lines = false;
  for (std::size_t j = 0; j < s.columns.issues.size(); ++j) lines = lines || s.table.lines_exclude(j);
  writer.flag(room);
  writer.flag(unproven);
  writer.flag(quadratic);
  const bool links = !room && !lines && links_exclude(s);
  writer.flag(lines);
  writer.flag(links);
  writer.flag(!room && !lines && !links);
  std::vector<double> prices;
  for (const auto& line : s.columns.lines) prices.push_back(price(s, world, line, room));
  for (const double value : prices) writer.put(value);
  for (std::size_t j = 0; j < s.columns.issues.size(); ++j) {
    writer.flag(s.table.lines_exclude(j));
    writer.flag(room_without_lines(s, world, j, room));
  }
  for (const auto& pair : s.columns.pairs)
    writer.flag(s.table.pair_excludes(s.model, pair.a, pair.b, pair.issue));
  write_ranges(s, writer, room ? s.table.range() : std::nullopt);
  write_reference(s, writer, room ? s.table.reference(reference_tolerance) : std::nullopt);
}

}  // namespace entente::methods
