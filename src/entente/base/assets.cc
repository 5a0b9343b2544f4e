#include "entente/base/assets.h"

#include <algorithm>

namespace entente::base {

namespace {

// Compilers may take two different symbols for two different places and fold `begin == end`; a difference of
// addresses they have to compute.
Asset to_asset(const EmbeddedAsset& row) {
  return {row.name, std::string_view(row.begin, static_cast<std::size_t>(row.end - row.begin)), row.gzip};
}

const std::vector<Asset>& sorted() {
  static const std::vector<Asset> table = [] {
    std::vector<Asset> all;
    for (const EmbeddedAsset* row = embedded_assets; row->name != nullptr; ++row)
      all.push_back(to_asset(*row));
    std::sort(all.begin(), all.end(), [](const Asset& a, const Asset& b) { return a.name < b.name; });
    return all;
  }();
  return table;
}

}  // namespace

std::vector<Asset> assets() {
  return sorted();
}

Asset asset(std::string_view name) {
  const auto& all = sorted();
  const auto found =
      std::lower_bound(all.begin(), all.end(), name,
                       [](const Asset& one, std::string_view wanted) { return one.name < wanted; });
  return found != all.end() && found->name == name ? *found : Asset{};
}

}  // namespace entente::base
