#include "entente/ensemble/drivers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "entente/base/require.h"
#include "entente/ensemble/aggregate.h"

namespace entente::ensemble {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t bins = 10;

// "red_line.P.I.coin" -> "red_line.P.I.firmness"; nullopt for any other path.
std::optional<std::string> line_of(const std::string& path) {
  constexpr std::string_view end = ".coin";
  if (!path.starts_with("red_line.") || !path.ends_with(end)) return std::nullopt;
  return path.substr(0, path.size() - end.size()) + ".firmness";
}

bool shared(const std::string& path) {
  return path.ends_with(".resolve") || path.ends_with(".coin") || path.ends_with(".common");
}

// Room in the worlds that `belongs` names; the others do not count.
template <class Belongs>
question::Finding room_where(const char* name, const std::vector<double>& room, Belongs belongs) {
  std::vector<double> values(room.size(), none);
  for (std::size_t w = 0; w < room.size(); ++w)
    if (belongs(w)) values[w] = room[w];
  return share_finding(name, values);
}

std::optional<double> share_of(const question::Finding& finding) {
  const auto* value = std::get_if<double>(&finding.value);
  return value ? std::optional(*value) : std::nullopt;
}

// On different sides of one half, each by more than two of its errors.
bool parted(const question::Finding& low, const question::Finding& high) {
  const auto a = share_of(low), b = share_of(high);
  if (!a || !b || (*a - 0.5) * (*b - 0.5) >= 0) return false;
  return std::fabs(*a - 0.5) > 2 * low.error.value_or(0.5) &&
         std::fabs(*b - 0.5) > 2 * high.error.value_or(0.5);
}

struct Bin {
  double worlds = 0, with_room = 0, value = 0;  // value: sum over the bin's worlds
};

// The share by tenths of the input's draws, made monotone, crosses one half between two of their means.
std::optional<double> crossing(const Draws& draws, const std::vector<double>& room, std::size_t field,
                               bool raises) {
  std::array<Bin, bins> tenths{};
  for (std::size_t w = 0; w < room.size(); ++w) {
    if (std::isnan(room[w])) continue;
    const auto place = static_cast<std::size_t>(draws.uniform(w, field) * bins);
    Bin& bin = tenths[std::min(place, bins - 1)];
    ++bin.worlds;
    bin.with_room += room[w];
    bin.value += draws.value(w, field);
  }
  std::vector<double> shares, weights, values;
  for (const Bin& bin : tenths) {
    if (bin.worlds == 0) continue;
    const double share = bin.with_room / bin.worlds;
    shares.push_back(raises ? share : 1 - share);
    weights.push_back(bin.worlds);
    values.push_back(bin.value / bin.worlds);
  }
  const auto fitted = isotonic(shares, weights);
  for (std::size_t i = 1; i < fitted.size(); ++i)
    if (fitted[i - 1] < 0.5 && fitted[i] >= 0.5)
      return values[i - 1] +
             (values[i] - values[i - 1]) * (0.5 - fitted[i - 1]) / (fitted[i] - fitted[i - 1]);
  return std::nullopt;
}

// Of every line, in each world: is it real?
std::vector<std::vector<char>> lines_real(const Draws& draws, const PulledLevers* levers) {
  const std::size_t lines = draws.dispute()->parts().red_lines.size();
  std::vector<std::vector<char>> real(lines, std::vector<char>(draws.worlds(), 0));
  for (std::size_t w = 0; w < draws.worlds(); ++w) {
    const dispute::World world = levers ? levers->apply(draws.world(w)) : draws.world(w);
    for (std::size_t l = 0; l < lines; ++l) real[l][w] = world.line_is_real(dispute::RedLineId(l)) ? 1 : 0;
  }
  return real;
}

Driver line_driver(const std::vector<char>& real, const std::vector<double>& room, Driver driver) {
  driver.low = room_where("room_when_low", room, [&](std::size_t w) { return real[w] == 0; });
  driver.high = room_where("room_when_high", room, [&](std::size_t w) { return real[w] != 0; });
  driver.turns = parted(driver.low, driver.high);
  return driver;
}

Driver number_driver(const Draws& draws, const std::vector<double>& room, std::size_t field, Driver driver) {
  driver.low =
      room_where("room_when_low", room, [&](std::size_t w) { return draws.uniform(w, field) < 0.2; });
  driver.high =
      room_where("room_when_high", room, [&](std::size_t w) { return draws.uniform(w, field) >= 0.8; });
  driver.turns = parted(driver.low, driver.high);
  if (driver.turns)
    driver.flip = crossing(draws, room, field, *share_of(driver.high) > *share_of(driver.low));
  return driver;
}

std::optional<dispute::RedLineId> line_at(const dispute::Case& dispute, const std::string& coin) {
  for (std::size_t l = 0; l < dispute.parts().red_lines.size(); ++l) {
    const int field = dispute.layout().line_coin[l];
    if (field >= 0 && dispute.fields().all()[static_cast<std::size_t>(field)].path == coin)
      return dispute::RedLineId(l);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Driver> drivers_of(const Draws& draws, const std::vector<double>& room,
                               const std::vector<Dependence>& inputs, std::size_t most,
                               const PulledLevers* levers) {
  base::require(room.size() == draws.worlds(), "room is known for every world drawn");
  const dispute::Case& dispute = *draws.dispute();
  std::vector<Driver> drivers;
  std::vector<std::vector<char>> real;  // once, for the first line that is listed
  const auto listed = [&](const std::string& path) {
    return std::any_of(drivers.begin(), drivers.end(), [&](const auto& d) { return d.path == path; });
  };
  for (const Dependence& input : inputs) {
    if (drivers.size() == most) break;
    const auto firmness = line_of(input.path);
    Driver driver{firmness.value_or(input.path), input.share, {}, {}, false, {}};
    if (listed(driver.path) || (!firmness && shared(input.path))) continue;
    if (firmness) {
      const auto line = line_at(dispute, input.path);
      if (!line) continue;
      if (real.empty()) real = lines_real(draws, levers);
      drivers.push_back(line_driver(real[line->index()], room, std::move(driver)));
    } else if (const auto field = dispute.fields().find(input.path)) {
      drivers.push_back(number_driver(draws, room, field->index(), std::move(driver)));
    }
  }
  return drivers;
}

std::vector<double> isotonic(const std::vector<double>& values, const std::vector<double>& weights) {
  base::require(values.size() == weights.size(), "one weight per value");
  struct Pool {
    double mean, weight;
    std::size_t size;
  };
  std::vector<Pool> pools;
  for (std::size_t i = 0; i < values.size(); ++i) {
    pools.push_back({values[i], weights[i], 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean > pools.back().mean) {
      const Pool last = pools.back();
      pools.pop_back();
      Pool& into = pools.back();
      into.mean = (into.mean * into.weight + last.mean * last.weight) / (into.weight + last.weight);
      into.weight += last.weight;
      into.size += last.size;
    }
  }
  std::vector<double> fitted;
  for (const Pool& pool : pools) fitted.insert(fitted.end(), pool.size, pool.mean);
  return fitted;
}

}  // namespace entente::ensemble
