#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/dispute/case.h"
#include "entente/exchange/exchange.h"
#include "entente/exchange/scenario_case.h"
#include "entente/theory/package_space.h"

// What tests of the exchange room need: files written into a folder of their own, scenarios of the shared
// data, and an imported scenario as the theory sees it.
namespace entente::fixtures {

inline const evidence::Date& import_day() {
  static const evidence::Date day{2024, 3, 2};
  return day;
}

/// A folder that lives as long as the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-exchange-XXXXXX").string();
    base::require(mkdtemp(name.data()) != nullptr, "no temporary folder");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  const std::string& path() const { return path_; }
  std::string put(const std::string& name, const std::string& text) const {
    std::ofstream(path_ + "/" + name, std::ios::binary) << text;
    return path_ + "/" + name;
  }
  /// A text with the folder's path taken out, so that messages can be compared.
  std::string plain(std::string text) const {
    for (std::size_t at = text.find(path_ + "/"); at != std::string::npos; at = text.find(path_ + "/"))
      text.erase(at, path_.size() + 1);
    return text;
  }

 private:
  std::string path_;
};

/// A folder of the shared scenarios; empty when it is not at hand.
inline std::string shared_scenario(const std::string& name) {
  const char* set = std::getenv("ENTENTE_SHARED");
  const std::string path = std::string(set ? set : ENTENTE_SHARED_DIR) + "/data/scenarios/" + name;
  return std::filesystem::exists(path) ? path : std::string();
}

inline exchange::Scenario imported(const std::string& format, const std::vector<std::string>& paths) {
  auto result = exchange::import_scenario(format, paths);
  if (!result.ok()) throw std::runtime_error(base::to_text(result.diagnostics()));
  return std::move(result).value();
}

using CasePointer = std::shared_ptr<const dispute::Case>;

/// The scenario as a case that was written and read again.
inline CasePointer case_from(const exchange::Scenario& scenario) {
  auto draft = exchange::to_case(scenario, import_day());
  if (!draft.ok()) throw std::runtime_error(base::to_text(draft.diagnostics()));
  auto built = dispute::Case::build(*draft);
  if (!built.ok()) throw std::runtime_error(base::to_text(built.diagnostics()));
  return std::make_shared<const dispute::Case>(std::move(built).value());
}

/// A case of options in points mode as the theory sees it: everybody's utility, everybody's reservation
/// value.
struct Problem {
  theory::PackageSpace space;
  std::vector<double> disagreement;
};

inline Problem problem_of(const CasePointer& dispute) {
  std::vector<std::size_t> sizes;
  for (const auto& issue : dispute->issues()) sizes.push_back(issue.options.size());
  Problem problem{theory::PackageSpace(dispute->parties().size(), sizes), {}};
  for (const auto& party : dispute->parties()) problem.disagreement.push_back(party.no_agreement->likely);
  for (const auto& score : dispute->parts().scores)
    for (std::size_t option = 0; option < score.points.size(); ++option)
      problem.space.set_value(score.issue.index(), option, score.party.index(), score.points[option].likely);
  return problem;
}

}  // namespace entente::fixtures
