#include "entente/theory/war_game.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "entente/base/number.h"
#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;
using Table = std::vector<std::vector<double>>;

constexpr double recognition_tolerance = 1e-9;

double at(const std::vector<double>& numbers, std::size_t s) {
  return numbers.size() == 1 ? numbers[0] : numbers[s];
}

std::string shown(double value) {
  return std::isfinite(value) ? base::shortest(value) : "not a number";
}

class Inspection {
 public:
  explicit Inspection(const WarGame& game) : game_(game), states_(game.chain.states()) {}

  base::Diagnostics run(bool bargaining) {
    for (std::size_t i = 0; i < game_.parties.size(); ++i) {
      if (!shapes_fit(i, bargaining)) continue;
      check_costs(i);
      check_discount(i);
      check_ends(i);
    }
    if (bargaining && found_.empty()) check_recognition();
    return std::move(found_);
  }

 private:
  void add(const char* code, std::string message, std::string help) {
    found_.push_back({base::Severity::error, code, std::move(message), {}, {}, std::move(help)});
  }
  static std::string name(std::size_t i) { return "party " + std::to_string(i); }

  bool shapes_fit(std::size_t i, bool bargaining) {
    const WarParty& party = game_.parties[i];
    const auto fits = [&](const std::vector<double>& numbers) {
      return numbers.size() == 1 || numbers.size() == states_;
    };
    bool same_ends = true;
    if (party.expects) {
      same_ends = party.expects->states() == states_;
      for (std::size_t s = 0; same_ends && s < states_; ++s)
        same_ends = party.expects->over(s) == game_.chain.over(s);
    }
    const bool fine = same_ends && fits(party.costs) && party.ends.size() == states_ &&
                      (party.surrender.empty() || party.surrender.size() == states_) &&
                      (!bargaining || fits(party.recognition));
    if (!fine)
      add("war-states-differ",
          "what " + name(i) + " brings along is not for the " + std::to_string(states_) +
              " states of this war, or for other ends",
          "give one number per state; moves that a party counts on end in the same states");
    return fine;
  }
  void check_costs(std::size_t i) {
    for (std::size_t s = 0; s < states_; ++s) {
      const double cost = game_.cost(i, s);
      if (game_.chain.over(s) || (cost >= 0 && std::isfinite(cost))) continue;
      add("war-cost-negative",
          "the cost of a period to " + name(i) + " in state " + std::to_string(s) + " is " + shown(cost) +
              ", but must be 0 or above",
          "what a party lives on in a state belongs into its utility of the ends, not below zero into costs");
      return;
    }
  }
  void check_discount(std::size_t i) {
    const double discount = game_.parties[i].discount;
    if (!(discount > 0 && discount <= 1))
      add("war-discount-out-of-range",
          "the discount of " + name(i) + " is " + shown(discount) + ", but must be above 0 and at most 1",
          "0.99 means that next period counts for 1 % less than now");
    else if (discount == 1 && !game_.moves(i).always_ends())
      add("war-goes-on-forever",
          "from some state the war never ends, and " + name(i) + " has a discount of 1",
          "give the state a way to an end, or the party a discount below 1");
  }
  void check_ends(std::size_t i) {
    for (std::size_t s = 0; s < states_; ++s) {
      if (!game_.chain.over(s) || std::isfinite(game_.parties[i].ends[s])) continue;
      add("war-end-without-utility",
          "the end in state " + std::to_string(s) + " has no utility for " + name(i), "give it a number");
      return;
    }
  }
  void check_recognition() {
    for (std::size_t s = 0; s < states_; ++s) {
      if (game_.chain.over(s)) continue;
      double sum = 0;
      bool fine = true;
      for (std::size_t i = 0; i < game_.parties.size(); ++i) {
        const double chance = game_.recognition(i, s);
        fine = fine && chance >= 0 && chance <= 1;
        sum += chance;
      }
      if (fine && std::fabs(sum - 1) <= recognition_tolerance) continue;
      add("war-recognition-sum",
          "the chances to make the offer in state " + std::to_string(s) + " sum to " + shown(sum) +
              ", but each must be in [0, 1] and their sum 1",
          "with two parties who are as likely to make it: 0.5 each");
      return;
    }
  }

