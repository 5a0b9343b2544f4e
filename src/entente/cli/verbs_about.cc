#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/cli/console.h"
#include "entente/cli/verbs.h"
#include "entente/desk/dossier.h"
#include "entente/methods/all.h"

#ifndef ENTENTE_VERSION
#define ENTENTE_VERSION "0.1.0"
#endif

namespace entente::cli {

namespace fs = std::filesystem;

namespace {

std::string quoted(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json + "\"";
}

std::string list_json(const std::vector<std::string>& items) {
  std::string json = "[";
  for (const std::string& item : items) json += (json.size() > 1 ? "," : "") + quoted(item);
  return json + "]";
}

}  // namespace

int run_methods(const Options& options) {
  std::string text;
  for (const auto& method : methods::all_methods()) {
    const auto& card = method.card;
    if (options.json) {
      text += fmt::format("{}{{\"id\":{},\"question\":{},\"status\":{},\"sources\":{},\"title\":{},\"domain\":{},\"assumptions\":{}}}",
                          text.empty() ? "[" : ",\n", quoted(card.id), quoted(card.question),
                          quoted(question::name_of(card.status)), list_json(card.sources), quoted(card.title),
                          quoted(card.domain), list_json(card.assumptions));
      continue;
    }
    text += fmt::format("{}  ({}; status: {})\n  {}\n  applies to: {}\n", card.id, card.question,
                        question::name_of(card.status), card.title, card.domain);
    for (const std::string& assumption : card.assumptions) text += fmt::format("  assumes: {}\n", assumption);
    if (!card.sources.empty()) text += fmt::format("  sources: {}\n", base::join_and(card.sources));
    text += "\n";
  }
  return print(options.json ? text + "]\n" : text);
}

int run_cases(const Options& options) {
  const std::string folder = options.paths.empty() ? "cases" : options.paths[0];
  std::error_code error;
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (fs::exists(entry.path() / "case.toml", error)) found.push_back(entry.path().string());
  std::sort(found.begin(), found.end());
  if (found.empty()) {
    base::Diagnostic problem;
    problem.code = "missing-file";
    problem.message = fmt::format("there is no case below \"{}\"", folder);
    problem.help = "run it where the folder cases/ stands, or name a folder of cases";
    return complain({problem});
  }
  std::string text;
  for (const std::string& path : found) {
    const auto dossier = desk::open_case(path);
    text += fmt::format("{:<28}{}\n", path, dossier ? dossier->dispute->parts().title : "has errors: entente check " + path);
  }
  return print(text);
}

int run_cite(const Options&) {
  return print(
      "The Entente developers. Entente: from documents on a dispute to what can be agreed. Version " ENTENTE_VERSION ".\n\n"
      "@software{entente,\n  author = {{The Entente developers}},\n  title = {Entente: from documents on a dispute to what "
      "can be agreed},\n  version = {" ENTENTE_VERSION "},\n  license = {Apache-2.0}\n}\n");
}

int run_version(const Options& options) {
  if (!options.json) return print("entente " ENTENTE_VERSION "\n");
  std::vector<std::string> ids;
  for (const auto& method : methods::all_methods()) ids.push_back(method.card.id);
  return print(fmt::format("{{\"entente\":\"" ENTENTE_VERSION "\",\"compiler\":{},\"formats\":{{\"case\":1,\"answers\":1,"
                           "\"claims\":1}},\"methods\":{}}}\n",
                           quoted(__VERSION__), list_json(ids)));
}

}  // namespace entente::cli
