#include <algorithm>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/cli/console.h"
#include "entente/cli/glance.h"
#include "entente/cli/open.h"
#include "entente/cli/today.h"
#include "entente/cli/verbs.h"
#include "entente/desk/brief.h"
#include "entente/desk/dossier.h"
#include "entente/desk/request.h"
#include "entente/dispute/proposal.h"
#include "entente/ensemble/levers.h"
#include "entente/report/terminal.h"

namespace entente::cli {

namespace {

desk::Request request_of(const Options& options) {
  desk::Request request;
  request.tables = options.tables;
  request.levers = options.levers;
  request.method = options.method;
  if (!options.compat.empty()) request.parameters.push_back({"compat", options.compat});
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
  look.details = options.details;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  look.colour = !options.no_colour && stdout_is_terminal() && !(no_colour && *no_colour) &&
                !(terminal && std::string(terminal) == "dumb");
  return look;
}

int stopped() {
  talk("stopped; nothing was written\n");
  return interrupted;
}

// A lever that is not there is found out before anything is computed.
base::Diagnostics variant_problems(const desk::Request& request, const desk::Dossier& dossier) {
  base::Diagnostics problems;
  for (const std::string& id : request.variants) {
    const auto pulled = ensemble::pull_levers(dossier.dispute, {id});
    problems.insert(problems.end(), pulled.diagnostics().begin(), pulled.diagnostics().end());
  }
  return problems;
}

int show(const Options& options, const question::Answers& answers, const dispute::Case& dispute) {
  if (options.json) return print_bytes(question::to_json(answers));
  const auto look = terminal_options(options, &dispute);
  if (options.details) return print(report::render_terminal(answers, look));
  const question::Answers shorter = at_a_glance(answers);
  const bool whole =
      answers.answers.size() == shorter.answers.size() &&
      std::equal(answers.answers.begin(), answers.answers.end(), shorter.answers.begin(),
                 [](const auto& a, const auto& b) { return a.findings.size() == b.findings.size(); });
  return print(report::render_terminal(shorter, look) +
               (whole ? "" : "Shortened: --details shows every finding, --json all of it for a program.\n"));
}

int answer(const Options& options, desk::Request request, const std::string& path) {
  const auto dossier = open_named(path);
  if (!dossier) return complain(dossier.diagnostics());
  talk(base::to_text(dossier->warnings));
  const auto problems = variant_problems(request, *dossier);
  if (base::has_errors(problems)) return complain(problems);
  std::optional<Progress> progress("computing");
  request.plan.progress = [&](double share) { progress->show(share); };
  const auto answers = desk::answer_request(request, dossier->dispute);
  progress.reset();
  if (!answers) return complain(answers.diagnostics());
  if (request.plan.cancel.cancelled()) return stopped();
  return show(options, *answers, *dossier->dispute);
}

base::Result<dispute::Proposal> read_text(const desk::Dossier& dossier, const std::string& path) {
  const auto bytes = base::read_file(path);
  if (!bytes) return bytes.diagnostics();
  return dispute::read_proposal(*dossier.dispute, *bytes, path);
}

base::Result<desk::Dossier> dossier_for_brief(const Options& options) {
  if (options.paths.size() == 1 && is_case(options.paths[0])) return open_named(options.paths[0]);
  for (const std::string& path : options.paths)
    if (is_case(path))
      return usage(fmt::format("\"{}\" is a case; a brief is made of one case, or of documents", path),
                   "name the case alone, or only documents");
  return desk::draft_from(options.paths, base::DataTables(options.data), today());
}

}  // namespace

int run_ask(const Options& options) {
  if (options.paths.empty())
    return complain({usage("ask needs a case", "entente ask cases/moscow-talks agreement")});
  desk::Request request = request_of(options);
  request.questions.assign(options.paths.begin() + 1, options.paths.end());
  return answer(options, std::move(request), options.paths[0]);
}

int run_compare(const Options& options) {
  if (options.paths.size() != 1)
    return complain({usage("compare takes one case, and levers each after a --lever of its own",
                           "entente compare cases/harbour --lever pay_for_boats --lever seat_the_island")});
  desk::Request request = request_of(options);
  request.questions = {"compare"};
  // Named levers are what is compared; they are not pulled on both sides.
  request.variants = std::move(request.levers);
  request.levers.clear();
  return answer(options, std::move(request), options.paths[0]);
}

int run_try(const Options& options) {
  if (options.paths.size() != 2)
    return complain({usage("try takes a case and a text",
                           "entente try cases/harbour-sport cases/harbour-sport/opening.toml")});
  const auto dossier = open_named(options.paths[0]);
  if (!dossier) return complain(dossier.diagnostics());
  auto text = read_text(*dossier, options.paths[1]);
  if (!text) return complain(text.diagnostics());
  talk(base::to_text(text.diagnostics()));
  desk::Request request = request_of(options);
  request.text = std::move(text).value();
  return answer(options, std::move(request), options.paths[0]);
}

int run_brief(const Options& options) {
  if (options.paths.empty())
    return complain(
        {usage("brief needs a case or documents", "entente brief cases/moscow-talks -o brief.html")});
  const std::string target = options.output.empty() ? "brief.html" : options.output;
  if (const auto problems = target_problems(target); !problems.empty()) return complain(problems);
  const auto dossier = dossier_for_brief(options);
  if (!dossier) return complain(dossier.diagnostics());
  talk(base::to_text(dossier->warnings));
  desk::Request request = request_of(options);
  std::optional<Progress> progress("computing");
  request.plan.progress = [&](double share) { progress->show(share); };
  const auto html = desk::make_brief(*dossier, request, !options.static_only);
  progress.reset();
  if (!html) return complain(html.diagnostics());
  if (request.plan.cancel.cancelled()) return stopped();
  const auto written = base::write_file(target, *html);
  if (!written) return complain(written.diagnostics());
  talk(fmt::format("wrote {} ({} kB); it opens in any browser\n", target, html->size() / 1000));
  return done;
}

}  // namespace entente::cli
