#include "entente/theory/stretch_envelope.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::theory {
namespace {

using Stretches = std::vector<Stretch>;

bool is_point(const Stretch& s) {
  return s.x0 == s.x1;
}

double height(const Stretch& s, double x) {
  if (is_point(s) || x <= s.x0) return s.y0;
  if (x >= s.x1) return s.y1;
  return s.y0 + (s.y1 - s.y0) * (x - s.x0) / (s.x1 - s.x0);
}

Stretch part(const Stretch& s, double from, double to) {
  Stretch cut = s;
  const double width = s.x1 - s.x0;
  if (from > s.x0)
    cut.x0 = from, cut.y0 = height(s, from), cut.t0 = s.t0 + (s.t1 - s.t0) * (from - s.x0) / width;
  if (to < s.x1) cut.x1 = to, cut.y1 = height(s, to), cut.t1 = s.t0 + (s.t1 - s.t0) * (to - s.x0) / width;
  return cut;
}

// The highest y that pieces from `x` on reach, walked from left to right: `next` is the first piece that
// does not end before the interval does.
class Walker {
 public:
  explicit Walker(const Stretches& pieces) : pieces_(pieces) {}

  // The piece that counts on the open interval (a, b), nullptr if none reaches that far right. Intervals are
  // asked for in rising order and no end of a piece lies inside one.
  const Stretch* over(double b) {
    while (next_ < pieces_.size() && pieces_[next_].x1 < b) ++next_;
    return next_ < pieces_.size() ? &pieces_[next_] : nullptr;
  }

  // Whether some piece has a place at least as high as y at x or right of it. `also_equal` false: not the
  // same place.
  bool dominates(double x, double y, double rounding, bool also_equal) const {
    const auto at = std::lower_bound(pieces_.begin(), pieces_.end(), x,
                                     [](const Stretch& s, double value) { return s.x1 < value; });
    if (at == pieces_.end()) return false;
    const double above = height(*at, x) - y;
    return above > rounding || (above >= -rounding && (also_equal || at->x0 > x + rounding));
  }

 private:
  const Stretches& pieces_;
  std::size_t next_ = 0;
};

void append(Stretches& out, const Stretch& s) {
  if (!out.empty() && !is_point(s) && out.back().id == s.id && out.back().t1 == s.t0 &&
      !is_point(out.back())) {
    out.back().x1 = s.x1, out.back().y1 = s.y1, out.back().t1 = s.t1;
    return;
  }
  out.push_back(s);
}

// What of both pieces is on top between a and b; equal heights go to `first`. A piece that starts at b or
// later stands for a level stretch, which is dominated and does not show.
void top_between(const Stretch* first, const Stretch* second, std::pair<double, double> interval,
                 double rounding, Stretches& out) {
  const double a = interval.first, b = interval.second;
  auto shows = [&](const Stretch* s) { return s && s->x0 <= a && !is_point(*s); };
  auto at = [](const Stretch* s, double x) { return s ? height(*s, x) : -HUGE_VAL; };
  if (!second || !first) {
    const Stretch* only = first ? first : second;
    if (shows(only)) append(out, part(*only, a, b));
    return;
  }
  const double left = at(first, a) - at(second, a), right = at(first, b) - at(second, b);
  if (left >= -rounding && right >= -rounding) {
    if (shows(first)) append(out, part(*first, a, b));
  } else if (left <= rounding && right <= rounding) {
    if (shows(second)) append(out, part(*second, a, b));
  } else {
    const double middle = std::clamp(a + (b - a) * left / (left - right), a, b);
    const Stretch* before = left > 0 ? first : second;
    const Stretch* after = left > 0 ? second : first;
    if (shows(before) && middle > a) append(out, part(*before, a, middle));
    if (shows(after) && middle < b) append(out, part(*after, middle, b));
  }
}

Stretches merge(const Stretches& first, const Stretches& second, double rounding) {
  std::vector<double> ends;
  for (const Stretches* pieces : {&first, &second})
    for (const Stretch& s : *pieces) ends.push_back(s.x0), ends.push_back(s.x1);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  Stretches out;
  Walker one(first), two(second);
  std::size_t next_one = 0, next_two = 0;
  for (std::size_t n = 0; n < ends.size(); ++n) {
    const double x = ends[n];
    // Points at this place that nothing on the other side reaches.
    for (; next_one < first.size() && first[next_one].x0 <= x; ++next_one)
      if (is_point(first[next_one]) && !two.dominates(x, first[next_one].y0, rounding, false))
        append(out, first[next_one]);
    for (; next_two < second.size() && second[next_two].x0 <= x; ++next_two)
      if (is_point(second[next_two]) && !one.dominates(x, second[next_two].y0, rounding, true))
        append(out, second[next_two]);
    if (n + 1 < ends.size())
      top_between(one.over(ends[n + 1]), two.over(ends[n + 1]), {x, ends[n + 1]}, rounding, out);
  }
  return out;
}

Stretches envelope(const Stretches& pieces, std::size_t from, std::size_t to, double rounding) {
  if (to - from == 1) return {pieces[from]};
  const std::size_t middle = from + (to - from) / 2;
  return merge(envelope(pieces, from, middle, rounding), envelope(pieces, middle, to, rounding), rounding);
}

}  // namespace

std::vector<Stretch> upper_envelope(const std::vector<Stretch>& pieces, double rounding) {
  if (pieces.empty()) return {};
  const Stretches all = envelope(pieces, 0, pieces.size(), rounding);
  // A point that is also the end of its neighbour says nothing new.
  auto same = [&](double x, double y, double other_x, double other_y) {
    return std::abs(x - other_x) <= rounding && std::abs(y - other_y) <= rounding;
  };
  Stretches out;
  for (std::size_t n = 0; n < all.size(); ++n) {
    const Stretch& s = all[n];
    if (is_point(s) && !out.empty() && same(s.x0, s.y0, out.back().x1, out.back().y1)) continue;
    if (is_point(s) && n + 1 < all.size() && same(s.x0, s.y0, all[n + 1].x0, all[n + 1].y0)) continue;
    out.push_back(s);
  }
  return out;
}

}  // namespace entente::theory
