#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "entente/base/number.h"

// Random valid case files, for properties that must hold of every case. The same seed makes the same case;
// `style` changes only what may not matter: order of keys inside a row, comments, blanks, line ends.
namespace entente::fixtures {

class CaseGenerator {
 public:
  CaseGenerator(std::uint32_t seed, std::uint32_t style) : random_(seed), style_(style), plain_(style == 0) {}

  std::string run() {
    text_.clear();
    line("format = 1");
    row("[case]", {"title = \"Generated\"", "as_of = 2024-03-02", "question = \"Who gets what?\"",
                   "resolve = " + share(0.9)});
    parties_ = 2 + random_() % 4;
    for (std::size_t i = 0; i < parties_; ++i)
      row("[[party]]",
          {fmt::format("id = \"p{}\"", i), fmt::format("name = \"Party {}\"", i),
           "capability = " + estimate(0, 100), "patience = " + share(0.9), "because = \"made up\""});
    add_issues();
    add_views();
    add_tables();
    if (random_() % 2) add_war();
    return text_;
  }

 private:
  double uniform(double low, double high) {
    return low + (high - low) * (static_cast<double>(random_() % 1001) / 1000.0);
  }
  std::string share(double most) { return base::shortest(std::max(0.05, uniform(0, most))); }

  std::string estimate(double low, double high) {
    std::vector<double> numbers;
    for (std::size_t n = 1 + random_() % 3; n > 0; --n) numbers.push_back(uniform(low, high));
    std::sort(numbers.begin(), numbers.end());
    std::string list;
    for (const double number : numbers)
      list += (list.empty() ? "" : blank() + "," + blank()) + base::shortest(number);
    return numbers.size() == 1 && random_() % 2 ? list : "[" + list + "]";
  }

  void add_issues() {
    issues_ = 1 + random_() % 4;
    for (std::size_t j = 0; j < issues_; ++j) {
      scales_.push_back(j == 0 || random_() % 2);
      std::vector<std::string> keys = {fmt::format("id = \"i{}\"", j),
                                       fmt::format("title = \"Issue {}\"", j)};
      keys.push_back(scales_[j] ? "scale = { -10 = \"low\", 40 = \"middle\", 90 = \"high\" }"
                                : "options = [\"x\", \"a\", \"m\"]");
      keys.push_back(scales_[j] ? "status_quo = " + estimate(-10, 90) : "status_quo = \"m\"");
      row("[[issue]]", keys);
    }
  }

  void add_views() {
    for (std::size_t i = 0; i < parties_; ++i)
      for (std::size_t j = 0; j < issues_; ++j) {
        const std::vector<std::string> pair = {fmt::format("party = \"p{}\"", i),
                                               fmt::format("issue = \"i{}\"", j)};
        auto keys = pair;
        keys.push_back("salience = " + estimate(0, 1));
        keys.push_back(scales_[j] ? "ideal = " + estimate(-10, 90) : "ideal = \"a\"");
        row("[[position]]", keys);
        if (random_() % 3 == 0) add_red_line(pair, scales_[j]);
        if (!scales_[j] && random_() % 2)
          row("[[score]]",
              {pair[0], pair[1], "points = [" + estimate(0, 9) + ", " + estimate(0, 9) + ", 3]"});
      }
  }

  void add_red_line(std::vector<std::string> keys, bool scale) {
    keys.push_back(scale ? "accepts = { from = " + estimate(-10, 30) + ", to = " + estimate(31, 90) + " }"
                         : "accepts = [\"x\", \"m\"]");
    if (random_() % 2) keys.push_back("firmness = " + estimate(0, 1));
    row("[[red_line]]", keys);
  }

  void add_tables() {
    row("[[table]]", {"id = \"t\"", "seated = [\"p0\", \"p1\"]",
                      "must_accept = [\"p0\", { party = \"p1\", on = [\"i0\"] }]"});
    row("[[lever]]", {"id = \"l\"", "title = \"Lever\"",
                      "changes = { \"party.p0.capability\" = { times = " + estimate(0.5, 1.5) + " } }"});
  }

  void add_war() {
    std::vector<std::string> keys = {
        "between = [\"p1\", \"p0\"]", "levels = 12", "level = " + estimate(1, 11),
        "cost = { p0 = " + share(0.1) + ", p1 = 0.01 }", "ends = { low = { i0 = -10 }, high = { i0 = 90 } }"};
    const bool measured = random_() % 2;
    if (measured)
      for (const std::string& key :
           {"drift = " + estimate(-2, 2), "deviation = " + estimate(10, 30), std::string("width = 40"),
            "belief = { p1 = " + estimate(0.5, 2) + " }", "exhaustion = { p0 = " + estimate(0, 0.1) + " }"})
        keys.push_back(key);
    else
      for (const std::string& key : {"advance = " + estimate(0, 0.5), "retreat = " + estimate(0, 0.5)})
        keys.push_back(key);
    row("[war]", keys);
    if (measured) add_regime();
  }

  void add_regime() {
    row("[[regime]]", {"id = \"r\"", "title = \"Another pace\"", "enters = " + estimate(0, 0.2),
                       "drift = " + estimate(-2, 2), "deviation = " + estimate(10, 30)});
    row("[life]", {"hazard = " + estimate(0.5, 2)});
    row("[[guarantee]]",
        {"title = \"Of the first\"", "if = { i0 = { from = 0 } }", "times = " + estimate(0.5, 2)});
  }

  std::string blank() { return plain_ || style_() % 2 ? "" : "  "; }
  void line(const std::string& words) {
    text_ += words + (plain_ || style_() % 3 ? "" : "  # a remark") + (plain_ ? "\n" : "\r\n");
  }
  void row(const std::string& header, std::vector<std::string> keys) {
    if (!plain_) std::shuffle(keys.begin(), keys.end(), style_);
    if (!plain_ && style_() % 2) line("# what follows is generated");
    line(header);
    for (const std::string& key : keys) line(blank() + key);
  }

  std::mt19937 random_, style_;
  bool plain_;
  std::size_t parties_ = 0, issues_ = 0;
  std::vector<bool> scales_;
  std::string text_;
};

inline std::string generated_toml(std::uint32_t seed, std::uint32_t style = 0) {
  return CaseGenerator(seed, style).run();
}

}  // namespace entente::fixtures
