#include "entente/server/pages.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "entente/base/assets.h"
#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/report/brief_style.h"

namespace entente::server {

namespace fs = std::filesystem;

namespace {

constexpr const char* no_pages =
    "<!doctype html><html lang=\"en\"><title>Entente</title><h1>The pages are not in this build</h1>"
    "<p>The engine answers, but web/dist held no pages when this program was built. Build them with "
    "tools/build_pages and build the program again, or name a folder of pages: "
    "<code>entente open --pages web/dist</code>.</p></html>\n";

Answer file(const std::string& name, std::string bytes, bool gzip) {
  Answer answer;
  answer.media_type = media_type_of(name);
  answer.body = std::move(bytes);
  // Every browser takes it; there is no second form to choose from.
  if (gzip) answer.headers = {{"Content-Encoding", "gzip"}};
  return answer;
}

// Plain names only, so that what is joined to the folder stays below it.
bool is_plain(const std::string& name) {
  const auto parts = base::split(name, '/');
  return std::none_of(parts.begin(), parts.end(), [](const std::string& part) {
    return part.empty() || part.front() == '.' ||
           part.find_first_of(std::string_view("\\\0", 2)) != part.npos;
  });
}

// Links below the folder may lead out of it.
bool is_below(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::canonical(path, error);
  if (error) return false;
  const fs::path root = fs::canonical(folder, error);
  return !error && std::mismatch(root.begin(), root.end(), whole.begin(), whole.end()).first == root.end();
}

std::optional<Answer> from_folder(const std::string& folder, const std::string& name) {
  if (!is_plain(name)) return std::nullopt;
  for (const bool gzip : {false, true}) {
    const fs::path path = fs::path(folder) / (name + (gzip ? ".gz" : ""));
    if (!is_below(path, folder)) continue;
    if (auto bytes = base::read_file(path.string())) return file(name, std::move(bytes).value(), gzip);
  }
  return std::nullopt;
}

std::optional<Answer> from_binary(const std::string& name) {
  const base::Asset asset = base::asset("web/" + name);
  if (asset.bytes.empty()) return std::nullopt;
  return file(name, std::string(asset.bytes), asset.gzip);
}

}  // namespace

Answer Pages::answer(const std::string& path) const {
  const std::string name = path == "/" ? "index.html" : path.substr(std::min<std::size_t>(1, path.size()));
  if (name == "style.css") return file(name, report::brief_style(), false);
  auto found = folder_.empty() ? from_binary(name) : from_folder(folder_, name);
  if (found) return *found;
  if (name != "index.html")
    return refusal(404, "unknown-address", "the workbench has no such page", "open /, the first page");
  Answer page = file(name, no_pages, false);
  page.status = 404;
  return page;
}

}  // namespace entente::server
