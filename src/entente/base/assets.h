#pragma once

#include <string_view>
#include <vector>

namespace entente::base {

/// A file that travels inside the binary: the workbench's pages, the engine for browsers, the worked cases.
struct Asset {
  std::string_view name;   // "web/index.html", "web/engine.wasm", "cases/harbour/case.toml"
  std::string_view bytes;  // gzip when `gzip`, else as they are
  bool gzip = false;
};

/// Every asset, sorted by name; empty in builds that carry none (the engine for browsers).
std::vector<Asset> assets();

/// The asset of this name; bytes empty: there is none.
Asset asset(std::string_view name);

/// What the build embeds, written by cmake/embed_assets.cmake; ends with a row without a name.
struct EmbeddedAsset {
  const char* name;
  const char *begin, *end;
  bool gzip;
};
extern const EmbeddedAsset embedded_assets[];

}  // namespace entente::base
