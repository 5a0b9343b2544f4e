#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/cli/console.h"
#include "entente/cli/verbs.h"
#include "entente/desk/dossier.h"
#include "entente/methods/all.h"
#include "entente/report/text_table.h"

#ifndef ENTENTE_VERSION
#define ENTENTE_VERSION "0.1.0"
#endif

namespace entente::cli {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

std::string method_text(const question::Card& card) {
  const auto width = static_cast<std::size_t>(terminal_width());
  std::string text =
      fmt::format("{}  ({}; status: {})\n", card.id, card.question, question::name_of(card.status)) +
      report::paragraph("  ", card.title, width) + report::paragraph("  applies to: ", card.domain, width);
  for (const std::string& assumption : card.assumptions)
    text += report::paragraph("  assumes: ", assumption, width);
  if (!card.sources.empty()) text += report::paragraph("  sources: ", base::join_and(card.sources), width);
  return text;
}

Json method_json(const question::Card& card) {
  return {{"id", card.id},
          {"question", card.question},
          {"status", question::name_of(card.status)},
          {"sources", card.sources},
          {"title", card.title},
          {"domain", card.domain},
          {"reads", card.reads},
          {"assumptions", card.assumptions}};
}

}  // namespace

int run_methods(const Options& options) {
  Json list = Json::array();
  std::string text;
  for (const auto& method : methods::all_methods()) {
    list.push_back(method_json(method.card));
    text += (text.empty() ? "" : "\n") + method_text(method.card);
  }
  return options.json ? print_bytes(list.dump(2) + "\n") : print(text);
}

int run_cases(const Options& options) {
  if (options.paths.size() > 1) return complain({usage("cases takes one folder", "entente cases")});
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
    text += fmt::format(
        "{:<28}{}\n", path,
        dossier ? report::printable(dossier->dispute->parts().title) : "has errors: entente check " + path);
  }
  return print(text);
}

int run_cite(const Options&) {
  return print(
      "The Entente developers. Entente: from documents on a dispute to what can be agreed. "
      "Version " ENTENTE_VERSION
      ".\n\n"
      "@software{entente,\n  author = {{The Entente developers}},\n  title = {Entente: from documents on a "
      "dispute to what "
      "can be agreed},\n  version = {" ENTENTE_VERSION "},\n  license = {Apache-2.0}\n}\n");
}

int run_version(const Options& options) {
  if (!options.json) return print("entente " ENTENTE_VERSION "\n");
  std::vector<std::string> ids;
  for (const auto& method : methods::all_methods()) ids.push_back(method.card.id);
  const Json version = {{"entente", ENTENTE_VERSION},
                        {"compiler", __VERSION__},
                        {"formats", {{"case", 1}, {"answers", 1}, {"claims", 1}, {"diagnostics", 1}}},
                        {"methods", ids}};
  return print_bytes(version.dump() + "\n");
}

}  // namespace entente::cli
