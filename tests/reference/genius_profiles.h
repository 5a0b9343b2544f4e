#pragma once

// The least reader of GENIUS profiles that the theory's tests need: discrete and integer issues, one
// attribute per name and line, no faults looked for. The program's own reader is in the exchange room.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::reference {

struct GeniusProfile {
  std::map<int, std::vector<double>> values;  // by issue: of its options, in [0, 1]
  std::map<int, double> weights;
  double reservation = 0;
};

inline std::string attribute(const std::string& line, const std::string& name) {
  const std::size_t at = line.find(" " + name + "=\"");
  if (at == std::string::npos) return {};
  const std::size_t from = at + name.size() + 3;
  return line.substr(from, line.find('"', from) - from);
}

inline GeniusProfile genius_profile(const std::filesystem::path& file) {
  GeniusProfile profile;
  std::ifstream in(file);
  int issue = 0, low = 0, high = 0;
  for (std::string line; std::getline(in, line);) {
    auto is = [&](const char* tag) { return line.find(std::string("<") + tag + " ") != std::string::npos; };
    auto number = [&](const char* name) { return std::stod(attribute(line, name)); };
    if (is("issue")) {
      issue = std::stoi(attribute(line, "index"));
      if (!attribute(line, "lowerbound").empty())
        low = std::stoi(attribute(line, "lowerbound")), high = std::stoi(attribute(line, "upperbound"));
    } else if (is("item")) {
      profile.values[issue].push_back(number("evaluation"));
    } else if (is("evaluator")) {
      for (int v = low; v <= high; ++v)
        profile.values[issue].push_back(std::clamp(number("offset") + number("slope") * (v - low), 0.0, 1.0));
    } else if (is("weight")) {
      profile.weights[std::stoi(attribute(line, "index"))] = number("value");
    } else if (is("reservation")) {
      profile.reservation = number("value");
    }
  }
  return profile;
}

/// Evaluations of discrete issues are divided by the issue's highest; integer issues have theirs in [0, 1].
inline theory::PackageSpace genius_space(const std::vector<std::filesystem::path>& files) {
  std::vector<GeniusProfile> profiles;
  for (const auto& file : files) profiles.push_back(genius_profile(file));
  std::vector<std::size_t> options;
  for (const auto& [issue, values] : profiles.front().values) options.push_back(values.size());
  theory::PackageSpace space(profiles.size(), options);
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    std::size_t j = 0;
    for (const auto& [issue, values] : profiles[i].values) {
      const double most = *std::max_element(values.begin(), values.end());
      const double unit = most > 1 ? most : 1;
      for (std::size_t o = 0; o < values.size(); ++o)
        space.set_value(j, o, i, profiles[i].weights[issue] * values[o] / unit);
      ++j;
    }
  }
  return space;
}

}  // namespace entente::reference
