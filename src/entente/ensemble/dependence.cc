#include "entente/ensemble/dependence.h"

#include <algorithm>
#include <cmath>

namespace entente::ensemble {

namespace {

struct Moments {
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  void add(double a, double b) {
    ++n;
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  double correlation() const {
    const double vx = xx - x * x / n, vy = yy - y * y / n;
    return vx > 0 && vy > 0 ? (xy - x * y / n) / std::sqrt(vx * vy) : 0;
  }
};

}  // namespace

std::vector<Dependence> dependence(const Draws& draws, const std::vector<double>& result) {
  const auto& fields = draws.dispute()->fields().all();
  std::vector<Moments> moments(fields.size());
  for (std::size_t w = 0; w < draws.worlds(); ++w) {
    if (std::isnan(result[w])) continue;
    const dispute::World world = draws.world(w);
    for (std::size_t i = 0; i < fields.size(); ++i) moments[i].add(world.values()[i], result[w]);
  }
  std::vector<Dependence> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const double r = moments[i].correlation();
    if (moments[i].n < 2 || r * r * moments[i].n < 16) continue;
    // A high coin means that the line is off.
    found.push_back({fields[i].path, r * r, r > 0});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.share > b.share; });
  return found;
}

question::InputShares input_shares(const dispute::Case& dispute, const std::vector<Dependence>& inputs) {
  question::InputShares shares;
  double total = 0;
  for (const Dependence& input : inputs) {
    std::string path = input.path;
    // What the coins of a party's lines share rests on what its firmness rests on.
    if (path.starts_with("party.") && path.ends_with(".resolve")) {
      const std::string party = "red_line." + path.substr(6, path.size() - 14) + ".";
      for (const auto& line : dispute.fields().all())
        if (line.path.starts_with(party) && line.path.ends_with(".firmness")) path = line.path;
    }
    if (path.starts_with("red_line.") && path.size() > 5 && path.ends_with(".coin"))
      path.replace(path.size() - 4, 4, "firmness");
    const auto field = dispute.fields().find(path);
    const auto basis =
        field ? dispute::basis_of(dispute.fields()[*field].estimate.grounds) : dispute::Basis::judgement;
    total += input.share;
    (basis == dispute::Basis::document    ? shares.documents
     : basis == dispute::Basis::judgement ? shares.judgement
                                          : shares.defaults) += input.share;
  }
  // Nothing stands out by itself: what the uncertain numbers rest on, each counted once.
  if (total <= 0)
    for (const auto& field : dispute.fields().all()) {
      if (field.coin || field.estimate.shape == dispute::Estimate::Shape::exact) continue;
      ++total;
      const auto basis = dispute::basis_of(field.estimate.grounds);
      ++(basis == dispute::Basis::document    ? shares.documents
         : basis == dispute::Basis::judgement ? shares.judgement
                                              : shares.defaults);
    }
  if (total <= 0) return {};
  shares.documents /= total;
  shares.judgement /= total;
  shares.defaults /= total;
  return shares;
}

}  // namespace entente::ensemble
