#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/cli/console.h"
#include "entente/cli/today.h"
#include "entente/cli/verbs.h"
#include "entente/desk/brief.h"
#include "entente/desk/dossier.h"
#include "entente/desk/request.h"
#include "entente/report/terminal.h"

namespace entente::cli {

namespace fs = std::filesystem;

namespace {

base::Diagnostic usage(std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = "usage";
  problem.message = std::move(message);
  problem.help = std::move(help);
  return problem;
}

desk::Request request_of(const Options& options) {
  desk::Request request;
  request.tables = options.tables;
  request.levers = options.levers;
  request.method = options.method;
  request.plan.seed = options.seed;
  request.plan.worlds = options.worlds;
  request.plan.threads = options.threads;
  request.plan.cancel = cancel_on_interrupt();
  return request;
}

report::TerminalOptions terminal_options(const Options& options, const dispute::Case* dispute) {
  report::TerminalOptions look;
  look.dispute = dispute;
  look.width = static_cast<std::size_t>(terminal_width());
  look.ascii = options.ascii;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  look.colour = !options.no_colour && stdout_is_terminal() && !(no_colour && *no_colour) &&
                !(terminal && std::string(terminal) == "dumb");
  return look;
}

int answer(const Options& options, desk::Request request, const std::string& path) {
  auto dossier = desk::open_case(path);
  if (!dossier) return complain(dossier.diagnostics());
  talk(base::to_text(dossier->warnings));
  Progress progress("computing");
  request.plan.progress = [&](double share) { progress.show(share); };
  const auto answers = desk::answer_request(request, dossier->dispute);
  if (!answers) return complain(answers.diagnostics());
  if (request.plan.cancel.cancelled()) return interrupted;
  return print(options.json ? question::to_json(*answers)
                            : report::render_terminal(*answers, terminal_options(options, dossier->dispute.get())));
}

bool is_case(const std::string& path) {
  return fs::is_directory(path) || fs::path(path).extension() == ".toml";
}

base::Result<desk::Dossier> dossier_for_brief(const Options& options) {
  const bool one_case = options.paths.size() == 1 && is_case(options.paths[0]);
  if (one_case) return desk::open_case(options.paths[0]);
  for (const std::string& path : options.paths)
    if (is_case(path))
      return usage(fmt::format("\"{}\" is a case; a brief is made of one case, or of documents", path),
                   "name the case alone, or only documents");
  return desk::draft_from(options.paths, base::DataTables(options.data), today());
}

}  // namespace

int run_ask(const Options& options) {
  if (options.paths.empty()) return complain({usage("ask needs a case", "entente ask cases/moscow-talks agreement")});
  desk::Request request = request_of(options);
  request.questions.assign(options.paths.begin() + 1, options.paths.end());
  return answer(options, std::move(request), options.paths[0]);
}

int run_compare(const Options& options) {
  if (options.paths.size() != 1) return complain({usage("compare needs one case", "entente compare cases/moscow-talks")});
  desk::Request request = request_of(options);
  request.questions = {"compare"};
  // Named levers are what is compared; they are not pulled on both sides.
  request.variants = std::move(request.levers);
  request.levers.clear();
  return answer(options, std::move(request), options.paths[0]);
}

int run_brief(const Options& options) {
  if (options.paths.empty())
    return complain({usage("brief needs a case or documents", "entente brief cases/moscow-talks -o brief.html")});
  const std::string target = options.output.empty() ? "brief.html" : options.output;
  auto dossier = dossier_for_brief(options);
  if (!dossier) return complain(dossier.diagnostics());
  talk(base::to_text(dossier->warnings));
  desk::Request request = request_of(options);
  std::string html;
  {
    Progress progress("computing");
    request.plan.progress = [&](double share) { progress.show(share); };
    auto made = desk::make_brief(*dossier, request);
    if (!made) return complain(made.diagnostics());
    if (request.plan.cancel.cancelled()) return interrupted;
    html = std::move(made).value();
  }
  const auto written = base::write_file(target, html);
  if (!written) return complain(written.diagnostics());
  talk(fmt::format("wrote {} ({} kB)\n", target, html.size() / 1000));
  return done;
}

}  // namespace entente::cli
