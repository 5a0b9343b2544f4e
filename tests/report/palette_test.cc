#include "entente/report/palette.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>

namespace entente::report {
namespace {

TEST(Contrast, is_twenty_one_for_black_on_white) {
  EXPECT_NEAR(contrast("#000000", "#ffffff"), 21, 1e-9);
  EXPECT_NEAR(contrast("#777777", "#777777"), 1, 1e-9);
}

TEST(Palette, is_readable_in_light_and_in_dark) {
  for (const Theme* theme : {&light_theme(), &dark_theme()}) {
    EXPECT_GE(contrast(theme->ink, theme->paper), 7);
    EXPECT_GE(contrast(theme->quiet, theme->paper), 4.5);
    EXPECT_GE(contrast(theme->accent, theme->paper), 4.5);
    EXPECT_GE(contrast(theme->ink, theme->mark), 7);
    for (const std::string_view hue : theme->parties) EXPECT_GE(contrast(hue, theme->paper), 3) << hue;
    EXPECT_GE(contrast(theme->other_party, theme->paper), 3);
  }
}

TEST(Palette, gives_parties_hues_of_equal_weight) {
  for (const Theme* theme : {&light_theme(), &dark_theme()}) {
    double least = 21, most = 1;
    for (const std::string_view hue : theme->parties) {
      least = std::min(least, contrast(hue, theme->paper));
      most = std::max(most, contrast(hue, theme->paper));
    }
    EXPECT_LT(most / least, 1.45);
  }
}

TEST(Palette, has_no_red) {
  for (const std::string_view hue : light_theme().parties) {
    const auto part = [&](std::size_t at) {
      return std::strtol(std::string(hue.substr(at, 2)).c_str(), nullptr, 16);
    };
    EXPECT_LT(part(1) - std::max(part(3), part(5)), 90) << hue;
  }
}

TEST(PartyClass, runs_out_of_hues_after_six) {
  EXPECT_EQ(party_class(0), "p0");
  EXPECT_EQ(party_class(5), "p5");
  EXPECT_EQ(party_class(6), "px");
}

}  // namespace
}  // namespace entente::report