  const WarGame& game_;
  std::size_t states_;
  base::Diagnostics found_;
};

}  // namespace

double WarGame::cost(std::size_t i, std::size_t s) const {
  return at(parties[i].costs, s);
}
double WarGame::recognition(std::size_t i, std::size_t s) const {
  return at(parties[i].recognition, s);
}

base::Diagnostics faults(const WarGame& game, bool bargaining) {
  return Inspection(game).run(bargaining);
}

FightingValues fighting_values(const WarGame& game) {
  require(faults(game, false).empty(), "fighting_values: a game without faults");
  FightingValues found;
  const std::size_t n = game.chain.states();
  std::vector<double> flow(n);
  for (std::size_t i = 0; i < game.parties.size(); ++i) {
    const WarParty& party = game.parties[i];
    const SparseChain& moves = game.moves(i);
    for (std::size_t s = 0; s < n; ++s) flow[s] = -game.cost(i, s);
    auto solved =
        chain_values(moves, discounted_equations(moves, party.discount), party.discount, flow, party.ends);
    found.residual = std::max(found.residual, solved.residual);
    found.reservation.push_back(solved.values);
    if (!party.surrender.empty())
      for (const std::size_t s : game.chain.order())
        found.reservation[i][s] = std::max(found.reservation[i][s], party.surrender[s]);
    found.values.push_back(std::move(solved.values));
  }
  return found;
}

void refuse_offers(const WarGame& game, const Table& values, Table& refusing) {
  refusing.resize(game.parties.size());
  for (std::size_t i = 0; i < game.parties.size(); ++i) {
    const SparseChain& moves = game.moves(i);
    refusing[i].resize(moves.states());
    for (std::size_t s = 0; s < moves.states(); ++s)
      refusing[i][s] = moves.over(s)
                           ? game.parties[i].ends[s]
                           : game.parties[i].discount * moves.expected(s, values[i]) - game.cost(i, s);
  }
}

double surplus_at(const Table& refusing, std::size_t s) {
  double sum = 0;
  for (const auto& party : refusing) sum += party[s];
  return 1 - sum;
}

void share_surplus(const WarGame& game, const Table& refusing, Table& values) {
  values = refusing;
  for (const std::size_t s : game.chain.order()) {
    const double surplus = surplus_at(refusing, s);
    if (surplus <= 0) continue;
    for (std::size_t i = 0; i < values.size(); ++i) values[i][s] += game.recognition(i, s) * surplus;
  }
}

DeadlineValues values_until(const WarGame& game, const DeadlineRules& rules) {
  require(faults(game, rules.bargaining).empty(), "values_until: a game without faults");
  require(
      rules.periods >= 1 && rules.watched < game.chain.states() && rules.after.size() == game.parties.size(),
      "values_until: a period or more, a state that exists, values of every party after them");
  DeadlineValues found{rules.after, {}, Table(game.parties.size())};
  for (std::size_t i = 0; i < found.values.size(); ++i) {
    require(found.values[i].size() == game.chain.states(), "values_until: one value per state");
    for (std::size_t s = 0; s < found.values[i].size(); ++s)
      if (game.chain.over(s)) found.values[i][s] = game.parties[i].ends[s];
    found.watched[i].push_back(found.values[i][rules.watched]);
  }
  for (int left = 1; left <= rules.periods; ++left) {
    refuse_offers(game, found.values, found.refusing);
    if (rules.bargaining)
      share_surplus(game, found.refusing, found.values);
    else
      found.values = found.refusing;
    for (std::size_t i = 0; i < found.values.size(); ++i)
      found.watched[i].push_back(found.values[i][rules.watched]);
  }
  return found;
}

}  // namespace entente::theory
