#include "entente/theory/failing_agreement.h"

#include <algorithm>

#include "entente/base/elementary.h"
#include "entente/base/require.h"

namespace entente::theory {

double standing_share(std::span<const HazardPiece> pieces, double times, double rate) {
  base::require(!pieces.empty() && times >= 0 && rate > 0, "standing_share: pieces, times >= 0, rate > 0");
  double share = 0, age = 0, now = 1;  // now: S e^{-rho t} at this age
  for (std::size_t n = 0; n < pieces.size(); ++n) {
    const double leaving = pieces[n].hazard * times + rate;
    if (n + 1 == pieces.size()) return share + now * rate / leaving;
    const double left = base::exp(-leaving * (pieces[n].until - age));
    share += now * rate * (1 - left) / leaving;
    now *= left;
    age = pieces[n].until;
  }
  return share;
}

double standing_share(double patience, double hazard) {
  base::require(patience > 0 && patience < 1 && hazard >= 0 && hazard <= 1,
                "standing_share: patience in (0, 1), hazard in [0, 1]");
  return (1 - patience) / (1 - patience * (1 - hazard));
}

double needed_while_it_stands(double share, double least, double failed) {
  base::require(share > 0 && share <= 1, "needed_while_it_stands: share in (0, 1]");
  return least + (1 - share) / share * (least - failed);
}

}  // namespace entente::theory
