#include "entente/report/terminal_bars.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::report {

std::string share_blocks(double share, std::size_t cells) {
  constexpr std::array<const char*, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto units =
      static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(cells) * 8));
  std::string bar;
  for (std::size_t i = 0; i < units / 8; ++i) bar += "█";
  return bar + eighths[units % 8];
}

std::string interval_blocks(const question::Intervals& intervals, double low, double high,
                            std::size_t cells) {
  if (!(high > low) || cells == 0) return {};
  const double step = (high - low) / static_cast<double>(cells);
  std::string bar;
  for (std::size_t i = 0; i < cells; ++i) {
    const double start = low + step * static_cast<double>(i), end = start + step;
    const auto touches = [&](const std::pair<double, double>& ends) {
      return ends.first < end && (ends.second > start || (i == 0 && ends.second <= start))
                 ? true
                 : ends.first >= high && i + 1 == cells;
    };
    if (touches(intervals.half))
      bar += "█";
    else if (touches(intervals.most))
      bar += "▄";
    else
      bar += touches(intervals.nearly_all) ? "▁" : " ";
  }
  return bar;
}

}  // namespace entente::report
