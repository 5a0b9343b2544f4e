#include "entente/server/imports.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include <stdlib.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/exchange/exchange.h"
#include "entente/exchange/scenario_case.h"

namespace entente::server {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_files = 1000;

struct Sent {
  std::string format;
  std::vector<std::pair<std::string, std::string>> files;  // name, text
};

base::Diagnostic bad(std::string message) {
  base::Diagnostic problem;
  problem.code = "bad-request";
  problem.message = std::move(message);
  problem.help = R"(send {"format": "csv", "files": [{"name": "scores.csv", "text": "..."}]})";
  return problem;
}

// "domain.json" or "scores_files/a.txt": nothing that leads out of the folder it is put in.
bool is_plain(const std::string& name) {
  const auto parts = base::split(name, '/');
  return parts.size() <= 3 && name.size() <= 200 &&
         std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
           return !part.empty() && part != "." && part != ".." &&
                  part.find_first_of(std::string_view("\\\0", 2)) == part.npos;
         });
}

base::Result<Sent> read_sent(std::string_view json) {
  const Json body = Json::parse(json, nullptr, false);
  const Json format = body.is_object() ? body.value("format", Json()) : Json();
  const Json files = body.is_object() ? body.value("files", Json()) : Json();
  if (!format.is_string() || !files.is_array() || files.empty() || files.size() > most_files)
    return bad("an import needs a format and one to 1000 files");
  Sent sent;
  sent.format = format.get<std::string>();
  for (const Json& file : files) {
    const Json name = file.is_object() ? file.value("name", Json()) : Json();
    const Json text = file.is_object() ? file.value("text", Json()) : Json();
    if (!name.is_string() || !text.is_string()) return bad("a file of an import needs a name and a text");
    if (!is_plain(name.get<std::string>()))
      return bad(fmt::format("\"{}\" is no name of a file", name.get<std::string>()));
    sent.files.emplace_back(name.get<std::string>(), text.get<std::string>());
  }
  return sent;
}

// A folder for the files that goes away with it. Nothing is put outside the folder of the cases.
class ShortLived {
 public:
  explicit ShortLived(const std::string& beside)
      : path_((fs::path(beside) / ".entente-import-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ~ShortLived() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  ShortLived(const ShortLived&) = delete;
  ShortLived& operator=(const ShortLived&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

base::Result<bool> write_all(const Sent& sent, const std::string& folder) {
  std::error_code error;
  for (const auto& [name, text] : sent.files) {
    const fs::path path = fs::path(folder) / name;
    fs::create_directories(path.parent_path(), error);
    const auto written = base::write_file(path.string(), text);
    if (!written) return written.diagnostics();
  }
  return true;
}

// People know their files, not where those stood for a moment.
std::string without(std::string text, const std::string& folder) {
  for (const std::string& part : {folder + "/", folder})
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at))
      text.erase(at, part.size());
  return text;
}

base::Diagnostics as_sent(base::Diagnostics problems, const std::string& folder) {
  for (auto& problem : problems) {
    problem.message = without(std::move(problem.message), folder);
    problem.help = without(std::move(problem.help), folder);
    problem.where.file = without(std::move(problem.where.file), folder);
  }
  return problems;
}

// The folder that a page sent as a whole: "game" of game/config.txt and game/scores_files/a.txt. The one
// folder that a format knows by its name is none of these.
std::string shared_folder(const Sent& sent) {
  const std::string& first = sent.files.front().first;
  const std::string start = first.substr(0, first.find('/') + 1);
  if (start.empty() || start == "scores_files/") return "";
  for (const auto& [name, text] : sent.files)
    if (!name.starts_with(start)) return "";
  return start.substr(0, start.size() - 1);
}

// A scenario without a title is called after its folder, so that one needs a name to be seen.
std::string name_of(const Sent& sent) {
  if (const std::string folder = shared_folder(sent); !folder.empty()) return folder;
  return sent.files.size() == 1 ? fs::path(sent.files.front().first).stem().string() : sent.format;
}

// What the format's reader is given: the only file, or the folder that holds them all.
std::string to_read(const Sent& sent, const std::string& inside) {
  if (sent.files.size() == 1) return (fs::path(inside) / sent.files.front().first).string();
  const std::string folder = shared_folder(sent);
  return folder.empty() ? inside : (fs::path(inside) / folder).string();
}

base::Result<desk::Dossier> to_dossier(const exchange::Scenario& scenario, const evidence::Date& today) {
  auto draft = exchange::to_case(scenario, today);
  if (!draft) return draft.diagnostics();
  auto built = dispute::Case::build(*draft);
  if (!built) return built.diagnostics();
  desk::Dossier dossier;
  dossier.draft = std::move(draft).value();
  dossier.dispute = std::make_shared<const dispute::Case>(std::move(built).value());
  return dossier;
}

}  // namespace

std::string import_formats_json() {
  Json list = Json::array();
  for (const auto& format : exchange::formats())
    if (format.read) list.push_back({{"id", format.name}, {"title", format.title}, {"takes", format.takes}});
  return list.dump();
}

base::Result<Imported> import_case(std::string_view json, const std::string& folder,
                                   const evidence::Date& today) {
  const auto sent = read_sent(json);
  if (!sent) return sent.diagnostics();
  const ShortLived place(folder.empty() ? "." : folder);
  if (place.path().empty()) {
    base::Diagnostic problem;
    problem.code = "unwritable-file";
    problem.message = fmt::format("cannot write in \"{}\"", folder);
    problem.help = "start entente where you may write, or name a folder with -o";
    return problem;
  }
  const std::string name = name_of(*sent);
  const std::string inside = (fs::path(place.path()) / name).string();
  if (const auto written = write_all(*sent, inside); !written) return as_sent(written.diagnostics(), inside);
  const auto scenario = exchange::import_scenario(sent->format, {to_read(*sent, inside)});
  if (!scenario) return as_sent(scenario.diagnostics(), inside);
  auto dossier = to_dossier(*scenario, today);
  if (!dossier) return as_sent(dossier.diagnostics(), inside);
  return Imported{std::move(dossier).value(), name};
}

}  // namespace entente::server
