#include <utility>

#include "entente/base/require.h"
#include "entente/theory/war_bargain.h"

namespace entente::theory {

namespace {

using Table = std::vector<std::vector<double>>;

constexpr double hair = 1e-13;

// Unknowns are V (the first party's value) and U = 1 - (the second's value): one number where the sides
// settle, as the pie is shared without rest; two where they do not. With E = 1 - D_B
//
//     V = D_A, U = E                    where they fight on
//     V = U = (1 - pi) D_A + pi E       where they settle
//     D_A = -c_A + d_A P_A V,   E = 1 + c_B - d_B + d_B P_B U
//
// so all weights are chances and rows sum to less than 1: no pivoting is needed.
class Newton {
 public:
  explicit Newton(const WarGame& game) : game_(game), fights_(game.chain.states(), false) {}

  void solve(Table& values) {
    number();
    SparseRows rows;
    rows.reserve(unknowns_, 2 * (game_.chain.transitions() + unknowns_));
    std::vector<double> right(unknowns_);
    for (const std::size_t s : game_.chain.order()) {
      const double pi = game_.recognition(0, s);
      if (fights_[s]) {
        open_row(first_[s]);
        add_first(s, 1);
        close_row(rows, right);
        open_row(first_[s] + 1);
        add_second(s, 1);
      } else {
        open_row(first_[s]);
        add_first(s, 1 - pi);
        add_second(s, pi);
      }
      close_row(rows, right);
    }
    const auto solved = SparseEquations(std::move(rows)).solve(right);
    for (const std::size_t s : game_.chain.order()) {
      values[0][s] = solved.x[first_[s]];
      values[1][s] = 1 - solved.x[second(s)];
    }
  }

  // Which states settle at these values; false: as before.
  bool mark(const Table& values) {
    refuse_offers(game_, values, refusing_);
    bool changed = false;
    for (const std::size_t s : game_.chain.order()) {
      const double surplus = surplus_at(refusing_, s);
      const bool fights = fights_[s] ? surplus < hair : surplus < -hair;
      changed = changed || fights != fights_[s];
      fights_[s] = fights;
    }
    return changed;
  }

 private:
  std::size_t second(std::size_t s) const { return first_[s] + (fights_[s] ? 1 : 0); }

  void number() {
    first_.assign(game_.chain.states(), 0);
    unknowns_ = 0;
    for (const std::size_t s : game_.chain.order()) {
      first_[s] = unknowns_;
      unknowns_ += fights_[s] ? 2 : 1;
    }
  }
  void open_row(std::size_t unknown) {
    row_.assign(1, {unknown, 1.0});
    constant_ = 0;
  }
  void close_row(SparseRows& rows, std::vector<double>& right) {
    right[rows.size()] = constant_;
    rows.add_row(row_);
  }
  void add_first(std::size_t s, double share) {
    const double weight = share * game_.parties[0].discount;
    constant_ -= share * game_.cost(0, s);
    for (const auto& entry : game_.moves(0).row(s)) {
      if (game_.chain.over(entry.column))
        constant_ += weight * entry.value * game_.parties[0].ends[entry.column];
      else
        row_.push_back({first_[entry.column], -weight * entry.value});
    }
  }
  void add_second(std::size_t s, double share) {
    const double weight = share * game_.parties[1].discount;
    constant_ += share * (1 + game_.cost(1, s));
    for (const auto& entry : game_.moves(1).row(s)) {
      if (game_.chain.over(entry.column)) {
        constant_ -= weight * entry.value * game_.parties[1].ends[entry.column];
      } else {
        constant_ -= weight * entry.value;
        row_.push_back({second(entry.column), -weight * entry.value});
      }
    }
  }

  const WarGame& game_;
  std::vector<bool> fights_;
  std::vector<std::size_t> first_;
  std::size_t unknowns_ = 0;
  std::vector<SparseRows::Entry> row_;
  double constant_ = 0;
  Table refusing_;
};

}  // namespace

int two_party_newton(const WarGame& game, int most_rounds, Table& values) {
  base::require(game.parties.size() == 2, "two_party_newton: two parties");
  base::require(values.size() == 2 && values[0].size() == game.chain.states() &&
                    values[1].size() == game.chain.states(),
                "two_party_newton: values to begin from, one per state");
  for (std::size_t s = 0; s < game.chain.states(); ++s)
    for (std::size_t i = 0; i < 2; ++i)
      if (game.chain.over(s)) values[i][s] = game.parties[i].ends[s];
  Newton newton(game);
  // Where even war to an end leaves nothing to share, they fight on: from settling everywhere the states that
  // fight would be found one by one.
  newton.mark(values);
  int rounds = 0;
  do newton.solve(values);
  while (++rounds < most_rounds && newton.mark(values));
  return rounds;
}

}  // namespace entente::theory
